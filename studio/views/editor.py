"""Éditeur: the page, and the addresses its script speaks to."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from flask import (
    Blueprint,
    abort,
    get_flashed_messages,
    jsonify,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from sqlalchemy import select
from werkzeug.wrappers import Response

from media.errors import UnknownMedia
from media.sounds import MUSIC, SOUNDS
from studio.db import session as db
from studio.editor import editing, history, previews, workbench
from studio.editor.comparison import differences
from studio.editor.editing import Applied, Outcome, Refused, Sent
from studio.editor.shelf import sentences_of_the_desk, shelf
from studio.editor.workbench import Bench
from studio.here import folder
from studio.lists import gallery
from studio.models import Asset, ImportJob, User, Video, VideoEntry
from studio.people.access import EVERYBODY, MAKERS, allows, me, organisation, own
from studio.words import language, moments
from studio.work import licensing
from studio.work.assets import at_hand
from templates import bounds, document, log
from templates.log import Blocked

bp = Blueprint("editor", __name__)

PARTS: Final = {
    "poster": "image/jpeg",
    "filmstrip": "image/jpeg",
    "waveform": "application/json",
    "proxy": "video/mp4",
}
"""What may be seen of an imported file, and as what it is sent."""
MOST_REVISIONS: Final = 10**9


@bp.get("/videos/<int:video_id>")
@allows(*EVERYBODY)
def video(video_id: int) -> Response:
    """Lead to what this person does with a video: make it, or read it over."""
    own(Video, video_id)
    screen = "editor.edit" if me().role in MAKERS else "renders.finished"
    return redirect(url_for(screen, video_id=video_id))


@bp.get("/videos/<int:video_id>/edit")
@allows(*MAKERS)
def edit(video_id: int) -> str:
    """Show the editor."""
    bench = _bench(video_id)
    return render_template(
        "editor/edit.html",
        video=bench.video,
        act=gallery.act_of(bench.video.template),
        urls=_urls(video_id),
        beats=[(beat, language.say(f"editor-beat-{beat}")) for beat in
               ("setup", "build", "punchline", "tag")],
        shortcuts=history.shortcuts(language.say),
        editor={
            "video": video_id,
            "state": workbench.answer(bench),
            "says": get_flashed_messages(with_categories=True),
            "urls": _urls(video_id),
            "shelf": {
                **shelf(organisation(), language.say),
                "pieces": licensing.offered(db(), me().organisation_id),
            },
            "sentences": sentences_of_the_desk(language.current()),
        },
    )  # fmt: skip


@bp.get("/videos/<int:video_id>/storyboard")
@allows(*EVERYBODY)
def storyboard(video_id: int) -> Response:
    """Answer with the newest view; with the stamp alone when the page has seen it."""
    bench = _bench(video_id)
    seen = request.args.get("seen")
    if seen and seen == workbench.stamp(db(), video_id):
        return jsonify(stamp=seen)
    return jsonify(workbench.answer(bench))


@bp.post("/videos/<int:video_id>/verbs")
@allows(*MAKERS)
def verbs(video_id: int) -> tuple[Response, int]:
    """Carry out a verb: {id, client, base, gesture, verb}."""
    bench = _bench(video_id)
    body = _body()
    sent, verb = _sent(body), body.get("verb")
    if not isinstance(verb, dict):
        abort(400)
    found = workbench.carry_out(bench, verb, sent, moments.now())
    return _answer(bench, found, verb)


@bp.post("/videos/<int:video_id>/undo")
@allows(*MAKERS)
def undo(video_id: int) -> tuple[Response, int]:
    """Take back my last change."""
    bench = _bench(video_id)
    found = editing.undo(db(), bench.video, _sent(_body()), moments.now())
    return _answer(bench, found, None)


@bp.post("/videos/<int:video_id>/redo")
@allows(*MAKERS)
def redo(video_id: int) -> tuple[Response, int]:
    """Do again what I took back."""
    bench = _bench(video_id)
    found = editing.redo(db(), bench.video, _sent(_body()), moments.now())
    return _answer(bench, found, None)


@bp.get("/videos/<int:video_id>/history")
@allows(*EVERYBODY)
def lines(video_id: int) -> Response:
    """Answer with who did what, newest first."""
    bench = _bench(video_id)
    return jsonify(lines=history.lines(db(), bench.video, language.current(), language.say))


@bp.post("/videos/<int:video_id>/go-back")
@allows(*MAKERS)
def go_back(video_id: int) -> tuple[Response, int]:
    """Make the video again as it stood: {id, client, to, agreed}; 409 asks about others' work."""
    bench, body = _bench(video_id), _body()
    sent, to, agreed = _sent(body), body.get("to"), body.get("agreed", 0)
    if type(to) is not int or type(agreed) is not int or not 0 <= to <= bench.video.revision:
        abort(400)
    found = editing.go_back(db(), bench.video, sent, moments.now(), to=to, agreed=agreed)
    if isinstance(found, editing.Undoes):
        names = history.names(db(), found.authors, language.say)
        return jsonify(text=language.say("editor-undoes", names=names), agreed=found.revision), 409
    return _answer(bench, found, None)


