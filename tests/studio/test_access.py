"""Every route says who may use it, and nobody reaches another organisation's rows."""

from __future__ import annotations

from tests.conftest import Studio
from tests.studio.routing import address, methods, routes, view


def test_every_route_says_who_may_use_it(studio: Studio) -> None:
    silent = [r.rule for r in routes(studio) if not hasattr(view(studio, r), "access")]
    assert silent == []


def test_a_route_without_a_word_is_refused(studio: Studio) -> None:
    studio.app.add_url_rule("/silent", view_func=lambda: "in")
    studio.signs_in()
    assert studio.opens("/silent", status=500).text != "in"


def test_nothing_but_the_open_pages_shows_without_account(studio: Studio) -> None:
    assert studio.organisation.id
    for rule in routes(studio):
        if view(studio, rule).access is None or "GET" not in (rule.methods or ()):
            continue
        answer = studio.browser.get(address(rule))
        assert answer.status_code == 302, rule.rule
        assert answer.location.startswith("/sign-in"), rule.rule


def test_a_role_that_is_not_named_is_turned_away(studio: Studio) -> None:
    refused = 0
    for role in ("referent", "relecteur"):
        studio.signs_in(role)
        for rule in routes(studio):
            allowed = view(studio, rule).access
            if allowed is None or role in allowed:
                continue
            for method in methods(rule):
                answer = studio.browser.open(address(rule), method=method)
                assert answer.status_code == 403, (role, method, rule.rule)
                refused += 1
    assert refused > 3


def test_the_answers_forbid_everything_from_outside(studio: Studio) -> None:
    answer = studio.opens("/first-visit")
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "http:" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert " style=" not in answer.text
    assert "<script>" not in answer.text
    assert answer.headers["Set-Cookie"].count("HttpOnly") == 1
