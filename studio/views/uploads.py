"""Where the browsers of signed-in people send files, piece by piece."""

from __future__ import annotations

from flask import Blueprint, Response, abort, request, url_for
from sqlalchemy import select

from studio.db import session as db
from studio.intake import tus
from studio.intake.uploads import Target
from studio.models import Upload, Video
from studio.people.access import MAKERS, allows, me, own
from studio.words.numbers import whole

bp = Blueprint("uploads", __name__)


@bp.route("/uploads", methods=["OPTIONS"], provide_automatic_options=False)
@allows(*MAKERS)
def options() -> Response:
    """Say what this server can."""
    return tus.options()


@bp.post("/uploads")
@allows(*MAKERS)
def create() -> Response:
    """Begin an upload, for the library or for a slot of a video of ours."""
    said = tus.metadata(request)
    video = whole(said.get("video", ""))
    target = Target(
        organisation_id=me().organisation_id,
        user_id=me().id,
        video_id=own(Video, video).id if video is not None else None,
        scene=said.get("scene", "")[:80],
        slot="voice" if said.get("slot") == "voice" else "picture",
    )
    return tus.create(target, said, url_for("uploads.create"))


@bp.get("/uploads/<token>")
@allows(*MAKERS)
def progress(token: str) -> Response:
    """Say how much has come (HEAD), and what has become of it (GET, JSON)."""
    upload = _mine(token)
    return tus.head(upload) if request.method == "HEAD" else tus.state(upload)


@bp.patch("/uploads/<token>")
@allows(*MAKERS)
def append(token: str) -> Response:
    """Take the next piece."""
    return tus.patch(_mine(token))


@bp.delete("/uploads/<token>")
@allows(*MAKERS)
def forget(token: str) -> Response:
    """Drop it."""
    return tus.delete(_mine(token))


def _mine(token: str) -> Upload:
    """My organisation's upload of that token, 404 else."""
    found = db().scalar(
        select(Upload).where(Upload.token == token, Upload.organisation_id == me().organisation_id)
    )
    if found is None:
        abort(404)
    return found
