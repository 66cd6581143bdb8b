"""The small files made from one original: proxy, sound, filmstrip, poster, waveform.

Each function writes one file (or two from one decode) under a name of this process's own and gives
it its final name when it is whole, so a file under a final name is always whole. What is there
already is not made again.
"""

from __future__ import annotations

import json
import os
import threading
import wave
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from media import admission, conform, ffmpeg
from media.command import JPEG_COLOUR, Command
from media.confine import Limits
from media.facts import MediaFacts
from media.timing import RATE

TILE_HEIGHT = 96
"""Rows of one picture of a filmstrip."""
MOST_TILES = 60
"""Pictures of the longest filmstrip."""

KEY_FRAMES = 3
"""Frames from one key picture of a proxy to the next, always: what seeks falls on them. (A still
decodes two pictures on average. With the quickest preset of x264, which is also the quickest to
decode, that is 4.5 ms against 8 of five and the next preset, and the file is smaller; 2026-11.)"""
SLICES = "2"
"""Parts of each picture of a proxy that two threads may decode at once, for stills."""
THREADS = "4"
"""Threads of a decoder, and of a coder: enough here, and bounded memory on a large machine."""

_JPEG = "zscale=" + ":".join(f"{key}={value}" for key, value in JPEG_COLOUR)
_QUIET = ("-v", "error", "-nostdin", "-y", "-progress", "pipe:1", "-nostats")


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """Where an import works and who follows it."""

    folder: Path
    cancel: threading.Event | None
    tell: Callable[[float], None]
    """Told how far the import is, 0 to 1."""

    def final(self, name: str) -> Path:
        """A file's name when it is whole."""
        return self.folder / name

    def part(self, name: str) -> Path:
        """A name of this thread's own for a file in the making."""
        return self.folder / f".part-{os.getpid()}-{threading.get_ident()}-{name}"


