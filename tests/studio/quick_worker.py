"""The studio's own worker with the patience of a test: waits are shortened, no more."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from publish.clockwork import Clockwork
from publish.collect import Collector
from publish.connectors.graph import Timeouts
from publish.deliver import Deliverer
from publish.keys import Secrets
from publish.retry import POLICY
from studio.posting.publishing import resolver
from studio.settings import Settings
from studio.words.moments import now
from studio.worker import Worker

FASTER = 100
"""Three minutes of looking become two seconds."""


@dataclass(frozen=True)
class Hired:
    """A worker, however it was started."""

    pid: int
    ended: Callable[[], int | None]
    """Its exit code, None while it works."""
    wait: Callable[[float], object]
    """Seconds to wait for its end at most."""


NURSERY = multiprocessing.get_context("forkserver")
"""Processes born with the studio's code already read: most of a worker's start is reading it."""
NURSERY.set_forkserver_preload([__name__])


def by_fork(data: Path) -> Hired:
    """Start one on that data folder."""
    started = NURSERY.Process(target=main, args=(data,))
    started.start()
    assert started.pid is not None
    return Hired(pid=started.pid, ended=lambda: started.exitcode, wait=started.join)


def main(data: Path) -> None:
    """Work on that data folder until killed; a session of its own, as the command has."""
    os.setsid()
    worker = Worker(Settings(data=data, idle_render=False))
    secrets = Secrets(worker.folder.accounts_key)
    deliverer = Deliverer(
        worker.engine,
        resolver(worker.folder),
        secrets,
        now,
        policy=POLICY.faster(FASTER),
        timeouts=Timeouts(connect=5, read=120, upload=120),
    )
    worker._clockwork = Clockwork(deliverer, Collector(worker.engine, secrets, now))
    worker.run()
