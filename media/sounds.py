"""The project's own sounds by name: those of `media.foley` and the loops of `media.music`.

`SOUNDS[name].make()` gives stereo samples at 48 kHz, always the same; `write` puts one in a WAV
file. The label's words live in the catalogue under `label_key`.
"""

from __future__ import annotations

import wave as wav
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from media import foley
from media.music import PIECES
from media.synthesis import SAMPLE_RATE, Wave

SOUNDS_VERSION = 1
"""Raised whenever a sound changes, so that no old mix passes for a new one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """One sound or music loop."""

    name: str
    """Key in SOUNDS or MUSIC; what a storyboard says."""
    label_key: str
    """Key of its label in the catalogue."""
    duration: int
    """Length in frames."""
    make: Callable[[], Wave]
    """Its samples: float32, (duration * 1600, 2), between -1 and 1."""
    loop: bool = False
    """True: its end runs into its start without a seam."""

    @property
    def fingerprint_parts(self) -> tuple[str | int, ...]:
        """Everything that decides its samples."""
        return ("sound", SOUNDS_VERSION, self.name, self.duration)


def write(name: str, path: Path) -> None:
    """Puts a sound or a music loop in a 48 kHz stereo 16-bit WAV file.

    Raises KeyError for an unknown name.
    """
    sound = SOUNDS[name] if name in SOUNDS else MUSIC[name]
    samples = np.clip(np.rint(sound.make() * 32767), -32768, 32767).astype("<i2")
    with wav.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes(samples.tobytes())


def _sound(name: str, make: Callable[[], Wave], frames: int) -> Sound:
    return Sound(name=name, label_key=f"sound-{name}", duration=frames, make=make)


SOUNDS: Mapping[str, Sound] = {
    sound.name: sound
    for sound in (
        _sound("tick-tock", foley.tick_tock, 120),
        _sound("ding", foley.ding, 45),
        _sound("rimshot", foley.rimshot, 54),
        _sound("drum-roll", foley.drum_roll, 90),
        _sound("boing", foley.boing, 30),
        _sound("whoosh", foley.whoosh, 21),
        _sound("pop", foley.pop, 9),
        _sound("record-scratch", foley.record_scratch, 24),
        _sound("bleep", foley.bleep, 90),
        _sound("birds", foley.birds, 180),
        _sound("buzzer", foley.buzzer, 27),
        _sound("applause", foley.applause, 105),
        _sound("crickets", foley.crickets, 120),
        _sound("triumph", foley.triumph, 75),
        _sound("stamp", foley.stamp, 15),
        _sound("boom", foley.boom, 66),
        _sound("crowd", foley.crowd, 105),
        _sound("whistle", foley.whistle, 36),
        _sound("printer-jam", foley.printer_jam, 84),
    )
}
"""Sounds for gags, by name."""

MUSIC: Mapping[str, Sound] = {
    name: Sound(
        name=name, label_key=f"music-{name}", duration=piece.frames, make=piece.make, loop=True
    )
    for name, piece in PIECES.items()
}
"""Music loops, by name."""
