"""What of a clip is shown at each of its frames: freezes, speed, closer views. Pure.

A clip's effects cut it into `Shot`s: stretches within which only one steady thing happens.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from media.timeline import (
    Clip,
    FreezeFrame,
    LinearTimeWarp,
    MediaReference,
    PunchIn,
    Reframe,
    SlowZoom,
)
from media.timing import TimeRange, span


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A slow zoom, and where in it a shot begins."""

    start: Fraction
    end: Fraction
    first: int
    """Frame of the whole move at which the shot begins."""
    total: int
    """Frames of the whole move."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    """A closer view."""

    zoom: Fraction
    focus_x: Fraction
    focus_y: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A stretch of a clip that one simple graph can show."""

    reference: MediaReference
    start: int
    """Frame of the media from which playing is counted."""
    played: int
    """Frames of playing before this shot: it begins with picture start + floor(played * speed)."""
    speed: Fraction
    still: bool
    """True: its first picture stands still for the whole shot."""
    duration: int
    """Frames on the timeline."""
    reframe: Reframe
    close: Close | None
    move: Move | None

    @property
    def first(self) -> int:
        """Number of the first picture of the media that is shown."""
        return self.start + int(self.played * self.speed)

    @property
    def last(self) -> int:
        """Number of the last picture of the media that is shown."""
        if self.still:
            return self.first
        return self.start + int((self.played + self.duration - 1) * self.speed)


def shots(clip: Clip, window: TimeRange) -> tuple[Shot, ...]:
    """The shots of the clip's frames within `window`, counted from the clip's first frame.

    The window may reach past the clip's end, as a cross-fade does: playing just goes on.
    """
    edges = [edge for edge in borders(clip) if window.start_time < edge < window.end_time]
    marks = [window.start_time, *edges, window.end_time]
    return tuple(_shot(clip, span(a, b)) for a, b in pairwise(marks) if b > a)


def borders(clip: Clip) -> tuple[int, ...]:
    """Frames of the clip at which something begins or ends, in order."""
    marks = {edge for start, end in _freezes(clip) for edge in (start, end)}
    for effect in clip.effects:
        if isinstance(effect, PunchIn):
            marks |= {effect.at, effect.at + effect.duration}
    return tuple(sorted(marks))


def _shot(clip: Clip, window: TimeRange) -> Shot:
    played, still = _played(clip, window.start_time)
    return Shot(
        reference=clip.media_reference,
        start=clip.source_range.start_time,
        played=played,
        speed=_speed(clip),
        still=still,
        duration=window.duration,
        reframe=next((e for e in clip.effects if isinstance(e, Reframe)), Reframe()),
        close=_close(clip, window.start_time),
        move=_move(clip, window.start_time),
    )


def _played(clip: Clip, frame: int) -> tuple[int, bool]:
    """Frames of playing before this frame of the clip, and whether it lies in a freeze.

    A freeze shows its first frame; afterwards playing goes on from that very picture.
    """
    frozen = 0
    for start, end in _freezes(clip):
        if frame >= end:
            frozen += end - start
        elif frame >= start:
            return start - frozen, True
    return frame - frozen, False


def _freezes(clip: Clip) -> list[tuple[int, int]]:
    """Start and end of each freeze, in order, none overlapping."""
    found: list[tuple[int, int]] = []
    freezes = [e for e in clip.effects if isinstance(e, FreezeFrame) and e.duration > 0]
    for effect in sorted(freezes, key=lambda e: e.at):
        start = max(effect.at, found[-1][1] if found else 0)
        if effect.at + effect.duration > start:
            found.append((start, effect.at + effect.duration))
    return found


def _speed(clip: Clip) -> Fraction:
    for effect in clip.effects:
        if isinstance(effect, LinearTimeWarp) and effect.time_scalar > 0:
            return effect.time_scalar
    return Fraction(1)


def _close(clip: Clip, frame: int) -> Close | None:
    for effect in reversed(clip.effects):
        if isinstance(effect, PunchIn) and effect.at <= frame < effect.at + effect.duration:
            return Close(zoom=effect.zoom, focus_x=effect.focus_x, focus_y=effect.focus_y)
    return None


def _move(clip: Clip, frame: int) -> Move | None:
    for effect in clip.effects:
        if isinstance(effect, SlowZoom):
            return Move(start=effect.start, end=effect.end, first=frame, total=clip.duration)
    return None
