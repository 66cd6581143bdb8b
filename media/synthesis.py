"""The small orchestra behind `media.sounds` and `media.music`: tones, noises, strings, brass.

Everything is numpy at 48 kHz, mono until `placed` gives it a side. No sample of anybody's is used
and every random choice has a seed, so a sound is the same on every machine.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from media.timing import RATE

SAMPLE_RATE = 48_000
"""Samples per second of all sound in the house."""
PER_FRAME = SAMPLE_RATE // RATE
"""Samples of one frame: 1600."""

Wave = np.ndarray[Any, np.dtype[np.float32]]
"""Samples, -1 to 1: (n,) mono or (n, 2) stereo."""


def moments(seconds: float) -> Wave:
    """The times of a stretch's samples, in seconds."""
    return (np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE).astype(np.float32)


def noise(seconds: float, seed: int) -> Wave:
    """White noise."""
    count = round(seconds * SAMPLE_RATE)
    return np.random.default_rng(seed).uniform(-1, 1, count).astype(np.float32)


def tone(
    frequency: float | np.ndarray[Any, Any], seconds: float, harmonics: tuple[float, ...] = (1.0,)
) -> Wave:
    """A steady or gliding tone; `harmonics` are the strengths of its overtones from the first."""
    t = moments(seconds)
    steps = np.broadcast_to(np.asarray(frequency, dtype=np.float64), t.shape)
    phase = 2 * np.pi * np.cumsum(steps) / SAMPLE_RATE
    total = np.zeros_like(t, dtype=np.float64)
    for number, strength in enumerate(harmonics, start=1):
        audible = steps * number < SAMPLE_RATE / 2.2
        total += strength * np.sin(phase * number) * audible
    return total.astype(np.float32)


def fading(seconds: float, attack: float, half_life: float) -> Wave:
    """An envelope: up within `attack` seconds, then halved every `half_life` seconds."""
    t = moments(seconds)
    up = np.clip(t / max(attack, 1e-4), 0, 1)
    fall: Wave = np.exp2(-np.maximum(t - attack, 0) / half_life).astype(np.float32)
    shaped: Wave = (up * fall).astype(np.float32)
    return shaped


def band(wave: Wave, low: float, high: float) -> Wave:
    """The wave without what lies outside low and high Hz, with soft edges (by its spectrum)."""
    spectrum = np.fft.rfft(wave)
    frequencies = np.fft.rfftfreq(len(wave), 1 / SAMPLE_RATE)
    lift = 1 / (1 + (low / np.maximum(frequencies, 1e-3)) ** 4)
    cut = 1 / (1 + (frequencies / high) ** 4)
    return np.fft.irfft(spectrum * lift * cut, len(wave)).astype(np.float32)


def pluck(frequency: float, seconds: float, seed: int = 1, bright: float = 0.5) -> Wave:
    """A plucked string (Karplus and Strong, 1983), whole periods at a time."""
    period = max(2, round(SAMPLE_RATE / frequency))
    count = round(seconds * SAMPLE_RATE)
    string = np.random.default_rng(seed).uniform(-1, 1, period)
    for _ in range(round((1 - bright) * 40 * 220 / frequency) + 2):
        string = 0.25 * (np.roll(string, -1) + 2 * string + np.roll(string, 1))
    string -= string.mean()
    string /= max(1e-6, float(np.abs(string).max()))
    pieces = []
    for _ in range(count // period + 1):
        pieces.append(string)
        string = 0.4985 * (string + np.roll(string, 1))
    wave = np.concatenate(pieces)[:count]
    rise = np.clip(np.arange(count) / (0.002 * SAMPLE_RATE), 0, 1)
    shaped: Wave = (wave * rise * release(count, 0.02)).astype(np.float32)
    return shaped


def kalimba(frequency: float, seconds: float) -> Wave:
    """A struck metal tongue: a round tone with a short high partial."""
    body = tone(frequency, seconds) * fading(seconds, 0.003, 0.28)
    ring = tone(frequency * 5.4, seconds) * fading(seconds, 0.001, 0.035) * 0.28
    return ((body + ring) * release(len(body), 0.05)).astype(np.float32)


def brass(frequency: float, seconds: float) -> Wave:
    """A blown tone that opens as it starts."""
    t = moments(seconds)
    total = np.zeros_like(t)
    for number in range(1, 13):
        if frequency * number > 9000:
            break
        opening = np.clip(t / (0.02 + 0.008 * number), 0, 1)
        drift = 1 + 0.002 * np.sin(2 * np.pi * 5.2 * t) * np.clip(t - 0.2, 0, 1)
        total += opening / number**1.1 * np.sin(2 * np.pi * frequency * number * t * drift)
    return (total * 0.5 * release(len(t), 0.06)).astype(np.float32)


def pad(frequency: float, seconds: float) -> Wave:
    """A soft held chord tone, three slightly detuned voices."""
    total = sum(
        tone(frequency * (1 + detune), seconds, (1.0, 0.35, 0.16, 0.07))
        for detune in (-0.0023, 0.0, 0.0027)
    )
    t = moments(seconds)
    swell = np.clip(t / 0.9, 0, 1) * np.clip((seconds - t) / 0.9, 0, 1)
    shaped: Wave = (np.asarray(total) / 3 * swell).astype(np.float32)
    return shaped


def release(count: int, seconds: float) -> Wave:
    """An envelope of ones that falls to 0 over the last `seconds`, so that nothing clicks."""
    fall = min(count, max(1, round(seconds * SAMPLE_RATE)))
    envelope = np.ones(count, dtype=np.float32)
    envelope[count - fall :] = (0.5 + 0.5 * np.cos(np.linspace(0, np.pi, fall))).astype(np.float32)
    return envelope


def silence(frames: int) -> Wave:
    """A stereo stretch of nothing to lay sounds on."""
    return np.zeros((frames * PER_FRAME, 2), dtype=np.float32)


def lay(
    onto: Wave, wave: Wave, at: float, *, gain: float = 1.0, side: float = 0.0, wrap: bool = False
) -> None:
    """Adds a mono wave to a stereo stretch at a moment in seconds.

    `side` is -1 left to 1 right (equal power). With `wrap`, what runs past the end comes in again
    at the start: that is how a loop has no seam.
    """
    start = round(at * SAMPLE_RATE)
    angle = (side + 1) * np.pi / 4
    stereo = np.stack((wave * np.cos(angle), wave * np.sin(angle)), axis=1) * gain * 1.414
    if wrap:
        places = (start + np.arange(len(stereo))) % len(onto)
        np.add.at(onto, places, stereo.astype(np.float32))
        return
    stereo = stereo[: max(0, len(onto) - start)]
    onto[start : start + len(stereo)] += stereo.astype(np.float32)


def levelled(wave: Wave, loudest: float = 0.7) -> Wave:
    """The wave with its highest sample at `loudest`."""
    peak = float(np.abs(wave).max())
    return (wave * (loudest / peak)).astype(np.float32) if peak > 0 else wave
