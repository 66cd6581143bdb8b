"""`studio report --from --to --format csv|pdf -o OUT`: what the funder reads."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click
from sqlalchemy.orm import Session

from publish.report_pdf import to_pdf
from publish.reports import to_csv
from studio import sentences
from studio.commands.base import Fault, chosen_organisation, database, language, say, trouble, why
from studio.posting import reporting
from studio.words.moments import now


@click.command(short_help="Write the report of a period.")
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), required=True)
@click.option("--to", "last", type=click.DateTime(["%Y-%m-%d"]), required=True)
@click.option("--format", "form", type=click.Choice(["csv", "pdf"]), required=True)
@click.option(
    "-o",
    "out",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="File to write.",
)
@click.option("--organisation", help="Short name of the organisation, where there are several.")
@click.option("--json", "as_json", is_flag=True, help="Write problems as JSON.")
def report(  # noqa: PLR0917 (click gives them by name)
    first: datetime,
    last: datetime,
    form: str,
    out: Path,
    organisation: str | None,
    as_json: bool,
) -> None:
    """Write the report of the days FROM to TO, both included, as a table or a PDF."""
    try:
        period = reporting.period_of(first.date(), last.date())
    except ValueError as error:
        raise Fault(trouble("report-dates"), as_json=as_json) from error
    with database() as (_, _folder, engine), Session(engine) as db:
        house = chosen_organisation(db, organisation)
        made = reporting.make(db.connection(), house.id, house.name, period, now())
    if form == "csv":
        body = to_csv(made, sentences.say, language()).encode("utf-8-sig")
    else:
        body = to_pdf(made, language(), sentences.say)
    try:
        out.write_bytes(body)
    except OSError as error:
        raise Fault(
            trouble("file-unwritable", path=str(out), why=why(error)), as_json=as_json
        ) from error
    if not as_json:
        click.echo(say("cli-rendered", file=str(out)))
