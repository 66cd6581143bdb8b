"""Tallies: what was counted of publications, as the pages show it. Pure.

A count keeps the network's own name. None is « not measured yet », never zero; counts of two
networks stand beside each other, and where they are added the page says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from publish.calendar import paris
from publish.insights import WANTED, Metric, Snapshot, view_curve
from publish.post import Account, Network, Post
from publish.publication import Publication
from studio.posting.agenda import Row
from studio.posting.curve import Series


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """The latest reading of one number."""

    raw: str
    """The network's own name."""
    metric: Metric
    """What it counts."""
    value: int | None
    """None: asked for, and no number was given yet."""
    at: datetime | None
    """When the number was read; None: never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What was counted of one publication."""

    publication: Publication
    post: Post
    account: Account
    raw: str | None
    """The network's name of what stands for « views »; None: nothing was read yet."""
    views: int | None
    """The latest count of views; None: not measured yet."""
    at: datetime | None
    """When it was read."""
    curve: tuple[Snapshot, ...]
    """Every reading of it, in order, those without number included."""
    numbers: tuple[Number, ...]
    """The latest of every number."""

    @property
    def network(self) -> Network:
        """Where."""
        return self.account.network


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A day of the table: the last reading of each network on it."""

    day: date
    """Of Paris."""
    values: tuple[int | None, ...]
    """In the order of the tallies; None: no number on that day."""
    asked: tuple[bool, ...]
    """Whether a reading was tried on that day."""

    @property
    def gap(self) -> bool:
        """Whether readings were tried and none gave a number."""
        return any(self.asked) and all(value is None for value in self.values)


def tallies(rows: Iterable[Row], snapshots: Iterable[Snapshot]) -> tuple[Tally, ...]:
    """Return the tally of each publication that is out, in the order of the rows."""
    kept: dict[int, list[Snapshot]] = {}
    for snapshot in snapshots:
        kept.setdefault(snapshot.publication_id, []).append(snapshot)
    return tuple(
        _tally(publication, post, account, kept.get(publication.id, []))
        for publication, post, account in rows
        if publication.receipt is not None
    )


def table(found: tuple[Tally, ...]) -> tuple[Line, ...]:
    """Return the days on which something was read, the newest first."""
    by_day: dict[date, dict[int, Snapshot]] = {}
    for tally in found:
        for snapshot in tally.curve:
            day = by_day.setdefault(paris(snapshot.measured_at).date(), {})
            before = day.get(tally.publication.id)
            if before is None or before.value is None or snapshot.value is not None:
                day[tally.publication.id] = snapshot
    ids = [tally.publication.id for tally in found]
    return tuple(
        Line(
            day=day,
            values=tuple(read[i].value if i in read else None for i in ids),
            asked=tuple(i in read for i in ids),
        )
        for day, read in sorted(by_day.items(), reverse=True)
    )


def series(found: tuple[Tally, ...], labels: dict[Network, str]) -> tuple[Series, ...]:
    """Return the lines of the curve: each begins at zero the moment it was published."""
    lines = []
    for tally in found:
        receipt = tally.publication.receipt
        assert receipt is not None  # only what is out has a tally
        points: list[tuple[datetime, int | None]] = [(receipt.published_at, 0)]
        points += [(s.measured_at, s.value) for s in tally.curve]
        if any(value is not None for _, value in points[1:]):
            label = labels[tally.network]
            lines.append(Series(name=tally.network.value, label=label, points=tuple(points)))
    return tuple(lines)


def total(values: Iterable[int | None]) -> int | None:
    """Return the sum of the numbers there are; None when there is none."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _tally(publication: Publication, post: Post, account: Account, read: list[Snapshot]) -> Tally:
    raw, curve = view_curve(read, publication.placement)
    last = next((s for s in reversed(curve) if s.value is not None), None)
    numbers = []
    for wanted in WANTED[publication.placement]:
        mine = [s for s in read if s.metric == wanted.name]
        if not mine:
            continue
        known = next((s for s in reversed(mine) if s.value is not None), None)
        numbers.append(
            Number(
                raw=wanted.name,
                metric=wanted.metric,
                value=known.value if known else None,
                at=known.measured_at if known else None,
            )
        )
    return Tally(
        publication=publication,
        post=post,
        account=account,
        raw=raw,
        views=last.value if last else None,
        at=last.measured_at if last else None,
        curve=curve,
        numbers=tuple(numbers),
    )
