"""Still more players: microphone, telephone, teapot, eraser, balloon, sofa; a rope, a plinth.

As in the cast, each is drawn about its own foot at (0, 0).
"""

from __future__ import annotations

from media.troupe.cast import CIEL, CORAIL, LILAS, MIMOSA, PECHE, RED, WOOD, Mood, face
from media.troupe.motion import wave
from media.troupe.pencil import CREAM, INK, Pencil
from media.troupe.props import PAPER_LINE

STEEL = "#d8cbc6"
GOLD = "#e8b23a"


def microphone(p: Pencil, mood: Mood, *, paint: str = CORAIL) -> None:
    """The microphone on its short stand: 76 wide, 150 tall."""
    p.shape("M0 0V-48", None, 8)
    p.box(-30, -8, 60, 10, 5, STEEL)
    p.shape("M-22 -64L-14 -40H14L22 -64Z", paint)
    p.disc(0, -104, 42, STEEL)
    p.shape("M-38 -86q38 18 76 0M-38 -124q38 -18 76 0", None, 2.6, ink="#b5a59f")
    p.box(-34, -72, 68, 14, 6, paint)
    face(p, 0, -108, mood, apart=30, eye=11)


def telephone(p: Pencil, mood: Mood, *, lit: float = 1.0, paint: str = "#4a3a6b") -> None:
    """The telephone, standing: 84 wide, 140 tall; its screen is its face."""
    p.box(-42, -140, 84, 140, 14, paint)
    p.box(-34, -126, 68, 104, 6, "#fff9f5" if lit > 0.5 else "#8f83a6", 3.4)
    p.disc(0, -11, 5, "#8f83a6", 3)
    p.shape("M-9 -133h18", None, 3, ink="#8f83a6")
    face(p, 0, -86, mood, apart=30, eye=11)


