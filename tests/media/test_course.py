"""A focus point goes from key to key: gently where it stops, evenly where it passes."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from media.course import Point, formula, place

WAY: list[Point] = [
    (0, Fraction(100), True), (30, Fraction(300), True), (45, Fraction(700), True),
    (90, Fraction(800), False), (120, Fraction(200), True),
]  # fmt: skip


def said(course: list[Point], first: int, n: int) -> float:
    """What ffmpeg makes of the formula."""
    words: dict[str, Any] = {
        "n": n, "clip": lambda v, low, high: max(low, min(v, high)), "lt": lambda a, b: a < b,
        "choose": lambda so, one, other: one if so else other,
    }  # fmt: skip
    return float(eval(formula(course, first).replace("if(", "choose("), words))


@pytest.mark.parametrize("first", [0, 40])
def test_the_formula_says_what_the_number_says(first: int) -> None:
    for n in range(150 - first):
        assert said(WAY, first, n) == pytest.approx(float(place(WAY, first + n)), abs=0.01)


def test_a_key_that_stops_is_reached_and_left_gently() -> None:
    assert place(WAY, 90) == 800
    assert abs(place(WAY, 91) - 800) < 2
    assert abs(place(WAY, 89) - 800) < 2


def test_a_key_that_passes_does_not_slow_down_what_goes_evenly() -> None:
    steps: list[Point] = [(n * 15, Fraction(n * 100), True) for n in range(5)]
    moves = [place(steps, n + 1) - place(steps, n) for n in range(60)]
    assert max(moves) - min(moves) < Fraction(1, 1000)
    stops: list[Point] = [(at, there, False) for at, there, _ in steps]
    moves = [place(stops, n + 1) - place(stops, n) for n in range(60)]
    assert max(moves) > 5 * min(moves)


@given(
    some.lists(
        some.tuples(some.integers(1, 90), some.integers(0, 1000), some.booleans()), min_size=2,
        max_size=6,
    )
)  # fmt: skip
def test_between_two_keys_it_is_never_beyond_them(keys: list[tuple[int, int, bool]]) -> None:
    at, course = 0, []
    for gap, there, passing in keys:
        at += gap
        course.append((at, Fraction(there), passing))
    for (start, here, _), (end, there, _) in pairwise(course):
        for frame in range(start, end + 1):
            assert min(here, there) <= place(course, frame) <= max(here, there)
