"""Something drawn, as a value: its place, its frames, its clip, and what names it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from moviepy import VideoClip
from PIL import Image

from media.timing import RATE

Pixels = np.ndarray[Any, np.dtype[np.uint8]]
"""(height, width, 3) RGB bytes, or with a fourth of opacity."""
Shows = Callable[[int], Image.Image | Pixels]
"""Gives a frame of a drawing by its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sprite:
    """Something drawn, at its place in the rendition."""

    x: int
    """Left edge in pixels, even."""
    y: int
    """Top edge in pixels, even."""
    width: int
    """Even pixels."""
    height: int
    """Even pixels."""
    frames: int
    """How many frames differ from each other; afterwards the last one stays. 0: it moves for as
    long as it is shown."""
    hold: int
    """A new picture comes every `hold` frames (the troupe is animated on twos)."""
    opaque: bool
    """True: it covers its box wholly and the clip has no mask."""
    film: Callable[[], VideoClip]
    """Gives its clip, made when it is first asked for."""
    fingerprint_parts: tuple[str | int, ...]
    """Everything that decides the pixels."""
    changes: tuple[int, ...] = ()
    """Frames that bring another picture, where that is known and not every one does."""
    drawing: Shows | None = None
    """Gives frame n as it was drawn, RGB or (not `opaque`) RGBA; None: only the clip knows it."""

    @property
    def clip(self) -> VideoClip:
        """The frames at 30 per second: frame n is `clip.get_frame(n / 30)`, 8-bit RGB; where
        `opaque` is false `clip.mask.get_frame(n / 30)` is its opacity, 0 to 1 (straight, not
        premultiplied). Any n from 0 on may be asked."""
        return self.film()

    def colours(self, frame: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
        """Frame n as (height, width, 3) RGB bytes."""
        if self.drawing is not None:
            return _rgb(self.drawing(frame))
        given: np.ndarray[Any, np.dtype[np.uint8]] = self.clip.get_frame(frame / RATE)
        return given

    def pixels(self, frame: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
        """Frame n as (height, width, 4) RGBA bytes."""
        if self.drawing is not None and not self.opaque:
            return np.asarray(self.drawing(frame))
        moment = frame / RATE
        whole = np.empty((self.height, self.width, 4), dtype=np.uint8)
        whole[..., :3] = self.colours(frame)
        if self.opaque:
            whole[..., 3] = 255
        else:
            np.rint(self.clip.mask.get_frame(moment) * 255, casting="unsafe", out=whole[..., 3])
        return whole


def each_once(frame: Shows, frames: int, hold: int) -> Shows:
    """The frames of a drawing, of which `frames` differ (0: all), a new one every `hold`; one that
    is asked for again at once is not drawn again."""
    kept: list[tuple[int, Image.Image | Pixels]] = []

    def shows(wanted: int) -> Image.Image | Pixels:
        number = max(0, wanted)
        if frames:
            number = min(number, frames - 1)
        number -= number % hold
        found = kept[0] if kept else None
        if found is None or found[0] != number:
            found = (number, frame(number))
            kept[:] = [found]
        return found[1]

    return shows


def _rgb(shown: Image.Image | Pixels) -> Pixels:
    if isinstance(shown, np.ndarray):
        return shown
    return np.asarray(shown if shown.mode == "RGB" else shown.convert("RGB"))


def clip_of(shows: Shows, duration: int | None, *, opaque: bool) -> VideoClip:
    """A MoviePy clip of a drawing."""

    def colours(moment: float) -> Pixels:
        return _rgb(shows(round(moment * RATE)))

    def opacity(moment: float) -> np.ndarray[Any, Any]:
        shown = shows(round(moment * RATE))
        assert isinstance(shown, Image.Image)
        return np.asarray(shown.getchannel("A"), dtype=np.float64) / 255.0

    length = None if duration is None else duration / RATE
    clip = VideoClip(frame_function=colours, duration=length).with_fps(RATE)
    if not opaque:
        mask = VideoClip(frame_function=opacity, is_mask=True, duration=length)
        clip = clip.with_mask(mask.with_fps(RATE))
    return clip
