"""Acts of « Le bingo des excuses »: a card, a stamp, and everybody has a good reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from media.troupe.cast import CIEL, CORAIL, LILAS, MIMOSA, PECHE, RED, Mood, chair, pen, stamp
from media.troupe.motion import arrive, blink, keyed, shake, squash, wave
from media.troupe.part import Part
from media.troupe.pencil import CREAM, INK, Pencil
from media.troupe.props import alarm_clock, confetti, door, printer, puff, rays, talks

FLOOR = "#b3a1e0"
HIT = 72
"""Frame at which the stamp comes down on the card, in each excuse."""
ORDER = (4, 0, 8, 2, 6)
"""Cells of the card by excuse: a cross, so that the last one closes two lines."""


def cover(p: Pencil, n: int) -> None:
    """The card; the stamp comes down on it, one cell after the other."""
    n %= 120
    p.floor(300, FLOOR)
    done = sum(1 for at in (16, 46, 76) if at <= n < 108)
    _card(p, 90, 204, 40, ORDER[:done])
    turn = min(2, n // 30)
    x, y = _cell(90, 204, 40, ORDER[turn])
    fall = keyed(n % 30, ((0, 0), (14, 1), (18, 1), (29, 0))) if n < 90 else 0.0
    with p.moved(x, y - 28 + 22 * fall), p.stretched(0.36, 0.36, 0, 0):
        _hand_stamp(p)


def title(p: Pencil, n: int) -> None:
    """The card is dealt cell by cell; the stamp breathes on its rubber."""
    p.floor(292, FLOOR)
    _card(p, 90, 206, 42, (), dealt=n / 5)
    puff(p, 142, 150, (n - 54) / 26)
    rub = keyed(n, ((50, 0), (58, -14), (66, 0)))
    down = keyed(n, ((44, -330), (56, 0)))
    with p.moved(140, 236 + down), p.turned(rub, 0, -40), p.stretched(0.5, 0.5, 0, 0):
        _hand_stamp(p)


def clock(p: Pencil, n: int) -> None:
    """The alarm clock did not hear itself."""

    def play() -> None:
        sorry = Mood(look_x=0.6, look_y=0.3, brow=-1.0, talk=talks(n, 8, 60) * 0.8,
                     mouth="wobble", lids=1.0 if blink(n, 52) else 0.3)  # fmt: skip
        with p.moved(70, 286), p.stretched(0.78, 0.78, 0, 0), p.turned(wave(n, 40) * 2, 0, 0):
            alarm_clock(p, sorry, hand=300)

    _excuse(p, n, 0, play)


def jam(p: Pencil, n: int) -> None:
    """The printer was stuck. In itself."""

    def play() -> None:
        sorry = Mood(look_x=-0.5, look_y=-0.2, brow=-0.8, talk=talks(n, 8, 58) * 0.8,
                     mouth="wobble", lids=1.0 if blink(n, 48) else 0.3)  # fmt: skip
        with p.moved(72 + (shake(n, 1.6) if n % 30 < 12 else 0.0), 288):
            printer(p, sorry, sheet=0.5 + 0.2 * wave(n, 30))
        puff(p, 110, 150, n % 40 / 40)

    _excuse(p, n, 1, play)


def no_ink(p: Pencil, n: int) -> None:
    """The pen had no more ink, since Tuesday; it shows the empty cartridge."""

    def play() -> None:
        droops = keyed(n, ((0, 0), (40, 16)))
        sorry = Mood(look_x=0.5, look_y=0.4, brow=-1.0, talk=talks(n, 8, 56) * 0.8,
                     mouth="frown", lids=1.0 if blink(n, 44) else 0.45)  # fmt: skip
        with p.moved(66, 298), p.turned(-droops, 0, 0), p.stretched(0.92, 0.92, 0, 0):
            pen(p, sorry)
        with p.moved(26, 262), p.turned(-18 + wave(n, 30) * 8, 0, 0):
            p.box(-5, -34, 10, 60, 5, CREAM, 4)
            p.shape("M-5 18h10", None, 3, ink="#3b4fa0")

    _excuse(p, n, 2, play)


def marked_push(p: Pencil, n: int) -> None:
    """The door was outside: it was marked TIREZ and it pushed itself."""

    def play() -> None:
        sorry = Mood(look_x=0.7, look_y=0.2, brow=-0.8, talk=talks(n, 8, 58) * 0.8,
                     mouth="wobble", lids=1.0 if blink(n, 50) else 0.2)  # fmt: skip
        with p.moved(66, 292), p.stretched(0.86, 0.86, 0, 0):
            door(p, sorry, sign="TIREZ", give=keyed(n, ((54, 0), (62, 24), (72, 18))))

    _excuse(p, n, 3, play)


def director(p: Pencil, n: int) -> None:
    """The director's chair comes in last, tie askew. The stamp has waited for this all its life."""
    p.floor(292, FLOOR)
    comes = keyed(n, ((0, 240), (22, 72)))
    ashamed = Mood(look_x=keyed(n, ((24, -0.6), (36, 0.7), (58, 0.7), (64, -0.7))), look_y=0.4,
                   brow=-1.0, talk=talks(n, 28, 76) * 0.8, mouth="wobble",
                   lids=1.0 if blink(n, 40) else 0.25)  # fmt: skip
    step = wave(n, 10) if n < 24 else 0.0
    with p.moved(comes, 294), p.stretched(1.14, 1.14, 0, 0):
        _director(p, ashamed, step)
    hover = keyed(n, ((70, -330), (84, 0)))
    glee = Mood(look_x=-0.9, look_y=0.3, mouth="grin", brow=0.9, lids=0.2)
    with p.moved(146, 204 + hover + wave(n, 20) * 2), p.stretched(0.58, 0.58, 0, 0):
        _hand_stamp(p, glee)


