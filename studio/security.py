"""What every answer says to the browser: only this studio's own files may run, show or be framed.

Strict on purpose: no inline script, no inline style, no other host. A page that needs data gives
its script a block of JSON; a page that needs a size gives an SVG attribute or a <progress>.
"""

from __future__ import annotations

from typing import Final

from flask import Flask, Response, request
from werkzeug.sansio.utils import host_is_trusted

from studio.here import settings
from studio.words.language import say

POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "media-src 'self' blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(self), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


HERE: Final = ("localhost", "127.0.0.1", "[::1]")
"""Names under which a studio that only this machine can reach is asked for."""


def attach(app: Flask) -> None:
    """Look at the name first; put the headers on every answer."""
    app.before_request(_asked_by_name)
    app.after_request(_say)


def _asked_by_name() -> Response | None:
    """Refuse (421) another name for this machine while nobody else can reach it.

    Else a page of any host, whose name is made to point here while it is open (DNS rebinding),
    would read and send as if it were ours. Behind a proxy, STUDIO_PUBLIC_URL or STUDIO_HTTPS says
    that other names are meant.
    """
    if settings().first_needs_code or host_is_trusted(request.host, (*HERE, settings().host)):
        return None
    words = say("error-name", address=f"http://127.0.0.1:{settings().port}/")
    return Response(words, 421, mimetype="text/plain")  # no page: it would hold a key to our forms


def _say(answer: Response) -> Response:
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    if request.endpoint != "static":
        if answer.cache_control.public:  # what send_file says of every file
            answer.headers["Cache-Control"] = "private, no-cache"
        answer.headers.setdefault("Cache-Control", "private, no-store")
    return answer
