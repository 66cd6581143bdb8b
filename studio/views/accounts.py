"""Comptes: where videos go; connecting, checking, renaming, disconnecting. No secret is shown."""

from __future__ import annotations

import hmac
import secrets as chance
from datetime import datetime
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask import session as cookie
from sqlalchemy import func, select
from werkzeug.wrappers import Response

from publish import accounts as account_rows
from publish import repository, tokens
from publish.endpoints import Endpoints
from publish.errors import IllegalEvent, StaleWrite, UnknownRow
from publish.keys import Secrets
from publish.post import Account
from publish.problem import Problem
from publish.publication import State
from publish.tables import publications
from studio.db import engine
from studio.db import session as db
from studio.here import folder, settings
from studio.people.access import EVERYBODY, MAKERS, allows, me
from studio.words import dates
from studio.words.language import current, say
from studio.words.moments import now

bp = Blueprint("accounts", __name__)

FULL_LIFE_DAYS = 60
"""How long an access that ends is given for; the bar on the page is drawn against it."""


@bp.get("/accounts")
@allows(*EVERYBODY)
def accounts() -> str:
    """Show every account with its lamp."""
    found = account_rows.list_accounts(db().connection(), me().organisation_id)
    return render_template(
        "accounts/accounts.html",
        area="accounts",
        cards=[_card(account) for account in found],
        by_code=bool(settings().meta_app_id and settings().meta_app_secret),
        may_connect=me().role == "admin",
        may_check=me().role in MAKERS,
        dates=dates,
        lang=current(),
        typed="",
    )


@bp.post("/accounts/connect")
@allows("admin")
def connect() -> Response:
    """Connect by a pasted Page token; what is refused is said with its reason."""
    token = request.form.get("token", "").strip()
    if not token:
        flash(say("accounts-token-missing"), "failed")
        return redirect(url_for("accounts.accounts", _anchor="connect"))
    return _kept(
        tokens.connect_page_token(
            settings().endpoints(), token, app_secret=settings().meta_app_secret or None
        )
    )


@bp.get("/accounts/login")
@allows("admin")
def login() -> Response:
    """Lead to the network's own sign-in; a word of this session travels with it and must return."""
    if not (settings().meta_app_id and settings().meta_app_secret):
        flash(say("problem-account-app-missing"), "failed")
        return redirect(url_for("accounts.accounts"))
    word = chance.token_urlsafe(24)
    cookie["login-state"] = word
    address = tokens.login_address(
        settings().endpoints(), redirect_uri=_return_address(), state=word
    )
    return redirect(address)


@bp.get("/accounts/login/back")
@allows("admin")
def back() -> Response:
    """The person comes back from the network: exchange the code, keep what was ticked."""
    expected = str(cookie.pop("login-state", ""))
    told = request.args.get("state", "")
    if not expected or not hmac.compare_digest(expected.encode(), told.encode()):
        flash(say("accounts-login-stranger"), "failed")
        return redirect(url_for("accounts.accounts"))
    code = request.args.get("code", "")
    if not code:
        flash(say("accounts-login-refused"), "unsure")
        return redirect(url_for("accounts.accounts"))
    return _kept(
        tokens.connect_by_code(
            settings().endpoints(),
            code=code,
            redirect_uri=_return_address(),
            app_secret=settings().meta_app_secret,
        )
    )


@bp.post("/accounts/<int:account_id>/check")
@allows(*MAKERS)
def check(account_id: int) -> Response:
    """Ask the network how the account stands."""
    _mine(account_id)
    _lamp, problem = tokens.check_account(
        engine(), me().organisation_id, account_id, secrets=_secrets(), now=now
    )
    if problem is None:
        flash(say("accounts-checked-well"), "live")
    else:
        flash(_words(problem), "unsure" if problem.code == "account-expires-soon" else "failed")
    return redirect(url_for("accounts.accounts"))