@bp.post("/videos/<int:video_id>/imports/<int:job_id>/forget")
@allows(*MAKERS)
def forget_import(video_id: int, job_id: int) -> Response:
    """Take the word that a file was refused off the page; the file stays in the library."""
    video, job = own(Video, video_id), own(ImportJob, job_id)
    if job.video_id == video.id:
        job.video_id = None
        db().commit()
    return jsonify(done=True)


@bp.post("/videos/<int:video_id>/end-card")
@allows(*MAKERS)
def keep_end_card(video_id: int) -> Response:
    """Let this video's end card be the one every new video of the organisation begins with."""
    card = editing.board_of(own(Video, video_id)).end_card or abort(404)
    house = organisation()
    house.settings = {**house.settings, "end_card": asdict(card)}
    db().commit()
    return jsonify(text=language.say("editor-end-card-kept"))


@bp.get("/videos/<int:video_id>/still")
@allows(*EVERYBODY)
def still(video_id: int) -> Response:
    """Answer with one frame of the video as it stands, as JPEG, made by the engine."""
    bench = _bench(video_id)
    board, facts = editing.board_of(bench.video), bench.facts()
    try:
        picture = previews.here().still(
            board,
            organisation_id=bench.video.organisation_id,
            facts=facts,
            frame=request.args.get("frame", 0, type=int),
            lang=language.current(),
        )
    except (UnknownMedia, KeyError, ValueError):  # nothing to show yet, or no longer
        abort(404)
    answer = Response(picture, mimetype="image/jpeg")
    answer.set_etag(previews.etag(picture))
    whole = document.media_of(board) <= facts.keys()  # else a file may still be at the import
    answer.headers["Cache-Control"] = "private, max-age=600" if whole else "private, no-cache"
    return answer.make_conditional(request)


@bp.get("/videos/<int:video_id>/draft", defaults={"scene": ""})
@bp.get("/videos/<int:video_id>/draft/<scene>")
@allows(*EVERYBODY)
def draft(video_id: int, scene: str) -> Response | tuple[Response, int]:
    """Answer with the draft, of the whole or of one scene: its address when ready, else how far.

    A page asks with wait=1 and is answered within a second and a half; it asks again until ready.
    """
    bench = _bench(video_id)
    wish = previews.Wish(
        organisation_id=bench.video.organisation_id,
        video_id=video_id,
        board=editing.board_of(bench.video),
        scene=scene,
        lang=language.current(),
    )
    made = previews.here().draft(wish, wait_s=1.5 if request.args.get("wait") else 0)
    if made.problem:
        return jsonify(text=language.say(f"editor-draft-{made.problem}")), 422
    if made.path is None:
        return jsonify(progress=made.percent), 202
    if request.args.get("wait"):
        return jsonify(url=url_for("editor.draft_file", video_id=video_id, key=made.key))
    return send_file(made.path, mimetype="video/mp4", conditional=True, etag=made.key)


@bp.get("/videos/<int:video_id>/drafts/<key>.mp4")
@allows(*EVERYBODY)
def draft_file(video_id: int, key: str) -> Response:
    """Answer with a draft by its key; 404 once it was thrown away."""
    video = own(Video, video_id)
    path = previews.here().file(video.organisation_id, video.id, key)
    if path is None:
        abort(404)
    answer = send_file(path, mimetype="video/mp4", conditional=True, etag=key)
    answer.headers["Cache-Control"] = "private, max-age=86400, immutable"
    return answer


@bp.get("/videos/<int:video_id>/media")
@allows(*MAKERS)
def media(video_id: int) -> Response:
    """Answer with the files of the library that fit: ?kind=picture|sound|audio|image&q=words."""
    bench = _bench(video_id)
    kinds = {"sound": ("audio", "video"), "audio": ("audio",), "image": ("image",)}
    wanted = kinds.get(request.args.get("kind", ""), ("video", "image"))
    rows = db().scalars(
        select(Asset)
        .where(
            Asset.organisation_id == bench.video.organisation_id,
            Asset.state == "ready",
            Asset.deleted_at.is_(None),
            Asset.kind.in_(wanted),
            Asset.name.icontains(request.args.get("q", "").strip(), autoescape=True),
        )
        .order_by(Asset.created_at.desc())
        .limit(60)
    )
    return jsonify(media=[workbench.choice_json(bench, asset) for asset in rows])


