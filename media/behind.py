"""Which point of a film lies behind a point of the frame: the framing, backwards. Pure.

Looks that only colour or shake the picture are left out: they move a point by less than a face.
"""

from __future__ import annotations

from fractions import Fraction

from media.course import focus
from media.framing import Size, whole_shown, window_of, within
from media.shots import Shot

Point = tuple[Fraction, Fraction]
"""Shares of a width and a height, 0 to 1."""
HALF = Fraction(1, 2)


def behind(point: Point, whole: Size, shot: Shot, target: Size) -> Point:
    """The point of the film behind one of the frame, at the shot's first frame.

    `whole` is the film's upright size, `target` the frame's.
    """
    x, y = _in_box(point, shot)
    for showing in shot.looks:
        if showing.look.name == "mirror" and (showing.look.amount <= 1 or x > HALF):
            x = 1 - x
    if shot.move is not None:
        last = max(1, shot.move.total - 1)
        growth = (shot.move.end - shot.move.start) / last
        zoom = max(Fraction(1), shot.move.start + growth * min(shot.move.first, last))
        x, y = HALF + (x - HALF) / zoom, HALF + (y - HALF) / zoom
    if shot.box is None and whole_shown(whole, shot, target):
        return _surrounded(x, y, whole, target)
    at = shot.reframe.focus_x, shot.reframe.focus_y
    if shot.reframe.keys:
        at = focus(shot.reframe.keys, shot.at)
    window = within(window_of(whole, target, *at), shot.close)
    return (
        _share((window.x + x * window.width) / whole.width),
        _share((window.y + y * window.height) / whole.height),
    )


def _in_box(point: Point, shot: Shot) -> Point:
    if shot.box is None:
        return point
    return (
        _share((point[0] - shot.box.left) / shot.box.width),
        _share((point[1] - shot.box.top) / shot.box.height),
    )


def _surrounded(x: Fraction, y: Fraction, whole: Size, target: Size) -> Point:
    """In a picture that is shown whole, in the middle of the frame."""
    share = min(Fraction(target.width, whole.width), Fraction(target.height, whole.height))
    wide, high = whole.width * share / target.width, whole.height * share / target.height
    return _share(HALF + (x - HALF) / wide), _share(HALF + (y - HALF) / high)


def _share(value: Fraction) -> Fraction:
    return max(Fraction(0), min(Fraction(1), value))
