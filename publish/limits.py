"""What each placement accepts, as data with its source, and `preflight`, which says it at once.

Law: pure. A limit without source and date has no place here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from publish.post import Placement, VideoFacts, checked_aware
from publish.problem import Problem

MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one placement accepts. None: the network states no limit."""

    source: str
    """Where it is written."""
    read_on: str
    """Date of the copy that was read, ISO."""
    text_length: int
    """Characters of the text."""
    hashtags: int | None
    """Words beginning with #."""
    mentions: int | None
    """Words beginning with @."""
    shortest: Fraction
    """Seconds."""
    longest: Fraction
    """Seconds."""
    size_bytes: int
    """Largest file."""
    least_size: tuple[int, int] | None
    """Least displayed width and height, pixels."""
    widest: int | None
    """Largest displayed width, pixels."""
    aspect: tuple[Fraction, Fraction]
    """Least and largest width / height."""
    rates: tuple[Fraction, Fraction]
    """Least and largest frames per second."""
    video_codecs: frozenset[str]
    """Names as ffmpeg gives them."""
    audio_rate: int
    """Largest number of samples per second."""
    audio_channels: int
    """Largest number of channels."""
    forbids_edit_list: bool
    """Whether a file with an edit list is out of specification."""
    daily: int
    """Posts in a rolling day; the network's own answer counts more than this number."""


LIMITS: Final[Mapping[Placement, Limits]] = MappingProxyType(
    {
        Placement.FACEBOOK_REEL: Limits(
            source="https://developers.facebook.com/documentation/video-api/guides/reels-publishing",
            read_on="2026-09-11",
            # 63,206 characters is what a Page post takes; the Reel page names no number.
            text_length=63_206,
            hashtags=None,
            mentions=None,
            shortest=Fraction(3),
            longest=Fraction(90),
            size_bytes=1_000 * MEGABYTE,
            least_size=(540, 960),
            widest=None,
            aspect=(Fraction(9, 16), Fraction(16, 9)),
            rates=(Fraction(24_000, 1001), Fraction(60)),
            video_codecs=frozenset({"h264", "hevc", "vp9", "av1"}),
            audio_rate=48_000,
            audio_channels=2,
            forbids_edit_list=False,
            daily=30,
        ),
        Placement.INSTAGRAM_REEL: Limits(
            source="https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media",
            read_on="2026-09-11",
            text_length=2_200,
            hashtags=30,
            mentions=20,
            shortest=Fraction(3),
            longest=Fraction(15 * 60),
            size_bytes=300 * MEGABYTE,
            least_size=None,
            widest=1920,
            aspect=(Fraction(1, 100), Fraction(10)),
            rates=(Fraction(23), Fraction(60)),
            video_codecs=frozenset({"h264", "hevc"}),
            audio_rate=48_000,
            audio_channels=2,
            forbids_edit_list=True,
            daily=50,
        ),
    }
)

FURTHEST: Final = timedelta(days=366)
"""The studio's own: nobody plans a Reel more than a year ahead; it is a slip of the year."""

GRACE: Final = timedelta(minutes=1)
"""A moment chosen in the form is not « past » because the form took a minute to send."""


def preflight(
    video: VideoFacts,
    text: str,
    placement: Placement,
    at: datetime | None,
    now: datetime,
    *,
    cover_ms: int | None = None,
) -> tuple[Problem, ...]:
    """Return everything the network would refuse, all at once; empty when it may go.

    `at` None means now. Raises ValueError for moments without zone.
    """
    limits = LIMITS[placement]
    late_cover = cover_ms is not None and cover_ms >= video.duration * 1000
    return (
        *text_problems(text, placement),
        *_file_problems(video, limits),
        *((Problem(code="post-cover-too-late", where="cover"),) if late_cover else ()),
        *(() if at is None else _time_problems(checked_aware(at), checked_aware(now))),
    )


def text_problems(text: str, placement: Placement) -> tuple[Problem, ...]:
    """Return what the network would refuse of the text alone (for the count beside the field)."""
    limits = LIMITS[placement]
    found: list[Problem] = []
    length = text_length(text)
    if length > limits.text_length:
        values = {"length": length, "maximum": limits.text_length}
        found.append(Problem(code="post-text-too-long", where="text", values=values))
    hashtags = len(re.findall(r"(?<![\w&])#\w", text))
    if limits.hashtags is not None and hashtags > limits.hashtags:
        values = {"count": hashtags, "maximum": limits.hashtags}
        found.append(Problem(code="post-too-many-hashtags", where="text", values=values))
    mentions = len(re.findall(r"(?<![\w.])@\w", text))
    if limits.mentions is not None and mentions > limits.mentions:
        values = {"count": mentions, "maximum": limits.mentions}
        found.append(Problem(code="post-too-many-mentions", where="text", values=values))
    return tuple(found)


