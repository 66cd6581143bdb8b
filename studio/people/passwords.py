"""Passwords, the one-time code of the first account, and the brake on guessing. EDGE."""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime, timedelta
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from studio.models import SignInTry, User

SHORTEST: Final = 12
"""Signs of a password. Length, not complication; guessing is braked beside it."""
LONGEST: Final = 200
WINDOW: Final = timedelta(minutes=15)
"""Failed tries older than this are forgotten."""
TRIES_PER_PERSON: Final = 8
TRIES_PER_ADDRESS: Final = 40

_hasher = PasswordHasher()
_nobody = _hasher.hash(secrets.token_hex(16))


def hashed(password: str) -> str:
    """Return what is kept of a password (argon2id)."""
    return _hasher.hash(password)


def weakness(password: str, email: str) -> str | None:
    """Return the code of what is wrong with a new password, None when nothing is."""
    if len(password) < SHORTEST:
        return "password-too-short"
    if len(password) > LONGEST:
        return "password-too-long"
    if password.lower() in (email.lower(), email.partition("@")[0].lower()):
        return "password-is-address"
    if len(set(password)) < 4:
        return "password-too-plain"
    return None


def matches(user: User | None, password: str) -> bool:
    """Tell whether it is that person's password; takes as long when there is no such person."""
    try:
        kept = user.password if user is not None and user.password else _nobody
        right = _hasher.verify(kept, password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    return right and user is not None and bool(user.password) and user.disabled_at is None


def is_braked(db: Session, email: str, address: str, now: datetime) -> bool:
    """Tell whether too many tries failed lately for that person, or from that address."""
    since = SignInTry.at > now - WINDOW
    count = select(func.count()).select_from(SignInTry).where(since)
    theirs = db.scalar(count.where(SignInTry.email == email)) or 0
    here = db.scalar(count.where(SignInTry.address == address)) or 0
    return theirs >= TRIES_PER_PERSON or here >= TRIES_PER_ADDRESS


def note_failure(db: Session, email: str, address: str, now: datetime) -> None:
    """Remember a failed try, and forget old ones."""
    owner = db.scalar(select(User.organisation_id).where(User.email == email))
    db.execute(delete(SignInTry).where(SignInTry.at < now - WINDOW))
    db.add(SignInTry(email=email[:254], address=address, at=now, organisation_id=owner))
    db.commit()


def forget_failures(db: Session, email: str) -> None:
    """Forget a person's failed tries: they are in."""
    db.execute(delete(SignInTry).where(SignInTry.email == email))


def new_code() -> str:
    """Return a one-time code that is easy to type: three groups of four digits."""
    return "-".join(f"{secrets.randbelow(10_000):04d}" for _ in range(3))


def is_code(given: str, expected: str) -> bool:
    """Tell whether the code typed is the one printed; spaces and dashes do not count."""
    digits = "".join(c for c in given if c in "0123456789")
    return bool(expected) and hmac.compare_digest(digits, expected.replace("-", ""))
