"""A look into an uploaded file, refusing what the networks refuse.

Source: Reels Publishing API and IG User Media, media specifications (read 2026-09-11).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av

from publish.pretend.refusal import GraphRefusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """What a file is."""

    seconds: Fraction
    width: int
    height: int
    rate: Fraction
    codec: str


def look(path: Path) -> Probe | None:
    """Return what the file is, None when it is no video."""
    try:
        with av.open(str(path)) as container:
            stream = container.streams.video[0]
            length = Fraction(container.duration or 0, av.time_base)
            return Probe(
                seconds=length,
                width=stream.codec_context.width,
                height=stream.codec_context.height,
                rate=Fraction(stream.average_rate or 0),
                codec=stream.codec_context.name,
            )
    except (av.FFmpegError, IndexError, OSError):
        return None


def reel_refusal(path: Path) -> GraphRefusal | None:
    """Return why Facebook refuses the file as a Reel, None when it takes it."""
    found = look(path)
    if found is None:
        return GraphRefusal(
            352, "(#352) The video file you selected is in a format that we don't support."
        )
    if not 3 <= found.seconds <= 90:
        return _reel(1363128, "duration: 3 to 90 seconds")
    if min(found.width, found.height) < 540:
        return _reel(1363127, "resolution: at least 540x960")
    if not Fraction(9, 16) <= Fraction(found.width, found.height) <= Fraction(16, 9):
        return _reel(1363040, "aspect ratio: 16x9 to 9x16")
    if not Fraction(239, 10) <= found.rate <= 60:
        return _reel(1363129, "frame rate: 24 to 60")
    return None


def container_error(path: Path) -> str | None:
    """Return the status text of a container whose file Instagram refuses, None when it takes it."""
    found = look(path)
    if found is None or found.codec not in ("h264", "hevc"):
        return "Error: Media upload has failed with error code 2207026"
    good = 3 <= found.seconds <= 900 and found.width <= 1920 and 23 <= found.rate <= 60
    return None if good else "Error: Media upload has failed with error code 2207026"


def _reel(subcode: int, what: str) -> GraphRefusal:
    return GraphRefusal(
        100, f"(#100) Video does not meet the requirements: {what}", subcode=subcode
    )
