"""The first visit: make the first account, or try the demo."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from studio.db import session as db
from studio.here import settings
from studio.people import access, members, passwords
from studio.people.access import open_to_all
from studio.words.language import current, say
from studio.words.moments import now

bp = Blueprint("setup", __name__)


@bp.get("/first-visit")
@open_to_all
def first_visit() -> str | Response:
    """Show the page while there is no account."""
    if members.anybody(db()):
        return redirect(url_for("session.sign_in"))
    return render_template("setup/first_visit.html", typed={}, errors={}, ask_code=_asks_code())


@bp.post("/first-visit")
@open_to_all
def make_first() -> str | Response | tuple[str, int]:
    """Make the organisation and its first person, an admin, and let them in."""
    if members.anybody(db()):
        return redirect(url_for("session.sign_in"))
    typed = {name: request.form.get(name, "").strip() for name in ("organisation", "name", "email")}
    password = request.form.get("password", "")
    wrong = _wrong(typed, password, request.form.get("code", ""))
    if wrong:
        return (
            render_template(
                "setup/first_visit.html", typed=typed, errors=wrong, ask_code=_asks_code()
            ),
            422,
        )
    moment = now()
    organisation = members.make_organisation(db(), typed["organisation"], moment)
    user = members.make_user(
        db(),
        organisation,
        email=typed["email"],
        name=typed["name"],
        role="admin",
        password=password,
        now=moment,
        language=current(),
    )
    access.sign_in(user)
    db().commit()
    return redirect("/")


def _asks_code() -> bool:
    """Whether somebody else than the person at this machine could be asking."""
    return settings().first_needs_code


def _wrong(typed: dict[str, str], password: str, code: str) -> dict[str, str]:
    wrong: dict[str, str] = {}
    if not typed["organisation"]:
        wrong["organisation"] = say("setup-organisation-missing")
    if not typed["name"]:
        wrong["name"] = say("user-name-missing")
    if not members.is_address(typed["email"]):
        wrong["email"] = say("user-email-wrong")
    weakness = passwords.weakness(password, typed["email"])
    if weakness:
        wrong["password"] = say(weakness, least=passwords.SHORTEST)
    if _asks_code() and not passwords.is_code(code, settings().first_code):
        address = request.remote_addr or ""
        braked = passwords.is_braked(db(), "first-code", address, now())
        passwords.note_failure(db(), "first-code", address, now())
        wrong["code"] = say("setup-code-braked" if braked else "setup-code-wrong")
    return wrong
