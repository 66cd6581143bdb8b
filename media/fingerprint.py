"""The one definition of "the same result": a canonical form of our own, and its SHA-256. Pure.

The form knows a closed set of types and refuses floats: a number that is not exact has no place in
a name. What enters for a segment: its whole graph (content hashes of the sources, times, sizes,
drawings), the coder's settings, the version of ffmpeg and ENGINE_VERSION.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from fractions import Fraction

ENGINE_VERSION = 1
"""Raised when the same graph is to be made anew, though nothing in it changed."""

Fingerprint = str
"""64 hexadecimal digits."""


def fingerprint(*values: object) -> Fingerprint:
    """The name of a result made of these values.

    Raises TypeError for a value that has no canonical form (floats, dicts, sets, other objects).
    """
    digest = hashlib.sha256()
    for value in values:
        for piece in canonical(value):
            digest.update(piece)
    return digest.hexdigest()


def canonical(value: object) -> Iterator[bytes]:
    """A value as bytes: each piece bears its type and length, so no two values look alike."""
    match value:
        case None:
            yield b"n;"
        case bool():
            yield b"b1;" if value else b"b0;"
        case int():
            yield b"i%d;" % value
        case Fraction():
            yield b"f%d/%d;" % (value.numerator, value.denominator)
        case str():
            raw = value.encode("utf-8", "surrogatepass")
            yield b"s%d:" % len(raw) + raw
        case bytes():
            yield b"y%d:" % len(value) + value
        case tuple():
            yield b"t%d(" % len(value)
            for item in value:
                yield from canonical(item)
        case _ if is_dataclass(value) and not isinstance(value, type):
            yield from canonical(type(value).__name__)
            for field in fields(value):
                yield from canonical(field.name)
                yield from canonical(getattr(value, field.name))
        case _:
            raise TypeError(f"no canonical form for {type(value).__name__}")
