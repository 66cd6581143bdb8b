"""What the editor's page is told of a storyboard: every number and label ready to show. Pure.

The page never computes a time: where a scene stands, how wide it is on the score, what the clip
still lacks, how fast a caption is to be read, all come from here, after every verb.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from media.captions.words import words
from media.facts import MediaFacts
from media.sounds import SOUNDS
from media.timing import RATE
from studio.editor.advice import of_caption, of_take
from studio.editor.partition import Mark, filled, marks
from studio.words import lengths
from templates import pace, trails
from templates.pace import Placed
from templates.spoken import lit
from templates.storyboard import (
    Caption,
    CardSlot,
    DrawnSlot,
    Gag,
    Scene,
    SoundCue,
    Storyboard,
)

Json = dict[str, Any]

SETTLING = 15
"""Frames in which a card or an act has come in."""


class Say(Protocol):
    """Says a sentence of the catalogue in the person's language."""

    def __call__(self, key: str, /, **values: str | int) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who the page is for."""

    lang: str
    """ "fr" or "en"."""
    say: Say


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What stands under the scenes."""

    board: Storyboard
    facts: Mapping[str, MediaFacts]
    """What is known of the media at hand, by content hash."""
    total: int
    """Frames of the whole, end card included."""
    over: frozenset[str] = frozenset()
    """Captions ("scene/caption") that lie over a face."""

    def share(self, frames: int) -> float:
        """A length or moment of the timeline, as per cent of the whole."""
        return round(frames * 100 / self.total, 3) if self.total else 0.0


def desk(
    board: Storyboard,
    facts: Mapping[str, MediaFacts],
    reader: Reader,
    over: frozenset[str] = frozenset(),
) -> Json:
    """The layout of a storyboard: placed scenes in frames and per cent, labels, advice.

    `over` names the captions ("scene/caption") that lie over a face.
    """
    placed = pace.pace(board)
    joke = pace.length(board)
    card = board.end_card.frames if board.end_card else 0
    ground = Ground(board=board, facts=facts, total=joke + card, over=over)
    strip = {mark.scene: mark for mark in marks(board) if mark.kind != "hold"}
    numbers = {item.scene.id: n for n, item in enumerate(placed, start=1)}
    done = sum(filled(item.scene) for item in placed)
    return {
        "rate": RATE,
        "length": ground.total,
        "joke": joke,
        "length_label": lengths.lasting(joke, reader.lang),
        "total_label": lengths.moment(ground.total, reader.lang),
        "filled": done,
        "count": len(placed),
        "count_label": reader.say("editor-count", filled=done, total=len(placed)),
        "ruler": _ruler(ground),
        "scenes": [
            _scene(item, numbers[item.scene.id], strip.get(item.scene.id), ground, reader)
            for item in placed
        ],
        "resting": [_resting(scene, reader) for scene in board.scenes if scene.id not in numbers],
        "end": {"start": joke, "frames": card, "x": ground.share(joke), "width": ground.share(card)}
        if card
        else None,
        "cover": pace.cover_frame(board),
        "music": _music(ground, placed),
    }


def _scene(item: Placed, number: int, mark: Mark | None, ground: Ground, reader: Reader) -> Json:
    scene, lang = item.scene, reader.lang
    start = item.span.start_time
    return {
        "id": scene.id,
        "number": number,
        "name": scene.name.said(lang) or reader.say("editor-scene-unnamed", number=number),
        "instructions": scene.instructions.said(lang),
        "say": scene.say,
        "beat": scene.beat,
        "kind": scene.picture.kind,
        "filled": filled(scene),
        "mark": mark.kind if mark else "plan",
        "start": start,
        "end": item.span.end_time,
        "look": start + _settled(item),
        "x": ground.share(start),
        "width": ground.share(item.span.duration),
        "once": item.once,
        "length_label": lengths.lasting(item.span.duration, lang),
        "hold": _hold(item, ground, lang),
        "lands": item.lands,
        "media": _media(scene),
        "words": scene.picture.text if isinstance(scene.picture, CardSlot) else "",
        "voice": _voice(item, ground),
        "take": of_take(scene, ground.facts, lang, reader.say),
        "captions": [_caption(c, item, ground, reader) for c in scene.captions],
        "gags": [_gag(g, item, ground, reader) for g in scene.gags],
        "sounds": [_sound(s, item, ground, reader) for s in scene.sounds],
    }


def _settled(item: Placed) -> int:
    """Frames until the scene shows what it is: what is drawn comes in with a movement."""
    moving = isinstance(item.scene.picture, CardSlot | DrawnSlot)
    return min(SETTLING, item.once - 1) if moving else 0


def _resting(scene: Scene, reader: Reader) -> Json:
    return {"id": scene.id, "name": scene.name.said(reader.lang), "ending": scene.ending}


def _media(scene: Scene) -> str | None:
    take = pace.take_of(scene)
    return take.media if take else None


