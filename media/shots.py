"""What of a clip is shown at each of its frames: time, framing, closer views, looks. Pure.

A clip's effects cut it into `Shot`s: stretches within which only one steady thing happens.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from media.effects import Boxed, Covered, Look
from media.passages import Passage, edges, passages
from media.timeline import (
    Clip,
    MediaReference,
    PunchIn,
    Reframe,
    SlowZoom,
)
from media.timing import TimeRange, span

HELD = 30
"""Frames of a reversed stretch that are turned round at a time: all of them are in memory."""


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
class Showing:
    """A look, and where in it a shot begins."""

    look: Look
    first: int
    """Frame of the look at which the shot begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A stretch of a clip that one simple graph can show."""

    reference: MediaReference
    start: int
    """Frame of the media at which the clip begins."""
    passage: Passage
    """How time runs in it."""
    at: int
    """Frame of the clip at which it begins."""
    duration: int
    """Frames on the timeline."""
    reframe: Reframe
    close: Close | None
    move: Move | None
    looks: tuple[Showing, ...] = ()
    """In the order in which they are put on."""
    box: Boxed | None = None
    """The part of the frame it is shown in; None: all of it."""
    covers: tuple[Covered, ...] = ()
    """What of the film is hidden."""

    def picture(self, frame: int) -> int:
        """Number of the picture of the media shown at a frame of the shot."""
        return self.start + self.passage.shown(self.at + frame)

    @property
    def still(self) -> bool:
        """True: its first picture stands for the whole shot."""
        return not self.passage.speed and not self.passage.gain

    @property
    def first(self) -> int:
        """Number of the earliest picture of the media that is shown."""
        return min(self.picture(0), self.picture(self.duration - 1))

    @property
    def last(self) -> int:
        """Number of the latest picture of the media that is shown."""
        return max(self.picture(0), self.picture(self.duration - 1))


def shots(clip: Clip, window: TimeRange) -> tuple[Shot, ...]:
    """The shots of the clip's frames within `window`, counted from the clip's first frame.

    The window may reach past the clip's end, as a cross-fade does: playing just goes on.
    """
    inner = [edge for edge in borders(clip) if window.start_time < edge < window.end_time]
    marks = [window.start_time, *inner, window.end_time]
    return tuple(_shot(clip, span(a, b)) for a, b in pairwise(marks) if b > a)


def borders(clip: Clip) -> tuple[int, ...]:
    """Frames of the clip at which something begins or ends, in order."""
    marks = set(edges(clip.effects)) | set(_turns(clip))
    for effect in clip.effects:
        if isinstance(effect, PunchIn | Look | Boxed | Covered):
            marks |= {effect.at, effect.at + effect.duration}
    return tuple(sorted(marks))


def _turns(clip: Clip) -> Iterator[int]:
    """Where a long reversed stretch is cut, so that little of it is in memory at a time."""
    for passage in passages(clip.effects):
        if passage.backwards:
            yield from range(passage.start + HELD, passage.end, HELD)


def _shot(clip: Clip, window: TimeRange) -> Shot:
    frame = window.start_time
    return Shot(
        reference=clip.media_reference,
        start=clip.source_range.start_time,
        passage=next(p for p in passages(clip.effects) if p.start <= frame < p.end),
        at=frame,
        duration=window.duration,
        reframe=next((e for e in clip.effects if isinstance(e, Reframe)), Reframe()),
        close=_close(clip, frame),
        move=_move(clip, frame),
        looks=tuple(
            Showing(look=e, first=frame - e.at)
            for e in clip.effects
            if isinstance(e, Look) and e.at <= frame < e.at + e.duration
        ),
        box=_box(clip, frame),
        covers=tuple(
            e for e in clip.effects if isinstance(e, Covered) and e.at <= frame < e.at + e.duration
        ),
    )


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


def _box(clip: Clip, frame: int) -> Boxed | None:
    for effect in reversed(clip.effects):
        if isinstance(effect, Boxed) and effect.at <= frame < effect.at + effect.duration:
            return effect
    return None
