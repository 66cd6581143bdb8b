"""Delivery: one publication in hand, walked step by step until it waits or ends.

The row says what is about to be done before it is done, and what came back after; a write that
finds the row changed stops the walk before anything is sent. What a result means is decided in
retry.py, what an event changes in publication.py.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Event as Flag
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Engine, select

from publish import accounts as account_rows
from publish import claims, logbook
from publish.calendar import Due, due
from publish.claims import Claim
from publish.connectors.base import Connector, Job
from publish.connectors.graph import GraphClient
from publish.errors import NetworkFault
from publish.events import (
    Accepted,
    Claimed,
    Completed,
    Deferred,
    Detailed,
    Event,
    Found,
    Held,
    Looked,
    Missed,
    NotFound,
    OutcomeLost,
    Publishing,
    Refused,
    RemoteDead,
    Staged,
)
from publish.fault import Fault, Step
from publish.insights import FIRST_READING
from publish.post import Account, Lamp
from publish.problem import Problem
from publish.publication import Publication, State, transition
from publish.repository import IN_HAND
from publish.retry import Decision, RetryPolicy, after_look, after_progress, decide, publishing
from publish.rows import columns_of
from publish.tables import publications

log = logging.getLogger(__name__)

ACCOUNT_WAIT: Final = timedelta(seconds=30)
"""Until a broken or resting account is looked at again for something scheduled."""

DETAILS_WAITS: Final = tuple(timedelta(seconds=s) for s in (5, 30, 120, 600, 3600, 21600))
"""Between tries for what is only cosmetic; then it is left."""

_LOG: Final[Mapping[type[Event], str]] = MappingProxyType(
    {
        Claimed: "claimed",
        Staged: "uploaded",
        Publishing: "publishing",
        Accepted: "accepted",
        Completed: "published",
        Deferred: "deferred",
        OutcomeLost: "outcome-lost",
        Looked: "looked-absent",
        Found: "found",
        NotFound: "send-again",
        RemoteDead: "remote-dead",
        Refused: "failed",
        Held: "held",
        Missed: "missed",
        Detailed: "detailed",
    }
)


class Delivery:
    """One publication in hand. Its claim and value move on with every write."""

    def __init__(
        self,
        *,
        engine: Engine,
        now: Callable[[], datetime],
        policy: RetryPolicy,
        late_allowed: timedelta,
        claim: Claim,
        publication: Publication,
        account: Account,
        connector: Connector,
        client: GraphClient,
        job: Job,
        lost: tuple[Flag, ...] = (),
    ) -> None:
        """Keep what is needed; nothing is done."""
        self.engine = engine  # where the row lies
        self.now = now  # the clock
        self.policy = policy  # how patient
        self.late_allowed = late_allowed  # how late it may go by itself
        self.claim = claim  # what makes the row ours
        self.publication = publication  # the row's value as we last wrote or read it
        self.account = account  # where it goes
        self.connector = connector  # how
        self.client = client  # the connector's line, for its usage
        self.job = job  # post, account and file
        self.lost = lost  # set when a claim was lost: then nothing more is sent

    def begin(self) -> bool:
        """Tell whether there is something to send or read now; moves a scheduled one on."""
        now, publication = self.now(), self.publication
        if publication.state is State.SUBMITTING:
            # Nobody holds it and it is in flight: its worker died. The outcome is unknown.
            return self._save(
                OutcomeLost(problem=Problem(code="network-outcome-unknown"), look_at=now)
            )
        if publication.state is State.SENDING and slept(
            publication.not_before, now, self.late_allowed
        ):
            self._save(Held(problem=missed(publication, now)))
            return False
        if publication.state is not State.SCHEDULED:
            return publication.not_before is None or publication.not_before <= now
        late = self.late_allowed
        match due(publication.at, now, late):
            case Due.NOT_YET:
                return False
            case Due.TOO_LATE:
                self._save(Missed(problem=missed(publication, now)))
                return False
            case Due.NOW:
                if not may_send(self.account, now):
                    # It stays scheduled: it goes once the account is well, or it is missed.
                    self.write(not_before=now + ACCOUNT_WAIT)
                    return False
                return self._save(Claimed())

    def walk(self) -> None:
        """Go step by step until it waits, ends, or is no longer ours."""
        while not any(flag.is_set() for flag in self.lost):
            publication, now = self.publication, self.now()
            if publication.not_before is not None and publication.not_before > now:
                return
            if publication.state is State.PUBLISHED:
                self._embellish()
                return
            if publication.state not in IN_HAND or not self._step():
                return

    def _step(self) -> bool:
        """Do one step and write down what came of it; False when the row is no longer ours."""
        publication, pending = self.publication, self.publication.pending
        step = pending.step if pending else Step.START
        if publication.state is State.SENDING:
            if not may_send(self.account, self.now()):
                return False
            if not self.job.file.is_file():
                problem = Problem(code="publication-file-missing", where="file")
                return self._save(Held(problem=problem))
            if pending is not None and step is Step.PUBLISH:
                return self._save(publishing(pending, self.now()))
        fault: Fault | None = None
        try:
            event = self._event()
        except NetworkFault as error:
            fault = error.fault
            decision = decide(publication, fault, step, self.now(), self.policy)
            self._heed(decision)
            event = decision.event
        return self._save(event, step=step, fault=fault)

    def _event(self) -> Event:
        publication, pending = self.publication, self.publication.pending
        job = self.job
        try:
            if publication.state is State.UNCERTAIN:
                assert pending is not None  # an outcome is unknown only of something sent
                look = self.connector.find(job, pending)
                return after_look(publication, look, self.now(), self.policy)
            progress = (
                self.connector.submit(job)
                if pending is None
                else self.connector.resume(job, pending)
            )
            return after_progress(publication, progress, self.now(), self.policy)
        finally:
            self._note_usage()

    def _embellish(self) -> None:
        """Fetch the address and set the cover of something published. Failing changes nothing."""
        receipt = self.publication.receipt
        assert receipt is not None  # PUBLISHED has one
        with self.engine.connect() as conn:
            row = conn.execute(
                select(publications.c.details_tries, publications.c.cover_done).where(
                    publications.c.id == self.publication.id
                )
            ).one()
        tries, cover_done = int(row.details_tries), bool(row.cover_done)
        fault: Fault | None = None
        try:
            found = self.connector.details(self.job, self.publication.pending, receipt)
            if found.media_id != receipt.media_id or found.permalink != receipt.permalink:
                self._save(Detailed(media_id=found.media_id, permalink=found.permalink))
            if not cover_done:
                self.connector.set_cover(self.job, receipt)
                cover_done = True
        except NetworkFault as error:
            fault = error.fault
            with self.engine.begin() as conn:
                logbook.write(
                    conn,
                    self.publication.organisation_id,
                    self.publication.id,
                    "cosmetic-failed",
                    self.now(),
                    fault=fault,
                )
        receipt = self.publication.receipt
        assert receipt is not None
        complete = fault is None and bool(receipt.media_id and receipt.permalink)
        more = None if complete or tries >= len(DETAILS_WAITS) else DETAILS_WAITS[tries]
        self.write(
            details_tries=tries + 1, cover_done=cover_done, details_at=more and self.now() + more
        )

    def _save(self, event: Event, *, step: Step | None = None, fault: Fault | None = None) -> bool:
        """Write the event and its line of the log; False, and nothing written, if outrun."""
        now = self.now()
        after = transition(self.publication, event)
        values = columns_of(after)
        if isinstance(event, Completed | Found):
            values |= {"details_at": now, "views_at": now + FIRST_READING}
        with self.engine.begin() as conn:
            moved = claims.write(conn, publications, self.claim, **values)
            if moved is None:
                return False
            code = _log_code(event, self.publication)
            if code:
                logbook.write(
                    conn,
                    after.organisation_id,
                    after.id,
                    code,
                    now,
                    step=step,
                    problem=getattr(event, "problem", None),
                    fault=fault,
                )
        self.claim, self.publication = moved, replace(after, version=moved.version)
        return True

    def write(self, **values: Any) -> None:
        """Write columns that are no event; nothing when the row is no longer ours."""
        with self.engine.begin() as conn:
            moved = claims.write(conn, publications, self.claim, **values)
        if moved is not None:
            self.claim = moved

    def _heed(self, decision: Decision) -> None:
        if decision.account_problem is not None:
            self._broken(decision.account_problem)
        if decision.hold_until is not None:
            with self.engine.begin() as conn:
                account_rows.hold(conn, self.account.id, decision.hold_until)

    def _broken(self, problem: Problem) -> None:
        account = self.account
        log.warning(
            "account %s of organisation %s: %s", account.id, account.organisation_id, problem.code
        )
        with self.engine.begin() as conn:
            account_rows.set_lamp(conn, account.id, Lamp.BROKEN, problem, self.now())

    def _note_usage(self) -> None:
        if self.client.usage.percent:
            with self.engine.begin() as conn:
                account_rows.note_usage(conn, self.account.id, self.client.usage, self.now())


def may_send(account: Account, now: datetime) -> bool:
    """Tell whether anything may be sent for the account now."""
    quiet = account.hold_until is not None and account.hold_until > now
    return account.lamp is not Lamp.BROKEN and not quiet


def slept(woken: datetime | None, now: datetime, late_allowed: timedelta) -> bool:
    """Tell whether nobody was there to go on for so long that a person should decide.

    `woken` is the moment at which it should have gone on, None when it goes on by itself.
    """
    return woken is not None and now - woken > late_allowed


def missed(publication: Publication, now: datetime) -> Problem:
    """Return the problem of a minute that passed without us."""
    minutes = int((now - publication.at) / timedelta(minutes=1))
    return Problem(code="publication-missed", values={"minutes": minutes})


def _log_code(event: Event, before: Publication) -> str:
    """Return the line of the log, "" for readings that changed nothing (they come by dozens)."""
    if isinstance(event, Staged):
        if before.pending is None:
            return "started"
        waited = before.pending.step is Step.WAIT and event.pending.step is Step.WAIT
        return "" if waited else "uploaded"
    if isinstance(event, Accepted) and before.state is State.PROCESSING:
        return ""
    if isinstance(event, Deferred) and before.state is State.UNCERTAIN:
        return "looked-unreadable"
    if isinstance(event, Looked) and event.pending.doubted_since is None:
        return "looked-running"
    return _LOG[type(event)]
