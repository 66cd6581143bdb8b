"""Run by Alembic: on the connection that `studio.migrate` gives it."""

from alembic import context

from studio.models import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
