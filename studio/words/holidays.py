"""French public holidays: the days on which a Mission Locale is closed. Pure.

Source: Code du travail, article L3133-1 (read 2026-11): eleven days for the whole country. Those
of Alsace-Moselle and overseas are not here. Easter by the algorithm of Meeus/Jones/Butcher.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

_FIXED = (
    (1, 1, "new-year"), (5, 1, "labour"), (5, 8, "victory"), (7, 14, "bastille"),
    (8, 15, "assumption"), (11, 1, "all-saints"), (11, 11, "armistice"), (12, 25, "christmas"),
)  # fmt: skip


@lru_cache(maxsize=16)
def holidays(year: int) -> Mapping[date, str]:
    """Return the year's holidays by day; the sentence `holiday-<name>` says each."""
    sunday = easter(year)
    moving = ((1, "easter-monday"), (39, "ascension"), (50, "whit-monday"))
    found = {date(year, month, day): name for month, day, name in _FIXED}
    # Ascension may fall on 1 or 8 May: the fixed day's name stands.
    for after, name in moving:
        found.setdefault(sunday + timedelta(days=after), name)
    return MappingProxyType(found)


def holiday(day: date) -> str:
    """Return the name of the holiday, "" on other days."""
    return holidays(day.year).get(day, "")


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
