"""No caption lies on a player's face, all ink is in the safe area, and the laugh has its sound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from media.areas import Area, safe
from media.captions import draw_caption
from media.timeline import CaptionReference, Clip, DrawnReference, Timeline, placed
from media.troupe import ACTS, faces
from templates import pace
from templates.catalog import Catalog
from templates.compose import compose
from templates.storyboard import Storyboard

SIZE = 180, 320
BROW = 0.16
"""Share of a face that a caption may touch: its brow or its chin."""
NAMES = Catalog().names()


def endings(name: str) -> Iterator[Storyboard]:
    board = Catalog().demo(name).storyboard
    for ending in board.endings or (None,):
        yield replace(board, ending=ending.id if ending else None)


def captions(timeline: Timeline) -> Iterator[tuple[int, Clip, CaptionReference]]:
    for track in timeline.tracks:
        if track.role == "overlay":
            for start, clip in placed(track):
                if isinstance(clip.media_reference, CaptionReference):
                    yield start, clip, clip.media_reference


@cache
def ink(reference: CaptionReference) -> Area:
    """The box of a caption at rest."""
    drawn = draw_caption(reference, *SIZE)
    box = drawn.image.getchannel("A").point(lambda a: 255 if a > 90 else 0).getbbox()
    left, top, right, bottom = box or (0, 0, 1, 1)
    return Area(
        left=drawn.x + left, top=drawn.y + top, right=drawn.x + right, bottom=drawn.y + bottom
    )


def shared(one: Area, other: Area) -> float:
    """How much of the second box the first one covers, 0 to 1."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    if across <= 0 or down <= 0:
        return 0.0
    return across * down / max(1, other.width * other.height)


def covered(timeline: Timeline) -> Iterator[tuple[str, int, float]]:
    """Captions on faces, at the caption's first and last thirds."""
    shots = list(placed(timeline.picture))
    for start, caption, reference in captions(timeline):
        box = ink(reference)
        for moment in (start + caption.duration // 3, start + caption.duration * 5 // 6):
            at, clip = next((a, c) for a, c in shots if a <= moment < a + c.duration)
            if isinstance(clip.media_reference, DrawnReference):
                for face in faces(clip.media_reference, moment - at, *SIZE):
                    if (share := shared(box, face)) > BROW:
                        yield caption.name, moment, round(share, 2)


@pytest.mark.parametrize("name", NAMES)
def test_no_caption_lies_on_the_face_of_a_player(name: str) -> None:
    assert [hit for board in endings(name) for hit in covered(compose(board))] == []


def test_a_caption_on_a_face_would_be_found() -> None:
    board = next(endings("voix-interieure"))
    scenes = tuple(
        replace(s, captions=tuple(replace(c, place="middle") for c in s.captions))
        for s in board.scenes
    )
    assert list(covered(compose(replace(board, scenes=scenes))))


@pytest.mark.parametrize("name", NAMES)
def test_all_ink_stays_where_no_network_covers_it(name: str) -> None:
    area = safe(*SIZE)
    for board in endings(name):
        for _, clip, reference in captions(compose(board)):
            box = ink(reference)
            inside = area.left <= box.left <= box.right <= area.right
            assert inside, clip.name
            assert area.top <= box.top <= box.bottom <= area.bottom, clip.name


@pytest.mark.parametrize("name", NAMES)
def test_the_laugh_has_its_sound(name: str) -> None:
    for board in endings(name):
        laugh = next(item.lands for item in pace.pace(board) if item.lands is not None)
        near = [
            start
            for track in compose(board).tracks
            if track.role == "effect"
            for start, _ in placed(track)
            if -60 <= start - laugh <= 90
        ]
        assert near, laugh


def test_faces_are_where_the_players_look_at_us_from() -> None:
    found = faces(DrawnReference(scene="inner-polite"), 20, 180, 320)
    assert len(found) == 1
    assert found[0].left < 88 < found[0].right
    assert found[0].top < 190 < found[0].bottom
    (mirrored,) = faces(DrawnReference(scene="inner-polite", variant=1), 20, 180, 320)
    assert abs((mirrored.left + mirrored.right) / 2 - (180 - 88)) < 3
    assert set(ACTS) >= {"inner-polite"}
