"""Rows of readings: written once, never changed; and the memory of numbers a network refuses."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from publish.insights import FORGET_REFUSAL, Snapshot
from publish.post import Placement
from publish.tables import refused_metrics, snapshots


def add(conn: Connection, organisation_id: int, readings: Iterable[Snapshot]) -> int:
    """Write readings; return how many."""
    rows = [
        {
            "organisation_id": organisation_id,
            "publication_id": reading.publication_id,
            "metric": reading.metric,
            "value": reading.value,
            "measured_at": reading.measured_at,
            "api_version": reading.api_version,
        }
        for reading in readings
    ]
    if rows:
        conn.execute(insert(snapshots), rows)
    return len(rows)


def read(
    conn: Connection,
    organisation_id: int,
    *,
    publication_ids: Iterable[int] | None = None,
    until: datetime | None = None,
) -> tuple[Snapshot, ...]:
    """Return the organisation's readings in order, of some publications, up to a moment."""
    c = snapshots.c
    wanted = select(snapshots).where(c.organisation_id == organisation_id)
    if publication_ids is not None:
        wanted = wanted.where(c.publication_id.in_(tuple(publication_ids)))
    if until is not None:
        wanted = wanted.where(c.measured_at < until)
    return tuple(
        Snapshot(
            publication_id=row.publication_id,
            metric=row.metric,
            value=row.value,
            measured_at=row.measured_at,
            api_version=row.api_version,
        )
        for row in conn.execute(wanted.order_by(c.measured_at, c.id))
    )


def refused(
    conn: Connection, account_id: int, placement: Placement, now: datetime
) -> frozenset[str]:
    """Return the numbers that the network refuses to this account for this kind, of late."""
    c = refused_metrics.c
    return frozenset(
        conn.scalars(
            select(c.metric).where(
                c.account_id == account_id,
                c.placement == placement.value,
                c.refused_at > now - FORGET_REFUSAL,
            )
        )
    )


def remember_refusal(
    conn: Connection,
    organisation_id: int,
    account_id: int,
    placement: Placement,
    *,
    metric: str,
    network_code: int | None,
    now: datetime,
) -> None:
    """Write that a number was refused, so that it does not spoil the next reading."""
    c = refused_metrics.c
    conn.execute(
        delete(refused_metrics).where(
            c.account_id == account_id, c.placement == placement.value, c.metric == metric
        )
    )
    conn.execute(
        insert(refused_metrics).values(
            organisation_id=organisation_id,
            account_id=account_id,
            placement=placement.value,
            metric=metric,
            refused_at=now,
            network_code=network_code,
        )
    )
