"""Acts of « Objets trouvés »: what people leave behind is on the shelf, with its label."""

from __future__ import annotations

from collections.abc import Mapping

from media.troupe.cast import (
    CORAIL,
    MENTHE,
    MIMOSA,
    PECHE,
    WOOD,
    Mood,
    bubble,
    desk,
    face,
    form,
    sweat,
)
from media.troupe.extras import balloon, telephone
from media.troupe.motion import arrive, blink, drop, keyed, shake, squash, wave
from media.troupe.part import Part
from media.troupe.pencil import CREAM, INK, Pencil
from media.troupe.props import rays, sparkle, talks

FLOOR = "#86c7ab"
SHELF = "#9a7560"
DRAWER = "#c78f6d"


def cover(p: Pencil, n: int) -> None:
    """A drawer, ajar; two eyes in the dark of it look who is there."""
    n %= 120
    out = keyed(n, ((30, 0), (46, 1), (86, 1), (104, 0)))
    p.floor(294, FLOOR)
    p.box(22, 118, 136, 176, 6, DRAWER)
    for row in (226,):
        p.box(34, row, 112, 52, 4, "#d9a582")
        p.disc(90, row + 26, 7, MIMOSA, 4)
    p.box(34, 132, 112, 82, 4, INK, 3)
    look = keyed(n, ((46, 0), (52, -0.9), (66, -0.9), (72, 0.9), (84, 0.9)))
    if n > 34 and n < 100:
        lids = 1.0 if n in range(60, 64) else 0.1
        face(p, 90, 160, Mood(look_x=look, lids=lids, mouth="none"), apart=30, eye=11)
    low = 132 + 48 * out
    p.box(30, low, 120, 214 - low + 4 * out, 4, "#d9a582")
    p.disc(90, (low + 214) / 2, 7, MIMOSA, 4)


def opens(p: Pencil, n: int) -> None:
    """The drawer is pulled; dust, a moth, and a hundred small eyes that blink at the light."""
    p.floor(292, FLOOR)
    out = keyed(n, ((14, 0), (22, -0.1), (38, 1)))
    jolt = shake(n, 1.6) if 8 < n < 24 else 0.0
    p.box(16 + jolt, 112, 148, 44, 5, DRAWER)
    p.words("OBJETS TROUVÉS", 90 + jolt, 135, 15, "show", CREAM)
    p.box(16 + jolt, 156, 148, 136, 5, SHELF)
    if out > 0.05:
        p.box(26, 164, 128, 40 + 40 * out, 3, INK, 3)
        for index in range(4):
            x, y = 50 + (index * 49) % 92, 184 + (index * 29) % 40 * out
            lids = 1.0 if n < 44 + index * 3 or blink(n, 50, index * 7) else 0.1
            face(p, x, y, Mood(look_y=-0.5, lids=lids, mouth="none"), apart=20, eye=8)
    low = 166 + 62 * max(0.0, out)
    p.box(24 + jolt, low, 132, 56, 5, "#d9a582")
    p.disc(90 + jolt, low + 28, 8, MIMOSA, 4)
    if n > 30:
        for index in range(6):
            age = (n - 30 - index * 3) / 36
            if 0 < age < 1:
                p.disc(40 + index * 20, 176 - 40 * age, 8 * (1 - age) + 1, "#efe5da", 3)
    if n > 36:
        mx, my = 60 + (n - 36) * 1.1, 166 - (n - 36) * 0.5 + wave(n, 18) * 9
        flap = 5 + 5 * abs(wave(n, 6))
        p.shape(f"M{mx} {my}q-{flap} -12 -13 -3q3 9 13 3q{flap} -12 13 -3q-3 9 -13 3z", PECHE, 3)


