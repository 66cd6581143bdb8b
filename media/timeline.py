"""The timeline as a value, in OpenTimelineIO's words.

A `Timeline` is a stack of tracks in painter's order: the first video track is the picture, the
others lie over it, and sounds add up. An item's place is the sum of what stands before it on its
track. All times are frames at the house rate. Nothing here knows where a file lies: media is named
by the hash of its content.

The duration rule is OpenTimelineIO's: `source_range.duration` is the length on the track, whatever
an effect does to time inside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, Literal

from media.effects import Gagged
from media.facts import MediaId
from media.timing import TimeRange
from media.typography import Language

LATER: Final = {"later": True}
"""Mark of a field that came later: at its default it has no part in a fingerprint."""


# --- what a clip shows or sounds -----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetReference:
    """Footage, a photo or a sound that somebody uploaded."""

    media_id: MediaId


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingReference:
    """An empty slot: the engine draws a calm placeholder with this name, never fails."""

    name: str
    """What is to be filmed, in a few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SolidReference:
    """One colour over the whole picture."""

    colour: str
    """#rrggbb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnReference:
    """A scene played by the drawn troupe, moved by the engine (media.troupe)."""

    scene: str
    """Name of the act, a key of media.troupe.ACTS."""
    variant: int = 0
    """Seed of the small differences between two performances."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionReference:
    """A caption drawn by the engine, cut to its tight box."""

    text: str
    """What is read; line breaks are kept, longer lines are wrapped. Any Unicode, emoji included."""
    style: str
    """A key of media.captions.STYLES."""
    place: Literal["top", "middle", "bottom"] = "bottom"
    """Where in the safe area."""
    speaker: str | None = None
    """Name shown before the first line by styles that name speakers."""
    voice: int = 0
    """0 or 1: which of the two speakers, which chooses the colour."""
    animation: Literal["none", "pop", "slide", "typewriter"] = "pop"
    """How it arrives."""
    tint: str | None = field(default=None, metadata=LATER)
    """#rrggbb instead of the style's own colour, or None."""
    easy: bool = field(default=False, metadata=LATER)
    """True: in letters for readers whom letters trouble."""
    duration: int = field(default=0, metadata=LATER)
    """Frames it is shown, where its pictures depend on that: what is typed or counted. Else 0."""
    lit: tuple[int, ...] = field(default=(), metadata=LATER)
    """Frame at which each word lights up, or each bubble comes; empty: all at once."""
    count: tuple[int, int] | None = field(default=None, metadata=LATER)
    """First and last number of a counter, each of its numbers shown equally long; None: none, but
    a dial counts the seconds that are left."""
    dial: Literal["ring", "bar"] = field(default="ring", metadata=LATER)
    """How a countdown shows what is left."""
    language: Language = field(default="fr", metadata=LATER)
    """What it is written in, which decides its spaces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardReference:
    """A full-screen card: words on a colour."""

    text: str
    """The words, line breaks kept."""
    background: str = "#2b1722"
    """#rrggbb."""
    ink: str = "#fffaf5"
    """#rrggbb."""
    animation: Literal["none", "pop"] = "pop"
    language: Language = field(default="fr", metadata=LATER)
    """What it is written in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndCardReference:
    """The locked end card: who, where, when, and who pays. No effect ever lies on it."""

    title: str
    """Name of the agency."""
    lines: tuple[str, ...] = ()
    """Address, opening hours, link; one a line."""
    link: str | None = None
    """Address drawn as a QR code, or None."""
    logo: MediaId | None = None
    funders: tuple[MediaId, ...] = ()
    """Logos of funders, drawn side by side at the same height."""
    funding: str = ""
    """The funding sentence, in upright type without effect."""
    language: Language = field(default="fr", metadata=LATER)
    """What it is written in."""
    union: Literal["", "cofunded", "funded"] = field(default="", metadata=LATER)
    """The statement beside the European emblem (media.emblem); empty: no emblem either."""
    union_height: int = field(default=0, metadata=LATER)
    """Height of the emblem, thousandths of the picture's shorter side."""
    background: str = field(default="#fffaf5", metadata=LATER)
    """#rrggbb."""
    ink: str = field(default="#2b1a26", metadata=LATER)
    """#rrggbb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StickerReference:
    """One emoji or picture laid on the frame."""

    emoji: str
    """One emoji sequence, drawn in colour."""
    x: Fraction
    """Centre, as a fraction of the width."""
    y: Fraction
    """Centre, as a fraction of the height."""
    size: Fraction
    """Height as a fraction of the picture's width."""
    animation: Literal["none", "pop", "rain"] = "pop"


@dataclass(frozen=True, slots=True, kw_only=True)
class GagReference:
    """Something a gag draws over the picture (media.gags)."""

    name: str
    """A key of media.gags.DRAWN."""
    x: Fraction = Fraction(1, 2)
    """Its place, as a fraction of the width."""
    y: Fraction = Fraction(1, 2)
    """The same, of the height."""
    size: Fraction = Fraction(2, 5)
    """How large, as a fraction of the picture's width."""
    text: str = ""
    """What is written in it."""
    lasts: int = 0
    """Frames it is shown, for drawings that tell time; 0 where it does not matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterReference:
    """Frame counter burnt into the picture, for tests and rehearsals: the frame's own number."""

    digits: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class LogoReference:
    """A small logo in the corner that no network covers."""

    media_id: MediaId


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundReference:
    """One of the project's own sounds or music loops (media.sounds)."""

    name: str
    """A key of media.sounds.SOUNDS or media.sounds.MUSIC."""


