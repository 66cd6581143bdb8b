"""Paths: where everything lies in the data folder, by organisation and content hash. EDGE.

    studio.sqlite3            the database (and its -wal, -shm)
    reserve                   a megabyte kept back for a full disk (studio.work.reserve)
    attended                  whether somebody waits for a picture (studio.work.attended)
    keys/session.key          signs cookies; keys/accounts.key opens the accounts' secrets (0600)
    uploads/<org>/            what is still coming in
    originals/<org>/<hash>    files as they came, never touched
    imports/<org>/<hash>/     proxy, sound, filmstrip, waveform, poster made of each
    workspace/<org>/          what the engine keeps: finished pieces and drafts, by fingerprint
    renders/<org>/<hash>/     finished videos: video.mp4, video.srt, poster.jpg
    beforehand                what is made before it is asked for (studio.work.shunned)
    speech/                   the model that recognises speech, put together (media/listening.py)
    pretend/, practice/       the pretend network: the demo's, and that of `studio emulator`

A file under a final name is whole: it was written beside and renamed.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFolder:
    """The data folder of one studio."""

    root: Path
    """STUDIO_DATA, absolute."""

    def make(self) -> None:
        """Make the folder and its parts. Raises OSError when it may not be written."""
        for part in ("keys", "uploads", "originals", "imports", "workspace", "renders"):
            (self.root / part).mkdir(parents=True, exist_ok=True)
        (self.root / "keys").chmod(0o700)

    @property
    def database(self) -> Path:
        """The database."""
        return self.root / "studio.sqlite3"

    @property
    def reserve(self) -> Path:
        """What is kept back for the hour the disk is full."""
        return self.root / "reserve"

    @property
    def speech(self) -> Path:
        """The model that recognises speech, where the extra is installed."""
        return self.root / "speech"

    @property
    def beforehand(self) -> Path:
        """Where is noted what the worker makes before it is asked for."""
        return self.root / "beforehand"

    @property
    def attended(self) -> Path:
        """Where the web tells the worker that somebody waits at a screen."""
        return self.root / "attended"

    @property
    def session_key(self) -> Path:
        """The key that signs cookies."""
        return self.root / "keys" / "session.key"

    @property
    def accounts_key(self) -> Path:
        """The key that opens the secrets of connected accounts."""
        return self.root / "keys" / "accounts.key"

    def upload(self, organisation_id: int, token: str) -> Path:
        """An upload under way. Raises ValueError for a token of another form."""
        if not re.fullmatch(r"[A-Za-z0-9_-]{10,80}", token):
            raise ValueError("not an upload token")
        return self._of("uploads", organisation_id) / token

    def original(self, organisation_id: int, sha256: str) -> Path:
        """A file as it came."""
        return self._of("originals", organisation_id) / _checked(sha256)

    def imported(self, organisation_id: int, sha256: str) -> Path:
        """The folder of what was made of it at import."""
        return self._of("imports", organisation_id) / _checked(sha256)

    def workspace(self, organisation_id: int) -> Path:
        """Where the engine keeps an organisation's finished pieces and drafts, by fingerprint."""
        return self._of("workspace", organisation_id)

    def render(self, organisation_id: int, sha256: str) -> Path:
        """The folder of one finished video, named by the hash of its MP4."""
        return self._of("renders", organisation_id) / _checked(sha256)

    def free(self) -> int:
        """Bytes free on its disk."""
        return shutil.disk_usage(self.root).free

    def forget(self, organisation_id: int) -> None:
        """Remove every file of an organisation."""
        for part in ("uploads", "originals", "imports", "renders", "workspace"):
            shutil.rmtree(self.root / part / str(organisation_id), ignore_errors=True)

    def _of(self, part: str, organisation_id: int) -> Path:
        folder = self.root / part / str(int(organisation_id))
        folder.mkdir(parents=True, exist_ok=True)
        return folder


def session_secret(folder: DataFolder) -> bytes:
    """Return the key that signs cookies, made once, readable by its owner alone."""
    path = folder.session_key
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_file() or not path.stat().st_size:  # (an empty one: a full disk, a power cut)
        beside = path.with_name(f".{path.name}-{secrets.token_hex(6)}")
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(48))
            file.flush()
            os.fsync(file.fileno())
        if path.is_file() and not path.stat().st_size:
            path.unlink(missing_ok=True)
        with contextlib.suppress(FileExistsError):  # another process was faster: its key is the key
            path.hardlink_to(beside)
        beside.unlink()
    return path.read_bytes()


def _checked(sha256: str) -> str:
    if not _HASH.fullmatch(sha256):
        raise ValueError("not a content hash")
    return sha256
