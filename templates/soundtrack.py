"""What a storyboard sounds like: the clips' own sound, voices, cues, the music. Pure."""

from __future__ import annotations

from fractions import Fraction

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
from media.timing import TimeRange
from templates import pace
from templates.pace import Placed, speed
from templates.storyboard import FootageSlot, Music, Scene, SoundCue, Storyboard

SOFT_STOP = 24
"""Frames over which music falls at a soft stop."""
END_FADE = 45
"""Frames over which music falls at the very end."""

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
    """The clip's own sound between its freezes: while the picture stands, it is silent.

    Nothing outside the take is heard: what a person trimmed away stays away."""
    assert isinstance(scene.picture, FootageSlot)
    take = scene.picture.take
    assert take is not None
    scalar = speed(scene)
    warp: tuple[Effect, ...] = (LinearTimeWarp(time_scalar=scalar),) if scalar != 1 else ()
    freezes = sorted((g.at, g.duration) for g in scene.gags if g.kind == "freeze")
    found: list[PlacedClip] = []
    now, source = 0, Fraction(take.start)
    last = pace.take_ends(scene)
    over = once if last is None else min(once, last + 1)
    for at, stay in [*freezes, (over, 0)]:
        end = min(at, over)
        if end > now:
            piece = TimeRange(start_time=int(source), duration=end - now)
            found.append(
                (
                    now,
                    Clip(
                        name=scene.id,
                        media_reference=AssetReference(media_id=take.media),
                        source_range=piece,
                        effects=warp,
                        gain_db=Fraction(scene.volume),
                    ),
                )
            )
            source += (end - now) * scalar
        now = max(now, end + stay)
    return found


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
    return found


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
    clip = Clip(
        name="music",
        media_reference=reference,
        source_range=TimeRange(start_time=start, duration=end - begin),
        gain_db=Fraction(music.gain_db),
        fade_out=min(fade, end - begin),
    )
    return [(begin, clip)]
