"""What was in hand when a worker died: it may be the cause, so it is not taken up by itself again.

A row that kills its worker is counted (`studio.work.jobs`); work that nobody asked for has no row.
So what is begun is noted on the disk, and struck out however it ends; what a killed worker left
there, its successors let be until the video is another. EDGE.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from studio.work.leisure import Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Shunned:
    """The note of one data folder."""

    path: Path

    def keys(self) -> frozenset[Key]:
        """Return what is noted; nothing where there is no note, or none that can be read."""
        try:
            rows = json.loads(self.path.read_text("utf-8"))
            return frozenset(
                (int(video), int(revision), str(form)) for video, revision, form in rows
            )
        except (OSError, ValueError, TypeError):
            return frozenset()

    def keep(self, keys: frozenset[Key]) -> None:
        """Note these and no others. A full disk is no reason to stop: then nothing is noted."""
        beside = self.path.with_name(f".{self.path.name}-{os.getpid()}")
        with suppress(OSError):
            try:
                beside.write_text(json.dumps(sorted(keys)), "utf-8")
                beside.replace(self.path)
            finally:
                beside.unlink(missing_ok=True)

    @contextmanager
    def in_hand(self, key: Key) -> Iterator[None]:
        """Note a key while the block runs."""
        self.keep(self.keys() | {key})
        try:
            yield
        finally:
            self.keep(self.keys() - {key})
