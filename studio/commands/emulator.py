"""`studio emulator`: the pretend Facebook and Instagram."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from publish import pretend
from studio.commands.base import say, settings
from studio.commands.listening import check_port
from studio.demo.network import practice_of
from studio.paths import DataFolder


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
    check_port(replace(made, host="127.0.0.1", port=wanted))
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
