"""Fixtures of publishing: the pretend network and a house that speaks to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories_publish import Emulator, House, an_emulator


@pytest.fixture
def emulator(tmp_path: Path) -> Iterator[Emulator]:
    """The pretend network, fresh."""
    with an_emulator(tmp_path / "network") as running:
        yield running


@pytest.fixture
def house(tmp_path: Path, emulator: Emulator) -> House:
    """A house with a Page and an Instagram account."""
    return House(tmp_path, emulator)
