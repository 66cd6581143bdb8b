"""Paris time through its two odd nights; what is due, and what is too late."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.calendar import Due, Wall, day_span, due, month_days, paris, resolve, week_span
from tests.factories_publish import NOON


def test_the_hour_that_is_skipped_moves_on() -> None:
    local = resolve(datetime(2027, 3, 28, 2, 30))  # noqa: DTZ001 (a wall clock)
    assert local.wall is Wall.SKIPPED
    assert paris(local.utc).strftime("%H:%M") == "03:30"


def test_the_hour_that_comes_twice_means_the_first() -> None:
    local = resolve(datetime(2026, 10, 25, 2, 30))  # noqa: DTZ001 (a wall clock)
    assert local.wall is Wall.TWICE
    assert local.utc == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert local.second == local.utc + timedelta(hours=1)


@given(st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)))  # noqa: DTZ001 (wall clocks)
def test_an_ordinary_time_comes_back_as_it_was(wall: datetime) -> None:
    local = resolve(wall)
    if local.wall is not Wall.SKIPPED:
        assert paris(local.utc).replace(tzinfo=None, fold=0) == wall
    else:
        assert paris(local.utc).replace(tzinfo=None) == wall + timedelta(hours=1)


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2026, 10, 25), 25), (date(2027, 3, 28), 23), (date(2026, 11, 24), 24)],
)
def test_a_day_has_its_hours(day: date, hours: int) -> None:
    begin, end = day_span(day)
    assert end - begin == timedelta(hours=hours)


def test_a_week_begins_on_monday() -> None:
    begin, end = week_span(date(2026, 11, 29))
    assert paris(begin).date() == date(2026, 11, 23)
    assert paris(end).date() == date(2026, 11, 30)


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)))
def test_a_month_is_shown_in_whole_weeks(day: date) -> None:
    days = month_days(day)
    assert len(days) % 7 == 0
    assert days[0].weekday() == 0
    assert day in days
    assert sum(d.month == day.month and d.year == day.year for d in days) >= 28


@pytest.mark.parametrize(
    ("late", "expected"),
    [
        (timedelta(seconds=-1), Due.NOT_YET),
        (timedelta(), Due.NOW),
        (timedelta(minutes=30), Due.NOW),
        (timedelta(minutes=30, seconds=1), Due.TOO_LATE),
    ],
)
def test_half_an_hour_late_it_still_goes(late: timedelta, expected: Due) -> None:
    assert due(NOON, NOON + late) is expected


def test_a_wall_clock_has_no_zone() -> None:
    with pytest.raises(ValueError, match="no zone"):
        resolve(NOON)
