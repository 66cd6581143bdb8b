"""The house's own sounds, measured: length, level, where their strength lies, how they end."""

from __future__ import annotations

import wave
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from media.music import PIECES, pitch, score
from media.sounds import MUSIC, SOUNDS, Sound, write

RATE = 48_000
EVERY = {**SOUNDS, **MUSIC}

SPECTRUM = {
    "tick-tock": (1500, 6000), "ding": (1000, 6000), "rimshot": (2000, 11000),
    "drum-roll": (2000, 10000), "boing": (150, 1500), "whoosh": (600, 6000), "pop": (300, 2000),
    "record-scratch": (500, 6000), "birds": (2500, 5500), "buzzer": (100, 1500),
    "applause": (1200, 8000), "crickets": (4000, 6500), "triumph": (500, 6000),
    "stamp": (60, 3000), "bleep": (900, 1500), "boom": (40, 600), "crowd": (400, 2500),
    "whistle": (2200, 4500), "printer-jam": (400, 6000), "calme-savane": (100, 2500),
    "pizzicato": (200, 4000),
    "fanfare": (300, 4000),
}  # fmt: skip
"""Where the middle of each sound's spectrum must lie, in Hz."""


@cache
def _made(name: str) -> np.ndarray:
    return EVERY[name].make()


def _level(samples: np.ndarray) -> float:
    return float(20 * np.log10(np.sqrt(np.mean(samples**2)) + 1e-12))


@pytest.mark.parametrize("sound", EVERY.values(), ids=lambda s: s.name)
def test_a_sound_is_stereo_of_the_length_it_says(sound: Sound) -> None:
    samples = _made(sound.name)
    assert samples.dtype == np.float32
    assert samples.shape == (sound.duration * RATE // 30, 2)
    assert np.isfinite(samples).all()


@pytest.mark.parametrize("name", EVERY)
def test_a_sound_is_loud_enough_and_never_clips(name: str) -> None:
    samples = _made(name)
    assert 0.35 <= np.abs(samples).max() <= 0.85
    loudest = max(_level(samples[at : at + 4800]) for at in range(0, len(samples) - 4799, 2400))
    assert -26 < loudest < -4
    assert abs(float(samples.mean())) < 0.01


@pytest.mark.parametrize("name", EVERY)
def test_a_sound_lies_where_its_kind_lies(name: str) -> None:
    mono = _made(name).mean(axis=1)
    strength = np.abs(np.fft.rfft(mono))
    centre = float((strength * np.fft.rfftfreq(len(mono), 1 / RATE)).sum() / strength.sum())
    low, high = SPECTRUM[name]
    assert low < centre < high


@pytest.mark.parametrize("name", SOUNDS)
def test_no_sound_clicks_at_its_ends_but_the_one_that_is_cut(name: str) -> None:
    samples = _made(name)
    assert np.abs(samples[0]).max() < 0.01
    if name == "triumph":  # it stops dead: that is the joke
        assert _level(samples[-2400:]) > -22
    else:
        assert np.abs(samples[-1]).max() < 0.005
        assert np.abs(np.diff(samples[-480:], axis=0)).max() < 0.05


@pytest.mark.parametrize("name", MUSIC)
def test_a_loop_lasts_twenty_seconds_and_has_no_seam(name: str) -> None:
    samples = _made(name)
    assert MUSIC[name].loop
    assert len(samples) >= 20 * RATE
    around = np.concatenate((samples[-RATE // 2 :], samples[: RATE // 2]))
    steps = np.abs(np.diff(around, axis=0)).max(axis=1)
    seam = float(steps[RATE // 2 - 3 : RATE // 2 + 2].max())
    assert seam <= float(np.quantile(np.abs(np.diff(samples, axis=0)).max(axis=1), 0.999))


@pytest.mark.parametrize("name", MUSIC)
def test_a_loop_keeps_playing(name: str) -> None:
    samples = _made(name)
    quiet = [_level(samples[at : at + RATE]) for at in range(0, len(samples) - RATE, RATE)]
    assert min(quiet) > -42


def test_a_sound_is_the_same_every_time() -> None:
    for name in ("birds", "applause", "pizzicato"):
        assert (EVERY[name].make() == _made(name)).all()


def test_the_clock_ticks_twice_a_second() -> None:
    mono = np.abs(_made("tick-tock")).max(axis=1)
    loud = np.flatnonzero(mono > 0.15)
    knocks = loud[np.concatenate(([True], np.diff(loud) > RATE // 10))]
    assert len(knocks) == 8
    assert np.diff(knocks) / RATE == pytest.approx([0.5] * 7, abs=0.01)


def test_the_whistle_is_blown_once_briefly_and_once_long() -> None:
    loud = np.abs(_made("whistle")).max(axis=1).reshape(-1, 480).max(axis=1) > 0.1
    starts = np.flatnonzero(np.diff(np.concatenate(([False], loud)).astype(int)) == 1)
    ends = np.flatnonzero(np.diff(np.concatenate((loud, [False])).astype(int)) == -1)
    assert len(starts) == 2
    assert (ends - starts + 1) / 100 == pytest.approx([0.16, 0.8], abs=0.04)


def test_the_crowd_swells_then_sits_down() -> None:
    samples = _made("crowd")
    parts = [_level(part) for part in np.array_split(samples, 7)]
    assert max(parts) == max(parts[1:3])
    assert parts[-1] < max(parts) - 10


def test_the_printer_pulls_three_times_before_it_crumples() -> None:
    low = np.abs(_made("printer-jam")).max(axis=1).reshape(-1, 960).max(axis=1)
    assert [bool(low[round(at * 50)] > 0.05) for at in (0.2, 0.46, 0.7, 0.96, 1.15)] == [
        True, False, True, False, True,
    ]  # fmt: skip


def test_the_whoosh_goes_from_left_to_right() -> None:
    samples = _made("whoosh")
    early, late = samples[: len(samples) * 3 // 8], samples[len(samples) * 5 // 8 :]
    assert _level(early[:, 0]) > _level(early[:, 1]) + 3
    assert _level(late[:, 1]) > _level(late[:, 0]) + 3


@pytest.mark.parametrize("name", ["ding", "calme-savane"])
def test_a_sound_is_written_as_48_khz_stereo(tmp_path: Path, name: str) -> None:
    write(name, tmp_path / "s.wav")
    with wave.open(str(tmp_path / "s.wav"), "rb") as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 2, 2)
        assert file.getnframes() == EVERY[name].duration * 1600
        samples = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2") / 32767
    assert np.abs(samples.reshape(-1, 2) - _made(name)).max() < 1e-4


def test_an_unknown_sound_is_told(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        write("klaxon", tmp_path / "s.wav")


def test_notes_have_their_pitch() -> None:
    assert pitch("A4") == 440
    assert pitch("C4") == pytest.approx(261.63, abs=0.01)
    assert pitch("Eb3") == pytest.approx(155.56, abs=0.01)
    assert pitch("F#5") == pytest.approx(739.99, abs=0.01)
    assert list(score("C4 - D4:.5 E4:2")) == [(0, 1, "C4"), (2, 0.5, "D4"), (2.5, 2, "E4")]


def test_every_sound_has_a_label_in_both_languages() -> None:
    folder = Path(__file__).parents[2] / "studio" / "sentences"
    for language in ("fr", "en"):
        words = (folder / language / "media.ftl").read_text("utf-8")
        for sound in EVERY.values():
            assert f"\n{sound.label_key} = " in words, (language, sound.name)
    assert set(PIECES) == set(MUSIC)
