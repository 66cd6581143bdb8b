"""What a storyboard's gags become: bends of time, looks, drawings, second clips, sounds."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from media.gags import DRAWN
from media.looks import LOOKS as MADE
from media.plan import plan
from media.rendition import REEL
from media.sounds import SOUNDS
from media.timeline import (
    AssetReference,
    Clip,
    GagReference,
    MissingReference,
    SoundReference,
    Timeline,
    placed,
)
from media.timing import RATE
from studio.editor.gagshelf import OFFERED
from studio.named import SHELF
from templates import document, edit, gags, pace, soundtrack, verbs
from templates.check import check
from templates.compose import compose
from templates.problems import StoryboardError
from templates.storyboard import FootageSlot, Gag, GagKind, Music, Take
from tests.factories_templates import CLIP, OTHER, a_scene, a_storyboard, facts

KINDS = get_args(GagKind)
TAKE = Take(media=CLIP, start=10, duration=200)


def heard(timeline: Timeline, role: str) -> list[tuple[int, Clip]]:
    return [each for t in timeline.tracks if t.role == role for each in placed(t)]


def test_everything_a_gag_is_made_of_exists() -> None:
    assert set(gags.LOOKS.values()) <= set(MADE)
    assert set(gags.DRAWINGS.values()) <= set(DRAWN)
    assert {name for name, _ in soundtrack.OWN_SOUNDS.values()} <= set(SOUNDS)
    assert {each.fresh.kind for each in OFFERED} == set(KINDS) - {"drawn"}


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.builds(
            Gag, id=st.uuids().map(str), kind=st.sampled_from(KINDS), at=st.integers(-5, 120),
            duration=st.integers(0, 60), amount=st.integers(0, 500), to=st.integers(0, 500),
            pitch=st.booleans(), emoji=st.sampled_from(["", "😂"]), name=st.just("confetti"),
            take=st.sampled_from([None, Take(media=OTHER, start=3, duration=9)]),
            x=st.integers(-50, 1050), y=st.integers(-50, 1050),
        ),
        max_size=5,
    ),
    st.sampled_from(["fixed", "footage"]), st.integers(1, 2), st.sampled_from([50, 100, 130]),
)  # fmt: skip
def test_whatever_gags_lie_on_a_scene_the_cut_is_whole_and_nothing_leaves_the_take(
    laid: list[Gag], rule: str, repeats: int, tempo: int
) -> None:
    scene = a_scene("s1", picture=FootageSlot(take=TAKE), gags=tuple(laid))
    scene = replace(
        scene, duration=replace(scene.duration, rule=rule, frames=100),
        timing=replace(scene.timing, repeats=repeats, tempo=tempo),
    )  # fmt: skip
    board = a_storyboard(scene, a_scene("s2", picture=FootageSlot(take=TAKE)))
    made = plan(compose(board), REEL, facts(600 / RATE))
    assert made.duration == pace.length(board) == sum(s.duration for s in made.segments)
    for segment in made.segments:
        for shot in (segment.shot, *segment.insets):
            if isinstance(shot.reference, MissingReference):  # a second clip that is still missing
                continue
            assert isinstance(shot.reference, AssetReference)
            own = (
                TAKE if shot.reference.media_id == CLIP else Take(media=OTHER, start=3, duration=9)
            )
            assert own.duration is not None
            assert own.start <= shot.first <= shot.last < own.start + own.duration
    check(board, facts(600 / RATE), SHELF)


def test_a_bend_that_had_to_wait_gives_way_to_the_freeze_that_has_begun() -> None:
    """Two bends at one moment, and the take's last picture is reached within them."""
    first = Gag(id="a", kind="speed", at=36, duration=42, amount=382)
    second = Gag(id="b", kind="ramp", at=36, duration=43, amount=212, to=500)
    scene = a_scene("s1", picture=FootageSlot(take=TAKE), gags=(first, second))
    scene = replace(scene, duration=replace(scene.duration, rule="fixed", frames=100))
    made = plan(compose(a_storyboard(scene)), REEL, facts(600 / RATE))
    assert TAKE.duration is not None
    assert max(part.shot.last for part in made.segments) < TAKE.start + TAKE.duration


def test_a_faster_stretch_shortens_a_scene_that_follows_its_clip_and_a_replay_lengthens_it() -> (
    None
):
    scene = a_scene(picture=FootageSlot(take=TAKE))
    fast = replace(scene, gags=(Gag(id="g", kind="speed", at=30, duration=40, amount=200),))
    again = replace(scene, gags=(Gag(id="g", kind="replay", at=60, duration=50, amount=50),))
    turned = replace(scene, gags=(Gag(id="g", kind="reverse", at=60, duration=50),))
    lengths = [pace.played_frames(each) for each in (scene, fast, again, turned)]
    assert lengths == [200, 160, 250, 200]


