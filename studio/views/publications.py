"""Publications: the list, a page for each, planning a new one, and what a person may do."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import (
    Blueprint,
    abort,
    flash,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)
from sqlalchemy import select
from werkzeug.wrappers import Response

from publish import logbook, repository
from publish.calendar import paris
from publish.errors import IllegalEvent, StaleWrite, UnknownRow
from publish.post import Account, Post
from publish.publication import Publication, State
from publish.repository import IN_HAND
from studio.db import session as db
from studio.models import Approval, Render, Video
from studio.people.access import EVERYBODY, MAKERS, allows, me
from studio.posting import agenda, publishing
from studio.posting.showing import (
    entry_words,
    finished_file,
    posters,
    rows_or_404,
    standing_words,
    stands,
)
from studio.posting.standing import profile_address
from studio.words import dates
from studio.words.language import current, say
from studio.words.moments import now
from studio.words.numbers import whole

bp = Blueprint("publications", __name__)

FILTERS = {
    "all": (),
    "to-do": ("failed", "unsure", "late"),
    "planned": ("planned", "sending", "processing"),
    "live": ("live",),
}
DONE_LATELY = timedelta(days=120)


@bp.get("/publications")
@allows(*EVERYBODY)
def publications() -> str:
    """Show the list, the newest first, what wants a person on top."""
    chosen = request.args.get("only", "all")
    rows = repository.list_publications(
        db().connection(), me().organisation_id, now() - DONE_LATELY
    )
    found = agenda.entries(rows, now(), cancelled=True)
    counts = {name: sum(_is(e, name) for e in found) for name in FILTERS}
    kept = [entry for entry in found if _is(entry, chosen if chosen in FILTERS else "all")]
    kept.sort(key=lambda e: (e.shown not in FILTERS["to-do"], -e.at.timestamp()))
    return render_template(
        "publications/list.html",
        area="publications",
        entries=kept,
        chosen=chosen,
        counts=counts,
        pictures=posters(kept),
        words={entry.id: entry_words(entry) for entry in kept},
        dates=dates,
        may_change=me().role in MAKERS,
    )


@bp.get("/publications/<int:publication_id>")
@allows(*EVERYBODY)
def publication(publication_id: int) -> str:
    """Show one post on all its accounts: what happened, how it stands, the one action."""
    rows = rows_or_404(publication_id)
    post = rows[0][1]
    found = agenda.entries(rows, now(), cancelled=True)
    ordered = sorted(rows, key=lambda row: (_urgency(row[0]), row[2].network))
    approval = db().scalar(
        select(Approval)
        .where(
            Approval.organisation_id == me().organisation_id,
            Approval.file_sha256 == post.file_sha256,
            Approval.withdrawn_at.is_(None),
        )
        .order_by(Approval.at.desc())
    )
    return render_template(
        "publications/publication.html",
        area="publications",
        post=post,
        entry=next(
            e for e in found if any(lane.publication.id == publication_id for lane in e.lanes)
        ),
        pictures=posters(found),
        lanes=[_lane(one, account, post.text_for(account.network)) for one, _, account in ordered],
        approval=approval,
        newer=_newer(post, rows),
        mark=_mark(rows),
        moves=any(_moves(row[0]) for row in rows),
        video=_video(post.video_ref),
        dates=dates,
        lang=current(),
        may_change=me().role in MAKERS,
        tz=paris,
    )


@bp.get("/publications/<int:publication_id>/standing")
@allows(*EVERYBODY)
def state(publication_id: int) -> Response:
    """Tell the open page whether anything has changed since it was made."""
    rows = rows_or_404(publication_id)
    out = [row for row in rows if row[0].state is State.PUBLISHED and row[0].receipt is not None]
    last = max((row[0].receipt.published_at for row in out if row[0].receipt), default=None)
    landed = bool(out) and len(out) == len(rows) and last is not None
    said = say("publication-landed", clock=dates.clock(last, current())) if landed and last else ""
    return jsonify({"mark": _mark(rows), "landed": said})


@bp.get("/publications/<int:publication_id>/poster")
@allows(*EVERYBODY)
def poster(publication_id: int) -> Response:
    """Give the poster of the file that goes out."""
    return finished_file(rows_or_404(publication_id)[0][1].file_sha256, publishing.POSTER)


@bp.get("/publications/<int:publication_id>/video")
@allows(*EVERYBODY)
def video(publication_id: int) -> Response:
    """Give the very file that goes out, for watching."""
    return finished_file(rows_or_404(publication_id)[0][1].file_sha256, publishing.VIDEO)


@bp.post("/publications/<int:publication_id>/now")
@allows(*MAKERS)
def publish_now(publication_id: int) -> Response:
    """Let one lane go at once: what waited, was missed, or was refused."""
    return _by_person(publication_id, repository.publish_now, "publication-now-said")


@bp.post("/publications/<int:publication_id>/confirm")
@allows(*MAKERS)
def confirm(publication_id: int) -> Response:
    """Somebody looked: it is there."""
    link = request.form.get("permalink", "").strip()
    link = link if link.startswith(("https://", "http://")) else ""

    def act(*given: Any, **named: Any) -> Publication:
        return repository.confirm(*given, permalink=link, **named)

    return _by_person(publication_id, act, "publication-confirm-said")


@bp.post("/publications/<int:publication_id>/deny")
@allows(*MAKERS)
def deny(publication_id: int) -> Response:
    """Somebody looked: it is not there. The same remote object is sent again."""
    return _by_person(publication_id, repository.deny, "publication-deny-said")


@bp.post("/publications/<int:publication_id>/reword")
@allows(*MAKERS)
def reword(publication_id: int) -> Response:
    """Give one network other words; send again when it had been refused for them."""
    one = _mine(publication_id)
    problems = publishing.reword(
        db().connection(), me().organisation_id, one, request.form.get("text", "").strip()
    )
    if problems:
        for problem in problems:
            flash(say(f"problem-{problem.code}", **problem.values), "failed")
        return _back(publication_id)
    db().commit()
    if request.form.get("again"):
        return publish_now(publication_id)
    flash(say("publication-reword-said"), "live")
    return _back(publication_id)


def _newer(post: Post, rows: tuple[agenda.Row, ...]) -> bool:
    """Whether the video was edited after the file that is still to go out."""
    film, made = _video(post.video_ref), None
    if film is not None and any(row[0].state in agenda.MOVABLE for row in rows):
        made = db().scalar(
            select(Render).where(Render.video_id == film.id, Render.sha256 == post.file_sha256)
        )
    return film is not None and made is not None and film.revision > made.revision


def _mark(rows: tuple[agenda.Row, ...]) -> str:
    """Return a word that changes whenever a lane does."""
    return " ".join(f"{row[0].id}.{row[0].state.value}.{bool(_address(row[0]))}" for row in rows)


def _address(one: Publication) -> str:
    return (one.receipt.permalink or "") if one.receipt else ""


def _moves(one: Publication) -> bool:
    """Whether something may happen to it while one looks: on its way, or its minute is near."""
    near = one.state is State.SCHEDULED and abs(one.at - now()) < timedelta(minutes=15)
    return near or (one.state in (*IN_HAND, State.PUBLISHED) and not _address(one))


def _by_person(publication_id: int, act: Any, said: str) -> Response:
    one = _mine(publication_id)
    try:
        act(db().connection(), me().organisation_id, one.id, person=me().name, now=now)
        db().commit()
    except (IllegalEvent, StaleWrite):
        db().rollback()
        flash(say("publication-too-late"), "unsure")
        return _back(publication_id)
    flash(say(said), "live")
    return _back(publication_id)


def _mine(publication_id: int) -> Publication:
    try:
        return repository.get(db().connection(), me().organisation_id, publication_id)
    except UnknownRow:
        abort(404)


def _back(publication_id: int) -> Response:
    return redirect(url_for("publications.publication", publication_id=publication_id))


def _is(entry: agenda.Entry, name: str) -> bool:
    return not FILTERS[name] or entry.shown in FILTERS[name]


def _urgency(one: Publication) -> int:
    return agenda.URGENCY.index(agenda.shown(one, now()))


def _lane(one: Publication, account: Account, text: str) -> dict[str, Any]:
    stand = stands(one, account)
    return {
        "publication": one,
        "account": account,
        "stand": stand,
        "said": standing_words(stand),
        "also": say(stand.key, **stand.values) if stand.problem else "",
        "text": text,
        "log": logbook.read(db().connection(), me().organisation_id, one.id),
        "profile": profile_address(account),
        "may_reword": publishing.may_reword(one),
        "movable": one.state in agenda.MOVABLE,
    }


def _video(ref: str) -> Video | None:
    number = whole(ref)
    if number is None:
        return None
    return db().scalar(
        select(Video).where(
            Video.id == number,
            Video.organisation_id == me().organisation_id,
            Video.deleted_at.is_(None),
        )
    )
