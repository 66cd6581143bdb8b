"""The engine's gags and MoviePy's are the same, frame by frame; a mistake is found in each."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from moviepy import VideoFileClip

from media.effects import Backwards, Boxed, Look, Replay, SpeedRamp
from media.library import Imported
from media.render import render
from media.rendition import REEL
from media.timeline import Clip, Effect, Timeline, Transition
from tests import synthetic
from tests.factories_media import a_timeline, asset, imported, sources_of
from tests.media import oracle_gags
from tests.media.oracle import luma, ssim

LOSSLESS = replace(REEL, name="lossless", width=180, height=320, preset="ultrafast", crf=0,
                   loudness=False)  # fmt: skip
ENOUGH = 0.96
BRIGHT = 14
FIRST, SECOND = 4, 60
"""Frames of the film at which the two clips begin."""


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """A moving pattern at the target's size: nothing is scaled, so nothing is a matter of taste."""
    folder = tmp_path_factory.mktemp("film")
    synthetic.ffmpeg(
        "-f", "lavfi", "-i", "testsrc2=s=180x320:r=30:d=4", "-vf",
        "gblur=sigma=1.2,scale=out_color_matrix=bt709:out_range=tv", "-c:v", "libx264", "-crf", "2",
        "-pix_fmt", "yuv420p", "-colorspace", "bt709", "-color_range", "tv", "-color_primaries",
        "bt709", "-color_trc", "bt709", str(folder / "a.mp4"),
    )  # fmt: skip
    return imported(folder / "a.mp4", folder / "in")


def gag(name: str, late: int = 0) -> tuple[Effect, ...]:
    """What the engine is told; `late` plants an error of so many frames."""
    at = {"at": oracle_gags.BEGIN + late, "duration": 12}
    half = Boxed(left=Fraction(0), top=Fraction(0), width=Fraction(1), height=Fraction(1, 2), **at)
    return {
        "faster": (SpeedRamp(start=Fraction(2), end=Fraction(2), **at),),
        "ramp": (SpeedRamp(start=Fraction(1, 2), end=Fraction(2), **at),),
        "backwards": (Backwards(**at),),
        "seen again": (Replay(**at),),
        "mirrored": (Look(name="mirror", **at),),
        "greyed": (Look(name="grey", **at),),
        "shaken": (Look(name="shake", **at),),
        "barred": (Look(name="barred", **at),),
        "blinked": (Look(name="blink", **at),),
        "split": (half,),
    }.get(name, ())


def told(name: str, media: str, late: int = 0) -> Timeline:
    """Thirty frames with the gag from frame 6 to 18."""
    if name == "slid":
        cut = Transition(out_offset=6, kind="wipe")
        return a_timeline(asset(media, FIRST, 12 + late), cut, asset(media, SECOND, 18 - late))
    clip = asset(media, FIRST, 30, *gag(name, late))
    over: tuple[tuple[int, Clip], ...] = ()
    if name == "split":
        lower = replace(gag(name)[0], at=0, top=Fraction(1, 2))  # type: ignore[call-arg]
        over = ((6 + late, asset(media, SECOND, 12, lower)),)
    return a_timeline(clip, over=over)


def engine(timeline: Timeline, film: Imported, folder: Path) -> list[np.ndarray]:
    done = render(timeline, LOSSLESS, sources_of(film), folder)
    with av.open(str(done.path)) as file:
        return [frame.to_ndarray(format="rgb24") for frame in file.decode(video=0)]


def differing(ours: list[np.ndarray], theirs: list[np.ndarray]) -> list[tuple[int, float, float]]:
    """Frames whose structure differs, or one of whose squares of 20 pixels is not as bright."""
    found = []
    for n, (one, other) in enumerate(zip(ours, theirs, strict=True)):
        a, b = luma(one), luma(other)
        alike = ssim(a, b)
        squares = np.abs((a - b).reshape(16, 20, 9, 20).mean((1, 3))).max()
        if alike < ENOUGH or squares > BRIGHT:
            found.append((n, round(alike, 3), round(float(squares), 1)))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", oracle_gags.GAGS)
def test_the_engine_and_moviepy_make_the_same_gag(
    name: str, film: Imported, tmp_path: Path
) -> None:
    media, path = film.facts.media_id, str(film.render_source)
    with VideoFileClip(path, audio=False) as one, VideoFileClip(path, audio=False) as two:
        first, second = one.subclipped(FIRST / 30, FIRST / 30 + 2), two.subclipped(SECOND / 30)
        theirs = oracle_gags.frames(oracle_gags.GAGS[name](first, second))
    assert differing(engine(told(name, media), film, tmp_path), theirs) == []
    planted = differing(engine(told(name, media, late=1), film, tmp_path), theirs)
    assert planted, "a gag that comes one frame late went unseen"
    assert all(6 <= n <= 30 for n, *_ in planted)
