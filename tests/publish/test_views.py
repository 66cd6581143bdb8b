"""Counts: read on time, never overwritten, null is not zero, one bad name spoils nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from publish import snapshots
from publish.collect import Collector
from publish.insights import WANTED, Snapshot, next_reading, view_curve
from publish.post import Network, Placement
from publish.tables import accounts, publications
from tests.factories_publish import NOON, House

VIEWS = {Network.FACEBOOK: "fb_reels_total_plays", Network.INSTAGRAM: "views"}


@pytest.fixture
def collector(house: House) -> Collector:
    """A collector on the house's clock."""
    return Collector(house.engine, house.secrets, house.clock, timeouts=house.timeouts)


def a_published(house: House, network: Network) -> int:
    publication_id = house.schedules(network)
    house.settles(publication_id, "published")
    return publication_id


def values(house: House, publication_id: int, metric: str) -> list[int | None]:
    with house.engine.connect() as conn:
        read = snapshots.read(conn, 1, publication_ids=[publication_id])
    return [snapshot.value for snapshot in read if snapshot.metric == metric]


@pytest.mark.parametrize("network", list(Network))
def test_views_are_read_when_due_and_rise(
    house: House, collector: Collector, network: Network
) -> None:
    one = a_published(house, network)
    assert collector.collect_due() == 0
    for hours in (0.1, 2, 30):
        house.clock.advances(hours=hours)
        house.emulator.advances(hours * 3600)
        assert collector.collect_due() == len(WANTED[Placement(f"{network.value}-reel")])
        assert collector.collect_due() == 0
    first, second, third = values(house, one, VIEWS[network])
    assert first is not None
    assert second is not None
    assert third is not None
    assert first < second < third


def test_what_is_not_counted_yet_is_null_and_not_zero(house: House, collector: Collector) -> None:
    one = a_published(house, Network.INSTAGRAM)
    house.emulator.behaves(insights_delay_seconds=3600)
    collector.collect(1, one)
    house.emulator.advances(7200)
    collector.collect(1, one)
    before, after = values(house, one, "views")
    assert before is None
    assert after is not None


def test_a_number_that_is_refused_does_not_spoil_the_others(
    house: House, collector: Collector
) -> None:
    one = a_published(house, Network.INSTAGRAM)
    house.emulator.advances(7200)
    house.emulator.behaves(refused_metrics=["reach"])
    collector.collect(1, one)
    assert values(house, one, "views") != [None]
    assert values(house, one, "reach") == []
    calls = len(house.emulator.calls("ig.insights"))
    collector.collect(1, one)
    assert len(house.emulator.calls("ig.insights")) == calls + 1  # remembered: one call suffices
    house.emulator.behaves(refused_metrics=[])
    house.clock.advances(days=31)
    collector.collect(1, one)
    assert len(values(house, one, "reach")) == 1


def test_a_reading_that_fails_leaves_a_gap_and_changes_nothing(
    house: House, collector: Collector
) -> None:
    one = a_published(house, Network.FACEBOOK)
    house.emulator.advances(7200)
    collector.collect(1, one)
    house.emulator.goes_wrong("fb.insights", "html", status=503)
    collector.collect(1, one)
    collector.collect(1, one)
    first, gap, last = values(house, one, VIEWS[Network.FACEBOOK])
    assert (first is None, gap, last is None) == (False, None, False)


def test_values_that_drop_are_kept_as_they_came(house: House, collector: Collector) -> None:
    one = a_published(house, Network.FACEBOOK)
    house.emulator.advances(86_400)
    collector.collect(1, one)
    house.emulator.behaves(views_factor=0.5)
    collector.collect(1, one)
    high, low = values(house, one, VIEWS[Network.FACEBOOK])
    assert high is not None
    assert low is not None
    assert low < high


def test_an_account_near_its_allowance_reads_no_more_but_publishes(
    house: House, collector: Collector
) -> None:
    house.emulator.behaves(usage=95)
    a_published(house, Network.FACEBOOK)
    house.clock.advances(minutes=10)
    assert collector.collect_due() == 0
    with house.engine.connect() as conn:
        used = conn.scalar(select(accounts.c.usage_percent).where(accounts.c.id == house.facebook))
    assert used == 95


