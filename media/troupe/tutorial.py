"""Acts of « Le tuto beaucoup trop sérieux »: a glove learns to push a door that must be pulled."""

from __future__ import annotations

from collections.abc import Mapping

from media.troupe.cast import MIMOSA, RED, Mood, sweat
from media.troupe.motion import arrive, blink, drop, keyed, shake, wave
from media.troupe.part import Part
from media.troupe.pencil import Pencil
from media.troupe.props import confetti, door, glove, rays, sparkle, tag

FLOOR = "#f0b93c"
HALL = "#fff3d0"


def cover(p: Pencil, n: int) -> None:
    """The door follows somebody with its eyes, and its sign says the contrary."""
    n %= 120
    look = keyed(n, ((0, 0.4), (24, 0.4), (34, -0.9), (60, -0.9), (70, 0.4)))
    mood = Mood(look_x=look, look_y=0.2, lids=1.0 if n in range(78, 82) else 0.0)
    hit = keyed(n, ((84, 0), (88, 1), (104, 0)))
    with p.moved(90 + (shake(n, 1.6) if 86 <= n < 98 else 0), 296):
        door(p, mood, give=wave(n, 10) * 9 * hit)
    p.floor(296, FLOOR)


def spot(p: Pencil, n: int) -> None:
    """The door is there. An arrow, a frame, a measure: nothing is left to chance."""
    _wall(p)
    with p.moved(90, 272):
        door(p, Mood(look_x=keyed(n, ((20, 0), (30, -0.8), (60, -0.8), (68, 0.8))), look_y=-0.2,
                     lids=1.0 if blink(n, 56) else 0.0, brow=-0.3), sign="")  # fmt: skip
    grow = arrive(n, 14, 14)
    if grow > 0.05:
        with p.stretched(grow, grow, 90, 180):
            for x, y, a in ((26, 74, 0), (154, 74, 90), (154, 286, 180), (26, 286, 270)):
                with p.turned(a, x, y):
                    p.shape(f"M{x} {y + 26}V{y}H{x + 26}", None, 5, ink=RED)
    tag(p, n, 34, "PORTE", 90, 216, 70, MIMOSA, 16, -3)
    slide = 6 * wave(n, 20)
    if n > 40:
        p.shape(f"M{14 + slide:.1f} 176h20m-9 -9l9 9l-9 9", None, 5, ink=RED)


def choose(p: Pencil, n: int) -> None:
    """Two gloves stand forward; one is chosen and cannot believe it."""
    _wall(p)
    won = n >= 56
    hop = abs(wave(n - 56, 18)) * 12 if won else 0.0
    left = Mood(look_x=0.6, look_y=-0.3, lids=1.0 if blink(n, 50) else 0.0,
                brow=-0.8 if won else 0.0,
                mouth="frown" if won else "smile")  # fmt: skip
    right = Mood(look_x=-0.6, look_y=-0.3, lids=1.0 if blink(n, 46, 10) else 0.0,
                 mouth="grin" if won else "smile", pupil=0.8 if won else 1.0)  # fmt: skip
    with p.moved(48, 262), p.turned(-5, 0, 0):
        glove(p, left, thumb=1)
    with p.moved(132, 262 - hop), p.turned(5 + wave(n, 30) * 2, 0, 0):
        glove(p, right, thumb=-1)
    arrow = keyed(n, ((0, 48), (12, 132), (24, 48), (38, 132), (48, 60), (56, 132)))
    with p.moved(arrow, 108 + 4 * wave(n, 14)):
        p.shape("M-7 -34h14v18h11L0 6L-18 -16h11z", RED)
    if won:
        for index, (x, y) in enumerate(((100, 144), (168, 150), (160, 232))):
            sparkle(p, x, y, 11 * abs(wave(n - 56, 30, index / 5)))


def breathe(p: Pencil, n: int) -> None:
    """The palm lies on the door. Everybody breathes in."""
    _wall(p)
    breath = wave(n, 54)
    with p.moved(62, 272), p.stretched(1 - 0.012 * breath, 1 + 0.012 * breath, 0, 0):
        door(
            p,
            Mood(look_x=0.9, look_y=0.3, lids=1.0 if blink(n, 60) else 0.25, mouth="flat"),
            sign="",
        )
    calm = Mood(lids=keyed(n, ((10, 0.2), (26, 1.0), (84, 1.0), (92, 0.0))), mouth="smile",
                talk=0.3 if 30 < n < 80 and breath > 0 else 0.0)  # fmt: skip
    reach = keyed(n, ((0, 40), (18, 0)))
    full = 1 + 0.05 * breath
    with p.moved(128 + reach, 244), p.turned(-14, 0, 0), p.stretched(full, full, 0, -50):
        glove(p, calm, thumb=-1)
    grow = 15 + 7 * breath
    p.disc(134, 112, grow, None, 4, RED)
    p.words("ouf", 134, 112, 11 + 2 * breath)


