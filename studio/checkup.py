"""What `studio doctor` looks at: everything the studio needs of its machine. EDGE.

Each look gives a finding: whether it is well, and the key of its sentence, which says what to do.
"""

from __future__ import annotations

import os
import socket
import sqlite3
import stat
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import imageio_ffmpeg

import media.fonts
import media.glyphs
from media import sightings
from studio import migrate
from studio.causes import cause
from studio.db import make_engine
from studio.paths import DataFolder
from studio.settings import Settings
from studio.work import housekeeping

LEAST_ROOM: Final = 2_000_000_000
"""Bytes below which a render may not find room."""
FILTERS: Final = (
    *("overlay", "scale", "zscale", "xfade", "tonemap", "bwdif", "gblur"),
    *("sidechaincompress", "rubberband", "alimiter", "ebur128", "amix", "aresample"),
)
EARLIEST: Final = 1_790_000_000
"""A clock before September 2026 is wrong: this program is younger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one look found."""

    well: bool
    key: str
    """Of the sentence: `doctor-<key>`."""
    values: dict[str, Any] = field(default_factory=dict)
    cause: str = ""
    """Key of the words that stand as `why` in it; empty: it has none."""


def look(settings: Settings) -> Iterator[Finding]:
    """Yield the finding of every look; none of them raises."""
    folder = DataFolder(root=settings.data)
    looks: tuple[Callable[[], Finding], ...] = (
        lambda: _folder(folder),
        lambda: _room(folder),
        lambda: _store(folder, settings.store_limit),
        lambda: _database(folder),
        lambda: _keys(folder),
        _ffmpeg,
        _fonts,
        _faces,
        _clock,
        lambda: _port(settings),
    )
    for one in looks:
        try:
            yield one()
        except Exception as error:
            yield Finding(well=False, key="broken", values={"why": str(error)[:300]})


def _folder(folder: DataFolder) -> Finding:
    try:
        folder.make()
        trial = folder.root / ".trial"
        trial.write_bytes(b"x")
        trial.unlink()
    except OSError as error:
        values = {"path": str(folder.root), "number": error.errno or 0}
        return Finding(well=False, key="folder-bad", values=values, cause=cause(error.errno))
    return Finding(well=True, key="folder", values={"path": str(folder.root)})


def _room(folder: DataFolder) -> Finding:
    free = folder.free()
    key = "room" if free >= LEAST_ROOM else "room-bad"
    return Finding(well=free >= LEAST_ROOM, key=key, values={"gigabytes": round(free / 1e9, 1)})


def _store(folder: DataFolder, limit: int) -> Finding:
    numbers = [int(place.name) for place in (folder.root / "workspace").glob("[0-9]*")]
    each = [housekeeping.filled(folder, number) for number in numbers]
    values = {
        "gigabytes": _gigabytes(sum(filled.total for filled in each)),
        "pinned": _gigabytes(sum(filled.pinned for filled in each)),
        "most": _gigabytes(limit),
    }
    over = any(filled.pinned > limit for filled in each)
    return Finding(well=not over, key="store-bad" if over else "store", values=values)


def _gigabytes(size: int) -> float:
    return round(size / 1e9, 1)


def _database(folder: DataFolder) -> Finding:
    engine = make_engine(folder)
    try:
        migrate.upgrade(engine)
    finally:
        engine.dispose()
    with sqlite3.connect(folder.database, timeout=15) as connection:
        said = connection.execute("PRAGMA quick_check").fetchone()[0]
    connection.close()
    key = "database" if said == "ok" else "database-bad"
    return Finding(well=said == "ok", key=key, values={"path": str(folder.database)})


def _keys(folder: DataFolder) -> Finding:
    for path in (folder.accounts_key, folder.session_key):
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            return Finding(well=False, key="keys-bad", values={"path": str(path)})
    if folder.accounts_key.exists() and not os.access(folder.accounts_key, os.R_OK):
        return Finding(well=False, key="keys-bad", values={"path": str(folder.accounts_key)})
    return Finding(well=True, key="keys")


def _ffmpeg() -> Finding:
    program = imageio_ffmpeg.get_ffmpeg_exe()
    said = subprocess.run(
        [program, "-hide_banner", "-filters"],
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    ).stdout
    missing = [name for name in FILTERS if f" {name} " not in said]
    if missing:
        return Finding(well=False, key="ffmpeg-bad", values={"missing": ", ".join(missing)})
    return Finding(well=True, key="ffmpeg", values={"path": program})


def _fonts() -> Finding:
    here = sorted(Path(str(media.fonts.__file__)).parent.glob("*.ttf"))
    one, family = (media.glyphs.length(signs, "emoji", 100) for signs in ("👩", "👩‍👩‍👧‍👦"))
    well = len(here) >= 6 and one == family  # shaped: else a family is four faces in a row
    return Finding(well=well, key="fonts" if well else "fonts-bad", values={"count": len(here)})


def _faces() -> Finding:
    well = sightings.able()
    return Finding(well=well, key="faces" if well else "faces-bad")


def _clock() -> Finding:
    well = time.time() > EARLIEST
    return Finding(well=well, key="clock" if well else "clock-bad")


def _port(settings: Settings) -> Finding:
    with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        values = {"host": settings.host, "port": str(settings.port)}
        try:
            attempt.bind((settings.host, settings.port))
        except OSError:
            return Finding(well=True, key="port-taken", values=values)
    return Finding(well=True, key="port", values=values)
