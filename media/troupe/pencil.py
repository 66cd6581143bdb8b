"""The pencil that draws the troupe: shapes in the design's units, inked with a round line.

The stage is 180 units wide and 320 tall, as in the design; on a square picture its middle (rows 92
to 308) fills the height. Everything is drawn larger and brought down at the end, which gives smooth
edges. The matrix stack (`moved`, `turned`, `stretched`) is how things move.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import pairwise

from PIL import Image, ImageDraw

from media.lettering import colour, draw_line, measure
from media.troupe.paths import Point, strokes

INK = "#2b1a26"
CREAM = "#fff9f5"
LINE = 4.5
"""Usual thickness of the ink, in units."""

Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f: x' = a x + c y + e, y' = b x + d y + f (SVG's order)."""


class Pencil:
    """A canvas with a matrix stack. One per frame."""

    def __init__(self, width: int, height: int, background: str, *, mirrored: bool = False) -> None:
        self._over = 2 if width >= 720 else 3
        self._image = Image.new(
            "RGB", (width * self._over, height * self._over), colour(background)[:3]
        )
        self._draw = ImageDraw.Draw(self._image)
        upright = height * 2 >= width * 3
        unit = (width / 180 if upright else height / 216) * self._over
        left = 0.0 if upright else (width * self._over - 180 * unit) / 2
        top = (height * self._over - 320 * unit) / 2 if upright else -92 * unit
        self._matrix: Matrix = (unit, 0.0, 0.0, unit, left, top)
        if mirrored:
            self._matrix = (-unit, 0.0, 0.0, unit, width * self._over - left, top)
        self.left = -left / unit
        """Left edge of the picture, in units."""
        self.right = self.left + width * self._over / unit
        self.top = -top / unit
        self.bottom = self.top + height * self._over / unit

    def finished(self) -> Image.Image:
        """The frame at its true size, RGB."""
        return self._image.reduce(self._over)

    # --- where ---

    @contextmanager
    def moved(self, x: float, y: float) -> Iterator[None]:
        """Everything inside is shifted by x and y units."""
        with self._within((1, 0, 0, 1, x, y)):
            yield

    @contextmanager
    def turned(self, degrees: float, x: float, y: float) -> Iterator[None]:
        """Everything inside is turned clockwise about a point."""
        c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        with self._within((c, s, -s, c, x - c * x + s * y, y - s * x - c * y)):
            yield

    @contextmanager
    def stretched(self, across: float, down: float, x: float, y: float) -> Iterator[None]:
        """Everything inside is stretched about a point that stays."""
        with self._within((across, 0, 0, down, x - across * x, y - down * y)):
            yield

    @contextmanager
    def _within(self, inner: Matrix) -> Iterator[None]:
        a, b, c, d, e, f = kept = self._matrix
        p, q, r, s, t, u = inner
        self._matrix = (
            a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s,
            a * t + c * u + e, b * t + d * u + f,
        )  # fmt: skip
        try:
            yield
        finally:
            self._matrix = kept

    # --- what ---

    def shape(
        self, path: str, fill: str | None = None, line: float = LINE, ink: str | None = INK
    ) -> None:
        """A path: filled, then inked along its edge with round corners and ends."""
        found = [([self._at(p) for p in stroke.points], stroke.closed) for stroke in strokes(path)]
        if fill is not None:
            for points, _ in found:
                if len(points) > 2:
                    self._draw.polygon(points, fill=colour(fill)[:3])
        if line > 0 and ink is not None:
            for points, closed in found:
                self._ink(points, closed=closed, thick=line * self._scale(), ink=ink)

    def disc(
        self, x: float, y: float, radius: float, fill: str | None = None, line: float = LINE,
        ink: str | None = INK,
    ) -> None:  # fmt: skip
        """A circle."""
        self.oval(x, y, radius, radius, fill, line, ink)

    def oval(
        self, x: float, y: float, across: float, down: float, fill: str | None = None,
        line: float = LINE, ink: str | None = INK,
    ) -> None:  # fmt: skip
        """An ellipse by its two half-axes."""
        if fill is not None and line > 0 and ink is not None:
            half = line / 2
            self._draw.polygon(self._ring(x, y, across + half, down + half), fill=colour(ink)[:3])
            across, down = max(0.0, across - half), max(0.0, down - half)
        points = self._ring(x, y, across, down)
        if fill is not None:
            self._draw.polygon(points, fill=colour(fill)[:3])
        elif line > 0 and ink is not None:
            self._ink(points, closed=True, thick=line * self._scale(), ink=ink)

    def _ring(self, x: float, y: float, across: float, down: float) -> list[Point]:
        turns = [2 * math.pi * k / 96 for k in range(96)]
        return [self._at((x + across * math.cos(t), y + down * math.sin(t))) for t in turns]

    def box(
        self, x: float, y: float, width: float, height: float, corner: float = 0.0,
        fill: str | None = None, line: float = LINE, ink: str | None = INK,
    ) -> None:  # fmt: skip
        """A rectangle with round corners."""
        if fill is not None and line > 0 and ink is not None:
            half = line / 2
            outer = _rounded(x - half, y - half, width + line, height + line, corner + half)
            self.shape(outer, ink, 0)
            inner = max(0.0, corner - half)
            self.shape(
                _rounded(
                    x + half, y + half, max(0.1, width - line), max(0.1, height - line), inner
                ),
                fill, 0,
            )  # fmt: skip
            return
        self.shape(_rounded(x, y, width, height, corner), fill, line, ink)

    def floor(self, row: float, fill: str | None = None, line: float = LINE) -> None:
        """A line across the whole picture, with a colour below it."""
        left, right, bottom = self.left - 10, self.right + 10, self.bottom + 10
        if fill is not None:
            self.shape(f"M{left} {row}H{right}V{bottom}H{left}Z", fill, 0)
        if line:
            self.shape(f"M{left} {row}H{right}", None, line)

    def words(
        self, text: str, x: float, y: float, size: float, face: str = "show", ink: str = INK
    ) -> None:
        """One line of letters, its middle at (x, y), turned as the matrix is."""
        a, b, c, d = self._matrix[:4]
        if a * d - b * c < 0:  # a mirrored stage: the words are still read from left to right
            a, b = -a, -b
        layer = _letters(text, face, max(1, round(size * self._scale())), ink)
        angle = -math.degrees(math.atan2(b, a))
        if abs(angle) > 0.05:
            layer = layer.rotate(angle, Image.Resampling.BILINEAR, expand=True)
        px, py = self._at((x, y))
        self._image.paste(layer, (round(px - layer.width / 2), round(py - layer.height / 2)), layer)

    def _at(self, point: Point) -> Point:
        a, b, c, d, e, f = self._matrix
        return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f

    def _scale(self) -> float:
        a, b, c, d, _, _ = self._matrix
        return math.sqrt(abs(a * d - b * c))

    def _ink(self, points: list[Point], *, closed: bool, thick: float, ink: str) -> None:
        paint = colour(ink)[:3]
        line = [*points, points[0]] if closed else points
        radius = thick / 2
        for (ax, ay), (bx, by) in pairwise(line):
            length = math.hypot(bx - ax, by - ay)
            if length > 0:
                nx, ny = (by - ay) / length * radius, (ax - bx) / length * radius
                quad = [
                    (ax + nx, ay + ny),
                    (bx + nx, by + ny),
                    (bx - nx, by - ny),
                    (ax - nx, ay - ny),
                ]
                self._draw.polygon(quad, fill=paint)
        for x, y in line:
            self._draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=paint)


