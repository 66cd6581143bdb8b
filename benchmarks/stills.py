"""An exact still of job R in a warm process, each of another frame."""

from __future__ import annotations

import random
import time

from benchmarks.job import SCENE, SCENES, Job
from benchmarks.table import Row
from benchmarks.watch import counted, share
from media.still import still

COUNT = 60
WARM = tuple(range(20, 900, 75))
"""Frames that are shown beforehand: each scene was looked at."""


def rows(job: Job, rounds: int) -> list[Row]:
    """Median and 95th percentile, in milliseconds."""
    place = job.anew("stills")
    timeline = job.timeline()
    for frame in WARM:
        still(timeline, frame, job.sources, place)
    dice = random.Random(rounds)  # noqa: S311 - the same frames each time
    frames = dice.sample([n for n in range(timeline.duration) if n not in WARM], COUNT)
    taken: dict[str, list[float]] = {name: [] for name in SCENES}
    with counted() as runs:
        for frame in frames:
            began = time.perf_counter()
            still(timeline, frame, job.sources, place)
            taken[SCENES[frame // SCENE]].append((time.perf_counter() - began) * 1000)
    every = [value for values in taken.values() for value in values]
    each = ", ".join(f"{name} {share(values, 0.5):.0f}" for name, values in taken.items() if values)
    return [
        Row.at_most("exact still, 360x640, median", share(every, 0.5), 20, "ms", digits=1,
                    note=f"95th percentile {share(every, 0.95):.0f} ms; medians by scene: {each}; "
                    f"{len(runs)} of {COUNT} started a process",
                    why="a proxy of grain is dear to decode, and a slow zoom needs a filter that "
                    "the process has not (media/darkroom.py)"),
    ]  # fmt: skip
