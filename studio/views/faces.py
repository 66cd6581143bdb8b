"""« Suivre le visage »: a scene's film is looked at for faces, and the page lays what was found."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request

from media import sightings
from studio import sentences
from studio.db import session as db
from studio.editor import faces
from studio.errors import NothingToDo
from studio.here import folder
from studio.models import FaceJob, Video
from studio.people.access import MAKERS, allows, me, own
from studio.words.language import current, say
from studio.words.moments import now
from studio.work import jobs
from studio.work.jobs import FAILED, OPEN

bp = Blueprint("faces", __name__)


@bp.post("/videos/<int:video_id>/faces")
@allows(*MAKERS)
def ask(video_id: int) -> Response | tuple[Response, int]:
    """Ask for a scene's film to be looked at: {scene}; 422 with a sentence where that cannot be.

    Without a number in the answer there is nothing left to look at.
    """
    video = own(Video, video_id)
    if not sightings.installed():
        return jsonify(text=say("desk-faces-missing")), 422
    body = request.get_json(silent=True)
    scene = body.get("scene") if isinstance(body, dict) else None
    if not isinstance(scene, str):
        abort(400)
    job = faces.ask_for(db(), folder(), video, scene, user_id=me().id, moment=now())
    return jsonify({"open": False} if job is None else _told(job))


@bp.get("/videos/<int:video_id>/faces/<int:face_id>")
@allows(*MAKERS)
def look(video_id: int, face_id: int) -> Response:
    """Answer how far it is."""
    own(Video, video_id)
    return jsonify(_told(_job(video_id, face_id)))


@bp.post("/videos/<int:video_id>/faces/<int:face_id>/cancel")
@allows(*MAKERS)
def cancel(video_id: int, face_id: int) -> Response:
    """Stop looking."""
    job = _job(video_id, face_id)
    with suppress(NothingToDo):
        jobs.cancel(db(), job, now())
    return jsonify(_told(job))


def _job(video_id: int, face_id: int) -> FaceJob:
    job = own(FaceJob, face_id)
    if job.video_id != video_id:
        abort(404)
    return job


def _told(job: FaceJob) -> dict[str, Any]:
    text = ""
    if job.state == FAILED and job.problem:
        text = sentences.problem(job.problem["code"], current(), **job.problem["values"])
    return {"id": job.id, "open": job.state in OPEN, "state": job.state, "text": text}