def monday(p: Pencil, n: int) -> None:
    """A Monday, as new. It looks as Mondays look."""
    _shelf(p, n, "N° 12")
    with p.moved(90 + (shake(n, 1.0) if n > 60 else 0.0), 248):
        p.box(-40, -96, 80, 96, 6, CREAM)
        p.box(-40, -96, 80, 26, 6, CORAIL)
        p.words("LUNDI", 0, -82, 17)
        for side in (-1, 1):
            p.shape(f"M{side * 22} -102v14", None, 5)
        gloom = Mood(look_x=keyed(n, ((30, 0), (38, -0.7), (56, -0.7), (64, 0))), look_y=0.2,
                     lids=0.62, brow=0.9, mouth="frown")  # fmt: skip
        face(p, 0, -46, gloom, apart=32, eye=12)
    with p.moved(130, 150 + wave(n, 50) * 3), p.stretched(0.4, 0.4, 0, 0):
        p.shape("M-44 38q-30 0-30-28 0-26 28-28 6-34 44-34 34 0 42 30 38-2 38 30 0 30-32 30z",
                "#b9c4d6", 7)  # fmt: skip
    for index in range(3):
        fall = (n * 3 + index * 17) % 46
        p.shape(f"M{116 + index * 13} {170 + fall}v8", None, 3, ink="#5b7fb0")


def motivation(p: Pencil, n: int) -> None:
    """A motivation: a flame in a jam jar, a little scratched, still warm."""
    _shelf(p, n, "N° 27")
    flick = wave(n, 14) * 3
    strong = keyed(n, ((0, 0.7), (40, 0.7), (62, 1.12)))
    with p.moved(90, 246):
        p.box(-36, -92, 72, 92, 14, "#e4f4ff")
        with p.stretched(strong, strong, 0, -10):
            p.shape(f"M-24 -30Q-26 -52 -8 -66Q-6 -54 2 -54Q{-4 + flick} -70 {8 + flick} -80"
                    "Q30 -52 24 -28Q18 -8 0 -8Q-20 -8 -24 -30Z", MIMOSA, 4)  # fmt: skip
            p.shape(f"M-12 -20Q-12 -34 {flick * 0.5} -44Q14 -32 12 -20Q8 -10 0 -10T-12 -20Z",
                    CORAIL, 0)  # fmt: skip
            hope = Mood(look_x=0.1, look_y=-0.2, brow=-0.4, lids=1.0 if blink(n, 52) else 0.15,
                        mouth="smile" if n > 50 else "flat")  # fmt: skip
            face(p, 0, -32, hope, apart=22, eye=8.5)
        p.box(-38, -106, 76, 18, 5, CORAIL)
        with p.turned(-30, 28, -92):
            p.box(12, -98, 32, 12, 6, PECHE, 3)


def call_back(p: Pencil, n: int) -> None:
    """A « we shall call you back », under cobwebs. It hears something. No."""
    _shelf(p, n, "N° 3")
    hears = 46 <= n < 68
    mood = Mood(look_x=-0.8 if hears else 0.0, look_y=-0.4 if hears else 0.3,
                lids=1.0 if blink(n, 60, 30) else (0.0 if hears else 0.6),
                brow=-0.9, mouth="open" if hears else "frown")  # fmt: skip
    wide, tall = squash(n, 46, 0.12) if hears else (1.0, 1.0)
    with p.moved(90, 248), p.stretched(0.8 * wide, 0.8 * tall, 0, 0):
        telephone(p, mood, lit=0.0, paint="#6b5a4a")
    for side in (-1, 1):
        x = 90 + side * 44
        p.shape(f"M{x} 136L{90 + side * 20} 190M{x} 136L{90 + side * 40} 196M{x} 136h{-side * 30}",
                None, 2, ink="#7d8f88")  # fmt: skip
        p.shape(f"M{x - side * 6} 146q{-side * 6} 2 {-side * 8} -8M{x - side * 11} 158"
                f"q{-side * 10} 2 {-side * 14} -18", None, 2, ink="#7d8f88")  # fmt: skip
    hang = 150 + keyed(n, ((10, 0), (40, 26), (90, 10)))
    p.shape(f"M128 132V{hang}", None, 2)
    p.disc(128, hang + 5, 5, INK, 0)


def confidence(p: Pencil, n: int) -> None:
    """A confidence, worn once: a small balloon, half its breath gone."""
    _shelf(p, n, "N° 41")
    sway = wave(n, 70) * 5
    shy = Mood(look_x=keyed(n, ((36, 0.5), (46, -0.7), (76, -0.7))), look_y=0.2, brow=-0.9,
               lids=1.0 if blink(n, 56) else 0.4, mouth="small")  # fmt: skip
    with p.moved(90, 248), p.turned(sway, 0, 0):
        balloon(p, shy, size=0.72)


