"""The project's own sounds for gags, made by numpy when asked. `MUSIC` stands in `media.music`.

`SOUNDS[name].make()` gives stereo samples at 48 kHz, always the same; `write` puts one in a WAV
file. The label's words live in the catalogue under `label_key`.
"""

from __future__ import annotations

import wave as wav
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from media import synthesis as s
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


def tick_tock() -> Wave:
    """A clock, four seconds of it: tick high, tock low, a dry knock each."""
    bed = s.silence(120)
    for beat in range(8):
        pitch = 2600 if beat % 2 == 0 else 1900
        knock = s.tone(pitch, 0.05) * s.fading(0.05, 0.0005, 0.006)
        wood = s.band(s.noise(0.05, 11 + beat % 2), 700, 5200) * s.fading(0.05, 0.0005, 0.008)
        s.lay(bed, knock * 0.6 + wood, beat * 0.5 + 0.02, side=-0.25 if beat % 2 == 0 else 0.25)
    return s.levelled(bed, 0.6)


def ding() -> Wave:
    """A small bell."""
    bed = s.silence(45)
    partials = ((1, 1.0, 0.32), (2.76, 0.45, 0.16), (5.4, 0.22, 0.07), (8.9, 0.1, 0.04))
    for ratio, strength, half in partials:
        s.lay(bed, s.tone(1318.5 * ratio, 1.45) * s.fading(1.45, 0.001, half) * strength, 0.01)
    return s.levelled(_let_go(bed), 0.65)


def rimshot() -> Wave:
    """« Ba dum tss »: two drums and a cymbal."""
    bed = s.silence(54)
    for at, pitch in ((0.0, 210.0), (0.17, 150.0)):
        t = s.moments(0.22)
        drum = s.tone(pitch * (1 + 0.7 * np.exp(-t * 40)), 0.22) * s.fading(0.22, 0.001, 0.045)
        snap = s.band(s.noise(0.08, 5), 900, 7000) * s.fading(0.08, 0.0005, 0.012) * 0.5
        s.lay(bed, drum, at + 0.01, side=-0.2)
        s.lay(bed, snap, at + 0.01, side=-0.2)
    cymbal = s.band(s.noise(1.3, 7), 4200, 15000) * s.fading(1.3, 0.002, 0.16)
    s.lay(bed, cymbal, 0.42, gain=0.75, side=0.3)
    return s.levelled(_let_go(bed), 0.75)


def drum_roll() -> Wave:
    """A roll that grows for two seconds and ends on a crash."""
    bed = s.silence(90)
    at, stroke = 0.0, 0
    while at < 2.0:
        hit = s.band(s.noise(0.09, 40 + stroke % 5), 180, 5200) * s.fading(0.09, 0.001, 0.016)
        s.lay(bed, hit, at, gain=0.16 + 0.5 * (at / 2.0) ** 1.5, side=0.35 * (-1) ** stroke)
        stroke += 1
        at += 0.046 - 0.006 * at
    crash = s.band(s.noise(0.95, 8), 3000, 15000) * s.fading(0.95, 0.001, 0.17)
    boom = s.tone(95, 0.3) * s.fading(0.3, 0.001, 0.05)
    s.lay(bed, crash, 2.03, gain=0.8)
    s.lay(bed, boom, 2.03, gain=1.0)
    return s.levelled(_let_go(bed), 0.8)


def boing() -> Wave:
    """A spring that lets go."""
    t = s.moments(0.95)
    pitch = 160 + 210 * np.exp(-t * 2.4) * (1 + 0.35 * np.sin(2 * np.pi * (13 - 5 * t) * t))
    spring = s.tone(pitch.astype(np.float32), 0.95, (1, 0.5, 0.3, 0.2)) * s.fading(0.95, 0.004, 0.2)
    bed = s.silence(30)
    s.lay(bed, spring, 0.005)
    return s.levelled(_let_go(bed), 0.7)


