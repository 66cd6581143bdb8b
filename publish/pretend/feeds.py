"""What anybody would see: the pretend Facebook and Instagram, and the login dialog, as pages."""

from __future__ import annotations

import json
from datetime import datetime
from importlib.resources import files
from typing import Any, Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for

from publish.pretend import growth
from publish.pretend.admin import visible_posts
from publish.pretend.login import SCOPES, make_code
from publish.pretend.state import Doc, State

WORDS: Final[dict[str, dict[str, str]]] = json.loads(
    files("publish.pretend").joinpath("screens", "words.json").read_text(encoding="utf-8")
)
"""The pretend network's own words: it is a process apart and has no other catalogue."""

COOKIE: Final = "pretend-lang"
PARIS = ZoneInfo("Europe/Paris")
NARROW = "\u202f"


def blueprint(state: State) -> Blueprint:
    """Return the pages."""
    pages = Blueprint(
        "feeds",
        __name__,
        template_folder="screens",
        static_folder="screens/static",
        static_url_path="/_pretend/static",
    )

    @pages.get("/")
    def front() -> str:
        houses = [
            {
                "page": page,
                "ig": state.get("ig", page["ig_id"]),
                "facebook": len(visible_posts(state, page["id"])),
                "instagram": len(visible_posts(state, page["ig_id"])),
            }
            for page in state.all("page")
        ]
        return render_template("pretend/front.html", houses=houses)

    @pages.get("/<int:page_id>")  # as www.facebook.com shows a Page under its number
    @pages.get("/facebook/<int:page_id>")
    def facebook_page(page_id: int) -> str:
        page = state.get("page", str(page_id)) or abort(404)
        posts = [_shown(state, post) for post in visible_posts(state, page["id"])]
        return render_template("pretend/facebook.html", page=page, posts=posts)

    @pages.get("/instagram/<username>")
    def instagram_profile(username: str) -> str:
        found = [ig for ig in state.all("ig") if username in (ig["username"], ig["id"])]
        if not found:
            abort(404)
        posts = [_shown(state, post) for post in visible_posts(state, found[-1]["id"])]
        return render_template("pretend/instagram.html", account=found[-1], posts=posts)

    @pages.get("/reel/<int:node>/")
    def reel(node: int) -> str:
        return _single(state, "facebook", str(node))

    @pages.get("/instagram/reel/<int:node>/")
    def instagram_reel(node: int) -> str:
        return _single(state, "instagram", str(node))

    @pages.get("/<version>/dialog/oauth")
    def dialog(version: str) -> Response | str:
        app = state.get("app", request.args.get("client_id", ""))
        if app is None or not request.args.get("redirect_uri"):
            abort(400)
        choices = state.all("page")
        return render_template(
            "pretend/dialog.html", app=app, pages=choices, version=version, asked=request.args
        )

    @pages.post("/<version>/dialog/oauth")
    def decide(version: str) -> Response:  # noqa: ARG001 (every version decides alike)
        told = request.form
        back, passed = told["redirect_uri"], {"state": told.get("state", "")}
        if told.get("answer") != "yes":
            refusal = {
                "error": "access_denied",
                "error_reason": "user_denied",
                "error_description": "Permissions error",
            }
            return _redirect(back, refusal | passed)
        ticked = told.getlist("page")
        owners = [page["user_id"] for page in state.all("page") if page["id"] in ticked]
        user_id = owners[0] if owners else state.all("user")[0]["id"]
        scopes = [s for s in told.get("scope", "").split(",") if s] or list(SCOPES)
        code = make_code(state, user_id=user_id, pages=ticked, redirect_uri=back, scopes=scopes)
        return _redirect(back, {"code": code} | passed)

    @pages.app_context_processor
    def words() -> dict[str, Any]:
        lang = _language()
        other = "en" if lang == "fr" else "fr"
        return {"lang": lang, "w": WORDS[lang], "other": other, "other_word": WORDS[other]["name"]}

    @pages.after_app_request
    def remember(answer: Response) -> Response:
        if request.args.get("lang") in WORDS:
            answer.set_cookie(COOKIE, request.args["lang"], samesite="Lax")
        return answer

    pages.add_app_template_filter(_count, "count")
    return pages


def _language() -> str:
    """What was asked for, here before, or in the studio on this machine (cookies know no port).

    Browsers are not asked, as in the studio: many were set up in English by whoever did it.
    """
    asked = request.args.get("lang"), request.cookies.get(COOKIE), request.cookies.get("lang")
    return next((lang for lang in asked if lang in WORDS), "fr")


def _single(state: State, network: str, node: str) -> str:
    for post in visible_posts(state):
        if post["network"] == network and post["id"] == node:
            page = state.get("page", post["account"])
            ig = state.get("ig", post["account"])
            return render_template(
                "pretend/reel.html", post=_shown(state, post), page=page, account=ig
            )
    return abort(404)


def _shown(state: State, post: Doc) -> dict[str, Any]:
    age, factor = state.stamp() - post["visible_at"], state.settings()["views_factor"]
    moment = datetime.fromtimestamp(post["visible_at"], PARIS)
    return post | {
        "moment": f"{moment:%d/%m/%Y}, {moment.hour}{NARROW}h{NARROW}{moment:%M}",
        "likes": growth.reactions(post["id"], age, "likes", factor),
        "comments": growth.reactions(post["id"], age, "comments", factor),
        "shares": growth.reactions(post["id"], age, "shares", factor),
        "video_url": url_for("admin.video", node=int(post["remote_id"])) if post["bytes"] else None,
        "link": url_for(
            "feeds.reel" if post["network"] == "facebook" else "feeds.instagram_reel",
            node=int(post["id"]),
        ),
    }


def _count(number: int) -> str:
    """Return a number with narrow spaces between thousands."""
    return f"{number:,}".replace(",", NARROW)


def _redirect(back: str, params: dict[str, str]) -> Response:
    sign = "&" if "?" in back else "?"
    answer = redirect(f"{back}{sign}{urlencode(params)}")
    assert isinstance(answer, Response)
    return answer
