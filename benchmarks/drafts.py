"""Drafts of job R: one scene, the whole, the whole after one edit."""

from __future__ import annotations

import time

from benchmarks.job import Job
from benchmarks.table import Row, decimals
from benchmarks.watch import Spent, middle, spent
from media.render import Rendered, render, render_scene
from media.rendition import DRAFT

FEW = 3
"""Rounds at least: they are short."""


def rows(job: Job, rounds: int) -> list[Row]:
    """Seconds on the wall, in a process that has drawn before."""
    place = job.anew("drafts")

    def scene() -> Rendered:
        return render_scene(job.timeline(), "4-0", job.sources, place)

    def whole(words: str = "") -> Rendered:
        return render(job.timeline(words=words), DRAFT, job.sources, place, nice=0)

    found: dict[str, list[Spent]] = {"scene": [], "whole": [], "edit": []}
    for number in range(max(FEW, rounds) + 1):
        job.anew("drafts")
        one = spent(scene)
        job.anew("drafts")
        all_of_it = spent(whole)
        words = f"Une autre phrase\n{time.monotonic_ns() % 10**6}"
        edit = spent(lambda words=words: whole(words))  # type: ignore[misc]
        if number:  # the first warms up
            for name, run in (("scene", one), ("whole", all_of_it), ("edit", edit)):
                found[name].append(run)
    named = (("draft of a 5 s scene", "scene", 0.5), ("draft of all of R", "whole", 2.5),
             ("draft of all of R after one edit", "edit", 0.6))  # fmt: skip
    return [
        Row.at_most(what, middle(found[name], "wall"), most, "s",
                    note=f"{middle(found[name], 'cpu'):.2f} s cpu; rounds: "
                    f"{decimals(run.wall for run in found[name])}",
                    why="the sound is decoded from the original and lasts longer than the "
                    "pictures; each process takes its time")
        for what, name, most in named
    ]  # fmt: skip
