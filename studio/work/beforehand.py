"""Final pieces made before anybody asks, while the machine is idle. EDGE.

The worker looks every second; `studio.work.leisure` says what, and whether to go on. The pieces are
those that « Rendre » makes, by the same call and under the same names, one at a time, at a priority
that yields to everything else. Whatever is in hand when somebody wants the machine is ended and
leaves nothing; what was finished before it stays.
"""

from __future__ import annotations

import logging
import threading
import time
from typing import Final

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from media.confine import IDLE
from media.errors import Cancelled, NoSpace
from media.render import render
from media.rendition import FINALS, REEL
from publish import repository
from publish.tables import publications
from studio.models import FaceJob, ImportJob, RenderJob, SpeechJob, Video
from studio.paths import DataFolder
from studio.settings import Settings
from studio.words.moments import now
from studio.work import housekeeping, leisure, rendering
from studio.work.assets import LibrarySources
from studio.work.attended import Attended
from studio.work.jobs import OPEN
from studio.work.leisure import Demand, Edited, Key, Room
from studio.work.shunned import Shunned
from templates import document, pace
from templates.compose import compose

log = logging.getLogger(__name__)

AGAIN: Final = 60.0
"""Seconds for which a video is put aside that cannot be made yet: a hole, a full store."""
LOOK_EVERY: Final = 0.25
"""Seconds between two looks at the rows while something is made."""
GLANCE_EVERY: Final = 0.05
"""Seconds between two looks at whether somebody waits for a picture."""
MOST: Final = 20
"""Videos considered: the ones edited last."""


class Beforehand:
    """What one worker makes before it is asked for."""

    def __init__(self, engine: Engine, folder: DataFolder, settings: Settings) -> None:
        self.engine = engine
        self.folder = folder
        self.settings = settings
        self.done: set[Key] = set()
        """Finished and kept."""
        self.note = Shunned(path=folder.beforehand)
        self.shunned = self.note.keys()
        """In hand when a worker died."""
        self.aside: dict[Key, float] = {}
        """Put aside until that moment of the monotonic clock."""

    def one(self, stop: threading.Event) -> bool:
        """Make ready the video that is next, if any; return whether it is finished now."""
        if not self.settings.idle_render or self._attended():
            return False
        with Session(self.engine) as db:
            edited = edited_lately(db)
            asked = demand(db)
            chosen = leisure.choose(edited, asked, self._settled(edited), now())
            if chosen is None or not self._may(db, chosen):
                return False
            storyboard = db.get_one(Video, chosen.video_id).storyboard
        watch = _Watch(self, chosen, stop)
        try:
            with self.note.in_hand(chosen.key):
                self._make(chosen, storyboard, watch)
        except Cancelled:
            return False
        except NoSpace:
            self._put_aside(chosen)
            return False
        except Exception:  # « Rendre » will say what is wrong; this only keeps it from coming back
            log.exception("video %s could not be made beforehand", chosen.video_id)
            self._put_aside(chosen)
            return False
        self.done.add(chosen.key)
        return True

    def _make(self, chosen: Edited, storyboard: dict[str, object], watch: threading.Event) -> None:
        board = document.read(storyboard)
        render(
            compose(board),
            rendering.rendition_of(chosen.rendition),
            LibrarySources(folder=self.folder, organisation_id=chosen.organisation_id),
            self.folder.workspace(chosen.organisation_id),
            cancel=watch,
            cover=pace.cover_frame(board),
            nice=IDLE,
            at_a_time=1,
            pin=housekeeping.pin_of(chosen.video_id, f"{chosen.rendition}-beforehand"),
        )
        for store in housekeeping.stores(self.folder, chosen.organisation_id):
            store.evict(self._limit)

    def _may(self, db: Session, chosen: Edited) -> bool:
        """Whether it can be made at all, and the disk has room; else it is put aside."""
        board = document.read(db.get_one(Video, chosen.video_id).storyboard)
        stores = housekeeping.stores(self.folder, chosen.organisation_id)
        room = Room(
            pinned=max(store.filled().pinned for store in stores),
            limit=self._limit,
            free=self.folder.free(),
            spare=self.settings.spare_disk,
        )
        if room.enough and not rendering.blockers(db, chosen.organisation_id, board):
            return True
        self._put_aside(chosen)
        return False

    @property
    def _limit(self) -> int:
        """Bytes of one store."""
        return self.settings.store_limit // len(housekeeping.STORES)

    def _put_aside(self, chosen: Edited) -> None:
        self.aside[chosen.key] = time.monotonic() + AGAIN

    def _settled(self, edited: list[Edited]) -> set[Key]:
        """Keys not to be chosen; what is no longer among the edited is forgotten."""
        known = {video.key for video in edited}
        self.done &= known
        if not self.shunned <= known:
            self.shunned &= known
            self.note.keep(self.shunned)
        self.aside = {
            key: until
            for key, until in self.aside.items()
            if key in known and until > time.monotonic()
        }
        return self.done | self.aside.keys() | self.shunned

    def _attended(self) -> bool:
        return Attended(path=self.folder.attended).lately(leisure.CALM)


