"""One frame of a timeline, by the very graph of its final segment at any size."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Literal

from media.plan import media_in, plan
from media.rendition import DRAFT, Rendition
from media.sources import Sources
from media.store import SegmentStore
from media.timeline import Timeline
from media.timing import span
from media.workshop import Effort, Workshop


def still(
    timeline: Timeline,
    frame: int,
    sources: Sources,
    workspace: Path,
    *,
    rendition: Rendition = DRAFT,
    kind: Literal["jpeg", "png"] = "jpeg",
    cancel: threading.Event | None = None,
) -> bytes:
    """Frame `frame` of a timeline as a coded picture; kept, so asking again costs nothing.

    A frame outside is brought to the nearest one inside. Raises ValueError for an empty timeline,
    and what `media.render.render` raises.
    """
    inside = max(0, min(frame, timeline.duration - 1))
    facts = {media_id: sources.facts(media_id) for media_id in media_in(timeline)}
    one = plan(timeline, rendition, facts, span(inside, inside + 1))
    shop = Workshop(sources, facts, SegmentStore(workspace / "segments"), rendition)
    return shop.still(one, kind, Effort(cancel=cancel) if cancel else None)