def whoosh() -> Wave:
    """Air going by, from left to right."""
    seconds = 0.7
    air = s.noise(seconds, 21)
    t = s.moments(seconds)
    swell = np.exp(-(((t - 0.3) / 0.13) ** 2))
    low = s.band(air, 250, 1100) * swell
    high = s.band(air, 1100, 6500) * np.exp(-(((t - 0.33) / 0.09) ** 2))
    bed = s.silence(21)
    pan = np.clip((t - 0.1) / 0.45, 0, 1)
    mono = low + 0.7 * high
    bed[: len(mono), 0] = mono * np.cos(pan * np.pi / 2)
    bed[: len(mono), 1] = mono * np.sin(pan * np.pi / 2)
    return s.levelled(_let_go(bed), 0.7)


def pop() -> Wave:
    """A cork, a bubble, a sticker that lands."""
    t = s.moments(0.11)
    pitch = (340 + 900 * np.clip(t / 0.06, 0, 1) ** 1.6).astype(np.float32)
    bed = s.silence(9)
    s.lay(bed, s.tone(pitch, 0.11, (1, 0.2)) * s.fading(0.11, 0.002, 0.022), 0.004)
    return s.levelled(_let_go(bed), 0.75)


def record_scratch() -> Wave:
    """The needle dragged off the record: everything stops."""
    seconds = 0.75
    t = s.moments(seconds)
    speed = np.interp(t, (0, 0.1, 0.2, 0.3, 0.42, 0.75), (0.6, 3.2, 0.5, 2.6, 4.2, 0.2))
    groove = s.tone((speed * 210).astype(np.float32), seconds, (0.6, 0.8, 0.7, 0.5, 0.45, 0.3, 0.2))
    dust = s.band(s.noise(seconds, 31), 900, 8000) * (0.25 + 0.22 * speed)
    shape = np.interp(t, (0, 0.02, 0.17, 0.2, 0.22, 0.5, 0.75), (0, 1, 1, 0.25, 1, 0.8, 0))
    bed = s.silence(24)
    s.lay(bed, ((groove * 0.5 + dust) * shape).astype(np.float32), 0.005)
    return s.levelled(_let_go(bed), 0.75)


def bleep() -> Wave:
    """What is heard instead of a word: a plain tone of a kilohertz, three seconds at most."""
    bed = s.silence(90)
    rise = np.minimum(1, s.moments(3.0) / 0.003)
    s.lay(bed, (s.tone(1000.0, 3.0, (1.0,)) * rise).astype(np.float32), 0.0)
    return s.levelled(_let_go(bed), 0.5)


def birds() -> Wave:
    """Six seconds of a quiet morning: three birds that answer each other."""
    bed = s.silence(180)
    dice = np.random.default_rng(4)
    for side, base, start in ((-0.6, 3300.0, 0.2), (0.5, 4300.0, 0.9), (0.1, 2500.0, 1.7)):
        at = start
        while at < 5.4:
            for _ in range(int(dice.integers(2, 5))):
                length = float(dice.uniform(0.06, 0.13))
                t = s.moments(length) / length
                bend = base * (1 + float(dice.uniform(-0.18, 0.22)) * np.sin(np.pi * t))
                bend = bend * (1 + 0.04 * np.sin(2 * np.pi * 28 * t * length))
                chirp = s.tone(bend.astype(np.float32), length) * np.sin(np.pi * t) ** 1.5
                if at < 5.6:
                    s.lay(bed, chirp.astype(np.float32), at, side=side, gain=0.8)
                at += length + float(dice.uniform(0.02, 0.07))
            at += float(dice.uniform(0.5, 1.3))
    leaves = s.band(s.noise(6.0, 9), 300, 2400) * 0.02
    s.lay(bed, leaves * s.release(len(leaves), 0.5), 0.0)
    return s.levelled(_let_go(bed), 0.45)


def buzzer() -> Wave:
    """Wrong answer."""
    bed = s.silence(27)
    harsh = s.tone(116, 0.8, tuple(1 / k if k % 2 else 0.35 / k for k in range(1, 16)))
    second = s.tone(122.5, 0.8, tuple(1 / k if k % 2 else 0.35 / k for k in range(1, 12)))
    s.lay(bed, (harsh + second) * s.release(len(harsh), 0.04) * s.fading(0.8, 0.006, 9.0), 0.01)
    return s.levelled(_let_go(bed), 0.55)


