"""Acts of « Le guide de musée »: a flag, a rope, and the treasures of the second floor."""

from __future__ import annotations

from collections.abc import Mapping

from media.troupe.cast import (
    CIEL,
    CORAIL,
    LEAF,
    MIMOSA,
    PECHE,
    RED,
    Mood,
    bubble,
    chair,
    coffee,
    face,
    form,
    pen,
)
from media.troupe.extras import plinth, rope, sofa, whiskers
from media.troupe.motion import blink, drop, keyed, shake, squash, wave
from media.troupe.part import Part
from media.troupe.pencil import CREAM, Pencil
from media.troupe.props import PAPER_LINE, confetti, printer, puff, rays, sparkle, spotlight, talks

WALL = "#ffb9a6"
PARQUET = "#c98264"
LIGHT = "#ffd9c9"


def cover(p: Pencil, n: int) -> None:
    """The printer on its plinth, behind a rope; it knows that one looks at it."""
    n %= 120
    proud = Mood(look_x=keyed(n, ((10, -0.6), (20, 0.6), (60, 0.6), (70, -0.6))), look_y=-0.3,
                 lids=1.0 if n in range(84, 88) else 0.4, brow=0.5,
                 mouth="smile" if n < 96 else "flat")  # fmt: skip
    p.floor(270, PARQUET)
    plinth(p, 90, 252, 134)
    with p.moved(90, 252), p.stretched(0.82, 0.82, 0, 0):
        printer(p, proud, sheet=keyed(n, ((90, 0.0), (100, 0.35), (112, 0.0))))
    rope(p, 14, 166, 306)


def follow(p: Pencil, n: int) -> None:
    """The guide, a pen with a flag, walks backwards; the visitors follow in step."""
    p.floor(272, PARQUET)
    _frames(p)
    walk = wave(n, 14)
    for index, x in enumerate((114, 144)):
        gape = Mood(look_x=-0.8, look_y=-0.4, mouth="open" if n % 40 > 20 else "flat",
                    lids=1.0 if blink(n, 50, index * 14) else 0.0)  # fmt: skip
        y = 282 - abs(wave(n + index * 5, 14)) * 7
        if index == 0:
            with p.moved(x, y), p.stretched(0.56, 0.56, 0, 0):
                form(p, gape, legs=24, step=walk)
        else:
            with p.moved(x + 4, y - 30), p.stretched(0.38, 0.5, 0, 0):
                bubble(p, gape, tall=80, tail=-1)
    speaks = Mood(look_x=0.5, look_y=-0.1, brow=0.6, talk=talks(n, 8, 70), mouth="smile",
                  lids=1.0 if blink(n, 60, 36) else 0.25)  # fmt: skip
    with p.moved(54, 292 - abs(walk) * 5), p.turned(-4 + walk * 4, 0, 0):
        _guide(p, n, speaks)


def capricious(p: Pencil, n: int) -> None:
    """The printer, called La Capricieuse. It is awake; nobody should have said its name."""
    _hall(p)
    angry = n > 52
    jolt = shake(n, 2.4) if angry and n < 84 else 0.0
    mood = Mood(look_x=keyed(n, ((16, 0.8), (50, 0.8), (54, -0.8))), look_y=0.1,
                brow=1.1 if angry else 0.3,
                lids=1.0 if blink(n, 50, 30) else (0.2 if angry else 0.55),
                mouth="frown" if angry else "flat")  # fmt: skip
    plinth(p, 90, 234, 130)
    with p.moved(90 + jolt, 234), p.stretched(0.8, 0.8, 0, 0):
        printer(p, mood, sheet=keyed(n, ((52, 0.0), (60, 0.7), (66, 0.4), (72, 0.8))))
    for index in range(3):
        puff(p, 52 + index * 36, 140, (n - 56 - index * 6) / 30)
    rope(p, 12, 168, 306)


def settee(p: Pencil, n: int) -> None:
    """The sofa; one of its springs is of the period, and says so."""
    _hall(p)
    out = keyed(n, ((50, 0), (54, 44), (58, 26), (62, 40), (68, 34)))
    mood = Mood(look_x=keyed(n, ((20, -0.6), (46, -0.6), (54, 0.8))), look_y=-0.5 if n > 50 else 0,
                lids=0.0 if n > 50 else 0.7, mouth="open" if 50 < n < 76 else "flat",
                brow=-0.6 if n > 50 else 0.0)  # fmt: skip
    plinth(p, 90, 238, 166)
    wide, tall = squash(n, 50, 0.08)
    with p.moved(90, 238), p.stretched(0.94 * wide, 0.94 * tall, 0, 0):
        sofa(p, mood, spring=out)
    rope(p, 12, 168, 308)


