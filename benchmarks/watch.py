"""What a piece of work costs: processor time, time on the wall, memory of all processes. EDGE."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from media import ffmpeg

LOOK_EVERY = 0.1
"""Seconds between two looks at memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """The price of one run."""

    cpu: float
    """Processor seconds of this process and of its children that ended."""
    wall: float
    """Seconds."""
    peak: int
    """Most bytes in memory at once, this process and all its children; what several share is
    counted for each."""
    started: int
    """Runs of ffmpeg."""


def spent(work: Callable[[], object], *, memory: bool = False) -> Spent:
    """Does a piece of work once and says what it cost; looking at memory costs a little itself."""
    watch = _Memory() if memory else None
    with counted() as runs:
        before, began = _cpu(), time.perf_counter()
        if watch is not None:
            watch.start()
        try:
            work()
        finally:
            wall, cpu = time.perf_counter() - began, _cpu() - before
            if watch is not None:
                watch.stop.set()
                watch.join()
    return Spent(cpu=cpu, wall=wall, peak=watch.peak if watch else 0, started=len(runs))


@contextmanager
def counted() -> Iterator[list[str]]:
    """Collects the last word of each run of ffmpeg that the engine starts meanwhile."""
    runs: list[str] = []
    real = vars(ffmpeg)["run_confined"]

    def noted(argv: list[str], **more: object) -> object:
        runs.append(argv[-1])
        return real(argv, **more)

    vars(ffmpeg)["run_confined"] = noted
    try:
        yield runs
    finally:
        vars(ffmpeg)["run_confined"] = real


def middle(runs: list[Spent], what: str) -> float:
    """Median of one of the numbers."""
    return float(median(getattr(run, what) for run in runs))


def ratio(runs: list[Spent], others: list[Spent], what: str) -> float:
    """Median of the ratios of runs made in the same round."""
    pairs = zip(runs, others, strict=True)
    return float(median(getattr(a, what) / getattr(b, what) for a, b in pairs))


def share(values: list[float], part: float) -> float:
    """The value below which `part` of the values lie."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def _cpu() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


class _Memory(threading.Thread):
    """Looks again and again at what this process and its children hold."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.stop = threading.Event()
        self.peak = 0

    def run(self) -> None:
        while not self.stop.wait(LOOK_EVERY):
            self.peak = max(self.peak, sum(_held(each) for each in _family(os.getpid())))


def _family(process: int) -> list[int]:
    found = [process]
    for each in found:
        for task in Path(f"/proc/{each}/task").glob("*/children"):
            try:
                found.extend(int(word) for word in task.read_text().split())
            except OSError:
                continue
    return found


def _held(process: int) -> int:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
