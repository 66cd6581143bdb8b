"""Pre-flight: everything a network would refuse, at once."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.limits import LIMITS, preflight, text_length
from publish.post import Placement
from tests.factories_publish import NOON, a_video

FACEBOOK, INSTAGRAM = Placement.FACEBOOK_REEL, Placement.INSTAGRAM_REEL


def codes(placement: Placement, text: str = "Bonjour", **facts: Any) -> list[str]:
    return [p.code for p in preflight(a_video(**facts), text, placement, None, NOON)]


@pytest.mark.parametrize("placement", list(Placement))
def test_the_house_s_reel_passes_everywhere(placement: Placement) -> None:
    assert codes(placement) == []


@pytest.mark.parametrize(
    ("placement", "facts", "code"),
    [
        (FACEBOOK, {"duration": Fraction(9001, 100)}, "post-file-too-long"),
        (FACEBOOK, {"duration": Fraction(90)}, None),
        (INSTAGRAM, {"duration": Fraction(9001, 100)}, None),
        (INSTAGRAM, {"duration": Fraction(901)}, "post-file-too-long"),
        (FACEBOOK, {"duration": Fraction(29, 10)}, "post-file-too-short"),
        (FACEBOOK, {"width": 360, "height": 640}, "post-picture-too-small"),
        (FACEBOOK, {"width": 540, "height": 960}, None),
        (FACEBOOK, {"width": 1080, "height": 1080}, None),
        (FACEBOOK, {"width": 1080, "height": 2400}, "post-picture-shape"),
        (INSTAGRAM, {"width": 2160, "height": 3840}, "post-picture-too-wide"),
        (INSTAGRAM, {"size_bytes": 300_000_001}, "post-file-too-big"),
        (FACEBOOK, {"frame_rate": Fraction(24_000, 1001)}, None),
        (FACEBOOK, {"frame_rate": Fraction(20)}, "post-frame-rate"),
        (INSTAGRAM, {"frame_rate": Fraction(61)}, "post-frame-rate"),
        (INSTAGRAM, {"video_codec": "vp9"}, "post-video-codec"),
        (FACEBOOK, {"video_codec": "vp9"}, None),
        (FACEBOOK, {"audio_codec": None}, "post-no-sound"),
        (FACEBOOK, {"audio_codec": "mp3"}, "post-audio-codec"),
        (INSTAGRAM, {"audio_rate": 96_000}, "post-audio-rate"),
        (INSTAGRAM, {"audio_channels": 6}, "post-audio-channels"),
        (INSTAGRAM, {"has_edit_list": True}, "post-edit-list"),
        (FACEBOOK, {"has_edit_list": True}, None),
        (INSTAGRAM, {"index_first": False}, "post-index-last"),
        (FACEBOOK, {"pixel_format": "yuv420p10le"}, "post-pixel-format"),
        (FACEBOOK, {"container": "webm"}, "post-container"),
    ],
)
def test_a_file_is_measured_by_the_network_it_goes_to(
    placement: Placement, facts: dict[str, Any], code: str | None
) -> None:
    assert codes(placement, **facts) == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a" * 2200, None),
        ("a" * 2201, "post-text-too-long"),
        ("😀" * 1101, "post-text-too-long"),
        ("#a " * 30, None),
        ("#a " * 31, "post-too-many-hashtags"),
        ("&#39; n#3 c#" * 40, None),
        ("@a " * 21, "post-too-many-mentions"),
        ("moi@exemple.fr " * 30, None),
    ],
)
def test_words_are_counted_as_instagram_counts(text: str, code: str | None) -> None:
    assert codes(INSTAGRAM, text) == ([code] if code else [])


def test_all_problems_come_at_once() -> None:
    found = codes(INSTAGRAM, "#a " * 31, duration=Fraction(1), audio_codec=None)
    assert found == ["post-too-many-hashtags", "post-file-too-short", "post-no-sound"]


@pytest.mark.parametrize(
    ("ahead", "code"),
    [
        (timedelta(seconds=-30), None),
        (timedelta(minutes=-2), "post-time-past"),
        (timedelta(days=365), None),
        (timedelta(days=370), "post-time-too-far"),
    ],
)
def test_a_minute_is_neither_past_nor_in_another_year(ahead: timedelta, code: str | None) -> None:
    found = preflight(a_video(), "", FACEBOOK, NOON + ahead, NOON)
    assert [problem.code for problem in found] == ([code] if code else [])


def test_a_cover_lies_within_the_video() -> None:
    late = preflight(a_video(), "", INSTAGRAM, None, NOON, cover_ms=23_000)
    assert [problem.code for problem in late] == ["post-cover-too-late"]
    assert preflight(a_video(), "", INSTAGRAM, None, NOON, cover_ms=22_999) == ()


@given(st.text())
def test_the_length_of_a_text_is_never_less_than_its_characters(text: str) -> None:
    clean = text.encode("utf-8", "ignore").decode()
    assert text_length(clean) >= len(clean)


def test_each_limit_names_its_source_and_its_date() -> None:
    for limits in LIMITS.values():
        assert limits.source.startswith("https://developers.facebook.com/")
        assert date.fromisoformat(limits.read_on) >= date(2026, 1, 1)
