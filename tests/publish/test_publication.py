"""The table of transitions: legal walks, illegal events, and never two receipts."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish import events
from publish.errors import IllegalEvent
from publish.events import Event, Pending
from publish.fault import Step
from publish.problem import Problem
from publish.publication import TRANSITIONS, State, diagram, transition
from tests.factories_publish import NOON, a_pending, a_publication, a_receipt

KINDS = sorted({kind for row in TRANSITIONS.values() for kind in row}, key=lambda k: k.__name__)
PROBLEM = Problem(code="network-busy")


def an_event(kind: type[Any], number: int = 1) -> Event:
    """Return an event of that kind; receipts bear the number."""
    values: dict[str, Any] = {
        "pending": a_pending(Step.WAIT, remote_id=str(number)),
        "receipt": a_receipt(str(number)),
        "problem": PROBLEM,
        "until": NOON + timedelta(minutes=1),
        "look_at": NOON + timedelta(minutes=1),
        "not_before": None,
        "at": NOON + timedelta(days=number),
        "media_id": str(number),
        "permalink": f"https://net.example/{number}",
    }
    return kind(**{f.name: values[f.name] for f in fields(kind)})  # type: ignore[no-any-return]


def test_every_event_of_the_module_stands_in_the_table() -> None:
    known = {kind.__name__ for kind in KINDS}
    defined = {
        name
        for name, thing in vars(events).items()
        if isinstance(thing, type) and thing.__module__ == events.__name__
    }
    assert known == defined - {"Pending", "Receipt"}


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_event_moves_as_the_table_says_or_changes_nothing(state: State, kind: type[Any]) -> None:
    before = a_publication(
        state=state,
        pending=a_pending(),
        receipt=a_receipt() if state is State.PUBLISHED else None,
    )
    target = TRANSITIONS[state].get(kind)
    if target is None:
        with pytest.raises(IllegalEvent) as caught:
            transition(before, an_event(kind))
        assert (caught.value.state, caught.value.event) == (state.value, kind.__name__)
    else:
        assert transition(before, an_event(kind)).state is target


@given(st.lists(st.sampled_from(range(len(KINDS))), max_size=60))
def test_no_walk_comes_to_two_receipts_or_leaves_published(walk: list[int]) -> None:
    publication = a_publication()
    receipts: set[str] = set()
    for number, choice in enumerate(walk):
        was_published = publication.state is State.PUBLISHED
        try:
            publication = transition(publication, an_event(KINDS[choice], number))
        except IllegalEvent:
            continue
        if publication.receipt is not None:
            receipts.add(publication.receipt.remote_id)
        assert not was_published or publication.state is State.PUBLISHED
        assert (publication.state is State.PUBLISHED) == (publication.receipt is not None)
    assert len(receipts) <= 1


@given(st.lists(st.sampled_from(range(len(KINDS))), max_size=60))
def test_nothing_waits_at_the_publishing_step_outside_of_submitting(walk: list[int]) -> None:
    """Whoever takes a row up again begins by reading, whatever happened before."""
    publication = a_publication()
    for number, choice in enumerate(walk):
        event = an_event(KINDS[choice], number)
        if isinstance(event, events.Publishing):
            event = events.Publishing(pending=a_pending(Step.PUBLISH))
        if isinstance(event, events.Deferred):
            continue  # brings its own pending: decided in retry.py, tested there
        try:
            publication = transition(publication, event)
        except IllegalEvent:
            continue
        resting = publication.state in (State.SCHEDULED, State.FAILED, State.AWAITING_PERSON)
        if resting and publication.pending is not None:
            assert publication.pending.step is not Step.PUBLISH


def test_the_address_fills_what_is_empty_and_changes_nothing() -> None:
    published = a_publication(
        state=State.PUBLISHED, receipt=a_receipt("901", media_id="55", permalink=None)
    )
    after = transition(published, events.Detailed(media_id="66", permalink="https://x"))
    assert after.receipt == a_receipt("901", media_id="55", permalink="https://x")


@given(
    st.builds(
        Pending,
        remote_id=st.text("0123456789", min_size=1),
        upload_url=st.just("https://x/1"),
        step=st.sampled_from(Step),
        made_at=st.just(NOON),
        sent_at=st.sampled_from([None, NOON]),
        sent_times=st.integers(0, 9),
        doubted_since=st.sampled_from([None, NOON]),
    )
)
def test_what_is_pending_survives_being_written(pending: Pending) -> None:
    assert Pending.from_json(pending.as_json()) == pending


def test_the_diagram_has_a_line_per_arrow() -> None:
    lines = diagram().splitlines()
    assert len(lines) == sum(len(row) for row in TRANSITIONS.values())
    assert "submitting --OutcomeLost--> uncertain" in diagram()


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        a_publication(at=NOON.replace(tzinfo=None))
