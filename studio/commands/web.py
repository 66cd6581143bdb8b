"""`studio web`: the pages only."""

from __future__ import annotations

import click
from sqlalchemy.orm import Session

from studio.commands.base import database, say
from studio.commands.listening import check_port, environment, log
from studio.people import members
from studio.people.passwords import new_code
from studio.settings import Settings
from studio.web import serve


@click.command(short_help="Serve the pages only.")
@click.option("--host", envvar="STUDIO_HOST", help="Address to listen on (STUDIO_HOST).")
@click.option("--port", envvar="STUDIO_PORT", type=int, help="Port to listen on (STUDIO_PORT).")
def web(host: str | None, port: int | None) -> None:
    """Serve the pages; the worker is another process."""
    log()
    with database() as (made, _, engine):
        listening = Settings.from_env(environment(made, host, port))
        with Session(engine) as db:
            first = not members.anybody(db)
    if first and listening.first_needs_code and not listening.first_code:
        coded = environment(listening, host, port) | {"STUDIO_FIRST_CODE": new_code()}
        listening = Settings.from_env(coded)
        click.echo(say("cli-first-code", code=listening.first_code))
    check_port(listening)
    serve(listening)
