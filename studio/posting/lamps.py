"""Lamps: once a day each account is asked how it stands, before a publication finds out. EDGE."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Engine, or_, select

from publish.errors import UnknownRow
from publish.keys import Secrets
from publish.tables import accounts
from publish.tokens import check_account

log = logging.getLogger(__name__)

EVERY: Final = timedelta(days=1)
"""Between two questions about an account."""
PAUSE: Final = 60.0
"""Seconds between looks for an account to ask about."""
AGAIN: Final = 1800.0
"""Seconds until a network that could not be reached is asked again."""


class Lamps:
    """Asks the networks about accounts, one at a time. Used by one thread of the worker."""

    def __init__(self, engine: Engine, secrets: Secrets, now: Callable[[], datetime]) -> None:
        """Keep what is needed; nothing is asked yet."""
        self._engine = engine
        self._secrets = secrets
        self._now = now
        self._quiet_until = 0.0
        self._asked: dict[int, float] = {}

    def check_one(self) -> bool:
        """Ask about one account that was not asked about for a day; tell whether there was one."""
        if time.monotonic() < self._quiet_until:
            return False
        found = self._next()
        if found is None:
            self._quiet_until = time.monotonic() + PAUSE
            return False
        organisation_id, account_id = found
        self._asked[account_id] = time.monotonic()
        try:
            lamp, problem = check_account(
                self._engine, organisation_id, account_id, secrets=self._secrets, now=self._now
            )
        except UnknownRow:  # disconnected a moment ago
            return True
        if problem is not None:
            log.warning("account %s is %s: %s", account_id, lamp.value, problem.code)
        return True

    def _next(self) -> tuple[int, int] | None:
        c = accounts.c
        stale = or_(c.checked_at.is_(None), c.checked_at < self._now() - EVERY)
        wanted = select(c.organisation_id, c.id).where(c.state == "connected", stale)
        with self._engine.connect() as conn:
            rows = conn.execute(wanted.order_by(c.checked_at)).all()
        for organisation_id, account_id in rows:
            asked = self._asked.get(account_id)
            if asked is None or time.monotonic() - asked > AGAIN:
                return organisation_id, account_id
        return None
