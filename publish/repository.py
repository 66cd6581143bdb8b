"""Rows and values of posts and publications: scheduling, what people do to them, due rows.

Every write names the version it read; one that comes second writes nothing and raises StaleWrite.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import (
    LABEL_STYLE_TABLENAME_PLUS_COL,
    Connection,
    RowMapping,
    and_,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from publish import logbook
from publish.accounts import account_from_row
from publish.errors import StaleWrite, UnknownRow
from publish.events import Cancelled, Confirmed, Denied, Event, Receipt, Rescheduled
from publish.post import Account, Lamp, Network, Post
from publish.publication import Publication, State, transition
from publish.rows import columns_of, post_from_row, publication_from_row
from publish.tables import accounts, posts, publications

IN_HAND = (State.SENDING, State.SUBMITTING, State.PROCESSING, State.UNCERTAIN)
"""States in which a worker has something to do without waiting for a minute."""


def _now() -> datetime:
    return datetime.now(UTC)


def schedule(
    conn: Connection,
    organisation_id: int,
    post: Post,
    account_id: int,
    at: datetime,
    *,
    person: str = "",
    now: Callable[[], datetime] = _now,
) -> int:
    """Return the id of the publication of that post to that account at that moment.

    The same post (by its key) to the same account is the same publication: asked twice, it is
    scheduled once. Raises UnknownRow for an account of another organisation, ValueError for a
    moment without zone.
    """
    account = (
        conn.execute(
            select(accounts).where(
                accounts.c.id == account_id,
                accounts.c.state == "connected",
                accounts.c.organisation_id == organisation_id,
            )
        )
        .mappings()
        .first()
    )
    if account is None:
        raise UnknownRow(f"account {account_id}")
    post_id = _kept_post(conn, organisation_id, post, now())
    values = {
        "organisation_id": organisation_id,
        "post_id": post_id,
        "account_id": account_id,
        "placement": account_from_row(account).placement.value,
        "state": State.SCHEDULED.value,
        "at": at,
        "created_at": now(),
    }
    try:
        with conn.begin_nested():
            made = conn.execute(insert(publications).values(**values)).inserted_primary_key
    except IntegrityError:
        same = and_(publications.c.post_id == post_id, publications.c.account_id == account_id)
        return int(conn.execute(select(publications.c.id).where(same)).scalar_one())
    assert made is not None
    publication_id = int(made[0])
    logbook.write(conn, organisation_id, publication_id, "scheduled", now(), person=person)
    return publication_id


def move(
    conn: Connection,
    organisation_id: int,
    publication_id: int,
    at: datetime,
    *,
    person: str = "",
    now: Callable[[], datetime] = _now,
) -> Publication:
    """Give it another minute. Raises IllegalEvent once it is on its way, StaleWrite, UnknownRow."""
    return _by_person(
        conn,
        organisation_id,
        publication_id,
        Rescheduled(at=at),
        log_code="moved",
        person=person,
        now=now,
    )


def cancel(
    conn: Connection,
    organisation_id: int,
    publication_id: int,
    *,
    person: str = "",
    now: Callable[[], datetime] = _now,
) -> Publication:
    """Take it back while nothing is visible. Raises IllegalEvent once it may be, StaleWrite."""
    return _by_person(
        conn,
        organisation_id,
        publication_id,
        Cancelled(),
        log_code="cancelled",
        person=person,
        now=now,
    )


def publish_now(
    conn: Connection,
    organisation_id: int,
    publication_id: int,
    *,
    person: str = "",
    now: Callable[[], datetime] = _now,
) -> Publication:
    """Let it go at once: what waited, was missed, failed or was taken back. Raises IllegalEvent."""
    event = Rescheduled(at=now())
    return _by_person(
        conn, organisation_id, publication_id, event, log_code="asked-now", person=person, now=now
    )


def confirm(
    conn: Connection,
    organisation_id: int,
    publication_id: int,
    *,
    permalink: str = "",
    person: str = "",
    now: Callable[[], datetime] = _now,
) -> Publication:
    """Record that a person saw an uncertain one on the network. Raises IllegalEvent elsewhere."""
    current = get(conn, organisation_id, publication_id)
    remote_id = current.pending.remote_id if current.pending else ""
    # On Facebook the video's id is also the id its numbers are read by.
    media_id = remote_id if current.placement.network is Network.FACEBOOK else None
    receipt = Receipt(
        remote_id=remote_id, published_at=now(), media_id=media_id, permalink=permalink or None
    )
    return _by_person(
        conn,
        organisation_id,
        publication_id,
        Confirmed(receipt=receipt),
        log_code="confirmed",
        person=person,
        now=now,
    )


def deny(
    conn: Connection,
    organisation_id: int,
    publication_id: int,
    *,
    person: str = "",
    now: Callable[[], datetime] = _now,
) -> Publication:
    """Record that a person did not find an uncertain one: it is sent again, same remote id."""
    return _by_person(
        conn, organisation_id, publication_id, Denied(), log_code="denied", person=person, now=now
    )


def get(conn: Connection, organisation_id: int, publication_id: int) -> Publication:
    """Return the publication. Raises UnknownRow, also for another organisation's."""
    row = (
        conn.execute(
            select(publications).where(
                publications.c.id == publication_id,
                publications.c.organisation_id == organisation_id,
            )
        )
        .mappings()
        .first()
    )
    if row is None:
        raise UnknownRow(f"publication {publication_id}")
    return publication_from_row(row)


