"""A layer over a part of a picture, and what is drawn on it, in the picture's own pixels.

Colours are straight, not premultiplied. Edges are smooth: a shape's coverage is the distance of
each pixel to it (signed distance of a rounded box, I. Quilez, 2020).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from media.areas import Area
from media.lettering import Colour, draw_line

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""
Corners = tuple[float, float, float, float]
"""Radius at the top left, top right, bottom right, bottom left, in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A picture and where it lies."""

    image: Image.Image
    """RGBA, straight alpha."""
    x: int
    y: int


class Canvas:
    """What covers a box of a picture, transparent at first."""

    def __init__(self, box: Box, limits: Area) -> None:
        """The smallest even box that holds `box` and lies within `limits`."""
        self.left = max(limits.left, int(box[0] // 1)) // 2 * 2
        self.top = max(limits.top, int(box[1] // 1)) // 2 * 2
        right = min(limits.right, int(-(-box[2] // 1)))
        bottom = min(limits.bottom, int(-(-box[3] // 1)))
        size = (max(2, right - self.left), max(2, bottom - self.top))
        self.image = Image.new("RGBA", size, (0, 0, 0, 0))

    def copy(self) -> Canvas:
        """Another one of the same place with the same picture."""
        other = object.__new__(Canvas)
        other.left, other.top, other.image = self.left, self.top, self.image.copy()
        return other

    def line(
        self,
        left: float,
        baseline: float,
        line: str,
        *,
        face: str,
        size: int,
        ink: Colour,
        outline: int = 0,
        outline_ink: Colour = (0, 0, 0, 255),
    ) -> None:
        """One line of text; see media.lettering.draw_line."""
        draw_line(
            self.image, left - self.left, baseline - self.top, line, face=face, size=size, ink=ink,
            outline=outline, outline_ink=outline_ink,
        )  # fmt: skip

    def rounded(self, box: Box, radius: float | Corners, ink: Colour) -> None:
        """A box with round corners."""
        corners = radius if isinstance(radius, tuple) else (radius,) * 4
        left, top = int(box[0] // 1) - 1, int(box[1] // 1) - 1
        right, bottom = int(box[2] // 1) + 2, int(box[3] // 1) + 2
        coverage = _coverage(box, corners, (left, top, right, bottom))
        self.stain(coverage, left, top, ink)

    def stain(self, coverage: NDArray[np.uint8], left: int, top: int, ink: Colour) -> None:
        """Colour where something covers the picture; its upper left corner is given."""
        painted = Image.new("RGBA", (coverage.shape[1], coverage.shape[0]), ink)
        painted.putalpha(
            Image.fromarray(coverage).point([round(level * ink[3] / 255) for level in range(256)])
        )
        self.over(painted, left, top)

    def over(self, picture: Image.Image, left: int, top: int) -> None:
        """A picture over what is there, cut where it leaves the canvas."""
        x, y = left - self.left, top - self.top
        right = min(picture.width, self.image.width - x)
        bottom = min(picture.height, self.image.height - y)
        if right > max(0, -x) and bottom > max(0, -y):
            part = picture.crop((max(0, -x), max(0, -y), right, bottom))
            self.image.alpha_composite(part, (max(0, x), max(0, y)))

    def band(self, box: Box, radius: float, ink: Colour) -> None:
        """A band under what is there already; its rows touch the next one's and never add up."""
        at = (box[0] - self.left, box[1] - self.top, box[2] - self.left, box[3] - self.top)
        mask = Image.new("L", self.image.size, 0)
        ImageDraw.Draw(mask).rounded_rectangle(at, radius=radius, fill=ink[3])
        band = Image.new("RGBA", self.image.size, ink)
        band.putalpha(mask)
        self.image = Image.alpha_composite(band, self.image)

    def label(self, box: Box, radius: float, ink: Colour, edge: Colour, width: int) -> None:
        """A plate with an edge, replacing what is there."""
        at = (box[0] - self.left, box[1] - self.top, box[2] - self.left, box[3] - self.top)
        ImageDraw.Draw(self.image).rounded_rectangle(
            at, radius=radius, fill=ink, outline=edge, width=width
        )

    def shadow(self, reach: float) -> None:
        """A soft shadow under everything: `reach` pixels of blur and drop."""
        if not reach:
            return
        alpha = ImageChops.offset(self.image.getchannel("A"), 0, round(reach * 0.6))
        blurred = alpha.filter(ImageFilter.GaussianBlur(reach * 0.6))
        shade = Image.new("RGBA", self.image.size, (20, 8, 16, 255))
        shade.putalpha(blurred.point([round(level * 0.55) for level in range(256)]))
        self.image = Image.alpha_composite(shade, self.image)

    def drawn(self) -> Drawn:
        """The whole canvas where it lies."""
        return Drawn(image=self.image, x=self.left, y=self.top)


def cut_to_ink(layer: Image.Image, area: Area, left: int = 0, top: int = 0) -> Drawn:
    """The part of a layer that is not transparent, kept within an area.

    `left` and `top` say where on the picture the layer lies.
    """
    box = layer.getchannel("A").getbbox()
    if box is None:
        return Drawn(image=Image.new("RGBA", (1, 1)), x=area.left, y=area.top)
    box = (
        max(box[0], area.left - left), max(box[1], area.top - top),
        min(box[2], area.right - left), min(box[3], area.bottom - top),
    )  # fmt: skip
    if box[2] <= box[0] or box[3] <= box[1]:
        return Drawn(image=Image.new("RGBA", (1, 1)), x=area.left, y=area.top)
    return Drawn(image=layer.crop(box), x=left + box[0], y=top + box[1])


def _coverage(box: Box, corners: Corners, window: tuple[int, int, int, int]) -> NDArray[np.uint8]:
    """How much of each pixel of a window a rounded box covers."""
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    half = (max(0.0, box[2] - box[0]) / 2, max(0.0, box[3] - box[1]) / 2)
    x = np.arange(window[0], window[2], dtype=np.float32) + 0.5 - middle[0]
    y = (np.arange(window[1], window[3], dtype=np.float32) + 0.5 - middle[1])[:, None]
    most = min(half)
    top_left, top_right, bottom_right, bottom_left = (min(most, corner) for corner in corners)
    upper = np.where(x < 0, np.float32(top_left), np.float32(top_right))
    lower = np.where(x < 0, np.float32(bottom_left), np.float32(bottom_right))
    radius = np.where(y < 0, upper, lower)
    across, down = np.abs(x) - half[0] + radius, np.abs(y) - half[1] + radius
    outside = np.hypot(np.maximum(across, 0), np.maximum(down, 0))
    distance = outside + np.minimum(np.maximum(across, down), 0) - radius
    covered: NDArray[np.uint8] = (np.clip(0.5 - distance, 0, 1) * 255 + 0.5).astype(np.uint8)
    return covered
