"""Rendu: the queue, the finished video with its files, and its approval."""

from __future__ import annotations

from typing import Any, TypeAlias

from flask import Blueprint, abort, flash, redirect, render_template, request, send_file, url_for
from sqlalchemy import func, select
from werkzeug.utils import secure_filename
from werkzeug.wrappers import Response

from media.rendition import FINALS, REEL, TRIO
from studio import sentences
from studio.db import session as db
from studio.errors import NothingToDo
from studio.here import folder
from studio.lists import gallery
from studio.models import Approval, Render, RenderJob, Video
from studio.people.access import EVERYBODY, MAKERS, allows, me, organisation, own
from studio.posting import approving, publishing
from studio.posting.approving import May
from studio.words.language import current, say
from studio.words.moments import now
from studio.work import jobs, rendering, takeaway
from studio.work.jobs import DONE, OPEN
from studio.work.rendering import POSTER, SUBTITLES, VIDEO
from templates import document
from templates.untouched import untouched

bp = Blueprint("renders", __name__)

FORMATS = tuple(form.name for form in FINALS)
TOGETHER = tuple(form.name for form in TRIO)
Formats: TypeAlias = list[tuple[str, Render | None, RenderJob | None]]
ALL = "all"
"""Asks for all of `TOGETHER`."""
RECENT = 20
"""Finished works shown in the queue."""
QUIET = -15
"""LUFS under which a finished sound is said to be low: -14 is aimed at, half a unit is allowed."""
TYPES = {VIDEO: "video/mp4", SUBTITLES: "application/x-subrip", POSTER: "image/jpeg"}


@bp.get("/renders")
@allows(*EVERYBODY)
def queue() -> str:
    """Show what is being made, what waits, and what ended lately."""
    mine = select(RenderJob, Video).join(Video).where(_ours(RenderJob))
    rows = db().execute(mine.where(RenderJob.state.in_(OPEN)).order_by(RenderJob.id))
    ended = mine.where(RenderJob.state.not_in(OPEN)).order_by(RenderJob.finished_at.desc())
    return render_template(
        "renders/queue.html",
        open=list(rows),
        ended=list(db().execute(ended.limit(RECENT))),
        why=why,
    )


@bp.post("/videos/<int:video_id>/render")
@allows(*MAKERS)
def ask(video_id: int) -> Response:
    """Ask for the video as it stands, in a form or in all three, unless it cannot be made."""
    video = own(Video, video_id)
    asked = request.form.get("rendition", REEL.name)
    forms = TOGETHER if asked == ALL else (asked,)
    if not set(forms) <= set(FORMATS):
        abort(400)
    blockers = rendering.blockers(db(), video.organisation_id, document.read(video.storyboard))
    if blockers:
        for code, values in blockers[:3]:
            flash(sentences.problem(code, current(), **values), "failed")
        return redirect(f"/videos/{video.id}")
    if asked == ALL:  # what is made of this version, or being made, is let be
        forms = _wanting(_formats(video), video.revision)
    for rendition in forms:
        jobs.ask_render(db(), video, me().id, now(), rendition)
    return redirect(url_for("renders.finished", video_id=video.id))


@bp.get("/videos/<int:video_id>/finished")
@allows(*EVERYBODY)
def finished(video_id: int) -> str:
    """Show the newest file of the video, what is being made of it, and who said « oui » to what."""
    video = own(Video, video_id)
    newest = _newest(video, REEL.name)
    approved = _approved(video)
    formats = _formats(video)
    shown = newest or next((made for _, made, _ in formats if made is not None), None)
    return render_template(
        "renders/finished.html",
        video=video,
        shown=shown,
        formats=formats,
        together=len(_wanting(formats, video.revision)),
        working=[job for _, _, job in formats if job is not None and job.state in OPEN],
        approval=approving.approval_of(db(), shown) if shown else None,
        approved=approved,
        may=approving.may(db(), shown, me()) if shown else May.APPROVE,
        newer=shown is not None and video.revision > shown.revision,
        quiet=_quiet(shown),
        number=_number(shown),
        untouched=_untouched(shown),
        pieces=takeaway.NAMES,
        sizes={made.id: made.size for _, made, _ in formats if made is not None},
        why=why,
    )


def _number(shown: Render | None) -> int:
    """How many files of that form the video has had, up to this one."""
    if shown is None:
        return 0
    same = (Render.video_id == shown.video_id, Render.rendition == shown.rendition)
    counted = select(func.count()).where(*same, Render.id <= shown.id)
    return db().scalar(counted) or 0


def _formats(video: Video) -> Formats:
    """Each form: its newest file, and the work on it that has not left one."""
    return [(name, _newest(video, name), _job(video, name)) for name in FORMATS]


def _wanting(formats: Formats, revision: int) -> tuple[str, ...]:
    """Which of the three forms are neither made of this version nor being made."""
    return tuple(
        name
        for name, made, job in formats
        if name in TOGETHER
        and (made is None or made.revision < revision)
        and (job is None or job.state not in OPEN)
    )


