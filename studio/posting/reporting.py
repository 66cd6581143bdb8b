"""The report of an organisation for a period: rows are read here, publish/reports decides. EDGE."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection

from publish import repository, snapshots
from publish.calendar import day_span
from publish.publication import State
from publish.reports import Period, Report, Subject, report


def period_of(first: date, last: date) -> Period:
    """Return the period of those days of Paris, both included. Raises ValueError when reversed."""
    return Period(start=day_span(first)[0], end=day_span(last)[1])


def make(
    conn: Connection, organisation_id: int, name: str, period: Period, now: datetime
) -> Report:
    """Return the report of everything that organisation had published before the period's end."""
    rows = repository.list_publications(
        conn, organisation_id, end=period.end, states=(State.PUBLISHED,)
    )
    subjects = tuple(
        Subject(
            publication_id=publication.id,
            title=post.title,
            placement=publication.placement,
            account=account.name,
            published_at=publication.receipt.published_at,
            permalink=publication.receipt.permalink,
            post_id=publication.post_id,
        )
        for publication, post, account in rows
        if publication.receipt is not None
    )
    read = snapshots.read(
        conn,
        organisation_id,
        publication_ids=[subject.publication_id for subject in subjects],
        until=period.end,
    )
    return report(read, period, subjects, made_at=now.replace(microsecond=0), organisation=name)
