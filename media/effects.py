"""What gags do to a clip, as values: bends of its time, looks, a place on the frame. Pure.

The plain effects (framing, speed, freeze, closer view, slow zoom) stand in `media.timeline`. All
moments are frames of the clip, counted from its first, as it stands on the track: the length of
the clip never changes, what is inside does.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedRamp:
    """From frame `at`, for `duration`, speed goes evenly from `start` to `end`; then it is normal.

    Equal ends are a plain change of speed. Speeds multiply that of the clip.
    """

    at: int
    duration: int
    start: Fraction
    """2: twice as fast."""
    end: Fraction
    pitch_kept: bool = True
    """False: voices rise and fall with the speed, as on a tape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backwards:
    """From frame `at`, for `duration`, the same pictures in the opposite order; then it goes on."""

    at: int
    duration: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """From frame `at`, for `duration`, what was just seen is seen again, slower; then it goes on
    from where it was, like after a freeze."""

    at: int
    duration: int
    speed: Fraction = Fraction(1, 2)
    """Share of the clip's speed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A treatment of the framed picture, by ffmpeg's filters, for a while (media.looks)."""

    name: str
    """A key of media.looks.LOOKS."""
    at: int
    duration: int
    amount: Fraction = Fraction(1)
    """How strong: 1 is as the look was made."""
    x: Fraction = Fraction(1, 2)
    """Middle of the part it touches, 0 left to 1 right."""
    y: Fraction = Fraction(1, 2)
    """The same, 0 top to 1 bottom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxed:
    """From frame `at`, for `duration`, the clip is shown in a part of the frame only.

    On the picture track the rest of the frame is dark; over the picture the rest is seen through.
    """

    at: int
    duration: int
    left: Fraction
    """0 to 1, as the others."""
    top: Fraction
    width: Fraction
    height: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverKey:
    """Where a hidden part of a film is at one of its pictures: shares of the whole picture."""

    at: int
    """Number of the picture, counted from the film's first."""
    x: Fraction
    """Its middle."""
    y: Fraction
    width: Fraction
    height: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """From frame `at`, for `duration`, a part of the film is hidden that goes its own way
    (media.covering)."""

    at: int
    duration: int
    keys: tuple[CoverKey, ...]
    """In order; before the first and after the last it stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundCut:
    """Where exactly a sound begins, and how it is bent: for pieces of a clip's own sound."""

    offset: Fraction = Fraction(0)
    """Part of a frame after the first frame of its source range, 0 to 1."""
    backwards: bool = False
    pitch_kept: bool = True


BentTime = SpeedRamp | Backwards | Replay
Gagged = SpeedRamp | Backwards | Replay | Look | Boxed | Covered | SoundCut
