"""Pieces made side by side, behind a seam of the shape of `concurrent.futures.Executor`.

What is handed over is one function (`make`) with plain values: a piece, numbers, and a line back.
On this machine two threads do it, each holding one ffmpeg. A farm is any other `Crew`: it may
pickle all of it, for a piece (workshops, jobs) goes over as it is, and only the line is cut
(nothing is heard of progress, and a cancel reaches what waits, not what runs). It needs the same
store and the same files under the same paths.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ParamSpec, Protocol, TypeVar

from media import pieces
from media.clockface import Meter
from media.ffmpeg import Progress
from media.pieces import FILMED, Piece
from media.timing import RATE
from media.workshop import Effort

AT_A_TIME = 2
"""Pieces made side by side, each with one thread: two halves beat one process with two threads
by 3 to 5 % of processor time (measured on two cores, 2026-11). One that lasts longer than all the
others together uses both."""

LONG = FILMED * RATE
"""Weight of a piece that takes longer than the sound: a second of film."""

Beside = Callable[[Effort], object]
"""Work of this machine that need not wait for the segments: the sound, the cover."""

Given = ParamSpec("Given")
Made = TypeVar("Made")


class Crew(Protocol):
    """Whoever takes work and gives a future for it: every `concurrent.futures.Executor` does."""

    def submit(
        self, work: Callable[Given, Made], /, *given: Given.args, **named: Given.kwargs
    ) -> Future[Made]:
        """The work is done some time, somewhere."""


def _deaf(_frames: int) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What goes to and fro while a piece is made. It does not reach into another process."""

    cancel: threading.Event = field(default_factory=threading.Event)
    """Set by whoever asked, when it is not wanted any more."""
    hear: Progress = _deaf
    """Told the number of pictures written so far."""

    def __reduce__(self) -> tuple[Any, ...]:
        return Line, ()


def make(piece: Piece, threads: int, nice: int, line: Line) -> tuple[Path, ...]:
    """One piece, finished: the work that a crew is given. Raises as `media.pieces.make`."""
    return pieces.make(piece, threads, Effort(cancel=line.cancel, nice=nice), line.hear)


def make_all(
    wanted: Sequence[Piece],
    meter: Meter,
    effort: Effort,
    *,
    crew: Crew | None = None,
    at_a_time: int = AT_A_TIME,
    besides: Sequence[Beside] = (),
) -> None:
    """Makes all pieces, the dearest first, so that the last ones end together; `besides` are done
    here meanwhile.

    The first failure ends the others and is raised. Without a crew a pool of `at_a_time` threads is
    opened for the time it takes; it takes what is done besides before its short ones.
    """
    work = _Work(meter=meter, effort=effort,
                 threads=max(1, AT_A_TIME // min(at_a_time, max(1, len(wanted)))))  # fmt: skip
    if crew is not None:
        _make(crew, work, wanted, here=besides)
    elif wanted:
        with ThreadPoolExecutor(max_workers=at_a_time) as pool:
            _make(pool, work, wanted, there=besides)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What all pieces have in common."""

    meter: Meter
    effort: Effort
    threads: int
    """Of each; one that lasts longer than all the others together takes all there are."""


def _make(
    crew: Crew,
    work: _Work,
    wanted: Sequence[Piece],
    *,
    here: Sequence[Beside] = (),
    there: Sequence[Beside] = (),
) -> None:
    failed = threading.Event()
    effort = work.effort
    total = sum(piece.weight for piece in wanted)
    cancel = _Either(effort.cancel, failed)
    mine = Effort(cancel=cancel, nice=effort.nice)
    waiting: list[Future[Any]] = []

    def submit(piece: Piece) -> None:
        threads = AT_A_TIME if 2 * piece.weight > total else work.threads
        line = Line(cancel=cancel, hear=work.meter.hears(piece.name))
        waiting.append(crew.submit(make, piece, threads, effort.nice, line))

    ordered = sorted(wanted, key=lambda piece: -piece.weight)
    long = [piece for piece in ordered if piece.weight > LONG] or ordered
    try:
        for piece in long:
            submit(piece)
        waiting.extend(crew.submit(other, mine) for other in there)
        for piece in ordered[len(long) :]:
            submit(piece)
        for other in here:
            other(mine)
        for future in as_completed(waiting):
            effort.unless_cancelled(Future.result, future)
    except BaseException:
        failed.set()
        for future in waiting:
            future.cancel()
        raise


class _Either(threading.Event):
    """Set when either of two events is."""

    def __init__(self, one: threading.Event, other: threading.Event) -> None:
        super().__init__()
        self.one = one
        self.other = other

    def is_set(self) -> bool:
        return self.one.is_set() or self.other.is_set()
