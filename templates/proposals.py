"""The first framing: where the window goes so that a face stays in an upright picture. Pure.

Faces are looked at twice a second (media.sightings). The one that takes most of the pictures is
followed; its way is smoothed to both sides, so that the window neither trembles nor lags, and told
in as few keys as hold it. A face that hardly moves gets a window that stands. What a person chose
is never touched (`Framing.proposed`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from media.course import place
from media.faces import Sighting
from media.facts import MediaFacts
from media.passages import passages
from media.tracks import Track, main
from templates import pace
from templates import verbs as v
from templates.edit import Facts
from templates.problems import StoryboardError, problem
from templates.storyboard import FocusPoint, FootageSlot, Framing, Scene, Storyboard

Seen = Callable[[str], Sequence[Sighting] | None]
"""The looks at a film, by content hash; None: nobody has looked yet."""

UPRIGHT = Fraction(9, 16)
SAME = Fraction(49, 50)
"""Two shapes that differ by less than this share are one: nothing is cut away."""
LEAST = Fraction(1, 5)
"""Share of the looks in which a face must be seen to be followed."""
STEADY = Fraction(3, 20)
"""Share of the window within which a face may move before the window does."""
CLOSE = Fraction(1, 50)
"""Share of the window by which the told way may differ from the smoothed one."""
MOST_KEYS = 40
EVERY = 5
"""Frames from one place of the way to the next that is held against the keys."""
MARGIN = 15
"""Frames before and after the take whose looks still tell of it."""


def cut(fact: MediaFacts) -> bool:
    """Whether an upright picture cuts something of this film away."""
    return fact.kind == "video" and bool(fact.width and fact.height) and _window(fact) < 1


def proposal(scene: Scene, fact: MediaFacts, looks: Sequence[Sighting]) -> Framing | None:
    """The framing that keeps the face in the picture; None: no face, or nothing is cut away."""
    take = pace.take_of(scene)
    if take is None or not isinstance(scene.picture, FootageSlot) or not cut(fact):
        return None
    end = take.start + (take.duration or fact.duration)
    near = [one for one in looks if take.start - MARGIN <= one.at <= end + MARGIN]
    found = main(near)
    if not found or len(found) < LEAST * len(near):
        return None
    wide = fact.width > UPRIGHT * fact.height
    way = _way(found, wide=wide)
    frames = _frames(scene)
    places = {frame: way(picture) for frame, picture in _pictures(scene, take.start, frames)}
    window = 1000 * _window(fact)
    low, high = min(places.values()), max(places.values())
    if high - low <= STEADY * window:
        middle = round((low + high) / 2)
        return Framing(x=middle if wide else 500, y=500 if wide else middle, proposed=True)
    keys = _keys(places, _stops(scene), CLOSE * window, wide=wide)
    return Framing(x=keys[0].x, y=keys[0].y, keys=keys, proposed=True)


def renewed(before: Storyboard, after: Storyboard, verb: v.Verb, facts: Facts,
            seen: Seen) -> Storyboard:  # fmt: skip
    """The storyboard after a verb, with the proposals that it calls for, or has outdated.

    A slot that is filled gets a first one; what was proposed follows a trim, a change of speed or a
    gag that bends time, and goes with its clip. Halves of a scene look as the whole did.
    """
    if isinstance(verb, v.Split | v.Propose | v.Frame) or not isinstance(verb, v.SceneVerb):
        return after
    old, new = before.scene(verb.scene), after.scene(verb.scene)
    if old is None or new is None or new.framing.chosen or _shown(old) == _shown(new):
        return after
    same = _media(old) == _media(new)
    if same and not new.framing.proposed:
        return after
    fact = facts.get(_media(new))
    looks = seen(_media(new)) if fact is not None and cut(fact) else None
    made = proposal(new, fact, looks) if fact is not None and looks is not None else None
    if made is None and same:
        return after
    framed = replace(new, framing=made or Framing())
    scenes = tuple(framed if scene.id == new.id else scene for scene in after.scenes)
    return replace(after, scenes=scenes)


def nobody(_media: str) -> None:
    """No film has been looked at."""


def asked(board: Storyboard, scene_id: str, facts: Facts, seen: Seen) -> v.Propose:
    """« Suivre le visage »: the verb that frames a scene anew, whoever framed it before.

    Raises StoryboardError: "no-such-scene", "faces-nothing-cut", "faces-unseen" (not looked at
    yet), "faces-none".
    """
    scene = board.scene(scene_id)
    if scene is None:
        raise StoryboardError((problem("no-such-scene", scene=scene_id),))
    fact, where = facts.get(_media(scene)), ("scenes", scene_id)
    if fact is None or not isinstance(scene.picture, FootageSlot) or not cut(fact):
        raise StoryboardError((problem("faces-nothing-cut", *where),))
    looks = seen(_media(scene))
    if looks is None:
        raise StoryboardError((problem("faces-unseen", *where),))
    made = proposal(scene, fact, looks)
    if made is None:
        raise StoryboardError((problem("faces-none", *where),))
    return v.Propose(scene=scene_id, framing=made, over=True)


def _window(fact: MediaFacts) -> Fraction:
    """Share of the picture's width, or of its height, that an upright window takes; 1: all."""
    shape = Fraction(fact.width, fact.height) / UPRIGHT
    share = min(shape, 1 / shape)
    return Fraction(1) if share >= SAME else share


