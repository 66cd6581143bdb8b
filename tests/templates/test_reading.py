"""Reading time is the charter's: 12, 20, 36, 60 characters for 1, 2, 3, 4 seconds, and a fifth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.reading import Light, allowed, of_caption, reading
from templates.storyboard import ComicTiming
from tests.factories_templates import a_caption, a_scene


@pytest.mark.parametrize(("seconds", "signs"), [(1, 12), (2, 20), (3, 36), (4, 60), (6, 90)])
def test_the_table_and_what_follows_it(seconds: int, signs: int) -> None:
    assert allowed(seconds * 30) == signs


@pytest.mark.parametrize(
    ("signs", "light"), [(1, "green"), (36, "green"), (37, "amber"), (43, "amber"), (44, "red")]
)
def test_three_seconds_turn_amber_beyond_the_charter_and_red_beyond_its_tolerance(
    signs: int, light: Light
) -> None:
    assert reading("x" * signs, 90).light == light


def test_spaces_count_once_and_line_breaks_too() -> None:
    assert reading("  un\n\n deux ", 30).signs == len("un deux")


def test_it_says_how_much_longer_a_text_should_stay() -> None:
    brisk = reading("x" * 60, 90)
    assert brisk.lacking == 30
    assert reading("x" * 60, 90 + brisk.lacking).light == "green"
    assert reading("x" * 60, 89 + brisk.lacking).light != "green"


def test_a_scene_played_twice_gives_twice_the_time() -> None:
    caption = a_caption("x" * 60)
    once = a_scene(seconds=2, captions=(caption,))
    twice = a_scene(seconds=2, captions=(caption,), timing=ComicTiming(repeats=2))
    assert of_caption(once, caption).light == "red"
    assert of_caption(twice, caption).light == "green"


@given(frames=st.integers(0, 3000))
def test_more_time_never_lets_one_read_less(frames: int) -> None:
    assert allowed(frames) <= allowed(frames + 1)


@given(text=st.text(max_size=400), frames=st.integers(1, 900))
def test_the_light_and_what_is_lacking_agree(text: str, frames: int) -> None:
    found = reading(text, frames)
    assert (found.lacking == 0) == (found.light == "green")
    assert reading(text, frames + found.lacking).light == "green"
