"""Bubbles: each line of the text is a message; they come one after the other.

They look like no firm's. A line that begins with a dash is the other voice's, as in a printed
dialogue. Typed, three dots announce each message.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise

from media.areas import Area
from media.captions.arrival import FRAMES, arrive
from media.captions.canvas import Canvas, Drawn
from media.captions.painting import Painting, within
from media.captions.setting import area_of, one_line, shown, top_of
from media.captions.styles import INK, LAYOUT_WIDTH, PAPER, CaptionStyle
from media.captions.words import bubbles
from media.lettering import Colour, colour, fit, measure
from media.timeline import CaptionReference

WIDEST = 0.8
"""Most width of a bubble, as a share of the safe area."""
SMALLEST = 20
"""Least em, at LAYOUT_WIDTH."""
DOTS = 15
"""Frames for which three dots announce a message."""
_DASHES = ("–", "—", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bubble:
    """A message at its place, in pixels of the picture."""

    lines: tuple[str, ...]
    name: str
    """Who writes, on the first of their messages; else empty."""
    voice: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Message:
    lines: tuple[str, ...]
    name: str
    voice: int


def paint(reference: CaptionReference, style: CaptionStyle, width: int, height: int) -> Painting:
    """A caption of the kind "bubbles"."""
    area = area_of(style, width, height)
    placed, size = _placed(reference, style, area, width)
    whole = Area(left=0, top=0, right=width, bottom=height)
    given = reference.lit[-len(placed) :] if placed else ()
    lit = given + (given[-1] if given else 0,) * (len(placed) - len(given))
    moves = reference.animation
    arrival = FRAMES[moves]

    def picture(bubble: Bubble, *, dots: bool = False) -> Drawn:
        pad = 3 * style.shadow * width + 2
        canvas = Canvas(
            (bubble.left - pad, bubble.top - pad, bubble.right + pad, bubble.bottom + pad), whole
        )
        _draw(canvas, bubble, style, size, dots=dots)
        canvas.shadow(style.shadow * width)
        return within(canvas, area)

    still = tuple(picture(bubble) for bubble in placed)
    around = _around(still, area)

    def draw(ages: tuple[int, ...]) -> Drawn:
        canvas = Canvas(around, area)
        for bubble, made, age in zip(placed, still, ages, strict=True):
            if age >= 0:
                moved = arrive(made, moves, "below", age, area) if age < arrival - 1 else made
                canvas.over(moved.image, moved.x, moved.y)
            elif age == -2:
                announced = picture(bubble, dots=True)
                canvas.over(announced.image, announced.x, announced.y)
        return canvas.drawn()

    def state(frame: int) -> tuple[int, ...]:
        come = bisect_right(lit, frame)
        ages = [min(frame - at, arrival - 1) for at in lit[:come]]
        for at in lit[come:]:
            soon = moves == "typewriter" and len(ages) == come and at - frame <= DOTS
            ages.append(-2 if soon else -1)
        return tuple(ages)

    rest = lit[-1] + arrival - 1 if lit else 0
    return Painting(area=area, draw=draw, state=state, rest=rest, arrives=False)


def _placed(
    reference: CaptionReference, style: CaptionStyle, area: Area, width: int
) -> tuple[tuple[Bubble, ...], float]:
    """The bubbles, and the em in pixels: the largest at which all of them fit."""
    scale = width / LAYOUT_WIDTH
    room = area.height * style.tallest / scale
    em = round(style.size * LAYOUT_WIDTH)
    while True:
        found = _messages(reference, style, em, round(area.width / scale * WIDEST))
        tall = sum(_tall(message, em, style) for message in found) + _gaps(found, em)
        if tall <= room or em <= SMALLEST:
            break
        em = max(SMALLEST, int(em * 0.94))
    while len(found) > 1 and tall > room:  # more than any picture holds: the oldest go first
        found = found[1:]
        tall = sum(_tall(message, em, style) for message in found) + _gaps(found, em)
    size = em * scale
    y: float = top_of(reference.place, area, min(tall * scale, area.height * style.tallest))
    bubbles_: list[Bubble] = []
    for number, message in enumerate(found):
        if number:
            y += _gap(found[number - 1], message, em) * scale
        letter = max(1, round(size))
        wide = max(
            [measure(line, style.face, letter) for line in message.lines]
            + [measure(message.name, "read-bold", max(1, round(size * 0.72)))]
        )
        across = min(area.width, wide + 1.3 * size)
        left = area.left if message.voice == 0 else area.right - across
        down = _tall(message, em, style) * scale
        bubbles_.append(
            Bubble(
                lines=message.lines, name=message.name, voice=message.voice, left=left, top=y,
                right=left + across, bottom=y + down,
            )
        )  # fmt: skip
        y += down
    return tuple(bubbles_), size


def _messages(
    reference: CaptionReference, style: CaptionStyle, em: int, widest: int
) -> tuple[_Message, ...]:
    found: list[_Message] = []
    for line in bubbles(shown(reference.text, style, reference.language)):
        voice, text = reference.voice, line.strip()
        if text[:1] in _DASHES and text[1:].strip():
            voice, text = 1 - voice, text[1:].strip()
        lines = fit(
            text, face=style.face, size=em, width=round(widest - 1.3 * em), height=em * 40,
            leading=style.leading,
        ).lines  # fmt: skip
        own = voice == reference.voice
        named = own and not any(message.voice == voice for message in found)
        name = one_line(reference.speaker or "", reference.language) if named else ""
        while name and measure(name, "read-bold", round(em * 0.72)) > widest - 1.3 * em:
            name = name[:-2].rstrip() + "…" if len(name) > 2 else ""
        found.append(_Message(lines=lines[:12], name=name, voice=voice))
    return tuple(found)


def _tall(message: _Message, em: int, style: CaptionStyle) -> float:
    name = 1.0 if message.name else 0.0
    return em * (style.leading * len(message.lines) + 0.75 + name)


def _gaps(found: tuple[_Message, ...], em: int) -> float:
    return sum(_gap(one, other, em) for one, other in pairwise(found))


def _gap(one: _Message, other: _Message, em: int) -> float:
    return em * (0.22 if one.voice == other.voice else 0.5)


def _draw(canvas: Canvas, bubble: Bubble, style: CaptionStyle, size: float, *, dots: bool) -> None:
    paper = colour(style.inks[min(bubble.voice, len(style.inks) - 1)])
    round_, sharp = size * 0.62, size * 0.14
    corners = (round_, round_, round_, sharp) if bubble.voice == 0 else (
        round_, round_, sharp, round_)  # fmt: skip
    if dots:
        wide = size * 2.4
        left = bubble.left if bubble.voice == 0 else bubble.right - wide
        tall = size * 1.5
        bubble = replace(
            bubble, left=left, right=left + wide, top=bubble.bottom - tall, lines=(), name=""
        )
    canvas.rounded((bubble.left, bubble.top, bubble.right, bubble.bottom), corners, paper)
    if dots:
        _dots(canvas, bubble, size)
    left, top = bubble.left + size * 0.65, bubble.top + size * 0.36
    em = max(1, round(size))
    if bubble.name:
        small = max(1, round(size * 0.72))
        canvas.line(
            left, top + size * 0.7, bubble.name, face="read-bold", size=small, ink=_dim(paper)
        )
        top += size
    for number, line in enumerate(bubble.lines):
        middle = top + size * style.leading * (number + 0.5)
        canvas.line(left, middle + size * 0.34, line, face=style.face, size=em, ink=colour(INK))


def _dots(canvas: Canvas, bubble: Bubble, size: float) -> None:
    middle, radius = (bubble.top + bubble.bottom) / 2, size * 0.17
    for number in range(3):
        x = bubble.left + size * (0.62 + 0.58 * number)
        box = (x - radius, middle - radius, x + radius, middle + radius)
        canvas.rounded(box, radius, colour(INK, 0.45 + 0.15 * number))


def _dim(paper: Colour) -> Colour:
    """An ink for the name that is softer than the words', and still 4.5 to 1 on paper."""
    return colour("#7a3b52") if paper == colour(PAPER) else colour("#4b3a44")


def _around(pictures: tuple[Drawn, ...], area: Area) -> tuple[float, float, float, float]:
    if not pictures:
        return area.left, area.top, area.left + 1, area.top + 1
    return (
        min(picture.x for picture in pictures), min(picture.y for picture in pictures),
        max(picture.x + picture.image.width for picture in pictures),
        max(picture.y + picture.image.height for picture in pictures),
    )  # fmt: skip
