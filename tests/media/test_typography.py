"""Displayed text obeys French typography, and nothing a person types breaks it."""

from __future__ import annotations

import unicodedata

import emoji
import pytest
from hypothesis import given
from hypothesis import strategies as st

from media import fonts
from media.emoji_runs import runs, unknown
from media.typography import NARROW, french, plain, typeset

KNOWN, WORLD, PICTURES = fonts.covers("talk"), fonts.covers("world"), fonts.covers("emoji")

TEXTS = st.text(st.characters(codec="utf-32-le", exclude_categories=()), max_size=60)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Bonjour!", "Bonjour_!"),
        ("Bonjour !", "Bonjour_!"),
        ("Quoi?!", "Quoi_?!"),
        ("Vraiment ?", "Vraiment_?"),
        ("Cet été : ça œuvre", "Cet été_: ça œuvre"),
        ("Attention: virage", "Attention_: virage"),
        ("bon ; mauvais", "bon_; mauvais"),
        ("«Oui»", "«_Oui_»"),
        ("« Oui »", "«_Oui_»"),
        ("« Il dort. »!", "«_Il dort._»_!"),
        ("l'animal n'a pas", "l’animal n’a pas"),
        ("Euh...", "Euh…"),
        ("Déjà 50 % de 3 000 €", "Déjà 50_% de 3_000_€"),
        ("à 12:30", "à 12:30"),
        ("https://exemple.fr/?q=1", "https://exemple.fr/?q=1"),
        ("super :)", "super :)"),
        ("a\nb !", "a\nb_!"),
        ("! tout seul", "! tout seul"),
        ("en 2025 100 personnes", "en 2025 100 personnes"),
        ("", ""),
    ],
)
def test_signs_get_their_narrow_space(typed: str, shown: str) -> None:
    assert french(typed).replace(NARROW, "_") == shown


@given(TEXTS)
def test_doing_it_twice_changes_nothing_more(text: str) -> None:
    once = french(text)
    assert french(once) == once


@given(st.text(alphabet="a1 .!?;:«»'\u00a0\u202f€%()…\n\"", max_size=25))
def test_doing_it_twice_changes_nothing_more_where_signs_crowd(text: str) -> None:
    once = french(text)
    assert french(once) == once


@given(TEXTS)
def test_letters_are_never_lost_or_added(text: str) -> None:
    def letters(value: str) -> list[str]:
        return [sign for sign in value if unicodedata.category(sign).startswith(("L", "N", "S"))]

    assert letters(french(text)) == letters(text)


@given(TEXTS)
def test_plain_text_holds_nothing_undrawable(text: str) -> None:
    shown = plain(text)
    assert plain(shown) == shown
    kinds = {unicodedata.category(s) for s in shown if s not in emoji.EMOJI_DATA}
    assert not kinds & {"Cs", "Cn", "Co"}
    assert "\r" not in shown


@pytest.mark.parametrize(
    "sequence",
    ["😂", "🎬", "❤️", "👩🏽‍🍳", "🇫🇷", "1️⃣", "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🧑‍🦽", "#️⃣", "🤷🏻‍♀️", "☕"],
)
def test_an_emoji_sequence_stays_whole(sequence: str) -> None:
    found = runs(f"Oui {sequence} non", KNOWN, WORLD, PICTURES)
    assert [(run.kind, run.text) for run in found] == [
        ("text", "Oui "), ("emoji", sequence), ("text", " non"),
    ]  # fmt: skip


def test_other_alphabets_have_their_own_face() -> None:
    found = runs("Да مرحبا ok", KNOWN, WORLD, PICTURES)
    assert {run.kind for run in found} == {"world", "text"}
    assert unknown("Bonjour 中", KNOWN | WORLD) == ("中",)
    assert "\ufffd" in "".join(run.text for run in runs("中", KNOWN, WORLD, PICTURES))


def test_signs_that_are_letters_are_not_made_into_pictures() -> None:
    assert [run.kind for run in runs("© 2026 ™", KNOWN, WORLD, PICTURES)] == ["text"]


def test_an_emoji_younger_than_the_face_leaves_no_trace_and_is_named() -> None:
    young = "\U0001fae9"  # of Unicode 16; the face holds those of 15.1
    text = f"Ça va {young} !"
    drawn = "".join(run.text for run in runs(plain(text), KNOWN, WORLD, PICTURES))
    assert drawn == "Ça va \u200d !"
    assert unknown(plain(text), KNOWN | WORLD, PICTURES) == (young,)
    assert unknown("Ça va 🫨 👩🏽‍🍳 !", KNOWN | WORLD, PICTURES) == ()


@given(TEXTS)
def test_runs_neither_lose_nor_invent_length(text: str) -> None:
    line = plain(text).replace("\n", " ")
    drawn = "".join(run.text for run in runs(line, KNOWN, WORLD, PICTURES))
    bare = [sign for sign in line if sign not in "\ufe0e\ufe0f"]
    kept = [sign for sign in drawn if sign not in "\ufe0e\ufe0f"]
    assert len(kept) == len(bare)


def test_english_sets_no_space_and_is_at_rest_after_one_pass() -> None:
    text = "It's on Monday! Really? 50% of 1000: yes... “so”; 12 000"
    assert typeset(text, "en") == "It’s on Monday! Really? 50% of 1000: yes… “so”; 12 000"
    assert typeset(typeset(text, "en"), "en") == typeset(text, "en")
    assert typeset("Lundi!", "fr") == f"Lundi{NARROW}!"