@bp.post("/accounts/<int:account_id>/rename")
@allows("admin")
def rename(account_id: int) -> Response:
    """Call an account otherwise here; an empty name brings back the network's."""
    account = _mine(account_id)
    name = request.form.get("name", "").strip()[:200]
    label = "" if name == account.handle else name
    account_rows.relabel(db().connection(), me().organisation_id, account_id, label)
    db().commit()
    flash(say("accounts-renamed", name=name or account.handle), "live")
    return redirect(url_for("accounts.accounts"))


@bp.post("/accounts/<int:account_id>/disconnect")
@allows("admin")
def disconnect(account_id: int) -> Response:
    """Take the account away: its secrets are erased, what was planned on it is taken back."""
    account = _mine(account_id)
    conn = db().connection()
    try:
        for publication_id in _waiting(account_id):
            repository.cancel(conn, me().organisation_id, publication_id, person=me().name, now=now)
        account_rows.remove_account(conn, me().organisation_id, account_id, now())
        db().commit()
    except (IllegalEvent, StaleWrite):
        db().rollback()
        flash(say("publication-too-late"), "unsure")
        return redirect(url_for("accounts.accounts"))
    flash(say("accounts-disconnected", name=account.name), "live")
    return redirect(url_for("accounts.accounts"))


def _kept(connected: tokens.Connected) -> Response:
    """Keep what was found, say what was not, and why."""
    for found in connected.accounts:
        tokens.keep(
            db().connection(),
            me().organisation_id,
            found,
            settings().endpoints(),
            secrets=_secrets(),
            now=now(),
        )
    db().commit()
    for problem in connected.problems:
        flash(_words(problem), "unsure" if connected.accounts else "failed")
    if connected.accounts:
        names = ", ".join(found.name for found in connected.accounts)
        flash(say("accounts-connected", names=names, count=len(connected.accounts)), "live")
    return redirect(url_for("accounts.accounts"))


def _card(account: Account) -> dict[str, Any]:
    row = account_rows.account_row(db().connection(), me().organisation_id, account.id)
    problem = account_rows.lamp_problem(row)
    left = (account.expires_at - now()).days if account.expires_at else None
    return {
        "account": account,
        "problem": _words(problem) if problem else "",
        "left": left,
        "share": None if left is None else max(0, min(100, left * 100 // FULL_LIFE_DAYS)),
        "after": _planned_after(account.id, account.expires_at) if account.expires_at else 0,
        "planned": len(_waiting(account.id)),
        "elsewhere": account.endpoints.graph_url != Endpoints().graph_url,
        "quiet": account.hold_until is not None and account.hold_until > now(),
    }


def _waiting(account_id: int) -> tuple[int, ...]:
    """Return the publications that still wait for their minute on that account."""
    waiting = (State.SCHEDULED.value, State.AWAITING_PERSON.value)
    return tuple(
        db().scalars(
            select(publications.c.id).where(
                publications.c.account_id == account_id,
                publications.c.organisation_id == me().organisation_id,
                publications.c.state.in_(waiting),
            )
        )
    )


def _planned_after(account_id: int, moment: datetime) -> int:
    return int(
        db().scalar(
            select(func.count())
            .select_from(publications)
            .where(
                publications.c.account_id == account_id,
                publications.c.organisation_id == me().organisation_id,
                publications.c.state == State.SCHEDULED.value,
                publications.c.at > moment,
            )
        )
        or 0
    )


def _mine(account_id: int) -> Account:
    try:
        row = account_rows.account_row(db().connection(), me().organisation_id, account_id)
    except UnknownRow:
        abort(404)
    if row["state"] != "connected":
        abort(404)
    return account_rows.account_from_row(row)


def _secrets() -> Secrets:
    return Secrets(folder().accounts_key)


def _return_address() -> str:
    base = settings().public_url or request.url_root.rstrip("/")
    return f"{base}{url_for('accounts.back')}"


def _words(problem: Problem) -> str:
    return say(f"problem-{problem.code}", **problem.values)
