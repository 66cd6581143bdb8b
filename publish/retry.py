"""What to do after a fault or a look: decisions as values; carrying them out is deliver.py's.

Law: pure. `decide` turns a fault into an event, `after_look` turns what a look found into one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, TypeAlias

from publish.events import (
    Accepted,
    Completed,
    Deferred,
    Event,
    Found,
    Held,
    Looked,
    NotFound,
    OutcomeLost,
    Pending,
    Publishing,
    Receipt,
    Refused,
    RemoteDead,
    Staged,
)
from publish.fault import Cure, Fault, Step, judge, problem_of
from publish.problem import Problem
from publish.publication import Publication, State


def _seconds(*values: int) -> tuple[timedelta, ...]:
    return tuple(timedelta(seconds=value) for value in values)


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """How patient the house is. Times are waits before the next try, the last one repeats."""

    retries: tuple[timedelta, ...] = _seconds(5, 15, 30, 60, 120, 300, 600)
    """After a passing fault."""
    most_retries: int = 12
    """Then it waits for a person."""
    throttle: timedelta = timedelta(minutes=5)
    """Least wait after « too many calls »; doubles up to `throttle_most`."""
    throttle_most: timedelta = timedelta(minutes=60)
    """Longest of those waits."""
    renewals: int = 2
    """How many remote objects are given up before the post is refused."""
    polls: tuple[timedelta, ...] = _seconds(5, 10, 15, 30)
    """Between readings while the network works (Meta advises one a minute; the field needs 5 s)."""
    patience: timedelta = timedelta(minutes=20)
    """After that the network is « still at it » and a person is told."""
    looks: tuple[timedelta, ...] = _seconds(10, 20, 30, 60, 60)
    """Between looks at an unknown outcome: 10, 30, 60, 120, 180 s after it."""
    slow_look: timedelta = timedelta(minutes=10)
    """Between looks once those are spent."""
    proof: timedelta = timedelta(minutes=3)
    """How long a network must go on saying « not published » before that is believed."""
    dead_proof: timedelta = timedelta(seconds=60)
    """The same for « failed »: a container has read as failed for five seconds, then was fine."""
    give_up: timedelta = timedelta(hours=25)
    """After that something that never gets ready waits for a person (a container lives 24 h)."""
    most_sends: int = 3
    """Publishing calls with one remote id before a person is asked."""

    def faster(self, factor: int) -> RetryPolicy:
        """Return the same policy with every wait divided: for tests and the pretend network."""

        def each(waits: tuple[timedelta, ...]) -> tuple[timedelta, ...]:
            return tuple(wait / factor for wait in waits)

        return replace(
            self,
            retries=each(self.retries),
            throttle=self.throttle / factor,
            throttle_most=self.throttle_most / factor,
            polls=each(self.polls),
            patience=self.patience / factor,
            looks=each(self.looks),
            slow_look=self.slow_look / factor,
            give_up=self.give_up / factor,
            proof=self.proof / factor,
            dead_proof=self.dead_proof / factor,
        )

    def poll_wait(self, made_at: datetime, now: datetime) -> timedelta:
        """Return the wait before the next reading, by how long it has lasted already."""
        lasted, spent = now - made_at, timedelta()
        for wait in self.polls:
            spent += wait
            if spent > lasted:
                return wait
        return self.polls[-1]


POLICY: Final = RetryPolicy()

UNREAD: Final = 4
"""Unreadable answers (100/33) in a row before the publishing call is tried without reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a fault leads to."""

    event: Event
    """For the publication."""
    account_problem: Problem | None = None
    """The account is broken: its lamp, its queue stops."""
    hold_until: datetime | None = None
    """The account stays quiet until then."""


class Sight(StrEnum):
    """What one look at the network showed."""

    VISIBLE = "visible"
    """It is published."""
    RUNNING = "running"
    """The network works on it."""
    ABSENT = "absent"
    """The network says it is not published, and could be."""
    DEAD = "dead"
    """The remote object failed or expired."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The result of one look that the network answered. A look that fails is not a Look."""

    sight: Sight
    """What it showed."""
    receipt: Receipt | None = None
    """With VISIBLE."""
    fault: Fault | None = None
    """With DEAD: why, as the network tells."""
    expired: bool = False
    """With DEAD: it ran out unpublished, which is proof at once."""


