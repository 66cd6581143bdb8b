"""Sous-titres: read from a file for the editor, given beside a finished video."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response, abort, jsonify, request
from werkzeug.utils import secure_filename

from media import subtitles
from media.errors import NoSubtitles
from studio.models import Render, Video
from studio.people.access import EVERYBODY, MAKERS, allows, own
from studio.words import language
from templates import bounds, document
from templates.compose import compose
from templates.problems import StoryboardError

bp = Blueprint("subtitles", __name__)

TYPES: Final = {
    "srt": "application/x-subrip",
    "vtt": "text/vtt",
    "ass": "text/x-ssa",
    "txt": "text/plain",
}
"""Each form, and as what it is sent; txt is the transcript."""


@bp.post("/videos/<int:video_id>/subtitles")
@allows(*MAKERS)
def read(video_id: int) -> Response | tuple[Response, int]:
    """Answer with the cues of the file that is sent as the body, in frames; nothing is kept.

    The page lays them over the video by a verb, which can be taken back like any other.
    """
    own(Video, video_id)
    try:
        cues = subtitles.read(request.get_data(cache=False))
    except NoSubtitles as error:
        return jsonify(text=language.say(f"subtitles-{error.why}")), 422
    if len(cues) > bounds.MOST_PARTS:
        return jsonify(text=language.say("subtitles-many", limit=bounds.MOST_PARTS)), 422
    told = [
        {
            "start": cue.start,
            "duration": cue.end - cue.start,
            "text": cue.text[: bounds.LONGEST_TEXT],
            "speaker": cue.speaker,
        }
        for cue in cues
    ]
    return jsonify(cues=told, text=language.say("subtitles-laid", count=len(cues)))


@bp.get("/renders/files/<int:render_id>/words.<any('srt', 'vtt', 'ass', 'txt'):form>")
@allows(*EVERYBODY)
def words(render_id: int, form: str) -> Response:
    """Give the words of a finished video, as it was when it was made, under the video's name."""
    made = own(Render, render_id)
    try:
        timeline = compose(document.read(made.storyboard))
    except StoryboardError:  # of a studio older than this form
        abort(404)
    if form == "txt":
        text = subtitles.transcript(timeline)
    else:
        text = subtitles.subtitles(timeline, form=form)  # type: ignore[arg-type]
    stem = secure_filename(made.facts.get("title", "")) or f"video-{made.video_id}"
    answer = Response(text, mimetype=TYPES[form])
    answer.headers.set("Content-Disposition", "attachment", filename=f"{stem}.{form}")
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