@bp.get("/videos/<int:video_id>/media/<sha256>/<part>")
@allows(*EVERYBODY)
def media_part(video_id: int, sha256: str, part: str) -> Response:
    """Answer with the poster, filmstrip, waveform or proxy of a file of my organisation."""
    video = own(Video, video_id)
    known = db().scalar(
        select(Asset.id).where(
            Asset.organisation_id == video.organisation_id, Asset.sha256 == sha256
        )
    )
    if known is None or part not in PARTS:
        abort(404)
    made = at_hand(folder().imported(video.organisation_id, sha256))
    path = getattr(made, part, None)
    if made is None or path is None:
        abort(404)
    answer = send_file(path, mimetype=PARTS[part], conditional=True)
    lasting = "max-age=86400, immutable" if made.finished else "no-cache"
    answer.headers["Cache-Control"] = f"private, {lasting}"
    return answer


@bp.get("/sounds/<name>.wav")
@allows(*EVERYBODY)
def sound(name: str) -> Response:
    """Answer with one of the house's sounds or music loops."""
    if name not in SOUNDS and name not in MUSIC:
        abort(404)
    answer = send_file(previews.here().sound(name), mimetype="audio/wav", conditional=True)
    answer.headers["Cache-Control"] = "private, max-age=86400"
    return answer


# --- between the request and the parts -----------------------------------------------------------


def _bench(video_id: int) -> Bench:
    video = own(Video, video_id)
    if video.deleted_at is not None and request.method != "GET":
        abort(404)
    return Bench(db=db(), folder=folder(), video=video, author=me().id)


def _body() -> dict[str, Any]:
    """What the page says, its texts without signs that no row can hold; 400 for another form."""
    try:
        body = bounds.plain(request.get_json())
    except RecursionError:  # ten thousand brackets
        abort(400)
    if not isinstance(body, dict):
        abort(400)
    return body


def _sent(body: dict[str, Any]) -> Sent:
    base = body.get("base")
    known = base is None or (type(base) is int and 0 <= base <= MOST_REVISIONS)
    if not known or not isinstance(body.get("id"), str):
        abort(400)
    return Sent(
        id=body["id"][:80],
        client=str(body.get("client", ""))[:80],
        author=me().id,
        base=base,
        gesture=str(body.get("gesture", ""))[:80],
    )


def _answer(bench: Bench, found: Outcome, verb: dict[str, Any] | None) -> tuple[Response, int]:
    state = workbench.answer(bench)
    reader = bench.reader
    match found:
        case Applied():
            return jsonify(state), 200
        case Refused(problems=problems):
            told = [workbench.problem_json(p, reader) for p in problems]
            return jsonify(text=told[0]["text"], problems=told, state=state), 422
        case Blocked():
            return jsonify(**_blocked(bench, found, verb), state=state), 409


def _blocked(bench: Bench, found: Blocked, verb: dict[str, Any] | None) -> dict[str, Any]:
    """Who changed what the verb meets, and both versions in words."""
    reader = bench.reader
    board = editing.board_of(bench.video)
    scene_id = found.part.removeprefix(log.SCENE) if found.part.startswith(log.SCENE) else ""
    scene = board.scene(scene_id)
    user = db().get(User, found.entry.author) if found.entry.author else None
    who = user.name if user else reader.say("editor-somebody-by-phone")
    myself = user is not None and user.id == bench.author
    if myself:
        who = reader.say("editor-yourself-elsewhere")
    name = scene.name.said(reader.lang) if scene else ""
    key = "editor-blocked-self" if myself else "editor-blocked-scene" if name else "editor-blocked"
    both = editing.differences(board, verb, bench.facts()) if verb else None
    at = moments.near(_written_at(bench, found.entry.revision), moments.now(), reader.lang)
    return {
        "text": reader.say(key, who=who, scene=name, at=at),
        "who": who,
        "scene": scene_id,
        "entry": {"revision": found.entry.revision, "part": found.part, "at": at},
        "verb": verb,
        "differences": differences(both[0], both[1], reader.lang, reader.say) if both else [],
    }


def _written_at(bench: Bench, revision: int) -> datetime:
    where = (VideoEntry.video_id == bench.video.id, VideoEntry.revision == revision)
    return db().scalars(select(VideoEntry.at).where(*where)).one()


def _urls(video_id: int) -> dict[str, str]:
    def at(name: str, **values: Any) -> str:
        return url_for(name, video_id=video_id, **values)

    return {
        "storyboard": at("editor.storyboard"),
        "verbs": at("editor.verbs"),
        "undo": at("editor.undo"),
        "redo": at("editor.redo"),
        "history": at("editor.lines"),
        "go_back": at("editor.go_back"),
        "events": url_for("events.events", video=video_id),
        "still": at("editor.still"),
        "draft": at("editor.draft"),
        "library": at("editor.media"),
        "subtitles": at("subtitles.read"),
        "speech": at("speech.ask"),
        "faces": at("faces.ask"),
        "sound": url_for("editor.sound", name="NAME"),
        "template": at("templates.save"),
        "end_card": at("editor.keep_end_card"),
        "finished": at("renders.finished"),
        "phone": f"/videos/{video_id}/phone",
        "render": url_for("renders.ask", video_id=video_id),
        "uploads": url_for("uploads.create"),
        "video": str(video_id),
    }
