"""The clock: at its minute, late by half an hour, after a crash, with two at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from publish import claims, repository
from publish.clockwork import Clockwork
from publish.collect import Collector
from publish.events import Claimed, Publishing, Staged
from publish.fault import Step
from publish.post import Network
from publish.publication import State, transition
from publish.retry import POLICY
from publish.rows import columns_of
from publish.tables import publications
from tests.factories_publish import House, an_emulator

FACEBOOK, INSTAGRAM = Network.FACEBOOK, Network.INSTAGRAM


def a_clockwork(house: House) -> Clockwork:
    return Clockwork(
        house.a_deliverer(),
        Collector(house.engine, house.secrets, house.clock, timeouts=house.timeouts),
        now=house.clock,
    )


@pytest.fixture
def clockwork(house: House) -> Iterator[Clockwork]:
    """A running clock."""
    running = a_clockwork(house)
    running.start()
    yield running
    running.stop(wait=True)


def waits(house: House, publication_id: int, *states: State, seconds: float = 15) -> None:
    """Wait for the running clock to bring it there."""
    end = time.monotonic() + seconds
    while house.publication(publication_id).state not in states:
        assert time.monotonic() < end, house.publication(publication_id)
        time.sleep(0.05)


def test_it_goes_at_its_minute(house: House, clockwork: Clockwork) -> None:
    at = house.clock() + timedelta(seconds=2)
    one = house.schedules(FACEBOOK, at=at)
    waits(house, one, State.PUBLISHED)
    first = house.emulator.calls("fb.start")[0]["at"]
    assert 0 <= first - at.timestamp() < 5


def test_a_minute_set_while_the_clock_runs_is_met(house: House, clockwork: Clockwork) -> None:
    time.sleep(0.5)
    began = time.monotonic()
    one = house.schedules(INSTAGRAM)
    waits(house, one, State.SENDING, State.SUBMITTING, State.PUBLISHED)
    assert time.monotonic() - began < 5


def test_two_clocks_send_one_post(house: House, clockwork: Clockwork) -> None:
    second = a_clockwork(house)
    second.start()
    try:
        rows = [house.schedules(network, f"n° {n}") for n in range(3) for network in Network]
        for one in rows:
            waits(house, one, State.PUBLISHED, seconds=40)
    finally:
        second.stop(wait=True)
    for network in Network:
        assert len(house.emulator.posts(house.remote(network))) == 3
    assert len(house.emulator.calls("fb.finish")) == 3
    assert len(house.emulator.calls("ig.publish")) == 3


def test_one_account_sends_one_post_after_the_other(house: House, clockwork: Clockwork) -> None:
    house.emulator.goes_wrong("fb.upload", "delay", seconds=0.5, times=2)
    rows = [house.schedules(FACEBOOK, f"n° {n}") for n in range(2)]
    for one in rows:
        waits(house, one, State.PUBLISHED, seconds=30)
    order = [
        (call["endpoint"], call["id"] if call["endpoint"] == "fb.upload" else call["remote_id"])
        for endpoint in ("fb.upload", "fb.finish")
        for call in house.emulator.calls(endpoint)
    ]
    assert len(order) == 4
    uploads = house.emulator.calls("fb.upload")
    finish = house.emulator.calls("fb.finish")
    assert finish[0]["at"] < uploads[1]["at"]


@pytest.mark.parametrize(("late", "state"), [(29, State.PUBLISHED), (31, State.AWAITING_PERSON)])
def test_after_the_machine_was_off(house: House, late: int, state: State) -> None:
    one = house.schedules(FACEBOOK, at=house.clock() - timedelta(minutes=late))
    after = house.settles(one, state)
    if state is State.AWAITING_PERSON:
        assert after.problem is not None
        assert after.problem.values == {"minutes": late}
        assert house.emulator.posts(house.remote(FACEBOOK)) == []


@pytest.mark.parametrize(("minutes", "state"), [(5, State.PUBLISHED), (45, State.AWAITING_PERSON)])
@pytest.mark.parametrize("killed", [True, False])
def test_switched_off_in_the_middle_of_sending(
    house: House, minutes: int, state: State, killed: bool
) -> None:
    """Bytes were on their way; back within the half hour it goes on, later a person decides."""
    one = house.schedules(FACEBOOK)
    house.deliverer = house.a_deliverer(policy=POLICY)
    house.emulator.goes_wrong("fb.upload", "html", status=503)
    house.works_until(lambda: house.publication(one).attempts == 1)
    if killed:
        host, _, _ = claims.worker_name().partition(":")
        with house.engine.begin() as conn:
            conn.execute(
                update(publications).values(
                    claimed_by=f"{host}:999999999:1/x", claimed_until=house.clock()
                )
            )
    house.clock.advances(minutes=minutes)
    house.deliverer = house.a_deliverer()
    after = house.settles(one, state)
    if state is State.AWAITING_PERSON:
        assert after.problem is not None
        assert after.problem.code == "publication-missed"
        assert after.pending is not None
        with house.engine.begin() as conn:
            repository.publish_now(conn, 1, one, now=house.clock)
        house.settles(one, State.PUBLISHED)
    assert len(house.emulator.calls("fb.start")) == 1
    assert len(house.emulator.posts(house.remote(FACEBOOK))) == 1


def test_the_half_hour_is_the_organisation_s(house: House) -> None:
    one = house.schedules(FACEBOOK, at=house.clock() - timedelta(minutes=31))
    patient = house.a_deliverer(late_allowed=lambda organisation: timedelta(hours=organisation))
    house.works_until(lambda: house.publication(one).state is State.PUBLISHED, deliverer=patient)


@pytest.mark.parametrize("network", list(Network))
@pytest.mark.parametrize("effect", ["before", "after"])
def test_a_worker_that_died_in_the_publishing_call_leaves_one_post(
    house: House, network: Network, effect: str
) -> None:
    """What a kill leaves: SUBMITTING and a dead process's claim; with the effect or without."""
    one = house.schedules(network)
    endpoint = "fb.finish" if network is FACEBOOK else "ig.publish"
    house.emulator.goes_wrong(endpoint, "lose", when=effect)
    crashed = house.a_deliverer()
    mark_dead(house, one, crashed)
    assert house.publication(one).state is State.SUBMITTING
    house.settles(one, State.UNCERTAIN, State.PUBLISHED)
    house.settles(one, State.PUBLISHED)
    assert len(house.emulator.posts(house.remote(network))) == 1
    assert len(house.emulator.calls(endpoint)) == (1 if effect == "after" else 2)


