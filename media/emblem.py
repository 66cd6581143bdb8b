"""The European emblem and the words beside it: their construction, as numbers. Pure.

Source: Regulation (EU) 2021/1060 of 24 June 2021, annex IX (read 2026-11), which binds whoever
spends money of the European Social Fund Plus; its geometry and colours are also in the European
Union's Interinstitutional Style Guide, annex A1. Where a number is the house's own, it says so.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Final, Literal

from media.contrast import ratio
from media.typography import Language

PROPORTION: Final = Fraction(3, 2)
"""Width over height (annex IX, 1.9 C)."""
STARS: Final = 12
"""As the hours on a clock's face; their number never changes."""
RING: Final = Fraction(1, 3)
"""Radius of the circle that the stars' middles form, over the emblem's height."""
STAR: Final = Fraction(1, 18)
"""Radius of the circle that a star's five points lie on, over the emblem's height."""
BLUE: Final = "#003399"
"""Pantone Reflex Blue on a screen: 0, 51, 153 (1.9 E)."""
YELLOW: Final = "#ffcc00"
"""Pantone Yellow on a screen: 255, 204, 0."""
RIM: Final = Fraction(1, 25)
"""Width of the white border on a ground that is not white, over the emblem's height (1.9 E)."""

Statement = Literal["cofunded", "funded"]
"""What may be written beside it: in full, and nothing else (1.2)."""
STATEMENTS: Final[Mapping[tuple[Statement, Language], tuple[str, str]]] = {
    ("cofunded", "fr"): ("Cofinancé par", "l’Union européenne"),
    ("cofunded", "en"): ("Co-funded by", "the European Union"),
    ("funded", "fr"): ("Financé par", "l’Union européenne"),
    ("funded", "en"): ("Funded by", "the European Union"),
}
"""The statement, in its two lines."""
FACES: Final = frozenset({"union"})
"""Faces of media.fonts that may be set beside the emblem. Allowed are Arial, Auto, Calibri,
Garamond, Trebuchet, Tahoma, Verdana and Ubuntu, upright, without any effect (1.3); Ubuntu's licence
lets us bundle it."""
WIDEST: Final = Fraction(19, 2)
"""Width of the longest line of a statement in that face, in ems; measured 9.42."""
INKS: Final = (BLUE, "#000000", "#ffffff")
"""Colours of the words, the first that stands off enough (1.6)."""
READABLE: Final = 4.5
"""Least contrast of the words with their ground (WCAG 2.2, 1.4.3)."""
ALMOST_WHITE: Final = 1.2
"""Contrast with white up to which a ground passes for white. The house's own number."""

SMALLEST: Final = Fraction(1, 7)
"""Least height over the picture's shorter side: one centimetre on a telephone seven wide. One
centimetre is the least of the Commission's guidelines for recipients (March 2021)."""
LETTERS: Final = (Fraction(1, 4), Fraction(1, 2))
"""Least and greatest em of the words, over the emblem's height: « proportionate » (1.5). The
house's own numbers."""
CLEAR: Final = Fraction(1, 4)
"""Room around the block that nothing enters, over the emblem's height. The house's own number: the
text only forbids what overlaps (1.4)."""


def stars(height: float) -> Iterator[tuple[tuple[float, float], ...]]:
    """Each star of an emblem of that height as ten corners, from its upper left corner, x and y.

    All stand upright: one point up, two on a line at right angles to the mast.
    """
    ring, outer = height * float(RING), height * float(STAR)
    inner = outer * math.sin(math.radians(18)) / math.sin(math.radians(54))
    for hour in range(STARS):
        turn = math.radians(30 * hour)
        x = height * float(PROPORTION) / 2 + ring * math.sin(turn)
        y = height / 2 - ring * math.cos(turn)
        yield tuple(
            (x + radius * math.sin(angle), y - radius * math.cos(angle))
            for corner in range(10)
            for radius, angle in ((inner if corner % 2 else outer, math.radians(36 * corner)),)
        )


@lru_cache(maxsize=256)
def ink_on(ground: str) -> str:
    """The colour of the words on a ground written #rrggbb: blue where it can be read, else black
    or white. Raises ValueError when it is no colour."""
    return next((ink for ink in INKS if ratio(ink, ground) >= READABLE), INKS[1])


@lru_cache(maxsize=256)
def rimmed(ground: str) -> bool:
    """True when the emblem needs its white border there. Raises ValueError for no colour."""
    return ratio(ground, "#ffffff") >= ALMOST_WHITE