def applause() -> Wave:
    """A small, kind audience: some two hundred claps that swell and thin out."""
    bed = s.silence(105)
    dice = np.random.default_rng(12)
    claps = [
        s.band(s.noise(0.05, 60 + k), 600 + 90 * k, 4200 + 300 * k) * s.fading(0.05, 0.0008, 0.008)
        for k in range(8)
    ]
    for _ in range(360):
        at = float(dice.beta(1.6, 2.4)) * 3.3
        gain = float(dice.uniform(0.2, 1.0))
        s.lay(bed, claps[int(dice.integers(8))], at, gain=gain, side=float(dice.uniform(-0.9, 0.9)))
    return s.levelled(_let_go(bed, 0.4), 0.6)


def crickets() -> Wave:
    """The silence after a joke: two crickets, four seconds."""
    bed = s.silence(120)
    for side, pitch, start in ((-0.4, 4550.0, 0.15), (0.55, 4900.0, 0.62)):
        at = start
        while at < 3.7:
            for pulse in range(3):
                t = s.moments(0.034) / 0.034
                rasp = s.tone(pitch, 0.034, (1, 0.18)) * np.sin(np.pi * t) ** 0.7
                s.lay(bed, rasp.astype(np.float32), at + pulse * 0.046, side=side)
            at += 0.62
    return s.levelled(_let_go(bed), 0.4)


def triumph() -> Wave:
    """A great fanfare cut dead on its last note: the end is meant to be sharp."""
    bed = s.silence(75)
    for at, notes, length in (
        (0.0, (392.0, 523.25), 0.16),
        (0.2, (392.0, 523.25), 0.16),
        (0.4, (392.0, 523.25), 0.16),
        (0.6, (523.25, 659.25, 783.99), 0.56),
        (1.2, (466.16, 587.33, 698.46), 0.36),
        (1.6, (523.25, 659.25, 783.99, 1046.5), 1.4),
    ):
        for index, note in enumerate(notes):
            s.lay(bed, s.brass(note, length), at, gain=0.5, side=-0.4 + 0.3 * index)
        s.lay(bed, s.brass(notes[0] / 2, length), at, gain=0.6)
    cymbal = s.band(s.noise(0.9, 3), 4000, 14000) * s.fading(0.9, 0.002, 0.4)
    s.lay(bed, cymbal, 1.6, gain=0.35)
    return s.levelled(bed, 0.75)


def stamp() -> Wave:
    """A rubber stamp: thud on the desk, snap of the paper."""
    t = s.moments(0.32)
    thud = s.tone((62 + 70 * np.exp(-t * 34)).astype(np.float32), 0.32, (1, 0.3)) * s.fading(
        0.32, 0.001, 0.05
    )
    snap = s.band(s.noise(0.1, 17), 700, 5200) * s.fading(0.1, 0.0005, 0.011)
    bed = s.silence(15)
    s.lay(bed, thud, 0.004)
    s.lay(bed, snap, 0.004, gain=0.5)
    return s.levelled(_let_go(bed), 0.8)


def _let_go(bed: Wave, seconds: float = 0.03) -> Wave:
    """The stretch with a soft last moment."""
    return (bed * s.release(len(bed), seconds)[:, None]).astype(np.float32)


def _sound(name: str, make: Callable[[], Wave], frames: int) -> Sound:
    return Sound(name=name, label_key=f"sound-{name}", duration=frames, make=make)


SOUNDS: Mapping[str, Sound] = {
    sound.name: sound
    for sound in (
        _sound("tick-tock", tick_tock, 120),
        _sound("ding", ding, 45),
        _sound("rimshot", rimshot, 54),
        _sound("drum-roll", drum_roll, 90),
        _sound("boing", boing, 30),
        _sound("whoosh", whoosh, 21),
        _sound("pop", pop, 9),
        _sound("record-scratch", record_scratch, 24),
        _sound("bleep", bleep, 90),
        _sound("birds", birds, 180),
        _sound("buzzer", buzzer, 27),
        _sound("applause", applause, 105),
        _sound("crickets", crickets, 120),
        _sound("triumph", triumph, 75),
        _sound("stamp", stamp, 15),
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
