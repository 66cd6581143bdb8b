"""What a painter of captions gives: a caption that may change from frame to frame."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Literal

from media.areas import Area
from media.captions.canvas import Canvas, Drawn

Side = Literal["below", "left", "right"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Painting:
    """A caption, before its arrival."""

    area: Area
    """What no ink of it may leave."""
    draw: Callable[[Any], Drawn]
    """The picture of a state. Where the caption changes, all have the same place and size."""
    state: Callable[[int], Hashable] = lambda _: None
    """What frame n shows, from 0 on; equal states give equal pictures."""
    rest: int = 0
    """Frame from which nothing changes any more."""
    arrives: bool = True
    """False: its parts arrive by themselves."""
    side: Side = "below"
    """Where it comes from when it slides."""


def within(canvas: Canvas, area: Area) -> Drawn:
    """A canvas cut to an area, whatever is on it."""
    box = (
        max(0, area.left - canvas.left), max(0, area.top - canvas.top),
        min(canvas.image.width, area.right - canvas.left),
        min(canvas.image.height, area.bottom - canvas.top),
    )  # fmt: skip
    if box[2] <= box[0] or box[3] <= box[1]:
        box = (0, 0, 1, 1)
    return Drawn(image=canvas.image.crop(box), x=canvas.left + box[0], y=canvas.top + box[1])
