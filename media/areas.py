"""Where a network leaves the picture free. Pure.

Margins of an upright picture: 14 % at the top and 20 % at the bottom are what Meta publishes for
9:16 (Ads Guide, Stories and Reels, read 2026-11; an advertisement's button takes more, our posts
have none). The right 12 % hold the buttons for like, comment and share.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A box in pixels."""

    left: int
    top: int
    right: int
    """First column outside."""
    bottom: int
    """First row outside."""

    @property
    def width(self) -> int:
        """Columns inside."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Rows inside."""
        return self.bottom - self.top


def safe(width: int, height: int) -> Area:
    """The part that no network covers, for a picture of this size."""
    if height * 4 <= width * 5:  # 4:5 and wider: shown whole in the feed, nothing lies on it
        margin = round(width * 0.05)
        return Area(left=margin, top=margin, right=width - margin, bottom=height - margin)
    return Area(
        left=round(width * 0.06),
        top=round(height * 0.14),
        right=width - round(width * 0.12),
        bottom=height - round(height * 0.20),
    )


def safe_centred(width: int, height: int) -> Area:
    """The same with equal margins left and right, for words set in the middle."""
    area = safe(width, height)
    margin = max(area.left, width - area.right)
    return Area(left=margin, top=area.top, right=width - margin, bottom=area.bottom)
