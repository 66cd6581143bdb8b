"""The storyboard: one noun for a template and a video.

A template is a storyboard with holes, plus what its author says of it; choosing it copies it,
filling its slots makes the video. Comic timing is data: the hold before the punchline, the cut
after it, repeats, tempo, where the music stops, whether the words come before or after the voice.

All times are frames at the house rate (media.timing.RATE). Media is named by content hash; the
file form names it by a path (templates.document). Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from media.emblem import Statement
from media.facts import MediaId
from templates.framings import FocusPoint, Framing, Spot
from templates.slots import CardSlot, DrawnSlot, FootageSlot, PhotoSlot, Picture, Take, VoiceSlot

__all__ = [
    "CardSlot", "DrawnSlot", "FocusPoint", "FootageSlot", "Framing", "PhotoSlot", "Picture", "Spot",
    "Take", "VoiceSlot",
]  # fmt: skip

SCHEMA = "Storyboard.1"
"""Name and number of the document's form; templates.document upgrades older ones."""

Beat = Literal["setup", "build", "punchline", "tag"]
"""What a scene does to the joke. "punchline" is where it lands; "tag" comes after."""
Place = Literal["top", "middle", "bottom"]
CaptionStyle = Literal[
    "documentaire", "deux-voix", "carton", "karaoke", "bulles", "chrono", "score", "bandeau"
]
Move = Literal["none", "pop", "slide", "typewriter"]
"""How a caption arrives."""
Heard = Literal["", "seen", "unseen", "sound", "music", "thought", "foreign"]
"""Whose words they are: somebody in the picture, outside of it, a sound, music, a thought or who
tells the story, another language. Shown by the colour of the charter; empty: the style's own."""
GagKind = Literal[
    "punch-in", "freeze", "sticker", "emoji-rain",
    "speed", "ramp", "reverse", "replay", "record-scratch", "loop-seam",
    "shake", "flashback", "old-film", "glitch", "mirror", "blink",
    "bleep-blur", "bleep-bar", "split-screen", "picture-in-picture",
    "confetti", "countdown", "arrow", "circle", "burst", "drawn",
]  # fmt: skip
"""What there is; templates.gags says what each is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What an author says, in the two languages of the house."""

    fr: str = ""
    en: str = ""

    def said(self, lang: str) -> str:
        """The words in this language, else in the other."""
        return (self.en or self.fr) if lang == "en" else (self.fr or self.en)


