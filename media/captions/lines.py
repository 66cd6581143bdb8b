"""Captions that are words and no more: outline, shadow, band, the label of who speaks."""

from __future__ import annotations

from media.areas import Area
from media.captions.canvas import Canvas, Drawn, cut_to_ink
from media.captions.painting import Painting, within
from media.captions.setting import (
    WHOLE,
    Setting,
    label_em,
    set_text,
    signs,
    typed,
    typing,
)
from media.captions.styles import INK, CaptionStyle
from media.lettering import Colour, colour, measure
from media.timeline import CaptionReference


def paint(reference: CaptionReference, style: CaptionStyle, width: int, height: int) -> Painting:
    """A caption of the kind "lines"."""
    setting = set_text(reference, style, width, height)
    whole = Area(left=0, top=0, right=width, bottom=height)
    box = setting.bounds(padding(setting, style, width))

    def draw(count: int) -> Drawn:
        canvas = Canvas(box, whole)
        draw_words(canvas, typed(setting, count), style, reference, width)
        canvas.shadow(style.shadow * width)
        if reference.animation != "typewriter":
            return cut_to_ink(canvas.image, setting.area, canvas.left, canvas.top)
        return within(canvas, setting.area)

    if reference.animation != "typewriter":
        return Painting(area=setting.area, draw=draw, state=lambda _: WHOLE)
    total = signs(setting)
    frames = typing(total, reference.duration)
    return Painting(
        area=setting.area, draw=draw, rest=frames - 1,
        state=lambda n: WHOLE if n >= frames - 1 else total * (n + 1) // frames,
    )  # fmt: skip


def padding(setting: Setting, style: CaptionStyle, width: int) -> float:
    """Pixels around the words in which their edge, their shadow and their band end."""
    return setting.size * 0.6 + (style.outline + 3 * style.shadow) * width + 2


def draw_words(
    canvas: Canvas, setting: Setting, style: CaptionStyle, reference: CaptionReference, width: int
) -> None:
    """Lines with what lies under them, and the label over them."""
    ink = colour(style.inks[min(reference.voice, len(style.inks) - 1)])
    size, step = setting.size, setting.step
    for line in setting.lines:
        if not line.text:
            continue
        if style.band and line.text.strip():
            length = measure(line.text, style.face, setting.em)
            box = (line.left - size * 0.3, line.middle - step / 2,
                   line.left + length + size * 0.3, line.middle + step / 2)  # fmt: skip
            canvas.band(box, size * 0.16, colour(INK, style.band))
        canvas.line(
            line.left, line.middle + size * 0.34, line.text, face=style.face, size=setting.em,
            ink=ink, outline=edge(style, width), outline_ink=colour(INK),
        )  # fmt: skip
    if setting.name:
        draw_label(canvas, setting, ink)


def edge(style: CaptionStyle, width: int) -> int:
    """Pixels of the dark edge around letters."""
    return max(1, round(style.outline * width)) if style.outline else 0


def draw_label(canvas: Canvas, setting: Setting, paint: Colour) -> None:
    """The speaker's name in dark ink on a label of the voice's colour."""
    name, area, size = setting.name, setting.area, setting.size
    em = label_em(setting)
    top = setting.top + setting.head - size * 1.25
    while measure(name, "talk", em) > area.width - size and len(name) > 1:
        name = name[: max(1, len(name) * 3 // 4)].rstrip() + "…" if len(name) > 4 else name[:-1]
    length = measure(name, "talk", em)
    left = area.left + (area.width - length) / 2
    box = (left - em * 0.55, top + size * 0.08, left + length + em * 0.55, top + size * 1.02)
    canvas.label(box, size * 0.22, paint, colour(INK), max(1, round(size * 0.055)))
    canvas.line(left, top + size * 0.55 + em * 0.35, name, face="talk", size=em, ink=colour(INK))
