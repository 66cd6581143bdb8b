"""Segments made side by side, behind a seam of the shape of `concurrent.futures.Executor`.

What is handed over is one function (`make`) with plain values: a workshop, a job, numbers, and a
line back. On this machine two threads do it, each holding one ffmpeg. A farm is any other `Crew`:
it may pickle all of it, for the workshop and the job go over as they are, and only the line is cut
(nothing is heard of progress, and a cancel reaches what waits, not what runs). It needs the same
store and the same files under the same paths.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ParamSpec, Protocol, TypeVar

from media.clockface import Meter
from media.ffmpeg import Progress
from media.workshop import Effort, Job, Workshop

AT_A_TIME = 2
"""Segments made side by side, each with one thread: two halves beat one process with two threads
by 3 to 5 % of processor time (measured on two cores, 2026-11). One that lasts longer than all the
others together uses both."""

Beside = Callable[[Effort], object]
"""Work of this machine that need not wait for the segments: the sound, the cover."""

Given = ParamSpec("Given")
Made = TypeVar("Made")


class Crew(Protocol):
    """Whoever takes work and gives a future for it: every `concurrent.futures.Executor` does."""

    def submit(
        self, work: Callable[Given, Made], /, *given: Given.args, **named: Given.kwargs
    ) -> Future[Made]:
        """The work is done some time, somewhere."""


def _deaf(_frames: int) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What goes to and fro while a segment is made. It does not reach into another process."""

    cancel: threading.Event = field(default_factory=threading.Event)
    """Set by whoever asked, when it is not wanted any more."""
    hear: Progress = _deaf
    """Told the number of pictures written so far."""

    def __reduce__(self) -> tuple[Any, ...]:
        return Line, ()


def make(shop: Workshop, job: Job, threads: int, nice: int, line: Line) -> Path:
    """One segment, finished: the work that a crew is given. Raises as `Workshop.segment`."""
    return shop.segment(job, threads, Effort(cancel=line.cancel, nice=nice), line.hear)


def make_all(
    shop: Workshop,
    jobs: Sequence[Job],
    meter: Meter,
    effort: Effort,
    *,
    crew: Crew | None = None,
    at_a_time: int = AT_A_TIME,
    besides: Sequence[Beside] = (),
) -> None:
    """Makes all segments, longest first, so that the last ones end together; `besides` are done
    here meanwhile.

    The first failure ends the others and is raised. Without a crew a pool of `at_a_time` threads is
    opened for the time it takes, and takes what is done besides as its last.
    """
    work = _Work(shop=shop, meter=meter, effort=effort,
                 threads=max(1, AT_A_TIME // min(at_a_time, max(1, len(jobs)))))  # fmt: skip
    if crew is not None:
        _make(crew, work, jobs, here=besides)
    elif jobs:
        with ThreadPoolExecutor(max_workers=at_a_time) as pool:
            _make(pool, work, jobs, there=besides)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What all segments have in common."""

    shop: Workshop
    meter: Meter
    effort: Effort
    threads: int
    """Of each; one that lasts longer than all the others together takes all there are."""


def _make(
    crew: Crew,
    work: _Work,
    jobs: Sequence[Job],
    *,
    here: Sequence[Beside] = (),
    there: Sequence[Beside] = (),
) -> None:
    failed = threading.Event()
    effort = work.effort
    total = sum(job.graph.frames for job in jobs)
    cancel = _Either(effort.cancel, failed)
    mine = Effort(cancel=cancel, nice=effort.nice)
    waiting: list[Future[Any]] = [
        crew.submit(
            make, work.shop, job, AT_A_TIME if 2 * job.graph.frames > total else work.threads,
            effort.nice, Line(cancel=cancel, hear=work.meter.hears(job)),
        )
        for job in sorted(jobs, key=lambda job: -job.graph.frames)
    ]  # fmt: skip
    try:
        waiting.extend(crew.submit(other, mine) for other in there)
        for other in here:
            other(mine)
        for future in as_completed(waiting):
            effort.unless_cancelled(Future.result, future)
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
