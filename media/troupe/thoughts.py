"""Acts of « La voix intérieure »: what is said is calm; what is thought runs in circles."""

from __future__ import annotations

import math
from collections.abc import Mapping

from media.troupe.cast import (
    CIEL,
    CORAIL,
    MIMOSA,
    RED,
    WATER,
    Mood,
    bubble,
    chair,
    desk,
    face,
    sweat,
)
from media.troupe.motion import arrive, blink, drop, keyed, shake, squash, wave
from media.troupe.part import Part
from media.troupe.pencil import CREAM, Pencil
from media.troupe.props import puff, rays, talks

FLOOR = "#8fb9ea"
INSIDE = "#3a2b55"
BRAIN = "#f3b6c4"


def cover(p: Pencil, n: int) -> None:
    """The bubble smiles; in the cloud over it, it screams."""
    n %= 120
    p.floor(290, FLOOR)
    calm = Mood(look_x=0.0, look_y=-0.2, mouth="smile",
                lids=1.0 if n in range(40, 44) or n in range(96, 100) else 0.15)  # fmt: skip
    with p.moved(84, 242 + wave(n, 60) * 1.5):
        bubble(p, calm, wide=120, tall=72)
    for x, y, r in ((118, 198, 4), (124, 188, 6)):
        p.disc(x, y, r, CREAM, 3.6)
    grow = 1 + 0.04 * wave(n, 30)
    with p.moved(104, 142), p.stretched(grow * 0.84, grow * 0.84, 0, 0):
        _cloud(p)
        fear = Mood(look_x=wave(n, 20), pupil=0.5, brow=-1.2,
                    talk=0.7 + 0.3 * wave(n, 12))  # fmt: skip
        face(p, 0, -6, fear, apart=32, eye=12)


def question(p: Pencil, n: int) -> None:
    """The chair asks for the greatest fault, and takes the cap off its pen."""
    _office(p, n, asks=(8, 70))


def polite(p: Pencil, n: int) -> None:
    """The bubble answers, hands folded, like an advertisement for toothpaste."""
    p.floor(276, FLOOR)
    glint = 40 <= n < 56
    calm = Mood(look_x=0.3, look_y=-0.1, talk=talks(n, 8, 52), mouth="grin", brow=-0.25,
                lids=1.0 if blink(n, 66, 74) else 0.2)  # fmt: skip
    wide, tall = squash(n, 8, 0.05)
    with p.moved(88, 190 + wave(n, 60) * 2), p.stretched(wide, tall, 0, 0):
        bubble(p, calm, wide=146, tall=98, tail=1)
    if glint:
        rays(p, 106, 200, 4, 6 + (n - 40) * 0.5, 4)
    if n > 56:
        sweat(p, 32, 156 + keyed(n, ((56, 0), (92, 40))), 0.9)


def fault(p: Pencil, n: int) -> None:
    """Inside: a tiny bubble runs round and round the control room; every lamp is red."""
    _control_room(p, n, alarm=True)
    turn = n * 0.16
    x, y = 90 + math.cos(turn) * 56, 226 + math.sin(turn) * 30
    behind = math.sin(turn) < 0
    panic = Mood(look_x=-math.sin(turn), pupil=0.45, brow=-1.3, talk=0.6 + 0.4 * wave(n, 10))
    if not behind:
        _console(p, n)
    with p.moved(x, y - abs(wave(n, 12)) * 10), p.turned(-math.sin(turn) * 14, 0, 0):
        with p.stretched(0.74, 0.74, 0, 0):
            bubble(p, panic, wide=110, tall=76)
        for side in (-1, 1):
            sweat(p, side * 40, -16 + n * 3 % 14, 0.7)
    if behind:
        _console(p, n)


def question_two(p: Pencil, n: int) -> None:
    """The next question, and the chair smiles as a dentist does."""
    _office(p, n, asks=(6, 66), near=0.16)


