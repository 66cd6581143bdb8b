"""Foley: the sounds of a gag, each made by numpy from tones and noise; no sample of anybody's.

A function gives stereo samples at 48 kHz, always the same; `media.sounds` lists them by name.
"""

from __future__ import annotations

import numpy as np

from media import synthesis as s
from media.synthesis import Wave


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


def boom() -> Wave:
    """A trailer's blow: something very large, far below, and the room that answers."""
    t = s.moments(2.2)
    fall = (38 + 60 * np.exp(-t * 9)).astype(np.float32)
    body = s.tone(fall, 2.2, (1, 0.55, 0.3, 0.16)) * s.fading(2.2, 0.002, 0.28)
    crack = s.band(s.noise(0.3, 81), 90, 2400) * s.fading(0.3, 0.001, 0.03)
    room = s.band(s.noise(2.2, 82), 60, 700) * s.fading(2.2, 0.02, 0.3) * 0.35
    bed = s.silence(66)
    s.lay(bed, np.tanh(body * 1.6).astype(np.float32), 0.004)
    s.lay(bed, crack, 0.004, gain=0.8)
    s.lay(bed, room, 0.01, side=-0.5)
    s.lay(bed, s.band(s.noise(2.2, 83), 60, 700) * s.fading(2.2, 0.02, 0.3) * 0.35, 0.02, side=0.5)
    return s.levelled(_let_go(bed, 0.3), 0.85)


def crowd() -> Wave:
    """A stand that rises to its feet: many voices that swell, shout and fall."""
    bed = s.silence(105)
    dice = np.random.default_rng(23)
    t = s.moments(3.5)
    swell = np.interp(t, (0, 0.12, 0.7, 1.5, 3.5), (0, 0.8, 1, 0.75, 0.12)).astype(np.float32)
    for side, seed in ((-0.8, 91), (0.8, 92), (0.0, 93)):
        roar = s.noise(3.5, seed)
        vowel = s.band(roar, 380, 950) + 0.45 * s.band(roar, 1100, 2300)
        s.lay(bed, vowel * swell, 0.0, gain=0.7, side=side)
    for _ in range(46):  # single throats
        length = float(dice.uniform(0.35, 0.9))
        u = s.moments(length) / length
        pitch = float(dice.uniform(170, 420)) * (1 + 0.18 * np.sin(np.pi * u))
        throat = s.tone(pitch.astype(np.float32), length, (1, 0.8, 0.9, 0.5, 0.35, 0.2))
        voice = throat * np.sin(np.pi * u) ** 0.8
        at = float(dice.beta(1.4, 2.6)) * 2.5
        s.lay(bed, voice.astype(np.float32), at, gain=0.05, side=float(dice.uniform(-1, 1)))
    return s.levelled(_let_go(bed, 0.5), 0.7)


def whistle() -> Wave:
    """A referee's whistle: one short, one long; the pea in it trembles."""
    bed = s.silence(36)
    for at, length in ((0.0, 0.16), (0.26, 0.8)):
        t = s.moments(length)
        pea = 1 + 0.035 * np.sign(np.sin(2 * np.pi * 32 * t))
        high = s.tone((2900 * pea).astype(np.float32), length)
        low = s.tone((2370 * pea).astype(np.float32), length)
        air = s.band(s.noise(length, 71), 2000, 6500) * 0.22
        edge = np.minimum(1, t / 0.012) * np.minimum(1, (length - t) / 0.03)
        blown = (high + 0.6 * low + air) * edge * (0.8 + 0.2 * np.sin(2 * np.pi * 32 * t))
        s.lay(bed, blown.astype(np.float32), at + 0.004)
    return s.levelled(_let_go(bed), 0.5)


def printer_jam() -> Wave:
    """A printer that pulls, pulls again, crumples the sheet and gives up."""
    bed = s.silence(84)
    for at, length in ((0.0, 0.42), (0.5, 0.42), (1.0, 0.3)):
        t = s.moments(length)
        motor = s.tone((150 + 60 * t / length).astype(np.float32), length, (1, 0.7, 0.5, 0.4, 0.3))
        gears = s.band(s.noise(length, 51), 700, 3800) * (np.sin(2 * np.pi * 31 * t) > 0)
        edge = np.minimum(1, t / 0.02) * np.minimum(1, (length - t) / 0.02)
        s.lay(bed, ((motor * 0.35 + gears * 0.5) * edge).astype(np.float32), at + 0.004, side=-0.2)
    dice = np.random.default_rng(52)
    for _ in range(34):  # paper
        at = 1.28 + float(dice.beta(1.2, 1.6)) * 0.75
        snap = s.band(s.noise(0.03, int(dice.integers(1000))), 1800, 9000)
        fold = snap * s.fading(0.03, 0.001, 0.006)
        s.lay(bed, fold, at, gain=float(dice.uniform(0.4, 1)), side=float(dice.uniform(-0.4, 0.4)))
    t = s.moments(0.55)
    sigh = s.tone((300 - 190 * t / 0.55).astype(np.float32), 0.55, (1, 0.4, 0.25))
    s.lay(bed, sigh * s.fading(0.55, 0.01, 0.18), 2.15, gain=0.7)
    return s.levelled(_let_go(bed, 0.1), 0.65)


def _let_go(bed: Wave, seconds: float = 0.03) -> Wave:
    """The stretch with a soft last moment."""
    return (bed * s.release(len(bed), seconds)[:, None]).astype(np.float32)
