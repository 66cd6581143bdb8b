"""The same result has one name; a different one has another."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media.assemble import Laid, assemble, needed
from media.fingerprint import canonical, fingerprint
from media.plan import plan
from media.rendition import REEL
from media.timeline import PunchIn, Reframe, Timeline
from tests.factories_media import a_timeline, asset, caption, some_facts

A, B = "a" * 64, "b" * 64
FACTS = {A: some_facts(A), B: some_facts(B)}

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.fractions() | st.binary(),
    lambda inner: st.lists(inner, max_size=4).map(tuple),
    max_leaves=12,
)


def kinds(value: object) -> object:
    """A value with the types of its parts, so that True, 1 and Fraction(1) differ."""
    if isinstance(value, tuple):
        return tuple(kinds(item) for item in value)
    return type(value).__name__, value


@given(plain, plain)
def test_two_values_have_one_form_only_when_they_are_one(one: object, other: object) -> None:
    same = b"".join(canonical(one)) == b"".join(canonical(other))
    assert same == (kinds(one) == kinds(other))


@pytest.mark.parametrize("value", [1.5, {"a": 1}, [1], {1}, object(), (1, (2, 0.1))])
def test_what_is_not_exact_has_no_name(value: object) -> None:
    with pytest.raises(TypeError):
        fingerprint(value)


def test_a_written_time_has_one_name_however_it_is_spelled() -> None:
    assert fingerprint(Fraction(2, 4)) == fingerprint(Fraction(1, 2))
    assert fingerprint(Fraction(1)) != fingerprint(1)


def names(timeline: Timeline) -> list[str]:
    """The names of a timeline's segments, drawings named by what is drawn."""
    found = []
    for segment in plan(timeline, REEL, FACTS).segments:
        laid = {
            need: Laid(
                source=f"sprite/{fingerprint(need)}", x=0, y=0, opaque=False, first=0, hold=1
            )
            for need in needed(segment)
        }
        found.append(fingerprint(assemble(segment, REEL, FACTS, laid)))
    return found


def test_moving_a_clip_or_renaming_the_video_makes_nothing_anew() -> None:
    first, second = asset(A, 10, 40), asset(B, 0, 30, name="other")
    before = names(a_timeline(first, second))
    after = names(replace(a_timeline(second, first, asset(A, 99, 10)), name="renamed"))
    assert after[0] == before[1]
    assert after[1] == before[0]


def test_what_is_seen_changes_the_name() -> None:
    base = asset(A, 10, 40)
    variants = [
        base,
        asset(B, 10, 40),
        asset(A, 11, 40),
        asset(A, 10, 41),
        asset(A, 10, 40, PunchIn(at=0, duration=40)),
        asset(A, 10, 40, PunchIn(at=0, duration=40, focus_x=Fraction(1, 3))),
    ]
    wide = {A: some_facts(A, width=1920, height=1080), B: FACTS[B]}
    turned = {A: some_facts(A, rotation=90), B: FACTS[B]}
    cropped = asset(A, 10, 40, Reframe(focus_x=Fraction(1, 3)))
    seen = {names(a_timeline(clip))[0] for clip in variants}
    assert len(seen) == len(variants)
    for facts in (wide, turned):
        made = plan(a_timeline(base), REEL, facts).segments[0]
        assert fingerprint(assemble(made, REEL, facts, {})) not in seen
    one, other = (
        assemble(plan(a_timeline(clip), REEL, wide).segments[0], REEL, wide, {})
        for clip in (base, cropped)
    )
    assert fingerprint(one) != fingerprint(other)


def test_a_caption_changes_only_the_segments_it_lies_on() -> None:
    clips = (asset(A, 0, 30), asset(A, 50, 30), asset(B, 0, 30))
    before = names(a_timeline(*clips, over=((35, caption("oui", 20)),)))
    after = names(a_timeline(*clips, over=((35, caption("non", 20)),)))
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False, True]
