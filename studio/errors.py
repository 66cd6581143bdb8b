"""What stops this package, and how an error looks to a person.

StudioError
├── NoRoom          the disk has no room for what was asked; nothing was lost
├── AlreadyThere    an account with that address exists
├── NothingToDo     the row is not in a state in which that makes sense any more
└── NotServed       a child process of `studio run` would not start
"""

from __future__ import annotations

import errno
import logging
import sqlite3

from flask import Flask, jsonify, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from studio.db import let_go
from studio.people.access import wants_json
from studio.words.language import current, say

log = logging.getLogger(__name__)


class StudioError(Exception):
    """Something in the studio stopped."""


class NoRoom(StudioError):
    """The disk has no room for what was asked; nothing was lost."""

    def __init__(self, wanted: int) -> None:
        super().__init__(f"no room for {wanted} bytes")
        self.wanted = wanted


class AlreadyThere(StudioError):
    """An account with that address exists."""


class NothingToDo(StudioError):
    """The row is not in a state in which that makes sense any more."""


class NotServed(StudioError):
    """A child process of `studio run` would not start."""


def attach(app: Flask) -> None:
    """Answer every error with a page in the house's voice, or with JSON for a script."""
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(CSRFError, _refused)
    app.register_error_handler(NoRoom, _full)
    app.register_error_handler(OSError, _disk)
    app.register_error_handler(OperationalError, _database)
    app.register_error_handler(Exception, _broken)


def is_full(error: BaseException | None) -> bool:
    """Tell whether an error, or what caused it, means that the disk is full."""
    while error is not None:
        if isinstance(error, NoRoom):
            return True
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            return True
        if isinstance(error, sqlite3.OperationalError) and "disk is full" in str(error):
            return True
        if isinstance(error, OperationalError) and "disk is full" in str(error.orig):
            return True
        error = error.__cause__ or error.__context__
    return False


def _refused(error: HTTPException) -> Response:
    code = error.code or 500
    if code < 400:  # a redirect that werkzeug raises
        return Response(error.get_response().get_data(), code, error.get_headers())
    known = {400: "request", 401: "sign-in", 403: "role", 404: "page", 405: "page", 413: "size"}
    kind = "csrf" if isinstance(error, CSRFError) else known.get(code, "request")
    return answer(kind if code < 500 else "broken", code)


def _full(_error: NoRoom) -> Response:
    return answer("disk", 507)


def _disk(error: OSError) -> Response:
    return answer("disk", 507) if is_full(error) else _broken(error)


def _database(error: OperationalError) -> Response:
    if is_full(error):
        return answer("disk", 507)
    if "locked" in str(error.orig):
        return answer("busy", 503)
    return _broken(error)


def _broken(error: Exception) -> Response:
    where = request.url_rule or "-"  # not the address: a phone's holds its token
    log.error("%s %s failed", request.method, where, exc_info=error)
    return answer("broken", 500)


def answer(kind: str, code: int) -> Response:
    """Return the answer of a kind of trouble, a word of the keys `error-<kind>-title`."""
    if code >= 500:
        let_go()
    if wants_json():
        told = {"code": kind, "problem": kind, "sentence": say(f"error-{kind}-text")}
        return make_response(jsonify(told), code)
    page = render_template("error.html", kind=kind, code=code, lang=current())
    return make_response(page, code)
