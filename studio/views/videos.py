"""Vidéos: the list with its states, search, rename, duplicate, the bin and what comes out of it."""

from __future__ import annotations

from uuid import uuid4

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from publish import repository
from studio.db import session as db
from studio.editor import editing
from studio.editor.starting import duplicate as duplicated
from studio.lists.states import GROUPS, sent_states, states
from studio.lists.videos import cards
from studio.models import Render, Video
from studio.people.access import EVERYBODY, MAKERS, allows, me, organisation, own
from studio.posting import agenda
from studio.posting.publishing import POSTER
from studio.posting.showing import finished_file
from studio.words import language, moments

bp = Blueprint("videos", __name__)

PER_PAGE = 24


@bp.get("/videos")
@allows(*EVERYBODY)
def index() -> str:
    """Show the videos, the last changed first: ?q=words, ?state=review, ?page=2."""
    return _list("videos/list.html", binned=False)


@bp.get("/videos/bin")
@allows(*EVERYBODY)
def bin_() -> str:
    """Show what lies in the bin."""
    return _list("videos/bin.html", binned=True)


@bp.get("/videos/<int:video_id>/renders/<int:render_id>/poster.jpg")
@allows(*EVERYBODY)
def poster(video_id: int, render_id: int) -> Response:
    """Answer with the cover picture of a finished file."""
    render = own(Render, render_id)
    if render.video_id != video_id:
        abort(404)
    return finished_file(render.sha256, POSTER)


@bp.post("/videos/<int:video_id>/rename")
@allows(*MAKERS)
def rename(video_id: int) -> Response:
    """Give a video another title, as a line of its log."""
    video = own(Video, video_id)
    title = request.form.get("title", "").strip()[:200]
    if title:
        words = {**video.storyboard["title"], language.current(): title}
        sent = editing.Sent(id=uuid4().hex, client="list", author=me().id, base=None)
        verb = {"verb": "rename", "title": words}
        editing.apply(db(), video, verb, sent, facts={}, moment=moments.now())
    return redirect(url_for("videos.index"))


@bp.post("/videos/<int:video_id>/duplicate")
@allows(*MAKERS)
def duplicate(video_id: int) -> Response:
    """Copy a video as it stands."""
    video = own(Video, video_id)
    title = language.say("videos-copy-of", title=video.title)
    duplicated(db(), organisation(), video, by=me().id, title=title, moment=moments.now())
    flash(language.say("videos-duplicated", title=video.title), "live")
    return redirect(url_for("videos.index"))


@bp.post("/videos/<int:video_id>/bin")
@allows(*MAKERS)
def throw(video_id: int) -> Response:
    """Put a video in the bin; what is scheduled of it still goes out."""
    video = own(Video, video_id)
    video.deleted_at = moments.now()
    db().commit()
    flash(language.say("videos-binned", title=video.title), "live")
    return redirect(url_for("videos.index"))


@bp.post("/videos/<int:video_id>/restore")
@allows(*MAKERS)
def restore(video_id: int) -> Response:
    """Take a video out of the bin."""
    video = own(Video, video_id)
    video.deleted_at = None
    db().commit()
    flash(language.say("videos-restored", title=video.title), "live")
    return redirect(url_for("videos.index"))


def _list(page: str, *, binned: bool) -> str:
    words = request.args.get("q", "").strip()
    where = [Video.organisation_id == me().organisation_id]
    where.append(Video.deleted_at.is_not(None) if binned else Video.deleted_at.is_(None))
    if words:
        where.append(Video.title.icontains(words, autoescape=True))
    sent = sent_states(_entries())
    ids = list(db().scalars(select(Video.id).where(*where)))
    groups = {} if binned else _groups(states(db(), ids, sent))
    chosen = request.args.get("state", "")
    if chosen in groups:
        where.append(Video.id.in_(ids := groups[chosen]))
    else:
        chosen = ""
    pages = -(-len(ids) // PER_PAGE)
    number = min(max(1, request.args.get("page", 1, type=int)), max(1, pages))
    found = db().scalars(
        select(Video)
        .where(*where)
        .order_by(Video.changed_at.desc(), Video.id.desc())
        .limit(PER_PAGE)
        .offset((number - 1) * PER_PAGE)
    )

    def here(page: int | None = None, state: str | None = chosen) -> str:
        address = request.endpoint or "videos.index"
        return url_for(address, q=words or None, state=state or None, page=page)

    return render_template(
        page,
        cards=cards(db(), found, sent),
        words=words,
        number=number,
        pages=pages,
        here=here,
        chosen=chosen,
        groups={name: len(within) for name, within in groups.items() if within or name == chosen},
        all_count=sum(len(within) for within in groups.values()),
    )


def _groups(known: dict[int, str]) -> dict[str, list[int]]:
    """The videos of each group that a list is filtered by."""
    return {
        name: [video_id for video_id, state in known.items() if state in within]
        for name, within in GROUPS.items()
    }


def _entries() -> tuple[agenda.Entry, ...]:
    rows = repository.list_publications(db().connection(), me().organisation_id)
    return agenda.entries(rows, moments.now())
