"""Whoever makes the segments, the film is the same: threads here, or a farm elsewhere."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from media.crew import Line, make
from media.errors import Cancelled, FfmpegFailed, NoSpace, ShortRender, TooHeavy
from media.render import Rendered, render
from media.sources import KnownSources
from media.timeline import DrawnReference, SolidReference, Timeline
from media.troupe import ACTS
from tests.factories_media import SMALL, a_timeline, caption, drawn

TINY = replace(SMALL, width=90, height=160)
ACT = next(iter(ACTS))


def a_cut() -> Timeline:
    """Four scenes, one of them drawn, one with a caption over it."""
    colours = ("#2b1722", "#ffd05a", "#e03c31")
    scenes = [
        drawn(SolidReference(colour=c), 12 + 3 * n, name=f"s{n}") for n, c in enumerate(colours)
    ]
    return a_timeline(
        *scenes,
        drawn(DrawnReference(scene=ACT), 15, name="troupe"),
        over=((2, caption("Oh !", 8)),),
    )


def made_by(crew: Any, place: Path, **more: Any) -> Rendered:
    return render(a_cut(), TINY, KnownSources(files={}), place, crew=crew, **more)


class Backwards:
    """A crew that is no Executor: it collects, and works the last one first when all have come."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.waiting: list[tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]] = []

    def submit(self, work: Callable[..., Any], /, *given: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.waiting.append((future, work, given))
        if len(self.waiting) == self.count:
            threading.Thread(target=self._work).start()
        return future

    def _work(self) -> None:
        for future, work, given in reversed(self.waiting):
            try:
                future.set_result(work(*given))
            except BaseException as error:
                future.set_exception(error)


def test_a_crew_of_another_kind_makes_the_same_film(tmp_path: Path) -> None:
    ours = made_by(None, tmp_path / "threads")
    crew = Backwards(ours.made)
    theirs = made_by(crew, tmp_path / "backwards")
    assert len(crew.waiting) == ours.made == 4
    assert theirs.segments == ours.segments
    assert theirs.sha256 == ours.sha256


@pytest.mark.slow
def test_a_farm_of_processes_makes_the_same_film(tmp_path: Path) -> None:
    """All that is handed over is pickled, and comes to a process that shares nothing with us."""
    ours = made_by(None, tmp_path / "threads")
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as farm:
        theirs = made_by(farm, tmp_path / "farm")
    assert theirs.made == ours.made
    assert theirs.sha256 == ours.sha256


class Failing(Executor):
    """Does the first piece of work, fails at the second, and keeps the others waiting."""

    def __init__(self) -> None:
        self.futures: list[Future[Any]] = []
        self.lines: list[Line] = []

    def submit(self, work: Callable[..., Any], /, *given: Any, **_: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.lines.append(given[-1])
        if not self.futures:
            future.set_result(work(*given))
        elif len(self.futures) == 1:
            future.set_exception(NoSpace("there"))
        self.futures.append(future)
        return future


def test_a_failure_there_ends_the_others_here_and_the_next_run_goes_on(tmp_path: Path) -> None:
    crew = Failing()
    with pytest.raises(NoSpace):
        made_by(crew, tmp_path)
    assert [future.cancelled() for future in crew.futures] == [False, False, True, True]
    assert all(line.cancel.is_set() for line in crew.lines)
    assert made_by(None, tmp_path).made == 3


def test_a_cancel_takes_back_what_waits(tmp_path: Path) -> None:
    cancel = threading.Event()

    class Slow(Failing):
        def submit(self, work: Callable[..., Any], /, *given: Any, **_: Any) -> Future[Any]:
            future: Future[Any] = Future()
            if not self.futures:
                future.set_result(work(*given))
            self.futures.append(future)
            if len(self.futures) == 4:
                cancel.set()
            return future

    crew = Slow()
    with pytest.raises(Cancelled):
        made_by(crew, tmp_path, cancel=cancel)
    assert [future.cancelled() for future in crew.futures] == [False, True, True, True]


def test_errors_come_whole_out_of_another_process() -> None:
    for error in (
        FfmpegFailed(("ffmpeg", "-i"), 3, "no such filter"),
        TooHeavy(("ffmpeg",), -9, "killed"),
        ShortRender(30, 12),
        NoSpace("/data"),
        Cancelled(),
    ):
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is type(error)
        assert str(again) == str(error)
        assert vars(again) == vars(error)


def test_the_line_is_cut_and_the_work_is_not() -> None:
    line = Line(cancel=threading.Event(), hear=print)
    line.cancel.set()
    there = pickle.loads(pickle.dumps(line))
    assert not there.cancel.is_set()
    assert there.hear(3) is None
    assert pickle.loads(pickle.dumps(make)) is make
