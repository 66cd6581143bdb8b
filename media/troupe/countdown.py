"""Acts of « Quinze secondes chrono »: a stack of files leans while somebody explains."""

from __future__ import annotations

import math
from collections.abc import Mapping

from media.troupe.cast import CIEL, CORAIL, LILAS, MENTHE, MIMOSA, Mood, face, sweat
from media.troupe.motion import arrive, blink, drop, keyed, shake, squash, wave
from media.troupe.part import Part
from media.troupe.pencil import CREAM, Pencil
from media.troupe.props import confetti, puff, rays, sparkle

FLOOR = "#ea7c66"
INKS = (CIEL, CREAM, MIMOSA, MENTHE, LILAS, CREAM, CIEL, MIMOSA, MENTHE)
THIN = 150.0 / 9
"""Thickness of a file in the tallest stack, in units."""
STEP = 62
"""Frames between one more file and the next."""

Place = tuple[float, float, float]
"""x, y and angle."""


def cover(p: Pencil, n: int) -> None:
    """The stack sways and thinks better of it."""
    n %= 120
    lean = 3.2 + 1.6 * wave(n, 120) + 0.6 * wave(n, 40)
    mood = Mood(look_x=keyed(n, ((0, 0.9), (40, 0.9), (50, -0.6), (80, -0.6), (92, 0.9))),
                look_y=0.6,
                brow=-0.6, mouth="flat", lids=1.0 if n in range(60, 64) else 0.0)  # fmt: skip
    _stack(p, 5, lean, mood)
    p.floor(296, FLOOR)
    for index in range(2):
        p.shape(f"M{32 - index * 2} {150 - index * 20}l-{14 - 4 * index} -{6 + 6 * index}", None, 4)


