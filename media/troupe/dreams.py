"""Acts of « Attendu / Réalité »: what the leaflet promises in warm light, then the office."""

from __future__ import annotations

import math
from collections.abc import Mapping

from media.troupe.cast import (
    CIEL,
    CORAIL,
    LILAS,
    MENTHE,
    MIMOSA,
    RED,
    Mood,
    chair,
    coffee,
    desk,
    face,
    form,
    stamp,
)
from media.troupe.motion import blink, drop, keyed, shake, squash, wave
from media.troupe.part import Part
from media.troupe.pencil import CREAM, INK, Pencil
from media.troupe.props import PAPER_LINE, confetti, door, printer, puff, rays, sparkle

GOLD = "#ffe3a0"
GLOW = "#fff0c8"
DUSK = "#b9a9dc"


def cover(p: Pencil, n: int) -> None:
    """A chair on three legs and a book dreams that it is a throne."""
    n %= 120
    slip = keyed(n, ((70, 0), (75, 9), (96, 9), (108, 0)))
    grow = keyed(n, ((0, 0.94), (30, 1.0), (70, 1.0), (76, 0.0), (104, 0.0), (119, 0.94)))
    if grow > 0.03:
        with p.stretched(grow, grow, 96, 216):
            p.shape("M44 158q-20 0-20-19 0-17 18-19 5-23 31-23 13-13 33-6 24-3 27 20 24 0 24 22 0 "
                    "25-26 25z", GOLD)  # fmt: skip
            with p.moved(90, 152), p.stretched(0.4, 0.4, 0, 0):
                _throne(p, Mood(mouth="smile", lids=0.4))
            p.disc(112, 176, 6, GOLD, 4)
            p.disc(104, 190, 3.6, GOLD, 3.6)
    awake = n >= 70 and n < 104
    mood = Mood(look_x=-0.2 if awake else 0.2, look_y=0.8 if awake else -0.9, mouth="open" if awake
                else "smile", lids=1.0 if n in range(40, 44) else 0.0,
                brow=-0.8 if awake else 0)  # fmt: skip
    _book(p, 64, 292)
    with p.turned(4 - slip, 116, 292), p.moved(90, 290), p.stretched(0.92, 0.66, 0, 0):
        chair(p, mood, legs=70)
    p.floor(292, DUSK)


def dream_welcome(p: Pencil, n: int) -> None:
    """A throne at the end of a red carpet."""
    _heaven(p, n)
    p.shape(f"M62 262L-14 {p.bottom + 10}H194L118 262Z", CORAIL)
    with p.moved(90, 264 - 2 * abs(wave(n, 40))):
        _throne(p, Mood(look_y=0.2, lids=1.0 if blink(n, 40) else 0.15, mouth="grin"))
    _glitter(p, n)


def real_welcome(p: Pencil, n: int) -> None:
    """The chair, one leg on the rules of the house. The rules give way."""
    p.floor(270, DUSK)
    slip = keyed(n, ((38, 0), (44, 15), (48, 11)))
    worry = Mood(look_x=-0.7, look_y=keyed(n, ((0, 0.2), (20, 1.0))), brow=-0.8, pupil=0.8,
                 lids=1.0 if blink(n, 60, 16) else 0.0,
                 mouth="open" if n >= 38 else "wobble")  # fmt: skip
    _book(p, 62 - drop(n, 36, 8) * 46, 270, "RÈGLEMENT")
    sway = wave(n, 18) * 2 if n < 38 else 0.0
    with p.turned(sway - slip, 122, 270), p.moved(92, 268), p.stretched(1.15, 1.05, 0, 0):
        chair(p, worry, legs=70)
    if 42 <= n < 60:
        puff(p, 46, 262, (n - 42) / 18)


def dream_click(p: Pencil, n: int) -> None:
    """One click, and the form is done."""
    _heaven(p, n)
    hit = 20
    wide, tall = squash(n, hit, 0.14)
    done = n >= hit
    with p.moved(90, 246), p.stretched(wide, tall, 0, 0), p.stretched(1.1, 1.1, 0, 0):
        form(p, Mood(mouth="grin" if done else "smile", lids=1.0 if blink(n, 44) else 0.0),
             band=MENTHE, filled=keyed(n, ((hit, 0), (hit + 12, 1))))  # fmt: skip
    x, y = keyed(n, ((0, 190), (16, 128))), keyed(n, ((0, 320), (16, 236)))
    push = 4 if hit - 3 <= n < hit + 4 else 0
    with p.moved(x - push, y - push):
        p.shape("M0 0L0 42L10 33L17 48L25 44L18 30L31 29Z", CREAM)
    if hit <= n < hit + 10:
        rays(p, 128, 234, 12, 18 + n - hit)
    confetti(p, n, hit)


