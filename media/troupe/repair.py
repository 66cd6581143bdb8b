"""Acts of « Le SAV du CV »: the magnifier repairs, the CV is out of order."""

from __future__ import annotations

from collections.abc import Mapping

from media.troupe.cast import LILAS, MIMOSA, PECHE, RED, WATER, WOOD, Mood, desk, face, sweat
from media.troupe.motion import arrive, blink, drop, keyed, shake, squash, wave
from media.troupe.part import Part
from media.troupe.pencil import CREAM, INK, Pencil
from media.troupe.props import cv, magnifier, rays, sparkle, tag, talks

ROW = 240
"""Top of the counter."""


def cover(p: Pencil, n: int) -> None:
    """The CV on the counter, feverish, a plaster on its corner; the bell waits."""
    n %= 120
    _shelves(p)
    sick = Mood(
        look_x=keyed(n, ((0, -0.2), (50, -0.2), (60, 0.9), (100, 0.9), (112, -0.2))),
        look_y=0.6, lids=1.0 if blink(n, 60) else 0.5, mouth="frown", brow=-0.4,
    )  # fmt: skip
    with p.moved(86, ROW - 4), p.turned(5 + wave(n, 60) * 2.5, 0, 0):
        cv(p, sick, plaster=True)
        _thermometer(p, n)
    _counter(p)
    _bell(p, 148, n, hits=(60,))


def at_the_counter(p: Pencil, n: int) -> None:
    """The CV is poorly; the bell rings; the expert rises with its cap on."""
    _shelves(p)
    up = arrive(n, 58, 18)
    expert = Mood(
        look_x=-0.8, look_y=0.2, lids=1.0 if blink(n, 66, 40) else 0.2, brow=0.5,
        talk=talks(n, 88, 138), mouth="flat",
    )  # fmt: skip
    with p.moved(140, 420 - 146 * up), p.turned(keyed(n, ((80, 4), (96, -4))), 0, 0):
        _expert(p, expert)
    _counter(p, sign="SERVICE APRÈS-VENTE")
    slump = keyed(n, ((0, 0), (26, 0), (44, 8), (60, -4)))
    sick = Mood(
        look_x=keyed(n, ((0, 0), (60, 0), (68, 0.9))), look_y=0.3,
        lids=1.0 if blink(n, 52) else 0.42, talk=talks(n, 8, 46) * 0.6, mouth="frown", brow=-0.7,
    )  # fmt: skip
    wide, tall = squash(n, 2, 0.12)
    with p.moved(56, ROW + 6), p.turned(slump, 0, 0), p.stretched(wide, tall, 0, 0):
        cv(p, sick, plaster=True)
        if n > 48:
            _thermometer(p, n)
    _bell(p, 160, n, hits=(46, 54))


def loose_dates(p: Pencil, n: int) -> None:
    """The expert turns one screw: the dates swing, then one of them drops off."""
    _close_up(p)
    fall = drop(n, 74, 16)
    worry = Mood(
        look_x=0.4, look_y=1.0 if n > 74 else 0.5, pupil=0.7 if n > 74 else 1.0, brow=-0.8,
        lids=1.0 if blink(n, 58) else 0.1, mouth="open" if 74 <= n < 100 else "wobble",
    )  # fmt: skip
    with p.moved(58 + (shake(n, 1.6) if 24 < n < 74 else 0), 262), p.stretched(1.18, 1.18, 0, 0):
        cv(p, worry, lines=0)
        swing = wave(n, 22) * keyed(n, ((16, 0), (30, 10), (70, 26)))
        with p.turned(swing, -24, -30):
            p.words("2019 – 2022", 0, -30, 11.5)
        with p.moved(0, fall * 90), p.turned(swing * -1.2 + fall * 140, 24, -14):
            p.words("2022 – 2019", 0, -14, 11.5, "show", RED)
    turn = keyed(n, ((16, 0), (70, 400)))
    _screwdriver(p, 96, 240, 24, turn)
    near = Mood(
        look_x=-0.8, look_y=0.7, brow=0.7, lids=1.0 if blink(n, 70, 30) else 0.25,
        talk=talks(n, 10, 62), mouth="flat",
    )  # fmt: skip
    with p.moved(150, 250 + wave(n, 40) * 1.5), p.turned(-7, 0, 0):
        _expert(p, near)
    if 90 <= n < 100:
        rays(p, 84, 296, 12, 20 + (n - 90))


