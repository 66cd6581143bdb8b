"""The pencil that draws the troupe: shapes in the design's units, inked with a round line.

The stage is 180 units wide and 320 tall, as in the design; on a square picture its middle (rows 92
to 308) fills the height. The pencil notes marks; the sheet (media.troupe.sheet) draws them. The
matrix stack (`moved`, `turned`, `stretched`) is how things move.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache

from media.lettering import colour
from media.troupe.paths import Point, strokes
from media.troupe.sheet import Bounds, Fill, Ink, Mark, Paint, Words, enlargement

INK = "#2b1a26"
CREAM = "#fff9f5"
LINE = 4.5
"""Usual thickness of the ink, in units."""

Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f: x' = a x + c y + e, y' = b x + d y + f (SVG's order)."""


_RING = tuple(
    (math.cos(turn), math.sin(turn)) for turn in (2 * math.pi * k / 96 for k in range(96))
)
"""A circle of radius 1."""


class Pencil:
    """Marks with a matrix stack. One per frame."""

    def __init__(self, width: int, height: int, *, mirrored: bool = False) -> None:
        over = enlargement(width)
        self.marks: list[Mark] = []
        """What was drawn so far, in painter's order."""
        self.faces: list[Bounds] = []
        """Where a face is, each as left, top, right, bottom in enlarged pixels."""
        upright = height * 2 >= width * 3
        unit = (width / 180 if upright else height / 216) * over
        left = 0.0 if upright else (width * over - 180 * unit) / 2
        top = (height * over - 320 * unit) / 2 if upright else -92 * unit
        self._matrix: Matrix = (unit, 0.0, 0.0, unit, left, top)
        if mirrored:
            self._matrix = (-unit, 0.0, 0.0, unit, width * over - left, top)
        self.left = -left / unit
        """Left edge of the picture, in units."""
        self.right = self.left + width * over / unit
        self.top = -top / unit
        self.bottom = self.top + height * over / unit

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
        found = _placed(path, self._matrix)
        if fill is not None:
            for points, _ in found:
                if len(points) > 2:
                    self._fill(points, _paint(fill))
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
            self._fill(self._ring(x, y, across + half, down + half), _paint(ink))
            across, down = max(0.0, across - half), max(0.0, down - half)
        points = self._ring(x, y, across, down)
        if fill is not None:
            self._fill(points, _paint(fill))
        elif line > 0 and ink is not None:
            self._ink(points, closed=True, thick=line * self._scale(), ink=ink)

    def _ring(self, x: float, y: float, across: float, down: float) -> tuple[Point, ...]:
        return self._put((x + across * c, y + down * s) for c, s in _RING)

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
        angle = -math.degrees(math.atan2(b, a))
        self.marks.append(
            Words(
                text=text,
                face=face,
                size=max(1, round(size * self._scale())),
                ink=ink,
                angle=angle if abs(angle) > 0.05 else 0.0,
                middle=self._put(((x, y),))[0],
            )
        )

    def note_face(self, x: float, y: float, across: float, down: float) -> None:
        """Say that a face lies about a point, with these half-axes."""
        corners = self._put((x + i * across, y + j * down) for i in (-1, 1) for j in (-1, 1))
        xs, ys = [round(px) for px, _ in corners], [round(py) for _, py in corners]
        self.faces.append((min(xs), min(ys), max(xs), max(ys)))

    def _put(self, points: Iterable[Point]) -> tuple[Point, ...]:
        """Points of the stage where they lie on the sheet."""
        return _mapped(points, self._matrix)

    def _scale(self) -> float:
        a, b, c, d, _, _ = self._matrix
        return math.sqrt(abs(a * d - b * c))

    def _fill(self, points: tuple[Point, ...], paint: Paint) -> None:
        self.marks.append(Fill(points=points, paint=paint))

    def _ink(self, points: tuple[Point, ...], *, closed: bool, thick: float, ink: str) -> None:
        line = (*points, points[0]) if closed else points
        self.marks.append(Ink(points=line, radius=thick / 2, paint=_paint(ink)))


@lru_cache(maxsize=1024)
def _placed(path: str, matrix: Matrix) -> tuple[tuple[tuple[Point, ...], bool], ...]:
    """The lines of a path where they lie on the sheet, each with whether it is closed.

    Kept, for most of a stage stands still from one drawing to the next.
    """
    return tuple((_mapped(each.points, matrix), each.closed) for each in strokes(path))


def _mapped(points: Iterable[Point], matrix: Matrix) -> tuple[Point, ...]:
    a, b, c, d, e, f = matrix
    return tuple((a * x + c * y + e, b * x + d * y + f) for x, y in points)


def _paint(ink: str) -> Paint:
    return colour(ink)[:3]


def _rounded(x: float, y: float, width: float, height: float, corner: float) -> str:
    """A rectangle with round corners as a path."""
    r = max(0.01, min(corner, width / 2, height / 2))
    arc = f"a{r:.3f} {r:.3f} 0 0 1"
    return (
        f"M{x + r:.3f} {y:.3f}h{width - 2 * r:.3f}{arc} {r:.3f} {r:.3f}v{height - 2 * r:.3f}"
        f"{arc} {-r:.3f} {r:.3f}h{2 * r - width:.3f}{arc} {-r:.3f} {-r:.3f}"
        f"v{2 * r - height:.3f}{arc} {r:.3f} {-r:.3f}z"
    )
