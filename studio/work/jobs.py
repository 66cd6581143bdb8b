"""Work that waits for the worker, as rows: imports, renders, what is to be heard or seen. EDGE.

A row is waiting, running, done, failed or cancelled. The web writes rows; the worker claims them
(`publish.claims`), as it does with publications. What a dead worker held is swept back to waiting:
any of this work may simply be done again, from what is already finished.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from threading import Event
from typing import Any, Final, cast

from sqlalchemy import Engine, Table, func, select, update
from sqlalchemy.orm import Session

from publish import claims
from publish.claims import Claim
from studio.errors import NothingToDo
from studio.models import FaceJob, ImportJob, RenderJob, SpeechJob, Video
from studio.words.moments import now as utc_now
from studio.work import reserve
from templates import document

WAITING: Final = "waiting"
RUNNING: Final = "running"
DONE: Final = "done"
FAILED: Final = "failed"
CANCELLED: Final = "cancelled"
OPEN: Final = (WAITING, RUNNING)
MOST_TRIES: Final = 3
"""Times a row may be found with its worker dead before it is called failed: it may be the cause."""

IMPORTS: Final = cast("Table", ImportJob.__table__)
RENDERS: Final = cast("Table", RenderJob.__table__)
SPEECHES: Final = cast("Table", SpeechJob.__table__)
FACES: Final = cast("Table", FaceJob.__table__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A row that this worker holds."""

    engine: Engine
    table: Table
    claim: Claim

    def beating(self) -> AbstractContextManager[Event]:
        """Keep the claim while the block runs; the event is set once it is lost."""
        return claims.heartbeat(self.engine, self.table, self.claim, now=utc_now)

    def tell(self, **values: Any) -> None:
        """Write progress, if the row is still ours. It is no step of the row: its version stays."""
        with self.engine.begin() as conn:
            conn.execute(
                update(self.table)
                .where(
                    self.table.c.id == self.claim.row_id,
                    self.table.c.claimed_by == self.claim.worker,
                )
                .values(**values)
            )

    def end(self, state: str, **values: Any) -> bool:
        """Free the row in its last state, also where the disk is full; False: no longer ours."""
        return reserve.twice(lambda: self._release(state, finished_at=utc_now(), **values))

    def put_back(self) -> bool:
        """Free the row so that somebody else takes it."""
        return reserve.twice(lambda: self._release(WAITING))

    def _release(self, state: str, **values: Any) -> bool:
        with self.engine.begin() as conn:
            return claims.release(conn, self.table, self.claim, state=state, **values)


def take(engine: Engine, table: Table, worker: str, now: datetime) -> Held | None:
    """Return the oldest waiting row, now running and ours, or None."""
    with engine.begin() as conn:
        claim = claims.claim_next(
            conn, table, worker=worker, now=now, from_states=(WAITING,), to_state=RUNNING
        )
    return Held(engine=engine, table=table, claim=claim) if claim is not None else None


def sweep(engine: Engine, table: Table, now: datetime) -> int:
    """Put back what dead workers held; what killed them too often fails. Returns how many."""
    with engine.begin() as conn:
        freed = claims.sweep(conn, table, now=now, back={RUNNING: WAITING})
        for row in freed:
            where = table.c.id == row.row_id
            conn.execute(update(table).where(where).values(tries=table.c.tries + 1))
            conn.execute(
                update(table)
                .where(where, table.c.tries >= MOST_TRIES)
                .values(
                    state=FAILED,
                    problem={"code": "job-fatal", "values": {}},
                    finished_at=now,
                )
            )
    return len(freed)


def ask_render(
    db: Session, video: Video, user_id: int | None, now: datetime, rendition: str = "reel"
) -> RenderJob:
    """Return the row of a render of the video as it stands; one that waits already is that one.

    Commits.
    """
    board = document.dump(document.read(video.storyboard))
    same = db.scalar(
        select(RenderJob).where(
            RenderJob.video_id == video.id,
            RenderJob.revision == video.revision,
            RenderJob.rendition == rendition,
            RenderJob.state.in_(OPEN),
            RenderJob.cancel.is_(False),
        )
    )
    if same is not None:
        return same
    job = RenderJob(
        organisation_id=video.organisation_id,
        video_id=video.id,
        revision=video.revision,
        storyboard=board,
        rendition=rendition,
        state=WAITING,
        user_id=user_id,
        created_at=now,
    )
    db.add(job)
    db.commit()
    return job


def cancel(db: Session, job: RenderJob | SpeechJob | FaceJob, now: datetime) -> None:
    """Stop it: what waits ends at once, what runs is ended by its worker. Commits.

    Raises NothingToDo when it has ended.
    """
    table = cast("Table", type(job).__table__)
    if job.state not in OPEN:
        raise NothingToDo(f"{table.name} {job.id} is {job.state}")
    gone = db.execute(
        update(table)
        .where(table.c.id == job.id, table.c.state == WAITING, table.c.claimed_by.is_(None))
        .values(state=CANCELLED, finished_at=now, version=table.c.version + 1)
    )
    if cast("Any", gone).rowcount != 1:
        db.execute(update(table).where(table.c.id == job.id).values(cancel=True))
    db.commit()
    db.refresh(job)


def retry_render(db: Session, job: RenderJob) -> None:
    """Let a render that failed or was cancelled run again, from its finished pieces. Commits.

    Raises NothingToDo in another state.
    """
    if job.state not in (FAILED, CANCELLED):
        raise NothingToDo(f"render {job.id} is {job.state}")
    values: Mapping[str, Any] = {
        "state": WAITING,
        "cancel": False,
        "problem": None,
        "detail": "",
        "tries": 0,
        "finished_at": None,
        "version": RENDERS.c.version + 1,
    }
    db.execute(update(RENDERS).where(RENDERS.c.id == job.id).values(**values))
    db.commit()
    db.refresh(job)


def ahead(db: Session, job: RenderJob) -> int:
    """Return how many renders of anybody come before this one."""
    before = select(func.count()).where(RenderJob.state.in_(OPEN), RenderJob.id < job.id)
    return db.scalar(before) or 0