def notices(p: Pencil, n: int) -> None:
    """The noticeboard; the layers go back to 2009. The guide dates them with a brush."""
    _hall(p)
    p.box(20, 116, 140, 112, 4, "#b98a5e")
    p.box(28, 124, 124, 96, 2, "#dcb98c", 3)
    layers = 18
    for index in range(layers):
        x, y = 40 + (index * 43) % 100, 140 + (index * 31) % 62
        fall = drop(n, 44 + index * 2.2, 22) if index > 10 else 0.0
        lift = wave(n, 40, index / 7) * 3
        with p.turned((index * 37 % 30) - 15 + lift + fall * 120, x, y + fall * 170):
            tint = (CREAM, "#fff2b8", "#d9ecff", "#e2f4e4")[index % 4]
            p.box(x - 13, y - 15 + fall * 170, 26, 30, 1, tint, 2.6)
            p.shape(f"M{x - 7} {y - 5 + fall * 170}h14M{x - 7} {y + 3 + fall * 170}h9", None, 2,
                    ink=PAPER_LINE)  # fmt: skip
            p.disc(x, y - 12 + fall * 170, 3, RED, 2)
    old = Mood(look_x=keyed(n, ((30, 0.4), (44, -0.5))), look_y=0.5, lids=0.5, mouth="wobble",
               brow=-0.4)  # fmt: skip
    with p.moved(90, 206):
        p.box(-24, -30, 48, 42, 2, "#f2dfb0", 3.4)
        p.words("2009", 0, 4, 12)
        face(p, 0, -16, old, apart=20, eye=7.5)
    rope(p, 12, 168, 308)


def adviser(p: Pencil, n: int) -> None:
    """The adviser « d'époque », on a plinth, motionless. A fly; nothing."""
    _hall(p)
    spotlight(p, 90, 246, 62, LIGHT)
    plinth(p, 90, 248, 106)
    fixed = Mood(look_x=0.0, look_y=0.0, lids=0.25, mouth="flat", pupil=0.9)
    with p.moved(90, 248), p.stretched(0.98, 0.98, 0, 0):
        _adviser(p, fixed)
    rope(p, 12, 168, 308)
    along = keyed(n, ((10, -20), (40, 66), (60, 66), (96, 220)))
    x, y = along, 132 + wave(n, 14) * 4
    p.disc(x, y, 3.4, "#2b1a26", 0)
    p.shape(f"M{x} {y}l-5 -6M{x} {y}l5 -6", None, 2.2)


def card(p: Pencil, n: int) -> None:
    """Suddenly the exhibit speaks, and hands its card over the rope."""
    _hall(p)
    spotlight(p, 90, 246, 62, LIGHT)
    plinth(p, 90, 248, 106)
    alive = n >= 14
    kind = Mood(look_x=-0.4 if alive else 0.0, look_y=0.3 if alive else 0.0,
                lids=1.0 if alive and blink(n, 56, 44) else (0.0 if alive else 0.25),
                mouth="smile" if alive else "flat", talk=talks(n, 18, 66), brow=-0.4 if alive else
                0.0)  # fmt: skip
    lean = keyed(n, ((14, 0), (26, -11))) + (wave(n, 34) * 1.4 if n > 30 else 0.0)
    with p.moved(90, 248), p.turned(lean, 0, 0), p.stretched(0.98, 0.98, 0, 0):
        _adviser(p, kind)
    reach = keyed(n, ((16, 0), (30, 1)))
    rope(p, 12, 168, 308)
    if reach > 0:
        tip = 78 - 44 * reach
        p.shape(f"M78 208L{tip} {208 + 34 * reach}", None, 7)
        with p.turned(-8, tip, 208 + 34 * reach):
            p.box(tip - 28, 196 + 34 * reach, 44, 28, 3, CREAM, 4)
            p.words("LUNDI", tip - 6, 206 + 34 * reach, 10)
            p.words("10 h", tip - 6, 217 + 34 * reach, 10, "show", RED)
    jump = keyed(n, ((16, 0), (22, 26), (30, 0)))
    for index, x in enumerate((128, 158)):
        shock = Mood(look_x=-0.9, look_y=-0.6, pupil=0.5, brow=-1.1,
                     mouth="open" if alive else "flat")  # fmt: skip
        with p.moved(x, 322 - jump * (1 - index * 0.3)), p.stretched(0.5, 0.56, 0, 0):
            if index == 0:
                form(p, shock)
            else:
                with p.moved(6, -40):
                    bubble(p, shock, wide=84, tall=90)
    if 14 <= n < 24:
        rays(p, 90, 168, 48, 58 + n - 14, 11)


