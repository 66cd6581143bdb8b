"""What comes in: uploads under way, files of the library, the work of importing them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from studio.models.base import Base, Claimed, Owned


class Asset(Owned, Base):
    """One file of the library, known by its content: the same file twice is one asset."""

    __tablename__ = "assets"
    __table_args__ = (UniqueConstraint("organisation_id", "sha256"),)

    sha256: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(200))
    """As people call it; at first the file's own name."""
    kind: Mapped[str] = mapped_column(String(10), default="")
    """video, image or audio, once looked at."""
    state: Mapped[str] = mapped_column(String(20), default="importing")
    """importing, ready or refused."""
    size: Mapped[int] = mapped_column(BigInteger)
    """Bytes of the original."""
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """media.facts.MediaFacts as JSON, see `studio.work.assets`."""
    problem: Mapped[dict[str, Any] | None]
    """Why it was refused: {"code", "values"}."""
    uploaded_by: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    """None: it came from a phone without account."""
    created_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
    """In the bin since; None: not."""
    licence: Mapped[dict[str, Any] | None]
    """templates.licences.Card of a piece of music as JSON; None: nobody filled it."""


class Upload(Owned, Base):
    """A file on its way (tus). Its bytes lie in uploads/<org>/<token>."""

    __tablename__ = "uploads"

    token: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    length: Mapped[int] = mapped_column(BigInteger)
    offset: Mapped[int] = mapped_column(BigInteger, default=0)
    """Bytes known to be on the disk; the file's own size is the truth."""
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    phone_link_id: Mapped[int | None] = mapped_column(
        ForeignKey("phone_links.id", ondelete="CASCADE")
    )
    """The phone page it comes from, when it does."""
    video_id: Mapped[int | None] = mapped_column(ForeignKey("videos.id", ondelete="CASCADE"))
    scene: Mapped[str] = mapped_column(String(80), default="")
    """Id of the scene whose slot it fills when it has come; empty: only to the library."""
    slot: Mapped[str] = mapped_column(String(10), default="picture")
    created_at: Mapped[datetime]
    touched_at: Mapped[datetime] = mapped_column(index=True)
    finished_at: Mapped[datetime | None]
    asset_id: Mapped[int | None] = mapped_column(ForeignKey("assets.id", ondelete="SET NULL"))


class ImportJob(Owned, Claimed, Base):
    """A file waiting to be looked at: waiting → running → done, or failed."""

    __tablename__ = "import_jobs"

    asset_id: Mapped[int] = mapped_column(ForeignKey("assets.id", ondelete="CASCADE"), index=True)
    video_id: Mapped[int | None] = mapped_column(ForeignKey("videos.id", ondelete="SET NULL"))
    scene: Mapped[str] = mapped_column(String(80), default="")
    slot: Mapped[str] = mapped_column(String(10), default="picture")
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    progress: Mapped[int] = mapped_column(default=0)
    """Per cent."""
    tries: Mapped[int] = mapped_column(default=0)
    problem: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
