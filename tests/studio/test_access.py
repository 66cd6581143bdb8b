"""Every route says who may use it, and nobody reaches another organisation's rows."""

from __future__ import annotations

from typing import Any

from werkzeug.routing import Rule

from tests.conftest import Studio


def routes(studio: Studio) -> list[Rule]:
    """Every route of the studio but the static files."""
    return [rule for rule in studio.app.url_map.iter_rules() if rule.endpoint != "static"]


def view(studio: Studio, rule: Rule) -> Any:
    """The function behind a route."""
    return studio.app.view_functions[rule.endpoint]


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
        address = rule.build(dict.fromkeys(rule.arguments, 1))
        assert address is not None
        answer = studio.browser.get(address[1])
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
            address = rule.build(dict.fromkeys(rule.arguments, 1))
            assert address is not None
            for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
                answer = studio.browser.open(address[1], method=method)
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
