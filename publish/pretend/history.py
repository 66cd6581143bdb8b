"""A past for the demo: posts that went out days ago, with the counts that would have been read.

The rows are what a real delivery leaves, walked through the table of transitions; only the calls
are not made, the pretend network is given the post as visible since then.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, update

from publish import logbook, repository, snapshots
from publish.accounts import get_account
from publish.events import Claimed, Completed, Detailed, Pending, Publishing, Receipt, Staged
from publish.fault import Step
from publish.insights import FIRST_READING, WANTED, Metric, Snapshot, next_reading
from publish.post import Network, Post
from publish.pretend import growth
from publish.pretend.seed import seed_post
from publish.pretend.state import State
from publish.publication import Publication, transition
from publish.rows import columns_of
from publish.tables import publications


def past_post(
    conn: Connection,
    state: State,
    organisation_id: int,
    post: Post,
    account_id: int,
    *,
    file: Path | None,
    at: datetime,
    now: datetime,
) -> int:
    """Return the publication of a post that went out at that past minute.

    It is visible on the pretend network, its log is written, its counts up to now are read.
    """
    account = get_account(conn, organisation_id, account_id)
    text = post.text_for(account.network)
    ids = seed_post(state, account.remote_id, text, file=file, visible_at=at.timestamp() + 40)
    publication_id = repository.schedule(
        conn, organisation_id, post, account_id, at, now=lambda: at - timedelta(days=2)
    )
    if account.network is Network.FACEBOOK:
        address = f"{account.endpoints.login_url}/reel/{ids['media_id']}/"
    else:
        address = f"{account.endpoints.graph_url}/instagram/reel/{ids['media_id']}/"
    published = _walked(
        repository.get(conn, organisation_id, publication_id),
        ids["remote_id"],
        ids["media_id"],
        address,
        at,
    )
    conn.execute(
        update(publications)
        .where(publications.c.id == publication_id)
        .values(
            **columns_of(published),
            version=published.version + 5,
            cover_done=True,
            views_at=next_reading(at, now),
        )
    )
    for code, seconds in (
        ("claimed", 0),
        ("started", 1),
        ("uploaded", 6),
        ("publishing", 7),
        ("accepted", 8),
        ("published", 40),
        ("detailed", 41),
    ):
        logbook.write(conn, organisation_id, publication_id, code, at + timedelta(seconds=seconds))
    snapshots.add(conn, organisation_id, _readings(published, ids["media_id"], now))
    return publication_id


def _walked(
    scheduled: Publication, remote_id: str, media_id: str, address: str, at: datetime
) -> Publication:
    pending = Pending(
        remote_id=remote_id, upload_url="", step=Step.FOLLOW, made_at=at, sent_at=at, sent_times=1
    )
    receipt = Receipt(
        remote_id=remote_id, published_at=at + timedelta(seconds=40), media_id=media_id
    )
    one = transition(scheduled, Claimed())
    one = transition(one, Staged(pending=pending))
    one = transition(one, Publishing(pending=pending))
    one = transition(one, Completed(receipt=receipt))
    return transition(one, Detailed(media_id=media_id, permalink=address))


def _readings(published: Publication, media_id: str, now: datetime) -> list[Snapshot]:
    receipt = published.receipt
    assert receipt is not None  # it was walked to PUBLISHED
    readings: list[Snapshot] = []
    moment: datetime | None = receipt.published_at + FIRST_READING
    while moment is not None and moment < now:
        age = (moment - receipt.published_at).total_seconds()
        readings.extend(
            Snapshot(
                publication_id=published.id,
                metric=raw.name,
                value=_value(raw.metric, media_id, age),
                measured_at=moment,
                api_version="v26.0",
            )
            for raw in WANTED[published.placement]
        )
        moment = next_reading(receipt.published_at, moment)
    return readings


def _value(metric: Metric, media_id: str, age: float) -> int:
    match metric:
        case Metric.VIEWS:
            return growth.plays(media_id, age)
        case Metric.FIRST_VIEWS:
            return growth.starts(media_id, age)
        case Metric.REACH:
            return growth.reach(media_id, age)
        case Metric.WATCH_TIME:
            return growth.average_watch_ms(media_id)
        case _:
            return growth.reactions(media_id, age, metric.value)
