"""Bandeau, the lower third: a panel with a name in large and what one should know of it.

The name is the speaker's where one is given, else the first line of the text.
"""

from __future__ import annotations

from media.areas import Area
from media.captions.canvas import Canvas, Drawn
from media.captions.painting import Painting, within
from media.captions.setting import area_of, one_line, shown, top_of, typing
from media.captions.styles import INK, LAYOUT_WIDTH, PAPER, CaptionStyle
from media.lettering import clusters, colour, fit, measure
from media.timeline import CaptionReference

LESSER = 0.66
"""Em of the lines under the name, as a share of the name's."""
NARROWEST = 0.42
"""Least width of the panel, as a share of the safe area."""


def paint(reference: CaptionReference, style: CaptionStyle, width: int, height: int) -> Painting:
    """A caption of the kind "third"."""
    area = area_of(style, width, height)
    scale = width / LAYOUT_WIDTH
    text = shown(reference.text, style, reference.language)
    title, _, under = (
        (one_line(reference.speaker, reference.language), "", text)
        if reference.speaker and reference.speaker.strip()
        else text.partition("\n")
    )  # fmt: skip
    wanted = round(style.size * LAYOUT_WIDTH)
    inner = round(area.width / scale - wanted * 1.5)
    room = round(area.height / scale * style.tallest)
    name = fit(title, face=style.face, size=wanted, width=inner, height=round(room * 0.4),
               leading=style.leading)  # fmt: skip
    lesser = max(12, round(name.size * LESSER))
    rest = fit(under.strip("\n "), face="read-bold" if style.face != "ease" else "ease",
               size=lesser, width=inner, height=round(room * 0.6), leading=1.3)  # fmt: skip
    rows = [(line, style.face, name.size * scale, style.leading) for line in name.lines if line]
    rows += [(line, "read-bold" if style.face != "ease" else "ease", rest.size * scale, 1.3)
             for line in rest.lines if line]  # fmt: skip
    size = name.size * scale
    tall = sum(em * leading for _, _, em, leading in rows) + size * 0.7
    widest = max((measure(line, face, max(1, round(em))) for line, face, em, _ in rows), default=0)
    long = min(area.width, max(area.width * NARROWEST, widest + size * 1.3))
    top = top_of(reference.place, area, tall)
    left = float(area.left)
    pad = 3 * style.shadow * width + 2
    whole = Area(left=0, top=0, right=width, bottom=height)
    accent = colour(style.inks[min(reference.voice, len(style.inks) - 1)])
    total = sum(len(clusters(line)) for line, _, _, _ in rows)
    slow = reference.animation == "typewriter"
    frames = typing(total, reference.duration) if slow else 1

    def draw(count: int) -> Drawn:
        canvas = Canvas((left - pad, top - pad, left + long + pad, top + tall + pad), whole)
        if rows:
            bar = size * 0.2
            canvas.rounded((left, top, left + long, top + tall), size * 0.14, colour(INK, 0.93))
            canvas.rounded((left, top, left + bar, top + tall), size * 0.08, accent)
        y = top + size * 0.35
        for number, (line, face, em, leading) in enumerate(rows):
            kept = clusters(line)[:count]
            count -= len(kept)
            letter = max(1, round(em))
            ink = colour(PAPER) if face == style.face and number < len(name.lines) else accent
            canvas.line(
                left + size * 0.65, y + em * leading / 2 + em * 0.34, "".join(kept), face=face,
                size=letter, ink=ink,
            )  # fmt: skip
            y += em * leading
        canvas.shadow(style.shadow * width)
        return within(canvas, area)

    return Painting(
        area=area, draw=draw, rest=frames - 1, side="left",
        state=lambda n: total if n >= frames - 1 else total * (n + 1) // frames,
    )  # fmt: skip
