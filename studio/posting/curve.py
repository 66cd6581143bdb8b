"""The curve of a video's views: readings become paths, ticks and labels of one drawing. Pure.

A line per network, never their sum: each counts in its own way. A reading without number breaks
the line (a dotted bridge says that something is missing); nothing is ever drawn as zero.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from publish.calendar import PARIS, paris
from studio.words import dates

STEPS: Final = (1, 2, 5)
"""A tick stands on these, times a power of ten."""

MILESTONES: Final = (100, 500, 1_000, 2_000, 5_000, 10_000, 50_000, 100_000)
"""Counts worth a mark in mimosa."""

LABEL_GAP: Final = 17
"""Least distance of two labels at the end of lines, in units of the drawing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The readings of one line."""

    name: str
    """Class name of the line: the network."""
    label: str
    """As written at its end."""
    points: tuple[tuple[datetime, int | None], ...]
    """Moment and count in order; None where the network gave no number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The size of a drawing, in its own units."""

    width: int = 800
    height: int = 326
    left: int = 60
    right: int = 120
    top: int = 40
    bottom: int = 34
    ticks: int = 6
    """Most dates under the axis."""


WIDE: Final = Frame()
NARROW: Final = Frame(width=340, height=250, left=40, right=16, top=30, bottom=30, ticks=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A word of the drawing."""

    x: float
    y: float
    text: str
    anchor: str = "middle"
    cls: str = ""
    """Class name: the network, or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One network's line."""

    name: str
    """Class name."""
    path: str
    """What was read."""
    bridges: str
    """Dotted, over readings without number."""
    marks: tuple[tuple[float, float, str], ...]
    """Places of milestones, each with its words; of the line that stands highest only."""
    end: tuple[float, float] | None
    """Its last reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A whole drawing."""

    width: int
    height: int
    left: int
    right: int
    """x of the end of the grid."""
    base: float
    """y of zero."""
    grid: tuple[tuple[float, str], ...]
    """y and label of the horizontal lines."""
    days: tuple[Text, ...]
    lines: tuple[Line, ...]
    labels: tuple[Text, ...]
    """At the end of the lines."""


def chart(series: Iterable[Series], lang: str, frame: Frame = WIDE) -> Chart | None:
    """Return the drawing, None while there is not one number."""
    shown = tuple(one for one in series if any(value is not None for _, value in one.points))
    numbers = [value for one in shown for _, value in one.points if value is not None]
    if not numbers:
        return None
    begin = min(one.points[0][0] for one in shown)
    end = max(one.points[-1][0] for one in shown)
    if end - begin < timedelta(hours=1):
        end = begin + timedelta(hours=1)
    top_value, step = _scale(max(numbers))
    right, base = frame.width - frame.right, frame.height - frame.bottom

    def x(at: datetime) -> float:
        return round(frame.left + (right - frame.left) * ((at - begin) / (end - begin)), 1)

    def y(value: int) -> float:
        return round(base - (base - frame.top) * value / top_value, 1)

    lines = []
    for one in shown:
        places = [(x(at), None if value is None else y(value), value) for at, value in one.points]
        lines.append(_line(one.name, places, lang))
    first = max(lines, key=lambda line: -line.end[1] if line.end else -frame.height)
    lines = [line if line is first else replace(line, marks=()) for line in lines]
    return Chart(
        width=frame.width,
        height=frame.height,
        left=frame.left,
        right=right,
        base=base,
        grid=tuple((y(v), number(v, lang)) for v in range(0, top_value + 1, step)),
        days=_days(begin, end, x, lang, frame),
        lines=tuple(lines),
        labels=_labels(shown, lines, lang, right=right, narrow=frame.right < 60),
    )


def number(value: int, lang: str) -> str:
    """Return a count with its thousands apart: « 3 312 » (narrow no-break space), "3,312"."""
    return f"{value:,}" if lang == "en" else f"{value:,}".replace(",", "\u202f")


def _scale(largest: int) -> tuple[int, int]:
    """Return the top of the axis and the step of its lines: three to six lines, round numbers."""
    power = 1
    while True:
        for factor in STEPS:
            step = factor * power
            if largest <= 5 * step:
                return max(step, -(-largest // step) * step), step
        power *= 10


def _line(name: str, places: list[tuple[float, float | None, int | None]], lang: str) -> Line:
    path, bridges, marks = [], [], []
    last: tuple[float, float, int] | None = None
    broken = True
    for px, py, value in places:
        if py is None or value is None:
            broken = True
            continue
        if last is not None and broken:
            bridges.append(f"M{last[0]:g} {last[1]:g}L{px:g} {py:g}")
        path.append(f"{'M' if broken else 'L'}{px:g} {py:g}")
        passed = [m for m in MILESTONES if (last[2] if last else 0) < m <= value]
        if passed:
            marks.append((px, py, number(passed[-1], lang)))
        last, broken = (px, py, value), False
    return Line(
        name=name,
        path="".join(path),
        bridges="".join(bridges),
        marks=tuple(marks[-2:]),
        end=(last[0], last[1]) if last else None,
    )


def _days(
    begin: datetime, end: datetime, x: Callable[[datetime], float], lang: str, frame: Frame
) -> tuple[Text, ...]:
    """Return the words under the axis: hours within two days, else days at midnight."""
    y = frame.height - frame.bottom + 22
    if end - begin <= timedelta(days=2):
        hours = max(1, -(-int((end - begin) / timedelta(hours=1)) // frame.ticks))
        moments = [begin + timedelta(hours=n * hours) for n in range(frame.ticks + 1)]
        words = [(at, dates.clock(at, lang)) for at in moments if at <= end]
    else:
        first = paris(begin).date()
        span = (paris(end).date() - first).days
        step = max(1, -(-span // frame.ticks))
        days = [first + timedelta(days=n) for n in range(0, span + 1, step)]
        words = [
            (datetime(d.year, d.month, d.day, tzinfo=PARIS), dates.short_day(d, lang)) for d in days
        ]
        words = [(max(at, begin), word) for at, word in words]
    return tuple(Text(x=x(at), y=y, text=word) for at, word in words)


def _labels(
    shown: tuple[Series, ...], lines: list[Line], lang: str, *, right: int, narrow: bool
) -> tuple[Text, ...]:
    """Return the words at the end of the lines, moved apart where they would meet."""
    wanted = []
    for one, line in zip(shown, lines, strict=True):
        count = next(value for _, value in reversed(one.points) if value is not None)
        if line.end is not None:
            wanted.append((line.end[1], one.name, f"{one.label} {number(count, lang)}"))
    wanted.sort()
    ys: list[float] = []
    for y, _, _ in wanted:
        ys.append(max(y, ys[-1] + LABEL_GAP) if ys else y)
    anchor, dx, dy = ("end", 0, -8) if narrow else ("start", 12, 5)
    return tuple(
        Text(x=right + dx, y=round(y + dy, 1), text=text, anchor=anchor, cls=name)
        for y, (_, name, text) in zip(ys, wanted, strict=True)
    )
