"""L, the physical limit of job R: decoding what is used of the film, coding the ready frames.

Nothing between the two, no sound, no join. Both two side by side, one thread each; decoding begins
at the key picture before each span. What reading the ready frames from a file costs is taken off.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.footage import ffmpeg
from benchmarks.job import FADE, SCENE, STARTS, Job
from benchmarks.watch import Spent, spent
from media.command import Options, command, segment_options
from media.ffmpeg import run
from media.plan import plan
from media.rendition import REEL
from media.store import SegmentStore
from media.workshop import Workshop

RAW: Options = (("c:v", "rawvideo"), ("pix_fmt", "yuv420p"), ("f", "rawvideo"))
KEY = 30
"""Frames from one key picture of the film to the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """The very frames that a render of job R codes."""

    halves: tuple[Path, Path]
    frames: int
    """In each half."""


def ready_frames(job: Job) -> Ready:
    """Makes the frames by the engine's own graphs, one segment after another, without coding."""
    timeline = job.timeline()
    facts = {each.facts.media_id: each.facts for each in (job.film, job.photo, job.logo)}
    made = plan(timeline, REEL, facts)
    shop = Workshop(job.sources, facts, SegmentStore(job.folder / "ready"), REEL)
    half = timeline.duration // 2
    halves = (job.folder / "ready-0.yuv", job.folder / "ready-1.yuv")
    for path in halves:
        path.unlink(missing_ok=True)
    now = 0
    for segment in made.segments:
        piece = job.folder / "piece.yuv"
        one = shop.prepare(segment)
        for pictures in one.drawings:
            shop.shelf.draw(pictures)
        run(command(one.graph, RAW, one.paths, str(piece), threads=2))
        with halves[now >= half].open("ab") as whole, piece.open("rb") as part:
            while block := part.read(1 << 24):
                whole.write(block)
        piece.unlink()
        now += segment.duration
    return Ready(halves=halves, frames=half)


def limit(job: Job, ready: Ready) -> Spent:
    """One measure of L."""
    decoding = spent(lambda: side_by_side(_decode(job)))
    coding = spent(lambda: side_by_side(_code(job, ready)))
    reading = spent(lambda: side_by_side(_read(ready)))
    return Spent(
        cpu=decoding.cpu + coding.cpu - reading.cpu,
        wall=decoding.wall + coding.wall - reading.wall,
        peak=0,
        started=0,
    )


def side_by_side(runs: Iterable[tuple[str, ...]]) -> None:
    """Runs of ffmpeg, two at a time."""
    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(ffmpeg, *words) for words in runs]:
            done.result()


def raw_input(path: Path) -> tuple[str, ...]:
    """The words that open a file of ready frames."""
    return ("-f", "rawvideo", "-pix_fmt", "yuv420p", "-video_size", f"{REEL.width}x{REEL.height}",
            "-framerate", "30", "-i", str(path))  # fmt: skip


def _decode(job: Job) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for name, start in STARTS.items():
        used = SCENE + (FADE if name == "1" else 0)
        before = start % KEY
        seek = f"{(start - before) / 30:.4f}"
        found.append((
            "-threads", "1", "-noaccurate_seek", "-ss", seek, "-an", "-i", str(job.original),
            "-map", "0:v", "-frames:v", str(before + used), "-f", "null", "-",
        ))  # fmt: skip
    return found


def _code(job: Job, ready: Ready) -> list[tuple[str, ...]]:
    options = [word for key, value in segment_options(REEL) for word in (f"-{key}", value)]
    return [
        (*raw_input(half), "-threads", "1", *options, str(job.folder / f"half-{number}.mp4"))
        for number, half in enumerate(ready.halves)
    ]


def _read(ready: Ready) -> list[tuple[str, ...]]:
    return [(*raw_input(half), "-c", "copy", "-f", "null", "-") for half in ready.halves]
