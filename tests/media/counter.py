"""Reads the number that a burnt-in counter says (media.cards draws it)."""

from __future__ import annotations

from PIL import Image


def counter_value(image: Image.Image) -> int:
    """The number that the cells of a burnt-in counter say, read from a whole picture."""
    width, height = image.size
    cell = max(4, round(width * 0.03) // 2 * 2)
    left, top = (width - 18 * cell) // 2 // 2 * 2, round(height * 0.3) // 2 * 2
    grey = image.convert("L")
    value = 0
    for bit in range(16):
        x = left + cell * (1 + bit)
        inner = grey.crop((x + cell // 4, top + 5 * cell + cell // 2, x + cell - cell // 4,
                           top + 7 * cell - cell // 2))  # fmt: skip
        dark = inner.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
        value = value << 1 | int(isinstance(dark, (int, float)) and dark < 128)
    return value
