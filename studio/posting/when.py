"""When: a day and an hour typed in a form become a moment, and what is odd about it is said. Pure.

Twice a year an hour of Paris does not exist, or exists twice; both are told, never guessed over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from publish.calendar import Wall, resolve
from studio.posting.agenda import Entry, Hours

USUAL: Final = (time(12, 15), time(16, 30))
"""Hours that are offered: lunch, and the end of the school day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """What was typed, and the moment it means."""

    day: str
    """As typed, ISO."""
    hour: str
    """As typed."""
    at: datetime | None
    """The moment, UTC; None when there is none."""
    problem: str = ""
    """Key of the sentence that says why there is none."""
    remark: str = ""
    """Key of a sentence about a moment that is odd and still good."""
    second: bool = False
    """Whether the second of two equal hours was chosen."""
    next_wall: datetime | None = None
    """The hour that would be meant by one that does not exist, wall clock."""


def read(day: str, hour: str, *, second: bool = False) -> When:
    """Return what the two fields mean. Nothing is raised: what cannot be read is a problem."""
    typed = When(day=day.strip(), hour=hour.strip(), second=second, at=None)
    try:
        wall = datetime.combine(date.fromisoformat(typed.day), time.fromisoformat(typed.hour))
    except ValueError:
        missing = not typed.day or not typed.hour
        return replace(typed, problem="when-missing" if missing else "when-unreadable")
    if wall.tzinfo is not None or not 2000 <= wall.year <= 2100:
        return replace(typed, problem="when-unreadable")
    found = resolve(wall)
    match found.wall:
        case Wall.ONCE:
            return replace(typed, at=found.utc)
        case Wall.TWICE:
            at = found.second if second and found.second else found.utc
            return replace(typed, at=at, remark="when-twice")
        case Wall.SKIPPED:
            following = wall + timedelta(hours=1)
            return replace(typed, problem="when-skipped", next_wall=following)


def free(
    entries: tuple[Entry, ...], hours: Hours, local_now: datetime, count: int = 4
) -> tuple[datetime, ...]:
    """Return the next usual hours of working days with nothing planned, on the wall clock."""
    taken = {entry.local.replace(tzinfo=None) for entry in entries}
    soon = local_now.replace(tzinfo=None) + timedelta(minutes=20)
    found: list[datetime] = []
    for n in range(40):
        day = local_now.date() + timedelta(days=n)
        for hour in USUAL:
            wall = datetime.combine(day, hour)
            if wall > soon and wall not in taken and not hours.closed(wall):
                found.append(wall)
        if len(found) >= count:
            break
    return tuple(found[:count])
