"""The plan and its graphs as text, and what must hold of every plan."""

from __future__ import annotations

import os
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from media.assemble import Laid, assemble, needed
from media.command import command, segment_options
from media.filters import crop, overlay, scale, step
from media.graph import FilterGraph, Input, Pad, text
from media.mix import mix
from media.plan import RenderPlan, plan
from media.rendition import DRAFT, REEL, SQUARE, Rendition
from media.timeline import (
    CardReference,
    Clip,
    FreezeFrame,
    Gap,
    Item,
    LinearTimeWarp,
    MissingReference,
    PunchIn,
    Reframe,
    SlowZoom,
    SoundReference,
    StickerReference,
    Timeline,
    Track,
    Transition,
)
from media.timing import span
from tests.factories_media import a_timeline, asset, caption, drawn, some_facts, sounds

GOLDEN = Path(__file__).parent / "golden"
FILM, WIDE, PHOTO = "a" * 64, "b" * 64, "c" * 64
FACTS = {
    FILM: some_facts(FILM, rotation=90, start=Fraction(1, 600)),
    WIDE: some_facts(
        WIDE, width=1920, height=1080, container="avi", has_sound=False, sound_stream=-1
    ),
    PHOTO: some_facts(PHOTO, kind="image", width=3264, height=2448, duration=0, has_sound=False),
}

TIMELINES = {
    "a clip": a_timeline(asset(FILM, 90, 45), heard=(sounds(asset(FILM, 90, 45)),)),
    "a wide clip over its blur": a_timeline(asset(WIDE, 30, 20, Reframe(mode="blur"))),
    "freeze, speed and closer": a_timeline(
        asset(WIDE, 0, 60, Reframe(focus_x=Fraction(1, 4)),
              LinearTimeWarp(time_scalar=Fraction(3, 2)), FreezeFrame(at=20, duration=10),
              PunchIn(at=15, duration=30)),
    ),
    "a photo with a slow zoom": a_timeline(asset(PHOTO, 0, 90, SlowZoom())),
    "a cross-fade under a caption": a_timeline(
        asset(FILM, 0, 30), Transition(out_offset=9), drawn(CardReference(text="Et là"), 20),
        over=((25, caption("Attendez", 20)),),
    ),
    "music gives way to a voice": a_timeline(
        drawn(MissingReference(name="La question"), 60),
        heard=(
            sounds(Gap(duration=10), replace(asset(FILM, 0, 40), gain_db=Fraction(-3)),
                   role="voice"),
            sounds(Gap(duration=5), drawn(SoundReference(name="ding"), 45), role="effect"),
            sounds(replace(drawn(SoundReference(name="pizzicato"), 60), fade_in=5, fade_out=20),
                   role="music", ducked=True),
        ),
    ),
}  # fmt: skip


def written(timeline: Timeline, rendition: Rendition) -> str:
    """Every graph of a plan, and the arguments of the last one."""
    made = plan(timeline, rendition, FACTS)
    lines = []
    for number, segment in enumerate(made.segments):
        graph = graph_of(made, number)
        lines.append(f"segment {number}: {segment.duration} frames\n{text(graph)}")
    if made.audio:
        lines.append(
            "sound\n" + text(mix(made.audio, made.duration, FACTS, {"pizzicato": 960_000}))
        )
    last = graph_of(made, len(made.segments) - 1)
    run = command(last, segment_options(rendition), Same(), "segment.mp4")
    lines.append("arguments of the last segment\n" + "\n".join(run.argv) + "\n")
    return "\n".join(lines)


def graph_of(made: RenderPlan, number: int) -> FilterGraph:
    segment = made.segments[number]
    laid = {
        need: Laid(source=f"sprite/{n}", x=10, y=20,
                   opaque=need.reference == segment.shot.reference,
                   first=0, hold=1)
        for n, need in enumerate(needed(segment))
    }  # fmt: skip
    return assemble(segment, made.rendition, FACTS, laid)


