"""What no graph can be made of, whoever wrote it: a file, a page, an older version. Pure.

`templates.check` tells it beside what is doubtful; a verb that would bring it in is refused
(`templates.edit`), so that a page never leaves a video of which no picture can be shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from media.facts import MediaFacts
from media.timing import RATE
from templates import pace
from templates.problems import Problem, Step, problem
from templates.references import Reference, fits, of_scene, references
from templates.storyboard import Scene, Storyboard

SPEAKERS = 2
"""Voices of a dialogue: each has its side and its colour."""
LONGEST_CARD = 30 * RATE
"""Frames of an end card: longer, nobody stays."""
LONGEST_PASSAGE = 2 * RATE
"""Frames of a transition: longer, neither picture is seen."""


def faults(board: Storyboard, facts: Mapping[str, MediaFacts]) -> Iterator[Problem]:
    """Every such fault, the whole's first. `facts` holds what is known of the files at hand."""
    yield from of_whole(board)
    for reference in references(board):
        yield from of_reference(reference, facts)
    for scene in board.scenes:
        yield from of_one(board, scene)


def of_whole(board: Storyboard) -> Iterator[Problem]:
    """The faults of what is not in a scene; the files apart."""
    for scene_id in _twice(scene.id for scene in board.scenes):
        yield problem("scene-exists", "scenes", scene_id, scene=scene_id)
    for speaker_id in _twice(speaker.id for speaker in board.speakers):
        yield problem("id-twice", "speakers", speaker_id, id=speaker_id)
    for ending_id in _twice(ending.id for ending in board.endings):
        yield problem("id-twice", "endings", ending_id, id=ending_id)
    if len(board.speakers) > SPEAKERS:
        yield problem("speakers-too-many", "speakers", limit=SPEAKERS)
    if board.end_card is not None and not 1 <= board.end_card.frames <= LONGEST_CARD:
        yield problem("end-card-outside", "end_card", limit=LONGEST_CARD // RATE)
    known = {ending.id for ending in board.endings}
    if board.ending is not None and board.ending not in known:
        yield problem("unknown-ending", "ending", name=board.ending)
    elif board.scenes and not board.played():
        yield problem("nothing-played", "scenes")


def of_one(board: Storyboard, scene: Scene) -> Iterator[Problem]:
    """The faults of one scene; its files apart."""
    at = ("scenes", scene.id)
    if scene.ending is not None and scene.ending not in {one.id for one in board.endings}:
        yield problem("unknown-ending", *at, "ending", name=scene.ending)
    for field in ("captions", "gags", "sounds"):
        for part_id in _twice(part.id for part in getattr(scene, field)):
            yield problem("id-twice", *at, field, part_id, id=part_id)
    rule = scene.duration
    if rule.rule == "range" and not 1 <= rule.minimum <= rule.maximum:
        yield problem("range-reversed", *at, "duration")
    passage = scene.transition
    if passage.kind != "cut" and not 1 <= passage.frames <= LONGEST_PASSAGE:
        yield problem("transition-outside", *at, "transition", limit=LONGEST_PASSAGE // RATE)


def of_files(scene: Scene, facts: Mapping[str, MediaFacts]) -> Iterator[Problem]:
    """The faults of the files that a scene names."""
    for reference in of_scene(scene):
        yield from of_reference(reference, facts)


def of_reference(reference: Reference, facts: Mapping[str, MediaFacts]) -> Iterator[Problem]:
    """Whether the file is in hand, is of the kind that fits there, and reaches far enough."""
    where: tuple[Step, ...] = reference.where
    fact, take = facts.get(reference.media), reference.take
    if fact is None:
        yield problem("not-in-hand", *where)
    elif not fits(fact, reference.wanted):
        yield problem("media-wrong-kind", *where, wanted=reference.wanted)
    elif take is not None and fact.kind != "image":
        frames = 1 if take.duration is None else take.duration
        if take.start < 0 or frames < 1 or take.start + frames > fact.duration:
            yield problem("take-outside", *where)


def voice_beyond(scene: Scene) -> bool:
    """True when the voice laid over a scene would begin before it, or after its end."""
    if scene.voice is None or scene.voice.take is None:
        return False
    lasts = pace.played_frames(scene) * max(1, scene.timing.repeats)
    return not 0 <= scene.voice.at < lasts


def _twice(ids: Iterable[str]) -> Iterator[str]:
    return (one for one, count in Counter(ids).items() if count > 1)
