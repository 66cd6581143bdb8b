"""Acts of « Rôles inversés »: the chair recruits, the form is the one who sweats."""

from __future__ import annotations

from media.troupe.cast import (
    CIEL,
    LEAF,
    MIMOSA,
    PECHE,
    RED,
    Mood,
    chair,
    desk,
    form,
    stamp,
    sweat,
)
from media.troupe.motion import arrive, blink, drop, keyed, shake, squash, wave
from media.troupe.pencil import CREAM, INK, Pencil


def desk_question(p: Pencil, n: int) -> None:
    """The chair, behind its desk, asks the classic question and taps its pen."""
    _office(p)
    lean = keyed(n, ((0, 0), (14, 5), (60, 3), (90, 6), (150, 2)))
    talk = _talks(n, 10, 96)
    mood = Mood(
        look_x=keyed(n, ((0, 0), (20, 0.2), (100, 0.2), (112, -0.7), (130, -0.7), (140, 0.2))),
        look_y=0.25, lids=1.0 if blink(n) else 0.12, talk=talk, mouth="smile", brow=0.55,
    )  # fmt: skip
    wide, tall = squash(n, 8, 0.05)
    with p.turned(lean, 84, 250), p.moved(84, 268), p.stretched(wide, tall, 0, 0):
        chair(p, mood, legs=62)
    desk(p, 236)
    _name_plate(p, "RECRUTEMENT", 84, 262)
    tap = abs(wave(n, 16)) * 14 if n > 98 else 0.0
    with p.turned(-28 - tap, 146, 236):
        p.shape("M142 236V190h9V236l-4.500 8z", MIMOSA, 3.6)
    _mug(p, 24, 236)
    if 6 < n < 104:
        _question_mark(p, n, 148, 118, 1.0)


def stammer(p: Pencil, n: int) -> None:
    """The form looks left, looks right, sweats; a clock ticks over it."""
    p.floor(270, "#8fb9ea")
    _clock(p, 142, 118, n)
    side = keyed(n, ((0, 0), (12, 0), (18, -1), (40, -1), (46, 1), (70, 1), (76, -1), (92, -1),
                     (97, 1),
                     (112, 1), (118, 0)))  # fmt: skip
    mood = Mood(
        look_x=side, look_y=-0.15, pupil=0.82,
        talk=_talks(n, 20, 400) * 0.55 if n % 46 < 20 else 0.0,
        mouth="wobble", brow=-0.9, lids=1.0 if blink(n, 52) else 0.0,
    )  # fmt: skip
    with p.moved(80 + shake(n, 0.9), 274), p.turned(side * 2.4, 0, 0):
        form(p, mood, legs=18, title="CV-12 bis")
    for index, (x, y) in enumerate(((30, 140), (128, 150), (36, 178))):
        fall = (n + index * 23) % 66
        if n > 24 + index * 12:
            sweat(
                p,
                x + side * 2,
                y + drop(fall, 0, 50) * 96,
                keyed(fall, ((0, 0), (10, 1.15), (50, 1), (60, 0))),
            )


def hard_question(p: Pencil, n: int) -> None:
    """The chair swings the lamp around: the picture narrows to a police interview."""
    light = arrive(n, 18, 22)
    p.shape(f"M{p.left - 10} {p.top - 10}H{p.right + 10}V{p.bottom + 10}H{p.left - 10}Z",
            "#7fa6d6" if light > 0.5 else CIEL, 0)  # fmt: skip
    if light > 0.4:
        p.shape("M118 118L-60 96V330H250V236Z", "#fff1cc", 0)
    near = 1 + 0.16 * keyed(n, ((30, 0), (90, 1)))
    mood = Mood(
        look_x=0.35, look_y=0.1, lids=1.0 if blink(n, 90, 80) else 0.3, brow=1.25,
        talk=_talks(n, 36, 108), mouth="flat",
    )  # fmt: skip
    with (
        p.stretched(near, near, 74, 150),
        p.turned(keyed(n, ((30, 0), (70, 7))), 74, 260),
        p.moved(74, 268),
    ):
        chair(p, mood, legs=62)
    desk(p, 236)
    _name_plate(p, "RECRUTEMENT", 60, 262)
    with p.moved(16, -4), p.turned(keyed(n, ((0, 34), (10, 42), (24, -6), (32, 0))), 150, 236):
        p.shape("M150 240V168L134 142", None, 5)
        with p.moved(8, 4), p.turned(28, 126, 138):
            p.shape("M106 150q0-26 20-26t20 26z", RED)
            if light > 0.4:
                p.oval(126, 152, 15, 5, "#fff6d8", 3.4)
        p.shape("M134 236h32", None, 8)


def frozen_face(p: Pencil, n: int) -> None:
    """The form does not move any more. A fly walks by, and that is all."""
    near = 1.25 + 0.35 * keyed(n, ((0, 0), (140, 1)))
    with p.stretched(near, near, 90, 140):
        p.floor(270, "#8fb9ea")
        mood = Mood(pupil=0.42, mouth="small", brow=-0.8, look_x=0.0, look_y=0.0)
        with p.moved(90, 276):
            form(p, mood, legs=18, title="CV-12 bis")
        drip = keyed(n, ((30, 0), (80, 30)))
        if n > 30:
            sweat(p, 128, 140 + drip, 0.9)
    along = keyed(n, ((12, -30), (40, 50), (62, 50), (100, 112), (126, 112), (160, 230)))
    still = 40 <= n <= 62 or 100 <= n <= 126
    hover = 0 if still else wave(n, 7) * 3
    y = (
        88
        + hover
        + keyed(n, ((12, -10), (40, 22), (62, 22), (84, 0), (100, 30), (126, 30), (160, -30)))
    )
    _fly(p, along, y, n, still=still)


