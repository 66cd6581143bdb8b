"""Files of the library as the engine wants them: facts, and where each lies. EDGE."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session

from media.errors import UnknownMedia
from media.facts import MediaFacts, MediaId
from media.library import Imported, glimpsed, imported
from studio.models import Asset, Template, Video
from studio.paths import DataFolder
from templates import document
from templates.storyboard import Storyboard

_FACTS: Final = TypeAdapter(MediaFacts)


def as_json(facts: MediaFacts) -> dict[str, Any]:
    """Return the facts as kept in an asset's row."""
    plain: dict[str, Any] = _FACTS.dump_python(facts, mode="json")
    return plain


def facts_of(asset: Asset) -> MediaFacts | None:
    """Return the facts of an asset, None before it was looked at."""
    return _FACTS.validate_python(asset.facts) if asset.facts else None


def facts_for(db: Session, organisation_id: int, media: Iterable[MediaId]) -> dict[str, MediaFacts]:
    """Return the facts of those files of the organisation that are ready, by content hash."""
    rows = db.scalars(
        select(Asset).where(
            Asset.organisation_id == organisation_id,
            Asset.sha256.in_(list(media)),
            Asset.state == "ready",
        )
    )
    found = ((row.sha256, facts_of(row)) for row in rows)
    return {sha256: facts for sha256, facts in found if facts is not None}


def facts_of_board(db: Session, organisation_id: int, board: Storyboard) -> dict[str, MediaFacts]:
    """Return the facts of every file that a storyboard names and the organisation has."""
    return facts_for(db, organisation_id, document.media_of(board))


@dataclass(frozen=True, slots=True, kw_only=True)
class LibrarySources:
    """`media.render.Sources` over an organisation's imported files.

    A film whose import still goes on is there already, without its proxy (`whole` tells).
    """

    folder: DataFolder
    organisation_id: int

    def whole(self, media: Iterable[MediaId]) -> bool:
        """Return whether none of these files waits for what its import still makes."""
        places = (self.folder.imported(self.organisation_id, one) for one in media)
        return all(_finished(place) is not None or glimpsed(place) is None for place in places)

    def path(self, media_id: MediaId, which: Literal["original", "proxy", "sound"]) -> Path:
        """Return where the file to decode lies. Raises UnknownMedia."""
        result = at_hand(self.folder.imported(self.organisation_id, media_id))
        if result is None:
            raise UnknownMedia(media_id)
        if which == "sound":
            return result.sound or result.render_source
        if which == "proxy" and result.proxy is not None:
            return result.proxy
        return result.render_source

    def facts(self, media_id: MediaId) -> MediaFacts:
        """Return its facts. Raises UnknownMedia."""
        result = at_hand(self.folder.imported(self.organisation_id, media_id))
        if result is None:
            raise UnknownMedia(media_id)
        return result.facts


def at_hand(folder: Path) -> Imported | None:
    """Return what an import has left so far: all of it, else a film's first look, else None."""
    return _finished(folder) or glimpsed(folder) or _finished(folder)  # it may end in between


def uses(db: Session, organisation_id: int) -> dict[str, list[Video | Template]]:
    """Return, by content hash, the videos and own templates that show or sound it.

    Videos in the bin count too: restoring one must find its clips.
    """
    found: dict[str, list[Video | Template]] = {}
    for owner in _owners(db, organisation_id):
        for sha256 in document.media_of(document.read(owner.storyboard)):
            found.setdefault(sha256, []).append(owner)
    return found


def _owners(db: Session, organisation_id: int) -> Iterator[Video | Template]:
    yield from db.scalars(select(Video).where(Video.organisation_id == organisation_id))
    yield from db.scalars(select(Template).where(Template.organisation_id == organisation_id))


def _finished(folder: Path) -> Imported | None:
    """Finished imports never change, so a found one is remembered; a missing one is not."""
    try:
        return _remembered(folder)
    except FileNotFoundError:
        return None


@cache
def _remembered(folder: Path) -> Imported:
    result = imported(folder)
    if result is None:
        raise FileNotFoundError(folder)
    return result
