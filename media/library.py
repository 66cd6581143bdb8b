"""Import: a file from a phone becomes facts and the files the studio works with.

The walk: content hash → look (sandbox) → stand-in for what ffmpeg cannot read → proxy and sound in
one decode → filmstrip, waveform, poster from those. The original is only read. Each result appears
under its final name when it is whole; an interrupted import goes on with what is missing.

    import_file(path, folder)   → Imported, or MediaRefused
    facts_of(path)              → MediaFacts, or MediaRefused
    imported(folder)            → Imported of a finished import, or None
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
import wave
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import numpy as np

from media import conform, probe, sandbox
from media.confine import Confined, Limits, run_confined
from media.errors import Cancelled, FfmpegFailed, NoSpace
from media.facts import MediaFacts
from media.timing import RATE

IMPORT_VERSION = 1
"""Raised when imports come out differently: older ones are made again."""
MOST_BYTES = 4_000_000_000
"""Largest file taken in, in bytes."""
PROXY_HEIGHT = 640
"""Rows of a proxy; it keeps the whole width."""
TILE_HEIGHT = 96
"""Rows of one picture of a filmstrip."""
MOST_TILES = 60
"""Pictures of the longest filmstrip."""

Progress = Callable[[float], None]
"""Told how far an import is, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaRefused:
    """A file that is not taken in, and why. The sentence is `problem-<code>` in the catalogue."""

    code: str
    """empty, not-media, no-picture, damaged, too-large, too-long, too-heavy."""
    values: Mapping[str, str | int]
    """What the sentence names; always the file's own `name`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import leaves in its folder."""

    facts: MediaFacts
    """Facts of what a render decodes: of `render_source`."""
    render_source: Path
    """The original itself, or the stand-in made from it (photos, moving pictures)."""
    proxy: Path | None
    """Small copy with the same frames; a JPEG or PNG for a photo; None for a sound."""
    sound: Path | None
    """48 kHz stereo WAV whose first sample is heard with the first picture; None when silent."""
    filmstrip: Path | None
    """Pictures side by side in one JPEG; None for photos and sounds."""
    filmstrip_step: int
    """Frames from one picture of the filmstrip to the next; 0 without one."""
    filmstrip_tiles: int
    waveform: Path | None
    """JSON: {"rate": 30, "peaks": [0 to 255, one a frame]}; None when silent."""
    poster: Path | None
    """JPEG that stands for the file; None for a sound."""


