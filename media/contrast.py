"""How well letters stand off from what lies around them. Pure, on pixels and colours.

Contrast is WCAG 2.2's: (lighter + 0.05) / (darker + 0.05) of relative luminance (sRGB, 2023-10);
4.5 is asked of text, 3 of large text, and a caption's letters are large.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

ENOUGH = 3.0
"""Least contrast of large text (WCAG 2.2, 1.4.3)."""
CLOSE = 24
"""Difference in one channel up to which a pixel is taken for the ink."""

Pixels = NDArray[np.uint8]


def ratio(one: str, other: str) -> float:
    """Contrast of two colours written #rrggbb, 1 to 21. Raises ValueError when one is none."""
    lights = sorted(float(luminance(_pixel(code))) for code in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def faint(ink: str, ground: str) -> bool:
    """True when large letters of that ink are hard to read on that ground."""
    try:
        return ratio(ink, ground) < ENOUGH
    except (ValueError, IndexError):  # no colour at all is another's to say
        return False


def measured(caption: Pixels, under: Pixels, ink: str) -> float | None:
    """Contrast between the letters of a caption and what stands around them on a picture.

    `caption` is (height, width, 4), straight opacity; `under` the same part of the picture, RGB.
    Around each letter a ring is looked at that begins beside its softened edge; its median counts,
    so a dark edge or a band helps as much as it helps the eye. None where there are no letters.
    """
    opacity = caption[..., 3:].astype(np.float32) / 255
    shown = caption[..., :3] * opacity + under * (1 - opacity)
    letters = (np.abs(shown - _pixel(ink)) <= CLOSE).all(axis=2) & (caption[..., 3] > 240)
    if not letters.any():
        return None
    width = max(1, round(caption.shape[1] / 300))
    ring = _wider(letters, 2 * width + 1) & ~_wider(letters, width)
    if not ring.any():
        return None
    around = float(np.median(luminance(shown[ring])))
    own = float(luminance(_pixel(ink)))
    return (max(own, around) + 0.05) / (min(own, around) + 0.05)


def luminance(colours: NDArray[Any]) -> NDArray[np.float64]:
    """Relative luminance of sRGB colours 0 to 255, along the last axis."""
    part = np.asarray(colours, dtype=np.float64) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    found: NDArray[np.float64] = linear @ np.array([0.2126, 0.7152, 0.0722])
    return found


def _pixel(code: str) -> NDArray[np.int64]:
    return np.array([int(code[at : at + 2], 16) for at in (1, 3, 5)])


def _wider(mask: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    """The mask and all that lies within `by` pixels of it, across or down."""
    for axis in (0, 1):
        grown = mask.copy()
        for shift in range(1, by + 1):
            ahead, behind = np.roll(mask, shift, axis), np.roll(mask, -shift, axis)
            edge = [slice(None)] * 2
            edge[axis] = slice(0, shift)
            ahead[tuple(edge)] = False
            edge[axis] = slice(-shift, None)
            behind[tuple(edge)] = False
            grown |= ahead | behind
        mask = grown
    return mask
