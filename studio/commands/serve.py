"""`studio run | web | worker | emulator`: the processes."""

from __future__ import annotations

import logging
import os
import socket
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click
from sqlalchemy.orm import Session

from publish import pretend
from studio import supervisor
from studio.commands.base import Fault, database, language, say, settings, trouble
from studio.demo.network import practice_of
from studio.paths import DataFolder
from studio.people import members
from studio.people.passwords import new_code
from studio.settings import Settings
from studio.web import serve as serve_web
from studio.worker import Worker


@click.command(short_help="Open the studio: web and worker on this machine.")
@click.option("--host", envvar="STUDIO_HOST", help="Address to listen on (STUDIO_HOST).")
@click.option("--port", envvar="STUDIO_PORT", type=int, help="Port to listen on (STUDIO_PORT).")
def run(host: str | None, port: int | None) -> None:
    """Open the studio and print its address; a worker that dies is back within five seconds."""
    with database() as (made, _, engine):
        listening = Settings.from_env(_environment(made, host, port))
        _check_port(listening)
        with Session(engine) as db:
            first = not members.anybody(db)
    environment = _environment(listening, host, port)
    if first and listening.first_needs_code:
        environment["STUDIO_FIRST_CODE"] = new_code()
    for address in _addresses(listening):
        click.echo(say("cli-open", address=address))
    if "STUDIO_FIRST_CODE" in environment:
        click.echo(say("cli-first-code", code=environment["STUDIO_FIRST_CODE"]))
    click.echo(say("cli-how-to-stop"))
    sys.stdout.flush()
    code = supervisor.run(
        listening, environment, lambda word: click.echo(say("cli-child-dies", word=word), err=True)
    )
    if code:
        raise click.exceptions.Exit(code)


@click.command(short_help="Serve the pages only.")
@click.option("--host", envvar="STUDIO_HOST", help="Address to listen on (STUDIO_HOST).")
@click.option("--port", envvar="STUDIO_PORT", type=int, help="Port to listen on (STUDIO_PORT).")
def web(host: str | None, port: int | None) -> None:
    """Serve the pages; the worker is another process."""
    _log()
    with database() as (made, _, engine):
        listening = Settings.from_env(_environment(made, host, port))
        with Session(engine) as db:
            first = not members.anybody(db)
    if first and listening.first_needs_code and not listening.first_code:
        environment = _environment(listening, host, port) | {"STUDIO_FIRST_CODE": new_code()}
        listening = Settings.from_env(environment)
        click.echo(say("cli-first-code", code=listening.first_code))
    _check_port(listening)
    serve_web(listening)


@click.command(short_help="Do the work: imports, renders, publications, counts.")
def worker() -> None:
    """Import, render, publish and count, until asked to stop."""
    _log()
    with database() as (made, _, _engine):
        pass
    Worker(made).run()


@click.command(short_help="Serve the pretend network.")
@click.option("--port", type=int, help="Port to listen on; without it, the studio's and one.")
@click.option(
    "--state",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of its state; without it, in the data folder.",
)
@click.option("--seed", is_flag=True, help="Have a Page to practise with, and print its keys.")
def emulator(port: int | None, state: Path | None, *, seed: bool) -> None:
    """Serve the pretend Facebook and Instagram on this machine, until interrupted."""
    made = settings()
    folder = DataFolder(root=made.data)
    where = state or practice_of(folder)
    wanted = port or made.pretend_port
    _check_port(replace(made, host="127.0.0.1", port=wanted))
    address = f"http://127.0.0.1:{wanted}"
    click.echo(say("cli-emulator-open", address=f"{address}/"))
    opened = pretend.State(where)
    if seed:
        _tell_seed(pretend.practice_account(opened), address)
    elif not opened.all("page"):
        click.echo(say("cli-emulator-empty"))
    opened.close()
    sys.stdout.flush()
    pretend.serve(where, port=wanted)


def _tell_seed(told: Mapping[str, str], address: str) -> None:
    """Print the practice Page, its key, and what to export so that a studio speaks with it."""
    click.echo(say("cli-emulator-page", page=told["page_name"], instagram=told["ig_username"]))
    click.echo(say("cli-emulator-token"))
    click.echo(f"  {told['page_token']}")
    click.echo(say("cli-emulator-settings"))
    for name, value in (
        ("STUDIO_GRAPH_URL", address),
        ("STUDIO_RUPLOAD_URL", address),
        ("STUDIO_LOGIN_URL", address),
        ("STUDIO_META_APP_ID", told["app_id"]),
        ("STUDIO_META_APP_SECRET", told["app_secret"]),
    ):
        click.echo(f"  export {name}={value}")
    click.echo(say("cli-emulator-then"))


def _environment(made: Settings, host: str | None, port: int | None) -> dict[str, str]:
    """The environment of the children: ours, with what was said on the command line."""
    environment = dict(os.environ) | {"STUDIO_DATA": str(made.data), "STUDIO_LANG": language()}
    environment["STUDIO_HOST"] = host or made.host
    environment["STUDIO_PORT"] = str(port or made.port)
    return environment


def _check_port(made: Settings) -> None:
    family = socket.AF_INET6 if ":" in made.host else socket.AF_INET
    with socket.socket(family) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((made.host, made.port))
        except OSError as error:
            raise Fault(trouble("port-taken", host=made.host, port=str(made.port))) from error


def _addresses(made: Settings) -> list[str]:
    if made.host in ("0.0.0.0", "::"):  # noqa: S104 (compared, not bound)
        return [f"http://{name}:{made.port}/" for name in ("127.0.0.1", socket.gethostname())]
    host = f"[{made.host}]" if ":" in made.host else made.host
    return [f"http://{host}:{made.port}/"]


def _log() -> None:
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    for chatty in ("apscheduler", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
