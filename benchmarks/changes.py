"""Job R again, with one caption changed, and with nothing changed."""

from __future__ import annotations

import time

from benchmarks.cold import cold
from benchmarks.job import Job
from benchmarks.table import Row, decimals
from benchmarks.watch import Spent, middle, spent
from media.render import Rendered, render
from media.rendition import REEL

SCENES = ("4", "photo", "1")
"""Where the caption changes: a scene of film, the photo, a scene that runs on under a fade."""


def again(job: Job, words: str = "", in_scene: str = "4") -> Rendered:
    """Renders job R where it was rendered before."""
    timeline = job.timeline(words=words, in_scene=in_scene)
    return render(timeline, REEL, job.sources, job.folder / "cold", nice=0)


def rows(job: Job, rounds: int) -> list[Row]:
    """Wall time against that of a cold render; what is started when nothing changed."""
    whole: list[Spent] = []
    changed: dict[str, list[Spent]] = {scene: [] for scene in SCENES}
    same: list[Spent] = []
    for _ in range(max(1, rounds - 1)):
        whole.append(spent(lambda: cold(job)))
        for scene, runs in changed.items():
            words = f"Une autre phrase\n{time.monotonic_ns() % 10**6}"
            runs.append(spent(lambda words=words, scene=scene: again(job, words, scene)))  # type: ignore[misc]
        cold_again = spent(lambda: again(job))
        same.append(cold_again)
    wall = middle(whole, "wall")
    shares = {scene: middle(runs, "wall") / wall for scene, runs in changed.items()}
    kept = middle(same, "wall")
    started = max(run.started for run in same)
    return [
        *(Row.at_most(f"one caption changed, scene « {scene} »", share * 100, 22, "% of cold wall",
                      digits=0, note=f"{middle(changed[scene], 'wall'):.1f} s of {wall:.1f} s; "
                      f"cpu {middle(changed[scene], 'cpu') / middle(whole, 'cpu') * 100:.0f} %",
                      why="a sixth of the film is coded anew by one coder, whose two threads "
                      "do not fill two cores")
          for scene, share in shares.items()),
        Row.at_most("nothing changed", kept, 0.5, "s", note=f"{started} runs of ffmpeg; "
                    f"rounds: {decimals(run.wall for run in same)}"),
    ]  # fmt: skip
