"""Which file of a video may go out: the newest that was approved, and what has changed since. EDGE.

Publishing holds the hash of that one file. Editing the video afterwards makes another file, which
wants an approval of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from media.timing import RATE
from studio.models import Approval, Render, Video
from studio.paths import DataFolder
from studio.posting.publishing import VIDEO, Finished, render_facts
from studio.work import licensing
from studio.work.licensing import Say
from templates import document, pace


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What of a video may go out."""

    finished: Finished | None
    """The approved file; None: there is none (any more)."""
    approval: Approval | None
    """The « oui » that holds for it."""
    newer: bool
    """Whether the video was changed after that file was made."""
    rendered: bool
    """Whether any file was made that waits for approval."""
    credit: str = ""
    """The line that its music asks to stand in the post; empty: none."""


def offer(db: Session, folder: DataFolder, video: Video, say: Say | None = None) -> Offer:
    """Return the newest approved file of the video that still lies on the disk.

    With `say`, the credit of its music comes along, in that language.
    """
    mine = (Approval.video_id == video.id, Approval.organisation_id == video.organisation_id)
    approvals = db.scalars(
        select(Approval).where(*mine, Approval.withdrawn_at.is_(None)).order_by(Approval.at.desc())
    )
    for approval in approvals:
        render = db.get(Render, approval.render_id)
        place = folder.render(video.organisation_id, approval.file_sha256)
        if render is None or not (place / VIDEO).is_file():
            continue
        finished = Finished(
            sha256=render.sha256,
            facts=render_facts(render.facts, render.size),
            title=video.title,
            video_ref=str(video.id),
            cover_ms=cover_ms(render.storyboard),
        )
        newer = video.revision > render.revision
        credit = _credit(db, render, say) if say else ""
        return Offer(
            finished=finished, approval=approval, newer=newer, rendered=True, credit=credit
        )
    waiting = db.scalar(select(Render.id).where(Render.video_id == video.id).limit(1))
    return Offer(finished=None, approval=None, newer=False, rendered=waiting is not None)


def _credit(db: Session, render: Render, say: Say) -> str:
    board = document.read(render.storyboard) if render.storyboard else None
    return licensing.credit(db, render.organisation_id, board, say) if board else ""


def cover_ms(storyboard: dict[str, Any]) -> int:
    """Return the moment of the cover in the finished file, milliseconds."""
    return pace.cover_frame(document.read(storyboard)) * 1000 // RATE
