"""The parts of the further bundled templates, gathered from their modules."""

from __future__ import annotations

from collections.abc import Mapping

from media.troupe import (
    caffeine,
    countdown,
    dreams,
    loop,
    repair,
    silence,
    trailer,
    tutorial,
    weather,
)
from media.troupe.part import Part

PARTS: Mapping[str, Part] = {
    **caffeine.PARTS,
    **countdown.PARTS,
    **dreams.PARTS,
    **loop.PARTS,
    **repair.PARTS,
    **silence.PARTS,
    **trailer.PARTS,
    **tutorial.PARTS,
    **weather.PARTS,
}
"""The parts by the name of the act."""
