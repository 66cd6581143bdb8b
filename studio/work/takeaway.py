"""What else comes out of one plan: covers in three shapes, a short GIF, the timeline. EDGE.

Made when somebody first asks for it, from the storyboard that was rendered, and kept beside the
finished file under a name that it has only when it is whole.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from urllib.parse import quote
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from media.extract import gif
from media.facts import MediaId
from media.otio import otio
from media.rendition import REEL
from media.sources import Sources
from media.still import still
from studio.models import Asset, Render
from studio.paths import DataFolder
from studio.work.assets import LibrarySources
from studio.work.attended import Attended
from templates import document, pace
from templates.compose import compose
from templates.storyboard import Storyboard

COVERS: Final = {
    "cover-9x16.jpg": (1080, 1920),
    "cover-4x5.jpg": (1080, 1350),
    "cover-3x4.jpg": (1080, 1440),
}
"""Pixels of each: the reel's own, the feed's, and what Instagram's grid shows (2026-11)."""
EXTRACT: Final = "extract.gif"
TIMELINE: Final = "timeline.otio"
NAMES: Final = (*COVERS, EXTRACT, TIMELINE)
TYPES: Final = dict.fromkeys(COVERS, "image/jpeg") | {
    EXTRACT: "image/gif",
    TIMELINE: "application/json",
}

_AT_ONCE: Final = threading.Semaphore(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What the pieces are made of."""

    board: Storyboard
    sources: Sources
    workspace: Path
    film: Path
    """The finished MP4."""
    places: Mapping[MediaId, str]
    """Where another editor finds the clips, as URL."""


def piece(db: Session, folder: DataFolder, made: Render, name: str) -> Path:
    """Return a piece of a finished video, made now if nobody has asked before.

    Raises UnknownMedia when a clip is gone, NoSpace, TooLively, FfmpegFailed; KeyError for a name
    that is none.
    """
    place = folder.render(made.organisation_id, made.sha256)
    final = place / name
    with _AT_ONCE, Attended(path=folder.attended).held():
        if not final.is_file():
            board = document.read(made.storyboard)
            origin = Origin(
                board=board,
                sources=LibrarySources(folder=folder, organisation_id=made.organisation_id),
                workspace=folder.workspace(made.organisation_id),
                film=place / "video.mp4",
                places=_names(db, made.organisation_id, board),
            )
            make(name, origin, final)
    return final


def make(name: str, origin: Origin, final: Path) -> None:
    """Make one piece under its final name. Raises as `piece`."""
    makers: dict[str, Callable[[Origin, Path], None]] = {EXTRACT: _extract, TIMELINE: _timeline}
    beside = final.with_name(f".{uuid4().hex}-{final.name}")
    try:
        if name in COVERS:
            beside.write_bytes(_cover(origin, *COVERS[name]))
        else:
            makers[name](origin, beside)
        beside.replace(final)
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()


def _cover(origin: Origin, width: int, height: int) -> bytes:
    """The cover's own frame, framed anew around its focus: no caption is cut through."""
    form = replace(REEL, name=f"cover-{width}x{height}", width=width, height=height)
    cover = pace.cover_frame(origin.board)
    return still(compose(origin.board), cover, origin.sources, origin.workspace, rendition=form)


def _extract(origin: Origin, target: Path) -> None:
    gif(origin.film, target, pace.cover_frame(origin.board))


def _timeline(origin: Origin, target: Path) -> None:
    facts = {media: origin.sources.facts(media) for media in document.media_of(origin.board)}
    target.write_text(otio(compose(origin.board), facts, origin.places), "utf-8")


def _names(db: Session, organisation_id: int, board: Storyboard) -> dict[MediaId, str]:
    """The clips' names in the library: put beside the timeline, they are found."""
    rows = db.execute(
        select(Asset.sha256, Asset.name).where(
            Asset.organisation_id == organisation_id,
            Asset.sha256.in_(list(document.media_of(board))),
        )
    )
    return {sha256: quote(name) for sha256, name in rows}