def photo_upside_down(p: Pencil, n: int) -> None:
    """The photo hangs by its feet. The expert turns its own head to check."""
    _close_up(p)
    with p.moved(56, 262), p.stretched(1.18, 1.18, 0, 0):
        shy = Mood(
            look_x=0.7, look_y=-0.6, lids=1.0 if blink(n, 48) else 0.1, mouth="small", brow=-0.7
        )
        cv(p, shy, lines=2)
        turned = keyed(n, ((96, 180), (106, 180), (114, 0)))
        with p.turned(turned, 20, -98):
            p.box(4, -114, 32, 32, 2, WATER, 3.4)
            p.shape("M8 -82q2-10 12-10t12 10z", LILAS, 3)
            p.disc(20, -100, 10, PECHE, 3)
            for side in (-1, 1):
                p.disc(20 + side * 4, -102, 1.7, INK, 0)
            p.shape("M16 -97q4 4 8 0", None, 2.2)
    tilt = keyed(n, ((14, 0), (36, -92), (78, -92), (92, -12)))
    look = Mood(
        look_x=-0.8, look_y=0.2, brow=0.4, lids=1.0 if blink(n, 70, 60) else 0.1,
        talk=talks(n, 34, 84), mouth="flat",
    )  # fmt: skip
    with p.moved(146, 268), p.turned(tilt, 0, -76):
        _expert(p, look)
    if 110 <= n < 118:
        rays(p, 80, 146, 24, 32)


def school_address(p: Pencil, n: int) -> None:
    """The e-mail address dates from school; it will not come off, and plays a tune."""
    _close_up(p)
    blush = keyed(n, ((20, 0), (46, 1)))
    with p.moved(56, 262), p.stretched(1.18, 1.18, 0, 0):
        shame = Mood(look_x=-0.8, look_y=0.7, brow=-1.0, lids=0.9 if blink(n, 44) else 0.3,
                     mouth="wobble")  # fmt: skip
        cv(p, shame, lines=1)
        if blush > 0:
            for side in (-1, 1):
                p.oval(side * 24, -52, 7 * blush, 4 * blush, "#ff9f8a", 0)
    shock = arrive(n, 18, 12)
    stare = Mood(
        look_x=-0.5, look_y=0.8, pupil=1 - 0.4 * shock, brow=-0.6,
        lids=1.0 if blink(n, 66) else 0.0, talk=talks(n, 50, 120), mouth="open",
    )  # fmt: skip
    with p.moved(146, 250 - 8 * shock), p.turned(6 * shock, 0, 0):
        _expert(p, stare)
    hop = abs(wave(n, 24)) * 3 if n > 24 else 0
    tag(p, n, 14, "dragon.licorne.2012@", 84, 246 - hop, 150, MIMOSA, 14, -4)
    if n > 24:
        for index in range(3):
            age = ((n - 24 + index * 18) % 54) / 54
            sparkle(p, 34 + index * 52, 226 - age * 46, 9 * (1 - age), LILAS)


def good_as_new(p: Pencil, n: int) -> None:
    """A cloth goes over it: the CV shines and stands straight."""
    _shelves(p)
    clean = n >= 20
    expert = Mood(look_x=-0.8, look_y=0.1, brow=0.3, mouth="smile", lids=1.0 if blink(n) else 0.2,
                  talk=talks(n, 22, 52))  # fmt: skip
    with p.moved(140, 274):
        _expert(p, expert)
    _counter(p, sign="SERVICE APRÈS-VENTE")
    wide, tall = squash(n, 20, 0.16)
    proud = Mood(look_x=0.2, look_y=-0.4, mouth="grin" if clean else "frown",
                 lids=1.0 if blink(n, 40, 36) else 0.0)  # fmt: skip
    with p.moved(56, ROW + 6), p.stretched(wide, tall, 0, 0):
        cv(p, proud, shine=clean)
    if not clean:
        swipe = wave(n, 10) * 30
        with p.moved(56 + swipe, 176 + n * 1.5):
            p.shape("M-24 -14Q-10 -24 6 -16T26 -8Q30 8 16 16T-14 16Q-30 6 -24 -14Z", LILAS)
    else:
        for index, (x, y) in enumerate(((22, 120), (104, 142), (26, 190), (100, 206), (62, 104))):
            sparkle(p, x, y, 11 * abs(wave(n - 20, 40, index / 7)))


