"""The players: form, chair, speech bubble, coffee, stamp, pen, with their eyes and mouths.

Each is drawn about its own foot at (0, 0) or its own middle, so that the pencil's matrix moves it.
Shapes come from the design's posters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from media.troupe.motion import wave
from media.troupe.pencil import CREAM, INK, Pencil

CORAIL = "#ff9f8a"
CIEL = "#afd0f6"
MIMOSA = "#ffd25e"
MENTHE = "#a5dcc4"
LILAS = "#d2c3f4"
PECHE = "#ffc9a3"
LEAF = "#5e9c7f"
WOOD = "#b9836b"
RED = "#a11f1d"
WATER = "#cfe6ff"
STEAM = "#fff9f5"

Mouth = Literal["smile", "grin", "frown", "flat", "wobble", "open", "small", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """A face."""

    look_x: float = 0.0
    """Where the pupils look: -1 left to 1 right."""
    look_y: float = 0.0
    """-1 up to 1 down."""
    lids: float = 0.0
    """How far the upper lids are down: 0 wide open to 1 shut."""
    pupil: float = 1.0
    """Size of the pupils: small is fright."""
    mouth: Mouth = "flat"
    talk: float = 0.0
    """How far a talking mouth is open, 0 to 1; above 0 it replaces `mouth`."""
    brow: float = 0.0
    """Brows: above 0 stern, below 0 worried, 0 none."""


def face(
    p: Pencil, x: float, y: float, mood: Mood, *, apart: float = 28.0, eye: float = 11.0
) -> None:
    """Two eyes around (x, y) and a mouth below; the pencil notes where."""
    p.note_face(x, y + eye * 0.6, apart / 2 + eye, eye * 2.2)
    for side in (-1, 1):
        _eye(p, x + side * apart / 2, y, eye, mood)
        if mood.brow:
            lift, tilt = eye * 1.45, -mood.brow * eye * 0.42 * side
            middle = x + side * apart / 2
            p.shape(
                f"M{middle - eye * 0.8:.2f} {y - lift - tilt:.2f}"
                f"L{middle + eye * 0.8:.2f} {y - lift + tilt:.2f}",
                None, 3.8,
            )  # fmt: skip
    _mouth(p, x, y + eye * 1.75, eye / 11.0, mood)


def _eye(p: Pencil, x: float, y: float, r: float, mood: Mood) -> None:
    if mood.lids >= 0.95:
        p.shape(f"M{x - r:.2f} {y:.2f}Q{x:.2f} {y + r * 0.9:.2f} {x + r:.2f} {y:.2f}", None, 3.6)
        return
    p.disc(x, y, r, "#ffffff", 3.4)
    reach = r * 0.34
    p.disc(x + mood.look_x * reach, y + mood.look_y * reach, r * 0.46 * mood.pupil, INK, 0)
    if mood.lids > 0.05:
        top = -1 + 2 * mood.lids * 0.62
        edge = (1 - top * top) ** 0.5
        p.shape(
            f"M{x - r * edge:.2f} {y + r * top:.2f}A{r} {r} 0 {1 if top > 0 else 0} 1 "
            f"{x + r * edge:.2f} {y + r * top:.2f}Z", INK, 1.5,
        )  # fmt: skip


def _mouth(p: Pencil, x: float, y: float, k: float, mood: Mood) -> None:
    if mood.talk > 0.08:
        tall = 7.5 * k * mood.talk
        p.oval(x, y + 1, (8 - 2 * mood.talk) * k, tall, INK, 3)
        if mood.talk > 0.55:
            p.oval(x, y + 1 + tall * 0.55, 4.4 * k, tall * 0.36, CORAIL, 0)
        return
    w = 10 * k
    match mood.mouth:
        case "smile":
            p.shape(f"M{x - w:.2f} {y:.2f}Q{x:.2f} {y + 8 * k:.2f} {x + w:.2f} {y:.2f}", None, 3.4)
        case "grin":
            p.shape(
                f"M{x - w * 1.3:.2f} {y - 2:.2f}H{x + w * 1.3:.2f}Q{x + w:.2f} {y + 13 * k:.2f} "
                f"{x:.2f} {y + 13 * k:.2f}Q{x - w:.2f} {y + 13 * k:.2f} "
                f"{x - w * 1.3:.2f} {y - 2:.2f}Z",
                INK, 3.2,
            )  # fmt: skip
            p.oval(x, y + 9 * k, 6.5 * k, 3.6 * k, CORAIL, 0)
        case "frown":
            p.shape(
                f"M{x - w:.2f} {y + 4:.2f}Q{x:.2f} {y - 4 * k:.2f} {x + w:.2f} {y + 4:.2f}",
                None,
                3.4,
            )
        case "flat":
            p.shape(f"M{x - w * 0.8:.2f} {y + 1:.2f}H{x + w * 0.8:.2f}", None, 3.4)
        case "wobble":
            p.shape(
                f"M{x - 18 * k:.2f} {y:.2f}q{5 * k} {-6 * k} {9 * k} 0"
                f"t{9 * k} 0 {9 * k} 0 {9 * k} 0",
                None, 3.4,
            )  # fmt: skip
        case "open":
            p.oval(x, y + 2, 6 * k, 7 * k, INK, 3)
        case "small":
            p.shape(f"M{x - 3 * k:.2f} {y + 1:.2f}h{6 * k}", None, 3.4)
        case "none":
            pass


def form(
    p: Pencil,
    mood: Mood,
    *,
    band: str = CORAIL,
    filled: float = 0.0,
    legs: float = 0.0,
    step: float = 0.0,
    title: str = "",
) -> None:
    """The form: a sheet 88 by 122 standing on (0, 0), with legs of that length under it.

    `filled` from 0 to 1 ticks its lines; `step` from -1 to 1 swings its legs.
    """
    if legs:
        p.shape(f"M-22 {-legs - 4}L{-22 - step * 9:.2f} 0", None, 6)
        p.shape(f"M24 {-legs - 4}L{24 + step * 9:.2f} 0", None, 6)
    top = -122 - legs
    p.box(-44, top, 88, 122, 6, CREAM)
    p.box(-44, top, 88, 20, 6, band)
    if title:
        p.words(title, 0, top + 10.4, 11, "show")
    face(p, 0, top + 50, mood, apart=30, eye=11)
    for row in range(3):
        y = top + 88 + row * 11
        done = max(0.0, min(1.0, filled * 3 - row))
        p.shape(f"M-30 {y}h{(58, 40, 50)[row]}", None, 3.5, ink="#4a3a45")
        if done:
            p.shape(f"M-37 {y - 2}l{4 * done:.2f} {5 * done:.2f}"
                    f"l{9 * done:.2f} {-12 * done:.2f}", None,
                    4.2, ink=LEAF)  # fmt: skip


def chair(
    p: Pencil, mood: Mood, *, paint: str = CORAIL, legs: float = 72.0, step: float = 0.0
) -> None:
    """The chair: back, seat and two legs standing on (0, 0); 66 wide, about 160 tall."""
    seat = -legs - 16
    p.shape(f"M-26 {-legs}L{-26 - step * 12:.2f} 0M26 {-legs}L{26 + step * 12:.2f} 0", None, 6)
    p.shape(f"M-29 {seat - 58}q0-12 12-12h34q12 0 12 12v58h-58z", paint)
    p.box(-34, seat, 68, 17, 3, paint)
    face(p, 0, seat - 40, mood, apart=25, eye=9.6)


def bubble(
    p: Pencil,
    mood: Mood,
    *,
    paint: str = CREAM,
    wide: float = 128.0,
    tall: float = 68.0,
    tail: int = -1,
) -> None:
    """A speech bubble whose middle is (0, 0); its tail points down at that side."""
    x, y = wide / 2, tall / 2
    t = tail * (x - 30)
    p.shape(
        f"M{-x + 12} {-y}H{x - 12}q12 0 12 12V{y - 12}q0 12-12 12"
        + (
            f"H{t + 14}L{t - 10} {y + 22}V{y}H{-x + 12}"
            if tail < 0
            else f"H{t + 10}V{y + 22}L{t - 14} {y}H{-x + 12}"
        )
        + f"q-12 0-12-12V{-y + 12}q0-12 12-12z",
        paint,
    )
    face(p, 0, -8, mood, apart=32, eye=10.5)


def coffee(p: Pencil, n: int, mood: Mood, *, size: float = 1.0) -> None:
    """The cup of coffee standing on (0, 0), steaming; 104 wide at size 1."""
    with p.stretched(size, size, 0, 0):
        for side in (-14, 14):
            dx = 3 * wave(n // 2 * 2, 24, side / 7)
            p.shape(f"M{side + dx:.2f} -176q-7-8 1-14t0-13", None, 4, ink="#7a5f57")
        p.shape("M-46 -150h92l-10 136q-1 14-14 14H-22q-13 0-14-14z", CREAM)
        p.shape("M-42 -112h84l-5 62H-37z", WOOD)
        p.box(-52, -166, 104, 18, 8, CORAIL)
        face(p, 0, -84, mood, apart=32, eye=11)


def stamp(p: Pencil, mood: Mood, *, paint: str = CORAIL) -> None:
    """The rubber stamp, its rubber's underside at (0, 0); 108 wide, 118 tall."""
    p.shape("M-16 -114q0-16 16-16t16 16l-4 56H-12z", WOOD)
    p.shape("M-44 -58h88q10 0 10 10v36H-54v-36q0-10 10-10z", paint)
    face(p, 0, -38, mood, apart=30, eye=9.5)
    p.shape("M-50 -12h100v12H-50z", INK)


