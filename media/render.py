"""The conductor: plan, look up, run what is missing two at a time, join.

`render` makes a whole file, `render_scene` a draft of one scene with its sound. Both find what was
made before: a segment whose graph did not change is not made again, and a file whose parts are all
the same is not even joined again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from media.clockface import Meter, RenderProgress
from media.crew import AT_A_TIME, Crew, make_all
from media.errors import Unfaithful
from media.facts import MediaFacts, MediaId
from media.faithful import faults
from media.fingerprint import Fingerprint
from media.join import Finished, Parts, finish
from media.pieces import Part, missing
from media.plan import RenderPlan, media_in, plan
from media.recording import record
from media.rendition import DRAFT, Rendition
from media.sources import KnownSources, Sources
from media.store import SegmentStore
from media.subtitles import subtitles
from media.timeline import Timeline, placed
from media.timing import TimeRange, span
from media.workshop import Effort, Job, Workshop

__all__ = ["KnownSources", "RenderProgress", "Rendered", "Sources", "render", "render_scene"]

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


def render(  # noqa: PLR0917 - the order in which one says it: what, as what, from what, where
    timeline: Timeline,
    rendition: Rendition,
    sources: Sources,
    workspace: Path,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
    *,
    window: TimeRange | None = None,
    cover: int = 0,
    crew: Crew | None = None,
    nice: int = POLITE,
    at_a_time: int = AT_A_TIME,
    pin: str = "",
    also: Sequence[Rendition] = (),
) -> Rendered:
    """The file of a timeline, or of the frames of it within `window`.

    `cover` is the frame of the poster. `crew` makes the segments: by default a pool of our own,
    `at_a_time` threads; any `concurrent.futures.Executor` is one. `nice` is added to the priority
    number of each process; `media.confine.IDLE` leaves the machine to all others.
    `also` are forms of the same film that will be asked for next: what is missing of them is made
    by the same decoding and kept, so that their own renders only join it.

    Under the key `pin` all that this film is made of stays in the store, until it is pinned anew or
    let go (`media.store`). Raises Cancelled, NoSpace, UnknownMedia, FfmpegFailed, ShortRender, and
    Unfaithful where the European block of an end card is faulty; finished segments stay.
    """
    facts = {media_id: sources.facts(media_id) for media_id in media_in(timeline)}
    found = faults(timeline, rendition.width, rendition.height, facts)
    if found and rendition != DRAFT:  # a draft is there to show what is wrong
        raise Unfaithful(found)
    made = plan(timeline, rendition, facts, window)
    shop = Workshop(sources, facts, SegmentStore(workspace / "segments"), rendition)
    meter = Meter(made, on_progress)
    effort = Effort(cancel=cancel or threading.Event(), nice=nice)
    jobs = [effort.unless_cancelled(shop.prepare, segment) for segment in made.segments]
    if pin:
        shop.store.pin(pin, needs(jobs))
    rows = [_row(shop, jobs)]
    rows.extend(_others(made, also, shop, timeline, effort))
    wanted = missing(rows)
    meter.expect(wanted)
    parts = Parts(plan=made, jobs=tuple(jobs), poster=_poster(timeline, made, facts, cover),
                  words=subtitles(timeline, window))  # fmt: skip
    # both are kept, and found again below
    besides = (
        lambda mine: record(shop, made, mine),
        lambda mine: shop.still(parts.poster, effort=mine),
    )
    make_all(wanted, meter, effort, crew=crew, at_a_time=at_a_time, besides=besides)
    file = finish(shop, parts, workspace / "files", effort)
    if pin:
        shop.store.pin(pin, (*needs(jobs), file.sound))
    meter.done()
    names = tuple(job.name for job in jobs)
    fresh = {part.job.name for piece in wanted for part in piece.parts}
    return Rendered(file=file, plan=made, segments=names, made=len(fresh.intersection(names)))


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


def _row(shop: Workshop, jobs: Sequence[Job]) -> list[Part]:
    return [Part(shop=shop, job=job) for job in jobs]


def _others(
    made: RenderPlan,
    forms: Sequence[Rendition],
    shop: Workshop,
    timeline: Timeline,
    effort: Effort,
) -> Iterator[list[Part]]:
    """The same segments in other forms; one that could not be made alone is left out."""
    for form in forms:
        if faults(timeline, form.width, form.height, shop.facts):
            continue  # whoever asks for it is told why
        other = Workshop(shop.sources, shop.facts, shop.store, form)
        jobs = [effort.unless_cancelled(other.prepare, segment) for segment in made.segments]
        yield _row(other, jobs)


def needs(jobs: Sequence[Job]) -> tuple[Fingerprint, ...]:
    """Names of all that segments are made of: themselves, and what is drawn for them."""
    drawn = (pictures.name for job in jobs for pictures in job.drawings)
    return (*(job.name for job in jobs), *drawn)


def _poster(
    timeline: Timeline, made: RenderPlan, facts: Mapping[MediaId, MediaFacts], cover: int
) -> RenderPlan:
    """The plan of one frame: the cover."""
    inside = max(0, min(cover, timeline.duration - 1))
    return plan(timeline, made.rendition, facts, span(inside, inside + 1))


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
