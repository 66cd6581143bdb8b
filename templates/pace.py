"""How long each scene lasts and where it stands: the one arithmetic of comic timing. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import takewhile

from media.effects import Backwards
from media.passages import Passage, lasting, passages
from media.timeline import Effect, LinearTimeWarp
from media.timing import TimeRange
from templates.gags import bend
from templates.storyboard import (
    Caption,
    CardSlot,
    DrawnSlot,
    FootageSlot,
    PhotoSlot,
    Scene,
    Storyboard,
    Take,
)

READ = 30
"""Frames that are kept at least for the words that follow a long voice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A scene on the timeline."""

    scene: Scene
    hold: TimeRange
    """The silence before it, in frames of the timeline; may be empty."""
    span: TimeRange
    """The scene itself, repeats included."""
    once: int
    """Frames of one playing."""
    lands: int | None
    """Frame of the timeline where the joke lands, for a punchline; else None."""


def take_of(scene: Scene) -> Take | None:
    """What fills the scene's picture, or None."""
    picture = scene.picture
    return picture.take if isinstance(picture, FootageSlot | PhotoSlot) else None


def speed(scene: Scene) -> Fraction:
    """Frames of media used for each frame shown."""
    return Fraction(scene.timing.tempo, 100)


def played_frames(scene: Scene) -> int:
    """Frames of one playing: the duration rule, then the cut after the punchline."""
    length = _length(scene)
    if scene.timing.cut is not None:
        length = min(length, landing(scene) + scene.timing.cut)
    return max(1, length)


def _length(scene: Scene) -> int:
    """Frames of one playing before the cut."""
    rule = scene.duration
    take = take_of(scene)
    length = rule.frames
    if take is not None and take.duration is not None and isinstance(scene.picture, FootageSlot):
        natural = lasting(time(scene), take.duration)
        if rule.rule == "footage":
            length = natural
        elif rule.rule == "range":
            length = min(max(natural, rule.minimum), rule.maximum)
    return length


def landing(scene: Scene) -> int:
    """Frame of the scene where its joke lands."""
    if scene.timing.lands is not None:
        return scene.timing.lands
    return shown_at(scene, scene.captions[0]) if scene.captions else 0


def shown_at(scene: Scene, caption: Caption) -> int:
    """First frame of the scene that bears the caption.

    On the punchline the words come after the voice, else they tell the joke first: after the voice
    that is laid over the scene, where there is one, else a little after the author's moment, which
    is where the clip's own voice speaks. All captions of the scene move by the same.
    """
    if scene.beat != "punchline" or scene.timing.words == "before":
        return caption.start
    late = scene.timing.voice_lead
    said = _voice_end(scene)
    if said is not None:
        first = min(c.start for c in (*scene.captions, caption))
        room = _length(scene) - READ - first  # the words are never pushed out of their scene
        late = max(0, min(said - first + late, room))
    return caption.start + late


def _voice_end(scene: Scene) -> int | None:
    """Frame of the scene at which the voice laid over it ends, or None."""
    voice = scene.voice
    if voice is None or voice.take is None or voice.take.duration is None:
        return None
    return max(0, voice.at) + voice.take.duration


def lacking(scene: Scene) -> int:
    """Frames the take is too short for what the scene asks; its last picture stands for so long."""
    take, rule = take_of(scene), scene.duration
    if take is None or take.duration is None or rule.rule == "footage":
        return 0
    wanted = rule.frames if rule.rule == "fixed" else rule.minimum
    return max(0, wanted - lasting(time(scene), take.duration))


def of_take(scene: Scene, frame: int) -> int:
    """Frames of the take that are used up at a frame of the scene; freezes hold it still."""
    return int(passage_at(scene, max(0, frame)).used(max(0, frame)))


def take_ends(scene: Scene) -> int | None:
    """Frame of the scene that shows the take's last picture, which stands from there on.

    None where nothing runs out: a photo, a card, an empty slot. What a person trimmed away is
    never shown nor heard, however long the scene.
    """
    take = take_of(scene)
    if take is None or take.duration is None or not isinstance(scene.picture, FootageSlot):
        return None
    for passage in passages(time(scene)):
        beyond = passage.reaches(take.duration - 1)
        if beyond < passage.end:
            return max(0, beyond - 1)
    return None


def passage_at(scene: Scene, frame: int) -> Passage:
    """How the time of the scene's clip runs at one of its frames."""
    return next(p for p in passages(time(scene)) if p.start <= frame < p.end)


def time(scene: Scene) -> tuple[Effect, ...]:
    """What is done to the time of a scene's clip: its tempo, and the gags that bend it."""
    found: list[Effect] = []
    if isinstance(scene.picture, FootageSlot | DrawnSlot) and scene.timing.tempo != 100:
        found.append(LinearTimeWarp(time_scalar=speed(scene)))
    take = take_of(scene)
    for gag in sorted(scene.gags, key=lambda g: (g.at, g.id)):
        bent = bend(gag)
        if bent is None or gag.at < 0:
            continue
        if isinstance(bent, Backwards) and take is not None and take.duration is not None:
            here = next(p for p in passages(found) if p.start <= gag.at < p.end)
            left = int((take.duration - here.used(gag.at)) / speed(scene))
            bent = replace(bent, duration=min(bent.duration, left))
        found.append(bent)
    return tuple(found)


def pace(storyboard: Storyboard) -> tuple[Placed, ...]:
    """Every played scene with its place, in order, in frames of the timeline."""
    result: list[Placed] = []
    now = 0
    for scene in storyboard.played():
        hold = scene.timing.hold if result else 0
        once = played_frames(scene)
        start = now + hold
        repeats = max(1, scene.timing.repeats)
        lands = start + landing(scene) if scene.beat == "punchline" else None
        result.append(
            Placed(
                scene=scene,
                hold=TimeRange(start_time=now, duration=hold),
                span=TimeRange(start_time=start, duration=once * repeats),
                once=once,
                lands=lands,
            )
        )
        now = start + once * repeats
    return tuple(result)


def length(storyboard: Storyboard) -> int:
    """Frames of the joke, end card excluded."""
    placed = pace(storyboard)
    return placed[-1].span.end_time if placed else 0


def cover_frame(storyboard: Storyboard) -> int:
    """Frame that stands for the video: the chosen one, else one that does not tell the joke.

    That is the middle of the busiest scene before the punchline: the one with most words and gags,
    the last of them where several have as many; a scene with a picture before one with only a card.
    """
    placed = pace(storyboard)
    if not placed:
        return 0
    last = placed[-1].span.end_time - 1
    if storyboard.cover is not None:
        for item in placed:
            if item.scene.id == storyboard.cover.scene:
                return min(item.span.start_time + max(0, storyboard.cover.at), last)
    before = tuple(takewhile(lambda item: item.lands is None, placed))
    if not before:
        return min(placed[0].lands or 0, placed[0].span.duration) // 2
    seen = max(before, key=lambda item: (_shows(item.scene), item.span.start_time))
    return seen.span.start_time + seen.once // 2


def _shows(scene: Scene) -> tuple[bool, int]:
    """How much there is to see: a picture or only a card, and the words and gags on it."""
    written = sum(bool(caption.text.strip()) for caption in scene.captions)
    return not isinstance(scene.picture, CardSlot), written + len(scene.gags)