def warning(p: Pencil, n: int) -> None:
    """The expert leans over in confidence; under the counter, a felt pen has heard everything."""
    _shelves(p)
    lean = keyed(n, ((0, 0), (16, -9)))
    confide = Mood(
        look_x=keyed(n, ((0, -0.8), (84, -0.8), (92, 0.9))), look_y=0.4 if n < 88 else 0.8,
        brow=0.8, lids=1.0 if blink(n, 80, 50) else 0.3, talk=talks(n, 18, 82), mouth="flat",
    )  # fmt: skip
    with p.moved(146, 276), p.turned(lean, 0, 0):
        _expert(p, confide)
    _counter(p)
    fear = keyed(n, ((40, 0), (60, 1)))
    alarm = Mood(look_x=keyed(n, ((0, 0.8), (84, 0.8), (94, 0.2))), look_y=fear * 0.9,
                 pupil=1 - 0.35 * fear, mouth="open" if n > 88 else "small", brow=-0.7 * fear,
                 lids=1.0 if blink(n, 56) else 0.0)  # fmt: skip
    with p.moved(54 + (shake(n, 1.2) if n > 88 else 0), ROW + 6):
        cv(p, alarm, shine=True)
    rise = arrive(n, 78, 16)
    if rise > 0.02:
        cousin = Mood(
            look_x=-0.7, look_y=-0.9, mouth="grin", brow=0.6, lids=1.0 if blink(n, 34) else 0
        )
        with p.moved(101, 420 - 104 * rise), p.turned(-6 + wave(n, 30) * 3, 0, 0):
            _felt_pen(p, cousin)
    if n > 56:
        sweat(p, 22, 150 + drop(n, 56, 40) * 60, 1.0)


PARTS: Mapping[str, Part] = {
    "cover-sav-du-cv": (PECHE, cover, 120),
    "repair-counter": (PECHE, at_the_counter, 150),
    "repair-dates": (PECHE, loose_dates, 126),
    "repair-photo": (PECHE, photo_upside_down, 126),
    "repair-address": (PECHE, school_address, 144),
    "repair-new": (PECHE, good_as_new, 84),
    "repair-warning": (PECHE, warning, 126),
}
"""What this module plays; see media.troupe.more."""


def _expert(p: Pencil, mood: Mood) -> None:
    with p.stretched(0.86, 0.86, 0, 0):
        magnifier(p, mood, cap="SAV")


def _shelves(p: Pencil) -> None:
    for row, x, wide in ((118, p.left - 10, 58 - p.left), (118, 150, p.right - 140)):
        p.shape(f"M{x} {row}h{wide}", None, 4)
    for x, tall, paint in ((8, 22, LILAS), (22, 30, MIMOSA), (36, 18, CREAM), (158, 26, CREAM)):
        p.box(x - 6, 118 - tall, 12, tall, 2, paint, 3.6)


def _close_up(p: Pencil) -> None:
    p.floor(262, WOOD)
    p.floor(278, None)


def _counter(p: Pencil, sign: str = "") -> None:
    desk(p, ROW)
    if sign:
        p.box(22, 266, 136, 22, 4, CREAM, 4)
        p.words(sign, 90, 277.5, 11)


def _bell(p: Pencil, x: float, n: int, hits: tuple[int, ...]) -> None:
    jolt = sum(shake(n, 3.5) for at in hits if at <= n < at + 8)
    with p.turned(jolt * 2, x, ROW):
        p.shape(f"M{x - 14} {ROW}v-8a14 14 0 0 1 28 0v8z", MIMOSA, 4)
        p.shape(f"M{x} {ROW - 22}v-5", None, 4)
    if any(at <= n < at + 12 for at in hits):
        for dx in (-1, 1):
            p.shape(f"M{x + dx * 16} {ROW - 26}l{dx * 8} -6", None, 3.6)


def _thermometer(p: Pencil, n: int) -> None:
    """Held in the mouth, its red rising."""
    with p.turned(-24, 4, -46):
        p.box(2, -50, 38, 9, 4.5, CREAM, 3)
        p.box(4, -48, 10 + 20 * abs(wave(n, 120)), 5, 2, RED, 0)


def _screwdriver(p: Pencil, x: float, y: float, angle: float, turn: float) -> None:
    with p.moved(x, y), p.turned(angle, 0, 0):
        p.box(-26, -3, 30, 6, 2, "#c9c3cc", 3)
        p.box(4, -10, 40, 20, 8, RED)
        p.shape(f"M10 {-5 + 10 * (turn / 40 % 1):.2f}h28", None, 3, ink=INK)


def _felt_pen(p: Pencil, mood: Mood) -> None:
    """The cousin: a highlighter, 46 wide."""
    p.shape("M-10 -82l4-20h14l2 20z", "#f2ff5e")
    p.box(-23, -84, 46, 110, 8, "#7fe0a8")
    face(p, 0, -56, mood, apart=23, eye=9)
