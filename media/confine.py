"""Child processes on a short leash: limits on time, memory and output, and dying with the parent.

`run_confined` starts one command, feeds it, collects a bounded answer, ends it when its time is up.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

OUTPUT = 8_000_000
"""Most bytes of a child's answer that are kept."""
TAIL = 8_000
"""Most bytes of a child's complaints that are kept: the last ones."""
IDLE = 19
"""The priority number of work that nobody waits for: the lowest there is. On Linux such a child
also gets only what all others leave of the processor, and of the disk (SCHED_IDLE, sched(7))."""

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
_NO_RANK = os.sched_param(0) if sys.platform == "linux" else None
"""Loaded beforehand: between fork and exec of a process with many threads no lock may be needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a child may use."""

    seconds: float
    """Time on the wall."""
    cpu_seconds: int
    """Processor time, all threads together."""
    memory: int
    """Bytes of address space."""
    file_size: int
    """Bytes of one written file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confined:
    """How a child ended."""

    code: int
    """Exit code; negative is a signal."""
    output: bytes
    complaints: bytes
    timed_out: bool
    cancelled: bool
    spent: bool = False
    """True: it had used its processor time, near enough. A program may end itself when told so."""

    @property
    def over_limit(self) -> bool:
        """True when the kernel ended it for using too much time or writing too much."""
        ended = self.code in {-signal.SIGXCPU, -signal.SIGXFSZ}
        return ended or (self.spent and self.code != 0)

    @property
    def killed(self) -> bool:
        """True when somebody else ended it: no limit of ours, no cancel, no crash of its own."""
        ours = self.timed_out or self.cancelled or self.over_limit
        return not ours and self.code in {-signal.SIGKILL, -signal.SIGTERM, -signal.SIGINT}


def run_confined(
    argv: list[str],
    *,
    limits: Limits,
    feed: bytes = b"",
    folder: Path | None = None,
    cancel: threading.Event | None = None,
    on_line: Callable[[str], None] | None = None,
    nice: int = 0,
) -> Confined:
    """Runs one command to its end, its time-out or `cancel`; never raises for how it ends.

    `on_line` gets each line of its output as it comes; `nice` is added to its priority number.
    Raises OSError when it cannot be started.
    """
    parent = os.getpid()
    process = subprocess.Popen(
        argv,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=_environment(),
        preexec_fn=lambda: _leash(limits, nice, parent),  # noqa: PLW1509 - limits and rank only
        start_new_session=True,
    )
    output, tail = bytearray(), bytearray()
    readers = [
        threading.Thread(target=_collect, args=(process.stdout, output, on_line), daemon=True),
        threading.Thread(target=_keep_tail, args=(process.stderr, tail), daemon=True),
    ]
    for reader in readers:
        reader.start()
    watch = _Watch(process.pid)
    timed_out, cancelled = _wait(process, feed, limits.seconds, cancel, watch)
    for reader in readers:
        reader.join(timeout=5)
    return Confined(
        code=process.returncode, output=bytes(output), complaints=bytes(tail),
        timed_out=timed_out, cancelled=cancelled, spent=watch.used >= limits.cpu_seconds,
    )  # fmt: skip


def _environment() -> dict[str, str]:
    """Little of ours; and few memory arenas, for each reserves 64 MB of address space per thread
    and would use up the limit on a machine with many processors."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG", "TMPDIR") if key in os.environ}
    return kept | {"MALLOC_ARENA_MAX": "2", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def _wait(
    process: subprocess.Popen[bytes],
    feed: bytes,
    seconds: float,
    cancel: threading.Event | None,
    watch: _Watch,
) -> tuple[bool, bool]:
    assert process.stdin is not None
    try:
        process.stdin.write(feed)
        process.stdin.close()
    except BrokenPipeError:
        pass
    end = time.monotonic() + seconds
    with _door(process.pid) as door:
        while not _ended(process, door):
            watch.look()
            cancelled = cancel is not None and cancel.is_set()
            if cancelled or time.monotonic() > end:
                process.kill()
                process.wait()
                return not cancelled, cancelled
    return False, False


def _ended(process: subprocess.Popen[bytes], door: select.poll | None) -> bool:
    """Waits a tenth of a second at most; whether the child has ended."""
    if door is not None:
        door.poll(100)
        return process.poll() is not None
    try:
        process.wait(timeout=0.1)
    except subprocess.TimeoutExpired:
        return False
    return True


@contextlib.contextmanager
def _door(process: int) -> Iterator[select.poll | None]:
    """Where the kernel says at once that a child has ended; None on systems that do not.

    (Python waits by looking again and again, up to 50 ms late: much beside a still or a draft.)
    """
    try:
        handle = os.pidfd_open(process)
    except (AttributeError, OSError):
        yield None
        return
    try:
        door = select.poll()
        door.register(handle, select.POLLIN)
        yield door
    finally:
        os.close(handle)


class _Watch:
    """How much processor time a child has used; it stays 0 where the system does not say."""

    def __init__(self, process: int) -> None:
        self.place = Path(f"/proc/{process}/stat")
        self.used = 0.0
        """Seconds, rounded up by what it can have used since the last look."""

    def look(self) -> None:
        try:
            fields = self.place.read_text("ascii", "replace").rpartition(")")[2].split()
            ticks = int(fields[11]) + int(fields[12])
        except (OSError, ValueError, IndexError):
            return
        self.used = ticks / os.sysconf("SC_CLK_TCK") + 0.1 * (os.cpu_count() or 1)


def _collect(stream: IO[bytes], kept: bytearray, on_line: Callable[[str], None] | None) -> None:
    for line in iter(lambda: stream.readline(65536), b""):
        if len(kept) < OUTPUT:
            kept += line
        if on_line is not None:
            on_line(line.decode("utf-8", "replace").rstrip("\n"))


def _keep_tail(stream: IO[bytes], kept: bytearray) -> None:
    for piece in iter(lambda: stream.read1(65536), b""):  # type: ignore[attr-defined]
        kept += piece
        del kept[:-TAIL]


def _leash(limits: Limits, nice: int, parent: int) -> None:
    """Runs in the child before the command: death with the parent, its rank, the limits.

    A parent that was killed before the kernel was told is noticed by its number: nobody would end
    the child any more.
    """
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    os.nice(nice)
    if nice >= IDLE and _NO_RANK is not None:
        with contextlib.suppress(OSError):  # not allowed here: the number alone must do
            os.sched_setscheduler(0, os.SCHED_IDLE, _NO_RANK)
    _at_most(resource.RLIMIT_CORE, 0)
    _at_most(resource.RLIMIT_AS, limits.memory)
    _at_most(resource.RLIMIT_CPU, limits.cpu_seconds, grace=5)  # first a signal that says why
    _at_most(resource.RLIMIT_FSIZE, limits.file_size)


def _at_most(what: int, value: int, *, grace: int = 0) -> None:
    """At `value` the kernel asks (where it asks), at `grace` more it ends."""
    hard = resource.getrlimit(what)[1]
    soft, last = (
        (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard))
        for wanted in (value, value + grace)
    )
    resource.setrlimit(what, (soft, last))
