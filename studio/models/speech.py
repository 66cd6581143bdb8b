"""What is listened to: the work of finding out which words are said in a scene."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from studio.models.base import Base, Claimed, Owned


class SpeechJob(Owned, Claimed, Base):
    """A scene to be listened to: waiting → running → done, or failed, or cancelled."""

    __tablename__ = "speech_jobs"

    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id", ondelete="CASCADE"), index=True)
    scene: Mapped[str] = mapped_column(String(80))
    media: Mapped[str] = mapped_column(String(64), index=True)
    """Content hash of the file that is listened to."""
    start: Mapped[int]
    """First frame of it."""
    duration: Mapped[int]
    """Frames."""
    language: Mapped[str] = mapped_column(String(5))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    cancel: Mapped[bool] = mapped_column(default=False)
    """A person asked to stop; the worker ends it."""
    tries: Mapped[int] = mapped_column(default=0)
    problem: Mapped[dict[str, Any] | None]
    """{"code", "values"} when failed."""
    detail: Mapped[str] = mapped_column(Text, default="")
    """For the person who looks after the machine."""
    words: Mapped[list[Any]] = mapped_column(default=list)
    """[[text, start, end]] in milliseconds of the take, once done."""
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
