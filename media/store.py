"""Results kept by what they are made of: a file's name is its fingerprint.

A file appears under its name only when it is whole: it is made under a name of its own and renamed.
Two that make the same thing at once do no harm. What a killed process left half made lies under
`*.part-*` and is swept when it is old.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from media.errors import NoSpace, is_no_space
from media.fingerprint import Fingerprint

STALE = 6 * 3600
"""Seconds after which a half-made file is nobody's any more: no render step may last so long."""


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

    def evict(self, keep_bytes: int) -> int:
        """Removes what was longest unused until at most `keep_bytes` are left; gives how many."""
        files = [p for p in self.root.glob("*/*") if p.is_file() and ".part-" not in p.name]
        seen = sorted(((p.stat().st_mtime, p.stat().st_size, p) for p in files), reverse=True)
        total = count = 0
        for _, size, path in seen:
            total += size
            if total > keep_bytes:
                path.unlink(missing_ok=True)
                count += 1
        return count

    def clear(self) -> None:
        """Removes everything."""
        shutil.rmtree(self.root, ignore_errors=True)


def _settle(path: Path) -> None:
    """On the disk before it gets its name: a power cut must not leave an empty file under it."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
