"""Uploads: bytes that arrive in pieces become a file of the library. EDGE.

What came is on the disk at once (no buffer), so a cut line, a locked phone or a killed server lose
nothing: the size of the file says where to go on. Two connections for the same upload (one of them
dead without knowing) do no harm: a piece is written only where it belongs.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import logging
import os
import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, Final

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from studio.errors import NoRoom, is_full
from studio.intake import importing
from studio.intake.digests import Digests
from studio.models import Asset, Upload
from studio.paths import DataFolder

log = logging.getLogger(__name__)

PIECE: Final = 65_536
"""Bytes taken from the line at once."""
TELL_EVERY: Final = 1.0
"""Seconds between two words on how far an upload is."""
IDLE: Final = timedelta(days=3)
"""After that an upload that nobody goes on with is dropped."""
QUIET: Final = timedelta(minutes=10)
"""After that no room is kept any more for what an upload has announced."""
KEPT: Final = timedelta(days=1)
"""How long a finished upload can still be asked what became of it; longer than a link lives."""
LINK_FILES: Final = 100
"""Uploads that one phone link may begin: a day's filming, every scene many times over."""
LINK_BYTES: Final = 20_000_000_000
"""Bytes that they may announce together."""
_digests = Digests()


class Misplaced(Exception):
    """The piece does not begin where the file ends; `offset` says where that is."""

    def __init__(self, offset: int) -> None:
        super().__init__(f"the file ends at {offset}")
        self.offset = offset


class Gone(Exception):
    """The upload was dropped while its last piece came."""


class LinkSpent(Exception):
    """The phone link has begun as many uploads, or announced as many bytes, as one may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Who sends, and what the file is for."""

    organisation_id: int
    user_id: int | None = None
    phone_link_id: int | None = None
    video_id: int | None = None
    scene: str = ""
    slot: str = "picture"


def create(
    db: Session,
    folder: DataFolder,
    target: Target,
    *,
    name: str,
    length: int,
    spare: int,
    now: datetime,
) -> Upload:
    """Return a new upload, with an empty file. Raises NoRoom when the disk could not hold it,
    LinkSpent when a phone link has brought enough.

    `spare` is what must stay free, when all that is on its way has come. Commits.
    """
    if target.phone_link_id is not None:
        files, size = _begun(db, target.phone_link_id)
        if files >= LINK_FILES or size + length > LINK_BYTES:
            raise LinkSpent
    if folder.free() - spare - _coming(db, now) < length:
        raise NoRoom(length)
    upload = Upload(
        organisation_id=target.organisation_id,
        token=secrets.token_urlsafe(24),
        name=_plain(name),
        length=length,
        user_id=target.user_id,
        phone_link_id=target.phone_link_id,
        video_id=target.video_id,
        scene=target.scene,
        slot=target.slot,
        created_at=now,
        touched_at=now,
    )
    folder.upload(upload.organisation_id, upload.token).touch()
    db.add(upload)
    db.commit()
    return upload


def offset(folder: DataFolder, upload: Upload) -> int:
    """Return how many bytes have come."""
    if upload.finished_at is not None:
        return upload.length
    try:
        return folder.upload(upload.organisation_id, upload.token).stat().st_size
    except FileNotFoundError:
        return 0


def append(
    folder: DataFolder,
    upload: Upload,
    stream: IO[bytes],
    at: int,
    size: int | None,
    *,
    tell: Callable[[int], None] = lambda _place: None,
) -> int:
    """Write what comes from the stream behind what is there; return where the file then ends.

    `tell` hears now and then how far it is.

    A stream that breaks off or falls silent is no error: what came is kept. `size` is what was
    announced (a cut line looks like an end). Raises Misplaced when the piece does not belong there,
    NoRoom when the disk is full (what came before stays).
    """
    path = folder.upload(upload.organisation_id, upload.token)
    place, told = at, time.monotonic()
    left = upload.length - at if size is None else min(size, upload.length - at)
    with path.open("r+b", buffering=0) as file:
        if _end(file) != at:
            raise Misplaced(_end(file))
        while left > 0:
            try:
                piece = stream.read(min(PIECE, left))
            except (OSError, EOFError) as error:  # reset, or silent too long
                log.info("upload %s: the line broke at %s (%s)", upload.id, place, error)
                break
            if not piece:
                break
            _write(file, piece, place)
            _digests.feed(upload.token, place, piece)
            place += len(piece)
            left -= len(piece)
            if time.monotonic() - told > TELL_EVERY:
                told = time.monotonic()
                tell(place)
    return place


