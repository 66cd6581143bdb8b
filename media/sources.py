"""Where uploaded files lie: the seam between the engine and whoever keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from media.errors import UnknownMedia
from media.facts import MediaFacts, MediaId


class Sources(Protocol):
    """Answers what a timeline names by content hash. Both raise UnknownMedia."""

    def path(self, media_id: MediaId, kind: Literal["original", "proxy"]) -> Path:
        """The file to decode: `Imported.render_source` for "original"."""

    def facts(self, media_id: MediaId) -> MediaFacts:
        """What is known of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSources:
    """Sources that are all known beforehand, as for a file rendered from the command line."""

    files: Mapping[MediaId, tuple[MediaFacts, Path, Path]]
    """For each file: its facts, the original to decode, the proxy."""

    def path(self, media_id: MediaId, kind: Literal["original", "proxy"]) -> Path:
        """The file to decode."""
        _, original, proxy = self._file(media_id)
        return original if kind == "original" else proxy

    def facts(self, media_id: MediaId) -> MediaFacts:
        """What is known of it."""
        return self._file(media_id)[0]

    def _file(self, media_id: MediaId) -> tuple[MediaFacts, Path, Path]:
        if media_id not in self.files:
            raise UnknownMedia(media_id)
        return self.files[media_id]
