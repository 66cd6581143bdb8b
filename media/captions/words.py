"""The words of a caption as they are said: what lights up, one after the other. Pure.

A sign that stands alone goes with its word: « Bonjour ! » is one word, written either way.
"""

from __future__ import annotations

import re

_SPACE = re.compile(r"\s+")
_OPEN = frozenset("«“‘([{¡¿")


def words(text: str) -> tuple[str, ...]:
    """The words of a text in order, each with the signs that belong to it.

    >>> words("« Bonjour ! » dit-elle.")
    ('«Bonjour!»', 'dit-elle.')
    """
    found: list[str] = []
    opening = ""
    for piece in _SPACE.split(text):
        if not piece:
            continue
        if all(sign in _OPEN for sign in piece):
            opening += piece
        elif found and not opening and _signs_only(piece):
            found[-1] += piece
        else:
            found.append(opening + piece)
            opening = ""
    if opening:
        found.append(opening)
    return tuple(found)


def bubbles(text: str) -> tuple[str, ...]:
    """The lines of a text that hold anything: one message each."""
    return tuple(line for line in text.split("\n") if line.strip())


def numbered(lines: tuple[str, ...]) -> tuple[tuple[tuple[int, str, str], ...], ...]:
    """For each line its pieces: number of the word, what stands before it, the piece itself."""
    whole = words(" ".join(lines))
    lengths = [len(word) for word in whole]
    number = used = 0
    found = []
    for line in lines:
        pieces: list[tuple[int, str, str]] = []
        for match in re.finditer(r"\S+", line):
            again = bool(pieces) and pieces[-1][0] == number
            before = pieces.pop()[1] if again else line[: match.start()]
            pieces.append((number, before, line[len(before) : match.end()]))
            used += len(match[0])
            while number < len(lengths) - 1 and used >= lengths[number]:
                used -= lengths[number]
                number += 1
        found.append(tuple(pieces))
    return tuple(found)


def _signs_only(piece: str) -> bool:
    """True for ! ? ; : » and dashes; a number or a picture is a word."""
    return all(sign in "!?;:»”’)]}%€…–—-.,/" for sign in piece)
