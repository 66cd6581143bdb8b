"""The reserve: a megabyte kept back, so that a full disk can still be written down. EDGE.

A worker that finds no room must say so in a row, and the row needs room too. When the database
meets a full disk the reserve is given up; the write that failed is made again, and the reserve is
laid aside anew once there is room.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import OperationalError

from studio.errors import is_full

log = logging.getLogger(__name__)
T = TypeVar("T")

SIZE: Final = 1_000_000
"""Bytes kept back: some hundred rows, each of which changes a few pages of 4 KB."""
EASE: Final = 8
"""The reserve is laid aside again once so many times its size are free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserve:
    """The reserve of one data folder."""

    path: Path
    """The file that takes up the room."""

    def keep(self, free: int) -> bool:
        """Lay it aside if it is gone and `free` bytes leave room for it; whether it is there."""
        if self.path.is_file():
            return True
        if free < EASE * SIZE:
            return False
        beside = self.path.with_name(f".{self.path.name}")
        try:
            # (noise: a file system that packs its files would keep nothing back for zeros)
            beside.write_bytes(os.urandom(SIZE))
            beside.replace(self.path)
        except OSError:
            beside.unlink(missing_ok=True)
            return False
        return True

    def spend(self) -> bool:
        """Give its room up; False when it was spent before."""
        try:
            self.path.unlink()
        except FileNotFoundError:
            return False
        log.warning("the disk is full: the reserve is spent to write that down")
        return True

    def stands_behind(self, engine: Engine) -> None:
        """Spend it whenever a write of this engine meets a full disk."""

        @event.listens_for(engine, "handle_error")
        def met(context: ExceptionContext) -> None:
            if is_full(context.original_exception):
                self.spend()


def twice(write: Callable[[], T]) -> T:
    """Do a whole transaction; again when it met a full disk, for the reserve was spent then.

    Raises what the second one raises.
    """
    try:
        return write()
    except OperationalError as error:
        if not is_full(error):
            raise
        return write()
