"""The library: what it lists, what a clip in use means, renaming, bin and back. EDGE."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from studio.errors import NothingToDo
from studio.models import Asset, FaceJob, ImportJob, Template, Upload, Video
from studio.paths import DataFolder
from studio.work.assets import facts_of, uses

PAGE = 48
"""Files on one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of the library is looked for."""

    words: str = ""
    """All of them must be in the name."""
    kinds: tuple[str, ...] = ()
    """video, image, audio; empty: any."""
    binned: bool = False
    ready: bool = False
    """Only what may fill a slot now."""
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A page of files."""

    assets: tuple[Asset, ...]
    total: int
    page: int
    pages: int
    used: dict[str, list[Video | Template]]
    """By content hash: what shows or sounds it."""


def find(db: Session, organisation_id: int, wanted: Wanted) -> Shown:
    """Return the files looked for, newest first."""
    query = select(Asset).where(Asset.organisation_id == organisation_id)
    query = query.where(
        Asset.deleted_at.is_not(None) if wanted.binned else Asset.deleted_at.is_(None)
    )
    for word in wanted.words.split()[:8]:
        plain = word.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
        query = query.where(Asset.name.ilike(f"%{plain}%", escape="\\"))
    if wanted.kinds:
        query = query.where(Asset.kind.in_(wanted.kinds))
    if wanted.ready:
        query = query.where(Asset.state == "ready")
    total = db.scalar(select(func.count()).select_from(query.subquery())) or 0
    pages = max(1, -(-total // PAGE))
    page = min(max(1, wanted.page), pages)
    rows = db.scalars(
        query.order_by(Asset.created_at.desc(), Asset.id.desc())
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    return Shown(
        assets=tuple(rows), total=total, page=page, pages=pages, used=uses(db, organisation_id)
    )


def rename(db: Session, asset: Asset, name: str) -> None:
    """Call it otherwise; an empty name changes nothing. Commits."""
    plain = "".join(c for c in name if c.isprintable()).strip()[:200]
    if plain:
        asset.name = plain
        db.commit()


def bin_it(db: Session, asset: Asset, now: datetime) -> None:
    """Put it into the bin. Commits. Raises NothingToDo while a video or own template uses it."""
    if asset.sha256 in uses(db, asset.organisation_id):
        raise NothingToDo("in use")
    asset.deleted_at = now
    db.commit()


def restore(db: Session, asset: Asset) -> None:
    """Take it out of the bin. Commits."""
    asset.deleted_at = None
    db.commit()


def erase(db: Session, folder: DataFolder, asset: Asset) -> None:
    """Delete it and its files for good. Commits. NothingToDo: in use, or not in the bin."""
    if asset.deleted_at is None or asset.sha256 in uses(db, asset.organisation_id):
        raise NothingToDo("in use or not in the bin")
    owner, sha256 = asset.organisation_id, asset.sha256
    for upload in db.scalars(select(Upload).where(Upload.asset_id == asset.id)):
        db.delete(upload)
    for job in db.scalars(select(ImportJob).where(ImportJob.asset_id == asset.id)):
        db.delete(job)
    db.execute(delete(FaceJob).where(FaceJob.organisation_id == owner, FaceJob.media == sha256))
    db.delete(asset)
    db.commit()
    folder.original(owner, sha256).unlink(missing_ok=True)
    shutil.rmtree(folder.imported(owner, sha256), ignore_errors=True)


def detail(asset: Asset) -> dict[str, Any]:
    """Return what a list says of a file: frames, pixels, whether one hears it."""
    facts = facts_of(asset)
    if facts is None:
        return {}
    return {
        "frames": facts.duration,
        "width": facts.width,
        "height": facts.height,
        "sound": facts.has_sound or facts.kind == "audio",
    }
