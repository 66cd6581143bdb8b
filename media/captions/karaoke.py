"""Karaoke: all words are there, and the one that is said stands on a plate of its voice's colour.

Typed, a word appears when it is said.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from media.areas import Area
from media.captions.canvas import Canvas, Drawn
from media.captions.lines import draw_label, edge, padding
from media.captions.painting import Painting, within
from media.captions.setting import Setting, set_text
from media.captions.styles import INK, PAPER, CaptionStyle
from media.captions.words import numbered
from media.lettering import Colour, advance, colour, leftward
from media.timeline import CaptionReference

SPRING = (0.86, 1.07, 1.03, 1.0)
"""Size of the plate in the first frames of its word."""
NOBODY = -1
"""Number of the word before the first one is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A word, or the part of it that stands on one line."""

    word: int
    text: str
    left: float
    right: float
    middle: float


def paint(reference: CaptionReference, style: CaptionStyle, width: int, height: int) -> Painting:
    """A caption of the kind "words"."""
    setting = set_text(reference, style, width, height)
    box = setting.bounds(padding(setting, style, width))
    whole = Area(left=0, top=0, right=width, bottom=height)
    pieces = placed(setting, style)
    plate = colour(style.inks[min(reference.voice, len(style.inks) - 1)])
    typed = reference.animation == "typewriter"
    lit = reference.lit

    @lru_cache(maxsize=2)
    def ground(last: int) -> Canvas:
        """The words up to that one, none lit."""
        canvas = Canvas(box, whole)
        for piece in pieces:
            if piece.word <= last:
                canvas.line(
                    piece.left, piece.middle + setting.size * 0.34, piece.text, face=style.face,
                    size=setting.em, ink=colour(PAPER), outline=edge(style, width),
                    outline_ink=colour(INK),
                )  # fmt: skip
        if setting.name:
            draw_label(canvas, setting, plate)
        canvas.shadow(style.shadow * width)
        return canvas

    def draw(state: tuple[int, int]) -> Drawn:
        word, age = state
        canvas = ground(word if typed and lit else len(pieces)).copy()
        for piece in pieces:
            if piece.word == word:
                _light(canvas, piece, setting, plate, face=style.face, scale=SPRING[age])
        return within(canvas, setting.area)

    def state(frame: int) -> tuple[int, int]:
        word = bisect_right(lit, frame) - 1
        return word, min(frame - lit[word], len(SPRING) - 1) if word >= 0 else 0

    rest = lit[-1] + len(SPRING) - 1 if lit else 0
    return Painting(area=setting.area, draw=draw, state=state, rest=rest)


def placed(setting: Setting, style: CaptionStyle) -> tuple[Piece, ...]:
    """Every word where it stands, in the order it is said."""
    found: list[Piece] = []
    for line, pieces in zip(
        setting.lines, numbered(tuple(line.text for line in setting.lines)), strict=True
    ):
        turned = leftward(line.text)
        for word, before, text in pieces:
            gone, length = (advance(part, style.face, setting.em) for part in (before, text))
            left = line.left + (line.length - gone - length if turned else gone)
            found.append(
                Piece(word=word, text=text, left=left, right=left + length, middle=line.middle)
            )
    return tuple(found)


def _light(
    canvas: Canvas,
    piece: Piece,
    setting: Setting,
    plate: Colour,
    *,
    face: str,
    scale: float,
) -> None:
    size = setting.size
    half = (piece.right - piece.left) / 2 + size * 0.16
    tall = min(size * 0.62, setting.step / 2 * 0.98)
    middle = (piece.left + piece.right) / 2
    box = (middle - half * scale, piece.middle - tall * scale,
           middle + half * scale, piece.middle + tall * scale)  # fmt: skip
    canvas.rounded(box, size * 0.24, plate)
    canvas.line(
        piece.left, piece.middle + size * 0.34, piece.text, face=face, size=setting.em,
        ink=colour(INK),
    )  # fmt: skip