def pen(p: Pencil, mood: Mood) -> None:
    """The ball pen, upright, its tip at (0, 0); 34 wide, 190 tall."""
    p.shape("M-9 -26L0 0L9 -26z", CREAM)
    p.shape("M-17 -150V-44L-9 -24H9L17 -44V-150z", CIEL)
    p.shape("M-17 -150q0-14 17-14t17 14z", CORAIL)
    p.shape("M17 -144h7v46", None, 5)
    p.box(-7, -182, 14, 20, 4, CORAIL)
    face(p, 0, -112, mood, apart=21, eye=8.6)


def desk(p: Pencil, row: float, *, paint: str = WOOD) -> None:
    """A desk across the picture, its top at this row."""
    left, right = p.left - 10, p.right + 10
    p.shape(f"M{left} {row}H{right}V{p.bottom + 10}H{left}Z", paint, 0)
    p.shape(f"M{left} {row}H{right}M{left} {row + 16}H{right}", None)


def grass(p: Pencil, x: float, foot: float, tall: float, sway: float, paint: str = LEAF) -> None:
    """Three blades that bend by `sway` units."""
    for dx, k in ((-9, 0.7), (0, 1.0), (10, 0.8)):
        t = tall * k
        p.shape(
            f"M{x + dx - 7} {foot}Q{x + dx - 4} {foot - t * 0.6:.2f} "
            f"{x + dx + sway * k:.2f} {foot - t:.2f}"
            f"Q{x + dx + 6} {foot - t * 0.5:.2f} {x + dx + 8} {foot}Z", paint, 4,
        )  # fmt: skip


def sweat(p: Pencil, x: float, y: float, size: float = 1.0) -> None:
    """A drop."""
    with p.moved(x, y), p.stretched(size, size, 0, 0):
        p.shape("M0 -8Q7 1 5 5A5.4 5.4 0 0 1 -5 5Q-7 1 0 -8Z", WATER, 3)
