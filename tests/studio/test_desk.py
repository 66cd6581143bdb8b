"""What the editor's page is told: places, advice, the score; times as people write them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio import sentences
from studio.editor.advice import of_take
from studio.editor.comparison import differences
from studio.editor.desk import Reader, desk
from studio.editor.partition import counted, marks
from studio.editor.phrasing import verb
from studio.words import lengths
from templates import document, pace, verbs
from templates.problems import StoryboardError
from templates.storyboard import ComicTiming, DurationRule, EndCard, Gag, Storyboard
from tests.factories_templates import a_caption, a_scene, a_storyboard, facts


def say(key: str, /, **values: Any) -> str:
    return sentences.say(key, "fr", **values)


FRENCH = Reader(lang="fr", say=say)


def laid(board: Storyboard) -> dict[str, Any]:
    return desk(board, facts(), FRENCH)


def test_scenes_stand_one_after_another_and_fill_the_strip() -> None:
    hold = a_scene("s2", beat="punchline", timing=ComicTiming(hold=18))
    board = a_storyboard(a_scene("s1"), hold, end_card=EndCard(frames=60))
    found = laid(board)
    first, second = found["scenes"]
    assert (first["start"], first["end"]) == (0, 90)
    assert (second["hold"]["start"], second["start"]) == (90, 108)
    assert found["length"] == 198 + 60
    assert first["x"] + first["width"] == pytest.approx(second["hold"]["x"], abs=0.01)
    assert found["end"]["x"] + found["end"]["width"] == pytest.approx(100, abs=0.01)


def test_a_caption_of_the_punchline_is_laid_after_the_voice() -> None:
    scene = a_scene("s1", beat="punchline", captions=(a_caption(start=10),))
    [caption] = laid(a_storyboard(scene))["scenes"][0]["captions"]
    assert caption["from"] == 22


def test_a_short_take_says_what_it_lacks_and_what_to_do() -> None:
    rule = DurationRule(rule="range", minimum=120, maximum=180)
    short = of_take(a_scene("s1", 3, duration=rule), facts(), "fr", say)
    assert short is not None
    assert not short["advice"]["ok"]
    assert "1\u00a0s" in short["advice"]["text"]
    slow = a_scene("s1", 3, duration=rule, timing=ComicTiming(tempo=50))
    enough = of_take(slow, facts(), "fr", say)
    assert enough is not None
    assert enough["advice"]["ok"]


def test_the_words_of_a_karaoke_are_told_with_their_frames_and_no_other_s() -> None:
    words = a_caption("Au cœur de la savane !", style="karaoke", lit=(0, 8, 20, 20, 31))
    [caption] = laid(a_storyboard(a_scene("s1", captions=(words,))))["scenes"][0]["captions"]
    said = [(part["word"], part["at"]) for part in caption["said"]]
    assert said == [("Au", 0), ("cœur", 8), ("de", 20), ("la", 20), ("savane!", 31)]
    plain = a_caption("Au cœur")
    [caption] = laid(a_storyboard(a_scene("s1", captions=(plain,))))["scenes"][0]["captions"]
    assert caption["said"] == []


def test_an_unreadable_caption_is_called_too_fast() -> None:
    long = a_caption("Un texte que personne au monde ne saurait lire en une seconde.", duration=30)
    [caption] = laid(a_storyboard(a_scene("s1", captions=(long,))))["scenes"][0]["captions"]
    assert not caption["reading"]["ok"]
    assert caption["reading"]["share"] == 100


def test_the_score_of_an_empty_slot_is_dashed_in_a_video_and_full_in_a_template() -> None:
    board = a_storyboard(a_scene("s1"), a_scene("s2", None), a_scene("s3", None, beat="punchline"))
    assert [mark.kind for mark in marks(board)] == ["plan done", "miss", "punch miss"]
    assert [mark.kind for mark in marks(board, template=True)] == ["plan", "plan", "punch"]
    assert counted(board) == (1, 3)


@given(st.lists(st.integers(1, 600), min_size=1, max_size=30))
def test_the_score_never_leaves_its_strip(frames: list[int]) -> None:
    scenes = tuple(
        a_scene(f"s{n}", None, duration=DurationRule(rule="fixed", frames=f))
        for n, f in enumerate(frames)
    )
    found = marks(a_storyboard(*scenes))
    assert all(mark.width > 0 for mark in found)
    assert found[-1].x + found[-1].width <= 100.5
    assert all(a.x + a.width <= b.x + 0.02 for a, b in pairwise(found))


def test_a_moment_written_is_the_moment_shown() -> None:
    assert lengths.read("0:07,4") == 222
    assert lengths.read("7.4 s") == 222
    assert lengths.read("1:02") == 62 * 30
    assert lengths.read("bientôt") is None
    assert lengths.read("-3") is None
    assert lengths.moment(222, "fr") == "0:07,4"
    assert lengths.moment(222, "en") == "0:07.4"
    assert lengths.lasting(180, "fr") == "6\u00a0s"
    assert lengths.lasting(195, "fr") == "6,5\u00a0s"
    assert lengths.lasting(75 * 30, "fr") == "1\u00a0min\u00a015\u00a0s"


@given(st.integers(0, 90_000).map(lambda tenths: tenths * 3), st.sampled_from(["fr", "en"]))
def test_every_tenth_can_be_written_back(frames: int, lang: str) -> None:
    assert lengths.read(lengths.moment(frames, lang)) == frames


def test_the_playhead_may_say_where_the_take_begins_and_ends() -> None:
    board = a_storyboard(a_scene("s1", 3))
    begin = verb(board, {"verb": "trim-here", "scene": "s1", "at": 30})
    assert begin == verbs.Trim(scene="s1", start=30, duration=60)
    end = verb(board, {"verb": "trim-until-here", "scene": "s1", "at": 29})
    assert end == verbs.Trim(scene="s1", start=0, duration=30)


def test_the_playhead_counts_the_clip_not_the_freeze() -> None:
    frozen = a_scene("s1", 3, gags=(Gag(id="g", kind="freeze", at=30, duration=30),))
    begin = verb(a_storyboard(frozen), {"verb": "trim-here", "scene": "s1", "at": 75})
    assert isinstance(begin, verbs.Trim)
    assert begin.start == 45


def test_slow_motion_uses_half_of_the_frames() -> None:
    slow = a_scene("s1", 3, timing=ComicTiming(tempo=50))
    begin = verb(a_storyboard(slow), {"verb": "trim-here", "scene": "s1", "at": 60})
    assert isinstance(begin, verbs.Trim)
    assert begin.start == 30


def test_a_phrase_about_nothing_is_refused() -> None:
    board = a_storyboard(a_scene("s1", None))
    for said in ({"verb": "trim-here", "scene": "s1", "at": 3}, {"verb": "trim-to", "scene": "x"}):
        with pytest.raises(StoryboardError):
            verb(board, said)


def test_a_comparison_names_only_what_differs() -> None:
    board = a_storyboard(a_scene("s1", captions=(a_caption("Le mien"),)))
    mine = document.dump(board)["scenes"][0]
    theirs = {**mine, "captions": [], "mute": True}
    found = {d["label"]: (d["theirs"], d["mine"]) for d in differences(theirs, mine, "fr", say)}
    assert found == {"Textes": ("rien", "Le mien"), "Sans son": ("oui", "non")}
    assert differences(None, mine, "fr", say) == []


def test_repeats_lengthen_the_scene_on_the_strip() -> None:
    once = a_scene("s1")
    twice = replace(once, timing=ComicTiming(repeats=2))
    assert laid(a_storyboard(twice))["scenes"][0]["end"] == 2 * pace.played_frames(once)


def test_a_gag_is_looked_at_a_third_of_the_way_in() -> None:
    """At its own first frame there is nothing to see yet."""
    late = a_scene("s1", 3, gags=(Gag(id="g", kind="sticker", emoji="👏", at=60, duration=90),))
    (gag,) = laid(a_storyboard(late))["scenes"][0]["gags"]
    assert (gag["at"], gag["look"]) == (60, 70), "it ends with its scene"
