"""Acts of « Avant / après le café »: a printer before its coffee, after it, and the truth."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from media.troupe.cast import CORAIL, RED, WOOD, Mood, coffee, desk
from media.troupe.motion import blink, keyed, shake, squash, wave
from media.troupe.part import Part
from media.troupe.pencil import CREAM, Pencil
from media.troupe.props import GLASS, PAPER_LINE, printer, puff, rays, talks

GREY = "#b7aeb2"
GREEN = "#3fae6a"


def cover(p: Pencil, n: int) -> None:
    """The cup steams, looks aside, and winks once."""
    n %= 120
    wink = 66 <= n < 80
    wide, tall = squash(n, 66, 0.05) if n >= 66 else (1.0, 1.0)
    mood = Mood(look_x=keyed(n, ((0, 0.2), (20, 0.2), (28, -0.8), (50, -0.8), (58, 0.2))),
                mouth="smile",
                lids=1.0 if n in range(30, 34) else 0.0)  # fmt: skip
    with p.moved(90, 296), p.stretched(wide, tall, 0, 0):
        coffee(p, n, mood)
        if wink:
            p.box(2, -99, 29, 30, 6, WOOD, 0)
            p.shape("M5 -85Q16 -74 27 -85", None, 3.8)
    p.floor(296, "#f2836c")


def before(p: Pencil, n: int) -> None:
    """The printer is asleep with its eyes open; one sheet takes all morning."""
    _wall(p, 0.0)
    _window(p)
    nod = keyed(n, ((0, 0), (50, 5), (58, 0), (120, 9), (126, -2), (134, 0)))
    jerk = 126 <= n < 134
    sleepy = Mood(
        look_x=keyed(n, ((0, -0.4), (70, -0.4), (90, 0.4))), look_y=0.7,
        lids=0.2 if jerk else keyed(n, ((0, 0.62), (46, 0.94), (58, 0.7), (116, 1.0), (128, 0.5))),
        talk=talks(n // 2, 6, 56) * 0.5, mouth="flat", brow=-0.3,
    )  # fmt: skip
    with p.moved(78, 248 + nod), p.turned(nod * 0.7, 0, 0):
        printer(p, sleepy, sheet=0.16 + 0.5 * n / 180)
    desk(p, 244, paint="#8d7f80")
    for index in range(3):
        age = (n + index * 30) % 90 / 90
        if n > 20:
            p.words("z", 132 + age * 26 + wave(n, 40) * 3, 132 - age * 50, 10 + 12 * age)
    with p.moved(152, 250), p.stretched(0.36, 0.36, 0, 0):
        coffee(p, n, Mood(look_x=-1, lids=1.0 if blink(n, 50) else 0.0, mouth="smile"))


def the_sip(p: Pencil, n: int) -> None:
    """The cup tips itself into the paper tray; colour comes back from below."""
    _wall(p, keyed(n, ((18, 0.0), (32, 1.0))))
    _window(p)
    jolt = n >= 20
    awake = Mood(look_y=-1 if n < 20 else 0, lids=keyed(n, ((0, 0.7), (16, 0.6), (20, 0.0))),
                 pupil=1.0 if n < 20 else 0.5, mouth="flat" if n < 20 else "open",
                 brow=-0.4)  # fmt: skip
    wide, tall = squash(n, 20, 0.22)
    with p.moved(78 + (shake(n, 2) if jolt else 0), 248), p.stretched(wide, tall, 0, 0):
        printer(p, awake, light=GREEN if jolt else RED)
    desk(p, 244, paint=WOOD if n > 26 else "#8d7f80")
    x, y = keyed(n, ((0, 150), (8, 128))), keyed(n, ((0, 240), (8, 92)))
    with (
        p.moved(x, y),
        p.turned(keyed(n, ((6, 0), (12, -118))), 0, -30),
        p.stretched(0.36, 0.36, 0, 0),
    ):
        coffee(p, n, Mood(lids=1.0, mouth="grin"))
    if 12 < n < 24:
        p.shape(f"M112 80Q100 {92 + wave(n, 6) * 2:.1f} 92 108", None, 9, ink=WOOD)
    if jolt:
        rays(p, 78, 152, 82, 92 + n - 20, 12)


def after(take: int, p: Pencil, n: int) -> None:
    """The same at full speed, in three set-ups: it prints, it telephones, it does all at once."""
    _wall(p, 1.0)
    near = (1.0, 1.22, 1.4)[take]
    with p.stretched(near, near, 80, 190), p.turned((0, -6, 5)[take], 90, 200):
        for index in range(9):
            age = ((n * 1.3 + index * 17) % 54) / 54
            side = 1 if index % 2 else -1
            x = 84 + side * age * (50 + index * 11)
            y = 236 - age * (270 + index % 4 * 50) + age * age * 190
            with p.turned(age * 300 * side, x, y):
                _sheet(p, x, y)
        hop = abs(wave(n, 12)) * 9
        wide, tall = 1 + 0.05 * wave(n, 12), 1 - 0.05 * wave(n, 12)
        thrill = Mood(
            look_x=(wave(n, 20), 0.2, wave(n, 14))[take], pupil=0.5, mouth="grin", brow=-0.5,
            talk=talks(n * 2, 0, 900) if take != 2 else 0.0,
        )  # fmt: skip
        with p.moved(84 + shake(n, 2), 250 - hop), p.stretched(wide, tall, 0, 0):
            printer(p, thrill, light=GREEN, sheet=(n % 10) / 10)
        if take == 1:
            _telephone(p, 142, 176, n)
    if take == 2:
        for x, late in ((30, 0), (150, 9), (96, 5)):
            age = (n + late) % 18
            with p.turned(-12 + late * 3, x, 120):
                p.box(x - 24, 108, 48, 22, 4, CREAM, 3.6, RED if age < 12 else GREEN)
                p.words("FAIT", x, 120, 15, "show", RED if age < 12 else GREEN)
    desk(p, 262)


def truth(label: str, p: Pencil, n: int) -> None:
    """The cup turns round, slowly; the printer reads the label and goes out."""
    _wall(p, 1.0 - keyed(n, ((48, 0.0), (78, 1.0))))
    read = n >= 34
    slump = keyed(n, ((40, 0), (70, 9)))
    loss = Mood(
        look_x=keyed(n, ((0, 0), (12, 0.9))), look_y=0.4, brow=-0.9 if read else -0.2,
        lids=keyed(n, ((40, 0.0), (60, 0.45), (84, 0.95))), pupil=0.6 if read else 0.9,
        mouth="wobble" if read else "grin",
    )  # fmt: skip
    squeezed = 0.92 - slump * 0.012
    with (
        p.moved(68, 248 + slump * 0.4),
        p.stretched(0.92, squeezed, 0, 0),
        p.turned(-slump * 0.5, 0, 0),
    ):
        printer(p, loss, light=GREEN if n < 48 else RED, sheet=0.4)
    desk(p, 244, paint=WOOD if n < 64 else "#8d7f80")
    turn = keyed(n, ((6, 1.0), (20, 0.06), (34, 1.0)))
    shy = Mood(
        look_x=-0.7, look_y=-0.2, mouth="smile", brow=-0.7, lids=1.0 if blink(n, 44) else 0.0
    )
    with p.moved(148, 254), p.stretched(0.54 * turn, 0.54, 0, 0):
        if n < 20:
            coffee(p, n, shy)
        else:
            coffee(p, n, Mood(lids=1.0, mouth="none"))
            p.shape("M-42 -112h84l-5 62H-37z", CREAM)
            p.words(label, 0, -80, 27 if len(label) < 5 else 19, "show", RED)
    if read:
        puff(p, 66, 84, (n - 50) / 40)


PARTS: Mapping[str, Part] = {
    "cover-avant-apres-cafe": (CORAIL, cover, 120),
    "coffee-before": (CORAIL, before, 150),
    "coffee-sip": (CORAIL, the_sip, 40),
    "coffee-after-1": (CORAIL, partial(after, 0), 80),
    "coffee-after-2": (CORAIL, partial(after, 1), 80),
    "coffee-after-3": (CORAIL, partial(after, 2), 80),
    "coffee-decaf": (CORAIL, partial(truth, "DÉCA"), 100),
    "coffee-soup": (CORAIL, partial(truth, "POTAGE"), 100),
}
"""What this module plays; see media.troupe.more."""


def _wall(p: Pencil, colour: float) -> None:
    """Grey, with coral risen to that part of its height."""
    top, bottom = p.top - 10, p.bottom + 10
    edge = bottom - (bottom - top) * colour
    if colour < 1:
        p.shape(f"M{p.left - 10} {top}H{p.right + 10}V{edge:.2f}H{p.left - 10}Z", GREY, 0)


def _window(p: Pencil) -> None:
    """It rains outside."""
    p.box(116, 104, 50, 60, 3, GLASS, 4)
    p.shape("M141 104v60M116 134h50", None, 3.4)


def _sheet(p: Pencil, x: float, y: float) -> None:
    p.box(x - 11, y - 14, 22, 28, 2, CREAM, 3.4)
    p.shape(f"M{x - 6} {y - 6:.2f}h12m-12 6h8", None, 2.4, ink=PAPER_LINE)


def _telephone(p: Pencil, x: float, y: float, n: int) -> None:
    with p.turned(shake(n, 9), x, y):
        p.shape(
            f"M{x - 10} {y - 34}q-12 34 0 68l14 -4v-14l-7 -3q-4 -13 0 -26l7 -3v-14z", "#a5dcc4", 4
        )
