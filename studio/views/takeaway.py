"""What one takes home beside the MP4: covers in three shapes, a GIF, the timeline."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, request, send_file, url_for
from werkzeug.utils import secure_filename
from werkzeug.wrappers import Response

from media.errors import MediaError, NoSpace, UnknownMedia
from media.extract import TooLively
from studio.db import session as db
from studio.errors import is_full
from studio.here import folder
from studio.models import Render
from studio.people.access import EVERYBODY, allows, own
from studio.words.language import say
from studio.work import takeaway
from studio.work.rendering import VIDEO

bp = Blueprint("takeaway", __name__)


@bp.get("/renders/pieces/<int:render_id>/<name>")
@allows(*EVERYBODY)
def piece(render_id: int, name: str) -> Response:
    """Give a piece of a finished video; `?download=1` under the video's name."""
    made = own(Render, render_id)
    place = folder().render(made.organisation_id, made.sha256)
    if name not in takeaway.NAMES or not (place / VIDEO).is_file():
        abort(404)
    try:
        path = takeaway.piece(db(), folder(), made, name)
    except (MediaError, OSError) as error:
        flash(say(_why(error)), "failed")
        return redirect(url_for("renders.finished", video_id=made.video_id))
    stem = secure_filename(made.facts.get("title", "")) or f"video-{made.video_id}"
    return send_file(
        path,
        mimetype=takeaway.TYPES[name],
        conditional=True,
        as_attachment="download" in request.args,
        download_name=f"{stem}-{name}" if name in takeaway.COVERS else f"{stem}{path.suffix}",
        max_age=0,
    )


def _why(error: MediaError | OSError) -> str:
    """The key of why there is no such piece."""
    if isinstance(error, NoSpace) or (isinstance(error, OSError) and is_full(error)):
        return "problem-render-disk-full"
    if isinstance(error, UnknownMedia):
        return "problem-render-media-missing"
    return "takeaway-too-lively" if isinstance(error, TooLively) else "problem-render-engine"
