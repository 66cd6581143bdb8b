"""How things move: small functions from a frame number to a measure. Pure.

`n` is the frame since the act began. Animators' words: anticipation, overshoot, hold.
"""

from __future__ import annotations

import math
from itertools import pairwise

Keys = tuple[tuple[float, float], ...]
"""Moments (frames) and values, in order."""


def keyed(n: float, keys: Keys) -> float:
    """The value at n between keys, easing out of one and into the next; held at both ends."""
    if n <= keys[0][0]:
        return keys[0][1]
    for (start, low), (end, high) in pairwise(keys):
        if n < end:
            return low + (high - low) * smooth((n - start) / (end - start))
    return keys[-1][1]


def smooth(t: float) -> float:
    """0 to 1 with a soft start and end."""
    t = min(1.0, max(0.0, t))
    return t * t * (3 - 2 * t)


def arrive(n: float, start: float, length: float) -> float:
    """0 before `start`, then up to 1 past a small overshoot, settled after `length`."""
    if n <= start:
        return 0.0
    t = min(1.0, (n - start) / length)
    return 1 - math.cos(t * math.pi * 2.25) * math.exp(-4.2 * t) * (1 - t)


def drop(n: float, start: float, length: float) -> float:
    """0 before `start`, speeding up to 1 as a falling thing does."""
    t = min(1.0, max(0.0, (n - start) / length))
    return t * t


def wave(n: float, period: float, phase: float = 0.0) -> float:
    """A sine between -1 and 1; `phase` in turns."""
    return math.sin(2 * math.pi * (n / period + phase))


def blink(n: int, every: int = 74, offset: int = 23) -> bool:
    """True during the four frames of a blink."""
    return (n + every - offset) % every < 4


def shake(n: int, size: float) -> float:
    """A nervous tremble, new on every second frame."""
    return (0.0, 1.0, -0.6, 0.8, -1.0, 0.4)[n // 2 % 6] * size


def squash(n: float, at: float, size: float = 0.18) -> tuple[float, float]:
    """Stretch across and down after a landing at frame `at`: flat, tall, then calm."""
    if n < at:
        return 1.0, 1.0
    swing = math.exp(-(n - at) / 7) * math.cos((n - at) / 2.4) * size
    return 1 + swing, 1 - swing
