"""Chrono: a countdown over the words, as a ring that empties or as a bar."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from media.areas import Area
from media.captions import counting
from media.captions.canvas import Canvas, Drawn
from media.captions.lines import draw_words, padding
from media.captions.painting import Painting, within
from media.captions.setting import WHOLE, Setting, set_text, signs, top_of, typed, typing
from media.captions.styles import INK, PAPER, SUN, CaptionStyle
from media.lettering import colour, measure
from media.timeline import CaptionReference

RING = 0.24
"""Width of the ring, as a fraction of the picture's."""
BAR = 0.072
"""Height of the bar."""
GAP = 0.02
STEP = 5
"""Frames for which the ring stands, once a number has come."""
LAST = 3
"""The last numbers are shown in the colour of haste."""
HASTE = "#ff8a70"
SWELL = (1.16, 1.1, 1.05, 1.02, 1.0)
"""Size of a number in its first frames."""


def paint(reference: CaptionReference, style: CaptionStyle, width: int, height: int) -> Painting:
    """A caption of the kind "dial"."""
    tall = (RING if reference.dial == "ring" else BAR) * width
    worded = bool(reference.text.strip())
    setting = set_text(reference, style, width, height, head=tall + GAP * width * worded)
    if not worded:
        setting = _bare(setting, tall, reference.place)
    area = setting.area
    pad = padding(setting, style, width)
    left, top, right, bottom = setting.bounds(pad)
    middle = (area.left + area.right) / 2
    half = (tall if reference.dial == "ring" else area.width) / 2 + pad
    box = (min(left, middle - half), top, max(right, middle + half), bottom)
    whole = Area(left=0, top=0, right=width, bottom=height)
    duration = max(1, reference.duration)
    total = signs(setting)
    frames = typing(total, duration) if reference.animation == "typewriter" else 1

    @lru_cache(maxsize=2)
    def ground(count: int) -> Canvas:
        canvas = Canvas(box, whole)
        draw_words(canvas, typed(setting, count), style, reference, width)
        canvas.shadow(style.shadow * width)
        return canvas

    def draw(state: tuple[int, int]) -> Drawn:
        count, frame = state
        canvas = ground(count).copy()
        shown = counting.number(reference.count, duration, frame)
        age = min(counting.since(reference.count, duration, frame), len(SWELL) - 1)
        rest = counting.left(duration, frame)
        if reference.dial == "ring":
            centre = middle, setting.top + tall / 2
            _ring(canvas, centre, tall / 2, rest=rest, shown=shown, swell=SWELL[age])
        else:
            _bar(canvas, (area.left, setting.top, area.right, setting.top + tall), rest, shown)
        return within(canvas, area)

    def state(frame: int) -> tuple[int, int]:
        count = WHOLE if frame >= frames - 1 else total * (frame + 1) // frames
        age = counting.since(reference.count, duration, frame)
        swelling = len(SWELL) - 1
        if age > swelling and frame < duration - 1:
            frame -= (age - swelling) % STEP
        return count, frame

    return Painting(area=area, draw=draw, state=state, rest=duration - 1)


def _bare(setting: Setting, tall: float, place: str) -> Setting:
    """The countdown alone, without a line under it."""

    top = top_of(place, setting.area, tall)
    return replace(setting, lines=(), head=tall, total=tall, top=top)


def _ring(
    canvas: Canvas,
    middle: tuple[float, float],
    radius: float,
    *,
    rest: float,
    shown: int,
    swell: float,
) -> None:
    x, y = middle
    disc = (x - radius, y - radius, x + radius, y + radius)
    canvas.rounded(disc, radius, colour(INK, 0.9))
    paint = colour(HASTE if shown <= LAST else SUN)
    inner, outer = radius * 0.74, radius * 0.92
    for share, ink in ((1.0, colour(PAPER, 0.22)), (rest, paint)):
        coverage, left, top = _arc(middle, inner, outer, share)
        canvas.stain(coverage, left, top, ink)
    em = max(1, round(radius * 0.98 * swell))
    text = str(shown)
    while measure(text, "loud", em) > inner * 1.72 and em > 6:
        em = int(em * 0.92)
    canvas.line(
        x - measure(text, "loud", em) / 2, y + em * 0.355, text, face="loud", size=em,
        ink=colour(PAPER),
    )  # fmt: skip


def _arc(
    middle: tuple[float, float], inner: float, outer: float, share: float
) -> tuple[NDArray[np.uint8], int, int]:
    """How much of each pixel an arc covers, from the top, the way a clock turns."""
    left, top = int(middle[0] - outer) - 1, int(middle[1] - outer) - 1
    side = int(outer * 2) + 4
    x = np.arange(side, dtype=np.float32) + left + 0.5 - middle[0]
    y = (np.arange(side, dtype=np.float32) + top + 0.5 - middle[1])[:, None]
    far = np.hypot(x, y)
    ring = np.clip(outer - far + 0.5, 0, 1) * np.clip(far - inner + 0.5, 0, 1)
    if share < 1:
        turn = np.mod(np.arctan2(x, -y), 2 * np.pi)
        ring = ring * np.clip((share * 2 * np.pi - turn) * far + 0.5, 0, 1)
    made: NDArray[np.uint8] = (ring * 255 + 0.5).astype(np.uint8)
    return made, left, top


def _bar(canvas: Canvas, box: tuple[float, float, float, float], rest: float, shown: int) -> None:
    left, top, right, bottom = box
    tall = bottom - top
    canvas.rounded(box, tall / 2, colour(INK, 0.9))
    em = max(1, round(tall * 0.66))
    wide = max(measure(str(shown), "loud", em), measure("00", "loud", em))
    edge = tall * 0.24
    from_, to = left + edge, right - edge - wide - tall * 0.3
    thick = tall / 2 - edge
    canvas.rounded((from_, top + edge, to, bottom - edge), thick, colour(PAPER, 0.22))
    end = from_ + (to - from_) * rest
    if end - from_ > 1:
        paint = colour(HASTE if shown <= LAST else SUN)
        canvas.rounded((from_, top + edge, max(end, from_ + 1), bottom - edge), thick, paint)
    text = str(shown)
    at = right - edge - wide + (wide - measure(text, "loud", em)) / 2
    canvas.line(at, (top + bottom) / 2 + em * 0.355, text, face="loud", size=em, ink=colour(PAPER))
