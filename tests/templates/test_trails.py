"""A blur that goes with a face hides it in every picture, more where it was missed, and says so."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

import pytest

from media.faces import Face, Sighting
from templates import bounds, document, edit, trails
from templates import verbs as v
from templates.check import Shelf, check
from templates.compose import compose
from templates.emptying import emptied
from templates.storyboard import Framing, Gag, Scene, Spot
from templates.trails import Mark, adrift, marked, stretch, trail, unseen
from tests.factories_templates import CLIP, OTHER, a_photo_scene, a_scene, a_storyboard, facts

FACT = facts()[CLIP]
SHELF = Shelf(sounds=frozenset(), music=frozenset(), acts=frozenset())


def crossing(frame: int) -> Face:
    """A face that goes across, and comes nearer."""
    width = 60 + frame // 4
    return Face(left=100 + 5 * frame, top=300, width=width, height=2 * width)


def looks(*missed: int, frames: int = 120, more: tuple[Face, ...] = ()) -> list[Sighting]:
    return [
        Sighting(at=at, faces=more if at in missed else (crossing(at), *more))
        for at in range(frames)
    ]


def box(spots: tuple[Spot, ...], frame: int) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of what is hidden in a picture."""
    after = bisect_right([spot.at for spot in spots], frame)
    if after == len(spots):
        one = other = spots[-1]
    else:
        one, other = spots[after - 1], spots[after]
    share = (frame - one.at) / max(1, other.at - one.at)
    x, y, wide, high = (
        getattr(one, name) + (getattr(other, name) - getattr(one, name)) * share
        for name in ("x", "y", "width", "height")
    )
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def hides(spots: tuple[Spot, ...], frame: int, face: Face) -> bool:
    left, top, right, bottom = box(spots, frame)
    return (
        left <= face.left and top <= face.top and face.left + face.width <= right
        and face.top + face.height <= bottom
    )  # fmt: skip


MIDDLE = Mark(at=60, x=crossing(60).x, y=crossing(60).y)


def test_the_face_that_was_pointed_at_is_hidden_in_every_picture() -> None:
    still = Face(left=800, top=600, width=60, height=120)
    spots = trail(looks(more=(still,)), MIDDLE)
    assert all(hides(spots, n, crossing(n)) for n in range(120))
    assert not any(hides(spots, n, still) for n in range(120))
    assert len(spots) < 12, "told in few spots"
    assert all(spot.seen for spot in spots)
    assert trail(looks(more=(still,)), Mark(at=60, x=830, y=660)) != spots


def test_a_box_is_not_much_larger_than_what_it_hides() -> None:
    spots = trail(looks(), MIDDLE)
    for n in range(10, 110):
        left, top, right, bottom = box(spots, n)
        assert right - left < 2.3 * crossing(n).width
        assert bottom - top < 2.1 * crossing(n).height


@pytest.mark.parametrize("missed", [range(50, 54), range(50, 62), range(40, 80)])
def test_where_the_face_is_missed_it_stays_hidden_wherever_it_may_be(missed: range) -> None:
    spots = trail(looks(*missed), Mark(at=20, x=crossing(20).x, y=crossing(20).y))
    assert all(hides(spots, n, crossing(n)) for n in range(120))
    told = {n for n in range(120) if not spots[bisect_right([s.at for s in spots], n) - 1].seen}
    assert told == (set(missed) if len(missed) > trails.BLINK else set())


def test_before_it_comes_and_after_it_is_gone_the_box_stays_and_grows() -> None:
    missed = (*range(30), *range(90, 120))
    spots = trail(looks(*missed), MIDDLE)
    assert hides(spots, 29, crossing(28))
    last = box(spots, 119)
    assert last[2] - last[0] > 1.6 * (box(spots, 88)[2] - box(spots, 88)[0])
    assert spots[0].seen is False
    assert spots[-1].seen is False


def test_nobody_there_is_no_trail() -> None:
    assert trail(looks(), Mark(at=0, x=990, y=990)) == ()
    assert trail([replace(one, faces=()) for one in looks()], MIDDLE) == ()
    late = Mark(at=60, x=MIDDLE.x, y=MIDDLE.y)
    assert trail(looks(*range(52, 68)), late), "a moment before or after will do"


