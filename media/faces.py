"""Where faces are in a picture: boxes without a name, and how a detector's numbers become them.

The detector is BlazeFace full range (media/models): it answers for a square of 192 pixels with
2304 anchors, one every 4 pixels. Nothing here knows who somebody is, and nothing is kept of a face
but its place. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

SIDE = 192
"""Pixels of the square the detector looks at."""
STRIDE = 4
"""Pixels from one anchor to the next."""
SURE = 0.6
"""Least score of a face (MediaPipe, face_detection_full_range.pbtxt, read 2026-11)."""
OVERLAP = 0.3
"""Share of their union from which on two boxes are one face (same file)."""
INSIDE = 0.6
"""Share of the smaller box from which on it is a piece of the larger: tiles cut faces."""
LAP = 0.2
"""Share of a tile that its neighbour sees too."""

Numbers = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A box around a face, in thousandths of the picture."""

    left: int
    """Of the width; it may lie a little outside."""
    top: int
    """Of the height."""
    width: int
    """Of the width."""
    height: int
    """Of the height."""
    score: int = 100
    """Per cent: how sure the detector is."""

    @property
    def x(self) -> int:
        """Its middle, of the width."""
        return self.left + self.width // 2

    @property
    def y(self) -> int:
        """Its middle, of the height."""
        return self.top + self.height // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What was seen at a frame."""

    at: int
    """Frame of the media."""
    faces: tuple[Face, ...]
    """The largest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A square of a picture that the detector looks at, in shares of the picture."""

    left: float
    top: float
    width: float
    """Share of the picture's width; beyond 1 where a whole picture is padded to a square."""
    height: float


def tiles(width: int, height: int) -> tuple[Tile, ...]:
    """The squares of the short side that cover a picture, with a lap; none of a square one."""
    short, long = min(width, height), max(width, height)
    part = short / long
    count = -int(-(1 / part - LAP) // (1 - LAP))
    if count < 2:
        return ()
    starts = [(1 - part) * n / (count - 1) for n in range(count)]
    if width >= height:
        return tuple(Tile(left=at, top=0, width=part, height=1) for at in starts)
    return tuple(Tile(left=0, top=at, width=1, height=part) for at in starts)


def whole(width: int, height: int) -> Tile:
    """The whole picture, padded below or at the right to a square."""
    long = max(width, height)
    return Tile(left=0, top=0, width=long / width, height=long / height)


def decode(regressors: Numbers, scores: Numbers, tile: Tile) -> Numbers:
    """Rows of left, top, right, bottom (shares of the picture) and score, of one tile's anchors.

    `regressors` is (2304, 16): middle from the anchor and size, in pixels, then points that are
    not used; `scores` is (2304,), before the sigmoid.
    """
    clipped = np.clip(scores.astype(np.float64), -100, 100)
    sure = 1 / (1 + np.exp(-clipped))
    found = np.flatnonzero(sure >= SURE)
    across = SIDE // STRIDE
    anchors = np.stack((found % across, found // across), axis=1) + 0.5
    boxes = regressors[found, :4].astype(np.float64) / SIDE
    middle = boxes[:, :2] + anchors / across
    half = boxes[:, 2:] / 2
    scale = np.array([tile.width, tile.height])
    at = np.array([tile.left, tile.top])
    corners = np.concatenate(
        ((middle - half) * scale + at, (middle + half) * scale + at, sure[found, None]), axis=1
    )
    return corners[corners[:, 4].argsort(kind="stable")[::-1]]


def settle(rows: Sequence[Numbers]) -> tuple[Face, ...]:
    """One face for each heap of boxes: their mean, weighted by score; the largest first."""
    left = np.concatenate(rows) if rows else np.zeros((0, 5))
    left = left[left[:, 4].argsort(kind="stable")[::-1]]
    found: list[Face] = []
    while len(left):
        same, piece = _shared(left[0], left)
        heap = left[same >= OVERLAP]
        mean = (heap[:, :4] * heap[:, 4:]).sum(axis=0) / heap[:, 4].sum()
        found.append(_face(mean, float(left[0, 4])))
        left = left[(same < OVERLAP) & (piece < INSIDE)]
    return tuple(sorted(found, key=lambda face: -face.width * face.height))


def largest(faces: Iterable[Face]) -> Face | None:
    """The face that takes most of the picture, or None."""
    return max(faces, key=lambda face: face.width * face.height, default=None)


def _shared(one: Numbers, others: Numbers) -> tuple[Numbers, Numbers]:
    """How much of their union one box and each of the others share, and of the smaller one."""
    wide = np.minimum(one[2], others[:, 2]) - np.maximum(one[0], others[:, 0])
    high = np.minimum(one[3], others[:, 3]) - np.maximum(one[1], others[:, 1])
    common = np.clip(wide, 0, None) * np.clip(high, 0, None)
    area = (others[:, 2] - others[:, 0]) * (others[:, 3] - others[:, 1])
    mine = (one[2] - one[0]) * (one[3] - one[1])
    return common / (area + mine - common), common / np.minimum(area, mine)


def _face(corners: Numbers, score: float) -> Face:
    left, top, right, bottom = (round(float(share) * 1000) for share in corners)
    return Face(
        left=left, top=top, width=max(1, right - left), height=max(1, bottom - top),
        score=round(score * 100),
    )  # fmt: skip
