"""What the benchmarks tell is what was measured, and job R is what it is said to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.job import Job
from benchmarks.table import Row, markdown
from benchmarks.watch import Spent, counted, ratio, spent
from media import ffmpeg
from media.command import Command
from media.library import Imported
from media.plan import plan
from media.rendition import REEL
from tests.factories_media import some_facts


def test_a_target_that_is_missed_says_by_how_much_and_why() -> None:
    missed = Row.at_most("a still", 25, 20, "ms", note="warm", why="grain")
    assert (missed.reached, missed.note) == (False, "warm. Short by 25%: grain")
    assert Row.at_least("speed", 3, 4, "×", why="grain").note == "Short by 25%: grain"
    met = Row.at_most("a still", 20, 20, "ms", note="warm", why="grain")
    assert (met.reached, met.note) == (True, "warm")
    assert "**missed**" in markdown("bench", [missed])[0]


def test_ratios_are_of_runs_of_the_same_round() -> None:
    def run(cpu: float) -> Spent:
        return Spent(cpu=cpu, wall=cpu, peak=0, started=0)

    ours, limits = [run(10), run(30), run(12)], [run(10), run(20), run(10)]
    assert ratio(ours, limits, "cpu") == pytest.approx(1.2)


def test_each_run_of_ffmpeg_is_counted() -> None:
    cost = spent(lambda: ffmpeg.run(Command(argv=("-v", "error", "-version"))))
    assert cost.started == 1
    with counted() as runs:
        pass
    assert not runs


def test_job_r_is_half_a_minute_of_eight_segments() -> None:
    job = Job(
        folder=Path(), original=Path(),
        **{name: _taken_in(name, kind) for name, kind in KINDS.items()},  # type: ignore[arg-type]
    )  # fmt: skip
    timeline = job.timeline()
    facts = {each.facts.media_id: each.facts for each in (job.film, job.photo, job.logo)}
    made = plan(timeline, REEL, facts)
    assert [segment.duration for segment in made.segments] == [150, 9, 141, 150, 150, 150, 9, 141]
    assert job.timeline(words="Autre chose") != timeline
    assert job.timeline(times=2).duration == 1800


KINDS = {"film": "video", "photo": "image", "logo": "image"}


def _taken_in(name: str, kind: str) -> Imported:
    facts = some_facts(name[0] * 64, kind=kind, width=1920, height=1080, duration=210)
    return Imported(facts=facts, render_source=Path(), proxy=None, sound=None, filmstrip=None,
                    filmstrip_step=0, filmstrip_tiles=0, waveform=None, poster=None)  # fmt: skip
