"""Réglages: the organisation's name and preferences."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from studio.access import EVERYBODY, allows, organisation
from studio.db import session as db
from studio.language import say

bp = Blueprint("settings", __name__)


@bp.get("/settings")
@allows(*EVERYBODY)
def settings() -> str:
    """Show them; only an admin may change them."""
    return render_template("settings/settings.html")


@bp.post("/settings")
@allows("admin")
def change() -> Response:
    """Keep what was changed."""
    name = request.form.get("name", "").strip()
    if name:
        organisation().name = name[:200]
        db().commit()
        flash(say("settings-kept"), "live")
    return redirect(url_for("settings.settings"))
