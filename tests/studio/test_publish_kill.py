"""kill -9 of the worker at every state, the answer held before and after its effect: one post.

The pretend network counts what anybody can see; our own rows are never believed.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from sqlalchemy import Engine

from publish import repository, tokens
from publish.keys import Secrets
from publish.post import Network, Post
from publish.publication import TRANSITIONS, Publication, State
from studio import migrate
from studio.db import make_engine
from studio.paths import DataFolder
from studio.posting import publishing
from tests.factories_publish import Emulator, an_emulator
from tests.studio.quick_worker import Hired, by_fork

ROOT = Path(__file__).parents[2]
HOUSE = 1

pytestmark = pytest.mark.slow


def by_command(data: Path) -> Hired:
    started = subprocess.Popen(
        [sys.executable, "-m", "studio", "worker"],
        cwd=ROOT,
        start_new_session=True,
        env={**os.environ, "STUDIO_DATA": str(data)},
    )
    return Hired(pid=started.pid, ended=started.poll, wait=started.wait)


@dataclass
class Desk:
    """A data folder with a finished film, the pretend network, and workers that may be killed."""

    folder: DataFolder
    emulator: Emulator
    engine: Engine
    film: str
    running: list[Hired] = field(default_factory=list)
    counted: list[str] = field(default_factory=list)
    """Network accounts whose posts were counted; counted again at the very end."""

    def hires(self, *, patient: bool = False) -> Hired:
        """Start a worker, as a process of its own: the command itself, or one that waits less."""
        worker = by_command(self.folder.root) if patient else by_fork(self.folder.root)
        self.running.append(worker)
        return worker

    def kills(self, worker: Hired) -> None:
        """End it as a power cut would."""
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait(10)

    def connects(self) -> tuple[dict[str, Any], dict[Network, int]]:
        """Make a new Page with its Instagram account, and connect both by the Page's token."""
        seed = self.emulator.seeded()
        endpoints = self.emulator.endpoints(seed["app_id"])
        found = tokens.connect_page_token(
            endpoints, seed["page_token"], app_secret=seed["app_secret"]
        )
        secrets = Secrets(self.folder.accounts_key)
        with self.engine.begin() as conn:
            ids = {
                one.network: tokens.keep(
                    conn, HOUSE, one, endpoints, secrets=secrets, now=datetime.now(UTC)
                )
                for one in found.accounts
            }
        return seed, ids

    def schedules(self, accounts: dict[Network, int], at: datetime) -> dict[Network, int]:
        """Schedule the film to both."""
        post = Post(file_sha256=self.film, text="On rit du formulaire.", title="Film", key="")
        with self.engine.begin() as conn:
            return {
                network: repository.schedule(conn, HOUSE, post, account, at)
                for network, account in accounts.items()
            }

    def publication(self, number: int) -> Publication:
        with self.engine.connect() as conn:
            return repository.get(conn, HOUSE, number)

    def held(self) -> int:
        return len(self._held())

    def _held(self) -> list[Any]:
        answer = requests.get(f"{self.emulator.url}/_pretend/held", timeout=5)
        found: list[Any] = answer.json()
        return found

    def _stands(self) -> str:
        """How things stand, for whoever reads why a test failed."""
        with self.engine.connect() as conn:
            rows = repository.list_publications(conn, HOUSE)
        told = [(row[0].id, row[0].state, row[0].pending, row[0].problem) for row in rows[-4:]]
        workers = [worker.ended() for worker in self.running[-3:]]
        return f"held {self._held()}, publications {told}, workers {workers}"

    def visible(self, account: str) -> int:
        """Count the posts anybody can see on that account."""
        if account not in self.counted:
            self.counted.append(account)
        return len(self.emulator.posts(account))

    def waits(self, done: Callable[[], bool], seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < end, f"it did not come to that in time: {self._stands()}"
            ended = self.running[-1].ended() if self.running else None
            assert ended in (None, -signal.SIGKILL), "the worker ended by itself"
            time.sleep(0.05)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    root = tmp_path_factory.mktemp("desk")
    folder = DataFolder(root=root / "data")
    folder.make()
    engine = make_engine(folder)
    migrate.upgrade(engine)
    film = root / "film.mp4"
    film.write_bytes(os.urandom(6_000_000))  # more than any socket swallows without being read
    sha256 = publishing.keep_file(folder, HOUSE, film)
    with an_emulator(root / "pretend") as emulator:
        desk = Desk(folder=folder, emulator=emulator, engine=engine, film=sha256)
        yield desk
        still = [worker for worker in desk.running if worker.ended() is None]
        for worker in (*still, _last_worker(desk)):
            desk.kills(worker)
        shown = {account: len(desk.emulator.posts(account)) for account in desk.counted}
    engine.dispose()
    assert set(shown.values()) <= {1}, "after everything each account still shows one post"


def _last_worker(desk: Desk) -> Hired:
    """One more, with time enough to send again what it should leave alone."""
    last = desk.hires()
    time.sleep(4)
    assert last.ended() is None
    return last


@dataclass(frozen=True, kw_only=True)
class Blow:
    """Where the worker is hit."""

    name: str
    facebook: str
    """The call of which the answer is held."""
    instagram: str
    when: str
    """Before or after its effect."""
    states: tuple[State, ...]
    """In which the rows stand at that moment, Facebook's and Instagram's."""
    lost: bool = False
    """Whether the publishing call's answer was lost first, so that the outcome is unknown."""


S = State
BLOWS = (
    Blow(name="session", facebook="fb.start", instagram="ig.create", when="before",
         states=(S.SENDING, S.SENDING)),
    Blow(name="session", facebook="fb.start", instagram="ig.create", when="after",
         states=(S.SENDING, S.SENDING)),
    Blow(name="mid-upload", facebook="fb.upload", instagram="ig.upload", when="before",
         states=(S.SENDING, S.SENDING)),
    Blow(name="upload", facebook="fb.upload", instagram="ig.upload", when="after",
         states=(S.SENDING, S.SENDING)),
    Blow(name="ready", facebook="fb.status", instagram="ig.status", when="before",
         states=(S.SENDING, S.SENDING)),
    Blow(name="publish", facebook="fb.finish", instagram="ig.publish", when="before",
         states=(S.SUBMITTING, S.SUBMITTING)),
    Blow(name="publish", facebook="fb.finish", instagram="ig.publish", when="after",
         states=(S.SUBMITTING, S.SUBMITTING)),
    Blow(name="look", facebook="fb.status", instagram="ig.status", when="before", lost=True,
         states=(S.UNCERTAIN, S.UNCERTAIN)),
    Blow(name="look", facebook="fb.status", instagram="ig.status", when="after", lost=True,
         states=(S.UNCERTAIN, S.UNCERTAIN)),
)  # fmt: skip


@pytest.mark.parametrize("blow", BLOWS, ids=lambda blow: f"{blow.name}-{blow.when}")
def test_killed_at_a_call_there_is_one_post_on_each(desk: Desk, blow: Blow) -> None:
    seed, accounts = desk.connects()
    held = {blow.facebook: blow.when, blow.instagram: blow.when}
    if blow.lost:  # first the publishing call's own answer is held, and then cut
        held = {"fb.finish": "after", "ig.publish": "after"}
    for endpoint, when in held.items():
        desk.emulator.goes_wrong(endpoint, "hang", when=when)
    rows = desk.schedules(accounts, datetime.now(UTC))
    first = desk.hires()
    desk.waits(lambda: desk.held() == 2)
    if blow.lost:
        for endpoint in (blow.facebook, blow.instagram):
            desk.emulator.goes_wrong(endpoint, "hang", when=blow.when)
        requests.post(f"{desk.emulator.url}/_pretend/release", timeout=5)
        unknown = {S.UNCERTAIN}
        desk.waits(lambda: {desk.publication(n).state for n in rows.values()} == unknown)
        desk.waits(lambda: desk.held() == 2)
    stood = tuple(desk.publication(rows[n]).state for n in (Network.FACEBOOK, Network.INSTAGRAM))
    desk.kills(first)
    assert stood == blow.states
    desk.emulator.clear_faults()
    second = desk.hires()
    desk.waits(lambda: all(desk.publication(n).state is S.PUBLISHED for n in rows.values()))
    desk.kills(second)
    assert desk.visible(seed["page_id"]) == 1
    assert desk.visible(seed["ig_id"]) == 1


@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_while_the_network_works_there_is_one_post_on_each(desk: Desk, when: str) -> None:
    seed, accounts = desk.connects()
    desk.emulator.behaves(publish_seconds=4.0)
    rows = desk.schedules(accounts, datetime.now(UTC))
    first = desk.hires()
    both = rows[Network.FACEBOOK], rows[Network.INSTAGRAM]
    # (Instagram publishes in the call itself: only Facebook is ever seen at work)
    desk.waits(lambda: desk.publication(both[0]).state is S.PROCESSING)
    desk.emulator.goes_wrong("fb.status", "hang", when=when)
    desk.waits(lambda: desk.held() == 1)
    desk.waits(lambda: desk.publication(both[1]).state is S.PUBLISHED)
    assert desk.publication(both[0]).state is S.PROCESSING
    desk.kills(first)
    desk.emulator.clear_faults()
    second = desk.hires()
    desk.waits(lambda: all(desk.publication(n).state is S.PUBLISHED for n in both))
    desk.kills(second)
    desk.emulator.behaves(publish_seconds=0.0)
    desk.waits(lambda: desk.visible(seed["page_id"]) == desk.visible(seed["ig_id"]) == 1)


def test_the_worker_of_the_command_line_is_killed_and_goes_on_by_itself(desk: Desk) -> None:
    seed, accounts = desk.connects()
    for endpoint in ("fb.upload", "ig.upload"):
        desk.emulator.goes_wrong(endpoint, "hang", when="after")
    rows = desk.schedules(accounts, datetime.now(UTC))
    first = desk.hires(patient=True)
    desk.waits(lambda: desk.held() == 2)
    desk.kills(first)
    desk.emulator.clear_faults()
    second = desk.hires(patient=True)
    desk.waits(lambda: all(desk.publication(n).state is S.PUBLISHED for n in rows.values()), 120)
    desk.kills(second)
    assert desk.visible(seed["page_id"]) == desk.visible(seed["ig_id"]) == 1


def test_killed_after_it_was_published_nothing_is_sent_again(desk: Desk) -> None:
    seed, accounts = desk.connects()
    rows = desk.schedules(accounts, datetime.now(UTC))
    first = desk.hires()
    desk.waits(lambda: all(desk.publication(n).state is S.PUBLISHED for n in rows.values()))
    desk.kills(first)
    before = len(desk.emulator.calls("fb.finish")), len(desk.emulator.calls("ig.publish"))
    second = desk.hires()
    desk.waits(
        lambda: all(
            (receipt := desk.publication(n).receipt) is not None and bool(receipt.permalink)
            for n in rows.values()
        )
    )
    desk.kills(second)
    assert before == (len(desk.emulator.calls("fb.finish")), len(desk.emulator.calls("ig.publish")))
    assert desk.visible(seed["page_id"]) == desk.visible(seed["ig_id"]) == 1


def test_killed_before_its_minute_it_goes_out_at_it(desk: Desk) -> None:
    seed, accounts = desk.connects()
    at = datetime.now(UTC) + timedelta(seconds=5)
    rows = desk.schedules(accounts, at)
    first = desk.hires()
    time.sleep(2.5)
    desk.kills(first)
    assert {desk.publication(n).state for n in rows.values()} == {S.SCHEDULED}
    second = desk.hires()
    desk.waits(lambda: all(desk.publication(n).state is S.PUBLISHED for n in rows.values()))
    desk.kills(second)
    assert desk.visible(seed["page_id"]) == desk.visible(seed["ig_id"]) == 1


@pytest.mark.parametrize("state", [S.AWAITING_PERSON, S.FAILED, S.CANCELLED])
def test_what_rests_goes_out_only_when_a_person_says_so(desk: Desk, state: State) -> None:
    seed, accounts = desk.connects()
    now = datetime.now(UTC)
    at = now - timedelta(hours=2) if state is S.AWAITING_PERSON else now
    if state is S.FAILED:
        for endpoint in ("fb.start", "ig.create"):
            desk.emulator.goes_wrong(endpoint, "error", code=100, message="no")
    rows = desk.schedules(accounts, at)
    if state is S.CANCELLED:
        with desk.engine.begin() as conn:
            for number in rows.values():
                repository.cancel(conn, HOUSE, number)
    first = desk.hires()
    desk.waits(lambda: all(desk.publication(n).state is state for n in rows.values()))
    desk.kills(first)
    second = desk.hires()
    time.sleep(3)
    assert {desk.publication(n).state for n in rows.values()} == {state}
    assert desk.visible(seed["page_id"]) == desk.visible(seed["ig_id"]) == 0
    with desk.engine.begin() as conn:
        for number in rows.values():
            repository.publish_now(conn, HOUSE, number)
    desk.waits(lambda: all(desk.publication(n).state is S.PUBLISHED for n in rows.values()))
    desk.kills(second)
    assert desk.visible(seed["page_id"]) == desk.visible(seed["ig_id"]) == 1


def test_every_state_of_the_table_was_hit() -> None:
    hit = {state for blow in BLOWS for state in blow.states}
    hit |= {S.PROCESSING, S.PUBLISHED, S.SCHEDULED, S.AWAITING_PERSON, S.FAILED, S.CANCELLED}
    assert hit == set(TRANSITIONS)