def text_length(text: str) -> int:
    """Return the length as the networks count it: UTF-16 units, so most emoji count two.

    Meta does not document the unit; the larger of the usual counts keeps us on the safe side.
    """
    return len(text.encode("utf-16-le")) // 2


def _file_problems(video: VideoFacts, limits: Limits) -> Iterator[Problem]:
    def problem(code: str, **values: str | float) -> Problem:
        return Problem(code=code, where="file", values=values)

    if video.duration > limits.longest:
        yield problem(
            "post-file-too-long", seconds=_shown(video.duration), maximum=int(limits.longest)
        )
    if video.duration < limits.shortest:
        yield problem(
            "post-file-too-short", seconds=_shown(video.duration), minimum=int(limits.shortest)
        )
    if video.size_bytes > limits.size_bytes:
        yield problem(
            "post-file-too-big",
            megabytes=-(-video.size_bytes // MEGABYTE),
            maximum=limits.size_bytes // MEGABYTE,
        )
    yield from _picture_problems(video, limits)
    if video.container not in ("mp4", "mov"):
        yield problem("post-container", container=video.container)
    if video.has_edit_list and limits.forbids_edit_list:
        yield problem("post-edit-list")
    if video.index_first is False:
        yield problem("post-index-last")
    yield from _sound_problems(video, limits)


def _picture_problems(video: VideoFacts, limits: Limits) -> Iterator[Problem]:
    def problem(code: str, **values: str | float) -> Problem:
        return Problem(code=code, where="file", values=values)

    if video.width < 1 or video.height < 1:
        yield problem("post-picture-shape", width=video.width, height=video.height)
        return
    if limits.least_size is not None:
        least_width, least_height = limits.least_size
        # Specified upright; a square or lying picture is measured by its sides, not by its pose.
        short, long = sorted((video.width, video.height))
        too_small = short < least_width or (long < least_height and video.width != video.height)
        if too_small:
            yield problem(
                "post-picture-too-small",
                width=video.width,
                height=video.height,
                least_width=least_width,
                least_height=least_height,
            )
    if limits.widest is not None and video.width > limits.widest:
        yield problem("post-picture-too-wide", width=video.width, maximum=limits.widest)
    if not limits.aspect[0] <= Fraction(video.width, video.height) <= limits.aspect[1]:
        yield problem("post-picture-shape", width=video.width, height=video.height)
    if not limits.rates[0] <= video.frame_rate <= limits.rates[1]:
        yield problem(
            "post-frame-rate",
            rate=_shown(video.frame_rate),
            minimum=round(limits.rates[0]),
            maximum=int(limits.rates[1]),
        )
    if video.video_codec not in limits.video_codecs:
        yield problem("post-video-codec", codec=video.video_codec)
    if video.pixel_format not in (None, "yuv420p", "yuvj420p"):
        yield problem("post-pixel-format", format=str(video.pixel_format))


def _sound_problems(video: VideoFacts, limits: Limits) -> Iterator[Problem]:
    if video.audio_codec is None:
        # Some silent files are refused with an opaque number: a silent track always passes.
        yield Problem(code="post-no-sound", where="file")
        return
    if video.audio_codec != "aac":
        yield Problem(code="post-audio-codec", where="file", values={"codec": video.audio_codec})
    if video.audio_rate is not None and video.audio_rate > limits.audio_rate:
        values = {"rate": video.audio_rate, "maximum": limits.audio_rate}
        yield Problem(code="post-audio-rate", where="file", values=values)
    if video.audio_channels is not None and video.audio_channels > limits.audio_channels:
        values = {"channels": video.audio_channels, "maximum": limits.audio_channels}
        yield Problem(code="post-audio-channels", where="file", values=values)


def _time_problems(at: datetime, now: datetime) -> Iterator[Problem]:
    if at < now - GRACE:
        yield Problem(code="post-time-past", where="at")
    if at > now + FURTHEST:
        yield Problem(code="post-time-too-far", where="at", values={"days": FURTHEST.days})


def _shown(exact: Fraction) -> float:
    """Return a number for a sentence, one decimal; never used to decide."""
    return round(float(exact), 1)
