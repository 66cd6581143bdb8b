"""SVG path words turned into points. Pure.

The troupe's shapes are kept as SVG path data, so that a drawing of the design may be taken over as
it stands. Knows M L H V C S Q T A Z, absolute and relative.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

Point = tuple[float, float]

_WORD = re.compile(r"[MLHVCSQTAZmlhvcsqtaz]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_SIZES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_STEPS = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """One unbroken line."""

    points: tuple[Point, ...]
    closed: bool


@lru_cache(maxsize=1024)
def strokes(path: str) -> tuple[Stroke, ...]:
    """The lines of a path, curves cut into short straight pieces.

    Raises ValueError when a command is unknown or lacks numbers.
    """
    words = _WORD.findall(path)
    pen = _Pen()
    command = ""
    at = 0
    while at < len(words):
        if words[at].isalpha():
            command = words[at]
            at += 1
        size = _SIZES[command.upper()]
        numbers = [float(word) for word in words[at : at + size]]
        if len(numbers) < size:
            raise ValueError(f"path ends early: {path!r}")
        pen.go(command, numbers)
        at += size
        if command in "Mm":
            command = "L" if command == "M" else "l"
    return pen.done()


class _Pen:
    """Follows the commands and keeps the points."""

    def __init__(self) -> None:
        self._found: list[Stroke] = []
        self._line: list[Point] = []
        self._here: Point = (0.0, 0.0)
        self._handle: Point | None = None
        self._kind = ""

    def go(self, command: str, numbers: list[float]) -> None:
        x, y = self._here
        kind = command.upper()
        if command.islower():
            numbers = _absolute(kind, numbers, x, y)
        handle = self._handle if self._kind and self._kind in _SMOOTH.get(kind, "") else None
        mirrored = (2 * x - handle[0], 2 * y - handle[1]) if handle else (x, y)
        self._handle = None
        match kind:
            case "M":
                self._finish(closed=False)
                self._line = [(numbers[0], numbers[1])]
            case "L" | "H" | "V":
                end = {"H": (numbers[0], y), "V": (x, numbers[0])}.get(kind) or (
                    numbers[0],
                    numbers[1],
                )
                self._line.append(end)
            case "C":
                self._cubic((numbers[0], numbers[1]), (numbers[2], numbers[3]), _pair(numbers, 4))
            case "S":
                self._cubic(mirrored, (numbers[0], numbers[1]), _pair(numbers, 2))
            case "Q":
                self._quadratic((numbers[0], numbers[1]), _pair(numbers, 2))
            case "T":
                self._quadratic(mirrored, _pair(numbers, 0))
            case "A":
                self._line.extend(_arc(self._here, numbers))
            case "Z":
                start = self._line[0] if self._line else self._here
                self._finish(closed=True)
                self._here = start
                self._kind = kind
                return
        self._here = self._line[-1]
        self._kind = kind

    def done(self) -> tuple[Stroke, ...]:
        self._finish(closed=False)
        return tuple(self._found)

    def _finish(self, *, closed: bool) -> None:
        if len(self._line) > 1:
            self._found.append(Stroke(points=tuple(self._line), closed=closed))
        self._line = [self._line[0]] if closed and self._line else []

    def _cubic(self, first: Point, second: Point, end: Point) -> None:
        start = self._here
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            self._line.append(_mix(((1 - t) ** 3, start), (3 * t * (1 - t) ** 2, first),
                                   (3 * t * t * (1 - t), second), (t**3, end)))  # fmt: skip
        self._handle = second

    def _quadratic(self, handle: Point, end: Point) -> None:
        start = self._here
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            self._line.append(_mix(((1 - t) ** 2, start), (2 * t * (1 - t), handle), (t * t, end)))
        self._handle = handle


_SMOOTH = {"S": "CS", "T": "QT"}


def _pair(numbers: list[float], at: int) -> Point:
    return numbers[at], numbers[at + 1]


def _mix(*parts: tuple[float, Point]) -> Point:
    return sum(w * p[0] for w, p in parts), sum(w * p[1] for w, p in parts)


def _absolute(kind: str, numbers: list[float], x: float, y: float) -> list[float]:
    if kind == "H":
        return [numbers[0] + x]
    if kind == "V":
        return [numbers[0] + y]
    if kind == "A":
        return [*numbers[:5], numbers[5] + x, numbers[6] + y]
    return [number + (y if index % 2 else x) for index, number in enumerate(numbers)]


def _arc(start: Point, numbers: list[float]) -> list[Point]:
    """Points of an elliptical arc (SVG 2, implementation notes B.2.4), axes upright or turned."""
    rx, ry, turn, large, sweep, ex, ey = numbers
    rx, ry = abs(rx), abs(ry)
    if rx == 0 or ry == 0 or start == (ex, ey):
        return [(ex, ey)]
    phi = math.radians(turn)
    dx, dy = (start[0] - ex) / 2, (start[1] - ey) / 2
    x1 = math.cos(phi) * dx + math.sin(phi) * dy
    y1 = -math.sin(phi) * dx + math.cos(phi) * dy
    grow = max(1.0, math.sqrt((x1 / rx) ** 2 + (y1 / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    under = (rx * ry) ** 2 - (rx * y1) ** 2 - (ry * x1) ** 2
    root = math.sqrt(max(0.0, under) / ((rx * y1) ** 2 + (ry * x1) ** 2))
    root = -root if bool(large) == bool(sweep) else root
    cx1, cy1 = root * rx * y1 / ry, -root * ry * x1 / rx
    cx = math.cos(phi) * cx1 - math.sin(phi) * cy1 + (start[0] + ex) / 2
    cy = math.sin(phi) * cx1 + math.cos(phi) * cy1 + (start[1] + ey) / 2
    first = math.atan2((y1 - cy1) / ry, (x1 - cx1) / rx)
    last = math.atan2((-y1 - cy1) / ry, (-x1 - cx1) / rx)
    sweep_by = last - first
    if sweep and sweep_by < 0:
        sweep_by += 2 * math.pi
    elif not sweep and sweep_by > 0:
        sweep_by -= 2 * math.pi
    count = max(6, round(_STEPS * abs(sweep_by)))
    points = []
    for step in range(1, count + 1):
        angle = first + sweep_by * step / count
        px, py = rx * math.cos(angle), ry * math.sin(angle)
        points.append((cx + px * math.cos(phi) - py * math.sin(phi),
                       cy + px * math.sin(phi) + py * math.cos(phi)))  # fmt: skip
    return points