def owner(p: Pencil, n: int) -> None:
    """Someone small comes to the counter. The balloon knows that voice."""
    p.floor(290, FLOOR)
    knows = keyed(n, ((34, 0), (58, 1)))
    with p.moved(128, 252 - 8 * knows), p.turned(wave(n, 50) * 4, 0, 0):
        glad = Mood(look_x=-0.9 if n > 20 else 0.0, look_y=0.1,
                    lids=1.0 if blink(n, 60, 10) else 0.35 * (1 - knows),
                    brow=-0.6 * (1 - knows), mouth="grin" if knows > 0.5 else "open")  # fmt: skip
        balloon(p, glad, size=0.74 + 0.42 * knows)
    desk(p, 250)
    comes = keyed(n, ((0, -70), (20, 50)))
    shy = Mood(look_x=0.9, look_y=-0.2, brow=-0.7 * (1 - knows), pupil=1.1,
               talk=talks(n, 24, 66) * 0.6, mouth="grin" if knows > 0.8 else "smile",
               lids=1.0 if blink(n, 50, 18) else 0.05)  # fmt: skip
    hop = abs(wave(n, 14)) * 8 if n < 20 else 0.0
    with p.moved(comes, 206 - hop), p.stretched(0.6, 0.7, 0, 0):
        bubble(p, shy, wide=120, tall=84, tail=-1)
    if n > 58:
        if n < 70:
            rays(p, 128, 160, 52, 60 + (n - 58) * 0.4, 10)
        for index, (x, y) in enumerate(((92, 130), (162, 134), (150, 214), (98, 204))):
            sparkle(p, x, y, 9 * abs(wave(n, 44, index / 5)), MIMOSA)


def leaves(p: Pencil, n: int) -> None:
    """It goes out a little above the ground. The clerk stamps the register, and sniffs."""
    p.floor(290, FLOOR)
    up = keyed(n, ((6, 0), (80, 1)))
    x = 122 + 12 * up
    y = 258 - 26 * up + wave(n, 44) * 3
    light = Mood(look_x=0.6, look_y=-0.5, mouth="grin", lids=1.0 if blink(n, 56) else 0.1)
    p.shape(f"M{x} {y - 26}L{x + 14} {y - 52}", None, 3)
    with p.moved(x + 14, y - 6), p.stretched(0.9, 0.9, 0, 0):
        balloon(p, light, size=1.1)
    with p.moved(x - 14, y + 8), p.stretched(0.5, 0.6, 0, 0):
        bubble(p, light, wide=120, tall=84, tail=-1)
    moved = Mood(look_x=0.8, look_y=-0.4, brow=-0.7, lids=1.0 if blink(n, 40) else 0.2,
                 mouth="smile")  # fmt: skip
    with p.moved(36, 294), p.stretched(0.72, 0.78, 0, 0):
        form(p, moved, filled=drop(n, 20, 30), title="REGISTRE")
    if n > 30:
        sweat(p, 50, 250 + keyed(n, ((30, 0), (80, 22))), 0.7)
    for index, (sx, sy) in enumerate(((150, 124), (84, 150), (166, 236))):
        sparkle(p, sx, sy, 8 * abs(wave(n, 40, index / 4)), MIMOSA)


PARTS: Mapping[str, Part] = {
    "cover-objets-trouves": (MENTHE, cover, 120),
    "lost-drawer": (MENTHE, opens, 96),
    "lost-monday": (MENTHE, monday, 90),
    "lost-motivation": (MENTHE, motivation, 90),
    "lost-call-back": (MENTHE, call_back, 96),
    "lost-confidence": (MENTHE, confidence, 96),
    "lost-owner": (MENTHE, owner, 110),
    "lost-leaves": (MENTHE, leaves, 96),
}
"""What this module plays; see media.troupe.more."""


def _shelf(p: Pencil, n: int, number: str) -> None:
    """A shelf, and a luggage label on its string."""
    left, right = p.left - 9, p.right + 9
    p.shape(f"M{left} 248H{right}V266H{left}Z", WOOD, 0)
    p.shape(f"M{left} 248H{right}M{left} 266H{right}", None)
    swing = wave(n, 60) * 5 + (1 - arrive(n, 4, 20)) * 30
    with p.turned(swing, 40, 256):
        p.shape("M40 256v16", None, 3)
        p.shape("M16 272h48l8 9v22h-64v-22z", CREAM, 4)
        p.words(number, 40, 289, 15)
