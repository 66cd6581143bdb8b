"""What the machine may make while nobody asks anything of it: rows in, a choice out. Pure.

The video that was edited last comes first, once it has come to rest. Whatever a person or a minute
of the calendar asks of the machine ends it at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeAlias

REST: Final = timedelta(seconds=5)
"""How long a video is left alone before its final pieces are made. Pauses of editing are short: by
the twentieth second after the last edit, most of what is left should be there already."""
CALM: Final = 3.0
"""Seconds after a still or a draft in which the next one may come: a hand moves along the score."""
LATELY: Final = timedelta(hours=6)
"""How long after its last edit a video counts as one that somebody is about to render."""
SOON: Final = timedelta(seconds=5)
"""How long before its minute a publication has the machine for itself."""

Key: TypeAlias = tuple[int, int, str]
"""A video, its revision, a rendition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """A video that somebody edited."""

    organisation_id: int
    video_id: int
    revision: int
    changed_at: datetime
    rendition: str
    """The form it was last asked for in, else the reel."""

    @property
    def key(self) -> Key:
        """What a finished file of it is known by here."""
        return self.video_id, self.revision, self.rendition


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What is asked of the machine at this moment."""

    attended: bool = False
    """Somebody waits for a still or a draft, or did a moment ago."""
    imports: int = 0
    """Imports that wait or run."""
    renders: int = 0
    """Renders that wait or run."""
    speeches: int = 0
    """Scenes that wait to be listened to, or are."""
    faces: int = 0
    """Films that wait to be looked at for faces, or are."""
    publications: int = 0
    """Publications under way, or about to be."""

    @property
    def any(self) -> bool:
        """Whether the machine is asked for anything."""
        rows = self.imports + self.renders + self.speeches + self.faces + self.publications
        return self.attended or rows > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What the disk has for pieces that nobody asked for."""

    pinned: int
    """Bytes of the organisation's pieces that stay whatever their age."""
    limit: int
    """Bytes that its store may hold."""
    free: int
    """Bytes free on the disk."""
    spare: int
    """Bytes of the disk that must stay free."""

    @property
    def enough(self) -> bool:
        """Whether something may be added: older, unpinned pieces make way for it."""
        return self.pinned < self.limit and self.free > self.spare


def choose(
    edited: Iterable[Edited], demand: Demand, settled: Collection[Key], now: datetime
) -> Edited | None:
    """Return the video whose final pieces are made now, or None.

    `settled` are those that are finished, or put aside for a while.
    """
    if demand.any:
        return None
    resting = (
        video
        for video in edited
        if REST <= now - video.changed_at < LATELY and video.key not in settled
    )
    return max(resting, key=lambda video: (video.changed_at, video.video_id), default=None)


def goes_on(chosen: Edited, edited: Iterable[Edited], demand: Demand) -> bool:
    """Return whether work on `chosen` may go on: it is as it was, and nobody asks for the machine.

    That another video was edited meanwhile does not stop it.
    """
    return not demand.any and any(video.key == chosen.key for video in edited)
