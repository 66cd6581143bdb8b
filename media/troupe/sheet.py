"""The sheet that the pencil's marks are drawn on: only what changed since last time is drawn anew.

A drawing is a row of marks in painter's order. Where neither a mark that went nor one that came
reaches, the same marks lie in the same order as before, so the pixels there are the same: they
stay. Everything is drawn larger and brought down by whole blocks, which gives smooth edges; a patch
is cut along these blocks. The picture is therefore the same, bit by bit, whatever was shown before.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from media.lettering import colour, draw_line, measure
from media.troupe.paths import Point

Pixels = np.ndarray[Any, np.dtype[np.uint8]]
"""A picture as (height, width, 3) RGB bytes."""
Bounds = tuple[int, int, int, int]
"""Left, top, right, bottom in enlarged pixels; right and bottom lie outside."""
Paint = tuple[int, int, int]

MARGIN = 3
"""Enlarged pixels around a mark that rounding may reach."""
MOST = 0.7
"""Share of the sheet from which on all of it is drawn: patches would save nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """A polygon of one colour."""

    points: tuple[Point, ...]
    """In enlarged pixels."""
    paint: Paint


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """A line with round corners and ends."""

    points: tuple[Point, ...]
    """In enlarged pixels; the first again at the end when the line is closed."""
    radius: float
    """Half the thickness, in enlarged pixels."""
    paint: Paint


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One line of letters about a middle."""

    text: str
    face: str
    size: int
    """Em in enlarged pixels."""
    ink: str
    angle: float
    """Degrees, anticlockwise."""
    middle: Point


Mark = Fill | Ink | Words


def enlargement(width: int) -> int:
    """How many times larger a picture of this width is drawn."""
    return 2 if width >= 720 else 3


class Sheet:
    """One sheet for one performance; not to be shared between threads."""

    def __init__(self, width: int, height: int, background: str) -> None:
        self._over = enlargement(width)
        self._canvas = Image.new("RGB", (width * self._over, height * self._over))
        self._draw = ImageDraw.Draw(self._canvas)
        self._background = colour(background)[:3]
        self._pixels: Pixels = np.empty((height, width, 3), dtype=np.uint8)
        self._shown: dict[Mark, Bounds] | None = None
        self._order: tuple[Mark, ...] = ()

    def show(self, marks: Sequence[Mark]) -> Pixels:
        """The picture of these marks, as an array of its own."""
        before = self._shown
        known = before or {}
        reach = {mark: known.get(mark) or _reach(mark) for mark in marks}
        whole = (0, 0, *self._canvas.size)
        if before is None:
            patches = [whole]
        else:
            changed = _changed(self._order, marks)
            patches = _merged(
                self._blocks(known[mark] if mark in known else reach[mark]) for mark in changed
            )
            if sum(map(_size, patches)) > MOST * _size(whole):
                patches = [whole]
        self._redraw(reach, marks, patches)
        self._shown, self._order = reach, tuple(marks)
        return self._pixels.copy()

    def _blocks(self, bounds: Bounds) -> Bounds:
        """The whole blocks on the sheet that these bounds touch."""
        over, (width, height) = self._over, self._canvas.size
        left, top, right, bottom = bounds
        return (
            max(0, left // over * over),
            max(0, top // over * over),
            min(width, -(-right // over) * over),
            min(height, -(-bottom // over) * over),
        )

    def _redraw(
        self, reach: dict[Mark, Bounds], marks: Sequence[Mark], patches: list[Bounds]
    ) -> None:
        for patch in patches:
            self._canvas.paste(self._background, patch)
        for mark in marks:
            met = [patch for patch in patches if _meet(reach[mark], patch)]
            if met:
                self._put(mark, met)
        for patch in patches:
            left, top, right, bottom = (edge // self._over for edge in patch)
            self._pixels[top:bottom, left:right] = np.asarray(
                self._canvas.reduce(self._over, patch)
            )

    def _put(self, mark: Mark, patches: list[Bounds]) -> None:
        match mark:
            case Fill() if rectangle := _upright(mark.points):
                for patch in patches:
                    self._canvas.paste(mark.paint, _shared(rectangle, patch))
            case Fill():
                self._draw.polygon(mark.points, fill=mark.paint)
            case Ink():
                self._ink(mark)
            case Words():
                layer = _letters(mark.text, mark.face, mark.size, mark.ink, mark.angle)
                self._canvas.paste(layer, _corner(mark, layer), layer)

    def _ink(self, mark: Ink) -> None:
        radius = mark.radius
        for (ax, ay), (bx, by) in pairwise(mark.points):
            length = math.hypot(bx - ax, by - ay)
            if length > 0:
                nx, ny = (by - ay) / length * radius, (ax - bx) / length * radius
                quad = [
                    (ax + nx, ay + ny),
                    (bx + nx, by + ny),
                    (bx - nx, by - ny),
                    (ax - nx, ay - ny),
                ]
                self._draw.polygon(quad, fill=mark.paint)
        for x, y in mark.points:
            self._draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=mark.paint)


def _changed(before: Sequence[Mark], now: Sequence[Mark]) -> list[Mark]:
    """The marks that went and those that came; all others keep their order."""
    matched = SequenceMatcher(None, before, now, autojunk=False)
    found: list[Mark] = []
    for kind, low, high, start, end in matched.get_opcodes():
        if kind != "equal":
            found += [*before[low:high], *now[start:end]]
    return found


def _merged(areas: Iterable[Bounds]) -> list[Bounds]:
    """Areas that hold all of these and do not meet each other."""
    found: list[Bounds] = []
    for area in areas:
        if area[0] >= area[2] or area[1] >= area[3]:
            continue
        grown = area
        while meeting := [other for other in found if _meet(grown, other)]:
            found = [other for other in found if other not in meeting]
            for left, top, right, bottom in meeting:
                grown = (
                    min(grown[0], left), min(grown[1], top),
                    max(grown[2], right), max(grown[3], bottom),
                )  # fmt: skip
        found.append(grown)
    return found


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _shared(one: Bounds, other: Bounds) -> Bounds:
    left, top = max(one[0], other[0]), max(one[1], other[1])
    return left, top, max(left, min(one[2], other[2])), max(top, min(one[3], other[3]))


def _upright(points: tuple[Point, ...]) -> Bounds | None:
    """The pixels of a polygon that is an upright rectangle, as Pillow fills it; else None.

    Walls and floors are: they reach far beyond the patches, and need not be filled there.
    """
    if len(points) != 4:
        return None
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points
    across = ay == by and bx == cx and cy == dy and dx == ax
    down = ax == bx and by == cy and cx == dx and dy == ay
    if not (across or down):
        return None
    xs, ys = (int(ax), int(cx)), (int(ay), int(cy))
    return min(xs), min(ys), max(xs) + 1, max(ys) + 1


def _size(area: Bounds) -> int:
    return (area[2] - area[0]) * (area[3] - area[1])


def _reach(mark: Mark) -> Bounds:
    """Everything that a mark may touch."""
    if isinstance(mark, Words):
        layer = _letters(mark.text, mark.face, mark.size, mark.ink, mark.angle)
        left, top = _corner(mark, layer)
        return left, top, left + layer.width, top + layer.height
    around = MARGIN + (mark.radius if isinstance(mark, Ink) else 0.0)
    xs, ys = [x for x, _ in mark.points], [y for _, y in mark.points]
    return (
        math.floor(min(xs) - around),
        math.floor(min(ys) - around),
        math.ceil(max(xs) + around),
        math.ceil(max(ys) + around),
    )


def _corner(mark: Words, layer: Image.Image) -> tuple[int, int]:
    """Where the picture of the letters begins."""
    x, y = mark.middle
    return round(x - layer.width / 2), round(y - layer.height / 2)


@lru_cache(maxsize=32)
def _letters(text: str, face: str, em: int, ink: str, angle: float) -> Image.Image:
    """A line of letters on transparency, trimmed evenly so that its middle stays the middle."""
    width = measure(text, face, em)
    layer = Image.new("RGBA", (width + em, em * 2), (*colour(ink)[:3], 0))
    draw_line(layer, em / 2, em * 1.35, text, face=face, size=em, ink=colour(ink))
    left, top, right, bottom = layer.getchannel("A").getbbox() or (0, 0, *layer.size)
    x, y = min(left, layer.width - right), min(top, layer.height - bottom)
    cut = layer.crop((x, y, layer.width - x, layer.height - y))
    return cut.rotate(angle, Image.Resampling.BILINEAR, expand=True) if angle else cut
