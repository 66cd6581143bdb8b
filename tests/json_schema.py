"""A small validator of JSON Schema: the words that our schema uses, and an error for any other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

SAID_ONLY = {"title", "description", "default", "discriminator", "$schema", "$defs"}
TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
}


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "") -> Iterator[str]:
    """Every place where a value does not fit, and why."""
    for word, wanted in schema.items():
        if word not in SAID_ONLY:
            yield from _one(word, wanted, value, schema, root, at)


def _one(
    word: str, wanted: Any, value: Any, schema: dict[str, Any], root: dict[str, Any], at: str
) -> Iterator[str]:
    match word:
        case "$ref":
            yield from faults(value, root["$defs"][wanted.rpartition("/")[2]], root, at)
        case "type":
            fits = isinstance(value, TYPES[wanted])
            if not fits or (wanted == "integer" and isinstance(value, bool)):
                yield f"{at}: no {wanted}"
        case "const":
            if value != wanted:
                yield f"{at}: not {wanted}"
        case "enum":
            if value not in wanted:
                yield f"{at}: not among {wanted}"
        case "pattern":
            if isinstance(value, str) and not re.search(wanted, value):
                yield f"{at}: not like {wanted}"
        case "anyOf" | "oneOf":
            found = [list(faults(value, one, root, at)) for one in wanted]
            fitting = sum(not one for one in found)
            if not fitting or (word == "oneOf" and fitting > 1):
                yield min(found, key=len)[0] if not fitting else f"{at}: fits {fitting} times"
        case "required":
            if isinstance(value, dict):
                yield from (f"{at}: without {key}" for key in wanted if key not in value)
        case "properties":
            if isinstance(value, dict):
                for key in value.keys() & wanted.keys():
                    yield from faults(value[key], wanted[key], root, f"{at}/{key}")
        case "additionalProperties":
            assert wanted is False
            known = schema.get("properties", {})
            yield from (f"{at}: unknown {key}" for key in value if key not in known)
        case "items" | "prefixItems":
            parts = value if isinstance(value, list) else []
            for number, part in enumerate(parts):
                if word == "items" or number < len(wanted):
                    one = wanted if word == "items" else wanted[number]
                    yield from faults(part, one, root, f"{at}/{number}")
        case "minItems" | "maxItems":
            if isinstance(value, list) and (
                len(value) < wanted if word == "minItems" else len(value) > wanted
            ):
                yield f"{at}: {word} {wanted}"
        case _:
            raise AssertionError(f"this validator does not know {word!r}")
