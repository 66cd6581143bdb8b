"""Drawn things as files of pictures: MoviePy draws, PyAV keeps, the graph lays over.

What is written is our own drawing, never a person's file, so it is coded in this process, without
loss and once per drawing, in the colours of the house already: x264 at quantiser 0 where the box is
covered wholly, FFV1 where there is opacity. (One drawing of 1080x1920 in processor time, coding and
decoding together: FFV1 as RGB 81 ms, FFV1 as yuv 28, x264 14; measured 2026-11.)
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.filter import Graph
from PIL import Image

from media.assemble import Laid, Needed
from media.drawn import DrawnKind, sprite
from media.errors import Cancelled
from media.facts import MediaId
from media.filters import EXACT
from media.fingerprint import Fingerprint, fingerprint
from media.rendition import Rendition
from media.sprite import Sprite
from media.store import SegmentStore
from media.timeline import AssetReference, SoundReference
from media.timing import RATE

Picture = Callable[[MediaId], Image.Image]

SHORT = 24
"""Frames of a drawing that is kept whole, so that all who show a part of it share one file."""
PICTURES = ".mkv"
"""How a file of drawings ends."""
NEVER = threading.Event()
"""Cancels nothing."""
SMALL = 640 * 640
"""Pixels of a rendition whose drawings are remembered from one still or draft to the next."""
REMEMBERED = 64
"""Drawings remembered: at the draft's size a quarter of a megabyte each, most of them less."""
_LOCK = threading.Lock()
_SPRITES: OrderedDict[tuple[DrawnKind, int, int], Sprite] = OrderedDict()
_SHOWN: OrderedDict[Fingerprint, list[av.VideoFrame]] = OrderedDict()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """Drawings that a segment needs as a file, drawn or yet to draw."""

    name: Fingerprint
    reference: DrawnKind
    first: int
    """Frame of the drawing that is the first picture."""
    count: int
    """Pictures, one every `Sprite.hold` frames; those that only repeat are left out."""


class SpriteShelf:
    """The drawings of one rendition, kept in a store. Its threads may lay and draw at once."""

    def __init__(self, store: SegmentStore, rendition: Rendition, picture: Picture | None) -> None:
        self.store = store
        self.rendition = rendition
        self.picture = picture
        self._known: dict[DrawnKind, Sprite] = {}

    def lay(self, needed: Needed) -> tuple[Laid, Pictures]:
        """What a segment needs, with what is to be drawn for it; nothing is drawn here yet.

        Raises what `media.drawn.sprite` raises.
        """
        reference = needed.reference
        if isinstance(reference, AssetReference | SoundReference):
            raise TypeError("an uploaded file is not drawn")
        if reference not in self._known:
            self._known[reference] = self._sprite(reference)
        drawing = self._known[reference]
        first, count = _span(drawing, needed)
        name = fingerprint("sprite", drawing.fingerprint_parts, first, count)
        laid = Laid(
            source=f"sprite/{name}", x=drawing.x, y=drawing.y, opaque=drawing.opaque,
            first=first, hold=drawing.hold, timed=bool(drawing.changes) and count > 1,
        )  # fmt: skip
        return laid, Pictures(name=name, reference=reference, first=first, count=count)

    def path(self, pictures: Pictures) -> Path:
        """Where the file lies, or will lie."""
        return self.store.path(pictures.name, PICTURES)

    def draw(self, pictures: Pictures, cancel: threading.Event = NEVER) -> Path:
        """The file; drawn when it is not kept yet. Raises Cancelled, NoSpace."""
        found = self.store.find(pictures.name, PICTURES)
        if found is None:
            drawing = self._sprite(pictures.reference)
            with self.store.making(pictures.name, PICTURES) as part:
                write(drawing, pictures.first, pictures.count, part, cancel)
            found = self.path(pictures)
        return found

    def pictures(self, pictures: Pictures) -> tuple[list[av.VideoFrame], Fraction]:
        """The same pictures without a file, and what a tick of theirs lasts in seconds: for one
        still. They are remembered: the next still is likely to show them too."""
        with _LOCK:
            found = _SHOWN.pop(pictures.name, None)
        if found is None:
            drawing = self._sprite(pictures.reference)
            found = list(_coloured(drawing, pictures.first, pictures.count, NEVER))
        with _LOCK:
            _SHOWN[pictures.name] = found
            while len(_SHOWN) > REMEMBERED:
                _SHOWN.popitem(last=False)
        return found, Fraction(1, RATE)

    def _sprite(self, reference: DrawnKind) -> Sprite:
        """A sprite of its own for each file: one that moves remembers what it drew last."""
        known = self._known.get(reference)
        if known is not None and known.frames:
            return known
        size = self.rendition
        if size.width * size.height > SMALL:
            return sprite(reference, width=size.width, height=size.height, picture=self.picture)
        key = (reference, size.width, size.height)
        with _LOCK:
            known = _SPRITES.pop(key, None)
        if known is None:
            known = sprite(reference, width=size.width, height=size.height, picture=self.picture)
        if known.frames:
            with _LOCK:
                _SPRITES[key] = known
                while len(_SPRITES) > REMEMBERED:
                    _SPRITES.popitem(last=False)
        return known