def sweep(folder: Path) -> None:
    """Removes half-made files: this thread's own, and those of processes that no longer live."""
    for part in folder.glob(".part-*"):
        _, process, thread, *_ = part.name.split("-")
        mine = (process, thread) == (str(os.getpid()), str(threading.get_ident()))
        if mine or not _lives(int(process)):
            part.unlink(missing_ok=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def film(place: Workplace, facts: MediaFacts, source: Path) -> tuple[Path, Path | None]:
    """Proxy and sound of a video by one decode; the sound is None when there is none.

    Raises FfmpegFailed when the original cannot be decoded, TooHeavy, Cancelled, NoSpace.
    """
    proxy, sound = place.final("proxy.mp4"), place.final("sound.wav")
    if not proxy.exists() or (facts.has_sound and not sound.exists()):
        argv = _proxy_arguments(facts, place.part("proxy.mp4"))
        if facts.has_sound:
            argv += _sound_arguments(facts, place.part("sound.wav"))
        _decode(place, facts, source, argv)
        if facts.has_sound:
            place.part("sound.wav").replace(sound)
        place.part("proxy.mp4").replace(proxy)
    return proxy, sound if facts.has_sound else None


def sound_of(place: Workplace, facts: MediaFacts, source: Path) -> Path:
    """The sound of a recording. Raises as `film`."""
    sound = place.final("sound.wav")
    if not sound.exists():
        _decode(place, facts, source, _sound_arguments(facts, place.part("sound.wav")))
        place.part("sound.wav").replace(sound)
    return sound


def frame_count(proxy: Path) -> int:
    """Pictures of a proxy of ours, by its index."""
    with av.open(str(proxy)) as container:
        return int(container.streams.video[0].frames)


def filmstrip(place: Workplace, proxy: Path, frames: int) -> tuple[Path, int, int]:
    """Pictures at regular distance side by side: the file, frames between two, how many.

    Of a clip that is not short only key pictures are decoded.
    """
    step = max(1, -(-frames // MOST_TILES), min(RATE, frames // 6))
    keys = step >= KEY_FRAMES
    if keys:
        step = -(-step // KEY_FRAMES) * KEY_FRAMES
    tiles = -(-frames // step)
    graph = (
        f"select='not(mod(round(t*{RATE}),{step}))',"
        f"scale=-2:{TILE_HEIGHT}:flags=area,tile={tiles}x1,{_JPEG}"
    )
    only = ("-skip_frame", "nokey") if keys else ()
    return _picture(place, proxy, "filmstrip.jpg", graph, quality=5, only=only), step, tiles


def poster(place: Workplace, proxy: Path, frames: int) -> Path:
    """One picture that stands for the clip: a third into it, a second at most."""
    graph = f"select='eq(n,{min(frames // 3, RATE)})',{_JPEG}"
    return _picture(place, proxy, "poster.jpg", graph, quality=3)


def waveform(place: Workplace, sound: Path) -> tuple[Path, int]:
    """The loudest sample of each frame, 0 to 255, as JSON; and the number of frames."""
    final = place.final("waveform.json")
    per_frame = conform.SOUND_RATE // RATE
    peaks: list[int] = []
    with wave.open(str(sound), "rb") as file:
        while block := file.readframes(per_frame * 300):
            samples = np.abs(np.frombuffer(block, dtype="<i2").astype(np.int32)).reshape(-1, 2)
            peaks.extend(
                int(samples[start : start + per_frame].max()) * 255 // 32768
                for start in range(0, len(samples), per_frame)
            )
    if not final.exists():
        part = place.part("waveform.json")
        part.write_text(json.dumps({"rate": RATE, "peaks": peaks}), "utf-8")
        part.replace(final)
    return final, max(1, len(peaks))


def _proxy_arguments(facts: MediaFacts, target: Path) -> list[str]:
    steps = conform.chain(conform.picture(facts, height=conform.PROXY_HEIGHT))
    return [
        "-filter_complex", f"[0:{facts.video_stream}]{steps}[p]", "-map", "[p]",
        "-c:v", "libx264", "-threads", THREADS, "-preset", "ultrafast", "-tune", "fastdecode",
        "-crf", "20", "-g", str(KEY_FRAMES), "-slices", SLICES, "-sc_threshold", "0", "-bf", "0",
        "-pix_fmt", "yuv420p", "-fps_mode", "passthrough",
        "-enc_time_base", f"1/{RATE}", "-video_track_timescale", "15360",
        "-map_metadata", "-1", "-map_chapters", "-1", "-movflags", "+faststart",
        "-f", "mp4", str(target.resolve()),
    ]  # fmt: skip


def _sound_arguments(facts: MediaFacts, target: Path) -> list[str]:
    return [
        "-map", f"0:{facts.sound_stream}", "-af", conform.chain(conform.sound(facts)),
        "-c:a", "pcm_s16le", "-map_metadata", "-1", "-f", "wav", str(target.resolve()),
    ]  # fmt: skip


def _decode(place: Workplace, facts: MediaFacts, source: Path, argv: Sequence[str]) -> None:
    """Decodes what a person uploaded: only files, only known containers, within limits."""
    only = [word for key, value in admission.OPEN.items() for word in (f"-{key}", value)]
    frames = max(1, facts.duration)
    limits = Limits(
        seconds=120 + frames, cpu_seconds=120 + 2 * frames, memory=4_000_000_000,
        file_size=6_000_000_000,
    )  # fmt: skip
    ffmpeg.run(
        Command(
            argv=(
                *_QUIET,
                "-threads",
                THREADS,
                *conform.INPUT,
                *only,
                "-i",
                str(source.resolve()),
                *argv,
            )
        ),
        on_progress=lambda done: place.tell(min(0.9, 0.1 + 0.8 * done / frames)),
        cancel=place.cancel,
        limits=limits,
        target=str(place.folder),
    )


def _picture(
    place: Workplace, proxy: Path, name: str, graph: str, *, quality: int, only: Sequence[str] = ()
) -> Path:
    final = place.final(name)
    if not final.exists():
        part = place.part(name)
        argv = (
            *_QUIET, *only, "-i", str(proxy.resolve()), "-an", "-vf", graph, "-frames:v", "1",
            "-q:v", str(quality), "-f", "image2", "-update", "1", str(part.resolve()),
        )  # fmt: skip
        ffmpeg.run(Command(argv=argv), cancel=place.cancel, target=str(place.folder))
        part.replace(final)
    return final
