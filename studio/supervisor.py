"""`studio run`: web and worker as children on one machine; one that dies is started again. EDGE.

The pretend network is a third child, while there is a demo. Children are this very program with
another word; they get the settings through their environment.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from types import FrameType
from typing import Final

from studio.demo.network import is_wanted
from studio.paths import DataFolder
from studio.settings import Settings

LOOK: Final = 0.5
"""Seconds between looks at the children: one that died is back well within five."""
PATIENCE: Final = 6.0
"""Seconds a child gets to end by itself."""
QUICK: Final = 3.0
"""A child that lives less is started again more slowly."""


class Child:
    """One process that is kept alive."""

    def __init__(self, word: str, environment: Mapping[str, str]) -> None:
        self.word = word
        self._environment = dict(environment)
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._quick_ends = 0

    def keep(self) -> None:
        """Start it when it is not running, waiting a little longer after each quick end."""
        if self._process is not None and self._process.poll() is None:
            return
        if self._process is not None:
            self._quick_ends = (
                self._quick_ends + 1 if time.monotonic() - self._started < QUICK else 0
            )
            if time.monotonic() - self._started < min(4.0, 0.5 * self._quick_ends):
                return
        self._started = time.monotonic()
        self._process = subprocess.Popen(  # this very program, with another word
            [sys.executable, "-m", "studio", self.word],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )

    def ask_to_end(self) -> None:
        """Send it SIGTERM."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def end(self) -> None:
        """Wait for its end; after PATIENCE its whole process group is killed."""
        if self._process is None:
            return
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._process = None

    @property
    def ends_at_once(self) -> bool:
        """Whether it has ended several times right after its start."""
        return self._quick_ends >= 5


def run(settings: Settings, environment: Mapping[str, str], tell: Callable[[str], None]) -> int:
    """Keep web and worker alive until SIGINT or SIGTERM; return the exit code.

    `tell` is given a line when a child cannot be kept alive.
    """
    folder = DataFolder(root=settings.data)
    children = [Child("web", environment), Child("worker", environment)]
    pretend = Child("emulator", environment)
    stop = False

    def ask_to_stop(_number: int, _frame: FrameType | None) -> None:
        nonlocal stop
        stop = True

    signal.signal(signal.SIGTERM, ask_to_stop)
    signal.signal(signal.SIGINT, ask_to_stop)
    code = 0
    while not stop:
        for child in children:
            child.keep()
            if child.ends_at_once:
                tell(child.word)
                stop, code = True, 1
        if is_wanted(folder):
            pretend.keep()
        else:
            pretend.ask_to_end()
            pretend.end()
        time.sleep(LOOK)
    for child in (*children, pretend):
        child.ask_to_end()
    for child in (*children, pretend):
        child.end()
    return code
