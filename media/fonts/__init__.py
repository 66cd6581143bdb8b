"""The bundled typefaces: where they lie, what they cover, which bytes they are.

Law: no font of the machine is ever used, so the same text gives the same pixels everywhere.
`data` gives a file's bytes (media.glyphs draws with them), `covers` the code points of its
character map, `digest` is what enters a fingerprint. README.md beside this file names makers and
licences.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

FACES = {
    "read": "AtkinsonNext-Medium.ttf",
    "read-bold": "AtkinsonNext-Bold.ttf",
    "read-italic": "AtkinsonNext-SemiBoldItalic.ttf",
    "show": "BricolageGrotesque-ExtraBold.ttf",
    "loud": "Montserrat-Black.ttf",
    "talk": "Poppins-Bold.ttf",
    "world": "DejaVuSans-Bold.ttf",
    "emoji": "NotoColorEmoji.ttf",
    "round": "Nunito-Black.ttf",
    "sport": "BarlowCondensed-ExtraBoldItalic.ttf",
    "ease": "Lexend-Bold.ttf",
    "union": "Ubuntu-Bold.ttf",
}
"""Name of a face to its file. `world` stands in for alphabets that the others lack, `ease` is
drawn for readers whom letters trouble, `union` is allowed beside the European emblem."""

EVERYWHERE = ("read", "read-bold", "read-italic", "show", "loud", "talk", "world", "emoji")
"""Faces that any drawing may use; the others belong to a caption's style."""

_FOLDER = Path(__file__).parent


@lru_cache(maxsize=16)
def data(name: str) -> bytes:
    """The face's file. Raises KeyError for an unknown name."""
    return (_FOLDER / FACES[name]).read_bytes()


@lru_cache(maxsize=16)
def digest(name: str) -> str:
    """SHA-256 of the face's file, in hexadecimal."""
    return hashlib.sha256(data(name)).hexdigest()


@lru_cache(maxsize=16)
def covers(name: str) -> frozenset[int]:
    """Code points that the face has a glyph for."""
    return frozenset(hb.Face(data(name)).unicodes)
