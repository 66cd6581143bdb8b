"""What is wrong, doubtful or missing in a storyboard: all of it at once, as values. Pure.

"error" stops a render; "warning" says look; "todo" names what is still to be filled; "note" is for
authors.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from media.emoji_runs import unknown
from media.facts import MediaFacts
from media.timing import RATE, timecode
from media.typography import plain
from templates import pace
from templates.problems import Problem, problem
from templates.reading import of_caption
from templates.storyboard import (
    Caption,
    CardSlot,
    DrawnSlot,
    FootageSlot,
    PhotoSlot,
    Scene,
    SoundCue,
    Storyboard,
    Take,
)

LONGEST = 90 * RATE
"""A Facebook Reel lasts at most 90 s (Graph API, Reels Publishing, 30 July 2026)."""
LONGEST_AT_ALL = 15 * 60 * RATE
"""No network takes more (an Instagram Reel may last 15 min), and no machine should try."""
SHORTEST = 3 * RATE
"""A Facebook and an Instagram Reel last at least 3 s (same page)."""
LONGEST_HOLD = 8 * RATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What the engine has by name."""

    sounds: frozenset[str]
    music: frozenset[str]
    acts: frozenset[str]
    letters: frozenset[int] = frozenset()
    """Code points that some face has; empty: not looked at."""
    pictures: frozenset[int] = frozenset()
    """Code points that begin an emoji the engine can draw."""


def check(
    board: Storyboard, facts: Mapping[str, MediaFacts], shelf: Shelf | None = None
) -> tuple[Problem, ...]:
    """Every problem, in the order of the scenes. `facts` holds what is known of the files."""
    found = list(_whole(board, shelf))
    for scene in board.scenes:
        found.extend(_scene(board, scene, facts, shelf))
    return tuple(found)


def _whole(board: Storyboard, shelf: Shelf | None) -> Iterator[Problem]:
    if not board.scenes:
        yield problem("no-scene", "scenes", severity="todo")
        return
    for scene_id, count in Counter(scene.id for scene in board.scenes).items():
        if count > 1:
            yield problem("scene-exists", "scenes", scene_id, scene=scene_id)
    frames = pace.length(board) + (board.end_card.frames if board.end_card else 0)
    if frames > LONGEST:
        yield problem(
            "joke-too-long",
            severity="warning" if frames <= LONGEST_AT_ALL else "error",
            length=timecode(frames),
            limit=LONGEST // RATE,
        )
    if frames < SHORTEST:
        yield problem("joke-too-short", severity="warning", length=timecode(frames))
    ids = {scene.id for scene in board.scenes}
    music = board.music
    if music is not None:
        if shelf and music.take is None and music.name not in shelf.music:
            yield problem("unknown-music", "music", name=music.name)
        for where in (music.start_scene, music.stop.scene if music.stop else None):
            if where is not None and where not in ids:
                yield problem("music-stop-nowhere", "music", severity="warning", scene=where)
    if board.cover is not None and board.cover.scene not in ids:
        yield problem("cover-nowhere", "cover", severity="warning", scene=board.cover.scene)
    if board.ending is not None and board.ending not in {e.id for e in board.endings}:
        yield problem("unknown-ending", "ending", name=board.ending)


