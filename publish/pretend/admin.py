"""The hand behind the curtain: faults on order, clock, settings, calls made, posts visible.

None of this exists at Meta; it lies under /_pretend and needs no token: the server listens on
this machine only.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, jsonify, request, send_file

from publish.pretend import facebook, faults, growth, seed
from publish.pretend.state import Doc, State


def blueprint(state: State) -> Blueprint:  # noqa: C901 (a list of small routes)
    """Return the routes under /_pretend."""
    routes = Blueprint("admin", __name__, url_prefix="/_pretend")

    @routes.get("/posts")
    def posts() -> Response:
        return jsonify(visible_posts(state, request.args.get("account")))

    @routes.get("/calls")
    def calls() -> Response:
        return jsonify(state.all("call"))

    @routes.route("/faults", methods=["GET", "POST", "DELETE"])
    def fault_rules() -> Response:
        if request.method == "DELETE":
            state.remove("fault")
            faults.release()
        elif request.method == "POST":
            with state.transaction():
                name = f"f{len(state.all('fault')) + 1}"
                state.put("fault", name, _told() | {"name": name})
        return jsonify(state.all("fault"))

    @routes.get("/held")
    def held() -> Response:
        return jsonify(faults.held())

    @routes.post("/release")
    def release() -> Response:
        faults.release()
        return jsonify({"released": True})

    @routes.route("/settings", methods=["GET", "POST"])
    def settings() -> Response:
        if request.method == "POST":
            try:
                return jsonify(state.set(**_told()))
            except KeyError as error:
                abort(Response(f"no such setting: {error}", 400))
        return jsonify(state.settings())

    @routes.post("/clock")
    def clock() -> Response:
        offset = state.settings()["clock_offset"] + float(_told()["advance"])
        state.set(clock_offset=offset)
        return jsonify({"now": state.now().isoformat(), "clock_offset": offset})

    @routes.post("/objects/<kind>/<key>")
    def mark(kind: str, key: str) -> Response:
        with state.transaction():
            doc = state.get(kind, key)
            if doc is None:
                abort(404)
            return jsonify(state.put(kind, key, doc | _told()))

    @routes.post("/tokens")
    def tokens() -> Response:
        """Change tokens: of a Page (`page`), of a kind, or one (`token`); e.g. valid, subcode."""
        told = _told()
        change = told.get("set", {})
        with state.transaction():
            for doc in state.all("token"):
                wanted = (
                    told.get("token") in (None, doc["token"])
                    and told.get("page") in (None, doc.get("page_id"))
                    and told.get("kind") in (None, doc["kind"])
                )
                if wanted:
                    state.put("token", doc["token"], doc | change)
        return jsonify({"changed": True})

    @routes.post("/seed")
    def seeded() -> Response:
        return jsonify(seed.seed_demo(state, **_told()))

    @routes.post("/hand-post")
    def by_hand() -> Response:
        """Publish something as a person would by hand; for telling ours from theirs."""
        told = _told()
        return jsonify(seed.hand_post(state, told["account"], told["text"]))

    @routes.get("/video/<int:node>")
    def video(node: int) -> Response:
        path = state.upload_path(str(node))
        if not path.exists():
            abort(404)
        return send_file(path, mimetype="video/mp4", conditional=True, max_age=0)

    return routes


def visible_posts(state: State, account: str | None = None) -> list[Doc]:
    """Return what anybody can see, newest first, of one account (Page or Instagram id) or all."""
    now, factor = state.stamp(), state.settings()["views_factor"]
    posts: list[Doc] = []
    posts.extend(
        _post("facebook", video["page_id"], video, video["description"], video["id"])
        for video in state.all("video")
        if facebook.is_visible(video, now)
    )
    for media in state.all("media"):
        if media["visible_at"] <= now:
            remote = media.get("container_id") or media["id"]
            posts.append(_post("instagram", media["ig_id"], media, media["caption"], remote))
    for post in posts:
        post["views"] = growth.plays(post["id"], now - post["visible_at"], factor)
        post["bytes"] = state.bytes_held(post["remote_id"])
    wanted = [post for post in posts if account in (None, post["account"])]
    return sorted(wanted, key=lambda post: post["visible_at"], reverse=True)


def _post(network: str, account: str, doc: Doc, text: str, remote_id: str) -> Doc:
    return {
        "network": network,
        "account": account,
        "id": doc["id"],
        "remote_id": remote_id,
        "text": text,
        "visible_at": doc["visible_at"],
        "made_with_ai": doc.get("made_with_ai", False),
        "cover": doc.get("cover", False),
    }


def _told() -> dict[str, Any]:
    told = request.get_json(silent=True)
    return told if isinstance(told, dict) else {}
