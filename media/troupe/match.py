"""Acts of « Le match commenté »: a covering letter is written as a cup final is played."""

from __future__ import annotations

from collections.abc import Mapping

from media.troupe.cast import (
    CIEL,
    CORAIL,
    LEAF,
    MENTHE,
    MIMOSA,
    RED,
    Mood,
    desk,
    face,
    form,
    pen,
    stamp,
    sweat,
)
from media.troupe.extras import clips, eraser, microphone
from media.troupe.motion import arrive, blink, drop, keyed, shake, squash, wave
from media.troupe.part import Part
from media.troupe.pencil import CREAM, INK, Pencil
from media.troupe.props import PAPER_LINE, confetti, rays, tag, talks

GRASS = "#7cc09a"
STAND = "#8fa9cf"


def cover(p: Pencil, n: int) -> None:
    """The microphone follows a ball of paper with its eyes, from left to right and back."""
    n %= 120
    side = wave(n, 120)
    mood = Mood(look_x=side, look_y=-0.2, mouth="grin" if abs(side) > 0.6 else "open",
                lids=1.0 if n in range(58, 62) else 0.0, brow=-0.5)  # fmt: skip
    p.floor(284, GRASS)
    with p.moved(90, 292), p.turned(side * 7, 0, 0), p.stretched(1.1, 1.1, 0, 0):
        microphone(p, mood)
    with p.moved(90 + side * 72, 268 - abs(wave(n, 30)) * 26), p.turned(n * 12, 0, 0):
        _ball(p)


def booth(p: Pencil, n: int) -> None:
    """Two commentators over a full stadium; they nod as if a cup were at stake."""
    _stand(p, n, 176)
    for x, tint, start, end, late in ((52, CORAIL, 6, 66, 0), (130, MIMOSA, 58, 104, 30)):
        says = talks(n, start, end)
        mood = Mood(look_x=0.5 if x < 90 else -0.5, look_y=0.0, talk=says, brow=0.5, mouth="smile",
                    lids=1.0 if blink(n, 70, 20 + late) else 0.1)  # fmt: skip
        wide, tall = squash(n, start, 0.05)
        with (
            p.moved(x, 268),
            p.turned(wave(n + late, 44) * 3, 0, 0),
            p.stretched(0.92 * wide, 0.92 * tall, 0, 0),
        ):
            microphone(p, mood, paint=tint)
    desk(p, 252)
    p.box(34, 268, 112, 26, 4, CREAM)
    p.words("EN DIRECT", 96, 281.4, 15)
    if n % 24 < 14:
        p.disc(48, 281, 6, RED, 0)


def writes(p: Pencil, n: int) -> None:
    """The pen dribbles between the full stops, down the whole line; the stand rises."""
    _stand(p, n, 164, wild=keyed(n, ((40, 0.1), (90, 1))))
    _pitch(p, 168)
    run = keyed(n, ((6, 0), (40, 0.4), (56, 0.46), (100, 1)))
    x, y = 22 + 116 * run, 262 + wave(run * 5, 2) * 9
    for index, dot in enumerate((58, 84, 112)):
        flee = arrive(n, 26 + index * 20, 12)
        with p.moved(dot, 272 - 10 * flee):
            p.disc(0, 0, 5, INK, 0)
    trail = "".join(
        f"L{22 + 116 * run * k / 24:.2f} {264 + wave(run * k / 24 * 5, 2) * 9:.2f}"
        for k in range(25)
    )
    p.shape(f"M22 264{trail}", None, 4, ink="#3b4fa0")
    mood = Mood(look_x=0.9, look_y=0.5, brow=0.9, mouth="grin" if n > 60 else "flat",
                lids=1.0 if blink(n, 60) else 0.0)  # fmt: skip
    with p.moved(x, y), p.turned(16 + wave(n, 18) * 7, 0, 0), p.stretched(0.72, 0.72, 0, 0):
        pen(p, mood)
    for index in range(3):
        if 12 < n < 100:
            p.shape(f"M{x - 26 - index * 5:.2f} {y - 30 + index * 14:.2f}h-12", None, 3.4)


