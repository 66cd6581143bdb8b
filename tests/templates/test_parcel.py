"""A template as one file: what comes out is what went in, and nothing hostile is written."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from studio.named import SHELF
from templates import parcel
from templates.catalog import Catalog, load
from templates.check import check
from templates.problems import StoryboardError
from templates.skeleton import skeleton

BOARD = skeleton("Essai")


def a_zip(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries:
            made.writestr(name, content, zipfile.ZIP_DEFLATED)
    file.seek(0)
    return file


def codes(file: io.BytesIO, folder: Path) -> set[str]:
    with pytest.raises(StoryboardError) as caught:
        parcel.unpack(file, folder / "out")
    assert list(folder.iterdir()) == []  # nothing of a refused parcel stays
    return {problem.code for problem in caught.value.problems}


def test_what_comes_out_is_what_went_in(tmp_path: Path) -> None:
    before = Catalog().demo("traduction-simultanee")
    assert before.media
    parcel.pack(before, tmp_path / "one.zip")
    parcel.pack(before, tmp_path / "two.zip")
    after = load(parcel.unpack(tmp_path / "one.zip", tmp_path / "out"))
    assert after.storyboard == before.storyboard
    assert set(after.media) == set(before.media)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_a_shelf_reads_the_storyboard_without_its_media(tmp_path: Path) -> None:
    before = Catalog().demo("traduction-simultanee")
    parcel.pack(before, tmp_path / "one.zip")
    found = parcel.board_of(tmp_path / "one.zip")
    assert replace(found, scenes=()) == replace(before.storyboard, scenes=())
    assert [s.captions for s in found.scenes] == [s.captions for s in before.storyboard.scenes]


@pytest.mark.parametrize(
    "name",
    ["../x", "/etc/x", "a/../../x", "a\\..\\x", "C:x", ".ssh/x", "con", "a/NUL.txt", "x\n", "a//b"],
)
def test_a_name_that_leaves_the_folder_is_refused(name: str, tmp_path: Path) -> None:
    entries = (("storyboard.json", BOARD.encode()), (name, b"x"))
    assert codes(a_zip(*entries), tmp_path) == {"parcel-name"}


def test_a_link_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("media")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    found = codes(a_zip(("storyboard.json", BOARD.encode()), (link, b"/etc")), tmp_path)
    assert found == {"parcel-link"}


def test_a_bomb_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    bomb = a_zip(("storyboard.json", BOARD.encode()), ("b.mp4", bytes(30_000_000)))
    assert codes(bomb, tmp_path) == {"parcel-too-large"}


def test_an_entry_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    raw = bytearray(a_zip(("storyboard.json", BOARD.encode()), ("b.mp4", b"x" * 9000)).getvalue())
    real, told = (9000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    assert raw.count(real) >= 2
    lying = io.BytesIO(bytes(raw).replace(real, told))
    assert codes(lying, tmp_path) == {"parcel-unreadable"}


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (io.BytesIO(b"no zip at all"), "parcel-unreadable"),
        (a_zip(("other.json", b"{}")), "parcel-no-storyboard"),
        (a_zip(("storyboard.json", b"{")), "not-json"),
        (a_zip(*((f"f{n}", b"") for n in range(201))), "parcel-too-many"),
        (a_zip(("storyboard.json", BOARD.encode()), ("A", b""), ("a", b"")), "parcel-twice"),
    ],
)
def test_what_is_no_template_is_refused(file: io.BytesIO, expected: str, tmp_path: Path) -> None:
    assert expected in codes(file, tmp_path)


@pytest.mark.parametrize("cut", [40, 200, 400])
def test_a_damaged_parcel_is_refused_in_a_sentence(cut: int, tmp_path: Path) -> None:
    raw = bytearray(a_zip(("storyboard.json", BOARD.encode())).getvalue())
    raw[cut] ^= 0xFF
    assert codes(io.BytesIO(bytes(raw)), tmp_path) <= {"parcel-unreadable", "parcel-name"}


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(StoryboardError) as caught:
        parcel.unpack(a_zip(("storyboard.json", BOARD.encode())), tmp_path / "out")
    assert caught.value.problems[0].code == "parcel-folder-there"
    assert list((tmp_path / "out").iterdir()) == []


def test_the_skeleton_has_nothing_wrong_but_its_holes(tmp_path: Path) -> None:
    (tmp_path / "storyboard.json").write_text(BOARD, encoding="utf-8")
    board = load(tmp_path / "storyboard.json").storyboard
    assert {p.code for p in check(board, {}, SHELF)} == {"slot-empty"}
    assert json.loads(BOARD)["title"]["fr"] == "Essai"
