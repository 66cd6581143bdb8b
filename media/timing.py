"""Exact time: whole frames at the house rate of 30 per second.

Everything that enters the house is conformed to this rate at import, so one integer says a moment
without rounding. Seconds appear only at the edges: as a `Fraction` for ffmpeg, as text for people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

RATE = 30
"""Frames per second of every timeline and every file that leaves (networks accept 24 to 60)."""

_SECONDS = re.compile(r"(?P<whole>\d+)(?:[.,](?P<part>\d+))?\s*s?")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class TimeRange:
    """A span of frames: from `start_time`, for `duration`. OpenTimelineIO's word."""

    start_time: int
    """First frame, counted from 0."""
    duration: int
    """Length in frames, 0 or more."""

    def __post_init__(self) -> None:
        if self.start_time < 0 or self.duration < 0:
            raise ValueError(f"a time range cannot be negative: {self.start_time}, {self.duration}")

    @property
    def end_time(self) -> int:
        """First frame after the span (OpenTimelineIO's end_time_exclusive)."""
        return self.start_time + self.duration

    def contains(self, frame: int) -> bool:
        """True when the frame lies inside the span."""
        return self.start_time <= frame < self.end_time

    def intersection(self, other: TimeRange) -> TimeRange | None:
        """The frames that both spans hold, or None when they hold none together."""
        start = max(self.start_time, other.start_time)
        end = min(self.end_time, other.end_time)
        return TimeRange(start_time=start, duration=end - start) if end > start else None

    def shifted(self, frames: int) -> TimeRange:
        """The same length, moved by `frames` (negative moves earlier)."""
        return TimeRange(start_time=self.start_time + frames, duration=self.duration)


def span(start: int, end: int) -> TimeRange:
    """The range from `start` up to, not including, `end`; both in frames."""
    return TimeRange(start_time=start, duration=end - start)


def seconds(frames: int) -> Fraction:
    """Frames as exact seconds."""
    return Fraction(frames, RATE)


def from_seconds(value: Fraction) -> int:
    """The frame nearest to a moment in seconds; half a frame rounds up."""
    return int((value * RATE + Fraction(1, 2)) // 1)


def parse(text: str) -> int:
    """Frames of a written time such as "2.4s", "2,4 s" or "3".

    Raises ValueError when the text is no time, or does not fall on a whole frame.
    """
    match = _SECONDS.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"not a time: {text!r}")
    part = match["part"] or ""
    exact = Fraction(int(match["whole"] + part), 10 ** len(part)) * RATE
    if exact.denominator != 1:
        raise ValueError(f"not on a whole frame: {text!r}")
    return int(exact)


def decimal(value: Fraction, places: int = 6) -> str:
    """An exact time as ffmpeg's decimal seconds, rounded half up at `places` digits."""
    scaled = int(abs(value) * 10**places + Fraction(1, 2))
    whole, part = divmod(scaled, 10**places)
    sign = "-" if value < 0 and scaled else ""
    return f"{sign}{whole}.{part:0{places}d}"


def timecode(frames: int) -> str:
    """A moment for people and logs: minutes, seconds and tenths, as "0:07.4"."""
    tenths = frames * 10 // RATE
    return f"{tenths // 600}:{tenths // 10 % 60:02d}.{tenths % 10}"