# --- what a scene holds --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class DurationRule:
    """How long a scene lasts."""

    rule: Literal["fixed", "footage", "range"] = "footage"
    """fixed: `frames`; footage: as long as the take; range: the take, kept between two limits."""
    frames: int = 90
    """Length when fixed, and of an empty slot."""
    minimum: int = 15
    maximum: int = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A counter: each number from the first to the last is shown equally long."""

    first: int = 3
    last: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """Words over a scene."""

    id: str
    text: str = ""
    """Empty in a template: the person writes it; `hint` says what."""
    hint: Words = Words()
    style: CaptionStyle = "documentaire"
    place: Place = "bottom"
    speaker: str | None = None
    """Id of a speaker of the storyboard."""
    start: int = 0
    """First frame, from the scene's beginning."""
    duration: int | None = None
    """Frames; None stays to the scene's end."""
    animation: Move = "pop"
    heard: Heard = ""
    easy: bool = False
    """True: in letters drawn for readers whom letters trouble."""
    lit: tuple[int, ...] = ()
    """Frame of the caption at which each word is said (karaoke), or each bubble comes; empty: they
    share the voice or the caption's time (templates.spoken)."""
    count: Count | None = None
    """What a score counts; a chrono without it counts the seconds that are left."""
    dial: Literal["ring", "bar"] = "ring"
    """How a chrono shows what is left."""

    @property
    def counts(self) -> bool:
        """True when there is something to see even without words."""
        return self.style == "chrono" or (self.style == "score" and self.count is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gag:
    """Something done to the picture at a moment."""

    id: str
    kind: GagKind
    at: int = 0
    """Frame of the scene."""
    duration: int = 30
    """Frames it lasts; a freeze adds them to the scene's picture, not to its length."""
    amount: int = 125
    """Per cent: how much closer a punch-in comes, the speed, the strength of a look, or the size
    of what is drawn."""
    to: int = 100
    """Per cent: the speed a ramp ends at."""
    pitch: bool = True
    """Whether a voice that is played faster or slower keeps its pitch."""
    emoji: str = ""
    """What a sticker or a rain shows."""
    text: str = ""
    """What a speech burst says."""
    name: str = ""
    """Which drawing a gag of kind "drawn" shows, a key of media.gags.DRAWN."""
    take: Take | None = None
    """The second clip, of a split screen or a picture in the picture."""
    x: int = 500
    y: int = 400
    """Where, in thousandths of the frame."""
    trail: tuple[Spot, ...] = ()
    """Where a blur goes in the film with the face it hides, in order; empty: it stands at x, y."""
    bleeps: bool = True
    """Whether what hides something is heard, instead of the clip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundCue:
    """A sound at a moment."""

    id: str
    sound: str = ""
    """A key of media.sounds.SOUNDS; empty when `take` is used."""
    take: Take | None = None
    at: int = 0
    """Frame of the scene at which it starts."""
    gain_db: int = -6


@dataclass(frozen=True, slots=True, kw_only=True)
class ComicTiming:
    """When the joke lands."""

    hold: int = 0
    """Frames of silence before this scene: the last picture stands still. 0 to 36 suits most."""
    cut: int | None = None
    """Frames kept after the moment `lands`; None keeps all. Up to 12 is brisk."""
    lands: int | None = None
    """Frame of the scene where the joke lands; None: its first caption, else its beginning."""
    repeats: int = 1
    """How many times the scene is played in a row, 1 to 4."""
    tempo: int = 100
    """Per cent of speed: 50 is slow motion, 200 twice as fast."""
    words: Literal["before", "after"] = "after"
    """Whether the caption comes before or after the voice on the punchline. After: else the text
    tells the joke first."""
    voice_lead: int = 12
    """Frames by which the words follow the voice when `words` is after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """How the next scene follows."""

    kind: Literal["cut", "crossfade", "wipe", "whip-pan", "zoom", "blink"] = "cut"
    frames: int = 9
    """Length of what is no plain cut; it changes no length of a scene."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One line of the shot list."""

    id: str
    name: Words = Words()
    instructions: Words = Words()
    """How to film it, to a colleague who never has."""
    say: str = ""
    """The line to say, in French."""
    beat: Beat = "build"
    picture: Picture = FootageSlot()  # noqa: RUF009 - it is frozen
    voice: VoiceSlot | None = None
    duration: DurationRule = DurationRule()
    framing: Framing = Framing()  # noqa: RUF009 - it is frozen
    zoom: bool = False
    """A slow zoom over the whole scene."""
    volume: int = 0
    """Change of the clip's own sound, in decibels."""
    mute: bool = False
    captions: tuple[Caption, ...] = ()
    gags: tuple[Gag, ...] = ()
    sounds: tuple[SoundCue, ...] = ()
    timing: ComicTiming = ComicTiming()
    transition: Cut = Cut()
    ending: str | None = None
    """Name of the ending this scene belongs to; None: it is always played."""


# --- what the whole holds ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One of the two voices of a dialogue."""

    id: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MusicStop:
    """Where the music ends: a hard stop is a joke of its own."""

    scene: str
    at: int = 0
    """Frame of that scene."""
    kind: Literal["hard", "soft"] = "hard"


@dataclass(frozen=True, slots=True, kw_only=True)
class Music:
    """The bed under everything."""

    name: str = ""
    """A key of media.sounds.MUSIC; empty when `take` is used."""
    take: Take | None = None
    gain_db: int = -14
    ducked: bool = True
    """True: it gives way while somebody speaks."""
    start_scene: str | None = None
    """Scene it begins with; None: the first."""
    stop: MusicStop | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionBlock:
    """The European emblem and its statement, which money of the European Social Fund Plus asks
    for; drawn by the engine, checked by templates.funding."""

    statement: Statement = "cofunded"
    """cofunded: « Cofinancé par l'Union européenne »; funded: « Financé par … »."""
    height: int = 145
    """Thousandths of the picture's shorter side; 143 is the least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndCard:
    """The locked card every video ends on; not counted in the joke."""

    frames: int = 60
    title: str = ""
    lines: tuple[str, ...] = ()
    link: str = ""
    logo: MediaId | None = None
    funders: tuple[MediaId, ...] = ()
    funding: str = ""
    union: UnionBlock | None = None
    background: str = "#fffaf5"
    """#rrggbb."""
    ink: str = "#2b1a26"
    """#rrggbb of the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverFrame:
    """The picture that stands for the video."""

    scene: str
    at: int = 0
    """Frame of that scene."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """One of the ways the joke may end."""

    id: str
    name: Words = Words()


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the author says of a template."""

    summary: Words = Words()
    mood: str = ""
    """A key of the moods: "parodie", "renversement", "jeu-de-mots", "absurde", "tendre"."""
    people: tuple[int, int] = (1, 1)
    """Fewest and most people on screen."""
    minutes: int = 20
    """Time to film it."""
    length: int = 600
    """Usual length in frames, end card excluded."""
    butt: Words = Words()
    """Of what one laughs: the form, the jargon, the adult; never a young person."""
    needs: Words = Words()
    """What to bring: a desk, a pen."""
    colour: Literal["coral", "sun", "sky", "mint", "lilac", "peach"] = "peach"
    """Ink of its poster."""
    cover_act: str = ""
    """Act of the drawn troupe on its moving cover, a key of media.troupe.ACTS."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Storyboard:
    """A template or a video."""

    title: Words
    about: About = About()
    scenes: tuple[Scene, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    music: Music | None = None
    logo: MediaId | None = None
    """Small, in the corner."""
    end_card: EndCard | None = None
    cover: CoverFrame | None = None
    endings: tuple[Ending, ...] = ()
    ending: str | None = None
    """The ending that is played, when there are several."""
    template: str = ""
    """Name of the template this was made from, else empty."""
    language: Literal["fr", "en"] = "fr"
    """What its captions and cards are written in, which decides their spaces."""

    def scene(self, scene_id: str) -> Scene | None:
        """The scene of this id, or None."""
        return next((scene for scene in self.scenes if scene.id == scene_id), None)

    def played(self) -> tuple[Scene, ...]:
        """The scenes of the chosen ending, in order."""
        chosen = self.ending or (self.endings[0].id if self.endings else None)
        return tuple(s for s in self.scenes if s.ending is None or s.ending == chosen)
