"""Claims: how a row of work becomes one worker's, for as long as that worker lives.

One mechanism for publications, imports and renders, and for anything that has the columns of
`claim_columns()`:

- `id` (Integer, primary key) and `state` (text), owned by the table;
- `claimed_by` (text, null = free): the worker's name;
- `claimed_until` (UTC moment): after it the claim is stale, unless extended;
- `version` (Integer): counts the writes; a write that names an older version touches nothing.

A claim is one conditional UPDATE; exactly one row changed means it is mine. This module does not
know what a row or a state means: the owner of the table says which states may be claimed and
what becomes of the row of a worker that died.
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    DateTime,
    Engine,
    Integer,
    String,
    Table,
    select,
    update,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import OperationalError
from sqlalchemy.types import TypeDecorator

LEASE: Final = timedelta(seconds=30)
"""How long a claim holds without a sign of life."""

BEAT: Final = timedelta(seconds=8)
"""How often a living worker renews it."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, kept as UTC without zone in the file, aware in Python. Refuses naive moments."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (the base class's signature)
        """Return what is written. Raises ValueError for a moment without zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (the base class's signature)
        """Return the aware moment that was written."""
        return value if value is None else value.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A row that is mine until `until`."""

    row_id: int
    """The row."""
    state: str
    """Its state when it became mine (after `to_state`, if one was given)."""
    worker: str
    """My name and a mark of this claim, as written in the row."""
    until: datetime
    """Until when."""
    version: int
    """The row's version, to be named by the next write."""


def claim_columns() -> tuple[Column[Any], ...]:
    """Return new columns to splice into a table that has `id` and `state`."""
    return (
        Column("claimed_by", String(120), nullable=True, index=True),
        Column("claimed_until", UtcDateTime, nullable=True),
        Column("version", Integer, nullable=False, default=0, server_default="0"),
    )


def worker_name() -> str:
    """Return this process's name: host, number, and its start, which tells it from a successor."""
    return f"{socket.gethostname()}:{os.getpid()}:{_started(os.getpid())}"


def is_gone(worker: str) -> bool:
    """Tell whether the worker of that name is certainly dead: of this host, and not running.

    A worker of another host, or a name of another form, is never called dead; its claims end
    by time.
    """
    host, _, process = worker.partition("/")[0].partition(":")
    pid, _, began = process.partition(":")
    if host != socket.gethostname() or not pid.isdigit():
        return False
    return _started(int(pid)) != began


def claim(
    conn: Connection,
    table: Table,
    row_id: int,
    *,
    worker: str,
    now: datetime,
    from_states: Sequence[str],
    to_state: str | None = None,
    lease: timedelta = LEASE,
) -> Claim | None:
    """Return the claim if the free row was in one of the states and is now mine, else None."""
    c = table.c
    return _take(
        conn,
        table,
        row_id,
        c.state.in_(from_states),
        c.claimed_by.is_(None),
        worker=worker,
        now=now,
        to_state=to_state,
        lease=lease,
    )


def claim_next(
    conn: Connection,
    table: Table,
    *conditions: ColumnElement[bool],
    worker: str,
    now: datetime,
    from_states: Sequence[str],
    to_state: str | None = None,
    order_by: Sequence[ColumnElement[Any]] = (),
    lease: timedelta = LEASE,
) -> Claim | None:
    """Return the claim on the first free row of those states that meets the conditions, or None."""
    c = table.c
    wanted = select(c.id).where(c.state.in_(from_states), c.claimed_by.is_(None), *conditions)
    for row_id in conn.scalars(wanted.order_by(*(order_by or (c.id,))).limit(20)).all():
        mine = claim(
            conn,
            table,
            row_id,
            worker=worker,
            now=now,
            from_states=from_states,
            to_state=to_state,
            lease=lease,
        )
        if mine is not None:
            return mine
    return None


def take_over(
    conn: Connection,
    table: Table,
    seen: Stale,
    *,
    worker: str,
    now: datetime,
    to_state: str | None = None,
    lease: timedelta = LEASE,
) -> Claim | None:
    """Return the claim on a row seen stale; None if it was extended or others were faster."""
    c = table.c
    return _take(
        conn,
        table,
        seen.row_id,
        c.claimed_by == seen.worker,
        c.version == seen.version,
        c.claimed_until.is_not_distinct_from(seen.until),
        worker=worker,
        now=now,
        to_state=to_state,
        lease=lease,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """A claimed row whose owner is dead or silent."""

    row_id: int
    state: str
    worker: str
    version: int
    until: datetime | None


def stale(
    conn: Connection, table: Table, *, now: datetime, gone: Callable[[str], bool] = is_gone
) -> tuple[Stale, ...]:
    """Return the claimed rows whose lease ran out or whose worker is certainly dead."""
    c = table.c
    rows = conn.execute(
        select(c.id, c.state, c.claimed_by, c.version, c.claimed_until)
        .where(c.claimed_by.is_not(None))
        .order_by(c.id)
    )
    return tuple(
        Stale(
            row_id=row.id,
            state=row.state,
            worker=row.claimed_by,
            version=row.version,
            until=row.claimed_until,
        )
        for row in rows
        if row.claimed_until is None or row.claimed_until < now or gone(row.claimed_by)
    )


def sweep(
    conn: Connection,
    table: Table,
    *,
    now: datetime,
    back: Mapping[str, str],
    gone: Callable[[str], bool] = is_gone,
) -> tuple[Stale, ...]:
    """Free every stale row, moving its state by `back` (absent: kept). Returns those freed.

    For work that may simply be done again. Where a crash means more than that, take rows over
    one by one instead.
    """
    freed = []
    for row in stale(conn, table, now=now, gone=gone):
        done = conn.execute(
            update(table)
            .where(
                table.c.id == row.row_id,
                table.c.claimed_by == row.worker,
                table.c.version == row.version,
            )
            .values(
                claimed_by=None,
                claimed_until=None,
                version=row.version + 1,
                state=back.get(row.state, row.state),
            )
        )
        if done.rowcount == 1:
            freed.append(row)
    return tuple(freed)


def extend(
    conn: Connection, table: Table, mine: Claim, *, now: datetime, lease: timedelta = LEASE
) -> bool:
    """Tell whether the row is still mine, and keep it for another lease. The version stays."""
    c = table.c
    done = conn.execute(
        update(table)
        .where(c.id == mine.row_id, c.claimed_by == mine.worker)
        .values(claimed_until=now + lease)
    )
    return bool(done.rowcount == 1)


def write(conn: Connection, table: Table, mine: Claim, **values: Any) -> Claim | None:
    """Write values into a row that is mine; None, and nothing written, if it changed since."""
    c = table.c
    done = conn.execute(
        update(table)
        .where(c.id == mine.row_id, c.claimed_by == mine.worker, c.version == mine.version)
        .values(version=mine.version + 1, **values)
    )
    if done.rowcount != 1:
        return None
    return replace(mine, version=mine.version + 1, state=str(values.get("state", mine.state)))


def release(conn: Connection, table: Table, mine: Claim, **values: Any) -> bool:
    """Free the row, writing values with it. False if it was no longer mine: nothing was written.

    Without values it is freed even if a person changed it meanwhile; with values it is not.
    """
    if values:
        return write(conn, table, mine, claimed_by=None, claimed_until=None, **values) is not None
    c = table.c
    done = conn.execute(
        update(table)
        .where(c.id == mine.row_id, c.claimed_by == mine.worker)
        .values(claimed_by=None, claimed_until=None, version=c.version + 1)
    )
    return bool(done.rowcount == 1)


@contextmanager
def heartbeat(
    engine: Engine,
    table: Table,
    mine: Claim,
    *,
    now: Callable[[], datetime],
    lease: timedelta = LEASE,
    beat: timedelta = BEAT,
) -> Iterator[threading.Event]:
    """Extend the claim in a thread while the block runs; the event is set once it is lost."""
    stop, lost = threading.Event(), threading.Event()

    def beats() -> None:
        while not stop.wait(beat.total_seconds()):
            try:
                with engine.begin() as conn:
                    kept = extend(conn, table, mine, now=now(), lease=lease)
            except OperationalError:
                continue  # the file is busy or the disk full: the lease still runs, try again
            if not kept:
                lost.set()
                return

    thread = threading.Thread(target=beats, name=f"claim-{table.name}-{mine.row_id}", daemon=True)
    thread.start()
    try:
        yield lost
    finally:
        stop.set()
        thread.join(timeout=5)


def _take(
    conn: Connection,
    table: Table,
    row_id: int,
    *conditions: ColumnElement[bool],
    worker: str,
    now: datetime,
    to_state: str | None,
    lease: timedelta,
) -> Claim | None:
    c = table.c
    worker = f"{worker}/{uuid4().hex[:8]}"  # two threads of one process are two owners
    values: dict[str, Any] = {
        "claimed_by": worker,
        "claimed_until": now + lease,
        "version": c.version + 1,
    }
    if to_state is not None:
        values["state"] = to_state
    done = conn.execute(update(table).where(c.id == row_id, *conditions).values(**values))
    if done.rowcount != 1:
        return None
    row = conn.execute(select(c.state, c.version).where(c.id == row_id)).one()
    return Claim(
        row_id=row_id, state=row.state, worker=worker, until=now + lease, version=row.version
    )


def _started(pid: int) -> str:
    """Return when a process began, in the kernel's ticks; "" when there is none of that number.

    Field 22 of /proc/PID/stat (proc(5)). Where there is no /proc the answer is "?" for every
    living process: then only time ends a claim.
    """
    if not Path("/proc/self/stat").exists():
        return "?"
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return ""
    fields = text.rpartition(")")[2].split()
    return "" if fields[0] == "Z" else fields[19]
