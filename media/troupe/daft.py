"""Acts of « Il n'y a pas de question bête »: they are all answered. All of them."""

from __future__ import annotations

from collections.abc import Mapping

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
    desk,
    face,
    form,
    stamp,
)
from media.troupe.motion import arrive, blink, drop, keyed, shake, squash, wave
from media.troupe.part import Part
from media.troupe.pencil import CREAM, INK, Pencil
from media.troupe.props import confetti, rays, tag, talks

FLOOR = "#b3a1e0"
PAINTS = (CORAIL, "#7fb0ea", MIMOSA, "#86c7ab", PECHE, "#c7a9e8")


def cover(p: Pencil, n: int) -> None:
    """A question mark with a face, very sure of itself; its dot does not want to stay."""
    n %= 120
    p.floor(294, FLOOR)
    with p.moved(90, 282), p.turned(wave(n, 120) * 5, 0, 0):
        mood = Mood(look_x=wave(n, 60), look_y=-0.1, mouth="smile", brow=-0.4,
                    lids=1.0 if n in range(50, 54) else 0.05)  # fmt: skip
        _mark(p, mood, hop=abs(wave(n, 30)) * 16)


def letter_box(p: Pencil, n: int) -> None:
    """The box of questions, so full that it has hiccups."""
    p.floor(284, FLOOR)
    hic = n % 30 < 8
    mood = Mood(look_x=0.0, look_y=-0.8 if hic else 0.0, mouth="none", brow=-0.4,
                lids=1.0 if blink(n, 54) else 0.0)  # fmt: skip
    wide, tall = squash(n % 30, 0, 0.1)
    with p.moved(90, 288), p.stretched(wide, tall, 0, 0):
        p.box(-54, -118, 108, 118, 8, "#8f7fc4")
        p.box(-36, -100, 72, 12, 3, INK, 3)
        face(p, 0, -64, mood, apart=36, eye=12)
        p.box(-44, -34, 88, 24, 3, CREAM, 4)
        p.words("QUESTIONS", 0, -21.4, 13)
    for index in range(6):
        age = (n - index * 15) / 44
        if 0 < age < 1:
            x = 90 + (index % 3 - 1) * 52 * age
            y = 176 - 84 * wave(age, 2) + 90 * age * age
            with p.turned((index % 3 - 1) * 200 * age, x, y):
                p.box(x - 13, y - 17, 26, 34, 2, CREAM, 3.6)
                p.words("?", x, y + 0.5, 20, "show", RED)


def diploma(p: Pencil, n: int) -> None:
    """The form reads the first slip, and answers as if in court."""
    _counter(p, n, "NON.", at=54, paint=MENTHE)


def costs(p: Pencil, n: int) -> None:
    """The second slip; the form turns its pockets out."""
    _counter(p, n, "NON PLUS.", at=54, paint=MIMOSA)
    if n > 60:
        x, y = 138, 288 - 12 * arrive(n, 60, 14)
        p.disc(x, y, 19, CREAM, 4, RED)
        p.words("0 €", x, y + 0.4, 16, "show", RED)


def tracksuit(p: Pencil, n: int) -> None:
    """The third; the form, who has been sitting all along, shows what it wears below."""
    _counter(p, n, "OUI.", at=63, paint=CORAIL, shows=arrive(n, 76, 18))


def how_many(p: Pencil, n: int) -> None:
    """The last slip. The form opens its mouth… and turns its head to the back of the room."""
    turn = keyed(n, ((0, 0), (64, 0), (78, 1)))
    _behind(p)
    blank = Mood(look_x=keyed(n, ((40, -0.2), (48, 0.9), (60, 0.9), (66, -0.9), (76, -0.9))),
                 look_y=keyed(n, ((36, 0.7), (44, -0.3))), pupil=1 - 0.3 * turn, brow=-0.7 * turn,
                 lids=1.0 if blink(n, 90, 38) else 0.05,
                 mouth="open" if 44 < n < 60 else "flat", talk=talks(n, 8, 36))  # fmt: skip
    with p.moved(76, 268), p.turned(-8 * turn, 0, 0), p.stretched(1.06, 1.06, 0, 0):
        form(p, blank, title="RÉPONSES", filled=1.0)
    desk(p, 246)
    _slip(p, 132, 226, keyed(n, ((36, 0), (46, 24))))


def counting(p: Pencil, n: int) -> None:
    """All of them count. With a finger, a pencil, a megaphone. The chairs are counted, too."""
    _behind(p)
    count = n // 8
    for row in range(2):
        for index in range(5):
            here = row * 5 + index
            x, y = 18 + index * 36, 196 + row * 56
            pointed = count % 10 == here
            mood = Mood(look_y=-0.8 if pointed else 0.0, look_x=0.0 if pointed else
                        (1 if count % 10 > here else -1) * 0.7, mouth="open" if pointed else "flat",
                        pupil=0.6 if pointed else 1.0,
                        lids=1.0 if blink(n, 60, here * 5) else 0.0)  # fmt: skip
            hop = 8 * (1 - n % 8 / 8) if pointed else 0.0
            with p.moved(x, y - hop), p.stretched(0.46, 0.46, 0, 0):
                chair(p, mood, paint=PAINTS[here % 6], legs=44)
            if pointed:
                p.words(str(here + 15), x, y - 80 - hop, 15, "show", RED)
    crew = ((28, 0), (90, 7), (152, 3))
    for which, (at, after) in enumerate(crew):
        bob = wave(n + after * 3, 16) * 3
        counts = Mood(
            look_y=-0.6,
            look_x=wave(n + after * 9, 32),
            brow=0.9,
            talk=talks(n + which * 5, 0, 400),
            lids=1.0 if blink(n, 44, after) else 0.1,
        )
        with p.moved(at, 336 + bob), p.turned(wave(n + after, 32) * 7, 0, 0):
            if which == 0:
                with p.stretched(0.62, 0.62, 0, 0):
                    form(p, counts, title="")
            elif which == 1:
                with p.stretched(0.5, 0.5, 0, 0):
                    coffee(p, n, counts)
            else:
                with p.stretched(0.6, 0.6, 0, 0):
                    stamp(p, counts)