def bingo(p: Pencil, n: int) -> None:
    """The fifth cell. BINGO. Nobody in the room is older than twelve any more."""
    hit = 14
    p.floor(292, FLOOR)
    done = ORDER if n >= hit else ORDER[:4]
    jolt = shake(n, 3.0) if hit <= n < hit + 14 else 0.0
    wide, tall = squash(n, hit, 0.06)
    with p.moved(jolt, 0), p.stretched(wide, tall, 90, 290):
        _card(p, 90, 200, 46, done)
        if n >= hit:
            line = keyed(n, ((hit, 0), (hit + 14, 1)))
            for way in (-1, 1):
                p.shape(
                    f"M{90 - way * 62} 262l{way * 124 * line:.2f} {-124 * line:.2f}",
                    None,
                    7,
                    ink=RED,
                )
    x, y = _cell(90, 200, 46, ORDER[4])
    fall = keyed(n, ((0, 0), (hit, 1), (hit + 8, 1), (hit + 22, 0)))
    wild = Mood(mouth="grin", brow=-0.6, lids=0.0, look_y=-0.3, talk=0.9 if n > 24 else 0.0)
    spin = keyed(n, ((hit + 10, 0), (hit + 34, 360))) if n > hit + 10 else 0.0
    with (
        p.moved(x + 74 * (1 - fall) * (n > hit), y - 100 + 96 * fall),
        p.turned(spin, 0, -24),
        p.stretched(0.42, 0.42, 0, 0),
    ):
        _hand_stamp(p, wild)
    if hit <= n < hit + 10:
        rays(p, x, y, 30, 40 + n - hit, 12)
    confetti(p, n, hit, 36)


def rota(p: Pencil, n: int) -> None:
    """A small dog trots past with half a plan in its mouth. So it was true."""
    p.floor(280, FLOOR)
    stunned = Mood(look_x=keyed(n, ((10, 0.8), (80, -0.8))), look_y=0.6, brow=-0.5, mouth="open",
                   lids=1.0 if blink(n, 60) else 0.0)  # fmt: skip
    with p.moved(90, 270), p.stretched(0.9, 0.9, 0, 0):
        _director(p, stunned, 0.0)
    x = 224 - n * 1.9
    hop = abs(wave(n, 10)) * 5
    with p.moved(x, 300 - hop):
        for leg, late in ((-22, 0), (-10, 5), (14, 2), (26, 7)):
            p.shape(f"M{leg} -14l{5 * wave(n + late, 10):.2f} 14", None, 6)
        p.shape("M-30 -38h50q14 0 14 14t-14 14h-50z", PECHE)
        p.shape(f"M30 -36q12 -6 {14 + 4 * wave(n, 6):.2f} -18", None, 6)
        p.shape("M-52 -60h24q10 0 10 12v18h-34q-10 0-10-14z", PECHE)
        p.shape("M-26 -60q10 2 8 20q-10 0 -12 -14z", CORAIL, 3.6)
        p.disc(-44, -46, 3.4, INK, 0)
        p.disc(-61, -40, 4, INK, 0)
        with p.turned(wave(n, 20) * 6, -60, -32):
            p.shape("M-92 -44l10 -3 9 4 9 -4 8 3v26l-36 2z", CREAM, 3.4)
            p.words("PLAN", -75, -31, 9)