@lru_cache(maxsize=64)
def _letters(text: str, face: str, em: int, ink: str) -> Image.Image:
    """A line of letters on transparency, trimmed evenly so that its middle stays the middle."""
    width = measure(text, face, em)
    layer = Image.new("RGBA", (width + em, em * 2), (*colour(ink)[:3], 0))
    draw_line(layer, em / 2, em * 1.35, text, face=face, size=em, ink=colour(ink))
    left, top, right, bottom = layer.getchannel("A").getbbox() or (0, 0, *layer.size)
    x, y = min(left, layer.width - right), min(top, layer.height - bottom)
    return layer.crop((x, y, layer.width - x, layer.height - y))


def _rounded(x: float, y: float, width: float, height: float, corner: float) -> str:
    """A rectangle with round corners as a path."""
    r = max(0.01, min(corner, width / 2, height / 2))
    arc = f"a{r:.3f} {r:.3f} 0 0 1"
    return (
        f"M{x + r:.3f} {y:.3f}h{width - 2 * r:.3f}{arc} {r:.3f} {r:.3f}v{height - 2 * r:.3f}"
        f"{arc} {-r:.3f} {r:.3f}h{2 * r - width:.3f}{arc} {-r:.3f} {-r:.3f}"
        f"v{2 * r - height:.3f}{arc} {r:.3f} {-r:.3f}z"
    )