def call_you_back(p: Pencil, n: int) -> None:
    """The stamp comes down: « ON VOUS RAPPELLERA ». The form takes note."""
    hit = 26
    desk(p, 244)
    wide, tall = squash(n, hit, 0.14)
    struck = n >= hit
    mood = Mood(
        look_x=0, look_y=keyed(n, ((0, -0.2), (8, -1), (hit, -1), (hit + 14, 0.6))),
        pupil=0.7 if struck else 1.0, lids=1.0 if blink(n, 26, hit - 2) else 0.0,
        mouth="frown" if struck else "open", brow=-0.8,
    )  # fmt: skip
    jolt = shake(n, 3.0) if hit <= n < hit + 8 else 0.0
    with p.moved(90 + jolt, 262), p.stretched(wide, tall, 0, 0):
        form(p, mood, title="CV-12 bis")
        if struck:
            with p.turned(-9, 0, -22):
                p.box(-62, -40, 124, 44, 5, CREAM, 4, RED)
                p.words("ON VOUS", 0, -27, 17, "show", RED)
                p.words("RAPPELLERA", 0, -9, 17, "show", RED)
    up = keyed(n, ((0, -150), (14, -176), (20, -180))) if n < 20 else -180 + drop(n, 20, 6) * 150
    if struck:
        up = keyed(n, ((hit, -30), (hit + 5, -30), (hit + 18, -150), (hit + 34, -210)))
    smug = Mood(look_y=1, lids=0.3, mouth="smile" if n > hit + 4 else "flat", brow=0.9)
    flat_wide, flat_tall = squash(n, hit, 0.2) if struck else (1.0, 1.0)
    with p.moved(90, 240 + up), p.turned(-9, 0, 0), p.stretched(flat_wide, flat_tall, 0, 0):
        stamp(p, smug)
    if hit <= n < hit + 10:
        for dx, dy in ((-1, -0.4), (-0.8, 0.5), (1, -0.4), (0.8, 0.5)):
            reach = 10 + (n - hit) * 2
            p.shape(f"M{90 + dx * (64 + reach):.1f} {214 + dy * (30 + reach):.1f}"
                    f"l{dx * 10:.1f} {dy * 7:.1f}",
                    None, 4.5)  # fmt: skip


def _talks(n: int, start: int, end: int) -> float:
    """A mouth that speaks between two frames, in syllables."""
    if not start <= n < end:
        return 0.0
    return (0.2, 0.85, 0.5, 1.0, 0.3, 0.7, 0.1, 0.9, 0.45, 0.6)[(n - start) // 3 % 10]


def _office(p: Pencil) -> None:
    """Wall, frame, plant."""
    p.box(14, 112, 38, 46, 2, CREAM, 4)
    p.shape("M21 148l9-14 6 8 4-5 6 11z", LEAF, 2.6)
    p.disc(41, 123, 4, MIMOSA, 2.6)


def _name_plate(p: Pencil, text: str, x: float, y: float) -> None:
    p.box(x - 55, y - 10, 110, 22, 4, CREAM, 4)
    p.words(text, x, y + 1, 12.5)


def _mug(p: Pencil, x: float, foot: float) -> None:
    p.shape(f"M{x - 11} {foot - 24}h22v24h-22z", PECHE, 4)
    p.shape(f"M{x + 11} {foot - 19}q9 0 9 7t-9 7", None, 3.6)


def _question_mark(p: Pencil, n: int, x: float, y: float, size: float) -> None:
    grow = arrive(n, 8, 14) * (1 if n < 96 else keyed(n, ((96, 1), (104, 0)))) * size
    if grow > 0.03:
        with p.turned(wave(n, 48) * 9, x, y), p.stretched(grow, grow, x, y):
            p.disc(x, y, 20, CREAM)
            p.words("?", x, y, 30)


def _clock(p: Pencil, x: float, y: float, n: int) -> None:
    p.disc(x, y, 21, CREAM)
    tick = n // 15
    jump = 2.5 if n % 15 < 2 else 0.0
    with p.turned(tick * 30 + jump, x, y):
        p.shape(f"M{x} {y}V{y - 14}", None, 3.6)
    with p.turned(tick * 2.5 - 60, x, y):
        p.shape(f"M{x} {y}V{y - 9}", None, 4)
    p.disc(x, y, 2.4, INK, 0)


def _fly(p: Pencil, x: float, y: float, n: int, *, still: bool) -> None:
    flap = 0 if still else 26 * (1 if n // 2 % 2 else -1)
    for side in (-1, 1):
        with p.turned(side * (28 + flap), x, y - 2):
            p.oval(x + side * 4, y - 7, 3.2, 6, "#eef6ff", 2)
    p.oval(x, y, 5, 4.2, INK, 0)
    p.disc(x + 4.5, y - 1.5, 2.4, RED, 0)