def facts_of(path: Path) -> MediaFacts | MediaRefused:
    """The facts of a file without importing it; the duration of a video may be a frame off.

    Raises FileNotFoundError or PermissionError when it cannot be read.
    """
    if path.stat().st_size > MOST_BYTES:
        return _no(path, "too-large-file", {"most": MOST_BYTES // 1_000_000_000})
    answer = sandbox.ask("probe", {"path": str(path.resolve())})
    if "refused" in answer:
        return _no(path, answer["refused"], answer["values"])
    try:
        return probe.facts_from(content_hash(path), answer["ok"])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return _no(path, "damaged", {})


def content_hash(path: Path) -> str:
    """SHA-256 of a file's bytes in hexadecimal, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def import_file(
    path: Path,
    folder: Path,
    *,
    cancel: threading.Event | None = None,
    on_progress: Progress | None = None,
) -> Imported | MediaRefused:
    """Makes facts and working files of one original in `folder`, which is this file's own.

    Asked again after an interruption it goes on with what is missing; after a finished import it
    answers at once. Raises media.errors.Cancelled, NoSpace when the disk is full, FfmpegFailed when
    the decoder fails in a way that is not the file's fault, OSError when the file cannot be read.
    """
    tell = on_progress or (lambda _: None)
    done = imported(folder)
    if done is not None:
        return done
    facts = facts_of(path)
    if isinstance(facts, MediaRefused):
        return facts
    tell(0.1)
    work = _Work(path=path, folder=folder, cancel=cancel, tell=tell)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if facts.kind == "image" and not facts.animated:
            result = _photo(work, facts)
        elif facts.kind == "image":
            result = _moving(work, facts)
        elif facts.kind == "audio":
            result = _sound_only(work, facts)
        else:
            result = _video(work, facts, path)
        if isinstance(result, Imported):
            _record(result, path, folder)
    except OSError as error:
        if error.errno == 28:
            raise NoSpace(folder) from error
        raise
    tell(1.0)
    return result


def imported(folder: Path) -> Imported | None:
    """What a finished import left in a folder, or None."""
    try:
        record = json.loads((folder / "import.json").read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    if record.get("version") != IMPORT_VERSION:
        return None

    def found(name: str) -> Path | None:
        return None if record[name] is None else folder / record[name]

    source = found("render_source")
    assert source is not None
    return Imported(
        facts=_facts(record["facts"]), render_source=source, proxy=found("proxy"),
        sound=found("sound"), filmstrip=found("filmstrip"), waveform=found("waveform"),
        poster=found("poster"), filmstrip_step=record["filmstrip_step"],
        filmstrip_tiles=record["filmstrip_tiles"],
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    path: Path
    folder: Path
    cancel: threading.Event | None
    tell: Progress

    def target(self, name: str) -> Path:
        return self.folder / name

    def part(self, name: str) -> Path:
        """A name of this process's own beside the final one."""
        return self.folder / f".{os.getpid()}-{threading.get_ident()}-{name}"


def _photo(work: _Work, facts: MediaFacts) -> Imported | MediaRefused:
    names = ("photo.img", "proxy.img", "poster.jpg")
    parts = [work.part(name) for name in names]
    answer = sandbox.ask(
        "photo",
        {"path": str(work.path.resolve()), "target": str(parts[0].resolve()),
         "preview": str(parts[1].resolve()), "poster": str(parts[2].resolve())},
    )  # fmt: skip
    if "refused" in answer:
        _forget(parts)
        return _no(work.path, answer["refused"], answer["values"])
    seen = answer["ok"]
    kind = "png" if seen["alpha"] else "jpg"
    finals = [work.target(f"photo.{kind}"), work.target(f"proxy.{kind}"), work.target("poster.jpg")]
    for part, final in zip(parts, finals, strict=True):
        part.replace(final)
    facts = replace(
        facts, width=seen["width"], height=seen["height"], coded_width=seen["width"],
        coded_height=seen["height"], full_range=kind == "jpg", matrix="bt601",
    )  # fmt: skip
    return _result(facts, finals[0], proxy=finals[1], poster=finals[2])


def _moving(work: _Work, facts: MediaFacts) -> Imported | MediaRefused:
    part, final = work.part("film.mp4"), work.target("film.mp4")
    if not final.exists():
        answer = sandbox.ask(
            "moving", {"path": str(work.path.resolve()), "target": str(part.resolve())}
        )
        if "refused" in answer:
            _forget([part])
            return _no(work.path, answer["refused"], answer["values"])
        part.replace(final)
    made = facts_of(final)
    if isinstance(made, MediaRefused):
        return made
    made = replace(made, media_id=facts.media_id, container=facts.container, animated=True)
    return _video(work, made, final)


def _sound_only(work: _Work, facts: MediaFacts) -> Imported | MediaRefused:
    sound = work.target("sound.wav")
    if not sound.exists():
        part = work.part("sound.wav")
        ended = _decode(work, facts, work.path, sound=part)
        if isinstance(ended, MediaRefused):
            return ended
        part.replace(sound)
    waveform, frames = _waveform(work, sound)
    return _result(replace(facts, duration=frames), work.path, sound=sound, waveform=waveform)


def _video(work: _Work, facts: MediaFacts, source: Path) -> Imported | MediaRefused:
    proxy, sound = work.target("proxy.mp4"), work.target("sound.wav")
    if not proxy.exists() or (facts.has_sound and not sound.exists()):
        parts = work.part("proxy.mp4"), work.part("sound.wav")
        ended = _decode(
            work, facts, source, proxy=parts[0], sound=parts[1] if facts.has_sound else None
        )
        if isinstance(ended, MediaRefused):
            _forget(parts)
            return ended
        if facts.has_sound:
            parts[1].replace(sound)
        parts[0].replace(proxy)
    frames = _frame_count(proxy)
    if frames == 0:
        return _no(work.path, "damaged", {})
    facts = replace(facts, duration=frames)
    step = max(1, -(-frames // MOST_TILES), min(RATE, frames // 6))
    tiles = -(-frames // step)
    strip, poster = work.target("filmstrip.jpg"), work.target("poster.jpg")
    _draw_strip(work, proxy, strip, step, tiles)
    _draw_poster(work, proxy, poster, min(frames // 3, RATE))
    work.tell(0.95)
    waveform = _waveform(work, sound)[0] if facts.has_sound else None
    return _result(
        facts, source, proxy=proxy, sound=sound if facts.has_sound else None, waveform=waveform,
        filmstrip=strip, step=step, tiles=tiles, poster=poster,
    )  # fmt: skip


def _decode(
    work: _Work,
    facts: MediaFacts,
    source: Path,
    *,
    proxy: Path | None = None,
    sound: Path | None = None,
) -> MediaRefused | None:
    """One decode of the original into proxy and sound."""
    argv: list[str] = []
    if proxy is not None:
        steps = conform.chain(conform.picture(facts, height=PROXY_HEIGHT))
        argv += [
            "-filter_complex", f"[0:{facts.video_stream}]{steps}[p]", "-map", "[p]",
            "-c:v", "libx264", "-preset", "superfast", "-tune", "fastdecode", "-crf", "20",
            "-g", "10", "-bf", "0", "-pix_fmt", "yuv420p", "-fps_mode", "passthrough",
            "-enc_time_base", f"1/{RATE}", "-video_track_timescale", "15360",
            "-map_metadata", "-1", "-map_chapters", "-1", "-movflags", "+faststart", "-f", "mp4",
            str(proxy.resolve()),
        ]  # fmt: skip
    if sound is not None:
        argv += [
            "-map", f"0:{facts.sound_stream}", "-af", conform.chain(conform.sound(facts)),
            "-c:a", "pcm_s16le", "-map_metadata", "-1", "-f", "wav", str(sound.resolve()),
        ]  # fmt: skip
    opened = [*conform.INPUT, *_only_files(), "-i", str(source.resolve())]
    return _verdict(work, _ffmpeg(work, opened, argv, frames=facts.duration))


def _only_files() -> list[str]:
    return [word for key, value in probe.OPEN.items() for word in (f"-{key}", value)]


def _ffmpeg(work: _Work, opened: list[str], argv: list[str], *, frames: int = 0) -> Confined:
    limits = Limits(
        seconds=120 + frames, cpu_seconds=120 + frames * 2, memory=4_000_000_000,
        file_size=6_000_000_000,
    )  # fmt: skip

    def heard(line: str) -> None:
        if frames and line.startswith("frame="):
            work.tell(min(0.9, 0.1 + 0.8 * int(line[6:].strip() or 0) / frames))

    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-nostdin", "-y", "-progress", "pipe:1",
               "-nostats", *opened, *argv]  # fmt: skip
    ended = run_confined(command, limits=limits, cancel=work.cancel, on_line=heard)
    if ended.cancelled:
        raise Cancelled
    if b"No space left on device" in ended.complaints:
        raise NoSpace(work.folder)
    return ended


def _verdict(work: _Work, ended: Confined) -> MediaRefused | None:
    if ended.timed_out or ended.over_limit:
        return _no(work.path, "too-heavy", {})
    return None if ended.code == 0 else _no(work.path, "damaged", {})


def _own(work: _Work, argv: list[str], part: Path, final: Path) -> None:
    """Runs ffmpeg on a file of ours; failing is not the person's fault."""
    ended = _ffmpeg(work, [], [*argv, str(part.resolve())])
    if ended.code != 0 or not part.exists():
        _forget([part])
        raise FfmpegFailed(
            argv=tuple(argv),
            code=ended.code,
            lines=tuple(ended.complaints.decode("utf-8", "replace").splitlines()[-20:]),
        )
    part.replace(final)


def _draw_strip(work: _Work, proxy: Path, strip: Path, step: int, tiles: int) -> None:
    if strip.exists():
        return
    graph = f"select='not(mod(n,{step}))',scale=-2:{TILE_HEIGHT}:flags=area,tile={tiles}x1"
    argv = ["-i", str(proxy.resolve()), "-an", "-vf", graph, "-frames:v", "1", "-q:v", "5", "-f",
            "image2", "-update", "1"]  # fmt: skip
    _own(work, argv, work.part("filmstrip.jpg"), strip)


def _draw_poster(work: _Work, proxy: Path, poster: Path, frame: int) -> None:
    if poster.exists():
        return
    argv = ["-i", str(proxy.resolve()), "-an", "-vf", f"select='eq(n,{frame})'", "-frames:v", "1",
            "-q:v", "3", "-f", "image2", "-update", "1"]  # fmt: skip
    _own(work, argv, work.part("poster.jpg"), poster)


def _waveform(work: _Work, sound: Path) -> tuple[Path, int]:
    """The loudest sample of each frame as 0 to 255; and the number of frames."""
    final = work.target("waveform.json")
    per_frame = conform.SOUND_RATE // RATE
    peaks: list[int] = []
    with wave.open(str(sound), "rb") as file:
        while block := file.readframes(per_frame * 300):
            samples = np.abs(np.frombuffer(block, dtype="<i2").astype(np.int32)).reshape(-1, 2)
            for start in range(0, len(samples), per_frame):
                peaks.append(int(samples[start : start + per_frame].max()) * 255 // 32768)
    if not final.exists():
        part = work.part("waveform.json")
        part.write_text(json.dumps({"rate": RATE, "peaks": peaks}), "utf-8")
        part.replace(final)
    return final, max(1, len(peaks))


def _frame_count(proxy: Path) -> int:
    """Pictures of a proxy of ours, by its index."""
    import av

    with av.open(str(proxy)) as container:
        return int(container.streams.video[0].frames)


def _result(
    facts: MediaFacts,
    source: Path,
    *,
    proxy: Path | None = None,
    sound: Path | None = None,
    waveform: Path | None = None,
    filmstrip: Path | None = None,
    step: int = 0,
    tiles: int = 0,
    poster: Path | None = None,
) -> Imported:
    return Imported(
        facts=facts, render_source=source, proxy=proxy, sound=sound, filmstrip=filmstrip,
        filmstrip_step=step, filmstrip_tiles=tiles, waveform=waveform, poster=poster,
    )  # fmt: skip


def _record(result: Imported, original: Path, folder: Path) -> None:
    """Writes import.json last: it says that the import is whole."""

    def named(path: Path | None) -> str | None:
        return None if path is None else os.path.relpath(path, folder)

    record = {
        "version": IMPORT_VERSION, "facts": _plain(result.facts), "original": original.name,
        "render_source": named(result.render_source), "proxy": named(result.proxy),
        "sound": named(result.sound), "filmstrip": named(result.filmstrip),
        "filmstrip_step": result.filmstrip_step, "filmstrip_tiles": result.filmstrip_tiles,
        "waveform": named(result.waveform), "poster": named(result.poster),
    }  # fmt: skip
    part = folder / f".{os.getpid()}-import.json"
    part.write_text(json.dumps(record, indent=1), "utf-8")
    part.replace(folder / "import.json")


def _plain(facts: MediaFacts) -> dict[str, Any]:
    return {k: str(v) if isinstance(v, Fraction) else v for k, v in asdict(facts).items()}


def _facts(record: Mapping[str, Any]) -> MediaFacts:
    values = dict(record)
    media_id = values.pop("media_id")
    return probe.facts_from(media_id, values)


def _no(path: Path, code: str, values: Mapping[str, str | int]) -> MediaRefused:
    return MediaRefused(code=code, values={"name": path.name, **values})


def _forget(parts: tuple[Path, ...] | list[Path]) -> None:
    for part in parts:
        part.unlink(missing_ok=True)
