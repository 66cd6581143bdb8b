"""Acts of « Documentaire animalier »: the form is the predator, and it is at home."""

from __future__ import annotations

from media.troupe.cast import (
    CORAIL,
    LEAF,
    MIMOSA,
    PECHE,
    Mood,
    chair,
    coffee,
    face,
    form,
    grass,
    pen,
)
from media.troupe.motion import blink, keyed, shake, squash, wave
from media.troupe.pencil import CREAM, INK, Pencil

DRY = "#e9b37a"
DUSK = "#f7a98a"
BUSH = "#7fb594"


def savanna(p: Pencil, n: int) -> None:
    """Dawn over the administrative savanna. Nothing moves; then two eyes do."""
    _plain(p, sun=keyed(n, ((0, 172), (120, 138))))
    _acacia(p, 134, 224, n)
    with p.moved(60, 262):
        up = keyed(n, ((36, 0), (48, 62), (84, 62), (90, 20), (108, 20), (114, 70)))
        mood = Mood(look_x=keyed(n, ((48, 0), (54, -1), (64, -1), (70, 1), (80, 1), (84, 0))),
                    lids=1.0 if blink(n, 60, 116) else 0.0,
                    mouth="none")  # fmt: skip
        if up > 1:
            with p.moved(0, 50 - up), p.turned(-4, 0, 0):
                p.box(-32, -60, 64, 90, 5, CREAM)
                p.box(-32, -60, 64, 15, 5, CORAIL)
                face(p, 0, -26, mood, apart=24, eye=9)
    _grass_row(p, n, 268, 0.75)
    p.shape(f"M{p.left - 9} 268H{p.right + 9}V{p.bottom + 9}H{p.left - 9}Z", DRY, 0)
    _grass_row(p, n + 9, 296, 1.0)


def form_predator(p: Pencil, n: int) -> None:
    """Close to the form, alone in the grass: it has won, and slowly lets it show."""
    _plain(p, sun=128)
    sly = keyed(n, ((46, 0), (66, 1)))
    look = keyed(n, ((0, -0.9), (26, -0.9), (32, 0.9), (46, 0.9), (56, 0)))
    mood = Mood(
        look_x=look, look_y=0.1, lids=1.0 if blink(n, 80, 40) else 0.1 + 0.38 * sly,
        mouth="grin" if n > 74 else ("smile" if n > 58 else "flat"), brow=0.7 + 0.6 * sly,
    )  # fmt: skip
    near = 1 + 0.14 * keyed(n, ((0, 0), (110, 1)))
    breath = 1 + 0.012 * wave(n, 46)
    with (
        p.stretched(near, near, 90, 160),
        p.turned(-5 + 2 * wave(n, 92), 90, 262),
        p.moved(90, 262),
        p.stretched(1.2 * (2 - breath), 1.2 * breath, 0, 0),
    ):
        form(p, mood, legs=16)
    if n > 88:
        _glint(p, 108, 148, n - 88)
    for x, tall, late in (
        (8, 92, 0),
        (40, 62, 7),
        (140, 70, 3),
        (172, 104, 11),
        (-20, 80, 5),
        (204, 76, 9),
    ):
        grass(p, x, 300, tall, 5 * wave(n + late * 3, 60))
    p.floor(298, DRY)


