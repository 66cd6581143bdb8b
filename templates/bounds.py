"""What nobody means: numbers, texts and lists beyond all sense, and signs that cannot be shown.

Both doors ask here first, the document's and the verbs', so that one page, one file or one slip of
a hand can never leave a storyboard that no later page can show. The bounds are wide on purpose:
what is merely unwise is for `templates.check` to say. Pure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from media.timing import RATE
from templates.problems import Problem, Step, problem

Json = Any

LARGEST_NUMBER = 30 * 60 * RATE
"""Frames of half an hour, twice the longest clip that may come in; no other number is larger."""
RANGES = {
    "repeats": (0, 20),
    "tempo": (1, 2000),
    "start": (0, LARGEST_NUMBER),
    "frames": (0, LARGEST_NUMBER),
}
"""By key, what is multiplied by or divided by, or means nothing below zero."""
_ANY = (-LARGEST_NUMBER, LARGEST_NUMBER)
LONGEST_TEXT = 2_000
"""Characters of one text: a card that full is long unreadable."""
MOST_PARTS = 100
"""Entries of one list: scenes, captions of a scene, lines of an end card."""
MOST_IN_ALL = 600
"""Captions, gags and sounds of a whole video."""
DEEPEST = 12
"""Levels; a storyboard has eight."""

COLOURS = frozenset({"background", "ink"})
"""By key, texts that are a colour."""
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")

_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e")
"""Signs that turn the direction of all that follows them, even in other people's sentences."""


def beyond(value: Json, where: tuple[Step, ...] = ()) -> Iterator[Problem]:
    """Every place of a JSON value that is beyond the bounds."""
    if len(where) > DEEPEST:
        yield problem("too-deep", *where[:2])
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from beyond(inner, (*where, str(key)[:40]))
    elif isinstance(value, list):
        if len(value) > MOST_PARTS:
            yield problem("list-too-long", *where, limit=MOST_PARTS)
        else:
            for number, inner in enumerate(value):
                yield from beyond(inner, (*where, number))
    elif isinstance(value, str) and len(value) > LONGEST_TEXT:
        yield problem("text-too-long", *where, limit=LONGEST_TEXT)
    elif isinstance(value, str) and where and where[-1] in COLOURS and not COLOUR.fullmatch(value):
        yield problem("not-a-colour", *where, found=value[:40])
    elif isinstance(value, int | float):
        least, most = RANGES.get(str(where[-1]) if where else "", _ANY)
        if not least <= value <= most:  # not-a-number compares false: it is told here
            yield problem("number-outside", *where)


def within(value: Json, where: tuple[Step, ...] = ()) -> Json:
    """The same value brought within the bounds, so that the rest of it can still be looked at."""
    if isinstance(value, dict):
        if len(where) >= DEEPEST:
            return {}
        return {key: within(inner, (*where, str(key)[:40])) for key, inner in value.items()}
    if isinstance(value, list):
        if len(where) >= DEEPEST:
            return []
        return [within(inner, (*where, n)) for n, inner in enumerate(value[:MOST_PARTS])]
    if isinstance(value, str):
        return value[:LONGEST_TEXT]
    if isinstance(value, int | float) and any(beyond(value, where)):
        least, most = RANGES.get(str(where[-1]) if where else "", _ANY)
        return most if value > most else max(least, 1)
    return value


def plain(value: Json) -> Json:
    """The same value with its texts as they can be shown, stored and drawn.

    What office programs put for a line's end becomes one; other control signs, half characters
    (lone surrogates) and signs that turn the direction go. Emoji keep their joiners. Nothing
    below DEEPEST is looked at: `beyond` has refused it.
    """
    if isinstance(value, str):
        return value if value.isprintable() else _shown(value)
    if isinstance(value, dict):
        return {plain(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value


def _shown(text: str) -> str:
    for end in ("\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"):
        text = text.replace(end, "\n")
    return "".join(sign for sign in text if sign in "\n\t" or not _unseen(sign))


def _unseen(sign: str) -> bool:
    return sign in _TURNING or unicodedata.category(sign) in ("Cc", "Cs")
