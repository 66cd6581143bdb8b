"""A burst that shouts a word, and the badge of a replay."""

from __future__ import annotations

import math

from PIL import Image, ImageDraw

from media.areas import safe
from media.gags.drawing import Drawing, even, moving
from media.lettering import draw_line, fit, measure
from media.timeline import GagReference
from media.typography import french, plain

INK = (43, 23, 34, 255)
SUN = (255, 210, 94, 255)
PAPER = (255, 250, 245, 255)
CORAL = (255, 84, 70, 255)
FINE = 2
POP = (0.4, 0.8, 1.08, 1.12, 1.06, 1.0)
"""Size of the burst in its first frames."""
SPIKES = 15
BLINK = 15
"""Frames for which the badge's dot is lit, then dark."""


def burst(reference: GagReference, width: int, height: int) -> Drawing:
    """A spiky star with a word in it, that springs up at x, y and then stands."""
    side = max(32, even(width * float(reference.size)))
    room = even(side * 1.2)
    x = min(max(0, even(width * float(reference.x) - room / 2)), max(0, even(width - room)))
    y = min(max(0, even(height * float(reference.y) - room / 2)), max(0, even(height - room)))
    star = _star(side, plain(french(reference.text)) or "!")

    def frame(number: int) -> Image.Image:
        share = POP[min(number, len(POP) - 1)]
        size = max(2, round(side * share))
        image = Image.new("RGBA", (room, room), (*SUN[:3], 0))
        shown = star if share == 1 else star.resize((size, size), Image.Resampling.BICUBIC)
        image.alpha_composite(shown, ((room - shown.width) // 2, (room - shown.height) // 2))
        return image

    return moving(frame, x=x, y=y, frames=len(POP))


def replay(reference: GagReference, width: int, height: int) -> Drawing:
    """« REPLAY » in the upper left of the part that no network covers, with a dot that blinks."""
    area = safe(width, height)
    high = max(16, even(width * 0.085))
    size = round(high * 0.52)
    words = plain(reference.text) or "REPLAY"
    wide = even(min(area.width, high * 1.5 + measure(words, "loud", size))) + 2

    def frame(number: int) -> Image.Image:
        return _badge(wide, high, words, size, lit=number % (2 * BLINK) < BLINK)

    return moving(frame, x=even(area.left), y=even(area.top))


def _star(side: int, words: str) -> Image.Image:
    large = side * FINE
    image = Image.new("RGBA", (large, large), (*SUN[:3], 0))
    points = []
    for number in range(SPIKES * 2):
        reach = large * (0.47 if number % 2 == 0 else 0.355 + 0.02 * math.sin(number * 5))
        angle = math.pi * number / SPIKES - math.pi / 2
        points.append((large / 2 + reach * math.cos(angle), large / 2 + reach * math.sin(angle)))
    draw = ImageDraw.Draw(image)
    draw.polygon(points, fill=SUN)
    draw.line([*points, points[0], points[1]], fill=INK, width=max(3, large // 45), joint="curve")
    image = image.resize((side, side), Image.Resampling.BOX)
    room = round(side * 0.60)
    fitted = fit(words, face="loud", size=round(side * 0.26), width=room, height=round(side * 0.5))
    step = round(fitted.size * 1.1)
    top = (side - step * len(fitted.lines)) / 2 + step * 0.78
    for number, line in enumerate(fitted.lines):
        left = (side - measure(line, "loud", fitted.size)) / 2
        draw_line(image, left, top + step * number, line, face="loud", size=fitted.size, ink=INK)
    return image


def _badge(wide: int, high: int, words: str, size: int, *, lit: bool) -> Image.Image:
    image = Image.new("RGBA", (wide * FINE, high * FINE), (*INK[:3], 0))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((0, 0, image.width - 1, image.height - 1), high * FINE // 4, fill=INK)
    if lit:
        dot, middle = high * FINE * 0.2, high * FINE / 2
        draw.ellipse((middle - dot, middle - dot, middle + dot, middle + dot), fill=CORAL)
    image = image.resize((wide, high), Image.Resampling.BOX)
    draw_line(image, high, high / 2 + size * 0.36, words, face="loud", size=size, ink=PAPER)
    return image
