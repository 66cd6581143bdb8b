"""A part of a film that cannot be made out, and that moves with whom it hides. Pure.

It is put on the film itself, by the number of its pictures and before anything is framed: so still,
draft and final file hide the same, whatever is done to time or framing. Within a stretch the box
keeps its size, the largest that is needed in it; it may only be too large.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from media.effects import CoverKey
from media.filters import crop_moving, overlay_moving, scale
from media.graph import Stream
from media.timing import RATE, decimal

COARSE = 8
"""Dots that the box is wide: a face in it has five."""
SAME = Fraction(5, 4)
"""Times by which a box may be larger than needed before a new stretch begins."""
NOW = f"round(t*{RATE})"
"""The number of the picture, as a word of a filter's formula."""
FAR = 1 << 30
"""A picture that no film has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Pictures in which the box has one size."""

    first: int
    last: int
    """The last of them, included."""
    width: Fraction
    """Share of the picture."""
    height: Fraction
    keys: tuple[CoverKey, ...]
    """Where its middle goes."""


def covered(
    stream: Stream, keys: Sequence[CoverKey], size: tuple[int, int], first: int, last: int
) -> Stream:
    """The pictures `first` to `last` of a film, `size` pixels large, with the part hidden."""
    for part in stretches(keys):
        if part.first <= last and first <= part.last:
            stream = _hidden(stream, part, size)
    return stream


def stretches(keys: Sequence[CoverKey]) -> tuple[Stretch, ...]:
    """The stretches of a box's way, over all pictures there are: at its ends it stays."""
    if not keys:
        return ()
    ends = [(0, keys[0], keys[0]), *((a.at, a, b) for a, b in pairwise(keys)),
            (keys[-1].at, keys[-1], keys[-1])]  # fmt: skip
    found: list[list[tuple[int, CoverKey, CoverKey]]] = []
    for each in ends:
        if found and _alike([*found[-1], each]):
            found[-1].append(each)
        else:
            found.append([each])
    starts = [group[0][0] for group in found[1:]] + [FAR]
    return tuple(
        _stretch(group, end - 1) for group, end in zip(found, starts, strict=True)
        if end > group[0][0]
    )  # fmt: skip


def _alike(group: list[tuple[int, CoverKey, CoverKey]]) -> bool:
    wide = [max(a.width, b.width) for _, a, b in group]
    high = [max(a.height, b.height) for _, a, b in group]
    return max(wide) <= SAME * min(wide) and max(high) <= SAME * min(high)


def _stretch(group: list[tuple[int, CoverKey, CoverKey]], last: int) -> Stretch:
    keys = [key for _, a, b in group for key in (a, b)]
    return Stretch(
        first=group[0][0], last=last, width=max(key.width for key in keys),
        height=max(key.height for key in keys),
        keys=tuple({key.at: key for key in keys}.values()),
    )  # fmt: skip


def _hidden(stream: Stream, part: Stretch, size: tuple[int, int]) -> Stream:
    wide, high = _even(part.width * size[0], size[0]), _even(part.height * size[1], size[1])
    left = _edge([(key.at, key.x) for key in part.keys], size[0], wide)
    top = _edge([(key.at, key.y) for key in part.keys], size[1], high)
    box = crop_moving(stream, wide, high, left, top)
    dots = scale(box, COARSE, max(2, COARSE * high // wide), "area")
    shown = f"between({NOW},{part.first},{part.last})"
    return overlay_moving(stream, scale(dots, wide, high, "bilinear"), left, top, shown)


def _edge(course: list[tuple[int, Fraction]], whole: int, part: int) -> str:
    """An edge of the box as a formula, in even pixels: between them colour would stay behind."""
    middle = f"({_way(course)})*{whole}-{part}/2"
    return f"2*floor(clip({middle},0,{whole - part})/2)"


def _way(course: list[tuple[int, Fraction]]) -> str:
    """The middle as a formula: straight from key to key, halved again and again (ffmpeg nests no
    deeper than a hundred)."""
    if len(course) == 1:
        return decimal(course[0][1], 6)
    if len(course) == 2:
        (at, here), (then, there) = course
        growth = decimal((there - here) / max(1, then - at), 9)
        return f"{decimal(here, 6)}+({growth})*(clip({NOW},{at},{then})-{at})"
    half = len(course) // 2
    border = course[half][0]
    return f"if(lt({NOW},{border}),{_way(course[: half + 1])},{_way(course[half:])})"


def _even(value: Fraction, most: int) -> int:
    return min(most // 2 * 2, max(16, -(-value.numerator // value.denominator) // 2 * 2 + 2))
