"""Organisations and the people in them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from studio.models.base import Base, Owned

ROLES = ("admin", "referent", "relecteur")
"""Everything; makes and publishes videos; reads and approves."""


class Organisation(Base):
    """One Mission Locale. Everything else belongs to one."""

    __tablename__ = "organisations"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    demo: Mapped[bool] = mapped_column(default=False)
    """Made by « Essayer la démo », thrown away in one click."""
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Hours, lateness, end card, logo: `studio.people.preferences`, `studio.people.house_card`."""
    created_at: Mapped[datetime]


class User(Owned, Base):
    """One person's account."""

    __tablename__ = "users"

    email: Mapped[str] = mapped_column(String(254), unique=True)
    """In small letters; signs in with it."""
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(20))
    """One of ROLES."""
    password: Mapped[str] = mapped_column(String(300))
    """argon2id; empty: this person cannot sign in by password (the demo's)."""
    language: Mapped[str] = mapped_column(String(2), default="fr")
    session_epoch: Mapped[int] = mapped_column(default=0)
    """Raised to end every open session of this person."""
    disabled_at: Mapped[datetime | None]
    last_seen_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class SignInTry(Base):
    """A sign-in that failed, kept an hour, so that guessing takes for ever."""

    __tablename__ = "sign_in_tries"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisations.id", ondelete="CASCADE"), index=True
    )
    """The organisation of the person whose address was tried; None: nobody's."""
    email: Mapped[str] = mapped_column(String(254), index=True)
    address: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[datetime] = mapped_column(index=True)
