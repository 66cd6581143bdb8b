"""Usage: how much of its allowance an account has spent, as the answer's headers tell.

Law: pure. Source: Graph API "Rate Limits" (read 2026-09-11): every number is percent of the
allowance, 100 in any one means throttled, the time to regain access is in minutes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

STOP_READING: Final = 90
"""Percent from which counts of views are no longer asked for: what is left is for publishing."""


SLOW_READING: Final = 75
"""Percent from which readings come half as often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """The worst of what the headers said."""

    percent: int = 0
    """Percent of the allowance spent."""
    regain_minutes: int = 0
    """Minutes until the network listens again; 0 while it does."""


def usage_of(headers: Mapping[str, str]) -> Usage:
    """Return the usage a set of headers tells; zero when they tell none or cannot be read."""
    percent = regain = 0
    for spent in _objects(headers):
        for name in ("call_count", "total_time", "total_cputime"):
            percent = max(percent, _number(spent.get(name)))
        regain = max(regain, _number(spent.get("estimated_time_to_regain_access")))
    return Usage(percent=percent, regain_minutes=regain)


def _objects(headers: Mapping[str, str]) -> Iterator[Mapping[str, Any]]:
    for name in ("X-App-Usage", "X-Page-Usage", "X-Business-Use-Case-Usage"):
        try:
            told = json.loads(headers.get(name) or "null")
        except ValueError:
            continue
        if not isinstance(told, dict):
            continue
        if name != "X-Business-Use-Case-Usage":
            yield told
            continue
        for entries in told.values():  # one list per business object
            if isinstance(entries, list):
                yield from (entry for entry in entries if isinstance(entry, dict))


def _number(value: object) -> int:
    return int(value) if isinstance(value, int | float) else 0
