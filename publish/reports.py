"""The funder's report: what was seen in a period, from readings; gaps are named, nothing guessed.

Law: pure. Views of different networks are counted by different rules: totals stand per placement,
and the sum over all of them is given only beside the sentence that says so.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any, Final

from publish.calendar import paris
from publish.insights import VIEW_NAMES, Snapshot, view_curve
from publish.post import Placement, checked_aware

Say = Callable[..., str]
"""say(key, lang, **values) -> sentence: the one catalogue, given by studio."""

SILENCE: Final = timedelta(days=9)
"""Longer than this between two numbers, while weekly readings are due, is a gap worth naming."""

STALE: Final = timedelta(days=2)
"""A last number older than this at the period's end is named as such."""


class GapKind(StrEnum):
    """Why a number is missing or less sure. The sentence is `report-gap-<value>`."""

    NEVER_ASKED = "never-asked"
    """Nobody asked the network yet."""
    NEVER_READ = "never-read"
    """The network was asked, and never gave a number."""
    NO_START = "no-start"
    """Published before the period, and no number from before it: the gain is not known."""
    SILENT = "silent"
    """A long time without number within the period."""
    STALE_END = "stale-end"
    """The last number is older than the period's end."""
    FELL = "fell"
    """The network took views back (a value fell)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From one moment to another, end excluded, UTC. Raises ValueError when it is empty."""

    start: datetime
    """First moment."""
    end: datetime
    """First moment after."""

    def __post_init__(self) -> None:
        if checked_aware(self.start) >= checked_aware(self.end):
            raise ValueError("an empty period")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Something published, as the report names it."""

    publication_id: int
    """Its row."""
    title: str
    """The video's title."""
    placement: Placement
    """Where it appeared."""
    account: str
    """On which account."""
    published_at: datetime
    """When."""
    permalink: str | None = None
    """Its address."""
    post_id: int | None = None
    """The post it belongs to: one video on two networks is one video. None: a post of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A number that is missing or less sure."""

    publication_id: int
    """Of which."""
    kind: GapKind
    """Why."""
    since: datetime | None = None
    """From when, where that means something."""
    until: datetime | None = None
    """Until when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One publication's line."""

    subject: Subject
    """What."""
    metric: str | None
    """The network's own name of the number; None: none was ever read."""
    views: int | None
    """All views up to the last reading within the period; None: not known."""
    gained: int | None
    """Views that came in the period; None: not known."""
    measured_at: datetime | None
    """When `views` was read."""
    api_version: str | None
    """Graph version that answered."""
    curve: tuple[tuple[datetime, int | None], ...]
    """The readings within the period, those without number included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """The sum over one placement."""

    placement: Placement
    """Of which."""
    metrics: tuple[str, ...]
    """The networks' own names that went into it."""
    publications: int
    """How many lines."""
    unknown: int
    """How many of them have no number and count for nothing here."""
    views: int | None
    """All views; None: no line has a number, which is not 0."""
    gained: int | None
    """Views that came in the period; None: not known of any line."""

    @property
    def names(self) -> tuple[str, ...]:
        """Raw names to explain: those that went into it, else the one that is waited for."""
        return self.metrics or VIEW_NAMES[self.placement][:1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A period's report."""

    period: Period
    """Which."""
    made_at: datetime
    """When."""
    organisation: str
    """For whom."""
    rows: tuple[Row, ...]
    """One per publication, the most seen first."""
    totals: tuple[Total, ...]
    """One per placement."""
    gaps: tuple[Gap, ...]
    """What is missing or less sure."""

    @property
    def gained_everywhere(self) -> int | None:
        """The sum over all placements; say beside it that each counts by its own rules.

        None when no number is known at all.
        """
        return _sum(total.gained for total in self.totals)

    @property
    def videos(self) -> int:
        """How many posts are in it, each counted once however many networks it went to."""
        return len({_post(row.subject) for row in self.rows})

    @property
    def fresh(self) -> int:
        """How many of them came out within the period."""
        return len(
            {
                _post(row.subject)
                for row in self.rows
                if row.subject.published_at >= self.period.start
            }
        )


def report(
    snapshots: Iterable[Snapshot],
    period: Period,
    subjects: Iterable[Subject],
    *,
    made_at: datetime,
    organisation: str = "",
) -> Report:
    """Return the report of what was published before the period's end.

    A view counts for the period if it came between the last reading before it and the last
    reading in it.
    """
    readings: dict[int, list[Snapshot]] = {}
    for snapshot in snapshots:
        if snapshot.measured_at < period.end:
            readings.setdefault(snapshot.publication_id, []).append(snapshot)
    rows: list[Row] = []
    gaps: list[Gap] = []
    for subject in subjects:
        if subject.published_at >= period.end:
            continue
        metric, curve = view_curve(readings.get(subject.publication_id, ()), subject.placement)
        row = _row(subject, metric, curve, period)
        rows.append(row)
        asked = subject.publication_id in readings
        gaps.extend(_gaps(row, curve, period, made_at, asked))
    rows.sort(key=lambda row: (-(row.gained or 0), row.subject.published_at))
    return Report(
        period=period,
        made_at=checked_aware(made_at),
        organisation=organisation,
        rows=tuple(rows),
        totals=_totals(rows),
        gaps=tuple(gaps),
    )


def to_csv(made: Report, say: Say, lang: str) -> str:
    """Return the rows as a table for spreadsheets: semicolons, one line per publication.

    Write it with a byte-order mark (utf-8-sig). Cells that a spreadsheet would run as a formula
    are quoted with an apostrophe; the @ of an account's name, which would be one too, is left out.
    """
    names = (
        "title",
        "network",
        "account",
        "published",
        "gained",
        "views",
        "measured",
        "metric",
        "version",
        "address",
        "remark",
    )
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerow([say(f"report-column-{name}", lang) for name in names])
    for row in made.rows:
        subject = row.subject
        remarks = [
            gap_sentence(gap, say, lang)
            for gap in made.gaps
            if gap.publication_id == subject.publication_id
        ]
        table.writerow(
            [
                _cell(subject.title),
                say(f"placement-{subject.placement.value}", lang),
                _cell(_without_at(subject.account)),
                paris(subject.published_at).strftime("%Y-%m-%d %H:%M"),
                "" if row.gained is None else row.gained,
                "" if row.views is None else row.views,
                paris(row.measured_at).strftime("%Y-%m-%d %H:%M") if row.measured_at else "",
                row.metric or "",
                row.api_version or "",
                subject.permalink or "",
                " ".join(remarks),
            ]
        )
    return out.getvalue()


def gap_sentence(gap: Gap, say: Say, lang: str) -> str:
    """Return the sentence of a gap."""
    values: Mapping[str, Any] = {
        "since": paris(gap.since).strftime("%d/%m/%Y") if gap.since else "",
        "until": paris(gap.until).strftime("%d/%m/%Y") if gap.until else "",
    }
    return say(f"report-gap-{gap.kind.value}", lang, **values)


def _row(subject: Subject, metric: str | None, curve: tuple[Snapshot, ...], period: Period) -> Row:
    known = [s for s in curve if s.value is not None]
    inside = [s for s in known if s.measured_at >= period.start]
    before = [s for s in known if s.measured_at < period.start]
    last = known[-1] if known else None
    views = last.value if last else None
    fresh = subject.published_at >= period.start
    gained: int | None = None
    if views is not None and (fresh or before):
        gained = max(0, views - ((before[-1].value or 0) if before else 0))
        if not inside:
            gained = None if fresh else 0
    return Row(
        subject=subject,
        metric=metric if known else None,
        views=views,
        gained=gained,
        measured_at=last.measured_at if last else None,
        api_version=last.api_version if last else None,
        curve=tuple((s.measured_at, s.value) for s in curve if s.measured_at >= period.start),
    )


def _gaps(
    row: Row, curve: tuple[Snapshot, ...], period: Period, made_at: datetime, asked: bool
) -> Iterable[Gap]:
    subject = row.subject
    if row.views is None:
        kind = GapKind.NEVER_READ if asked else GapKind.NEVER_ASKED
        yield Gap(publication_id=subject.publication_id, kind=kind)
        return
    if row.gained is None:
        yield Gap(publication_id=subject.publication_id, kind=GapKind.NO_START)
    known = [s for s in curve if s.value is not None]
    edge = max(period.start, subject.published_at)
    for one, two in pairwise(known):
        if two.measured_at > edge and two.measured_at - max(one.measured_at, edge) > SILENCE:
            yield Gap(
                publication_id=subject.publication_id,
                kind=GapKind.SILENT,
                since=one.measured_at,
                until=two.measured_at,
            )
        if two.measured_at >= period.start and (two.value or 0) < (one.value or 0):
            yield Gap(
                publication_id=subject.publication_id, kind=GapKind.FELL, since=two.measured_at
            )
    end = min(period.end, made_at)
    if end - known[-1].measured_at > max(STALE, _due_every(known[-1], subject)):
        yield Gap(
            publication_id=subject.publication_id,
            kind=GapKind.STALE_END,
            since=known[-1].measured_at,
        )


def _due_every(last: Snapshot, subject: Subject) -> timedelta:
    """Return how far apart readings were due at that age, with a little grace."""
    age = last.measured_at - subject.published_at
    if age < timedelta(days=29):
        return STALE
    return SILENCE if age < timedelta(days=88) else timedelta(days=33)


def _totals(rows: Iterable[Row]) -> tuple[Total, ...]:
    totals = []
    rows = tuple(rows)
    for placement in Placement:
        own = [row for row in rows if row.subject.placement is placement]
        if own:
            totals.append(
                Total(
                    placement=placement,
                    metrics=tuple(sorted({row.metric for row in own if row.metric})),
                    publications=len(own),
                    unknown=sum(row.gained is None for row in own),
                    views=_sum(row.views for row in own),
                    gained=_sum(row.gained for row in own),
                )
            )
    return tuple(totals)


def _sum(values: Iterable[int | None]) -> int | None:
    """Return the sum of the numbers there are; None when there is none."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _post(subject: Subject) -> tuple[bool, int]:
    if subject.post_id is None:
        return False, subject.publication_id
    return True, subject.post_id


def _without_at(account: str) -> str:
    return account[1:] if re.fullmatch(r"@\w[\w.]*", account) else account


def _cell(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
