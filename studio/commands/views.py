"""`studio views collect | show`: how often videos were seen."""

from __future__ import annotations

import json

import click
from sqlalchemy.orm import Session

from publish import repository, snapshots
from publish.collect import Collector
from publish.errors import UnknownRow
from publish.keys import Secrets
from publish.publication import State
from studio.commands.base import (
    Fault,
    chosen_organisation,
    database,
    language,
    say,
    table,
    trouble,
)
from studio.posting import tally
from studio.posting.tally import Tally
from studio.words import dates
from studio.words.moments import now


@click.group(short_help="View counts: collect and show.")
def views() -> None:
    """Read the networks' counts, and show what was read."""


@views.command("collect", short_help="Read the counts now.")
@click.option("--organisation", help="Short name of the organisation, where there are several.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def collect(organisation: str | None, as_json: bool) -> None:
    """Read every published video's numbers now, besides the worker's own readings."""
    with database() as (_, folder, engine), Session(engine) as db:
        house = chosen_organisation(db, organisation)
        rows = repository.list_publications(db.connection(), house.id, states=(State.PUBLISHED,))
        db.rollback()
        collector = Collector(engine, Secrets(folder.accounts_key), now)
        made = sum(collector.collect(house.id, publication.id) for publication, _, _ in rows)
    if as_json:
        click.echo(json.dumps({"publications": len(rows), "readings": made}))
    else:
        click.echo(say("cli-views-collected", readings=made, publications=len(rows)))


@views.command("show", short_help="Show the latest counts.")
@click.argument("publication", type=int, required=False)
@click.option("--organisation", help="Short name of the organisation, where there are several.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def show(publication: int | None, organisation: str | None, as_json: bool) -> None:
    """Show the latest views of each publication, or every reading of one PUBLICATION."""
    with database() as (_, _folder, engine), Session(engine) as db:
        house = chosen_organisation(db, organisation)
        rows = repository.list_publications(db.connection(), house.id, states=(State.PUBLISHED,))
        rows = tuple(row for row in rows if publication in (None, row[0].id))
        if publication is not None:
            _known(db, house.id, publication)
        read = snapshots.read(
            db.connection(), house.id, publication_ids=[row[0].id for row in rows]
        )
    found = tally.tallies(rows, read)
    if as_json:
        click.echo(json.dumps([_plain(one) for one in found], ensure_ascii=False))
    elif publication is None:
        table([_line(one) for one in found])
    else:
        table(
            [
                (dates.moment(s.measured_at, language()), s.metric, _count(s.value))
                for s in sorted(read, key=lambda s: (s.measured_at, s.metric))
            ]
        )


def _known(db: Session, house: int, publication: int) -> None:
    try:
        repository.get(db.connection(), house, publication)
    except UnknownRow as error:
        raise Fault(trouble("publication-unknown", publication=str(publication))) from error


def _line(one: Tally) -> tuple[str, ...]:
    moment = dates.moment(one.at, language()) if one.at else ""
    number, network = str(one.publication.id), say(f"network-{one.network.value}")
    counted = f"{say('metric-views')} ({one.raw})" if one.raw else ""
    return number, network, counted, _count(one.views), moment, one.post.title


def _count(value: int | None) -> str:
    return say("views-nil") if value is None else str(value)


def _plain(one: Tally) -> dict[str, object]:
    return {
        "publication": one.publication.id,
        "title": one.post.title,
        "network": one.network.value,
        "metric": one.raw,
        "views": one.views,
        "measured_at": one.at.isoformat() if one.at else None,
        "readings": [
            {
                "at": s.measured_at.isoformat(),
                "metric": s.metric,
                "value": s.value,
                "api_version": s.api_version,
            }
            for s in one.curve
        ],
    }
