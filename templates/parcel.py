"""A template in and out as one file: a zip with storyboard.json and the media it names. EDGE.

What comes from elsewhere is hostile until read: names may climb out of the folder, entries may be
links or devices, a few kilobytes may swell to gigabytes. Nothing is written before every entry has
been looked at, and no more is written than was announced and allowed.
"""

from __future__ import annotations

import json
import lzma
import re
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import IO, Final

from templates import document
from templates.catalog import LARGEST_DOCUMENT, Loaded, load
from templates.problems import Problem, StoryboardError, problem
from templates.storyboard import Storyboard

STORYBOARD: Final = "storyboard.json"
MOST_ENTRIES: Final = 200
LARGEST: Final = 600_000_000
"""Bytes of everything, unpacked: twenty minutes of phone footage."""
SWELLS: Final = 200
"""How many times larger than packed an entry may be; text packs well, films hardly."""
PIECE: Final = 1 << 20
BROKEN: Final = (
    zipfile.BadZipFile, EOFError, RuntimeError, ValueError, zlib.error,
    lzma.LZMAError,
)  # fmt: skip
"""How the reading of a broken entry ends."""

_NAME = re.compile(r"[A-Za-z0-9À-ÖØ-öø-ÿ_][A-Za-z0-9À-ÖØ-öø-ÿ_ .()+-]{0,99}")
"""One step of a path: no dot in front, no backslash, no colon, no control sign."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def pack(loaded: Loaded, target: Path) -> None:
    """Write a storyboard with its media as one file; the same storyboard gives the same bytes."""
    names = {
        media: f"media/{number:02d}-{media[:12]}{path.suffix.lower()[:8]}"
        for number, (media, path) in enumerate(sorted(loaded.media.items()), 1)
    }
    value = _named(document.dump(loaded.storyboard), names)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as parcel:
        text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
        parcel.writestr(zipfile.ZipInfo(STORYBOARD), text, zipfile.ZIP_DEFLATED)
        for media, path in sorted(loaded.media.items()):
            info = zipfile.ZipInfo(names[media])
            with path.open("rb") as source, parcel.open(info, "w", force_zip64=True) as sink:
                shutil.copyfileobj(source, sink, PIECE)


def unpack(file: Path | IO[bytes], folder: Path) -> Path:
    """Put a parcel into a folder that does not exist yet, and give its storyboard's path.

    Raises StoryboardError: what `entries` finds, "parcel-folder-there", and every problem of the
    storyboard. Nothing of a refused parcel stays.
    """
    if folder.exists():
        raise StoryboardError((problem("parcel-folder-there", name=folder.name),))
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(mkdtemp(prefix=".parcel-", dir=folder.parent))
    try:
        with _opened(file) as parcel:
            for entry in entries(parcel):
                _write(parcel, entry, beside)
        load(beside / STORYBOARD)
        beside.chmod(0o755)
        beside.rename(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return folder / STORYBOARD


def board_of(file: Path | IO[bytes]) -> Storyboard:
    """The storyboard of a parcel, its media named but not taken: for a shelf that keeps holes.

    Raises StoryboardError.
    """
    with _opened(file) as parcel:
        found = {entry.filename: entry for entry in entries(parcel)}
        try:
            with parcel.open(found[STORYBOARD]) as source:
                raw = source.read(LARGEST_DOCUMENT + 1)
            text = raw.decode("utf-8-sig")
        except BROKEN as error:
            raise StoryboardError((problem("parcel-unreadable"),)) from error
    if len(raw) > LARGEST_DOCUMENT:
        raise StoryboardError((problem("document-too-large", name=STORYBOARD),))

    def named(name: str) -> str | Problem:
        return "0" * 64 if name in found else problem("media-missing", name=name[:80])

    return document.loads(text, named)


def entries(parcel: zipfile.ZipFile) -> tuple[zipfile.ZipInfo, ...]:
    """The files of a parcel, folders left out, when all of them may be taken.

    Raises StoryboardError with every problem: "parcel-too-many", "parcel-too-large",
    "parcel-name" (a path that leaves the folder, or that some disk reads otherwise), "parcel-link",
    "parcel-locked", "parcel-twice", "parcel-no-storyboard".
    """
    found = parcel.infolist()
    if len(found) > MOST_ENTRIES:
        raise StoryboardError((problem("parcel-too-many", most=MOST_ENTRIES),))
    files = tuple(entry for entry in found if not entry.filename.endswith("/"))
    problems = [wrong for entry in found for wrong in _wrong(entry)]
    names = [entry.filename.casefold() for entry in files]
    problems += [problem("parcel-twice", name=n[:80]) for n in {*names} if names.count(n) > 1]
    if sum(entry.file_size for entry in files) > LARGEST:
        problems.append(problem("parcel-too-large", megabytes=LARGEST // 1_000_000))
    if STORYBOARD not in {entry.filename for entry in files}:
        problems.append(problem("parcel-no-storyboard"))
    if problems:
        raise StoryboardError(tuple(problems))
    return files


def _wrong(entry: zipfile.ZipInfo) -> Iterator[Problem]:
    name = entry.orig_filename if entry.orig_filename != entry.filename else entry.filename
    shown = name.replace("\0", "")[:80]
    steps = name.removesuffix("/").split("/")
    if len(steps) > 4 or any(not _NAME.fullmatch(s) or _RESERVED.fullmatch(s) for s in steps):
        yield problem("parcel-name", name=shown)
    mode = entry.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        yield problem("parcel-link", name=shown)
    if entry.flag_bits & 0x1:
        yield problem("parcel-locked", name=shown)
    if entry.file_size > max(PIECE, entry.compress_size * SWELLS):
        yield problem("parcel-too-large", megabytes=LARGEST // 1_000_000)


def _write(parcel: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path) -> None:
    """One entry, and not a byte more than it announced."""
    target = folder / entry.filename
    target.parent.mkdir(parents=True, exist_ok=True)
    left = entry.file_size
    try:
        with parcel.open(entry) as source, target.open("xb") as sink:
            while piece := source.read(min(PIECE, left + 1)):
                left -= len(piece)
                if left < 0:
                    raise StoryboardError((problem("parcel-unreadable"),))
                sink.write(piece)
    except BROKEN as error:
        raise StoryboardError((problem("parcel-unreadable"),)) from error


def _opened(file: Path | IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except (OSError, ValueError, RuntimeError, zipfile.BadZipFile) as error:
        raise StoryboardError((problem("parcel-unreadable"),)) from error


def _named(value: document.Json, names: dict[str, str], key: str = "") -> document.Json:
    """The document with its media by the names they have in the parcel."""
    if isinstance(value, dict):
        return {k: _named(v, names, k) for k, v in value.items()}
    if isinstance(value, list):
        return [_named(v, names, key) for v in value]
    if key in document.MEDIA and isinstance(value, str):
        return names.get(value, value)
    return value
