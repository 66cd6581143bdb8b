"""Acts of « Deux vérités, un bobard »: three poker faces, one of which cannot hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from media.troupe.cast import CORAIL, MENTHE, MIMOSA, RED, Mood, coffee, form, stamp, sweat
from media.troupe.motion import blink, drop, keyed, shake, squash, wave
from media.troupe.part import Part
from media.troupe.pencil import CREAM, INK, Pencil
from media.troupe.props import confetti, rays, sparkle, spotlight, tag, talks

FELT = "#4f8f6f"
SALOON = "#ffdf8e"


def cover(p: Pencil, n: int) -> None:
    """The stamp behind its cards: cool, cool… its mouth twitches, and it is cool again."""
    n %= 120
    twitch = 64 <= n < 88
    cool = Mood(look_x=keyed(n, ((20, 0), (28, -0.9), (46, -0.9), (54, 0.9), (92, 0.9),
                                 (100, 0))),
                mouth="grin" if twitch else "flat", brow=0.6,
                lids=1.0 if n in range(108, 112) else 0.42)  # fmt: skip
    jolt = shake(n, 2.0) if twitch else 0.0
    with p.moved(90 + jolt, 236), p.stretched(1.1, 1.1, 0, 0):
        stamp(p, cool)
    _felt(p, 236)
    for index in range(3):
        with p.moved(56 + index * 34, 262), p.turned((index - 1) * 8, 0, 0):
            _card(p, "?")


def title(p: Pencil, n: int) -> None:
    """Three of them at the table; a lamp for each, then all three look straight at you."""
    _felt(p, 244)
    for index, (at, x) in enumerate(((8, 34), (26, 90), (44, 146))):
        lit = n >= at
        if lit:
            spotlight(p, x, 238, 32, "#ffe9b3")
        all_look = n > 66
        mood = Mood(look_x=0.0 if all_look else (1 - index) * 0.8, brow=0.7 if lit else 0.0,
                    lids=1.0 if not lit or blink(n, 62, 30 + index * 6) else 0.4)  # fmt: skip
        wide, tall = squash(n, at, 0.1)
        with p.moved(x, 246), p.stretched(wide * 0.62, tall * 0.62, 0, 0):
            _player(p, n, index, mood)
    _rail(p, 246)
    for index, x in enumerate((34, 90, 146)):
        with p.moved(x, 284), p.stretched(0.8, 0.8, 0, 0):
            _card(p, str(index + 1))


def first(p: Pencil, n: int) -> None:
    """The form states it, and does not move a line."""
    _says(p, n, 0, "1")


def second(p: Pencil, n: int) -> None:
    """The coffee states it; even its steam holds its breath."""
    _says(p, n, 1, "2")


def third(p: Pencil, n: int) -> None:
    """The stamp states it. One drop of sweat, no more."""
    _says(p, n, 2, "3")
    if n > 58:
        sweat(p, 146, 150 + keyed(n, ((58, 0), (104, 60))), 1.0)


def countdown(p: Pencil, n: int) -> None:
    """Nobody blinks. Eyes only: left, right, left; somebody hums."""
    near = 1 + 0.14 * keyed(n, ((0, 0), (90, 1)))
    _felt(p, 252)
    with p.stretched(near, near, 90, 214):
        for index, x in enumerate((36, 90, 144)):
            look = keyed(n, ((10, 0), (14, -1), (34, -1), (38, 1), (58, 1), (62, 0)))
            guilty = index == 2
            mood = Mood(look_x=look if not guilty else keyed(n, ((30, 0), (36, -1), (70, -1))),
                        look_y=-0.8 if guilty and n > 44 else 0.0, brow=0.8,
                        lids=1.0 if blink(n, 90, 50 + index * 9) else 0.45,
                        mouth="wobble" if guilty and n > 52 else "flat")  # fmt: skip
            jolt = shake(n, 1.6) if guilty and n > 60 else 0.0
            with p.moved(x + jolt, 258), p.stretched(0.64, 0.64, 0, 0):
                _player(p, n, index, mood)
            if guilty:
                for late in (0, 22):
                    sweat(p, x + 30 - late * 2.6, 190 + drop((n + late) % 44, 0, 44) * 52, 0.8)
    _rail(p, 262)


def reveal(p: Pencil, n: int) -> None:
    """The stamp holds, holds, and bursts; it laughs so hard that it stamps everything FAUX."""
    _felt(p, 252)
    burst = n >= 20
    beat = (n - 20) % 22 if burst else 0
    hop = keyed(beat, ((0, 0), (8, 24), (12, 24), (16, 0))) if burst else 0.0
    tint = keyed(n, ((0, 0), (18, 1)))
    for index, at in enumerate((36, 58, 80, 102)):
        if n >= at:
            x, y = ((48, 284), (134, 292), (90, 276), (30, 262))[index]
            with p.turned((-14, 11, -4, 18)[index], x, y):
                p.box(x - 30, y - 13, 60, 26, 4, None, 4, RED)
                p.words("FAUX", x, y + 0.8, 18, "show", RED)
            if n < at + 8:
                rays(p, x, y, 34, 44, 10)
    laugh = Mood(look_x=0.0, look_y=-0.3, brow=-0.8 if burst else 0.4,
                 lids=0.96 if burst and n % 22 < 12 else 0.2 + 0.4 * (1 - tint),
                 mouth="grin" if burst else "wobble", talk=0.95 if burst and n % 8 < 5 else 0.0,
                 pupil=0.8)  # fmt: skip
    swell = 1 + (0.12 * tint if not burst else 0.05 * wave(n, 8))
    spots = ((90, 262), (48, 276), (134, 284), (90, 268), (40, 256))
    x, y = spots[min(4, max(0, (n - 14) // 22))] if burst else spots[0]
    with (
        p.moved(x + (shake(n, 2.6) if not burst else 0.0), y - hop),
        p.turned(shake(n, 7) if burst else 0.0, 0, -50),
        p.stretched(1.16 * swell, 1.16 * swell, 0, 0),
    ):
        stamp(p, laugh, paint=CORAIL if tint < 0.6 else "#ff7f66")
    for side in (-1, 1):
        if burst:
            fall = (n * 5 + (20 if side > 0 else 0)) % 60
            sweat(p, x + side * (50 + fall * 0.5), y - hop - 60 + fall * 0.9 - 20, 1.0)


def come_in(p: Pencil, n: int) -> None:
    """The form turns its last card: blank. The coffee hands it a pen; the stamp still giggles."""
    _felt(p, 258)
    confetti(p, n, 10, 16)
    for index, x in enumerate((90, 34, 148)):
        giggle = shake(n, 1.8) if index == 2 and n % 40 < 24 else 0.0
        kind = (0, 1, 2)[index]
        mood = Mood(look_x=(0.0, 0.8, -0.7)[index], look_y=0.1, mouth="grin" if kind == 2 else
                    "smile", lids=1.0 if blink(n, 60, 20 + index * 9) else 0.1,
                    talk=talks(n, 8, 60) if kind == 0 else 0.0)  # fmt: skip
        wide, tall = squash(n, index * 4, 0.08)
        with p.moved(x + giggle, 264), p.stretched(0.68 * wide, 0.68 * tall, 0, 0):
            _player(p, n, kind, mood)
    _rail(p, 264)
    tag(p, n, 20, "CV : ON LE FAIT ICI", 90, 292, 150, CREAM, 13, -2)
    for index, (x, y) in enumerate(((20, 150), (160, 142), (64, 134))):
        sparkle(p, x, y, 9 * abs(wave(n, 46, index / 5)), MIMOSA)


PARTS: Mapping[str, Part] = {
    "cover-deux-verites-un-bobard": (MIMOSA, cover, 120),
    "poker-title": (SALOON, title, 90),
    "poker-first": (SALOON, first, 110),
    "poker-second": (SALOON, second, 110),
    "poker-third": (SALOON, third, 110),
    "poker-countdown": (SALOON, countdown, 90),
    "poker-reveal": (SALOON, reveal, 130),
    "poker-come-in": (MENTHE, come_in, 100),
}
"""What this module plays; see media.troupe.more."""


def _player(p: Pencil, n: int, which: int, mood: Mood) -> None:
    players: tuple[Callable[[], None], ...] = (
        lambda: form(p, mood),
        lambda: coffee(p, n, mood, size=0.8),
        lambda: stamp(p, mood),
    )
    players[which]()


def _says(p: Pencil, n: int, which: int, number: str) -> None:
    """One of them alone at the table, eyelids at half mast."""
    _felt(p, 238)
    says = talks(n, 8, 62) * 0.6
    mood = Mood(look_x=keyed(n, ((66, 0), (72, -0.8), (88, -0.8), (94, 0))), brow=0.7, talk=says,
                mouth="flat", lids=1.0 if blink(n, 70, 64) else 0.42)  # fmt: skip
    wide, tall = squash(n, 2, 0.06)
    with p.moved(90, 250), p.stretched(1.02 * wide, 1.02 * tall, 0, 0):
        _player(p, n, which, mood)
    _rail(p, 250)
    slide = keyed(n, ((70, 0), (82, 1)))
    with p.moved(90, 330 - 52 * slide), p.turned(6 * (1 - slide), 0, 0):
        _card(p, number)
    if 82 <= n < 90:
        rays(p, 90, 282, 26, 34, 8)


def _felt(p: Pencil, row: float) -> None:
    p.floor(row, FELT)


def _rail(p: Pencil, row: float) -> None:
    """The edge of the table, before the players."""
    left, right = p.left - 10, p.right + 10
    p.shape(f"M{left} {row}H{right}V{p.bottom + 10}H{left}Z", FELT, 0)
    p.shape(f"M{left} {row}H{right}", None, 6, ink="#8a5a3c")


def _card(p: Pencil, text: str) -> None:
    p.box(-17, -23, 34, 46, 4, CREAM)
    p.box(-12, -18, 24, 36, 3, None, 2.4, RED)
    p.words(text, 0, 1, 20, "show", INK)
