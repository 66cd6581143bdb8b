"""Render jobs: a storyboard becomes a finished file, kept by the hash of its MP4. EDGE."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from media.errors import Killed, MediaError, NoSpace, Unfaithful, UnknownMedia
from media.render import Rendered, RenderProgress, render
from media.rendition import RENDITIONS, Rendition
from media.timing import RATE
from studio.errors import is_full
from studio.models import Render, RenderJob
from studio.named import SHELF
from studio.paths import DataFolder
from studio.words.moments import now
from studio.work import housekeeping, licensing
from studio.work.assets import LibrarySources, facts_of_board
from studio.work.carried import TELL_EVERY, Watch, carry_out
from studio.work.jobs import WAITING, Held
from templates import document, pace
from templates.check import check
from templates.compose import compose
from templates.storyboard import Storyboard

VIDEO: Final = "video.mp4"
SUBTITLES: Final = "video.srt"
POSTER: Final = "poster.jpg"


def run(held: Held, folder: DataFolder, stop: threading.Event) -> None:
    """Render what that row holds; ends the row, or puts it back when the worker is to stop."""
    with Session(held.engine, expire_on_commit=False) as db:
        job = db.get_one(RenderJob, held.claim.row_id)
        db.expunge(job)

    def do(watch: Watch) -> dict[str, Any]:
        held.tell(started_at=now())
        board = document.read(job.storyboard)
        made = _rendered(held, folder, job, board, watch)
        render_id = _kept(held, folder, job, board, made)
        return {"progress": 1000, "remaining_s": 0, "render_id": render_id}

    carry_out(held, stop, do, _why)


def blockers(
    db: Session, organisation_id: int, board: Storyboard
) -> list[tuple[str, dict[str, Any]]]:
    """Return what keeps a storyboard from being rendered at all: code and values of each."""
    facts = facts_of_board(db, organisation_id, board)
    said = (*check(board, facts, SHELF), *licensing.problems(db, organisation_id, board))
    found = [p for p in said if p.severity == "error"]
    return [(p.code, dict(p.values)) for p in found]


def _rendered(
    held: Held, folder: DataFolder, job: RenderJob, board: Storyboard, watch: Watch
) -> Rendered:
    return render(
        compose(board),
        rendition_of(job.rendition),
        LibrarySources(folder=folder, organisation_id=job.organisation_id),
        folder.workspace(job.organisation_id),
        _teller(held),
        watch,
        cover=pace.cover_frame(board),
        pin=housekeeping.pin_of(job.video_id, job.rendition),
        also=_asked_with(held.engine, job),
    )


def _asked_with(engine: Engine, job: RenderJob) -> tuple[Rendition, ...]:
    """Return the other forms of the very same film that wait: one decoding serves them all."""
    waiting = (
        select(RenderJob.rendition)
        .where(
            RenderJob.video_id == job.video_id,
            RenderJob.revision == job.revision,
            RenderJob.rendition != job.rendition,
            RenderJob.state == WAITING,
            RenderJob.cancel.is_(False),
        )
        .order_by(RenderJob.id)
    )
    with Session(engine) as db:
        return tuple(rendition_of(name) for name in db.scalars(waiting).unique())


def rendition_of(name: str) -> Rendition:
    """Return the rendition of that name. Raises KeyError."""
    return RENDITIONS[name]


def _teller(held: Held) -> Callable[[RenderProgress], None]:
    told = 0.0

    def tell(progress: RenderProgress) -> None:
        nonlocal told
        if time.monotonic() - told < TELL_EVERY:
            return
        told = time.monotonic()
        left = progress.remaining_s
        held.tell(
            progress=min(999, int(progress.share * 1000)),
            remaining_s=int(left) + 1 if left is not None else None,
        )

    return tell


def _kept(held: Held, folder: DataFolder, job: RenderJob, board: Storyboard, made: Rendered) -> int:
    """Keep the files under their hash and write the row; the same file twice is one row."""
    place = folder.render(job.organisation_id, made.sha256)
    place.mkdir(parents=True, exist_ok=True)
    for source, name in ((made.srt, SUBTITLES), (made.poster, POSTER), (made.path, VIDEO)):
        _keep(source, place / name)
    rendition = rendition_of(job.rendition)
    with Session(held.engine) as db:
        same = db.scalar(
            select(Render).where(
                Render.organisation_id == job.organisation_id,
                Render.video_id == job.video_id,
                Render.sha256 == made.sha256,
            )
        )
        if same is not None:  # edited and edited back: it is this file again, and the newest
            same.revision = max(same.revision, job.revision)
            same.storyboard = job.storyboard
            db.commit()
            return same.id
        row = Render(
            organisation_id=job.organisation_id,
            video_id=job.video_id,
            revision=job.revision,
            storyboard=job.storyboard,
            rendition=job.rendition,
            sha256=made.sha256,
            size=made.path.stat().st_size,
            facts={
                "frames": made.duration,
                "rate": RATE,
                "width": rendition.width,
                "height": rendition.height,
                "title": board.title.said("fr"),
                "lufs": _loudness(made),
            },
            created_at=now(),
        )
        db.add(row)
        db.commit()
        return row.id


def _loudness(made: Rendered) -> float | None:
    """Loudness of the finished sound in LUFS, to a tenth; None where nothing is heard."""
    lufs = made.file.loudness.lufs
    return None if lufs is None else round(float(lufs), 1)


def _keep(source: Path, final: Path) -> None:
    """Give a finished file its final name: a second name of the same bytes, or a whole copy."""
    beside = final.with_name(f".{uuid4().hex}")
    try:
        try:
            os.link(source, beside)
        except OSError:
            shutil.copyfile(source, beside)
        beside.replace(final)
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()


def _why(error: Exception) -> tuple[str, dict[str, Any]]:
    if isinstance(error, NoSpace) or is_full(error):
        return "render-disk-full", {}
    if isinstance(error, UnknownMedia):
        return "render-media-missing", {}
    if isinstance(error, Unfaithful):
        return "render-unfaithful", {}
    if isinstance(error, Killed):
        return "render-killed", {}
    if isinstance(error, MediaError):
        return "render-engine", {}
    return "render-broken", {}
