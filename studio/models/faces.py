"""What faces are looked for in: a film now and then, or a stretch of it picture by picture."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from studio.models.base import Base, Claimed, Owned


class FaceJob(Owned, Claimed, Base):
    """A film to be looked at: waiting → running → done, or failed, or cancelled."""

    __tablename__ = "face_jobs"

    video_id: Mapped[int | None] = mapped_column(
        ForeignKey("videos.id", ondelete="CASCADE"), index=True
    )
    """The video whose scenes are framed by what is seen; None: none yet."""
    scene: Mapped[str] = mapped_column(String(80), default="")
    """Id of the scene that is looked at; empty: any that shows the film."""
    media: Mapped[str] = mapped_column(String(64), index=True)
    """Content hash of the film."""
    first: Mapped[int | None]
    """First frame of the stretch that is looked at picture by picture; None: the whole film, now
    and then."""
    last: Mapped[int | None]
    """Last frame of that stretch."""
    mark: Mapped[dict[str, Any] | None]
    """Where the face was pointed at, for a stretch: {"gag", "at", "x", "y"}, which picture of the
    film and thousandths of it."""
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    cancel: Mapped[bool] = mapped_column(default=False)
    """A person asked to stop; the worker ends it."""
    tries: Mapped[int] = mapped_column(default=0)
    problem: Mapped[dict[str, Any] | None]
    """{"code", "values"} when failed."""
    detail: Mapped[str] = mapped_column(Text, default="")
    """For the person who looks after the machine."""
    seen: Mapped[list[Any]] = mapped_column(default=list)
    """[[frame, [[left, top, width, height, score], …]], …] of a stretch, once done: boxes in
    thousandths of the picture, of nobody in particular."""
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
