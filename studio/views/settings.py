"""Réglages: the organisation's name, habits and end card, the room on the disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from media.errors import UnknownMedia
from studio.db import session as db
from studio.editor import previews
from studio.here import folder, settings
from studio.models import Asset
from studio.people import house_card
from studio.people.access import EVERYBODY, allows, me, organisation
from studio.people.house_card import HouseCard
from studio.people.preferences import Preferences, read
from studio.words.language import current, say
from studio.work.assets import facts_for
from templates import pace

bp = Blueprint("settings", __name__)

MOST_IMAGES: Final = 200
"""Pictures to choose a logo from."""


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
        limit=settings().store_limit,
        beforehand=settings().idle_render,
        card=_house(),
        images=_images(),
        grounds=[(ground, say(f"card-{name}")) for name, ground, _ in house_card.GROUNDS],
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


@bp.post("/settings/card")
@allows("admin")
def keep_card() -> Response:
    """Keep the end card and the logo that new videos get."""
    house = organisation()
    chosen = house_card.read(request.form.to_dict(flat=False), house.name, dict(_images()))
    house.settings = {**house.settings, **chosen.as_json()}
    db().commit()
    flash(say("settings-card-kept"), "live")
    return redirect(url_for("settings.page", _anchor="card"))


@bp.get("/settings/card/<part>.jpg")
@allows(*EVERYBODY)
def card_picture(part: str) -> Response:
    """Answer with the card ("end") or the corner's logo ("corner") as the engine draws them.

    What an admin has typed and not yet kept comes in the address.
    """
    if part not in ("end", "corner"):
        abort(404)
    chosen = _house()
    if request.args and me().role == "admin":
        typed = request.args.to_dict(flat=False)
        chosen = house_card.read(typed, organisation().name, dict(_images()))
    board = chosen.sample()
    try:
        picture = previews.here().still(
            board,
            organisation_id=me().organisation_id,
            facts=facts_for(db(), me().organisation_id, chosen.media),
            frame=pace.length(board) if part == "end" else 0,
            lang=current(),
        )
    except UnknownMedia:  # a picture that is in the rows and not on the disk
        abort(404)
    answer = Response(picture, mimetype="image/jpeg")
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.set_etag(previews.etag(picture))
    return answer.make_conditional(request)


def _house() -> HouseCard:
    house = organisation()
    kept = house_card.of(house.settings, house.name)
    return kept.within(facts_for(db(), house.id, kept.media))


def _images() -> list[tuple[str, str]]:
    """The pictures of the library, the newest first: content hash and name."""
    rows = db().execute(
        select(Asset.sha256, Asset.name)
        .where(
            Asset.organisation_id == me().organisation_id,
            Asset.kind == "image",
            Asset.state == "ready",
            Asset.deleted_at.is_(None),
        )
        .order_by(Asset.created_at.desc())
        .limit(MOST_IMAGES)
    )
    return [(row.sha256, row.name) for row in rows]


def _rooms(organisation_id: int) -> list[Room]:
    """What of the organisation lies on the disk, the heaviest first."""
    root = folder().root
    parts = ("originals", "imports", "renders", "workspace", "uploads")
    found = [Room(name=part, size=_weight(root / part / str(organisation_id))) for part in parts]
    return sorted(found, key=lambda room: -room.size)


def _weight(place: Path) -> int:
    return sum(file.stat().st_size for file in place.rglob("*") if file.is_file())
