"""Moving covers, one for each bundled template: the design's posters, alive.

The upper quarter stays free: the page sets the title there, in the reader's language. Each moves in
a loop of four seconds.
"""

from __future__ import annotations

from media.troupe.cast import CORAIL, LEAF, MIMOSA, Mood, bubble, chair, form, grass
from media.troupe.motion import arrive, keyed, squash, wave
from media.troupe.pencil import Pencil

LOOP = 120
"""Frames after which a cover is where it began."""


def wildlife(p: Pencil, n: int) -> None:
    """The form stands in the grass and looks about; only its eyes dare to move."""
    n %= LOOP
    look = keyed(n, ((8, 0.3), (14, -1), (40, -1), (47, 1), (76, 1), (84, 0.3)))
    mood = Mood(look_x=look, look_y=0.25, mouth="frown" if 30 < n < 84 else "flat",
                lids=1.0 if n in range(24, 28) or n in range(100, 104) else 0.0)  # fmt: skip
    with p.turned(-6 + 1.6 * wave(n, LOOP), 90, 296), p.moved(90, 296):
        form(p, mood, legs=28)
    for x, tall, late in ((10, 86, 0), (24, 42, 20), (168, 96, 40), (154, 38, 8)):
        grass(p, x, 296, tall, 6 * wave(n + late, 60), LEAF)
    _ground(p)


def translation(p: Pencil, n: int) -> None:
    """A long murmur on the left; a short answer on the right."""
    n %= LOOP
    with p.moved(76, 150 + 2 * wave(n, 60)):
        talk = (0.3, 0.9, 0.5, 1.0, 0.2, 0.7)[n // 3 % 6] if n < 62 else 0.0
        mood = Mood(look_x=0.2, talk=talk, mouth="wobble", lids=1.0 if n in range(90, 94) else 0.0)
        bubble(p, mood, tall=72)
    size = 1.0 if n >= 104 else arrive(n, 66, 16)
    size *= keyed(n, ((112, 1), (119, 0)))
    if size > 0.02:
        with p.stretched(size, size, 150, 268):
            p.shape("M70 222h92q10 0 10 10v30q0 10-10 10h-6v20l-20-20H70"
                    "q-10 0-10-10v-30q0-10 10-10z",
                    MIMOSA)  # fmt: skip
            p.words("oui.", 116, 247, 23)


def interview(p: Pencil, n: int) -> None:
    """Two chairs look at each other; on the beat they change sides."""
    n %= LOOP
    swap = keyed(n, ((48, 0), (66, 1), (108, 1), (119, 0)))
    lift = 26 * wave(swap, 2) if 0 < swap < 1 else 0.0
    wide, tall = squash(n, 66, 0.1) if n >= 66 else (1.0, 1.0)
    shut = n in range(20, 24) or n in range(90, 94)
    with p.moved(125 - 68 * swap, 296), p.stretched(wide, tall, 0, 0):
        chair(p, Mood(look_x=1 - 2 * (1 - swap), mouth="frown" if swap < 0.5 else "smile",
                      lids=1.0 if shut else 0.0), paint="#7fb0ea")  # fmt: skip
    with p.moved(57 + 68 * swap, 296 - lift), p.stretched(wide, tall, 0, 0):
        chair(p, Mood(look_x=1 - 2 * swap, mouth="smile" if swap < 0.5 else "frown",
                      lids=1.0 if shut else 0.0), paint=CORAIL)  # fmt: skip
    with p.moved(0, -2 + 2 * wave(n, 40)):
        p.shape("M56 116q34-26 68 0", None, 4)
        p.shape("M116 104l9 12-14 4", None, 4)
    _ground(p)


def _ground(p: Pencil) -> None:
    p.shape("M14 296H166", None, 4.5)