def erases(p: Pencil, n: int) -> None:
    """The eraser comes in from the wing and takes everything: the line, the full stop, the date."""
    _stand(p, n, 164, wild=keyed(n, ((16, 0.2), (24, 1))))
    _pitch(p, 168)
    slide = keyed(n, ((8, 0), (22, 0.3), (78, 1)))
    x = 196 - 158 * slide
    p.shape(f"M20 262q30 -12 56 0t{max(2.0, x - 84):.2f} -2" if x > 90 else f"M20 262h{x - 26:.2f}",
            None, 4, ink="#3b4fa0")  # fmt: skip
    rub = shake(n, 5) if n > 20 else 0.0
    mood = Mood(look_x=-0.9, look_y=0.3, brow=1.2, mouth="grin", lids=0.1)
    with p.moved(x, 276 + rub * 0.3), p.turned(-14 + rub * 2, 0, 0):
        eraser(p, mood, worn=slide * 0.8)
    horror = Mood(look_x=0.9, look_y=0.2, pupil=0.5, brow=-1.1, mouth="open")
    fall = keyed(n, ((26, 0), (44, -34)))
    with p.moved(36, 276), p.turned(fall, 0, 0), p.stretched(0.62, 0.62, 0, 0):
        pen(p, horror)
    for index in range(9):
        if n > 20 + index * 5:
            age = (n - 20 - index * 5) % 30
            cx, cy = x + 20 + age * 1.7 + index % 3 * 4, 270 - age * (1.8 - index % 3 * 0.5)
            with p.turned(age * 20, cx, cy):
                p.box(cx - 4, cy - 2, 8, 4, 2, CIEL, 2.2)


def replay(p: Pencil, n: int) -> None:
    """The comma again, in slow motion, from behind the goal; nobody breathes."""
    p.floor(236, GRASS)
    for index in range(5):
        p.shape(f"M{90 + (index - 2) * 34} 236L{90 + (index - 2) * 92} {p.bottom + 9}", None, 3,
                ink="#f1fff7")  # fmt: skip
    glide = keyed(n, ((0, 0), (110, 1)))
    x, y = 32 + 100 * glide, 184 - 26 * wave(glide, 2) + 20 * glide
    for back in (3, 2, 1):
        ghost = keyed(n - back * 9, ((0, 0), (110, 1)))
        with p.moved(32 + 100 * ghost, 184 - 26 * wave(ghost, 2) + 20 * ghost):
            p.shape("M-5 -7q9 0 6 12q-2 8-12 12", None, 3, ink="#9cc7ad")
    mood = Mood(look_x=0.9, look_y=0.0, brow=0.8, mouth="flat" if n < 80 else "smile",
                lids=0.2)  # fmt: skip
    with p.moved(x, y), p.turned(-26 + 40 * glide, 0, 0):
        p.shape("M-26 0a26 26 0 1 1 52 2q0 34 -40 48q20 -20 12 -30q-24 -4 -24 -20z", MIMOSA)
        face(p, 2, -6, mood, apart=24, eye=9)
    if n % 30 < 20:
        p.box(28, 118, 60, 20, 3, INK, 0)
        p.words("RALENTI", 58, 128.6, 12, "show", CREAM)
    p.shape("M140 136h26M166 136v14M14 272v14h26", None, 3.4, ink=CREAM)
    if n > 100:
        rays(p, x, y, 40, 52, 9)


def goal(p: Pencil, n: int) -> None:
    """The last line, the run-up… and the letter goes into the letter box. The stadium explodes."""
    scored = n >= 57
    _stand(p, n, 166, wild=1.0 if scored else 0.15)
    p.floor(168, GRASS)
    jolt = shake(n, 2.4) if 57 <= n < 78 else 0.0
    happy = Mood(look_x=-0.4, look_y=-0.1, mouth="grin" if scored else "open", pupil=1.15,
                 brow=-0.6, lids=1.0 if blink(n, 60, 70) else 0.0)  # fmt: skip
    with p.moved(126 + jolt, 286), p.turned(keyed(n, ((56, 0), (61, 9), (76, 0))), 0, 0):
        p.shape("M-9 0v-40h18v40z", "#8a6a58")
        p.shape("M-42 -40v-60q0 -24 42 -24t42 24v60z", RED)
        p.box(-30, -62, 60, 12, 3, INK, 3)
        face(p, 0, -92, happy, apart=32, eye=11)
    fly = keyed(n, ((30, 0), (40, -0.06), (57, 1)))
    if n < 58:
        with (
            p.moved(40 + 86 * fly, 262 - 34 * fly - 38 * wave(max(0.0, fly), 2)),
            p.turned(fly * 340, 0, 0),
            p.stretched(1 - 0.3 * fly, 1 - 0.3 * fly, 0, 0),
        ):
            p.box(-24, -16, 48, 32, 3, CREAM)
            p.shape("M-24 -16L0 6L24 -16", None, 3.6)
    kick = keyed(n, ((16, 0), (32, -24), (38, 34), (52, 8)))
    leap = abs(wave(n - 58, 22)) * 16 if scored else 0.0
    glee = Mood(look_x=0.8, mouth="grin" if scored else "flat", brow=0.6, lids=0.0)
    with p.moved(30, 290 - leap), p.turned(kick, 0, -70), p.stretched(0.66, 0.66, 0, 0):
        pen(p, glee)
    if scored:
        if n < 74:
            rays(p, 126, 232, 48, 60 + min(14, n - 57), 12)
        confetti(p, n, 57, 34)


