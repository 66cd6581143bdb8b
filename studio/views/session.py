"""Signing in and out, and the language chosen on a page."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, redirect, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from studio.db import session as db
from studio.models import User
from studio.people import access, members, passwords
from studio.people.access import open_to_all
from studio.sentences import LANGUAGES
from studio.words.language import COOKIE, say
from studio.words.moments import now

bp = Blueprint("session", __name__)


@bp.get("/sign-in")
@open_to_all
def sign_in() -> str | Response:
    """Show the page; with nobody to sign in, the first visit."""
    if access.visitor() is not None:
        return redirect(local_address(request.args.get("next", "")))
    if not members.anybody(db()):
        return redirect(url_for("setup.first_visit"))
    return render_template(
        "session/sign_in.html", next=request.args.get("next", ""), kept=(), again=""
    )


@bp.post("/sign-in")
@open_to_all
def enter() -> str | Response | tuple[str, int]:
    """Let the person in; what was being sent when the session ended is offered for sending."""
    email = request.form.get("sign-in-email", "").strip().lower()
    address = request.remote_addr or ""
    kept = _kept()
    again = _local(request.form.get("again", ""))
    error = ""
    if passwords.is_braked(db(), email, address, now()):
        error = say("sign-in-braked")
    else:
        user = db().scalar(select(User).where(User.email == email))
        if user is not None and passwords.matches(user, request.form.get("sign-in-password", "")):
            passwords.forget_failures(db(), email)
            access.sign_in(user)
            db().commit()
            if again:
                return render_template("session/again.html", kept=kept, again=again)
            return redirect(local_address(request.form.get("next", "")))
        if user is None:
            passwords.matches(None, request.form.get("sign-in-password", ""))
        passwords.note_failure(db(), email, address, now())
        error = say("sign-in-wrong")
    page = render_template(
        "session/sign_in.html",
        next=request.form.get("next", ""),
        kept=kept,
        again=again,
        email=email,
        error=error,
    )
    return page, 429 if error == say("sign-in-braked") else 401


@bp.post("/sign-out")
@open_to_all
def leave() -> Response:
    """Close this browser's session."""
    access.sign_out()
    return redirect(url_for("session.sign_in"))


@bp.post("/language")
@open_to_all
def choose_language() -> Response:
    """Keep the language, in the account and in a cookie, and go back."""
    chosen = request.form.get("lang", "fr")
    answer = redirect(local_address(request.form.get("next", "")))
    if chosen in LANGUAGES:
        answer.set_cookie(COOKIE, chosen, max_age=31_536_000, samesite="Lax", path="/")
        user = access.visitor()
        if user is not None:
            user.language = chosen
            db().commit()
    return answer


def local_address(wanted: str) -> str:
    """Return the address if it stays in this studio, else the home page."""
    return _local(wanted) or "/"


def _local(wanted: str) -> str:
    parts = urlsplit(wanted)
    stays = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if stays and not parts.scheme and not parts.netloc else ""


def _kept() -> list[tuple[str, str]]:
    """Return the fields of the form that met the end of a session."""
    names, texts = request.form.getlist("kept-name"), request.form.getlist("kept-text")
    return list(zip(names, texts, strict=False))
