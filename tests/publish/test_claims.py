"""One row, one worker: claims raced by threads and processes, stale ones, heartbeats."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Column, Engine, Integer, MetaData, String, Table, insert, select, update

from publish import claims
from tests.factories_publish import NOON, an_engine

metadata = MetaData()
work = Table(
    "work",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("state", String(20)),
    *claims.claim_columns(),
)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """A database with three rows of work."""
    engine = an_engine(tmp_path / "work.sqlite3")
    metadata.create_all(engine)
    with engine.begin() as conn:
        conn.execute(insert(work), [{"state": "waiting"} for _ in range(3)])
    return engine


def claimed(engine: Engine, row_id: int = 1, worker: str = "elsewhere:1:1") -> claims.Claim | None:
    with engine.begin() as conn:
        return claims.claim(
            conn, work, row_id, worker=worker, now=NOON, from_states=["waiting"], to_state="running"
        )


def test_a_claimed_row_is_nobody_else_s(engine: Engine) -> None:
    mine = claimed(engine)
    assert mine is not None
    assert mine.state == "running"
    assert claimed(engine, worker="elsewhere:2:2") is None


def test_a_row_in_another_state_is_not_claimed(engine: Engine) -> None:
    with engine.begin() as conn:
        conn.execute(update(work).values(state="done"))
    assert claimed(engine) is None


def test_threads_never_share_a_row(engine: Engine) -> None:
    won: list[int] = []

    def runs() -> None:
        name = claims.worker_name()
        won.extend(row_id for row_id in (1, 2, 3) if claimed(engine, row_id, name))

    threads = [threading.Thread(target=runs) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == [1, 2, 3]


RACER = """
import sys
from datetime import datetime, UTC
from sqlalchemy import create_engine
from publish import claims
from tests.publish.test_claims import work
engine = create_engine(sys.argv[1], connect_args={"timeout": 20})
for row_id in range(1, 61):
    with engine.begin() as conn:
        mine = claims.claim(conn, work, row_id, worker=claims.worker_name(),
                            now=datetime.now(UTC), from_states=["waiting"])
    if mine is not None:
        print(row_id)
"""


def test_processes_never_share_a_row(engine: Engine) -> None:
    with engine.begin() as conn:
        conn.execute(insert(work), [{"state": "waiting"} for _ in range(57)])
    command = [sys.executable, "-c", RACER, str(engine.url)]
    root = Path(__file__).parents[2]
    racers = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) for _ in range(3)
    ]
    rows = [int(line) for racer in racers for line in racer.communicate(timeout=60)[0].split()]
    assert [racer.returncode for racer in racers] == [0, 0, 0]
    assert sorted(rows) == list(range(1, 61))


def test_a_write_that_names_an_old_version_touches_nothing(engine: Engine) -> None:
    mine = claimed(engine)
    assert mine is not None
    with engine.begin() as conn:
        newer = claims.write(conn, work, mine, state="further")
        assert newer is not None
        assert claims.write(conn, work, mine, state="lost") is None
        assert conn.scalar(select(work.c.state).where(work.c.id == 1)) == "further"
        assert claims.release(conn, work, newer, state="done")


def test_a_person_s_change_is_kept_and_the_row_is_freed_all_the_same(engine: Engine) -> None:
    mine = claimed(engine)
    assert mine is not None
    with engine.begin() as conn:
        conn.execute(update(work).where(work.c.id == 1).values(state="cancelled", version=99))
        assert not claims.release(conn, work, mine, state="done")
        assert claims.release(conn, work, mine)
        row = conn.execute(select(work).where(work.c.id == 1)).one()
    assert (row.state, row.claimed_by) == ("cancelled", None)


def test_a_silent_worker_s_row_is_swept_and_a_living_one_s_is_not(engine: Engine) -> None:
    claimed(engine, 1)
    claimed(engine, 2, claims.worker_name())
    with engine.begin() as conn:
        early = claims.sweep(conn, work, now=NOON, back={"running": "waiting"})
        late = claims.sweep(
            conn, work, now=NOON + timedelta(minutes=1), back={"running": "waiting"}
        )
    assert early == ()
    assert [row.row_id for row in late] == [1, 2]
    assert claimed(engine) is not None


def test_a_dead_worker_s_row_is_swept_at_once(engine: Engine) -> None:
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    name = claims.worker_name().replace(f":{os.getpid()}:", f":{child.pid}:")
    began = Path(f"/proc/{child.pid}/stat").read_text().rpartition(")")[2].split()[19]
    name = f"{name.rpartition(':')[0]}:{began}"
    assert claimed(engine, worker=name) is not None
    with engine.begin() as conn:
        assert claims.stale(conn, work, now=NOON) == ()
    child.kill()
    child.wait()
    with engine.begin() as conn:
        assert [row.row_id for row in claims.stale(conn, work, now=NOON)] == [1]


def test_a_number_taken_by_a_later_process_is_not_the_worker() -> None:
    mine = claims.worker_name()
    assert not claims.is_gone(mine)
    assert claims.is_gone(f"{mine.rpartition(':')[0]}:1")
    assert not claims.is_gone("another-host:1:1")
    assert not claims.is_gone("no form at all")


def test_a_stale_row_that_came_back_to_life_is_not_taken_over(engine: Engine) -> None:
    mine = claimed(engine)
    assert mine is not None
    late = NOON + timedelta(minutes=1)
    with engine.begin() as conn:
        (seen,) = claims.stale(conn, work, now=late)
        assert claims.extend(conn, work, mine, now=late)
        assert claims.take_over(conn, work, seen, worker="other:1:1", now=late) is None
        (again,) = claims.stale(conn, work, now=late + timedelta(minutes=1))
        taken = claims.take_over(conn, work, again, worker="other:1:1", now=late)
        assert taken is not None
        assert not claims.extend(conn, work, mine, now=late)


def test_a_beating_heart_keeps_the_row_and_notices_its_loss(engine: Engine) -> None:
    mine = claimed(engine)
    assert mine is not None
    quick = timedelta(milliseconds=20)
    with claims.heartbeat(engine, work, mine, now=lambda: NOON, beat=quick) as lost:
        time.sleep(0.2)
        with engine.begin() as conn:
            until = conn.scalar(select(work.c.claimed_until).where(work.c.id == 1))
            assert until == NOON + claims.LEASE
            conn.execute(update(work).values(claimed_by="someone-else"))
        assert lost.wait(5)


def test_the_first_that_is_free_is_claimed(engine: Engine) -> None:
    claimed(engine, 1)
    with engine.begin() as conn:
        mine = claims.claim_next(
            conn, work, worker="a:1:1", now=NOON, from_states=["waiting"], to_state="running"
        )
        assert mine is not None
        assert mine.row_id == 2
        none = claims.claim_next(
            conn, work, work.c.id > 9, worker="a:1:1", now=NOON, from_states=["waiting"]
        )
        assert none is None


def test_a_naive_moment_is_refused(engine: Engine) -> None:
    from sqlalchemy.exc import StatementError

    with engine.begin() as conn, pytest.raises(StatementError, match="without time zone"):
        conn.execute(update(work).values(claimed_until=NOON.replace(tzinfo=None)))
