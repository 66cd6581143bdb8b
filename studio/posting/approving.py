"""Approval: who may say « oui » to which file, and how it is recorded. EDGE.

One approves a finished file, never a video: what is edited afterwards is another file. Whoever
asked for the file is its maker; somebody else approves it. Alone, one approves oneself, and the
record says so; an organisation may allow it to larger teams (Réglages).
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio.errors import NothingToDo
from studio.models import Approval, Organisation, Render, RenderJob, User

SELF_APPROVAL = "self_approval"
"""Key of the organisation's settings: makers may approve what they made."""


class May(StrEnum):
    """What a person may do about a file."""

    APPROVE = "approve"
    APPROVE_OWN = "approve-own"
    """It is theirs, and nobody else could do it, or the organisation allows it."""
    ASK_OTHERS = "ask-others"
    """It is theirs, and somebody else is there to look at it."""


def may(db: Session, render: Render, user: User) -> May:
    """Return what that person may do about that file."""
    if maker_of(db, render) != user.id:
        return May.APPROVE
    organisation = db.get_one(Organisation, render.organisation_id)
    if organisation.settings.get(SELF_APPROVAL) or not others(db, user):
        return May.APPROVE_OWN
    return May.ASK_OTHERS


def maker_of(db: Session, render: Render) -> int | None:
    """Return who asked for the file last."""
    asked = select(RenderJob.user_id).where(RenderJob.render_id == render.id)
    return db.scalar(asked.order_by(RenderJob.id.desc()).limit(1))


def others(db: Session, user: User) -> int:
    """Return how many other people of the organisation could approve."""
    count = select(func.count()).where(
        User.organisation_id == user.organisation_id,
        User.id != user.id,
        User.disabled_at.is_(None),
    )
    return db.scalar(count) or 0


def approve(db: Session, render: Render, user: User, now: datetime, note: str = "") -> Approval:
    """Record the « oui » of that person to that file; said twice it is one. Commits.

    Raises NothingToDo when the person should ask somebody else.
    """
    allowed = may(db, render, user)
    if allowed is May.ASK_OTHERS:
        raise NothingToDo("somebody else approves this")
    known = approval_of(db, render)
    if known is not None:
        return known
    made = Approval(
        organisation_id=render.organisation_id,
        video_id=render.video_id,
        render_id=render.id,
        file_sha256=render.sha256,
        by=user.id,
        by_name=user.name,
        at=now,
        self_approved=allowed is May.APPROVE_OWN,
        note=note.strip()[:2000],
    )
    db.add(made)
    db.commit()
    return made


def withdraw(db: Session, approval: Approval, now: datetime) -> None:
    """Take the « oui » back; what is scheduled stays so, its own page cancels it. Commits."""
    approval.withdrawn_at = approval.withdrawn_at or now
    db.commit()


def approval_of(db: Session, render: Render) -> Approval | None:
    """Return the « oui » that stands for that file, or None."""
    return db.scalar(
        select(Approval)
        .where(Approval.render_id == render.id, Approval.withdrawn_at.is_(None))
        .order_by(Approval.at.desc())
        .limit(1)
    )
