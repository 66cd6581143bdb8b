"""Deliverer: the conductor of publishing: what is due, whose it is, its turn, its walk.

Here only claims are kept in order: a publication and its account belong to one worker at a time.
The walk itself is delivery.py.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, RowMapping, select

from publish import accounts as account_rows
from publish import claims, logbook
from publish.calendar import LATE_ALLOWED
from publish.claims import Claim
from publish.connectors import CONNECTORS
from publish.connectors.base import Job
from publish.connectors.graph import GraphClient, Timeouts
from publish.delivery import Delivery, missed, slept
from publish.errors import KeysUnreadable
from publish.events import Held, OutcomeLost
from publish.keys import Keys, Secrets
from publish.post import Account, Lamp
from publish.problem import Problem
from publish.publication import Publication, State, transition
from publish.repository import IN_HAND, due_rows, get_post
from publish.retry import POLICY, RetryPolicy
from publish.rows import columns_of, publication_from_row
from publish.tables import accounts, publications

Resolve = Callable[[int, str], Path]
"""(organisation, sha256) -> where the file lies; studio's. OSError or LookupError: nowhere."""

TURN: Final = timedelta(seconds=2)
"""How long a publication waits for its account's other one."""


class Deliverer:
    """Brings publications to their networks. May be used by several threads and processes."""

    def __init__(
        self,
        engine: Engine,
        resolve: Resolve,
        secrets: Secrets,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        *,
        policy: RetryPolicy = POLICY,
        late_allowed: Callable[[int], timedelta] = lambda _organisation: LATE_ALLOWED,
        timeouts: Timeouts | None = None,
    ) -> None:
        """Keep what is needed; nothing is started. `late_allowed` is asked by organisation."""
        self._engine = engine
        self._resolve = resolve
        self._secrets = secrets
        self._now = now
        self._policy = policy
        self._late_allowed = late_allowed
        self._timeouts = timeouts
        self.worker = claims.worker_name()

    def due(self, within: timedelta = timedelta()) -> tuple[tuple[int, datetime], ...]:
        """Return the publications with something to do until then, each with its moment."""
        now = self._now()
        with self._engine.connect() as conn:
            rows = due_rows(conn, now, now + within)
        return tuple((row["id"], _moment(row, now)) for row in rows)

    def recover(self) -> int:
        """Take over what dead or silent workers held; return how many rows.

        In SUBMITTING their end is an unknown outcome; elsewhere the work goes on where it was,
        unless the house slept so long in SENDING that a person should decide.
        """
        now, count = self._now(), 0
        with self._engine.begin() as conn:
            claims.sweep(conn, accounts, now=now, back={})
            for row in claims.stale(conn, publications, now=now):
                mine = claims.take_over(conn, publications, row, worker=self.worker, now=now)
                if mine is None:
                    continue
                count += 1
                publication = _read(conn, mine)
                values: dict[str, Any] = {}
                if publication.state is State.SUBMITTING:
                    event = OutcomeLost(
                        problem=Problem(code="network-outcome-unknown"), look_at=now
                    )
                    values = columns_of(transition(publication, event))
                elif publication.state is State.SENDING and slept(
                    row.until, now, self._late_allowed(publication.organisation_id)
                ):
                    held = Held(problem=missed(publication, now))
                    values = columns_of(transition(publication, held))
                claims.release(conn, publications, mine, **values)
                logbook.write(conn, publication.organisation_id, publication.id, "taken-over", now)
        return count

    def deliver(self, publication_id: int) -> None:
        """Do everything that can be done now for that publication; returns when it waits or ends.

        Does nothing if another worker has it.
        """
        now = self._now()
        with self._engine.begin() as conn:
            states = (State.SCHEDULED, *IN_HAND, State.PUBLISHED)
            mine = claims.claim(
                conn,
                publications,
                publication_id,
                worker=self.worker,
                now=now,
                from_states=[state.value for state in states],
            )
            if mine is None:
                return
            publication = _read(conn, mine)
            row = account_rows.account_row(
                conn, publication.organisation_id, publication.account_id
            )
        account = account_rows.account_from_row(row)
        work = self._prepared(mine, publication, account, self._keys(account, row["keys"]))
        try:
            with work.client:
                if work.begin():
                    self._in_turn(work)
        finally:
            with self._engine.begin() as conn:
                claims.release(conn, publications, work.claim)

    def _in_turn(self, work: Delivery) -> None:
        """Walk on with the account to ourselves; if another has it, wait for the turn."""
        now = self._now()
        with self._engine.begin() as conn:
            turn = claims.claim(
                conn,
                accounts,
                work.account.id,
                worker=self.worker,
                now=now,
                from_states=("connected", "removed"),
            )
        if turn is None:
            work.write(not_before=now + TURN)
            return
        try:
            with ExitStack() as beats:
                work.lost = tuple(
                    beats.enter_context(claims.heartbeat(self._engine, table, held, now=self._now))
                    for table, held in ((publications, work.claim), (accounts, turn))
                )
                work.walk()
        finally:
            with self._engine.begin() as conn:
                claims.release(conn, accounts, turn)

    def _keys(self, account: Account, sealed: bytes) -> Keys | None:
        """Return what opens the account, None (and its lamp goes out) when it does not open."""
        try:
            return self._secrets.open(sealed)
        except KeysUnreadable:
            problem = Problem(code="account-keys-unreadable", where="account")
            with self._engine.begin() as conn:
                account_rows.set_lamp(conn, account.id, Lamp.BROKEN, problem, self._now())
            return None

    def _prepared(
        self, mine: Claim, publication: Publication, account: Account, keys: Keys | None
    ) -> Delivery:
        if keys is None:
            account, keys = replace(account, lamp=Lamp.BROKEN), Keys(page_token="")
        client = GraphClient(account.endpoints, keys, self._timeouts)
        with self._engine.connect() as conn:
            post = get_post(conn, publication.organisation_id, publication.post_id)
            bound = conn.scalars(
                select(publications.c.media_id).where(
                    publications.c.account_id == account.id,
                    publications.c.media_id.is_not(None),
                    publications.c.id != publication.id,
                )
            ).all()
        cover = None
        try:
            if post.cover_sha256:
                cover = self._resolve(publication.organisation_id, post.cover_sha256)
            file = self._resolve(publication.organisation_id, post.file_sha256)
        except (OSError, LookupError):
            file, cover = Path(), None
        job = Job(
            post=post,
            account=account,
            file=file,
            cover=cover if cover is not None and cover.is_file() else None,
            bound=frozenset(str(media_id) for media_id in bound),
        )
        return Delivery(
            engine=self._engine,
            now=self._now,
            policy=self._policy,
            late_allowed=self._late_allowed(publication.organisation_id),
            claim=mine,
            publication=publication,
            account=account,
            connector=CONNECTORS[publication.placement](client, self._now),
            client=client,
            job=job,
        )


def _read(conn: Connection, mine: Claim) -> Publication:
    row = (
        conn.execute(select(publications).where(publications.c.id == mine.row_id)).mappings().one()
    )
    return publication_from_row(row)


def _moment(row: RowMapping, now: datetime) -> datetime:
    if row["state"] == State.SCHEDULED.value:
        return row["at"]  # type: ignore[no-any-return]
    if row["state"] == State.PUBLISHED.value:
        return row["details_at"] or now
    return row["not_before"] or now
