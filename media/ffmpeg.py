"""Runs ffmpeg: the one place where the engine hands its work to a process.

A run is confined (memory, processor time, size of what it writes, time on the wall), dies with the
thread's process, ends within 0.2 s of a cancel, and keeps a bounded tail of what it said.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable
from pathlib import Path

import imageio_ffmpeg

from media.command import Command
from media.confine import Confined, Limits, run_confined
from media.errors import (
    Cancelled,
    FfmpegFailed,
    Killed,
    MediaError,
    NoSpace,
    ShortRender,
    TooHeavy,
)

ROOM = Limits(seconds=1800, cpu_seconds=3600, memory=6_000_000_000, file_size=4_000_000_000)
"""What one render step may use: wall and processor seconds, bytes of memory and of output."""

ASKED = 255
"""How ffmpeg ends when a signal asked it to; of itself it says why before it ends so."""

Progress = Callable[[int], None]
"""Told the number of pictures written so far."""


def run(
    command: Command,
    *,
    on_progress: Progress | None = None,
    cancel: threading.Event | None = None,
    limits: Limits = ROOM,
    nice: int = 0,
    target: str = "",
) -> Confined:
    """Runs a command to its end and gives how it ended; `nice` is added to its priority number.

    Raises Cancelled; NoSpace when the disk is full (`target` names what for); TooHeavy when a limit
    was reached; Killed when somebody else ended it; FfmpegFailed for any other end but 0;
    ShortRender when fewer pictures came than the command promises.
    """
    argv = [program(), *command.argv]
    counter = _Counter(on_progress)
    if cancel is not None and cancel.is_set():
        raise Cancelled
    ended = run_confined(argv, limits=limits, cancel=cancel, on_line=counter.read, nice=nice)
    if ended.cancelled:
        raise Cancelled
    failure = _failure(argv, ended, target)
    if failure is not None:
        raise failure
    if counter.frames < command.frames:
        raise ShortRender(command.frames, counter.frames)
    return ended


def program() -> str:
    """Where the packaged ffmpeg lies."""
    return str(imageio_ffmpeg.get_ffmpeg_exe())


@functools.cache
def version() -> str:
    """The packaged ffmpeg's version, as it enters every fingerprint."""
    return f"{imageio_ffmpeg.get_ffmpeg_version()} {Path(program()).stat().st_size}"


class _Counter:
    """Reads `-progress` lines."""

    def __init__(self, on_progress: Progress | None) -> None:
        self.frames = 0
        self.on_progress = on_progress

    def read(self, line: str) -> None:
        key, _, value = line.partition("=")
        if key == "frame" and value.strip().isdigit():
            self.frames = int(value)
            if self.on_progress is not None:
                self.on_progress(self.frames)


def _failure(argv: list[str], ended: Confined, target: str) -> MediaError | None:
    """What went wrong, or None. A full disk or memory is said in words: ffmpeg may end with 0."""
    tail = ended.complaints.decode("utf-8", "replace")
    if "No space left on device" in tail or "Disk quota exceeded" in tail:
        return NoSpace(target)
    if ended.timed_out or ended.over_limit or "Cannot allocate memory" in tail:
        return TooHeavy(argv, ended.code, tail)
    if ended.killed or (ended.code == ASKED and not tail.strip()):  # no limit of ours: seen above
        return Killed(argv, ended.code, tail)
    return None if ended.code == 0 else FfmpegFailed(argv, ended.code, tail)
