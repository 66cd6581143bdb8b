"""What a storyboard may call by name: the sounds, music, acts and drawings of the engine."""

from __future__ import annotations

from typing import Final

from media import fonts
from media.gags import DRAWN
from media.music import PIECES
from media.sounds import SOUNDS
from media.troupe import ACTS
from templates.check import Shelf

SHELF: Final = Shelf(
    sounds=frozenset(SOUNDS),
    music=frozenset(PIECES),
    acts=frozenset(ACTS),
    drawings=frozenset(DRAWN),
    letters=fonts.covers("world") | fonts.covers("talk"),
    pictures=fonts.covers("emoji"),
)
"""What the engine has by name, and the signs it can draw."""
