"""The parts of the further bundled templates, gathered from their modules."""

from __future__ import annotations

from collections.abc import Mapping

from media.troupe import (
    caffeine,
    countdown,
    daft,
    dreams,
    excuses,
    loop,
    lost,
    match,
    mum,
    museum,
    poker,
    repair,
    silence,
    thoughts,
    trailer,
    tutorial,
    weather,
)
from media.troupe.part import Part

PARTS: Mapping[str, Part] = {
    **caffeine.PARTS,
    **countdown.PARTS,
    **daft.PARTS,
    **dreams.PARTS,
    **excuses.PARTS,
    **loop.PARTS,
    **lost.PARTS,
    **match.PARTS,
    **mum.PARTS,
    **museum.PARTS,
    **poker.PARTS,
    **repair.PARTS,
    **silence.PARTS,
    **thoughts.PARTS,
    **trailer.PARTS,
    **tutorial.PARTS,
    **weather.PARTS,
}
"""The parts by the name of the act."""
