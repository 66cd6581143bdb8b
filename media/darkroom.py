"""A picture developed in this process, by the very graph that a process would run. EDGE.

Starting a process, opening files anew and ending it takes ten times as long as one picture of a
proxy. Here the proxies that somebody looks at stay open, and PyAV's filters do the rest. Only files
of the house's own are decoded here, never what a person uploaded. PyAV's build lacks some filters:
`can_develop` says whether a graph needs none of them.
"""

from __future__ import annotations

import contextlib
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import av
from av.filter import Graph, filters_available
from av.filter.context import FilterContext

from media.errors import ShortRender
from media.filters import EXACT
from media.graph import FilterGraph, FilterNode, Pad, Stream, inputs
from media.timing import RATE

OPEN: Final = 6
"""Proxies kept open: those of the scenes around the one that is looked at."""
QUALITY: Final = 3 * 118
"""Of the JPEG: quantiser 3, as media.command.STILL has it, in the units of the library (FFmpeg,
FF_QP2LAMBDA, read 2026-11)."""

Frames = Iterable[av.VideoFrame]
Drawn = Callable[[str], tuple[Frames, Fraction]]
"""Gives the pictures of a drawing by its token, and the seconds that one of their ticks lasts."""


def can_develop(graph: FilterGraph) -> bool:
    """Whether a graph reads nothing but proxies of films and drawings, by filters we have here."""
    ours = all(
        each.source.startswith("sprite/") or each.source.endswith("/proxy")
        for each in inputs(graph.output)
    )
    return ours and all(name in filters_available for name in _names(graph.output))


def develop(graph: FilterGraph, paths: Mapping[str, str], drawn: Drawn) -> bytes:
    """The first picture of a graph as JPEG.

    `paths` says where each proxy lies. Raises ShortRender when no picture comes, and OSError or
    av.error.FFmpegError when a file cannot be read.
    """
    with contextlib.ExitStack() as stack:
        lab = _Lab(graph.output)
        feeds = [
            stack.enter_context(_film(pad, paths[pad.input.source]))
            if pad.input.source.startswith("media/")
            else _Feed(*drawn(pad.input.source), drawn=True)
            for pad in lab.pads
        ]
        picture = lab.run(feeds)
    return _coded(picture)


def _coded(picture: av.VideoFrame) -> bytes:
    """The picture as JPEG."""
    coder = av.CodecContext.create("mjpeg", "w")
    assert isinstance(coder, av.VideoCodecContext)
    coder.width, coder.height = picture.width, picture.height
    coder.pix_fmt, coder.time_base = "yuvj420p", Fraction(1, RATE)
    coder.thread_count = 1
    coder.options = {"flags": "+qscale", "global_quality": str(QUALITY)}
    picture.pts = 0
    return b"".join(bytes(packet) for packet in (*coder.encode(picture), *coder.encode(None)))


def _names(stream: Stream) -> Iterator[str]:
    if isinstance(stream, FilterNode):
        yield stream.name
        for each in stream.inputs:
            yield from _names(each)


class _Feed:
    """Decoded pictures for one input."""

    def __init__(self, frames: Frames, tick: Fraction, *, drawn: bool) -> None:
        self.frames = iter(frames)
        self.tick = tick
        self.drawn = drawn
        """True: there are few, and all are wanted. A film is decoded picture by picture."""
        self.first = next(self.frames, None)
        """The first picture, which says what the others are like."""
        self.ended = False

    def into(self, door: FilterContext) -> None:
        """The next picture into the graph, or word that there is none any more."""
        frame, self.first = self.first, None
        if frame is None:
            frame = next(self.frames, None)
        self.ended = frame is None
        try:
            door.push(frame)
        except (EOFError, av.error.EOFError):
            self.ended = True  # the graph has had enough