def _media(scene: Scene) -> str:
    take = pace.take_of(scene)
    return take.media if take is not None else ""


def _shown(scene: Scene) -> object:
    """All that decides which pictures a scene shows when."""
    return scene.picture, pace.time(scene), pace.played_frames(scene)


# --- the way of a face ---------------------------------------------------------------------------


def _way(track: Track, *, wide: bool) -> Callable[[int], Fraction]:
    """Where the middle of the face is at a frame of the film, in thousandths, smoothed."""
    plain = [Fraction(face.x if wide else face.y) for _, face in track]
    padded = [plain[0], *plain, plain[-1]]
    smooth = [(a + 2 * b + c) / 4 for a, b, c in zip(padded, plain, padded[2:], strict=False)]
    frames = [at for at, _ in track]

    def at(frame: int) -> Fraction:
        after = bisect_right(frames, frame)
        if after in (0, len(frames)):
            return smooth[0 if after == 0 else -1]
        share = Fraction(frame - frames[after - 1], frames[after] - frames[after - 1])
        return smooth[after - 1] + (smooth[after] - smooth[after - 1]) * share

    return at


def _frames(scene: Scene) -> list[int]:
    last = pace.played_frames(scene) - 1
    return sorted({*range(0, last, EVERY), last, *_stops(scene)})


def _stops(scene: Scene) -> set[int]:
    """Frames of the scene on both sides of where its time begins to run otherwise."""
    last = pace.played_frames(scene) - 1
    starts = {each.start for each in passages(pace.time(scene)) if 0 < each.start <= last}
    return starts | {start - 1 for start in starts}


def _pictures(scene: Scene, first: int, frames: list[int]) -> list[tuple[int, int]]:
    """Those frames of the scene, each with the picture of the film it shows."""
    runs = passages(pace.time(scene))
    shown = []
    for frame in frames:
        run = next(each for each in runs if each.start <= frame < each.end)
        shown.append((frame, first + run.shown(frame)))
    return shown


def _keys(
    places: dict[int, Fraction], stops: set[int], close: Fraction, *, wide: bool
) -> tuple[FocusPoint, ...]:
    """As few keys as tell the way: one is added where they are furthest from it, until none is."""
    frames = sorted(places)
    chosen = {frames[0], frames[-1], *stops}
    while True:
        course = [(at, Fraction(round(places[at])), at not in stops) for at in sorted(chosen)]
        away = {at: abs(place(course, at) - places[at]) for at in frames}
        worst = max(frames, key=lambda at: away[at])
        if away[worst] <= close or len(chosen) >= MOST_KEYS or worst in chosen:
            break
        chosen.add(worst)
    return tuple(
        FocusPoint(at=at, x=_thousandths(there) if wide else 500,
                   y=500 if wide else _thousandths(there), passing=passing)
        for at, there, passing in course
    )  # fmt: skip


def _thousandths(value: Fraction) -> int:
    return max(0, min(1000, int(value)))
