"""Import jobs: an upload that came becomes a file of the library, and fills its slot. EDGE."""

from __future__ import annotations

import logging
from datetime import datetime
from threading import Event
from uuid import uuid4

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from media.errors import Cancelled, MediaError, NoSpace
from media.library import Imported, MediaRefused, import_file
from studio import editing, jobs, reserve
from studio.assets import as_json, facts_for
from studio.errors import is_full
from studio.jobs import DONE, FAILED, Held
from studio.models import Asset, ImportJob, Video
from studio.moments import now
from studio.paths import DataFolder

log = logging.getLogger(__name__)


def run(held: Held, folder: DataFolder, stop: Event) -> None:
    """Import the file of that row; ends the row, or puts it back when the worker is to stop."""
    with Session(held.engine, expire_on_commit=False) as db:
        job = db.get_one(ImportJob, held.claim.row_id)
        asset = db.get_one(Asset, job.asset_id)
        with held.beating() as lost:
            try:
                outcome = import_file(
                    folder.original(asset.organisation_id, asset.sha256),
                    folder.imported(asset.organisation_id, asset.sha256),
                    cancel=_either(stop, lost),
                    on_progress=lambda share: held.tell(progress=int(share * 100)),
                )
            except Cancelled:
                held.put_back()
                return
            except (NoSpace, OSError, MediaError) as error:
                full = isinstance(error, NoSpace) or is_full(error)
                log.exception("importing %s failed", asset.sha256)
                _refuse(db, held, asset, "import-disk-full" if full else "import-failed", {})
                return
        if isinstance(outcome, MediaRefused):
            values = {**outcome.values, "name": asset.name}
            _refuse(db, held, asset, outcome.code, values)
            return
        _keep(db, asset, outcome)
        _fill(db, job, asset, now())
    held.end(DONE, progress=100)


def ask(
    db: Session,
    asset: Asset,
    moment: datetime,
    *,
    video_id: int | None = None,
    scene: str = "",
    slot: str = "picture",
    user_id: int | None = None,
) -> ImportJob:
    """Return the row of an import of that asset, new. Not committed."""
    job = ImportJob(
        organisation_id=asset.organisation_id,
        asset_id=asset.id,
        video_id=video_id,
        scene=scene,
        slot=slot,
        user_id=user_id,
        state=jobs.WAITING,
        created_at=moment,
    )
    db.add(job)
    return job


def sweep(engine: Engine, moment: datetime) -> int:
    """Put back the imports of dead workers."""
    return jobs.sweep(engine, jobs.IMPORTS, moment)


def _keep(db: Session, asset: Asset, outcome: Imported) -> None:
    asset.facts = as_json(outcome.facts)
    asset.kind = "video" if outcome.facts.animated else outcome.facts.kind
    asset.state = "ready"
    asset.problem = None
    db.commit()


def _refuse(db: Session, held: Held, asset: Asset, code: str, values: dict[str, str | int]) -> None:
    problem = {"code": code, "values": values}

    def refuse() -> None:
        db.rollback()
        row = db.get_one(Asset, asset.id)
        if row.state != "ready":
            row.state = "refused"
            row.problem = problem
        db.commit()

    reserve.twice(refuse)
    held.end(FAILED, problem=problem)


def _fill(db: Session, job: ImportJob, asset: Asset, moment: datetime) -> None:
    """Put the file into the slot it was sent for, as a verb of whoever sent it."""
    if job.video_id is None or not job.scene:
        return
    video = db.scalar(select(Video).where(Video.id == job.video_id))
    if video is None:
        return
    sent = editing.Sent(
        id=f"import-{job.id}-{uuid4().hex[:6]}" if job.tries else f"import-{job.id}",
        client=f"import-{job.id}",
        author=job.user_id if job.user_id is not None else editing.PHONE,
        base=None,
    )
    verb = {"verb": "fill", "scene": job.scene, "slot": job.slot, "media": asset.sha256}
    facts = facts_for(db, video.organisation_id, [asset.sha256])
    done = editing.apply(db, video, verb, sent, facts=facts, moment=moment)
    if isinstance(done, editing.Refused):
        codes = ", ".join(problem.code for problem in done.problems)
        log.info("video %s did not take the file for %s: %s", video.id, job.scene, codes)


def _either(*events: Event) -> Event:
    """An event that is set when any of them is."""
    return _Any(events)


class _Any(Event):
    def __init__(self, events: tuple[Event, ...]) -> None:
        super().__init__()
        self._events = events

    def is_set(self) -> bool:
        return any(event.is_set() for event in self._events)
