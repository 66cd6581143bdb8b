"""The last steps: sound, join by stream copy, poster, captions beside it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from media.command import CLEAN, QUIET, Command
from media.ffmpeg import run, version
from media.fingerprint import ENGINE_VERSION, Fingerprint, fingerprint
from media.loudness import Loudness
from media.plan import RenderPlan
from media.recording import record
from media.store import SegmentStore
from media.workshop import SEGMENT, Effort, Job, Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a file is joined of."""

    plan: RenderPlan
    jobs: tuple[Job, ...]
    """Its segments, all of them finished, in order."""
    poster: RenderPlan
    """A plan of one frame: the cover."""
    words: str
    """The captions as SubRip text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """What leaves the engine."""

    name: Fingerprint
    """What the file is made of, as a name."""
    path: Path
    sha256: str
    """Hash of the file's bytes."""
    size_bytes: int
    poster: Path
    srt: Path
    sound: Fingerprint
    """Name of its sound in the store."""
    loudness: Loudness
    """As measured on the decoded sound of the file; empty for drafts and silence."""


def finish(shop: Workshop, parts: Parts, folder: Path, effort: Effort) -> Finished:
    """Joins finished segments with the sound; what is in `folder` already is not made again."""
    sound, loudness = effort.unless_cancelled(lambda plan: record(shop, plan, effort), parts.plan)
    names = tuple(job.name for job in parts.jobs)
    name = fingerprint("file", ENGINE_VERSION, version(), names, sound.stem)
    files = SegmentStore(folder)
    path = files.find(name, ".mp4")
    if path is None:
        with files.making(name, ".mp4") as part:
            join(shop.store, names, sound, part, effort)
        path = files.path(name, ".mp4")
    poster = files.keep(
        fingerprint(name, parts.poster), ".jpg", shop.still(parts.poster, effort=effort)
    )
    srt = files.keep(fingerprint(name, parts.words), ".srt", parts.words.encode())
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Finished(
        name=name, path=path, sha256=sha256, size_bytes=path.stat().st_size, poster=poster,
        srt=srt, sound=sound.stem, loudness=loudness,
    )  # fmt: skip


def join(
    store: SegmentStore, names: tuple[Fingerprint, ...], sound: Path, target: Path, effort: Effort
) -> None:
    """One MP4 of finished segments and a coded sound, nothing coded again.

    The list names files by their path within the store: digits and letters, so nothing to escape.
    """
    with store.scratch(".txt") as roll:
        lines = "".join(f"file '../{store.within(n, SEGMENT)}'\n" for n in names)
        roll.write_text(lines, encoding="ascii")
        clean = (word for key, value in CLEAN for word in (f"-{key}", value))
        argv = (
            *QUIET, "-f", "concat", "-safe", "0", "-protocol_whitelist", "file", "-i", str(roll),
            "-i", str(sound), "-map", "0:v:0", "-map", "1:a:0", "-c", "copy", *clean,
            "-use_editlist", "0", "-movflags", "+faststart", "-f", "mp4", str(target),
        )  # fmt: skip
        run(Command(argv=argv), cancel=effort.cancel, nice=effort.nice, target=str(target))
