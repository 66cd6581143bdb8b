"""The studio's own worker with the patience of a test: waits are shortened, no more."""

from __future__ import annotations

import os
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
