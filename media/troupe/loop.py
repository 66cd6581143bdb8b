"""Acts of « La boucle infernale »: two counters send a CV to each other, until a hand says stop."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from media.troupe.cast import CIEL, CORAIL, MENTHE, MIMOSA, RED, WOOD, Mood, chair
from media.troupe.motion import blink, keyed, squash, wave
from media.troupe.part import Part
from media.troupe.pencil import CREAM, Pencil
from media.troupe.props import cv, glove, rays, sparkle, talks

FLOOR = "#86b3e6"
LEFT, RIGHT = 48.0, 132.0


def cover(p: Pencil, n: int) -> None:
    """A CV runs round and round after its own arrow."""
    n %= 120
    with p.turned(n * 3, 90, 204):
        for side in (0, 180):
            with p.turned(side, 90, 204):
                p.shape("M18 196A72 72 0 0 1 138 150", None, 9)
                p.shape("M120 142L144 154L122 170", None, 9)
    tired = Mood(look_x=wave(n, 120), look_y=wave(n, 120, 0.25), brow=-0.7, mouth="wobble",
                 lids=1.0 if n in range(50, 54) else 0.15)  # fmt: skip
    with p.moved(90, 258 - 3 * abs(wave(n, 20))), p.stretched(0.92, 0.92, 0, 0):
        cv(p, tired)


def counter(side: int, p: Pencil, n: int) -> None:
    """The CV listens here, then walks over there; the last frame is the other's first."""
    here, there = (LEFT, RIGHT) if side == 0 else (RIGHT, LEFT)
    way = 1 if side == 0 else -1
    go = keyed(n, ((54, 0), (86, 1)))
    arrived = n >= 86
    _counters(p, n, 1 - side if arrived else side, talk=talks(n, 8, 50))
    walking = 54 < n < 86
    mood = Mood(
        look_x=way * (0.1 if arrived else 0.7 if n > 50 else -0.1),
        look_y=-0.8 if n < 48 or arrived else 0.1, brow=-0.6,
        mouth="flat" if n < 40 or arrived else "frown", lids=1.0 if 36 <= n < 40 else 0.0,
    )  # fmt: skip
    hop = abs(wave(n, 14)) * 9 if walking else 0.0
    _traveller(p, here + (there - here) * go, hop, n if walking else 0, mood)


def the_stop(p: Pencil, n: int) -> None:
    """A glove comes up and presses the red button; a door nobody had seen opens in the middle."""
    press = 26
    frozen = n >= press
    _counters(p, min(n, press), 0, talk=talks(n, 0, press) if not frozen else 0.0, shut=frozen)
    opened = keyed(n, ((press + 14, 0), (press + 30, 1)))
    if opened > 0.02:
        with p.stretched(opened, 1, 90, 200):
            p.box(56, 102, 68, 128, 4, "#fff3d0")
            p.words("STAGE", 90, 122, 17)
            for index in range(3):
                sparkle(p, 72 + index * 18, 146 + index % 2 * 22, 8 * abs(wave(n, 34, index / 4)))
    glad = n > press + 24
    mood = Mood(look_x=0.6, look_y=-0.4 if glad else 0.8, pupil=1.0 if glad else 0.7,
                mouth="grin" if glad else "open", lids=1.0 if blink(n, 40, 80) else 0.0,
                brow=0 if glad else -0.6)  # fmt: skip
    wide, tall = squash(n, press + 24, 0.12)
    x = keyed(n, ((0, LEFT), (press + 34, LEFT), (press + 60, 90)))
    with p.stretched(wide, tall, x, 268):
        _traveller(p, x, abs(wave(n, 12)) * 8 if press + 34 < n < press + 60 else 0.0, 0, mood)
    down = 7 if frozen else 0
    p.box(108, 274, 64, 26, 6, CREAM)
    p.box(120, 262 + down, 40, 14, 6, RED)
    p.words("STOP", 140, 288, 13, "show", RED)
    fall = keyed(n, ((4, 300), (16, 130), (20, 140), (press, 0)))
    flat, high = squash(n, press, 0.2)
    hand = Mood(look_x=-0.7, look_y=0.3 if frozen else 0.9, brow=0.6, lids=1.0 if blink(n, 52,
                64) else 0.1,
                mouth="smile" if frozen else "flat")  # fmt: skip
    with p.moved(140, 266 - fall), p.stretched(0.62 * flat, 0.62 * high, 0, 0):
        glove(p, hand, thumb=-1)
    if press <= n < press + 10:
        rays(p, 140, 268, 30, 40 + n - press, 9)


PARTS: Mapping[str, Part] = {
    "cover-boucle-infernale": (CIEL, cover, 120),
    "loop-experience": (CIEL, partial(counter, 0), 90),
    "loop-position": (CIEL, partial(counter, 1), 90),
    "loop-stop": (CIEL, the_stop, 110),
}
"""What this module plays; see media.troupe.more."""


def _counters(p: Pencil, n: int, talking: int, *, talk: float, shut: bool = False) -> None:
    """The two windows, each with its chair; the one that talks leans out."""
    p.floor(270, FLOOR)
    for side, x, paint in ((0, LEFT - 4, CORAIL), (1, RIGHT + 4, MENTHE)):
        busy = side == talking and talk > 0
        lean = 3 * wave(n, 20) if busy else 0.0
        mood = Mood(look_x=0.4 - 0.8 * side, look_y=0.7 if side == talking else 0.0,
                    lids=1.0 if shut or blink(n, 62, 20 + side * 30) else 0.35, brow=0.5,
                    talk=talk if side == talking else 0.0, mouth="flat")  # fmt: skip
        p.box(x - 40, 96, 80, 92, 5, CREAM if not shut else "#d9d2d6")
        with p.moved(x, 198), p.turned(lean, 0, 0), p.stretched(0.84, 0.84, 0, 0):
            chair(p, mood, paint=paint, legs=0)
        p.box(x - 42, 178, 84, 22, 3, WOOD)
        p.words(f"GUICHET {side + 1}", x, 189.5, 12, "show", CREAM)
        if shut:
            p.box(x - 26, 104, 52, 20, 4, MIMOSA, 3.6)
            p.words("PAUSE", x, 114.5, 13)


def _traveller(p: Pencil, x: float, hop: float, n: int, mood: Mood) -> None:
    step = wave(n, 14)
    with p.moved(x, 288 - hop), p.stretched(0.62, 0.62, 0, 0):
        p.shape(f"M-15 -14L{-15 - step * 12:.1f} 0M15 -14L{15 + step * 12:.1f} 0", None, 7)
        with p.moved(0, -12), p.turned(step * 4, 0, 0):
            cv(p, mood)
