"""Accueil: a greeting, what is stuck, what goes out, what waits for somebody."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template

from publish.calendar import paris
from studio.db import session as db
from studio.lists.home import Home, badges, home, working_hours
from studio.people.access import EVERYBODY, allows, me, visitor
from studio.posting import curve, showing
from studio.views.renders import why
from studio.words import dates
from studio.words.language import current, say
from studio.words.moments import now

bp = Blueprint("home", __name__)

CHAIRS = 50
"""Seats of a waiting room, for the sentence about them."""
MILESTONE = 500
"""Views from which the first page celebrates."""


@bp.get("/")
@allows(*EVERYBODY)
def index() -> str:
    """Show the first page."""
    found = home(db(), me().organisation_id, now())
    best = max((one for one in found.seen if one.views), key=lambda s: s.views or 0, default=None)
    return render_template(
        "home/home.html",
        home=found,
        first_name=me().name.split()[0],
        today=dates.long_date(paris(now()).date(), current()),
        subtitle=_subtitle(found),
        pictures=showing.posters([*found.stuck, *found.coming, *(one.entry for one in found.seen)]),
        entry_words=showing.entry_words,
        moment=showing.moment,
        number=lambda value: curve.number(value, current()),
        why=why,
        best=best if best is not None and (best.views or 0) >= MILESTONE else None,
        rooms=(best.views or 0) // CHAIRS if best is not None else 0,
    )


@bp.app_context_processor
def frame() -> dict[str, Any]:
    """Give the rail of every page its numbers and its working hours."""
    if visitor() is None:
        return {"badges": {}, "hours": None}
    hours = working_hours(showing.hours(), now())
    if hours.open:
        sentence = say("hours-open", until=dates.clock(hours.day, current()))
    else:
        day, hour = dates.weekday(hours.day.date(), current()), dates.clock(hours.day, current())
        sentence = say("hours-closed", day=day, **{"from": hour})
    return {
        "badges": badges(db(), me().organisation_id, now()),
        "hours": {"open": hours.open, "share": hours.share, "sentence": sentence},
    }


def _subtitle(found: Home) -> str:
    if found.stuck or found.broken:
        key = "home-stuck-and-going" if found.coming else "home-stuck"
        return say(key, stuck=len(found.stuck) + len(found.broken), going=len(found.coming))
    if found.coming:
        return say("home-going", going=len(found.coming))
    if found.to_review or found.to_schedule:
        return say("home-waiting", waiting=found.waiting)
    return say("home-quiet")
