"""Acts of « La météo de l'emploi »: the cloud presents, and the forecast falls on its head."""

from __future__ import annotations

from collections.abc import Mapping

from media.troupe.cast import CIEL, CORAIL, LILAS, MENTHE, MIMOSA, RED, STEAM, Mood, face
from media.troupe.motion import arrive, blink, drop, keyed, shake, wave
from media.troupe.part import Part
from media.troupe.pencil import CREAM, INK, Pencil
from media.troupe.props import PAPER_LINE, cloud, rays, talks

FLOOR = "#f0b93c"
ORANGE = "#ff8f3f"


def cover(p: Pencil, n: int) -> None:
    """The cloud looks down at what falls out of it: sheets, and not a drop of rain."""
    n %= 120
    mood = Mood(look_x=keyed(n, ((0, -0.5), (50, -0.5), (60, 0.5), (110, 0.5), (119, -0.5))),
                look_y=0.9,
                lids=1.0 if n in range(84, 88) else 0.0, mouth="smile")  # fmt: skip
    for index in range(6):
        fall = (n + index * 20) % 120 / 120
        x = (38, 92, 140, 62, 118, 26)[index] + wave(n, 60, index / 6) * 5
        _page(p, x, 196 + fall * 140, wave(n, 60, index / 5) * 14)
    with p.moved(90 + 3 * wave(n, 120), 178 + 2 * wave(n, 60)):
        cloud(p, mood)


def presenter(p: Pencil, n: int) -> None:
    """The cloud before its map, pointer in hand, television smile."""
    _studio(p)
    p.box(66, 106, 104, 122, 6, CIEL)
    p.shape("M84 130l26 -12 34 6 14 28 -8 40 -34 18 -30 -14 -8 -34z", MENTHE)
    for index, (x, y) in enumerate(((104, 142), (138, 152), (108, 184), (136, 190))):
        size = arrive(n, 22 + index * 14, 14)
        if size > 0.05:
            with p.stretched(size, size, x, y):
                p.disc(x, y, 11, (CIEL, MIMOSA, CREAM, LILAS)[index], 3.6)
                p.shape(f"M{x - 4} {y + 1}l3 4 6-8", None, 3)
    mood = Mood(look_x=keyed(n, ((0, 0), (20, 0.8), (80, 0.8), (90, 0))), look_y=-0.1,
                lids=1.0 if blink(n, 58) else 0.0, talk=talks(n, 8, 96), mouth="grin")  # fmt: skip
    aim = keyed(n, ((14, 30), (24, -8), (52, 12), (78, 2), (90, 30)))
    with p.turned(aim, 58, 232):
        p.shape("M58 232L112 206", None, 5)
        p.disc(112, 206, 4, RED, 3)
    _host(p, 54, 222, 0.68, mood)


def rain(p: Pencil, n: int) -> None:
    """A shower of job offers in catering: it rains chef's hats."""
    _sky(p, "#9cc4ee")
    for index in range(11):
        fall = (n * 3.4 + index * 41) % 190
        x = 8 + (index * 53) % 166
        if fall < 176:
            _toque(p, x, 166 + fall, 0.42 + index % 3 * 0.08, wave(n, 30, index / 7) * 16)
    with p.moved(90 + shake(n, 1.2), 150), p.stretched(1.06, 1.06, 0, 0):
        cloud(p, Mood(look_y=0.8, brow=0.5, talk=talks(n, 10, 80), mouth="grin",
                      lids=1.0 if blink(n, 50) else 0.0), paint="#dfe6f2")  # fmt: skip


def clearing(p: Pencil, n: int) -> None:
    """A rare bright spell in the offices: the sun looks out, finds it is Monday, and goes back."""
    _sky(p, LILAS)
    up = keyed(n, ((14, 0), (34, 1), (66, 1), (76, 0.25)))
    y = 190 - 66 * up
    with p.turned(n * 0.8, 112, y):
        rays(p, 112, y, 46, 60, 10)
    p.disc(112, y, 38, MIMOSA)
    shy = Mood(look_x=keyed(n, ((30, -0.8), (44, 0.8), (58, 0))), look_y=0.2, mouth="smile",
               lids=keyed(n, ((0, 0.6), (30, 0.1), (62, 0.1), (70, 0.8))), brow=-0.5)  # fmt: skip
    face(p, 112, y - 4, shy, apart=26, eye=9.5)
    for x, tall, paint in ((14, 92, CORAIL), (50, 108, MENTHE), (86, 84, CREAM), (122, 100, CIEL),
                           (158, 88, CORAIL)):  # fmt: skip
        p.box(x - 18, 272 - tall, 36, tall, 3, paint)
        p.box(x - 9, 290 - tall, 18, 24, 2, CREAM, 3.4)
        p.disc(x, 254, 6, CREAM, 3.4)
    p.floor(272, "#b9a9dc")


