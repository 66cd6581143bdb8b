"""« Essayer la démo », and throwing it away."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from studio.db import engine
from studio.db import session as db
from studio.demo import staging
from studio.demo.staging import Place
from studio.here import folder, settings
from studio.people import access, members, passwords
from studio.people.access import EVERYBODY, allows, open_to_all, organisation
from studio.words.language import current, say
from studio.words.moments import now, zone

bp = Blueprint("demo", __name__)


@bp.post("/demo")
@open_to_all
def enter() -> Response:
    """Make the demo and go in; only while there is no real account."""
    if members.anybody(db()):
        return redirect(url_for("session.sign_in"))
    if settings().first_needs_code:
        address = request.remote_addr or ""
        braked = passwords.is_braked(db(), "first-code", address, now())
        if braked or not passwords.is_code(request.form.get("code", ""), settings().first_code):
            passwords.note_failure(db(), "first-code", address, now())
            flash(say("setup-code-braked" if braked else "setup-code-wrong"), "failed")
            return redirect(url_for("setup.first_visit"))
    place = Place(
        db=db(),
        folder=folder(),
        zone=zone(),
        pretend_port=settings().pretend_port,
        now=now(),
    )
    person = staging.enter(place)
    person.language = current()
    access.sign_in(person)
    db().commit()
    return redirect("/")


@bp.post("/demo/leave")
@allows(*EVERYBODY)
def leave() -> Response:
    """Throw the demo away, with everything in it."""
    house = organisation()
    if not house.demo:
        abort(404)
    access.sign_out()
    db().close()
    staging.throw_away(engine(), folder(), house)
    flash(say("demo-gone"), "live")
    return redirect(url_for("setup.first_visit"))