def test_much_spent_readings_come_half_as_often(house: House, collector: Collector) -> None:
    one = a_published(house, Network.FACEBOOK)
    house.emulator.behaves(usage=80)
    house.clock.advances(minutes=10)
    assert collector.collect_due() > 0
    with house.engine.connect() as conn:
        again = conn.scalar(select(publications.c.views_at).where(publications.c.id == one))
    assert timedelta(minutes=119) < again - house.clock() <= timedelta(hours=2)


def test_too_few_viewers_is_no_broken_account(house: House, collector: Collector) -> None:
    one = a_published(house, Network.INSTAGRAM)
    house.emulator.goes_wrong("ig.insights", "error", code=10)
    collector.collect(1, one)
    assert values(house, one, "views") == [None]
    with house.engine.connect() as conn:
        lamp = conn.scalar(select(accounts.c.lamp).where(accounts.c.id == house.instagram))
    assert lamp == "ok"


def test_two_collectors_read_once(house: House) -> None:
    one = a_published(house, Network.FACEBOOK)
    house.clock.advances(minutes=10)
    now = house.clock()
    both = [Collector(house.engine, house.secrets, house.clock) for _ in range(2)]
    taken = [c._taken(1, one, now, forced=False) for c in both]
    assert [row is not None for row in taken] == [True, False]


def test_another_organisation_s_publication_is_unknown(house: House, collector: Collector) -> None:
    from publish.errors import UnknownRow

    one = a_published(house, Network.FACEBOOK)
    with pytest.raises(UnknownRow):
        collector.collect(2, one)


@pytest.mark.parametrize(
    ("age", "step"),
    [
        (timedelta(), timedelta(hours=1)),
        (timedelta(hours=23), timedelta(hours=1)),
        (timedelta(days=1), timedelta(days=1)),
        (timedelta(days=31), timedelta(days=7)),
        (timedelta(days=100), timedelta(days=30)),
        (timedelta(days=731), None),
    ],
)
def test_hourly_at_first_then_daily(age: timedelta, step: timedelta | None) -> None:
    following = next_reading(NOON, NOON + age)
    assert following == (None if step is None else NOON + age + step)


def a_snapshot(metric: str, value: int | None, hours: int = 1, **more: Any) -> Snapshot:
    return Snapshot(
        publication_id=more.pop("publication_id", 1),
        metric=metric,
        value=value,
        measured_at=NOON + timedelta(hours=hours),
        api_version="v26.0",
    )


def test_one_name_is_used_throughout_and_two_are_never_mixed() -> None:
    readings = [
        a_snapshot("blue_reels_play_count", 80, 1),
        a_snapshot("fb_reels_total_plays", None, 2),
        a_snapshot("blue_reels_play_count", 90, 2),
        a_snapshot("post_video_avg_time_watched", 4000, 2),
    ]
    name, curve = view_curve(readings, Placement.FACEBOOK_REEL)
    assert name == "blue_reels_play_count"
    assert [s.value for s in curve] == [80, 90]
    name, curve = view_curve(
        [*readings, a_snapshot("fb_reels_total_plays", 120, 3)], Placement.FACEBOOK_REEL
    )
    assert (name, [s.value for s in curve]) == ("fb_reels_total_plays", [None, 120])


def test_a_reading_due_without_address_comes_back_in_minutes(
    house: House, collector: Collector
) -> None:
    one = a_published(house, Network.INSTAGRAM)
    with house.engine.begin() as conn:
        conn.execute(update(publications).where(publications.c.id == one).values(media_id=None))
    house.clock.advances(minutes=10)
    assert collector.collect_due() == 0
    with house.engine.connect() as conn:
        again = conn.scalar(select(publications.c.views_at).where(publications.c.id == one))
    assert timedelta() < again - house.clock() <= timedelta(minutes=2)


def test_accounts_are_asked_once_a_day_how_they_stand(house: House, collector: Collector) -> None:
    assert collector.check_accounts() == 0
    house.emulator.kills_tokens(page=house.seed["page_id"], set={"valid": False, "subcode": 460})
    house.clock.advances(days=1, minutes=1)
    assert collector.check_accounts() == 2
    with house.engine.connect() as conn:
        lamps = conn.scalars(select(accounts.c.lamp)).all()
    assert lamps == ["broken", "broken"]
    assert collector.check_accounts() == 0
