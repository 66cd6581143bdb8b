"""What is said in a sound, and when: recognised in a child process, where the extra is installed.

The recogniser (faster-whisper) and its weights (Whisper *base*, MIT) come in packages of the extra
`speech`; nothing is fetched and nothing leaves the machine. The child is `media.listening`.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from media.command import QUIET, Command
from media.confine import Confined, Limits, run_confined
from media.errors import Cancelled, Killed, NoSpace, NoSpeech, TooHeavy
from media.ffmpeg import run
from media.listening import NEEDED
from media.store import SegmentStore
from media.timing import TimeRange, decimal, seconds

ROOM: Final = Limits(
    seconds=900, cpu_seconds=1800, memory=5_000_000_000, file_size=300_000_000
)  # fmt: skip
"""What listening may cost. 30 s of French took 7 s of processor time, 365 MB (2026-11)."""
HEARING: Final = 16_000
"""Samples a second the model was trained on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A recognised word."""

    text: str
    """As recognised, with the signs that belong to it."""
    start: int
    """Milliseconds from the beginning of what was listened to."""
    end: int


def missing() -> tuple[str, ...]:
    """Return the packages of the extra `speech` that are not installed; none: it is there."""
    return tuple(name for name in NEEDED if importlib.util.find_spec(name) is None)


def recognise(
    sound: Path,
    span: TimeRange,
    language: str,
    *,
    models: Path,
    store: SegmentStore,
    cancel: threading.Event | None = None,
    nice: int = 0,
) -> tuple[Word, ...]:
    """Return the words said within these frames of a file, in order.

    `language` is "fr" or "en". `models` is the folder in which the model is put together when it is
    first needed. Raises NoSpeech, Cancelled, NoSpace, TooHeavy, Killed; FfmpegFailed where the
    sound cannot be read.
    """
    if missing():
        raise NoSpeech("missing")
    with store.scratch(".speech.wav") as heard:
        cut = ("-protocol_whitelist", "file", "-ss", decimal(seconds(span.start_time)),
               "-t", decimal(seconds(span.duration)), "-i", str(sound), "-vn", "-ac", "1",
               "-ar", str(HEARING), "-c:a", "pcm_s16le", "-f", "wav", str(heard))  # fmt: skip
        run(Command(argv=(*QUIET, *cut)), cancel=cancel, nice=nice, target=str(heard))
        question = {"sound": str(heard), "models": str(models), "language": language}
        argv = [sys.executable, "-m", "media.listening"]
        ended = run_confined(
            argv,
            limits=ROOM,
            feed=json.dumps(question).encode(),
            folder=Path(__file__).resolve().parent.parent,
            cancel=cancel,
            nice=nice,
        )
    return tuple(_words(argv, ended))


def _words(argv: list[str], ended: Confined) -> list[Word]:
    said = ended.complaints.decode("utf-8", "replace")
    if ended.cancelled:
        raise Cancelled
    if ended.killed:
        raise Killed(argv, ended.code, said)
    if ended.timed_out or ended.over_limit:
        raise TooHeavy(argv, ended.code, said)
    try:
        answer: dict[str, Any] = json.loads(ended.output)
    except ValueError:
        raise NoSpeech("failed", said) from None
    if answer.get("refused") == "no-space":
        raise NoSpace("speech")
    if "words" not in answer:
        raise NoSpeech("damaged")
    return [Word(text=text, start=start, end=end) for text, start, end in answer["words"]]
