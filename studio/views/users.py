"""People of the organisation: who may sign in, and as what."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from studio.db import session as db
from studio.errors import AlreadyThere, NothingToDo
from studio.models import ROLES, User
from studio.people import access, members, passwords
from studio.people.access import EVERYBODY, allows, me, organisation, own
from studio.words.language import say
from studio.words.moments import now

bp = Blueprint("users", __name__)


@bp.get("/users")
@allows("admin")
def users() -> str:
    """Show everybody."""
    return _page({}, {})


@bp.post("/users")
@allows("admin")
def add() -> str | Response | tuple[str, int]:
    """Make an account, with a first password to hand over."""
    typed = {name: request.form.get(name, "").strip() for name in ("name", "email", "role")}
    password = request.form.get("password", "")
    wrong: dict[str, str] = {}
    if not typed["name"]:
        wrong["name"] = say("user-name-missing")
    if not members.is_address(typed["email"]):
        wrong["email"] = say("user-email-wrong")
    if typed["role"] not in ROLES:
        typed["role"] = "referent"
    weakness = passwords.weakness(password, typed["email"])
    if weakness:
        wrong["password"] = say(weakness, least=passwords.SHORTEST)
    if not wrong:
        try:
            members.make_user(db(), organisation(), password=password, now=now(), **typed)
        except AlreadyThere:
            wrong["email"] = say("user-already-there")
        else:
            db().commit()
            flash(say("user-added", name=typed["name"]), "live")
            return redirect(url_for("users.users"))
    return _page(typed, wrong), 422


@bp.post("/users/<int:user_id>/role")
@allows("admin")
def role(user_id: int) -> Response:
    """Change what somebody may do."""
    user = own(User, user_id)
    wanted = request.form.get("role", "")
    if wanted in ROLES:
        _try(lambda: members.set_role(db(), user, wanted), say("user-changed", name=user.name))
    return redirect(url_for("users.users"))


@bp.post("/users/<int:user_id>/password")
@allows("admin")
def reset(user_id: int) -> Response:
    """Give somebody another password; their open sessions end."""
    user = own(User, user_id)
    password = request.form.get("password", "")
    weakness = passwords.weakness(password, user.email)
    if weakness:
        flash(say(weakness, least=passwords.SHORTEST), "failed")
    else:
        members.set_password(user, password)
        if user.id == me().id:
            access.sign_in(user)
        db().commit()
        flash(say("user-password-changed", name=user.name), "live")
    return redirect(url_for("users.users"))


@bp.post("/users/<int:user_id>/disable")
@allows("admin")
def disable(user_id: int) -> Response:
    """Close an account; what the person made stays."""
    user = own(User, user_id)
    _try(lambda: members.disable(db(), user, now()), say("user-disabled", name=user.name))
    return redirect(url_for("users.users"))


@bp.post("/users/<int:user_id>/enable")
@allows("admin")
def enable(user_id: int) -> Response:
    """Open an account again."""
    user = own(User, user_id)
    _try(lambda: members.enable(user), say("user-enabled", name=user.name))
    return redirect(url_for("users.users"))


@bp.post("/me/password")
@allows(*EVERYBODY)
def own_password() -> Response:
    """Change one's own password, knowing the old one; other browsers are signed out."""
    user, password = me(), request.form.get("password", "")
    weakness = passwords.weakness(password, user.email)
    if not passwords.matches(user, request.form.get("old", "")):
        flash(say("user-old-wrong"), "failed")
    elif weakness:
        flash(say(weakness, least=passwords.SHORTEST), "failed")
    else:
        members.set_password(user, password)
        access.sign_in(user)
        db().commit()
        flash(say("user-own-password-changed"), "live")
    return redirect(url_for("settings.page"))


def _page(typed: dict[str, str], wrong: dict[str, str]) -> str:
    mine = select(User).where(User.organisation_id == me().organisation_id)
    everybody = list(db().scalars(mine.order_by(User.disabled_at, User.name)))
    return render_template(
        "users/users.html", users=everybody, typed=typed, errors=wrong, roles=ROLES
    )


def _try(act: Callable[[], None], done: str) -> None:
    """Do it and say so, or say why the last admin stays one."""
    try:
        act()
    except NothingToDo:
        db().rollback()
        flash(say("user-last-admin"), "failed")
    else:
        db().commit()
        flash(done, "live")
