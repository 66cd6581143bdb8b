"""/events: how far work is, told to open pages as it changes (server-sent events).

With ?video=7 it tells the stamp of that video instead, whenever somebody changed it: the editor
then looks. One stream a page. Each ends by itself after some minutes (the browser opens another)
and there are never so many that pages would wait for a thread.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from typing import Any, Final

from flask import Blueprint, Response, current_app, request
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from studio.db import engine
from studio.editor import workbench
from studio.models import ImportJob, RenderJob, Video
from studio.people.access import EVERYBODY, allows, me, own
from studio.words.language import current
from studio.words.moments import span

bp = Blueprint("events", __name__)

MOST: Final = 40
"""Streams at once; the server has 64 threads, so 24 are left for pages and uploads."""
LIFE: Final = 240.0
"""Seconds a stream lasts."""
LOOK: Final = 0.7
"""Seconds between two looks at the rows."""
QUIET: Final = 15.0
"""Seconds after which a silent stream says that it is alive."""
AGO: Final = 50
"""Rows looked at: the newest ones."""

_open = threading.BoundedSemaphore(MOST)


@bp.get("/events")
@allows(*EVERYBODY)
def events() -> Response:
    """Open a stream; 503 with Retry-After when there are too many."""
    video_id = request.args.get("video", 0, type=int)
    if video_id:
        own(Video, video_id)
    if not _open.acquire(blocking=False):
        return Response(status=503, headers={"Retry-After": "10"})
    life = float(current_app.config.get("EVENTS_LIFE", LIFE))
    once = request.args.get("once") == "1"
    told = _stream(engine(), me().organisation_id, current(), 0.0 if once else life, video_id)
    answer = Response(told, mimetype="text/event-stream")
    answer.call_on_close(_open.release)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Accel-Buffering"] = "no"
    return answer


def _stream(
    database: Engine, organisation_id: int, lang: str, life: float, video_id: int
) -> Iterator[str]:
    began = spoken = time.monotonic()
    known: dict[str, Any] = {}
    yield "retry: 3000\n\n"
    while True:
        rows = _stamps(database, video_id) if video_id else _rows(database, organisation_id, lang)
        for name, told in rows:
            if known.get(name) != told:
                known[name] = told
                spoken = time.monotonic()
                kind = "video" if video_id else "work"
                yield f"event: {kind}\ndata: {json.dumps(told, ensure_ascii=False)}\n\n"
        if time.monotonic() - began >= life:
            return
        if time.monotonic() - spoken > QUIET:
            spoken = time.monotonic()
            yield ": \n\n"
        time.sleep(LOOK)


def _stamps(database: Engine, video_id: int) -> Iterator[tuple[str, Any]]:
    """The video's stamp; nothing once the video is gone."""
    with Session(database) as db:
        stamp = workbench.stamp(db, video_id)
    if stamp:
        yield "stamp", {"stamp": stamp}


def _rows(database: Engine, organisation_id: int, lang: str) -> Iterator[tuple[str, Any]]:
    """Every recent piece of work of the organisation, as the pages want it."""
    with Session(database) as db:
        renders = (
            select(RenderJob)
            .where(RenderJob.organisation_id == organisation_id)
            .order_by(RenderJob.id.desc())
            .limit(AGO)
        )
        for job in db.scalars(renders):
            left = job.remaining_s
            yield (
                f"r{job.id}",
                {
                    "kind": "render",
                    "id": job.id,
                    "video": job.video_id,
                    "state": job.state,
                    "percent": job.progress / 10,
                    "left": span(left, lang) if left is not None else "",
                },
            )
        imports = (
            select(ImportJob)
            .where(ImportJob.organisation_id == organisation_id)
            .order_by(ImportJob.id.desc())
            .limit(AGO)
        )
        for work in db.scalars(imports):
            yield (
                f"i{work.id}",
                {
                    "kind": "import",
                    "id": work.id,
                    "asset": work.asset_id,
                    "video": work.video_id,
                    "state": work.state,
                    "percent": work.progress,
                },
            )
