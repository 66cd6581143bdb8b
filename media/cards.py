"""Full pictures of words: card, placeholder of an empty slot; and logo, counter, colour.

All stand still, but the card, whose words pop. Measures are fractions of the picture's width; what
must be read lies in the safe area.
"""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image, ImageDraw, ImageFilter

from media.areas import Area, safe, safe_centred
from media.captions import INK, LAYOUT_WIDTH, PAPER, Drawn, cut_to_ink, pop
from media.facts import MediaId
from media.lettering import colour, draw_line, fit, measure
from media.timeline import (
    CardReference,
    CounterReference,
    LogoReference,
    MissingReference,
    SolidReference,
)
from media.typography import Language, plain, typeset

Picture = Callable[[MediaId], Image.Image]

SMALLEST_EM = 12
"""Pixels of a picture of the layout's width: smaller, nothing is written (media.lettering.fit)."""
BLUSH = "#f8f2ef"
FAINT = "#735f6b"


def draw_solid(reference: SolidReference, width: int, height: int) -> Image.Image:
    """One colour."""
    return Image.new("RGB", (width, height), colour(reference.colour)[:3])


def draw_card(reference: CardReference, frame: int, width: int, height: int) -> Image.Image:
    """Words on a colour, in the middle of the safe area; frame n of their arrival."""
    image = Image.new("RGB", (width, height), colour(reference.background)[:3])
    area = safe_centred(width, height)
    layer = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    set_words(
        layer,
        reference.text,
        area,
        face="show",
        size=0.118,
        ink=reference.ink,
        language=reference.language,
    )
    drawn = cut_to_ink(layer, Area(left=0, top=0, right=width, bottom=height))
    if reference.animation == "pop":
        drawn = pop(drawn, frame)
    image.paste(drawn.image, (drawn.x, drawn.y), drawn.image)
    return image


def draw_missing(reference: MissingReference, width: int, height: int) -> Image.Image:
    """A calm place for a clip that is still to be filmed, with its name."""
    image = Image.new("RGBA", (width, height), colour(BLUSH))
    draw = ImageDraw.Draw(image)
    area = safe_centred(width, height)
    unit = width / 100
    _dashes(draw, area, unit)
    middle = (area.top + area.bottom) / 2
    top = middle - 26 * unit
    phone = (width / 2 - 6.5 * unit, top, width / 2 + 6.5 * unit, top + 22 * unit)
    pen = max(1, round(1.1 * unit))
    draw.rounded_rectangle(phone, 2.6 * unit, fill=colour(PAPER), outline=colour(INK), width=pen)
    draw.line(
        (width / 2 - 1.6 * unit, phone[3] - 3 * unit, width / 2 + 1.6 * unit, phone[3] - 3 * unit),
        fill=colour(INK), width=pen,
    )  # fmt: skip
    inner = Area(
        left=area.left + round(5 * unit), right=area.right - round(5 * unit),
        top=round(phone[3] + 3 * unit), bottom=area.bottom - round(4 * unit),
    )  # fmt: skip
    used = set_words(image, reference.name, inner, face="show", size=0.075, ink=INK, top=True)
    label = Area(left=inner.left, right=inner.right, top=used, bottom=inner.bottom)
    set_words(image, "à filmer", label, face="read", size=0.05, ink=FAINT, top=True)
    return image.convert("RGB")


def draw_logo(reference: LogoReference, width: int, height: int, picture: Picture | None) -> Drawn:
    """A small logo at the top left of the safe area, with a faint shadow to stand off anything."""
    area = safe(width, height)
    layer = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    if picture is not None:
        logo = within(picture(reference.media_id), round(width * 0.2), round(width * 0.1))
        pad = max(1, round(width * 0.012))
        layer.paste(logo, (area.left + pad, area.top + pad))
        alpha = layer.getchannel("A").filter(ImageFilter.GaussianBlur(width * 0.005))
        shade = Image.new("RGBA", layer.size, colour(INK))
        shade.putalpha(alpha.point([round(level * 0.5) for level in range(256)]))
        layer = Image.alpha_composite(shade, layer)
    return cut_to_ink(layer, area)


def draw_counter(reference: CounterReference, frame: int, width: int, height: int) -> Drawn:
    """The frame's number in black on white, and under it the same in sixteen cells of black (1)
    and white (0), highest first, for machines to read. The box has the same place and size for
    every number."""
    cell = max(4, round(width * 0.03) // 2 * 2)
    wide, tall = 18 * cell, 8 * cell
    image = Image.new("RGB", (wide, tall), (255, 255, 255))
    draw = ImageDraw.Draw(image)
    text = f"{frame:0{reference.digits}d}"
    size = round(cell * 4.6)
    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    left = (wide - measure(text, "loud", size)) / 2
    draw_line(layer, left, cell * 4.4, text, face="loud", size=size, ink=(0, 0, 0, 255))
    image.paste(layer, (0, 0), layer)
    for bit in range(16):
        if frame >> (15 - bit) & 1:
            x = cell * (1 + bit)
            draw.rectangle((x, 5 * cell, x + cell - 1, 7 * cell - 1), fill=(0, 0, 0))
    x, y = (width - wide) // 2 // 2 * 2, round(height * 0.3) // 2 * 2
    return Drawn(image=image.convert("RGBA"), x=x, y=y)


def set_words(
    image: Image.Image,
    text: str,
    area: Area,
    *,
    face: str,
    size: float,
    ink: str,
    top: bool = False,
    most: float = 1.0,
    language: Language = "fr",
) -> int:
    """Centred lines in an area, from its top or in its middle; returns the row below the last."""
    shown = typeset(plain(text), language).strip("\n ")
    scale = image.width / LAYOUT_WIDTH
    height = round(area.height * most / scale)
    if not shown or area.width < 8 or height < SMALLEST_EM * 1.14:
        return area.top
    fitted = fit(
        shown, face=face, size=min(round(size * LAYOUT_WIDTH), round(height / 1.14)),
        width=round(area.width / scale), height=height, leading=1.14,
    )  # fmt: skip
    em = max(1, round(fitted.size * scale))
    step = fitted.size * scale * 1.14
    total = step * len(fitted.lines)
    y = area.top if top else area.top + (area.height - total) / 2
    for index, line in enumerate(fitted.lines):
        left = area.left + (area.width - measure(line, face, em)) / 2
        baseline = y + step * (index + 0.5) + em * 0.34
        draw_line(image, left, baseline, line, face=face, size=em, ink=colour(ink))
    return round(y + total)


def _dashes(draw: ImageDraw.ImageDraw, area: Area, unit: float) -> None:
    """A dashed frame around the safe area."""
    dash, gap, pen = 4 * unit, 3 * unit, max(1, round(0.6 * unit))
    paint = colour("#8a7981")
    x = float(area.left)
    while x < area.right:
        end = min(x + dash, area.right)
        draw.line((x, area.top, end, area.top), fill=paint, width=pen)
        draw.line((x, area.bottom, end, area.bottom), fill=paint, width=pen)
        x += dash + gap
    y = float(area.top)
    while y < area.bottom:
        end = min(y + dash, area.bottom)
        draw.line((area.left, y, area.left, end), fill=paint, width=pen)
        draw.line((area.right, y, area.right, end), fill=paint, width=pen)
        y += dash + gap


def within(logo: Image.Image, width: int, height: int) -> Image.Image:
    """A logo as large as fits, at least a pixel, RGBA."""
    scale = min(width / logo.width, height / logo.height)
    size = (max(1, round(logo.width * scale)), max(1, round(logo.height * scale)))
    return logo.convert("RGBA").resize(size, Image.Resampling.LANCZOS)