def finish(db: Session, folder: DataFolder, upload: Upload, now: datetime) -> Asset:
    """Make a whole upload a file of the library, and ask for its import. Commits.

    The same content twice is one file; one in the bin comes out of it. Of two connections that
    brought the last byte, the second finds what the first has made. Raises Gone.
    """
    path = folder.upload(upload.organisation_id, upload.token)
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return _made_by_another(db, upload)
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)  # until the row is written
        if not path.exists():
            return _made_by_another(db, upload)
        os.fsync(file.fileno())
        known = _digests.taken(upload.token, os.fstat(file.fileno()).st_size)
        sha256 = known or hashlib.file_digest(file, "sha256").hexdigest()
        _put(path, folder.original(upload.organisation_id, sha256))
        asset = _made(db, upload, sha256, now)
        path.unlink(missing_ok=True)
    return asset


def _put(path: Path, place: Path) -> None:
    """Give the file its place; it keeps its own name too until the row is written: killed between
    the two, the upload ends as if nothing had been."""
    if place.is_file():
        return
    try:
        place.hardlink_to(path)
    except FileExistsError:
        return
    except OSError:  # a disk without second names
        path.replace(place)


def _made_by_another(db: Session, upload: Upload) -> Asset:
    row = db.get(Upload, upload.id, populate_existing=True)
    asset = db.get(Asset, row.asset_id) if row is not None and row.asset_id is not None else None
    if asset is None:
        raise Gone
    return asset


def _made(db: Session, upload: Upload, sha256: str, now: datetime) -> Asset:
    """Write the rows of a file that lies in its place. Commits."""
    known = select(Asset).where(
        Asset.organisation_id == upload.organisation_id, Asset.sha256 == sha256
    )
    asset = db.scalar(known)
    if asset is None:
        asset = Asset(
            organisation_id=upload.organisation_id,
            sha256=sha256,
            name=upload.name,
            size=upload.length,
            uploaded_by=upload.user_id,
            created_at=now,
        )
        db.add(asset)
        try:
            db.flush()
        except IntegrityError:  # the same file came by another upload in this very moment
            db.rollback()
            asset = db.scalars(known).one()
    asset.deleted_at = None
    if asset.state == "refused":
        asset.state = "importing"
        asset.problem = None
    importing.ask(
        db,
        asset,
        now,
        video_id=upload.video_id,
        scene=upload.scene,
        slot=upload.slot,
        user_id=upload.user_id,
    )
    upload.offset = upload.length
    upload.finished_at = now
    upload.asset_id = asset.id
    db.commit()
    return asset


def drop(db: Session, folder: DataFolder, upload: Upload) -> None:
    """Forget an upload and its bytes; what it has become stays. Commits."""
    with contextlib.suppress(FileNotFoundError):
        folder.upload(upload.organisation_id, upload.token).unlink()
    db.delete(upload)
    db.commit()


def tidy(db: Session, folder: DataFolder, now: datetime) -> int:
    """Drop uploads that nobody goes on with; return how many."""
    old = list(_old(db, now))
    for upload in old:
        drop(db, folder, upload)
    return len(old)


def _old(db: Session, now: datetime) -> Iterator[Upload]:
    yield from db.scalars(
        select(Upload).where(Upload.finished_at.is_(None), Upload.touched_at < now - IDLE)
    )
    yield from db.scalars(select(Upload).where(Upload.finished_at < now - KEPT))


def _coming(db: Session, now: datetime) -> int:
    """Bytes that are still to come of all uploads under way, of whatever organisation."""
    rest = select(func.sum(Upload.length - Upload.offset)).where(
        Upload.finished_at.is_(None), Upload.touched_at > now - QUIET
    )
    return db.scalar(rest) or 0


def _begun(db: Session, phone_link_id: int) -> tuple[int, int]:
    """How many uploads a link has begun, and the bytes they announced."""
    row = db.execute(
        select(func.count(), func.coalesce(func.sum(Upload.length), 0)).where(
            Upload.phone_link_id == phone_link_id
        )
    ).one()
    return int(row[0]), int(row[1])


def _write(file: IO[bytes], piece: bytes, place: int) -> None:
    """Write the piece where it belongs, under a lock: another connection may be as far."""
    fcntl.flock(file, fcntl.LOCK_EX)
    try:
        if _end(file) != place:
            raise Misplaced(_end(file))
        file.seek(place)
        view = memoryview(piece)
        while view:
            view = view[file.write(view) :]
    except OSError as error:
        if is_full(error):
            raise NoRoom(len(piece)) from error
        raise
    finally:
        fcntl.flock(file, fcntl.LOCK_UN)


def _end(file: IO[bytes]) -> int:
    return os.fstat(file.fileno()).st_size


def _plain(name: str) -> str:
    """A file's own name, without path and unprintable signs."""
    last = Path(name.replace("\\", "/")).name
    return "".join(c for c in last if c.isprintable()).strip()[:200] or "sans-nom"
