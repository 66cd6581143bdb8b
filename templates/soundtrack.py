"""What a storyboard sounds like: the clips' own sound, voices, cues, the music. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Final

from media.effects import SoundCut
from media.passages import Passage, passages
from media.timeline import (
    AssetReference,
    Clip,
    Effect,
    LinearTimeWarp,
    MediaReference,
    SoundReference,
    Track,
    lay_out,
)
from media.timing import TimeRange, span
from templates import pace
from templates.gags import BLEEPING, bleeps
from templates.pace import Placed
from templates.storyboard import FootageSlot, Gag, Music, Scene, SoundCue, Storyboard

SOFT_STOP = 24
"""Frames over which music falls at a soft stop."""
END_FADE = 45
"""Frames over which music falls at the very end."""

STAIR = 5
"""Frames for which the sound of a ramp keeps one speed."""
OWN_SOUNDS: Final = {
    "record-scratch": ("record-scratch", Fraction(-6)),
    "bleep-blur": ("bleep", Fraction(-8)),
    "bleep-bar": ("bleep", Fraction(-8)),
}
"""By kind of gag, the sound it brings and its level in decibels."""

PlacedClip = tuple[int, Clip]
"""First frame on the timeline, and the clip."""


def soundtrack(storyboard: Storyboard, placed: tuple[Placed, ...], total: int) -> list[Track]:
    """The audio tracks of a timeline of `total` frames."""
    tracks = [
        *lay_out(_clip_sounds(placed), "Audio", "clip"),
        *lay_out(_voices(placed), "Audio", "voice"),
        *lay_out(_cues(placed), "Audio", "effect"),
    ]
    if storyboard.music is not None and total:
        bed = _music(storyboard.music, placed, total)
        tracks.extend(lay_out(bed, "Audio", "music", ducked=storyboard.music.ducked))
    return tracks


def _clip_sounds(placed: tuple[Placed, ...]) -> list[PlacedClip]:
    found: list[PlacedClip] = []
    for item in placed:
        scene = item.scene
        if scene.mute or not isinstance(scene.picture, FootageSlot) or scene.picture.take is None:
            continue
        for turn in range(item.span.duration // item.once):
            base = item.span.start_time + turn * item.once
            found.extend((base + at, clip) for at, clip in _sounding(scene, item.once))
    return found


def _sounding(scene: Scene, once: int) -> list[PlacedClip]:
    """The clip's own sound, bent as its picture is: while that stands, it is silent.

    Nothing outside the take is heard: what a person trimmed away stays away."""
    last = pace.take_ends(scene)
    over = once if last is None else min(once, last + 1)
    found: list[PlacedClip] = []
    for passage in passages(pace.time(scene), over):
        if passage.sounding:
            found.extend((s.start_time, _piece(scene, passage, s)) for s in _heard(scene, passage))
    return found


def _heard(scene: Scene, passage: Passage) -> Iterator[TimeRange]:
    """The stretches of a passage that are heard: not under a bleep; a ramp in short steps."""
    step = STAIR if passage.gain else passage.duration
    heard = [g for g in scene.gags if bleeps(g)]
    begins = {g.at for g in heard}
    marks = {*range(passage.start, passage.end, max(1, step)), passage.end, *begins}
    marks |= {g.at + g.duration for g in heard}
    inside = sorted(mark for mark in marks if passage.start <= mark <= passage.end)
    for start, end in pairwise(inside):
        if not any(g.at <= start < g.at + g.duration for g in heard):
            yield span(start, end)


def _piece(scene: Scene, passage: Passage, stretch: TimeRange) -> Clip:
    """The clip's sound in a stretch of the scene in which its speed stays the same."""
    assert isinstance(scene.picture, FootageSlot)
    take = scene.picture.take
    assert take is not None
    gone, used = passage.played(stretch.start_time), passage.played(stretch.end_time)
    speed = (used - gone) / stretch.duration
    begin = passage.position + gone
    if passage.gain:  # a picture of a ramp is shown half a frame after its moment on average
        begin = max(Fraction(0), begin - speed / 2)
    if passage.backwards:
        begin = max(Fraction(0), passage.position + 1 - used)
    bent: list[Effect] = [LinearTimeWarp(time_scalar=speed)] if speed != 1 else []
    if begin % 1 or passage.backwards or not passage.pitch_kept:
        bent.append(SoundCut(offset=begin % 1, backwards=passage.backwards,
                             pitch_kept=passage.pitch_kept))  # fmt: skip
    return Clip(
        name=scene.id,
        media_reference=AssetReference(media_id=take.media),
        source_range=TimeRange(start_time=take.start + int(begin), duration=stretch.duration),
        effects=tuple(bent),
        gain_db=Fraction(scene.volume),
    )