def _scene(
    board: Storyboard, scene: Scene, facts: Mapping[str, MediaFacts], shelf: Shelf | None
) -> Iterator[Problem]:
    at = ("scenes", scene.id)
    yield from _picture(scene, facts, shelf)
    if scene.voice is not None:
        if scene.voice.take is not None:
            yield from _take(scene.voice.take, facts, (*at, "voice"))
        elif scene.voice.wanted:
            yield problem("voice-empty", *at, "voice", severity="todo")
    timing = scene.timing
    if not 25 <= timing.tempo <= 400:
        yield problem("tempo-outside", *at, "timing", tempo=timing.tempo)
    if timing.hold < 0 or timing.hold > LONGEST_HOLD:
        yield problem("hold-outside", *at, "timing", limit=LONGEST_HOLD // RATE)
    if not 1 <= timing.repeats <= 4:
        yield problem("repeats-outside", *at, "timing", repeats=timing.repeats)
    length = pace.played_frames(scene)
    yield from _captions(board, scene, length, shelf)
    for gag in scene.gags:
        if gag.at >= length or gag.at < 0 or gag.duration < 1:
            yield problem("gag-outside", *at, "gags", gag.id, moment=timecode(max(0, gag.at)))
        if gag.kind in ("sticker", "emoji-rain") and not gag.emoji.strip():
            yield problem("sticker-empty", *at, "gags", gag.id, severity="todo")
    for cue in scene.sounds:
        yield from _sound(cue, scene, length, facts, shelf)


def _picture(
    scene: Scene, facts: Mapping[str, MediaFacts], shelf: Shelf | None
) -> Iterator[Problem]:
    at = ("scenes", scene.id, "picture")
    picture = scene.picture
    match picture:
        case DrawnSlot() if shelf and picture.act not in shelf.acts:
            yield problem("unknown-act", *at, name=picture.act)
        case CardSlot() if not picture.text.strip():
            yield problem("card-empty", *at, severity="todo")
        case FootageSlot() | PhotoSlot() if picture.take is None:
            yield problem("slot-empty", *at, severity="todo", kind=picture.kind)
        case FootageSlot() | PhotoSlot() if picture.take is not None:
            yield from _take(picture.take, facts, at)
            if isinstance(picture, FootageSlot):
                yield from _enough(scene)


def _enough(scene: Scene) -> Iterator[Problem]:
    missing = pace.lacking(scene)
    if missing:
        yield problem(
            "take-too-short",
            "scenes",
            scene.id,
            "picture",
            severity="warning",
            missing=timecode(missing),
        )


def _take(take: Take, facts: Mapping[str, MediaFacts], where: tuple[str, ...]) -> Iterator[Problem]:
    fact = facts.get(take.media)
    if fact is None:
        yield problem("not-in-hand", *where)
        return
    frames = take.duration
    if frames is None or fact.kind == "image":
        return
    if take.start < 0 or frames < 1 or take.start + frames > fact.duration:
        yield problem("take-outside", *where)


def _captions(
    board: Storyboard, scene: Scene, length: int, shelf: Shelf | None
) -> Iterator[Problem]:
    speakers = {speaker.id for speaker in board.speakers}
    for caption in scene.captions:
        at = ("scenes", scene.id, "captions", caption.id)
        if not caption.text.strip() and not (caption.counts and not caption.hint.said("fr")):
            yield problem("caption-empty", *at, severity="todo")
            continue
        start = pace.shown_at(scene, caption)
        if start >= length or start < 0:
            yield problem("caption-outside", *at, moment=timecode(max(0, caption.start)))
            continue
        if caption.speaker is not None and caption.speaker not in speakers:
            yield problem("unknown-speaker", *at, name=caption.speaker)
        read = of_caption(scene, caption)
        if read.light == "red":
            yield problem(
                "reading-too-fast", *at, severity="warning", signs=read.signs, room=read.limit
            )
        elif read.light == "amber":
            yield problem("reading-brisk", *at, severity="note", signs=read.signs, room=read.room)
        yield from _lettered(caption, at, shelf)


def _lettered(caption: Caption, where: tuple[str, ...], shelf: Shelf | None) -> Iterator[Problem]:
    """What of a caption will not be seen as it is typed."""
    missing = unknown(plain(caption.text), shelf.letters, shelf.pictures) if shelf else ()
    if missing and shelf and shelf.letters:
        yield problem("signs-unknown", *where, severity="warning", signs=" ".join(missing[:8]))


def _sound(
    cue: SoundCue,
    scene: Scene,
    length: int,
    facts: Mapping[str, MediaFacts],
    shelf: Shelf | None,
) -> Iterator[Problem]:
    at = ("scenes", scene.id, "sounds", cue.id)
    if cue.take is not None:
        yield from _take(cue.take, facts, at)
    elif shelf and cue.sound not in shelf.sounds:
        yield problem("unknown-sound", *at, name=cue.sound)
    if cue.at < 0 or cue.at >= length:
        yield problem("sound-outside", *at, moment=timecode(max(0, cue.at)))