def interview(p: Pencil, n: int) -> None:
    """After the match the pen, out of ink and breath, says what players always say."""
    p.shape(f"M{p.left - 9} {p.top - 9}H{p.right + 9}V{p.bottom + 9}H{p.left - 9}Z", "#dfe9f7", 0)
    for row in range(7):
        for col in range(4):
            word = ("TIMBRES", "TRÉMA", "CÉDILLE", "BUVARD")[(row + col) % 4]
            p.words(word, col * 58 + row % 2 * 24 - 8, 112 + row * 27, 8.5, "show", "#9fb5d6")
    tired = Mood(look_x=keyed(n, ((20, 0.6), (30, -0.2), (70, -0.2), (78, 0.6))), look_y=0.2,
                 lids=1.0 if blink(n, 44) else 0.45, talk=talks(n, 8, 76), mouth="flat",
                 brow=-0.4)  # fmt: skip
    puff = abs(wave(n, 26)) * 0.04
    with p.moved(78, 322), p.stretched(1.06 + puff, 1.12 - puff, 0, 0):
        pen(p, tired)
    for index, (x, y) in enumerate(((48, 176), (106, 190), (52, 206))):
        sweat(p, x, y + drop((n + index * 19) % 52, 0, 52) * 60, 1.0)
    asks = Mood(look_x=-0.8, look_y=-0.4, mouth="open", lids=1.0 if blink(n, 58, 40) else 0.0)
    with p.moved(146 + wave(n, 50) * 2, 330), p.turned(-16, 0, 0), p.stretched(0.8, 0.8, 0, 0):
        microphone(p, asks, paint=LEAF)


def no_stamp(p: Pencil, n: int) -> None:
    """The referee, a stamp, draws a screen in the air and points at the corner: no postage."""
    p.floor(276, GRASS)
    _stand(p, n, 176, wild=0.0)
    draws = keyed(n, ((4, 0), (30, 1)))
    if draws > 0:
        p.shape(f"M112 128h{46 * min(1, draws * 2):.2f}v{38 * max(0, draws * 2 - 1):.2f}", None, 4,
                ink=INK)  # fmt: skip
    stern = Mood(look_x=0.7, look_y=0.0, brow=1.2, mouth="flat", talk=talks(n, 34, 76),
                 lids=1.0 if blink(n, 60) else 0.2)  # fmt: skip
    with p.moved(56, 286), p.turned(keyed(n, ((30, 0), (38, -6), (48, 4))), 0, 0):
        stamp(p, stern, paint="#3b3340")
        p.words("ARBITRE", 0, -19, 11, "show", CREAM)
    sad = Mood(look_x=-0.7, look_y=0.5, brow=-1.0, mouth="frown", lids=0.2)
    with p.moved(136, 286), p.stretched(0.86, 0.86, 0, 0):
        form(p, sad, band=CREAM, title="LETTRE")
    size = arrive(n, 40, 14)
    if size > 0.05:
        with p.stretched(size, size, 136, 222):
            p.oval(160, 196, 17, 17, None, 4.5, RED)
    tag(p, n, 54, "SANS TIMBRE", 118, 300, 108, MIMOSA, 14, -4)


PARTS: Mapping[str, Part] = {
    "cover-match-commente": (CIEL, cover, 120),
    "match-booth": (CIEL, booth, 108),
    "match-writes": (CIEL, writes, 110),
    "match-erases": (CIEL, erases, 100),
    "match-replay": (MENTHE, replay, 130),
    "match-goal": (CIEL, goal, 120),
    "match-interview": (CIEL, interview, 96),
    "match-no-stamp": (CIEL, no_stamp, 90),
}
"""What this module plays; see media.troupe.more."""


def _stand(p: Pencil, n: int, row: float, *, wild: float = 0.15) -> None:
    """The crowd, three rows of paper clips, the last one standing on this row."""
    p.shape(f"M{p.left - 9} {row - 46}H{p.right + 9}V{p.bottom + 9}H{p.left - 9}Z", STAND, 0)
    for index in range(3):
        clips(p, n, row - 28 + index * 14, wild=wild, late=index * 17)


def _pitch(p: Pencil, row: float) -> None:
    """The letter as the pitch: grass, then the ruled sheet."""
    p.floor(row, GRASS)
    left, right = p.left - 9, p.right + 9
    p.shape(f"M{left} {row + 22}H{right}V{p.bottom + 9}H{left}Z", CREAM, 0)
    p.shape(f"M{left} {row + 22}H{right}", None)
    for index in range(5):
        p.shape(f"M{left} {row + 46 + index * 26}H{right}", None, 2, ink="#c9d6ea")
    p.words("Madame, Monsieur,", 62, row + 38, 13, "read-italic", PAPER_LINE)


def _ball(p: Pencil) -> None:
    p.shape("M-13 -3L-9 -11 1 -14 10 -10 14 0 9 10 -1 13 -11 9Z", CREAM, 3.6)
    p.shape("M-9 -11L-2 -2 10 -10M-2 -2L-11 9M-2 -2L9 10", None, 2.6)
