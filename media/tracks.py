"""One face through many pictures: which boxes are the same person's, by place and size alone. Pure.

Nothing here knows a face again: a box belongs to the one before it because it lies where that one
could have gone meanwhile. Two people who cross may therefore be mixed up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from media.faces import Face, Sighting

OWN = 0.6
"""Shares of its own width that a face may always move from one look to the next."""
PACE = 15
"""Thousandths of the picture that it may move in a frame besides: across one in two seconds."""
FURTHEST = 350
"""Thousandths that it may move at most, however long it was not seen."""
ALIKE = 2.5
"""Times its width that another box may have and still be the same face."""
LONGEST = 600
"""Frames that are looked at one by one at most: 20 s."""
MOST = 8
"""People looked for in one film."""

Track = tuple[tuple[int, Face], ...]
"""Frames and boxes of one face, in order of time."""


def track(seen: Sequence[Sighting], index: int, face: Face) -> Track:
    """The face of a look, followed from there to both ends; what is not seen is left out."""
    before = list(_walk(face, seen[index].at, reversed(seen[:index])))
    after = list(_walk(face, seen[index].at, seen[index + 1 :]))
    return (*reversed(before), (seen[index].at, face), *after)


def main(seen: Sequence[Sighting]) -> Track:
    """The track of the face that takes most of the pictures over time; empty: nobody was seen."""
    left = {(n, face) for n, one in enumerate(seen) for face in one.faces}
    found: list[Track] = []
    while left and len(found) < MOST:
        index, face = max(left, key=lambda each: (_area(each[1]), -each[0], -each[1].left))
        mine = track(seen, index, face)
        found.append(mine)
        numbers = {one.at: n for n, one in enumerate(seen)}
        left -= {(numbers[at], each) for at, each in mine} | {(index, face)}
    return max(found, key=lambda one: sum(_area(face) for _, face in one), default=())


def nearest(faces: Iterable[Face], x: int, y: int) -> Face | None:
    """The face whose middle is nearest to a point (thousandths), within the reach of a finger."""
    near = [face for face in faces if _apart(face, x, y) <= max(FURTHEST // 2, face.width)]
    return min(near, key=lambda face: _apart(face, x, y), default=None)


def _walk(face: Face, at: int, looks: Iterable[Sighting]) -> Iterable[tuple[int, Face]]:
    for look in looks:
        reach = min(FURTHEST, OWN * face.width + PACE * abs(look.at - at))
        same = [
            other
            for other in look.faces
            if _apart(other, face.x, face.y) <= reach and _alike(other, face)
        ]
        if same:
            last = face
            face = min(same, key=lambda other: _apart(other, last.x, last.y))
            at = look.at
            yield at, face


def _alike(one: Face, other: Face) -> bool:
    return max(one.width, other.width) <= ALIKE * min(one.width, other.width)


def _apart(face: Face, x: int, y: int) -> int:
    return max(abs(face.x - x), abs(face.y - y))


def _area(face: Face) -> int:
    return face.width * face.height
