"""Where a moving focus point is at each frame, as a number and as a formula for ffmpeg. Pure.

Between two keys it goes by a cubic curve (Hermite's). At a key it starts and stops gently, or
passes at the pace of its neighbours; a key that passes never overshoots (Fritsch and Carlson, SIAM
J. Numer. Anal. 17, 1980: no slope more than three times that of the chords beside it).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from media.timeline import FocusKey
from media.timing import decimal

Point = tuple[int, Fraction, bool]
"""Frame, place, and whether it is passed without stopping."""
STEEPEST = 3
"""Times the chord beside it."""


@lru_cache(maxsize=4096)
def focus(keys: tuple[FocusKey, ...], frame: int) -> tuple[Fraction, Fraction]:
    """The focus point at a frame; before the first key and after the last it stands."""
    across, down = points(keys)
    return place(across, frame), place(down, frame)


def points(keys: Sequence[FocusKey]) -> tuple[list[Point], list[Point]]:
    """The course across and the course down."""
    return ([(key.at, key.x, key.passing) for key in keys],
            [(key.at, key.y, key.passing) for key in keys])  # fmt: skip


def place(course: Sequence[Point], frame: int) -> Fraction:
    """Where a course is at a frame."""
    after = next((n for n, point in enumerate(course) if point[0] > frame), len(course))
    if after in (0, len(course)):
        return course[0 if after == 0 else -1][1]
    (at, here, _), (then, there, _) = course[after - 1], course[after]
    u = Fraction(frame - at, then - at)
    way = here + (there - here) * u * u * (3 - 2 * u)
    leaves, comes = _turns(course, after)
    return way + leaves * u * (1 - u) * (1 - u) - comes * u * u * (1 - u)


def formula(course: Sequence[Point], first: int) -> str:
    """The same as a formula of the frame `n` of a shot that begins at frame `first`."""
    found = decimal(course[-1][1], 6)
    for after in range(len(course) - 1, 0, -1):
        (at, here, _), (then, there, _) = course[after - 1], course[after]
        u = f"clip((n+{first - at})/{max(1, then - at)},0,1)"
        way = f"{decimal(here, 6)}+({decimal(there - here, 6)})*{u}*{u}*(3-2*{u})"
        leaves, comes = _turns(course, after)
        if leaves:
            way += f"+({decimal(leaves, 6)})*{u}*(1-{u})*(1-{u})"
        if comes:
            way += f"-({decimal(comes, 6)})*{u}*{u}*(1-{u})"
        found = f"if(lt(n+{first},{then}),{way},{found})"
    return found


def _turns(course: Sequence[Point], after: int) -> tuple[Fraction, Fraction]:
    """How fast it leaves the key before `after`, and comes to that one, for the whole way."""
    long = max(1, course[after][0] - course[after - 1][0])
    return _pace(course, after - 1) * long, _pace(course, after) * long


def _pace(course: Sequence[Point], index: int) -> Fraction:
    """How fast it passes a key, each frame."""
    if not course[index][2]:
        return Fraction(0)
    around = range(max(0, index - 1), min(len(course) - 1, index + 1))
    chords = [_chord(course, n) for n in around]
    if not chords or min(chords) < 0 < max(chords) or 0 in chords:
        return Fraction(0)
    low, high = max(0, index - 1), min(len(course) - 1, index + 1)
    steady = (course[high][1] - course[low][1]) / max(1, course[high][0] - course[low][0])
    limit = STEEPEST * min(abs(chord) for chord in chords)
    return max(-limit, min(steady, limit))


def _chord(course: Sequence[Point], index: int) -> Fraction:
    (at, here, _), (then, there, _) = course[index], course[index + 1]
    return Fraction(there - here) / max(1, then - at)
