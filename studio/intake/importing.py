"""Import jobs: an upload that came becomes a file of the library, and fills its slot. EDGE.

A film is ready, and stands in its slot, once it was looked at; its proxy is made while people
already work with it. Should that fail after all, it is refused then.
"""

from __future__ import annotations

import logging
from datetime import datetime
from threading import Event
from uuid import uuid4

from sqlalchemy import Engine, or_, select
from sqlalchemy.orm import Session

from media.errors import Cancelled, Killed, MediaError, NoSpace
from media.facts import MediaFacts
from media.library import Imported, MediaRefused, glimpse, import_file
from studio.editor import editing, faces
from studio.errors import is_full
from studio.models import Asset, ImportJob, Video, VideoEntry
from studio.paths import DataFolder
from studio.words.moments import now
from studio.work import jobs, reserve
from studio.work.assets import as_json, facts_for
from studio.work.jobs import DONE, FAILED, Held
from templates.proposals import cut

log = logging.getLogger(__name__)


def run(held: Held, folder: DataFolder, stop: Event) -> None:
    """Import the file of that row; ends the row, or puts it back when the worker is to stop."""
    with Session(held.engine, expire_on_commit=False) as db:
        job = db.get_one(ImportJob, held.claim.row_id)
        asset = db.get_one(Asset, job.asset_id)
        shown: list[Imported] = []

        def first(found: Imported) -> None:
            shown.append(found)
            if asset.state != "ready":
                _show(db, folder, job, asset, found.facts)

        with held.beating() as lost:
            try:
                outcome = import_file(
                    folder.original(asset.organisation_id, asset.sha256),
                    folder.imported(asset.organisation_id, asset.sha256),
                    media_id=asset.sha256,
                    cancel=_either(stop, lost),
                    on_progress=lambda share: held.tell(progress=int(share * 100)),
                    on_first=first,
                )
            except Cancelled:
                held.put_back()
                return
            except (NoSpace, OSError, MediaError) as error:
                full = isinstance(error, NoSpace) or is_full(error)
                log.exception("importing %s failed", asset.sha256)
                killed = "import-killed" if isinstance(error, Killed) else "import-failed"
                code = "import-disk-full" if full else killed
                _refuse(db, held, asset, code, {}, shown=bool(shown))
                return
        if isinstance(outcome, MediaRefused):
            values = {**outcome.values, "name": asset.name}
            _refuse(db, held, asset, outcome.code, values, shown=bool(shown))
            return
        _show(db, folder, job, asset, outcome.facts)
        if cut(outcome.facts):
            wish = faces.Wish(
                organisation_id=asset.organisation_id,
                media=asset.sha256,
                video_id=job.video_id,
                user_id=job.user_id,
            )
            faces.ask(db, wish, now())
    held.end(DONE, progress=100)


def look_ahead(engine: Engine, folder: DataFolder, tried: set[int], stop: Event) -> bool:
    """Look at one film that waits behind another's import, so that it too can be worked with.

    `tried` remembers the rows that were looked at; False: none is left. The import itself comes
    later, and says whatever is wrong.
    """
    with Session(engine, expire_on_commit=False) as db:
        waiting = (
            select(ImportJob, Asset)
            .join(Asset, Asset.id == ImportJob.asset_id)
            .where(ImportJob.state == jobs.WAITING, Asset.state == "importing")
            .where(ImportJob.id.not_in(tried))
            .order_by(ImportJob.id)
        )
        busy = db.scalar(select(ImportJob.id).where(ImportJob.state == jobs.RUNNING).limit(1))
        found = db.execute(waiting.limit(1)).first() if busy is not None else None
        if found is None:
            return False
        job, asset = found
        tried.add(job.id)
        original = folder.original(asset.organisation_id, asset.sha256)
        place = folder.imported(asset.organisation_id, asset.sha256)
        try:
            seen = glimpse(original, place, media_id=asset.sha256, cancel=stop)
        except (MediaError, OSError) as error:
            log.info("no first look at %s: %r", asset.sha256, error)
            return True
        if seen is not None:
            db.refresh(asset)
            if asset.state == "importing":
                _show(db, folder, job, asset, seen.facts)
    return True


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


def _show(db: Session, folder: DataFolder, job: ImportJob, asset: Asset, facts: MediaFacts) -> None:
    """Make the file ready with these facts, and put it where it was sent for."""
    asset.facts = as_json(facts)
    asset.kind = "video" if facts.animated else facts.kind
    asset.state = "ready"
    asset.problem = None
    db.commit()
    _fill(db, folder, job, asset, now())


def _refuse(
    db: Session,
    held: Held,
    asset: Asset,
    code: str,
    values: dict[str, str | int],
    *,
    shown: bool,
) -> None:
    """Say why there is no such file; one that was ready before this import stays so.

    `shown`: it was ready by its first look only, which this import was to follow.
    """
    problem = {"code": code, "values": values}

    def refuse() -> None:
        db.rollback()
        row = db.get_one(Asset, asset.id)
        if shown or row.state != "ready":
            row.state = "refused"
            row.problem = problem
        db.commit()

    reserve.twice(refuse)
    held.end(FAILED, problem=problem)


def _fill(db: Session, folder: DataFolder, job: ImportJob, asset: Asset, moment: datetime) -> None:
    """Put the file into the slot it was sent for, as a verb of whoever sent it, once."""
    if job.video_id is None or not job.scene or _filled(db, job):
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
    house = video.organisation_id
    facts = facts_for(db, house, [asset.sha256])
    seen = faces.Looked(folder=folder, organisation_id=house)
    done = editing.apply(db, video, verb, sent, facts=facts, moment=moment, seen=seen)
    if isinstance(done, editing.Refused):
        codes = ", ".join(problem.code for problem in done.problems)
        log.info("video %s did not take the file for %s: %s", video.id, job.scene, codes)


def _filled(db: Session, job: ImportJob) -> bool:
    """Whether the file of this row was put into its slot: by its first look, or before a kill."""
    mine = or_(
        VideoEntry.verb_id == f"import-{job.id}", VideoEntry.verb_id.startswith(f"import-{job.id}-")
    )
    wanted = select(VideoEntry.id).where(VideoEntry.video_id == job.video_id, mine)
    return db.scalar(wanted.limit(1)) is not None


def _either(*events: Event) -> Event:
    """An event that is set when any of them is."""
    return _Any(events)


class _Any(Event):
    def __init__(self, events: tuple[Event, ...]) -> None:
        super().__init__()
        self._events = events

    def is_set(self) -> bool:
        return any(event.is_set() for event in self._events)
