"""A flash and its beep come out within 20 ms of each other, whatever the phone did."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from media.render import render
from media.rendition import Rendition
from media.timeline import FreezeFrame, Gap, LinearTimeWarp
from templates.compose import compose
from templates.storyboard import FootageSlot, Gag, Scene, Storyboard, Take, Words
from tests import synthetic
from tests.factories_media import (
    SMALL,
    SMALL_DRAFT,
    a_timeline,
    asset,
    imported,
    sounds,
    sources_of,
)

APART = 0.020
"""Seconds: the most that a flash and its beep may lie apart."""


def flashes_and_beeps(path: Path) -> tuple[list[float], list[float]]:
    """Moments of a finished file at which it turns white, and at which it begins to sound."""
    lumas = np.array(synthetic.lumas(path))
    with av.open(str(path)) as file:
        moments = [float(f.pts * f.time_base) for f in file.decode(video=0)]
        first = float((file.streams.audio[0].start_time or 0) * file.streams.audio[0].time_base)
    lit = lumas > 120
    flashes = [moments[n] for n in range(1, len(lit)) if lit[n] and not lit[n - 1]]
    samples = np.abs(synthetic.sounding(path)[:, 0])
    loud = np.convolve(samples > samples.max() * 0.3, np.ones(48), "same") > 0
    edges = np.flatnonzero(loud[1:] & ~loud[:-1]) + 1
    beeps, last = [], -1.0
    for edge in edges:
        moment = first + (edge + 24) / 48_000
        if moment - last > 0.2:
            beeps.append(moment)
        last = moment
    return flashes, beeps


def clip(folder: Path, kind: str) -> Path:
    """A clip that flashes and beeps four times, with one of the ways of phones."""
    start = Fraction(3, 10) if kind == "starting at 0.3 s" else Fraction(0)
    moments = (
        synthetic.uneven(140, start) if kind == "variable rate" else synthetic.even(140, 30, start)
    )
    flashes = [22, 52, 82, 112]  # pictures that the variable rate shows for longer than a frame
    late = Fraction(2, 5) if kind == "sound starting late" else Fraction(0)
    samples = synthetic.beeps([moments[n] for n in flashes], Fraction(6), late)
    suffix = "mkv" if kind in ("variable rate", "starting at 0.3 s") else "mp4"
    made = synthetic.clip(
        folder / f"a.{suffix}", moments, bframes=3 if kind == "b-frames" else 0, gop=40,
        flashes=flashes, sound=(late, samples),
    )  # fmt: skip
    if kind == "rotated":
        return synthetic.turned(made, folder / "turned.mp4", 90)
    return made


KINDS = [
    "plain",
    "rotated",
    "variable rate",
    "b-frames",
    "sound starting late",
    "starting at 0.3 s",
]


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rendition", [SMALL, SMALL_DRAFT], ids=["final", "draft"])
def test_flash_and_beep_stay_together(kind: str, rendition: Rendition, tmp_path: Path) -> None:
    file = imported(clip(tmp_path, kind), tmp_path / "in")
    media, frames = file.facts.media_id, min(file.facts.duration - 12, 160)
    timeline = a_timeline(asset(media, 12, frames), heard=(sounds(asset(media, 12, frames)),))
    done = render(timeline, rendition, sources_of(file), tmp_path)
    flashes, beeps = flashes_and_beeps(done.path)
    assert len(flashes) >= 3
    assert len(flashes) == len(beeps)
    apart = [beep - flash for flash, beep in zip(flashes, beeps, strict=True)]
    assert max(abs(gap) for gap in apart) <= APART, apart


def test_speed_and_freeze_keep_them_together(tmp_path: Path) -> None:
    """Twice as slow; and after a freeze the sound goes on where the picture does."""
    file = imported(clip(tmp_path, "plain"), tmp_path / "in")
    media = file.facts.media_id
    slow = LinearTimeWarp(time_scalar=Fraction(1, 2))
    heard = sounds(
        asset(media, 10, 90, slow), asset(media, 60, 10), Gap(duration=20), asset(media, 70, 40)
    )
    timeline = a_timeline(
        asset(media, 10, 90, slow), asset(media, 60, 70, FreezeFrame(at=10, duration=20)),
        heard=(heard,),
    )  # fmt: skip
    done = render(timeline, SMALL, sources_of(file), tmp_path)
    flashes, beeps = flashes_and_beeps(done.path)
    assert len(flashes) == len(beeps) == 3
    assert [b - f for f, b in zip(flashes, beeps, strict=True)] == pytest.approx([0] * 3, abs=APART)


@pytest.mark.parametrize("speed", ["1/4", "2/5", "3/4", "3/2", "3"])
def test_a_voice_that_keeps_its_pitch_keeps_its_time(speed: str, tmp_path: Path) -> None:
    file = imported(clip(tmp_path, "plain"), tmp_path / "in")
    media, scalar = file.facts.media_id, Fraction(speed)
    warped = asset(media, 13, int(100 / scalar), LinearTimeWarp(time_scalar=scalar))
    done = render(a_timeline(warped, heard=(sounds(warped),)), SMALL_DRAFT, sources_of(file),
                  tmp_path)  # fmt: skip
    flashes, beeps = flashes_and_beeps(done.path)
    assert len(flashes) == len(beeps) >= 3
    apart = [beep - flash for flash, beep in zip(flashes, beeps, strict=True)]
    assert max(abs(gap) for gap in apart) <= APART, apart


@pytest.mark.parametrize(
    "gag",
    [
        Gag(id="g", kind="speed", at=20, duration=60, amount=50),
        Gag(id="g", kind="ramp", at=20, duration=60, amount=100, to=50, pitch=False),
        Gag(id="g", kind="reverse", at=30, duration=70),
        Gag(id="g", kind="replay", at=60, duration=40, amount=50),
    ],
    ids=lambda gag: gag.kind,
)
def test_the_sound_follows_what_a_gag_does_to_time(gag: Gag, tmp_path: Path) -> None:
    file = imported(clip(tmp_path, "plain"), tmp_path / "in")
    take = Take(media=file.facts.media_id, start=5, duration=130)
    scene = Scene(id="s", picture=FootageSlot(take=take), gags=(gag,))
    cut = compose(Storyboard(title=Words(fr="Essai"), scenes=(scene,)))
    done = render(cut, SMALL_DRAFT, sources_of(file), tmp_path)
    flashes, beeps = flashes_and_beeps(done.path)
    assert len(flashes) == len(beeps) >= 3
    for flash, beep in zip(flashes, beeps, strict=True):
        inside = gag.at <= flash * 30 < gag.at + gag.duration
        # turned round, a beep of 40 ms begins before a picture of 33
        turned = 0.04 - 1 / 30 if inside and gag.kind == "reverse" else 0
        assert beep - flash == pytest.approx(-turned, abs=APART)
