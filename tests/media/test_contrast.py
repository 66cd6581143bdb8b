"""Letters can be read on any picture: measured against what lies around them."""

from __future__ import annotations

import numpy as np
import pytest

from media.captions import HEARD, STYLES, draw_caption
from media.captions.styles import INK, PAPER
from media.contrast import ENOUGH, measured, ratio
from media.timeline import CaptionReference

INKS = {"karaoke": PAPER, "bulles": INK, "chrono": PAPER, "score": PAPER, "bandeau": PAPER}
"""Ink of the letters, where it is not the style's colour."""


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ff0000", 1)],
)
def test_the_ratio_is_wcag_s(one: str, other: str, wanted: float) -> None:
    assert ratio(one, other) == pytest.approx(wanted, abs=0.01)
    assert ratio(one, other) == ratio(other, one)


def grounds(shape: tuple[int, int]) -> dict[str, np.ndarray]:
    """Pictures that are hard to write on."""
    dice = np.random.default_rng(7)
    return {
        "white": np.full((*shape, 3), 255, np.uint8),
        "black": np.zeros((*shape, 3), np.uint8),
        "paper": np.full((*shape, 3), (255, 250, 245), np.uint8),
        "night": np.full((*shape, 3), (43, 26, 38), np.uint8),
        "gravel": dice.integers(0, 256, (*shape, 3), np.uint8),
    }


@pytest.mark.parametrize("size", [(1080, 1920), (360, 640)], ids=str)
@pytest.mark.parametrize("style", STYLES)
def test_every_style_can_be_read_on_any_picture(style: str, size: tuple[int, int]) -> None:
    ink = INKS.get(style, STYLES[style].inks[0])
    reference = CaptionReference(text="Il a tout rempli\net signé", style=style, duration=90)
    pixels = np.asarray(draw_caption(reference, *size).image)
    for name, under in grounds(pixels.shape[:2]).items():
        found = measured(pixels, under, ink)
        assert found is not None
        assert found >= ENOUGH, (name, found)


@pytest.mark.parametrize("heard", HEARD)
def test_every_colour_of_the_charter_can_be_read_on_any_picture(heard: str) -> None:
    reference = CaptionReference(text="Il a signé", style="documentaire", tint=HEARD[heard])
    pixels = np.asarray(draw_caption(reference, 1080, 1920).image)
    for name, under in grounds(pixels.shape[:2]).items():
        found = measured(pixels, under, HEARD[heard])
        assert found is not None
        assert found >= ENOUGH, (name, found)


def test_letters_without_anything_behind_them_are_told_to_be_faint() -> None:
    pixels = np.asarray(draw_caption(CaptionReference(text="Oui", style="carton"), 360, 640).image)
    bare = pixels.copy()
    bare[(pixels[..., :3] < 200).any(axis=2), 3] = 0  # no edge, no shadow: the letters alone
    white, black = (grounds(pixels.shape[:2])[name] for name in ("white", "black"))
    faint, clear = (measured(bare, under, PAPER) for under in (white, black))
    assert faint is not None
    assert clear is not None
    assert faint < 1.5
    assert clear > 15
    assert measured(np.zeros_like(pixels), white, PAPER) is None
