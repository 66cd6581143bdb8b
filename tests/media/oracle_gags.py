"""Gags made a second time by MoviePy alone: its own speeds, mirrors, layers and slides.

What MoviePy has no word for (grain, colour that slips, soft focus by ffmpeg's own filters) is not
here: those have their approved pictures (test_gags).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from moviepy import ColorClip, CompositeVideoClip, VideoClip, concatenate_videoclips
from moviepy.video.fx import BlackAndWhite, MirrorX, TimeMirror

SIZE = (180, 320)
RATE = 30
NUDGE = 1e-6
"""MoviePy floors float seconds: a moment is asked just after it begins."""

Made = Callable[[VideoClip, VideoClip], VideoClip]
"""A scene of 30 frames from two clips of the target's size; gags run from frame 6 for 12 frames."""

BEGIN, END, WHOLE = 6, 18, 30


def frames(clip: VideoClip) -> list[np.ndarray]:
    """Every picture of a scene, as RGB."""
    return [clip.get_frame(n / RATE + NUDGE) for n in range(WHOLE)]


def _part(clip: VideoClip, start: int, end: int) -> VideoClip:
    return clip.subclipped(start / RATE, end / RATE)


def _within(clip: VideoClip, made: VideoClip) -> VideoClip:
    """The scene with frames 6 to 18 made otherwise."""
    return concatenate_videoclips([_part(clip, 0, BEGIN), made, _part(clip, END, WHOLE)])


def faster(clip: VideoClip, _: VideoClip) -> VideoClip:
    """Twelve frames at twice the speed, then on from there."""
    fast = _part(clip, BEGIN, BEGIN + 24).with_speed_scaled(2)
    return concatenate_videoclips([_part(clip, 0, BEGIN), fast, _part(clip, 30, 42)])


def ramp(clip: VideoClip, _: VideoClip) -> VideoClip:
    """Speed from 1/2 to 2 over twelve frames, by MoviePy's own warp of time."""
    long = (END - BEGIN) / RATE

    def warped(moment: float) -> float:
        within = max(0.0, min(moment - BEGIN / RATE, long))
        gone = 0.5 * within + 1.5 * within * within / (2 * long)
        return float(moment + gone - within)

    return clip.time_transform(warped).with_duration(WHOLE / RATE)


def backwards(clip: VideoClip, _: VideoClip) -> VideoClip:
    """Twelve frames in the opposite order: MoviePy mirrors moments, so half a frame is given."""
    part = _part(clip, BEGIN, END)
    turned = part.with_effects([TimeMirror()])
    return _within(clip, turned.time_transform(lambda t: t - 2 * NUDGE, keep_duration=True))


def seen_again(clip: VideoClip, _: VideoClip) -> VideoClip:
    """The six frames before, at half the speed, for twelve frames; then on from where it was."""
    slow = _part(clip, 0, BEGIN).with_speed_scaled(0.5)
    return concatenate_videoclips([_part(clip, 0, BEGIN), slow, _part(clip, BEGIN, BEGIN + 12)])


def mirrored(clip: VideoClip, _: VideoClip) -> VideoClip:
    """Left and right change places."""
    return _within(clip, _part(clip, BEGIN, END).with_effects([MirrorX()]))


def greyed(clip: VideoClip, _: VideoClip) -> VideoClip:
    """No colour; the oracle compares brightness, so the engine's shade is made here too."""
    part = _part(clip, BEGIN, END).with_effects([BlackAndWhite(RGB=[0.2126, 0.7152, 0.0722])])
    return _within(clip, part.image_transform(lambda p: (p * 0.875).astype(np.uint8)))


def shaken(clip: VideoClip, _: VideoClip) -> VideoClip:
    """A window of the picture made larger, moved by the formula of the look."""
    reach = 4
    part = _part(clip, BEGIN, END)
    large = part.resized((SIZE[0] + 2 * reach, SIZE[1] + 2 * reach))

    def window(get: Callable[[float], np.ndarray], moment: float) -> np.ndarray:
        n = int(moment * RATE + 1e-3)
        x = reach + reach * np.sin(n * 2.7) * np.cos(n * 0.9)
        y = reach + reach * np.sin(n * 3.3 + 1) * np.cos(n * 0.7)
        left, top = 2 * round(x / 2), 2 * round(y / 2)
        return get(moment)[top : top + SIZE[1], left : left + SIZE[0]]

    return _within(clip, large.transform(window))


def barred(clip: VideoClip, _: VideoClip) -> VideoClip:
    """A black bar, a third of the width, in the middle."""
    bar = ColorClip((60, 14), color=(0, 0, 0)).with_position((60, 152))
    long = (END - BEGIN) / RATE
    over = bar.with_start(BEGIN / RATE - NUDGE).with_duration(long)
    return CompositeVideoClip([clip, over], size=SIZE)


def blinked(clip: VideoClip, _: VideoClip) -> VideoClip:
    """Two lids that meet in the middle."""

    def lids(get: Callable[[float], np.ndarray], moment: float) -> np.ndarray:
        picture = get(moment).copy()
        n = int(moment * RATE + 1e-3)
        middle = (END - BEGIN - 1) / 2
        shut = (1 - abs(n - middle) / (middle + 1)) ** 0.6
        upper = int(-SIZE[1] + SIZE[1] * 0.52 * shut)
        lower = int(SIZE[1] - SIZE[1] * 0.52 * shut)
        picture[: max(0, SIZE[1] + upper - upper % 2)] = 0  # on even rows, as colour lies
        picture[lower - lower % 2 :] = 0
        return picture

    return _within(clip, _part(clip, BEGIN, END).transform(lids))


def split(clip: VideoClip, other: VideoClip) -> VideoClip:
    """The middle of each over the other's."""
    half = SIZE[1] // 2
    upper, lower = (
        _part(c, a, b).cropped(y1=half // 2, height=half)
        for c, a, b in ((clip, BEGIN, END), (other, 0, END - BEGIN))
    )
    both = CompositeVideoClip([upper, lower.with_position((0, half))], size=SIZE)
    return _within(clip, both)


def slid(clip: VideoClip, other: VideoClip) -> VideoClip:
    """A wipe from the left over six frames after frame 12."""

    def wiped(get: Callable[[float], np.ndarray], moment: float) -> np.ndarray:
        n = int(moment * RATE + 1e-3)
        old = get(moment)
        if n < 12:
            return old
        new = other.get_frame((n - 12) / RATE + NUDGE)
        edge = SIZE[0] if n >= 18 else round(SIZE[0] * (n - 11) / 7)
        return np.concatenate([new[:, :edge], old[:, edge:]], axis=1)

    return clip.transform(wiped).with_duration(WHOLE / RATE)


GAGS: dict[str, Made] = {
    "faster": faster,
    "ramp": ramp,
    "backwards": backwards,
    "seen again": seen_again,
    "mirrored": mirrored,
    "greyed": greyed,
    "shaken": shaken,
    "barred": barred,
    "blinked": blinked,
    "split": split,
    "slid": slid,
}
"""By name; the engine's are in test_oracle_gags."""
