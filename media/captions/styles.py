"""The eight caption styles as data, and the colours of the charter. Pure.

All measures are fractions of the picture's width, so a draft has the same lines as the final.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

INK = "#2b1a26"
PAPER = "#fffaf5"
SUN = "#ffd23f"

LAYOUT_WIDTH = 1080
"""Lines are chosen at this width, whatever the rendition, so that a draft breaks as the final."""

Kind = Literal["lines", "words", "bubbles", "dial", "score", "third"]
"""What a style is made of, which says what paints it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionStyle:
    """How a caption looks. Fractions are of the picture's width."""

    kind: Kind = "lines"
    """lines: words and no more; words: the word that is said lights up; bubbles: a bubble for each
    line of the text; dial: words under a countdown; score: a counter in the corner; third: a panel
    with a name and what one should know of it."""
    face: str
    """A key of media.fonts.FACES."""
    size: float
    """Em of the letters."""
    inks: tuple[str, ...]
    """#rrggbb by voice; the last serves all further voices. The colour of the letters, or where
    letters are dark of what lies under them."""
    outline: float = 0.0
    """Width of the dark edge around each letter."""
    shadow: float = 0.0
    """Blur and drop of the shadow."""
    band: float = 0.0
    """Opacity of the dark band behind each line; 0 is none."""
    align: Literal["left", "centre"] = "centre"
    names_speaker: bool = False
    """True: the speaker's name stands on a label above the first line."""
    tallest: float = 0.6
    """Most height a caption may take, as a fraction of the safe area's height."""
    leading: float = 1.2
    """Distance of baselines, in ems."""


STYLES: Mapping[str, CaptionStyle] = {
    "documentaire": CaptionStyle(
        face="read-italic", size=0.048, inks=(PAPER,), outline=0.0012, shadow=0.006, band=0.74,
        align="left", leading=1.42,
    ),
    "deux-voix": CaptionStyle(
        face="talk", size=0.060, inks=("#bfe0ff", "#ffd0a8"), outline=0.0075, shadow=0.010,
        names_speaker=True, leading=1.22,
    ),
    "carton": CaptionStyle(
        face="loud", size=0.094, inks=(PAPER,), outline=0.012, shadow=0.016, leading=1.1,
    ),
    "karaoke": CaptionStyle(
        kind="words", face="round", size=0.076, inks=(SUN, "#8fd3ff"), outline=0.0085,
        shadow=0.010, names_speaker=True, leading=1.3,
    ),
    "bulles": CaptionStyle(
        kind="bubbles", face="read", size=0.050, inks=(PAPER, "#cfe6b8"), shadow=0.008,
        tallest=0.9, leading=1.28,
    ),
    "chrono": CaptionStyle(
        kind="dial", face="show", size=0.066, inks=(PAPER,), outline=0.009, shadow=0.010,
        tallest=0.5, leading=1.12,
    ),
    "score": CaptionStyle(
        kind="score", face="sport", size=0.066, inks=(SUN, "#8fd3ff"), shadow=0.008, leading=1.1,
    ),
    "bandeau": CaptionStyle(
        kind="third", face="show", size=0.060, inks=(SUN, "#8fd3ff"), shadow=0.010,
        align="left", tallest=0.4, leading=1.16,
    ),
}  # fmt: skip
"""The styles a caption may name."""

HEARD: Mapping[str, str] = {
    "seen": "#ffffff",
    "unseen": "#ffe83b",
    "sound": "#ff6b6b",
    "music": "#ff86ff",
    "thought": "#5ff0ff",
    "foreign": "#6dff7a",
}
"""What is heard, and the colour that says so to who cannot hear it: white for somebody in the
picture, yellow for somebody outside of it, red for a sound, magenta for music, cyan for a thought
or who tells the story, green for another language (charter of the CSA, now Arcom, December 2011).
Each is light enough to be read on the dark band: 4.5 to 1 or more."""

EASY = "ease"
"""The face of `CaptionReference.easy`, drawn for readers whom letters trouble."""
