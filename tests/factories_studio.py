"""Records for tests of the studio: the point of a test stands in its first line."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from studio.models import Asset, Organisation, Render, User, Video
from studio.people import members
from templates import document
from templates.storyboard import CardSlot, Scene, Storyboard, Words

NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
PASSWORD = "un guichet bien rangé"


def an_organisation(db: Session, name: str = "Mission Locale de Limoges") -> Organisation:
    """An organisation with an admin, a référent and a relecteur: <role>@<slug>.example."""
    made = members.make_organisation(db, name, NOON)
    for role in ("admin", "referent", "relecteur"):
        members.make_user(
            db,
            made,
            email=f"{role}@{made.slug}.example",
            name=f"{role.capitalize()} de {made.slug}",
            role=role,
            password="",
            now=NOON,
        )
    db.commit()
    return made


def a_storyboard(*texts: str) -> Storyboard:
    """A storyboard of cards: it can be rendered with no file at all."""
    scenes = tuple(
        Scene(id=f"s{n}", picture=CardSlot(text=text), name=Words(fr=text, en=text))
        for n, text in enumerate(texts or ("Bonjour", "Au revoir"), start=1)
    )
    return Storyboard(title=Words(fr="Essai", en="Try"), scenes=scenes)


def a_video(db: Session, organisation: Organisation, **values: Any) -> Video:
    """A video made of cards."""
    board = values.pop("board", a_storyboard())
    made = Video(
        organisation_id=organisation.id,
        **{
            "title": "Essai",
            "storyboard": document.dump(board),
            "created_at": NOON,
            "changed_at": NOON,
            **values,
        },
    )
    db.add(made)
    db.commit()
    return made


def an_asset(db: Session, organisation: Organisation, **values: Any) -> Asset:
    """A file of the library, by name; its bytes lie nowhere."""
    name = values.setdefault("name", "plan.mp4")
    made = Asset(
        organisation_id=organisation.id,
        **{
            "sha256": hashlib.sha256(f"{organisation.id}{name}".encode()).hexdigest(),
            "kind": "video",
            "state": "ready",
            "size": 1_200_000,
            "created_at": NOON,
            **values,
        },
    )
    db.add(made)
    db.commit()
    return made


def a_render(db: Session, video: Video, **values: Any) -> Render:
    """A finished file of a video, by hash; its bytes lie nowhere."""
    made = Render(
        organisation_id=video.organisation_id,
        video_id=video.id,
        **{
            "revision": video.revision,
            "storyboard": video.storyboard,
            "rendition": "reel",
            "sha256": hashlib.sha256(f"{video.id}{video.revision}".encode()).hexdigest(),
            "size": 3_000_000,
            "created_at": NOON,
            **values,
        },
    )
    db.add(made)
    db.commit()
    return made


def the_user(db: Session, organisation: Organisation, role: str = "admin") -> User:
    """The organisation's person of that role."""
    found = db.query(User).filter_by(organisation_id=organisation.id, role=role).first()
    assert found is not None
    return found