def _untouched(shown: Render | None) -> tuple[str, ...]:
    """The words of that file which its template wrote, and nobody changed."""
    if shown is None or not shown.storyboard:
        return ()
    board = document.read(shown.storyboard)
    template = gallery.origin(db(), shown.organisation_id, board.template)
    return untouched(board, template) if template is not None else ()


def _quiet(shown: Render | None) -> int | None:
    """Loudness in LUFS of a file that stayed under what networks expect, else None."""
    lufs = shown.facts.get("lufs") if shown else None
    return round(lufs) if lufs is not None and lufs < QUIET else None


@bp.get("/renders/files/<int:render_id>/<any('video.mp4', 'video.srt', 'poster.jpg'):name>")
@allows(*EVERYBODY)
def file(render_id: int, name: str) -> Response:
    """Give one of its files, in part when asked (Range); `?download=1` under the video's name."""
    made = own(Render, render_id)
    path = folder().render(made.organisation_id, made.sha256) / name
    if not path.is_file():
        abort(404)
    stem = secure_filename(made.facts.get("title", "")) or f"video-{made.video_id}"
    answer = send_file(
        path,
        mimetype=TYPES[name],
        conditional=True,
        as_attachment="download" in request.args,
        download_name=f"{stem}{path.suffix}",
        etag=f"{made.sha256}-{name}",
        max_age=31_536_000,
    )
    answer.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    return answer


@bp.post("/renders/<int:job_id>/cancel")
@allows(*MAKERS)
def cancel(job_id: int) -> Response:
    """Stop it."""
    job = own(RenderJob, job_id)
    try:
        jobs.cancel(db(), job, now())
    except NothingToDo:
        flash(say("renders-ended-before"), "unsure")
    return _back(job)


@bp.post("/renders/<int:job_id>/retry")
@allows(*MAKERS)
def retry(job_id: int) -> Response:
    """Let it run again, from its finished pieces."""
    job = own(RenderJob, job_id)
    try:
        jobs.retry_render(db(), job)
    except NothingToDo:
        flash(say("renders-running-already"), "unsure")
    return _back(job)


@bp.post("/renders/files/<int:render_id>/approve")
@allows(*EVERYBODY)
def approve(render_id: int) -> Response:
    """Record my « oui » to that very file."""
    made = own(Render, render_id)
    try:
        approving.approve(db(), made, me(), now(), request.form.get("note", ""))
    except NothingToDo:
        flash(say("approval-ask-others"), "unsure")
    else:
        flash(say("approval-kept"), "live")
    return redirect(url_for("renders.finished", video_id=made.video_id))


@bp.post("/approvals/<int:approval_id>/withdraw")
@allows(*EVERYBODY)
def withdraw(approval_id: int) -> Response:
    """Take a « oui » back: one's own; an admin anybody's. What was to go out by it does not."""
    approval = own(Approval, approval_id)
    if approval.by != me().id and me().role != "admin":
        abort(403)
    approving.withdraw(db(), approval, now())
    stopped = 0
    if approving.approval_of(db(), db().get_one(Render, approval.render_id)) is None:
        stopped = publishing.call_back(
            db().connection(), me().organisation_id, approval.file_sha256, me().name, now
        )
        db().commit()
    flash(say("approval-withdrawn", stopped=stopped), "unsure")
    return redirect(url_for("renders.finished", video_id=approval.video_id))


def why(job: RenderJob) -> str:
    """Return the sentence of what stopped a render."""
    problem = job.problem or {"code": "render-broken", "values": {}}
    return sentences.problem(problem["code"], current(), **problem["values"])


def _ours(model: type[RenderJob] | type[Render]) -> Any:
    return model.organisation_id == organisation().id


def _newest(video: Video, rendition: str) -> Render | None:
    wanted = select(Render).where(Render.video_id == video.id, Render.rendition == rendition)
    return db().scalar(wanted.order_by(Render.revision.desc(), Render.id.desc()).limit(1))


def _job(video: Video, rendition: str) -> RenderJob | None:
    """The last work asked for in that form, unless it has left its file."""
    wanted = select(RenderJob).where(
        RenderJob.video_id == video.id, RenderJob.rendition == rendition
    )
    last = db().scalar(wanted.order_by(RenderJob.id.desc()).limit(1))
    return last if last is not None and last.state != DONE else None


def _approved(video: Video) -> tuple[Approval, Render] | None:
    """The newest « oui » that stands, and the file it is about."""
    wanted = (
        select(Approval, Render)
        .join(Render, Render.id == Approval.render_id)
        .where(Approval.video_id == video.id, Approval.withdrawn_at.is_(None))
        .order_by(Approval.at.desc())
        .limit(1)
    )
    found = db().execute(wanted).first()
    return (found[0], found[1]) if found is not None else None


def _back(job: RenderJob) -> Response:
    if request.form.get("to") == "queue":
        return redirect(url_for("renders.queue"))
    return redirect(url_for("renders.finished", video_id=job.video_id))
