"""Collector: the conductor of counts: what is due, one reading, rows. Nothing is overwritten.

A reading that gave no number is written as null; a number the network refuses is remembered and
left out of the next calls, because one bad name fails them whole. What an account has left of its
allowance goes to publishing first.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Engine, RowMapping, select, update

from publish import accounts as account_rows
from publish import snapshots
from publish.accounts import account_from_row
from publish.connectors import CONNECTORS
from publish.connectors.base import Connector
from publish.connectors.graph import GraphClient, Timeouts
from publish.errors import KeysUnreadable, NetworkFault, UnknownRow
from publish.fault import Cure, Fault, Step, judge, problem_of
from publish.insights import VIEW_NAMES, WANTED, Snapshot, next_reading
from publish.keys import Secrets
from publish.post import Lamp, Placement
from publish.publication import State
from publish.tables import accounts, publications
from publish.tokens import check_account
from publish.usage import SLOW_READING, STOP_READING

log = logging.getLogger(__name__)

USAGE_FADES: Final = timedelta(hours=1)
"""After that an account's last known usage says nothing any more."""


CHECK_EVERY: Final = timedelta(days=1)
"""How often an account is asked how it stands."""


class Collector:
    """Reads the numbers of what is published, and daily how the accounts stand.

    May be used by several threads and processes.
    """

    def __init__(
        self,
        engine: Engine,
        secrets: Secrets,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        *,
        timeouts: Timeouts | None = None,
    ) -> None:
        """Keep what is needed; nothing is started."""
        self._engine = engine
        self._secrets = secrets
        self._now = now
        self._timeouts = timeouts

    def collect_due(self, most: int = 50) -> int:
        """Read everything that is due, at most so many; return how many readings were made."""
        now = self._now()
        with self._engine.connect() as conn:
            due = conn.execute(
                select(publications.c.id, publications.c.organisation_id)
                .where(
                    publications.c.state == State.PUBLISHED.value, publications.c.views_at <= now
                )
                .order_by(publications.c.views_at)
                .limit(most)
            ).all()
        return sum(self.collect(row.organisation_id, row.id, forced=False) for row in due)

    def collect(self, organisation_id: int, publication_id: int, *, forced: bool = True) -> int:
        """Read one publication's numbers now; return how many readings were written.

        Unless forced, it does nothing before its time, or when the account is broken or has
        little left. Raises UnknownRow.
        """
        now = self._now()
        row = self._taken(organisation_id, publication_id, now, forced=forced)
        if row is None or row["media_id"] is None:
            return 0
        with self._engine.connect() as conn:
            account = account_rows.account_row(conn, organisation_id, row["account_id"])
        if not forced and not _may_read(account, now):
            return 0
        placement = Placement(row["placement"])
        try:
            keys = self._secrets.open(account["keys"])
        except KeysUnreadable:
            return 0
        client = GraphClient(account_from_row(account).endpoints, keys, self._timeouts)
        with client:
            connector = CONNECTORS[placement](client, self._now)
            values = self._values(connector, row, placement)
        readings = tuple(
            Snapshot(
                publication_id=publication_id,
                metric=name,
                value=value,
                measured_at=now,
                api_version=client.served_version,
            )
            for name, value in values.items()
        )
        with self._engine.begin() as conn:
            if client.usage.percent:
                account_rows.note_usage(conn, row["account_id"], client.usage, now)
            following = next_reading(row["published_at"], now)
            if client.usage.percent >= SLOW_READING and following is not None:
                conn.execute(
                    update(publications)
                    .where(publications.c.id == publication_id)
                    .values(views_at=following + (following - now))
                )
            return snapshots.add(conn, organisation_id, readings)

    def check_accounts(self) -> int:
        """Ask how each account stands that was not asked for a day; return how many were."""
        now = self._now()
        with self._engine.connect() as conn:
            due = conn.execute(
                select(accounts.c.id, accounts.c.organisation_id).where(
                    accounts.c.state == "connected",
                    accounts.c.checked_at.is_(None) | (accounts.c.checked_at < now - CHECK_EVERY),
                )
            ).all()
        for row in due:
            check_account(
                self._engine,
                row.organisation_id,
                row.id,
                secrets=self._secrets,
                now=self._now,
                timeouts=self._timeouts,
            )
        return len(due)

    def _taken(
        self, organisation_id: int, publication_id: int, now: datetime, *, forced: bool
    ) -> RowMapping | None:
        """Return the row, its next reading set; None when another was faster or it is not due."""
        p = publications.c
        with self._engine.begin() as conn:
            row = (
                conn.execute(
                    select(publications).where(
                        p.id == publication_id, p.organisation_id == organisation_id
                    )
                )
                .mappings()
                .first()
            )
            if row is None:
                raise UnknownRow(f"publication {publication_id}")
            if row["state"] != State.PUBLISHED.value:
                return None
            if not forced and (row["views_at"] is None or row["views_at"] > now):
                return None
            # An address not known yet comes within minutes: do not wait an hour for the number.
            soon = now + timedelta(minutes=2) if row["media_id"] is None else None
            following = soon or next_reading(row["published_at"], now)
            done = conn.execute(
                update(publications)
                .where(p.id == publication_id, p.views_at.is_not_distinct_from(row["views_at"]))
                .values(views_at=following)
            )
            return row if done.rowcount == 1 else None

    def _values(
        self, connector: Connector, row: RowMapping, placement: Placement
    ) -> dict[str, int | None]:
        with self._engine.connect() as conn:
            refused = snapshots.refused(conn, row["account_id"], placement, self._now())
        names = tuple(raw.name for raw in WANTED[placement] if raw.name not in refused)
        if not names:
            return {}
        try:
            return connector.read_metrics(row["media_id"], names)
        except NetworkFault as error:
            if _names_a_bad_metric(error.fault):
                return self._one_by_one(connector, row, placement, names)
            return self._unread(row, placement, error.fault)

    def _one_by_one(
        self, connector: Connector, row: RowMapping, placement: Placement, names: tuple[str, ...]
    ) -> dict[str, int | None]:
        values: dict[str, int | None] = {}
        for name in names:
            try:
                values |= connector.read_metrics(row["media_id"], (name,))
            except NetworkFault as error:
                if not _names_a_bad_metric(error.fault):
                    values |= self._unread(row, placement, error.fault)
                    break
                with self._engine.begin() as conn:
                    snapshots.remember_refusal(
                        conn,
                        row["organisation_id"],
                        row["account_id"],
                        placement,
                        metric=name,
                        network_code=error.fault.code,
                        now=self._now(),
                    )
        return values

    def _unread(self, row: RowMapping, placement: Placement, fault: Fault) -> dict[str, int | None]:
        """Return the gap that a failed reading leaves; a dead token puts the lamp out."""
        verdict = judge(fault, Step.FOLLOW)
        log.info("no reading for publication %s: %s", row["id"], verdict.problem_code)
        # Code 10 here means « too few viewers », not a missing permission.
        if verdict.cure is Cure.HUMAN and fault.code != 10:
            with self._engine.begin() as conn:
                account_rows.set_lamp(
                    conn, row["account_id"], Lamp.BROKEN, problem_of(fault, verdict), self._now()
                )
        return {VIEW_NAMES[placement][0]: None}


def _names_a_bad_metric(fault: Fault) -> bool:
    return fault.code == 100 and fault.subcode != 33


def _may_read(account: RowMapping, now: datetime) -> bool:
    if account["lamp"] == Lamp.BROKEN.value or account["state"] != "connected":
        return False
    if account["regain_at"] is not None and account["regain_at"] > now:
        return False
    fresh = account["usage_at"] is not None and now - account["usage_at"] < USAGE_FADES
    return not (fresh and account["usage_percent"] >= STOP_READING)
