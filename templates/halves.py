"""A scene cut in two: the halves, one after the other, look as the whole did. Pure.

Where a slow zoom runs over the scene, or something springs up across the cut, it begins anew in the
second half; at a speed that is no whole multiple a picture may be one frame off.
"""

from __future__ import annotations

from dataclasses import replace

from media.captions.counting import number
from templates import pace
from templates.spoken import lit
from templates.storyboard import (
    Caption,
    Count,
    Cut,
    DurationRule,
    FootageSlot,
    Framing,
    Gag,
    Scene,
    Take,
    VoiceSlot,
)


def halves(scene: Scene, at: int, second_id: str) -> tuple[Scene, Scene]:
    """The scene before its frame `at`, and from there on under a new id.

    The scene is played once, holds a stretch of a clip, and `at` lies within it.
    """
    assert isinstance(scene.picture, FootageSlot)
    assert scene.picture.take is not None
    take, once = scene.picture.take, pace.played_frames(scene)
    lands = pace.landing(scene)
    early = lands < at
    captions = tuple(_said_when(scene, c, at, once) for c in scene.captions)
    timing = replace(scene.timing, cut=None, words="before")  # the captions say when, from now on
    voice_first = scene.voice is None or scene.voice.at < at
    first = replace(
        scene,
        picture=FootageSlot(take=_seen(scene, take, 0, at - 1)),
        beat=scene.beat if early or scene.beat != "punchline" else "build",
        captions=_captions_before(captions, at, once),
        gags=_gags_before(scene.gags, at),
        sounds=tuple(s for s in scene.sounds if s.at < at),
        voice=scene.voice if voice_first else None,
        timing=replace(timing, lands=lands if early else None),
        transition=Cut(),
    )
    second = replace(
        scene,
        id=second_id,
        picture=FootageSlot(take=_seen(scene, take, at, once - 1)),
        beat="tag" if early and scene.beat == "punchline" else scene.beat,
        framing=_framing_after(scene.framing, at),
        captions=_captions_after(captions, at, once),
        gags=_gags_after(scene.gags, at),
        sounds=tuple(replace(s, at=s.at - at) for s in scene.sounds if s.at >= at),
        voice=None if voice_first else _later(scene.voice, at),
        timing=replace(timing, hold=0, lands=None if early else lands - at),
    )
    return _lasting(first, at), _lasting(second, once - at)


def _said_when(scene: Scene, caption: Caption, at: int, once: int) -> Caption:
    """The caption with its time said outright, and its words' times where it is cut."""
    start = max(0, pace.shown_at(scene, caption))
    end = once if caption.duration is None else min(once, start + caption.duration)
    if not start < at < end:
        return replace(caption, start=start)
    return replace(caption, start=start, lit=lit(scene, caption, end - start))


def _seen(scene: Scene, take: Take, first: int, last: int) -> Take:
    """The stretch of the take that the scene shows from one of its frames to another."""
    stands = pace.take_ends(scene) or 0
    begin, end = (pace.of_take(scene, min(stands, frame)) for frame in (first, last))
    return replace(take, start=take.start + begin, duration=end - begin + 1)


def _lasting(scene: Scene, frames: int) -> Scene:
    """The scene with a rule that gives it exactly so many frames: the clip's length if it can."""
    plain = replace(scene, duration=replace(scene.duration, rule="footage"))
    if pace.played_frames(plain) == frames:
        return plain
    return replace(scene, duration=DurationRule(rule="fixed", frames=frames))


def _framing_after(framing: Framing, at: int) -> Framing:
    """The same course of the focus point, counted from frame `at`: what is over lies before 0."""
    return replace(framing, keys=tuple(replace(key, at=key.at - at) for key in framing.keys))


def _captions_before(captions: tuple[Caption, ...], at: int, once: int) -> tuple[Caption, ...]:
    return tuple(
        c
        if c.duration is not None and c.start + c.duration <= at
        else replace(c, duration=None, count=_counted(c, once, 0, at - c.start))
        for c in captions
        if c.start < at
    )


def _captions_after(captions: tuple[Caption, ...], at: int, once: int) -> tuple[Caption, ...]:
    found = []
    for caption in captions:
        gone = at - caption.start
        if gone <= 0:
            found.append(replace(caption, start=-gone))
        elif caption.duration is None or caption.duration > gone:
            left = None if caption.duration is None else caption.duration - gone
            found.append(
                replace(
                    caption,
                    start=0,
                    duration=left,
                    lit=tuple(max(0, moment - gone) for moment in caption.lit),
                    count=_counted(caption, once, gone, once),
                )
            )
    return tuple(found)


def _counted(caption: Caption, once: int, first: int, end: int) -> Count | None:
    """What a counter that is cut shows on one side: from the number at its frame `first` to the
    one before frame `end`. Its steps are even again on each side, so a number may come early."""
    if not caption.counts:
        return caption.count
    frames = once - caption.start
    if caption.duration is not None:
        frames = min(frames, caption.duration)
    count = (caption.count.first, caption.count.last) if caption.count else None
    shown = (number(count, frames, frame) for frame in (first, min(end, frames) - 1))
    return Count(first=next(shown), last=next(shown))


def _gags_before(gags: tuple[Gag, ...], at: int) -> tuple[Gag, ...]:
    return tuple(replace(g, duration=min(g.duration, at - g.at)) for g in gags if g.at < at)


def _gags_after(gags: tuple[Gag, ...], at: int) -> tuple[Gag, ...]:
    later = tuple(replace(g, at=g.at - at) for g in gags if g.at >= at)
    crossing = (g for g in gags if g.at < at < g.at + g.duration)
    return (*(_rest(g, at) for g in crossing), *later)


def _rest(gag: Gag, at: int) -> Gag:
    """What is left of a gag from frame `at` of the scene on."""
    take = gag.take
    if take is not None and take.duration is not None:
        gone = min(at - gag.at, take.duration - 1)
        take = replace(take, start=take.start + gone, duration=take.duration - gone)
    return replace(gag, at=0, duration=gag.at + gag.duration - at, take=take)


def _later(voice: VoiceSlot | None, at: int) -> VoiceSlot | None:
    return None if voice is None else replace(voice, at=voice.at - at)
