"""Acts of « Le silence gênant »: a chair asks, a bubble stays empty, the clock hears it all."""

from __future__ import annotations

import math
from collections.abc import Mapping

from media.troupe.cast import (
    CORAIL,
    MENTHE,
    MIMOSA,
    PECHE,
    RED,
    WOOD,
    Mood,
    bubble,
    chair,
    desk,
    sweat,
)
from media.troupe.motion import arrive, blink, drop, keyed, shake, squash, wave
from media.troupe.part import Part
from media.troupe.pencil import CREAM, Pencil
from media.troupe.props import alarm_clock, rays, sparkle, talks

FLOOR = "#86c7ab"


def cover(p: Pencil, n: int) -> None:
    """The alarm clock looks left, looks right, and waits with everybody."""
    n %= 120
    look = keyed(n, ((0, -0.9), (34, -0.9), (40, 0.9), (92, 0.9), (98, -0.9)))
    mood = Mood(look_x=look, lids=1.0 if n in range(64, 68) else 0.0, mouth="flat")
    with p.moved(90, 292), p.turned(1.4 * (1 if n // 15 % 2 else -1), 0, 0):
        alarm_clock(p, mood, hand=(n // 15) * 45 + (4 if n % 15 < 2 else 0))
    p.floor(292, FLOOR)


def question(p: Pencil, n: int) -> None:
    """« Parlez-moi de vous. » The chair leans back, pleased with its question."""
    lean = keyed(n, ((0, 0), (12, 7), (58, 5), (70, -4)))
    asks = Mood(look_x=0.6, look_y=0.1, lids=1.0 if blink(n, 60) else 0.18, brow=0.4,
                talk=talks(n, 8, 54), mouth="smile")  # fmt: skip
    with p.turned(lean, 48, 250), p.moved(48, 270):
        chair(p, asks, legs=58)
    desk(p, 244)
    dawn = keyed(n, ((50, 0), (68, 1)))
    hears = Mood(look_x=-0.8, look_y=0.1, lids=1.0 if blink(n, 70, 40) else 0.0,
                 pupil=1 - 0.45 * dawn, brow=-0.9 * dawn,
                 mouth="smile" if n < 56 else "small")  # fmt: skip
    wide, tall = squash(n, 56, 0.06)
    with p.moved(132, 178 + wave(n, 44) * 2), p.stretched(0.62 * wide, 0.76 * tall, 0, 0):
        bubble(p, hears, tall=80, tail=1)


def the_silence(p: Pencil, n: int) -> None:
    """Nothing happens, at length. A ball of paper rolls through like tumbleweed."""
    p.floor(252, FLOOR)
    p.box(52, 224, 76, 52, 3, WOOD)
    look = keyed(n, ((10, 0), (18, -0.9), (42, -0.9), (50, 0.9), (76, 0.9), (84, 0)))
    mood = Mood(look_x=look, look_y=keyed(n, ((84, 0), (92, 0.5))),
                lids=1.0 if blink(n, 58, 96) else 0.0, mouth="flat" if n < 110 else "wobble",
                brow=0 if n < 110 else -0.6)  # fmt: skip
    swing = 1.6 * (1 if n // 15 % 2 else -1)
    with p.moved(90, 224), p.stretched(0.62, 0.62, 0, 0), p.turned(swing, 0, 0):
        alarm_clock(p, mood, hand=(n // 15) * 30 + (5 if n % 15 < 2 else 0))
    with p.moved(26, 300), p.stretched(0.86, 0.86, 0, 0), p.turned(3, 0, 0):
        chair(p, Mood(look_x=1, lids=1.0 if blink(n, 64, 20) else 0.2, mouth="flat"), legs=56)
    void = Mood(look_x=-0.7, look_y=0.6, pupil=0.5, lids=1.0 if blink(n, 72, 30) else 0.0,
                brow=-0.9, mouth="small")  # fmt: skip
    with p.moved(146, 222 + shake(n, 0.5)), p.stretched(0.52, 0.7, 0, 0):
        bubble(p, void, tall=80, tail=1)
    along = keyed(n, ((40, -40), (150, 230)))
    bounce = abs(math.sin(along / 21)) * 13
    with p.moved(along, 292 - bounce), p.turned(along * 3.2, 0, 0):
        p.shape("M-13 -3L-9 -11 1 -14 10 -10 14 0 9 10 -1 13 -11 9Z", CREAM, 3.6)
        p.shape("M-9 -11L-2 -2 10 -10M-2 -2L-11 9M-2 -2L9 10", None, 2.6)


def the_answer(p: Pencil, n: int) -> None:
    """The bubble fills its lungs; one tiny sound comes out and the clock rings with shame."""
    p.floor(272, FLOOR)
    ring = shake(n, 3) if 44 < n < 62 else 0.0
    with p.moved(146, 262), p.stretched(0.42, 0.42, 0, 0):
        rings = Mood(look_x=-0.6, look_y=0.1, lids=0.95 if n > 44 else 0.0, mouth="wobble")
        alarm_clock(p, rings, hand=0, ring=ring)
    breath = keyed(n, ((0, 0), (14, 1), (18, 1), (24, -0.35), (40, 0)))
    nerves = Mood(
        look_x=-0.3, look_y=keyed(n, ((0, -0.9), (18, -0.6), (30, 0.3))), pupil=0.75, brow=-1.0,
        lids=1.0 if blink(n, 50, 52) else 0.0, talk=talks(n, 18, 40) * 0.5, mouth="wobble",
    )  # fmt: skip
    with p.moved(74 + shake(n, 0.8), 168), p.stretched(1 + 0.16 * breath, 1 + 0.2 * breath, 0, 0):
        bubble(p, nerves, wide=124, tall=92)
    if n > 26:
        for x, late in ((24, 0), (128, 10)):
            sweat(p, x, 138 + drop((n + late) % 48, 0, 48) * 70, 1.0)


def take_two(p: Pencil, n: int) -> None:
    """Three sentences, three ticks; the bubble grows with each."""
    p.floor(282, FLOOR)
    told = sum(1 for at in (12, 78, 144) if n >= at)
    last = (12, 78, 144)[max(0, told - 1)]
    wide, tall = squash(n, last, 0.08)
    glow = keyed(n, ((0, 0.86), (12, 0.92), (78, 0.98), (144, 1.06)))
    ease = Mood(
        look_x=-0.2, lids=1.0 if blink(n, 62) else 0.05, brow=0.25 if told > 1 else 0,
        talk=max(talks(n, at, at + 44) for at in (12, 78, 144)),
        mouth="grin" if told == 3 else "smile",
    )  # fmt: skip
    with p.moved(90, 160), p.stretched(glow * wide, glow * tall, 0, 0):
        bubble(p, ease, wide=136, tall=96)
    for index, at in enumerate((12, 78, 144)):
        size = arrive(n, at, 14)
        x = 42 + index * 48
        p.box(x - 15, 238, 30, 30, 6, CREAM, 4)
        if size > 0.05:
            with p.stretched(size, size, x, 253):
                p.box(x - 15, 238, 30, 30, 6, MIMOSA, 4)
                p.shape(f"M{x - 8} 253l6 7 11-14", None, 5)
        if at <= n < at + 8:
            rays(p, x, 253, 21, 25 + (n - at), 8)


def monday(p: Pencil, n: int) -> None:
    """The chair turns its calendar round: Monday, ringed in red."""
    turn = keyed(n, ((0, 0.05), (12, 1)))
    won = Mood(look_x=0.5, lids=1.0 if blink(n, 56) else 0.0, talk=talks(n, 10, 48), mouth="grin",
               brow=-0.3)  # fmt: skip
    with p.moved(50, 270), p.turned(keyed(n, ((0, 0), (10, 6))), 0, 0):
        chair(p, won, legs=58)
    desk(p, 244)
    with p.moved(132, 236), p.stretched(turn, 1, 0, 0):
        p.box(-34, -84, 68, 78, 5, CREAM)
        p.box(-34, -84, 68, 24, 5, CORAIL)
        p.words("LUNDI", 0, -71, 15)
        p.words("9 h", 0, -34, 26)
        if n > 24:
            p.oval(0, -35, 29, 19 * arrive(n, 24, 12), None, 4, RED)
    if n > 30:
        for index, (x, y) in enumerate(((92, 130), (168, 142), (20, 112))):
            sparkle(p, x, y, 10 * abs(wave(n - 30, 44, index / 5)), MIMOSA)


def contagion(p: Pencil, n: int) -> None:
    """Now it is the chair that finds no words; the clock starts again."""
    p.floor(272, FLOOR)
    blank = Mood(look_x=keyed(n, ((20, 0), (26, -0.8), (48, -0.8), (54, 0.8))), look_y=-0.2,
                 pupil=0.6,
                 brow=-0.9, lids=1.0 if blink(n, 40) else 0.0, mouth="wobble",
                 talk=talks(n, 44, 70) * 0.4)  # fmt: skip
    with p.moved(62 + shake(n, 0.7), 276), p.stretched(1.15, 1.15, 0, 0):
        chair(p, blank, legs=60)
    glee = Mood(look_x=-0.9, look_y=0.1, lids=1.0 if blink(n, 66, 30) else 0.25, mouth="smile",
                brow=0.5)  # fmt: skip
    with p.moved(138, 268), p.stretched(0.5, 0.5, 0, 0):
        alarm_clock(p, glee, hand=(n // 15) * 30, paint=PECHE)
    if n > 20:
        sweat(p, 106, 122 + drop(n % 50, 0, 50) * 60, 1.1)


PARTS: Mapping[str, Part] = {
    "cover-silence-genant": (MENTHE, cover, 120),
    "silence-question": (MENTHE, question, 96),
    "silence-hold": (MENTHE, the_silence, 150),
    "silence-answer": (MENTHE, the_answer, 84),
    "silence-take-two": (MENTHE, take_two, 204),
    "silence-monday": (MENTHE, monday, 84),
    "silence-contagion": (MENTHE, contagion, 96),
}
"""What this module plays; see media.troupe.more."""
