"""The agenda: publications as the calendar shows them, by week, month and list. Pure.

One entry is one post at one minute, with a lane for each account it goes to; what an entry says
is the state of the lane that most wants a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, TypeAlias

from publish.calendar import month_days, paris
from publish.post import Account, Network, Post
from publish.publication import Publication, State
from studio.words.holidays import holiday

Row: TypeAlias = tuple[Publication, Post, Account]

SHOWN: Final = {
    State.SCHEDULED: "planned",
    State.SENDING: "sending",
    State.SUBMITTING: "sending",
    State.PROCESSING: "processing",
    State.PUBLISHED: "live",
    State.UNCERTAIN: "unsure",
    State.AWAITING_PERSON: "late",
    State.FAILED: "failed",
    State.CANCELLED: "cancelled",
}
"""State -> the name the components know it by (hue, icon and word)."""

URGENCY: Final = (
    "failed", "unsure", "late", "sending", "processing", "planned", "live", "cancelled",
)  # fmt: skip
"""What an entry with several lanes says: the first of these that one of them is in."""

MOVABLE: Final = frozenset({State.SCHEDULED, State.AWAITING_PERSON, State.FAILED, State.CANCELLED})
"""States in which nothing is visible or on its way, so the minute may change."""

SLACK: Final = timedelta(seconds=90)
"""A scheduled one whose minute is that far past is late: the machine was off, or busy."""


INKS: Final = ("mimosa", "corail", "menthe", "ciel", "lilas", "peche")
ACTS: Final = ("formulaire", "imprimante", "gobelet", "cv", "porte", "horloge", "tampon")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When the organisation works: nothing is offered outside."""

    days: frozenset[int] = frozenset({0, 1, 2, 3, 4})
    """Days of the week, Monday is 0."""
    opens: time = time(9)
    """Wall clock of Paris."""
    closes: time = time(17, 30)
    """Wall clock of Paris."""

    def closed_day(self, day: date) -> bool:
        """Tell whether the whole day is closed, holidays included."""
        return day.weekday() not in self.days or bool(holiday(day))

    def closed(self, local: datetime) -> bool:
        """Tell whether that wall-clock moment is outside of working hours."""
        return self.closed_day(local.date()) or not self.opens <= local.time() < self.closes

    def closed_hour(self, day: date, hour: int) -> bool:
        """Tell whether no minute of that hour is open."""
        return (
            self.closed_day(day)
            or time(hour) >= self.closes
            or (hour < 23 and time(hour + 1) <= self.opens)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One account of an entry."""

    publication: Publication
    """The row's value."""
    account: Account
    """Where it goes."""
    shown: str
    """Name of its state for the components."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One post at one minute."""

    post_id: int
    """Row number of the post."""
    post: Post
    """What goes out."""
    at: datetime
    """Its minute, UTC."""
    local: datetime
    """Its minute as Paris shows it."""
    lanes: tuple[Lane, ...]
    """By network and name of the account."""

    @property
    def id(self) -> int:
        """The publication its page is opened by."""
        return self.lanes[0].publication.id

    @property
    def shown(self) -> str:
        """The state that most wants a person."""
        return min((lane.shown for lane in self.lanes), key=URGENCY.index)

    @property
    def networks(self) -> tuple[Network, ...]:
        """Its networks, each once."""
        return tuple(dict.fromkeys(lane.account.network for lane in self.lanes))

    @property
    def movable(self) -> bool:
        """Whether its minute may change: no lane is on its way or visible."""
        return all(lane.publication.state in MOVABLE for lane in self.lanes)

    @property
    def ink(self) -> str:
        """The poster colour it has while there is no picture of it."""
        return INKS[self.post_id % len(INKS)]

    @property
    def act(self) -> str:
        """Who of the troupe stands for it while there is no picture of it."""
        return ACTS[self.post_id % len(ACTS)]


def entries(rows: Iterable[Row], now: datetime, *, cancelled: bool = False) -> tuple[Entry, ...]:
    """Return the entries in the order of their minute; those taken back only when asked for."""
    grouped: dict[tuple[int, datetime], list[Row]] = {}
    for row in rows:
        if cancelled or row[0].state is not State.CANCELLED:
            grouped.setdefault((row[0].post_id, row[0].at), []).append(row)
    found = [
        Entry(
            post_id=post_id,
            post=group[0][1],
            at=at,
            local=paris(at),
            lanes=tuple(
                Lane(publication=publication, account=account, shown=shown(publication, now))
                for publication, _post, account in sorted(
                    group, key=lambda row: (row[2].network, row[2].name, row[0].id)
                )
            ),
        )
        for (post_id, at), group in grouped.items()
    ]
    return tuple(sorted(found, key=lambda entry: (entry.at, entry.post_id)))


def shown(publication: Publication, now: datetime) -> str:
    """Return the name of a publication's state for the components."""
    if publication.state is State.SCHEDULED and publication.at + SLACK < now:
        return "late"
    return SHOWN[publication.state]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """An hour of a week, or a day of a month."""

    wall: datetime
    """Where it begins on the clock of Paris, without zone."""
    closed: bool
    """Whether it is outside of working hours."""
    entries: tuple[Entry, ...]
    """What goes out in it."""
    now_quarter: int | None = None
    """The quarter of the hour that is now, 0 to 3; None elsewhere."""
    passed: int = 0
    """How many of the entries of that hour have their minute behind them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of a page."""

    day: date
    """Of Paris."""
    today: bool
    """Whether it is today."""
    closed: bool
    """Whether the whole day is closed."""
    holiday: str
    """Name of the public holiday, "" on other days."""
    inside: bool
    """Whether it belongs to the month shown."""
    entries: tuple[Entry, ...]
    """What goes out on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Seven days, and the hours that are shown."""

    days: tuple[Day, ...]
    """Monday first."""
    hours: tuple[tuple[int, tuple[Cell, ...]], ...]
    """Each hour with its seven cells."""


def week(day: date, found: Iterable[Entry], hours: Hours, now: datetime) -> Week:
    """Return the week that holds the day; its hours reach as far as work and entries do."""
    monday = day - timedelta(days=day.weekday())
    dates = tuple(monday + timedelta(days=n) for n in range(7))
    kept = tuple(entry for entry in found if dates[0] <= entry.local.date() <= dates[-1])
    first = min((hours.opens.hour, *(e.local.hour for e in kept)))
    last = max((hours.closes.hour, *(e.local.hour for e in kept)))
    here = paris(now)

    def cell(one: date, hour: int) -> Cell:
        is_now = here.date() == one and here.hour == hour
        own = tuple(e for e in kept if e.local.date() == one and e.local.hour == hour)
        return Cell(
            wall=datetime.combine(one, time(hour)),
            closed=hours.closed_hour(one, hour),
            entries=own,
            now_quarter=here.minute // 15 if is_now else None,
            passed=sum(e.local.minute <= here.minute for e in own) if is_now else 0,
        )

    return Week(
        days=_days(dates, kept, hours, now, lambda _: True),
        hours=tuple((h, tuple(cell(one, h) for one in dates)) for h in range(first, last + 1)),
    )


def month(
    day: date, found: Iterable[Entry], hours: Hours, now: datetime
) -> tuple[tuple[Day, ...], ...]:
    """Return the month that holds the day, as whole weeks."""
    days = _days(month_days(day), tuple(found), hours, now, lambda one: one.month == day.month)
    return tuple(days[n : n + 7] for n in range(0, len(days), 7))


def _days(
    dates: tuple[date, ...],
    found: tuple[Entry, ...],
    hours: Hours,
    now: datetime,
    inside: Callable[[date], bool],
) -> tuple[Day, ...]:
    today = paris(now).date()
    return tuple(
        Day(
            day=one,
            today=one == today,
            closed=hours.closed_day(one),
            holiday=holiday(one),
            inside=inside(one),
            entries=tuple(e for e in found if e.local.date() == one),
        )
        for one in dates
    )
