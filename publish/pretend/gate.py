"""The gate every call passes: version, token, faults before and after, the log, usage headers."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from flask import Request, Response, jsonify

from publish.pretend import faults
from publish.pretend.refusal import GraphRefusal, UploadRefusal
from publish.pretend.state import Doc, State

OLDEST: Final = 21
"""A version that ended is served as the oldest that did not (v21.0 until 2027-01-21)."""

NEWEST: Final = 27
"""v27.0 exists since 2026-11-04."""


class Call:
    """One call on its way through."""

    def __init__(
        self,
        *,
        state: State,
        endpoint: str,
        object_id: str,
        params: Mapping[str, str],
        base: str,
        version: str,
        token: Doc | None = None,
        touched: tuple[str, str] | None = None,
    ) -> None:
        """Keep what is needed; nothing is done."""
        self.state = state  # the network
        self.endpoint = endpoint  # our short name of it: "ig.publish"
        self.object_id = object_id  # the id in the path
        self.params = params  # query and form together
        self.base = base  # scheme and host of this server
        self.version = version  # the version served
        self.token = token or {}  # the token's document, {} without
        self.touched = touched  # kind and id of the object made or changed

    def need(self, name: str) -> str:
        """Return a parameter, or refuse."""
        value = self.params.get(name)
        if not value:
            raise GraphRefusal(100, f"(#100) The parameter {name} is required")
        return value

    def names(self, name: str) -> tuple[str, ...]:
        """Return a list parameter: comma-separated or JSON, as the SDKs send either."""
        text = self.params.get(name, "")
        if text.startswith("["):
            return tuple(str(item) for item in json.loads(text))
        return tuple(part.strip() for part in text.split(",") if part.strip())

    def flag(self, name: str) -> bool:
        """Return a boolean parameter."""
        return self.params.get(name, "").lower() in ("1", "true")


Handler = Callable[[Call], dict[str, Any]]


def version_of(text: str) -> str:
    """Return the version that serves a call made to this one.

    Source: Graph API versioning. A version that never existed is an unknown path.
    """
    match = re.fullmatch(r"v(\d+)\.(\d)", text)
    if match is None or int(match.group(1)) > NEWEST or match.group(2) not in "0123":
        raise GraphRefusal(2500, f"Unknown path components: /{text}")
    return text if int(match.group(1)) >= OLDEST else f"v{OLDEST}.0"


def pass_through(call: Call, request: Request, handler: Handler, *, with_token: bool) -> Response:
    """Return the answer to a call: the handler's, a refusal, or what a fault made of it."""
    state = call.state
    try:
        call.token = _token(call, request) if with_token else {}
        kind = str(call.token.get("kind", ""))
        _log(call, request, kind)
        rule = faults.take(state, call.endpoint, call.object_id, kind, "before")
        if rule is not None:
            answer = faults.perform(state, rule, call.touched)
            if answer is not None:
                return answer
        with state.transaction():
            body = handler(call)
        rule = faults.take(state, call.endpoint, call.object_id, kind, "after")
        if rule is not None:
            answer = faults.perform(state, rule, call.touched)
            if answer is not None:
                return answer
        answer = jsonify(body)
    except (GraphRefusal, UploadRefusal) as refusal:
        answer = jsonify(refusal.body())
        answer.status_code = refusal.status
    return _with_headers(call, answer)


def page_token(call: Call, page_id: str) -> None:
    """Refuse unless the token is that Page's: users' tokens cannot post as the Page."""
    if call.token.get("kind") != "PAGE" or call.token.get("page_id") != page_id:
        raise GraphRefusal(
            200, "(#200) Unpublished posts must be posted to a page as the page itself.", status=403
        )


def readable(call: Call, page_id: str) -> None:
    """Refuse a read with a token that does not see that Page, or that is blind just now."""
    blind = call.state.settings()["blind_tokens"]
    sees = call.token.get("page_id") == page_id or (
        call.token.get("kind") == "USER" and page_id in call.token.get("pages", ())
    )
    if not sees or call.token.get("kind") in blind:
        raise GraphRefusal(
            100,
            f"Unsupported get request. Object with ID '{call.object_id}' does not exist, cannot "
            "be loaded due to missing permissions, or does not support this operation.",
            subcode=33,
            kind="GraphMethodException",
        )


def token_document(state: State, token: str) -> Doc:
    """Return the token's document, or refuse it as Graph does."""
    if not token:
        raise GraphRefusal(
            2500, "An active access token must be used to query information about the user."
        )
    doc = state.get("token", token)
    if doc is None:
        raise GraphRefusal(190, "Invalid OAuth access token - Cannot parse access token")
    expires = doc.get("expires_at") or 0
    if expires and expires < state.stamp():
        raise GraphRefusal(190, "Error validating access token: Session has expired", subcode=463)
    if not doc.get("valid", True):
        raise GraphRefusal(
            190, "Error validating access token", subcode=doc.get("subcode", 460), status=401
        )
    return doc


def _token(call: Call, request: Request) -> Doc:
    header = request.headers.get("Authorization", "")
    word, _, value = header.partition(" ")
    token = call.params.get("access_token") or (value if word in ("OAuth", "Bearer") else "")
    doc = token_document(call.state, token)
    app = call.state.get("app", str(doc.get("app_id"))) or {}
    proof = call.params.get("appsecret_proof")
    if proof is None and call.state.settings()["require_proof"]:
        raise GraphRefusal(
            100, "API calls from the server require an appsecret_proof argument", status=400
        )
    if proof is not None:
        secret = str(app.get("secret", "")).encode()
        if not hmac.compare_digest(
            hmac.new(secret, token.encode(), hashlib.sha256).hexdigest(), proof
        ):
            raise GraphRefusal(100, "Invalid appsecret_proof provided in the API argument")
    return doc


MOST_CALLS: Final = 3000
"""How many calls are remembered for /_pretend/calls."""


def _log(call: Call, request: Request, token_kind: str) -> None:
    key = f"{call.state.stamp():017.6f}-{id(call):x}"
    call.state.put(
        "call",
        key,
        {
            "endpoint": call.endpoint,
            "id": call.object_id,
            "method": request.method,
            "at": call.state.stamp(),
            "token_kind": token_kind,
            "remote_id": call.params.get("video_id") or call.params.get("creation_id") or "",
        },
    )
    call.state.trim("call", MOST_CALLS)


def _with_headers(call: Call, answer: Response) -> Response:
    answer.headers["facebook-api-version"] = call.version
    settings = call.state.settings()
    if settings["usage"] is not None:
        spent = {"call_count": settings["usage"], "total_time": 1, "total_cputime": 1}
        answer.headers["X-App-Usage"] = json.dumps(spent)
        entry = {"type": "pages", "estimated_time_to_regain_access": settings["regain_minutes"]}
        answer.headers["X-Business-Use-Case-Usage"] = json.dumps({"1": [spent | entry]})
    return answer
