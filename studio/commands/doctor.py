"""`studio doctor`: a sentence on each thing the studio needs, and what to do about it."""

from __future__ import annotations

import json

import click

from studio.checkup import Finding, look
from studio.commands.base import say, settings


@click.command(short_help="Say whether this machine has all that the studio needs.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def doctor(as_json: bool) -> None:
    """Look at the data folder, disk, database, keys, ffmpeg, fonts, clock and port."""
    found = list(look(settings()))
    if as_json:
        told = [{"well": f.well, "code": f.key, "sentence": _sentence(f)} for f in found]
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        for finding in found:
            sign = "✓" if finding.well else "✗"
            click.echo(f"{sign} {_sentence(finding)}")
    if not all(f.well for f in found):
        raise click.exceptions.Exit(1)


def _sentence(finding: Finding) -> str:
    words = {"why": say(finding.cause, **finding.values)} if finding.cause else {}
    return say(f"doctor-{finding.key}", **(finding.values | words))