class _Watch(threading.Event):
    """Set once the work may not go on. Never raises: whoever asks has a process to end."""

    def __init__(self, owner: Beforehand, chosen: Edited, stop: threading.Event) -> None:
        super().__init__()
        self._owner = owner
        self._chosen = chosen
        self._stop = stop
        self._glanced = self._looked = time.monotonic()

    def is_set(self) -> bool:
        if not super().is_set() and (self._stop.is_set() or self._wanted()):
            self.set()
        return super().is_set()

    def _wanted(self) -> bool:
        at = time.monotonic()
        if at - self._glanced < GLANCE_EVERY:
            return False
        self._glanced = at
        if Attended(path=self._owner.folder.attended).lately(leisure.CALM):
            return True
        if at - self._looked < LOOK_EVERY:
            return False
        self._looked = at
        try:
            with Session(self._owner.engine) as db:
                return not leisure.goes_on(self._chosen, edited_lately(db), demand(db))
        except Exception:  # a database that does not answer is in need of the machine
            log.exception("nothing is made beforehand while the rows cannot be read")
            return True


def edited_lately(db: Session) -> list[Edited]:
    """Return the videos that were edited in the last hours, the newest first."""
    rows = db.execute(
        select(Video.id, Video.organisation_id, Video.revision, Video.changed_at)
        .where(
            Video.deleted_at.is_(None),
            Video.revision > 0,  # one that was only begun has nothing of its own yet
            Video.changed_at > now() - leisure.LATELY,
        )
        .order_by(Video.changed_at.desc())
        .limit(MOST)
    ).all()
    asked = db.execute(
        select(RenderJob.video_id, RenderJob.rendition)
        .where(RenderJob.video_id.in_([row.id for row in rows]))
        .order_by(RenderJob.id)
    )
    known = {form.name for form in FINALS}
    last = {video: form for video, form in asked if form in known}
    return [
        Edited(
            organisation_id=row.organisation_id,
            video_id=row.id,
            revision=row.revision,
            changed_at=row.changed_at,
            rendition=last.get(row.id, REEL.name),
        )
        for row in rows
    ]


def demand(db: Session) -> Demand:
    """Return what the rows ask of the machine; who waits at a screen is not among them."""
    at = now()
    sending = select(func.count()).where(
        publications.c.claimed_by.is_not(None), publications.c.claimed_until > at
    )
    due = repository.due_rows(db.connection(), at, at + leisure.SOON)
    return Demand(
        imports=db.scalar(select(func.count()).where(ImportJob.state.in_(OPEN))) or 0,
        renders=db.scalar(select(func.count()).where(RenderJob.state.in_(OPEN))) or 0,
        speeches=db.scalar(select(func.count()).where(SpeechJob.state.in_(OPEN))) or 0,
        faces=db.scalar(select(func.count()).where(FaceJob.state.in_(OPEN))) or 0,
        publications=(db.scalar(sending) or 0) + len(due),
    )
