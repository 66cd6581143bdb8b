"""What is measured in a finished file, on files whose truth is known."""

from __future__ import annotations

import numpy as np
import pytest

from media import measured
from media.captions import film
from media.timeline import CaptionReference
from media.timing import RATE, span

SIZE = 180, 320


def a_scene(frames: int, seed: int = 1) -> np.ndarray:
    """Coloured blocks that move on twos, as the troupe does."""
    made = np.full((frames, SIZE[1], SIZE[0], 3), (175, 208, 246), dtype=np.uint8)
    for n in range(frames):
        x = (n // 2 * 6 + seed * 17) % 140
        made[n, 90:140, x : x + 40] = (43, 26, 38)
    return made


def with_caption(frames: np.ndarray, start: int, reference: CaptionReference) -> np.ndarray:
    told = film(reference, *SIZE)
    for n in range(start, len(frames)):
        drawn = told.frame(n - start)
        picture = np.asarray(drawn.image.convert("RGBA"), dtype=np.float32)
        alpha = picture[..., 3:] / 255
        high, wide = picture.shape[:2]
        part = frames[n, drawn.y : drawn.y + high, drawn.x : drawn.x + wide]
        part[:] = (part * (1 - alpha) + picture[..., :3] * alpha).astype(np.uint8)
    return frames


@pytest.mark.parametrize("start", [14, 15, 16, 21])
@pytest.mark.parametrize("style", ["carton", "deux-voix", "documentaire"])
def test_a_caption_is_found_on_the_first_frame_that_shows_it(start: int, style: str) -> None:
    reference = CaptionReference(text="Il est marqué TIREZ.", style=style, place="middle")
    frames = with_caption(a_scene(50), start, reference)
    # its first picture is transparent: it pops
    assert measured.appears(frames, film(reference, *SIZE), 18) == start + 1


def test_no_caption_is_found_where_there_is_none() -> None:
    reference = CaptionReference(text="Rien", style="carton", place="top")
    assert measured.appears(a_scene(50), film(reference, *SIZE), 18) is None


@pytest.mark.parametrize("start", [10, 11, 30])
def test_a_sound_is_found_in_its_frame(start: int) -> None:
    noise = np.random.default_rng(3).normal(0, 0.001, measured.SAMPLES * 2).astype(np.float32)
    step = measured.SAMPLES // RATE
    click = np.sin(np.arange(4000) * 0.4) * np.exp(-np.arange(4000) / 900)
    noise[start * step : start * step + 4000] += click.astype(np.float32)
    assert measured.onset(noise, start + 2) == start
    assert measured.onset(noise, start + 20) is None


def test_spans_of_black_of_stillness_and_of_silence() -> None:
    frames = a_scene(120)
    frames[10:20] = 0
    frames[40:90] = frames[40]
    assert measured.black(frames) == (span(10, 20),)
    assert span(41, 90) in measured.still(frames)
    sound = np.ones(measured.SAMPLES * 2, dtype=np.float32) * 0.1
    sound[measured.SAMPLES : measured.SAMPLES + 1600 * 20] = 0
    assert measured.silent(sound) == (span(30, 50),)


def test_what_was_planned_is_taken_off() -> None:
    found = (span(10, 100),)
    assert measured.longer_than(found, 30) == found
    assert measured.longer_than(found, 30, (span(0, 75),)) == ()
    assert measured.longer_than(found, 30, (span(40, 60),)) == (span(60, 100),)
