"""The parts of the further bundled templates, gathered from their modules."""

from __future__ import annotations

from collections.abc import Mapping

from media.troupe import caffeine, dreams, repair, silence, trailer, tutorial
from media.troupe.part import Part

PARTS: Mapping[str, Part] = {
    **caffeine.PARTS,
    **dreams.PARTS,
    **repair.PARTS,
    **silence.PARTS,
    **trailer.PARTS,
    **tutorial.PARTS,
}
"""The parts by the name of the act."""
