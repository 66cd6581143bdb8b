"""What may come in: the limits of a file, and the words in which the sandbox's child answers. Pure.

An answer is {"ok": {…}} or {"refused": code, "values": {…}}; it crosses from the child as JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from media.facts import MediaFacts
from media.timing import RATE

Answer = dict[str, Any]
"""What the child says, as JSON has it."""

CONTAINERS = (
    "mov", "mp4", "m4a", "3gp", "3g2", "mj2", "matroska", "webm", "avi", "mpegts", "mpeg",
    "mpegvideo", "asf",
    "flv", "ogg", "wav", "w64", "mp3", "flac", "aac", "amr", "amrnb", "amrwb", "aiff",
    "caf", "ac3", "eac3", "h264", "hevc", "dv", "mxf", "gif",
)  # fmt: skip
"""ffmpeg's names of the containers that may be opened."""

OPEN = {"protocol_whitelist": "file", "format_whitelist": ",".join(CONTAINERS)}
"""Options under which a stranger's file is opened, by PyAV and by ffmpeg alike."""

LONGEST = 15 * 60 * RATE
"""Frames; a Reel may last 15 minutes (Meta, IG media reference, 2026-11)."""
MOST_PIXELS = 8192 * 4608
"""Pixels of one video picture: 8K and a little more."""
MOST_PHOTO_PIXELS = 120_000_000
"""Pixels of one photo: a phone of 108 megapixels passes."""


def facts_from(media_id: str, answer: Mapping[str, Any]) -> MediaFacts:
    """The facts that a child's answer holds. Raises KeyError or ValueError when it is none."""
    fractions = {"start", "sound_start", "sample_aspect"}
    values: dict[str, Any] = {
        key: Fraction(str(value)) if key in fractions else value for key, value in answer.items()
    }
    return MediaFacts(media_id=media_id, **values)


def refused(code: str, **values: str | int) -> Answer:
    """An answer that says no."""
    return {"refused": code, "values": values}
