"""All words a person sees, one catalogue per language, read from the Fluent files beside this one.

A key stands once per language, in the file of its area. A problem's key is `problem-<code>`. French
is written first; English has the same keys with the same variables (a test compares them).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast

from studio.words import lengths

LANGUAGES: Final = ("fr", "en")
LOCALES: Final = {"fr": "fr-FR", "en": "en-GB"}
FOLDER: Final = Path(__file__).parent

log = logging.getLogger(__name__)

_TIMECODE = re.compile(r"\d+:\d\d\.\d")
_AMOUNTS = frozenset({"length", "missing"})


class Unsaid(LookupError):
    """A sentence is missing, or a value that it names."""


class _Manners:
    """How a missing sentence is met: by the key on the page, or (in tests) by Unsaid."""

    strict = False


def be_strict(*, strict: bool = True) -> None:
    """Let a missing sentence be an error from now on; tests do."""
    _Manners.strict = strict


def say(key: str, lang: str = "fr", /, **values: Any) -> str:
    """Return the sentence in the language. A missing one is its key, and a line in the log.

    Raises Unsaid instead after `be_strict()`.
    """
    bundle = _bundle(lang if lang in LANGUAGES else "fr")
    pattern = bundle.get_message(key).value if bundle.has_message(key) else None
    if pattern is None:
        return _missed(key, f"no sentence {key!r} in {lang}")
    text, errors = bundle.format_pattern(pattern, values)
    if errors:
        _missed(key, f"{key!r} in {lang}: {errors}")
    return str(text)


def has(key: str, lang: str = "fr") -> bool:
    """Tell whether the language has that sentence."""
    return bool(_bundle(lang).has_message(key))


def problem(code: str, lang: str = "fr", /, **values: Any) -> str:
    """Return the sentence of a problem: what, where, how to mend it.

    A value that is a time code ("0:07.4") is said in the language: how long, or at which moment.
    """
    said = {name: _time(name, value, lang) for name, value in values.items()}
    return say(f"problem-{code}", lang, **said)


def keys(lang: str) -> dict[str, frozenset[str]]:
    """Return every key of the language with the names of the variables its sentence uses."""
    return {key: variables for key, variables, _ in _entries(lang)}


def texts(lang: str) -> Iterator[tuple[str, str]]:
    """Yield every key with the source text of its sentence."""
    for key, _, source in _entries(lang):
        yield key, source


def _time(name: str, value: Any, lang: str) -> Any:
    if not isinstance(value, str) or not _TIMECODE.fullmatch(value):
        return value
    frames = lengths.read(value) or 0
    return lengths.lasting(frames, lang) if name in _AMOUNTS else lengths.moment(frames, lang)


def _missed(key: str, why: str) -> str:
    if _Manners.strict:
        raise Unsaid(why)
    log.error("sentence: %s", why)
    return key


@cache
def _bundle(lang: str) -> FluentBundle:
    bundle = FluentBundle([LOCALES[lang]], use_isolating=False)
    for file in _files(lang):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle


def _files(lang: str) -> list[Path]:
    return sorted((FOLDER / lang).glob("*.ftl"))


def _entries(lang: str) -> Iterator[tuple[str, frozenset[str], str]]:
    for file in _files(lang):
        text = file.read_text(encoding="utf-8")
        for entry in FluentParser().parse(text).body:
            if isinstance(entry, ast.Junk):
                raise Unsaid(f"{file.name}: {str(entry.content)[:80]!r} is not Fluent")
            if isinstance(entry, ast.Message):
                span = (entry.value or entry).span
                source = text[span.start : span.end] if span else ""
                yield entry.id.name, frozenset(_variables(entry)), source


def _variables(node: Any) -> Iterator[str]:
    if isinstance(node, ast.VariableReference):
        yield node.id.name
    elif isinstance(node, ast.BaseNode):
        for name, value in vars(node).items():
            if name != "span":
                yield from _variables(value)
    elif isinstance(node, list):
        for inner in node:
            yield from _variables(inner)
