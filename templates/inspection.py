"""All that is wrong with a document at once: how it is written, and what it says. Pure.

What could be read of a faulty document is checked like any other; what would only follow from a
place that was left out is not told a second time.
"""

from __future__ import annotations

from collections.abc import Mapping

from media.facts import MediaFacts
from templates.check import Shelf, check
from templates.problems import Problem
from templates.storyboard import Storyboard

LENGTHS = frozenset({"duration", "picture", "timing"})
"""Fields of a scene that say how long it lasts."""
FOLLOWING = {
    "unknown-speaker": "speakers",
    "unknown-ending": "endings",
    "nothing-played": "endings",
}
"""By code, the list without which it proves nothing."""


def inspect(
    written: tuple[Problem, ...],
    board: Storyboard | None,
    facts: Mapping[str, MediaFacts],
    shelf: Shelf,
) -> tuple[Problem, ...]:
    """Every problem: those of the writing first, then those of what could be read of it."""
    if board is None:
        return written
    said = check(board, facts, shelf)
    if not written:
        return said
    return (*written, *(p for p in said if p.severity == "error" and not _follows(p, written)))


def _follows(found: Problem, written: tuple[Problem, ...]) -> bool:
    """Whether it says of a place again what was said of its writing, or follows from that."""
    for told in written:
        least = 3 if told.where[:1] == ("scenes",) else 1
        short = min(len(told.where), len(found.where))
        if short >= least and told.where[:short] == found.where[:short]:
            return True
        if found.code in FOLLOWING and told.where[:1] == (FOLLOWING[found.code],):
            return True
        timed = told.where[:2] == found.where[:2] and set(told.where[2:3]) & LENGTHS
        if timed and found.code.endswith("-outside"):
            return True
    return False
