"""Reel, feed and square of one scene: three runs, of which each decodes for itself."""

from __future__ import annotations

from benchmarks.job import SCENE, Job
from benchmarks.table import Row
from benchmarks.watch import Spent, spent
from media.render import render
from media.rendition import FEED, REEL, SQUARE, Rendition
from media.timing import span


def rows(job: Job, rounds: int) -> list[Row]:
    """What each costs; there is no run of all three together yet."""
    del rounds

    def one(form: Rendition) -> Spent:
        place, timeline = job.anew("renditions"), job.timeline()
        return spent(
            lambda: render(timeline, form, job.sources, place, window=span(0, SCENE), nice=0)
        )

    runs = [one(form) for form in (REEL, FEED, SQUARE)]
    each = ", ".join(f"{run.cpu:.1f}" for run in runs)
    return [
        Row(what="three renditions together", measured="not made: each has a run of its own",
            target="≤ 0.80 × three runs", reached=False,
            note=f"one scene: {each} s cpu. A shared decoding saved 23 % by hand"),
    ]  # fmt: skip
