"""Modèles: the gallery, a template's page, starting a video from one, templates of one's own."""

from __future__ import annotations

import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Blueprint, abort, flash, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from studio import sentences
from studio.db import session as db
from studio.editor import previews
from studio.editor.editing import board_of
from studio.editor.starting import start
from studio.lists import gallery
from studio.models import Template, Video
from studio.people.access import EVERYBODY, MAKERS, allows, me, organisation, own
from studio.words import language, lengths, moments
from templates import document, pace, parcel
from templates.catalog import Loaded
from templates.emptying import emptied
from templates.problems import StoryboardError
from templates.storyboard import DrawnSlot, DurationRule, Scene, Storyboard, Words

bp = Blueprint("templates", __name__)

COVER_FRAMES = 75
"""Length of a moving cover: two and a half seconds."""


@bp.get("/templates")
@allows(*EVERYBODY)
def index() -> str:
    """Show every template on its poster."""
    found = gallery.posters(db(), me().organisation_id)
    moods = sorted({p.board.about.mood for p in found if p.board.about.mood})
    return render_template("templates/gallery.html", posters=found, moods=moods)


@bp.get("/templates/<key>")
@allows(*EVERYBODY)
def one(key: str) -> str:
    """Show what it asks: shots, lines to say, people, minutes, of what one laughs."""
    found = gallery.poster(key)
    placed = pace.pace(found.board)
    return render_template(
        "templates/template.html",
        poster=found,
        placed=placed,
        lasting=lambda frames: lengths.lasting(frames, language.current()),
    )


@bp.get("/templates/<key>/demo.mp4")
@allows(*EVERYBODY)
def demo(key: str) -> Response:
    """Answer with the finished demo video of a bundled template."""
    found = gallery.poster(key)
    if found.demo is None:
        abort(404)
    return send_file(found.demo, mimetype="video/mp4", conditional=True)


@bp.get("/templates/<key>/cover.mp4")
@allows(*EVERYBODY)
def cover(key: str) -> Response | tuple[str, int]:
    """Answer with the moving cover, made by the engine the first time."""
    found = gallery.poster(key)
    act = found.board.about.cover_act
    if not act:
        abort(404)
    scene = Scene(
        id="cover",
        picture=DrawnSlot(act=act),
        duration=DurationRule(rule="fixed", frames=COVER_FRAMES),
    )
    wish = previews.Wish(
        organisation_id=me().organisation_id,
        video_id=-1 - zlib.crc32(key.encode()),
        board=Storyboard(title=Words(fr=act), scenes=(scene,)),
    )
    made = previews.here().draft(wish, wait_s=20)
    if made.path is None:
        return "", 503
    answer = send_file(made.path, mimetype="video/mp4", conditional=True, etag=made.key)
    answer.headers["Cache-Control"] = "private, max-age=86400"
    return answer


@bp.post("/templates/<key>/start")
@allows(*MAKERS)
def begin(key: str) -> Response:
    """Copy the template into a new video and open it."""
    found = gallery.poster(key)
    video = start(db(), organisation(), me().id, found.board, template=key, moment=moments.now())
    return redirect(url_for("editor.edit", video_id=video.id))


@bp.post("/templates/nothing/start")
@allows(*MAKERS)
def begin_from_nothing() -> Response:
    """Open an empty score."""
    board = gallery.blank(language.say("templates-blank-title"))
    video = start(db(), organisation(), me().id, board, template="", moment=moments.now())
    return redirect(url_for("editor.edit", video_id=video.id))


@bp.post("/videos/<int:video_id>/template")
@allows(*MAKERS)
def save(video_id: int) -> Response:
    """Empty a video into a template of one's own."""
    video = own(Video, video_id)
    title = request.form.get("title", "").strip()[:200] or video.title
    keep_words = bool(request.form.get("keep_words"))
    board = emptied(board_of(video), title, keep_words=keep_words)
    row = Template(
        organisation_id=video.organisation_id,
        title=title,
        storyboard=document.dump(board),
        created_by=me().id,
        created_at=moments.now(),
    )
    db().add(row)
    db().commit()
    flash(language.say("templates-saved", title=title), "live")
    return redirect(url_for("templates.one", key=f"own:{row.id}"))


@bp.get("/templates/<key>/export.zip")
@allows(*EVERYBODY)
def export(key: str) -> Response:
    """Answer with the template as one file: outline, words and sounds, no one's pictures."""
    board = _without_marks(gallery.poster(key).board)
    with TemporaryDirectory() as folder:
        file = Path(folder, "template.zip")
        parcel.pack(Loaded(path=file, storyboard=board, media={}), file)
        content = BytesIO(file.read_bytes())
    name = f"{key.replace(':', '-')}.zip"
    return send_file(content, "application/zip", as_attachment=True, download_name=name)


@bp.post("/templates/import")
@allows(*MAKERS)
def take_in() -> Response:
    """Put the template of a file on the shelf, its holes open."""
    given = request.files.get("file")
    try:
        board = parcel.board_of(BytesIO(given.read() if given else b""))
        title = (board.title.said("fr") or language.say("templates-blank-title"))[:200]
        board = _without_marks(emptied(board, title, keep_words=True))
    except StoryboardError as error:
        first = error.problems[0]
        flash(sentences.problem(first.code, language.current(), **dict(first.values)), "failed")
        return redirect(url_for("templates.index"))
    row = Template(
        organisation_id=me().organisation_id,
        title=title,
        storyboard=document.dump(board),
        created_by=me().id,
        created_at=moments.now(),
    )
    db().add(row)
    db().commit()
    flash(language.say("templates-imported", title=title), "live")
    return redirect(url_for("templates.one", key=f"own:{row.id}"))


def _without_marks(board: Storyboard) -> Storyboard:
    """The same without the house's pictures: they are files of one library."""
    card = board.end_card
    return replace(board, logo=None, end_card=card and replace(card, logo=None, funders=()))


@bp.post("/templates/own/<int:template_id>/delete")
@allows(*MAKERS)
def delete(template_id: int) -> Response:
    """Take a template of one's own off the shelf; videos made from it stay."""
    row = own(Template, template_id)
    row.deleted_at = moments.now()
    db().commit()
    flash(language.say("templates-deleted", title=row.title), "live")
    return redirect(url_for("templates.index"))
