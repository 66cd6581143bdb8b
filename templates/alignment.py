"""Which recognised word is which word of the script: an exact alignment of two sequences. Pure.

Needleman and Wunsch's dynamic programme (J. Mol. Biol. 48, 1970): of all ways to pair words in
order, the one whose pairs are most alike together. Left-out words cost nothing, unlike ones are
never paired. Spelling is the script's; recognition only says when.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

ALIKE: Final = 55
"""Hundredths of likeness under which two words are not one misheard: « le » is not « la »."""


def align(script: Sequence[str], heard: Sequence[str]) -> tuple[int | None, ...]:
    """Return for each word of the script the number of the heard word it is, or None.

    Numbers rise. Of equally good ways one that pairs the first words of the script is taken. It
    takes as many steps as the product of the two lengths.
    """
    written = [plain(word) for word in script]
    said = [plain(word) for word in heard]
    alike = [[likeness(a, b) for b in said] for a in written]
    best = _sums(alike, len(written), len(said))
    found: list[int | None] = [None] * len(written)
    i = j = 0
    while i < len(written) and j < len(said):
        if alike[i][j] and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            found[i] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            i += 1
    return tuple(found)


def agreement(script: Sequence[str], heard: Sequence[str], found: Sequence[int | None]) -> int:
    """Return how much of the script was heard, in hundredths: long words count for more.

    `found` is what `align` says of the two. A script without a letter was not heard.
    """
    written = [plain(word) for word in script]
    pairs = zip(written, found, strict=True)
    met = sum(len(word) * likeness(word, plain(heard[at])) for word, at in pairs if at is not None)
    letters = sum(map(len, written))
    return met // letters if letters else 0


def _sums(alike: Sequence[Sequence[int]], rows: int, columns: int) -> list[list[int]]:
    """For each pair of ends the likeness that can still be had from there on."""
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in reversed(range(rows)):
        for j in reversed(range(columns)):
            paired = alike[i][j] + best[i + 1][j + 1] if alike[i][j] else 0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    return best


def plain(word: str) -> str:
    """A word without case, accents and signs: what two spellings of it have in common."""
    apart = unicodedata.normalize("NFKD", word.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(sign for sign in apart if sign.isalnum())


def likeness(one: str, other: str) -> int:
    """How alike two plain words are, in hundredths: by edits (Levenshtein); 0 under ALIKE."""
    longest = max(len(one), len(other))
    if not one or not other:
        return 0
    if one == other:
        return 100
    if 2 * abs(len(one) - len(other)) > longest:
        return 0
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    found = 100 - 100 * row[-1] // longest
    return found if found >= ALIKE else 0
