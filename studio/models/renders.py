"""What comes out: the work of rendering, finished videos, and who approved which."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from studio.models.base import Base, Claimed, Owned


class RenderJob(Owned, Claimed, Base):
    """A render asked for: waiting → running → done, or failed, or cancelled."""

    __tablename__ = "render_jobs"

    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id", ondelete="CASCADE"), index=True)
    revision: Mapped[int]
    """Of the video when it was asked for."""
    storyboard: Mapped[dict[str, Any]]
    """What is rendered: editing afterwards changes nothing here."""
    rendition: Mapped[str] = mapped_column(String(20), default="reel")
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    progress: Mapped[int] = mapped_column(default=0)
    """Thousandths."""
    remaining_s: Mapped[int | None]
    """Seconds still to go, as far as one can tell."""
    cancel: Mapped[bool] = mapped_column(default=False)
    """A person asked to stop; the worker ends it."""
    tries: Mapped[int] = mapped_column(default=0)
    problem: Mapped[dict[str, Any] | None]
    """{"code", "values"} when failed."""
    detail: Mapped[str] = mapped_column(Text, default="")
    """For the person who looks after the machine."""
    render_id: Mapped[int | None] = mapped_column(ForeignKey("renders.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


class Render(Owned, Base):
    """One finished file, known by the hash of its MP4. Never changed, only made again."""

    __tablename__ = "renders"
    __table_args__ = (UniqueConstraint("organisation_id", "video_id", "sha256"),)

    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id", ondelete="CASCADE"), index=True)
    revision: Mapped[int]
    storyboard: Mapped[dict[str, Any]]
    rendition: Mapped[str] = mapped_column(String(20))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int] = mapped_column(BigInteger)
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Frames, width, height, loudness: what `publish.post.VideoFacts` asks."""
    created_at: Mapped[datetime]


class Approval(Owned, Base):
    """« Oui » to one finished file. What is edited afterwards is another file."""

    __tablename__ = "approvals"

    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id", ondelete="CASCADE"), index=True)
    render_id: Mapped[int] = mapped_column(ForeignKey("renders.id", ondelete="CASCADE"))
    file_sha256: Mapped[str] = mapped_column(String(64), index=True)
    by: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    by_name: Mapped[str] = mapped_column(String(200))
    """Kept with it: the report names who approved, even when the account is gone."""
    at: Mapped[datetime]
    self_approved: Mapped[bool] = mapped_column(default=False)
    """The person who made it approved it, having nobody else."""
    note: Mapped[str] = mapped_column(Text, default="")
    withdrawn_at: Mapped[datetime | None]
