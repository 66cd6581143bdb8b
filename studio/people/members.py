"""People and organisations: making, changing, disabling accounts. EDGE."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio.errors import AlreadyThere, NothingToDo
from studio.models import Organisation, User
from studio.people.passwords import hashed

_ADDRESS: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+|[^@\s]+@localhost")


def is_address(text: str) -> bool:
    """Tell whether it looks like a mail address."""
    return len(text) <= 254 and bool(_ADDRESS.fullmatch(text))


def slug_of(name: str) -> str:
    """Return the name as it may stand in an address: small letters, digits, dashes."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "organisation"


def anybody(db: Session) -> bool:
    """Tell whether a first account has been made; the demo's do not count."""
    real = select(User.id).join(Organisation).where(Organisation.demo.is_(False))
    return db.scalar(real.limit(1)) is not None


def make_organisation(db: Session, name: str, now: datetime, *, demo: bool = False) -> Organisation:
    """Return a new organisation, with a slug nobody has. Not committed."""
    wanted = slug_of(name)
    taken = set(db.scalars(select(Organisation.slug).where(Organisation.slug.startswith(wanted))))
    free = next(
        s for n in range(1, 10_000) if (s := f"{wanted}-{n}" if n > 1 else wanted) not in taken
    )
    made = Organisation(name=name.strip()[:200], slug=free, demo=demo, settings={}, created_at=now)
    db.add(made)
    db.flush()
    return made


def make_user(
    db: Session,
    organisation: Organisation,
    *,
    email: str,
    name: str,
    role: str,
    password: str,
    now: datetime,
    language: str = "fr",
) -> User:
    """Return a new person's account; not committed. Raises AlreadyThere for a known address."""
    email = email.strip().lower()
    if db.scalar(select(User.id).where(User.email == email)) is not None:
        raise AlreadyThere(email)
    made = User(
        organisation_id=organisation.id,
        email=email,
        name=name.strip()[:200],
        role=role,
        password=hashed(password) if password else "",
        language=language,
        created_at=now,
    )
    db.add(made)
    db.flush()
    return made


def set_password(user: User, password: str) -> None:
    """Give the person a new password; every open session of theirs ends."""
    user.password = hashed(password)
    user.session_epoch += 1


def set_role(db: Session, user: User, role: str) -> None:
    """Change what the person may do. Raises NothingToDo for the last admin."""
    if user.role == "admin" and role != "admin":
        _keep_one_admin(db, user)
    user.role = role


def disable(db: Session, user: User, now: datetime) -> None:
    """Close the account; what the person made stays. Raises NothingToDo for the last admin."""
    if user.role == "admin":
        _keep_one_admin(db, user)
    user.disabled_at = now
    user.session_epoch += 1


def enable(user: User) -> None:
    """Open the account again."""
    user.disabled_at = None


def _keep_one_admin(db: Session, user: User) -> None:
    others = select(func.count()).where(
        User.organisation_id == user.organisation_id,
        User.role == "admin",
        User.disabled_at.is_(None),
        User.id != user.id,
    )
    if not db.scalar(others):
        raise NothingToDo("the last admin")
