"""Reel, feed and square of job R: three runs, each of which decodes for itself, and one for all."""

from __future__ import annotations

from benchmarks.job import Job
from benchmarks.table import Row, decimals
from benchmarks.watch import Spent, middle, ratio, spent
from media.render import Rendered, render
from media.rendition import TRIO


def rows(job: Job, rounds: int) -> list[Row]:
    """All three together against three runs; whether the files are the same."""
    apart: list[Spent] = []
    joint: list[Spent] = []
    same: list[bool] = []
    for _ in range(max(1, rounds - 1)):
        made: dict[str, list[str]] = {"apart": [], "together": []}
        apart.append(spent(lambda made=made: made["apart"].extend(one_by_one(job))))  # type: ignore[misc]
        joint.append(spent(lambda made=made: made["together"].extend(together(job)),  # type: ignore[misc]
                           memory=True))  # fmt: skip
        same.append(made["apart"] == made["together"])
    alike = "the files are the same byte for byte" if all(same) else "**the files differ**"
    return [
        Row.at_most("three renditions together, processor time", ratio(joint, apart, "cpu"), 0.8,
                    "× three runs", note=f"{middle(joint, 'cpu'):.1f} s against "
                    f"{middle(apart, 'cpu'):.1f} s; {alike}",
                    why="of three forms the decoding is shared, the coding is not"),
        Row.at_most("the same, wall", ratio(joint, apart, "wall"), 0.8, "× three runs",
                    note=f"{decimals(run.wall for run in joint)} s; "
                    f"{max(run.peak for run in joint) / 1e6:.0f} MB in all processes",
                    why="of three forms the decoding is shared, the coding is not"),
    ]  # fmt: skip


def one_by_one(job: Job) -> list[str]:
    """Each form from nothing; hashes of the files."""
    found: list[Rendered] = []
    for form in TRIO:
        place = job.anew("renditions")
        found.append(render(job.timeline(), form, job.sources, place, nice=0))
    return [each.sha256 for each in found]


def together(job: Job) -> list[str]:
    """The first with the others beside it, then the others, which are only joined."""
    place = job.anew("renditions")
    return [
        render(job.timeline(), form, job.sources, place, nice=0, also=TRIO[number + 1 :]).sha256
        for number, form in enumerate(TRIO)
    ]
