"""The tables of this package, SQLAlchemy Core on one MetaData that the studio's models share.

Every table has `organisation_id`; no table refers to another package's. Migrations are the
studio's business: here the columns are only declared.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from publish.claims import UtcDateTime, claim_columns

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _organisation() -> Column[int]:
    return Column("organisation_id", Integer, nullable=False, index=True)


accounts: Final = Table(
    "accounts",
    metadata,
    _id(),
    _organisation(),
    Column("network", String(20), nullable=False),
    Column("remote_id", String(64), nullable=False),
    Column("name", String(200), nullable=False),
    Column("label", String(200), nullable=False, server_default=""),  # the organisation's own name
    Column("endpoints", JSON, nullable=False),
    Column("keys", LargeBinary, nullable=False),  # encrypted; the key lies outside the database
    Column("linked_page_id", String(64), nullable=True),  # of an Instagram account: its Page
    Column("lamp", String(20), nullable=False, default="ok"),
    Column("lamp_code", String(60), nullable=False, default=""),
    Column("lamp_values", JSON, nullable=False, default=dict),
    Column("expires_at", UtcDateTime, nullable=True),
    Column("hold_until", UtcDateTime, nullable=True),
    Column("usage_percent", Integer, nullable=False, default=0),
    Column("usage_at", UtcDateTime, nullable=True),
    Column("regain_at", UtcDateTime, nullable=True),
    Column("checked_at", UtcDateTime, nullable=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("removed_at", UtcDateTime, nullable=True),
    Column("state", String(20), nullable=False, default="connected"),  # or "removed"
    *claim_columns(),  # one worker per account at a time
    UniqueConstraint("organisation_id", "network", "remote_id"),
)

posts: Final = Table(
    "posts",
    metadata,
    _id(),
    _organisation(),
    Column("key", String(64), nullable=False),
    Column("file_sha256", String(64), nullable=False, index=True),
    Column("cover_sha256", String(64), nullable=True),
    Column("cover_ms", Integer, nullable=True),
    Column("text", Text, nullable=False),
    Column("network_texts", JSON, nullable=False, default=dict),
    Column("title", String(300), nullable=False, default=""),
    Column("video_ref", String(64), nullable=False, default="", index=True),
    Column("made_with_ai", Boolean, nullable=False, default=False),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("organisation_id", "key"),
)

publications: Final = Table(
    "publications",
    metadata,
    _id(),
    _organisation(),
    Column("post_id", ForeignKey("posts.id"), nullable=False, index=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("placement", String(40), nullable=False),
    Column("state", String(20), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("not_before", UtcDateTime, nullable=True),
    Column("pending", JSON, nullable=True),
    Column("remote_id", String(64), nullable=True),
    Column("media_id", String(64), nullable=True),
    Column("permalink", String(500), nullable=True),
    Column("published_at", UtcDateTime, nullable=True),
    Column("problem", JSON, nullable=True),
    Column("attempts", Integer, nullable=False, default=0),
    Column("renewals", Integer, nullable=False, default=0),
    Column("details_at", UtcDateTime, nullable=True),  # next cosmetic try: address, cover
    Column("details_tries", Integer, nullable=False, default=0),
    Column("cover_done", Boolean, nullable=False, default=False),
    Column("views_at", UtcDateTime, nullable=True),  # next reading of its numbers
    Column("created_at", UtcDateTime, nullable=False),
    *claim_columns(),
    UniqueConstraint("post_id", "account_id"),
    Index(None, "state", "at"),
)

publication_log: Final = Table(
    "publication_log",
    metadata,
    _id(),
    _organisation(),
    Column("publication_id", ForeignKey("publications.id"), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("code", String(40), nullable=False),  # of problem.LOG_CODES
    Column("step", String(20), nullable=False, default=""),
    Column("problem", JSON, nullable=True),
    Column("network_code", Integer, nullable=True),
    Column("network_subcode", Integer, nullable=True),
    Column("network_message", Text, nullable=False, default=""),
    Column("trace_id", String(100), nullable=False, default=""),
    Column("person", String(200), nullable=False, default=""),  # who, when a person did it
)

snapshots: Final = Table(
    "snapshots",
    metadata,
    _id(),
    _organisation(),
    Column("publication_id", ForeignKey("publications.id"), nullable=False, index=True),
    Column("metric", String(80), nullable=False),  # the network's own name
    Column("value", Integer, nullable=True),  # null: read, and no number was given
    Column("measured_at", UtcDateTime, nullable=False),
    Column("api_version", String(12), nullable=False),
    Index(None, "publication_id", "metric", "measured_at"),
)

refused_metrics: Final = Table(
    "refused_metrics",
    metadata,
    _id(),
    _organisation(),
    Column("account_id", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("placement", String(40), nullable=False),
    Column("metric", String(80), nullable=False),
    Column("refused_at", UtcDateTime, nullable=False),
    Column("network_code", Integer, nullable=True),
    UniqueConstraint("account_id", "placement", "metric"),
)
