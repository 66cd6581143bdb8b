"""Rows and values of posts and publications, one to one; no statement is made here."""

from __future__ import annotations

from typing import Any

from sqlalchemy import RowMapping

from publish.events import Pending, Receipt
from publish.post import Network, Placement, Post
from publish.problem import Problem
from publish.publication import Publication, State


def columns_of(publication: Publication) -> dict[str, Any]:
    """Return what a publication writes into its row (not its ids, not its version)."""
    receipt = publication.receipt
    return {
        "state": publication.state.value,
        "at": publication.at,
        "not_before": publication.not_before,
        "pending": publication.pending.as_json() if publication.pending else None,
        "remote_id": receipt and receipt.remote_id,
        "media_id": receipt and receipt.media_id,
        "permalink": receipt and receipt.permalink,
        "published_at": receipt and receipt.published_at,
        "problem": publication.problem.as_json() if publication.problem else None,
        "attempts": publication.attempts,
        "renewals": publication.renewals,
    }


def publication_from_row(row: RowMapping | dict[str, Any]) -> Publication:
    """Return the value a row holds."""
    receipt = None
    if row["published_at"] is not None:
        receipt = Receipt(
            remote_id=row["remote_id"] or "",
            published_at=row["published_at"],
            media_id=row["media_id"],
            permalink=row["permalink"],
        )
    return Publication(
        id=row["id"],
        organisation_id=row["organisation_id"],
        post_id=row["post_id"],
        account_id=row["account_id"],
        placement=Placement(row["placement"]),
        at=row["at"],
        state=State(row["state"]),
        not_before=row["not_before"],
        pending=Pending.from_json(row["pending"]) if row["pending"] else None,
        receipt=receipt,
        problem=Problem.from_json(row["problem"]) if row["problem"] else None,
        attempts=row["attempts"],
        renewals=row["renewals"],
        version=row["version"],
    )


def post_from_row(row: RowMapping | dict[str, Any]) -> Post:
    """Return the value a row holds."""
    return Post(
        file_sha256=row["file_sha256"],
        text=row["text"],
        network_texts=tuple((Network(n), text) for n, text in row["network_texts"].items()),
        title=row["title"],
        cover_ms=row["cover_ms"],
        cover_sha256=row["cover_sha256"],
        video_ref=row["video_ref"],
        made_with_ai=row["made_with_ai"],
        key=row["key"],
    )
