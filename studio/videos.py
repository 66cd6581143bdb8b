"""Videos as lists show them: state, picture, how much is filled. EDGE."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import gallery, lengths
from studio.agenda import Entry
from studio.here import folder
from studio.jobs import FAILED, RUNNING, WAITING
from studio.models import Approval, Render, RenderJob, Video
from studio.partition import Mark, counted, marks
from studio.publishing import POSTER
from templates import document, pace
from templates.storyboard import Storyboard


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A video in a list."""

    video: Video
    board: Storyboard
    state: str
    """A state of the components: "to-fill", "draft", "rendering", "rendered", "approved", ..."""
    picture: str
    """Address of its picture; empty: the poster of its template stands for it."""
    ink: str
    act: str
    strip: tuple[Mark, ...]
    filled: int
    total: int
    length: int
    """Frames, end card included."""
    newest: Render | None
    """Its newest finished file."""

    def length_label(self, lang: str) -> str:
        """The length as people read it."""
        return lengths.lasting(self.length, lang)


def cards(db: Session, videos: Iterable[Video], sent: dict[int, str] | None = None) -> list[Card]:
    """The cards of those videos; `sent` says how their publications stand, by video,
    in a word of the components."""
    found = list(videos)
    ids = [video.id for video in found]
    renders: dict[int, Render] = {}
    for render in db.scalars(select(Render).where(Render.video_id.in_(ids)).order_by(Render.id)):
        renders[render.video_id] = render
    jobs: dict[int, RenderJob] = {}
    for job in db.scalars(
        select(RenderJob).where(RenderJob.video_id.in_(ids)).order_by(RenderJob.id)
    ):
        jobs[job.video_id] = job
    approved = set(
        db.scalars(
            select(Approval.file_sha256).where(
                Approval.video_id.in_(ids), Approval.withdrawn_at.is_(None)
            )
        )
    )
    return [
        _card(
            video, renders.get(video.id), jobs.get(video.id), approved, (sent or {}).get(video.id)
        )
        for video in found
    ]


def sent_states(entries: Iterable[Entry]) -> dict[int, str]:
    """How each video's newest publication stands, from the agenda's entries."""
    found: dict[int, str] = {}
    for entry in sorted(entries, key=lambda entry: entry.at):
        if entry.post.video_ref.isdigit() and entry.shown != "cancelled":
            found[int(entry.post.video_ref)] = entry.shown
    return found


def _card(
    video: Video,
    render: Render | None,
    job: RenderJob | None,
    approved: set[str],
    sent: str | None,
) -> Card:
    board = document.read(video.storyboard)
    filled, total = counted(board)
    card = board.end_card.frames if board.end_card else 0
    joke = pace.length(board)
    return Card(
        video=video,
        board=board,
        state=_state(video, render, job, approved, sent, whole=filled == total and total > 0),
        picture=_picture(video, render, board),
        ink=gallery.ink_of(board),
        act=gallery.act_of(video.template or str(video.id)),
        strip=marks(board),
        filled=filled,
        total=total,
        length=joke + card if joke else 0,
        newest=render,
    )


def _state(
    video: Video,
    render: Render | None,
    job: RenderJob | None,
    approved: set[str],
    sent: str | None,
    *,
    whole: bool,
) -> str:
    if video.deleted_at is not None:
        return "bin"
    if job is not None and job.state in (WAITING, RUNNING):
        return "queued" if job.state == WAITING else "rendering"
    if sent is not None:
        return sent
    if job is not None and job.state == FAILED and _since(job, render):
        return "failed"
    if render is None or video.revision > render.revision:
        return "draft" if whole else "to-fill"
    return "approved" if render.sha256 in approved else "rendered"


def _since(job: RenderJob, render: Render | None) -> bool:
    """Whether that work was asked for after the newest finished file was made."""
    return render is None or job.created_at > render.created_at


def _telling_frame(board: Storyboard) -> int | None:
    """The cover's frame when its scene is filled, else the middle of the first filled scene."""
    placed = [item for item in pace.pace(board) if pace.take_of(item.scene)]
    cover = pace.cover_frame(board)
    if not placed or any(item.span.contains(cover) for item in placed):
        return cover if placed else None
    return placed[0].span.start_time + placed[0].span.duration // 2


def _picture(video: Video, render: Render | None, board: Storyboard) -> str:
    if render is not None and video.revision <= render.revision:
        place = folder().render(video.organisation_id, render.sha256)
        if (place / POSTER).is_file():
            return url_for("videos.poster", video_id=video.id, render_id=render.id)
    cover = _telling_frame(board)
    if cover is not None:
        return url_for("editor.still", video_id=video.id, frame=cover, rev=video.revision)
    return ""
