"""Output forms: size, coder settings, loudness. One plan can be rendered in any of them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """One output form."""

    name: str
    width: int
    """Even pixels."""
    height: int
    """Even pixels."""
    preset: str
    """x264 preset."""
    crf: int
    """x264 constant rate factor: lower is finer."""
    source: Literal["original", "proxy"]
    """Which file of a clip is decoded."""
    loudness: bool = True
    """True: sound is brought to the target loudness and checked on the finished file."""
    target_lufs: Fraction = Fraction(-14)
    """Integrated loudness (EBU R128) aimed at."""
    ceiling_dbtp: Fraction = Fraction(-3, 2)
    """Highest true peak allowed in the decoded AAC."""


REEL = Rendition(name="reel", width=1080, height=1920, preset="veryfast", crf=23, source="original")
SQUARE = Rendition(
    name="square", width=1080, height=1080, preset="veryfast", crf=23, source="original"
)
DRAFT = Rendition(
    name="draft", width=360, height=640, preset="ultrafast", crf=26, source="proxy", loudness=False
)
FEED = Rendition(name="feed", width=1080, height=1350, preset="veryfast", crf=23, source="original")
LANDSCAPE = Rendition(
    name="landscape", width=1920, height=1080, preset="veryfast", crf=23, source="original"
)
FINALS = (REEL, FEED, SQUARE, LANDSCAPE)
"""What leaves the house; a story is a reel."""
TRIO = (REEL, FEED, SQUARE)
"""The forms that a post takes on the networks: what people ask for at once."""
RENDITIONS = {rendition.name: rendition for rendition in (*FINALS, DRAFT)}
