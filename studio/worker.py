"""The worker: one process that imports, renders, publishes and counts, and ends cleanly. EDGE.

Publications come first: the alarm clock runs in threads of its own, and renders in this very
process only wait for ffmpeg children of low priority. A worker that dies leaves claims; the next
one sweeps them and goes on from what was finished.
"""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from types import FrameType
from typing import Final

from sqlalchemy import Engine, Table
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import ObjectDeletedError, StaleDataError

from publish.claims import worker_name
from publish.clockwork import Clockwork
from publish.collect import Collector
from publish.deliver import Deliverer
from publish.keys import Secrets
from studio.db import make_engine
from studio.editor import faces
from studio.intake import importing, uploads
from studio.models import Organisation
from studio.paths import DataFolder
from studio.posting.lamps import Lamps
from studio.posting.publishing import resolver
from studio.settings import Settings
from studio.words.moments import now
from studio.work import housekeeping, jobs, rendering, speech
from studio.work.beforehand import Beforehand
from studio.work.jobs import FACES, IMPORTS, RENDERS, SPEECHES, Held
from studio.work.reserve import Reserve

log = logging.getLogger(__name__)

PAUSE: Final = 0.5
"""Seconds between looks for waiting work."""
IMPORT_PAUSE: Final = 0.15
"""The same for imports: somebody waits for the file that just came."""
LEISURE_PAUSE: Final = 1.0
"""Seconds between looks for what may be made while nobody asks for anything."""
SWEEP_EVERY: Final = 5.0
"""Seconds between sweeps of what dead workers held."""
TIDY_EVERY: Final = 600.0
"""Seconds between looks for uploads that nobody goes on with."""


class Worker:
    """One worker on one data folder."""

    def __init__(self, settings: Settings, engine: Engine | None = None) -> None:
        """Prepare; nothing runs before `start`."""
        self.settings = settings
        self.folder = DataFolder(root=settings.data)
        self.folder.make()
        self.engine = engine or make_engine(self.folder)
        self.reserve = Reserve(path=self.folder.reserve)
        self.reserve.stands_behind(self.engine)
        self.name = worker_name()
        self.stop = threading.Event()
        secrets = Secrets(self.folder.accounts_key)
        self._clockwork = Clockwork(
            Deliverer(
                self.engine, resolver(self.folder), secrets, now, late_allowed=self._late_allowed
            ),
            Collector(self.engine, secrets, now),
        )
        self._lamps = Lamps(self.engine, secrets, now)
        self._threads: list[threading.Thread] = []
        self._looked: set[int] = set()
        self._beforehand = Beforehand(self.engine, self.folder, settings)

    def start(self) -> None:
        """Begin: the alarm clock, and a thread for each kind of work."""
        self._clockwork.start()
        works = {
            "imports": (self._import_one, IMPORT_PAUSE),
            "looks": (self._look_ahead, PAUSE),
            "renders": (self._render_one, PAUSE),
            "speech": (self._listen_to_one, PAUSE),
            "faces": (self._look_for_faces, PAUSE),
            "leisure": (self._make_beforehand, LEISURE_PAUSE),
            "lamps": (self._lamps.check_one, PAUSE),
        }
        for title, work in works.items():
            thread = threading.Thread(target=self._loop, args=work, name=title, daemon=True)
            thread.start()
            self._threads.append(thread)
        tidy = threading.Thread(target=self._tidies, name="tidy", daemon=True)
        tidy.start()
        self._threads.append(tidy)

    def end(self) -> None:
        """Stop: children end, rows in hand are put back, deliveries at work finish their call."""
        self.stop.set()
        for thread in self._threads:
            thread.join(timeout=10)
        self._clockwork.stop()

    def run(self) -> None:
        """Work until SIGTERM or SIGINT."""

        def ask_to_stop(_number: int, _frame: FrameType | None) -> None:
            self.stop.set()

        signal.signal(signal.SIGTERM, ask_to_stop)
        signal.signal(signal.SIGINT, ask_to_stop)
        self.start()
        while not self.stop.wait(1.0):
            continue
        self.end()

    def _loop(self, work: Callable[[], bool], pause: float) -> None:
        while not self.stop.is_set():
            try:
                busy = work()
            except (ObjectDeletedError, StaleDataError):  # as when the demo is thrown away
                log.info("a piece of work is gone: whoever wanted it threw it away")
                busy = True
            except Exception:  # a full disk or a busy file must not end the worker; the row waits
                log.exception("work failed")
                busy = False
            if not busy:
                self.stop.wait(pause)

    def _import_one(self) -> bool:
        held = self._take(IMPORTS)
        if held is None:
            return False
        importing.run(held, self.folder, self.stop)
        return True

    def _look_ahead(self) -> bool:
        return importing.look_ahead(self.engine, self.folder, self._looked, self.stop)

    def _render_one(self) -> bool:
        held = self._take(RENDERS)
        if held is None:
            return False
        rendering.run(held, self.folder, self.stop)
        return True

    def _make_beforehand(self) -> bool:
        return self._beforehand.one(self.stop)

    def _listen_to_one(self) -> bool:
        held = self._take(SPEECHES)
        if held is None:
            return False
        speech.run(held, self.folder, self.stop)
        return True

    def _look_for_faces(self) -> bool:
        held = self._take(FACES)
        if held is None:
            return False
        faces.run(held, self.folder, self.stop)
        return True

    def _take(self, table: Table) -> Held | None:
        return jobs.take(self.engine, table, self.name, now())

    def _tidies(self) -> None:
        tidied = 0.0
        while not self.stop.is_set():
            self.reserve.keep(self.folder.free())
            try:
                for table in (IMPORTS, RENDERS, SPEECHES, FACES):
                    freed = jobs.sweep(self.engine, table, now())
                    if freed:
                        log.info("%s: took back %s of workers that ended", table.name, freed)
                if time.monotonic() - tidied > TIDY_EVERY:
                    tidied = time.monotonic()
                    with Session(self.engine) as db:
                        uploads.tidy(db, self.folder, now())
                        housekeeping.tidy(db, self.folder, self.settings.store_limit, now())
            except Exception:  # the next look comes in a few seconds
                log.exception("tidying failed")
            self.stop.wait(SWEEP_EVERY)

    def _late_allowed(self, organisation_id: int) -> timedelta:
        with Session(self.engine) as db:
            found = db.get(Organisation, organisation_id)
            minutes = (found.settings if found else {}).get("late_minutes")
        return timedelta(minutes=minutes if minutes is not None else self.settings.late_minutes)
