"""Rows of accounts: adding, listing, their lamp, their rest, their removal. Secrets stay sealed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, update

from publish.endpoints import Endpoints
from publish.errors import UnknownRow
from publish.post import Account, Lamp, Network
from publish.problem import Problem
from publish.tables import accounts
from publish.usage import Usage


def add_account(
    conn: Connection,
    organisation_id: int,
    *,
    network: Network,
    remote_id: str,
    name: str,
    endpoints: Endpoints,
    sealed_keys: bytes,
    now: datetime,
    expires_at: datetime | None = None,
    linked_page_id: str | None = None,
) -> int:
    """Return the row of that account, new or renewed: connecting again replaces its secrets."""
    same = (
        accounts.c.organisation_id == organisation_id,
        accounts.c.network == network.value,
        accounts.c.remote_id == remote_id,
    )
    values: dict[str, Any] = {
        "name": name,
        "endpoints": endpoints.as_json(),
        "keys": sealed_keys,
        "expires_at": expires_at,
        "linked_page_id": linked_page_id,
        "lamp": Lamp.OK.value,
        "lamp_code": "",
        "lamp_values": {},
        "checked_at": now,
        "removed_at": None,
        "state": "connected",
        "hold_until": None,
    }
    known = conn.execute(select(accounts.c.id).where(*same)).scalar()
    if known is not None:
        conn.execute(update(accounts).where(accounts.c.id == known).values(**values))
        return int(known)
    made = conn.execute(
        insert(accounts).values(
            organisation_id=organisation_id,
            network=network.value,
            remote_id=remote_id,
            created_at=now,
            **values,
        )
    ).inserted_primary_key
    assert made is not None
    return int(made[0])


def list_accounts(
    conn: Connection, organisation_id: int, *, removed: bool = False
) -> tuple[Account, ...]:
    """Return the organisation's accounts by name; with `removed` also those taken away."""
    wanted = select(accounts).where(accounts.c.organisation_id == organisation_id)
    if not removed:
        wanted = wanted.where(accounts.c.state == "connected")
    rows = conn.execute(wanted.order_by(accounts.c.network, accounts.c.name)).mappings()
    return tuple(account_from_row(row) for row in rows)


def get_account(conn: Connection, organisation_id: int, account_id: int) -> Account:
    """Return the account. Raises UnknownRow, also for another organisation's."""
    return account_from_row(account_row(conn, organisation_id, account_id))


def account_row(conn: Connection, organisation_id: int, account_id: int) -> RowMapping:
    """Return the account's row, with its sealed keys and usage. Raises UnknownRow."""
    row = (
        conn.execute(
            select(accounts).where(
                accounts.c.id == account_id, accounts.c.organisation_id == organisation_id
            )
        )
        .mappings()
        .first()
    )
    if row is None:
        raise UnknownRow(f"account {account_id}")
    return row


def relabel(conn: Connection, organisation_id: int, account_id: int, label: str) -> None:
    """Call an account otherwise here, for good; "" brings back the network's name."""
    conn.execute(
        update(accounts)
        .where(accounts.c.id == account_id, accounts.c.organisation_id == organisation_id)
        .values(label=label)
    )


def set_lamp(
    conn: Connection, account_id: int, lamp: Lamp, problem: Problem | None, now: datetime
) -> None:
    """Write how the account stands."""
    conn.execute(
        update(accounts)
        .where(accounts.c.id == account_id)
        .values(
            lamp=lamp.value,
            lamp_code=problem.code if problem else "",
            lamp_values=dict(problem.values) if problem else {},
            checked_at=now,
        )
    )


def lamp_problem(row: RowMapping) -> Problem | None:
    """Return why the lamp is not green, None when it is."""
    if not row["lamp_code"]:
        return None
    return Problem(code=row["lamp_code"], where="account", values=row["lamp_values"])


def hold(conn: Connection, account_id: int, until: datetime) -> None:
    """Keep the account quiet until then; a longer rest stands."""
    conn.execute(
        update(accounts)
        .where(
            accounts.c.id == account_id,
            accounts.c.hold_until.is_(None) | (accounts.c.hold_until < until),
        )
        .values(hold_until=until)
    )


def note_usage(conn: Connection, account_id: int, usage: Usage, now: datetime) -> None:
    """Write how much of its allowance the account has spent."""
    regain = now + timedelta(minutes=usage.regain_minutes) if usage.regain_minutes else None
    conn.execute(
        update(accounts)
        .where(accounts.c.id == account_id)
        .values(usage_percent=usage.percent, usage_at=now, regain_at=regain)
    )


def remove_account(conn: Connection, organisation_id: int, account_id: int, now: datetime) -> None:
    """Take the account away: its secrets are erased, its history stays. Raises UnknownRow."""
    account_row(conn, organisation_id, account_id)
    conn.execute(
        update(accounts)
        .where(accounts.c.id == account_id)
        .values(state="removed", removed_at=now, keys=b"", hold_until=None)
    )


def account_from_row(row: RowMapping | dict[str, Any]) -> Account:
    """Return the value a row holds, without its secrets."""
    return Account(
        id=row["id"],
        organisation_id=row["organisation_id"],
        network=Network(row["network"]),
        remote_id=row["remote_id"],
        name=row["label"] or row["name"],
        handle=row["name"],
        endpoints=Endpoints.from_json(row["endpoints"]),
        lamp=Lamp(row["lamp"]),
        lamp_code=row["lamp_code"],
        expires_at=row["expires_at"],
        hold_until=row["hold_until"],
        checked_at=row["checked_at"],
    )
