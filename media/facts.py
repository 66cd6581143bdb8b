"""What is known of an imported file. A value; how it is found out stands in `media.library`."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

MediaId = str
"""Content hash of an imported file: 64 hexadecimal digits of its SHA-256."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFacts:
    """Facts of one file, as people see and hear it (rotation and sample aspect already applied)."""

    media_id: MediaId
    """SHA-256 of the original's bytes."""
    kind: Literal["video", "image", "audio"]
    width: int
    """Displayed pixels, after rotation; 0 for a sound."""
    height: int
    """Displayed pixels, after rotation; 0 for a sound."""
    duration: int
    """Length in frames at the house rate once conformed; 0 for a photo."""
    has_sound: bool
    rotation: int
    """Clockwise degrees the picture is turned to stand upright: 0, 90, 180 or 270."""
    start: Fraction = Fraction(0)
    """Presentation time of the first picture, in seconds: frame 0 of the conformed clip."""
    sound_start: Fraction = Fraction(0)
    """Presentation time of the first sample of sound, in seconds."""
    container: str = ""
    video_codec: str = ""
    audio_codec: str = ""
    channels: int = 0
    variable_rate: bool = False
    bit_depth: int = 8
    transfer: Literal["sdr", "pq", "hlg"] = "sdr"
    """Tone curve: pq and hlg are brought to BT.709 when decoded."""
    interlaced: bool = False
    animated: bool = False
    """A moving picture file (GIF, animated WebP) that is treated as video."""
    full_range: bool = False
    sample_aspect: Fraction = Fraction(1)
    coded_width: int = 0
    coded_height: int = 0
    mirrored: bool = False
    """True: the coded picture is flipped left to right before it is turned."""
    matrix: Literal["bt601", "bt709", "bt2020"] = "bt709"
    """How colour is coded; where the file is silent, BT.709 from 720 lines up, else BT.601."""
    video_stream: int = 0
    """Number of the picture stream in the file."""
    sound_stream: int = -1
    """Number of the sound stream in the file; -1 when there is none."""
