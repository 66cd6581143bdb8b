"""Carrying out a verb: storyboard -> storyboard. Pure; the old one is never changed.

A verb that cannot be carried out raises StoryboardError with one problem and changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from media.facts import MediaFacts
from templates import bounds, pace, soundness
from templates import verbs as v
from templates.gags import RUNNING
from templates.halves import halves
from templates.problems import StoryboardError, problem
from templates.storyboard import (
    Caption,
    FootageSlot,
    Gag,
    PhotoSlot,
    Scene,
    SoundCue,
    Storyboard,
    Take,
    VoiceSlot,
)
from templates.subtitled import subtitled
from templates.trails import followed

Facts = Mapping[str, MediaFacts]
"""What is known of the files at hand, by content hash."""

Part = TypeVar("Part", bound=Caption | Gag | SoundCue)

_FIELDS: Mapping[type[v.SceneVerb], str] = {
    v.Show: "picture",
    v.Last: "duration",
    v.Time: "timing",
    v.Zoom: "zoom",
    v.Voice: "voice",
    v.SetTransition: "transition",
}
"""Verbs that set one field of a scene, which the verb names alike."""


def apply(board: Storyboard, verb: v.Verb, facts: Facts) -> Storyboard:
    """The storyboard after the verb.

    Raises StoryboardError: "no-such-scene", "no-such-part", "not-in-hand" (media unknown),
    "take-outside" (a trim beyond the clip), "wrong-kind" (a sound in a picture slot),
    "scene-exists", "cannot-split", "split-repeats", "split-in-a-gag", "list-too-long", and
    the first of the faults of `templates.soundness` that the verb would bring in.
    """
    after = _applied(board, verb, facts)
    if _parts(after) > max(bounds.MOST_IN_ALL, _parts(board)):
        raise StoryboardError((problem("list-too-long", limit=bounds.MOST_IN_ALL),))
    known = set(soundness.faults(board, facts))
    for fault in soundness.faults(after, facts):
        if fault not in known:
            raise StoryboardError((fault,))
    return after


def _parts(board: Storyboard) -> int:
    return sum(len(s.captions) + len(s.gags) + len(s.sounds) for s in board.scenes)


def _applied(board: Storyboard, verb: v.Verb, facts: Facts) -> Storyboard:
    if isinstance(verb, v.WholeVerb):
        return _whole(verb, board)
    scene = board.scene(verb.scene)
    if scene is None:
        raise StoryboardError((problem("no-such-scene", scene=verb.scene),))
    if isinstance(verb, v.Split):
        return _split(board, scene, verb)
    if isinstance(verb, v.DuplicateScene):
        _fresh(board, verb.id)
        return _insert(board, replace(scene, id=verb.id), board.scenes.index(scene) + 1)
    if isinstance(verb, v.RemoveScene):
        return replace(board, scenes=tuple(s for s in board.scenes if s.id != scene.id))
    if isinstance(verb, v.MoveScene):
        others = replace(board, scenes=tuple(s for s in board.scenes if s.id != scene.id))
        return _insert(others, scene, verb.at)
    changed = followed(_scene(verb, scene, facts), scene)
    return replace(board, scenes=tuple(changed if s.id == scene.id else s for s in board.scenes))


# --- verbs on the whole --------------------------------------------------------------------------


def _whole(verb: v.WholeVerb, board: Storyboard) -> Storyboard:
    match verb:
        case v.AddScene():
            _fresh(board, verb.scene.id)
            return _insert(board, verb.scene, verb.at)
        case v.Rename():
            return replace(board, title=verb.title)
        case v.SetMusic():
            return replace(board, music=verb.music)
        case v.SetLogo():
            return replace(board, logo=verb.media)
        case v.SetEndCard():
            return replace(board, end_card=verb.end_card)
        case v.SetCover():
            return replace(board, cover=verb.cover)
        case v.SetSpeakers():
            return replace(board, speakers=verb.speakers)
        case v.SetLanguage():
            return replace(board, language=verb.language)
        case v.ChooseEnding():
            return replace(board, ending=verb.ending)
        case v.LaySubtitles():
            return subtitled(board, verb.cues, style=verb.style, place=verb.place)


def _insert(board: Storyboard, scene: Scene, at: int) -> Storyboard:
    _room(board.scenes)
    place = min(max(at, 0), len(board.scenes))
    return replace(board, scenes=(*board.scenes[:place], scene, *board.scenes[place:]))


def _fresh(board: Storyboard, scene_id: str) -> None:
    if board.scene(scene_id) is not None:
        raise StoryboardError((problem("scene-exists", scene=scene_id),))


def _split(board: Storyboard, scene: Scene, verb: v.Split) -> Storyboard:
    take = pace.take_of(scene)
    once = pace.played_frames(scene)
    footage = isinstance(scene.picture, FootageSlot)
    if take is None or take.duration is None or not footage or not 0 < verb.at < once:
        raise StoryboardError((problem("cannot-split", "scenes", scene.id),))
    if scene.timing.repeats > 1:
        raise StoryboardError((problem("split-repeats", "scenes", scene.id),))
    if any(g.kind in RUNNING and g.at < verb.at < g.at + g.duration for g in scene.gags):
        raise StoryboardError((problem("split-in-a-gag", "scenes", scene.id),))
    _fresh(board, verb.id)
    _room(board.scenes)
    first, second = halves(scene, verb.at, verb.id)
    place = board.scenes.index(scene)
    scenes = (*board.scenes[:place], first, second, *board.scenes[place + 1 :])
    return replace(board, scenes=scenes)


# --- verbs on a scene ----------------------------------------------------------------------------


def _scene(verb: v.SceneVerb, scene: Scene, facts: Facts) -> Scene:
    match verb:
        case v.Fill():
            return _fill(verb, scene, facts)
        case v.Trim():
            return _trim(verb, scene, facts)
        case v.Clear():
            return _clear(verb, scene)
        case v.Remove():
            return _remove(verb, scene)
        case v.PutCaption():
            return replace(scene, captions=_put(scene.captions, verb.caption))
        case v.PutGag():
            return replace(scene, gags=_put(scene.gags, verb.gag))
        case v.PutSound():
            return replace(scene, sounds=_put(scene.sounds, verb.sound))
        case v.Frame():
            return replace(scene, framing=replace(verb.framing, proposed=False))
        case v.Propose():
            return _propose(verb, scene)
        case v.Level():
            return replace(scene, volume=verb.volume, mute=verb.mute)
        case v.Describe():
            return _describe(verb, scene)
        case _:
            return replace(scene, **{_FIELDS[type(verb)]: getattr(verb, _FIELDS[type(verb)])})


def _fill(verb: v.Fill, scene: Scene, facts: Facts) -> Scene:
    fact = facts.get(verb.media)
    if fact is None:
        raise StoryboardError((problem("not-in-hand", "scenes", scene.id),))
    if verb.slot == "voice":
        if not fact.has_sound and fact.kind != "audio":
            raise StoryboardError((problem("no-sound-in-it", "scenes", scene.id),))
        start = verb.start or 0
        take = Take(media=verb.media, start=start, duration=fact.duration - start)
        return replace(scene, voice=replace(scene.voice or VoiceSlot(), take=take))
    if fact.kind == "audio":
        raise StoryboardError((problem("wrong-kind", "scenes", scene.id),))
    if fact.kind == "image":
        return replace(scene, picture=PhotoSlot(take=Take(media=verb.media)))
    return replace(scene, picture=FootageSlot(take=_first_take(verb, scene, fact)))


def _first_take(verb: v.Fill, scene: Scene, fact: MediaFacts) -> Take:
    """The part of a new clip that is used at first: as much as the scene wants, from its start.

    Of a range that is the length its author wrote: the rhythm is the joke, and a handle gives more.
    """
    old = pace.take_of(scene)
    wanted = fact.duration
    if scene.duration.rule != "footage":
        wanted = min(fact.duration, _used(scene.duration.frames, scene))
    start = verb.start if verb.start is not None else (old.start if old else 0)
    if start + wanted > fact.duration:
        start = max(0, fact.duration - wanted)
    return Take(media=verb.media, start=start, duration=min(wanted, fact.duration - start))


def _used(frames: int, scene: Scene) -> int:
    exact = Fraction(frames) * pace.speed(scene)
    return max(1, -(-exact.numerator // exact.denominator))


def _clear(verb: v.Clear, scene: Scene) -> Scene:
    if verb.slot == "voice":
        return replace(scene, voice=replace(scene.voice, take=None) if scene.voice else None)
    if isinstance(scene.picture, FootageSlot | PhotoSlot):
        return replace(scene, picture=replace(scene.picture, take=None))
    return replace(scene, picture=FootageSlot())


def _trim(verb: v.Trim, scene: Scene, facts: Facts) -> Scene:
    take = pace.take_of(scene)
    fact = facts.get(take.media) if take else None
    if take is None or fact is None or not isinstance(scene.picture, FootageSlot):
        raise StoryboardError((problem("nothing-to-trim", "scenes", scene.id),))
    if verb.start < 0 or verb.duration < 1 or verb.start + verb.duration > fact.duration:
        raise StoryboardError((problem("take-outside", "scenes", scene.id),))
    return replace(
        scene, picture=FootageSlot(take=replace(take, start=verb.start, duration=verb.duration))
    )


def _propose(verb: v.Propose, scene: Scene) -> Scene:
    """What a person chose stays, unless a person asks for the machine's."""
    if scene.framing.chosen and not verb.over:
        return scene
    return replace(scene, framing=replace(verb.framing, proposed=True))


def _remove(verb: v.Remove, scene: Scene) -> Scene:
    field = {"caption": "captions", "gag": "gags", "sound": "sounds"}[verb.part]
    parts = getattr(scene, field)
    if all(part.id != verb.id for part in parts):
        raise StoryboardError((problem("no-such-part", "scenes", scene.id),))
    kept = tuple(part for part in parts if part.id != verb.id)
    return replace(scene, **{field: kept})  # type: ignore[arg-type]


def _describe(verb: v.Describe, scene: Scene) -> Scene:
    return replace(
        scene,
        name=verb.name or scene.name,
        instructions=verb.instructions or scene.instructions,
        say=scene.say if verb.say is None else verb.say,
        beat=verb.beat or scene.beat,
    )


def _put(parts: tuple[Part, ...], new: Part) -> tuple[Part, ...]:
    if any(part.id == new.id for part in parts):
        return tuple(new if part.id == new.id else part for part in parts)
    _room(parts)
    return (*parts, new)


def _room(parts: tuple[object, ...]) -> None:
    """One more would be beyond what the document's door lets in."""
    if len(parts) >= bounds.MOST_PARTS:
        raise StoryboardError((problem("list-too-long", limit=bounds.MOST_PARTS),))
