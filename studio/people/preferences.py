"""Preferences of an organisation: what may be set in Réglages, and what holds until then. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any, Final

OPENS: Final = time(9, 0)
CLOSES: Final = time(17, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What an organisation has set."""

    opens: time = OPENS
    """Working hours: from."""
    closes: time = CLOSES
    """Working hours: until."""
    late_minutes: int | None = None
    """How late a publication still goes out by itself; None: the studio's own setting."""
    self_approval: bool = False
    """Makers may approve what they made, even when others are there."""

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Preferences:
        """Return what the organisation's row holds; what cannot be read is as if not set."""
        late = kept.get("late_minutes")
        return cls(
            opens=_time(kept.get("opens"), OPENS),
            closes=_time(kept.get("closes"), CLOSES),
            late_minutes=late if isinstance(late, int) and 0 <= late <= 1440 else None,
            self_approval=bool(kept.get("self_approval")),
        )

    def as_json(self) -> dict[str, Any]:
        """Return the form kept in the row."""
        return {
            "opens": self.opens.isoformat("minutes"),
            "closes": self.closes.isoformat("minutes"),
            "late_minutes": self.late_minutes,
            "self_approval": self.self_approval,
        }


def read(form: Mapping[str, str]) -> Preferences | None:
    """Return what was typed in Réglages; None when an hour or a number cannot be meant."""
    try:
        opens, closes = time.fromisoformat(form["opens"]), time.fromisoformat(form["closes"])
        late = int(form.get("late_minutes", "") or 30)
    except (KeyError, ValueError):
        return None
    if closes <= opens or not 0 <= late <= 1440:
        return None
    return Preferences(
        opens=opens,
        closes=closes,
        late_minutes=late,
        self_approval=form.get("self_approval") == "1",
    )


def _time(text: object, default: time) -> time:
    try:
        return time.fromisoformat(str(text))
    except ValueError:
        return default
