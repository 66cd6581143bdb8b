"""The reserve is spent when the database meets a full disk, and laid aside when there is room."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import OperationalError

from studio.work.reserve import SIZE, Reserve, twice


@pytest.fixture
def kept(tmp_path: Path) -> Reserve:
    made = Reserve(path=tmp_path / "reserve")
    assert made.keep(free=100 * SIZE)
    return made


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """A database that may not grow: SQLite says of it what it says of a full disk."""
    made = create_engine(f"sqlite:///{tmp_path / 'small.sqlite3'}")
    with made.begin() as conn:
        conn.execute(text("create table words (word blob)"))
    return made


def write(conn: Connection, most_pages: int) -> None:
    conn.execute(text(f"pragma max_page_count = {most_pages}"))
    conn.execute(text("insert into words values (zeroblob(100000))"))


def test_a_full_disk_spends_it_and_the_write_is_made_again(kept: Reserve, engine: Engine) -> None:
    kept.stands_behind(engine)
    seen = []

    def transaction() -> None:
        seen.append(kept.path.exists())
        with engine.begin() as conn:
            write(conn, most_pages=2 if kept.path.exists() else 100)

    twice(transaction)
    assert seen == [True, False]
    with engine.connect() as conn:
        assert conn.scalar(text("select count(*) from words")) == 1


def test_another_fault_neither_spends_it_nor_is_tried_again(kept: Reserve, engine: Engine) -> None:
    kept.stands_behind(engine)
    tries = []

    def transaction() -> None:
        tries.append(1)
        with engine.begin() as conn:
            conn.execute(text("insert into nowhere values (1)"))

    with pytest.raises(OperationalError):
        twice(transaction)
    assert (tries, kept.path.exists()) == ([1], True)


def test_it_is_laid_aside_only_where_there_is_room(tmp_path: Path) -> None:
    reserve = Reserve(path=tmp_path / "reserve")
    assert not reserve.keep(free=2 * SIZE)
    assert not reserve.path.exists()
    assert reserve.keep(free=20 * SIZE)
    assert reserve.path.stat().st_size == SIZE
    assert reserve.spend()
    assert not reserve.spend()