def pen_slow(p: Pencil, n: int) -> None:
    """The pen comes down on the dotted line, as slowly as a giraffe drinks."""
    _plain(p, sun=120)
    p.shape(f"M{p.left - 9} 232L{p.right + 9} 222V{p.bottom + 9}H{p.left - 9}Z", CREAM, 4.5)
    p.words("Signature :", 48, 246, 12, "read-bold")
    for dot in range(14):
        p.disc(26 + dot * 10, 264 - dot * 0.5, 1.7, INK, 0)
    goes = keyed(n, ((0, 0), (70, 0.86), (84, 0.86), (96, 1)))
    writing = n >= 96
    along = keyed(n, ((96, 0), (176, 74)))
    bob = wave(n, 12) * 5 if 96 <= n < 176 else 0.0
    if writing and along > 1:
        line = "".join(
            f"L{58 + k:.1f} {262 - k * 0.04 + 6 * wave(k, 13) * (1 if k < 60 else 0.4):.2f}"
            for k in range(1, int(along) + 1)
        )
        p.shape(f"M58 262{line}", None, 3.6, ink="#1e4e8c")
    x, y = 58 + along, 262 - (1 - goes) * 96 + bob
    mood = Mood(
        look_x=-0.5, look_y=keyed(n, ((0, 0.2), (60, 1))), lids=1.0 if blink(n, 64, 30) else 0.15,
        mouth="open" if 70 <= n < 96 else "small", brow=-0.7 if n < 96 else 0.6,
    )  # fmt: skip
    with (
        p.moved(x + shake(n, 0.8 if 70 <= n < 96 else 0.0), y),
        p.turned(24, 0, 0),
        p.stretched(0.92, 0.92, 0, 0),
    ):
        pen(p, mood)
    _bird(p, keyed(n, ((0, 40), (200, 150))), 84 + 5 * wave(n, 50), n)
    _bird(p, keyed(n, ((0, 6), (200, 104))), 104 + 4 * wave(n, 44), n + 7)


def helpful_adult(p: Pencil, n: int) -> None:
    """The chair tiptoes in with a coffee, hands in sight; the form lets it come."""
    _plain(p, sun=126)
    wary = Mood(
        look_x=keyed(n, ((0, -0.4), (20, 1))), look_y=0, lids=1.0 if blink(n, 58, 12) else 0.0,
        brow=keyed(n, ((30, 0), (40, -0.7), (128, -0.7), (140, 0))), pupil=0.8 if n < 130 else 1.0,
        mouth="flat" if n < 134 else "smile",
    )  # fmt: skip
    with (
        p.moved(46 - keyed(n, ((60, 0), (90, 5), (130, 5), (140, 0))), 280),
        p.stretched(0.86, 0.86, 0, 0),
    ):
        form(p, wary, legs=16)
    x = keyed(
        n,
        ((8, 250), (30, 216), (44, 216), (66, 184), (80, 184), (104, 154), (112, 154), (126, 142)),
    )
    lifted = (8 < n < 30) or (44 < n < 66) or (80 < n < 104)
    step = wave(n, 22) if lifted else 0.0
    hop = abs(wave(n, 22)) * 5 if lifted else 0.0
    kind = Mood(
        look_x=-0.8, look_y=0.1, lids=1.0 if blink(n, 66, 50) else 0.0, mouth="smile", brow=-0.35
    )
    with p.moved(x, 280 - hop), p.turned(-4 if lifted else 0, 0, 0), p.stretched(0.86, 0.86, 0, 0):
        chair(p, kind, paint="#afd0f6", step=step)
    reach = keyed(n, ((108, 0), (126, 1)))
    p.shape(
        f"M{x - 22:.2f} {206 - hop:.2f}Q{x - 34 - 12 * reach:.2f} {232 - hop:.2f} "
        f"{x - 24 - 20 * reach:.2f} {240 - hop + 8 * reach:.2f}", None, 5,
    )  # fmt: skip
    with p.moved(x - 26 - 20 * reach, 268 - hop - 44 * (1 - reach) * 0.4):
        coffee(
            p, n, Mood(look_x=-0.6, mouth="smile", lids=1.0 if blink(n, 50, 5) else 0.0), size=0.34
        )
    for gx, tall, late in ((6, 46, 0), (86, 34, 6), (170, 58, 3)):
        grass(p, gx, 300, tall, 4 * wave(n + late * 3, 60))
    p.floor(280, DRY)


