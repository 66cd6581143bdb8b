"""Rows: scheduled once, moved, cancelled, and never another organisation's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from publish import accounts, repository
from publish.errors import IllegalEvent, StaleWrite, UnknownRow
from publish.events import Publishing
from publish.post import Network
from publish.publication import State
from publish.retry import POLICY
from tests.factories_publish import House, a_post

FACEBOOK = Network.FACEBOOK


def test_the_same_post_to_the_same_account_is_scheduled_once(house: House) -> None:
    later = house.clock() + timedelta(days=1)
    first = house.schedules(FACEBOOK, at=later, key="one-click")
    assert house.schedules(FACEBOOK, at=later, key="one-click") == first
    other = house.schedules(Network.INSTAGRAM, at=later, key="one-click")
    assert other != first
    assert house.publication(other).post_id == house.publication(first).post_id


def test_a_key_names_one_file_for_ever(house: House) -> None:
    later = house.clock() + timedelta(days=1)
    house.schedules(FACEBOOK, at=later, key="k")
    with pytest.raises(ValueError, match="another file"):
        house.schedules(Network.INSTAGRAM, at=later, key="k", file_sha256="f" * 64)


def test_the_calendar_lists_a_span_with_posts_and_accounts(house: House) -> None:
    noon = house.clock() + timedelta(days=3)
    for days in (0, 1, 2):
        house.schedules(FACEBOOK, f"Jour {days}", at=noon + timedelta(days=days))
    with house.engine.connect() as conn:
        listed = repository.list_publications(conn, 1, noon, noon + timedelta(days=2))
        assert [post.text for _, post, _ in listed] == ["Jour 0", "Jour 1"]
        assert {account.id for _, _, account in listed} == {house.facebook}
        assert repository.list_publications(conn, 2, noon, noon + timedelta(days=2)) == ()
        assert repository.list_publications(conn, 1, states=[State.PUBLISHED]) == ()


ACTS: list[Callable[..., Any]] = [
    repository.cancel,
    repository.publish_now,
    repository.confirm,
    repository.deny,
    repository.get,
    lambda conn, organisation, one: repository.move(
        conn, organisation, one, repository.get(conn, 1, one).at
    ),
]


@pytest.mark.parametrize("act", ACTS)
def test_another_organisation_s_row_is_unknown(house: House, act: Callable[..., Any]) -> None:
    one = house.schedules(FACEBOOK, at=house.clock() + timedelta(days=1))
    with house.engine.begin() as conn, pytest.raises(UnknownRow):
        act(conn, 2, one)
    with house.engine.begin() as conn, pytest.raises(UnknownRow):
        repository.schedule(conn, 2, a_post(), house.facebook, house.clock())


def test_moved_cancelled_and_taken_back_again(house: House) -> None:
    later = house.clock() + timedelta(days=1)
    one = house.schedules(FACEBOOK, at=later)
    with house.engine.begin() as conn:
        assert repository.move(conn, 1, one, later + timedelta(hours=1)).at.hour != later.hour
        assert repository.cancel(conn, 1, one).state is State.CANCELLED
        assert repository.publish_now(conn, 1, one).state is State.SCHEDULED
    house.settles(one, State.PUBLISHED)
    with house.engine.begin() as conn, pytest.raises(IllegalEvent):
        repository.cancel(conn, 1, one)


def test_cancelled_between_upload_and_publishing_call_nothing_is_published(house: House) -> None:
    """The walk writes SUBMITTING by the version it read; the person's write came first."""
    one = house.schedules(FACEBOOK)
    deliverer = house.deliverer

    class Interrupted(Exception):
        pass

    from publish import delivery

    save = delivery.Delivery._save

    def cancels_first(self: Any, event: Any, **more: Any) -> bool:
        if isinstance(event, Publishing):
            with house.engine.begin() as conn:
                repository.cancel(conn, 1, one)
        return save(self, event, **more)

    delivery.Delivery._save = cancels_first  # type: ignore[method-assign]
    try:
        deliverer.deliver(one)
    finally:
        delivery.Delivery._save = save  # type: ignore[method-assign]
    assert house.publication(one).state is State.CANCELLED
    assert house.emulator.calls("fb.finish") == []
    assert deliverer.due() == ()


def test_a_row_that_changed_meanwhile_is_not_overwritten(house: House) -> None:
    one = house.schedules(FACEBOOK, at=house.clock() + timedelta(days=1))
    with house.engine.begin() as conn:
        from sqlalchemy import event, update

        from publish.tables import publications

        def bumps(connection: Any, _c: Any, statement: str, *_: Any) -> None:
            if statement.startswith("UPDATE publications") and not bumped:
                bumped.append(1)
                connection.execute(update(publications).values(version=50))

        bumped: list[int] = []
        event.listen(conn, "before_cursor_execute", bumps)
        with pytest.raises(StaleWrite):
            repository.cancel(conn, 1, one)


@pytest.mark.parametrize("answer", ["there", "not there"])
def test_a_person_answers_an_uncertain_one(house: House, answer: str) -> None:
    house.emulator.goes_wrong("fb.finish", "lose", when="after" if answer == "there" else "before")
    one = house.schedules(FACEBOOK)
    house.deliverer = house.a_deliverer(policy=POLICY)  # in no hurry to look
    house.settles(one, State.UNCERTAIN)
    with house.engine.begin() as conn:
        if answer == "there":
            said = repository.confirm(conn, 1, one, permalink="https://net.example/1")
            assert said.receipt is not None
            assert said.receipt.permalink == "https://net.example/1"
        else:
            repository.deny(conn, 1, one)
    house.deliverer = house.a_deliverer()
    house.settles(one, State.PUBLISHED)
    assert len(house.emulator.posts(house.remote(FACEBOOK))) == 1


def test_a_removed_account_forgets_its_secrets_and_sends_nothing(house: House) -> None:
    one = house.schedules(FACEBOOK)
    with house.engine.begin() as conn:
        accounts.remove_account(conn, 1, house.facebook, house.clock())
    house.deliverer.deliver(one)
    assert house.publication(one).state is State.SCHEDULED
    assert house.emulator.calls("fb.start") == []
    with house.engine.connect() as conn:
        assert [a.id for a in accounts.list_accounts(conn, 1)] == [house.instagram]
        assert bytes(accounts.account_row(conn, 1, house.facebook)["keys"]) == b""
