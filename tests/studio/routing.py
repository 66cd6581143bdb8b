"""Addresses of every route, for the tests that walk them all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from werkzeug.routing import AnyConverter, Rule

from tests.conftest import Studio


def routes(studio: Studio) -> list[Rule]:
    """Every route of the studio but the static files."""
    return [rule for rule in studio.app.url_map.iter_rules() if rule.endpoint != "static"]


def view(studio: Studio, rule: Rule) -> Any:
    """The function behind a route."""
    return studio.app.view_functions[rule.endpoint]


def address(rule: Rule, values: Mapping[str, Any] | None = None) -> str:
    """The address of a route: with these values by argument, and something that fits elsewhere."""
    given = dict(values or {})
    for name, converter in rule._converters.items():
        if isinstance(converter, AnyConverter):
            given[name] = next(iter(converter.items))
        else:
            given.setdefault(name, 1)
    built = rule.build(given)
    assert built is not None, rule.rule
    return built[1]


def methods(rule: Rule) -> list[str]:
    """The methods of a route that do something."""
    return sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
