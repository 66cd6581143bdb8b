"""Videos: the newest storyboard of each, its log, the organisation's own templates."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from studio.models.base import Base, Owned


class Video(Owned, Base):
    """One video in the making. The storyboard is `templates.document`'s JSON."""

    __tablename__ = "videos"

    title: Mapped[str] = mapped_column(String(200))
    storyboard: Mapped[dict[str, Any]]
    """The newest; each change of it is a VideoEntry."""
    revision: Mapped[int] = mapped_column(default=0)
    """Number of the last entry; a write names the one it saw."""
    template: Mapped[str] = mapped_column(String(80), default="")
    """Name of the bundled template, or "own:<id>"; empty: started from nothing."""
    cover: Mapped[str | None] = mapped_column(String(64))
    """Content hash of the picture that stands for it in lists, when one was made."""
    created_by: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime] = mapped_column(index=True)
    deleted_at: Mapped[datetime | None]


class VideoEntry(Owned, Base):
    """One line of a video's log: `templates.log.Entry` as a row."""

    __tablename__ = "video_entries"
    __table_args__ = (
        UniqueConstraint("video_id", "verb_id"),
        UniqueConstraint("video_id", "revision"),
        Index(None, "video_id", "user_id"),
    )

    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id", ondelete="CASCADE"))
    revision: Mapped[int]
    verb_id: Mapped[str] = mapped_column(String(80))
    """Given by the page: sent twice, applied once."""
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    """None: it came from a phone without account."""
    client: Mapped[str] = mapped_column(String(80), default="")
    gesture: Mapped[str] = mapped_column(String(80), default="")
    kind: Mapped[str] = mapped_column(String(10), default="edit")
    of: Mapped[list[Any]] = mapped_column(default=list)
    """Revisions undone, or done again."""
    verb: Mapped[dict[str, Any]] = mapped_column(default=dict)
    changes: Mapped[list[Any]] = mapped_column(default=list)
    """[{"part", "before", "after"}]"""
    at: Mapped[datetime]


class Template(Owned, Base):
    """A template of the organisation's own (« Enregistrer comme modèle »)."""

    __tablename__ = "templates"

    title: Mapped[str] = mapped_column(String(200))
    storyboard: Mapped[dict[str, Any]]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]


class PhoneLink(Owned, Base):
    """A page on a phone that fills the slots of one video, without account."""

    __tablename__ = "phone_links"

    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the token in the address; the token itself is kept nowhere."""
    created_by: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]
