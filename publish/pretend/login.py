"""Tokens: the login dialog, code exchange, inspection, the person's Pages.

Source: Facebook Login (manual flow), Long-Lived Access Tokens, debug_token (read 2026-09-11).
"""

from __future__ import annotations

import secrets
from typing import Any

from publish.pretend.gate import Call, token_document
from publish.pretend.listing import paged
from publish.pretend.refusal import GraphRefusal, missing_object
from publish.pretend.state import Doc, State

SCOPES = (
    "pages_show_list",
    "pages_read_engagement",
    "pages_manage_posts",
    "read_insights",
    "business_management",
    "instagram_basic",
    "instagram_content_publish",
    "instagram_manage_insights",
)


def access_token(call: Call) -> dict[str, Any]:
    """Answer `GET /oauth/access_token`: a code, or a short token, for a token."""
    app = _app(call)
    if call.params.get("grant_type") == "fb_exchange_token":
        short = token_document(call.state, call.need("fb_exchange_token"))
        doc = make_token(
            call.state,
            kind="USER",
            app_id=app["id"],
            user_id=short["user_id"],
            pages=short["pages"],
            life=5_184_000,
            scopes=short["scopes"],
        )
        return {"access_token": doc["token"], "token_type": "bearer", "expires_in": 5_184_000}
    if call.params.get("grant_type") == "client_credentials":
        return {"access_token": f"{app['id']}|{app['secret']}", "token_type": "bearer"}
    code = call.state.get("code", call.need("code"))
    if code is None or code["used"]:
        raise GraphRefusal(100, "This authorization code has been used.", subcode=36009)
    if code["redirect_uri"] != call.need("redirect_uri"):
        raise GraphRefusal(
            100,
            "Error validating verification code. Please make sure your redirect_uri is "
            "identical to the one you used in the OAuth dialog request",
            subcode=36008,
        )
    call.state.put("code", code["code"], code | {"used": True})
    doc = make_token(
        call.state,
        kind="USER",
        app_id=app["id"],
        user_id=code["user_id"],
        pages=code["pages"],
        life=5400,
        scopes=code["scopes"],
    )
    return {"access_token": doc["token"], "token_type": "bearer", "expires_in": 5400}


def debug_token(call: Call) -> dict[str, Any]:
    """Answer `GET /debug_token`, asked with `app-id|app-secret` or a token of the app."""
    asking = call.params.get("access_token", "")
    app_id, _, secret = asking.partition("|")
    app = call.state.get("app", app_id)
    if secret:
        if app is None or app["secret"] != secret:
            raise GraphRefusal(190, "Invalid OAuth access token signature.")
    else:
        app_id = str(token_document(call.state, asking)["app_id"])
    doc = call.state.get("token", call.need("input_token"))
    if doc is None:
        return {
            "data": {
                "is_valid": False,
                "scopes": [],
                "error": {
                    "code": 190,
                    "message": "The access token could not be decrypted",
                    "subcode": 0,
                },
            }
        }
    expired = bool(doc["expires_at"]) and doc["expires_at"] < call.state.stamp()
    data: dict[str, Any] = {
        "app_id": doc["app_id"],
        "type": doc["kind"],
        "application": (call.state.get("app", str(doc["app_id"])) or {}).get("name", ""),
        "is_valid": doc["valid"] and not expired,
        "issued_at": int(doc["issued_at"]),
        "expires_at": int(doc["expires_at"]),
        "data_access_expires_at": int(doc["issued_at"] + 90 * 86_400),
        "scopes": doc["scopes"],
        "granular_scopes": [
            {"scope": scope, "target_ids": doc["pages"]}
            for scope in doc["scopes"]
            if scope.startswith("pages")
        ],
        "user_id": doc["user_id"],
    }
    if doc["kind"] == "PAGE":
        data["profile_id"] = doc["page_id"]
    if not data["is_valid"]:
        data["error"] = {
            "code": 190,
            "message": "Error validating access token",
            "subcode": 463 if expired else doc.get("subcode", 460),
        }
    return {"data": data}


def accounts(call: Call) -> dict[str, Any]:
    """Answer `GET /me/accounts`: the Pages ticked in the dialog, each with its token."""
    if call.token.get("kind") != "USER":
        raise GraphRefusal(
            100, "(#100) Tried accessing nonexisting field (accounts) on node type (Page)"
        )
    if call.state.settings()["accounts_empty"]:
        return {"data": []}
    fields = call.names("fields") or ("id", "name", "access_token", "tasks")
    pages = [call.state.get("page", page_id) for page_id in call.token["pages"]]
    return paged(call, [_page_node(call, page, fields) for page in pages if page is not None])


