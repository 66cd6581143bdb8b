"""Speech jobs: what is said in a scene is found out by the worker, and laid by the page. EDGE.

A row keeps the words that were heard and nothing else; what they mean for the captions is
`templates.voiced`, asked anew with the storyboard as it stands when the page looks.
"""

from __future__ import annotations

import threading
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from media.errors import Killed, MediaError, NoSpace, NoSpeech, TooHeavy, UnknownMedia
from media.speech import Word, recognise
from media.timing import span
from studio.errors import is_full
from studio.models import SpeechJob, Video
from studio.paths import DataFolder
from studio.work import housekeeping
from studio.work.assets import LibrarySources
from studio.work.carried import Watch, carry_out
from studio.work.jobs import DONE, OPEN, WAITING, Held
from templates import document
from templates.voiced import source

POLITE: Final = 10
"""Added to the priority number: pages, drafts and publications go first."""


def ask(
    db: Session, video: Video, scene_id: str, *, user_id: int | None, now: datetime
) -> SpeechJob | None:
    """Return the row that listens to a scene, or did; None where nothing can be heard. Commits.

    What was heard of the same stretch of the same file is not listened to again.
    """
    board = document.read(video.storyboard)
    scene = board.scene(scene_id)
    found = source(scene) if scene is not None else None
    if found is None or not found[1].duration:
        return None
    take = found[1]
    what = {
        "media": take.media,
        "start": take.start,
        "duration": take.duration,
        "language": board.language,
    }
    same = db.scalar(
        select(SpeechJob)
        .filter_by(organisation_id=video.organisation_id, video_id=video.id, scene=scene_id, **what)
        .where(SpeechJob.state.in_((DONE, *OPEN)), SpeechJob.cancel.is_(False))
        .order_by(SpeechJob.id.desc())
        .limit(1)
    )
    if same is not None:
        return same
    job = SpeechJob(
        organisation_id=video.organisation_id,
        video_id=video.id,
        scene=scene_id,
        state=WAITING,
        user_id=user_id,
        created_at=now,
        **what,
    )
    db.add(job)
    db.commit()
    return job


def run(held: Held, folder: DataFolder, stop: threading.Event) -> None:
    """Listen to what that row names; ends the row, or puts it back when the worker is to stop."""
    with Session(held.engine, expire_on_commit=False) as db:
        job = db.get_one(SpeechJob, held.claim.row_id)
        db.expunge(job)

    def do(watch: Watch) -> dict[str, Any]:
        words = _heard(folder, job, watch)
        return {"words": [[word.text, word.start, word.end] for word in words]}

    carry_out(held, stop, do, lambda error: (_why(error), {}))


def _heard(folder: DataFolder, job: SpeechJob, watch: Watch) -> tuple[Word, ...]:
    sources = LibrarySources(folder=folder, organisation_id=job.organisation_id)
    if not sources.whole([job.media]):  # its sound is made by the import, which still goes on
        raise UnknownMedia(job.media)
    if not sources.facts(job.media).has_sound:
        return ()
    return recognise(
        sources.path(job.media, "sound"),
        span(job.start, job.start + job.duration),
        job.language,
        models=folder.speech,
        store=housekeeping.stores(folder, job.organisation_id)[0],
        cancel=watch,
        nice=POLITE,
    )


def _why(error: Exception) -> str:
    """The code of a problem: `problem-<code>` is its sentence."""
    codes: dict[type[Any], str] = {
        NoSpace: "speech-disk-full",
        UnknownMedia: "speech-media-missing",
        TooHeavy: "speech-heavy",
        Killed: "speech-killed",
        MediaError: "speech-engine",
    }
    if isinstance(error, NoSpeech):
        return {"missing": "speech-missing", "damaged": "speech-damaged"}.get(
            error.why, "speech-engine"
        )
    if is_full(error):
        return "speech-disk-full"
    return next((code for kind, code in codes.items() if isinstance(error, kind)), "speech-engine")
