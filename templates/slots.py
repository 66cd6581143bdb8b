"""What fills a scene's slots: footage, a photo, a card, the troupe, a voice. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Discriminator

from media.facts import MediaId


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """The part of an uploaded file that fills a slot."""

    media: MediaId
    """Content hash; in a file, a path relative to it."""
    start: int = 0
    """First frame used."""
    duration: int | None = None
    """Frames used of the media (before any change of speed); None for a photo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FootageSlot:
    """A clip to film."""

    kind: Literal["footage"] = "footage"
    take: Take | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoSlot:
    """A photo, shown with a slow zoom."""

    kind: Literal["photo"] = "photo"
    take: Take | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSlot:
    """A full-screen card: words on a colour."""

    kind: Literal["card"] = "card"
    text: str = ""
    background: str = "#2b1722"
    ink: str = "#fffaf5"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnSlot:
    """The drawn troupe plays the part; a person may replace it with a clip."""

    act: str
    """A key of media.troupe.ACTS."""
    kind: Literal["drawn"] = "drawn"


Picture = Annotated[FootageSlot | PhotoSlot | CardSlot | DrawnSlot, Discriminator("kind")]


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceSlot:
    """A voice recorded apart, laid over the scene."""

    take: Take | None = None
    at: int = 0
    """Frame of the scene at which it starts."""
    gain_db: int = 0
    script: str = ""
    """What is to be said."""
    wanted: bool = False
    """True: the template asks for it, so an empty one is named among what is missing."""
