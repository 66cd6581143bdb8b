"""Links for phones: a page that fills the slots of one video, without account. EDGE.

The token stands in the address alone; the row keeps its hash. A link ends by itself, or when it is
taken back. It must be reachable by http on the local network, so the address names the host that
the person's browser used, or this machine's own one when that is only reachable from here.
"""

from __future__ import annotations

import hashlib
import secrets
import socket
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import segno
from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.models import PhoneLink, Video
from templates.storyboard import DrawnSlot, FootageSlot, PhotoSlot, Scene, Storyboard

LIFE: Final = timedelta(hours=12)
"""A link is for one day of filming."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hole:
    """One thing to film, photograph or say."""

    scene: Scene
    slot: str
    """picture or voice."""
    number: int
    """Of the scene, from 1."""
    filled: bool


def make(db: Session, video: Video, user_id: int | None, now: datetime) -> tuple[PhoneLink, str]:
    """Return a new link and its token, which is kept nowhere. Commits."""
    token = secrets.token_urlsafe(18)
    link = PhoneLink(
        organisation_id=video.organisation_id,
        video_id=video.id,
        token_hash=_hash(token),
        created_by=user_id,
        created_at=now,
        expires_at=now + LIFE,
    )
    db.add(link)
    db.commit()
    return link, token


def find(db: Session, token: str, now: datetime) -> tuple[PhoneLink, Video] | None:
    """Return the link of that token and its video while it is good, else None."""
    link = db.scalar(select(PhoneLink).where(PhoneLink.token_hash == _hash(token)))
    if link is None or link.revoked_at is not None or link.expires_at <= now:
        return None
    video = db.get(Video, link.video_id)
    if video is None or video.deleted_at is not None:
        return None
    return link, video


def revoke(db: Session, link: PhoneLink, now: datetime) -> None:
    """Take the link back, at once. Commits."""
    link.revoked_at = link.revoked_at or now
    db.commit()


def holes(board: Storyboard) -> tuple[Hole, ...]:
    """Return what the phone may fill, in the order of the scenes."""
    found: list[Hole] = []
    for number, scene in enumerate(board.played(), start=1):
        picture = scene.picture
        if isinstance(picture, FootageSlot | PhotoSlot):
            full = picture.take is not None
            found.append(Hole(scene=scene, slot="picture", number=number, filled=full))
        elif isinstance(picture, DrawnSlot):
            found.append(Hole(scene=scene, slot="picture", number=number, filled=True))
        if scene.voice is not None and scene.voice.wanted:
            full = scene.voice.take is not None
            found.append(Hole(scene=scene, slot="voice", number=number, filled=full))
    return tuple(found)


def address(host_url: str, public_url: str, token: str) -> str:
    """Return the address a phone opens. `host_url` is what the person's browser asked for."""
    base = public_url or host_url
    scheme, _, rest = base.partition("://")
    host = rest.strip("/")
    name, colon, port = host.rpartition(":") if ":" in host.rpartition("]")[2] else (host, "", "")
    if name in ("127.0.0.1", "localhost", "[::1]"):
        found = local_address()
        host = f"{found}{colon}{port}" if found else host
    return f"{scheme}://{host}/phone/{token}"


def local_address() -> str:
    """Return this machine's address on the local network, "" when it has none.

    Nothing is sent: a datagram socket only asks the system which way it would go.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        try:
            way.connect(("192.0.2.1", 9))  # reserved for documentation (RFC 5737)
            found: str = way.getsockname()[0]
        except OSError:
            return ""
    return "" if found.startswith("127.") else found


def qr_code(text: str) -> str:
    """Return a QR code as a data address (SVG), dark on white, with its quiet border."""
    code = segno.make(text, error="m", micro=False)
    return str(code.svg_data_uri(scale=4, border=2, light="#fff"))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
