"""The language of a request, and `_` for the pages.

In order: what the person's account says, a cookie chosen on the page, French. Browsers are not
asked: in a Mission Locale many were set up in English by whoever installed the machine.
"""

from __future__ import annotations

from typing import Any

from flask import Flask, g, has_request_context, request

from studio import sentences
from studio.sentences import LANGUAGES
from studio.words import moments

COOKIE = "lang"


def current() -> str:
    """Return "fr" or "en" for this request; "fr" outside of one."""
    if not has_request_context():
        return "fr"
    if "lang" not in g:
        user = g.get("user")
        chosen = user.language if user is not None else request.cookies.get(COOKIE, "")
        g.lang = chosen if chosen in LANGUAGES else "fr"
    return str(g.lang)


def say(key: str, /, **values: Any) -> str:
    """Return the sentence in this request's language."""
    return sentences.say(key, current(), **values)


def attach(app: Flask) -> None:
    """Give the pages `_`, and filters for moments, sizes and waits."""

    app.jinja_env.globals["_"] = say
    filters = app.jinja_env.filters
    filters["hour"] = lambda moment: moments.hour(moment, current())
    filters["day"] = lambda moment: moments.day(moment, current())
    filters["short_day"] = lambda moment: moments.short_day(moment, current())
    filters["day_and_hour"] = lambda moment: moments.day_and_hour(moment, current())
    filters["near"] = lambda moment: moments.near(moment, moments.now(), current())
    filters["iso"] = moments.iso
    filters["size"] = lambda octets: moments.size(octets, current())
    filters["span"] = lambda seconds: moments.span(seconds, current())
