"""The finished demo films that are committed are what the engine makes of their storyboards today.

`make demos` makes them; one is made anew here, small, and compared picture by picture.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from media.render import render
from media.rendition import DRAFT
from studio.authoring.sources import from_file
from templates import pace
from templates.catalog import BUNDLED, load
from templates.compose import compose

FILMED = ("documentaire-animalier", "roles-inverses", "traduction-simultanee")
ALIKE = 0.97
"""Least correlation of two pictures that are the same but for their size and coding."""

Grey = np.ndarray[Any, np.dtype[np.float64]]


def pictures(film: Path, every: int) -> dict[int, Grey]:
    """Every so many frames of a film, as small grey pictures without what coding leaves."""
    with av.open(str(film)) as opened:
        return {
            number: frame.reformat(90, 160, "gray").to_ndarray().astype(float)
            for number, frame in enumerate(opened.decode(video=0))
            if number % every == 0
        }


def likeness(one: Grey, other: Grey) -> float:
    """1 for the same picture; a card of one colour is compared by its level."""
    if one.std() < 2 or other.std() < 2:
        return 1.0 - float(abs(one.mean() - other.mean())) / 255
    return float(np.corrcoef(one.ravel(), other.ravel())[0, 1])


@pytest.mark.slow
def test_a_demo_made_anew_is_the_committed_film(tmp_path: Path) -> None:
    folder = BUNDLED / "traduction-simultanee"
    at_hand = from_file(folder / "demo.json", tmp_path)
    made = render(compose(at_hand.board), DRAFT, at_hand.sources, tmp_path)
    committed, anew = pictures(folder / "demo.mp4", 15), pictures(made.path, 15)
    assert committed.keys() == anew.keys()
    joke = pace.length(at_hand.board)  # the end card's QR code is finer than a draft's pixels
    alike = {n: likeness(committed[n], anew[n]) for n in anew if n < joke}
    assert {number: share for number, share in alike.items() if share < ALIKE} == {}
    # the comparison can fail: half a second later it is another picture at each cut
    late = [n for n in anew if n + 15 in anew and likeness(committed[n], anew[n + 15]) < ALIKE]
    assert len(late) >= 6


@pytest.mark.parametrize("name", FILMED)
def test_a_committed_film_has_the_length_of_its_storyboard(name: str) -> None:
    timeline = compose(load(BUNDLED / name / "demo.json").storyboard)
    with av.open(str(BUNDLED / name / "demo.mp4")) as opened:
        assert opened.streams.video[0].frames == timeline.duration
        assert (opened.streams.video[0].width, opened.streams.video[0].height) == (1080, 1920)
        assert opened.streams.audio[0].codec_context.name == "aac"
