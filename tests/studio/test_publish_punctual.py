"""Publishing is punctual while a render runs; after a night off it waits for a person when late."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from publish import logbook, repository, tokens
from publish.keys import Secrets
from publish.post import Post
from publish.publication import State
from studio.models import RenderJob
from studio.posting import publishing
from studio.work import jobs
from tests.conftest import Clock, Studio
from tests.factories_publish import Emulator, an_emulator
from tests.factories_studio import a_storyboard, a_video
from tests.studio.quick_worker import by_fork

pytestmark = pytest.mark.slow


@pytest.fixture
def emulator(tmp_path: Path) -> Iterator[Emulator]:
    with an_emulator(tmp_path / "pretend") as emulator:
        yield emulator


@pytest.fixture
def house(tmp_path: Path, emulator: Emulator) -> Iterator[tuple[Studio, list[int], str]]:
    """A studio on the real clock, its two accounts, and a finished film."""
    studio = Studio(tmp_path / "data", Clock(datetime.now(UTC)))
    seed = emulator.seeded()
    endpoints = emulator.endpoints(seed["app_id"])
    found = tokens.connect_page_token(endpoints, seed["page_token"], app_secret=seed["app_secret"])
    secrets = Secrets(studio.folder.accounts_key)
    with studio.engine.begin() as conn:
        ids = [
            tokens.keep(
                conn, studio_id(studio), one, endpoints, secrets=secrets, now=datetime.now(UTC)
            )
            for one in found.accounts
        ]
    film = tmp_path / "film.mp4"
    film.write_bytes(b"film" * 50_000)
    yield studio, ids, publishing.keep_file(studio.folder, studio_id(studio), film)
    studio.closes()


def studio_id(studio: Studio) -> int:
    return studio.organisation.id


def schedule(house: tuple[Studio, list[int], str], at: datetime, key: str = "") -> list[int]:
    studio, accounts, film = house
    post = Post(file_sha256=film, text="Bonjour", title="Film", key=key)
    with studio.engine.begin() as conn:
        return [
            repository.schedule(conn, studio_id(studio), post, account, at) for account in accounts
        ]


def state(studio: Studio, number: int) -> State:
    with studio.engine.connect() as conn:
        return repository.get(conn, studio_id(studio), number).state


def test_it_is_claimed_within_five_seconds_of_its_minute_while_a_render_runs(
    house: tuple[Studio, list[int], str],
) -> None:
    studio, _, _ = house
    board = a_storyboard(*(f"Carton {n}" for n in range(14)))
    video = a_video(studio.db, studio.organisation, board=board)
    job = jobs.ask_render(studio.db, video, None, datetime.now(UTC))
    worker = by_fork(studio.folder.root)
    try:
        end = time.monotonic() + 60
        while job.progress < 20 and time.monotonic() < end:
            time.sleep(0.2)
            studio.db.refresh(job)
        assert job.state == "running"
        at = datetime.now(UTC) + timedelta(seconds=3)
        rows = schedule(house, at)
        while any(state(studio, n) is State.SCHEDULED for n in rows):
            assert time.monotonic() < end
            time.sleep(0.1)
        still = studio.db.scalar(select(RenderJob.state).where(RenderJob.id == job.id))
        assert still == "running", "the render was over too soon to prove anything"
        for number in rows:
            with studio.engine.connect() as conn:
                lines = logbook.read(conn, studio_id(studio), number)
            claimed = next(line["at"] for line in lines if line["code"] == "claimed")
            assert timedelta() <= claimed - at <= timedelta(seconds=5)
    finally:
        os.kill(worker.pid, signal.SIGTERM)
        worker.wait(30)


def test_after_a_night_off_what_is_little_late_goes_and_the_rest_waits(
    house: tuple[Studio, list[int], str], emulator: Emulator
) -> None:
    studio, _, _ = house
    now = datetime.now(UTC)
    little = schedule(house, now - timedelta(minutes=28), key="little")
    night = schedule(house, now - timedelta(minutes=45), key="night")
    worker = by_fork(studio.folder.root)
    try:
        end = time.monotonic() + 30
        while not (
            all(state(studio, n) is State.PUBLISHED for n in little)
            and all(state(studio, n) is State.AWAITING_PERSON for n in night)
        ):
            assert time.monotonic() < end, [state(studio, n) for n in (*little, *night)]
            time.sleep(0.1)
    finally:
        os.kill(worker.pid, signal.SIGTERM)
        worker.wait(30)
    studio.signs_in("referent")
    page = studio.opens("/calendar").text
    assert "a raté son heure" in page
    assert f"/publications/{night[0]}" in page
    assert len(emulator.state.all("video")) == 1
