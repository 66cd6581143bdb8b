"""What is wrong, doubtful or missing in a storyboard: all of it at once, as values. Pure.

"error" stops a render; "warning" says look; "todo" names what is still to be filled; "note" is for
authors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from media.contrast import faint
from media.emoji_runs import unknown
from media.facts import MediaFacts
from media.timing import RATE, timecode
from media.typography import plain
from templates import funding, pace, soundness, trails
from templates.gags import FASTEST, SLOWEST, TAKING
from templates.problems import Problem, problem
from templates.reading import of_caption
from templates.references import references
from templates.storyboard import (
    Caption,
    CardSlot,
    DrawnSlot,
    FootageSlot,
    Gag,
    PhotoSlot,
    Scene,
    SoundCue,
    Storyboard,
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
    drawings: frozenset[str] = frozenset()
    """Empty: not known here, so no name of a drawing is refused."""
    letters: frozenset[int] = frozenset()
    """Code points that some face has; empty: not looked at."""
    pictures: frozenset[int] = frozenset()
    """Code points that begin an emoji the engine can draw."""


def check(board: Storyboard, facts: Mapping[str, MediaFacts], shelf: Shelf) -> tuple[Problem, ...]:
    """Every problem of what could be read, the whole's first, then in the order of the scenes.

    `facts` holds what is known of the files at hand, `shelf` what the engine has by name. What
    keeps a document from being read at all is for `templates.document` to say.
    """
    found = list(_whole(board, facts, shelf))
    for scene in board.scenes:
        found.extend(_scene(board, scene, facts, shelf))
    return tuple(found)


def _whole(board: Storyboard, facts: Mapping[str, MediaFacts], shelf: Shelf) -> Iterator[Problem]:
    yield from soundness.of_whole(board)
    for reference in references(replace(board, scenes=())):
        yield from soundness.of_reference(reference, facts)
    yield from funding.of_card(board, facts)
    named = board.music is not None and board.music.take is None
    if named and board.music and board.music.name not in shelf.music:
        yield problem("unknown-music", "music", name=board.music.name)
    if not board.scenes:
        yield problem("no-scene", "scenes", severity="todo")
        return
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
        for where in (music.start_scene, music.stop.scene if music.stop else None):
            if where is not None and where not in ids:
                yield problem("music-stop-nowhere", "music", severity="warning", scene=where)
    if board.cover is not None and board.cover.scene not in ids:
        yield problem("cover-nowhere", "cover", severity="warning", scene=board.cover.scene)


def _scene(
    board: Storyboard, scene: Scene, facts: Mapping[str, MediaFacts], shelf: Shelf
) -> Iterator[Problem]:
    at = ("scenes", scene.id)
    yield from soundness.of_one(board, scene)
    yield from soundness.of_files(scene, facts)
    yield from _picture(scene, shelf)
    if scene.voice is not None and scene.voice.take is None and scene.voice.wanted:
        yield problem("voice-empty", *at, "voice", severity="todo")
    if soundness.voice_beyond(scene):
        moment = timecode(max(0, scene.voice.at if scene.voice else 0))
        yield problem("voice-outside", *at, "voice", moment=moment)
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
        if gag.trail and (trails.adrift(scene, gag) or trails.unseen(scene, gag)):
            yield problem("blur-to-look-at", *at, "gags", gag.id, severity="warning")
        if gag.at >= length or gag.at < 0 or gag.duration < 1:
            yield problem("gag-outside", *at, "gags", gag.id, moment=timecode(max(0, gag.at)))
        yield from _gag(gag, shelf, (*at, "gags", gag.id))
    for cue in scene.sounds:
        yield from _sound(cue, scene, length, shelf)


def _gag(gag: Gag, shelf: Shelf, at: tuple[str, ...]) -> Iterator[Problem]:
    if gag.kind in ("sticker", "emoji-rain") and not gag.emoji.strip():
        yield problem("sticker-empty", *at, severity="todo")
    if gag.kind == "burst" and not gag.text.strip():
        yield problem("burst-empty", *at, severity="todo")
    if gag.kind in TAKING and gag.take is None:
        yield problem("second-clip-empty", *at, severity="todo")
    speeds = {"speed": (gag.amount,), "replay": (gag.amount,), "ramp": (gag.amount, gag.to)}
    for speed in speeds.get(gag.kind, ()):
        if not SLOWEST <= speed <= FASTEST:
            yield problem("speed-outside", *at, severity="warning", least=SLOWEST, most=FASTEST)
    if gag.kind == "drawn" and shelf.drawings and gag.name not in shelf.drawings:
        yield problem("unknown-drawing", *at, name=gag.name)


def _picture(scene: Scene, shelf: Shelf) -> Iterator[Problem]:
    at = ("scenes", scene.id, "picture")
    picture = scene.picture
    match picture:
        case DrawnSlot() if picture.act not in shelf.acts:
            yield problem("unknown-act", *at, name=picture.act)
        case CardSlot() if not picture.text.strip():
            yield problem("card-empty", *at, severity="todo")
        case CardSlot() if faint(picture.ink, picture.background):
            yield problem("card-faint", *at, severity="warning")
        case FootageSlot() | PhotoSlot() if picture.take is None:
            yield problem("slot-empty", *at, severity="todo", kind=picture.kind)
        case FootageSlot():
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


def _captions(board: Storyboard, scene: Scene, length: int, shelf: Shelf) -> Iterator[Problem]:
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


def _lettered(caption: Caption, where: tuple[str, ...], shelf: Shelf) -> Iterator[Problem]:
    """What of a caption will not be seen as it is typed."""
    missing = unknown(plain(caption.text), shelf.letters, shelf.pictures)
    if missing and shelf.letters:
        yield problem("signs-unknown", *where, severity="warning", signs=" ".join(missing[:8]))


def _sound(cue: SoundCue, scene: Scene, length: int, shelf: Shelf) -> Iterator[Problem]:
    at = ("scenes", scene.id, "sounds", cue.id)
    if cue.take is None and cue.sound not in shelf.sounds:
        yield problem("unknown-sound", *at, name=cue.sound)
    if cue.at < 0 or cue.at >= length:
        yield problem("sound-outside", *at, moment=timecode(max(0, cue.at)))
