"""Faces: a scene's film is looked at, to frame it or to hide one; the page lays what was found."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request

from media import sightings
from studio import sentences
from studio.db import session as db
from studio.editor import faces
from studio.editor.faces import Hidden
from studio.errors import NothingToDo
from studio.here import folder
from studio.models import FaceJob, Video
from studio.people.access import MAKERS, allows, me, own
from studio.words.language import current, say
from studio.words.lengths import lasting
from studio.words.moments import now
from studio.work import jobs
from studio.work.jobs import DONE, FAILED, OPEN
from templates.bounds import LARGEST_NUMBER as MOST

bp = Blueprint("faces", __name__)


@bp.post("/videos/<int:video_id>/faces")
@allows(*MAKERS)
def ask(video_id: int) -> Response | tuple[Response, int]:
    """Ask for a scene's film to be looked at: {scene}; 422 with a sentence where that cannot be.

    Without a number in the answer there is nothing left to look at. With {gag, frame, x, y} it is
    the face behind that point (thousandths) of that frame of the video, for a blur to follow.
    """
    video = own(Video, video_id)
    if not sightings.installed():
        return jsonify(text=say("desk-faces-missing")), 422
    body = request.get_json(silent=True)
    if not isinstance(body, dict) or not isinstance(scene := body.get("scene"), str):
        abort(400)
    if "gag" in body:
        return _pointed(video, scene, body)
    job = faces.ask_for(db(), folder(), video, scene, user_id=me().id, moment=now())
    return jsonify({"open": False} if job is None else _told(video, job))


def _pointed(video: Video, scene: str, body: dict[str, Any]) -> Response | tuple[Response, int]:
    numbers = [body.get(name) for name in ("frame", "x", "y")]
    if not isinstance(body["gag"], str) or not all(type(n) is int for n in numbers):
        abort(400)
    frame, x, y = (max(0, min(int(n), MOST)) for n in numbers if n is not None)
    point = min(x, 1000), min(y, 1000)
    job = faces.point_at(
        db(), video, scene, body["gag"], frame, point, user_id=me().id, moment=now()
    )
    if job is None:
        return jsonify(text=say("faces-nothing-there")), 422
    return jsonify(_told(video, job))


@bp.get("/videos/<int:video_id>/faces/<int:face_id>")
@allows(*MAKERS)
def look(video_id: int, face_id: int) -> Response:
    """Answer how far it is; once done, with the way of the face that was pointed at.

    The page puts it by a verb, which can be taken back like any other.
    """
    video = own(Video, video_id)
    return jsonify(_told(video, _job(video_id, face_id)))


@bp.post("/videos/<int:video_id>/faces/<int:face_id>/cancel")
@allows(*MAKERS)
def cancel(video_id: int, face_id: int) -> Response:
    """Stop looking."""
    video, job = own(Video, video_id), _job(video_id, face_id)
    with suppress(NothingToDo):
        jobs.cancel(db(), job, now())
    return jsonify(_told(video, job))


def _job(video_id: int, face_id: int) -> FaceJob:
    job = own(FaceJob, face_id)
    if job.video_id != video_id:
        abort(404)
    return job


def _told(video: Video, job: FaceJob) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": job.id, "open": job.state in OPEN, "state": job.state, "text": "", "trail": [],
    }  # fmt: skip
    if job.state == FAILED and job.problem:
        told["text"] = sentences.problem(job.problem["code"], current(), **job.problem["values"])
    if job.state == DONE and job.mark:
        found = faces.trail_of(video, job)
        if not found:
            told["text"] = say("faces-outdated" if found is None else "faces-nobody-there")
        if found and (times := faces.hidden(video, job)) is not None:
            told |= asdict(times) | {
                "trail": [asdict(spot) for spot in found],
                "done": _done(times),
            }
    return told


def _done(times: Hidden) -> str:
    if times.whole:
        return say("faces-done")
    first, last = (lasting(n, current()) for n in (times.at, times.at + times.duration))
    return say("faces-done-in-part", **{"from": first, "to": last})