def form_filled(p: Pencil, n: int) -> None:
    """Every line is ticked. Rays, confetti, glory; it lasts as long as the music does."""
    with p.moved(90, 168):
        for ray in range(12):
            with p.turned(ray * 30 + n * 0.9, 0, 0):
                p.shape("M0 0L-46 -360H46Z", "#ffe3a3", 0)
    done = keyed(n, ((6, 0), (18, 0.34), (24, 0.34), (34, 0.67), (40, 0.67), (50, 1)))
    wide, tall = squash(n, 52, 0.16)
    jump = abs(wave(n - 52, 30)) * 22 if n >= 52 else 0.0
    mood = Mood(
        look_y=keyed(n, ((0, 0.8), (50, 0.8), (54, -0.3))), mouth="grin" if n >= 52 else "open",
        lids=1.0 if blink(n, 60, 57) else 0.0, brow=-0.3 if n >= 52 else 0.0,
    )  # fmt: skip
    with (
        p.moved(90, 272 - jump),
        p.turned(3 * wave(n, 60) if n > 52 else 0, 0, 0),
        p.stretched(wide, tall, 0, 0),
    ):
        form(p, mood, legs=18, filled=done)
    p.floor(272, MIMOSA)
    if n >= 52:
        _confetti(p, n - 52)


def _plain(p: Pencil, sun: float) -> None:
    """Sky, sun and the far edge of the plain."""
    left, right = p.left - 9, p.right + 9
    p.disc(132, sun, 30, "#ffe0a0", 0)
    p.disc(132, sun, 23, MIMOSA, 0)
    p.shape(f"M{left} 214Q20 200 70 210T{right} 204V{p.bottom + 9}H{left}Z", DUSK, 0)
    p.shape(f"M{left} 236Q50 222 110 232T{right} 226V{p.bottom + 9}H{left}Z", DRY, 0)


def _acacia(p: Pencil, x: float, foot: float, n: int) -> None:
    """A tree whose crown is a pile of folders."""
    p.shape(f"M{x} {foot + 14}Q{x - 3} {foot - 20} {x - 2} {foot - 42}"
            f"M{x - 2} {foot - 22}L{x + 16} {foot - 44}",
            None, 5)  # fmt: skip
    with p.turned(0.8 * wave(n, 80), x, foot):
        for dx, dy, w, paint in ((-34, -52, 66, LEAF), (-22, -63, 58, BUSH), (-30, -74, 50, LEAF)):
            p.box(x + dx, foot + dy, w, 12, 4, paint, 4)


def _grass_row(p: Pencil, n: int, foot: float, size: float) -> None:
    x, index = p.left - 6, 0
    while x < p.right + 12:
        grass(p, x, foot, (26 + 11 * ((index * 7) % 4)) * size, 4 * wave(n + index * 11, 64),
              LEAF if index % 2 else BUSH)  # fmt: skip
        x += 24
        index += 1


def _glint(p: Pencil, x: float, y: float, age: int) -> None:
    size = keyed(age, ((0, 0), (5, 11), (12, 0)))
    if size > 0.5:
        p.shape(f"M{x} {y - size}Q{x} {y} {x + size} {y}Q{x} {y} {x} {y + size}"
                f"Q{x} {y} {x - size} {y}"
                f"Q{x} {y} {x} {y - size}Z", "#ffffff", 2)  # fmt: skip


def _bird(p: Pencil, x: float, y: float, n: int) -> None:
    lift = 5 * wave(n, 18)
    p.shape(
        f"M{x - 9} {y - lift:.2f}Q{x - 4} {y - 3} {x} {y}Q{x + 4} {y - 3} {x + 9} {y - lift:.2f}",
        None,
        3,
    )


def _confetti(p: Pencil, age: int) -> None:
    paints = (CORAIL, "#afd0f6", "#a5dcc4", "#d2c3f4", PECHE)
    span = p.right - p.left
    for k in range(34):
        start = (k * 37) % 29
        if age < start * 0.7:
            continue
        fall = ((age - start * 0.7) * (2.1 + (k * 13 % 7) * 0.22)) % (p.bottom - p.top + 40)
        x = p.left + ((k * 61) % 100) / 100 * span + 7 * wave(age + k * 9, 40)
        y = p.top - 10 + fall
        with p.turned(age * (5 + k % 4) + k * 40, x, y):
            p.box(x - 3.2, y - 5, 6.4, 10, 1.2, paints[k % len(paints)], 2)
