"""The finished sound is at -14 LUFS, no true peak above -1.5 dBTP, as a player will decode it."""

from __future__ import annotations

import re
import subprocess
import wave
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from imageio_ffmpeg import get_ffmpeg_exe

from media import loudness
from media.facts import MediaFacts
from media.loudness import read_meter
from media.render import render
from media.sources import KnownSources
from media.timeline import AssetReference, Clip, SolidReference, SoundReference
from media.timing import span
from tests import synthetic
from tests.factories_media import SMALL, SMALL_DRAFT, a_timeline, drawn, some_facts, sounds

BLACK = SolidReference(colour="#000000")
TINY = replace(SMALL, width=32, height=64)


def measured(path: Path) -> tuple[float, float]:
    """LUFS and dBTP of a finished file, measured apart from the engine."""
    said = subprocess.run(
        [get_ffmpeg_exe(), "-nostdin", "-i", str(path), "-map", "0:a", "-af", "ebur128=peak=true",
         "-f", "null", "-"], capture_output=True, text=True, check=True, timeout=60,
    ).stderr.rpartition("Summary:")[2]  # fmt: skip
    loud = re.search(r"I:\s+(-?[\d.]+)", said)
    peak = re.search(r"Peak:\s+(-?[\d.]+|-inf)", said)
    assert loud is not None
    assert peak is not None
    return float(loud[1]), float(peak[1])