Progress: TypeAlias = Pending | Completed | Look
"""What a connector's step leads to: the next step, the end, or a sight to be judged."""


def after_progress(
    publication: Publication, progress: Progress, now: datetime, policy: RetryPolicy = POLICY
) -> Event:
    """Return the event that a connector's step leads to."""
    if isinstance(progress, Completed):
        return progress
    if isinstance(progress, Look):
        event = after_look(publication, progress, now, policy)
        return Completed(receipt=event.receipt) if isinstance(event, Found) else event
    match progress.step:
        case Step.PUBLISH:
            return publishing(progress, now)
        case Step.FOLLOW:
            return Accepted(pending=progress, not_before=now + policy.polls[0])
        case Step.WAIT if publication.pending is not None and (
            publication.pending.step is Step.WAIT
        ):
            return _not_ready(progress, now, policy)
        case _:
            return Staged(pending=progress)


def publishing(pending: Pending, now: datetime) -> Publishing:
    """Return what is written down before the publishing call."""
    return Publishing(
        pending=replace(
            pending,
            step=Step.PUBLISH,
            sent_at=pending.sent_at or now,
            sent_times=pending.sent_times + 1,
        )
    )


def decide(
    publication: Publication, fault: Fault, step: Step, now: datetime, policy: RetryPolicy = POLICY
) -> Decision:
    """Return what to do after a fault at that step of that publication.

    A fault while looking (state UNCERTAIN) only ever means: look again.
    """
    verdict = judge(fault, step)
    problem = problem_of(fault, verdict)
    hold = now + timedelta(hours=verdict.hold_hours) if verdict.hold_hours else None
    broken = problem if verdict.cure is Cure.HUMAN and not hold else None

    if publication.state is State.UNCERTAIN:
        return Decision(
            event=_look_again(publication, problem, now, policy),
            account_problem=broken,
            hold_until=hold,
        )
    if publication.state is State.PROCESSING:
        return Decision(
            event=_follow_again(publication, problem, now, policy),
            account_problem=broken,
            hold_until=hold,
        )
    match verdict.cure:
        case Cure.UNKNOWN if step is Step.PUBLISH:
            event: Event = OutcomeLost(problem=problem, look_at=now + policy.looks[0])
        case Cure.FIX:
            event = Refused(problem=problem)
        case Cure.HUMAN:
            event = Held(problem=problem)
        case Cure.THROTTLE:
            wait = min(policy.throttle * 2**publication.attempts, policy.throttle_most)
            event = _again(
                publication,
                problem,
                now,
                max(wait, timedelta(minutes=fault.regain_minutes)),
                policy,
            )
        case Cure.RENEW:
            event = _renew(publication, problem, now, policy)
        case _:
            wait = policy.retries[min(publication.attempts, len(policy.retries) - 1)]
            event = _again(publication, problem, now, wait, policy)
    return Decision(event=event, account_problem=broken, hold_until=hold)


def after_look(
    publication: Publication, look: Look, now: datetime, policy: RetryPolicy = POLICY
) -> Event:
    """Return the event that a look leads to.

    « Not there » and « failed » must hold for minutes before they are believed, and « not
    there » then only allows the same remote id to be sent again.
    """
    pending = publication.pending
    assert pending is not None  # an outcome can only be unknown of something that was sent
    if look.sight is Sight.VISIBLE and look.receipt is not None:
        return Found(receipt=look.receipt)
    if look.sight is Sight.RUNNING:
        settled = replace(pending, step=Step.FOLLOW, doubted_since=None)
        if now - pending.made_at > policy.patience:
            if publication.state is State.UNCERTAIN:
                return Looked(pending=settled, look_at=now + policy.slow_look)
            return OutcomeLost(
                problem=Problem(code="network-still-processing"), look_at=now + policy.slow_look
            )
        return Accepted(pending=settled, not_before=now + policy.poll_wait(pending.made_at, now))
    since = pending.doubted_since or now
    doubted = replace(pending, doubted_since=since)
    wait = policy.looks[min(publication.attempts, len(policy.looks) - 1)]
    if look.sight is Sight.ABSENT:
        if now - since < policy.proof:
            return _still(publication, doubted, now + wait)
        if publication.state is not State.UNCERTAIN:
            return OutcomeLost(problem=Problem(code="network-outcome-unknown"), look_at=now)
        if pending.sent_times >= policy.most_sends:
            return Looked(pending=doubted, look_at=now + policy.slow_look)
        return NotFound(pending=replace(pending, step=Step.WAIT, doubted_since=None))
    needed = policy.proof if pending.sent_at else policy.dead_proof
    if not look.expired and now - since < needed:
        return _still(publication, doubted, now + wait)
    return _dead(publication, look, now, policy)


