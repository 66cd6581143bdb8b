"""A render of job R from nothing, against L and against one graph in one process."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from benchmarks.job import Job
from benchmarks.limit import Ready, limit, raw_input, ready_frames
from benchmarks.table import Row, decimals
from benchmarks.watch import Spent, middle, ratio, spent
from media.command import QUIET, command, segment_options
from media.ffmpeg import program
from media.graph import FilterGraph, FilterNode
from media.plan import plan
from media.render import Rendered, render
from media.rendition import REEL
from media.store import SegmentStore
from media.workshop import Workshop

ONE_IN = 8
"""VMAF looks at one frame in so many."""


def cold(job: Job) -> Rendered:
    """Renders job R in an empty folder."""
    return render(job.timeline(), REEL, job.sources, job.anew("cold"), nice=0)


def rows(job: Job, rounds: int) -> list[Row]:
    """Processor time and wall against L; likeness to the ready frames; memory."""
    ready = ready_frames(job)
    limits: list[Spent] = []
    colds: list[Spent] = []
    for number in range(rounds):
        limits.append(limit(job, ready))
        colds.append(spent(lambda: cold(job), memory=number == 0))
    graph = spent(lambda: one_graph(job), memory=True)
    ours, theirs = (vmaf(path, ready) for path in (_whole(job), job.folder / "graph.mp4"))
    l_cpu = middle(limits, "cpu")
    halved = [Spent(cpu=each.cpu, wall=each.cpu / 2, peak=0, started=0) for each in limits]
    for path in ready.halves:
        path.unlink()
    return [
        Row(what="L, the limit of job R", measured=f"{l_cpu:.1f} s cpu, "
            f"{middle(limits, 'wall'):.1f} s wall"),
        Row.at_most("cold render, processor time", ratio(colds, limits, "cpu"), 1.08, "L",
                    note=f"{middle(colds, 'cpu'):.1f} s; each round: "
                    f"{decimals(a.cpu / b.cpu for a, b in zip(colds, limits, strict=True))}",
                    why="the slow zoom to parts of a pixel, the film decoded twice for the fade, "
                    "captions drawn, sound measured and coded"),
        Row.at_most("cold render, wall", ratio(colds, halved, "wall"), 1.15, "L ÷ 2",
                    note=f"{middle(colds, 'wall'):.1f} s; "
                    f"{ratio(colds, limits, 'wall'):.2f} of L’s own wall in the same minutes",
                    why="the processor time above; and L ÷ 2 takes two idle cores"),
        Row(what="one graph in one process", measured=f"{graph.cpu / l_cpu:.2f} L cpu, "
            f"{graph.wall:.1f} s wall, {graph.peak / 1e6:.0f} MB"),
        Row.at_least("VMAF against the ready frames, ours less one graph’s", ours - theirs, -0.5,
                     "", note=f"{ours:.2f} and {theirs:.2f}, one frame in {ONE_IN}"),
        Row.at_most("memory of all processes, cold render", colds[0].peak / 1e6, 1200, "MB",
                    digits=0),
    ]  # fmt: skip


def one_graph(job: Job) -> None:
    """Job R as one graph in one process, with as many threads as it likes, loudness in one pass."""
    facts = {each.facts.media_id: each.facts for each in (job.film, job.photo, job.logo)}
    made = plan(job.timeline(), REEL, facts)
    shop = Workshop(job.sources, facts, SegmentStore(job.folder / "cold" / "segments"), REEL)
    jobs = [shop.prepare(segment) for segment in made.segments]
    for each in jobs:
        for pictures in each.drawings:
            shop.shelf.draw(pictures)
    paths = {key: path for each in jobs for key, path in each.paths.items()}
    joined = FilterNode(
        name="concat",
        inputs=tuple(each.graph.output for each in jobs),
        options=(("n", str(len(jobs))), ("v", "1"), ("a", "0")),
    )
    silent, sound = job.folder / "graph.mp4", job.folder / "graph.wav"
    whole = command(FilterGraph(output=joined, frames=made.duration), segment_options(REEL),
                    paths, str(silent), threads=0)  # fmt: skip
    words = list(whole.argv[len(QUIET) :])
    subprocess.run([program(), "-v", "error", "-nostdin", "-y", *words], check=True)
    subprocess.run(
        [program(), "-v", "error", "-nostdin", "-y", "-i", str(job.original), "-af",
         "loudnorm=I=-14:TP=-1.5", "-vn", "-t", "30", str(sound)], check=True,
    )  # fmt: skip


def vmaf(film: Path, ready: Ready) -> float:
    """Mean VMAF of a film against the ready frames, by the packaged ffmpeg's libvmaf."""
    reference = [word for half in ready.halves for word in raw_input(half)]
    graph = (
        "[0:v][1:v]concat=n=2,settb=1/30,setpts=N[r];[2:v]settb=1/30,setpts=N[d];"
        f"[d][r]libvmaf=n_subsample={ONE_IN}:n_threads=2"
    )
    said = subprocess.run(
        [program(), "-hide_banner", "-nostdin", *reference, "-i", str(film), "-lavfi", graph,
         "-f", "null", "-"], check=True, capture_output=True, text=True,
    ).stderr  # fmt: skip
    found = re.search(r"VMAF score: ([\d.]+)", said)
    if found is None:
        raise ValueError("no VMAF score")
    return float(found[1])


def _whole(job: Job) -> Path:
    return next((job.folder / "cold" / "files").glob("??/*.mp4"))
