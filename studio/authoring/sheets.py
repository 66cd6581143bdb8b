"""What one sees and hears of a storyboard, measured in its draft, and twelve pictures of it. EDGE.

The author's beats are frames of the score; here they are looked for in the file that a viewer gets.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from media import measured, sightings
from media.captions import film
from media.errors import NoDetector
from media.lettering import draw_line
from media.overlaps import over_faces
from media.plan import media_in
from media.playback import frames_of, sound_of
from media.render import Rendered, render
from media.rendition import DRAFT
from media.timeline import CaptionReference, Timeline, placed
from media.timing import RATE, TimeRange, span
from studio.authoring.sources import AtHand
from templates import pace
from templates.compose import compose
from templates.storyboard import CardSlot, FootageSlot, PhotoSlot, Picture, Storyboard

SMALL = 180, 320
"""Size at which the whole draft is looked at."""
TILE = 120, 213
PICTURES = 12
ACROSS = 6
LIGHTEST = 60_000
"""Most bytes of a sheet."""
NEAR = 36
"""Frames around the laugh in which its sound is looked for."""
SOFT = frozenset({"whoosh", "applause", "birds", "crickets", "drum-roll", "triumph", "tick-tock"})
"""Sounds that swell, or go on: they have no one beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """Something that is to come at a frame, and the frame at which it was found."""

    name: str
    planned: int
    measured: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What was measured."""

    frames: int
    """Length, end card included."""
    words: Beat | None
    """The punchline's caption; None: it has none."""
    sound: Beat | None
    """The sharp sound nearest to the laugh."""
    black: tuple[TimeRange, ...]
    still: tuple[TimeRange, ...]
    """Unplanned stillness of more than a second; a hold, a card, a photo and a hole are planned."""
    silent: tuple[TimeRange, ...]
    """Unplanned silence of more than a second; from a stop of the music on it is planned."""
    covered: tuple[str, ...] | None
    """Captions ("scene/caption") over a face of a clip; None: no face could be looked for."""


def review(found: AtHand, workspace: Path) -> tuple[Review, bytes]:
    """What a draft of it shows, and its contact sheet as JPEG.

    Raises what `media.render.render` raises.
    """
    timeline = compose(found.board)
    made = render(timeline, DRAFT, found.sources, workspace, nice=0)
    frames = frames_of(made.path, *SMALL)
    sound = sound_of(made.path)
    told = Review(
        frames=made.duration,
        words=_words(found.board, timeline, made),
        sound=_sound(timeline, _laugh(found.board), sound),
        black=measured.longer_than(measured.black(frames), RATE),
        still=measured.longer_than(measured.still(frames), RATE, _stands(found.board, timeline)),
        silent=measured.longer_than(
            measured.silent(sound), RATE, _quiet(found.board, timeline.duration)
        ),
        covered=_covered(found, timeline),
    )
    return told, sheet(frames, _moments(found.board))


