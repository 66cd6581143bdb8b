"""The parts of the further bundled templates, gathered from their modules."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from media.troupe import repair, silence
from media.troupe.pencil import Pencil

Part = tuple[str, Callable[[Pencil, int], None], int]
"""Background, what draws frame n, frames after which nothing new happens."""

PARTS: Mapping[str, Part] = {
    **repair.PARTS,
    **silence.PARTS,
}
"""The parts by the name of the act."""
