"""The machine frames by the faces it saw; what a person chose is never moved."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from media.course import place
from media.faces import Face, Sighting
from media.facts import MediaFacts
from templates import edit, proposals
from templates import verbs as v
from templates.emptying import emptied
from templates.problems import StoryboardError
from templates.storyboard import (
    ComicTiming,
    DurationRule,
    FocusPoint,
    Framing,
    Gag,
    Scene,
    Storyboard,
)
from tests.factories_templates import CLIP, OTHER, a_scene, a_storyboard, a_take, facts

WINDOW = 1000 * 81 / 256
"""Of a picture of 16:9, what an upright one keeps of its width, in thousandths."""


def a_face(x: float, width: int = 60, y: int = 400) -> Face:
    return Face(left=round(x) - width // 2, top=y - 50, width=width, height=100)


def crossing(frame: int) -> float:
    """A person who waits, crosses the picture, and waits."""
    return 200 + 600 * min(1, max(0, (frame - 60) / 90))


def looks(where: object = crossing, last: int = 240) -> tuple[Sighting, ...]:
    return tuple(
        Sighting(at=at, faces=(a_face(where(at)),))  # type: ignore[operator]
        for at in range(0, last + 1, 15)
    )


def wide(width: int = 1920, height: int = 1080) -> MediaFacts:
    return replace(facts()[CLIP], width=width, height=height)


def focus(framing: Framing, frame: int) -> float:
    if not framing.keys:
        return framing.x
    return float(place([(k.at, Fraction(k.x), k.passing) for k in framing.keys], frame))


def proposed(scene: Scene, seen: tuple[Sighting, ...], fact: MediaFacts | None = None) -> Framing:
    made = proposals.proposal(scene, fact or wide(), seen)
    assert made is not None
    return made


def test_a_window_follows_a_person_across_the_picture() -> None:
    scene = a_scene(seconds=8)
    made = proposed(scene, looks())
    assert made.proposed
    assert len(made.keys) < 12
    off = [abs(focus(made, frame) - crossing(frame)) / WINDOW for frame in range(240)]
    assert max(off) < 0.2
    assert sum(off) / len(off) < 0.05
    moves = [focus(made, n + 1) - focus(made, n) for n in range(239)]
    assert min(moves) >= 0, "it never goes back"


def test_a_face_that_hardly_moves_gets_a_window_that_stands() -> None:
    made = proposed(a_scene(seconds=4), looks(lambda at: 700 + (at % 30)))
    assert made == Framing(x=made.x, proposed=True)
    assert abs(made.x - 707) < 5


def test_the_way_is_that_of_the_part_that_is_used_at_its_speed() -> None:
    slow = a_scene(picture=replace(a_scene().picture, take=a_take(seconds=2, start=2)),
                   timing=ComicTiming(tempo=50))  # fmt: skip
    made = proposed(slow, looks())
    for frame in (0, 30, 60, 119):
        assert focus(made, frame) == pytest.approx(crossing(60 + frame / 2), abs=0.12 * WINDOW)
    frozen = a_scene(seconds=8, gags=(Gag(id="g", kind="freeze", at=90, duration=40),))
    made = proposed(frozen, looks())
    stands = {round(focus(made, frame)) for frame in range(90, 130)}
    assert max(stands) - min(stands) <= 2, "the window stands while the picture does"


def test_a_miss_is_bridged_and_a_stranger_in_the_back_is_not_followed() -> None:
    seen = [
        replace(look, faces=() if n % 4 == 2 else (*look.faces, a_face(900, width=20)))
        for n, look in enumerate(looks())
    ]
    made = proposed(a_scene(seconds=8), tuple(seen))
    assert all(abs(focus(made, n) - crossing(n)) < 0.25 * WINDOW for n in range(240))


def test_without_a_face_or_without_anything_cut_away_nothing_is_proposed() -> None:
    empty = tuple(replace(look, faces=()) for look in looks())
    seldom = tuple(look if not look.at else replace(look, faces=()) for look in looks())
    scene = a_scene(seconds=8)
    assert proposals.proposal(scene, wide(), empty) is None
    assert proposals.proposal(scene, wide(), seldom) is None
    assert proposals.proposal(scene, wide(1080, 1920), looks()) is None
    assert proposals.proposal(a_scene(seconds=None), wide(), looks()) is None


def test_a_picture_that_is_too_tall_is_framed_up_and_down() -> None:
    high = tuple(Sighting(at=at, faces=(a_face(500, y=200),)) for at in range(0, 91, 15))
    assert proposed(a_scene(), high, wide(1080, 2400)) == Framing(y=200, proposed=True)


# --- together with the verbs ---------------------------------------------------------------------


def seen(media: str) -> tuple[Sighting, ...] | None:
    return looks() if media == CLIP else None


def after(board: Storyboard, *verbs: v.Verb) -> Scene:
    for verb in verbs:
        board = proposals.renewed(board, edit.apply(board, verb, facts()), verb, facts(), seen)
    return board.scenes[0]


EMPTY = a_scene(seconds=None, duration=DurationRule(rule="footage"))
FILL = v.Fill(scene="s1", media=CLIP)


def test_a_slot_that_is_filled_is_framed_in_the_same_breath() -> None:
    framed = after(a_storyboard(EMPTY), FILL).framing
    assert framed.proposed
    assert len(framed.keys) > 1


def test_a_proposal_follows_a_trim_and_goes_with_its_clip() -> None:
    board = a_storyboard(EMPTY)
    trimmed = after(board, FILL, v.Trim(scene="s1", start=0, duration=50)).framing
    assert trimmed == Framing(x=200, proposed=True)
    assert after(board, FILL, v.Clear(scene="s1")).framing == Framing()
    assert after(board, FILL, v.Fill(scene="s1", media=OTHER)).framing == Framing()
    split = v.Split(scene="s1", at=90, id="new")
    assert after(board, FILL, split).framing == after(board, FILL).framing


def test_what_a_person_chose_is_never_moved() -> None:
    board = a_storyboard(EMPTY)
    middle = v.Frame(scene="s1", framing=Framing())
    again = v.Fill(scene="s1", media=CLIP, start=0)
    for chosen in (middle, v.Frame(scene="s1", framing=Framing(x=300, proposed=True))):
        kept = replace(chosen.framing, proposed=False)
        assert after(board, chosen, FILL).framing == kept
        assert after(board, FILL, chosen, v.Trim(scene="s1", start=0, duration=50), again
                     ).framing == kept  # fmt: skip
        machine = v.Propose(scene="s1", framing=Framing(x=900))
        assert after(board, FILL, chosen, machine).framing == kept
    assert after(board, FILL, middle, replace(machine, over=True)).framing.x == 900


def test_what_was_taken_back_comes_again_with_a_new_clip_only() -> None:
    board = a_storyboard(replace(EMPTY, picture=replace(EMPTY.picture, take=a_take(8))))
    assert after(board, v.Trim(scene="s1", start=0, duration=50)).framing == Framing()


def test_it_is_asked_for_and_says_why_not() -> None:
    filled = a_storyboard(a_scene(seconds=8, framing=Framing(x=10, proposed=False)))
    verb = proposals.asked(filled, "s1", facts(), seen)
    assert after(filled, verb).framing.keys
    other = a_storyboard(a_scene(picture=replace(a_scene().picture, take=a_take(media=OTHER))))
    for board, code in ((other, "faces-unseen"), (a_storyboard(EMPTY), "faces-nothing-cut")):
        with pytest.raises(StoryboardError) as caught:
            proposals.asked(board, "s1", facts(), seen)
        assert [p.code for p in caught.value.problems] == [code]
    with pytest.raises(StoryboardError) as caught:
        proposals.asked(filled, "s1", facts(), lambda _: ())
    assert [p.code for p in caught.value.problems] == ["faces-none"]


def test_a_template_keeps_no_way_of_somebody_s_face() -> None:
    moved = Framing(keys=(FocusPoint(at=0, x=100), FocusPoint(at=9, x=900)), proposed=True)
    mould = emptied(a_storyboard(a_scene(framing=moved)), "Modèle", keep_words=True)
    assert mould.scenes[0].framing == Framing()
