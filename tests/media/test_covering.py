"""What is hidden is hidden in still, draft and final alike, wherever it goes."""

from __future__ import annotations

import io
import subprocess
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image

from media import ffmpeg
from media.covering import FAR, stretches
from media.effects import Covered, CoverKey, SpeedRamp
from media.library import Imported
from media.render import render
from media.rendition import Rendition
from media.still import still
from media.timeline import Clip, Effect, FocusKey, FreezeFrame, PunchIn, Reframe
from tests.factories_media import SMALL, SMALL_DRAFT, a_timeline, asset, imported, sources_of

HALF = Fraction(1, 2)
FRAMES = 40


def key(at: int, x: float, width: float = 0.2) -> CoverKey:
    share = Fraction(round(x * 1000), 1000), Fraction(round(width * 1000), 1000)
    return CoverKey(at=at, x=share[0], y=HALF, width=share[1], height=share[1] * 2)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """A chequered tile goes across a grey picture of 16:9, from a fifth to four fifths of it."""
    folder = tmp_path_factory.mktemp("covering")
    tile = np.kron(np.indices((8, 8)).sum(axis=0) % 2, np.ones((4, 4))) * 255
    Image.fromarray(tile.astype(np.uint8)).convert("RGB").save(folder / "tile.png")
    subprocess.run(
        [ffmpeg.program(), "-v", "error", "-y", "-f", "lavfi",
         "-i", f"color=gray:s=320x180:r=30:d={FRAMES / 30}", "-loop", "1", "-framerate", "30",
         "-i", str(folder / "tile.png"), "-filter_complex",
         f"[0][1]overlay=x='W*(0.2+0.6*n/{FRAMES - 1})-16':y=74:shortest=1,format=yuv420p",
         "-c:v", "libx264", "-crf", "8", "-bf", "0", str(folder / "tile.mp4")],
        check=True, timeout=60,
    )  # fmt: skip
    return imported(folder / "tile.mp4", folder / "in")


def hidden(duration: int = FRAMES, late: float = 0) -> Covered:
    keys = (key(0, 0.2 - late), key(FRAMES - 1, 0.8 - late))
    return Covered(at=0, duration=duration, keys=keys)


def sharp(pixels: np.ndarray[Any, Any]) -> float:
    """How much of the tile is to be seen: the strongest step from one pixel to the next."""
    light = pixels.astype(np.int16)
    return float(max(np.abs(np.diff(light, axis=1)).max(), np.abs(np.diff(light, axis=0)).max()))


def pictures(path: Path) -> list[np.ndarray[Any, Any]]:
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="gray") for frame in container.decode(video=0)]


def shown(
    film: Imported, place: Path, form: Rendition, *effects: Effect, duration: int = FRAMES
) -> list[np.ndarray[Any, Any]]:
    clip: Clip = asset(film.facts.media_id, 0, duration, *effects)
    return pictures(render(a_timeline(clip), form, sources_of(film), place).path)


FOLLOWED = Reframe(
    keys=(FocusKey(at=0, x=Fraction(1, 5), y=HALF), FocusKey(at=39, x=Fraction(4, 5), y=HALF))
)


CASES: dict[str, tuple[Rendition, tuple[Effect, ...]]] = {
    "whole, final": (SMALL, (Reframe(mode="blur"),)),
    "followed and closer, draft": (SMALL_DRAFT, (FOLLOWED, PunchIn(at=10, duration=10))),
    "time bent, final": (
        SMALL,
        (
            Reframe(mode="blur"),
            SpeedRamp(at=4, duration=20, start=Fraction(1, 2), end=Fraction(2)),
            FreezeFrame(at=30, duration=6),
        ),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_hidden_in_every_picture(case: str, film: Imported, tmp_path: Path) -> None:
    form, effects = CASES[case]
    bare = [sharp(one) for one in shown(film, tmp_path, form, *effects)]
    assert min(bare) > 60, "the tile is seen where nothing hides it"
    covered = [sharp(one) for one in shown(film, tmp_path, form, *effects, hidden())]
    assert max(covered) < 30, covered


def test_a_box_that_is_elsewhere_hides_nothing(film: Imported, tmp_path: Path) -> None:
    """The planted error: a fifth of the width behind."""
    pictures = shown(film, tmp_path, SMALL, Reframe(mode="blur"), hidden(late=0.2))
    assert min(sharp(one) for one in pictures) > 60


def test_it_lasts_as_long_as_it_is_told(film: Imported, tmp_path: Path) -> None:
    seen = [sharp(one) for one in shown(film, tmp_path, SMALL, Reframe(mode="blur"), hidden(20))]
    assert max(seen[:20]) < 30
    assert min(seen[20:]) > 60


def test_a_still_shows_what_the_draft_shows(film: Imported, tmp_path: Path) -> None:
    timeline = a_timeline(asset(film.facts.media_id, 0, FRAMES, FOLLOWED, hidden()))
    draft = pictures(render(timeline, SMALL_DRAFT, sources_of(film), tmp_path).path)
    for frame in (0, 17, 39):
        data = still(timeline, frame, sources_of(film), tmp_path, rendition=SMALL_DRAFT)
        image = np.asarray(Image.open(io.BytesIO(data)).convert("L"), dtype=np.int16)
        assert sharp(image) < 30
        full = draft[frame].astype(np.int16) * 1.0
        assert np.abs(image - full).mean() < 6


def test_a_way_falls_into_stretches_of_one_size_that_leave_no_picture_out() -> None:
    keys = (
        key(10, 0.2), key(20, 0.4, 0.22), key(30, 0.5, 0.4), key(50, 0.6, 0.4), key(60, 0.7, 0.1),
    )  # fmt: skip
    found = stretches(keys)
    assert found[0].first == 0
    assert found[-1].last == FAR - 1
    assert [a.last + 1 for a in found[:-1]] == [b.first for b in found[1:]]
    for one in found:
        for each in one.keys:
            assert one.width >= each.width
    assert [float(one.width) for one in found] == [0.22, 0.4, 0.1]
    assert stretches(()) == ()
