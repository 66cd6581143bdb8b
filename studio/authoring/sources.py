"""A storyboard from a file, with its media at hand: for the command line and the demo. EDGE."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from media.facts import MediaFacts, MediaId
from media.library import Imported, MediaRefused, import_file
from media.sources import KnownSources, Sources
from templates.catalog import Loaded, load
from templates.problems import Problem
from templates.storyboard import Storyboard


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHand:
    """A storyboard whose every file can be decoded."""

    board: Storyboard
    sources: Sources
    licence: tuple[Problem, ...] = ()
    """Why its music may not be published; a file's music has no card to ask."""


class Refused(Exception):
    """Files that cannot be used, each with its path in the storyboard's folder."""

    def __init__(self, refused: tuple[tuple[str, MediaRefused], ...]) -> None:
        super().__init__(", ".join(name for name, _ in refused))
        self.refused = refused


def from_file(
    path: Path,
    workspace: Path,
    *,
    cancel: threading.Event | None = None,
    tell: Callable[[float], None] = lambda _share: None,
) -> AtHand:
    """Return the storyboard of a file, its media imported below `workspace` (by content, once).

    Raises StoryboardError with every problem of the document, Refused with every file that cannot
    be used, media.errors.Cancelled and NoSpace.
    """
    loaded = load(path)
    return AtHand(board=loaded.storyboard, sources=_sources(loaded, workspace, cancel, tell))


def _sources(
    loaded: Loaded,
    workspace: Path,
    cancel: threading.Event | None,
    tell: Callable[[float], None],
) -> KnownSources:
    found: dict[MediaId, Imported] = {}
    refused: list[tuple[str, MediaRefused]] = []
    for number, (media_id, file) in enumerate(loaded.media.items()):
        tell(number / len(loaded.media))
        outcome = import_file(file, workspace / "imports" / media_id, cancel=cancel)
        if isinstance(outcome, MediaRefused):
            refused.append((file.name, outcome))
        else:
            found[media_id] = _at(outcome, file)
    if refused:
        raise Refused(tuple(refused))
    tell(1.0)
    return KnownSources(files=_files(found))


def _at(outcome: Imported, file: Path) -> Imported:
    """The import with its original where it lies now: it may have moved since it was remembered."""
    inside = outcome.proxy is not None and outcome.render_source.parent == outcome.proxy.parent
    return outcome if inside else replace(outcome, render_source=file)


def _files(
    found: Mapping[MediaId, Imported],
) -> dict[MediaId, tuple[MediaFacts, Path, Path]]:
    return {
        media_id: (one.facts, one.render_source, one.proxy or one.sound or one.render_source)
        for media_id, one in found.items()
    }
