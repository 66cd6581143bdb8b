"""What is done after a fault or a look, as tables."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from publish.events import (
    Accepted,
    Deferred,
    Event,
    Found,
    Held,
    Looked,
    NotFound,
    OutcomeLost,
    Refused,
    RemoteDead,
    Staged,
)
from publish.fault import VERDICTS, Cure, Fault, Kind, Step, judge, problem_of
from publish.publication import State
from publish.retry import POLICY, Look, Sight, after_look, decide
from tests.factories_publish import NOON, a_pending, a_publication, a_receipt

READS = (Step.WAIT, Step.FOLLOW)


def graph(code: int, subcode: int | None = None) -> Fault:
    return Fault(kind=Kind.GRAPH, code=code, subcode=subcode, message="no")


@pytest.mark.parametrize(
    ("fault", "step", "cure", "code"),
    [
        (graph(1), Step.WAIT, Cure.RETRY, "network-busy"),
        (graph(1), Step.PUBLISH, Cure.UNKNOWN, "network-busy"),
        (graph(-1, 2207001), Step.PUBLISH, Cure.UNKNOWN, "network-busy"),
        (graph(4), Step.PUBLISH, Cure.THROTTLE, "network-throttled"),
        (graph(4, 2207051), Step.PUBLISH, Cure.UNKNOWN, "network-spam-hold"),
        (graph(9, 2207042), Step.PUBLISH, Cure.THROTTLE, "network-daily-quota"),
        (graph(9007, 2207027), Step.PUBLISH, Cure.RETRY, "network-not-ready"),
        (graph(24, 2207008), Step.PUBLISH, Cure.UNKNOWN, "network-object-gone"),
        (graph(100), Step.START, Cure.FIX, "network-parameter"),
        (graph(100, 33), Step.WAIT, Cure.RETRY, "network-object-unreadable"),
        (graph(100, 1363128), Step.PUBLISH, Cure.FIX, "network-video-duration"),
        (graph(190), Step.PUBLISH, Cure.HUMAN, "network-token-dead"),
        (graph(190, 463), Step.WAIT, Cure.HUMAN, "network-token-dead"),
        (graph(190, 459), Step.WAIT, Cure.HUMAN, "network-login-needed"),
        (graph(250), Step.WAIT, Cure.HUMAN, "network-permission-missing"),
        (graph(352, 2207026), Step.WAIT, Cure.FIX, "network-video-format"),
        (graph(506), Step.PUBLISH, Cure.UNKNOWN, "network-duplicate"),
        (graph(-2, 2207020), Step.WAIT, Cure.RENEW, "network-container-expired"),
        (graph(777_777), Step.WAIT, Cure.RETRY, "network-unknown"),
        (graph(777_777), Step.PUBLISH, Cure.UNKNOWN, "network-unknown"),
        (Fault(kind=Kind.UNREACHED), Step.PUBLISH, Cure.RETRY, "network-unreached"),
        (Fault(kind=Kind.UNANSWERED), Step.PUBLISH, Cure.UNKNOWN, "network-no-answer"),
        (Fault(kind=Kind.UNANSWERED), Step.UPLOAD, Cure.RETRY, "network-no-answer"),
        (Fault(kind=Kind.MALFORMED), Step.PUBLISH, Cure.UNKNOWN, "network-bad-answer"),
        (
            Fault(kind=Kind.UPLOAD, upload_type="NotAuthorizedError"),
            Step.UPLOAD,
            Cure.RENEW,
            "network-upload-unknown",
        ),
    ],
)
def test_a_fault_means(fault: Fault, step: Step, cure: Cure, code: str) -> None:
    verdict = judge(fault, step)
    assert (verdict.cure, verdict.problem_code) == (cure, code)


@pytest.mark.parametrize("key", sorted(VERDICTS, key=str))
@pytest.mark.parametrize("step", list(Step))
def test_every_known_code_has_a_sentence_and_none_is_repeated_blindly(
    key: tuple[int | None, int | None], step: Step
) -> None:
    fault = Fault(kind=Kind.GRAPH, code=key[0], subcode=key[1], message="no")
    verdict = judge(fault, step)
    assert problem_of(fault, verdict).code == verdict.problem_code
    if step is Step.PUBLISH and verdict.cure in (Cure.RETRY, Cure.RENEW):
        assert verdict.problem_code == "network-not-ready"


def a_submitting(**changes: Any) -> Any:
    sent = a_pending(Step.PUBLISH, sent_at=NOON, sent_times=1)
    return a_publication(state=State.SUBMITTING, pending=sent, **changes)


def test_no_answer_to_the_publishing_call_is_an_unknown_outcome() -> None:
    decision = decide(a_submitting(), Fault(kind=Kind.UNANSWERED), Step.PUBLISH, NOON)
    assert isinstance(decision.event, OutcomeLost)
    assert decision.event.look_at == NOON + timedelta(seconds=10)


def test_a_throttled_publishing_call_is_read_before_it_is_sent_again() -> None:
    decision = decide(a_submitting(), graph(4), Step.PUBLISH, NOON)
    assert isinstance(decision.event, Deferred)
    assert decision.event.pending is not None
    assert decision.event.pending.step is Step.WAIT
    assert decision.event.until == NOON + timedelta(minutes=5)


def test_the_wait_the_network_names_counts_and_doubles_up_to_an_hour() -> None:
    fault = Fault(kind=Kind.GRAPH, code=4, regain_minutes=12)
    waits = []
    for attempts in range(6):
        one = a_publication(state=State.SENDING, pending=a_pending(), attempts=attempts)
        event = decide(one, fault, Step.UPLOAD, NOON).event
        assert isinstance(event, Deferred)
        waits.append((event.until - NOON) // timedelta(minutes=1))
    assert waits == [12, 12, 20, 40, 60, 60]


@pytest.mark.parametrize(
    ("attempts", "seconds"), [(0, 5), (1, 15), (2, 30), (3, 60), (4, 120), (5, 300), (9, 600)]
)
def test_retries_come_later_and_later(attempts: int, seconds: int) -> None:
    one = a_publication(state=State.SENDING, pending=a_pending(), attempts=attempts)
    event = decide(one, graph(2), Step.UPLOAD, NOON).event
    assert isinstance(event, Deferred)
    assert event.until == NOON + timedelta(seconds=seconds)


def test_after_many_tries_it_waits_for_a_person() -> None:
    one = a_publication(state=State.SENDING, pending=a_pending(), attempts=11)
    event = decide(one, graph(2), Step.UPLOAD, NOON).event
    assert isinstance(event, Held)
    assert event.problem.code == "network-gave-up"


def test_a_dead_token_breaks_the_account_and_spam_only_rests_it() -> None:
    one = a_publication(state=State.SENDING, pending=a_pending())
    dead = decide(one, graph(190, 460), Step.UPLOAD, NOON)
    assert (dead.account_problem is not None, dead.hold_until) == (True, None)
    spam = decide(a_submitting(), graph(4, 2207051), Step.PUBLISH, NOON)
    assert (spam.account_problem, spam.hold_until) == (None, NOON + timedelta(hours=24))


@pytest.mark.parametrize("fault", [graph(100, 33), graph(190), graph(4), graph(999), graph(100)])
def test_a_look_that_fails_proves_nothing(fault: Fault) -> None:
    pending = a_pending(Step.PUBLISH, sent_at=NOON, sent_times=1)
    one = a_publication(state=State.UNCERTAIN, pending=pending)
    assert isinstance(decide(one, fault, Step.PUBLISH, NOON).event, Deferred)


def looked(sight: Sight, after: timedelta, **changes: Any) -> Event:
    """Return what a look leads to, some time after the first that said the same."""
    pending = a_pending(
        Step.PUBLISH, sent_at=NOON, sent_times=changes.pop("sent_times", 1), doubted_since=NOON
    )
    one = a_publication(state=changes.pop("state", State.UNCERTAIN), pending=pending, **changes)
    receipt = a_receipt() if sight is Sight.VISIBLE else None
    return after_look(one, Look(sight=sight, receipt=receipt), NOON + after)


@pytest.mark.parametrize(
    ("sight", "seconds", "kind"),
    [
        (Sight.VISIBLE, 0, Found),
        (Sight.RUNNING, 0, Accepted),
        (Sight.ABSENT, 170, Looked),
        (Sight.ABSENT, 181, NotFound),
        (Sight.DEAD, 170, Looked),
        (Sight.DEAD, 181, RemoteDead),
    ],
)
def test_absence_and_failure_must_last_before_they_are_believed(
    sight: Sight, seconds: int, kind: type[Event]
) -> None:
    assert isinstance(looked(sight, timedelta(seconds=seconds)), kind)


def test_after_three_sendings_only_a_person_decides() -> None:
    assert isinstance(looked(Sight.ABSENT, timedelta(hours=1), sent_times=3), Looked)


def test_what_was_never_sent_needs_less_proof_of_its_death() -> None:
    one = a_publication(state=State.SENDING, pending=a_pending(Step.WAIT, doubted_since=NOON))
    early = after_look(one, Look(sight=Sight.DEAD), NOON + timedelta(seconds=50))
    assert isinstance(early, Staged)
    late = after_look(one, Look(sight=Sight.DEAD), NOON + timedelta(seconds=61))
    assert isinstance(late, RemoteDead)


def test_after_two_dead_objects_the_post_is_refused() -> None:
    fault = Fault(kind=Kind.GRAPH, subcode=2207053)
    pending = a_pending(Step.WAIT, doubted_since=NOON)
    one = a_publication(state=State.SENDING, pending=pending, renewals=2)
    look = Look(sight=Sight.DEAD, fault=fault)
    assert isinstance(after_look(one, look, NOON + timedelta(minutes=2)), Refused)


def test_readings_come_quickly_at_first_then_every_half_minute() -> None:
    ages = (0, 4, 6, 16, 40, 600)
    waits = [POLICY.poll_wait(NOON, NOON + timedelta(seconds=s)).seconds for s in ages]
    assert waits == [5, 5, 10, 15, 30, 30]
