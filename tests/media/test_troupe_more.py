"""The acts of the further bundled templates: all drawn, all used, all free where the title goes."""

from __future__ import annotations

from itertools import chain, pairwise

import numpy as np
import pytest

from media.timeline import DrawnReference
from media.troupe import ACTS, Stage, perform
from media.troupe.more import PARTS
from templates.catalog import Catalog
from templates.storyboard import DrawnSlot, Storyboard

COVERS = tuple(name for name in PARTS if name.startswith("cover-"))


def pixels(act: str, frame: int, size: tuple[int, int] = (72, 128)) -> np.ndarray:
    return np.asarray(perform(DrawnReference(scene=act), frame, *size))


def acts_of(board: Storyboard) -> set[str]:
    played = {s.picture.act for s in board.scenes if isinstance(s.picture, DrawnSlot)}
    return played | {board.about.cover_act}


@pytest.mark.parametrize("act", PARTS)
def test_an_act_moves_and_is_the_same_each_time(act: str) -> None:
    length = ACTS[act].length
    stage = Stage(DrawnReference(scene=act), 72, 128)
    moments = {n: stage.frame(n) for n in range(0, length + 1, max(2, length // 5))}
    assert any((moments[0] != other).any() for other in moments.values())
    later = max(moments)
    assert (pixels(act, later) == moments[later]).all()


@pytest.mark.parametrize("act", PARTS)
def test_an_act_can_be_held_beyond_its_length_and_played_square(act: str) -> None:
    late = pixels(act, ACTS[act].length + 90, (96, 96))
    assert late.shape == (96, 96, 3)
    assert len(np.unique(late.reshape(-1, 3), axis=0)) > 8


@pytest.mark.parametrize("act", COVERS)
def test_a_cover_leaves_its_upper_quarter_to_the_title(act: str) -> None:
    stage = Stage(DrawnReference(scene=act), 72, 128)
    for frame in range(0, 120, 8):
        top = stage.frame(frame)[:32]
        assert (top == top[0, 0]).all(), frame


@pytest.mark.parametrize("act", COVERS)
def test_a_cover_runs_in_a_loop(act: str) -> None:
    stage = Stage(DrawnReference(scene=act), 72, 128)
    shown = [stage.frame(n).astype(int) for n in range(0, 122, 2)]
    step = max(np.abs(one - other).mean() for one, other in pairwise(shown[:-1]))
    seam = np.abs(shown[0] - shown[-2]).mean()
    assert (shown[-1] == shown[0]).all()
    assert seam <= step * 1.5 + 1


def test_the_loop_has_no_seam_between_its_two_counters() -> None:
    assert (pixels("loop-experience", 90) == pixels("loop-position", 0)).all()
    assert (pixels("loop-position", 90) == pixels("loop-experience", 0)).all()


def test_every_act_is_played_somewhere_and_every_part_has_its_act() -> None:
    boards = [Catalog().demo(name).storyboard for name in Catalog().names()]
    used = set(chain.from_iterable(acts_of(board) for board in boards))
    assert used <= set(ACTS)
    assert set(PARTS) <= used


def test_no_two_neighbours_on_the_page_have_the_same_colour() -> None:
    colours = [loaded.storyboard.about.colour for _, loaded in Catalog().all()]
    for columns in (1, 2, 3, 4):
        for one, other in zip(colours, colours[columns:], strict=False):
            assert one != other, columns
