"""The log of a publication: one line per step, with the network's own codes beside our sentence."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, RowMapping, insert, select

from publish.fault import Fault, Step
from publish.problem import LOG_CODES, Problem
from publish.tables import publication_log


def write(
    conn: Connection,
    organisation_id: int,
    publication_id: int,
    code: str,
    at: datetime,
    *,
    step: Step | None = None,
    problem: Problem | None = None,
    fault: Fault | None = None,
    person: str = "",
) -> None:
    """Add a line. Raises ValueError for a code the catalogue does not know."""
    if code not in LOG_CODES:
        raise ValueError(f"no such log line: {code}")
    conn.execute(
        insert(publication_log).values(
            organisation_id=organisation_id,
            publication_id=publication_id,
            at=at,
            code=code,
            step=step.value if step else "",
            problem=problem.as_json() if problem else None,
            network_code=fault.code if fault else None,
            network_subcode=fault.subcode if fault else None,
            network_message=fault.message[:2000] if fault else "",
            trace_id=fault.trace_id[:100] if fault else "",
            person=person,
        )
    )


def read(conn: Connection, organisation_id: int, publication_id: int) -> tuple[RowMapping, ...]:
    """Return the lines of a publication, oldest first; empty for another organisation's."""
    c = publication_log.c
    wanted = select(publication_log).where(
        c.publication_id == publication_id, c.organisation_id == organisation_id
    )
    return tuple(conn.execute(wanted.order_by(c.id)).mappings())