def write(
    drawing: Sprite, first: int, count: int, path: Path, cancel: threading.Event = NEVER
) -> None:
    """Writes `count` pictures, one every `drawing.hold` frames from frame `first`.

    Where it is known which frames bring another picture, only those are written, at their time.

    Raises Cancelled between two pictures when somebody asked to stop.
    """
    opaque = drawing.opaque
    with av.open(str(path), "w", format="matroska") as container:
        stream = container.add_stream(
            "libx264" if opaque else "ffv1",
            rate=RATE,
            options={"preset": "ultrafast", "qp": "0", "threads": "1"} if opaque else {},
        )
        stream.width, stream.height = drawing.width, drawing.height
        stream.pix_fmt = "yuv420p" if opaque else "yuva420p"
        for frame in _coloured(drawing, first, count, cancel):
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def _coloured(
    drawing: Sprite, first: int, count: int, cancel: threading.Event
) -> Iterator[av.VideoFrame]:
    """The drawings in the house's colours: BT.709, limited range, numbered from 0."""
    drawn_as = "rgb24" if drawing.opaque else "rgba"
    graph = Graph()
    inside = graph.add_buffer(
        width=drawing.width, height=drawing.height, format=av.VideoFormat(drawn_as),
        time_base=Fraction(1, RATE),
    )  # fmt: skip
    scale = graph.add("scale", f"out_range=limited:out_color_matrix=bt709:flags={EXACT}")
    form = graph.add("format", "yuv420p" if drawing.opaque else "yuva420p")
    outside = graph.add("buffersink")
    inside.link_to(scale)
    scale.link_to(form)
    form.link_to(outside)
    graph.configure()
    changes = frozenset(drawing.changes)
    for number in range(count):
        if cancel.is_set():
            raise Cancelled
        at = first + number * drawing.hold
        if changes and number and at not in changes:
            continue
        pixels = drawing.colours(at) if drawing.opaque else drawing.pixels(at)
        frame = av.VideoFrame.from_ndarray(pixels, format=drawn_as)
        frame.pts = number
        inside.push(frame)
        coloured = outside.pull()
        assert isinstance(coloured, av.VideoFrame)
        yield coloured


def _span(drawing: Sprite, needed: Needed) -> tuple[int, int]:
    """First frame and number of the pictures to keep: all of a short one, a stretch of a long.

    What has come to rest is one picture, which stays.
    """
    if 0 < drawing.frames <= SHORT:
        return 0, -(-drawing.frames // drawing.hold)
    first, last = needed.first, needed.last
    if drawing.frames:
        first, last = (min(frame, drawing.frames - 1) for frame in (first, last))
    first -= first % drawing.hold
    return first, (last - first) // drawing.hold + 1