def me(call: Call) -> dict[str, Any]:
    """Answer `GET /me`."""
    if call.token["kind"] == "PAGE":
        page = call.state.get("page", call.token["page_id"]) or {}
        return _page_node(call, page, call.names("fields") or ("id", "name"))
    user = call.state.get("user", str(call.token["user_id"])) or {}
    return {"id": call.token["user_id"], "name": user.get("name", "")}


def page_get(call: Call, page: Doc) -> dict[str, Any]:
    """Answer `GET /{page}`."""
    if call.token.get("page_id") != page["id"] and page["id"] not in call.token.get("pages", ()):
        raise missing_object(page["id"])
    return _page_node(call, page, call.names("fields") or ("id", "name"))


def instagram_get(call: Call, account: Doc) -> dict[str, Any]:
    """Answer `GET /{ig-user}`."""
    shown = {"id": account["id"], "username": account["username"], "name": account["name"]}
    return {"id": account["id"]} | {
        name: shown[name] for name in call.names("fields") if name in shown
    }


def make_code(
    state: State, *, user_id: str, pages: list[str], redirect_uri: str, scopes: list[str]
) -> str:
    """Return a new authorization code."""
    code = "AQ" + secrets.token_urlsafe(30)
    state.put(
        "code",
        code,
        {
            "code": code,
            "user_id": user_id,
            "pages": pages,
            "used": False,
            "redirect_uri": redirect_uri,
            "scopes": scopes,
        },
    )
    return code


def make_token(
    state: State,
    *,
    kind: str,
    app_id: str,
    user_id: str,
    pages: list[str],
    page_id: str | None = None,
    life: float = 0,
    scopes: list[str] | None = None,
) -> Doc:
    """Return a new token's document. `life` in seconds, 0 for ever."""
    token = "EAAG" + secrets.token_hex(40)
    doc: Doc = {
        "token": token,
        "kind": kind,
        "app_id": app_id,
        "user_id": user_id,
        "pages": pages,
        "valid": True,
        "issued_at": state.stamp(),
        "expires_at": state.stamp() + life if life else 0,
        "scopes": list(SCOPES) if scopes is None else scopes,
    }
    if page_id is not None:
        doc["page_id"] = page_id
    return state.put("token", token, doc)


def page_token_of(state: State, page: Doc, app_id: str, user_id: str, scopes: list[str]) -> str:
    """Return the Page's token for that person and app: the same one at every asking."""
    for doc in state.all("token"):
        same = (doc["kind"], doc.get("page_id"), doc["app_id"], doc["user_id"])
        if same == ("PAGE", page["id"], app_id, user_id) and doc["valid"]:
            return str(doc["token"])
    made = make_token(
        state,
        kind="PAGE",
        app_id=app_id,
        user_id=user_id,
        pages=[page["id"]],
        page_id=page["id"],
        scopes=scopes,
    )
    return str(made["token"])


def _page_node(call: Call, page: Doc, fields: tuple[str, ...]) -> dict[str, Any]:
    node: dict[str, Any] = {"id": page["id"]}
    for name in fields:
        match name:
            case "id":
                continue
            case "name" | "category":
                node[name] = page.get(name, "")
            case "tasks":
                node[name] = ["ANALYZE", "CREATE_CONTENT", "MANAGE", "MODERATE"]
            case "access_token":
                if not page.get("without_token"):
                    node[name] = page_token_of(
                        call.state,
                        page,
                        str(call.token["app_id"]),
                        str(call.token["user_id"]),
                        call.token["scopes"],
                    )
            case "instagram_business_account":
                if page.get("ig_id"):
                    node[name] = {"id": page["ig_id"]}
            case "fan_count" | "followers_count":
                node[name] = page.get("followers", 0)
            case _:
                raise GraphRefusal(
                    100, f"(#100) Tried accessing nonexisting field ({name}) on node type (Page)"
                )
    return node


def _app(call: Call) -> Doc:
    app = call.state.get("app", call.need("client_id"))
    if app is None:
        raise GraphRefusal(101, "Error validating application. Cannot get application info.")
    if call.need("client_secret") != app["secret"]:
        raise GraphRefusal(1, "Error validating client secret.")
    return app
