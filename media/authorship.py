"""Whose hand drew it: a digest of the code that decides a drawing's pixels.

It counts among what names a drawing, so that an act or a style that is rewritten is drawn anew, and
no old segment passes for a new one. What counts is the module in which a function stands and every
module of ours it imports, and so on; not what only holds values, which names a drawing by itself.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).resolve().parent
"""The package whose modules count."""
VALUES = frozenset(
    {"media.facts", "media.timeline", "media.timing", "media.effects", "media.errors"}
)
"""Modules without a line that draws: a change of what they hold changes the reference itself."""

IMPORT = re.compile(
    r"^[ \t]*(?:from (media[\w.]*) import (?:\(([^)]*)\)|([^\n]*))|import (media[\w.]+))",
    re.MULTILINE,
)
"""An import of ours as the formatter writes it (reading the whole grammar takes ten times as long,
and is done while somebody waits for a still; a test keeps the two alike)."""
WORD = re.compile(r"\w+")


def authorship(*drawn_by: str | Callable[..., Any], alone: tuple[str, ...] = ()) -> str:
    """SHA-256 of the code behind these functions or modules; of those `alone` without their
    imports.

    A function from outside the package counts with its whole file, or where it has none (typed at
    a prompt) with its constants.
    """
    found: set[str] = set(alone)
    digest = hashlib.sha256()
    for each in drawn_by:
        while isinstance(each, partial):
            digest.update(repr(_plain(each)).encode())
            each = each.func  # noqa: PLW2901 - what stands behind it
        name = each if isinstance(each, str) else str(getattr(each, "__module__", ""))
        if _file(name) is None and not isinstance(each, str):
            digest.update(_foreign(each))
        else:
            found |= closure(name)
    for name in sorted(found):
        digest.update(name.encode() + b"\0" + _code(name) + b"\0")
    return digest.hexdigest()


@cache
def closure(name: str) -> frozenset[str]:
    """A module of the package and all of the package that it imports, directly or not."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one in found or one in VALUES or _file(one) is None:
            continue
        found.add(one)
        waiting.extend(_imports(one))
    return frozenset(found)


@cache
def _imports(name: str) -> tuple[str, ...]:
    return tuple(_named(_code(name).decode()))


def _named(code: str) -> Iterator[str]:
    for found in IMPORT.finditer(code):
        package, several, one, plain = found.groups()
        if plain:
            yield plain
            continue
        words = WORD.findall(re.sub(r"#.*|\bas \w+", "", several or one))
        modules = [f"{package}.{each}" for each in words if _file(f"{package}.{each}") is not None]
        yield from modules
        if len(modules) < len(words):  # something else than modules: it stands there itself
            yield package


@cache
def _file(name: str) -> Path | None:
    """Where a module of the package lies; None for any other name."""
    first, *parts = name.split(".")
    if first != HOUSE.name:
        return None
    plain = HOUSE.joinpath(*parts)
    for path in (plain.with_suffix(".py") if parts else plain / "__init__.py",
                 plain / "__init__.py"):  # fmt: skip
        if path.is_file():
            return path
    return None


@cache
def _code(name: str) -> bytes:
    path = _file(name)
    return path.read_bytes() if path else b""


def _plain(fixed: partial[Any]) -> list[str | int]:
    """The words and numbers that a partial fixes; anything else stands in a module that counts."""
    given = (*fixed.args, *(word for pair in fixed.keywords.items() for word in pair))
    return [each for each in given if isinstance(each, str | int)]


def _foreign(draws: Callable[..., Any]) -> bytes:
    code = getattr(draws, "__code__", None)
    path = Path(code.co_filename) if code else None
    if path is not None and path.is_file():
        return hashlib.sha256(path.read_bytes()).digest()
    return repr(code and code.co_consts).encode()
