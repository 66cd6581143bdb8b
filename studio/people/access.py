"""Who may do what: each view says it with one decorator, and one check holds all of them to it.

    @bp.get("/videos")
    @allows("admin", "referent", "relecteur")
    def videos() -> str: ...

A route without such a word is refused (a test walks them all). A row is loaded by `own` alone:
another organisation's is as good as none, 404.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Final, TypeVar

from flask import (
    Flask,
    abort,
    current_app,
    g,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask import session as cookie
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from studio.db import session
from studio.models import ROLES, Organisation, Owned, User
from studio.words.moments import now

EVERYBODY: Final = ROLES
MAKERS: Final = ("admin", "referent")
"""Who makes and publishes videos."""
AWAY: Final = timedelta(hours=12)
"""Without a sign of life for so long, one signs in again."""
SIGN_OF_LIFE: Final = timedelta(minutes=1)

View = TypeVar("View", bound=Callable[..., Any])
Row = TypeVar("Row", bound=Owned)


def allows(*roles: str) -> Callable[[View], View]:
    """Say which roles may use this view. Raises ValueError for a role that does not exist."""
    if not roles or not set(roles) <= set(ROLES):
        raise ValueError(f"no such roles: {roles}")

    def mark(view: View) -> View:
        view.access = frozenset(roles)  # type: ignore[attr-defined]
        return view

    return mark


def open_to_all(view: View) -> View:
    """Say that this view needs no account: sign-in, first visit, a phone's page by its token."""
    view.access = None  # type: ignore[attr-defined]
    return view


def me() -> User:
    """Return the person signed in. For views that allow roles; elsewhere see `visitor`."""
    found = visitor()
    if found is None:
        raise RuntimeError("a view without roles asked who is signed in")
    return found


def visitor() -> User | None:
    """Return the person signed in, or None."""
    if "user" not in g:
        g.user = _signed_in(session())
    found: User | None = g.user
    return found


def organisation() -> Organisation:
    """Return the organisation of the person signed in."""
    if "organisation" not in g:
        g.organisation = session().get_one(Organisation, me().organisation_id)
    found: Organisation = g.organisation
    return found


def own(model: type[Row], row_id: int) -> Row:
    """Return that row of my organisation; 404 for none and for another organisation's."""
    return found_or_404(session(), model, row_id, me().organisation_id)


def found_or_404(db: Session, model: type[Row], row_id: int, organisation_id: int) -> Row:
    """Return that row of that organisation, else abort with 404."""
    row = db.scalar(
        select(model).where(model.id == row_id, model.organisation_id == organisation_id)
    )
    if row is None:
        abort(404)
    return row


def sign_in(user: User) -> None:
    """Open a session for that person in this browser."""
    cookie["user"] = user.id
    cookie["epoch"] = user.session_epoch
    cookie["seen"] = int(now().timestamp())
    cookie.permanent = True
    user.last_seen_at = now()
    g.user = user
    g.pop("organisation", None)


def sign_out() -> None:
    """Close the session of this browser; the pages still open cannot send any more."""
    cookie.clear()
    g.user = None


def wants_json() -> bool:
    """Tell whether the page's script asks, rather than a person following a link."""
    best = request.accept_mimetypes.best_match(["text/html", "application/json"])
    return request.is_json or (best == "application/json") or "Tus-Resumable" in request.headers


def attach(app: Flask) -> None:
    """Check every request against the word of its view."""
    app.before_request(check)


def check() -> AnyResponse | None:
    """Let the request pass, or answer in its place: sign in (401), not yours to do (403)."""
    if request.endpoint is None or request.endpoint == "static":
        return None
    view = current_app.view_functions[request.endpoint]
    if not hasattr(view, "access"):
        raise RuntimeError(f"{request.endpoint} does not say who may use it")
    roles: frozenset[str] | None = view.access
    if roles is None:
        return None
    user = visitor()
    if user is None:
        return _to_sign_in()
    if user.role not in roles:
        abort(403)
    return None


def _signed_in(db: Session) -> User | None:
    user_id, seen = cookie.get("user"), cookie.get("seen", 0)
    if user_id is None:
        return None
    moment = now()
    if moment - datetime.fromtimestamp(seen, UTC) > AWAY:
        return None
    user = db.get(User, user_id)
    if user is None or user.disabled_at is not None or user.session_epoch != cookie.get("epoch"):
        return None
    if moment - datetime.fromtimestamp(seen, UTC) > SIGN_OF_LIFE:
        cookie["seen"] = int(moment.timestamp())
    return user


def _to_sign_in() -> AnyResponse:
    """A script is told; a form comes back after the sign-in, with what was typed; a link waits."""
    if wants_json():
        told = {"problem": "sign-in-needed", "url": url_for("session.sign_in")}
        return make_response(jsonify(told), 401)
    if request.method not in ("GET", "HEAD"):
        fields = [(name, text) for name, text in request.form.items(multi=True)]
        kept = [(name, text) for name, text in fields if name != "csrf_token"]
        page = render_template("session/sign_in.html", kept=kept, again=request.path, next="")
        return make_response(page, 401)
    return redirect(url_for("session.sign_in", next=request.full_path.rstrip("?")))