PARTS: Mapping[str, Part] = {
    "cover-le-bingo-des-excuses": (LILAS, cover, 120),
    "bingo-card": (LILAS, title, 90),
    "bingo-clock": (LILAS, clock, 90),
    "bingo-printer": (CIEL, jam, 90),
    "bingo-pen": (PECHE, no_ink, 90),
    "bingo-door": (MIMOSA, marked_push, 90),
    "bingo-director": (LILAS, director, 110),
    "bingo-line": (LILAS, bingo, 110),
    "bingo-dog": (LILAS, rota, 100),
}
"""What this module plays; see media.troupe.more."""


def _excuse(p: Pencil, n: int, which: int, play: Callable[[], None]) -> None:
    """Somebody excuses themselves; the card at their side is stamped."""
    p.floor(288, FLOOR)
    play()
    done = which + (1 if n >= HIT else 0)
    slide = arrive(n, 4, 14)
    x = 200 - 62 * slide
    _card(p, x, 248, 17, ORDER[:done])
    cx, cy = _cell(x, 248, 17, ORDER[which])
    fall = keyed(n, ((HIT - 14, 0), (HIT, 1), (HIT + 6, 1), (HIT + 18, 0)))
    if n > HIT - 16:
        with p.moved(cx, cy - 90 + 90 * fall), p.stretched(0.3, 0.3, 0, 0):
            _hand_stamp(p)
    if HIT <= n < HIT + 6:
        rays(p, cx, cy, 14, 20 + n - HIT, 9)


def _cell(x: float, y: float, size: float, index: int) -> tuple[float, float]:
    return x + (index % 3 - 1) * size, y + (index // 3 - 1) * size


def _card(
    p: Pencil, x: float, y: float, size: float, done: tuple[int, ...], dealt: float = 9.0
) -> None:
    """The bingo card, three by three about (x, y); `done` cells are stamped, `dealt` are there."""
    half = size * 1.5 + size * 0.16
    p.box(x - half, y - half - size * 0.46, half * 2, half * 2 + size * 0.46, 5, CREAM)
    p.words("BINGO", x, y - half - size * 0.1, size * 0.42, "show", RED)
    for index in range(9):
        grow = arrive(dealt, index * 0.7, 4)
        if grow < 0.05:
            continue
        cx, cy = _cell(x, y, size, index)
        with p.stretched(grow, grow, cx, cy):
            p.box(cx - size * 0.44, cy - size * 0.44, size * 0.88, size * 0.88, 3, PECHE,
                  max(2.0, size * 0.09))  # fmt: skip
            _sign(p, cx, cy, size, index)
        if index in done:
            with p.turned((-12, 9, -6)[index % 3], cx, cy):
                p.disc(cx, cy, size * 0.38, None, max(3.0, size * 0.13), RED)
                p.shape(f"M{cx - size * 0.2} {cy}l{size * 0.15} {size * 0.17} {size * 0.26} "
                        f"{-size * 0.36}", None, max(3.0, size * 0.13), ink=RED)  # fmt: skip


def _sign(p: Pencil, x: float, y: float, size: float, index: int) -> None:
    """What a cell is about: a few lines, a wheel, a cloud, a dog's bone…"""
    k = size * 0.24
    line = max(1.6, size * 0.07)
    ink = "#8a6a7a"
    match index % 4:
        case 0:
            p.disc(x, y, k, None, line, ink)
            p.shape(f"M{x} {y}v{-k * 0.7}M{x} {y}h{k * 0.5}", None, line, ink=ink)
        case 1:
            p.shape(f"M{x - k} {y + k * 0.5}h{k * 2}M{x - k} {y - k * 0.4}h{k * 1.4}", None, line,
                    ink=ink)  # fmt: skip
        case 2:
            p.shape(f"M{x - k} {y + k}L{x + k} {y - k}", None, line * 1.5, ink=ink)
        case _:
            p.box(x - k, y - k * 0.7, k * 2, k * 1.4, 1, None, line, ink)


def _hand_stamp(p: Pencil, mood: Mood | None = None) -> None:
    from_above = mood or Mood(look_y=0.7, brow=0.5, lids=0.2, mouth="smile")
    stamp(p, from_above)


def _director(p: Pencil, mood: Mood, step: float) -> None:
    """The chair with a tie."""
    chair(p, mood, paint="#7b8fb8", legs=58, step=step)
    with p.turned(9, 0, -72):
        p.shape("M-6 -84h12l-3 9 7 22-10 12-10-12 7-22z", RED, 3.6)
