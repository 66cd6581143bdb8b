"""The migrations make exactly the tables that the code names."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

from studio import migrate
from studio.db import make_engine
from studio.models import metadata
from studio.paths import DataFolder


def test_the_migrated_schema_is_the_metadata(tmp_path: Path) -> None:
    engine = make_engine(DataFolder(root=tmp_path))
    migrate.upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    assert migrate.current(engine) == migrate.newest()


def test_upgrading_twice_changes_nothing(tmp_path: Path) -> None:
    engine = make_engine(DataFolder(root=tmp_path))
    migrate.upgrade(engine)
    before = inspect(engine).get_table_names()
    migrate.upgrade(engine)
    assert inspect(engine).get_table_names() == before


def test_every_table_has_an_organisation() -> None:
    without = [t.name for t in metadata.sorted_tables if "organisation_id" not in t.c]
    assert without == ["organisations"]
