"""The end card drawn, exactly as `media.card_layout` says: who, where, when and who pays."""

from __future__ import annotations

from functools import lru_cache

import segno
from PIL import Image, ImageDraw

from media import emblem
from media.areas import Area
from media.captions import INK
from media.card_layout import CardLayout, UnionBlock, lay_out, unit_of
from media.cards import Picture, set_words
from media.facts import MediaId
from media.lettering import colour, draw_line
from media.timeline import EndCardReference

WINK = "#ffc83d"
FINER = 8
"""The emblem is drawn this many times larger and brought down, so that its stars have points."""


def draw_end_card(
    reference: EndCardReference, width: int, height: int, picture: Picture | None
) -> Image.Image:
    """The card at this size, without any effect; without `picture` its logos are left out."""
    named = (*((reference.logo,) if reference.logo else ()), *reference.funders)
    pictures = {one: picture(one) for one in named} if picture is not None else {}
    layout = lay_out(reference, width, height, {one: p.size for one, p in pictures.items()})
    image = Image.new("RGBA", (width, height), colour(reference.background))
    unit = unit_of(width, height)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width, max(2, round(2.2 * unit))), fill=colour(WINK))
    _logos(image, reference, layout, pictures)
    written = image.copy()
    below = _name_and_lines(written, reference, layout.words, unit)
    if reference.link:
        top, bottom = below + round(3 * unit), layout.words.bottom - round(3 * unit)
        _code(written, reference.link, layout.words, top=top, bottom=bottom)
    foot = layout.words.bottom
    if layout.funding is not None:
        set_words(
            written, reference.funding, layout.funding, face="read",
            size=0.037 * unit * 100 / width, ink=reference.ink, language=reference.language,
        )  # fmt: skip
        foot = layout.funding.bottom
    image.paste(written.crop((0, 0, width, foot)))  # a letter of fifty accents ends here too
    if layout.union is not None:
        draw_union(image, layout.union)
    return image.convert("RGB")


def draw_union(image: Image.Image, block: UnionBlock) -> None:
    """The emblem and its words on a picture, where the block says."""
    flag, rim = block.emblem, block.rim
    draw = ImageDraw.Draw(image)
    if rim:
        edges = (flag.left - rim, flag.top - rim, flag.right + rim - 1, flag.bottom + rim - 1)
        draw.rectangle(edges, fill=(255, 255, 255))
    image.paste(_flag(flag.width, flag.height, block.blue, block.yellow), (flag.left, flag.top))
    step = block.em * 1.2
    top = (block.words.top + block.words.bottom - step * len(block.lines)) / 2
    for number, line in enumerate(block.lines):
        baseline = top + step * (number + 0.5) + block.em * 0.34
        draw_line(
            image, block.words.left, baseline, line, face=block.face, size=block.em,
            ink=colour(block.ink),
        )  # fmt: skip


@lru_cache(maxsize=8)
def _flag(width: int, height: int, blue: str, yellow: str) -> Image.Image:
    """The emblem alone: whole colours but for the edges of the stars."""
    large = Image.new("RGB", (width * FINER, height * FINER), colour(blue)[:3])
    draw = ImageDraw.Draw(large)
    for star in emblem.stars(height * FINER):
        draw.polygon(star, fill=colour(yellow)[:3])
    return large.resize((width, height), Image.Resampling.BOX)


def _logos(
    image: Image.Image,
    reference: EndCardReference,
    layout: CardLayout,
    pictures: dict[MediaId, Image.Image],
) -> None:
    shown = [one for one in reference.funders if one in pictures]
    places = list(zip(shown, layout.funders, strict=True))
    if reference.logo is not None and layout.logo is not None:
        places.append((reference.logo, layout.logo))
    for media_id, box in places:
        size = (box.width, box.height)
        logo = pictures[media_id].convert("RGBA").resize(size, Image.Resampling.LANCZOS)
        image.alpha_composite(logo, (max(0, box.left), max(0, box.top)))


def _name_and_lines(
    image: Image.Image, reference: EndCardReference, room: Area, unit: float
) -> int:
    """The agency's name, and a line below the other; returns the row below the last."""
    scale = unit * 100 / image.width
    top = set_words(
        image, reference.title, room, face="show", size=0.088 * scale, ink=reference.ink, top=True,
        most=0.26, language=reference.language,
    )  # fmt: skip
    top += round(1.5 * unit)
    for line in reference.lines:
        box = Area(left=room.left, right=room.right, top=top, bottom=room.bottom)
        top = set_words(
            image, line, box, face="read-bold", size=0.046 * scale, ink=reference.ink, top=True,
            most=0.2, language=reference.language,
        )  # fmt: skip
    return top


def _code(image: Image.Image, link: str, area: Area, *, top: int, bottom: int) -> None:
    """The address as a QR code with its quiet zone, as large as the room between allows."""
    try:
        qr = segno.make(link, error="m", micro=False)
    except segno.DataOverflowError:  # an address of thousands of signs: the lines still say it
        return
    matrix = [list(row) for row in qr.matrix_iter(border=2)]
    modules = len(matrix)
    room = min(bottom - top, round(0.42 * min(image.width, image.height * 0.72)), area.width)
    pixel = room // modules
    if pixel < 1:
        return
    code = Image.new("RGB", (modules, modules), (255, 255, 255))
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if dark:
                code.putpixel((x, y), colour(INK)[:3])
    side = modules * pixel
    left, above = area.left + (area.width - side) // 2, top + (bottom - top - side) // 2
    image.paste(code.resize((side, side), Image.Resampling.NEAREST), (left, above))