def test_the_longest_way_passes_the_door() -> None:
    shaken = [
        Sighting(at=n, faces=(Face(left=400 + 60 * (n // 7 % 2), top=300, width=60, height=100),)
                 if n % 37 > 7 else ()) for n in range(600)
    ]  # fmt: skip
    spots = trail(shaken, Mark(at=10, x=430, y=350))
    assert 50 < len(spots) <= trails.MOST_SPOTS
    scene = a_scene(seconds=20, gags=(Gag(id="g", kind="bleep-blur", duration=600, trail=spots),))
    board = a_storyboard(scene)
    assert document.read(document.dump(board)) == board
    assert not list(bounds.beyond(document.dump(board)))
    for look in shaken:
        assert all(hides(spots, look.at, face) for face in look.faces)


# --- in a scene ----------------------------------------------------------------------------------


def blurred(*missed: int, at: int = 30, duration: int = 60, **fields: object) -> Scene:
    """Three seconds of the clip from its first on, and a blur with what was seen from there."""
    gag = Gag(id="g", kind="bleep-blur", at=at, duration=duration,
              trail=trail(looks(*missed), MIDDLE))  # fmt: skip
    return a_scene(seconds=4, gags=(gag,), **fields)


def test_what_was_not_seen_is_told_in_frames_of_the_scene() -> None:
    scene = blurred(*range(50, 62))
    assert [(r.start_time, r.end_time) for r in unseen(scene, scene.gags[0])] == [(50, 62)]
    assert not adrift(scene, scene.gags[0])
    later = replace(scene.picture, take=replace(scene.picture.take, start=40, duration=120))  # type: ignore[arg-type,type-var,union-attr]
    moved = replace(scene, picture=later)
    assert [r.start_time for r in unseen(moved, moved.gags[0])] == [80]
    assert adrift(moved, moved.gags[0])
    codes = [p.code for p in check(a_storyboard(moved), facts(), SHELF)]
    assert "blur-to-look-at" in codes
    assert "blur-to-look-at" not in [p.code for p in check(a_storyboard(blurred()), facts(), SHELF)]


def test_the_stretch_that_is_looked_at_reaches_a_little_beyond_the_gag() -> None:
    scene = blurred(at=60, duration=30)
    assert stretch(scene, scene.gags[0], FACT) == (30, 119)
    long = a_scene(seconds=20, gags=(Gag(id="g", kind="bleep-blur", duration=9000),))
    assert stretch(long, long.gags[0], facts(60)[CLIP]) == (0, 599)
    assert stretch(a_photo_scene(), scene.gags[0], FACT) is None


def test_a_trail_goes_with_its_clip_and_stays_with_its_scene() -> None:
    board = a_storyboard(blurred())
    spots = board.scenes[0].gags[0].trail
    trimmed = edit.apply(board, v.Trim(scene="s1", start=9, duration=90), facts()).scenes[0]
    assert trimmed.gags[0].trail == spots
    for verb in (v.Fill(scene="s1", media=OTHER), v.Clear(scene="s1")):
        assert edit.apply(board, verb, facts()).scenes[0].gags[0].trail == ()
    assert emptied(board, "Modèle", keep_words=True).scenes[0].gags[0].trail == ()
    halves = edit.apply(board, v.Split(scene="s1", at=50, id="new"), facts()).scenes
    assert halves[0].gags[0].trail == halves[1].gags[0].trail == spots


def test_what_hides_something_at_the_end_hides_it_as_long_as_the_scene_is_seen() -> None:
    """In the hold before a punchline, and under the picture that comes."""
    for scene in (blurred(at=30, duration=90), replace(
        blurred(), gags=(Gag(id="g", kind="bleep-bar", at=30, duration=90),))):  # fmt: skip
        punch = a_scene("s2", beat="punchline", timing=replace(scene.timing, hold=20))
        whole = replace(scene, transition=replace(scene.transition, kind="crossfade", frames=9))
        first = compose(a_storyboard(whole, punch)).picture.children[0]
        [hidden] = [e for e in first.effects if type(e).__name__ in ("Covered", "Look")]  # type: ignore[union-attr]
        assert (hidden.at, hidden.duration) == (30, 119)  # type: ignore[union-attr]


def test_a_point_of_the_frame_is_a_point_of_the_film() -> None:

    def points(*asked: object) -> object:
        found = marked(*asked, FACT)  # type: ignore[arg-type]
        assert found is not None
        return pytest.approx((found.at, found.x, found.y), abs=1)

    plain = a_storyboard(a_scene(seconds=4), a_scene("s2", seconds=4))
    assert points(plain, 30, (500, 300)) == (30, 500, 300)
    assert points(plain, 150, (500, 300)) == (30, 500, 300)
    left = a_storyboard(a_scene(seconds=4, framing=Framing(x=0)))
    assert points(left, 0, (0, 0)) == (0, 0, 0)
    assert points(left, 0, (1000, 1000)) == (0, 316, 1000)
    around = a_storyboard(a_scene(seconds=4, framing=Framing(mode="blur")))
    assert points(around, 0, (250, 500)) == (0, 250, 500)
    assert points(around, 0, (500, 200)) == (0, 500, 0)
    closer = Gag(id="g", kind="punch-in", at=0, duration=30, amount=200, x=500, y=500)
    close = a_storyboard(a_scene(seconds=4, framing=Framing(x=0), gags=(closer,)))
    assert points(close, 0, (0, 0)) == (0, 78, 250)
    mirror = Gag(id="g", kind="mirror", at=0, duration=30, amount=100)
    turned = a_storyboard(a_scene(seconds=4, framing=Framing(x=0), gags=(mirror,)))
    assert points(turned, 0, (1000, 500)) == (0, 0, 500)
    assert marked(a_storyboard(a_photo_scene()), 0, (500, 500), FACT) is None
