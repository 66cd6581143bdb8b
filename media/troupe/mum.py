"""Acts of « Messages de maman »: a telephone that trembles; a teapot that takes matters in hand."""

from __future__ import annotations

from collections.abc import Mapping

from media.troupe.cast import CORAIL, MIMOSA, PECHE, RED, WOOD, Mood, desk, form, sweat
from media.troupe.extras import teapot, telephone
from media.troupe.motion import arrive, blink, drop, keyed, shake, squash, wave
from media.troupe.part import Part
from media.troupe.pencil import CREAM, INK, Pencil
from media.troupe.props import rays, sparkle, talks

TABLE = "#c78f6d"
ROOM = "#ffe2c9"


def cover(p: Pencil, n: int) -> None:
    """The telephone sleeps; it rings; it sees who it is."""
    n %= 120
    rings = 44 <= n < 84
    jolt = shake(n, 3.4) if rings else 0.0
    mood = Mood(look_x=0.0, look_y=-0.7 if n >= 44 else 0.0, pupil=0.55 if rings else 1.0,
                brow=-1.0 if rings else 0.0, mouth="open" if rings else "flat",
                lids=0.96 if n < 44 or n > 104 else 0.0)  # fmt: skip
    with p.moved(90 + jolt, 284), p.turned(jolt * 1.6, 0, -60), p.stretched(1.12, 1.12, 0, 0):
        telephone(p, mood, lit=1.0 if 44 <= n <= 104 else 0.0)
    if rings:
        for index, size in enumerate((60, 74)):
            if n // 4 % 2 == index:
                p.shape(f"M{90 - size} 176q-10 28 0 56M{90 + size} 176q10 28 0 56", None, 4)
    p.floor(290, TABLE)


def early(p: Pencil, n: int) -> None:
    """Night table, early: the telephone opens one eye for each message."""
    _night(p)
    awake = keyed(n, ((14, 0), (22, 0.4), (60, 0.5), (66, 0.9)))
    jolt = shake(n, 2.4) if _pinged(n, (14, 42, 70)) else 0.0
    mood = Mood(look_x=-0.2, look_y=-0.9, lids=1.0 if awake < 0.1 or blink(n, 50) else
                0.75 - 0.5 * awake, mouth="flat")  # fmt: skip
    _standing(p, jolt, mood, awake > 0)


