"""Acts of « Traduction simultanée »: a bubble speaks jargon, a small one says it plainly."""

from __future__ import annotations

from media.troupe.cast import CORAIL, LILAS, MIMOSA, Mood, bubble
from media.troupe.motion import arrive, blink, keyed, shake, squash, wave
from media.troupe.pencil import CREAM, INK, Pencil

FIRST = ("PACEA", "CEJ", "PMSMP")
SECOND = ("CERFA", "13912*04", "LRAR", "DUE", "NIR", "RIB")


def jargon_1(p: Pencil, n: int) -> None:
    """The bubble talks; initials drop out of it and pile up."""
    with p.turned(2.5 * wave(n, 44), 90, 164), p.moved(90, 164):
        wide, tall = squash(n, 2, 0.1)
        with p.stretched(wide * 1.12, tall * 1.12, 0, 0):
            bubble(p, _speaker(n, 6, 84), tall=84)
    for index, word in enumerate(FIRST):
        _falls(
            p,
            word,
            n - 14 - index * 22,
            46 + index * 44,
            252 - (index % 2) * 4,
            (-11, 6, -4)[index],
        )
    p.floor(278, "#b9a6ea")


def jargon_2(p: Pencil, n: int) -> None:
    """Worse: it gets carried away, swells, and the pile grows up to its chin."""
    swell = 1 + 0.16 * keyed(n, ((20, 0), (80, 1))) + 0.02 * wave(n, 12)
    hot = keyed(n, ((30, 0), (80, 1)))
    with p.moved(90 + shake(n, 1.4 * hot), 163), p.stretched(swell, swell, 0, 0):
        bubble(p, _speaker(n, 4, 92, eager=True), paint="#ffd9cf" if hot > 0.5 else CREAM, tall=84)
    places = (
        (38, 252, -12),
        (88, 254, 5),
        (140, 252, 10),
        (60, 232, 7),
        (114, 232, -8),
        (88, 212, 3),
    )
    for index, word in enumerate(SECOND):
        x, y, turn = places[index]
        _falls(p, word, n - 8 - index * 12, x, y, turn)
    p.floor(278, "#b9a6ea")


def jargon_3(p: Pencil, n: int) -> None:
    """« Bonjour », said with a monocle and a moustache. Everybody fears the worst."""
    bow = keyed(n, ((8, 0), (24, 9), (40, 9), (54, 0)))
    with p.turned(bow, 40, 200), p.moved(90, 146), p.stretched(1.16, 1.16, 0, 0):
        mood = Mood(lids=1.0 if blink(n, 60, 70) else 0.34, look_y=0.2, mouth="none", brow=0.5)
        bubble(p, mood, tall=88)
        p.disc(16, -8, 14.5, None, 3.2, ink="#b07f12")
        p.shape("M30 -2Q38 18 34 34", None, 2.4, ink="#b07f12")
        curl = 1.5 * wave(n, 30)
        p.shape(f"M0 12Q-14 6 -24 {16 + curl:.2f}Q-30 {18 + curl:.2f} -31 {11 + curl:.2f}"
                f"Q-26 26 -12 22Q-4 20 0 15Q4 20 12 22Q26 26 31 {11 - curl:.2f}"
                f"Q30 {18 - curl:.2f} 24 {16 - curl:.2f}Q14 6 0 12Z", INK, 2)  # fmt: skip
        talk = _syllables(n, 34, 60)
        if talk > 0.1:
            p.oval(0, 27, 6, 5 * talk, INK, 2)
    if n > 40:
        size = arrive(n, 40, 16)
        with p.turned(-4, 96, 240), p.stretched(size, size, 96, 240):
            p.box(34, 220, 124, 42, 10, MIMOSA)
            p.words("« Bonjour. »", 96, 241, 20)
    p.floor(282, "#b9a6ea")


def translation(p: Pencil, n: int) -> None:
    """The small yellow bubble: a breath, and it says the thing plainly."""
    with p.moved(90, 196), p.stretched(*squash(n, 8, 0.16), 0, 40), p.stretched(1.05, 1.05, 0, 0):
        mood = Mood(look_y=-0.2, lids=1.0 if blink(n, 56, 30) else 0.0, mouth="smile",
                    talk=_syllables(n, 12, 44), brow=-0.3)  # fmt: skip
        bubble(p, mood, paint=MIMOSA, tall=72, tail=1)
    p.floor(282, "#b9a6ea")


def _speaker(n: int, start: int, end: int, *, eager: bool = False) -> Mood:
    return Mood(
        look_x=0.5 * wave(n, 38), look_y=-0.1, lids=1.0 if blink(n, 68, 40) else 0.0,
        talk=_syllables(n, start, end), mouth="smile" if not eager else "wobble",
        brow=1.0 if eager else 0.4, pupil=0.8 if eager else 1.0,
    )  # fmt: skip


def _syllables(n: int, start: int, end: int) -> float:
    if not start <= n < end:
        return 0.0
    return (0.3, 0.95, 0.5, 0.8, 0.15, 1.0, 0.6, 0.4, 0.9, 0.2)[(n - start) // 3 % 10]


def _falls(p: Pencil, word: str, age: float, x: float, floor: float, turn: float) -> None:
    """A word drops out of the bubble and lands with a bounce."""
    floor = floor + 10
    if age < 0:
        return
    y = keyed(age, ((0, 186.0), (3, 190.0)))
    if age > 3:
        t = (age - 3) / 10
        y = min(floor, 190 + t * t * 86)
        if y >= floor:
            since = age - 3 - 10 * ((floor - 190) / 86) ** 0.5
            y = floor - max(0.0, 12 * (since / 7) * (1 - since / 7)) if since < 7 else floor
    width = 18 + 8.4 * len(word)
    with p.turned(turn * min(1.0, age / 12), x, y):
        p.box(x - width / 2, y - 11, width, 22, 5, CORAIL if len(word) % 2 else LILAS, 3.6)
        p.words(word, x, y + 0.5, 13)
