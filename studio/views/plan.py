"""Planning: an approved file, its words, accounts and minute; what stands in the way, at once."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from publish import accounts as account_rows
from publish import repository
from publish.calendar import paris
from publish.errors import UnknownRow
from publish.post import Account, Network
from studio.db import session as db
from studio.here import folder
from studio.models import Video
from studio.people.access import MAKERS, allows, me, own
from studio.posting import agenda, publishing, when
from studio.posting.finished import Offer, offer
from studio.posting.publishing import Finished, Wish
from studio.posting.showing import finished_file, hours
from studio.views.calendar import when_words
from studio.words import dates
from studio.words.language import current, say
from studio.words.moments import now
from studio.words.numbers import whole

bp = Blueprint("plan", __name__)


@bp.get("/videos/<int:video_id>/schedule")
@allows(*MAKERS)
def form(video_id: int) -> str:
    """Show the form that schedules a video's approved file."""
    row = own(Video, video_id)
    found = offer(db(), folder(), row, say)
    accounts = _accounts()
    day, hour = request.args.get("day", ""), request.args.get("hour", "")
    slots = _slots()
    if not day and slots:
        day, hour = slots[0].date().isoformat(), f"{slots[0]:%H:%M}"
    words = "\n\n".join(part for part in (row.title, found.credit) if part)
    wish = Wish(text=words, accounts=tuple(a.id for a in accounts if _usable(a)))
    return _page(row, found, wish, when.read(day, hour), key=uuid4().hex)


@bp.post("/videos/<int:video_id>/schedule")
@allows(*MAKERS)
def make(video_id: int) -> str | Response | tuple[str, int]:
    """Schedule it, or say everything that stands in the way, at once."""
    row = own(Video, video_id)
    found = offer(db(), folder(), row)
    accounts = _accounts()
    wished, wish = _wished(accounts)
    said = request.form.get("file", "")
    problems = _obstacles(found.finished, accounts, wish, wished)
    if found.finished is not None and said and said != found.finished.sha256:
        problems.insert(0, say("plan-other-file"))
    if found.finished is None or problems:
        key = request.form.get("key", "") or uuid4().hex
        page = _page(row, found, wish, wished, key=key, problems=tuple(problems))
        return page, 422
    finished = publishing.with_cover(folder(), me().organisation_id, found.finished)
    try:
        ids = publishing.schedule(
            db().connection(),
            me().organisation_id,
            finished,
            wish,
            key=request.form.get("key", "")[:64],
            person=me().name,
            now=now(),
        )
    except UnknownRow:
        abort(404)
    db().commit()
    assert wish.at is not None  # _obstacles holds what has no minute
    flash(say("plan-done", when=dates.moment(wish.at, current())), "live")
    return redirect(url_for("publications.publication", publication_id=ids[0]))


@bp.get("/videos/<int:video_id>/schedule/poster")
@allows(*MAKERS)
def poster(video_id: int) -> Response:
    """Give the poster of the approved file."""
    return _approved(video_id, publishing.POSTER)


@bp.get("/videos/<int:video_id>/schedule/video")
@allows(*MAKERS)
def video(video_id: int) -> Response:
    """Give the approved file, for watching before it is scheduled."""
    return _approved(video_id, publishing.VIDEO)


@bp.post("/videos/<int:video_id>/preflight")
@allows(*MAKERS)
def preflight(video_id: int) -> Response:
    """Say what the networks would refuse of the form as it stands, and how long its words are."""
    row = own(Video, video_id)
    found = offer(db(), folder(), row)
    accounts = _accounts()
    wished, wish = _wished(accounts)
    return jsonify(
        {
            "counts": {
                count.network.value: {
                    "sentence": _count_words(count),
                    "over": bool(count.problems),
                }
                for count in publishing.counts(wish)
            },
            "when": when_words(wished),
            "twice": wished.remark == "when-twice",
            "closed": _closed_words(wish),
            "problems": _obstacles(found.finished, accounts, wish, wished),
        }
    )


def _approved(video_id: int, name: str) -> Response:
    found = offer(db(), folder(), own(Video, video_id))
    return finished_file(found.finished.sha256 if found.finished else "", name)


def _accounts() -> tuple[Account, ...]:
    return account_rows.list_accounts(db().connection(), me().organisation_id)


def _usable(account: Account) -> bool:
    return account.lamp.value != "broken"


def _slots() -> tuple[datetime, ...]:
    here = now()
    rows = repository.list_publications(
        db().connection(), me().organisation_id, here, here + timedelta(days=40)
    )
    return when.free(agenda.entries(rows, here), hours(), paris(here))


def _wished(accounts: tuple[Account, ...]) -> tuple[when.When, Wish]:
    form = request.form
    wished = when.read(form.get("day", ""), form.get("hour", ""), second=bool(form.get("second")))
    text = form.get("text", "").replace("\r\n", "\n").strip()
    texts = tuple(
        (network, own_words)
        for network in Network
        if (own_words := form.get(f"text-{network.value}", "").replace("\r\n", "\n").strip())
    )
    ticked = {whole(n) for n in form.getlist("account")}
    chosen = tuple(account.id for account in accounts if account.id in ticked)
    return wished, Wish(text=text, texts=texts, accounts=chosen, at=wished.at)


def _obstacles(
    finished: Finished | None, accounts: tuple[Account, ...], wish: Wish, wished: when.When
) -> list[str]:
    """Return everything that stands in the way, as sentences, each once."""
    found: list[str] = []
    if not wish.accounts:
        found.append(say("plan-no-account"))
    if wished.problem:
        found.append(when_words(wished))
    if finished is not None:
        refused = publishing.refusals(finished, wish, accounts, now())
        for account, problem in refused:
            words = say(f"problem-{problem.code}", **problem.values)
            where = "" if problem.where == "at" else say(f"network-{account.network.value}")
            found.append(say("said-of", what=where, words=words) if where else words)
    return list(dict.fromkeys(found))


def _count_words(count: publishing.Count) -> str:
    return say("plan-count", length=count.length, maximum=count.maximum)


def _closed_words(wish: Wish) -> str:
    if wish.at is None or not hours().closed(paris(wish.at)):
        return ""
    return say("plan-closed", when=dates.moment(wish.at, current()))


def _page(
    row: Video,
    found: Offer,
    wish: Wish,
    wished: when.When,
    *,
    key: str,
    problems: tuple[str, ...] = (),
) -> str:
    accounts = _accounts()
    return render_template(
        "publications/plan.html",
        area="publications",
        video=row,
        offer=found,
        accounts=accounts,
        wish=wish,
        wished=wished,
        when_said=when_words(wished),
        closed_said=_closed_words(wish),
        counts=[(c, _count_words(c)) for c in publishing.counts(wish)],
        own_words={network.value: text for network, text in wish.texts},
        slots=_slots(),
        key=key,
        problems=problems,
        dates=dates,
        lang=current(),
        usable={account.id: _usable(account) for account in accounts},
    )
