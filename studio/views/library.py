"""Médiathèque: every file that came, to look at, name, find again, and throw away when unused."""

from __future__ import annotations

from typing import Any, Final

from flask import (
    Blueprint,
    abort,
    flash,
    jsonify,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from werkzeug.wrappers import Response

from studio.db import session as db
from studio.errors import NothingToDo
from studio.here import folder
from studio.intake import importing
from studio.models import Asset
from studio.people.access import EVERYBODY, MAKERS, allows, me, own
from studio.sentences import problem
from studio.views import music
from studio.words import lengths
from studio.words.language import current, say
from studio.words.moments import now
from studio.work import assets, library
from studio.work.library import Wanted

bp = Blueprint("library", __name__)

KINDS: Final = {
    "video": ("video",),
    "image": ("image",),
    "audio": ("audio",),
    "picture": ("video", "image"),
    "sound": ("audio", "video"),
}
"""What one may look for; the last two are what fills a picture and a voice."""
PARTS: Final = ("poster", "filmstrip", "waveform", "proxy", "sound", "original")
TYPES: Final = {"waveform": "application/json", "sound": "audio/wav", "filmstrip": "image/jpeg"}


@bp.get("/library")
@allows(*EVERYBODY)
def files() -> str:
    """Show a page of the library, or of its bin."""
    kind = request.args.get("kind", "")
    wanted = Wanted(
        words=request.args.get("q", ""),
        kinds=KINDS.get(kind, ()),
        binned=request.args.get("bin") == "1",
        page=request.args.get("page", 1, int),
    )
    return render_template(
        "library/library.html",
        wanted=wanted,
        kind=kind,
        shown=library.find(db(), me().organisation_id, wanted),
        describe=describe,
        why=why,
    )


@bp.get("/library/pick")
@allows(*EVERYBODY)
def pick() -> Response:
    """Give, as JSON, the ready files that may fill a slot."""
    wanted = Wanted(
        words=request.args.get("q", ""),
        kinds=KINDS.get(request.args.get("kind", ""), ()),
        ready=True,
        page=request.args.get("page", 1, int),
    )
    shown = library.find(db(), me().organisation_id, wanted)
    media = [
        {
            "id": asset.id,
            "sha256": asset.sha256,
            "name": asset.name,
            "kind": asset.kind,
            "detail": describe(asset),
            "poster": ""
            if asset.kind == "audio"
            else url_for("library.part", asset_id=asset.id, name="poster"),
        }
        for asset in shown.assets
    ]
    return jsonify({"media": media, "total": shown.total})


@bp.get("/library/<int:asset_id>")
@allows(*EVERYBODY)
def one(asset_id: int) -> str:
    """Show one file: its player, its facts, what uses it."""
    asset = own(Asset, asset_id)
    used = assets.uses(db(), asset.organisation_id).get(asset.sha256, [])
    return render_template(
        "library/file.html",
        asset=asset,
        used=used,
        whole=_sources(asset).whole([asset.sha256]),
        detail=library.detail(asset),
        describe=describe,
        why=why,
        **music.of_card(asset),
    )


@bp.get(f"/library/<int:asset_id>/<any({', '.join(PARTS)}):name>")
@allows(*EVERYBODY)
def part(asset_id: int, name: str) -> Response:
    """Give one of its files, in part when asked (Range)."""
    asset = own(Asset, asset_id)
    if name == "original":
        path = folder().original(asset.organisation_id, asset.sha256)
        if not path.is_file():
            abort(404)
        return send_file(path, as_attachment=True, download_name=asset.name, conditional=True)
    made = assets.at_hand(folder().imported(asset.organisation_id, asset.sha256))
    piece = getattr(made, name) if made is not None else None
    if made is None or piece is None:
        abort(404)
    answer = send_file(piece, mimetype=TYPES.get(name), conditional=True, max_age=31_536_000)
    lasting = "max-age=31536000, immutable" if made.finished else "no-cache"
    answer.headers["Cache-Control"] = f"private, {lasting}"
    return answer


@bp.post("/library/<int:asset_id>/rename")
@allows(*MAKERS)
def rename(asset_id: int) -> Response:
    """Call it otherwise."""
    asset = own(Asset, asset_id)
    library.rename(db(), asset, request.form.get("name", ""))
    return redirect(url_for("library.one", asset_id=asset.id))


@bp.post("/library/<int:asset_id>/bin")
@allows(*MAKERS)
def put_in_bin(asset_id: int) -> Response:
    """Put it into the bin, unless something uses it."""
    asset = own(Asset, asset_id)
    try:
        library.bin_it(db(), asset, now())
    except NothingToDo:
        flash(say("library-in-use", name=asset.name), "failed")
        return redirect(url_for("library.one", asset_id=asset.id))
    flash(say("library-binned", name=asset.name), "live")
    return redirect(url_for("library.files"))


@bp.post("/library/<int:asset_id>/restore")
@allows(*MAKERS)
def restore(asset_id: int) -> Response:
    """Take it out of the bin."""
    asset = own(Asset, asset_id)
    library.restore(db(), asset)
    flash(say("library-restored", name=asset.name), "live")
    return redirect(url_for("library.files", bin=1))


@bp.post("/library/<int:asset_id>/erase")
@allows("admin")
def erase(asset_id: int) -> Response:
    """Delete it for good."""
    asset = own(Asset, asset_id)
    try:
        library.erase(db(), folder(), asset)
    except NothingToDo:
        flash(say("library-in-use", name=asset.name), "failed")
    else:
        flash(say("library-erased"), "live")
    return redirect(url_for("library.files", bin=1))


@bp.post("/library/<int:asset_id>/again")
@allows(*MAKERS)
def again(asset_id: int) -> Response:
    """Try once more to import a file that was refused."""
    asset = own(Asset, asset_id)
    kept = folder().original(asset.organisation_id, asset.sha256).is_file()
    if asset.state == "refused" and kept:
        asset.state, asset.problem = "importing", None
        importing.ask(db(), asset, now(), user_id=me().id)
        db().commit()
    return redirect(url_for("library.one", asset_id=asset.id))


def describe(asset: Asset) -> str:
    """Return what a list says under the name: « 6,5 s, 1080 × 1920 »."""
    facts: dict[str, Any] = library.detail(asset)
    if not facts:
        return say("library-being-prepared")
    parts = []
    if asset.kind != "image":
        parts.append(lengths.lasting(facts["frames"], current()))
    if facts["width"]:
        parts.append(f"{facts['width']}\u00a0×\u00a0{facts['height']}")
    if asset.kind == "video" and not facts["sound"]:
        parts.append(say("library-silent"))
    return ", ".join(parts)


def why(asset: Asset) -> str:
    """Return the sentence of why a file was refused."""
    told = asset.problem or {"code": "import-failed", "values": {}}
    return problem(told["code"], current(), **told.get("values", {}))


def _sources(asset: Asset) -> assets.LibrarySources:
    return assets.LibrarySources(folder=folder(), organisation_id=asset.organisation_id)
