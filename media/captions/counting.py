"""What a counter shows at a frame: a number, and how much is left. Pure."""

from __future__ import annotations

from media.timing import RATE

MOST = 10_000
"""Largest number of steps that are counted; beyond it only first and last are shown."""


def number(count: tuple[int, int] | None, duration: int, frame: int) -> int:
    """The number shown at a frame of something that lasts `duration` frames.

    Each number from first to last, both shown, lasts equally long: number k of n begins at the
    first frame that is at least k/n of the whole. Without a count it is the seconds that are left,
    begun ones included.
    """
    frame = min(max(0, frame), max(0, duration - 1))
    if count is None:
        return max(0, -(-(duration - frame) // RATE))
    first, last = count
    steps = abs(last - first) + 1
    if steps > MOST:
        return first if frame * 2 < duration else last
    done = min(steps - 1, frame * steps // max(1, duration))
    return first + done if last >= first else first - done


def since(count: tuple[int, int] | None, duration: int, frame: int) -> int:
    """Frames since the number last changed, or since the beginning."""
    shown = number(count, duration, frame)
    back = frame
    while back > 0 and number(count, duration, back - 1) == shown and frame - back < RATE:
        back -= 1
    return frame - back


def left(duration: int, frame: int) -> float:
    """What is left, 1 at the beginning and 0 at the last frame."""
    return max(0.0, 1 - frame / max(1, duration - 1))