def _hold(item: Placed, ground: Ground, lang: str) -> Json | None:
    if not item.hold.duration:
        return None
    return {
        "start": item.hold.start_time,
        "frames": item.hold.duration,
        "x": ground.share(item.hold.start_time),
        "width": ground.share(item.hold.duration),
        "label": lengths.lasting(item.hold.duration, lang),
    }


def _voice(item: Placed, ground: Ground) -> Json | None:
    voice = item.scene.voice
    if voice is None:
        return None
    at = item.span.start_time + voice.at
    frames = voice.take.duration if voice.take and voice.take.duration else item.span.duration
    return {
        "filled": voice.take is not None,
        "wanted": voice.wanted,
        "script": voice.script or item.scene.say,
        "x": ground.share(at),
        "width": ground.share(min(frames, max(0, ground.total - at))),
    }


def _caption(caption: Caption, item: Placed, ground: Ground, reader: Reader) -> Json:
    begin = item.span.start_time + max(0, pace.shown_at(item.scene, caption))
    end = item.span.end_time
    if caption.duration is not None:
        end = min(end, begin + caption.duration)
    return {
        "id": caption.id,
        "from": begin,
        "to": max(begin, end),
        "x": ground.share(begin),
        "width": ground.share(max(0, end - begin)),
        "start_label": lengths.moment(caption.start, reader.lang),
        "end_label": lengths.moment(end - item.span.start_time, reader.lang),
        "hint": caption.hint.said(reader.lang),
        "reading": of_caption(item.scene, caption, reader.say),
        "face": reader.say("editor-caption-face")
        if f"{item.scene.id}/{caption.id}" in ground.over
        else "",
        "said": _said(item.scene, caption, max(0, end - begin)),
    }


def _said(scene: Scene, caption: Caption, frames: int) -> list[Json]:
    """The words of a karaoke, each with the frame of the caption at which it lights up."""
    if caption.style != "karaoke":
        return []
    times = lit(scene, caption, frames)
    return [{"word": word, "at": at} for word, at in zip(words(caption.text), times, strict=True)]


def _gag(gag: Gag, item: Placed, ground: Ground, reader: Reader) -> Json:
    at = item.span.start_time + max(0, gag.at)
    frames = min(gag.duration, max(0, item.once - gag.at))
    word = reader.say(f"gag-{gag.kind}")
    return {
        "id": gag.id,
        "kind": gag.kind,
        "label": f"{gag.emoji} {word}".strip() if gag.emoji else word,
        "at": at,
        "to": at + frames,
        "look": at + frames // 3,
        "x": ground.share(at),
        "width": ground.share(frames),
        "at_label": lengths.moment(gag.at, reader.lang),
        "length_label": lengths.lasting(gag.duration, reader.lang),
        "lost": _lost(gag, item, reader),
    }


def _lost(gag: Gag, item: Placed, reader: Reader) -> str:
    """When a blur that follows does not see the face it hides, in words; empty: it always does."""
    if not gag.trail:
        return ""
    if trails.adrift(item.scene, gag):
        return reader.say("editor-follow-adrift")
    times = [
        lengths.moment(item.span.start_time + each.start_time, reader.lang)
        for each in trails.unseen(item.scene, gag)
    ]
    return reader.say("editor-follow-lost", moments=" · ".join(times)) if times else ""


def _sound(cue: SoundCue, item: Placed, ground: Ground, reader: Reader) -> Json:
    at = item.span.start_time + max(0, cue.at)
    return {
        "id": cue.id,
        "label": _sound_name(cue.sound, reader),
        "at": at,
        "x": ground.share(at),
        "at_label": lengths.moment(cue.at, reader.lang),
    }


def _music(ground: Ground, placed: tuple[Placed, ...]) -> Json | None:
    music = ground.board.music
    if music is None:
        return None
    starts = {item.scene.id: item.span.start_time for item in placed}
    begin = starts.get(music.start_scene or "", 0)
    end = ground.total
    if music.stop is not None and music.stop.scene in starts:
        end = min(end, starts[music.stop.scene] + max(0, music.stop.at))
    width = ground.share(max(0, end - begin))
    return {"x": ground.share(begin), "width": width, "stops": end if music.stop else None}


def _ruler(ground: Ground) -> list[Json]:
    """A tick every 5 s, or wider when the video is long."""
    step = 5 * RATE if ground.total <= 45 * RATE else 10 * RATE
    zero = f"0{lengths.NO_BREAK}s"
    return [
        {"x": ground.share(frame), "label": str(frame // RATE) if frame else zero}
        for frame in range(0, max(1, ground.total - RATE), step)
    ]


def _sound_name(name: str, reader: Reader) -> str:
    """What a sound is called; one that the house does not have keeps the name it was given."""
    if not name:
        return reader.say("sound-own")
    return reader.say(f"sound-{name}") if name in SOUNDS else name
