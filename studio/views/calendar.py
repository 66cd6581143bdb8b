"""The calendar: week, month and list, in Europe/Paris; moving and taking back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from publish import repository
from publish.calendar import day_span, month_days, paris, week_span
from publish.errors import IllegalEvent, StaleWrite
from publish.events import Cancelled
from publish.publication import TRANSITIONS, State
from studio.db import session as db
from studio.people.access import EVERYBODY, MAKERS, allows, me, wants_json
from studio.posting import agenda, when
from studio.posting.agenda import Entry
from studio.posting.showing import entry_or_404, entry_words, hours, posters
from studio.words import dates
from studio.words.language import current, say
from studio.words.moments import now
from studio.words.numbers import whole

bp = Blueprint("calendar", __name__)

KINDS = ("week", "month", "list")


@bp.get("/calendar")
@allows(*EVERYBODY)
def calendar() -> str:
    """Show a week, a month, or everything as a list."""
    kind = request.args.get("as", "week")
    kind = kind if kind in KINDS else "week"
    day = _day(request.args.get("day", ""))
    return {"week": _week, "month": _month, "list": _list}[kind](day)


@bp.get("/publications/<int:publication_id>/move")
@allows(*MAKERS)
def move_page(publication_id: int) -> str:
    """Show the form that gives another minute; the dialog of the calendar is the same form."""
    entry = entry_or_404(publication_id)
    return render_template(
        "calendar/move.html",
        area="calendar",
        entry=entry,
        typed=_typed(entry),
        free=_free(),
        dates=dates,
    )


@bp.post("/calendar/move")
@allows(*MAKERS)
def move() -> str | Response | tuple[Response, int] | tuple[str, int]:
    """Give an entry another minute; the server answers what became of it, in words."""
    form: Any = request.get_json(silent=True) if request.is_json else request.form
    form = form if isinstance(form, Mapping) else {}
    entry = entry_or_404(whole(str(form.get("publication", ""))) or 0)
    wished = when.read(
        str(form.get("day", "")), str(form.get("hour", "")), second=bool(form.get("second"))
    )
    if wished.at is None or wished.at < now() - timedelta(minutes=1):
        sentence = when_words(wished) if wished.at is None else say("problem-post-time-past")
        if wants_json():
            return jsonify({"moved": False, "sentence": sentence}), 422
        page = render_template(
            "calendar/move.html",
            area="calendar",
            entry=entry,
            typed=wished,
            error=sentence,
            free=_free(),
            dates=dates,
        )
        return page, 422
    lanes = [p for p in (lane.publication for lane in entry.lanes) if p.state in agenda.MOVABLE]
    try:
        for publication in lanes:
            repository.move(
                db().connection(),
                me().organisation_id,
                publication.id,
                wished.at,
                person=me().name,
                now=now,
            )
        db().commit()
    except (IllegalEvent, StaleWrite):
        db().rollback()
        lanes = []
    if not lanes:
        return _answer(moved=False, sentence=say("calendar-move-too-late"), entry=entry)
    there = say("calendar-moved", title=entry.post.title, when=dates.moment(wished.at, current()))
    if wished.remark:
        there = f"{there} {when_words(wished)}"
    if hours().closed(paris(wished.at)):
        there = f"{there} {say('calendar-moved-closed')}"
    return _answer(moved=True, sentence=there, entry=entry, at=wished.at)


@bp.post("/publications/<int:publication_id>/cancel")
@allows(*MAKERS)
def cancel(publication_id: int) -> Response | tuple[Response, int]:
    """Take an entry back, on every account where nothing is visible yet."""
    entry = entry_or_404(publication_id)
    only = request.form.get("only", "")
    lanes = tuple(
        lane.publication
        for lane in entry.lanes
        if (not only or str(lane.publication.id) == only)
        and Cancelled in TRANSITIONS[lane.publication.state]
    )
    try:
        for publication in lanes:
            repository.cancel(
                db().connection(), me().organisation_id, publication.id, person=me().name, now=now
            )
        db().commit()
    except (IllegalEvent, StaleWrite):
        db().rollback()
        lanes = ()
    sentence = say("calendar-cancelled", title=entry.post.title)
    if not lanes:
        sentence = say("calendar-cancel-too-late")
    return _answer(moved=bool(lanes), sentence=sentence, entry=entry)


def when_words(wished: when.When) -> str:
    """Return what is odd about a moment that was typed, in words; "" when nothing is."""
    key = wished.problem or wished.remark
    if not key:
        return ""
    values = {}
    if key in ("when-skipped", "when-twice"):
        wall = datetime.combine(date.fromisoformat(wished.day), time.fromisoformat(wished.hour))
        values["hour"] = dates.clock(wall, current())
    if wished.next_wall is not None:
        values["next"] = dates.clock(wished.next_wall, current())
    return say(key, **values)


def _typed(entry: Entry) -> when.When:
    """Return the entry's minute as the form shows it; of two equal hours, the one it has."""
    day, hour = entry.local.date().isoformat(), f"{entry.local:%H:%M}"
    first = when.read(day, hour)
    return first if first.at == entry.at else when.read(day, hour, second=True)


