"""Is there time to read it? The table of the charter, as a pure function.

Charter on subtitles for deaf and hard of hearing people (CSA, now Arcom, December 2011): 12
characters for 1 s, 20 for 2 s, 36 for 3 s, 60 for 4 s, with a tolerance of 20 %. Between these the
table is a line; beyond them it goes on at 15 characters a second.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from media.timing import RATE
from templates import pace
from templates.storyboard import Caption, Scene

TABLE = ((1, 12), (2, 20), (3, 36), (4, 60))
"""Seconds on screen and characters read in them."""
BEYOND = 15
"""Characters a second after the last row."""
TOLERANCE = Fraction(6, 5)

Light = Literal["green", "amber", "red"]
"""green: the charter is kept; amber: within its tolerance; red: beyond it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a text stands against the table."""

    signs: int
    """Characters, spaces included; a line break counts as one."""
    frames: int
    """How long they are shown."""
    room: int
    """Characters the charter allows in this time."""
    limit: int
    """Characters with its tolerance."""

    @property
    def light(self) -> Light:
        """What is shown beside the caption."""
        if self.signs <= self.room:
            return "green"
        return "amber" if self.signs <= self.limit else "red"

    @property
    def lacking(self) -> int:
        """Frames that must be added to keep the charter; 0 where it is kept."""
        if self.signs <= self.room:
            return 0
        low, high = self.frames, self.frames + RATE * (self.signs + 1)
        while low < high:
            middle = (low + high) // 2
            if int(allowed(middle)) >= self.signs:
                high = middle
            else:
                low = middle + 1
        return low - self.frames


def allowed(frames: int) -> Fraction:
    """Characters that can be read in that many frames, without tolerance."""
    seconds = Fraction(frames, RATE)
    knots = ((Fraction(0), Fraction(0)), *((Fraction(s), Fraction(c)) for s, c in TABLE))
    for (s0, c0), (s1, c1) in pairwise(knots):
        if seconds <= s1:
            return c0 + (c1 - c0) * (seconds - s0) / (s1 - s0)
    return knots[-1][1] + BEYOND * (seconds - knots[-1][0])


def reading(text: str, frames: int) -> Reading:
    """How a text shown for that many frames stands against the table."""
    return Reading(
        signs=len(" ".join(text.split())),
        frames=frames,
        room=int(allowed(frames)),
        limit=int(allowed(frames) * TOLERANCE),
    )


def of_caption(scene: Scene, caption: Caption) -> Reading:
    """How a caption stands in its scene; a scene played again gives time to read again."""
    start = max(0, pace.shown_at(scene, caption))
    frames = max(1, pace.played_frames(scene) - start)
    if caption.duration is not None:
        frames = max(1, min(frames, caption.duration))
    elif scene.timing.repeats > 1:
        frames *= scene.timing.repeats
    return reading(caption.text, frames)
