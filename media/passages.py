"""How a clip's time runs: the one arithmetic of freezes, speed, ramps, replays, reversal. Pure.

A clip's frames fall into passages; within each the place in the media is one formula of the frame.
The picture (media.shots) and the clip's own sound (templates.soundtrack) both follow it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from media.effects import Backwards, BentTime, Replay, SpeedRamp
from media.timeline import Effect, FreezeFrame, LinearTimeWarp

FAR = 1 << 40
"""A frame that no clip reaches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a clip in which time runs by one rule."""

    start: int
    """First frame of the clip."""
    duration: int
    """Frames."""
    position: Fraction
    """Frames of the media from the clip's first one, at `start`; from there it is counted."""
    speed: Fraction
    """Frames of the media for each frame of the clip; 0 stands still."""
    gain: Fraction = Fraction(0)
    """What `speed` grows by over `over` frames, evenly."""
    over: int = 1
    backwards: bool = False
    """True: `position` is the last picture of the stretch, from which one counts down."""
    sounding: bool = True
    pitch_kept: bool = True

    @property
    def end(self) -> int:
        """First frame of the clip after it."""
        return self.start + self.duration

    def played(self, frame: int) -> Fraction:
        """Frames of the media gone by in this passage at a frame of the clip."""
        n = frame - self.start
        if not self.gain:
            return n * self.speed
        return n * self.speed + self.gain * n * n / (2 * self.over)

    def shown(self, frame: int) -> int:
        """Number of the picture, counted from the clip's first, shown at a frame of the clip."""
        if self.backwards:
            return int(self.position) - int(self.played(frame))
        return int(self.position + self.played(frame))

    def reaches(self, picture: int) -> int:
        """First frame of the passage that shows a picture after `picture`, else its end."""
        if self.backwards:
            return self.start if self.shown(self.start) > picture else self.end
        low, high = self.start, self.end
        while low < high:
            middle = (low + high) // 2
            if self.shown(middle) > picture:
                high = middle
            else:
                low = middle + 1
        return low


def passages(effects: Iterable[Effect], until: int = FAR) -> tuple[Passage, ...]:
    """The passages of a clip with these effects, in order, up to frame `until` of it.

    Bends of time never overlap: what begins within another begins when that one has ended.
    """
    effects = tuple(effects)
    speed = _speed(effects)
    found: list[Passage] = []
    now, position = 0, Fraction(0)
    for bend in _bends(effects):
        start, end = max(bend.at, now), bend.at + bend.duration
        if end <= start or start >= until:
            continue
        if start > now:
            found.append(_plain(now, start, position, speed))
            position += (start - now) * speed
        made, position = _bent(bend, start, end, position, speed)
        found.append(made)
        now = end
    if until > now:
        found.append(_plain(now, until, position, speed))
    return tuple(p if p.end <= until else replace(p, duration=until - p.start) for p in found)


def edges(effects: Iterable[Effect]) -> tuple[int, ...]:
    """Frames of a clip at which its time begins to run otherwise, in order."""
    found = passages(effects)
    return tuple(each.start for each in found if each.start)


def _speed(effects: tuple[Effect, ...]) -> Fraction:
    for effect in effects:
        if isinstance(effect, LinearTimeWarp) and effect.time_scalar > 0:
            return effect.time_scalar
    return Fraction(1)


def _bends(effects: tuple[Effect, ...]) -> list[FreezeFrame | BentTime]:
    found = [e for e in effects if isinstance(e, FreezeFrame | BentTime) and e.duration > 0]
    return sorted(found, key=lambda e: e.at)


def _plain(start: int, end: int, position: Fraction, speed: Fraction) -> Passage:
    return Passage(start=start, duration=end - start, position=position, speed=speed)


def _bent(
    bend: FreezeFrame | BentTime, start: int, end: int, position: Fraction, speed: Fraction
) -> tuple[Passage, Fraction]:
    """A bend as a passage, and where the media stands after it."""
    duration = end - start
    whole = _plain(start, end, position, speed)
    match bend:
        case FreezeFrame():
            still = Passage(start=start, duration=duration, position=position,
                            speed=Fraction(0), sounding=False)  # fmt: skip
            return still, position
        case SpeedRamp():
            first, last = max(bend.start, Fraction(0)), max(bend.end, Fraction(0))
            ramp = Passage(
                start=start, duration=duration, position=position, speed=speed * first,
                gain=speed * (last - first), over=duration, pitch_kept=bend.pitch_kept,
            )  # fmt: skip
            return ramp, position + ramp.played(end)
        case Backwards():
            top = Fraction(whole.shown(end - 1))
            mirrored = Passage(start=start, duration=duration, position=top, speed=speed,
                               backwards=True)  # fmt: skip
            return mirrored, position + whole.played(end)
        case Replay():
            slow = speed * bend.speed
            again = Passage(start=start, duration=duration,
                            position=max(Fraction(0), position - duration * slow),
                            speed=slow)  # fmt: skip
            return again, position
