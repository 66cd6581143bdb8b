"""Carried: one claimed row carried out from its claim to its end, whatever the work is. EDGE.

Every row that a person may cancel ends in the same four ways: done, cancelled because a person
asked, put back because the worker is to stop or the claim is lost, failed with a problem.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from sqlalchemy import select

from media.errors import Cancelled
from studio.work.jobs import CANCELLED, DONE, FAILED, Held

log = logging.getLogger(__name__)

TELL_EVERY: Final = 0.7
"""Seconds between two writings of progress, and between two looks for a « cancel »."""

Why: TypeAlias = Callable[[Exception], tuple[str, dict[str, Any]]]
"""What a failure means: the code of a problem and its values."""


class Watch(threading.Event):
    """Set when the worker is to stop, the claim is lost, or a person cancels."""

    def __init__(self, held: Held, *events: threading.Event) -> None:
        super().__init__()
        self._held = held
        self._events = events
        self._looked = 0.0
        self.asked = False
        """Whether a person asked to cancel."""

    def is_set(self) -> bool:
        if self.asked or any(event.is_set() for event in self._events):
            return True
        if time.monotonic() - self._looked > TELL_EVERY:
            self._looked = time.monotonic()
            self.asked = self._asked()
        return self.asked

    def _asked(self) -> bool:
        table = self._held.table
        wanted = select(table.c.cancel).where(table.c.id == self._held.claim.row_id)
        with self._held.engine.connect() as conn:
            return bool(conn.scalar(wanted))


def carry_out(
    held: Held, stop: threading.Event, do: Callable[[Watch], Mapping[str, Any]], why: Why
) -> None:
    """Do the work of that row, which returns what its row keeps, and write how it ended."""
    with held.beating() as lost:
        watch = Watch(held, stop, lost)
        try:
            kept = do(watch)
        except Cancelled:
            if watch.asked:
                held.end(CANCELLED)
            else:
                held.put_back()
        except Exception as error:
            log.exception("%s %s failed", held.table.name, held.claim.row_id)
            code, values = why(error)
            held.end(FAILED, problem={"code": code, "values": values}, detail=f"{error!r}"[-2000:])
        else:
            held.end(DONE, **kept)