def wav(path: Path, samples: np.ndarray) -> tuple[MediaFacts, Path, Path]:
    """Samples between -1 and 1 (48 kHz, one channel) as a known file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    facts = some_facts(
        path.stem.ljust(64, "0"), kind="audio", width=0, height=0, container="wav",
        duration=len(samples) // 1600, sound_stream=0, has_sound=True,
    )  # fmt: skip
    return facts, path, path


def noise(seconds: int, level_db: float, gaps: bool = False) -> np.ndarray:
    """Pink-like noise; with `gaps` it speaks half of the time, like a person."""
    dice = np.random.default_rng(3)
    white = dice.standard_normal(seconds * 48_000)
    soft = np.convolve(white, np.ones(12) / 12, "same")
    soft *= 10 ** (level_db / 20) / np.sqrt((soft**2).mean())
    if gaps:
        soft *= np.arange(len(soft)) // 24_000 % 2 == 0
    return soft


def clicks(seconds: int) -> np.ndarray:
    """Full-scale clicks over a murmur: what drives a limiter and a coder over the top."""
    samples = noise(seconds, -24)
    samples[:: 48_000 // 7] = 1.0
    samples[1 :: 48_000 // 7] = -1.0
    return samples


def sparse_clicks(seconds: int) -> np.ndarray:
    """Loud clicks in a hush: raised to its loudness, every one of them hits the limiter."""
    samples = noise(seconds, -50)
    for at in range(0, len(samples) - 200, 12_000):
        samples[at : at + 200] += 0.5 * np.sin(np.arange(200) * 0.9)
    return samples


def heard(facts: MediaFacts, frames: int, at: int = 0) -> Clip:
    return Clip(
        name="h",
        media_reference=AssetReference(media_id=facts.media_id),
        source_range=span(at, at + frames),
    )


CASES = {
    "quiet speech": noise(12, -32, gaps=True),
    "loud noise": noise(12, -6),
    "clicks": clicks(12),
    "a tone": 0.9 * np.sin(np.arange(12 * 48_000) * 2 * np.pi * 997 / 48_000),
}


@pytest.mark.parametrize("case", CASES)
def test_the_finished_sound_is_at_its_loudness(case: str, tmp_path: Path) -> None:
    known = wav(tmp_path / "a.wav", CASES[case])
    timeline = a_timeline(drawn(BLACK, 300), heard=(sounds(heard(known[0], 300), role="voice"),))
    sources = KnownSources(files={known[0].media_id: known})
    done = render(timeline, TINY, sources, tmp_path / "w")
    lufs, peak = measured(done.path)
    assert peak <= -1.5
    assert lufs == pytest.approx(-14, abs=0.5)
    assert done.file.loudness.lufs is not None
    assert float(done.file.loudness.lufs) == pytest.approx(lufs, abs=0.2)


def test_a_whisper_is_raised_by_20_db_at_most(tmp_path: Path) -> None:
    known = wav(tmp_path / "a.wav", noise(8, -60))
    timeline = a_timeline(drawn(BLACK, 200), heard=(sounds(heard(known[0], 200)),))
    done = render(timeline, TINY, KnownSources(files={known[0].media_id: known}), tmp_path / "w")
    lufs, _ = measured(done.path)
    assert -46 < lufs < -36


def test_a_peak_that_stays_over_is_brought_down_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loudness, "HEADROOM", Fraction(-3, 2))  # a limiter at full scale
    monkeypatch.setattr(loudness, "ROUNDS", 1)  # and no second try
    known = wav(tmp_path / "a.wav", sparse_clicks(4))
    done = render(
        a_timeline(drawn(BLACK, 120), heard=(sounds(heard(known[0], 120), role="voice"),)),
        TINY,
        KnownSources(files={known[0].media_id: known}),
        tmp_path / "w",
    )
    _, peak = measured(done.path)
    assert peak <= -1.5


def test_our_own_music_comes_out_at_its_loudness(tmp_path: Path) -> None:
    music = Clip(
        name="m", media_reference=SoundReference(name="pizzicato"), source_range=span(0, 900)
    )
    done = render(a_timeline(drawn(BLACK, 900), heard=(sounds(music, role="music"),)), TINY,
                  KnownSources(files={}), tmp_path)  # fmt: skip
    lufs, peak = measured(done.path)
    assert lufs == pytest.approx(-14, abs=0.5)
    assert peak <= -1.5
    samples = synthetic.sounding(done.path)
    assert np.abs(samples[-48_000:]).max() > 0.02, "the loop goes on to the end"


def levels(path: Path, tone: float) -> np.ndarray:
    """How loud one frequency is in each tenth of a second."""
    samples = synthetic.sounding(path)[:, 0]
    blocks = samples[: len(samples) // 4800 * 4800].reshape(-1, 4800)
    wave_ = np.exp(-2j * np.pi * tone * np.arange(4800) / 48_000)
    return np.abs(blocks @ wave_) / 2400


def test_music_gives_way_while_a_voice_speaks_and_comes_back(tmp_path: Path) -> None:
    second = np.arange(48_000)
    tune = 0.25 * np.sin(np.arange(10 * 48_000) * 2 * np.pi * 500 / 48_000)
    tone = 0.4 * np.sin(second * 2 * np.pi * 1500 / 48_000)
    said = np.concatenate([np.zeros(3 * 48_000), *[tone] * 3,
                           np.zeros(4 * 48_000)])  # fmt: skip
    music, voice = wav(tmp_path / "b.wav", tune), wav(tmp_path / "c.wav", said)
    sources = KnownSources(files={music[0].media_id: music, voice[0].media_id: voice})
    timeline = a_timeline(
        drawn(BLACK, 300),
        heard=(sounds(heard(voice[0], 300), role="voice"),
               sounds(heard(music[0], 300), role="music", ducked=True)),
    )  # fmt: skip
    done = render(timeline, replace(SMALL_DRAFT, loudness=False), sources, tmp_path / "w")
    bed = levels(done.path, 500)
    before, under, after = bed[10:25].mean(), bed[36:58].mean(), bed[80:95].mean()
    assert 20 * np.log10(under / before) < -8
    assert after == pytest.approx(before, rel=0.1)


def test_a_hard_stop_is_dead_silent_and_a_fade_falls(tmp_path: Path) -> None:
    tune = wav(tmp_path / "a.wav", 0.3 * np.sin(np.arange(10 * 48_000) * 2 * np.pi * 500 / 48_000))
    sources = KnownSources(files={tune[0].media_id: tune})
    hard = a_timeline(drawn(BLACK, 120), heard=(sounds(heard(tune[0], 60), role="music"),))
    faded = a_timeline(
        drawn(BLACK, 120),
        heard=(sounds(replace(heard(tune[0], 60), fade_out=30), role="music"),),
    )
    one = levels(render(hard, SMALL_DRAFT, sources, tmp_path / "w").path, 500)
    other = levels(render(faded, SMALL_DRAFT, sources, tmp_path / "w").path, 500)
    assert one[18] > 0.2
    assert one[21:38].max() < 0.001
    assert other[5] > 0.2
    assert other[15] == pytest.approx(other[5] / 2, rel=0.25)
    assert other[19] < other[5] * 0.15


def test_gain_is_in_decibels(tmp_path: Path) -> None:
    tune = wav(tmp_path / "a.wav", 0.3 * np.sin(np.arange(4 * 48_000) * 2 * np.pi * 500 / 48_000))
    sources = KnownSources(files={tune[0].media_id: tune})
    softer = replace(heard(tune[0], 60), gain_db=Fraction(-12))
    done = render(
        a_timeline(drawn(BLACK, 120), heard=(sounds(heard(tune[0], 60), softer),)),
        SMALL_DRAFT, sources, tmp_path / "w",
    )  # fmt: skip
    seen = levels(done.path, 500)
    assert 20 * np.log10(seen[30] / seen[10]) == pytest.approx(-12, abs=0.3)


def test_a_meter_that_hears_nothing_says_so() -> None:
    said = "Summary:\n  Loudness:\n    I:  -70.0 LUFS\n  True peak:\n    Peak:  -inf dBFS\n"
    assert read_meter(said).lufs is None
    with pytest.raises(ValueError, match="no loudness"):
        read_meter("nothing")
