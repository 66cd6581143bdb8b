"""Acts of « Fausse bande-annonce »: a page goes through a printer as if the world hung on it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from media.troupe.cast import (
    CIEL,
    CORAIL,
    LILAS,
    MENTHE,
    MIMOSA,
    PECHE,
    RED,
    Mood,
    chair,
    coffee,
    face,
    pen,
    stamp,
    sweat,
)
from media.troupe.motion import arrive, blink, drop, keyed, shake, squash, wave
from media.troupe.part import Part
from media.troupe.pencil import CREAM, INK, Pencil
from media.troupe.props import NIGHT, PAPER_LINE, cv, printer, puff, rays, sparkle, spotlight, tag

BEAM = "#5d4457"
HORIZON = "#ff9f5a"


def cover(p: Pencil, n: int) -> None:
    """The printer looks up at the page it is chewing."""
    n %= 120
    chew = wave(n, 10) * 2.5 if 40 < n < 84 else 0.0
    wide, tall = squash(n, 84, 0.08) if n >= 84 else (1.0, 1.0)
    mood = Mood(look_y=-1 if n < 92 else 0.2, look_x=keyed(n, ((40, 0), (50, -0.6), (66, 0.6),
                (84, 0))),
                lids=1.0 if n in range(98, 102) else 0.0, brow=-0.6 if 40 < n < 92 else 0.0,
                mouth="wobble" if 40 < n < 84 else "flat")  # fmt: skip
    with p.moved(90 + chew, 296), p.stretched(wide, tall, 0, 0):
        printer(p, mood, light=RED if n // 6 % 2 and 40 < n < 96 else "#3fae6a")
    for index in range(3):
        puff(p, 60 + index * 30, 128, (n - 60 - index * 8) / 40)
    p.floor(296, "#86c7ab")


def the_eye(p: Pencil, n: int) -> None:
    """Darkness. A red light. Two eyes open."""
    spotlight(p, 90, 268, 40 + 60 * keyed(n, ((40, 0), (70, 1))), BEAM)
    lids = keyed(n, ((26, 1.0), (44, 0.35), (60, 0.35), (66, 0.0)))
    with p.moved(90, 270), p.stretched(1.12, 1.12, 0, 0):
        printer(p, Mood(look_y=-0.1, lids=lids, brow=0.9, mouth="flat"),
                light=RED if n // 10 % 2 == 0 else "#5a1a22")  # fmt: skip
    p.shape(f"M{p.left - 10} 270H{p.right + 10}", None, 4.5, ink="#8a6f80")
    if n > 62:
        for side in (-1, 1):
            sparkle(p, 90 + side * 19, 186, 14 * arrive(n, 62, 20) * keyed(n, ((78, 1), (90, 0))),
                    "#ffffff")  # fmt: skip


def the_sheet(p: Pencil, n: int) -> None:
    """A blank page rises from its ream like a sword from a stone."""
    up = keyed(n, ((10, 0), (60, 1)))
    spotlight(p, 90, 272, 90, BEAM)
    if n > 50:
        rays(p, 90, 130, 66, 78 + 5 * wave(n, 12), 14)
    lift = 96 * up
    with p.moved(90 + (shake(n, 1.4) if 8 < n < 56 else 0), 222 - lift * 0.86):
        p.box(-34, -50, 68, 96, 3, CREAM)
        if n > 56:
            face(
                p,
                0,
                -8,
                Mood(look_y=-0.8, lids=1.0 if blink(n, 40) else 0.1, mouth="smile", brow=0.6),
            )
    for row in range(5):
        p.box(38, 226 + row * 9, 104, 11, 2, ("#efe5e1", CREAM)[row % 2], 3.6)
    p.box(60, 240, 60, 22, 3, MIMOSA, 4)
    p.words("80 g/m²", 90, 251.5, 13)


def the_page(p: Pencil, n: int) -> None:
    """The CV walks towards us out of the setting sun, in slow motion."""
    p.disc(90, 210, 70 + n * 0.2, HORIZON, 0)
    p.floor(232, "#4a3143", 0)
    near = 0.62 + 0.6 * n / 100
    step = wave(n, 30)
    with p.moved(90 + step * 4, 244 + near * 12), p.stretched(near, near, 0, 0):
        p.shape(f"M-16 -12L-18 {14 - 9 * max(0.0, step):.1f}", None, 6)
        p.shape(f"M16 -12L18 {14 + 9 * min(0.0, step):.1f}", None, 6)
        with p.moved(0, -8 - abs(step) * 4), p.turned(step * 2, 0, 0):
            cv(p, Mood(look_y=0.1, lids=0.3, brow=1.0, mouth="flat"))
            p.box(-26, -75, 24, 15, 6, INK, 0)
            p.box(2, -75, 24, 15, 6, INK, 0)
            p.shape("M-6 -70h12", None, 4)
            p.shape("M-20 -71l6 -3M8 -71l6 -3", None, 2.6, ink="#ffffff")
    for index in range(5):
        age = (n * 0.8 + index * 22) % 90 / 90
        puff(p, 20 + index * 36, 262 - age * 8, 0.15 + age * 0.8)


def flash(number: int, p: Pencil, n: int) -> None:
    """One of six half-second shots, each already in mid-action."""
    zoom = 1.25 + n * 0.012
    paint = (RED, CIEL, MIMOSA, LILAS, MENTHE, CORAIL)[number]
    p.shape(f"M{p.left - 9} {p.top - 9}H{p.right + 9}V{p.bottom + 9}H{p.left - 9}Z", paint, 0)
    fierce = Mood(brow=1.1, mouth="open", pupil=0.7, look_x=0.4)
    with p.stretched(zoom, zoom, 90, 170), p.turned((-9, 7, -5, 10, -7, 5)[number], 90, 180):
        rays(p, 90, 170, 84, 150, 16)
        match number:
            case 0:
                with p.moved(90, 250 + drop(n, 0, 8) * 20):
                    stamp(p, fierce)
            case 1:
                with p.moved(90, 270), p.turned(n * 3, 0, -90):
                    pen(p, fierce)
            case 2:
                with p.moved(90, 262 - n):
                    coffee(p, n, fierce, size=0.9)
            case 3:
                with p.moved(90, 256), p.turned(shake(n, 6), 0, 0):
                    chair(p, fierce)
            case 4:
                with p.moved(90 + shake(n, 3), 256):
                    printer(p, fierce, sheet=(n % 8) / 8)
            case _:
                with p.moved(90, 240), p.stretched(1.3, 1.3, 0, 0):
                    cv(p, fierce)


def the_jam(p: Pencil, n: int) -> None:
    """The printer chokes, swells, and gives up in silence."""
    spotlight(p, 90, 268, 96, BEAM)
    swell = keyed(n, ((0, 0), (14, 0.02), (34, 0.16), (40, -0.12), (52, 0)))
    shaking = shake(n, 2.6) if 4 < n < 38 else 0.0
    stuck = Mood(
        look_y=keyed(n, ((0, -0.8), (40, -0.8), (54, 0.9))), look_x=keyed(n, ((56, 0), (66, -0.8),
        (78, 0.8))),
        pupil=0.6 if n < 44 else 1.0, brow=-1.0, mouth="wobble" if n < 44 else "small",
        lids=1.0 if blink(n, 44, 48) else 0.0,
    )  # fmt: skip
    with p.moved(90 + shaking, 270), p.stretched(1 + swell, 1 + swell, 0, 0):
        printer(p, stuck, light=RED if n // 8 % 2 else "#5a1a22")
        p.shape("M-38 -46l4 14 9 -6 8 12 10 -9 9 11 8 -10 10 7 6 -12 8 8 4 -15z", CREAM, 4)
        p.shape("M-16 -36l6 5M10 -38l8 4", None, 2.6, ink=PAPER_LINE)
    p.shape(f"M{p.left - 10} 270H{p.right + 10}", None, 4.5, ink="#8a6f80")
    tag(p, n, 46, "BOURRAGE PAPIER", 90, 292, 146, MIMOSA, 14, -2)
    puff(p, 60, 110, (n - 38) / 34)
    puff(p, 122, 118, (n - 46) / 34)
    if n > 60:
        sweat(p, 150, 178 + drop(n, 60, 40) * 40, 1.0)


PARTS: Mapping[str, Part] = {
    "cover-fausse-bande-annonce": (MENTHE, cover, 120),
    "trailer-eye": (NIGHT, the_eye, 96),
    "trailer-sheet": (NIGHT, the_sheet, 96),
    "trailer-page": (PECHE, the_page, 96),
    **{f"trailer-flash-{k + 1}": (RED, partial(flash, k), 20) for k in range(6)},
    "trailer-jam": (NIGHT, the_jam, 100),
}
"""What this module plays; see media.troupe.more."""
