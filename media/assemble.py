"""From a segment to its filter graph: decode, play, frame, lay over. Pure.

    asset   -> conform (upright, 30 a second) -> play -> frame ─┐
    drawn   (in the house's colours already)  -> play ──────────┴─> cross-fade -> overlays -> out

Every stage hands on pictures whose time is a whole number on the grid of 30 frames a second.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from media import conform, filters
from media.admission import OPEN
from media.covering import covered
from media.facts import MediaFacts, MediaId
from media.framing import Size, frame_photo, frame_picture, frame_video, placed_in
from media.graph import FilterGraph, Input, Pad, Stream
from media.looks import put_on
from media.plan import Overlay, Segment
from media.rendition import Rendition
from media.shots import Shot
from media.timeline import AssetReference, MediaReference
from media.timing import RATE, decimal
from media.transitions import Passing, passed

SEEKABLE = frozenset({"mov", "mp4", "m4a", "3gp", "3g2", "mj2", "matroska", "webm"})
"""Containers with an index: decoding may begin at the key picture before the first one needed.
From any other, decoding begins at the start: a seek there may land too late."""
AHEAD = Fraction(1, 10)
"""Seconds before the first picture needed at which decoding begins at the latest, and from there
back to a key picture: the grid takes the picture nearest to a frame, which may stand before it."""
AHEAD_OF_FIELDS = Fraction(1, 2)
"""The same where fields are put together: that looks at the pictures around."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """Frames of something drawn that a segment shows."""

    reference: MediaReference
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """Something drawn, kept as a file of pictures."""

    source: str
    """Token of the file."""
    x: int
    y: int
    opaque: bool
    first: int
    """Frame of the drawing that is the file's first picture."""
    hold: int
    """Frames for which each picture of the file stands; the last one stays for ever."""
    timed: bool = False
    """True: each picture of the file bears the time at which it comes, and stands till the next."""


def needed(segment: Segment) -> tuple[Needed, ...]:
    """Everything drawn that a segment shows, each once."""
    faded = (segment.fade.out,) if segment.fade else ()
    shots = (segment.shot, *faded, *segment.insets)
    drawn = [_needed_by(s) for s in shots if not isinstance(s.reference, AssetReference)]
    drawn.extend(_needed_over(overlay) for overlay in segment.overlays)
    return tuple(dict.fromkeys(drawn))


