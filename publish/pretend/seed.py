"""A pretend Page with its Instagram account, for the demo and for tests."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from publish.pretend.login import make_token, page_token_of
from publish.pretend.state import Doc, State


def seed_demo(
    state: State,
    *,
    page_name: str = "Mission Locale du Val-Doré",
    username: str = "missionlocale.valdore",
    followers: int = 2140,
    scopes: list[str] | None = None,
) -> Doc:
    """Make an app, a person, a Page and its linked Instagram account; return ids and tokens.

    Keys: app_id, app_secret, user_id, user_token, page_id, page_token, ig_id, ig_username,
    page_name. Each call makes new ones.
    """
    with state.transaction():
        app_id, user_id = state.new_id(7), state.new_id(122)
        page_id, ig_id = state.new_id(61), state.new_id(1784)
        secret = "pretend-" + app_id[::-1]
        state.put("app", app_id, {"id": app_id, "secret": secret, "name": "Clin d’Œil (essai)"})
        state.put("user", user_id, {"id": user_id, "name": "Isabelle M.", "pages": [page_id]})
        page = state.put(
            "page",
            page_id,
            {
                "id": page_id,
                "name": page_name,
                "ig_id": ig_id,
                "followers": followers,
                "category": "Service public",
                "user_id": user_id,
            },
        )
        state.put(
            "ig",
            ig_id,
            {
                "id": ig_id,
                "username": username,
                "name": page_name,
                "page_id": page_id,
                "followers": followers // 2,
            },
        )
        user = make_token(
            state,
            kind="USER",
            app_id=app_id,
            user_id=user_id,
            pages=[page_id],
            life=60 * 86_400,
            scopes=scopes,
        )
        token = page_token_of(state, page, app_id, user_id, user["scopes"])
    return {
        "app_id": app_id,
        "app_secret": secret,
        "user_id": user_id,
        "user_token": user["token"],
        "page_id": page_id,
        "page_token": token,
        "page_name": page_name,
        "ig_id": ig_id,
        "ig_username": username,
    }


def practice_account(state: State) -> Doc:
    """Return the first Page's ids and tokens, as `seed_demo` does; makes one when there is none."""
    page = next(iter(state.all("page")), None)
    tokens = {} if page is None else {doc["kind"]: doc for doc in _tokens(state, page)}
    app = None if "PAGE" not in tokens else state.get("app", tokens["PAGE"]["app_id"])
    if page is None or app is None:
        return seed_demo(state)
    account = state.get("ig", page["ig_id"]) or {}
    return {
        "app_id": app["id"],
        "app_secret": app["secret"],
        "user_id": page["user_id"],
        "user_token": tokens.get("USER", {}).get("token"),
        "page_id": page["id"],
        "page_token": tokens["PAGE"]["token"],
        "page_name": page["name"],
        "ig_id": page["ig_id"],
        "ig_username": account.get("username", ""),
    }


def _tokens(state: State, page: Doc) -> list[Doc]:
    return [doc for doc in state.all("token") if page["id"] in doc["pages"]]


def seed_post(
    state: State, account: str, text: str, *, file: Path | None, visible_at: float
) -> dict[str, Any]:
    """Put a post on a Page or Instagram account as if published at that Unix moment.

    Returns `remote_id` and `media_id`, as a publication's receipt holds them.
    """
    with state.transaction():
        page = state.get("page", account)
        if page is not None:
            video_id = state.new_id(901)
            state.put(
                "video",
                video_id,
                {
                    "id": video_id,
                    "page_id": account,
                    "created": visible_at - 60,
                    "size": None,
                    "uploaded_at": visible_at - 30,
                    "finished_at": visible_at - 5,
                    "visible_at": visible_at,
                    "description": text,
                    "title": "",
                    "video_state": "PUBLISHED",
                    "post_id": state.new_id(902),
                },
            )
            remote_id = media_id = video_id
        else:
            owner = state.get("ig", account)
            if owner is None:
                raise KeyError(account)
            remote_id, media_id = state.new_id(178), state.new_id(180)
            state.put(
                "container",
                remote_id,
                {
                    "id": remote_id,
                    "ig_id": account,
                    "page_id": owner["page_id"],
                    "created": visible_at - 60,
                    "media_type": "REELS",
                    "caption": text,
                    "thumb_offset": None,
                    "share_to_feed": True,
                    "uploaded_at": visible_at - 30,
                    "published_at": visible_at - 1,
                    "visible_at": visible_at,
                    "media_id": media_id,
                },
            )
            state.put(
                "media",
                media_id,
                {
                    "id": media_id,
                    "ig_id": account,
                    "page_id": owner["page_id"],
                    "container_id": remote_id,
                    "caption": text,
                    "published_at": visible_at - 1,
                    "visible_at": visible_at,
                    "product": "REELS",
                },
            )
    if file is not None:
        shutil.copyfile(file, state.upload_path(remote_id))
    return {"remote_id": remote_id, "media_id": media_id}


def hand_post(state: State, account: str, text: str) -> dict[str, Any]:
    """Publish something now, as a person would by hand."""
    return seed_post(state, account, text, file=None, visible_at=state.stamp())


def drop_account(state: State, page_id: str) -> None:
    """Take a Page, its Instagram account, their posts, uploads and tokens away."""
    with state.transaction():
        page = state.get("page", page_id)
        if page is None:
            return
        for kind in ("video", "container", "media"):
            for doc in state.all(kind):
                if doc["page_id"] == page_id:
                    state.upload_path(doc["id"]).unlink(missing_ok=True)
                    state.remove(kind, doc["id"])
        for token in state.all("token"):
            if page_id in token["pages"]:
                state.remove("token", token["token"])
        state.remove("ig", page["ig_id"])
        state.remove("page", page_id)
