"""The door between JSON and the storyboard: strict, and all problems at once.

A file says times as frames or as seconds ("2.4s", which must fall on a frame) and names media by a
path; what passes the door holds frames and content hashes only. Documents carry `schema`; an older
one is brought to the newest form before it is read. pydantic checks the very dataclasses of
`templates.storyboard`. Pure.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass, replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from media import timing
from templates import bounds
from templates import storyboard as forms
from templates.problems import Problem, Step, StoryboardError, problem
from templates.storyboard import SCHEMA, Storyboard

Json = Any
"""A JSON value as Python reads it."""
Finder = Callable[[str], str | Problem]
"""From the path a file names to a content hash, or why there is none."""

TIMES = frozenset(
    {"start", "duration", "at", "frames", "minimum", "maximum", "lit"}
    | {"hold", "cut", "lands", "voice_lead", "length"}
)
"""Keys whose value is a time."""
MEDIA = frozenset({"media", "logo", "funders"})
"""Keys that name media: by path in a file, by hash inside."""

UPGRADES: Mapping[str, Callable[[dict[str, Json]], dict[str, Json]]] = {}
"""From an older schema to the next: dict -> dict. Empty while there is one form only."""

SECONDS = r"^\s*[0-9]+([.,][0-9]+)?\s*s?\s*$"
"""How an author writes a time, for the JSON Schema; `media.timing.parse` reads it."""

_NUMBER = {"int_type", "int_parsing", "int_from_float"}


def _forbid_unknown_keys() -> None:
    for form in vars(forms).values():
        if isinstance(form, type) and is_dataclass(form):
            form.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]


_forbid_unknown_keys()
_STORYBOARD = TypeAdapter(Storyboard)


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What a document says, and all that is wrong with how it says it."""

    problems: tuple[Problem, ...] = ()
    """In the order they were found: bounds, form, times and media, shape."""
    board: Storyboard | None = None
    """What could be read; where something was wrong it is left out. None: nothing could."""


def loads(text: str, media: Finder | None = None) -> Storyboard:
    """The storyboard of a JSON text.

    `media` turns a path of the file into a content hash, or says why not; without it, names are
    taken as hashes. Raises StoryboardError with every problem found.
    """
    return _whole(examine_text(text, media))


def read(value: Json, media: Finder | None = None) -> Storyboard:
    """The storyboard of a JSON value; see `loads`."""
    return _whole(examine(value, media))


def examine_text(text: str, media: Finder | None = None) -> Examined:
    """What can be read of a JSON text, and every problem of it; see `loads`."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        return Examined(problems=(problem("not-json", line=line),))
    return examine(value, media)


def examine(value: Json, media: Finder | None = None) -> Examined:
    """What can be read of a JSON value, and every problem of it: no stage hides the next."""
    if not isinstance(value, dict):
        return Examined(problems=(problem("not-a-storyboard"),))
    problems = list(bounds.beyond(value))
    if problems:
        value = bounds.within(value)
    value, unread = _newest(bounds.plain(value))
    problems.extend(unread)
    if any(p.code == "schema-unknown" for p in unread):
        return Examined(problems=tuple(problems))
    value = _conform(value, (), problems, media)
    problems = [replace(p, where=_named(p.where, value)) for p in problems]
    try:
        board: Storyboard | None = _STORYBOARD.validate_python(value)
    except ValidationError as error:
        problems.extend(_problems(error, value))
        board = _salvaged(value)
    return Examined(problems=tuple(dict.fromkeys(problems)), board=board)


def _whole(found: Examined) -> Storyboard:
    if found.problems or found.board is None:
        raise StoryboardError(found.problems)
    return found.board


def dump(board: Storyboard) -> dict[str, Json]:
    """The storyboard as a JSON value, every field said."""
    return {"schema": SCHEMA, **_STORYBOARD.dump_python(board, mode="json")}


def dumps(board: Storyboard) -> str:
    """The storyboard as JSON text for people: two spaces, accents as they are."""
    return json.dumps(dump(board), ensure_ascii=False, indent=2) + "\n"


def json_schema() -> dict[str, Json]:
    """JSON Schema of the document, for authors' editors."""
    schema: dict[str, Json] = _timed(_STORYBOARD.json_schema())
    schema["properties"]["schema"] = {"const": SCHEMA}
    schema["required"] = ["schema", *schema["required"]]
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return schema


