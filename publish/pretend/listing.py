"""Pages of a listing, with cursors, as Graph gives them."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from publish.pretend.gate import Call


def graph_time(stamp: float) -> str:
    """Return a moment as Graph writes it."""
    return datetime.fromtimestamp(stamp, UTC).strftime("%Y-%m-%dT%H:%M:%S+0000")


def paged(call: Call, items: list[dict[str, Any]]) -> dict[str, Any]:
    """Return one page of the items: `limit` (25) after the cursor `after`."""
    limit = max(1, min(int(call.params.get("limit") or 25), 100))
    start = _offset(call.params.get("after", ""))
    shown = items[start : start + limit]
    if not shown:
        return {"data": []}
    after = _cursor(start + len(shown))
    paging: dict[str, Any] = {"cursors": {"before": _cursor(start), "after": after}}
    if start + limit < len(items):
        kept = {name: value for name, value in call.params.items() if name != "after"}
        query = urlencode(kept | {"after": after})
        paging["next"] = f"{call.base}/{call.version}/{call.object_id}?{query}"
    return {"data": shown, "paging": paging}


def _cursor(offset: int) -> str:
    return base64.urlsafe_b64encode(f"at{offset}".encode()).decode()


def _offset(cursor: str) -> int:
    try:
        return int(base64.urlsafe_b64decode(cursor)[2:] or 0)
    except ValueError:
        return 0
