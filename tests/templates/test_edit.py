"""Editing verbs: storyboard -> storyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest

from templates import edit, pace, verbs
from templates.problems import StoryboardError
from templates.storyboard import (
    ComicTiming,
    DurationRule,
    FootageSlot,
    Gag,
    PhotoSlot,
    Scene,
    Take,
    Words,
)
from tests.factories_templates import (
    CLIP,
    OTHER,
    PHOTO,
    VOICE,
    a_caption,
    a_scene,
    a_storyboard,
    a_take,
    facts,
)


def _refused(board: object, verb: verbs.Verb) -> str:
    with pytest.raises(StoryboardError) as caught:
        edit.apply(board, verb, facts())  # type: ignore[arg-type]
    return caught.value.problems[0].code


@pytest.mark.parametrize(("seconds", "frames"), [(20, 36), (1, 30)])
def test_a_long_clip_keeps_to_the_rhythm_of_its_author(seconds: float, frames: int) -> None:
    rule = DurationRule(rule="range", frames=36, minimum=15, maximum=66)
    board = a_storyboard(a_scene(picture=FootageSlot(), duration=rule))
    filled = edit.apply(board, verbs.Fill(scene="s1", media=CLIP), facts(seconds))
    assert pace.length(filled) == frames


def test_replacing_a_clip_keeps_its_captions_and_gags() -> None:
    scene = a_scene(captions=(a_caption("Gardé"),), gags=(Gag(id="g", kind="punch-in"),))
    after = edit.apply(a_storyboard(scene), verbs.Fill(scene="s1", media=OTHER), facts())
    assert pace.take_of(after.scenes[0]).media == OTHER  # type: ignore[union-attr]
    assert (after.scenes[0].captions, after.scenes[0].gags) == (scene.captions, scene.gags)


def test_a_new_clip_gives_a_fixed_scene_just_what_it_wants() -> None:
    scene = a_scene(
        seconds=None,
        duration=DurationRule(rule="fixed", frames=60),
        timing=ComicTiming(tempo=50),
    )
    after = edit.apply(a_storyboard(scene), verbs.Fill(scene="s1", media=CLIP), facts())
    assert after.scenes[0].picture == FootageSlot(take=Take(media=CLIP, start=0, duration=30))
    assert pace.played_frames(after.scenes[0]) == 60


def test_a_clip_shorter_than_wanted_is_used_whole() -> None:
    scene = a_scene(seconds=None, duration=DurationRule(rule="fixed", frames=900))
    after = edit.apply(a_storyboard(scene), verbs.Fill(scene="s1", media=CLIP), facts(4))
    assert after.scenes[0].picture == FootageSlot(take=Take(media=CLIP, start=0, duration=120))


def test_a_photo_turns_the_slot_into_a_photo_slot() -> None:
    after = edit.apply(a_storyboard(), verbs.Fill(scene="s1", media=PHOTO), facts())
    assert after.scenes[0].picture == PhotoSlot(take=Take(media=PHOTO))


def test_a_sound_fills_the_voice_slot_and_not_the_picture() -> None:
    board = a_storyboard()
    after = edit.apply(board, verbs.Fill(scene="s1", media=VOICE, slot="voice"), facts())
    assert after.scenes[0].voice is not None
    assert after.scenes[0].voice.take == Take(media=VOICE, start=0, duration=600)
    assert _refused(board, verbs.Fill(scene="s1", media=VOICE)) == "wrong-kind"
    assert _refused(board, verbs.Fill(scene="s1", media=PHOTO, slot="voice")) == "no-sound-in-it"


@pytest.mark.parametrize(("start", "duration"), [(-1, 10), (0, 0), (590, 11)])
def test_a_trim_outside_the_clip_is_refused(start: int, duration: int) -> None:
    verb = verbs.Trim(scene="s1", start=start, duration=duration)
    assert _refused(a_storyboard(), verb) == "take-outside"


def test_a_split_shares_the_clip_and_what_lies_on_it() -> None:
    captions = (
        a_caption("A"),
        a_caption("B", id="c2", start=60),
        a_caption("C", id="c3", duration=30),
    )
    scene = a_scene(captions=captions)
    after = edit.apply(a_storyboard(scene), verbs.Split(scene="s1", at=45, id="s1b"), facts())
    first, second = after.scenes
    assert (pace.take_of(first), pace.take_of(second)) == (a_take(1.5), a_take(1.5, start=1.5))
    assert [c.text for c in first.captions] == ["A", "C"]
    assert [(c.text, c.start) for c in second.captions] == [("A", 0), ("B", 15)]


def test_scenes_move_double_and_go() -> None:
    board = a_storyboard()
    for verb, expected in [
        (verbs.MoveScene(scene="s3", at=0), ["s3", "s1", "s2"]),
        (verbs.MoveScene(scene="s1", at=99), ["s2", "s3", "s1"]),
        (verbs.DuplicateScene(scene="s1", id="n"), ["s1", "n", "s2", "s3"]),
        (verbs.RemoveScene(scene="s2"), ["s1", "s3"]),
        (verbs.AddScene(scene=Scene(id="n"), at=1), ["s1", "n", "s2", "s3"]),
    ]:
        assert [s.id for s in edit.apply(board, verb, facts()).scenes] == expected


def test_a_caption_of_the_same_id_is_replaced_and_another_is_added() -> None:
    board = a_storyboard(a_scene(captions=(a_caption("un"),)))
    board = edit.apply(board, verbs.PutCaption(scene="s1", caption=a_caption("deux")), facts())
    board = edit.apply(
        board, verbs.PutCaption(scene="s1", caption=a_caption("trois", id="c2")), facts()
    )
    assert [c.text for c in board.scenes[0].captions] == ["deux", "trois"]
    board = edit.apply(board, verbs.Remove(scene="s1", part="caption", id="c1"), facts())
    assert [c.text for c in board.scenes[0].captions] == ["trois"]


@pytest.mark.parametrize(
    ("verb", "code"),
    [
        (verbs.Clear(scene="nulle part"), "no-such-scene"),
        (verbs.Fill(scene="s1", media="0" * 64), "not-in-hand"),
        (verbs.Remove(scene="s1", part="gag", id="x"), "no-such-part"),
        (verbs.AddScene(scene=Scene(id="s1"), at=0), "scene-exists"),
        (verbs.Split(scene="s1", at=0, id="n"), "cannot-split"),
        (verbs.Split(scene="s1", at=10, id="s2"), "scene-exists"),
    ],
)
def test_what_cannot_be_done_says_why(verb: verbs.Verb, code: str) -> None:
    assert _refused(a_storyboard(), verb) == code


def test_every_verb_passes_the_door_and_changes_what_it_says() -> None:
    board = a_storyboard(a_scene(captions=(a_caption(),)))
    verb = verbs.read({"verb": "rename", "title": {"fr": "Nouveau"}})
    assert edit.apply(board, verb, facts()).title == Words(fr="Nouveau")
    verb = verbs.read({"verb": "zoom", "scene": "s1", "zoom": True})
    assert edit.apply(board, verb, facts()).scenes[0] == replace(board.scenes[0], zoom=True)
    assert verbs.read(verbs.dump(verb)) == verb


@pytest.mark.parametrize("value", [{}, {"verb": "explode"}, {"verb": "trim", "scene": "s1"}, [], 3])
def test_what_is_no_verb_is_refused(value: object) -> None:
    with pytest.raises(StoryboardError):
        verbs.read(value)
