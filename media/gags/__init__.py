"""What a gag draws over the picture: one MoviePy clip each, on the smallest box that holds it.

This is the door for authors who know MoviePy: write a function that takes a `GagReference` and the
size of the picture and gives a `Drawing`, and name it in `DRAWN`. templates/README.md shows one in
twenty lines. The same reference must always give the same pixels.
"""

from __future__ import annotations

from collections.abc import Callable

from media.gags.burst import burst, replay
from media.gags.confetti import confetti
from media.gags.countdown import countdown
from media.gags.drawing import Drawing, moving
from media.gags.pointer import arrow, circle
from media.timeline import GagReference

__all__ = ["DRAWN", "Drawing", "Draws", "moving"]

Draws = Callable[[GagReference, int, int], Drawing]
"""A drawing of a reference on a picture of this width and height."""

DRAWN: dict[str, Draws] = {
    "confetti": confetti,
    "countdown": countdown,
    "arrow": arrow,
    "circle": circle,
    "burst": burst,
    "replay": replay,
}
"""By name, what a gag may draw."""
