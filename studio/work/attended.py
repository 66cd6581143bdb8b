"""Whether somebody waits at a screen for a picture: told by the web, heard by the worker. EDGE.

The two are processes of their own. Whoever makes a still or a draft holds a shared lock on one file
of the data folder meanwhile, and leaves the moment on it afterwards. The kernel lets go of a lock
when its process dies, however it dies, so nothing has to be renewed and nothing can be left behind.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended:
    """The word between the two, of one data folder."""

    path: Path
    """The file; empty, its lock and its time say all."""

    @contextmanager
    def held(self) -> Iterator[None]:
        """Say that somebody waits while the block runs. Never fails: a still matters more."""
        handle = None
        with suppress(OSError):  # a full disk, a file system without locks
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(handle, fcntl.LOCK_SH)
            os.utime(handle)
        try:
            yield
        finally:
            if handle is not None:
                with suppress(OSError):
                    os.utime(handle)
                os.close(handle)

    def lately(self, seconds: float) -> bool:
        """Return whether somebody waits now, or did so many seconds ago at most.

        True as well where that cannot be known: then nothing is to be taken for idle.
        """
        try:
            handle = os.open(self.path, os.O_RDWR)
        except FileNotFoundError:
            return False  # nobody ever did
        except OSError:
            return True
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return abs(time.time() - os.fstat(handle).st_mtime) < seconds
        except OSError:
            return True
        finally:
            os.close(handle)
