"""« Avec mon téléphone »: links made on the desk, and the page that opens on the phone."""

from __future__ import annotations

from typing import Any

from flask import (
    Blueprint,
    Response,
    abort,
    jsonify,
    make_response,
    render_template,
    request,
    url_for,
)
from sqlalchemy import select

from studio.db import session as db
from studio.editor import editing
from studio.here import settings
from studio.intake import phone, tus
from studio.intake.phone import Hole
from studio.intake.uploads import Target
from studio.models import PhoneLink, Upload, Video
from studio.people.access import MAKERS, allows, me, open_to_all, own
from studio.words.language import current, say
from studio.words.lengths import lasting
from studio.words.moments import near, now

bp = Blueprint("phone", __name__)


@bp.post("/videos/<int:video_id>/phone")
@allows(*MAKERS)
def make(video_id: int) -> Response:
    """Make a link for that video; answer with its QR code, address and way back, as JSON.

    Without QR code where the studio listens to this machine only: no phone would reach it.
    """
    video = own(Video, video_id)
    link, token = phone.make(db(), video, me().id, now())
    address = phone.address(request.host_url, settings().public_url, token)
    here_only = settings().is_local and not settings().public_url
    until = near(link.expires_at, now(), current())
    told = {
        "qr": None if here_only else phone.qr_code(address),
        "address": address,
        "text": say("phone-link-here-only")
        if here_only
        else say("phone-link-text", address=address, until=until),
        "revoke": url_for("phone.revoke", link_id=link.id),
    }
    return jsonify(told)


@bp.post("/phone-links/<int:link_id>/revoke")
@allows(*MAKERS)
def revoke(link_id: int) -> Response:
    """Take a link back."""
    phone.revoke(db(), own(PhoneLink, link_id), now())
    return jsonify({"revoked": True})


@bp.get("/phone/<token>")
@open_to_all
def fill(token: str) -> Response:
    """Show the page that fills the video's slots one after another; 410 when the link is over."""
    found = phone.find(db(), token, now())
    if found is None:
        return make_response(render_template("phone/over.html"), 410)
    link, video = found
    link.last_used_at = now()
    db().commit()
    holes = phone.holes(editing.board_of(video))
    page = render_template(
        "phone/fill.html",
        video=video,
        token=token,
        cards=[_card(hole) for hole in holes],
        left=sum(not hole.filled for hole in holes),
    )
    return make_response(page)


@bp.route("/phone/<token>/uploads", methods=["OPTIONS"], provide_automatic_options=False)
@open_to_all
def options(token: str) -> Response:
    """Say what this server can."""
    _link(token)
    return tus.options()


@bp.post("/phone/<token>/uploads")
@open_to_all
def create(token: str) -> Response:
    """Begin an upload for one slot of that video."""
    link, video = _link(token)
    said = tus.metadata(request)
    slot = "voice" if said.get("slot") == "voice" else "picture"
    wanted = (said.get("scene", ""), slot)
    if wanted not in {(h.scene.id, h.slot) for h in phone.holes(editing.board_of(video))}:
        abort(404)
    target = Target(
        organisation_id=link.organisation_id,
        phone_link_id=link.id,
        video_id=video.id,
        scene=wanted[0],
        slot=slot,
    )
    return tus.create(target, said, url_for("phone.create", token=token))


@bp.get("/phone/<token>/uploads/<upload>")
@open_to_all
def progress(token: str, upload: str) -> Response:
    """Say how much has come (HEAD), and what has become of it (GET, JSON)."""
    mine = _upload(token, upload)
    return tus.head(mine) if request.method == "HEAD" else tus.state(mine)


@bp.patch("/phone/<token>/uploads/<upload>")
@open_to_all
def append(token: str, upload: str) -> Response:
    """Take the next piece."""
    return tus.patch(_upload(token, upload))


@bp.delete("/phone/<token>/uploads/<upload>")
@open_to_all
def forget(token: str, upload: str) -> Response:
    """Drop it."""
    return tus.delete(_upload(token, upload))


def _link(token: str) -> tuple[PhoneLink, Video]:
    found = phone.find(db(), token, now())
    if found is None:
        abort(410)
    return found


def _upload(token: str, upload: str) -> Upload:
    """The upload of that token, if it was begun by that very link."""
    link, _ = _link(token)
    found = db().scalar(
        select(Upload).where(Upload.token == upload, Upload.phone_link_id == link.id)
    )
    if found is None:
        abort(404)
    return found


def _card(hole: Hole) -> dict[str, Any]:
    scene, lang = hole.scene, current()
    return {
        "scene": scene.id,
        "slot": hole.slot,
        "number": hole.number,
        "filled": hole.filled,
        "name": scene.name.said(lang),
        "how": scene.instructions.said(lang),
        "say": (scene.voice.script if hole.slot == "voice" and scene.voice else "") or scene.say,
        "length": lasting(scene.duration.frames, lang),
        "photo": scene.picture.kind == "photo",
    }
