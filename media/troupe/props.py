"""More players: magnifier, CV, printer, cloud, alarm clock, door; and the marks around them.

As in the cast, each is drawn about its own foot at (0, 0) or its own middle.
"""

from __future__ import annotations

import math

from media.troupe.cast import CORAIL, LEAF, MIMOSA, PECHE, RED, STEAM, WOOD, Mood, face
from media.troupe.motion import arrive, keyed, wave
from media.troupe.pencil import CREAM, INK, Pencil

GLASS = "#e9f5ff"
PRINTER = "#efe5e1"
PAPER_LINE = "#4a3a45"
NIGHT = "#2b1a26"


def talks(n: int, start: int, end: int) -> float:
    """A mouth that speaks between two frames, in syllables."""
    if not start <= n < end:
        return 0.0
    return (0.3, 0.9, 0.5, 1.0, 0.2, 0.8, 0.15, 0.95, 0.5, 0.65)[(n - start) // 3 % 10]


def magnifier(p: Pencil, mood: Mood, *, cap: str = "") -> None:
    """The magnifier, an expert: handle's end at (0, 0), lens 84 across, 142 tall with its cap."""
    p.box(-9, -52, 18, 58, 7, WOOD)
    p.disc(0, -90, 42, CORAIL)
    p.disc(0, -90, 33, GLASS, 3.6)
    p.shape("M-22 -100Q-18 -112 -8 -116", None, 3.4, ink="#ffffff")
    face(p, 0, -92, mood, apart=30, eye=11.5)
    if cap:
        p.shape("M-35 -112Q-34 -146 0 -146T35 -112Q46 -112 58 -104Q20 -110 -35 -112Z", MIMOSA)
        p.words(cap, 0, -125, 14)


def cv(
    p: Pencil,
    mood: Mood,
    *,
    title: str = "CV",
    plaster: bool = False,
    shine: bool = False,
    lines: int = 2,
) -> None:
    """The CV, a sheet 78 by 116 standing on (0, 0)."""
    p.box(-39, -116, 78, 116, 6, "#fffefc" if shine else CREAM)
    p.words(title, -17, -98, 20)
    face(p, 0, -66, mood, apart=27, eye=10)
    for row in range(lines):
        p.shape(f"M-26 {-30 + row * 11}h{(46, 30)[row % 2]}", None, 3.5, ink=PAPER_LINE)
    if plaster:
        with p.turned(-32, 24, -104):
            p.box(1, -112, 46, 16, 8, PECHE, 3.6)
            p.shape("M17 -112v16M31 -112v16", None, 3)


def printer(p: Pencil, mood: Mood, *, sheet: float = 0.0, light: str = RED) -> None:
    """The printer standing on (0, 0), 128 wide, 176 tall; `sheet` from 0 to 1 comes out."""
    p.shape("M-30 -120l10-56h44l8 56z", CREAM)
    p.shape("M-20 -146l8 8 8-10 8 10 8-9 9 10", None, 3.4)
    p.shape("M-40 -46l-7 46h94l-7-46z", "#d8cbc6")
    if sheet > 0:
        low = -42 + 42 * sheet
        p.shape(f"M-40 -46L{-40 - 6 * sheet:.2f} {low:.2f}H{40 + 6 * sheet:.2f}L40 -46z", CREAM)
        for row in range(2):
            if low - 8 > -34 + row * 10:
                p.shape(f"M-26 {-34 + row * 10}h{(52, 34)[row]}", None, 3.2, ink=PAPER_LINE)
    p.box(-64, -120, 128, 78, 12, PRINTER)
    p.shape("M-64 -96H64", None, 4)
    p.disc(50, -108, 4.4, light, 2.4)
    face(p, 0, -74, mood, apart=34, eye=11)


def cloud(p: Pencil, mood: Mood, *, paint: str = CREAM) -> None:
    """The cloud, its middle at (0, 0); 150 wide, 90 tall."""
    p.shape(
        "M-44 38q-30 0-30-28 0-26 28-28 6-34 44-34 34 0 42 30 38-2 38 30 0 30-32 30z",
        paint,
    )
    face(p, 0, -4, mood, apart=32, eye=11)


def alarm_clock(
    p: Pencil, mood: Mood, *, hand: float | None = None, ring: float = 0.0, paint: str = CREAM
) -> None:
    """The alarm clock standing on (0, 0), 150 wide, 190 tall; `hand` in degrees, none without."""
    p.shape("M-40 -32l-14 30M40 -32l14 30", None, 6)
    p.shape("M-30 -160l-16-18M30 -160l16-18", None, 6)
    for side in (-1, 1):
        p.disc(side * 50 + ring, -182, 12, CORAIL, 4)
    p.disc(0, -92, 70, paint, 5)
    p.shape("M0 -152v8M0 -40v8M-60 -92h8M52 -92h8", None, 4)
    if hand is not None:
        with p.turned(hand, 0, -92):
            p.shape("M0 -92V-142", None, 4, ink=RED)
    face(p, 0, -106, mood, apart=36, eye=12.5)


def door(p: Pencil, mood: Mood, *, sign: str = "TIREZ", give: float = 0.0) -> None:
    """The door standing on (0, 0), 100 wide, 186 tall; `give` tips its sign, in degrees."""
    p.box(-50, -186, 100, 186, 4, LEAF)
    p.box(-37, -170, 74, 60, 4, "#d8efe5", 4)
    face(p, 0, -144, mood, apart=33, eye=11.5)
    if sign:
        with p.turned(give, -26, -92):
            p.box(-31, -96, 62, 25, 4, MIMOSA, 4)
            p.words(sign, 0, -83, 16)
    p.disc(37, -52, 6, CREAM, 4)


def glove(p: Pencil, mood: Mood, *, thumb: int) -> None:
    """A glove standing on its cuff at (0, 0), 76 wide, 118 tall; its thumb at that side."""
    p.shape(
        f"M{thumb * 24} -34Q{thumb * 46} -40 {thumb * 48} -62Q{thumb * 48} -74 {thumb * 38} -74"
        f"Q{thumb * 32} -72 {thumb * 28} -56Z", CREAM,
    )  # fmt: skip
    for index, tall in enumerate((100, 114, 116, 104)):
        p.box(-32 + index * 16, -tall, 17, 60, 8.5, CREAM)
    p.box(-32, -84, 65, 72, 16, CREAM)
    p.shape("M-28 -72h57v-6h-57z", CREAM, 0)
    face(p, 0, -56, mood, apart=27, eye=10)
    p.box(-27, -16, 55, 18, 4, CORAIL)
    p.shape("M-12 -10v8M0 -10v8M12 -10v8", None, 3, ink=LEAF)


def sparkle(p: Pencil, x: float, y: float, size: float, paint: str = MIMOSA) -> None:
    """A star of four points."""
    if size <= 0.3:
        return
    k = size * 0.24
    p.shape(
        f"M{x:.2f} {y - size:.2f}L{x + k:.2f} {y - k:.2f}L{x + size:.2f} {y:.2f}"
        f"L{x + k:.2f} {y + k:.2f}L{x:.2f} {y + size:.2f}L{x - k:.2f} {y + k:.2f}"
        f"L{x - size:.2f} {y:.2f}L{x - k:.2f} {y - k:.2f}Z", paint, 3,
    )  # fmt: skip


def rays(p: Pencil, x: float, y: float, near: float, far: float, count: int = 8) -> None:
    """Lines around a blow."""
    for index in range(count):
        angle = 2 * math.pi * (index + 0.5) / count
        c, s = math.cos(angle), math.sin(angle)
        p.shape(
            f"M{x + c * near:.2f} {y + s * near:.2f}L{x + c * far:.2f} {y + s * far:.2f}", None, 4
        )


def puff(p: Pencil, x: float, y: float, age: float) -> None:
    """A puff of smoke, `age` from 0 to 1."""
    if not 0 < age < 1:
        return
    size = keyed(age, ((0, 4), (0.5, 11), (1, 1)))
    for dx, dy, k in ((-0.9, 0.1, 0.8), (0.8, 0.2, 0.9), (0, -0.6, 1.0)):
        p.disc(x + dx * size, y + dy * size - age * 16, size * k, STEAM, 3.2)


def tag(p: Pencil, n: int, start: int, text: str, x: float, y: float, wide: float,
        paint: str = CREAM, size: float = 14.0, tilt: float = 0.0) -> None:  # fmt: skip
    """A label that pops in at frame `start`, its middle at (x, y)."""
    grow = arrive(n, start, 14)
    if grow <= 0.03:
        return
    with p.turned(tilt, x, y), p.stretched(grow, grow, x, y):
        p.box(x - wide / 2, y - size * 0.95, wide, size * 1.9, 5, paint, 4)
        p.words(text, x, y + 0.5, size)


def spotlight(p: Pencil, x: float, row: float, wide: float, paint: str = "#6b5161") -> None:
    """A cone of light from the top of the picture to a pool on the floor."""
    p.shape(f"M{x - 14} {p.top - 10}L{x - wide} {row}H{x + wide}L{x + 14} {p.top - 10}Z", paint, 0)
    p.oval(x, row, wide, wide * 0.16, paint, 0)


def confetti(p: Pencil, n: int, start: int, count: int = 26) -> None:
    """Paper that falls from the top of the picture."""
    inks = (CORAIL, MIMOSA, "#a5dcc4", "#afd0f6", "#d2c3f4")
    if n < start:
        return
    for index in range(count):
        x = p.left + (index * 61.8) % (p.right - p.left)
        y = p.top - 20 - (index * 37) % 90 + (n - start) * (3.2 + index % 4 * 0.7)
        with p.turned(wave(n, 26, index / 5) * 60, x, y):
            p.box(x - 4, y - 3, 8, 6, 1, inks[index % 5], 2.4, INK)
