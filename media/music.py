"""Three music loops, written as notes and played by the small orchestra of `media.synthesis`.

A loop lasts whole frames and whole bars, and what still rings at its end rings on at its start, so
it may be repeated for ever. Notes are written as "D4:1" (name, octave, beats); "-" is a rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from media import synthesis as s
from media.synthesis import Wave
from media.timing import RATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A loop."""

    frames: int
    """Length in frames."""
    make: Callable[[], Wave]
    """Stereo samples at 48 kHz."""


_STEPS = {"C": -9, "D": -7, "E": -5, "F": -4, "G": -2, "A": 0, "B": 2}


def pitch(name: str) -> float:
    """Frequency in Hz of a note such as "A4" (440), "Eb3" or "F#5"."""
    letter, mark, octave = name[0], name[1:-1], int(name[-1])
    step = _STEPS[letter] + mark.count("#") - mark.count("b") + 12 * (octave - 4)
    return float(440.0 * 2 ** (step / 12))


def score(text: str) -> Iterator[tuple[float, float, str]]:
    """The notes of a line of music: beat it starts on, length in beats, name."""
    beat = 0.0
    for word in text.split():
        name, _, length = word.partition(":")
        beats = float(length or 1)
        if name != "-":
            yield beat, beats, name
        beat += beats


def calme_savane() -> Wave:
    """Dawn over the administrative savanna: kalimba, soft chords, a far shaker; 75 a minute."""
    beat = 24 / RATE
    bed = s.silence(768)
    tune = (
        "D4:1 A4:.5 F4:.5 G4:1 A4:1 | C5:1 A4:.5 G4:.5 F4:2 | D4:1 F4:.5 G4:.5 A4:1 D5:1 |"
        " C5:1 A4:1 G4:2 | F4:1 A4:.5 C5:.5 D5:1 C5:1 | A4:1 G4:.5 F4:.5 D4:2 |"
        " G4:1 A4:.5 G4:.5 F4:1 D4:1 | C4:1 D4:3"
    ).replace("|", "")
    for at, _, name in score(tune):
        s.lay(bed, s.kalimba(pitch(name), 1.9), at * beat, gain=0.5, side=0.2, wrap=True)
        if at % 2 == 0:
            s.lay(bed, s.kalimba(pitch(name) / 2, 2.2), at * beat, gain=0.3, side=-0.3, wrap=True)
    chords = ("D3 A3 F4", "F3 C4 A4", "D3 A3 F4", "C3 G3 E4", "F3 C4 A4", "D3 A3 F4", "G3 D4 B3",
              "D3 A3 F4")  # fmt: skip
    for bar, chord in enumerate(chords):
        for index, name in enumerate(chord.split()):
            voice = s.pad(pitch(name), 4.4 * beat)
            s.lay(bed, voice, bar * 4 * beat, gain=0.16, side=(-0.5, 0.1, 0.5)[index], wrap=True)
        s.lay(bed, s.pluck(pitch(chord.split()[0]) / 2, 2.4, 3, 0.2), bar * 4 * beat, gain=0.4,
              wrap=True)  # fmt: skip
    shaker = s.band(s.noise(0.1, 2), 5200, 12000) * s.fading(0.1, 0.02, 0.016)
    for eighth in range(64):
        gain = 0.05 if eighth % 2 else 0.028
        s.lay(bed, shaker, eighth * beat / 2, gain=gain, side=0.5, wrap=True)
    return s.levelled(bed, 0.55)