def wind(p: Pencil, n: int) -> None:
    """A gale on the building sites: the cloud blows and the helmets leave."""
    _sky(p, "#a7d7c4")
    p.shape(
        "M118 272V140M150 272V140M112 196h44M112 240h44M118 196l32 44M118 140L134 122L150 140",
        None,
        5,
    )
    p.floor(272, "#6fae93")
    gust = keyed(n, ((16, 0), (26, 1), (84, 1), (92, 0)))
    with p.moved(44 - 4 * gust, 150), p.stretched(0.72 + 0.06 * gust, 0.72, 0, 0):
        cloud(
            p, Mood(look_x=0.9, lids=0.5 * gust, brow=0.9, mouth="open" if gust > 0.3 else "flat")
        )
    if gust > 0.3:
        for index in range(5):
            streak = 84 + (n * 5 + index * 37) % 100
            p.shape(f"M{streak} {134 + index * 22}q14 -7 28 0t26 -2", None, 3.6, ink="#f4fffb")
    for index in range(4):
        go = drop(n, 20 + index * 14, 44)
        x, y = 84 + index * 26 + go * 160, (254, 188, 254, 132)[index] - go * 60
        with p.turned(go * 300 + (shake(n, 5) if n > 12 else 0), x, y):
            p.shape(f"M{x - 15} {y + 8}q0 -22 15 -22t15 22z", ORANGE, 4)
            p.shape(f"M{x - 20} {y + 8}h40", None, 5)
            p.shape(f"M{x} {y - 13}v12", None, 3.4)


def fog(p: Pencil, n: int) -> None:
    """Fog of acronyms over the whole region; two eyes feel their way."""
    _sky(p, "#c9c2c9")
    p.floor(272, "#aaa0aa")
    x = keyed(n, ((0, 60), (100, 118)))
    lost = Mood(look_x=wave(n, 34), look_y=-0.2, pupil=0.7, brow=-1.0, mouth="wobble",
                lids=1.0 if blink(n, 46) else 0.0)  # fmt: skip
    with p.moved(x, 196 + wave(n, 26) * 3), p.stretched(0.7, 0.7, 0, 0):
        cloud(p, lost)
    banks = (("PMSMP", 40, 132, 1), ("CEJ", 136, 152, -1), ("PACEA", 120, 240, 1), ("AIJ", 30,
    238, -1),
             ("POEI", 60, 180, -1), ("RQTH", 146, 204, 1))  # fmt: skip
    for index, (word, bx, by, way) in enumerate(banks):
        drift = way * (n * 0.34 - 16) + wave(n, 50, index / 6) * 3
        for dx, dy, r in ((-26, 4, 15), (0, -3, 20), (25, 5, 15)):
            p.disc(bx + drift + dx, by + dy, r, STEAM, 0)
        p.words(word, bx + drift, by + 1, 15, "show", "#8b7f8a")


def downpour(p: Pencil, n: int) -> None:
    """One sheet. Then the whole ream. The presenter keeps smiling, from beneath."""
    _studio(p)
    buried = keyed(n, ((30, 0), (60, 1)))
    jolt = shake(n, 2) if 20 <= n < 60 else 0.0
    mood = Mood(look_y=-0.9 if n < 52 else 0.1, look_x=0.0, lids=1.0 if blink(n, 44, 70) else 0.0,
                brow=-0.8 if n > 12 else 0, pupil=0.7, mouth="open" if 12 <= n < 56 else "smile",
                talk=talks(n, 66, 90) * 0.6)  # fmt: skip
    _host(p, 90 + jolt, 192 + 4 * buried, 0.9, mood)
    for index in range(30):
        start = 12 if index == 0 else 24 + index * 1.3
        rest = 284 - index // 6 * 13 - (index % 6) * 1.5
        x = 90 if index == 0 else 14 + (index * 47) % 152
        fall = drop(n, start, 14)
        if n > start:
            lean = (index * 53 % 50) - 25
            _page(p, x, p.top - 30 + (rest - p.top + 30) * fall, lean + (1 - fall) * 90)
    if 24 <= n < 34:
        rays(p, 90, 130, 30, 42, 9)


PARTS: Mapping[str, Part] = {
    "cover-meteo-de-l-emploi": (MIMOSA, cover, 120),
    "weather-map": (MIMOSA, presenter, 110),
    "weather-rain": (CIEL, rain, 110),
    "weather-clearing": (LILAS, clearing, 100),
    "weather-wind": (MENTHE, wind, 110),
    "weather-fog": (LILAS, fog, 110),
    "weather-downpour": (MIMOSA, downpour, 110),
}
"""What this module plays; see media.troupe.more."""


def _studio(p: Pencil) -> None:
    p.floor(272, FLOOR)


def _sky(p: Pencil, paint: str) -> None:
    p.shape(f"M{p.left - 9} {p.top - 9}H{p.right + 9}V{p.bottom + 9}H{p.left - 9}Z", paint, 0)


def _host(p: Pencil, x: float, y: float, size: float, mood: Mood) -> None:
    """The cloud with its bow tie."""
    with p.moved(x, y), p.stretched(size, size, 0, 0):
        cloud(p, mood)
        p.shape("M0 44L-20 33V55ZM0 44L20 33V55Z", RED, 4)
        p.disc(0, 44, 5, RED, 3.6)


def _page(p: Pencil, x: float, y: float, tilt: float) -> None:
    with p.moved(x, y), p.turned(tilt, 0, 0):
        p.box(-13, -17, 26, 34, 2, CREAM, 3.6)
        p.words("CV", -3, -8, 9)
        p.shape("M-7 0h14M-7 7h9", None, 2.4, ink=PAPER_LINE)


def _toque(p: Pencil, x: float, y: float, size: float, tilt: float) -> None:
    with p.moved(x, y), p.stretched(size, size, 0, 0), p.turned(tilt, 0, 0):
        p.shape("M-24 6q-20-4-16-24 6-18 22-14 6-14 18-14t18 14q16-4 22 14 4 20-16 24v26h-48z",
                CREAM, 7)  # fmt: skip
        p.shape("M-24 20h48", None, 6, ink=INK)
