"""What a page says, as a verb: times as people write them, and ends counted for it. Pure.

A page knows moments ("0:07,9", the playhead), not lengths; so it may say « the take ends there »
and this module, which knows the scene, says how long that is.

    trim-from, trim-to          scene, at: a moment of the clip, written
    trim-here, trim-until-here  scene, at: a frame of the scene, as it plays
    caption-end                 scene, id, at: a moment of the scene, written
    follow-face                 scene: framed by the faces that were seen in its clip
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from studio.words import lengths
from templates import document, pace, proposals, verbs
from templates.edit import Facts
from templates.problems import StoryboardError, problem
from templates.storyboard import Scene, Storyboard, Take
from templates.verbs import Verb

Json = dict[str, Any]
NOTHING: Final[Facts] = {}


def verb(
    board: Storyboard,
    value: Mapping[str, Any],
    facts: Facts = NOTHING,
    seen: proposals.Seen = proposals.nobody,
) -> Verb:
    """The verb of what the page sent. Raises StoryboardError when it is none."""
    spelled = _frames(dict(value))
    if spelled.get("verb") == "follow-face":
        return proposals.asked(board, str(spelled.get("scene")), facts, seen)
    phrase = _PHRASES.get(str(spelled.get("verb")))
    if phrase is None:
        return verbs.read(spelled)
    scene = board.scene(str(spelled.get("scene")))
    if scene is None:
        raise StoryboardError((problem("no-such-scene", scene=str(spelled.get("scene"))),))
    at = spelled.get("at")
    if not isinstance(at, int):
        raise StoryboardError((problem("not-a-verb", place="at"),))
    return verbs.read(verbs.dump(phrase(scene, at, spelled)))


def _trim_from(scene: Scene, at: int, _said: Json) -> Verb:
    take = _take(scene)
    assert take.duration is not None
    end = take.start + take.duration
    if at >= end:
        return verbs.Trim(scene=scene.id, start=at, duration=take.duration)
    return verbs.Trim(scene=scene.id, start=at, duration=end - at)


def _trim_to(scene: Scene, at: int, _said: Json) -> Verb:
    take = _take(scene)
    return verbs.Trim(scene=scene.id, start=take.start, duration=max(0, at - take.start))


def _trim_here(scene: Scene, at: int, said: Json) -> Verb:
    return _trim_from(scene, _take(scene).start + pace.of_take(scene, at), said)


def _trim_until_here(scene: Scene, at: int, said: Json) -> Verb:
    return _trim_to(scene, _take(scene).start + pace.of_take(scene, at + 1), said)


def _caption_end(scene: Scene, at: int, said: Json) -> Verb:
    caption = next((c for c in scene.captions if c.id == said.get("id")), None)
    if caption is None:
        raise StoryboardError((problem("no-such-part", "scenes", scene.id),))
    begin = pace.shown_at(scene, caption)
    whole = at >= pace.played_frames(scene)
    length = None if whole else max(1, at - begin)
    return verbs.PutCaption(scene=scene.id, caption=replace(caption, duration=length))


_PHRASES: Final[Mapping[str, Callable[[Scene, int, Json], Verb]]] = {
    "trim-from": _trim_from,
    "trim-to": _trim_to,
    "trim-here": _trim_here,
    "trim-until-here": _trim_until_here,
    "caption-end": _caption_end,
}


def _take(scene: Scene) -> Take:
    take = pace.take_of(scene)
    if take is None or take.duration is None:
        raise StoryboardError((problem("nothing-to-trim", "scenes", scene.id),))
    return take


def _frames(value: Any, key: str = "", where: tuple[str | int, ...] = ()) -> Any:
    """The same with written times as frames. Raises StoryboardError for what is no time."""
    if isinstance(value, dict):
        return {k: _frames(v, k, (*where, k)) for k, v in value.items()}
    if isinstance(value, list):
        return [_frames(v, key, (*where, i)) for i, v in enumerate(value)]
    if isinstance(value, str) and key in document.TIMES:
        frames = lengths.read(value)
        if frames is None:
            raise StoryboardError((problem("not-a-time", *where, found=value[:40]),))
        return frames
    return value
