"""The engine and MoviePy make the same film; a small mistake makes them differ."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import av
import numpy as np
import pytest

from media.library import Imported
from media.render import render
from media.rendition import REEL
from media.timeline import Timeline, Transition
from templates.compose import compose
from templates.storyboard import (
    CardSlot,
    ComicTiming,
    DurationRule,
    FootageSlot,
    Framing,
    Gag,
    Take,
)
from tests import synthetic
from tests.factories_media import a_timeline, asset, imported, sources_of
from tests.factories_templates import a_caption, a_scene, a_storyboard
from tests.media.oracle import by_moviepy, luma, ssim

LOSSLESS = replace(REEL, name="lossless", width=270, height=480, preset="ultrafast", crf=0,
                   loudness=False)  # fmt: skip
"""x264 at crf 0 is without loss in 8 bits."""
ENOUGH = 0.97


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """A moving pattern with detail, filmed across by a phone held upright."""
    folder = tmp_path_factory.mktemp("film")
    synthetic.ffmpeg(
        "-f", "lavfi", "-i", "testsrc2=s=640x360:r=30:d=4", "-vf",
        "gblur=sigma=1.2,scale=out_color_matrix=bt709:out_range=tv", "-c:v", "libx264", "-crf", "2",
        "-pix_fmt", "yuv420p", "-colorspace", "bt709", "-color_range", "tv", "-color_primaries",
        "bt709", "-color_trc", "bt709", "-g", "30", "-bf", "2", str(folder / "wide.mp4"),
    )  # fmt: skip
    made = synthetic.turned(folder / "wide.mp4", folder / "a.mp4", 90)
    return imported(made, folder / "in")


def a_film(media: str) -> Timeline:
    """The cut of a small storyboard: captions, a closer view, a card, a freeze, a fast scene."""
    clip = partial(a_scene, seconds=None, mute=True)
    board = a_storyboard(
        clip(
            "approche",
            picture=FootageSlot(take=Take(media=media, start=8, duration=24)),
            framing=Framing(x=333),
            gags=(Gag(id="g", kind="punch-in", at=10, duration=8),),
            captions=(a_caption("Il observe… 👀", style="carton", start=4),),
        ),
        clip(
            "carton",
            picture=CardSlot(text="Pendant\nce temps…"),
            duration=DurationRule(rule="fixed", frames=14),
        ),
        clip(
            "pose",
            picture=FootageSlot(take=Take(media=media, start=50, duration=18)),
            gags=(Gag(id="g", kind="freeze", at=12, duration=8),),
            captions=(a_caption("Puis rien.", style="carton", place="top", start=2),),
        ),
        clip(
            "fuite",
            picture=FootageSlot(take=Take(media=media, start=30, duration=32)),
            timing=ComicTiming(tempo=200),
        ),
    )
    return compose(board)


def engine(timeline: Timeline, film: Imported, folder: Path) -> list[np.ndarray]:
    done = render(timeline, LOSSLESS, sources_of(film), folder)
    with av.open(str(done.path)) as file:
        return [frame.to_ndarray(format="rgb24") for frame in file.decode(video=0)]


def differing(ours: list[np.ndarray], theirs: list[np.ndarray]) -> list[tuple[int, float]]:
    scores = [ssim(luma(a), luma(b)) for a, b in zip(ours, theirs, strict=True)]
    return [(n, round(score, 4)) for n, score in enumerate(scores) if score < ENOUGH]


@pytest.mark.slow
def test_the_engine_and_moviepy_agree_on_every_frame_and_planted_errors_are_found(
    film: Imported, tmp_path: Path
) -> None:
    timeline = a_film(film.facts.media_id)
    files = {film.facts.media_id: film.render_source}
    ours = engine(timeline, film, tmp_path)
    assert ours[0].shape == (480, 270, 3)
    assert differing(ours, by_moviepy(timeline, LOSSLESS, files)) == []
    lower = differing(ours, by_moviepy(timeline, LOSSLESS, files, shift=(8, 0)))
    assert {n for n, _ in lower} >= {*range(14, 24), *range(50, 64)}
    words_late = differing(ours, by_moviepy(timeline, LOSSLESS, files, shift=(0, 1)))
    assert {n for n, _ in words_late} >= {6, 24, 64}  # while one springs up, and where they go
    later = differing([ours[0], *ours[:-1]], by_moviepy(timeline, LOSSLESS, files))
    assert len(later) > 10


def test_the_oracle_sees_phones_upright(film: Imported, tmp_path: Path) -> None:
    """MoviePy alone would give 640x360, squashed."""
    from moviepy import VideoFileClip

    from tests.media.oracle import upright_reader

    with upright_reader(), VideoFileClip(str(film.render_source), audio=False) as seen:
        assert tuple(seen.size) == (360, 640)
        assert seen.get_frame(0).shape == (640, 360, 3)


def test_away_from_transitions_a_cross_fade_changes_nothing(film: Imported, tmp_path: Path) -> None:
    media = film.facts.media_id
    first, second = asset(media, 8, 12), asset(media, 60, 14)
    cut = engine(a_timeline(first, second), film, tmp_path)
    faded = engine(a_timeline(first, Transition(out_offset=6), second), film, tmp_path)
    same = [ssim(luma(a), luma(b)) > 0.999 for a, b in zip(cut, faded, strict=True)]
    assert [n for n, alike in enumerate(same) if not alike] == list(range(12, 18))
