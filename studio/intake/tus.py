"""The words of resumable upload (tus 1.0.0: core, creation, termination), over `uploads`.

Two doors use them: signed-in people (`studio.views.uploads`) and phones (`studio.views.phone`).
https://tus.io/protocols/resumable-upload (read 2026-11)
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import IO, Any, Final, cast

from flask import Flask, Request, Response, abort, jsonify, make_response, request
from sqlalchemy.orm.exc import ObjectDeletedError, StaleDataError
from werkzeug.exceptions import ClientDisconnected

from studio.db import session as db
from studio.errors import NoRoom
from studio.here import folder, settings
from studio.intake import uploads
from studio.intake.uploads import Gone, LinkSpent, Misplaced, Target
from studio.models import Asset, ImportJob, Upload
from studio.sentences import problem
from studio.words.language import current, say
from studio.words.moments import now, size
from studio.words.numbers import whole

VERSION: Final = "1.0.0"
BODY: Final = "application/offset+octet-stream"
SILENCE: Final = 60.0
"""Seconds without a byte after which a line is taken for dead."""


def attach(app: Flask) -> None:
    """Let the bodies of uploads be as large as an upload may be; forms keep their small limit."""
    app.before_request(_widen)


def _widen() -> None:
    if request.method == "PATCH" and request.mimetype == BODY:
        request.max_content_length = settings().largest_upload + 1


def options() -> Response:
    """Answer what this server can."""
    answer = _answer(204)
    answer.headers["Tus-Version"] = VERSION
    answer.headers["Tus-Extension"] = "creation,termination"
    answer.headers["Tus-Max-Size"] = str(settings().largest_upload)
    return answer


def metadata(asked: Request) -> dict[str, str]:
    """Return what the browser says of the file: filename, and what it is for."""
    found: dict[str, str] = {}
    for pair in asked.headers.get("Upload-Metadata", "").split(","):
        name, _, text = pair.strip().partition(" ")
        try:
            found[name] = base64.b64decode(text, validate=True).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            abort(400)
    return found


def create(target: Target, said: Mapping[str, str], where: str) -> Response:
    """Begin an upload; `where` is the address of uploads, the token is put behind it."""
    length = whole(request.headers.get("Upload-Length", ""))
    if length is None:
        abort(400)
    if length > settings().largest_upload:
        most = size(settings().largest_upload, current())
        return _refusal(413, "upload-too-large", most=most)
    if length == 0:
        return _refusal(422, "upload-empty")
    try:
        upload = uploads.create(
            db(),
            folder(),
            target,
            name=said.get("filename", ""),
            length=length,
            spare=settings().spare_disk,
            now=now(),
        )
    except LinkSpent:
        most = size(uploads.LINK_BYTES, current())
        return _refusal(413, "upload-link-spent", count=uploads.LINK_FILES, size=most)
    except NoRoom:
        return _refusal(507, "upload-no-room", size=size(length, current()))
    answer = _answer(201)
    answer.headers["Location"] = f"{where.rstrip('/')}/{upload.token}"
    answer.headers["Upload-Offset"] = "0"
    return answer


def head(upload: Upload) -> Response:
    """Answer how much has come."""
    answer = _answer(200)
    answer.headers["Upload-Offset"] = str(uploads.offset(folder(), upload))
    answer.headers["Upload-Length"] = str(upload.length)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def patch(upload: Upload) -> Response:
    """Take the next piece, as far as it comes."""
    if request.mimetype != BODY:
        return _answer(415)
    at = whole(request.headers.get("Upload-Offset", ""))
    if at is None:
        abort(400)
    if upload.finished_at is not None:
        return _placed(204 if at == upload.length else 409, upload.length)
    _end_silence()
    upload_id = upload.id
    try:
        place = uploads.append(
            folder(),
            upload,
            _body(),
            at,
            request.content_length,
            tell=lambda come: _tell(upload, come),
        )
        if place == upload.length:
            uploads.finish(db(), folder(), upload, now())
        else:
            _tell(upload, place)
    except Misplaced as error:
        return _placed(409, error.offset)
    except (FileNotFoundError, Gone, StaleDataError, ObjectDeletedError):
        db().rollback()
        return _ended(upload_id, at)
    except NoRoom:
        upload.touched_at = now()
        db().commit()
        return _refusal(507, "upload-no-room", size=size(upload.length, current()))
    return _placed(204, place)


def _ended(upload_id: int, at: int) -> Response:
    """Answer for a piece whose file is not there any more: it came by another line, or is gone."""
    row = db().get(Upload, upload_id, populate_existing=True)
    if row is None or row.finished_at is None:
        return _answer(410)
    return _placed(204 if at == row.length else 409, row.length)


def delete(upload: Upload) -> Response:
    """Forget it; a finished one is a file by now, and stays counted until it is tidied away."""
    if upload.finished_at is None:
        uploads.drop(db(), folder(), upload)
    return _answer(204)


def state(upload: Upload) -> Response:
    """Answer, as JSON, how far the file is: coming, importing, ready, refused (and why)."""
    came = uploads.offset(folder(), upload)
    told: dict[str, Any] = {"offset": came, "length": upload.length, "state": "coming"}
    asset = db().get(Asset, upload.asset_id) if upload.asset_id is not None else None
    if asset is not None:
        told |= {"state": asset.state, "asset": asset.id, "sha256": asset.sha256}
        told["progress"] = _import_progress(asset)
        if asset.problem:
            told["sentence"] = problem(
                asset.problem["code"], current(), **asset.problem.get("values", {})
            )
    return make_response(jsonify(told), 200)


def _import_progress(asset: Asset) -> int:
    if asset.state != "importing":
        return 100
    job = db().query(ImportJob).filter_by(asset_id=asset.id).order_by(ImportJob.id.desc()).first()
    return job.progress if job is not None else 0


def _body() -> IO[bytes]:
    """The body as it comes; a line that breaks is an OSError, whoever notices it."""
    return cast("IO[bytes]", _Stream(request.stream))


class _Stream:
    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def read(self, most: int) -> bytes:
        try:
            return self._stream.read(most)
        except ClientDisconnected as error:
            raise OSError("the line broke") from error


def _end_silence() -> None:
    """Let a silent line break: a phone that went to sleep never says goodbye."""
    line = request.environ.get("gunicorn.socket")
    if line is not None:
        line.settimeout(SILENCE)


def _tell(upload: Upload, place: int) -> None:
    """Let other pages see how far it is."""
    upload.offset = place
    upload.touched_at = now()
    db().commit()


def _placed(code: int, place: int) -> Response:
    answer = _answer(code)
    answer.headers["Upload-Offset"] = str(place)
    return answer


def _refusal(code: int, key: str, **values: Any) -> Response:
    told = {"problem": key, "sentence": say(f"problem-{key}", **values)}
    answer = make_response(jsonify(told), code)
    answer.headers["Tus-Resumable"] = VERSION
    return answer


def _answer(code: int) -> Response:
    answer = make_response("", code)
    answer.headers["Tus-Resumable"] = VERSION
    answer.headers["Cache-Control"] = "no-store"
    return answer