MediaReference = (
    AssetReference | MissingReference | SolidReference | DrawnReference | CaptionReference
    | CardReference | EndCardReference | StickerReference | GagReference | CounterReference
    | LogoReference | SoundReference
)  # fmt: skip


# --- what is done to a clip ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusKey:
    """Where the focus point is at a frame of the clip."""

    at: int
    x: Fraction
    y: Fraction
    passing: bool = field(default=False, metadata=LATER)
    """True: it goes on at the pace of its neighbours; False: it starts and stops gently."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reframe:
    """How a picture of any shape becomes the rendition's shape."""

    mode: Literal["fill", "blur"] = "fill"
    """fill: cut around the focus point; blur: whole, over a blurred copy of itself."""
    focus_x: Fraction = Fraction(1, 2)
    """0 left to 1 right."""
    focus_y: Fraction = Fraction(1, 2)
    """0 top to 1 bottom."""
    keys: tuple[FocusKey, ...] = ()
    """Where the focus point goes (media.course), in order of time. Empty: it stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinearTimeWarp:
    """Speed: 2 plays twice as fast, 1/2 is slow motion. Sound keeps its pitch."""

    time_scalar: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class FreezeFrame:
    """From frame `at` of the clip the picture stands for `duration`, then goes on from there."""

    at: int
    duration: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PunchIn:
    """A sudden closer view: from frame `at` of the clip, for `duration`, enlarged by `zoom`."""

    at: int
    duration: int
    zoom: Fraction = Fraction(5, 4)
    focus_x: Fraction = Fraction(1, 2)
    focus_y: Fraction = Fraction(2, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlowZoom:
    """A steady move from one enlargement to another over the whole clip (photos, held faces)."""

    start: Fraction = Fraction(1)
    end: Fraction = Fraction(23, 20)


Effect = Reframe | LinearTimeWarp | FreezeFrame | PunchIn | SlowZoom | Gagged


# --- what stands on a track ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A stretch of media on a track."""

    name: str
    """Identity within the timeline, e.g. the scene's id."""
    media_reference: MediaReference
    source_range: TimeRange
    """First frame used of the media (at the house rate), and the length on the track."""
    effects: tuple[Effect, ...] = ()
    gain_db: Fraction = Fraction(0)
    """Loudness change of a sound, in decibels."""
    fade_in: int = 0
    """Frames over which a sound rises from silence."""
    fade_out: int = 0
    """Frames over which a sound falls to silence; 0 stops it dead, which is funny."""

    @property
    def duration(self) -> int:
        """Length on the track, in frames."""
        return self.source_range.duration


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Nothing, for a while."""

    duration: int


TransitionKind = Literal["SMPTE_Dissolve", "wipe", "whip-pan", "zoom", "blink"]
"""The ways from one picture to the next (media.transitions)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """A passage at the cut it stands on. It changes no length.

    The outgoing clip runs on for `out_offset` frames after the cut (from its media where there is
    more, else its last picture stands) while the incoming one appears over it.
    """

    out_offset: int
    kind: TransitionKind = "SMPTE_Dissolve"


Item = Clip | Gap | Transition


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Items one after another, from frame 0."""

    kind: Literal["Video", "Audio"]
    children: tuple[Item, ...]
    role: Literal["picture", "overlay", "clip", "voice", "music", "effect"]
    """What it carries: music gives way to voice."""
    ducked: bool = False
    """True: this track is turned down while a voice or a clip's own sound speaks."""

    @property
    def duration(self) -> int:
        """Length in frames; transitions add nothing."""
        return sum(item.duration for item in self.children if not isinstance(item, Transition))


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The whole cut."""

    name: str
    tracks: tuple[Track, ...]
    """Painter's order; the first is the picture track and gives the length."""

    @property
    def picture(self) -> Track:
        """The first video track."""
        return self.tracks[0]

    @property
    def duration(self) -> int:
        """Length in frames."""
        return self.picture.duration


def placed(track: Track) -> Iterator[tuple[int, Clip]]:
    """Each clip of a track with its first frame on the timeline."""
    now = 0
    for item in track.children:
        if isinstance(item, Transition):
            continue
        if isinstance(item, Clip):
            yield now, item
        now += item.duration


def lay_out(
    clips: list[tuple[int, Clip]], kind: Literal["Video", "Audio"], role: str, ducked: bool = False
) -> tuple[Track, ...]:
    """Tracks that hold these placed clips, as few as keep painter's order among overlapping ones.

    Clips are taken in the order given; one that overlaps an earlier one goes on a later track.
    """
    rows: list[list[tuple[int, Clip]]] = []
    for start, clip in clips:
        level = 0
        for index, row in enumerate(rows):
            if any(start < s + c.duration and s < start + clip.duration for s, c in row):
                level = index + 1
        if level == len(rows):
            rows.append([])
        rows[level].append((start, clip))
    return tuple(_track(sorted(row, key=lambda item: item[0]), kind, role, ducked) for row in rows)


def _track(
    row: list[tuple[int, Clip]], kind: Literal["Video", "Audio"], role: str, ducked: bool
) -> Track:
    children: list[Item] = []
    now = 0
    for start, clip in row:
        if start > now:
            children.append(Gap(duration=start - now))
        children.append(clip)
        now = start + clip.duration
    return Track(kind=kind, children=tuple(children), role=role, ducked=ducked)  # type: ignore[arg-type]