def _voices(placed: tuple[Placed, ...]) -> list[PlacedClip]:
    found: list[PlacedClip] = []
    for item in placed:
        voice = item.scene.voice
        if voice is None or voice.take is None:
            continue
        frames = voice.take.duration or item.span.duration
        clip = Clip(
            name=f"{item.scene.id}/voice",
            media_reference=AssetReference(media_id=voice.take.media),
            source_range=TimeRange(start_time=voice.take.start, duration=frames),
            gain_db=Fraction(voice.gain_db),
        )
        found.append((item.span.start_time + max(0, voice.at), clip))
    return found


def _cues(placed: tuple[Placed, ...]) -> list[PlacedClip]:
    found: list[PlacedClip] = []
    for item in placed:
        for turn in range(item.span.duration // item.once):
            base = item.span.start_time + turn * item.once
            found.extend(
                (base + cue.at, _cue(item.scene, cue, item.span.duration))
                for cue in item.scene.sounds
                if 0 <= cue.at < item.once
            )
            found.extend(
                (base + gag.at, _own_sound(item.scene, gag, min(gag.duration, item.once - gag.at)))
                for gag in item.scene.gags
                if _brings(gag) and 0 <= gag.at < item.once and gag.duration > 0
            )
    return found


def _brings(gag: Gag) -> bool:
    """Whether a gag is heard."""
    return gag.kind in OWN_SOUNDS and (bleeps(gag) or gag.kind not in BLEEPING)


def _own_sound(scene: Scene, gag: Gag, stay: int) -> Clip:
    """What a gag brings with it: a scratched record, a bleep."""
    name, gain = OWN_SOUNDS[gag.kind]
    return Clip(
        name=f"{scene.id}/{gag.id}",
        media_reference=SoundReference(name=name),
        source_range=TimeRange(start_time=0, duration=stay),
        gain_db=gain,
    )


def _cue(scene: Scene, cue: SoundCue, frames: int) -> Clip:
    reference: MediaReference = SoundReference(name=cue.sound)
    start = 0
    if cue.take is not None:
        reference = AssetReference(media_id=cue.take.media)
        start, frames = cue.take.start, cue.take.duration or frames
    return Clip(
        name=f"{scene.id}/{cue.id}",
        media_reference=reference,
        source_range=TimeRange(start_time=start, duration=frames),
        gain_db=Fraction(cue.gain_db),
    )


def _music(music: Music, placed: tuple[Placed, ...], total: int) -> list[PlacedClip]:
    begin, end, fade = 0, total, END_FADE
    for item in placed:
        if item.scene.id == music.start_scene:
            begin = item.span.start_time
        if music.stop is not None and item.scene.id == music.stop.scene:
            end = min(total, item.span.start_time + max(0, music.stop.at))
            fade = SOFT_STOP if music.stop.kind == "soft" else 0
    if end <= begin:
        return []
    reference: MediaReference = SoundReference(name=music.name)
    start = 0
    if music.take is not None:
        reference = AssetReference(media_id=music.take.media)
        start = music.take.start
        end = min(end, begin + (music.take.duration or end))
    pieces = _pieces(begin, end, _scratches(placed))
    return [
        (
            at,
            Clip(
                name="music",
                media_reference=reference,
                source_range=TimeRange(start_time=start + at - begin - gone, duration=duration),
                gain_db=Fraction(music.gain_db),
                fade_out=min(fade, duration) if at + duration == end else 0,
            ),
        )
        for at, duration, gone in pieces
    ]


def _scratches(placed: tuple[Placed, ...]) -> list[TimeRange]:
    """Where a scratched record stops the music, in order."""
    found: list[TimeRange] = []
    for item in placed:
        for turn in range(item.span.duration // item.once):
            base = item.span.start_time + turn * item.once
            found.extend(
                span(base + gag.at, base + min(gag.at + gag.duration, item.once))
                for gag in item.scene.gags
                if gag.kind == "record-scratch" and 0 <= gag.at < item.once and gag.duration > 0
            )
    return sorted(found)


def _pieces(begin: int, end: int, silences: list[TimeRange]) -> list[tuple[int, int, int]]:
    """Start and length of each piece of music, and the frames it was silent before: a scratched
    record goes on from where it was stopped."""
    found: list[tuple[int, int, int]] = []
    now, silent = begin, 0
    for silence in silences:
        stop = min(max(silence.start_time, now), end)
        if stop > now:
            found.append((now, stop - now, silent))
        after = max(now, min(silence.end_time, end))
        silent += max(0, after - stop)
        now = after
    if end > now:
        found.append((now, end - now, silent))
    return found
