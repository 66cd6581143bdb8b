"""« Caler les textes sur la voix »: a scene is listened to, its captions put where it speaks."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request
from pydantic import TypeAdapter

from media.speech import missing
from studio import sentences
from studio.db import session as db
from studio.errors import NothingToDo
from studio.models import SpeechJob, Video
from studio.people.access import MAKERS, allows, me, own
from studio.words.language import current, say
from studio.words.moments import now
from studio.work import jobs, speech
from studio.work.jobs import DONE, FAILED, OPEN
from templates import document
from templates.storyboard import Caption, Scene
from templates.voiced import Voiced, placed, source, voiced

bp = Blueprint("speech", __name__)

_CAPTION: TypeAdapter[Caption] = TypeAdapter(Caption)


@bp.post("/videos/<int:video_id>/speech")
@allows(*MAKERS)
def ask(video_id: int) -> Response | tuple[Response, int]:
    """Ask for a scene to be listened to: {scene}; 422 with a sentence where that cannot be."""
    video = own(Video, video_id)
    if missing():
        return jsonify(text=say("desk-speech-missing")), 422
    body = request.get_json(silent=True)
    scene = body.get("scene") if isinstance(body, dict) else None
    if not isinstance(scene, str):
        abort(400)
    job = speech.ask(db(), video, scene, user_id=me().id, now=now())
    if job is None:
        return jsonify(text=say("speech-nothing-to-hear")), 422
    return jsonify(_told(video, job))


@bp.get("/videos/<int:video_id>/speech/<int:speech_id>")
@allows(*MAKERS)
def look(video_id: int, speech_id: int) -> Response:
    """Answer how far it is; once done, with the captions that change and what else was said.

    The page puts the captions by verbs, which can be taken back like any other.
    """
    return jsonify(_told(own(Video, video_id), _job(video_id, speech_id)))


@bp.post("/videos/<int:video_id>/speech/<int:speech_id>/cancel")
@allows(*MAKERS)
def cancel(video_id: int, speech_id: int) -> Response:
    """Stop listening."""
    video, job = own(Video, video_id), _job(video_id, speech_id)
    with suppress(NothingToDo):  # it was faster: its words are kept, and nobody laid them
        jobs.cancel(db(), job, now())
    return jsonify(_told(video, job))


def _job(video_id: int, speech_id: int) -> SpeechJob:
    job = own(SpeechJob, speech_id)
    if job.video_id != video_id:
        abort(404)
    return job


def _told(video: Video, job: SpeechJob) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": job.id,
        "scene": job.scene,
        "open": job.state in OPEN,
        "state": job.state,
        "text": "",
        "captions": [],
        "offers": [],
    }
    if job.state == FAILED and job.problem:
        told["text"] = sentences.problem(job.problem["code"], current(), **job.problem["values"])
    if job.state == DONE:
        scene = document.read(video.storyboard).scene(job.scene)
        if scene is None or not _still(scene, job):
            return told | {"text": say("speech-outdated")}
        found = voiced(scene, placed(scene, [(text, a, b) for text, a, b in job.words]))
        told["text"] = _sentence(scene, job, found)
        told["captions"] = [_CAPTION.dump_python(c, mode="json") for c in found.captions]
        told["offers"] = [asdict(offer) for offer in found.offers]
    return told


def _still(scene: Scene, job: SpeechJob) -> bool:
    """Whether the scene still lets hear what was listened to."""
    found = source(scene)
    take = found[1] if found is not None else None
    return take is not None and (take.media, take.start, take.duration) == (
        job.media,
        job.start,
        job.duration,
    )


def _sentence(scene: Scene, job: SpeechJob, found: Voiced) -> str:
    if not job.words:
        return say("speech-nobody")
    if scene.beat == "punchline" and scene.timing.words == "after":
        return say("speech-after")
    if found.captions:
        return say("speech-laid", count=len(found.captions))
    return say("speech-other") if found.offers else say("speech-there")
