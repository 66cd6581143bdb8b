"""The editing verbs, as values: what a person does to a storyboard, one hand movement each.

A page sends a verb as JSON ({"verb": "trim", ...}); `templates.edit.apply` carries it out. The
buttons bear the same words. A verb that sets a whole part (a caption, a gag, the framing) replaces
the one of the same id, or adds it. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, is_dataclass
from typing import Annotated, Any, Literal

from pydantic import Discriminator, TypeAdapter, ValidationError

from media.facts import MediaId
from templates import bounds
from templates.problems import StoryboardError, problem
from templates.storyboard import (
    Caption,
    CaptionStyle,
    ComicTiming,
    CoverFrame,
    Cut,
    DurationRule,
    EndCard,
    Framing,
    Gag,
    Music,
    Picture,
    Place,
    Scene,
    SoundCue,
    Speaker,
    VoiceSlot,
    Words,
)
from templates.subtitled import Cue


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """Put a file into a slot. What was written on the scene stays."""

    verb: Literal["fill"] = "fill"
    scene: str
    media: MediaId
    slot: Literal["picture", "voice"] = "picture"
    start: int | None = None
    """First frame used; None: 0, or as the take before when the same part exists in the new one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clear:
    """Empty a slot."""

    verb: Literal["clear"] = "clear"
    scene: str
    slot: Literal["picture", "voice"] = "picture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trim:
    """Choose the part of the clip that is used, in frames of the clip."""

    verb: Literal["trim"] = "trim"
    scene: str
    start: int
    duration: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Cut a filled scene in two at a frame of the scene."""

    verb: Literal["split"] = "split"
    scene: str
    at: int
    id: str
    """Id of the second half."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """Change what a scene shows: a clip, a photo, a card, the troupe."""

    verb: Literal["show"] = "show"
    scene: str
    picture: Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Choose what stays in the picture."""

    verb: Literal["frame"] = "frame"
    scene: str
    framing: Framing


@dataclass(frozen=True, slots=True, kw_only=True)
class Propose:
    """Let the machine say what stays in the picture, where nobody else has."""

    verb: Literal["propose"] = "propose"
    scene: str
    framing: Framing
    over: bool = False
    """True: a person asked for it, so also over what a person chose before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """Choose how long a scene lasts."""

    verb: Literal["last"] = "last"
    scene: str
    duration: DurationRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """Set the comic timing: hold, cut, repeats, tempo, words before or after."""

    verb: Literal["time"] = "time"
    scene: str
    timing: ComicTiming


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """Set the loudness of the clip's own sound."""

    verb: Literal["level"] = "level"
    scene: str
    volume: int = 0
    mute: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoom:
    """Turn the slow zoom on or off."""

    verb: Literal["zoom"] = "zoom"
    scene: str
    zoom: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Set the voice laid over a scene: when, how loud, what is to be said. None takes it away."""

    verb: Literal["voice"] = "voice"
    scene: str
    voice: VoiceSlot | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Describe:
    """Write a scene's name, instructions, line to say or part in the joke."""

    verb: Literal["describe"] = "describe"
    scene: str
    name: Words | None = None
    instructions: Words | None = None
    say: str | None = None
    beat: Literal["setup", "build", "punchline", "tag"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PutCaption:
    """Add a caption, or replace the one of the same id."""

    verb: Literal["caption"] = "caption"
    scene: str
    caption: Caption


@dataclass(frozen=True, slots=True, kw_only=True)
class PutGag:
    """Add a gag, or replace the one of the same id."""

    verb: Literal["gag"] = "gag"
    scene: str
    gag: Gag


@dataclass(frozen=True, slots=True, kw_only=True)
class PutSound:
    """Add a sound at a moment, or replace the one of the same id."""

    verb: Literal["sound"] = "sound"
    scene: str
    sound: SoundCue


@dataclass(frozen=True, slots=True, kw_only=True)
class Remove:
    """Take away a caption, a gag or a sound."""

    verb: Literal["remove"] = "remove"
    scene: str
    part: Literal["caption", "gag", "sound"]
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTransition:
    """Choose how the next scene follows."""

    verb: Literal["transition"] = "transition"
    scene: str
    transition: Cut


@dataclass(frozen=True, slots=True, kw_only=True)
class AddScene:
    """Put a new scene at a place, counted from 0."""

    verb: Literal["add-scene"] = "add-scene"
    scene: Scene
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateScene:
    """Put a copy right after the scene."""

    verb: Literal["duplicate-scene"] = "duplicate-scene"
    scene: str
    id: str
    """Id of the copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveScene:
    """Take a scene out."""

    verb: Literal["remove-scene"] = "remove-scene"
    scene: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveScene:
    """Put a scene at another place, counted from 0."""

    verb: Literal["move-scene"] = "move-scene"
    scene: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    """Give the video another title."""

    verb: Literal["rename"] = "rename"
    title: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class SetMusic:
    """Choose the music, how loud it is and where it stops; None: no music."""

    verb: Literal["music"] = "music"
    music: Music | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLogo:
    """Choose the small logo in the corner; None: none."""

    verb: Literal["logo"] = "logo"
    media: MediaId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetEndCard:
    """Write the end card; None: none."""

    verb: Literal["end-card"] = "end-card"
    end_card: EndCard | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCover:
    """Choose the picture that stands for the video; None: the punchline's."""

    verb: Literal["cover"] = "cover"
    cover: CoverFrame | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSpeakers:
    """Name who speaks, two at most."""

    verb: Literal["speakers"] = "speakers"
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseEnding:
    """Choose one of the template's endings."""

    verb: Literal["ending"] = "ending"
    ending: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLanguage:
    """Say what the captions and cards are written in."""

    verb: Literal["language"] = "language"
    language: Literal["fr", "en"] = "fr"


@dataclass(frozen=True, slots=True, kw_only=True)
class LaySubtitles:
    """Put subtitles over the whole video, instead of the captions of the scenes they fall into."""

    verb: Literal["subtitles"] = "subtitles"
    cues: tuple[Cue, ...]
    style: CaptionStyle = "documentaire"
    place: Place = "bottom"


SceneVerb = (
    Fill | Clear | Trim | Split | Show | Frame | Propose | Last | Time | Level | Zoom | Voice
    | Describe | PutCaption | PutGag | PutSound | Remove | SetTransition
    | DuplicateScene | RemoveScene | MoveScene
)  # fmt: skip
WholeVerb = (
    AddScene
    | Rename
    | SetMusic
    | SetLogo
    | SetEndCard
    | SetCover
    | SetSpeakers
    | ChooseEnding
    | SetLanguage
    | LaySubtitles
)
Verb = SceneVerb | WholeVerb

for _form in list(vars().values()):
    if isinstance(_form, type) and is_dataclass(_form) and _form.__module__ == __name__:
        _form.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]

_VERB: TypeAdapter[Verb] = TypeAdapter(Annotated[Verb, Discriminator("verb")])


def read(value: Any) -> Verb:
    """The verb of a JSON value. Raises StoryboardError when it is none, or beyond all sense."""
    too_much = tuple(bounds.beyond(value))
    if too_much:
        raise StoryboardError(too_much[:1])
    try:
        return _VERB.validate_python(bounds.plain(value))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        steps = ".".join(str(step) for step in first["loc"])
        raise StoryboardError((problem("not-a-verb", place=steps[:80]),)) from error


def dump(verb: Verb) -> dict[str, Any]:
    """The verb as a JSON value."""
    value: dict[str, Any] = _VERB.dump_python(verb, mode="json")
    return value