def _week(day: date) -> str:
    start, end = week_span(day)
    found = _entries(start, end)
    shown = agenda.week(day, found, hours(), now())
    first, last = shown.days[0].day, shown.days[-1].day
    return _page(
        "week",
        day,
        found,
        title=dates.day_range(first, last, current()),
        before=day - timedelta(days=7),
        after=day + timedelta(days=7),
        week=shown,
    )


def _month(day: date) -> str:
    days = month_days(day)
    found = _entries(day_span(days[0])[0], day_span(days[-1])[1])
    first = day.replace(day=1)
    return _page(
        "month",
        day,
        tuple(entry for entry in found if entry.local.month == day.month),
        title=dates.month_title(day, current()),
        before=(first - timedelta(days=1)).replace(day=1),
        after=(first + timedelta(days=32)).replace(day=1),
        weeks=agenda.month(day, found, hours(), now()),
    )


def _list(day: date) -> str:
    start = day_span(day - timedelta(days=60))[0]
    end = day_span(day + timedelta(days=90))[1]
    found = _entries(start, end, cancelled=True)
    done = ("live", "cancelled")
    coming = tuple(e for e in found if e.at >= now() and e.shown != "cancelled")
    stuck = tuple(e for e in found if e.at < now() and e.shown not in done)
    past = tuple(e for e in reversed(found) if e not in coming and e not in stuck)
    return _page(
        "list",
        day,
        found,
        title=say("calendar-list-title"),
        before=day - timedelta(days=90),
        after=day + timedelta(days=90),
        groups=(("stuck", stuck), ("coming", coming), ("past", past)),
    )


def _page(kind: str, day: date, found: tuple[Entry, ...], **shown: Any) -> str:
    here = paris(now())
    return render_template(
        f"calendar/{kind}.html",
        area="calendar",
        kind=kind,
        day=day,
        today=here.date(),
        clock=dates.clock(here, current()),
        count=len(found),
        pictures=posters(found),
        words={entry.id: entry_words(entry) for entry in found},
        late=_late(),
        dates=dates,
        may_change=me().role in MAKERS,
        **shown,
    )


def _late() -> tuple[Entry, ...]:
    """What missed its minute and waits for a person, whatever its week."""
    waiting = repository.list_publications(
        db().connection(), me().organisation_id, states=(State.AWAITING_PERSON,)
    )
    return agenda.entries(waiting, now())


def _entries(start: datetime, end: datetime, *, cancelled: bool = False) -> tuple[Entry, ...]:
    rows = repository.list_publications(db().connection(), me().organisation_id, start, end)
    return agenda.entries(rows, now(), cancelled=cancelled)


def _free() -> tuple[datetime, ...]:
    here = now()
    return when.free(_entries(here, here + timedelta(days=40)), hours(), paris(here))


def _day(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return paris(now()).date()
    return found if 2000 <= found.year <= 2100 else paris(now()).date()


def _answer(
    *, moved: bool, sentence: str, entry: Entry, at: datetime | None = None
) -> Response | tuple[Response, int]:
    if wants_json():
        return jsonify({"moved": moved, "sentence": sentence}), 200 if moved else 409
    flash(sentence, "live" if moved else "unsure")
    day = paris(at or entry.at).date().isoformat()
    back = request.form.get("back", "")
    if back == "publication":
        return redirect(url_for("publications.publication", publication_id=entry.id))
    place = url_for("calendar.calendar", day=day)
    return redirect(f"{place}&as={back}" if back in KINDS else place)