def is_renewable(publication: Publication, policy: RetryPolicy = POLICY) -> bool:
    """Tell whether another remote object may still be made for it."""
    return publication.renewals < policy.renewals


def _not_ready(pending: Pending, now: datetime, policy: RetryPolicy) -> Event:
    lasted = now - pending.made_at
    if lasted <= policy.patience:
        return Staged(pending=pending, not_before=now + policy.poll_wait(pending.made_at, now))
    problem = Problem(code="network-still-processing")
    if lasted > policy.give_up:
        return Held(problem=problem)
    return Deferred(until=now + policy.slow_look, problem=problem, pending=pending)


def _still(publication: Publication, pending: Pending, look_at: datetime) -> Event:
    match publication.state:
        case State.SENDING:
            return Staged(pending=pending, not_before=look_at)
        case State.PROCESSING:
            return Accepted(pending=pending, not_before=look_at)
        case _:
            return Looked(pending=pending, look_at=look_at)


def _dead(publication: Publication, look: Look, now: datetime, policy: RetryPolicy) -> Event:
    if look.fault is None:
        return RemoteDead(problem=Problem(code="network-container-expired"), until=now)
    verdict = judge(look.fault, Step.WAIT)
    problem = problem_of(look.fault, verdict)
    if verdict.cure is Cure.FIX or not is_renewable(publication, policy):
        return Refused(problem=problem)
    return RemoteDead(problem=problem, until=now + policy.retries[0])


def _again(
    publication: Publication, problem: Problem, now: datetime, wait: timedelta, policy: RetryPolicy
) -> Event:
    pending = publication.pending
    unread = problem.code == "network-object-unreadable" and publication.attempts + 1 >= UNREAD
    if unread and pending is not None and pending.step is Step.WAIT and pending.sent_at is None:
        # Reads were broken for weeks while posts went out (2026-05-23): the bytes were
        # acknowledged and nothing was ever sent, so the publishing call itself may ask.
        return Staged(pending=replace(pending, step=Step.PUBLISH))
    if publication.attempts + 1 >= policy.most_retries:
        return Held(problem=Problem(code="network-gave-up"))
    if pending is not None and pending.step is Step.PUBLISH:
        # Nothing went out, by the network's own word; all the same it is read before the next try.
        pending = replace(pending, step=Step.WAIT)
    return Deferred(until=now + wait, problem=problem, pending=pending)


def _renew(publication: Publication, problem: Problem, now: datetime, policy: RetryPolicy) -> Event:
    if publication.pending is None:
        return _again(publication, problem, now, policy.retries[1], policy)
    if not is_renewable(publication, policy):
        return Refused(problem=problem)
    # Nothing was ever published by this object in SENDING unless sent_at says so: then look.
    if publication.pending.sent_at is not None:
        return OutcomeLost(problem=problem, look_at=now + policy.looks[0])
    return RemoteDead(problem=problem, until=now + policy.retries[1])


def _look_again(
    publication: Publication, problem: Problem, now: datetime, policy: RetryPolicy
) -> Event:
    waits = (*policy.looks, policy.slow_look)
    return Deferred(until=now + waits[min(publication.attempts, len(waits) - 1)], problem=problem)


def _follow_again(
    publication: Publication, problem: Problem, now: datetime, policy: RetryPolicy
) -> Event:
    pending = publication.pending
    if pending is not None and now - pending.made_at > policy.patience:
        return OutcomeLost(
            problem=Problem(code="network-still-processing"), look_at=now + policy.slow_look
        )
    waits = policy.retries
    return Deferred(until=now + waits[min(publication.attempts, len(waits) - 1)], problem=problem)
