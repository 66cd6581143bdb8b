"""`studio run`: web and worker on this machine."""

from __future__ import annotations

import sys

import click
from sqlalchemy.orm import Session

from studio import supervisor
from studio.commands.base import database, say
from studio.commands.listening import addresses, check_port, environment
from studio.people import members
from studio.people.passwords import new_code
from studio.settings import Settings


@click.command(short_help="Open the studio: web and worker on this machine.")
@click.option("--host", envvar="STUDIO_HOST", help="Address to listen on (STUDIO_HOST).")
@click.option("--port", envvar="STUDIO_PORT", type=int, help="Port to listen on (STUDIO_PORT).")
def run(host: str | None, port: int | None) -> None:
    """Open the studio and print its address; a worker that dies is back within five seconds."""
    with database() as (made, _, engine):
        listening = Settings.from_env(environment(made, host, port))
        check_port(listening)
        with Session(engine) as db:
            first = not members.anybody(db)
    child = environment(listening, host, port)
    if first and listening.first_needs_code:
        child["STUDIO_FIRST_CODE"] = new_code()
    for address in addresses(listening):
        click.echo(say("cli-open", address=address))
    if "STUDIO_FIRST_CODE" in child:
        click.echo(say("cli-first-code", code=child["STUDIO_FIRST_CODE"]))
    click.echo(say("cli-how-to-stop"))
    sys.stdout.flush()
    code = supervisor.run(
        listening, child, lambda word: click.echo(say("cli-child-dies", word=word), err=True)
    )
    if code:
        raise click.exceptions.Exit(code)
