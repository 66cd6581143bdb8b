"""Lines of text laid out and drawn: measured, wrapped, fitted to a box, mixed with colour emoji.

`fit` chooses the size and the lines, `draw_line` puts one line on a picture. Sizes are pixels.
A run is shaped whole (media.glyphs). Runs follow each other from left to right, from right to left
in a line that begins with Hebrew or Arabic.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import emoji
from PIL import Image

from media import fonts, glyphs
from media.emoji_runs import Run, runs
from media.typography import HAIR, HARD, NARROW

Colour = tuple[int, int, int, int]
"""Red, green, blue, opacity; each 0 to 255."""

LONGEST = 800
"""Characters of one text that are laid out at all; the rest is cut with an ellipsis."""


_GLUE = {HARD, NARROW, HAIR}
"""Spaces at which no word is taken apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A text that fits its box."""

    lines: tuple[str, ...]
    size: int
    """Pixels per em."""
    width: int
    """Widest line, in pixels, without outline."""


def colour(code: str, opacity: float = 1.0) -> Colour:
    """#rrggbb as a colour. Raises ValueError when it is none."""
    if len(code) != 7 or not code.startswith("#"):
        raise ValueError(f"not a colour: {code!r}")
    red, green, blue = (int(code[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue, round(255 * opacity)


def fit(
    text: str, *, face: str, size: int, width: int, height: int, leading: float = 1.2
) -> Fitted:
    """The text at the largest size, at most `size`, that holds it within width and height.

    Lines of the text are kept, longer ones wrapped and evened out; a long word makes the text
    smaller before it is broken. A text too long for the box at half the size, or at 12 px, is cut
    and ends in an ellipsis.
    """
    if len(text) > LONGEST:
        text = text[:LONGEST].rstrip() + "…"
    smallest = max(8, min(size, max(12, size // 2)))
    while True:
        room = max(1, int((height - size * 0.35) / (size * leading)))
        lines = wrap(text, face, size, width)
        if len(lines) <= room and (size <= smallest or _whole(text, face, size, width)):
            lines = _even(text, lines, face, size, width)
            break
        if size <= smallest:
            lines = (*lines[: room - 1], _shorten(lines[room - 1], face, size, width))
            break
        size = max(smallest, int(size * 0.93))
    return Fitted(
        lines=lines, size=size, width=max((measure(line, face, size) for line in lines), default=0)
    )


def wrap(text: str, face: str, size: int, width: int) -> tuple[str, ...]:
    """The text as lines no wider than `width`, broken at spaces, else inside a word."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            joined = f"{line} {word}" if line else word
            if measure(joined, face, size) <= width:
                line = joined
                continue
            if line:
                lines.append(line)
            *full, line = _pieces(word, face, size, width)
            lines.extend(full)
        lines.append(line)
    return tuple(lines)


def measure(line: str, face: str, size: int) -> int:
    """Advance width of one line in pixels, rounded up."""
    return int(advance(line, face, size) + 0.999)


def advance(line: str, face: str, size: int) -> float:
    """Advance width of one line in pixels."""
    total = 0.0
    for run in _runs(line, face):
        if run.kind == "emoji":
            total += _emoji(run.text, _emoji_height(size)).width + size * 0.06
        else:
            total += glyphs.length(run.text, _face_of(run, face), size)
    return total


def leftward(line: str) -> bool:
    """True for a line that begins with Hebrew or Arabic: it is read from right to left."""
    kinds = (unicodedata.bidirectional(sign) for sign in line)
    return next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L") != "L"


def draw_line(
    image: Image.Image,
    left: float,
    baseline: float,
    line: str,
    *,
    face: str,
    size: int,
    ink: Colour,
    outline: int = 0,
    outline_ink: Colour = (0, 0, 0, 255),
) -> None:
    """Draws one line on an RGBA picture, its first letter at `left`, standing on `baseline`.

    The outline, in pixels, lies outside the letters and never eats into the next one.
    """
    for stroked in (True, False) if outline else (False,):
        at = left
        for run in _visual(_runs(line, face)):
            if run.kind == "emoji":
                picture = _emoji(run.text, _emoji_height(size))
                top = round(baseline - size * 0.36 - picture.height / 2)
                if not stroked:
                    image.alpha_composite(*_inside(image, picture, round(at + size * 0.03), top))
                at += picture.width + size * 0.06
                continue
            name = _face_of(run, face)
            made = glyphs.drawn(run.text, name, size, x=at % 1, outline=outline * stroked)
            if made is not None:
                inked = _inked(made.coverage, outline_ink if stroked else ink)
                corner = int(at // 1) + made.left, round(baseline) - made.top
                image.alpha_composite(*_inside(image, inked, *corner))
            at += glyphs.length(run.text, name, size)


def emoji_picture(sequence: str, height: int) -> Image.Image:
    """One emoji as an RGBA picture of this height in pixels."""
    return _emoji(sequence, height)


def _runs(line: str, face: str) -> tuple[Run, ...]:
    return _cached_runs(line, face)


@lru_cache(maxsize=2048)
def _cached_runs(line: str, face: str) -> tuple[Run, ...]:
    return runs(line, fonts.covers(face), fonts.covers("world"), fonts.covers("emoji"))


def _visual(found: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs from left to right: the other way round where the line's first letter says so."""
    return found[::-1] if leftward("".join(run.text for run in found)) else found


def _face_of(run: Run, face: str) -> str:
    return "world" if run.kind == "world" else face


def _emoji_height(size: int) -> int:
    return max(1, round(size * 1.12))


@lru_cache(maxsize=512)
def _emoji(sequence: str, height: int) -> Image.Image:
    found = glyphs.picture(sequence)
    if found is None:
        return Image.new("RGBA", (height, height))
    width = max(1, round(found.width * height / found.height))
    return found.resize((width, height), Image.Resampling.LANCZOS)


def _inked(coverage: glyphs.Coverage, ink: Colour) -> Image.Image:
    """That coverage in one colour, RGBA."""
    filled = Image.new("RGBA", (coverage.shape[1], coverage.shape[0]), ink)
    opacity = Image.fromarray(coverage).point([round(level * ink[3] / 255) for level in range(256)])
    filled.putalpha(opacity)
    return filled


def _inside(
    image: Image.Image, picture: Image.Image, left: int, top: int
) -> tuple[Image.Image, tuple[int, int], tuple[int, int]]:
    """Arguments of alpha_composite that cut the picture to what lies on the image."""
    right = min(picture.width, image.width - left)
    bottom = min(picture.height, image.height - top)
    source = (max(0, -left), max(0, -top))
    if right <= source[0] or bottom <= source[1]:
        return Image.new("RGBA", (1, 1)), (0, 0), (0, 0)
    return picture.crop((0, 0, right, bottom)), (max(0, left), max(0, top)), source


def _whole(text: str, face: str, size: int, width: int) -> bool:
    """True when every word fits the width without being broken."""
    words = (word for line in text.split("\n") for word in line.split(" "))
    return all(measure(word, face, size) <= width for word in words)


def _even(text: str, lines: tuple[str, ...], face: str, size: int, width: int) -> tuple[str, ...]:
    """The same number of lines with the least width, so that no last word stands alone."""
    if not 1 < len(lines) <= 5:
        return lines
    low, high, best = width // 2, width, lines
    while high - low > 4:
        middle = (low + high) // 2
        tried = wrap(text, face, size, middle)
        if len(tried) <= len(lines) and _whole(text, face, size, middle):
            high, best = middle, tried
        else:
            low = middle
    return best


def _pieces(word: str, face: str, size: int, width: int) -> list[str]:
    """A word cut so that each piece is no wider than `width`; emoji sequences stay whole."""
    pieces = [""]
    signs = clusters(word)
    if any(measure(sign, face, size) > width for sign in signs):
        signs = list(word)
    for cluster in signs:
        if pieces[-1] and measure(pieces[-1] + cluster, face, size) > width:
            pieces.append("")
        pieces[-1] += cluster
    return pieces


def clusters(word: str) -> list[str]:
    """The signs of a text: an emoji sequence or a letter with its accents is one."""
    found: list[str] = []
    end = 0
    for match in [*emoji.emoji_list(word), None]:
        start = int(match["match_start"]) if match else len(word)
        for sign in word[end:start]:
            if found and (sign in _GLUE or _joins(sign) or found[-1][-1] in _GLUE):
                found[-1] += sign
            else:
                found.append(sign)
        if match:
            found.append(str(match["emoji"]))
            end = int(match["match_end"])
    return found


def _joins(sign: str) -> bool:
    return unicodedata.combining(sign) != 0 or sign in "\u200d\ufe0e\ufe0f"


def _shorten(line: str, face: str, size: int, width: int) -> str:
    signs = clusters(line)
    while signs and measure("".join(signs).rstrip() + "…", face, size) > width:
        signs.pop()
    return "".join(signs).rstrip() + "…"
