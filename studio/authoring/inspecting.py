"""Everything that is wrong with a storyboard file and with the files it names, at once. EDGE."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from media.facts import MediaFacts, MediaId
from media.library import MediaRefused, facts_of
from studio.named import SHELF
from templates.catalog import examine
from templates.inspection import inspect
from templates.problems import Problem
from templates.references import references
from templates.storyboard import Storyboard


def inspected(file: Path) -> tuple[Problem, ...]:
    """Return every problem of a file: its writing, what it says, and the media that it names.

    A media that cannot be used is told where it stands, by why it is refused.
    """
    found = examine(file)
    facts: dict[MediaId, MediaFacts] = {}
    refused: dict[MediaId, MediaRefused] = {}
    for media, path in found.media.items():
        looked = facts_of(path)
        if isinstance(looked, MediaRefused):
            refused[media] = looked
        else:
            facts[media] = looked
    problems = inspect(found.problems, found.board, facts, SHELF)
    return _explained(problems, found.board, refused)


def _explained(
    problems: tuple[Problem, ...],
    board: Storyboard | None,
    refused: Mapping[MediaId, MediaRefused],
) -> tuple[Problem, ...]:
    """The problems with a refused media's reason in place of « it is not in hand »."""
    places = {one.where: one.media for one in references(board)} if board is not None else {}
    explained: list[Problem] = []
    for problem in problems:
        why = refused.get(places.get(problem.where, ""))
        explained.append(
            _reason(why, problem) if why and problem.code == "not-in-hand" else problem
        )
    told = {places[p.where] for p in problems if p.where in places}
    rest = [_reason(why, None) for media, why in refused.items() if media not in told]
    return (*explained, *rest)


def _reason(why: MediaRefused, at: Problem | None) -> Problem:
    values = tuple(sorted(why.values.items()))
    return Problem(code=why.code, where=at.where if at else (), values=values)
