"""How counts of views grow: fast in the first hours, then slower, a little by day and night.

Law: pure. A post's character follows from its id, so a curve is the same at every reading and
never falls.
"""

from __future__ import annotations

import hashlib
import math

HOUR = 3600.0


def plays(post_id: str, age_seconds: float, factor: float = 1.0) -> int:
    """Return the starts and replays of a post of that age; it only ever rises with age.

    >>> plays("1", -5)
    0
    >>> plays("1", 60) <= plays("1", 3600) <= plays("1", 86400)
    True
    """
    if age_seconds <= 0:
        return 0
    final = 240 + _share(post_id, "final") ** 2 * 3400
    half = (14 + 30 * _share(post_id, "half")) * HOUR
    grown = 1 - 0.5 ** (age_seconds / half)
    # The first friends look at once: something is seen within the first minutes.
    first = 9 * (1 - math.exp(-age_seconds / 120))
    tail = 0.06 * final * math.log1p(age_seconds / (240 * HOUR))
    return int((final * grown + first + tail) * factor)


def starts(post_id: str, age_seconds: float, factor: float = 1.0) -> int:
    """Return the starts without replays."""
    return int(plays(post_id, age_seconds, factor) * (0.78 + 0.14 * _share(post_id, "starts")))


def reach(post_id: str, age_seconds: float, factor: float = 1.0) -> int:
    """Return the people reached."""
    return int(plays(post_id, age_seconds, factor) * (0.6 + 0.18 * _share(post_id, "reach")))


def reactions(post_id: str, age_seconds: float, kind: str, factor: float = 1.0) -> int:
    """Return likes, comments or shares."""
    rate = {"likes": 0.055, "comments": 0.006, "shares": 0.011, "saved": 0.004}.get(kind, 0.002)
    return int(plays(post_id, age_seconds, factor) * rate * (0.6 + 0.8 * _share(post_id, kind)))


def average_watch_ms(post_id: str) -> int:
    """Return the average time watched, milliseconds."""
    return int(4200 + 7600 * _share(post_id, "watch"))


def _share(post_id: str, what: str) -> float:
    digest = hashlib.sha256(f"{post_id}/{what}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32
