"""Faults on order: which call goes wrong, how, and whether before or after its effect.

A rule is a document: `endpoint` (a shell pattern such as "ig.publish" or "fb.*"), optional `id`
and `token_kind`, `skip` and `times` (counts of matching calls), `when` ("before" or "after" the
effect), and `do`:

    lose     the connection is cut without an answer
    hang     the answer is held for `seconds` (or until released), then cut
    delay    the answer comes `seconds` late
    html     an HTML page with `status` (500)
    error    a Graph error: `code`, `subcode`, `message`, `status`
    answer   this body (`answer`) with `status` (200), whatever it is
    mark     fields (`mark`) are written into the object the call made or touched
    cut      (uploads) the connection is cut once `cut_at` bytes have arrived
"""

from __future__ import annotations

import json
import threading
import time
from fnmatch import fnmatch
from typing import Any

from flask import Response, request

from publish.pretend.refusal import GraphRefusal
from publish.pretend.state import Doc, State

_released = threading.Event()
_held: list[Doc] = []
_guard = threading.Lock()


def take(state: State, endpoint: str, object_id: str, token_kind: str, when: str) -> Doc | None:
    """Return the rule that this call meets, counted; None when there is none."""
    with state.transaction():
        for rule in state.all("fault"):
            if not fnmatch(endpoint, rule["endpoint"]) or rule.get("when", "before") != when:
                continue
            if rule.get("id") not in (None, object_id):
                continue
            if rule.get("token_kind") not in (None, token_kind):
                continue
            rule["met"] = rule.get("met", 0) + 1
            past_skip = rule["met"] > rule.get("skip", 0)
            over = rule["met"] > rule.get("skip", 0) + rule.get("times", 1)
            state.put("fault", rule["name"], rule)
            if past_skip and not over:
                return rule
    return None


def perform(state: State, rule: Doc, touched: tuple[str, str] | None) -> Response | None:
    """Do what the rule says; None means: go on. `touched` is kind and id of the object."""
    match rule["do"]:
        case "lose":
            return lost()
        case "hang":
            _hold(rule)
            return lost()
        case "delay":
            time.sleep(float(rule.get("seconds", 1)))
        case "html":
            body = "<html><body><h1>Sorry, something went wrong.</h1></body></html>"
            return Response(body, status=int(rule.get("status", 500)), mimetype="text/html")
        case "error":
            raise GraphRefusal(
                int(rule.get("code", 1)),
                str(rule.get("message", "An unknown error occurred")),
                subcode=rule.get("subcode"),
                status=int(rule.get("status", 400)),
                user_message=str(rule.get("user_message", "")),
                transient=bool(rule.get("transient", False)),
            )
        case "answer":
            answer = Response(mimetype=str(rule.get("mimetype", "application/json")))
            answer.status_code = int(rule.get("status", 200))
            answer.set_data(_text(rule.get("answer")))
            return answer
        case "mark" if touched is not None:
            with state.transaction():
                doc = state.get(*touched)
                if doc is not None:
                    state.put(*touched, doc | rule["mark"])
    return None


def lost() -> Response:
    """Cut the connection: the client never gets an answer."""
    line = request.environ.get("werkzeug.socket") or request.environ.get("gunicorn.socket")
    if line is not None:
        line.shutdown(2)
    return Response(b"", status=500)


def held() -> list[Doc]:
    """Return the calls whose answers are held now."""
    with _guard:
        return list(_held)


def release() -> None:
    """Let every held answer go (it is cut)."""
    _released.set()


def _hold(rule: Doc) -> None:
    _released.clear()
    mark = {"rule": rule["name"], "endpoint": rule["endpoint"], "when": rule.get("when", "before")}
    with _guard:
        _held.append(mark)
    _released.wait(float(rule.get("seconds", 3600)))
    with _guard:
        _held.remove(mark)


def _text(answer: Any) -> str:

    return answer if isinstance(answer, str) else json.dumps(answer)
