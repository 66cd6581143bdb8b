"""3, 2, 1: each number in a disc that empties like the leader of a film."""

from __future__ import annotations

from PIL import Image, ImageDraw

from media.gags.drawing import Drawing, even, moving
from media.lettering import draw_line, measure
from media.timeline import GagReference

NUMBERS = 3
FINE = 2
INK = (43, 23, 34, 255)
PAPER = (255, 250, 245, 235)
SUN = (255, 210, 94, 255)


def countdown(reference: GagReference, width: int, height: int) -> Drawing:
    """The three numbers share the time there is (`lasts`), each a third of it, within a frame."""
    side = max(16, even(width * float(reference.size)))
    x = min(max(0, even(width * float(reference.x) - side / 2)), max(0, width - side))
    y = min(max(0, even(height * float(reference.y) - side / 2)), max(0, height - side))
    lasts = max(NUMBERS, reference.lasts)

    def frame(number: int) -> Image.Image:
        past = min(number, lasts - 1)
        turn = past * NUMBERS // lasts
        begin = -(-turn * lasts // NUMBERS)
        end = -(-(turn + 1) * lasts // NUMBERS)
        return _disc(side, str(NUMBERS - turn), (past - begin) / max(1, end - begin))

    return moving(frame, x=x // 2 * 2, y=y // 2 * 2, frames=lasts)


def _disc(side: int, figure: str, gone: float) -> Image.Image:
    large = side * FINE
    image = Image.new("RGBA", (large, large), (*PAPER[:3], 0))
    draw = ImageDraw.Draw(image)
    rim = large // 40
    outer = (rim, rim, large - 1 - rim, large - 1 - rim)
    draw.ellipse(outer, fill=PAPER)
    draw.pieslice(outer, -90, -90 + 360 * gone, fill=SUN)
    draw.ellipse(outer, outline=INK, width=rim * 2)
    image = image.resize((side, side), Image.Resampling.BOX)
    size = round(side * 0.62)
    left = (side - measure(figure, "loud", size)) / 2
    draw_line(image, left, side / 2 + size * 0.36, figure, face="loud", size=size, ink=INK)
    return image