def _timed(schema: Json, key: str = "") -> Json:
    """The same schema, in which every time may also be written in seconds."""
    if isinstance(schema, list):
        return [_timed(one, key) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if key in TIMES and schema.get("type") == "integer":
        said = {k: v for k, v in schema.items() if k != "type"}
        return {**said, "anyOf": [{"type": "integer"}, {"type": "string", "pattern": SECONDS}]}
    named = schema.get("properties")
    rest = {k: v if k == "default" else _timed(v, key) for k, v in schema.items()}
    if isinstance(named, dict):
        rest["properties"] = {name: _timed(one, name) for name, one in named.items()}
    return rest


def media_of(board: Storyboard) -> frozenset[str]:
    """Content hash of everything the storyboard shows or sounds."""
    return named(dump(board))


def named(value: Json) -> frozenset[str]:
    """Every file that a JSON value names, wherever it stands: of a verb as of a storyboard."""
    return frozenset(_media(value, ""))


def _media(value: Json, key: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _media(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _media(inner, key)
    elif key in MEDIA and isinstance(value, str):
        yield value


def _newest(value: dict[str, Json]) -> tuple[dict[str, Json], tuple[Problem, ...]]:
    """The document in the newest form; one that does not say its form is read as the newest."""
    value = dict(value)
    schema = value.pop("schema", None)
    while schema != SCHEMA:
        upgrade = UPGRADES.get(str(schema))
        if upgrade is None:
            name = "schema-missing" if schema is None else "schema-unknown"
            found = problem(name, "schema", found=str(schema)[:40], expected=SCHEMA)
            return value, (found,)
        value = dict(upgrade(value))
        schema = value.pop("schema", None)
    return value, ()


def _conform(
    value: Json,
    where: tuple[Step, ...],
    problems: list[Problem],
    media: Finder | None,
) -> Json:
    key = next((step for step in reversed(where) if isinstance(step, str)), "")
    if isinstance(value, dict):
        return {k: _conform(v, (*where, k), problems, media) for k, v in value.items()}
    if isinstance(value, list):
        return [_conform(v, (*where, i), problems, media) for i, v in enumerate(value)]
    if isinstance(value, str) and key in TIMES:
        try:
            frames = timing.parse(value)
        except ValueError as error:
            code = "not-on-a-frame" if "whole frame" in str(error) else "not-a-time"
            problems.append(problem(code, *where, found=value[:40]))
            return 1
        problems.extend(bounds.beyond(frames, where))
        return frames
    if isinstance(value, str) and key in MEDIA and media is not None and value:
        found = media(value)
        if isinstance(found, Problem):
            problems.append(
                Problem(code=found.code, where=where, values=found.values, severity=found.severity)
            )
            return value
        return found
    return value


def _problems(error: ValidationError, value: Json) -> Iterator[Problem]:
    for item in error.errors(include_url=False):
        where = _where(item["loc"], value)
        kind = item["type"]
        found = str(item.get("input"))[:40]
        if kind in ("unexpected_keyword_argument", "extra_forbidden"):
            yield problem("unknown-key", *where, key=str(item["loc"][-1]))
        elif kind in ("missing", "missing_keyword_only_argument"):
            yield problem("missing-key", *where, key=str(item["loc"][-1]))
        elif kind == "union_tag_not_found":
            yield problem("missing-key", *where, key="kind")
        elif kind == "union_tag_invalid":
            context = item.get("ctx", {})
            expected, found = str(context.get("expected_tags", "")), str(context.get("tag", ""))
            yield problem("not-one-of", *where, "kind", found=found[:40], expected=expected)
        elif kind == "literal_error":
            expected = str(item.get("ctx", {}).get("expected", ""))
            yield problem("not-one-of", *where, found=found, expected=expected)
        elif kind in _NUMBER:
            yield problem("not-a-whole-number", *where, found=found)
        elif kind == "string_type":
            yield problem("not-a-text", *where, found=found)
        else:
            yield problem("wrong-form", *where, found=found)


def _where(loc: tuple[int | str, ...], value: Json) -> tuple[Step, ...]:
    """pydantic's way without the classes it tried; scenes by id where they have one."""
    steps: list[Step] = []
    for step in loc:
        if isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
            named = isinstance(value, dict) and isinstance(value.get("id"), str)
            steps.append(value["id"] if named else step)
        elif isinstance(value, dict) and step in value:
            value = value[step]
            steps.append(step)
    if loc and isinstance(loc[-1], str) and (not steps or steps[-1] != loc[-1]):
        tags = {form.__name__ for form in vars(forms).values() if isinstance(form, type)}
        if loc[-1] not in tags:
            steps.append(loc[-1])
    return tuple(steps)


def _named(where: tuple[Step, ...], value: Json) -> tuple[Step, ...]:
    """The same way with ids instead of numbers, where there are any."""
    steps: list[Step] = []
    for step in where:
        if isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
            named = isinstance(value, dict) and isinstance(value.get("id"), str)
            steps.append(value["id"] if named else step)
        else:
            value = value.get(step) if isinstance(value, dict) else None
            steps.append(step)
    return tuple(steps)


def _salvaged(value: dict[str, Json]) -> Storyboard | None:
    """What can be read of it: a faulty key gives way to its default, a part without what it needs
    is left out."""
    for _ in range(bounds.DEEPEST):
        value = {"title": {}, **value}
        try:
            return _STORYBOARD.validate_python(value)
        except ValidationError as error:
            doomed = {_path(item["loc"], value) for item in error.errors(include_url=False)}
        value = _without(value, (), doomed)
    return None


def _path(loc: tuple[int | str, ...], value: Json) -> tuple[Step, ...]:
    """The way to the smallest thing that can be left out; pydantic's also names what it tried."""
    steps: list[Step] = []
    for step in loc:
        inside = isinstance(value, dict) and step in value
        if inside or (isinstance(value, list) and isinstance(step, int) and step < len(value)):
            value = value[step]
            steps.append(step)
    return tuple(steps)


def _without(value: Json, where: tuple[Step, ...], doomed: set[tuple[Step, ...]]) -> Json:
    if isinstance(value, dict):
        kept = {k: v for k, v in value.items() if (*where, k) not in doomed}
        return {k: _without(v, (*where, k), doomed) for k, v in kept.items()}
    if isinstance(value, list):
        parts = [(n, v) for n, v in enumerate(value) if (*where, n) not in doomed]
        return [_without(v, (*where, n), doomed) for n, v in parts]
    return value
