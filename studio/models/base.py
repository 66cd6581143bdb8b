"""What the records have in common: one MetaData with publish's tables, one owner each."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, Integer, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from publish.claims import UtcDateTime
from publish.tables import metadata


class Base(DeclarativeBase):
    """Every record of the studio."""

    metadata = metadata
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime,
        dict[str, Any]: JSON,
        list[Any]: JSON,
    }


class Owned:
    """A record that belongs to one organisation. Loaded by `studio.people.access.own` alone."""

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisations.id", ondelete="CASCADE"), index=True
    )


class Claimed:
    """The columns of `publish.claims`, for work that a worker takes."""

    state: Mapped[str] = mapped_column(String(20), index=True)
    claimed_by: Mapped[str | None] = mapped_column(String(120), index=True)
    claimed_until: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
