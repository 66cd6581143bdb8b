"""Paper falls from above, turning as it falls."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageDraw

from media.gags.drawing import Drawing, moving
from media.timeline import GagReference

COLOURS = ("#ff9f8a", "#ffd25e", "#a5dcc4", "#afd0f6", "#d2c3f4", "#fffaf5")
"""The poster inks, and paper."""
PIECES = 90
FINE = 3
"""Each piece is drawn this much larger, so that its edges are smooth."""


def confetti(reference: GagReference, width: int, height: int) -> Drawing:
    """A burst from the top that rains for as long as it is shown; `size` is that of the pieces."""
    dice = random.Random(reference.name)  # noqa: S311 - a picture, not a secret
    pieces = [tuple(dice.random() for _ in range(7)) for _ in range(PIECES)]
    long = max(3.0, width * float(reference.size) / 9)

    def frame(number: int) -> Image.Image:
        layer = Image.new("RGBA", (width, height), (0, 0, 0, 0))
        for index, (across, late, pace, sway, turn, spin, shape) in enumerate(pieces):
            loop = height + 4 * long
            fallen = number * height * (0.014 + 0.012 * pace) - late * height * 0.4 + 0.1 * height
            if fallen < -long:
                continue
            x = across * width + math.sin(number * 0.11 + sway * 9) * width * 0.03
            tilt = math.cos(number * (0.15 + 0.2 * spin) + turn * 6)
            angle = number * (spin - 0.5) * 14 + turn * 360
            size = (long * (0.7 + 0.5 * shape), max(1.0, long * 0.55 * abs(tilt)))
            paper = _piece(COLOURS[index % len(COLOURS)], size, angle, tilt < 0)
            place = (round(x - paper.width / 2), round(fallen % loop - 2 * long))
            _lay(layer, paper, place)
        return layer

    return moving(frame, x=0, y=0)


def _piece(colour: str, size: tuple[float, float], angle: float, back: bool) -> Image.Image:
    wide, high = (max(1, round(side * FINE)) for side in size)
    reach = round(math.hypot(wide, high) / FINE) + 2
    image = Image.new("RGBA", (reach * FINE, reach * FINE), _clear(colour))
    left, top = (image.width - wide) // 2, (image.height - high) // 2
    ink = _clear(colour)[:3]
    shade = tuple(part * 3 // 4 for part in ink) if back else ink
    ImageDraw.Draw(image).rectangle((left, top, left + wide, top + high), fill=(*shade, 255))
    turned = image.rotate(angle, Image.Resampling.BILINEAR, fillcolor=_clear(colour))
    return turned.resize((reach, reach), Image.Resampling.BOX)


def _clear(colour: str) -> tuple[int, int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16), 0


def _lay(layer: Image.Image, image: Image.Image, place: tuple[int, int]) -> None:
    left, top = max(0, -place[0]), max(0, -place[1])
    right = min(image.width, layer.width - place[0])
    bottom = min(image.height, layer.height - place[1])
    if right > left and bottom > top:
        part = image.crop((left, top, right, bottom))
        layer.alpha_composite(part, (place[0] + left, place[1] + top))
