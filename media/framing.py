"""How a picture of any shape becomes the rendition's: cut, blurred surround, closer, zoom. Pure.

All arithmetic is exact and ends on even pixels, which is what 4:2:0 colour can cut and place.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from media import filters
from media.course import Point, formula, points
from media.effects import Boxed
from media.facts import MediaFacts
from media.graph import Stream
from media.shots import Close, Move, Shot
from media.timing import decimal

SAME_SHAPE = Fraction(49, 50)
"""Two shapes that differ by less than this share are one: no blurred surround is made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A part of a picture, in even pixels."""

    x: int
    y: int
    width: int
    height: int


def frame_video(stream: Stream, whole: Size, shot: Shot, target: Size) -> Stream:
    """Footage of a known size at the target's."""
    if shot.box is None and whole_shown(whole, shot, target):
        stream = _surrounded(stream, whole, target)
        return _moved(_closer(stream, target, shot.close), shot.move)
    if shot.reframe.keys:
        return _moved(_closer(_followed(stream, whole, shot, target), target, shot.close),
                      shot.move)  # fmt: skip
    window = window_of(whole, target, shot.reframe.focus_x, shot.reframe.focus_y)
    window = within(window, shot.close)
    cut = filters.crop(stream, width=window.width, height=window.height, x=window.x, y=window.y)
    return _moved(filters.scale(cut, target.width, target.height), shot.move)


def whole_shown(whole: Size, shot: Shot, target: Size) -> bool:
    """Whether the picture is shown whole, over a blurred copy: of an upright one in a wide frame a
    head would be all that is left."""
    upright_in_wide = whole.width < whole.height and target.width > target.height
    wanted = shot.reframe.mode == "blur" or upright_in_wide
    return wanted and not _same_shape(whole, target)


def frame_photo(stream: Stream, known: MediaFacts, shot: Shot, target: Size) -> Stream:
    """A photo, whatever its pixels, standing for the whole shot at the target's size.

    Proxy and stand-in of a photo differ in size, so it is first brought to a size of our choice.
    """
    cover = _covering(known, target)
    plain = filters.to_bt709(filters.scale(stream, cover.width, cover.height), alpha=False)
    still = filters.stand(filters.count(plain))
    lasting = filters.count(filters.exactly(still, shot.duration))
    return frame_video(lasting, cover, shot, target)


def frame_picture(stream: Stream, shot: Shot, target: Size) -> Stream:
    """Something drawn at the target's size already: only closer views and slow zooms change it."""
    return _moved(_closer(stream, target, shot.close), shot.move)


def window_of(whole: Size, target: Size, focus_x: Fraction, focus_y: Fraction) -> Window:
    """The largest part of the target's shape, its middle as near the focus point as it can be."""
    width = min(Fraction(whole.width), Fraction(whole.height * target.width, target.height))
    height = min(Fraction(whole.height), Fraction(whole.width * target.height, target.width))
    return _around(
        Window(x=0, y=0, width=whole.width, height=whole.height), width, height,
        focus_x * whole.width, focus_y * whole.height,
    )  # fmt: skip


def _followed(stream: Stream, whole: Size, shot: Shot, target: Size) -> Stream:
    """Footage enlarged to the target's height or width, and a window that follows the focus."""
    window = window_of(whole, target, Fraction(1, 2), Fraction(1, 2))
    share = Fraction(target.width, window.width)
    large = Size(
        width=max(target.width, _even(whole.width * share)),
        height=max(target.height, _even(whole.height * share)),
    )
    across, down = points(shot.reframe.keys)
    left = _edge(across, shot.at, large.width, target.width)
    top = _edge(down, shot.at, large.height, target.height)
    enlarged = filters.scale(stream, large.width, large.height)
    return filters.crop_moving(enlarged, target.width, target.height, left, top)


def _edge(course: list[Point], first: int, whole: int, part: int) -> str:
    """The window's edge as a formula of the frame `n` of a shot that begins at frame `first`."""
    return f"clip(({formula(course, first)})*{whole}-{part}/2,0,{whole - part})"


