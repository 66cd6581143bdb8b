"""A hand draws on the picture that was stopped: an arrow that taps, a ring around something."""

from __future__ import annotations

import math
from collections.abc import Callable

from PIL import Image, ImageDraw

from media.gags.drawing import Drawing, even, moving
from media.timeline import GagReference

CORAL = (255, 84, 70, 255)
EDGE = (255, 250, 245, 255)
FINE = 2
DRAWN_IN = 10
"""Frames in which the ring is drawn."""
TAP = 16
"""Frames from one tap of the arrow to the next."""

Box = tuple[int, int, int, int, int, int]
"""Left, top, width, height of what is kept; left and top of the whole."""


def arrow(reference: GagReference, width: int, height: int) -> Drawing:
    """A fat arrow whose tip is at x, y; it comes from the side with more room and taps."""
    side = max(24, even(width * float(reference.size)))
    right = reference.x < 0.5
    tip = (width * float(reference.x), height * float(reference.y))
    x, y = even(tip[0] - (0 if right else side)), even(tip[1] - side)
    if tip[1] < side:
        y = even(tip[1])
    box = _kept(x, y, side, width, height)
    pictures: dict[int, Image.Image] = {}

    def frame(number: int) -> Image.Image:
        phase = number % TAP
        if phase not in pictures:
            back = 0.10 * side * (0.5 - 0.5 * math.cos(2 * math.pi * phase / TAP))
            pictures[phase] = _arrow(side, back, flipped=not right, down=tip[1] < side)
        return pictures[phase]

    return moving(_cut(frame, box), x=box[0], y=box[1])


def circle(reference: GagReference, width: int, height: int) -> Drawing:
    """A ring drawn by hand around x, y; `size` is its width, as a share of the picture's."""
    side = max(24, even(width * float(reference.size)))
    x = even(width * float(reference.x) - side / 2)
    y = even(height * float(reference.y) - side / 2)
    box = _kept(x, y, side, width, height)

    def frame(number: int) -> Image.Image:
        return _ring(side, min(1.0, (number + 1) / DRAWN_IN))

    return moving(_cut(frame, box), x=box[0], y=box[1], frames=DRAWN_IN)


def _arrow(side: int, back: float, *, flipped: bool, down: bool) -> Image.Image:
    """An arrow whose tip is in the lower left corner, drawn back by so many pixels."""
    large = side * FINE
    image = Image.new("RGBA", (large, large), (*CORAL[:3], 0))
    draw = ImageDraw.Draw(image)
    unit = large / 100
    tip = (8 * unit + back * FINE, large - 8 * unit - back * FINE)
    shape = [(0, 0), (38, -4), (26, -14), (70, -58), (58, -70), (14, -26), (4, -38)]
    points = [(tip[0] + a * unit, tip[1] + b * unit) for a, b in shape]
    draw.line([*points, points[0], points[1]], fill=EDGE, width=round(7 * unit), joint="curve")
    draw.polygon(points, fill=CORAL)
    small = image.resize((side, side), Image.Resampling.BOX)
    if flipped:
        small = small.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return small.transpose(Image.Transpose.FLIP_TOP_BOTTOM) if down else small


def _ring(side: int, share: float) -> Image.Image:
    """A ring that does not quite close, as a hand makes it."""
    large = side * FINE
    image = Image.new("RGBA", (large, large), (*CORAL[:3], 0))
    draw = ImageDraw.Draw(image)
    points = []
    for step in range(round(110 * share) + 1):
        angle = math.radians(-120 + step * 3.5)
        reach = large * (0.42 + 0.018 * math.sin(angle * 2.3) + 0.0003 * step)
        x, y = reach * math.cos(angle), 0.92 * reach * math.sin(angle)
        points.append((large / 2 + x, large / 2 + y))
    if len(points) > 1:
        draw.line(points, fill=EDGE, width=max(3, large // 17), joint="curve")
        draw.line(points, fill=CORAL, width=max(2, large // 24), joint="curve")
    return image.resize((side, side), Image.Resampling.BOX)


def _kept(x: int, y: int, side: int, width: int, height: int) -> Box:
    """Left, top, width, height of the part of a square that lies on the picture, and its own."""
    left, top = max(0, min(x, width - 2)), max(0, min(y, height - 2))
    right, bottom = min(width, max(x + side, left + 2)), min(height, max(y + side, top + 2))
    return left, top, right - left, bottom - top, x, y


def _cut(frame: Callable[[int], Image.Image], box: Box) -> Callable[[int], Image.Image]:
    """The frames of a square, cut to the part of it that lies on the picture."""
    left, top, wide, high, x, y = box

    def cut(number: int) -> Image.Image:
        return frame(number).crop((left - x, top - y, left - x + wide, top - y + high))

    return cut
