"""Minutes of the calendar: what is due, what is too late, and Paris time without traps.

Law: pure. UTC inside, Europe/Paris where a person reads or writes; `now` comes in as an argument.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from publish.post import checked_aware

PARIS: Final = ZoneInfo("Europe/Paris")

LATE_ALLOWED: Final = timedelta(minutes=30)
"""How late a post may still go by itself, unless the organisation says otherwise."""


class Wall(StrEnum):
    """What a wall-clock time means on its day."""

    ONCE = "once"
    """An ordinary time."""
    SKIPPED = "skipped"
    """The night the clock jumps forward: it does not exist."""
    TWICE = "twice"
    """The night the clock goes back: it comes twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalTime:
    """A wall-clock time of Paris, resolved."""

    wall: Wall
    """Whether it exists once, twice or not at all."""
    utc: datetime
    """The moment meant: the only one, the first of two, or as much after the gap as was asked."""
    second: datetime | None = None
    """The later of two."""


class Due(StrEnum):
    """What is to be done with something scheduled."""

    NOT_YET = "not-yet"
    NOW = "now"
    TOO_LATE = "too-late"


def resolve(wall_clock: datetime) -> LocalTime:
    """Return the moment a Paris wall-clock time (without zone) means.

    A skipped time is moved on by the hour that is missing (02:30 becomes 03:30), a doubled one
    means the first. Raises ValueError when the time has a zone already.
    """
    if wall_clock.tzinfo is not None:
        raise ValueError("a wall-clock time has no zone")
    first = wall_clock.replace(tzinfo=PARIS, fold=0)
    second = wall_clock.replace(tzinfo=PARIS, fold=1)
    if first.utcoffset() == second.utcoffset():
        return LocalTime(wall=Wall.ONCE, utc=first.astimezone(UTC))
    if first.astimezone(UTC).astimezone(PARIS).replace(tzinfo=None) == wall_clock:
        return LocalTime(wall=Wall.TWICE, utc=first.astimezone(UTC), second=second.astimezone(UTC))
    return LocalTime(wall=Wall.SKIPPED, utc=first.astimezone(UTC))


def paris(moment: datetime) -> datetime:
    """Return the moment as Paris shows it. Raises ValueError without zone."""
    return checked_aware(moment).astimezone(PARIS)


def day_span(day: date) -> tuple[datetime, datetime]:
    """Return the UTC moments between which that Paris day lies (23, 24 or 25 hours)."""
    begin = datetime.combine(day, time(), PARIS).astimezone(UTC)
    return begin, datetime.combine(day + timedelta(days=1), time(), PARIS).astimezone(UTC)


def week_span(day: date) -> tuple[datetime, datetime]:
    """Return the UTC span of the week (Monday first) that holds the day."""
    monday = day - timedelta(days=day.weekday())
    return day_span(monday)[0], day_span(monday + timedelta(days=6))[1]


def month_days(day: date) -> tuple[date, ...]:
    """Return the days a month's page shows: whole weeks, Monday first."""
    first = day.replace(day=1)
    begin = first - timedelta(days=first.weekday())
    next_month = (first + timedelta(days=32)).replace(day=1)
    end = next_month + timedelta(days=(7 - next_month.weekday()) % 7)
    return tuple(begin + timedelta(days=n) for n in range((end - begin).days))


def due(at: datetime, now: datetime, late_allowed: timedelta = LATE_ALLOWED) -> Due:
    """Tell whether something meant for `at` goes now, later, or waits for a person."""
    late = checked_aware(now) - checked_aware(at)
    if late < timedelta():
        return Due.NOT_YET
    return Due.NOW if late <= late_allowed else Due.TOO_LATE