def list_publications(
    conn: Connection,
    organisation_id: int,
    start: datetime | None = None,
    end: datetime | None = None,
    *,
    states: Sequence[State] = (),
    video_ref: str = "",
) -> tuple[tuple[Publication, Post, Account], ...]:
    """Return the organisation's publications with their post and account, by their minute.

    `start` and `end` bound the minute (UTC, end excluded); the others narrow it further.
    """
    wanted = (
        select(publications, posts, accounts)
        .join(posts, posts.c.id == publications.c.post_id)
        .join(accounts, accounts.c.id == publications.c.account_id)
        .where(publications.c.organisation_id == organisation_id)
        .order_by(publications.c.at, publications.c.id)
        .set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL)
    )
    if start is not None:
        wanted = wanted.where(publications.c.at >= start)
    if end is not None:
        wanted = wanted.where(publications.c.at < end)
    if states:
        wanted = wanted.where(publications.c.state.in_([state.value for state in states]))
    if video_ref:
        wanted = wanted.where(posts.c.video_ref == video_ref)
    return tuple(
        (
            publication_from_row(_part(row, "publications")),
            post_from_row(_part(row, "posts")),
            account_from_row(_part(row, "accounts")),
        )
        for row in conn.execute(wanted).mappings()
    )


def get_post(conn: Connection, organisation_id: int, post_id: int) -> Post:
    """Return the post. Raises UnknownRow."""
    row = (
        conn.execute(
            select(posts).where(posts.c.id == post_id, posts.c.organisation_id == organisation_id)
        )
        .mappings()
        .first()
    )
    if row is None:
        raise UnknownRow(f"post {post_id}")
    return post_from_row(row)


def due_rows(conn: Connection, now: datetime, until: datetime) -> tuple[RowMapping, ...]:
    """Return id, organisation, state and moment of the free rows with something to do by `until`.

    Sending waits for a working account that is not told to be quiet; looking does not.
    """
    p, a = publications.c, accounts.c
    may_send = and_(
        a.lamp != Lamp.BROKEN.value,
        a.state == "connected",
        or_(a.hold_until.is_(None), a.hold_until <= now),
    )
    soon = or_(p.not_before.is_(None), p.not_before <= until)
    looking = p.state.in_([State.PROCESSING.value, State.UNCERTAIN.value, State.SUBMITTING.value])
    wanted = (
        select(p.id, p.organisation_id, p.state, p.at, p.not_before, p.details_at)
        .join(accounts, a.id == p.account_id)
        .where(
            p.claimed_by.is_(None),
            or_(
                and_(p.state == State.SCHEDULED.value, p.at <= until, soon),
                and_(p.state == State.SENDING.value, soon, may_send),
                and_(looking, soon),
                and_(p.state == State.PUBLISHED.value, p.details_at <= until),
            ),
        )
        .order_by(p.at, p.id)
    )
    return tuple(conn.execute(wanted).mappings())


def _kept_post(conn: Connection, organisation_id: int, post: Post, now: datetime) -> int:
    post = post if post.key else replace(post, key=uuid4().hex)
    same = and_(posts.c.organisation_id == organisation_id, posts.c.key == post.key)
    known = conn.execute(select(posts).where(same)).mappings().first()
    if known is not None:
        if post_from_row(known).file_sha256 != post.file_sha256:
            raise ValueError(f"post {post.key} already names another file")
        return int(known["id"])
    made = conn.execute(
        insert(posts).values(
            organisation_id=organisation_id,
            key=post.key,
            file_sha256=post.file_sha256,
            text=post.text,
            network_texts={n.value: text for n, text in post.network_texts},
            title=post.title,
            cover_ms=post.cover_ms,
            cover_sha256=post.cover_sha256,
            video_ref=post.video_ref,
            made_with_ai=post.made_with_ai,
            created_at=now,
        )
    ).inserted_primary_key
    assert made is not None
    return int(made[0])


def _by_person(
    conn: Connection,
    organisation_id: int,
    publication_id: int,
    event: Event,
    *,
    log_code: str,
    person: str,
    now: Callable[[], datetime],
) -> Publication:
    current = get(conn, organisation_id, publication_id)
    after = transition(current, event)
    extra = {"details_at": now(), "views_at": now()} if isinstance(event, Confirmed) else {}
    done = conn.execute(
        update(publications)
        .where(
            publications.c.id == publication_id,
            publications.c.state == current.state.value,
            publications.c.version == current.version,
        )
        .values(**columns_of(after), version=current.version + 1, **extra)
    )
    if done.rowcount != 1:
        raise StaleWrite(f"publication {publication_id}")
    logbook.write(conn, organisation_id, publication_id, log_code, now(), person=person)
    return replace(after, version=current.version + 1)


def _part(row: RowMapping, table: str) -> dict[str, Any]:
    prefix = f"{table}_"
    return {str(k)[len(prefix) :]: v for k, v in row.items() if str(k).startswith(prefix)}