def mark_dead(house: House, publication_id: int, deliverer: object) -> None:
    """Walk to the publishing call and send it, then leave the row as a killed worker does."""
    from publish.connectors import CONNECTORS
    from publish.connectors.base import Job
    from publish.connectors.graph import GraphClient
    from publish.errors import NetworkFault
    from publish.keys import Keys

    publication = transition(house.publication(publication_id), Claimed())
    keys = Keys(page_token=house.seed["page_token"], app_secret=house.seed["app_secret"])
    client = GraphClient(house.emulator.endpoints(), keys, house.timeouts)
    connector = CONNECTORS[publication.placement](client, house.clock)
    with house.engine.connect() as conn:
        post = repository.get_post(conn, 1, publication.post_id)
        from publish.accounts import get_account

        account = get_account(conn, 1, publication.account_id)
    job = Job(post=post, account=account, file=house.file)
    pending = connector.submit(job)
    while pending.step is not Step.PUBLISH:
        publication = transition(publication, Staged(pending=pending))
        moved = connector.resume(job, pending)
        assert moved is not None
        pending = moved  # type: ignore[assignment]
    from publish.retry import publishing

    event = publishing(pending, house.clock())
    assert isinstance(event, Publishing)
    publication = transition(publication, event)
    with pytest.raises(NetworkFault):
        connector.resume(job, event.pending)
    host, _, _ = claims.worker_name().partition(":")
    with house.engine.begin() as conn:
        conn.execute(
            update(publications)
            .where(publications.c.id == publication_id)
            .values(
                **columns_of(publication),
                claimed_by=f"{host}:999999999:1/x",
                claimed_until=house.clock() + timedelta(hours=1),
            )
        )


def test_the_network_s_process_may_be_killed_too(tmp_path: Path) -> None:
    with an_emulator(tmp_path / "network") as emulator:
        house = House(tmp_path, emulator)
        emulator.behaves(processing_seconds=0.8)
        one = house.schedules(INSTAGRAM)
        house.works_until(lambda: len(emulator.calls("ig.status")) > 0)
        port = emulator.port
        emulator.stop()
        house.deliverer.deliver(one)
        emulator.start(port)
        house.settles(one, State.PUBLISHED)
        assert len(emulator.posts(house.remote(INSTAGRAM))) == 1


def test_a_claim_is_let_go_when_the_walk_ends(house: House) -> None:
    one = house.schedules(FACEBOOK)
    house.settles(one, State.PUBLISHED)
    with house.engine.connect() as conn:
        assert claims.stale(conn, publications, now=house.clock() + timedelta(days=1)) == ()