def louder(p: Pencil, n: int) -> None:
    """At work: it edges across the table at each message, and would like to fall off."""
    p.floor(262, TABLE)
    pings = (12, 38, 64, 90)
    jolt = shake(n, 3.2) if _pinged(n, pings) else 0.0
    creep = sum(9 for at in pings if n >= at)
    mood = Mood(look_x=-0.3, look_y=-0.9, pupil=0.8, brow=-0.7 - creep / 60,
                lids=1.0 if blink(n, 44) else 0.0, mouth="wobble")  # fmt: skip
    _standing(p, jolt + creep - 14, mood, True)
    for index in range(min(3, creep // 9)):
        sweat(p, 64 + index * 36 + creep, 216 + drop((n + index * 17) % 46, 0, 46) * 44, 0.9)


def phoned(p: Pencil, n: int) -> None:
    """« J'ai appelé le patron. » The telephone puts itself on silent, and closes its eyes."""
    p.floor(262, TABLE)
    shock = n >= 14
    mood = Mood(look_x=0.0, look_y=-0.2 if n > 56 else -0.9, pupil=0.34 if shock else 1.0,
                brow=-1.3, mouth="open" if shock else "flat",
                talk=0.9 if 40 <= n < 66 and n % 8 < 5 else 0.0)  # fmt: skip
    wide, tall = squash(n, 14, 0.2)
    with p.moved(0, 0), p.stretched(wide, tall, 90, 296):
        _standing(p, shake(n, 1.2) if shock else 0.0, mood, True)
    if 14 <= n < 24:
        rays(p, 90, 240, 56, 66 + n - 14, 12)


def selfie(p: Pencil, n: int) -> None:
    """The photo comes: mum, the adviser, two cups, half a cake. Everybody says cheese."""
    p.shape(f"M{p.left - 9} {p.top - 9}H{p.right + 9}V{p.bottom + 9}H{p.left - 9}Z", ROOM, 0)
    flash = 8 <= n < 14
    slide = arrive(n, 0, 14)
    with (
        p.stretched(0.5 + 0.5 * slide, 0.5 + 0.5 * slide, 90, 200),
        p.turned(-3 * (1 - slide) - 2, 90, 200),
    ):
        p.box(8, 108, 164, 184, 4, CREAM)
        p.box(18, 118, 144, 148, 2, "#fff2b8" if flash else "#bfe0d2", 3.6)
        proud = Mood(look_x=0.1, look_y=-0.2, mouth="grin", brow=-0.3,
                     lids=1.0 if blink(n, 58, 40) else 0.1)  # fmt: skip
        polite = Mood(look_x=keyed(n, ((30, 0.0), (40, 0.9), (70, 0.9), (78, 0))), look_y=0.1,
                      mouth="grin", brow=-0.5, pupil=0.85,
                      lids=1.0 if blink(n, 46, 20) else 0.0)  # fmt: skip
        with p.moved(52, 250 + wave(n, 40)), p.stretched(0.66, 0.74, 0, 0):
            form(p, polite, title="CONSEILLER")
        with p.moved(118, 246 + wave(n, 44) * 1.2), p.stretched(0.52, 0.6, 0, 0):
            teapot(p, n, proud)
        p.box(18, 244, 144, 22, 2, WOOD, 3.6)
        _cake(p, 84, 262)
        _cup(p, 40, 256)
        _cup(p, 140, 256)
    if flash:
        rays(p, 90, 186, 70, 88, 14)


def monday(p: Pencil, n: int) -> None:
    """Mum knits a shirt at the adviser's desk; the form files her under « experts »."""
    p.shape(f"M{p.left - 9} {p.top - 9}H{p.right + 9}V{p.bottom + 9}H{p.left - 9}Z", ROOM, 0)
    with p.moved(36, 276), p.stretched(0.74, 0.8, 0, 0):
        form(p, Mood(look_x=0.9, look_y=0.3, mouth="smile", lids=1.0 if blink(n, 54) else 0.15),
             filled=1.0, title="DOSSIER")  # fmt: skip
    desk(p, 262)
    says = Mood(look_x=0.0, look_y=-0.1, talk=talks(n, 10, 58), mouth="smile", brow=-0.2,
                lids=1.0 if blink(n, 60, 70) else 0.15)  # fmt: skip
    wide, tall = squash(n, 10, 0.06)
    with p.moved(126, 268), p.stretched(0.7 * wide, 0.78 * tall, 0, 0):
        teapot(p, n, says)
    lift = arrive(n, 30, 16)
    if lift > 0.05:
        with p.stretched(lift, lift, 60, 292):
            p.shape("M44 300v-24l-12 6-8-12 20-12q8 8 16 8t16-8l20 12-8 12-12-6v24z", "#8fb9ea")
            p.shape("M60 268v32M54 262l6 8 6-8", None, 3)
    for index, (x, y) in enumerate(((24, 150), (150, 138))):
        sparkle(p, x, y, 8 * abs(wave(n, 44, index / 3)), MIMOSA)


PARTS: Mapping[str, Part] = {
    "cover-messages-de-maman": (PECHE, cover, 120),
    "mum-early": ("#8d84b8", early, 100),
    "mum-louder": (PECHE, louder, 120),
    "mum-phoned": (PECHE, phoned, 100),
    "mum-selfie": (PECHE, selfie, 100),
    "mum-monday": (PECHE, monday, 90),
}
"""What this module plays; see media.troupe.more."""


def _pinged(n: int, moments: tuple[int, ...]) -> bool:
    return any(at <= n < at + 12 for at in moments)


def _standing(p: Pencil, jolt: float, mood: Mood, lit: bool) -> None:
    with p.moved(90 + jolt, 304), p.turned(jolt * 0.7, 0, -60), p.stretched(0.94, 0.94, 0, 0):
        telephone(p, mood, lit=1.0 if lit else 0.0)


def _night(p: Pencil) -> None:
    p.floor(268, "#5f5789")
    p.disc(150, 132, 15, "#fff2b8", 4)
    p.disc(157, 127, 13, "#8d84b8", 0)
    p.box(10, 246, 44, 30, 4, CREAM, 4)
    p.words("6:02", 32, 261.4, 15, "show", RED)


def _cake(p: Pencil, x: float, y: float) -> None:
    """What is left of it."""
    p.shape(f"M{x - 30} {y + 2}h60", None, 4)
    p.shape(f"M{x - 22} {y}v-20h26l10 20z", CORAIL, 3.6)
    p.shape(f"M{x - 22} {y - 11}h31", None, 3, ink=CREAM)
    p.shape(f"M{x - 22} {y - 20}h26", None, 5, ink=CREAM)
    p.disc(x - 10, y - 24, 4, RED, 2.6)


def _cup(p: Pencil, x: float, y: float) -> None:
    p.shape(f"M{x - 9} {y - 12}h18l-2 14h-14z", CREAM, 3.4)
    p.shape(f"M{x + 9} {y - 9}q7 0 5 5t-7 3", None, 3, ink=INK)