class Same(dict[str, str]):
    """Every token lies where it says."""

    def __missing__(self, key: str) -> str:
        return key


@pytest.mark.parametrize("name", TIMELINES)
def test_golden_plans(name: str) -> None:
    path = GOLDEN / f"{name.replace(' ', '-').replace(',', '')}.txt"
    got = written(TIMELINES[name], DRAFT if "photo" in name else REEL)
    if os.environ.get("GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(got, encoding="utf-8")
    assert got == path.read_text(encoding="utf-8")


def items() -> st.SearchStrategy[list[Item]]:
    """Clips with effects of any kind, gaps and cross-fades."""
    effect = st.one_of(
        st.builds(FreezeFrame, at=st.integers(0, 40), duration=st.integers(0, 20)),
        st.builds(PunchIn, at=st.integers(0, 40), duration=st.integers(0, 20)),
        st.builds(LinearTimeWarp, time_scalar=st.fractions(Fraction(1, 4), 4, max_denominator=20)),
        st.builds(SlowZoom),
    )
    clip = st.builds(
        lambda start, length, effects, media: asset(media, start, length, *effects),
        st.integers(0, 400), st.integers(1, 50), st.lists(effect, max_size=4),
        st.sampled_from([FILM, WIDE, PHOTO]),
    )  # fmt: skip
    item = st.one_of(
        clip, st.builds(Gap, duration=st.integers(1, 20)),
        st.builds(Transition, out_offset=st.integers(1, 60)),
    )  # fmt: skip
    return st.lists(item, min_size=1, max_size=6).filter(
        lambda row: any(not isinstance(each, Transition) for each in row)
    )


@settings(deadline=None, max_examples=150)
@given(items(), st.integers(0, 60), st.integers(1, 90), st.data())
def test_every_plan_covers_every_frame_once_and_windows_agree_with_it(
    row: list[Item], at: int, stay: int, data: st.DataObject
) -> None:
    words = caption("mots", stay)
    timeline = a_timeline(*row, over=((at, words),))
    made = plan(timeline, REEL, FACTS)
    assert sum(segment.duration for segment in made.segments) == timeline.duration == made.duration
    shown: list[int] = []
    now = 0
    for segment in made.segments:
        assert segment.duration > 0
        for over in segment.overlays:
            assert 0 <= over.at < over.at + over.duration <= segment.duration
            shown.extend(range(now + over.at, now + over.at + over.duration))
            assert over.first == now + over.at - at
        now += segment.duration
    assert shown == [n for n in range(at, at + stay) if n < timeline.duration]
    frame = data.draw(st.integers(0, timeline.duration - 1))
    one = plan(timeline, REEL, FACTS, span(frame, frame + 1))
    assert [pictures(s)[0] for s in one.segments] == [frames(made)[frame]]


def frames(made: RenderPlan) -> list[object]:
    return [each for segment in made.segments for each in pictures(segment)]


def pictures(segment: object) -> list[object]:
    """For each frame: which picture of which media, how close, how far faded."""
    found: list[object] = []
    for n in range(segment.duration):  # type: ignore[attr-defined]
        row = []
        fade = segment.fade  # type: ignore[attr-defined]
        for shot in (segment.shot, *([fade.out] if fade else [])):  # type: ignore[attr-defined]
            number = min(shot.picture(n), 299)
            move = shot.move and shot.move.first + n
            row.append((shot.reference, number, shot.close, move))
        found.append((tuple(row), fade and fade.elapsed + n))
    return found


def test_what_stands_in_a_value_cannot_become_a_filter() -> None:
    """Escaping is ffmpeg-python's alone; a hostile option stays one option."""
    pad = Pad(input=Input(source="a"), stream="v:0", kind="video")
    nasty = "x':y=1,drawtext=text=[evil];movie=/etc/passwd\\"
    graph = FilterGraph(output=step(pad, "null", (("expr", nasty),)))
    made = command(graph, (), {"a": "/tmp/it's [a], film;.mp4"}, "/tmp/o.mp4")
    script = made.argv[made.argv.index("-filter_complex") + 1]
    assert unescaped(script.removeprefix("[0:v:0]null=").removesuffix("[s0]")) == f"expr={nasty}"
    assert "/tmp/it's [a], film;.mp4" in made.argv


def unescaped(text_: str) -> str:
    """What is left after both of ffmpeg's levels; raises where a bare sign ends the value."""
    for signs in ("\\'[],;", "\\':"):
        out, at = "", 0
        while at < len(text_):
            if text_[at] == "\\":
                at += 1
            else:
                assert text_[at] not in signs, f"bare {text_[at]}"
            out += text_[at]
            at += 1
        text_ = out
    return text_


def test_a_stream_read_twice_is_split_and_an_input_is_opened_once() -> None:
    pad = Pad(input=Input(source="a"), stream="v:0", kind="video")
    base = scale(pad, 100, 100)
    graph = FilterGraph(output=overlay(base, crop(base, width=50, height=50, x=0, y=0), 4, 4))
    argv = command(graph, (), {"a": "a.mp4"}, "o.mp4").argv
    assert argv.count("-i") == 1
    assert argv[argv.index("-filter_complex") + 1].count("split") == 1


def test_a_window_outside_or_a_thing_that_cannot_lie_over_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing"):
        plan(a_timeline(asset(FILM, 0, 10)), REEL, FACTS, span(10, 12))
    wrong = a_timeline(asset(FILM, 0, 10), over=((0, asset(WIDE, 0, 5)),))
    with pytest.raises(ValueError, match="cannot lie over"):
        plan(wrong, REEL, FACTS)
    with pytest.raises(KeyError):
        plan(a_timeline(asset("d" * 64, 0, 10)), REEL, FACTS)


@given(
    st.integers(2, 4000), st.integers(2, 4000), st.fractions(0, 1), st.fractions(0, 1),
    st.sampled_from([REEL, SQUARE, DRAFT]),
)  # fmt: skip
def test_every_cut_lies_within_its_picture_on_even_pixels(
    width: int, height: int, x: Fraction, y: Fraction, rendition: Rendition
) -> None:
    from media.framing import Close, Size, Window, window_of, within

    whole = Size(width=width // 2 * 2, height=height // 2 * 2)
    target = Size(width=rendition.width, height=rendition.height)
    window = window_of(whole, target, x, y)
    near = within(window, Close(zoom=Fraction(5, 4), focus_x=y, focus_y=x))
    for inner, outer in (
        (window, Window(x=0, y=0, width=whole.width, height=whole.height)),
        (near, window),
    ):
        assert outer.x <= inner.x
        assert outer.y <= inner.y
        assert inner.x + inner.width <= outer.x + outer.width
        assert inner.y + inner.height <= outer.y + outer.height
        assert [v % 2 for v in (inner.x, inner.y, inner.width, inner.height)] == [0, 0, 0, 0]


def test_a_track_of_pictures_only_is_still_a_timeline() -> None:
    silent = Timeline(name="x", tracks=(Track(kind="Video", children=(asset(WIDE, 0, 9),),
                                              role="picture"),))  # fmt: skip
    assert plan(silent, REEL, FACTS).audio == ()
    sticker = StickerReference(emoji="😂", x=Fraction(1, 2), y=Fraction(1, 2), size=Fraction(1, 3))
    assert len(plan(a_timeline(asset(WIDE, 0, 9), over=((3, drawn(sticker, 99)),)), REEL,
                    FACTS).segments) == 1  # fmt: skip


def test_speed_counts_as_plainly_as_can_be() -> None:
    clip: Clip = asset(FILM, 10, 20, LinearTimeWarp(time_scalar=Fraction(7, 10)))
    made = plan(a_timeline(clip), REEL, FACTS)
    assert [row[0][0][1] for row in frames(made)] == [  # type: ignore[index]
        10 + n * 7 // 10 for n in range(20)
    ]