def pizzicato() -> Wave:
    """On tiptoe: plucked strings that are up to something; 120 a minute."""
    beat = 15 / RATE
    bed = s.silence(720)
    bass = "C3 - G2 - C3 - G2 - Ab2 - Eb3 - G2 - D3 - C3 - G2 - G2 - C3 -"
    tune = (
        "- C5:.5 Eb5:.5 G5 - - G5:.5 F5:.5 Eb5 - - C5:.5 Eb5:.5 Ab5 - - G5:.5 F5:.5 D5 -"
        " C5:.5 D5:.5 Eb5:.5 F5:.5 G5:.5 F#5:.5 G5 B4 D5 C5 -"
    )
    for turn in (0.0, 24.0):
        for at, _, name in score(bass):
            string = s.pluck(pitch(name), 0.7, 5, 0.25) * s.fading(0.7, 0.001, 0.12)
            s.lay(bed, string, (turn + at) * beat, gain=0.75, side=-0.2, wrap=True)
        for at, _, name in score(tune):
            frequency = pitch(name) * (1 if turn == 0 else 0.5)
            string = s.pluck(frequency, 0.5, 8, 0.6) * s.fading(0.5, 0.001, 0.1)
            s.lay(bed, string, (turn + at) * beat, gain=0.7, side=0.3, wrap=True)
    offbeat = {0: "Eb4 G4", 1: "Eb4 G4", 2: "C4 Eb4", 3: "B3 F4", 4: "Eb4 G4", 5: "B3 F4"}
    for bar in range(12):
        for half in (1, 3):
            for name in offbeat[bar % 6].split():
                string = s.pluck(pitch(name), 0.4, 11, 0.4) * s.fading(0.4, 0.001, 0.07)
                s.lay(bed, string, (bar * 4 + half) * beat, gain=0.3, side=0.1, wrap=True)
    block = s.tone(1150, 0.06) * s.fading(0.06, 0.0005, 0.009)
    for bar in range(12):
        s.lay(bed, block, (bar * 4 + 3.5) * beat, gain=0.16, side=-0.6, wrap=True)
    return s.levelled(np.tanh(bed * 2.2).astype(np.float32), 0.6)


def fanfare() -> Wave:
    """Medals are being given for something small: brass over a marching drum; 120 a minute."""
    beat = 15 / RATE
    bed = s.silence(720)
    tune = (
        "G4:.75 G4:.25 C5 E5 C5 | G5:2 E5 C5 | F5:.75 E5:.25 D5 E5 C5 | D5:3 - |"
        " G4:.75 G4:.25 C5 E5 C5 | G5:2 A5 B5 | C6 G5 E5:.5 F5:.5 D5 | C5:3 -"
    ).replace("|", "")
    roots = ("C", "C", "F", "G", "C", "G", "C", "C", "F", "C", "G", "G")
    thirds = {"C": ("E4", "G4"), "F": ("F4", "A4"), "G": ("D4", "G4")}
    for at, beats, name in score(tune):
        blown = s.brass(pitch(name), beats * beat * 0.92)
        s.lay(bed, blown, at * beat, gain=0.42, side=0.15, wrap=True)
    answer = "A4:.75 A4:.25 C5 F5 A5 | G5:2 E5 C5 | D5:.75 D5:.25 E5 F5 A5 | G5:2 G4 B4"
    for at, beats, name in score(answer.replace("|", "")):
        blown = s.brass(pitch(name), beats * beat * 0.92)
        s.lay(bed, blown, (32 + at) * beat, gain=0.36, side=-0.25, wrap=True)
    for bar, root in enumerate(roots):
        for half in (0, 2):
            low = s.brass(pitch(root + "3") / 2, beat * 0.8)
            s.lay(bed, low, (bar * 4 + half) * beat, gain=0.34, side=-0.1, wrap=True)
        for half in (1, 3):
            for index, name in enumerate(thirds[root]):
                s.lay(bed, s.brass(pitch(name), beat * 0.32), (bar * 4 + half) * beat, gain=0.16,
                      side=-0.5 + index, wrap=True)  # fmt: skip
    snare = s.band(s.noise(0.12, 4), 300, 8000) * s.fading(0.12, 0.001, 0.02)
    for bar in range(12):
        for at in (0, 1, 1.5, 2, 3, 3.25, 3.5, 3.75):
            gain = 0.24 if at in (1, 3) else 0.12
            s.lay(bed, snare, (bar * 4 + at) * beat, gain=gain, side=0.35, wrap=True)
    return s.levelled(np.tanh(bed * 0.9).astype(np.float32), 0.6)


PIECES: Mapping[str, Piece] = {
    "calme-savane": Piece(frames=768, make=calme_savane),
    "pizzicato": Piece(frames=720, make=pizzicato),
    "fanfare": Piece(frames=720, make=fanfare),
}
"""The loops by name."""