def placed_in(box: Boxed | None, width: int, height: int) -> Window:
    """The part of a frame of this size that a box stands for, in even pixels."""
    if box is None:
        return Window(x=0, y=0, width=width, height=height)
    left, top = _down(box.left * width), _down(box.top * height)
    right = min(width, _down((box.left + box.width) * width + 1))
    bottom = min(height, _down((box.top + box.height) * height + 1))
    return Window(x=left, y=top, width=max(2, right - left), height=max(2, bottom - top))


def _down(value: Fraction) -> int:
    return max(0, int(value) // 2 * 2)


def within(window: Window, close: Close | None) -> Window:
    """The closer view of a window; its focus point is a place in that window."""
    if close is None or close.zoom <= 1:
        return window
    return _around(
        window, window.width / close.zoom, window.height / close.zoom,
        window.x + close.focus_x * window.width, window.y + close.focus_y * window.height,
    )  # fmt: skip


def _around(bounds: Window, width: Fraction, height: Fraction, x: Fraction, y: Fraction) -> Window:
    across, down = _even(width), _even(height)
    left = min(
        max(x - Fraction(across, 2), Fraction(bounds.x)), Fraction(bounds.x + bounds.width - across)
    )
    top = min(
        max(y - Fraction(down, 2), Fraction(bounds.y)), Fraction(bounds.y + bounds.height - down)
    )
    return Window(x=int(left) // 2 * 2, y=int(top) // 2 * 2, width=across, height=down)


def _even(value: Fraction) -> int:
    return max(2, int(value) // 2 * 2)


def _covering(known: MediaFacts, target: Size) -> Size:
    """A photo's size when it just covers the target."""
    share = max(Fraction(target.width, known.width), Fraction(target.height, known.height))
    return Size(
        width=max(target.width, _even(known.width * share + 1)),
        height=max(target.height, _even(known.height * share + 1)),
    )


def _same_shape(one: Size, other: Size) -> bool:
    ratio = Fraction(one.width * other.height, one.height * other.width)
    return SAME_SHAPE <= ratio <= 1 / SAME_SHAPE


def _surrounded(stream: Stream, whole: Size, target: Size) -> Stream:
    """The whole picture over a blurred copy of itself that fills the frame."""
    window = window_of(whole, target, Fraction(1, 2), Fraction(1, 2))
    small = Size(width=_even(Fraction(target.width, 8)), height=_even(Fraction(target.height, 8)))
    back: Stream = filters.crop(
        stream, width=window.width, height=window.height, x=window.x, y=window.y
    )
    back = filters.scale(back, small.width, small.height, "area")
    back = filters.blur(back, max(2, small.width // 22))
    back = filters.scale(back, target.width, target.height)
    share = min(Fraction(target.width, whole.width), Fraction(target.height, whole.height))
    fit = Size(width=_even(whole.width * share), height=_even(whole.height * share))
    front = filters.scale(stream, fit.width, fit.height)
    x, y = (target.width - fit.width) // 4 * 2, (target.height - fit.height) // 4 * 2
    return filters.overlay(back, front, x, y)


def _closer(stream: Stream, size: Size, close: Close | None) -> Stream:
    if close is None or close.zoom <= 1:
        return stream
    window = within(Window(x=0, y=0, width=size.width, height=size.height), close)
    cut = filters.crop(stream, width=window.width, height=window.height, x=window.x, y=window.y)
    return filters.scale(cut, size.width, size.height)


def _moved(stream: Stream, move: Move | None) -> Stream:
    """A steady move from one enlargement to another, to parts of a pixel."""
    if move is None:
        return stream
    last = max(1, move.total - 1)
    growth = decimal((move.end - move.start) / last, 12)
    formula = f"max(1,{decimal(move.start, 12)}+({growth})*min(on-1+{move.first},{last}))"
    return filters.closer(stream, formula)