def twenty_four(p: Pencil, n: int) -> None:
    """Twenty-four. The last one dusts itself off, and it is for you."""
    _behind(p)
    confetti(p, n, 16, 22)
    wide, tall = squash(n, 6, 0.14)
    ready = Mood(look_x=0.0, look_y=-0.1, mouth="grin", brow=-0.3, talk=talks(n, 14, 56),
                 lids=1.0 if blink(n, 58, 66) else 0.1)  # fmt: skip
    with p.moved(90, 284), p.stretched(1.24 * wide, 1.24 * tall, 0, 0):
        chair(p, ready, legs=56)
    tag(p, n, 20, "24", 140, 152, 42, MIMOSA, 20, 8)
    tag(p, n, 40, "RÉSERVÉE", 90, 300, 96, CREAM, 14, -3)


def moved(p: Pencil, n: int) -> None:
    """A chair crosses the room, on tiptoe, behind those who count. They begin again."""
    _behind(p)
    along = keyed(n, ((6, -40), (40, 70), (58, 70), (110, 230)))
    still = 40 <= n <= 58
    sly = Mood(look_x=-0.9 if still else 0.9, look_y=0.0, brow=0.3, mouth="smile", lids=0.35)
    step = 0.0 if still else wave(n, 12)
    with (
        p.moved(along, 262 - (0.0 if still else abs(wave(n, 12)) * 7)),
        p.stretched(0.9, 0.9, 0, 0),
    ):
        chair(p, sly, paint="#7fb0ea", legs=64, step=step)
    heads = Mood(look_x=0.9 if n > 40 else -0.2, look_y=-0.3, brow=-0.6 if n > 58 else 0.6,
                 mouth="open" if n > 58 else "flat", lids=1.0 if blink(n, 46) else 0.1,
                 talk=talks(n, 62, 100))  # fmt: skip
    jolt = shake(n, 1.4) if 58 < n < 74 else 0.0
    with p.moved(38 + jolt, 330), p.stretched(0.9, 0.9, 0, 0):
        form(p, heads, title="24 ?")
    with p.moved(128 + jolt, 330), p.stretched(0.8, 0.8, 0, 0):
        stamp(p, heads)
    if 58 <= n < 66:
        rays(p, 38, 206, 20, 30, 7)


PARTS: Mapping[str, Part] = {
    "cover-question-bete": (LILAS, cover, 120),
    "daft-box": (LILAS, letter_box, 96),
    "daft-diploma": (LILAS, diploma, 110),
    "daft-costs": (LILAS, costs, 110),
    "daft-tracksuit": (LILAS, tracksuit, 110),
    "daft-how-many": (LILAS, how_many, 100),
    "daft-counting": (CIEL, counting, 160),
    "daft-twenty-four": (LILAS, twenty_four, 90),
    "daft-moved": (CIEL, moved, 112),
}
"""What this module plays; see media.troupe.more."""


def _behind(p: Pencil) -> None:
    p.floor(214, FLOOR)


def _mark(p: Pencil, mood: Mood, hop: float) -> None:
    """A question mark standing on its dot at (0, 0), 150 tall."""
    p.disc(0, -13 - hop * 0.2, 15, CORAIL)
    p.shape("M-17 -40q-2 -22 18 -34q16 -10 14 -22q-2 -14 -17 -14t-18 16h-34q2 -50 54 -50"
            "q50 0 50 46q0 30 -26 44q-10 6 -8 14z", CORAIL)  # fmt: skip
    face(p, 0, -122, mood, apart=30, eye=11.5)


def _slip(p: Pencil, x: float, y: float, lift: float) -> None:
    with p.turned(6 + lift * 0.5, x, y):
        p.box(x - 19, y - 26 - lift, 38, 50, 3, CREAM, 4)
        p.words("?", x, y - 1 - lift, 28, "show", RED)


def _counter(p: Pencil, n: int, answer: str, *, at: int, paint: str, shows: float = 0.0) -> None:
    """The form reads a slip, thinks, and puts its answer on the desk."""
    _behind(p)
    rise = 26 * shows
    reads = n < at - 14
    mood = Mood(look_x=0.6 if reads else 0.0, look_y=0.6 if reads else -0.1,
                brow=0.6 if not reads else 0.0, talk=talks(n, at, at + 20) * 0.7,
                lids=1.0 if blink(n, 66, 30) else 0.12,
                mouth="flat" if n < at + 20 else "smile")  # fmt: skip
    with p.moved(70, 272 - rise), p.stretched(1.0, 1.0, 0, 0):
        if shows > 0.1:
            p.shape("M-30 -8h60v70h-24v-52h-12v52h-24z", "#3b5fa0")
            p.shape("M-22 -4v66M22 -4v66", None, 4, ink=CREAM)
        form(p, mood, title="RÉPONSES", filled=keyed(n, ((at, 0), (at + 10, 1))))
    desk(p, 246 + 26 * shows)
    fall = keyed(n, ((at - 18, 0), (at - 8, 1)))
    if fall < 0.98:
        _slip(p, 134, 222 + 60 * drop(n, at - 18, 10), wave(n, 40) * 3)
    wide = 30 + 8.4 * len(answer)
    tag(p, n, at, answer, min(132, 172 - wide / 2), 216, wide, paint, 18, -5)
