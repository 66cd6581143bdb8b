"""The drawn troupe: every act moves, repeats itself exactly, and fits both shapes."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest

from media.timeline import DrawnReference
from media.troupe import ACTS, perform
from media.troupe.motion import arrive, blink, keyed, smooth, squash
from media.troupe.paths import strokes

COVERS = ("cover-documentaire-animalier", "cover-traduction-simultanee", "cover-roles-inverses")


def _picture(
    name: str, frame: int, size: tuple[int, int] = (180, 320), variant: int = 0
) -> np.ndarray:
    reference = DrawnReference(scene=name, variant=variant)
    return np.asarray(perform(reference, frame, *size), dtype=int)


@pytest.mark.parametrize("name", ACTS)
def test_an_act_moves_and_is_the_same_every_time(name: str) -> None:
    step = max(2, min(14, ACTS[name].length // 6))
    frames = [_picture(name, n) for n in range(0, ACTS[name].length, step)]
    moved = [np.abs(a - b).mean() for a, b in pairwise(frames)]
    assert max(moved) > 0.25  # (a museum piece moves as little as it can)
    assert sum(change > 0.01 for change in moved) >= len(moved) // 2
    assert (_picture(name, 2 * step) == frames[2]).all()


@pytest.mark.parametrize("name", ACTS)
def test_an_act_is_drawn_on_its_own_beats(name: str) -> None:
    hold = ACTS[name].hold
    assert (_picture(name, 10 * hold) == _picture(name, 11 * hold - 1)).all()


@pytest.mark.parametrize("name", ACTS)
def test_an_act_fills_the_square_too(name: str) -> None:
    square = _picture(name, 40, (240, 240))
    assert square.shape == (240, 240, 3)
    assert square.std() > 12


@pytest.mark.parametrize("name", ACTS)
def test_an_act_goes_on_as_long_as_it_is_shown(name: str) -> None:
    assert _picture(name, ACTS[name].length + 400).std() > 12


def test_a_draft_is_the_final_made_small() -> None:
    from PIL import Image

    reference = DrawnReference(scene="call-you-back")
    final, draft = (perform(reference, 60, w, h) for w, h in ((1080, 1920), (360, 640)))
    small = final.resize((360, 640), Image.Resampling.BOX)
    assert np.abs(np.asarray(small, int) - np.asarray(draft, int)).mean() < 2.0


def test_an_odd_variant_is_played_from_the_other_side() -> None:
    one, other = _picture("helpful-adult", 130), _picture("helpful-adult", 130, variant=1)
    assert np.abs(one - other[:, ::-1]).mean() < 2.5
    assert np.abs(one - other).mean() > 5


@pytest.mark.parametrize("name", COVERS)
def test_a_cover_ends_where_it_begins(name: str) -> None:
    loop = ACTS[name].length
    frames = [_picture(name, n) for n in range(0, loop + 1, 2)]
    assert (frames[0] == frames[-1]).all()
    moved = [np.abs(a - b).mean() for a, b in pairwise(frames)]
    assert moved[-1] <= max(moved[:-1])


def test_a_cover_leaves_room_for_its_title() -> None:
    for name in (name for name in ACTS if name.startswith("cover-")):
        top = _picture(name, 30)[: 320 * 22 // 100]
        assert (np.ptp(top, axis=(0, 1)) == 0).all(), name


def test_a_path_is_followed_as_svg_says() -> None:
    (square,) = strokes("M10 10h20v20h-20z")
    assert square.closed
    assert square.points == ((10, 10), (30, 10), (30, 30), (10, 30))
    (arc,) = strokes("M0 0A10 10 0 0 1 20 0")
    assert arc.points[-1] == pytest.approx((20, 0))
    assert min(y for _, y in arc.points) == pytest.approx(-10, abs=0.1)
    assert all(math.hypot(x - 10, y) == pytest.approx(10, abs=1e-6) for x, y in arc.points)
    (curve,) = strokes("M0 0q10 20 20 0t20 0")
    assert curve.points[-1] == pytest.approx((40, 0))
    assert min(y for _, y in curve.points) < -9
    assert len(strokes("M0 0L1 1M5 5l1 1 2 2")) == 2
    with pytest.raises(ValueError, match="ends early"):
        strokes("M1 2 L3")


def test_motion_starts_and_ends_where_it_should() -> None:
    keys = ((10.0, 1.0), (20.0, 3.0), (30.0, -1.0))
    assert [keyed(n, keys) for n in (0, 10, 15, 20, 30, 99)] == [1, 1, 2, 3, -1, -1]
    assert (smooth(-1), smooth(0.5), smooth(2)) == (0, 0.5, 1)
    assert arrive(4, 5, 10) == 0
    assert arrive(15, 5, 10) == pytest.approx(1)
    assert max(arrive(n, 5, 10) for n in range(16)) > 1.02
    assert squash(0, 5) == (1, 1)
    assert sum(blink(n, 50, 20) for n in range(50)) == 4
