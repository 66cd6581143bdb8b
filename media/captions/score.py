"""Score: a counter in the corner, what is counted on the left and the number on a plate.

Without a count the number is the one that ends the text: « Stylo 2 – 1 ».
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from media.areas import Area, safe
from media.captions import counting
from media.captions.canvas import Box, Canvas, Drawn
from media.captions.painting import Painting, within
from media.captions.setting import one_line, top_of
from media.captions.styles import INK, LAYOUT_WIDTH, PAPER, CaptionStyle
from media.lettering import Colour, colour, fit, measure
from media.timeline import CaptionReference

WIDEST = 0.62
"""Most width of what is counted, as a share of the safe area."""
NAME = 0.62
"""Height of the name, in ems."""
JUMP = (1.34, 1.22, 1.12, 1.05, 1.0)
"""Size of a number in its first frames."""
_ENDING = re.compile(r"^(?P<what>.*?)\s*(?P<number>\d+(?:\s*[-–—:/]\s*\d+)?)\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plaque:
    """The counter's measures, in pixels of the picture."""

    box: Box
    plate: float
    """Width of the number's plate; 0: there is no number."""
    name: str
    lines: tuple[str, ...]
    size: float
    step: float
    small: int
    """Em of the name."""
    big: int
    """Em of the number."""


def paint(reference: CaptionReference, style: CaptionStyle, width: int, height: int) -> Painting:
    """A caption of the kind "score"."""
    area = safe(width, height)
    what, ending = _parted(reference)
    duration = max(1, reference.duration)
    plaque = _measured(reference, style, area, scale=width / LAYOUT_WIDTH, what=what, ending=ending)
    ink = colour(style.inks[min(reference.voice, len(style.inks) - 1)])
    whole = Area(left=0, top=0, right=width, bottom=height)
    pad = 3 * style.shadow * width + 2
    box = plaque.box
    ground = Canvas((box[0] - pad, box[1] - pad, box[2] + pad, box[3] + pad), whole)
    _draw(ground, plaque, style, ink)
    ground.shadow(style.shadow * width)

    def draw(state: tuple[str, int]) -> Drawn:
        canvas = ground.copy()
        _number(canvas, plaque, *state)
        return within(canvas, area)

    def state(frame: int) -> tuple[str, int]:
        still = len(JUMP) - 1
        if reference.count is None:
            return ending, still
        age = counting.since(reference.count, duration, frame)
        text = str(counting.number(reference.count, duration, frame))
        return text, min(age, still) if frame > age else still  # the first one does not jump

    rest = duration - 1 if reference.count is not None else 0
    return Painting(area=area, draw=draw, state=state, rest=rest, side="right")


def _measured(
    reference: CaptionReference,
    style: CaptionStyle,
    area: Area,
    *,
    scale: float,
    what: str,
    ending: str,
) -> Plaque:
    wanted = round(style.size * LAYOUT_WIDTH)
    fitted = fit(
        what, face=style.face, size=wanted, width=round(area.width / scale * WIDEST),
        height=round(wanted * style.leading * 2.4), leading=style.leading,
    )  # fmt: skip
    size = fitted.size * scale
    step = size * style.leading
    lines = tuple(line for line in fitted.lines if line.strip())
    small = max(1, round(size * 0.56))
    name = _short(one_line(reference.speaker or "", reference.language), small, area.width * WIDEST)
    tall = max(size * 1.5, step * len(lines) + size * 0.5) + (size * NAME if name else 0)
    big = max(1, round(min(size * 1.5, tall * 0.78)))
    wide = max(
        [measure(line, style.face, max(1, round(size))) for line in lines]
        + [measure(name, "read-bold", small), 0]
    )
    numbers = _numbers(reference, ending)
    plate = max((measure(text, "sport", big) for text in numbers), default=0)
    plate = round(max(plate + size * 0.7, tall * 0.9)) if numbers else 0
    long = min(area.width, (wide + size * 0.9 if wide else 0.0) + plate)
    top = top_of(reference.place, area, tall)
    return Plaque(
        box=(area.right - long, top, area.right, top + tall), plate=plate, name=name, lines=lines,
        size=size, step=step, small=small, big=big,
    )  # fmt: skip


def _draw(canvas: Canvas, plaque: Plaque, style: CaptionStyle, ink: Colour) -> None:
    left, top, right, bottom = plaque.box
    size, step = plaque.size, plaque.step
    if right - left >= 1:
        canvas.rounded(plaque.box, size * 0.22, colour(INK, 0.94))
    head = size * NAME if plaque.name else 0
    y = (top + bottom - step * len(plaque.lines) - head) / 2
    left += size * 0.45
    if plaque.name:
        canvas.line(
            left, y + size * 0.52, plaque.name, face="read-bold", size=plaque.small, ink=ink
        )
    for number, line in enumerate(plaque.lines):
        middle = y + head + step * (number + 0.5)
        canvas.line(
            left, middle + size * 0.34, line, face=style.face, size=max(1, round(size)),
            ink=colour(PAPER),
        )  # fmt: skip
    if plaque.plate:
        inner = size * 0.12
        plate = (right - plaque.plate + inner, top + inner, right - inner, bottom - inner)
        canvas.rounded(plate, size * 0.15, ink)


def _number(canvas: Canvas, plaque: Plaque, text: str, age: int) -> None:
    if not text:
        return
    _, top, right, bottom = plaque.box
    em = max(1, min(round(plaque.big * JUMP[age]), round((bottom - top) * 0.98)))
    while measure(text, "sport", em) > plaque.plate - plaque.size * 0.3 and em > 6:
        em = int(em * 0.94)
    left = right - plaque.plate / 2 - measure(text, "sport", em) / 2 - em * 0.03
    canvas.line(left, (top + bottom) / 2 + em * 0.35, text, face="sport", size=em, ink=colour(INK))


def _parted(reference: CaptionReference) -> tuple[str, str]:
    """What is counted, and the number that ends the text."""
    text = one_line(reference.text, reference.language)
    found = _ENDING.match(text) if reference.count is None else None
    if found is None or len(found["number"]) > 9:
        return text, ""
    return found["what"], found["number"]


def _numbers(reference: CaptionReference, ending: str) -> tuple[str, ...]:
    """Numbers that the plate must hold: the longest ones."""
    if reference.count is None:
        return (ending,) if ending else ()
    return tuple(str(number) for number in reference.count)


def _short(name: str, em: int, widest: float) -> str:
    while name and measure(name, "read-bold", em) > widest:
        name = name[:-2].rstrip() + "…" if len(name) > 2 else ""
    return name
