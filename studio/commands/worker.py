"""`studio worker`: imports, renders, publications, counts."""

from __future__ import annotations

import click

from studio.commands.base import database
from studio.commands.listening import log
from studio.worker import Worker


@click.command(short_help="Do the work: imports, renders, publications, counts.")
def worker() -> None:
    """Import, render, publish and count, until asked to stop."""
    log()
    with database() as (made, _, _engine):
        pass
    Worker(made).run()
