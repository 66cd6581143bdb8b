"""Captions: eight styles as data, drawn as small pictures with transparency.

The walk: text made ready and placed (`setting`) → what paints the style's kind (`lines`, `words`,
`bubbles`, `dial`, `score`, `third`) on a layer (`canvas`) → its frames, arrival included (`film`).
A painter says what each frame shows as a state; equal states are drawn once.
"""

from media.captions.arrival import POP_FRAMES, pop
from media.captions.canvas import Drawn, cut_to_ink
from media.captions.film import Film, draw_caption, film
from media.captions.styles import HEARD, INK, LAYOUT_WIDTH, PAPER, STYLES, CaptionStyle

__all__ = [
    "HEARD",
    "INK",
    "LAYOUT_WIDTH",
    "PAPER",
    "POP_FRAMES",
    "STYLES",
    "CaptionStyle",
    "Drawn",
    "Film",
    "cut_to_ink",
    "draw_caption",
    "film",
    "pop",
]
