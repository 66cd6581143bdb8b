"""A blur that goes with a face: from what was seen in each picture to the way of its box. Pure.

Where the face is missed, the box errs to hiding: it stays where the face was, or spans where it was
and where it comes back, and grows. What it cannot promise is told (`unseen`, `adrift`).
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from media.behind import behind
from media.faces import Face, Sighting
from media.facts import MediaFacts
from media.framing import Size
from media.passages import passages
from media.shots import shots
from media.timeline import AssetReference, placed
from media.timing import TimeRange, span
from media.tracks import LONGEST, nearest, track
from templates import pace
from templates.compose import compose
from templates.storyboard import FootageSlot, Gag, Scene, Spot, Storyboard

BEFORE = 30
"""Pictures before and after those of the gag that are looked at too: it may be moved a little."""
NEAR = 15
"""Pictures around the one that was clicked in which the face may be found."""
ASIDE, ABOVE, BELOW = 0.3, 0.5, 0.3
"""Shares of a face's width and height that are hidden beside it: the detector's box is tight."""
AROUND = 2
"""Pictures before and after of which a box hides the face too."""
BLINK = 5
"""Pictures that a face may be missed without being told: the box goes straight through them."""
SHORT = 15
"""Pictures of a miss through which the box goes straight; in a longer one it spans both ends."""
GROWTH = 30
"""Pictures of a miss after which the box is twice as large."""
APART = 30
"""Pictures between two misses that are told as one when there are fewer."""
CLOSE = 8.0
"""Thousandths by which the told way may differ; the boxes are larger by as much."""
MOST_SPOTS = 96

Edges = tuple[float, float, float, float]
"""Left, top, right, bottom, in thousandths of the picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a person pointed, in the film."""

    at: int
    """Number of the picture."""
    x: int
    """Thousandths of the picture."""
    y: int


def marked(board: Storyboard, frame: int, point: tuple[int, int], fact: MediaFacts) -> Mark | None:
    """What of that film lies behind a point (thousandths) of an upright frame; None: none of it."""
    where = Fraction(point[0], 1000), Fraction(point[1], 1000)
    whole, target = Size(width=fact.width, height=fact.height), Size(width=1080, height=1920)
    for start, clip in placed(compose(board).picture):
        reference = clip.media_reference
        if not start <= frame < start + clip.duration or not isinstance(reference, AssetReference):
            continue
        if reference.media_id != fact.media_id:
            continue
        shot = shots(clip, span(frame - start, frame - start + 1))[0]
        x, y = behind(where, whole, shot, target)
        return Mark(at=shot.picture(0), x=round(x * 1000), y=round(y * 1000))
    return None


def covering(scene: Scene, gag: Gag) -> Gag:
    """Return a blur as it is when it begins to follow: over the whole scene.

    A face that is hidden for a moment only is not hidden. One that follows keeps its times.
    """
    return gag if gag.trail else replace(gag, at=0, duration=pace.played_frames(scene))


def stretch(scene: Scene, gag: Gag, fact: MediaFacts) -> tuple[int, int] | None:
    """First and last picture of the film to look at for a gag; None: it shows none."""
    shown = [picture for _, picture in _pictures(scene, gag)]
    if not shown or fact.kind != "video" or fact.duration < 1:
        return None
    earliest = min(*shown, fact.duration - 1)
    first = max(0, earliest - BEFORE)
    last = min(fact.duration - 1, max(shown) + BEFORE)
    if last - first >= LONGEST:
        first, last = earliest, min(last, earliest + LONGEST - 1)
    return first, last


def trail(seen: Sequence[Sighting], mark: Mark) -> tuple[Spot, ...]:
    """The way of the box that hides the face nearest to a mark; empty: nobody is there.

    `seen` holds a look at each picture of a stretch.
    """
    chosen = _chosen(seen, mark)
    if chosen is None:
        return ()
    found = {at: _enlarged(face) for at, face in track(seen, *chosen)}
    first, last = seen[0].at, seen[-1].at
    plain = [_at(found, frame) for frame in range(first, last + 1)]
    boxes = [_union(plain[max(0, n - AROUND) : n + AROUND + 1]) for n in range(len(plain))]
    lost = _lost(sorted(found), first, last)
    return _spots(boxes, first, lost)


def followed(scene: Scene, before: Scene) -> Scene:
    """The scene without the ways that were found in the film it showed before."""
    if _film(scene) == _film(before) or not any(gag.trail for gag in scene.gags):
        return scene
    return replace(scene, gags=tuple(replace(gag, trail=()) for gag in scene.gags))


def unseen(scene: Scene, gag: Gag) -> tuple[TimeRange, ...]:
    """Frames of the scene in which a blur that follows did not see the face it hides."""
    found: list[TimeRange] = []
    times = [spot.at for spot in gag.trail]
    for frame, picture in _pictures(scene, gag):
        number = bisect_right(times, picture) - 1
        if number >= 0 and gag.trail[number].seen and picture <= times[-1]:
            continue
        if found and found[-1].end_time == frame:
            found[-1] = replace(found[-1], duration=found[-1].duration + 1)
        else:
            found.append(TimeRange(start_time=frame, duration=1))
    return tuple(found)


def adrift(scene: Scene, gag: Gag) -> bool:
    """Whether a blur that follows lies over pictures in which nobody looked for the face."""
    if not gag.trail:
        return False
    first, last = gag.trail[0].at, gag.trail[-1].at
    return any(not first <= picture <= last for _, picture in _pictures(scene, gag))


def _pictures(scene: Scene, gag: Gag) -> Iterator[tuple[int, int]]:
    """The frames of the scene in which a gag lasts, each with the picture of the film it shows."""
    take = pace.take_of(scene)
    if take is None or not isinstance(scene.picture, FootageSlot):
        return
    end = min(gag.at + gag.duration, pace.played_frames(scene))
    top = take.start + (take.duration or 1) - 1
    for run in passages(pace.time(scene)):
        for frame in range(max(0, gag.at, run.start), min(end, run.end)):
            yield frame, min(top, take.start + run.shown(frame))
        if run.end >= end:
            return


def _film(scene: Scene) -> str | None:
    take = pace.take_of(scene)
    return take.media if take is not None else None


# --- from looks to boxes -------------------------------------------------------------------------


def _chosen(seen: Sequence[Sighting], mark: Mark) -> tuple[int, Face] | None:
    near = sorted((abs(look.at - mark.at), n) for n, look in enumerate(seen))
    for away, n in near:
        face = nearest(seen[n].faces, mark.x, mark.y)
        if away <= NEAR and face is not None:
            return n, face
    return None


def _enlarged(face: Face) -> Edges:
    return (
        face.left - ASIDE * face.width,
        face.top - ABOVE * face.height,
        face.left + (1 + ASIDE) * face.width,
        face.top + (1 + BELOW) * face.height,
    )


def _at(found: Mapping[int, Edges], frame: int) -> Edges:
    """The box at a picture: of the face, or of where it may be while nobody sees it."""
    if frame in found:
        return found[frame]
    before = max((at for at in found if at < frame), default=None)
    after = min((at for at in found if at > frame), default=None)
    if before is None or after is None:
        known = before if before is not None else after
        assert known is not None
        return _grown(found[known], abs(frame - known))
    away = min(frame - before, after - frame)
    if after - before > SHORT:
        return _grown(_union([found[before], found[after]]), away)
    share = (frame - before) / (after - before)
    return _grown(_between(found[before], found[after], share), away)


def _grown(box: Edges, missed: int) -> Edges:
    more = min(missed, GROWTH) / GROWTH / 2
    wide, high = more * (box[2] - box[0]), more * (box[3] - box[1])
    return box[0] - wide, box[1] - high, box[2] + wide, box[3] + high


def _union(boxes: Sequence[Edges]) -> Edges:
    return (
        min(box[0] for box in boxes), min(box[1] for box in boxes),
        max(box[2] for box in boxes), max(box[3] for box in boxes),
    )  # fmt: skip


def _between(one: Edges, other: Edges, share: float) -> Edges:
    left, top, right, bottom = (a + (b - a) * share for a, b in zip(one, other, strict=True))
    return left, top, right, bottom


def _lost(known: Sequence[int], first: int, last: int) -> list[tuple[int, int]]:
    """The pictures, from and up to, in which the face was missed for longer than a blink."""
    edges = [first - 1, *known, last + 1]
    found: list[tuple[int, int]] = []
    for before, after in pairwise(edges):
        if after - before - 1 <= BLINK:
            continue
        if found and before + 1 - found[-1][1] < APART:
            found[-1] = found[-1][0], after
        else:
            found.append((before + 1, after))
    return found


# --- from boxes to spots -------------------------------------------------------------------------


def _spots(boxes: Sequence[Edges], first: int, lost: list[tuple[int, int]]) -> tuple[Spot, ...]:
    """As few spots as tell the way; each is larger by what the way between them leaves out."""
    end = len(boxes) - 1
    turns = {number for low, high in lost for number in (low - first - 1, low - first,
                                                         high - first)}  # fmt: skip
    chosen = sorted({0, end, *(n for n in turns if 0 <= n <= end)})
    waiting = [_worst(boxes, a, b) for a, b in pairwise(chosen)]
    heapq.heapify(waiting)
    while waiting and len(chosen) < MOST_SPOTS and -waiting[0][0] > CLOSE:
        _, low, number, high = heapq.heappop(waiting)
        chosen.append(number)
        heapq.heappush(waiting, _worst(boxes, low, number))
        heapq.heappush(waiting, _worst(boxes, number, high))
    more = max(CLOSE, -waiting[0][0]) if waiting else CLOSE
    missed = [range(low - first, high - first) for low, high in lost]
    return tuple(
        _spot(boxes[n], first + n, more, seen=not any(n in each for each in missed))
        for n in sorted(chosen)
    )


def _worst(boxes: Sequence[Edges], low: int, high: int) -> tuple[float, int, int, int]:
    """Between two spots, the picture whose box is furthest from the straight way, and how far."""
    away = (
        (-_apart(boxes[n], _between(boxes[low], boxes[high], (n - low) / (high - low))), n)
        for n in range(low + 1, high)
    )
    most, number = min(away, default=(0.0, low))
    return most, low, number, high


def _apart(one: Edges, other: Edges) -> float:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def _spot(box: Edges, at: int, more: float, *, seen: bool) -> Spot:
    left, right = max(0, floor(box[0] - more)), min(1000, ceil(box[2] + more))
    top, bottom = max(0, floor(box[1] - more)), min(1000, ceil(box[3] + more))
    left, top = min(left, 980), min(top, 980)
    right, bottom = max(right, left + 20), max(bottom, top + 20)
    return Spot(
        at=at, x=(left + right) // 2, y=(top + bottom) // 2, width=right - left + 1,
        height=bottom - top + 1, seen=seen,
    )  # fmt: skip
