"""Results kept by what they are made of: a file's name is its fingerprint.

A file appears under its name only when it is whole: it is made under a name of its own and renamed.
Two that make the same thing at once do no harm. What a killed process left half made lies under
`*.part-*` and is swept when it is old.

A store is kept under a size by letting go of what was unused for longest. What somebody still works
on is named by a pin, and stays whatever its age.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import threading
import time
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from media.errors import NoSpace, is_no_space
from media.fingerprint import Fingerprint

STALE = 6 * 3600
"""Seconds after which a half-made file is nobody's any more: no render step may last so long."""


PINS = "pins"
"""Folder of the pins within the root."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """How full a store is."""

    total: int
    """Bytes of all results."""
    pinned: int
    """Bytes of those that stay whatever their age."""


class SegmentStore:
    """A folder of results. Safe to share between threads and processes."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, name: Fingerprint, suffix: str) -> Path:
        """Where a result lies, or would lie: `suffix` is ".mp4", ".mkv" …"""
        return self.root / self.within(name, suffix)

    def within(self, name: Fingerprint, suffix: str) -> str:
        """The same as a path within the root: digits, letters and one slash."""
        return f"{name[:2]}/{name}{suffix}"

    def find(self, name: Fingerprint, suffix: str) -> Path | None:
        """The finished result of this name, or None. Looking makes it young again."""
        path = self.path(name, suffix)
        try:
            os.utime(path)
        except FileNotFoundError:
            return None
        return path

    @contextlib.contextmanager
    def making(self, name: Fingerprint, suffix: str) -> Iterator[Path]:
        """A path to write to; what lies there in the end gets its name, unless an error leaves.

        Raises NoSpace when the disk is full.
        """
        path = self.path(name, suffix)
        part = path.with_name(f"{name}.part-{os.getpid()}-{threading.get_ident()}{suffix}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            yield part
            _settle(part)
            part.replace(path)
        except OSError as error:
            if is_no_space(error):
                raise NoSpace(str(path)) from error
            raise
        finally:
            part.unlink(missing_ok=True)

    def keep(self, name: Fingerprint, suffix: str, content: bytes) -> Path:
        """Puts a few bytes under a name, unless they are there; gives their path."""
        found = self.find(name, suffix)
        if found is None:
            with self.making(name, suffix) as part:
                part.write_bytes(content)
            found = self.path(name, suffix)
        return found

    @contextlib.contextmanager
    def scratch(self, suffix: str) -> Iterator[Path]:
        """A path for something that is needed only meanwhile; gone afterwards, whatever happens.

        Raises NoSpace when the disk is full.
        """
        path = self.root / "scratch" / f"x.part-{os.getpid()}-{threading.get_ident()}{suffix}"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            yield path
        except OSError as error:
            if is_no_space(error):
                raise NoSpace(str(path)) from error
            raise
        finally:
            path.unlink(missing_ok=True)

    def sweep(self, now: float | None = None) -> int:
        """Removes half-made files that are old; gives how many. Run when a worker starts."""
        limit = (time.time() if now is None else now) - STALE
        count = 0
        for path in self.root.glob("*/*.part-*"):
            with contextlib.suppress(FileNotFoundError):
                if path.stat().st_mtime < limit:
                    path.unlink()
                    count += 1
        return count

    def pin(self, key: str, names: Iterable[Fingerprint]) -> None:
        """Says that the results of these names are needed for `key`, now or soon.

        It replaces what was pinned for the same key. `key` is letters, digits and hyphens.
        """
        place = self.root / PINS / f"{key}.json"
        part = place.with_suffix(f".part-{os.getpid()}-{threading.get_ident()}")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(sorted(set(names))), encoding="ascii")
            part.replace(place)
        except OSError as error:
            if is_no_space(error):
                raise NoSpace(str(place)) from error
            raise
        finally:
            part.unlink(missing_ok=True)

    def pins(self) -> tuple[str, ...]:
        """The keys that something is pinned for."""
        return tuple(sorted(place.stem for place in (self.root / PINS).glob("*.json")))

    def unpin(self, key: str) -> None:
        """Lets go of what was pinned for a key."""
        (self.root / PINS / f"{key}.json").unlink(missing_ok=True)

    def filled(self) -> Filled:
        """How full it is."""
        pinned = self._pinned()
        seen = [(path, size) for _, size, path in self._results()]
        held = sum(size for path, size in seen if _name(path) in pinned)
        return Filled(total=sum(size for _, size in seen), pinned=held)

    def evict(self, keep_bytes: int) -> int:
        """Removes what was longest unused until at most `keep_bytes` are left; gives how many.

        What is pinned stays, though it counts: more than `keep_bytes` may be left of it alone.
        """
        seen = self._results()
        pinned = self._pinned()  # read after the list: who pins after this has used it just now
        total = sum(size for _, size, path in seen if _name(path) in pinned)
        count = 0
        for used, size, path in sorted(seen, reverse=True):
            if _name(path) in pinned:
                continue
            total += size
            if total > keep_bytes and _unused_since(path, used):
                path.unlink(missing_ok=True)
                count += 1
        return count

    def _results(self) -> list[tuple[float, int, Path]]:
        """When each finished result was last used, its size, its path."""
        found = []
        for path in self.root.glob("??/*"):
            with contextlib.suppress(FileNotFoundError):
                if ".part-" not in path.name and path.is_file():
                    state = path.stat()
                    found.append((state.st_mtime, state.st_size, path))
        return found

    def _pinned(self) -> Collection[str]:
        names: set[str] = set()
        for place in (self.root / PINS).glob("*.json"):
            with contextlib.suppress(FileNotFoundError, ValueError):
                names.update(json.loads(place.read_text(encoding="ascii")))
        return names

    def clear(self) -> None:
        """Removes everything."""
        shutil.rmtree(self.root, ignore_errors=True)


def _name(path: Path) -> str:
    return path.name.partition(".")[0]


def _unused_since(path: Path, moment: float) -> bool:
    """Whether nobody has looked for it since it was listed."""
    try:
        return path.stat().st_mtime <= moment
    except FileNotFoundError:
        return False


def _settle(path: Path) -> None:
    """On the disk before it gets its name: a power cut must not leave an empty file under it."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
