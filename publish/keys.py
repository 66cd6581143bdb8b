"""Keys: the secrets of one account in memory, and Secrets: how they are sealed in the database.

The key that opens them lies in a file outside the database, readable by its owner alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from secrets import token_hex

from cryptography.fernet import Fernet, InvalidToken

from publish.errors import KeysUnreadable


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What opens an account. Never printed: none of its fields is in its representation."""

    page_token: str = field(repr=False)
    """The Page's access token; it publishes and reads, for Instagram too."""
    user_token: str | None = field(default=None, repr=False)
    """The person's long-lived token, after a code flow; the second try of reads."""
    app_secret: str | None = field(default=None, repr=False)
    """The app's secret, when known: every call is then proven with it."""

    def proof(self, token: str) -> str | None:
        """Return appsecret_proof: hex HMAC-SHA256 of the token, keyed with the app's secret."""
        if self.app_secret is None:
            return None
        return hmac.new(self.app_secret.encode(), token.encode(), hashlib.sha256).hexdigest()


class Secrets:
    """Seals and opens Keys with the key in a file. The file is made, mode 0600, when missing."""

    def __init__(self, key_path: Path) -> None:
        """Open or make the key file. Raises KeysUnreadable when what lies there is no key."""
        self._path = key_path
        if not key_path.exists():
            _make_key_file(key_path)
        try:
            self._fernet = Fernet(key_path.read_bytes().strip())
        except ValueError as error:
            raise KeysUnreadable(f"{key_path} holds no key") from error

    def seal(self, keys: Keys) -> bytes:
        """Return the keys encrypted (Fernet: AES-128-CBC and HMAC-SHA256)."""
        return self._fernet.encrypt(json.dumps(asdict(keys)).encode())

    def open(self, sealed: bytes) -> Keys:
        """Return the keys that `seal` closed. Raises KeysUnreadable with another key file."""
        try:
            return Keys(**json.loads(self._fernet.decrypt(sealed)))
        except (InvalidToken, TypeError) as error:
            raise KeysUnreadable("the stored secrets do not open with this key file") from error


def _make_key_file(path: Path) -> None:
    """Make it whole, beside, and give it its name: nobody ever reads half a key."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}-{token_hex(6)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(Fernet.generate_key())
        file.flush()
        os.fsync(file.fileno())
    with contextlib.suppress(FileExistsError):  # another process was faster; its key is the key
        path.hardlink_to(beside)
    beside.unlink()
