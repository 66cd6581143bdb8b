"""The conductor: plan, look up, run what is missing two at a time, join.

`render` makes a whole file, `render_scene` a draft of one scene with its sound. Both find what was
made before: a segment whose graph did not change is not made again, and a file whose parts are all
the same is not even joined again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from media.clockface import Meter, RenderProgress
from media.errors import Cancelled
from media.fingerprint import Fingerprint
from media.join import Finished, finish
from media.plan import RenderPlan, media_in, plan
from media.rendition import DRAFT, Rendition
from media.sources import KnownSources, Sources
from media.store import SegmentStore
from media.subtitles import subtitles
from media.timeline import Timeline, placed
from media.timing import TimeRange, span
from media.workshop import Job, Workshop

__all__ = ["KnownSources", "RenderProgress", "Rendered", "Sources", "render", "render_scene"]

AT_A_TIME = 2
"""Segments made side by side, each with one thread: two halves beat one process with two threads
by 3 to 5 % of processor time (measured on two cores, 2026-11)."""
POLITE = 10
"""Added to the priority number of a render, so that pages and publications go first."""

OnProgress = Callable[[RenderProgress], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A finished file and what goes with it."""

    file: Finished
    plan: RenderPlan
    segments: tuple[Fingerprint, ...]
    """Names of the parts, in order."""
    made: int
    """Parts that had to be made; the others were kept."""

    @property
    def path(self) -> Path:
        """The MP4."""
        return self.file.path

    @property
    def sha256(self) -> str:
        """Hash of the MP4's bytes."""
        return self.file.sha256

    @property
    def poster(self) -> Path:
        """The cover picture, JPEG."""
        return self.file.poster

    @property
    def srt(self) -> Path:
        """The captions as SubRip; empty when there are none."""
        return self.file.srt

    @property
    def duration(self) -> int:
        """Length in frames."""
        return self.plan.duration


def render(
    timeline: Timeline,
    rendition: Rendition,
    sources: Sources,
    workspace: Path,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
    *,
    window: TimeRange | None = None,
    cover: int = 0,
    executor: Executor | None = None,
    nice: int = POLITE,
) -> Rendered:
    """The file of a timeline, or of the frames of it within `window`.

    `cover` is the frame of the poster. `executor` runs the segments (by default a pool of
    AT_A_TIME threads of our own); its threads must live as long as the call.
    Raises Cancelled, NoSpace, UnknownMedia, FfmpegFailed, ShortRender; finished segments stay.
    """
    facts = {media_id: sources.facts(media_id) for media_id in media_in(timeline)}
    made = plan(timeline, rendition, facts, window)
    shop = Workshop(sources, facts, SegmentStore(workspace / "segments"), rendition)
    meter = Meter(made, on_progress)
    stop = _Stop(cancel)
    jobs: list[Job] = []
    for segment in made.segments:
        stop.check()
        jobs.append(shop.prepare(segment))
    missing = {job.name: job for job in jobs if shop.store.find(job.name, ".mp4") is None}
    meter.expect(missing.values())
    if executor is None:
        with ThreadPoolExecutor(max_workers=AT_A_TIME) as pool:
            _make(pool, shop, list(missing.values()), meter, stop, nice)
    else:
        _make(executor, shop, list(missing.values()), meter, stop, nice)
    words = subtitles(timeline, window)
    file = finish(
        shop,
        made,
        jobs,
        timeline,
        words,
        workspace / "files",
        cover=cover,
        stop=stop.event,
        nice=nice,
    )
    meter.done()
    return Rendered(
        file=file, plan=made, segments=tuple(job.name for job in jobs), made=len(missing)
    )


def render_scene(
    timeline: Timeline,
    scene: str,
    sources: Sources,
    workspace: Path,
    *,
    rendition: Rendition = DRAFT,
    cancel: threading.Event | None = None,
) -> Rendered:
    """A draft of one scene with its sound: the clips named `scene` or `scene~2`, `scene~3` …

    Raises KeyError when the timeline has no such scene, and what `render` raises.
    """
    where = scene_window(timeline, scene)
    return render(
        timeline, rendition, sources, workspace, cancel=cancel, window=where,
        cover=where.start_time, nice=0,
    )  # fmt: skip


def scene_window(timeline: Timeline, scene: str) -> TimeRange:
    """The frames of a scene. Raises KeyError when there is none of that name."""
    found = [
        span(start, start + clip.duration)
        for start, clip in placed(timeline.picture)
        if clip.name.partition("~")[0] == scene and clip.duration
    ]
    if not found:
        raise KeyError(scene)
    return span(found[0].start_time, found[-1].end_time)


class _Stop:
    """One event for all that runs: set by the caller's cancel or by the first failure."""

    def __init__(self, cancel: threading.Event | None) -> None:
        self.event = cancel if cancel is not None else threading.Event()

    def check(self) -> None:
        if self.event.is_set():
            raise Cancelled


def _make(
    pool: Executor, shop: Workshop, jobs: list[Job], meter: Meter, stop: _Stop, nice: int
) -> None:
    """Longest first, so that the last ones end together. The first failure ends the others."""
    failed = threading.Event()
    threads = 1 if len(jobs) > 1 else AT_A_TIME
    both = _Either(stop.event, failed)
    waiting: list[Future[Path]] = []
    for job in sorted(jobs, key=lambda job: -job.graph.frames):
        waiting.append(
            pool.submit(
                shop.segment, job, threads=threads, nice=nice, cancel=both,
                on_progress=meter.hears(job),
            )
        )  # fmt: skip
    try:
        for future in as_completed(waiting):
            future.result()
    except BaseException:
        failed.set()
        for future in waiting:
            future.cancel()
        raise


class _Either(threading.Event):
    """Set when either of two events is."""

    def __init__(self, one: threading.Event, other: threading.Event) -> None:
        super().__init__()
        self.one = one
        self.other = other

    def is_set(self) -> bool:
        return self.one.is_set() or self.other.is_set()
