"""The Graph side of the server: which call is whose, by method, kind of id and edge."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Blueprint, Response, request

from publish.pretend import facebook, instagram, login, uploads
from publish.pretend.gate import Call, Handler, pass_through, version_of
from publish.pretend.refusal import GraphRefusal, missing_object
from publish.pretend.state import Doc, State

EDGES: dict[tuple[str, str], tuple[str, Handler]] = {
    ("POST", "video_reels"): ("fb.reels", facebook.video_reels_post),
    ("GET", "video_reels"): ("fb.list", facebook.video_reels_get),
    ("POST", "media"): ("ig.create", instagram.media_post),
    ("GET", "media"): ("ig.list", instagram.media_list),
    ("POST", "media_publish"): ("ig.publish", instagram.media_publish),
    ("GET", "content_publishing_limit"): ("ig.quota", instagram.publishing_limit),
}
"""Edges of Pages and Instagram accounts."""

ObjectHandler = Callable[[Call, Doc], dict[str, Any]]

OBJECT_EDGES: dict[tuple[str, str, str], tuple[str, ObjectHandler]] = {
    ("GET", "video", ""): ("fb.status", facebook.video_get),
    ("POST", "video", "thumbnails"): ("fb.thumbnail", facebook.thumbnails_post),
    ("GET", "video", "video_insights"): ("fb.insights", facebook.video_insights),
    ("GET", "container", ""): ("ig.status", instagram.container_get),
    ("GET", "media", ""): ("ig.media", instagram.media_get),
    ("GET", "media", "insights"): ("ig.insights", instagram.media_insights),
    ("GET", "page", ""): ("page", login.page_get),
    ("GET", "ig", ""): ("ig.account", login.instagram_get),
}
"""Nodes and their edges, by kind of object."""


def blueprint(state: State) -> Blueprint:
    """Return the routes of graph and upload host."""
    routes = Blueprint("graph", __name__)

    @routes.route("/<version>/oauth/access_token", methods=["GET", "POST"])
    @routes.route("/oauth/access_token", methods=["GET", "POST"], defaults={"version": "v26.0"})
    def access_token(version: str) -> Response:
        return _answer(state, version, "oauth.token", "", login.access_token, with_token=False)

    @routes.route("/<version>/debug_token")
    @routes.route("/debug_token", defaults={"version": "v26.0"})
    def debug_token(version: str) -> Response:
        return _answer(state, version, "debug_token", "", login.debug_token, with_token=False)

    @routes.route("/<version>/me")
    def me(version: str) -> Response:
        return _answer(state, version, "me", "me", login.me)

    @routes.route("/<version>/me/accounts")
    def accounts(version: str) -> Response:
        return _answer(state, version, "me.accounts", "me", login.accounts)

    @routes.route("/<version>/<int:node>", methods=["GET", "POST", "DELETE"])
    @routes.route("/<version>/<int:node>/", methods=["GET", "POST", "DELETE"])  # as SDKs ask
    def object_node(version: str, node: int) -> Response:
        return _object(state, version, str(node), "")

    @routes.route("/<version>/<int:node>/<edge>", methods=["GET", "POST"])
    def object_edge(version: str, node: int, edge: str) -> Response:
        found = EDGES.get((request.method, edge))
        if found is not None:
            name, handler = found
            if name == "fb.reels":
                name = f"fb.{request.values.get('upload_phase', '').lower() or 'start'}"
            return _answer(state, version, name, str(node), handler)
        return _object(state, version, str(node), edge)

    @routes.route("/video-upload/<int:node>", methods=["POST"])
    @routes.route("/video-upload/<version>/<int:node>", methods=["POST"])
    def video_upload(node: int, version: str = "") -> Response:  # noqa: ARG001 (either address)
        return uploads.receive(state, "video", str(node), request)

    @routes.route("/ig-api-upload/<int:node>", methods=["POST"])
    @routes.route("/ig-api-upload/<version>/<int:node>", methods=["POST"])
    def container_upload(node: int, version: str = "") -> Response:  # noqa: ARG001 (either)
        return uploads.receive(state, "container", str(node), request)

    return routes


def _object(state: State, version: str, node: str, edge: str) -> Response:
    for kind in ("video", "container", "media", "page", "ig"):
        doc = state.get(kind, node)
        found = OBJECT_EDGES.get((request.method, kind, edge))
        if doc is not None and found is not None:
            name, handler = found
            return _answer(state, version, name, node, partial(_about, handler, doc))

    def refuse(_: Call) -> dict[str, Any]:
        raise missing_object(node)

    return _answer(state, version, f"unknown.{edge}", node, refuse)


def _about(handler: ObjectHandler, doc: Doc, call: Call) -> dict[str, Any]:
    return handler(call, doc)


def _answer(
    state: State,
    version: str,
    endpoint: str,
    node: str,
    handler: Handler,
    *,
    with_token: bool = True,
) -> Response:
    params = dict(request.values)
    if request.is_json and isinstance(request.json, dict):
        params |= {str(name): str(value) for name, value in request.json.items()}
    call = Call(
        state=state,
        endpoint=endpoint,
        object_id=node,
        params=params,
        base=request.host_url.rstrip("/"),
        version=version,
    )
    try:
        call.version = version_of(version)
    except GraphRefusal as refusal:
        unknown = refusal

        def refuse(_: Call) -> dict[str, Any]:
            raise unknown

        return pass_through(call, request, refuse, with_token=False)
    return pass_through(call, request, handler, with_token=with_token)
