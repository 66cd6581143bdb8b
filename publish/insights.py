"""Counts of views: which numbers are asked for, what they mean, and when they are read again.

Law: pure. The network's own name of a number is kept with every value; what a « view » is
differs by network and has changed over time, so a value is never compared or summed without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from publish.post import Placement, checked_aware


class Metric(StrEnum):
    """What a number counts, in our words. The sentence `metric-<value>` explains it."""

    VIEWS = "views"
    """Starts, replays counted (the closest to what the networks themselves show)."""
    FIRST_VIEWS = "first-views"
    """Starts, replays not counted."""
    REACH = "reach"
    """People, estimated by the network."""
    WATCH_TIME = "watch-time"
    """Average time watched, milliseconds."""
    LIKES = "likes"
    COMMENTS = "comments"
    SHARES = "shares"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawMetric:
    """A number of a network."""

    name: str
    """The network's name of it."""
    metric: Metric
    """What it counts."""


WANTED: Final[Mapping[Placement, tuple[RawMetric, ...]]] = MappingProxyType(
    {
        # Video Insights reference, names checked 2026-09-21; a Reel answers an empty list to the
        # names of ordinary videos.
        Placement.FACEBOOK_REEL: (
            RawMetric(name="fb_reels_total_plays", metric=Metric.VIEWS),
            RawMetric(name="blue_reels_play_count", metric=Metric.FIRST_VIEWS),
            RawMetric(name="post_video_avg_time_watched", metric=Metric.WATCH_TIME),
        ),
        # Instagram Media Insights reference, read 2026-09-11; `plays` and `impressions` are gone
        # and naming one fails the whole call.
        Placement.INSTAGRAM_REEL: (
            RawMetric(name="views", metric=Metric.VIEWS),
            RawMetric(name="reach", metric=Metric.REACH),
            RawMetric(name="likes", metric=Metric.LIKES),
            RawMetric(name="comments", metric=Metric.COMMENTS),
            RawMetric(name="shares", metric=Metric.SHARES),
            RawMetric(name="ig_reels_avg_watch_time", metric=Metric.WATCH_TIME),
        ),
    }
)

VIEW_NAMES: Final[Mapping[Placement, tuple[str, ...]]] = MappingProxyType(
    {
        Placement.FACEBOOK_REEL: ("fb_reels_total_plays", "blue_reels_play_count"),
        Placement.INSTAGRAM_REEL: ("views",),
    }
)
"""The raw names that may stand for « views », the best first. One publication uses one."""

FIRST_READING: Final = timedelta(minutes=2)
"""After publishing; the networks may take 48 hours to count, then there is simply no number."""

_PLAN: Final = (
    (timedelta(days=1), timedelta(hours=1)),
    (timedelta(days=30), timedelta(days=1)),
    (timedelta(days=90), timedelta(days=7)),
    (timedelta(days=730), timedelta(days=30)),
)
"""Up to an age, how often. Numbers are kept two years by the networks."""

FORGET_REFUSAL: Final = timedelta(days=30)
"""After that a refused number is asked for again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One reading of one number. Never changed afterwards."""

    publication_id: int
    """What was read."""
    metric: str
    """The network's own name."""
    value: int | None
    """The number; None: asked for, and the network gave none. Not zero."""
    measured_at: datetime
    """When."""
    api_version: str
    """Graph version that answered."""

    def __post_init__(self) -> None:
        checked_aware(self.measured_at)


def next_reading(published_at: datetime, now: datetime) -> datetime | None:
    """Return when to read again: hourly for a day, daily for a month, then rarely; None: never."""
    age = now - published_at
    for until, step in _PLAN:
        if age < until:
            return now + step
    return None


def view_metric(names: Iterable[str], placement: Placement) -> str | None:
    """Return the raw name that stands for views among those that were read, None if none does."""
    known = set(names)
    return next((name for name in VIEW_NAMES[placement] if name in known), None)


def view_curve(
    snapshots: Iterable[Snapshot], placement: Placement
) -> tuple[str | None, tuple[Snapshot, ...]]:
    """Return the raw name in use and its readings in order, those without number included.

    The best name that ever gave a number is used throughout: two names are never mixed.
    """
    ordered = sorted(snapshots, key=lambda snapshot: snapshot.measured_at)
    name = view_metric((s.metric for s in ordered if s.value is not None), placement)
    if name is None:
        name = view_metric((s.metric for s in ordered), placement)
    return name, tuple(s for s in ordered if s.metric == name)
