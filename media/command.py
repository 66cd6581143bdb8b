"""From a graph to arguments: ffmpeg-python writes them, and nobody else escapes. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ffmpeg

from media.graph import FilterGraph, FilterNode, Input, Pad, Stream
from media.rendition import Rendition

KEY_FRAMES = 60
"""Frames from one key picture to the next at most: 2 seconds, which is what networks ask for."""
TIMESCALE = 15_360
"""Ticks per second of every segment: all must agree to be joined without coding again."""

Options = tuple[tuple[str, str], ...]

TOLD = ("-v", "error", "-nostdin", "-y", "-progress", "pipe:1", "-nostats", "-stats_period", "0.2")
"""Said to every ffmpeg: no questions, progress on standard output."""
QUIET = (*TOLD, "-filter_complex_threads", "1", "-filter_threads", "1")
"""The same, and one thread for filters."""

CLEAN: Options = (("map_metadata", "-1"), ("map_chapters", "-1"), ("fflags", "+bitexact"))
"""No word of the phone, its place or its owner leaves with a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One run of ffmpeg, without the program's own path."""

    argv: tuple[str, ...]
    frames: int = 0
    """Pictures it will write, for progress; 0 when it writes none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One file that a run of ffmpeg writes."""

    graph: FilterGraph
    options: Options
    """How it is coded."""
    target: str
    """Path of the file."""


def command(
    graph: FilterGraph,
    options: Options,
    paths: Mapping[str, str],
    target: str,
    *,
    threads: int = 1,
) -> Command:
    """The arguments that run a graph into `target`.

    `paths` says where each input's token lies; raises KeyError when one is missing.
    """
    return together((Output(graph=graph, options=options, target=target),), paths, threads=threads)


def together(outputs: Sequence[Output], paths: Mapping[str, str], *, threads: int = 1) -> Command:
    """The arguments of one run that writes several files; what their graphs share is done once.

    Each file is the same as by a run of its own. Progress is that of the first. Raises as
    `command`.
    """
    built = _Builder(paths, threads, Counter(_uses(each.graph.output for each in outputs)))
    written = [_written(built, each, threads) for each in outputs]
    words = ffmpeg.get_args(ffmpeg.merge_outputs(*written) if len(written) > 1 else written[0])
    filters = ("-filter_complex_threads", str(threads), "-filter_threads", str(threads))
    return Command(
        argv=(*TOLD, *filters, *(str(word) for word in words)), frames=outputs[0].graph.frames
    )


def _written(built: _Builder, output: Output, threads: int) -> Any:
    stream = built.stream(output.graph.output)
    named: dict[str, Any] = dict(output.options)
    if output.graph.frames:
        named["frames:v"] = str(output.graph.frames)
    named["threads"] = str(threads)
    return ffmpeg.output(stream, output.target, **named)


def segment_options(rendition: Rendition) -> Options:
    """How a segment is coded: every segment of a rendition alike, so that they join by copying.

    No B-pictures: then the first picture stands at 0 without an edit list, for every reader
    (negative offsets keep them but some players do not know version 1 of `ctts`).
    """
    return (
        ("c:v", "libx264"), ("preset", rendition.preset), ("crf", str(rendition.crf)),
        ("pix_fmt", "yuv420p"), ("bf", "0"),
        ("x264-params", f"keyint={KEY_FRAMES}:min-keyint=1:open-gop=0:stitchable=1"),
        ("color_range", "tv"), ("colorspace", "bt709"), ("color_primaries", "bt709"),
        ("color_trc", "bt709"), ("video_track_timescale", str(TIMESCALE)), ("use_editlist", "0"),
        ("f", "mp4"), *CLEAN,
    )  # fmt: skip


JPEG_COLOUR: Options = (("matrixin", "709"), ("matrix", "170m"), ("rangein", "limited"),
                       ("range", "full"))  # fmt: skip
"""Options of zscale: what a JPEG means by its numbers (JFIF, ITU-T T.871) is BT.601, full range.
Without it reds and yellows of our BT.709 come out wrong in every reader."""
STILL: Options = (("c:v", "mjpeg"), ("q:v", "3"), ("pix_fmt", "yuvj420p"), ("f", "image2"),
                  ("update", "1"), *CLEAN)  # fmt: skip
"""How a still is coded."""

STILL_PNG: Options = (
    ("c:v", "png"),
    ("pix_fmt", "rgb24"),
    ("f", "image2"),
    ("update", "1"),
    *CLEAN,
)
"""How a still is coded without loss."""


def as_jpeg(graph: FilterGraph) -> FilterGraph:
    """A graph whose picture is to be coded with `STILL`, in the colours that a JPEG has."""
    output = FilterNode(name="zscale", inputs=(graph.output,), options=JPEG_COLOUR)
    return FilterGraph(output=output, frames=graph.frames)


def _uses(outputs: Iterable[Stream]) -> list[Stream]:
    """Each stream once per filter or file that reads it."""
    seen: set[Stream] = set()
    found: list[Stream] = []

    def visit(each: Stream) -> None:
        if each in seen or isinstance(each, Pad):
            return
        seen.add(each)
        for before in each.inputs:
            found.append(before)
            visit(before)

    for output in outputs:
        found.append(output)
        visit(output)
    return found


class _Builder:
    """Turns streams into ffmpeg-python's, each once; one that is read twice is split."""

    def __init__(self, paths: Mapping[str, str], threads: int, uses: Counter[Stream]) -> None:
        self.paths = paths
        self.threads = threads
        self.uses = uses
        self.inputs: dict[Input, Any] = {}
        self.made: dict[Stream, Any] = {}
        self.given: Counter[Stream] = Counter()

    def stream(self, stream: Stream) -> Any:
        if stream not in self.made:
            self.made[stream] = self._make(stream)
        made = self.made[stream]
        if self.uses[stream] < 2:
            return made
        self.given[stream] += 1
        return made[self.given[stream] - 1]

    def _make(self, stream: Stream) -> Any:
        made = self._pad(stream) if isinstance(stream, Pad) else self._filter(stream)
        if self.uses[stream] < 2:
            return made
        return made.filter_multi_output("split" if stream.kind == "video" else "asplit")

    def _pad(self, pad: Pad) -> Any:
        if pad.input not in self.inputs:
            options = {"threads": str(self.threads), **dict(pad.input.options)}
            self.inputs[pad.input] = ffmpeg.input(self.paths[pad.input.source], **options)
        return self.inputs[pad.input][pad.stream]

    def _filter(self, node: FilterNode) -> Any:
        before = [self.stream(each) for each in node.inputs]
        return ffmpeg.filter(
            before if len(before) > 1 else before[0], node.name, **dict(node.options)
        )
