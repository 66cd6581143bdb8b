"""plan(timeline, rendition, facts) -> RenderPlan: the cut as segments, and what is heard. Pure.

A segment is a stretch within which one simple graph suffices: it ends wherever a clip, a freeze, a
closer view or a cross-fade begins or ends. Captions, stickers and logo do not cut; they lie in the
segments with an offset. A segment knows nothing of its place on the timeline, so a scene that only
moves is not made again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from media.effects import Boxed
from media.facts import MediaFacts, MediaId
from media.heard import Heard, heard
from media.passages import FAR, Passage
from media.rendition import Rendition
from media.shots import Shot, borders, shots
from media.timeline import (
    AssetReference,
    CaptionReference,
    Clip,
    CounterReference,
    EndCardReference,
    GagReference,
    Gap,
    LogoReference,
    MediaReference,
    SolidReference,
    StickerReference,
    Timeline,
    Track,
    Transition,
    TransitionKind,
    placed,
)
from media.timing import TimeRange, span

Overlaid = CaptionReference | StickerReference | GagReference | CounterReference | LogoReference
"""What may lie over the picture."""

STANDING = Passage(start=0, duration=FAR, position=Fraction(0), speed=Fraction(0))
"""Time that does not run."""
EMPTY = SolidReference(colour="#000000")
"""What a gap on the picture track shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """Something drawn that lies over a segment for a while."""

    reference: Overlaid
    at: int
    """Frame of the segment at which it appears."""
    first: int
    """Its own frame shown then: more than 0 where an earlier segment showed its beginning."""
    duration: int
    """Frames it stays in this segment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fade:
    """A picture that goes, under the shot that comes."""

    out: Shot
    elapsed: int
    """Frames of the cross-fade before this segment."""
    total: int
    """Frames of the whole cross-fade."""
    kind: TransitionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """The unit of work and of keeping."""

    shot: Shot
    fade: Fade | None
    insets: tuple[Shot, ...]
    """Clips shown in a part of the frame, over the shot and under the overlays."""
    overlays: tuple[Overlay, ...]
    """In painter's order."""
    duration: int
    """Frames."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderPlan:
    """All that is to be made for one file."""

    rendition: Rendition
    segments: tuple[Segment, ...]
    """In order; joined without a gap."""
    audio: tuple[Heard, ...]
    """What is heard, each with its place in samples."""
    duration: int
    """Frames of the whole."""


def plan(
    timeline: Timeline,
    rendition: Rendition,
    facts: Mapping[MediaId, MediaFacts],
    window: TimeRange | None = None,
) -> RenderPlan:
    """The plan of a timeline, or of the frames of it within `window`.

    Raises KeyError when `facts` lacks a medium that the window shows or sounds, ValueError when the
    window holds no frame.
    """
    whole = span(0, timeline.duration)
    shown = whole if window is None else whole.intersection(window)
    if shown is None or not shown.duration:
        raise ValueError("nothing to render")
    pictures = _pictures(timeline.picture)
    marks = _marks(timeline, pictures, shown)
    segments = tuple(_segment(timeline, pictures, span(a, b), facts) for a, b in pairwise(marks))
    return RenderPlan(
        rendition=rendition,
        segments=segments,
        audio=heard(timeline, facts, shown),
        duration=shown.duration,
    )


def media_in(timeline: Timeline) -> frozenset[MediaId]:
    """Every uploaded file that a timeline shows or sounds."""
    found: set[MediaId] = set()
    for track in timeline.tracks:
        for _, clip in placed(track):
            match clip.media_reference:
                case AssetReference(media_id=media_id) | LogoReference(media_id=media_id):
                    found.add(media_id)
                case EndCardReference(logo=logo, funders=funders):
                    found.update(funders)
                    found.update([logo] if logo else [])
                case _:
                    pass
    return frozenset(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Picture:
    """A clip of the picture track, and the cross-fade at its head."""

    start: int
    clip: Clip
    fade: int
    """Frames over which the clip before it still shows through."""
    kind: TransitionKind = "SMPTE_Dissolve"


def _pictures(track: Track) -> tuple[_Picture, ...]:
    found: list[_Picture] = []
    now = fade = 0
    kind: TransitionKind = "SMPTE_Dissolve"
    for item in track.children:
        if isinstance(item, Transition):
            fade, kind = item.out_offset, item.kind
            continue
        clip = item if isinstance(item, Clip) else _black(item)
        fade = min(fade, clip.duration) if found else 0
        found.append(_Picture(start=now, clip=clip, fade=fade, kind=kind))
        now += clip.duration
        fade = 0
    return tuple(found)


def _black(gap: Gap) -> Clip:
    return Clip(name="gap", media_reference=EMPTY, source_range=span(0, gap.duration))


def _marks(timeline: Timeline, pictures: tuple[_Picture, ...], shown: TimeRange) -> list[int]:
    marks = {shown.start_time, shown.end_time}
    for start, clip in _boxed(timeline):
        inner = (edge for edge in borders(clip) if 0 < edge < clip.duration)
        marks |= {start, start + clip.duration, *(start + edge for edge in inner)}
    for before, picture in zip((None, *pictures), pictures, strict=False):
        marks |= {picture.start, picture.start + picture.fade}
        marks |= {picture.start + edge for edge in borders(picture.clip)
                  if edge < picture.clip.duration}  # fmt: skip
        if before is not None and picture.fade:
            marks |= {before.start + edge for edge in borders(before.clip)
                      if edge < before.clip.duration + picture.fade}  # fmt: skip
    return sorted(mark for mark in marks if shown.start_time <= mark <= shown.end_time)


def _segment(
    timeline: Timeline,
    pictures: tuple[_Picture, ...],
    where: TimeRange,
    facts: Mapping[MediaId, MediaFacts],
) -> Segment:
    index = next(
        i for i, p in enumerate(pictures)
        if p.start <= where.start_time < p.start + p.clip.duration
    )  # fmt: skip
    picture = pictures[index]
    fade = None
    if where.start_time < picture.start + picture.fade:
        before = pictures[index - 1]
        fade = Fade(
            out=_shot(before, where, facts),
            elapsed=where.start_time - picture.start,
            total=picture.fade,
            kind=picture.kind,
        )
    return Segment(
        shot=_shot(picture, where, facts),
        fade=fade,
        insets=tuple(_insets(timeline, where, facts)),
        overlays=tuple(_overlays(timeline, where)),
        duration=where.duration,
    )


def _shot(picture: _Picture, where: TimeRange, facts: Mapping[MediaId, MediaFacts]) -> Shot:
    shot = shots(picture.clip, where.shifted(-picture.start))[0]
    return _within_media(shot, facts)


def _within_media(shot: Shot, facts: Mapping[MediaId, MediaFacts]) -> Shot:
    """A shot that asks for more than the file has begins at its last picture at the latest."""
    if not isinstance(shot.reference, AssetReference):
        return shot
    known = facts[shot.reference.media_id]
    last = known.duration - 1
    if known.kind != "video" or shot.first <= last or last < 0:
        return shot
    return replace(shot, start=last, passage=STANDING, at=0)


def _boxed(timeline: Timeline) -> Iterator[tuple[int, Clip]]:
    """The clips of other tracks that are shown in a part of the frame, with their first frames."""
    for track in timeline.tracks[1:]:
        if track.kind == "Video":
            yield from ((s, c) for s, c in placed(track) if _is_boxed(c))


def _is_boxed(clip: Clip) -> bool:
    return any(isinstance(effect, Boxed) for effect in clip.effects)


def _insets(
    timeline: Timeline, where: TimeRange, facts: Mapping[MediaId, MediaFacts]
) -> Iterator[Shot]:
    for start, clip in _boxed(timeline):
        if start <= where.start_time < start + clip.duration:
            shot = shots(clip, where.shifted(-start))[0]
            yield _within_media(shot, facts)


def _overlays(timeline: Timeline, where: TimeRange) -> Iterator[Overlay]:
    for track in timeline.tracks[1:]:
        if track.kind != "Video":
            continue
        for start, clip in placed(track):
            both = span(start, start + clip.duration).intersection(where)
            if both is None or _is_boxed(clip):
                continue
            yield Overlay(
                reference=_overlaid(clip.media_reference),
                at=both.start_time - where.start_time,
                first=clip.source_range.start_time + both.start_time - start,
                duration=both.duration,
            )


def _overlaid(reference: MediaReference) -> Overlaid:
    if isinstance(reference, Overlaid):
        return reference
    raise ValueError(f"this cannot lie over a picture: {type(reference).__name__}")
