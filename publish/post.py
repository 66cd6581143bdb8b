"""What goes out, where, and for whom: Post, Placement, Account, VideoFacts.

Law: pure values. A post names its one finished file by content hash, never by path.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from publish.endpoints import Endpoints


class Network(StrEnum):
    """A network this package speaks to."""

    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"


class Placement(StrEnum):
    """Where on a network a post appears."""

    FACEBOOK_REEL = "facebook-reel"
    INSTAGRAM_REEL = "instagram-reel"

    @property
    def network(self) -> Network:
        """The network it belongs to."""
        return Network(self.value.split("-")[0])


class Lamp(StrEnum):
    """How an account stands, as shown beside its name."""

    OK = "ok"
    EXPIRES_SOON = "expires-soon"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoFacts:
    """What is known of a finished file. None means not known, and then nothing is said of it."""

    size_bytes: int
    """Length of the file, bytes."""
    duration: Fraction
    """Length in seconds, exact."""
    width: int
    """Displayed width, pixels."""
    height: int
    """Displayed height, pixels."""
    frame_rate: Fraction
    """Frames per second, exact."""
    video_codec: str
    """Name as ffmpeg gives it: "h264", "hevc"."""
    audio_codec: str | None
    """Name as ffmpeg gives it; None when the file has no sound track."""
    container: str = "mp4"
    """"mp4" or "mov"."""
    pixel_format: str | None = None
    """"yuv420p" and the like."""
    audio_rate: int | None = None
    """Samples per second."""
    audio_channels: int | None = None
    """Number of channels."""
    has_edit_list: bool | None = None
    """Whether a track begins with an edit list."""
    index_first: bool | None = None
    """Whether moov lies before mdat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One finished file with its words, ready to go to any number of accounts.

    `key` makes scheduling repeatable: the same key to the same account is the same publication.
    """

    file_sha256: str
    """Content hash of the finished file, 64 hex digits."""
    text: str
    """The words where a network has none of its own."""
    network_texts: tuple[tuple[Network, str], ...] = ()
    """The words that differ, by network."""
    title: str = ""
    """What the studio calls it; shown in lists, never sent."""
    cover_ms: int | None = None
    """The moment of the file that is its cover, milliseconds from its start."""
    cover_sha256: str | None = None
    """Content hash of the cover as JPEG, for networks that take a picture."""
    video_ref: str = ""
    """The studio's own name of the video; opaque here."""
    made_with_ai: bool = False
    """Whether the networks are to be told that it was generated."""
    key: str = ""
    """Name of this post, unique in the organisation; made by the repository when empty."""

    def text_for(self, network: Network) -> str:
        """Return the words for that network."""
        return dict(self.network_texts).get(network, self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account of the organisation on a network, without its secrets."""

    id: int
    """Row number."""
    organisation_id: int
    """Whose it is."""
    network: Network
    """Where it is."""
    remote_id: str
    """The network's id: Page id or Instagram user id."""
    name: str
    """As shown: the organisation's own name for it, else the network's."""
    endpoints: Endpoints
    """The hosts and version it was connected with."""
    handle: str = ""
    """The network's name; an Instagram account is found under it."""
    lamp: Lamp = Lamp.OK
    """How it stands."""
    lamp_code: str = ""
    """Problem code of the lamp, empty when all is well."""
    expires_at: datetime | None = None
    """When its access ends, None when it does not."""
    hold_until: datetime | None = None
    """Nothing is sent before this moment (suspected spam, throttle)."""
    checked_at: datetime | None = None
    """When it was last checked."""

    @property
    def placement(self) -> Placement:
        """Where posts to this account appear (one placement per network so far)."""
        return Placement(f"{self.network.value}-reel")


def checked_aware(moment: datetime) -> datetime:
    """Return the moment, or raise ValueError if it has no zone: naive times are refused."""
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise ValueError("a moment without time zone")
    return moment
