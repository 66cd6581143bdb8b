"""How a caption arrives: it springs up, or slides out of its own edge. It never leaves its area."""

from __future__ import annotations

from PIL import Image

from media.areas import Area
from media.captions.canvas import Drawn
from media.captions.painting import Side

POP_FRAMES = 9
"""Length of the arrival, in frames."""

POP = ((0.62, 0.0), (0.76, 0.55), (0.91, 0.9), (1.02, 1.0), (1.06, 1.0), (1.05, 1.0), (1.02, 1.0),
       (0.995, 1.0), (1.0, 1.0))  # fmt: skip
"""Size and opacity of each picture of the arrival: it swells past its size and settles."""

SLIDE = ((0.72, 0.25), (0.42, 0.6), (0.22, 0.9), (0.1, 1.0), (0.04, 1.0), (0.01, 1.0),
         (0.0, 1.0))  # fmt: skip
"""What is still hidden, as a share of the box, and the opacity: it comes fast and settles."""

FRAMES = {"none": 1, "pop": POP_FRAMES, "slide": len(SLIDE), "typewriter": 1}
"""Frames of each kind of arrival."""


def arrive(drawn: Drawn, animation: str, side: Side, frame: int, area: Area | None = None) -> Drawn:
    """The picture of one frame of an arrival."""
    if animation == "pop":
        return pop(drawn, frame, area)
    if animation == "slide":
        return slide(drawn, frame, side)
    return drawn


def pop(drawn: Drawn, frame: int, area: Area | None = None) -> Drawn:
    """The picture of one frame of the arrival, 0 to POP_FRAMES - 1, grown about its middle.

    Within an area it grows no further than the area lets it, and moves aside to stay inside.
    """
    opacity = POP[min(frame, POP_FRAMES - 1)][1]
    image, place = drawn.image, popped(drawn, frame, area)
    if (place.width, place.height) != image.size:
        image = image.resize((place.width, place.height), Image.Resampling.BICUBIC)
    if opacity < 1:
        image = faded(image, opacity)
    return Drawn(image=image, x=place.left, y=place.top)


def reach(drawn: Drawn, animation: str, area: Area | None = None) -> Area:
    """What holds every picture of an arrival, without drawing them."""
    places = [_place(drawn)]
    if animation == "pop":
        places += [popped(drawn, n, area) for n in range(POP_FRAMES)]
    return Area(
        left=min(place.left for place in places),
        top=min(place.top for place in places),
        right=max(place.right for place in places),
        bottom=max(place.bottom for place in places),
    )


def popped(drawn: Drawn, frame: int, area: Area | None = None) -> Area:
    """Where the picture of one frame of the arrival lies."""
    scale = POP[min(frame, POP_FRAMES - 1)][0]
    image = drawn.image
    if area is not None and scale > 1:
        scale = max(1.0, min(scale, area.width / image.width, area.height / image.height))
    across, down = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    x = drawn.x + (image.width - across) // 2
    y = drawn.y + (image.height - down) // 2
    if area is not None:
        x = max(area.left, min(x, area.right - across))
        y = max(area.top, min(y, area.bottom - down))
    return Area(left=x, top=y, right=x + across, bottom=y + down)


def _place(drawn: Drawn) -> Area:
    return Area(
        left=drawn.x, top=drawn.y, right=drawn.x + drawn.image.width,
        bottom=drawn.y + drawn.image.height,
    )  # fmt: skip


def slide(drawn: Drawn, frame: int, side: Side) -> Drawn:
    """The picture of one frame of a slide: it comes out of the edge of its own box."""
    hidden, opacity = SLIDE[min(frame, len(SLIDE) - 1)]
    if not hidden:
        return drawn
    image = drawn.image
    moved = Image.new("RGBA", image.size, (0, 0, 0, 0))
    away = image.height if side == "below" else image.width
    shift = round(away * hidden)
    at = {"below": (0, shift), "left": (-shift, 0), "right": (shift, 0)}[side]
    moved.paste(faded(image, opacity) if opacity < 1 else image, at)
    return Drawn(image=moved, x=drawn.x, y=drawn.y)


def faded(image: Image.Image, opacity: float) -> Image.Image:
    """The same picture, more transparent."""
    alpha = image.getchannel("A").point([round(level * opacity) for level in range(256)])
    image = image.copy()
    image.putalpha(alpha)
    return image
