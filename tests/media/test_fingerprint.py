"""The same result has one name; a different one has another."""

from __future__ import annotations

from dataclasses import fields, replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from media.assemble import Laid, assemble, needed
from media.effects import Backwards, Boxed, Look, Replay, SpeedRamp
from media.fingerprint import canonical, fingerprint
from media.plan import plan
from media.rendition import REEL
from media.timeline import (
    Effect,
    FocusKey,
    PunchIn,
    Reframe,
    SlowZoom,
    Timeline,
    Transition,
)
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


EFFECTS = (
    Look(name="shake", at=4, duration=9),
    Boxed(at=4, duration=9, left=Fraction(0), top=Fraction(0), width=Fraction(1, 2),
          height=Fraction(1, 2)),
    SpeedRamp(at=4, duration=9, start=Fraction(1, 2), end=Fraction(2)),
    Backwards(at=4, duration=9),
    Replay(at=9, duration=9),
    PunchIn(at=4, duration=9),
    SlowZoom(),
    Reframe(keys=(FocusKey(at=0, x=Fraction(0), y=Fraction(0)),
                  FocusKey(at=9, x=Fraction(1), y=Fraction(1)))),
)  # fmt: skip
WIDE = {A: some_facts(A, width=1920, height=1080), B: FACTS[B]}


def named(timeline: Timeline) -> list[str]:
    """The names of a timeline's segments, from a wide film."""
    return [
        fingerprint(assemble(segment, REEL, WIDE, {}))
        for segment in plan(timeline, REEL, WIDE).segments
    ]


@pytest.mark.parametrize("effect", EFFECTS, ids=lambda effect: type(effect).__name__)
def test_every_field_of_an_effect_that_is_rendered_changes_a_name(effect: Effect) -> None:
    before = named(a_timeline(asset(A, 30, 40, effect)))
    for field in fields(effect):
        old = getattr(effect, field.name)
        match old:
            case bool():
                continue  # the pitch is heard, not seen
            case int():
                new: object = old + 2
            case Fraction():
                new = old + Fraction(1, 8)
            case tuple():
                new = tuple(replace(key, x=key.x / 2 + Fraction(1, 8)) for key in old)
            case str() if isinstance(effect, Look):
                new = "glitch"
            case _:
                continue  # fill or blur: test_what_is_seen_changes_the_name
        if isinstance(effect, Reframe) and field.name != "keys":
            continue  # where there are keys, they say it
        if isinstance(effect, Look) and field.name in ("x", "y"):
            continue  # a shake has no place; the box of a bleep has
        changed = replace(effect, **{field.name: new})  # type: ignore[arg-type]
        assert named(a_timeline(asset(A, 30, 40, changed))) != before, field.name
    for name in ("x", "y", "amount"):
        box = Look(name="barred", at=4, duration=9)
        moved = replace(box, **{name: Fraction(1, 4)})  # type: ignore[arg-type]
        assert named(a_timeline(asset(A, 30, 40, box))) != named(
            a_timeline(asset(A, 30, 40, moved))
        )


@settings(deadline=None, max_examples=60)
@given(st.permutations(range(4)), st.lists(st.sampled_from(EFFECTS), min_size=4, max_size=4))
def test_moving_scenes_makes_nothing_again_but_the_passages_they_touch(
    order: list[int], effects: list[Effect]
) -> None:
    clips = [asset(A, 30 + 50 * n, 40, effects[n], name=f"s{n}") for n in range(4)]
    alone = {name for clip in clips for name in named(a_timeline(clip))}
    assert set(named(a_timeline(*(clips[n] for n in order)))) == alone
    passing = Transition(out_offset=6, kind="wipe")
    kept = set(named(a_timeline(clips[0], passing, clips[1], clips[2], clips[3])))
    moved = set(named(a_timeline(clips[2], clips[0], passing, clips[1], clips[3])))
    assert moved == kept
    turned = named(a_timeline(clips[1], passing, clips[0], clips[2], clips[3]))
    assert set(turned) != kept
