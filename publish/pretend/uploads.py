"""The upload host: bytes of Page Reels and Instagram containers, resumable by offset.

Source: Reels Publishing API, Content Publishing (read 2026-09-11). Bytes are on disk before they
are counted; what came before a cut is kept.
"""

from __future__ import annotations

from flask import Request, Response, jsonify

from publish.pretend import faults
from publish.pretend.gate import token_document
from publish.pretend.probe import container_error
from publish.pretend.refusal import GraphRefusal, UploadRefusal
from publish.pretend.state import Doc, State

PIECE = 64 * 1024


def receive(state: State, kind: str, remote_id: str, request: Request) -> Response:
    """Take the bytes of one request for a "video" or a "container"; answer as the host does."""
    endpoint = "fb.upload" if kind == "video" else "ig.upload"
    try:
        token_kind, doc = _allowed(state, kind, remote_id, request)
        state.put(
            "call",
            f"{state.stamp():017.6f}-{id(request):x}",
            {
                "endpoint": endpoint,
                "id": remote_id,
                "method": "POST",
                "at": state.stamp(),
                "token_kind": token_kind,
                "remote_id": remote_id,
            },
        )
        rule = faults.take(state, endpoint, remote_id, token_kind, "before")
        cut_at = int(rule["cut_at"]) if rule is not None and rule["do"] == "cut" else None
        if rule is not None and cut_at is None:
            answer = faults.perform(state, rule, (kind, remote_id))
            if answer is not None:
                return answer
        if not _store(state, remote_id, request, cut_at):
            return faults.lost()
        _complete(state, kind, doc)
        rule = faults.take(state, endpoint, remote_id, token_kind, "after")
        if rule is not None:
            answer = faults.perform(state, rule, (kind, remote_id))
            if answer is not None:
                return answer
    except UploadRefusal as refusal:
        answer = jsonify(refusal.body())
        answer.status_code = refusal.status
        return answer
    except GraphRefusal as refusal:
        answer = jsonify(refusal.body())
        answer.status_code = refusal.status
        return answer
    return jsonify({"success": True, "message": "Upload successful."})


def _allowed(state: State, kind: str, remote_id: str, request: Request) -> tuple[str, Doc]:
    word, _, token = request.headers.get("Authorization", "").partition(" ")
    if word != "OAuth" or not token:
        raise UploadRefusal(
            "NotAuthorizedError",
            "The Authorization header must be `OAuth <token>`",
            retriable=False,
            status=401,
        )
    try:
        holder = token_document(state, token)
    except GraphRefusal as refusal:
        raise UploadRefusal(
            "NotAuthorizedError", refusal.message, retriable=False, status=401
        ) from None
    doc = state.get(kind, remote_id)
    if doc is None or holder.get("page_id", doc["page_id"]) != doc["page_id"]:
        raise UploadRefusal(
            "NotAuthorizedError", "Not allowed for this upload", retriable=False, status=403
        )
    return str(holder["kind"]), doc


def _store(state: State, remote_id: str, request: Request, cut_at: int | None) -> bool:
    """Append the body at its offset; False when a fault cuts the line."""
    offset, size = _number(request, "offset"), _number(request, "file_size")
    held = state.bytes_held(remote_id)
    if offset > held:
        raise UploadRefusal(
            "OffsetInvalidError", f"Expected offset {held}", retriable=True, status=412
        )
    path = state.upload_path(remote_id)
    path.touch()
    with path.open("r+b", buffering=0) as target:
        target.truncate(offset)
        target.seek(offset)
        arrived = offset
        while piece := request.stream.read(PIECE):
            if cut_at is not None and arrived + len(piece) >= cut_at:
                target.write(piece[: max(0, cut_at - arrived)])
                return False
            target.write(piece)
            arrived += len(piece)
    if cut_at is not None:
        return False
    if arrived < size:
        raise UploadRefusal(
            "PartialRequestError", f"Got {arrived} of {size} bytes", retriable=True, status=400
        )
    if arrived > size:
        raise UploadRefusal(
            "ParameterValidationError", "More bytes than file_size", retriable=False, status=400
        )
    return True


def _complete(state: State, kind: str, doc: Doc) -> None:
    with state.transaction():
        fresh = (state.get(kind, doc["id"]) or doc) | {"uploaded_at": state.stamp()}
        if kind == "container" and state.settings()["probe"]:
            error = container_error(state.upload_path(doc["id"]))
            if error is not None:
                fresh["error_text"] = error
        state.put(kind, doc["id"], fresh)


def _number(request: Request, name: str) -> int:
    try:
        return int(request.headers[name])
    except (KeyError, ValueError):
        raise UploadRefusal(
            "ParameterValidationError",
            f"Header {name} not convertable to unsigned long",
            retriable=False,
            status=400,
        ) from None
