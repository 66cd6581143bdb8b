"""How far videos are, from draft to published, and the few groups a list is filtered by. EDGE."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.models import Approval, Render, RenderJob, Video
from studio.posting.agenda import Entry
from studio.work.jobs import FAILED, RUNNING, WAITING

GROUPS: Final = {
    "draft": ("draft",),
    "rendering": ("queued", "rendering"),
    "review": ("rendered",),
    "approved": ("approved",),
    "planned": ("planned", "sending", "processing"),
    "live": ("live",),
    "trouble": ("failed", "late", "unsure"),
}
"""Group -> the states in it, in the order a video goes through them."""


def sent_states(entries: Iterable[Entry]) -> dict[int, str]:
    """How each video's newest publication stands, from the agenda's entries."""
    found: dict[int, str] = {}
    for entry in sorted(entries, key=lambda entry: entry.at):
        if entry.post.video_ref.isdigit() and entry.shown != "cancelled":
            found[int(entry.post.video_ref)] = entry.shown
    return found


def states(db: Session, ids: Iterable[int], sent: Mapping[int, str]) -> dict[int, str]:
    """The state of each of those videos, in a word of the components; no storyboard is read.

    `sent` says how their publications stand. "draft" holds also for one with empty slots.
    """
    wanted = list(ids)
    made: dict[int, tuple[int, str, datetime]] = {}
    for row in db.execute(
        select(Render.video_id, Render.revision, Render.sha256, Render.created_at)
        .where(Render.video_id.in_(wanted))
        .order_by(Render.id)
    ):
        made[row.video_id] = (row.revision, row.sha256, row.created_at)
    asked: dict[int, tuple[str, datetime]] = {}
    for job in db.execute(
        select(RenderJob.video_id, RenderJob.state, RenderJob.created_at)
        .where(RenderJob.video_id.in_(wanted))
        .order_by(RenderJob.id)
    ):
        asked[job.video_id] = (job.state, job.created_at)
    approved = set(
        db.scalars(
            select(Approval.file_sha256).where(
                Approval.video_id.in_(wanted), Approval.withdrawn_at.is_(None)
            )
        )
    )
    found: dict[int, str] = {}
    rows = select(Video.id, Video.revision, Video.deleted_at).where(Video.id.in_(wanted))
    for video_id, revision, deleted_at in db.execute(rows):
        job_state, asked_at = asked.get(video_id, ("", None))
        newest = made.get(video_id)
        if deleted_at is not None:
            found[video_id] = "bin"
        elif job_state in (WAITING, RUNNING):
            found[video_id] = "queued" if job_state == WAITING else "rendering"
        elif video_id in sent:
            found[video_id] = sent[video_id]
        elif asked_at and job_state == FAILED and (newest is None or asked_at > newest[2]):
            found[video_id] = "failed"
        elif newest is None or revision > newest[0]:
            found[video_id] = "draft"
        else:
            found[video_id] = "approved" if newest[1] in approved else "rendered"
    return found
