"""How the price grows with the length: job R shorter, as it is, and longer."""

from __future__ import annotations

from benchmarks.job import SCENE, Job
from benchmarks.table import Row
from benchmarks.watch import spent
from media.render import render
from media.rendition import DRAFT, REEL, Rendition


def rows(job: Job, rounds: int) -> list[Row]:
    """Processor seconds per second of film, against those of half a minute."""
    del rounds  # long enough to be steady
    found = {
        (form.name, seconds): _cost(job, form, scene, times) / seconds
        for form, seconds, scene, times in (
            (REEL, 10, SCENE // 3, 1), (REEL, 30, SCENE, 1), (REEL, 60, SCENE, 2),
            (DRAFT, 30, SCENE, 1), (DRAFT, 300, SCENE, 10),
        )
    }  # fmt: skip
    reel, draft = found["reel", 30], found["draft", 30]
    return [
        Row(what="cost a second of film, 10 s : 30 s : 60 s",
            measured=f"{found['reel', 10] / reel:.2f} : 1 : {found['reel', 60] / reel:.2f}",
            target="linear", reached=found["reel", 60] / reel < 1.1,
            note=f"{reel:.2f} s cpu a second; 10 s pays its fixed start"),
        Row(what="the same for 5 min, in the draft’s form (scaled down to save time)",
            measured=f"{found['draft', 300] / draft:.2f}", target="linear",
            reached=found["draft", 300] / draft < 1.1, note="against 30 s of draft"),
    ]  # fmt: skip


def _cost(job: Job, form: Rendition, scene: int, times: int) -> float:
    place = job.anew("growth")
    timeline = job.timeline(scene, times)
    return spent(lambda: render(timeline, form, job.sources, place, nice=0)).cpu
