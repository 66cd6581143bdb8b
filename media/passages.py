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
from media.timing import TimeRange, span

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
    before: Fraction = Fraction(0)
    """Frames of the media used up before it."""
    uses: bool = True
    """False: afterwards the clip goes on from where it was, as after a freeze."""
    backwards: bool = False
    """True: `position` is the last picture of the stretch, from which one counts down."""
    sounding: bool = True
    pitch_kept: bool = True

    @property
    def end(self) -> int:
        """First frame of the clip after it."""
        return self.start + self.duration

    @property
    def goes_on(self) -> bool:
        """True: its next picture would be where the clip goes on."""
        return self.uses and not self.backwards

    def played(self, frame: int) -> Fraction:
        """Frames of the media gone by in this passage at a frame of the clip."""
        n = frame - self.start
        if not self.gain:
            return n * self.speed
        return n * self.speed + self.gain * n * n / (2 * self.over)

    def used(self, frame: int) -> Fraction:
        """Frames of the media used up, counted from the clip's first, at a frame of the clip."""
        return self.before + self.played(frame) if self.uses else self.before

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

    Bends of time never overlap: what begins within a freeze begins when that has ended, and any
    other bend ends where the next one begins.
    """
    effects = tuple(effects)
    speed, bends = _speed(effects), _bends(effects)
    found: list[Passage] = []
    now, position = 0, Fraction(0)
    for index, bend in enumerate(bends):
        start, end = max(bend.at, now), bend.at + bend.duration
        following = end
        if not isinstance(bend, FreezeFrame):  # one that had to wait may find the next one begun
            later = (b.at for b in bends[index + 1 :] if b.at >= start and b.at > bend.at)
            following = min(end, next(later, end))
        if following <= start or start >= until:
            continue
        if start > now:
            found.append(_plain(now, start, position, speed))
            position += (start - now) * speed
        made = _bent(bend, span(start, end), position, speed)
        if not isinstance(bend, FreezeFrame):
            made = replace(made, duration=following - start)
        elif found and not found[-1].goes_on and bend.at == start:
            made = replace(made, position=Fraction(found[-1].shown(start)))
        found.append(made)
        now, position = made.end, made.used(made.end)
    if until > now:
        found.append(_plain(now, until, position, speed))
    return tuple(p if p.end <= until else replace(p, duration=until - p.start) for p in found)


def lasting(effects: Iterable[Effect], media: int) -> int:
    """Frames of a clip in which so many frames of its media are used up, bends included."""
    for passage in passages(effects):
        if not passage.uses or (passage.end < FAR and passage.used(passage.end) <= media):
            continue
        if passage.gain or passage.backwards:
            return passage.start + _root(passage, media)
        return passage.start + max(0, int((media - passage.before) / passage.speed))
    return 0


def _root(passage: Passage, media: int) -> int:
    """Frames of a passage before it uses more than so many frames of the media."""
    low, high = 0, passage.duration
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if passage.used(passage.start + middle) <= media else (
            low, middle - 1)  # fmt: skip
    return low


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
    return Passage(start=start, duration=end - start, position=position, speed=speed,
                   before=position)  # fmt: skip


def _bent(
    bend: FreezeFrame | BentTime, where: TimeRange, position: Fraction, speed: Fraction
) -> Passage:
    """A bend as a passage."""
    duration = where.duration
    plain = _plain(where.start_time, where.end_time, position, speed)
    match bend:
        case FreezeFrame():
            return replace(plain, speed=Fraction(0), uses=False, sounding=False)
        case SpeedRamp():
            first, last = max(bend.start, Fraction(0)), max(bend.end, Fraction(0))
            return replace(plain, speed=speed * first, gain=speed * (last - first), over=duration,
                           pitch_kept=bend.pitch_kept)  # fmt: skip
        case Backwards():
            top = Fraction(plain.shown(where.end_time - 1))
            return replace(plain, position=top, backwards=True)
        case Replay():
            slow = speed * bend.speed
            again = max(Fraction(0), position - duration * slow)
            return replace(plain, position=again, speed=slow, uses=False)
