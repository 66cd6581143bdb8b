"""What stops the engine.

    MediaError
    ├── FfmpegFailed      ffmpeg ended with an error: argv, exit code, its last words
    │   ├── TooHeavy      it was ended for using more time, memory or disk than allowed
    │   └── Killed        somebody else ended it: a person, or the system for want of memory
    ├── ShortRender       a segment came out with fewer pictures than planned
    ├── NoSpace           the disk is full
    ├── Cancelled         somebody asked to stop
    ├── UnknownMedia      the timeline names a file that nobody has
    ├── Unfaithful        the European block of the end card is not what the regulation asks
    ├── NoSubtitles       a file of subtitles holds none
    ├── NoDetector        no face can be looked for on this machine
    └── NoSpeech          speech cannot be recognised on this machine

What a person can mend in a storyboard is no exception but a `Problem` (templates.problems).
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from typing import Literal


class MediaError(Exception):
    """Base of all that this package raises. Each comes whole out of another process too."""

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (type(self), self.args, self.__dict__)


class FfmpegFailed(MediaError):
    """ffmpeg ended with an error. Trying again changes nothing; the last lines say why."""

    def __init__(self, argv: Sequence[str], code: int, tail: str) -> None:
        self.argv = tuple(argv)
        """The whole command."""
        self.code = code
        """Exit code; negative is the number of a signal."""
        self.tail = tail
        """The last lines it wrote to its error output."""
        super().__init__(f"ffmpeg ended with code {code}: {tail.strip()[-300:] or 'no word'}")


class TooHeavy(FfmpegFailed):
    """A file cost more time, memory or disk than is allowed."""


class Killed(FfmpegFailed):
    """ffmpeg was ended from outside. It says nothing about the file: trying again may well do."""


class ShortRender(MediaError):
    """A segment came out shorter than planned: the file could not be decoded where it was cut."""

    def __init__(self, wanted: int, got: int) -> None:
        self.wanted = wanted
        """Frames that were planned."""
        self.got = got
        """Frames that came."""
        super().__init__(f"{got} frames came where {wanted} were planned")


class NoSpace(MediaError):
    """The disk is full. What was finished stays; making room and starting again goes on from it."""

    def __init__(self, path: str) -> None:
        self.path = path
        """Where there was no room."""
        super().__init__(f"no space left for {path}")


class Cancelled(MediaError):
    """Somebody asked to stop; finished segments are kept."""

    def __init__(self) -> None:
        super().__init__("cancelled")


class UnknownMedia(MediaError):
    """A timeline names a file that the sources do not have."""

    def __init__(self, media_id: str) -> None:
        self.media_id = media_id
        super().__init__(f"nobody has the file {media_id}")


class Unfaithful(MediaError):
    """The European block of an end card is faulty: such a film is not made (media.faithful)."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        """What is wrong with it, by name."""
        super().__init__(f"the European block is faulty: {', '.join(faults)}")


class NoSubtitles(MediaError):
    """What was brought as a file of subtitles is none."""

    def __init__(self, why: Literal["none", "broken", "large"]) -> None:
        self.why = why
        """none: there are no words in it; broken: it cannot be read; large: no video's is."""
        super().__init__(f"no subtitles: {why}")


class NoSpeech(MediaError):
    """Speech cannot be recognised on this machine."""

    def __init__(self, why: Literal["missing", "damaged", "failed"], tail: str = "") -> None:
        self.why = why
        """missing: the extra is not installed; damaged: its model is not the one that is known;
        failed: the recogniser gave no answer."""
        super().__init__(f"no speech: {why} {tail.strip()[-300:]}".strip())


class NoDetector(MediaError):
    """No face can be looked for on this machine: the detector is missing or does not start."""

    def __init__(self, why: str) -> None:
        self.why = why
        """Name of what went wrong in the child."""
        super().__init__(f"no faces can be looked for: {why}")


def _again(kind: type[MediaError], args: tuple[object, ...], told: dict[str, object]) -> MediaError:
    """An error as it was, without asking its own kind for its fields once more."""
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(told)
    return error


def is_no_space(error: OSError) -> bool:
    """True when the system says that a disk or a quota is full."""
    return error.errno in {errno.ENOSPC, errno.EDQUOT}