def sheet(frames: measured.Frames, moments: tuple[int, ...]) -> bytes:
    """A contact sheet of these frames with their times, JPEG of at most LIGHTEST bytes."""
    across, down = TILE
    rows = -(-len(moments) // ACROSS)
    size = ACROSS * (across + 4) + 4, rows * (down + 22) + 4
    paper = Image.new("RGBA", size, "#fffaf5")
    draw = ImageDraw.Draw(paper)
    for index, frame in enumerate(moments):
        x, y = 4 + index % ACROSS * (across + 4), 4 + index // ACROSS * (down + 22)
        picture = Image.fromarray(frames[min(frame, len(frames) - 1)])
        paper.paste(picture.resize(TILE, Image.Resampling.LANCZOS), (x, y))
        draw.rectangle((x, y + down, x + across, y + down + 18), fill="#2b1722")
        label = f"{frame / RATE:.1f} s".replace(".", ",")
        draw_line(paper, x + 6, y + down + 14, label, face="read-bold", size=12,
                  ink=(255, 250, 245, 255))  # fmt: skip
    for quality in range(78, 20, -6):
        file = BytesIO()
        paper.convert("RGB").save(file, "JPEG", quality=quality, optimize=True)
        if file.tell() <= LIGHTEST:
            break
    return file.getvalue()


def _covered(found: AtHand, timeline: Timeline) -> tuple[str, ...] | None:
    """The captions that lie over somebody's face, as far as the clips show one."""
    facts = {media: found.sources.facts(media) for media in media_in(timeline)}
    try:
        seen = {
            media: sightings.now_and_then(found.sources.path(media, "proxy"), fact.duration)
            for media, fact in facts.items()
            if fact.kind == "video"
        }
    except NoDetector:
        return None
    return tuple(sorted(over_faces(timeline, facts, seen.get)))


def _moments(board: Storyboard) -> tuple[int, ...]:
    """Twelve frames: every scene in its middle, the laugh before and after, the rest shared out."""
    items = pace.pace(board)
    chosen = {item.span.start_time + item.span.duration // 2 for item in items}
    laugh = _laugh(board)
    if laugh is not None:
        chosen |= {max(0, laugh - 6), laugh + 9}
    total = pace.length(board)
    spare = [int(total * (k + 0.5) / 24) for k in range(24)]
    while len(chosen) < PICTURES and spare:
        farthest = max(spare, key=lambda frame: min(abs(frame - other) for other in chosen))
        spare.remove(farthest)
        chosen.add(farthest)
    return tuple(sorted(chosen)[:PICTURES])


def _laugh(board: Storyboard) -> int | None:
    return next((item.lands for item in pace.pace(board) if item.lands is not None), None)


def _words(board: Storyboard, timeline: Timeline, made: Rendered) -> Beat | None:
    """The caption that lands the joke, found in the file."""
    laugh = _laugh(board)
    comes = [
        (start, clip.name, clip.media_reference)
        for track in timeline.tracks
        if track.role == "overlay"
        for start, clip in placed(track)
        if isinstance(clip.media_reference, CaptionReference)
    ]
    scenes = [item.scene.id for item in pace.pace(board) if item.lands is not None]
    near = [one for one in comes if laugh is not None and one[1].partition("/")[0] in scenes]
    if not near or laugh is None:
        return None
    start, name, reference = min(near, key=lambda one: abs(one[0] - laugh))
    low = max(0, start - 12)
    window = span(low, min(timeline.duration, start + 14))
    frames = frames_of(made.path, DRAFT.width, DRAFT.height, window)
    seen = measured.appears(frames, film(reference, DRAFT.width, DRAFT.height), start - low)
    return Beat(name=name, planned=start, measured=None if seen is None else low + seen)


def _sound(timeline: Timeline, laugh: int | None, sound: measured.Sound) -> Beat | None:
    """The sharp sound nearest to the laugh, found in the file."""
    if laugh is None:
        return None
    cues = [
        (abs(start - laugh), start, clip.name)
        for track in timeline.tracks
        if track.role == "effect"
        for start, clip in placed(track)
        if clip.name.partition("/")[2].rstrip("0123456789") not in SOFT
    ]
    near = [cue for cue in sorted(cues) if cue[0] <= NEAR]
    if not near:
        return None
    _, start, name = near[0]
    return Beat(name=name, planned=start, measured=measured.onset(sound, start))


def _stands(board: Storyboard, timeline: Timeline) -> tuple[TimeRange, ...]:
    """Where a picture is meant to stand: a hold, a card, a photo, a hole, the end card."""
    items = pace.pace(board)
    cards = [item.span for item in items if _stands_still(item.scene.picture)]
    end = span(pace.length(board), timeline.duration)
    return (*(item.hold for item in items), *cards, *([end] if end.duration else []))


def _stands_still(picture: Picture) -> bool:
    """A card, a photo, an empty slot: nothing of it moves but by a gag."""
    empty = isinstance(picture, FootageSlot) and picture.take is None
    return empty or isinstance(picture, CardSlot | PhotoSlot)


def _quiet(board: Storyboard, total: int) -> tuple[TimeRange, ...]:
    """Where silence is meant: from a stop of the music on, and wherever there is none."""
    music = board.music
    if music is None:
        return (span(0, total),)
    items = {item.scene.id: item.span for item in pace.pace(board)}
    starts = items.get(music.start_scene or "")
    ends = items.get(music.stop.scene) if music.stop else None
    found = [span(0, starts.start_time)] if starts and starts.start_time else []
    if music.stop and ends:
        found.append(span(min(total - 1, ends.start_time + music.stop.at), total))
    else:
        found.append(span(max(0, pace.length(board)), total))
    return tuple(one for one in found if one.duration)
