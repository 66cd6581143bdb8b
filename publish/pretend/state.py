"""What the pretend network knows: documents in one SQLite file, uploads beside it, a clock.

Everything is written before it is answered, so a process that is killed loses nothing. Phases
(processing, publishing) are not run by anything: they follow from moments and the clock.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

Doc = dict[str, Any]

DEFAULTS: Final[Doc] = {
    "clock_offset": 0.0,  # seconds added to the real time
    "processing_seconds": 2.0,  # from the last byte to FINISHED / ready
    "publish_seconds": 1.0,  # from the publishing call to visible
    "listing_lag_seconds": 0.0,  # from visible to listed
    "object_life_seconds": 86_400.0,  # of a container or a session that nobody publishes
    "probe": False,  # look into uploaded files and refuse what the networks would
    "quota_total": 100,  # Instagram's posts in a rolling day
    "reels_per_day": 30,  # Facebook's
    "duplicate_finish": "success",  # or "error": what a second finish answers
    "upload_url_version": True,  # whether upload_url has a version segment
    "bytes_key": "bytes_transfered",  # the guides' spelling; or "bytes_transferred"
    "upload_phase_key": "uploading_phase",  # or "upload_phase"
    "done_word": "complete",  # or "completed"
    "errors_key": "errors",  # or "error"
    "insights_delay_seconds": 0.0,  # until the first number: an empty list before
    "refused_metrics": [],  # names that fail the whole call
    "views_factor": 1.0,  # multiplies every count
    "usage": None,  # value of the usage headers, 0..100
    "regain_minutes": 0,
    "accounts_empty": False,  # /me/accounts answers an empty list
    "blind_tokens": [],  # token kinds whose reads of objects answer 100/33
    "require_proof": False,  # refuse calls without appsecret_proof
}


class State:
    """The documents of the network, by kind and id. Safe between threads and processes."""

    def __init__(self, folder: Path) -> None:
        """Open or make the state in that folder."""
        self.folder = folder
        self.uploads = folder / "uploads"
        self.uploads.mkdir(parents=True, exist_ok=True)
        self._lock = threading.RLock()
        self._depth = 0
        self._db = sqlite3.connect(
            folder / "pretend.sqlite3", timeout=30, isolation_level=None, check_same_thread=False
        )
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS docs (kind TEXT, id TEXT, body TEXT, number INTEGER, "
            "PRIMARY KEY (kind, id))"
        )
        self._db.execute("CREATE INDEX IF NOT EXISTS docs_number ON docs (number)")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the state for a whole effect: all of it is written, or nothing."""
        with self._lock:
            outer = self._depth == 0
            if outer:
                self._db.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
            except BaseException:
                if outer:
                    self._db.execute("ROLLBACK")
                raise
            else:
                if outer:
                    self._db.execute("COMMIT")
            finally:
                self._depth -= 1

    def get(self, kind: str, key: str) -> Doc | None:
        """Return a document, None if there is none."""
        with self._lock:
            row = self._db.execute(
                "SELECT body FROM docs WHERE kind = ? AND id = ?", (kind, key)
            ).fetchone()
        return json.loads(row[0]) if row else None

    def put(self, kind: str, key: str, doc: Doc) -> Doc:
        """Write a document; return it."""
        with self._lock:
            self._db.execute(
                "INSERT INTO docs (kind, id, body, number) VALUES (?, ?, ?, "
                "(SELECT COALESCE(MAX(number), 0) + 1 FROM docs)) "
                "ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body",
                (kind, key, json.dumps(doc)),
            )
        return doc

    def all(self, kind: str) -> list[Doc]:
        """Return the documents of a kind, in the order they were made."""
        with self._lock:
            rows = self._db.execute(
                "SELECT body FROM docs WHERE kind = ? ORDER BY number", (kind,)
            ).fetchall()
        return [json.loads(row[0]) for row in rows]

    def remove(self, kind: str, key: str | None = None) -> None:
        """Remove a document, or all of a kind."""
        with self._lock:
            if key is None:
                self._db.execute("DELETE FROM docs WHERE kind = ?", (kind,))
            else:
                self._db.execute("DELETE FROM docs WHERE kind = ? AND id = ?", (kind, key))

    def trim(self, kind: str, most: int) -> None:
        """Forget the oldest documents of a kind beyond so many."""
        with self._lock:
            self._db.execute(
                "DELETE FROM docs WHERE kind = ? AND number < (SELECT number FROM docs "
                "WHERE kind = ? ORDER BY number DESC LIMIT 1 OFFSET ?)",
                (kind, kind, most),
            )

    def new_id(self, prefix: int) -> str:
        """Return a new id of digits, as Graph gives them; ids of a kind begin alike."""
        with self.transaction():
            counter = self.get("counter", "ids") or {"n": 0}
            counter["n"] += 1
            self.put("counter", "ids", counter)
        return str(prefix * 10**12 + counter["n"] * 7919 + 104_729)

    def settings(self) -> Doc:
        """Return how the network behaves."""
        return DEFAULTS | (self.get("settings", "all") or {})

    def set(self, **changes: Any) -> Doc:
        """Change how the network behaves. Raises KeyError for a setting that is not one."""
        unknown = set(changes) - set(DEFAULTS)
        if unknown:
            raise KeyError(", ".join(sorted(unknown)))
        with self.transaction():
            self.put("settings", "all", (self.get("settings", "all") or {}) | changes)
        return self.settings()

    def now(self) -> datetime:
        """Return the network's time."""
        return datetime.now(UTC) + timedelta(seconds=self.settings()["clock_offset"])

    def stamp(self) -> float:
        """Return the network's time as Unix seconds, as documents keep it."""
        return self.now().timestamp()

    def bytes_held(self, remote_id: str) -> int:
        """Return how many bytes of an upload lie here."""
        path = self.upload_path(remote_id)
        return path.stat().st_size if path.exists() else 0

    def upload_path(self, remote_id: str) -> Path:
        """Return where an upload's bytes lie."""
        if not remote_id.isdigit():
            raise KeyError(remote_id)
        return self.uploads / f"{remote_id}.mp4"

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()
