"""A drawn gag as the engine takes it: a MoviePy clip with a mask, and its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from moviepy import VideoClip
from PIL import Image

from media.timing import RATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A clip on the smallest box that holds it."""

    x: int
    """Left edge of the box in the picture, even pixels."""
    y: int
    """Top edge, even pixels."""
    clip: VideoClip
    """Frames at 30 per second, with a mask; even width and height. With a duration, its last
    picture stays; without one it moves for as long as it is shown."""


def moving(
    frame: Callable[[int], Image.Image], *, x: int, y: int, frames: int | None = None
) -> Drawing:
    """A drawing whose frame n is this RGBA picture, always of the same even size.

    `frames` says how many there are; None: it never ends.
    """
    last = None if frames is None else frames - 1

    @lru_cache(maxsize=2)
    def picture(number: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
        return np.asarray(frame(number).convert("RGBA"))

    def at(moment: float) -> np.ndarray[Any, np.dtype[np.uint8]]:
        number = max(0, round(moment * RATE))
        return picture(number if last is None else min(number, last))

    length = None if frames is None else frames / RATE
    mask = VideoClip(frame_function=lambda t: at(t)[..., 3] / 255.0, is_mask=True, duration=length)
    clip = VideoClip(frame_function=lambda t: at(t)[..., :3], duration=length)
    return Drawing(x=x, y=y, clip=clip.with_fps(RATE).with_mask(mask.with_fps(RATE)))


def even(value: float) -> int:
    """The even whole number just below."""
    return int(value) // 2 * 2