def polite_two(p: Pencil, n: int) -> None:
    """Still calm; only the smile is now held by will alone."""
    p.floor(276, FLOOR)
    twitch = shake(n, 1.4) if n > 40 else 0.0
    calm = Mood(look_x=0.3, look_y=-0.1, talk=talks(n, 8, 48), mouth="grin", brow=-0.5,
                lids=1.0 if blink(n, 40, 60) else 0.05, pupil=0.8)  # fmt: skip
    with p.moved(88 + twitch * 0.4, 188), p.stretched(1.04, 1.04, 0, 0):
        bubble(p, calm, wide=146, tall=98, tail=1)
    for index, x in enumerate((26, 152, 40)):
        if n > 20 + index * 16:
            sweat(p, x, 146 + drop((n + index * 21) % 56, 0, 56) * 90, 1.0)


def bicycle(p: Pencil, n: int) -> None:
    """Inside: everything is on paper, the paper is on the floor, and a drawer VÉLO is empty."""
    _control_room(p, n, alarm=False)
    for index in range(14):
        fly = (n * 2 + index * 23) % 120
        x, y = 20 + (index * 37) % 142, 286 - fly * 1.35
        with p.turned(index * 40 + n * 5, x, y):
            p.box(x - 8, y - 10, 16, 20, 2, CREAM, 3)
    p.box(100, 216, 62, 44, 4, "#7b6aa3")
    out = keyed(n, ((10, 0), (22, 14)))
    p.box(96 - out, 232, 62, 30, 4, "#9c8bc4")
    p.words("VÉLO", 127 - out, 247.5, 14, "show", CREAM)
    hunt = Mood(look_x=keyed(n, ((0, -0.9), (20, 0.9), (40, 0.9), (48, -0.6), (70, -0.6),
                                 (76, 0.8))),
                look_y=0.3, pupil=0.6, brow=-1.2, mouth="wobble",
                lids=1.0 if blink(n, 40) else 0.0)  # fmt: skip
    with p.moved(54, 236 + shake(n, 1.6)), p.stretched(0.74, 0.74, 0, 0):
        bubble(p, hunt, wide=110, tall=80)
    tilt = keyed(n, ((50, 0), (60, 16), (90, 16)))
    with p.turned(tilt, 90, 128):
        p.words("?", 90, 132, 34 * arrive(n, 46, 14) + 1, "show", MIMOSA)


def recruiter(p: Pencil, n: int) -> None:
    """Inside the chair: the very same control room, the very same alarm, and no manual."""
    _control_room(p, n, alarm=True)
    _console(p, n)
    run = wave(n, 44)
    panic = Mood(look_x=0.9 * run, look_y=-0.2, pupil=0.42, brow=-1.4,
                 talk=0.5 + 0.5 * wave(n, 9), lids=0.0)  # fmt: skip
    with (
        p.moved(90 + run * 44, 304 - abs(wave(n, 11)) * 11),
        p.turned(run * 9, 0, 0),
        p.stretched(0.78, 0.78, 0, 0),
    ):
        chair(p, panic, legs=56, paint=CORAIL, step=wave(n, 8))
    for index in range(4):
        sweat(p, 40 + index * 32, 176 + (n * 4 + index * 21) % 60, 0.8)
    with p.moved(140, 288), p.turned(-8 + shake(n, 3), 0, 0):
        p.box(-26, -20, 54, 24, 3, MIMOSA, 4)
        p.words("1er JOUR", 0, -7.4, 11)