def test_a_scratched_record_stops_picture_clip_and_music_which_goes_on_from_there() -> None:
    scratch = Gag(id="g", kind="record-scratch", at=40, duration=30)
    board = a_storyboard(a_scene(picture=FootageSlot(take=TAKE), gags=(scratch,)))
    cut = compose(replace(board, music=Music(name="fanfare")))
    bed = [(at, c.source_range.start_time, c.duration) for at, c in heard(cut, "music")]
    assert bed[:2] == [(0, 0, 40), (70, 40, cut.duration - 70)]
    assert [at for at, _ in heard(cut, "clip")] == [0, 70]
    names = [c.media_reference for _, c in heard(cut, "effect")]
    assert names == [SoundReference(name="record-scratch")]


def test_a_bleep_is_heard_instead_of_the_clip() -> None:
    gag = Gag(id="g", kind="bleep-blur", at=40, duration=12)
    cut = compose(a_storyboard(a_scene(picture=FootageSlot(take=TAKE), gags=(gag,))))
    own = [(at, c.source_range.start_time, c.duration) for at, c in heard(cut, "clip")]
    assert own == [(0, 10, 40), (52, 62, 148)]
    assert [(at, c.duration) for at, c in heard(cut, "effect")] == [(40, 12)]
    quiet = replace(gag, bleeps=False)
    cut = compose(a_storyboard(a_scene(picture=FootageSlot(take=TAKE), gags=(quiet,))))
    assert [(at, c.duration) for at, c in heard(cut, "clip")] == [(0, 200)]
    assert heard(cut, "effect") == []


def test_a_loop_s_end_meets_its_beginning() -> None:
    seam = Gag(id="g", kind="loop-seam", at=188, duration=12)
    last = a_scene("s2", picture=FootageSlot(take=TAKE), gags=(seam,))
    first = a_scene("s1", picture=FootageSlot(take=Take(media=OTHER, start=33, duration=60)))
    made = plan(compose(a_storyboard(first, last)), REEL, facts(600 / RATE))
    end = made.segments[-1]
    assert end.fade is not None
    assert (end.shot.reference, end.shot.picture(11)) == (AssetReference(media_id=OTHER), 33)
    assert end.fade.total == 12
    assert made.duration == 260


def test_a_drawing_says_its_word_and_knows_its_time() -> None:
    board = a_storyboard(a_scene(picture=FootageSlot(take=TAKE), gags=(
        Gag(id="a", kind="burst", at=5, duration=20, text="Aïe"),
        Gag(id="b", kind="countdown", at=50, duration=90),
    )))  # fmt: skip
    laid = {c.media_reference.name: c.media_reference for _, c in heard(compose(board), "overlay")
            if isinstance(c.media_reference, GagReference)}  # fmt: skip
    assert (laid["burst"].text, laid["burst"].lasts) == ("Aïe", 0)
    assert laid["countdown"].lasts == 90


@pytest.mark.parametrize("kind", ["speed", "ramp", "reverse", "replay"])
def test_a_gag_that_changes_the_order_of_time_is_not_cut_in_two(kind: GagKind) -> None:
    gag = Gag(id="g", kind=kind, at=40, duration=30, amount=50)
    board = a_storyboard(a_scene("s1", picture=FootageSlot(take=TAKE), gags=(gag,)))
    with pytest.raises(StoryboardError, match="split-in-a-gag"):
        edit.apply(board, verbs.Split(scene="s1", at=50, id="new"), facts(600 / RATE))
    whole = edit.apply(board, verbs.Split(scene="s1", at=30, id="new"), facts(600 / RATE))
    assert pace.length(whole) == pace.length(board)


def test_what_a_gag_lacks_is_said() -> None:
    board = a_storyboard(a_scene(picture=FootageSlot(take=TAKE), gags=(
        Gag(id="a", kind="burst", at=0), Gag(id="b", kind="split-screen", at=0),
        Gag(id="c", kind="speed", at=0, amount=5), Gag(id="d", kind="drawn", at=0, name="licorne"),
    )))  # fmt: skip
    said = {(p.code, p.where[-1]) for p in check(board, facts(600 / RATE), SHELF)}
    assert said >= {("burst-empty", "a"), ("second-clip-empty", "b"), ("speed-outside", "c"),
                    ("unknown-drawing", "d")}  # fmt: skip


def test_a_gag_that_this_studio_does_not_know_is_a_problem_and_no_crash() -> None:
    text = document.dumps(a_storyboard(a_scene(gags=(Gag(id="g", kind="shake"),))))
    newer = json.loads(text)
    newer["scenes"][0]["gags"][0]["kind"] = "hologram"
    with pytest.raises(StoryboardError) as refused:
        document.loads(json.dumps(newer))
    assert [p.code for p in refused.value.problems] == ["not-one-of"]
