"""Finding storyboards in folders, and reading one from a file with the media it names. EDGE.

A file names its media by paths relative to itself, nothing outside its folder; the door turns each
into the hash of its content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from media.facts import MediaId
from templates import document
from templates.problems import Problem, StoryboardError, problem
from templates.storyboard import Storyboard

BUNDLED = Path(__file__).parent / "bundled"
"""The project's own templates."""
LARGEST_DOCUMENT = 2_000_000
"""Bytes; a storyboard is a few kilobytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A storyboard from a file."""

    path: Path
    storyboard: Storyboard
    media: dict[MediaId, Path]
    """Where each file it names lies, by content hash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What could be read of a file, and all that is wrong with how it is written."""

    path: Path
    problems: tuple[Problem, ...]
    board: Storyboard | None
    """None: nothing could be read."""
    media: dict[MediaId, Path]
    """Where each file it names lies, by content hash."""


def load(path: Path) -> Loaded:
    """The storyboard of a file. Raises StoryboardError with every problem that `examine` finds."""
    found = examine(path)
    if found.problems or found.board is None:
        raise StoryboardError(found.problems)
    return Loaded(path=path, storyboard=found.board, media=found.media)


def examine(path: Path) -> Examined:
    """What a file says: "document-unreadable", "document-too-large", what `document.examine_text`
    finds, "media-outside" and "media-missing" for the files it names, all of it at once."""
    media: dict[MediaId, Path] = {}
    try:
        if path.stat().st_size > LARGEST_DOCUMENT:
            wrong = (problem("document-too-large", name=path.name),)
            return Examined(path=path, problems=wrong, board=None, media=media)
        text = path.read_text(encoding="utf-8-sig")  # some editors begin a file with a mark
    except (OSError, UnicodeDecodeError):
        wrong = (problem("document-unreadable", name=path.name),)
        return Examined(path=path, problems=wrong, board=None, media=media)
    folder = path.resolve().parent

    def find(name: str) -> str | Problem:
        if "\0" in name:
            return problem("media-missing", name=name.replace("\0", "")[:80])
        try:
            found = (folder / name).resolve()
            if not found.is_relative_to(folder):
                return problem("media-outside", name=name[:80])
            if not found.is_file():
                return problem("media-missing", name=name[:80])
            digest = content_hash(found)
        except OSError:  # a name that no disk takes, a file that may not be read
            return problem("media-missing", name=name[:80])
        media[digest] = found
        return digest

    read = document.examine_text(text, find)
    return Examined(path=path, problems=read.problems, board=read.board, media=media)


def content_hash(path: Path) -> MediaId:
    """SHA-256 of a file's bytes, as 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """The templates of a folder: one sub-folder each, with a storyboard.json."""

    folder: Path = BUNDLED

    def names(self) -> tuple[str, ...]:
        """Names of the templates, in alphabetical order."""
        return tuple(sorted(path.parent.name for path in self.folder.glob("*/storyboard.json")))

    def template(self, name: str) -> Loaded:
        """The template of this name. Raises StoryboardError."""
        return load(self._file(name, "storyboard.json"))

    def demo(self, name: str) -> Loaded:
        """The same, filled with its own clips. Raises StoryboardError."""
        return load(self._file(name, "demo.json"))

    def all(self) -> Iterator[tuple[str, Loaded]]:
        """Every template with its name."""
        for name in self.names():
            yield name, self.template(name)

    def _file(self, name: str, file: str) -> Path:
        if name not in self.names():
            raise StoryboardError((problem("no-such-template", name=name[:80]),))
        return self.folder / name / file
