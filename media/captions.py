"""Captions: three styles as data, drawn as small pictures with transparency.

The walk: `french` text → `fit` within the safe area → letters, outline, shadow, band on a layer →
the layer cut to its ink. `pop` gives the arrival: nine pictures, the last one stays. All measures
are fractions of the picture's width, so a draft has the same lines as the final.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from media.areas import Area, safe, safe_centred
from media.lettering import Colour, Fitted, colour, draw_line, fit, measure
from media.timeline import CaptionReference
from media.typography import HAIR, NARROW, french, plain

INK = "#2b1a26"
PAPER = "#fffaf5"

POP_FRAMES = 9
"""Length of the arrival, in frames."""

POP = ((0.62, 0.0), (0.76, 0.55), (0.91, 0.9), (1.02, 1.0), (1.06, 1.0), (1.05, 1.0), (1.02, 1.0),
       (0.995, 1.0), (1.0, 1.0))  # fmt: skip
"""Size and opacity of each picture of the arrival: it swells past its size and settles."""

LAYOUT_WIDTH = 1080
"""Lines are chosen at this width, whatever the rendition, so that a draft breaks as the final."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionStyle:
    """How a caption looks. Fractions are of the picture's width."""

    face: str
    """A key of media.fonts.FACES."""
    size: float
    """Em of the letters."""
    inks: tuple[str, ...]
    """#rrggbb by voice; the last serves all further voices."""
    outline: float = 0.0
    """Width of the dark edge around each letter."""
    shadow: float = 0.0
    """Blur and drop of the shadow."""
    band: float = 0.0
    """Opacity of the dark band behind each line; 0 is none."""
    align: Literal["left", "centre"] = "centre"
    names_speaker: bool = False
    """True: the speaker's name stands on a label above the first line."""
    tallest: float = 0.6
    """Most height a caption may take, as a fraction of the safe area's height."""
    leading: float = 1.2
    """Distance of baselines, in ems."""


STYLES: Mapping[str, CaptionStyle] = {
    "documentaire": CaptionStyle(
        face="read-italic", size=0.048, inks=(PAPER,), outline=0.0012, shadow=0.006, band=0.74,
        align="left", leading=1.42,
    ),
    "deux-voix": CaptionStyle(
        face="talk", size=0.060, inks=("#bfe0ff", "#ffd0a8"), outline=0.0075, shadow=0.010,
        names_speaker=True, leading=1.22,
    ),
    "carton": CaptionStyle(
        face="loud", size=0.094, inks=(PAPER,), outline=0.012, shadow=0.016, leading=1.1,
    ),
}  # fmt: skip
"""The styles a caption may name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A picture and where it lies."""

    image: Image.Image
    """RGBA, straight alpha."""
    x: int
    y: int


def draw_caption(reference: CaptionReference, width: int, height: int) -> Drawn:
    """The caption at rest on a picture of this size, cut to its ink.

    Raises KeyError when the style is none of STYLES. A caption without any sign gives one
    transparent pixel.
    """
    style = STYLES[reference.style]
    area = safe(width, height) if style.align == "left" else safe_centred(width, height)
    layer = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    text = _airy(french(plain(reference.text)).strip("\n "), style)
    fitted = _lines(text, style, width, height)
    size = fitted.size * width / LAYOUT_WIDTH
    name = french(plain(reference.speaker or "")).strip().replace("\n", " ")
    named = style.names_speaker and bool(name)
    step = size * style.leading
    label = size * 1.25 if named else 0.0
    total = step * len(fitted.lines) + label
    top = _top(reference.place, area, total)
    if text:
        _draw_lines(
            layer, fitted, style, voice=reference.voice, area=area, top=top + label, size=size
        )
    if named:
        _draw_label(layer, name, style, voice=reference.voice, area=area, top=top, size=size)
    return cut_to_ink(_with_shadow(layer, style, width), area)


def pop(drawn: Drawn, frame: int) -> Drawn:
    """The picture of one frame of the arrival, 0 to POP_FRAMES - 1, grown about its middle."""
    scale, opacity = POP[min(frame, POP_FRAMES - 1)]
    image = drawn.image
    across, down = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    if (across, down) != image.size:
        image = image.resize((across, down), Image.Resampling.BICUBIC)
    if opacity < 1:
        faded = image.getchannel("A").point([round(level * opacity) for level in range(256)])
        image = image.copy()
        image.putalpha(faded)
    return Drawn(
        image=image,
        x=drawn.x + (drawn.image.width - across) // 2,
        y=drawn.y + (drawn.image.height - down) // 2,
    )


