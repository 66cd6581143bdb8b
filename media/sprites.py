"""Drawn things as files of pictures: MoviePy draws, PyAV keeps, the graph lays over.

What is written is our own drawing, never a person's file, so it is coded in this process: FFV1,
lossless, with opacity where there is any.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
from PIL import Image

from media.assemble import Laid, Needed
from media.drawn import DrawnKind, Sprite, sprite
from media.fingerprint import Fingerprint, fingerprint
from media.rendition import Rendition
from media.store import SegmentStore
from media.timeline import AssetReference, MediaId, SoundReference
from media.timing import RATE

Picture = Callable[[MediaId], Image.Image]


class SpriteShelf:
    """The drawings of one rendition, kept in a store."""

    def __init__(self, store: SegmentStore, rendition: Rendition, picture: Picture | None) -> None:
        self.store = store
        self.rendition = rendition
        self.picture = picture
        self._drawn: dict[DrawnKind, Sprite] = {}

    def lay(self, needed: Needed) -> tuple[Laid, Path]:
        """The pictures a segment needs, with their file; drawn when they are not kept yet.

        Raises NoSpace, and what `media.drawn.sprite` raises.
        """
        drawing = self._sprite(needed)
        first, count = _span(drawing, needed)
        name = fingerprint("sprite", drawing.fingerprint_parts, first, count)
        path = self.store.find(name, ".mkv") or self._write(drawing, first, count, name)
        laid = Laid(
            source=f"sprite/{name}", x=drawing.x, y=drawing.y, opaque=drawing.opaque,
            first=first, hold=drawing.hold,
        )  # fmt: skip
        return laid, path

    def _sprite(self, needed: Needed) -> Sprite:
        reference = needed.reference
        if isinstance(reference, AssetReference | SoundReference):
            raise TypeError("an uploaded file is not drawn")
        if reference not in self._drawn:
            self._drawn[reference] = sprite(
                reference, width=self.rendition.width, height=self.rendition.height,
                picture=self.picture,
            )  # fmt: skip
        return self._drawn[reference]

    def _write(self, drawing: Sprite, first: int, count: int, name: Fingerprint) -> Path:
        with self.store.making(name, ".mkv") as part:
            write(drawing, first, count, part)
        return self.store.path(name, ".mkv")


def write(drawing: Sprite, first: int, count: int, path: Path) -> None:
    """Writes `count` pictures, one every `drawing.hold` frames from frame `first`."""
    with av.open(str(path), "w", format="matroska") as container:
        stream = container.add_stream("ffv1", rate=RATE)
        stream.width, stream.height = drawing.width, drawing.height
        stream.pix_fmt = "bgr0" if drawing.opaque else "bgra"
        for number in range(count):
            pixels = np.ascontiguousarray(drawing.pixels(first + number * drawing.hold))
            frame = av.VideoFrame.from_ndarray(pixels, format="rgba")
            for packet in stream.encode(frame.reformat(format=stream.pix_fmt)):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)


def _span(drawing: Sprite, needed: Needed) -> tuple[int, int]:
    """First frame and number of the pictures to keep: all of a short one, a stretch of a long."""
    if drawing.frames:
        return 0, -(-drawing.frames // drawing.hold)
    first = needed.first - needed.first % drawing.hold
    return first, (needed.last - first) // drawing.hold + 1
