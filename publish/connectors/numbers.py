"""Values out of an insights answer. Law: pure.

Source: Instagram Media Insights and Video Insights references (2026-09-11). What is not counted
yet comes as an empty list: None, never 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeGuard

MOST: Final = 10**15
"""Larger is no count (and no row could hold much more)."""


def metric_values(answer: Mapping[str, Any], metrics: tuple[str, ...]) -> dict[str, int | None]:
    """Return each metric's lifetime value; None where the answer has no number for it."""
    values: dict[str, int | None] = dict.fromkeys(metrics)
    data = answer.get("data")
    for item in data if isinstance(data, list) else ():
        if not isinstance(item, Mapping):
            continue
        name = item.get("name")
        # A day's row beside the lifetime row is often 0 and would hide the total.
        if isinstance(name, str) and name in values and item.get("period") in ("lifetime", None):
            values[name] = _value(item)
    return values


def _value(item: Mapping[str, Any]) -> int | None:
    readings = item.get("values")
    if isinstance(readings, list) and readings and isinstance(readings[0], Mapping):
        value = readings[0].get("value")
        if _is_count(value):
            return int(value)
    total = item.get("total_value")
    value = total.get("value") if isinstance(total, Mapping) else None
    return int(value) if _is_count(value) else None


def _is_count(value: object) -> TypeGuard[int | float]:
    """Tell whether it counts something: a text, less than nothing, no number or more than anybody
    could ever see is no reading, and None is kept for it."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return 0 <= value <= MOST
