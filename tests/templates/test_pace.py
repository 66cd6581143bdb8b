"""The arithmetic of comic timing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates import pace
from templates.storyboard import (
    CardSlot,
    ComicTiming,
    CoverFrame,
    DurationRule,
    Ending,
    Gag,
    Storyboard,
)
from tests.factories_templates import a_caption, a_scene, a_storyboard, a_take

HOLD = ComicTiming(hold=18)


@pytest.mark.parametrize(
    ("rule", "tempo", "expected"),
    [
        (DurationRule(rule="footage"), 100, 90),
        (DurationRule(rule="footage"), 50, 180),
        (DurationRule(rule="footage"), 200, 45),
        (DurationRule(rule="fixed", frames=40), 100, 40),
        (DurationRule(rule="range", minimum=100, maximum=200), 100, 100),
        (DurationRule(rule="range", minimum=10, maximum=60), 100, 60),
        (DurationRule(rule="range", minimum=10, maximum=200), 100, 90),
    ],
)
def test_the_duration_rule_and_the_tempo_give_the_length(
    rule: DurationRule, tempo: int, expected: int
) -> None:
    scene = a_scene(seconds=3, duration=rule, timing=ComicTiming(tempo=tempo))
    assert pace.played_frames(scene) == expected


def test_a_freeze_lengthens_a_scene_that_follows_its_clip() -> None:
    assert pace.played_frames(a_scene(seconds=2, gags=(Gag(id="g", kind="freeze"),))) == 90


def test_the_cut_after_the_laugh_shortens_the_scene() -> None:
    scene = a_scene(seconds=3, beat="punchline", timing=ComicTiming(lands=30, cut=12))
    assert pace.played_frames(scene) == 42


def test_the_hold_stands_before_the_punchline_and_the_laugh_after_the_voice() -> None:
    punchline = a_scene(
        "s2", beat="punchline", captions=(a_caption(start=6),), timing=ComicTiming(hold=18)
    )
    first, second = pace.pace(a_storyboard(a_scene("s1"), punchline))
    assert (first.span.end_time, second.hold.duration, second.span.start_time) == (90, 18, 108)
    assert second.lands == 108 + 6 + 12


def test_there_is_no_hold_before_the_first_scene() -> None:
    assert pace.pace(a_storyboard(a_scene(timing=HOLD)))[0].span.start_time == 0


def test_repeats_play_the_scene_again() -> None:
    board = a_storyboard(a_scene(timing=ComicTiming(repeats=3)))
    assert pace.length(board) == 270


def test_only_the_chosen_ending_is_played() -> None:
    scenes = (a_scene("s1"), a_scene("a", ending="doux"), a_scene("b", ending="dur"))
    endings = (Ending(id="doux"), Ending(id="dur"))
    board = a_storyboard(*scenes, endings=endings, ending="dur")
    assert [p.scene.id for p in pace.pace(board)] == ["s1", "b"]
    assert [p.scene.id for p in pace.pace(a_storyboard(*scenes, endings=endings))] == ["s1", "a"]


def test_the_cover_is_the_chosen_frame_else_the_busiest_before_the_laugh() -> None:
    punchline = a_scene("s2", beat="punchline", timing=ComicTiming(lands=20))
    words = (a_caption("un"), a_caption("deux"))
    board = a_storyboard(a_scene("s0"), a_scene("s1", captions=words), a_scene("calm"), punchline)
    assert pace.cover_frame(board) == 90 + 45
    card = a_scene("card", picture=CardSlot(text="Merci"), captions=(*words, a_caption("trois")))
    assert pace.cover_frame(a_storyboard(a_scene("s1"), card, punchline)) == 45
    assert pace.cover_frame(a_storyboard(punchline)) == 10, "before it lands"
    assert pace.cover_frame(a_storyboard(a_scene("s1"), a_scene("s2"))) == 90 + 45
    chosen = a_storyboard(a_scene("s1"), punchline, cover=CoverFrame(scene="s1", at=7))
    assert pace.cover_frame(chosen) == 7
    assert pace.cover_frame(Storyboard(title=board.title)) == 0


@given(
    takes=st.lists(st.integers(1, 200), min_size=1, max_size=5),
    hold=st.integers(0, 60),
    tempo=st.integers(25, 400),
)
def test_scenes_follow_one_another_without_gap_or_overlap(
    takes: list[int], hold: int, tempo: int
) -> None:
    scenes = [
        a_scene(f"s{n}", timing=ComicTiming(hold=hold, tempo=tempo), seconds=frames / 30)
        for n, frames in enumerate(takes)
    ]
    now = 0
    for item in pace.pace(a_storyboard(*scenes)):
        assert item.hold.start_time == now
        assert item.span.start_time == item.hold.end_time
        now = item.span.end_time
    assert now == pace.length(a_storyboard(*scenes))
    assert a_take(1).duration == 30
