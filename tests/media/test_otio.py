"""The timeline goes out as OpenTimelineIO, and the real library reads what was meant."""

from __future__ import annotations

from fractions import Fraction

import opentimelineio
from opentimelineio import opentime, schema

from media.otio import OURS, otio
from media.timeline import (
    FreezeFrame,
    Gap,
    LinearTimeWarp,
    MissingReference,
    PunchIn,
    SolidReference,
    Timeline,
    Transition,
)
from media.timing import RATE
from tests.factories_media import a_timeline, asset, caption, drawn, some_facts, sounds

CLIP = "a" * 64
OTHER = "b" * 64


def _read(timeline: Timeline) -> schema.Timeline:
    facts = {CLIP: some_facts(CLIP, duration=300), OTHER: some_facts(OTHER, duration=90)}
    text = otio(timeline, facts, {CLIP: "file:///clips/porte%20d%27entr%C3%A9e.mp4"})
    found = opentimelineio.adapters.read_from_string(text, "otio_json")
    assert isinstance(found, schema.Timeline)
    return found


def _whole() -> Timeline:
    """A bit of everything that a storyboard makes."""
    return a_timeline(
        asset(CLIP, 12, 60, PunchIn(at=10, duration=20), name="porte"),
        Transition(out_offset=8),
        asset(OTHER, 0, 30, LinearTimeWarp(time_scalar=Fraction(3, 2)), name="chaise"),
        asset(CLIP, 100, 45, FreezeFrame(at=20, duration=15), name="gel"),
        drawn(MissingReference(name="Le tampon"), 25),
        drawn(SolidReference(colour="#2b1722"), 15),
        over=((5, caption("Mais « voyons » : {ça} va 👋", 40)),),
        heard=(sounds(asset(CLIP, 12, 60), Gap(duration=10), asset(OTHER, 0, 30)),),
    )


def test_lengths_and_places_agree() -> None:
    timeline = _whole()
    read = _read(timeline)
    assert read.duration() == opentime.RationalTime(timeline.duration, RATE)
    assert [t.kind for t in read.tracks] == [t.kind for t in timeline.tracks]
    for track, ours in zip(read.tracks, timeline.tracks, strict=True):
        assert track.duration().value == ours.duration
        items = [each for each in track if not isinstance(each, schema.Transition)]
        lengths = [each.duration for each in ours.children if not isinstance(each, Transition)]
        assert [item.duration().value for item in items] == lengths
    starts = [
        read.tracks[0].range_of_child(c).start_time.value for c in read.tracks[0].find_clips()
    ]
    assert starts == [0, 60, 90, 135, 160]


def test_media_references_agree() -> None:
    clips = list(_read(_whole()).tracks[0].find_clips())
    first = clips[0].media_reference
    assert isinstance(first, schema.ExternalReference)
    assert first.target_url == "file:///clips/porte%20d%27entr%C3%A9e.mp4"
    assert first.available_range == opentime.TimeRange(
        opentime.RationalTime(0, RATE), opentime.RationalTime(300, RATE)
    )
    assert clips[0].source_range.start_time.value == 12
    assert first.metadata[OURS]["sha256"] == CLIP
    assert clips[1].media_reference.target_url == OTHER
    assert isinstance(clips[3].media_reference, schema.MissingReference)
    assert clips[3].media_reference.name == "Le tampon"
    assert isinstance(clips[4].media_reference, schema.GeneratorReference)
    assert clips[4].media_reference.parameters["colour"] == "#2b1722"


def test_speed_is_otio_s_and_what_it_has_no_word_for_is_named() -> None:
    read = _read(_whole())
    clips = list(read.tracks[0].find_clips())
    warp = clips[1].effects[0]
    assert isinstance(warp, schema.LinearTimeWarp)
    assert warp.time_scalar == 1.5
    assert [e.effect_name for e in clips[0].effects] == ["PunchIn"]
    assert clips[0].effects[0].metadata[OURS]["zoom"] == "5/4"
    assert not isinstance(clips[2].effects[0], schema.FreezeFrame)  # OTIO's holds a whole clip
    fade = read.tracks[0][1]
    assert (fade.transition_type, fade.out_offset.value) == ("SMPTE_Dissolve", 8)


def test_words_go_out_as_they_are() -> None:
    read = _read(_whole())
    words = [
        c.media_reference.parameters["text"]
        for c in read.tracks[1].find_clips()
        if c.media_reference.generator_kind == "CaptionReference"
    ]
    assert words == ["Mais « voyons » : {ça} va 👋"]