def leaning(p: Pencil, n: int) -> None:
    """Every two seconds one more file lands, and the stack leans a little more."""
    count = min(9, 4 + n // STEP)
    since = n % STEP if STEP <= n < 6 * STEP else 99
    lean = keyed(n, ((0, 0.4), (120, 1.2), (240, 2.4), (330, 3.2), (390, 4.2)))
    lean += wave(n, 46 - n * 0.05) * (0.3 + n / 500)
    fright = n / 390
    mood = Mood(
        look_x=0.8 if n % 90 < 50 else -0.5, look_y=0.7 if since > 14 else -0.8,
        pupil=1 - 0.4 * fright,
        brow=-0.3 - 0.7 * fright, lids=1.0 if blink(n, 64) else 0.0,
        mouth="flat" if n < 120 else "wobble",
    )  # fmt: skip
    _stack(p, count, lean, mood, landed=since)
    p.floor(296, FLOOR)
    if n > 180:
        for index in range(1 + int(n > 280)):
            fall = (n + index * 24) % 48
            sweat(p, 150 - index * 118, 150 + drop(fall, 0, 48) * 80, 1.1)


def the_fall(p: Pencil, n: int) -> None:
    """On the last word, everything goes. One sheet takes its time."""
    files, (hx, hy, ha) = _places(9, 4.2)
    tip = drop(n, 14, 20)
    sway = shake(n, 1.2) if n < 14 else 0.0
    p.floor(296, FLOOR)
    for index, (x, y, angle) in enumerate(files):
        to_x, to_y, turned = 20 + index * 18, 284 - index % 3 * 12, 24 + index * 47 % 60
        across = min(1.0, tip * (0.4 + index * 0.08) + (tip > 0.9) * 0.4)
        _file(p, x + sway + (to_x - x) * across, y + (to_y - y) * tip,
              angle + (turned - angle) * tip, INKS[index], THIN)  # fmt: skip
    daze = Mood(look_x=0 if n > 40 else 0.8, look_y=0.2 if n > 40 else 0.9, brow=-1.0, pupil=0.6,
                lids=1.0 if blink(n, 34, 46) else 0.0,
                mouth="open" if n < 44 else "small")  # fmt: skip
    _head(p, hx + (140 - hx) * tip, hy + (246 - hy) * tip, ha + (24 - ha) * tip, daze)
    if 32 <= n < 58:
        for index in range(4):
            puff(p, 30 + index * 42, 288, (n - 32 - index * 2) / 24)
    if n > 30:
        y = keyed(n, ((30, 70), (110, 276)))
        with p.moved(40 + 22 * wave(n, 36), y), p.turned(24 * wave(n, 36, 0.25), 0, 0):
            p.box(-12, -15, 24, 30, 2, CREAM, 3.6)


def it_holds(p: Pencil, n: int) -> None:
    """It should fall. It sways. It stands. A feather settles on top."""
    lean = 4.2 * math.exp(-n / 26) * math.cos(n / 7) if n > 6 else 4.2
    amazed = n > 44
    y = keyed(n, ((20, 40), (64, 104)))
    mood = Mood(look_y=-0.9 if 20 < n < 70 else 0.1, look_x=0.1, pupil=0.6 if n < 60 else 1.0,
                brow=-0.8 if not amazed else -0.3, mouth="wobble" if not amazed else "grin",
                lids=1.0 if blink(n, 40, 74) else 0.0)  # fmt: skip
    _stack(p, 9, lean, mood)
    p.floor(296, FLOOR)
    with (
        p.moved(78 + 14 * wave(n, 44) * (n < 64), y - 8),
        p.turned(-30 + 18 * wave(n, 44) * (n < 64), 0, 0),
    ):
        p.shape("M-20 6Q-10 -12 22 -8Q10 8 -20 6ZM-20 6L8 -3", CREAM, 3.4)
    if 66 <= n < 74:
        rays(p, 90, 100, 50, 60, 10)
    if n > 66:
        for index, (x, sy) in enumerate(((24, 150), (160, 170), (30, 230))):
            sparkle(p, x, sy, 11 * abs(wave(n - 66, 34, index / 5)))
        confetti(p, n, 70, 18)


PARTS: Mapping[str, Part] = {
    "cover-quinze-secondes-chrono": (CORAIL, cover, 120),
    "countdown-leaning": (CORAIL, leaning, 390),
    "countdown-fall": (CORAIL, the_fall, 110),
    "countdown-holds": (CORAIL, it_holds, 110),
}
"""What this module plays; see media.troupe.more."""


def _stack(p: Pencil, count: int, lean: float, mood: Mood, landed: int = 99) -> None:
    """So many files and the face on top; each leans by `lean` degrees more than the last."""
    files, (x, y, angle) = _places(count, lean)
    for index, (fx, fy, turned) in enumerate(files):
        late = (1 - arrive(landed, 0, 10)) * 70 if index == count - 1 and landed < 10 else 0.0
        _file(p, fx, fy - late, turned, INKS[index], _thick(count))
    wide, tall = squash(landed, 6, 0.1) if landed < 40 else (1.0, 1.0)
    hop = 26 * arrive(landed, -4, 8) * (landed < 8)
    with p.moved(x, y - hop), p.stretched(wide, tall, 0, 0), p.moved(-x, -y):
        _head(p, x, y, angle, mood)


def _places(count: int, lean: float) -> tuple[tuple[Place, ...], Place]:
    """Middle and angle of each file from the floor up, then of the face on top."""
    thick = _thick(count)
    x, y, angle = 84.0, 294.0, 0.0
    files: list[Place] = []
    for _ in range(count):
        angle += lean * (5 / count)
        files.append((x, y - thick / 2, angle * 0.8))
        x += thick * math.sin(math.radians(angle)) * 1.35
        y -= thick * 0.985
    return tuple(files), (x, y - 21, angle)


def _thick(count: int) -> float:
    return min(30.0, 150.0 / count)


def _file(
    p: Pencil, x: float, y: float, angle: float, paint: str, thick: float, half: float = 54.0
) -> None:
    with p.moved(x, y), p.turned(angle, 0, 0):
        p.box(-half, -thick / 2, half * 2, thick, 4, paint)
        p.box(half * 0.34, -thick * 0.22, half * 0.46, thick * 0.44, 2, CREAM, 2.6)


def _head(p: Pencil, x: float, y: float, angle: float, mood: Mood) -> None:
    with p.moved(x, y), p.turned(angle, 0, 0):
        p.box(-46, -20, 92, 40, 5, CREAM)
        face(p, 0, -2, mood, apart=26, eye=9)
