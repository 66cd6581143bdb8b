"""Real clips of phones and cameras, where they are at hand: each row of EXPECTED.md holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from media.library import MediaRefused, import_file

TABLE = Path(__file__).parent / "EXPECTED.md"
SHARED = Path(__file__).parents[2].parent / "shared" / "media"


@dataclass(frozen=True)
class Row:
    file: str
    kind: str
    size: str
    frames: str
    sound: str


def _rows() -> list[Row]:
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if line.startswith("| ")][1:]
    return [Row(*(cell.strip() for cell in line.strip("|").split("|")[:5])) for line in lines]


def test_the_table_names_every_file() -> None:
    if not SHARED.is_dir():
        pytest.skip(f"no folder {SHARED.parent.name}/media beside the checkout")
    there = {path.name for path in SHARED.iterdir() if path.suffix != ".md"}
    assert {row.file for row in _rows()} == there


def test_only_one_file_is_refused() -> None:
    assert [row.file for row in _rows() if row.kind == "refused"] == ["malformed.heif"]


@pytest.mark.slow
@pytest.mark.parametrize("row", _rows(), ids=lambda row: row.file)
def test_a_real_file_becomes_what_the_table_says(tmp_path: Path, row: Row) -> None:
    if not SHARED.is_dir():
        pytest.skip(f"no folder {SHARED.parent.name}/media beside the checkout")
    result = import_file(SHARED / row.file, tmp_path / "out")
    if row.kind == "refused":
        assert isinstance(result, MediaRefused)
        assert result.code == "damaged"
        return
    assert not isinstance(result, MediaRefused), result
    facts = result.facts
    assert facts.kind == row.kind
    assert f"{facts.width}x{facts.height}" == row.size
    assert facts.duration == int(row.frames)
    assert facts.has_sound == (row.sound == "yes")
    assert (result.sound is not None) == facts.has_sound
    assert (result.poster is not None) == (facts.kind != "audio")
