"""Glyphs: a run of text in one face, shaped by HarfBuzz and drawn by FreeType.

Both libraries come in packages, so a caption looks the same on every machine: Pillow's own shaping
needs the system's libfribidi, which a bare server lacks, and without it families of emoji fall
apart. Sizes are pixels per em; nothing is hinted sideways, so a run is as long at every size.
"""

from __future__ import annotations

import io
import threading
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import freetype
import numpy as np
import uharfbuzz as hb
from numpy.typing import NDArray
from PIL import Image

from media import fonts

Coverage = NDArray[np.uint8]
"""Height x width; 0: nothing, 255: covered wholly."""

_TURN = threading.Lock()
SUB = 4
"""Places within a pixel at which a glyph may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """How much of each pixel a run covers."""

    coverage: Coverage
    left: int
    """Pixels from the run's origin to the coverage's left edge."""
    top: int
    """Pixels from the baseline up to the coverage's upper edge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Glyph:
    """One glyph of a shaped run, in the face's units."""

    number: int
    x: int
    """Where it stands, from the run's origin."""
    y: int


def length(text: str, face: str, size: int) -> float:
    """Advance width of a run, in pixels."""
    return float(_shaped(text, face)[1] * size / _font(face).face.upem)


def drawn(text: str, face: str, size: int, *, x: float = 0, outline: int = 0) -> Drawn | None:
    """The run with its origin `x` (0 to 1) within a pixel; None where nothing is to be seen.

    With an outline, in pixels, the glyphs are that much fatter on every side.
    """
    upem = _font(face).face.upem
    placed = []
    for glyph in _shaped(text, face)[0]:
        steps = round((x + glyph.x * size / upem) * SUB)
        made = _bitmap(face, size, glyph.number, steps % SUB, outline)
        if made is not None:
            rise = round(glyph.y * size / upem)
            placed.append((steps // SUB + made.left, made.top + rise, made.coverage))
    if not placed:
        return None
    left, top = min(p[0] for p in placed), max(p[1] for p in placed)
    right = max(x + c.shape[1] for x, _, c in placed)
    bottom = min(y - c.shape[0] for _, y, c in placed)
    whole = np.zeros((top - bottom, right - left), np.uint8)
    for at, up, coverage in placed:
        rows, columns = slice(top - up, top - up + coverage.shape[0]), slice(at - left, None)
        part = whole[rows, columns][:, : coverage.shape[1]]
        np.maximum(part, coverage, out=part)
    return Drawn(coverage=whole, left=left, top=top)


def picture(sequence: str) -> Image.Image | None:
    """An emoji sequence in colour, RGBA, as large as the emoji face holds it; None: it has none."""
    font = _font("emoji")
    glyphs = [glyph.number for glyph in _shaped(sequence, "emoji")[0]]
    blobs = [font.get_glyph_color_png(number) for number in glyphs]
    data = next((blob.data for blob in blobs if blob is not None and len(blob)), None)
    return Image.open(io.BytesIO(data)).convert("RGBA") if data else None


@lru_cache(maxsize=4096)
def _shaped(text: str, face: str) -> tuple[tuple[_Glyph, ...], int]:
    """The glyphs of a run from left to right, and its advance."""
    found: list[_Glyph] = []
    now = 0
    for part, leftward in _directions(text):
        buffer = hb.Buffer()
        buffer.add_str(part)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if leftward else "ltr"
        hb.shape(_font(face), buffer)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            found.append(
                _Glyph(number=info.codepoint, x=now + place.x_offset, y=place.y_offset)
            )  # fmt: skip
            now += place.x_advance
    return tuple(found), now


def _directions(text: str) -> tuple[tuple[str, bool], ...]:
    """The text cut where its direction changes: each part with whether it runs to the left.

    Signs without a direction go with the part before them. Whole Unicode bidirectionality is not
    attempted: a run holds one alphabet, and a caption holds few runs.
    """
    leftward, marked = False, []
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        if kind in {"R", "AL"}:
            leftward = True
        elif kind in {"L", "EN", "AN"}:
            leftward = False
        marked.append((sign, leftward))
    groups = groupby(marked, key=lambda pair: pair[1])
    return tuple(("".join(sign for sign, _ in part), way) for way, part in groups)


@lru_cache(maxsize=8192)
def _bitmap(face: str, size: int, number: int, step: int, outline: int) -> Drawn | None:
    """One glyph, standing `step` quarters of a pixel to the right of its origin.

    FreeType's faces hold one size and one glyph at a time: one thread after the other."""
    with _TURN:
        return _traced(face, size, number, step, outline)


def _traced(face: str, size: int, number: int, step: int, outline: int) -> Drawn | None:
    holder = _outlines(face)
    holder.set_char_size(size * 64)
    holder.load_glyph(number, freetype.FT_LOAD_NO_BITMAP | freetype.FT_LOAD_TARGET_LIGHT)
    glyph = holder.glyph.get_glyph()
    if outline:
        stroker = freetype.Stroker()
        stroker.set(
            outline * 64, freetype.FT_STROKER_LINECAP_ROUND, freetype.FT_STROKER_LINEJOIN_ROUND, 0
        )
        glyph.stroke(stroker, True)
        filled = _blitted(holder.glyph.get_glyph(), step)
    else:
        filled = None
    stroked = _blitted(glyph, step)
    return stroked if filled is None or stroked is None else _union(stroked, filled)


def _blitted(glyph: freetype.Glyph, step: int) -> Drawn | None:
    made = glyph.to_bitmap(
        freetype.FT_RENDER_MODE_NORMAL, freetype.Vector(step * 64 // SUB, 0), True
    )
    bitmap = made.bitmap
    if not bitmap.width or not bitmap.rows:
        return None
    rows = np.array(bitmap.buffer, np.uint8).reshape(bitmap.rows, bitmap.pitch)
    return Drawn(coverage=rows[:, : bitmap.width], left=made.left, top=made.top)


def _union(stroked: Drawn, filled: Drawn) -> Drawn:
    """The stroke with what it surrounds: a stroke is a tube, and a fat letter is hollow in it."""
    whole = stroked.coverage.copy()
    down, across = stroked.top - filled.top, filled.left - stroked.left
    part = whole[down : down + filled.coverage.shape[0], across : across + filled.coverage.shape[1]]
    np.maximum(part, filled.coverage, out=part)
    return Drawn(coverage=whole, left=stroked.left, top=stroked.top)


@lru_cache(maxsize=16)
def _font(face: str) -> hb.Font:
    return hb.Font(hb.Face(fonts.data(face)))


@lru_cache(maxsize=16)
def _outlines(face: str) -> freetype.Face:
    return freetype.Face(io.BytesIO(fonts.data(face)))
