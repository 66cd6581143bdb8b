"""Vues: an overview by month, and a page for each video with its curve and its table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from publish import repository, snapshots
from publish.calendar import day_span, paris
from publish.collect import Collector
from publish.insights import Metric
from publish.keys import Secrets
from publish.post import Network
from publish.publication import State
from studio.db import engine
from studio.db import session as db
from studio.here import folder
from studio.people.access import EVERYBODY, MAKERS, allows, me
from studio.posting import agenda, curve, tally
from studio.posting.showing import posters, rows_or_404
from studio.posting.tally import Tally
from studio.words import dates
from studio.words.language import current, say
from studio.words.moments import now

bp = Blueprint("views", __name__)

CHAIRS = 50
"""Seats of a waiting room, for the sentence about them."""
MILESTONE = 100
"""Below that, nobody counts chairs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One post of the overview."""

    entry: agenda.Entry
    """The post, for its picture and its page."""
    tallies: tuple[Tally, ...]
    """Of each account it went to."""
    by_network: dict[Network, int | None]
    """Views on each network; None: not measured yet."""
    total: int | None
    """Both added, which the page says."""


@bp.get("/views")
@allows(*EVERYBODY)
def overview() -> str:
    """Show what went out in a month, and how often it was seen until now."""
    first = _month(request.args.get("month", ""))
    following = (first + timedelta(days=32)).replace(day=1)
    start, end = day_span(first)[0], day_span(following - timedelta(days=1))[1]
    seen = _seen(start, end)
    seen.sort(key=lambda one: -1 if one.total is None else one.total, reverse=True)
    return render_template(
        "views/overview.html",
        area="views",
        first=first,
        before=(first - timedelta(days=1)).replace(day=1),
        after=following if following <= paris(now()).date() else None,
        last_day=min(following - timedelta(days=1), paris(now()).date()),
        seen=seen,
        sums={
            network: tally.total(one.by_network.get(network) for one in seen)
            for network in Network
            if any(network in one.by_network for one in seen)
        },
        read_at=max((t.at for one in seen for t in one.tallies if t.at), default=None),
        most=max((one.total or 0 for one in seen), default=0),
        pictures=posters(one.entry for one in seen),
        number=lambda value: curve.number(value, current()),
        dates=dates,
        lang=current(),
    )


@bp.get("/views/<int:publication_id>")
@allows(*EVERYBODY)
def video(publication_id: int) -> str:
    """Show one video: its curve, the same numbers as a table, every number by its own name."""
    rows = _all_of_the_video(publication_id)
    found = _tallies(rows)
    labels = {network: say(f"network-{network.value}") for network in Network}
    lines = tally.series(found, labels)
    entry = agenda.entries(rows, now(), cancelled=True)[0]
    total = tally.total(one.views for one in found)
    table = tally.table(found)
    return render_template(
        "views/video.html",
        area="views",
        entry=entry,
        tallies=found,
        wide=curve.chart(lines, current(), curve.WIDE),
        narrow=curve.chart(lines, current(), curve.NARROW),
        lines=table,
        newest=next((line for line in table if not line.gap), None),
        total=total,
        rooms=total // CHAIRS if total is not None and total >= MILESTONE else 0,
        pictures=posters([entry]),
        number=lambda value: curve.number(value, current()),
        dates=dates,
        lang=current(),
        watch=Metric.WATCH_TIME,
        may_read=me().role in MAKERS and bool(found),
        publication_id=publication_id,
    )


@bp.post("/views/<int:publication_id>/read")
@allows(*MAKERS)
def read(publication_id: int) -> Response:
    """Read the numbers now, besides the hourly and daily readings."""
    collector = Collector(engine(), Secrets(folder().accounts_key), now)
    made = 0
    for publication, _post, _account in _all_of_the_video(publication_id):
        if publication.state is State.PUBLISHED:
            made += collector.collect(me().organisation_id, publication.id)
    flash(say("views-read" if made else "views-nothing-read"), "live" if made else "unsure")
    return redirect(url_for("views.video", publication_id=publication_id))


def _all_of_the_video(publication_id: int) -> tuple[agenda.Row, ...]:
    """Return the publications of that post, and of every other post of the same video."""
    rows = rows_or_404(publication_id)
    ref = rows[0][1].video_ref
    if not ref:
        return rows
    return repository.list_publications(db().connection(), me().organisation_id, video_ref=ref)


def _seen(start: datetime, end: datetime) -> list[Seen]:
    rows = repository.list_publications(
        db().connection(), me().organisation_id, start, end, states=(State.PUBLISHED,)
    )
    found: dict[int, list[Tally]] = {}
    for one in _tallies(rows):
        found.setdefault(one.publication.post_id, []).append(one)
    entries = {entry.post_id: entry for entry in agenda.entries(rows, now())}
    return [
        Seen(
            entry=entries[post_id],
            tallies=tuple(group),
            by_network={
                network: tally.total(t.views for t in group if t.network is network)
                for network in dict.fromkeys(t.network for t in group)
            },
            total=tally.total(t.views for t in group),
        )
        for post_id, group in found.items()
    ]


def _tallies(rows: Iterable[agenda.Row]) -> tuple[Tally, ...]:
    rows = tuple(rows)
    read = snapshots.read(
        db().connection(), me().organisation_id, publication_ids=[row[0].id for row in rows]
    )
    return tally.tallies(rows, read)


def _month(text: str) -> date:
    try:
        found = date.fromisoformat(f"{text[:7]}-01")
    except ValueError:
        return paris(now()).date().replace(day=1)
    return found if 2000 <= found.year <= 2100 else paris(now()).date().replace(day=1)
