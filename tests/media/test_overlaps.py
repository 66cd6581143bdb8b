"""A caption over a face is told, by what is known of the faces; one beside it is not."""

from __future__ import annotations

from fractions import Fraction

import pytest

from media.effects import Look
from media.faces import Face, Sighting
from media.overlaps import over_faces
from media.timeline import Clip, Effect, Reframe
from tests.factories_media import a_timeline, asset, caption, some_facts

FILM = "a" * 64
FACTS = {FILM: some_facts(FILM, width=1920, height=1080)}


def face(x: int, y: int) -> Face:
    return Face(left=x - 30, top=y - 60, width=60, height=120)


def looks(*faces: Face, since: int = 0, last: int = 120) -> tuple[Sighting, ...]:
    return tuple(
        Sighting(at=at, faces=faces if at >= since else ()) for at in range(0, last + 1, 15)
    )


def told(
    seen: tuple[Sighting, ...] | None, *effects: Effect, place: str = "bottom", duration: int = 120
) -> bool:
    over: tuple[int, Clip] = (0, caption("On vous rappellera", duration, place=place))
    timeline = a_timeline(asset(FILM, 0, 120, *effects), over=(over,))
    return over_faces(timeline, FACTS, lambda _: seen) == {over[1].name}


@pytest.mark.parametrize(("place", "y"), [("top", 190), ("middle", 480), ("bottom", 740)])
def test_it_is_told_where_the_words_and_the_face_are(place: str, y: int) -> None:
    assert told(looks(face(500, y)), place=place)
    others = {190, 480, 740} - {y}
    assert not any(told(looks(face(500, other)), place=place) for other in others)


def test_the_framing_says_where_the_face_is() -> None:
    at_the_side = looks(face(850, 740))
    assert not told(at_the_side)
    assert told(at_the_side, Reframe(focus_x=Fraction(17, 20)))
    assert not told(looks(face(700, 740)), Reframe(focus_x=Fraction(1, 5)))
    assert told(looks(face(500, 740)), Look(name="mirror", at=0, duration=120))


def test_what_only_passes_or_is_not_known_is_not_told() -> None:
    assert not told(looks(face(500, 740), since=100))
    assert told(looks(face(500, 740), since=60))
    assert not told(None)
    assert not told(looks())
