"""Emoji laid on the picture: one that pops, or a rain of many."""

from __future__ import annotations

import random

from PIL import Image

from media.areas import Area
from media.captions import Drawn, cut_to_ink
from media.lettering import emoji_picture
from media.timeline import StickerReference
from media.typography import plain

RAIN_DROPS = 26
"""Pictures that fall at the same time."""


def draw_sticker(reference: StickerReference, width: int, height: int) -> Drawn:
    """The emoji at rest, its middle where the reference says, cut to its ink."""
    tall = max(2, round(width * reference.size))
    image = emoji_picture(plain(reference.emoji) or "\ufffd", tall)
    x = round(width * reference.x - image.width / 2)
    y = round(height * reference.y - image.height / 2)
    layer = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    layer.paste(image, (x, y))
    return cut_to_ink(layer, Area(left=0, top=0, right=width, bottom=height))


def draw_rain(reference: StickerReference, frame: int, width: int, height: int) -> Image.Image:
    """One frame of a rain of emoji that starts above the picture and never ends."""
    dice = random.Random(reference.emoji)  # noqa: S311 - a picture, not a secret
    layer = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    for _ in range(RAIN_DROPS):
        across, late, pace, grow, turn = (dice.random() for _ in range(5))
        tall = max(2, round(width * float(reference.size) * (0.55 + 0.6 * grow)))
        image = emoji_picture(plain(reference.emoji) or "\ufffd", tall)
        loop = height + 2 * tall
        fallen = frame * height * (0.011 + 0.009 * pace) - late * loop
        if fallen < 0:
            continue
        angle = (turn - 0.5) * 60 + frame * (turn - 0.5) * 6
        turned = image.rotate(angle, resample=Image.Resampling.BICUBIC, expand=True)
        x = round(across * width - turned.width / 2)
        y = round(fallen % loop - tall - (turned.height - tall) / 2)
        layer.alpha_composite(*_cut(turned, x, y, width, height))
    return layer


def _cut(
    image: Image.Image, x: int, y: int, width: int, height: int
) -> tuple[Image.Image, tuple[int, int]]:
    left, top = max(0, -x), max(0, -y)
    right, bottom = min(image.width, width - x), min(image.height, height - y)
    if right <= left or bottom <= top:
        return Image.new("RGBA", (1, 1), (0, 0, 0, 0)), (0, 0)
    return image.crop((left, top, right, bottom)), (x + left, y + top)
