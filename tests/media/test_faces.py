"""Faces are found in the sandbox's child, told as boxes without a name, kept with the import."""

from __future__ import annotations

import hashlib
import json
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from media import detector, sandbox, sightings
from media.errors import NoDetector
from media.faces import Face, Tile, decode, settle, tiles, whole
from media.library import Imported, import_file
from media.overlaps import over_faces
from tests.factories_media import a_timeline, asset, caption

ROOT = Path(__file__).parents[2]
MERCI = ROOT / "templates" / "bundled" / "traduction-simultanee" / "clips" / "merci.mkv"
SQUARE = Tile(left=0, top=0, width=1, height=1)


def _anchors(**boxes: tuple[float, float, float, float, float]) -> tuple[np.ndarray, np.ndarray]:
    """What the model would say: by anchor, shift of the middle and size in pixels, and score."""
    regressors, scores = np.zeros((2304, 16), np.float32), np.full(2304, -9, np.float32)
    for name, (dx, dy, wide, high, score) in boxes.items():
        regressors[int(name[1:]), :4] = dx, dy, wide, high
        scores[int(name[1:])] = score
    return regressors, scores


def test_an_anchor_s_numbers_are_a_box_of_the_picture() -> None:
    # Anchor 50 is the third of the second row of 48: its middle lies at (2.5, 1.5) / 48.
    row = decode(*_anchors(a50=(8, 4, 48, 24, 2)), SQUARE)
    left, top, right, bottom, score = row[0]
    assert (left + right) / 2 == pytest.approx(2.5 / 48 + 8 / 192)
    assert (top + bottom) / 2 == pytest.approx(1.5 / 48 + 4 / 192)
    assert (right - left, bottom - top) == pytest.approx((0.25, 0.125))
    assert score == pytest.approx(0.880797, abs=1e-6)


def test_what_is_not_sure_is_no_face() -> None:
    assert len(decode(*_anchors(a50=(0, 0, 48, 48, 0.40)), SQUARE)) == 0  # 0.5987
    assert len(decode(*_anchors(a50=(0, 0, 48, 48, 0.41)), SQUARE)) == 1  # 0.6011


def test_a_padded_picture_s_boxes_are_shares_of_the_picture() -> None:
    # 16:9 fills the upper 9/16 of the square.
    row = decode(*_anchors(a1200=(0, 0, 48, 48, 5)), whole(1600, 900))
    assert row[0, 1] + row[0, 3] == pytest.approx(2 * (25.5 / 48) * 16 / 9)
    assert row[0, 3] - row[0, 1] == pytest.approx(0.25 * 16 / 9)


def test_boxes_that_share_a_third_are_one_face_and_others_are_not() -> None:
    same = decode(*_anchors(a1000=(0, 0, 48, 48, 4), a1001=(0, 0, 48, 48, 3)), SQUARE)
    assert len(settle([same])) == 1
    apart = decode(*_anchors(a1000=(0, 0, 48, 48, 4), a1011=(0, 0, 40, 40, 3)), SQUARE)
    found = settle([apart])
    assert [face.width for face in found] == [250, 208]


def test_a_face_cut_by_a_tile_is_not_a_second_one() -> None:
    face = np.array([[0.4, 0.3, 0.6, 0.7, 0.9]])
    piece = np.array([[0.4, 0.3, 0.45, 0.7, 0.7]])
    assert settle([face, piece]) == (Face(left=400, top=300, width=200, height=400, score=90),)


@pytest.mark.parametrize(
    ("size", "count"), [((1600, 900), 2), ((900, 1600), 2), ((640, 480), 2), ((500, 500), 0)]
)
def test_tiles_cover_the_picture_and_lap(size: tuple[int, int], count: int) -> None:
    found = tiles(*size)
    assert len(found) == count
    if not found:
        return
    across = size[0] > size[1]
    starts = [tile.left if across else tile.top for tile in found]
    part = found[0].width if across else found[0].height
    assert starts[0] == 0
    assert starts[-1] + part == pytest.approx(1)
    assert all(b - a < part * 0.85 for a, b in pairwise(starts))


def test_the_model_is_the_one_that_its_page_describes() -> None:
    digest = hashlib.sha256(detector.MODEL.read_bytes()).hexdigest()
    assert digest in (detector.MODEL.parent / "README.md").read_text("utf-8")
    assert "Apache License" in (detector.MODEL.parent / "LICENSE-blazeface.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def merci(tmp_path_factory: pytest.TempPathFactory) -> tuple[Imported, Path]:
    """A person who signs « merci » before a wall, imported."""
    folder = tmp_path_factory.mktemp("faces")
    found = import_file(MERCI, folder)
    assert isinstance(found, Imported)
    return found, folder


def test_a_person_s_face_is_found_where_it_is_and_kept_as_boxes_only(
    merci: tuple[Imported, Path],
) -> None:
    found, folder = merci
    seen = sightings.look(found, folder)
    assert seen is not None
    assert [one.at for one in seen.seen] == list(range(0, found.facts.duration, 15))
    for one in seen.seen:
        (face,) = one.faces
        assert abs(face.x - 490) < 25  # the middle of the face, measured by eye
        assert abs(face.y - 199) < 25
    kept = json.loads((folder / sightings.RECORD).read_text("utf-8"))
    assert set(kept) == {"version", "step", "seen"}
    assert all(len(box) == 5 for _, boxes in kept["seen"] for box in boxes)
    assert sightings.sightings(folder) == seen


def test_a_stretch_is_looked_at_frame_by_frame(merci: tuple[Imported, Path]) -> None:
    proxy = merci[0].proxy
    assert proxy is not None
    seen = sightings.every_frame(proxy, 7, 12)
    assert seen is not None
    assert [one.at for one in seen] == [7, 8, 9, 10, 11, 12]
    assert all(one.faces for one in seen)


def test_a_caption_over_a_filmed_face_is_found(merci: tuple[Imported, Path]) -> None:
    film = merci[0]
    assert film.proxy is not None
    seen = sightings.now_and_then(film.proxy, film.facts.duration)
    for place in ("top", "bottom"):
        words = caption("On vous rappellera", 60, place=place)
        timeline = a_timeline(asset(film.facts.media_id, 0, 60), over=((0, words),))
        told = over_faces(timeline, {film.facts.media_id: film.facts}, lambda _: seen)
        assert told == ({words.name} if place == "top" else frozenset())


def test_where_the_detector_does_not_start_that_is_said_and_nothing_is_kept(
    merci: tuple[Imported, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = merci[0]
    monkeypatch.setitem(sys.modules, "onnxruntime", None)  # as where it is not installed
    answer = detector.faces(str(found.proxy), "0", "9", "1", "always")
    assert answer["refused"] == "no-detector"
    monkeypatch.setattr(sandbox, "ask", lambda *_args, **_kwargs: answer)
    with pytest.raises(NoDetector):
        sightings.look(found, tmp_path)
    assert not sightings.able()
    assert list(tmp_path.iterdir()) == []


def test_a_film_that_cannot_be_read_leaves_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "a.mp4"
    broken.write_bytes(b"no film" * 100)
    assert sightings.every_frame(broken, 0, 9) is None