def assemble(
    segment: Segment,
    rendition: Rendition,
    facts: Mapping[MediaId, MediaFacts],
    laid: Mapping[Needed, Laid],
) -> FilterGraph:
    """The graph of a segment. Raises KeyError when facts or a drawing are missing."""
    picture = _whole(segment.shot, rendition, facts, laid)
    if segment.fade:
        out = _whole(segment.fade.out, rendition, facts, laid)
        fade = segment.fade
        where = Passing(elapsed=fade.elapsed, total=fade.total, width=rendition.width)
        picture = filters.tagged(passed(fade.kind, out, picture, where))
    for inset in segment.insets:
        place = placed_in(inset.box, rendition.width, rendition.height)
        shown = _shown(inset, rendition, facts, laid)
        if place.width < rendition.width:
            shown = filters.edged(shown, max(2, rendition.width // 120))
        picture = filters.overlay(picture, shown, place.x, place.y)
    for overlay in segment.overlays:
        drawing = laid[_needed_over(overlay)]
        over = filters.between(_drawn(drawing), overlay.first, overlay.first + overlay.duration)
        placed = filters.shift(over, overlay.at - overlay.first)
        picture = filters.overlay(picture, placed, drawing.x, drawing.y)
    return FilterGraph(output=filters.tagged(picture), frames=segment.duration)


def _needed_by(shot: Shot) -> Needed:
    return Needed(reference=shot.reference, first=shot.first, last=shot.last)


def _needed_over(overlay: Overlay) -> Needed:
    last = overlay.first + overlay.duration - 1
    return Needed(reference=overlay.reference, first=overlay.first, last=last)


def _whole(
    shot: Shot,
    rendition: Rendition,
    facts: Mapping[MediaId, MediaFacts],
    laid: Mapping[Needed, Laid],
) -> Stream:
    """The pictures of a shot over the whole frame: around its box, if it has one, it is dark."""
    shown = _shown(shot, rendition, facts, laid)
    if shot.box is None:
        return shown
    place = placed_in(shot.box, rendition.width, rendition.height)
    return filters.surround(shown, rendition.width, rendition.height, place.x, place.y)


def _shown(
    shot: Shot,
    rendition: Rendition,
    facts: Mapping[MediaId, MediaFacts],
    laid: Mapping[Needed, Laid],
) -> Stream:
    """The pictures of a shot at its place's size: as many as it lasts, numbered from 0."""
    place = placed_in(shot.box, rendition.width, rendition.height)
    target = Size(width=place.width, height=place.height)
    if not isinstance(shot.reference, AssetReference):
        drawing = _played(_drawn(laid[_needed_by(shot)]), shot)
        if shot.box is None:
            picture = frame_picture(drawing, shot, target)
        else:
            whole = Size(width=rendition.width, height=rendition.height)
            picture = frame_video(drawing, whole, shot, target)
    else:
        known = facts[shot.reference.media_id]
        if known.kind == "image":
            picture = frame_photo(_photo(known, rendition), known, shot, target)
        else:
            picture = _footage(known, rendition, shot, target)
    for showing in shot.looks:
        picture = put_on(picture, showing, target.width, target.height)
    return filters.tagged(picture)


def _footage(known: MediaFacts, rendition: Rendition, shot: Shot, target: Size) -> Stream:
    """Footage, decoded from shortly before the first picture needed."""
    source = _as_proxy(known) if rendition.source == "proxy" else known
    options = opened(source)
    options += [(word.removeprefix("-"), None) for word in conform.INPUT]
    options.append(("an", None))
    of_proxy = rendition.source == "proxy"
    begin = Fraction(shot.first, RATE) - _ahead(source, of_proxy)
    if begin > 0 and SEEKABLE.intersection(source.container.split(",")):
        options += [("noaccurate_seek", None), ("seek_timestamp", "1"),
                    ("ss", decimal(source.start + begin))]  # fmt: skip
    token = f"media/{known.media_id}/{rendition.source}"
    stream: Stream = Pad(
        input=Input(source=token, options=tuple(options)),
        stream=str(source.video_stream),
        kind="video",
    )
    if of_proxy:  # it is upright, on the grid and in the house's colours
        plain = filters.step(stream, "format", (("pix_fmts", "yuv420p"),))
        stream = filters.between(filters.on_grid(plain), shot.first, shot.last + 1)
    for step in () if of_proxy else conform.picture(source):
        stream = filters.step(stream, step.name, step.options)
        if step.name == "fps":
            stream = filters.between(stream, shot.first, shot.last + 2)
    size = conform.size(source)
    for cover in shot.covers:
        stream = covered(stream, cover.keys, size, shot.first, shot.last)
    whole = Size(width=size[0], height=size[1])
    return frame_video(_played(stream, shot), whole, shot, target)


def _ahead(source: MediaFacts, of_proxy: bool) -> Fraction:
    """Seconds before the first picture needed at which decoding begins at the latest."""
    if of_proxy:
        return Fraction(1, 2 * RATE)
    return AHEAD_OF_FIELDS if source.interlaced else AHEAD


def opened(known: MediaFacts) -> list[tuple[str, str | None]]:
    """How a person's file is opened: as the kind that import found, and nothing but local files.

    Guessing again could end elsewhere: a sound file of plain samples may look like another kind.
    """
    kind: list[tuple[str, str | None]] = [("f", known.container)] if known.container else []
    return [*kind, *OPEN.items()]


def _as_proxy(known: MediaFacts) -> MediaFacts:
    """The facts of the proxy that import makes: upright, ordinary colour, beginning at 0."""
    width, height = conform.size(known, conform.PROXY_HEIGHT)
    return replace(
        known, width=width, height=height, rotation=0, mirrored=False, start=Fraction(0),
        container="mp4", transfer="sdr", interlaced=False, full_range=False, matrix="bt709",
        video_stream=0, sample_aspect=Fraction(1), coded_width=width, coded_height=height,
    )  # fmt: skip


def _photo(known: MediaFacts, rendition: Rendition) -> Stream:
    """A photo, decoded once. Its name is a name: `%` in it is no pattern. At the house's rate: at
    the format's own, 25, the coder would leave pictures out."""
    return Pad(
        input=Input(
            source=f"media/{known.media_id}/{rendition.source}",
            options=(
                ("f", "image2"),
                ("pattern_type", "none"),
                ("framerate", str(RATE)),
                ("protocol_whitelist", "file"),
            ),
        ),
        stream="v:0",
        kind="video",
    )


def _drawn(drawing: Laid) -> Stream:
    """A drawing, kept in the house's colours, each picture at its own frame; the last one
    stays."""
    pad = Pad(input=Input(source=drawing.source), stream="v:0", kind="video")
    if drawing.timed:
        counted: Stream = filters.on_grid(filters.tagged(pad))
    else:
        counted = filters.count(filters.tagged(pad), drawing.hold)
    if drawing.hold > 1 or drawing.timed:
        counted = filters.hold_grid(counted)
    if drawing.first:
        counted = filters.shift(counted, drawing.first)
    return filters.stand(counted)


def _played(stream: Stream, shot: Shot) -> Stream:
    """The pictures a shot shows, numbered from 0, as many as it lasts; the last one fills up."""
    return filters.count(filters.exactly(filters.stand(_timed(stream, shot)), shot.duration))


def _timed(stream: Stream, shot: Shot) -> Stream:
    """The pictures of a shot, each at the frame that first shows it."""
    passage, gone = shot.passage, shot.passage.played(shot.at)
    if shot.still:
        return filters.between(stream, shot.first, shot.first + 1)
    if passage.backwards:
        turned = filters.turned_round(stream, shot.first, shot.last)
        timed = filters.warp(turned, 0, passage.speed, gone - int(gone))
    else:
        part = (passage.position + gone) % 1
        if passage.gain:
            growth = passage.gain / passage.over
            speed = passage.speed + growth * (shot.at - passage.start)
            timed = filters.ramp(stream, shot.first, speed, growth, part)
        elif passage.speed == 1:
            return filters.between(stream, shot.first, shot.first + shot.duration)
        else:
            timed = filters.warp(stream, shot.first, passage.speed, part)
    return filters.between(timed, 0, shot.duration)
