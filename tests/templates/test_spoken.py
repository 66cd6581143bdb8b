"""Words share the time they are said in, by their syllables; given times win."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media.captions.words import numbered, words
from templates.spoken import lit, share, syllables
from templates.storyboard import Scene, VoiceSlot
from tests.factories_templates import VOICE, a_caption, a_scene, a_take

ANY = st.text(st.characters(codec="utf-32-le", exclude_categories=()), max_size=80)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("chat", 1), ("porte", 1), ("portes", 1), ("formulaire", 3), ("conseillère", 3),
        ("école", 2), ("été", 2), ("thé", 1), ("bonjour", 2), ("question", 2), ("vie", 1),
        ("année", 2), ("mission", 2), ("locale", 2), ("aujourd’hui", 3), ("demandent", 2),
        ("animal", 3), ("le", 1), ("a", 1), ("oui", 1), ("2026", 4), ("!", 1), ("😂", 1),
        ("recrutement", 4), ("maïs", 2), ("réalité", 4),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_said(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_sign_belongs_to_its_word_written_either_way() -> None:
    assert len(words("« Bonjour ! » dit-elle .")) == len(words("«Bonjour!» dit-elle.")) == 2
    assert words("50 % de 3 000 €") == ("50%", "de", "3", "000€")
    assert words("") == ()
    assert words("! ?") == ("!?",)


@given(ANY)
def test_no_letter_is_lost_between_words(text: str) -> None:
    assert "".join(words(text)) == "".join(text.split())


@given(st.lists(st.text(alphabet="ab «!»\u202f\u200a😂é", max_size=12), max_size=5))
def test_every_piece_of_a_line_has_its_word(lines: list[str]) -> None:
    known = words(" ".join(lines))
    found = numbered(tuple(lines))
    assert len(found) == len(lines)
    order = [piece[0] for pieces in found for piece in pieces]
    assert order == sorted(order)
    assert set(order) == set(range(len(known)))
    for line, pieces in zip(lines, found, strict=True):
        for _, before, text in pieces:
            assert line.startswith(before + text)


def a_karaoke(text: str, **fields: object) -> Scene:
    return a_scene(captions=(a_caption(text, style="karaoke", **fields),))


def test_long_words_are_lit_for_longer() -> None:
    scene = a_karaoke("Le formulaire dort")
    first, second, third = lit(scene, scene.captions[0], 70)  # 1 + 3 + 1 syllables, and 2 after
    assert first == 0
    assert third - second == 3 * (second - first)


def test_words_follow_the_voice_that_is_laid_over_them() -> None:
    voice = VoiceSlot(take=a_take(1, media=VOICE), at=30)
    scene = a_scene(voice=voice, captions=(a_caption("un deux", style="karaoke", start=10),))
    assert lit(scene, scene.captions[0], 80) == (20, 35)


def test_given_times_are_kept_in_order_and_inside() -> None:
    scene = a_karaoke("un deux trois", lit=(5, 3, 40))
    assert lit(scene, scene.captions[0], 30) == (5, 5, 29)


def test_times_of_other_words_are_no_longer_kept() -> None:
    scene = a_karaoke("un deux", lit=(5, 3, 40))
    assert lit(scene, scene.captions[0], 40) == lit(a_karaoke("un deux"), a_caption(
        "un deux", style="karaoke"), 40)  # fmt: skip


def test_bubbles_come_one_after_the_other_and_at_once_where_nothing_moves() -> None:
    text = "Tu as ton CV ?\n\n– Oui\nJ'ai appelé le patron"
    moving = a_scene(captions=(a_caption(text, style="bulles"),))
    assert len(lit(moving, moving.captions[0], 150)) == 3
    still = a_scene(captions=(a_caption(text, style="bulles", animation="none"),))
    assert lit(still, still.captions[0], 150) == ()


@given(text=ANY, frames=st.integers(1, 900), style=st.sampled_from(["karaoke", "bulles", "carton"]))
def test_whatever_is_written_its_parts_come_in_order_and_in_time(
    text: str, frames: int, style: str
) -> None:
    scene = a_scene(captions=(a_caption(text, style=style),))
    found = lit(scene, scene.captions[0], frames)
    assert all(one <= other for one, other in pairwise(found))
    assert all(0 <= moment < frames for moment in found)


@given(st.lists(st.integers(1, 20), min_size=1, max_size=30), st.integers(1, 900))
def test_a_share_begins_at_its_exact_moment_rounded_down(weights: list[int], frames: int) -> None:
    found = share(weights, 0, frames)
    for index, moment in enumerate(found):
        exact = sum(weights[:index]) * frames / sum(weights)
        assert exact - 1 < moment <= exact + 1e-9
