"""What the worker clears away now and then: nothing that cannot be made again. EDGE."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from media.store import SegmentStore
from studio.models import Organisation
from studio.paths import DataFolder

KEEP: Final = 6_000_000_000
"""Bytes of finished pieces kept for each organisation; the longest unused go first."""
SETTLED: Final = 3600.0
"""Seconds a folder without organisation is left alone: it may just be in the making."""
PARTS: Final = ("uploads", "originals", "imports", "workspace", "renders")


def tidy(db: Session, folder: DataFolder) -> None:
    """Bound the engine's stores, and forget files of organisations that are gone."""
    known = set(db.scalars(select(Organisation.id)))
    for number in known:
        for part in ("segments", "files"):
            store = SegmentStore(folder.workspace(number) / part)
            store.sweep()
            store.evict(KEEP // 2)
    for place in _strangers(folder, known):
        folder.forget(int(place.name))


def _strangers(folder: DataFolder, known: set[int]) -> Iterator[Path]:
    for part in PARTS:
        for place in (folder.root / part).glob("[0-9]*"):
            old = time.time() - place.stat().st_mtime > SETTLED
            if place.name.isdigit() and int(place.name) not in known and old:
                yield place
