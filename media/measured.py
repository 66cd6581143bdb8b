"""What a finished video shows and sounds like, measured: when a caption comes, when a sound begins,
and for how long nothing happens. Pure.

Frames are (count, height, width, 3) RGB bytes; sound is mono, between -1 and 1, at SAMPLES.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from media.captions import Film
from media.timing import RATE, TimeRange, span

Frames = NDArray[np.uint8]
Sound = NDArray[np.float32]

SAMPLES = 48_000
"""Samples a second."""
HOP = SAMPLES // (RATE * 4)
"""Samples of one measure of energy: a quarter of a frame."""
SOLID = 100
"""Opacity (0 to 255) from which a pixel counts as the caption's."""
BLACK = 20
"""Mean of a frame (0 to 255) below which it is black."""
STILL = 0.06
"""Mean difference from the frame before, below which nothing moves (coding noise is less)."""
RISE = 6.0
"""Decibels by which a sound that begins stands out from the frame before it."""
QUIET_DB = -60.0
"""Level below which nothing is heard, in decibels of full scale."""


def appears(frames: Frames, film: Film, around: int, reach: int = 8) -> int | None:
    """The frame at which a caption is first to be seen, looked for within `reach` frames.

    Its second picture (the first of a caption that pops is transparent) is laid over each frame;
    the caption comes where the distance falls most. None when it falls by less than a fifth.
    """
    drawn = film.frame(min(1, film.frames - 1))
    picture = np.asarray(drawn.image.convert("RGBA"), dtype=np.int16)
    mask = picture[..., 3] >= SOLID
    if not mask.any():
        return None
    height, width = mask.shape
    first, last = max(1, around - reach), min(len(frames) - 1, around + reach)
    if last < first:
        return None
    part = frames[first - 1 : last + 1, drawn.y : drawn.y + height, drawn.x : drawn.x + width]
    away = np.abs(part[:, mask].astype(np.int16) - picture[mask][:, :3]).mean(axis=(1, 2))
    falls = away[:-1] - away[1:]
    best = int(falls.argmax())
    return first + best if falls[best] >= 0.2 * away[best] else None


def onset(sound: Sound, around: int, reach: int = 5) -> int | None:
    """The frame in which a sound begins, the nearest within `reach` frames; None: nothing rises.

    Short-time energy of the differences (which favours what is sharp), against its mean over the
    frame before.
    """
    sharp = np.diff(sound, prepend=sound[:1])
    count = len(sharp) // HOP
    energy = (sharp[: count * HOP].reshape(count, HOP) ** 2).mean(axis=1)
    level = 10 * np.log10(energy + 1e-7)  # quieter than this, a coder's own noise is heard
    before = np.convolve(level, np.ones(4) / 4)[:count]
    rise = np.zeros(count)
    rise[1:] = level[1:] - before[:-1]
    first, last = max(1, (around - reach) * 4), min(count, (around + reach + 1) * 4)
    if last <= first:
        return None
    rises = first + np.flatnonzero(rise[first:last] >= RISE)
    if not len(rises):
        return None
    return int(rises[np.abs(rises - around * 4).argmin()]) // 4


def black(frames: Frames) -> tuple[TimeRange, ...]:
    """Spans of black frames."""
    return _spans(frames[:, ::4, ::4].mean(axis=(1, 2, 3)) < BLACK)


def still(frames: Frames) -> tuple[TimeRange, ...]:
    """Spans of frames that equal the frame before them."""
    small = frames[:, ::2, ::2].astype(np.int16)
    moved = np.abs(np.diff(small, axis=0)).mean(axis=(1, 2, 3))
    return _spans(np.concatenate(([False], moved < STILL)))


def silent(sound: Sound) -> tuple[TimeRange, ...]:
    """Spans of frames in which nothing is heard."""
    step = SAMPLES // RATE
    count = len(sound) // step
    power = (sound[: count * step].reshape(count, step).astype(np.float64) ** 2).mean(axis=1)
    return _spans(10 * np.log10(power + 1e-12) < QUIET_DB)


def longer_than(
    found: Iterable[TimeRange], frames: int, planned: Iterable[TimeRange] = ()
) -> tuple[TimeRange, ...]:
    """The spans of which more than so many frames in a row lie outside what was planned."""
    kept: list[TimeRange] = []
    expected = tuple(planned)
    for one in found:
        free = np.ones(one.duration, dtype=np.bool_)
        for plan in expected:
            low = max(0, plan.start_time - one.start_time)
            high = max(0, plan.end_time - one.start_time)
            free[low:high] = False
        kept.extend(
            span(one.start_time + part.start_time, one.start_time + part.end_time)
            for part in _spans(free)
            if part.duration > frames
        )
    return tuple(kept)


def _spans(flags: NDArray[Any]) -> tuple[TimeRange, ...]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    return tuple(
        span(int(low), int(high)) for low, high in zip(edges[::2], edges[1::2], strict=True)
    )