def applause(p: Pencil, n: int) -> None:
    """Everybody claps; the guide takes a bow, and its flag is a bunch of appointments."""
    p.floor(272, PARQUET)
    _frames(p)
    confetti(p, n, 6, 20)
    for index, x in enumerate((116, 150)):
        glad = Mood(look_x=-0.7, look_y=-0.3, mouth="grin", lids=1.0 if blink(n, 44, index * 9)
                    else 0.1)  # fmt: skip
        hop = abs(wave(n + index * 6, 16)) * 9
        with p.moved(x, 284 - hop), p.stretched(0.5, 0.54, 0, 0):
            if index == 0:
                form(p, glad, legs=24)
            else:
                coffee(p, n, glad, size=0.9)
        clap = abs(wave(n, 10)) * 5
        for side in (-1, 1):
            p.disc(x + side * (5 + clap), 262 - hop, 5, PECHE, 3.4)
    bow = keyed(n, ((8, 0), (24, 24), (44, 24), (58, 0)))
    bows = Mood(look_x=0.6, look_y=0.3, mouth="smile", lids=0.9 if 20 < n < 46 else 0.15,
                talk=talks(n, 58, 90))  # fmt: skip
    with p.moved(50, 292), p.turned(bow, 0, 0):
        _guide(p, n, bows)
    for index, (x, y) in enumerate(((92, 136), (164, 150))):
        sparkle(p, x, y, 9 * abs(wave(n, 44, index / 3)), MIMOSA)


PARTS: Mapping[str, Part] = {
    "cover-guide-de-musee": (CORAIL, cover, 120),
    "museum-follow": (WALL, follow, 96),
    "museum-printer": (WALL, capricious, 100),
    "museum-sofa": (WALL, settee, 96),
    "museum-board": (WALL, notices, 110),
    "museum-adviser": (WALL, adviser, 110),
    "museum-card": (WALL, card, 100),
    "museum-applause": (WALL, applause, 96),
}
"""What this module plays; see media.troupe.more."""


def _hall(p: Pencil) -> None:
    p.floor(272, PARQUET)
    p.shape(f"M{p.left - 9} 262H{p.right + 9}", None, 3, ink="#e79a86")


def _frames(p: Pencil) -> None:
    """Gilt frames on the wall, with paper in them."""
    for x, y, w, h in ((8, 120, 36, 46), (138, 112, 34, 40)):
        p.box(x, y, w, h, 2, "#e8b23a", 4)
        p.box(x + 6, y + 6, w - 12, h - 12, 1, CIEL, 2.6)


def _guide(p: Pencil, n: int, mood: Mood) -> None:
    """The pen in a scarf, its small flag up."""
    with p.stretched(0.94, 0.82, 0, 0):
        pen(p, mood)
        p.shape("M-20 -84h40v12h-40z", RED, 3.6)
        p.shape("M-14 -74l-8 26h12l6 -26z", RED, 3.6)
    p.shape("M15 -62L32 -88V-176", None, 5)
    flap = wave(n, 18) * 5
    p.shape(f"M32 -176q14 {-4 + flap:.2f} 30 4l-8 12 8 12q-16 {4 - flap:.2f} -30 0z", MIMOSA, 4)


def _adviser(p: Pencil, mood: Mood) -> None:
    """The chair with a moustache, a lanyard and a badge: an adviser, second half of the 2000s."""
    chair(p, mood, paint="#8fb08a", legs=52)
    whiskers(p, 0, -84, 0.72)
    p.shape("M-20 -74L0 -50L20 -74", None, 3, ink=LEAF)
    p.box(-12, -56, 24, 16, 2, CREAM, 3)
    p.words("BONJOUR", 0, -47.6, 5)
