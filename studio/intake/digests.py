"""Hashes of uploads, taken while their bytes come: after the last byte nothing is read again.

They live in the process that takes the bytes. An upload is only ever written behind its end, so
pieces that follow one another from the first byte on are the file. What does not follow (the server
was started anew, two lines were at it, the disk was full) is let go: then the file is read.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from typing import Any, Final

KEPT: Final = 64
"""Uploads of which a hash is kept; the one that was fed longest ago is let go."""


class Digests:
    """Hashes in the making, by the upload's token. Safe to share between threads."""

    def __init__(self, most: int = KEPT) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._runs: OrderedDict[str, tuple[int, Any]] = OrderedDict()
        """Bytes that each holds, and the hash of them."""

    def feed(self, token: str, place: int, piece: bytes) -> None:
        """Take a piece that was written at `place`; one that does not follow ends the hash."""
        with self._lock:
            begun = (0, hashlib.sha256()) if place == 0 else (-1, None)
            held, sha256 = self._runs.pop(token, begun)
            if held != place:
                return
            sha256.update(piece)  # a piece is small: others wait a tenth of a millisecond
            self._runs[token] = (place + len(piece), sha256)
            while len(self._runs) > self._most:
                self._runs.popitem(last=False)

    def taken(self, token: str, length: int) -> str | None:
        """Return the hash of that many bytes and forget it; None where it is not known."""
        with self._lock:
            held, sha256 = self._runs.pop(token, (-1, None))
        return str(sha256.hexdigest()) if held == length else None
