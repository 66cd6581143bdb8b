"""Réglages: the organisation's name and habits, the room on the disk, the end of the demo."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from studio.access import EVERYBODY, allows, me, organisation
from studio.db import session as db
from studio.here import folder, settings
from studio.language import say
from studio.preferences import Preferences, read

bp = Blueprint("settings", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What takes up room on the disk."""

    name: str
    """Key of its words: `settings-room-<name>`."""
    size: int
    """Bytes."""


@bp.get("/settings")
@allows(*EVERYBODY)
def page() -> str:
    """Show them; only an admin may change them."""
    chosen = Preferences.of(organisation().settings)
    late = chosen.late_minutes if chosen.late_minutes is not None else settings().late_minutes
    return render_template(
        "settings/settings.html",
        chosen=chosen,
        late=late,
        rooms=_rooms(me().organisation_id),
        free=folder().free(),
    )


@bp.post("/settings")
@allows("admin")
def change() -> Response:
    """Keep what was changed."""
    house = organisation()
    chosen = read(request.form) if "opens" in request.form else Preferences.of(house.settings)
    if chosen is None:
        flash(say("settings-hours-wrong"), "failed")
        return redirect(url_for("settings.page"))
    house.name = request.form.get("name", "").strip()[:200] or house.name
    house.settings = {**house.settings, **chosen.as_json()}
    db().commit()
    flash(say("settings-kept"), "live")
    return redirect(url_for("settings.page"))


def _rooms(organisation_id: int) -> list[Room]:
    """What of the organisation lies on the disk, the heaviest first."""
    root = folder().root
    parts = ("originals", "imports", "renders", "workspace", "uploads")
    found = [Room(name=part, size=_weight(root / part / str(organisation_id))) for part in parts]
    return sorted(found, key=lambda room: -room.size)


def _weight(place: Path) -> int:
    return sum(file.stat().st_size for file in place.rglob("*") if file.is_file())