def cut_to_ink(layer: Image.Image, area: Area) -> Drawn:
    """The part of a layer that is not transparent, kept within an area."""
    box = layer.getchannel("A").getbbox()
    if box is None:
        return Drawn(image=layer.crop((0, 0, 1, 1)), x=area.left, y=area.top)
    box = (
        max(box[0], area.left), max(box[1], area.top),
        min(box[2], area.right), min(box[3], area.bottom),
    )  # fmt: skip
    if box[2] <= box[0] or box[3] <= box[1]:
        return Drawn(image=Image.new("RGBA", (1, 1)), x=area.left, y=area.top)
    return Drawn(image=layer.crop(box), x=box[0], y=box[1])


def _airy(text: str, style: CaptionStyle) -> str:
    """Wider spaces where a strong outline eats into them: a hair space beside each."""
    if style.outline < 0.005:
        return text
    return text.replace(" ", HAIR + " ").replace(NARROW, HAIR + NARROW)


def _lines(text: str, style: CaptionStyle, width: int, height: int) -> Fitted:
    """The lines and size at LAYOUT_WIDTH, for a picture of this shape."""
    tall = round(height * LAYOUT_WIDTH / width)
    area = safe(LAYOUT_WIDTH, tall) if style.align == "left" else safe_centred(LAYOUT_WIDTH, tall)
    edge = round(
        LAYOUT_WIDTH * (style.outline + style.shadow) * 2 + style.size * LAYOUT_WIDTH * 0.5
    )
    return fit(
        text,
        face=style.face,
        size=round(style.size * LAYOUT_WIDTH),
        width=area.width - edge,
        height=round(area.height * style.tallest),
        leading=style.leading,
    )


def _top(place: str, area: Area, total: float) -> float:
    if place == "top":
        return float(area.top) + area.height * 0.02
    if place == "middle":
        return area.top + (area.height - total) / 2
    return max(float(area.top), area.bottom - total - area.height * 0.02)


def _draw_lines(
    layer: Image.Image,
    fitted: Fitted,
    style: CaptionStyle,
    *,
    voice: int,
    area: Area,
    top: float,
    size: float,
) -> None:
    em = max(1, round(size))
    ink = colour(style.inks[min(voice, len(style.inks) - 1)])
    step = size * style.leading
    for index, line in enumerate(fitted.lines):
        length = measure(line, style.face, em)
        inset = size * 0.32 if style.align == "left" else (area.width - length) / 2
        left = area.left + inset
        middle = top + step * (index + 0.5)
        if style.band and line.strip():
            _draw_band(layer, (left, middle), length, step=step, size=size, opacity=style.band)
        draw_line(
            layer, left, middle + size * 0.34, line, face=style.face, size=em, ink=ink,
            outline=max(1, round(style.outline * layer.width)) if style.outline else 0,
            outline_ink=colour(INK),
        )  # fmt: skip


def _draw_band(
    layer: Image.Image,
    at: tuple[float, float],
    length: int,
    *,
    step: float,
    size: float,
    opacity: float,
) -> None:
    """The dark band of one line: bands of neighbouring lines touch and never add up."""
    left, middle = at
    mask = Image.new("L", layer.size, 0)
    box = (left - size * 0.3, middle - step / 2, left + length + size * 0.3, middle + step / 2)
    level = round(255 * opacity)
    ImageDraw.Draw(mask).rounded_rectangle(box, radius=size * 0.16, fill=level)
    band = Image.new("RGBA", layer.size, colour(INK))
    band.putalpha(mask)
    under = Image.alpha_composite(band, layer)
    layer.paste(under)


def _draw_label(
    layer: Image.Image,
    name: str,
    style: CaptionStyle,
    *,
    voice: int,
    area: Area,
    top: float,
    size: float,
) -> None:
    """The speaker's name in dark ink on a label of the voice's colour."""
    em = max(1, round(size * 0.58))
    while measure(name, "talk", em) > area.width - size and len(name) > 1:
        name = name[: max(1, len(name) * 3 // 4)].rstrip() + "…" if len(name) > 4 else name[:-1]
    length = measure(name, "talk", em)
    left = area.left + (area.width - length) / 2
    paint: Colour = colour(style.inks[min(voice, len(style.inks) - 1)])
    box = (left - em * 0.55, top + size * 0.08, left + length + em * 0.55, top + size * 1.02)
    ImageDraw.Draw(layer).rounded_rectangle(
        box, radius=size * 0.22, fill=paint, outline=colour(INK), width=max(1, round(size * 0.055))
    )
    draw_line(
        layer, left, top + size * 0.55 + em * 0.35, name, face="talk", size=em, ink=colour(INK)
    )


def _with_shadow(layer: Image.Image, style: CaptionStyle, width: int) -> Image.Image:
    if not style.shadow:
        return layer
    reach = style.shadow * width
    alpha = ImageChops.offset(layer.getchannel("A"), 0, round(reach * 0.6))
    blurred = alpha.filter(ImageFilter.GaussianBlur(reach * 0.6))
    shade = Image.new("RGBA", layer.size, (20, 8, 16, 255))
    shade.putalpha(blurred.point([round(level * 0.55) for level in range(256)]))
    return Image.alpha_composite(shade, layer)