def push(p: Pencil, n: int) -> None:
    """The glove pushes. The door does not. The glove pushes more."""
    _wall(p)
    effort = keyed(n, ((8, 0), (20, 0.5), (50, 0.7), (60, 0.3), (70, 1)))
    with p.moved(58 + (shake(n, 1.2) * effort), 272):
        door(
            p,
            Mood(look_x=0.9, look_y=0.2, lids=1.0 if blink(n, 52) else 0.45, mouth="flat"),
            sign="",
        )
    strain = Mood(lids=0.2 + 0.75 * effort, brow=1.1, look_x=-0.8, mouth="wobble",
                  talk=0.9 if n > 66 and n // 6 % 2 else 0.0)  # fmt: skip
    with (
        p.moved(132 - 8 * effort + shake(n, 2.4) * effort, 262),
        p.turned(-10 - 22 * effort, 0, 0),
        p.stretched(1 + 0.1 * effort, 1 - 0.08 * effort, 0, 0),
    ):
        glove(p, strain, thumb=-1)
    for index in range(3):
        fall = (n + index * 14) % 42
        if n > 26:
            sweat(p, 116 + index * 22, 132 + drop(fall, 0, 42) * 70 - index * 6, 1.0)
    if n > 66:
        rays(p, 112, 178, 10, 18 + n % 6, 7)


def pull(p: Pencil, n: int) -> None:
    """The picture comes closer: TIREZ. The door had said so all along."""
    _wall(p)
    near = 1 + 0.42 * keyed(n, ((4, 0), (18, 1)))
    with p.stretched(near, near, 66, 196):
        smug = Mood(look_x=0.8, look_y=0.4, lids=0.45, mouth="smile", brow=0.4)
        with p.moved(66, 272):
            door(p, smug, give=wave(n, 14) * keyed(n, ((16, 8), (60, 0))))
        p.shape("M52 152q14 9 28 0", None, 3.4)
        read = n >= 30
        dawn = Mood(look_x=-0.9, look_y=-0.2, pupil=0.5 if read else 1.0, brow=-1.0,
                    mouth="open" if read
                    else "flat", lids=1.0 if 24 <= n < 30 or blink(n, 28, 4) else 0.0)  # fmt: skip
        limp = keyed(n, ((30, 0), (60, 14)))
        with p.moved(122, 268), p.turned(limp, 0, 0), p.stretched(0.66, 0.66, 0, 0):
            glove(p, dawn, thumb=-1)
    if 16 <= n < 30:
        rays(p, 66, 184, 66, 74 + n - 16, 12)


def automatic(p: Pencil, n: int) -> None:
    """The door slides away by itself; behind it the sun shines, and nobody had to do anything."""
    _wall(p)
    slid = keyed(n, ((14, 0), (40, 96)))
    p.box(16, 86, 100, 186, 4, HALL)
    if slid > 4:
        for index in range(4):
            sparkle(p, 34 + index * 22, 120 + index % 2 * 70, 9 * abs(wave(n, 36, index / 4)))
        p.words("ENTREZ", 66, 166, 19)
    with p.moved(66 + slid, 272):
        door(
            p,
            Mood(look_x=-0.9, look_y=0.2, lids=1.0 if blink(n, 40) else 0.3, brow=0.3),
            sign="AUTO",
        )
    stunned = Mood(
        look_x=-0.4, look_y=-0.5, pupil=0.5, brow=-1.0, mouth="open" if n > 20 else "flat"
    )
    with p.moved(142, 288), p.turned(6 + shake(n, 1), 0, 0), p.stretched(0.6, 0.6, 0, 0):
        glove(p, stunned, thumb=-1)
    confetti(p, n, 44, 18)


PARTS: Mapping[str, Part] = {
    "cover-tuto-trop-serieux": (MIMOSA, cover, 120),
    "tutorial-spot": (MIMOSA, spot, 105),
    "tutorial-choose": (MIMOSA, choose, 105),
    "tutorial-breathe": (MIMOSA, breathe, 110),
    "tutorial-push": (MIMOSA, push, 110),
    "tutorial-pull": (MIMOSA, pull, 110),
    "tutorial-automatic": (MIMOSA, automatic, 110),
}
"""What this module plays; see media.troupe.more."""


def _wall(p: Pencil) -> None:
    p.floor(272, FLOOR)