def teapot(p: Pencil, n: int, mood: Mood, *, arm: float | None = None) -> None:
    """Mum, a teapot in a hat: 150 wide, 130 tall. `arm` holds something up, in degrees."""
    for side in (-1, 1):
        dx = 2 * wave(n // 2 * 2, 26, side / 5)
        p.shape(f"M{72 + dx:.2f} {-98 + side * 3}q5-8 0-14t0-12", None, 3.6, ink="#a0705c")
    p.shape("M-48 -62q-30 -12 -28 14q2 26 34 26", None, 9)
    p.shape("M44 -30q20 -6 22 -42l14 -4q0 46 -34 66z", LILAS)
    p.shape("M-52 -46q0-42 52-42t52 42q0 44-30 46h-44q-30-2-30-46z", LILAS)
    p.shape("M-30 -84q30 -12 60 0", None, 4)
    p.shape("M-44 -88q44 14 88 0q-4 -8 -16 -8q-4 -24 -28 -24t-28 24q-12 0-16 8z", RED)
    p.disc(18, -104, 8, MIMOSA, 3.4)
    p.disc(18, -104, 2.6, CORAIL, 0)
    face(p, 0, -50, mood, apart=32, eye=11)
    p.disc(-27, -30, 6, CORAIL, 0)
    p.disc(27, -30, 6, CORAIL, 0)
    if arm is not None:
        with p.turned(arm, -44, -26):
            p.shape("M-44 -26h-34", None, 8)
            p.disc(-82, -26, 7, LILAS, 4)


def eraser(p: Pencil, mood: Mood, *, worn: float = 0.0) -> None:
    """The eraser, upright: 64 wide, 96 tall; `worn` from 0 to 1 rounds it away."""
    low = 10 + 12 * worn
    p.shape(f"M-32 -30V-{low}Q-32 0 -20 0H{20 - 14 * worn:.2f}Q32 {-6 * worn:.2f} 32 -{low}V-30Z",
            PECHE)  # fmt: skip
    p.box(-32, -96, 64, 70, 6, CIEL)
    p.shape("M-32 -40h64", None, 3.4)
    face(p, 0, -70, mood, apart=30, eye=10.5)


def balloon(p: Pencil, mood: Mood, *, size: float = 1.0, paint: str = CORAIL) -> None:
    """The balloon on its string, knot at (0, -46): 70 wide at size 1."""
    p.shape("M0 0q-7 -14 0 -24t0 -22", None, 3)
    with p.stretched(size, size, 0, -46):
        p.shape("M-6 -42h12l-6 -8z", paint, 3.4)
        p.oval(0, -88, 34, 40, paint)
        p.shape("M-20 -104q4 -12 14 -15", None, 4, ink="#ffffff")
        face(p, 0, -92, mood, apart=27, eye=10)


def sofa(p: Pencil, mood: Mood, *, spring: float = 0.0) -> None:
    """The sofa: 156 wide, 96 tall; `spring` is how far its spring has come out, in units."""
    p.shape("M-60 -8v8M60 -8v8", None, 7)
    p.box(-62, -96, 124, 62, 16, "#c98f6a")
    face(p, 0, -74, mood, apart=36, eye=11)
    if spring > 1:
        turns = "".join(
            f"L{30 + (9 if k % 2 else -9)} {-42 - spring * (k + 1) / 7:.2f}" for k in range(7)
        )
        p.shape(f"M30 -42{turns}", None, 3.6, ink=PAPER_LINE)
    p.box(-62, -44, 124, 34, 8, WOOD)
    for side in (-1, 1):
        p.box(side * 66 - 14, -62, 28, 56, 12, "#c98f6a")


def plinth(p: Pencil, x: float, row: float, wide: float = 110.0, sign: str = "") -> None:
    """What a thing worth looking at stands on, its top at this row; a plate with its name."""
    p.box(x - wide / 2, row, wide, 12, 3, CREAM)
    p.shape(f"M{x - wide / 2 + 8} {row + 12}h{wide - 16}V{p.bottom + 9}h{16 - wide}z", CREAM)
    if sign:
        p.box(x - wide / 2 + 16, row + 20, wide - 32, 18, 3, MIMOSA, 3.4)
        p.words(sign, x, row + 29.4, 10)


def rope(p: Pencil, left: float, right: float, row: float, sag: float = 16.0) -> None:
    """A red rope between two posts that stand on this row."""
    p.shape(f"M{left} {row - 48}Q{(left + right) / 2} {row - 48 + sag * 2} {right} {row - 48}",
            None, 8, ink=RED)  # fmt: skip
    for x in (left, right):
        p.shape(f"M{x} {row}v-52", None, 8)
        p.disc(x, row - 56, 7, GOLD, 4)
        p.box(x - 13, row - 4, 26, 8, 4, GOLD, 4)


def clips(p: Pencil, n: int, row: float, *, wild: float = 0.0, late: int = 0) -> None:
    """A row of paper clips, a crowd: they sway, and jump when it is `wild` (0 to 1)."""
    inks = ("#7a5fb0", RED, "#2f7d8f", "#b0641e", "#456b3a")
    step = 18
    first = int(p.left // step) - 1
    for index in range(first, int(p.right // step) + 2):
        x = index * step + 6
        hop = abs(wave(n + late, 22, (index * 5 % 7) / 7)) * 13 * wild
        lean = wave(n + late, 46, (index * 3 % 5) / 5) * (4 + 8 * wild)
        with p.moved(x, row - hop), p.turned(lean, 0, 0):
            p.shape("M-4 0V-20q0-6 5-6t5 6V-5q0 3-3 3t-3-3V-17", None, 3, ink=inks[index % 5])


def whiskers(p: Pencil, x: float, y: float, size: float = 1.0) -> None:
    """A moustache."""
    with p.moved(x, y), p.stretched(size, size, 0, 0):
        p.shape("M0 0Q-6 -7 -14 -3Q-20 1 -24 -4Q-22 8 -11 7Q-3 6 0 2Q3 6 11 7Q22 8 24 -4"
                "Q20 1 14 -3Q6 -7 0 0Z", INK, 2)  # fmt: skip
