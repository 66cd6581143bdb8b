"""What was seen of faces in an imported film, and where that is kept. EDGE.

`look` asks the sandbox; `sightings` reads what it left. The file holds frames and boxes, nothing
else of anybody: no picture, no measure that would know a face again. It lies beside the other files
that import made, and goes with them.
"""

from __future__ import annotations

import importlib.util
import json
import logging
import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from media import sandbox
from media.confine import Limits
from media.derive import KEY_FRAMES, Workplace
from media.errors import NoDetector, NoSpace, is_no_space
from media.faces import Face, Sighting
from media.library import Imported
from media.tracks import LONGEST

log = logging.getLogger(__name__)

RECORD: Final = "faces.json"
VERSION: Final = 1
EVERY: Final = 5 * KEY_FRAMES
"""Frames from one look at a film to the next: twice a second, on a key picture of its proxy (and of
proxies of before, which have one every five frames)."""
MOST_LOOKS: Final = 600
"""Looks at one film at most: rarer in one of over five minutes."""
ROOM: Final = Limits(seconds=300, cpu_seconds=90, memory=2_500_000_000, file_size=1_000_000)
"""What the child may use: 0.02 s a picture, decoded and looked at three times (2026-11)."""

POLITE: Final = 10
"""Added to the priority number of the child: pages, drafts and publications go first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sightings:
    """The faces of a film, now and then."""

    step: int
    """Frames from one look to the next."""
    seen: tuple[Sighting, ...]
    """Every look, also those that found nobody."""


def look(
    found: Imported, folder: Path, *, cancel: threading.Event | None = None
) -> Sightings | None:
    """Looks for faces in an imported film and keeps where they are; what is kept is not made again.

    None for what is no film, and where it could not be looked at (it can be asked again). Raises
    Cancelled, Killed, NoSpace, NoDetector.
    """
    kept = sightings(folder)
    if kept is not None or found.proxy is None or found.facts.kind != "video":
        return kept
    step = _step(found.facts.duration)
    seen = _asked(found.proxy, 0, found.facts.duration, step=step, tiled="lost", cancel=cancel)
    if seen is None:
        return None
    place = Workplace(folder=folder, cancel=cancel, tell=lambda _: None)
    part = place.part(RECORD)
    try:
        part.write_text(json.dumps({"version": VERSION, "step": step, "seen": seen}), "utf-8")
        part.replace(place.final(RECORD))
    except OSError as error:
        part.unlink(missing_ok=True)
        raise NoSpace(str(folder)) if is_no_space(error) else error from error
    return sightings(folder)


def sightings(folder: Path) -> Sightings | None:
    """What was kept of an imported film, or None: not looked at yet, or not looked at at all."""
    try:
        changed = (folder / RECORD).stat().st_mtime_ns
        return _read(folder, changed)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def now_and_then(proxy: Path, frames: int) -> tuple[Sighting, ...] | None:
    """The faces of a film of so many frames, twice a second; nothing is kept. None: it could not be
    read. Raises Killed, NoDetector."""
    seen = _asked(proxy, 0, frames, step=_step(frames), tiled="lost")
    return None if seen is None else sighted(seen)


def every_frame(
    proxy: Path, first: int, last: int, *, cancel: threading.Event | None = None
) -> tuple[Sighting, ...] | None:
    """The faces of each frame from `first` to `last`, smaller ones too; None: it could not be read.

    At most LONGEST frames. Raises Cancelled, Killed, NoDetector.
    """
    last = min(last, first + LONGEST - 1)
    seen = _asked(proxy, first, last, step=1, tiled="always", cancel=cancel)
    return None if seen is None else sighted(seen)


def installed() -> bool:
    """Whether the detector is there at all; `able` says whether it starts."""
    return importlib.util.find_spec("onnxruntime") is not None


def able() -> bool:
    """Whether faces can be looked for on this machine. Raises Killed."""
    try:
        _asked(Path(__file__).with_suffix(".none"), 0, 0, step=1, tiled="lost")
    except NoDetector:
        return False
    return True


def _step(frames: int) -> int:
    """Frames from one look to the next in a film of so many."""
    looks = -(-frames // EVERY)
    return EVERY * -(-looks // MOST_LOOKS)


def _asked(
    proxy: Path,
    first: int,
    last: int,
    *,
    step: int,
    tiled: str,
    cancel: threading.Event | None = None,
) -> list[Any] | None:
    arguments = {
        "path": str(proxy.resolve()), "first": str(first), "last": str(last), "step": str(step),
        "tiled": tiled,
    }  # fmt: skip
    answer = sandbox.ask("faces", arguments, ROOM, cancel, POLITE)
    if answer.get("refused") == "no-detector":
        raise NoDetector(str(answer["values"]["error"]))
    if "refused" in answer:
        log.info("no faces were looked for in %s: %s", proxy, answer["refused"])
        return None
    seen: list[Any] = answer["ok"]["seen"]
    return seen


@lru_cache(maxsize=64)
def _read(folder: Path, _changed: int) -> Sightings | None:
    record = json.loads((folder / RECORD).read_text("utf-8"))
    if record["version"] != VERSION:
        return None
    return Sightings(step=int(record["step"]), seen=sighted(record["seen"]))


def sighted(seen: list[Any]) -> tuple[Sighting, ...]:
    """Looks as they were kept: [[frame, [[left, top, width, height, score], …]], …]."""
    return tuple(
        Sighting(
            at=int(frame),
            faces=tuple(
                Face(left=left, top=top, width=width, height=height, score=score)
                for left, top, width, height, score in boxes
            ),
        )
        for frame, boxes in seen
    )


def plain(one: Sighting) -> list[Any]:
    """A look as it is kept; `sighted` reads a list of them."""
    boxes = [[f.left, f.top, f.width, f.height, f.score] for f in one.faces]
    return [one.at, boxes]
