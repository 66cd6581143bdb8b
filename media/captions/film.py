"""A caption as pictures: what each of its frames shows, arrival included."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from media.areas import Area
from media.captions import bubbles, dial, karaoke, lines, score, third
from media.captions.arrival import FRAMES, arrive, reach
from media.captions.canvas import Drawn, cut_to_ink
from media.captions.painting import Painting
from media.captions.setting import style_of
from media.captions.styles import CaptionStyle, Kind
from media.timeline import CaptionReference

Painter = Callable[[CaptionReference, CaptionStyle, int, int], Painting]

PAINTERS: Mapping[Kind, Painter] = {
    "lines": lines.paint,
    "words": karaoke.paint,
    "bubbles": bubbles.paint,
    "dial": dial.paint,
    "score": score.paint,
    "third": third.paint,
}
"""Who paints which kind of style."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """The pictures of a caption."""

    frames: int
    """How many differ; the last one stays."""
    frame: Callable[[int], Drawn]
    """Picture n, from 0 on."""
    box: Area
    """What holds every picture, in pixels."""
    changes: tuple[int, ...]
    """The frames that bring another picture, from 0 on."""


def film(reference: CaptionReference, width: int, height: int) -> Film:
    """The caption on a picture of this size. Raises KeyError when the style is none of STYLES."""
    painting = _painted(reference, width, height)
    arrival = FRAMES[reference.animation] if painting.arrives else 1
    drawn = lru_cache(maxsize=16)(painting.draw)

    def frame(n: int) -> Drawn:
        picture: Drawn = drawn(painting.state(min(n, painting.rest)))
        if n < arrival - 1:
            return arrive(picture, reference.animation, painting.side, n, painting.area)
        return picture

    first = drawn(painting.state(0))
    box = reach(first, reference.animation if painting.arrives else "none", painting.area)
    frames = max(arrival, painting.rest + 1)
    states = [painting.state(min(n, painting.rest)) for n in range(frames)]
    changes = (n for n in range(frames) if n < arrival or states[n] != states[n - 1])
    return Film(frames=frames, frame=frame, box=box, changes=tuple(changes))


def draw_caption(reference: CaptionReference, width: int, height: int) -> Drawn:
    """The caption at rest on a picture of this size, cut to its ink.

    Raises KeyError when the style is none of STYLES. A caption without any sign gives one
    transparent pixel.
    """
    painting = _painted(reference, width, height)
    state: Hashable = painting.state(painting.rest)
    drawn = painting.draw(state)
    return cut_to_ink(drawn.image, painting.area, drawn.x, drawn.y)


def _painted(reference: CaptionReference, width: int, height: int) -> Painting:
    style = style_of(reference)
    return PAINTERS[style.kind](reference, style, width, height)
