"""Everything that is wrong, doubtful or missing, at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from templates.check import Shelf, check
from templates.storyboard import (
    CardSlot,
    ComicTiming,
    CoverFrame,
    DrawnSlot,
    DurationRule,
    Gag,
    Music,
    MusicStop,
    Scene,
    SoundCue,
    Speaker,
    Storyboard,
    VoiceSlot,
    Words,
)
from tests.factories_templates import a_caption, a_scene, a_storyboard, a_take, facts

SHELF = Shelf(sounds=frozenset({"ding"}), music=frozenset({"fanfare"}), acts=frozenset({"desk"}))


def _codes(board: Storyboard) -> list[str]:
    return [p.code for p in check(board, facts(), SHELF)]


def test_a_sound_storyboard_has_no_problem() -> None:
    board = a_storyboard(
        a_scene("s1", captions=(a_caption(speaker="a"),), sounds=(SoundCue(id="x", sound="ding"),)),
        Scene(id="s2", picture=DrawnSlot(act="desk")),
        speakers=(Speaker(id="a", name="Inès"),),
        music=Music(name="fanfare"),
    )
    assert _codes(board) == []


@pytest.mark.parametrize(
    ("scene", "code"),
    [
        (a_scene(seconds=None), "slot-empty"),
        (a_scene(picture=CardSlot()), "card-empty"),
        (a_scene(picture=CardSlot(text="Non", ink="#ffd25e", background="#ffc0a0")), "card-faint"),
        (a_scene(picture=DrawnSlot(act="unknown")), "unknown-act"),
        (a_scene(picture=replace(a_scene().picture, take=a_take(media="0" * 64))), "not-in-hand"),
        (a_scene(picture=replace(a_scene().picture, take=a_take(19, start=5))), "take-outside"),
        (a_scene(seconds=1, duration=DurationRule(rule="fixed", frames=90)), "take-too-short"),
        (a_scene(voice=VoiceSlot(wanted=True)), "voice-empty"),
        (a_scene(captions=(a_caption(" "),)), "caption-empty"),
        (a_scene(captions=(a_caption(start=90),)), "caption-outside"),
        (a_scene(captions=(a_caption(speaker="x"),)), "unknown-speaker"),
        (a_scene(captions=(a_caption("long " * 40),)), "reading-too-fast"),
        (a_scene(gags=(Gag(id="g", kind="punch-in", at=90),)), "gag-outside"),
        (a_scene(gags=(Gag(id="g", kind="sticker"),)), "sticker-empty"),
        (a_scene(sounds=(SoundCue(id="x", sound="plouf"),)), "unknown-sound"),
        (a_scene(sounds=(SoundCue(id="x", sound="ding", at=90),)), "sound-outside"),
        (a_scene(timing=ComicTiming(tempo=10)), "tempo-outside"),
        (a_scene(timing=ComicTiming(hold=241)), "hold-outside"),
        (a_scene(seconds=2, timing=ComicTiming(repeats=5)), "repeats-outside"),
    ],
)
def test_each_fault_of_a_scene_is_named(scene: Scene, code: str) -> None:
    rest = a_scene("rest")
    assert _codes(a_storyboard(scene, rest)) == [code]
    assert check(a_storyboard(scene, rest), facts(), SHELF)[0].scene == "s1"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"music": Music(name="rock")}, "unknown-music"),
        ({"music": Music(name="fanfare", stop=MusicStop(scene="x"))}, "music-stop-nowhere"),
        ({"cover": CoverFrame(scene="x")}, "cover-nowhere"),
        ({"ending": "x"}, "unknown-ending"),
    ],
)
def test_each_fault_of_the_whole_is_named(fields: dict[str, Any], code: str) -> None:
    assert _codes(a_storyboard(**fields)) == [code]


def test_two_scenes_of_one_name_and_an_empty_storyboard_are_named() -> None:
    assert "scene-exists" in _codes(a_storyboard(a_scene("a"), a_scene("a")))
    assert _codes(replace(a_storyboard(), scenes=())) == ["no-scene"]


def test_a_reel_lasts_from_three_to_ninety_seconds() -> None:
    assert _codes(a_storyboard(a_scene(seconds=2))) == ["joke-too-short"]
    assert _codes(a_storyboard(*(a_scene(f"s{n}", seconds=19) for n in range(5)))) == [
        "joke-too-long"
    ]


def test_a_caption_within_the_tolerance_is_a_note_for_authors() -> None:
    board = a_storyboard(a_scene(seconds=4, captions=(a_caption("x" * 65),)))
    assert [(p.code, p.severity) for p in check(board, facts(), SHELF)] == [
        ("reading-brisk", "note")
    ]


def test_a_countdown_needs_no_words_and_a_hole_in_a_template_does() -> None:
    bare = a_caption("", style="chrono")
    assert _codes(a_storyboard(a_scene(captions=(bare,)))) == []
    hole = replace(bare, hint=Words(fr="Le titre"))
    assert _codes(a_storyboard(a_scene(captions=(hole,)))) == ["caption-empty"]
    assert _codes(a_storyboard(a_scene(captions=(a_caption("", style="karaoke"),)))) == [
        "caption-empty"
    ]


def test_signs_that_no_face_holds_are_named() -> None:
    shelf = replace(SHELF, letters=frozenset(map(ord, "Bonjur ")), pictures=frozenset({ord("😂")}))
    board = a_storyboard(a_scene(captions=(a_caption("Bonjour 😂 中 🎬"),)))
    [found] = check(board, facts(), shelf)
    assert (found.code, dict(found.values)) == ("signs-unknown", {"signs": "中 🎬"})
