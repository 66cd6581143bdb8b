"""Whether a caption lies over somebody's face, by what is known of the faces in the films.

The caption is drawn as it will be, and its box traced back into the film (`media.behind`); faces
are known twice a second, where anybody looked for them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from media.behind import Point, behind
from media.captions import film
from media.faces import Face, Sighting
from media.facts import MediaFacts
from media.framing import Size
from media.shots import shots
from media.timeline import AssetReference, CaptionReference, Clip, Timeline, placed
from media.timing import span

Looks = Callable[[str], Sequence[Sighting] | None]
"""The looks at a film, by content hash; None: nobody has looked."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in thousandths of the film's picture."""

TARGET = Size(width=360, height=640)
STEP = 30
"""Frames from one moment that is compared to the next."""
FIRST = 15
"""Frame of the caption that is compared first: it has come by then."""
NEAR = 20
"""Frames between a picture and the look that still tells of it."""
MUCH = 0.25
"""Share of a face that may not be covered."""
OFTEN = Fraction(1, 3)
"""Share of the moments in which that is so before it is told: in passing it is no fault."""


def over_faces(timeline: Timeline, facts: Mapping[str, MediaFacts], looks: Looks) -> frozenset[str]:
    """Names of the captions' clips that lie over a face for a good part of their time."""
    pictures = list(placed(timeline.picture))
    found: set[str] = set()
    for track in timeline.tracks[1:]:
        for start, clip in placed(track):
            if not isinstance(clip.media_reference, CaptionReference):
                continue
            box = _box(clip.media_reference)
            moments = range(start + min(FIRST, clip.duration - 1), start + clip.duration, STEP)
            told = [_covers(pictures, frame, box, facts, looks) for frame in moments]
            known = [each for each in told if each is not None]
            if known and sum(known) >= OFTEN * len(known):
                found.add(clip.name)
    return frozenset(found)


@lru_cache(maxsize=256)
def _box(reference: CaptionReference) -> tuple[Point, Point]:
    """Where a caption lies once it has come: upper left and lower right, shares of the frame."""
    pictures = film(reference, TARGET.width, TARGET.height)
    drawn = pictures.frame(pictures.frames - 1)
    right, bottom = drawn.x + drawn.image.width, drawn.y + drawn.image.height
    return (
        (Fraction(drawn.x, TARGET.width), Fraction(drawn.y, TARGET.height)),
        (Fraction(right, TARGET.width), Fraction(bottom, TARGET.height)),
    )


def _covers(
    pictures: Sequence[tuple[int, Clip]],
    frame: int,
    box: tuple[Point, Point],
    facts: Mapping[str, MediaFacts],
    looks: Looks,
) -> bool | None:
    """Whether the box covers a face at a frame; None: nobody looked there."""
    for start, clip in pictures:
        if not start <= frame < start + clip.duration:
            continue
        reference = clip.media_reference
        fact = facts.get(reference.media_id) if isinstance(reference, AssetReference) else None
        seen = looks(fact.media_id) if fact is not None and fact.kind == "video" else None
        if fact is None or not seen:
            return None
        shot = shots(clip, span(frame - start, frame - start + 1))[0]
        look = _nearest(seen, shot.picture(0))
        if look is None:
            return None
        if not look.faces:
            return False
        whole = Size(width=fact.width, height=fact.height)
        (x, y), (right, bottom) = (behind(corner, whole, shot, TARGET) for corner in box)
        traced = tuple(float(share * 1000) for share in (min(x, right), y, max(x, right), bottom))
        return any(_share(face, traced) >= MUCH for face in look.faces)
    return None


def _nearest(seen: Sequence[Sighting], picture: int) -> Sighting | None:
    after = bisect_left(seen, picture, key=lambda look: look.at)
    around = seen[max(0, after - 1) : after + 1]
    look = min(around, key=lambda one: abs(one.at - picture))
    return look if abs(look.at - picture) <= NEAR else None


def _share(face: Face, box: tuple[float, ...]) -> float:
    """Share of a face that lies in a box."""
    left, top, right, bottom = box
    wide = min(right, face.left + face.width) - max(left, face.left)
    high = min(bottom, face.top + face.height) - max(top, face.top)
    return max(0.0, wide) * max(0.0, high) / (face.width * face.height)
