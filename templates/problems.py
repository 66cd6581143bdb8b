"""What a person can mend, as a value: code, where, values. The sentence stands in the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Step = str | int
"""One step of the way to a place in a document: a key, or a number in a list."""

Severity = Literal["error", "warning", "todo", "note"]
"""error: it cannot be rendered as it stands; warning: it can, but look; todo: something to fill;
note: it is within what is tolerated, and an author may do better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to mend."""

    code: str
    """Kebab-case; the catalogue's key is "problem-" and this."""
    where: tuple[Step, ...] = ()
    """The way to the place: ("scenes", "approche", "captions", "c1")."""
    values: tuple[tuple[str, str | int], ...] = ()
    """What the sentence names, by name."""
    severity: Severity = "error"

    @property
    def scene(self) -> str | None:
        """Id of the scene it lies in, or None."""
        if len(self.where) > 1 and self.where[0] == "scenes":
            return str(self.where[1])
        return None


def problem(code: str, *where: Step, severity: Severity = "error", **values: str | int) -> Problem:
    """A problem, written short."""
    return Problem(code=code, where=where, values=tuple(sorted(values.items())), severity=severity)


class StoryboardError(Exception):
    """A document or a verb cannot be taken as it is.

    The only error of this package; `problems` says all that is wrong, at once.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(", ".join(p.code for p in problems))
