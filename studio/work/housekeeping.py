"""What the worker clears away now and then: nothing that cannot be made again. EDGE.

The engine's stores are kept under a limit. What a video in work needs (changed lately, or with a
render waiting) is pinned by its last render and drafts, and stays.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from media.store import Filled, SegmentStore
from studio.models import Organisation, RenderJob, Video
from studio.paths import DataFolder
from studio.work.jobs import OPEN

STORES: Final = ("segments", "files")
IN_WORK: Final = timedelta(days=14)
"""How long after its last change a video counts as one in work."""
SETTLED: Final = 3600.0
"""Seconds a folder without organisation is left alone: it may just be in the making."""
PARTS: Final = ("uploads", "originals", "imports", "workspace", "renders")
_OURS: Final = re.compile(r"video-(\d+)-.*")


def pin_of(video_id: int, what: str) -> str:
    """Return the key under which a film of that video is pinned; `what` tells its films apart."""
    return f"video-{video_id}-{re.sub('[^a-z0-9]+', '-', what.lower())[:40].strip('-')}"


def tidy(db: Session, folder: DataFolder, limit: int, now: datetime) -> None:
    """Bound the engine's stores, and forget files of organisations that are gone.

    `limit` is in bytes, for each organisation.
    """
    known = set(db.scalars(select(Organisation.id)))
    for number in known:
        in_work = _in_work(db, number, now)
        for store in stores(folder, number):
            store.sweep()
            for key in store.pins():
                ours = _OURS.fullmatch(key)
                if ours is not None and int(ours[1]) not in in_work:
                    store.unpin(key)
            store.evict(limit // len(STORES))
    for place in _strangers(folder, known):
        folder.forget(int(place.name))


def stores(folder: DataFolder, organisation_id: int) -> tuple[SegmentStore, ...]:
    """Return the stores of an organisation."""
    return tuple(SegmentStore(folder.workspace(organisation_id) / part) for part in STORES)


def filled(folder: DataFolder, organisation_id: int) -> Filled:
    """Return how full they are, together."""
    each = [store.filled() for store in stores(folder, organisation_id)]
    return Filled(total=sum(f.total for f in each), pinned=sum(f.pinned for f in each))


def _in_work(db: Session, organisation_id: int, now: datetime) -> set[int]:
    lately = select(Video.id).where(
        Video.organisation_id == organisation_id,
        Video.deleted_at.is_(None),
        Video.changed_at > now - IN_WORK,
    )
    waiting = select(RenderJob.video_id).where(
        RenderJob.organisation_id == organisation_id, RenderJob.state.in_(OPEN)
    )
    return {*db.scalars(lately), *db.scalars(waiting)}


def _strangers(folder: DataFolder, known: set[int]) -> Iterator[Path]:
    for part in PARTS:
        for place in (folder.root / part).glob("[0-9]*"):
            old = time.time() - place.stat().st_mtime > SETTLED
            if place.name.isdigit() and int(place.name) not in known and old:
                yield place
