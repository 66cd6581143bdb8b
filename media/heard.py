"""What is heard, and when: each sound of a timeline with its place in samples. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from media.effects import SoundCut
from media.facts import MediaFacts, MediaId
from media.timeline import (
    AssetReference,
    Clip,
    LinearTimeWarp,
    SoundReference,
    Timeline,
    Track,
    placed,
)
from media.timing import RATE, TimeRange

SAMPLES = 48_000 // RATE
"""Samples per frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One stretch of sound."""

    reference: AssetReference | SoundReference
    role: str
    """What the track carries: "clip", "voice", "music" or "effect"."""
    ducked: bool
    """True: it gives way while a voice or a clip's own sound speaks."""
    at: int
    """Sample of the result at which it begins."""
    start: int
    """Sample of the source at which the clip begins."""
    whole: int
    """Length of the clip, in samples of the result."""
    skip: int
    """Samples of the clip that lie before the window, left out after the fades were made."""
    samples: int
    """Length in the result, after `skip`."""
    speed: Fraction
    """2: twice as fast."""
    gain_db: Fraction
    fade_in: int
    """Samples of a rise from silence at the head of the clip."""
    fade_out: int
    """Samples of a fall to silence at its end."""
    backwards: bool = False
    """True: the stretch of the source is heard from its end to its beginning."""
    pitch_kept: bool = True
    """Whether the pitch stays when the speed is not 1."""


def heard(
    timeline: Timeline, facts: Mapping[MediaId, MediaFacts], shown: TimeRange
) -> tuple[Heard, ...]:
    """The sounds within the frames that are shown, in track order, counted from their first.

    A file without sound is left out. Raises KeyError when `facts` lacks a file.
    """
    found: list[Heard] = []
    for track in timeline.tracks:
        if track.kind != "Audio":
            continue
        for start, clip in placed(track):
            both = TimeRange(start_time=start, duration=clip.duration).intersection(shown)
            reference = clip.media_reference
            if both is None or not isinstance(reference, AssetReference | SoundReference):
                continue
            if isinstance(reference, AssetReference) and not facts[reference.media_id].has_sound:
                continue
            at = both.start_time - shown.start_time
            found.append(_heard(track, clip, at, both.start_time - start, both.duration))
    return tuple(found)


def _heard(track: Track, clip: Clip, at: int, skipped: int, duration: int) -> Heard:
    reference = clip.media_reference
    assert isinstance(reference, AssetReference | SoundReference)
    speed = next(
        (e.time_scalar for e in clip.effects if isinstance(e, LinearTimeWarp)), Fraction(1)
    )
    cut = next((e for e in clip.effects if isinstance(e, SoundCut)), SoundCut())
    return Heard(
        reference=reference,
        role=track.role,
        ducked=track.ducked,
        at=at * SAMPLES,
        start=round((clip.source_range.start_time + cut.offset) * SAMPLES),
        whole=clip.duration * SAMPLES,
        skip=skipped * SAMPLES,
        samples=duration * SAMPLES,
        speed=speed,
        gain_db=clip.gain_db,
        fade_in=clip.fade_in * SAMPLES,
        fade_out=clip.fade_out * SAMPLES,
        backwards=cut.backwards,
        pitch_kept=cut.pitch_kept,
    )