def real_click(p: Pencil, n: int) -> None:
    """One click; the printer has no intention of stopping."""
    count = min(11, n // 5)
    for index in range(count):
        with p.turned((index * 37 % 9) - 4, 142, 270 - index * 13):
            p.box(104, 262 - index * 13, 72, 12, 2, CREAM, 3.6)
            p.shape(f"M112 {268 - index * 13}h40", None, 2.4, ink=PAPER_LINE)
    busy = Mood(look_x=0.8, look_y=-0.1 - 0.07 * count, lids=1.0 if blink(n, 46) else 0.2,
                mouth="smile", brow=0.5)  # fmt: skip
    with p.moved(50 + shake(n, 1.2), 272), p.stretched(0.72, 0.72, 0, 0):
        printer(p, busy, sheet=(n % 10) / 10)
    desk(p, 274)
    if n % 10 < 6:
        p.shape(f"M96 {150 + shake(n, 2):.1f}l8 -8m-14 0l8 -8", None, 3.6)


def dream_team(p: Pencil, n: int) -> None:
    """Three heroes in capes, chins up, in the wind."""
    _heaven(p, n)
    p.shape(f"M-10 258H190V{p.bottom + 10}H-10Z", MIMOSA, 0)
    p.shape("M-10 258H190", None)
    chin = Mood(look_y=-0.7, mouth="smile", brow=0.7, lids=1.0 if blink(n, 50, 30) else 0.1)
    for x, foot, paint, late in ((24, 256, CIEL, 0), (132, 254, MENTHE, 9), (76, 226, RED, 4)):
        _cape(p, x, foot, n + late, paint)
    with p.moved(30, 252), p.stretched(0.52, 0.52, 0, 0):
        coffee(p, n, chin)
    with p.moved(146, 250), p.stretched(0.62, 0.72, 0, 0):
        stamp(p, chin)
    p.box(58, 226, 64, 62, 3, CREAM)
    p.words("1", 90, 257, 30)
    with p.moved(90, 226), p.stretched(0.8, 0.8, 0, 0):
        form(p, chin, legs=0)


def real_team(p: Pencil, n: int) -> None:
    """The team looks for the key. The key hangs on the door, in front of everybody."""
    p.floor(274, DUSK)
    with p.moved(130, 274), p.stretched(1.0, 0.96, 0, 0):
        door(p, Mood(look_x=-0.7, look_y=0.5, lids=1.0 if blink(n, 50) else 0.45), sign="SALLE 2")
    with p.turned(wave(n, 26) * 12, 167, 214):
        p.disc(167, 220, 6, MIMOSA, 3.6)
        p.shape("M167 226v22m0-8h7m-7 7h6", None, 4)
    for x, late, kind in ((26, 0, "coffee"), (62, 8, "stamp"), (98, 4, "form")):
        bob = abs(wave(n + late, 22)) * 8
        look = Mood(look_x=(1 if (n + late) // 14 % 2 else -1), look_y=0.9, brow=-0.5, mouth="flat",
                    lids=1.0 if blink(n + late, 52) else 0.0)  # fmt: skip
        with p.moved(x + wave(n + late, 44) * 5, 309 - bob), p.turned(wave(n + late, 22) * 5, 0, 0):
            if kind == "coffee":
                with p.stretched(0.44, 0.44, 0, 0):
                    coffee(p, n, look)
            elif kind == "stamp":
                with p.stretched(0.52, 0.56, 0, 0):
                    stamp(p, look)
            else:
                with p.stretched(0.5, 0.5, 0, 0):
                    form(p, look, legs=10)


def dream_call(p: Pencil, n: int) -> None:
    """What everybody expects: a telephone that sleeps under its cobweb."""
    desk(p, 256)
    nap = Mood(lids=1.0 if n % 60 < 48 else 0.7, look_y=0.6, mouth="flat")
    with p.moved(90, 256), p.stretched(1, 1 - 0.02 * wave(n, 50), 0, 0):
        _telephone(p, nap, 0)
    p.shape("M22 112L70 178M22 112L22 190M22 112L92 130M22 132Q30 134 34 128M22 152Q40 154 48 147"
            "Q56 138 60 122M22 174Q52 174 64 170Q80 156 84 128", None, 2.4,
            ink="#8b78b4")  # fmt: skip
    sink = keyed(n, ((0, 0), (30, 26), (60, 20)))
    p.shape(f"M48 147V{166 + sink:.1f}", None, 2.2, ink="#8b78b4")
    p.disc(48, 172 + sink, 7, INK, 0)
    for side in (-1, 1):
        p.disc(48 + side * 3, 170 + sink, 2.2, "#ffffff", 0)


def real_call(p: Pencil, n: int) -> None:
    """It rings. It has rung. It was for you."""
    _heaven(p, n)
    desk(p, 256)
    ringing = n % 30 < 20
    joy = Mood(mouth="grin", lids=1.0 if blink(n, 44) else 0.0, look_y=-0.1)
    hop = abs(wave(n, 8)) * 8 if ringing else 0.0
    wide, tall = squash(n, 0, 0.1)
    with p.moved(90 + (shake(n, 2) if ringing else 0), 256), p.stretched(wide, tall, 0, 0):
        _telephone(p, joy, hop)
    if ringing:
        for side in (-1, 1):
            for reach in (0, 12):
                x = 90 + side * (72 + reach)
                p.shape(f"M{x} {150 - reach}q{side * 12} 22 0 {44 + reach}", None, 4)
    _glitter(p, n)


PARTS: Mapping[str, Part] = {
    "cover-attendu-realite": (LILAS, cover, 120),
    "dream-welcome": (GOLD, dream_welcome, 75),
    "real-welcome": (LILAS, real_welcome, 84),
    "dream-click": (GOLD, dream_click, 75),
    "real-click": (LILAS, real_click, 75),
    "dream-team": (GOLD, dream_team, 75),
    "real-team": (LILAS, real_team, 84),
    "dream-call": (LILAS, dream_call, 75),
    "real-call": (GOLD, real_call, 110),
}
"""What this module plays; see media.troupe.more."""


def _heaven(p: Pencil, n: int) -> None:
    """Broad rays that turn slowly behind everything."""
    for index in range(9):
        a = math.radians(index * 40 + n * 0.5)
        b = a + math.radians(20)
        p.shape(
            f"M90 180L{90 + 320 * math.cos(a):.1f} {180 + 320 * math.sin(a):.1f}"
            f"L{90 + 320 * math.cos(b):.1f} {180 + 320 * math.sin(b):.1f}Z", GLOW, 0,
        )  # fmt: skip


def _glitter(p: Pencil, n: int) -> None:
    for index, (x, y) in enumerate(((22, 150), (158, 132), (34, 216), (150, 204), (90, 104))):
        sparkle(p, x, y, 10 * abs(wave(n, 46, index / 5)))


def _throne(p: Pencil, mood: Mood) -> None:
    chair(p, mood, paint=CORAIL, legs=66)
    p.shape("M-24 -140l-5 -30 15 11 14 -18 14 18 15 -11 -5 30z", MIMOSA)
    for side in (-1, 1):
        p.disc(side * 40, -92, 7, MIMOSA, 4)
        p.shape(f"M{side * 40} -84V-66H{side * 33}", None, 6)


def _book(p: Pencil, x: float, foot: float, title: str = "") -> None:
    p.box(x - 36, foot - 15, 72, 15, 3, RED)
    if title:
        p.words(title, x - 3, foot - 7, 9, "show", CREAM)


def _cape(p: Pencil, x: float, y: float, n: int, paint: str) -> None:
    blow = wave(n, 16) * 6
    p.shape(
        f"M{x - 14} {y - 84}Q{x + 40} {y - 70} {x + 58} {y - 52 + blow:.1f}"
        f"Q{x + 48} {y - 26 - blow:.1f} {x + 62} {y - 4 + blow:.1f}"
        f"Q{x + 20} {y - 2} {x - 8} {y - 10}Z", paint,
    )  # fmt: skip


def _telephone(p: Pencil, mood: Mood, hop: float) -> None:
    """An old desk telephone, 130 wide, its foot at (0, 0); `hop` lifts the receiver."""
    p.shape("M-34 -84h68l28 66q3 18-14 18h-96q-17 0-14-18z", CORAIL)
    p.disc(0, -40, 33, CREAM)
    face(p, 0, -46, mood, apart=26, eye=10)
    lift = -96 - hop
    p.shape(
        f"M-66 {lift}q0 -26 26 -26h80q26 0 26 26v12h-30v-10q0 -6 -6 -6h-60q-6 0 -6 6v10h-30z", RED
    )