class _Lab:
    """A graph in PyAV's terms."""

    def __init__(self, output: Stream) -> None:
        self.output = output
        self.uses: Counter[int] = Counter()
        """By identity, as below: to compare whole graphs takes longer than to run them."""
        self.pads: list[Pad] = []
        self._look(output)
        self.graph = Graph()
        self.graph.threads = 1
        self.made: dict[int, FilterContext] = {}
        self.given: Counter[int] = Counter()
        self.doors: list[FilterContext] = []

    def run(self, feeds: list[_Feed]) -> av.VideoFrame:
        """The first picture that comes out."""
        for feed in feeds:
            self.doors.append(self._door(feed))
        last, number = self._source(self.output)
        house = self.graph.add("format", "yuv420p")  # else a filter before might turn it to RGB
        shown = self.graph.add(
            "scale",
            "in_range=limited:in_color_matrix=bt709:out_range=full:out_color_matrix=smpte170m:"
            f"flags={EXACT}",
        )
        form = self.graph.add("format", "yuvj420p")
        sink = self.graph.add("buffersink")
        last.link_to(house, number, 0)
        house.link_to(shown)
        shown.link_to(form)
        form.link_to(sink)
        self.graph.configure()
        doors = list(zip(feeds, self.doors, strict=True))
        for feed, door in doors:
            while feed.drawn and not feed.ended:
                feed.into(door)
        while True:
            with contextlib.suppress(BlockingIOError, av.error.BlockingIOError):
                found = sink.pull()
                assert isinstance(found, av.VideoFrame)
                return found
            hungry = [(feed, door) for feed, door in doors if not feed.ended]
            if not hungry:
                raise ShortRender(1, 0)
            for feed, door in hungry:
                feed.into(door)

    def _look(self, stream: Stream) -> None:
        self.uses[id(stream)] += 1
        if self.uses[id(stream)] > 1:
            return
        if isinstance(stream, Pad):
            self.pads.append(stream)
        else:
            for each in stream.inputs:
                self._look(each)

    def _door(self, feed: _Feed) -> FilterContext:
        first = feed.first
        if first is None:
            raise ShortRender(1, 0)
        # without a rate, what stands for ever would stand at one moment; without the colours, each
        # filter that scales would turn them to those it takes for usual
        return self.graph.add(
            "buffer", video_size=f"{first.width}x{first.height}", pix_fmt=first.format.name,
            time_base=f"{feed.tick.numerator}/{feed.tick.denominator}", frame_rate=str(RATE),
            range=str(int(first.color_range)), colorspace=str(int(first.colorspace)),
        )  # fmt: skip

    def _source(self, stream: Stream) -> tuple[FilterContext, int]:
        """Where a stream comes out of; one that is read twice is split."""
        key = id(stream)
        if key not in self.made:
            if isinstance(stream, Pad):
                made = self.doors[next(n for n, pad in enumerate(self.pads) if pad is stream)]
            else:
                before = [self._source(each) for each in stream.inputs]
                made = self.graph.add(stream.name, **dict(stream.options))
                for number, (each, out) in enumerate(before):
                    each.link_to(made, out, number)
            if self.uses[key] > 1:
                split = self.graph.add("split", str(self.uses[key]))
                made.link_to(split)
                made = split
            self.made[key] = made
        self.given[key] += 1
        return self.made[key], self.given[key] - 1


# --- films that stay open ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Film:
    container: Any
    lock: threading.Lock


_films: OrderedDict[tuple[str, int, int], _Film] = OrderedDict()
_shelf = threading.Lock()


@contextlib.contextmanager
def _film(pad: Pad, path: str) -> Iterator[_Feed]:
    """The pictures of a proxy from the key picture before where the input begins."""
    film = _opened(path)
    if not film.lock.acquire(blocking=False):  # somebody reads it, perhaps we for a cross-fade
        with contextlib.closing(_open(path)) as container:
            yield _wound(container, pad)
        return
    try:
        yield _wound(film.container, pad)
    finally:
        film.lock.release()


def _wound(container: Any, pad: Pad) -> _Feed:
    stream = container.streams.video[0]
    begin = Fraction(dict(pad.input.options).get("ss") or 0)
    if begin:
        container.seek(int(begin / stream.time_base), stream=stream, backward=True)
    else:
        container.seek(0)
    return _Feed(container.decode(stream), stream.time_base, drawn=False)


def _opened(path: str) -> _Film:
    state = Path(path).stat()
    key = (path, state.st_ino, state.st_mtime_ns)
    with _shelf:
        found = _films.pop(key, None) or _Film(container=_open(path), lock=threading.Lock())
        _films[key] = found
        while len(_films) > OPEN:
            _films.popitem(last=False)
    return found


def _open(path: str) -> Any:
    container = av.open(path)
    coder = container.streams.video[0].codec_context
    coder.thread_type, coder.thread_count = "SLICE", 2
    return container
