"""The bundled typefaces: where they lie, what they cover, which bytes they are.

Law: no font of the machine is ever used, so the same text gives the same pixels everywhere.
`face(name, size)` gives Pillow's font, `covers` reads the character map of the file, `digest` is
what enters a fingerprint. README.md beside this file names makers and licences.
"""

from __future__ import annotations

import hashlib
import struct
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

FACES = {
    "read": "AtkinsonNext-Medium.ttf",
    "read-bold": "AtkinsonNext-Bold.ttf",
    "read-italic": "AtkinsonNext-SemiBoldItalic.ttf",
    "show": "BricolageGrotesque-ExtraBold.ttf",
    "loud": "Montserrat-Black.ttf",
    "talk": "Poppins-Bold.ttf",
    "world": "DejaVuSans-Bold.ttf",
    "emoji": "NotoColorEmoji.ttf",
}
"""Name of a face to its file. `world` stands in for alphabets that the others lack."""

EMOJI_SIZE = 109
"""The only size at which the emoji font holds bitmaps (its strike, in pixels per em)."""

_FOLDER = Path(__file__).parent


@lru_cache(maxsize=256)
def face(name: str, size: int) -> ImageFont.FreeTypeFont:
    """The face at this size in pixels, shaped by raqm. Raises KeyError for an unknown name."""
    return ImageFont.truetype(str(_FOLDER / FACES[name]), size, layout_engine=ImageFont.Layout.RAQM)


@lru_cache(maxsize=16)
def digest(name: str) -> str:
    """SHA-256 of the face's file, in hexadecimal."""
    return hashlib.sha256((_FOLDER / FACES[name]).read_bytes()).hexdigest()


@lru_cache(maxsize=16)
def covers(name: str) -> frozenset[int]:
    """Code points that the face has a glyph for (tables of format 4 and 12 of its cmap)."""
    data = (_FOLDER / FACES[name]).read_bytes()
    tables = struct.unpack(">H", data[4:6])[0]
    for index in range(tables):
        tag, _, offset, _ = struct.unpack(">4sIII", data[12 + 16 * index : 28 + 16 * index])
        if tag == b"cmap":
            return frozenset(_character_map(data, offset))
    return frozenset()


def _character_map(data: bytes, base: int) -> set[int]:
    found: set[int] = set()
    count = struct.unpack(">H", data[base + 2 : base + 4])[0]
    for index in range(count):
        at = base + 4 + 8 * index
        start = base + struct.unpack(">I", data[at + 4 : at + 8])[0]
        form = struct.unpack(">H", data[start : start + 2])[0]
        if form == 4:
            found |= _segments(data, start)
        elif form == 12:
            groups = struct.unpack(">I", data[start + 12 : start + 16])[0]
            for group in range(groups):
                first, last, _ = struct.unpack(
                    ">III", data[start + 16 + 12 * group : start + 28 + 12 * group]
                )
                found.update(range(first, last + 1))
    return found


def _segments(data: bytes, start: int) -> set[int]:
    """Code points of a format 4 table whose glyph is not number 0."""
    count = struct.unpack(">H", data[start + 6 : start + 8])[0] // 2

    def words(at: int, kind: str = "H") -> tuple[int, ...]:
        return struct.unpack(f">{count}{kind}", data[at : at + 2 * count])

    ends = words(start + 14)
    firsts = words(start + 16 + 2 * count)
    deltas = words(start + 16 + 4 * count, "h")
    ranges_at = start + 16 + 6 * count
    ranges = words(ranges_at)
    found: set[int] = set()
    for index, (first, last) in enumerate(zip(firsts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = (code + deltas[index]) & 0xFFFF
            if ranges[index]:
                at = ranges_at + 2 * index + ranges[index] + 2 * (code - first)
                raw = struct.unpack(">H", data[at : at + 2])[0]
                glyph = (raw + deltas[index]) & 0xFFFF if raw else 0
            if glyph:
                found.add(code)
    return found
