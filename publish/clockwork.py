"""Clockwork: the alarm clock of the one worker. The rows are the truth; it may be lost.

Every other second a sweep takes over what dead workers left, sets an alarm for each publication
whose moment is near, and starts what is due. An alarm only carries an id; whoever is woken claims
the row first, so waking twice does no harm. Counts are read by a job of their own.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.base import ConflictingIdError
from apscheduler.schedulers.background import BackgroundScheduler

from publish.collect import Collector
from publish.deliver import Deliverer

log = logging.getLogger(__name__)

SWEEP: Final = timedelta(seconds=2)
"""Between sweeps: with it a moment set by the web a second ago is met within five."""

HORIZON: Final = timedelta(seconds=60)
"""How far ahead alarms are set."""

VIEWS: Final = timedelta(seconds=30)
"""Between looks for readings that are due."""

CHECKS: Final = timedelta(minutes=30)
"""Between looks for accounts that were not asked for a day how they stand."""


class Clockwork:
    """Wakes the deliverer and the collector. One per machine is enough; two do no harm."""

    def __init__(
        self,
        deliverer: Deliverer,
        collector: Collector,
        *,
        threads: int = 4,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Prepare the scheduler; nothing runs before `start`."""
        self._deliverer = deliverer
        self._collector = collector
        self._now = now
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={
                "default": ThreadPoolExecutor(2),
                "deliveries": ThreadPoolExecutor(threads),
                "views": ThreadPoolExecutor(1),
            },
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )

    def start(self) -> None:
        """Begin: a first sweep at once, then on and on."""
        soon = self._now()
        self._scheduler.add_job(
            self.sweep, "interval", seconds=SWEEP.total_seconds(), id="sweep", next_run_time=soon
        )
        self._scheduler.add_job(
            self._collect,
            "interval",
            seconds=VIEWS.total_seconds(),
            id="views",
            executor="views",
            next_run_time=soon + timedelta(seconds=3),
        )
        self._scheduler.add_job(
            self._check,
            "interval",
            seconds=CHECKS.total_seconds(),
            id="accounts",
            executor="views",
            next_run_time=soon + timedelta(seconds=30),
        )
        self._scheduler.start()

    def stop(self, *, wait: bool = False) -> None:
        """End; with `wait`, let deliveries at work end first. What is cut off is taken up later."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=wait)

    def sweep(self) -> None:
        """Take over what was left, set alarms for what is near, start what is due."""
        try:
            recovered = self._deliverer.recover()
            if recovered:
                log.info("took over %s publications of workers that ended", recovered)
            near = self._deliverer.due(within=HORIZON)
        except Exception:  # the next sweep is in two seconds: a busy or full disk must not end it
            log.exception("the sweep failed")
            return
        for publication_id, moment in near:
            self._set_alarm(publication_id, moment)

    def _set_alarm(self, publication_id: int, moment: datetime) -> None:
        """Wake it at its moment; now, if that is past. One alarm per publication."""
        try:
            self._scheduler.add_job(
                self._deliver,
                "date",
                args=(publication_id,),
                run_date=max(moment, self._now()),
                id=f"publication-{publication_id}",
                executor="deliveries",
                replace_existing=True,
            )
        except ConflictingIdError:
            log.debug("publication %s has its alarm", publication_id)

    def _deliver(self, publication_id: int) -> None:
        try:
            self._deliverer.deliver(publication_id)
        except Exception:  # its row says how far it came; the sweep takes it up again
            log.exception("delivering publication %s failed", publication_id)

    def _collect(self) -> None:
        try:
            self._collector.collect_due()
        except Exception:  # the row keeps its moment or got its next one; see the log
            log.exception("collecting counts failed")

    def _check(self) -> None:
        try:
            self._collector.check_accounts()
        except Exception:  # asked again in half an hour
            log.exception("checking accounts failed")