def no_question(p: Pencil, n: int) -> None:
    """They look at each other, both sigh, and both clouds go up in smoke."""
    p.floor(282, FLOOR)
    sigh = keyed(n, ((52, 0), (66, 1), (86, 0.6)))
    for x, side in ((44, 1), (134, -1)):
        mood = Mood(look_x=side * 0.8, look_y=0.1 * sigh, mouth="grin" if n > 58 else "small",
                    brow=-0.9 * (1 - sigh), lids=1.0 if blink(n, 62, 20 + x) else 0.35 * sigh,
                    talk=talks(n, 8, 40) if side > 0 else talks(n, 48, 58))  # fmt: skip
        if side > 0:
            with p.moved(x, 284 + sigh * 4), p.stretched(1.05, 1.05 - 0.08 * sigh, 0, 0):
                chair(p, mood, legs=56)
        else:
            with p.moved(x, 196 + sigh * 6), p.stretched(0.66, 0.86 - 0.06 * sigh, 0, 0):
                bubble(p, mood, tall=84, tail=1)
        age = (n - 56) / 36
        puff(p, x, 132, age)
        puff(p, x + 14, 122, age - 0.2)


PARTS: Mapping[str, Part] = {
    "cover-voix-interieure": (CIEL, cover, 120),
    "inner-question": (CIEL, question, 90),
    "inner-polite": (CIEL, polite, 96),
    "inner-fault": (INSIDE, fault, 150),
    "inner-question-two": (CIEL, question_two, 84),
    "inner-polite-two": (CIEL, polite_two, 96),
    "inner-bicycle": (INSIDE, bicycle, 120),
    "inner-recruiter": (INSIDE, recruiter, 150),
    "inner-no-question": (CIEL, no_question, 96),
}
"""What this module plays; see media.troupe.more."""


def _office(p: Pencil, n: int, *, asks: tuple[int, int], near: float = 0.0) -> None:
    p.floor(276, FLOOR)
    closer = 1 + near * keyed(n, ((0, 0), (70, 1)))
    lean = keyed(n, ((0, 0), (12, 6), (asks[1], 4), (asks[1] + 12, -3)))
    says = Mood(look_x=0.7, look_y=0.1, talk=talks(n, *asks), mouth="smile", brow=0.6,
                lids=1.0 if blink(n, 60, 40) else 0.25)  # fmt: skip
    with (
        p.stretched(closer, closer, 50, 190),
        p.turned(lean, 50, 250),
        p.moved(50, 272),
        p.stretched(1.06, 1.06, 0, 0),
    ):
        chair(p, says, legs=58)
    desk(p, 248)
    hears = Mood(look_x=-0.8, look_y=0.0, mouth="smile" if n < asks[1] else "small",
                 brow=-0.5 if n >= asks[1] else 0.0,
                 lids=1.0 if blink(n, 74, 30) else 0.1)  # fmt: skip
    with p.moved(136, 184 + wave(n, 48) * 2), p.stretched(0.6, 0.74, 0, 0):
        bubble(p, hears, tall=84, tail=1)


def _control_room(p: Pencil, n: int, *, alarm: bool) -> None:
    """The inside of a head: two round windows look out; lamps along the wall."""
    lit = alarm and n % 44 < 22
    if lit:
        p.shape(f"M{p.left - 9} {p.top - 9}H{p.right + 9}V{p.bottom + 9}H{p.left - 9}Z", "#55305f",
                0)  # fmt: skip
    p.floor(270, "#2b2042")
    for x in (56, 124):
        p.disc(x, 150, 29, WATER, 6, "#6d5a96")
        p.shape(f"M{x - 29} 141a29 29 0 0 1 58 0q-29 12-58 0z", "#6d5a96", 0)
    for index in range(6):
        red = alarm and (n // 10 + index) % 2 == 0
        p.disc(24 + index * 26, 200, 5, RED if red else "#8d7ab5", 3, "#2b2042")


def _console(p: Pencil, n: int) -> None:
    p.shape("M40 262L52 236H128L140 262Z", "#7b6aa3", 4)
    for index in range(4):
        on = (n // 6 + index * 3) % 4 == 0
        p.disc(64 + index * 17, 249, 5, MIMOSA if on else "#4f4172", 3)


def _cloud(p: Pencil) -> None:
    p.shape("M-44 34q-32 0-32-28 0-24 26-28 8-28 46-28 36 0 44 28 38 0 38 28 0 28-32 28z", CREAM)
