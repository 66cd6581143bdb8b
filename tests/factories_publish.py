"""Makers for the tests of publishing: the pretend network, and a small house with a clock."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import requests
from sqlalchemy import Engine, create_engine, event
from werkzeug.serving import BaseWSGIServer

from publish import accounts, repository, tables
from publish.connectors.graph import Timeouts
from publish.deliver import Deliverer
from publish.endpoints import Endpoints
from publish.events import Pending, Receipt
from publish.fault import Step
from publish.keys import Keys, Secrets
from publish.post import Network, Placement, Post, VideoFacts
from publish.pretend import create_app
from publish.pretend.server import make_pretend_server
from publish.publication import Publication
from publish.retry import POLICY, RetryPolicy

NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
QUICK = POLICY.faster(500)
"""The house's patience, five hundred times shorter."""


def a_video(**changes: Any) -> VideoFacts:
    """Return the facts of a file every network takes."""
    facts = VideoFacts(
        size_bytes=9_000_000,
        duration=Fraction(23),
        width=1080,
        height=1920,
        frame_rate=Fraction(30),
        video_codec="h264",
        audio_codec="aac",
        pixel_format="yuv420p",
        audio_rate=48_000,
        audio_channels=2,
        has_edit_list=False,
        index_first=True,
    )
    return replace(facts, **changes)


def a_post(text: str = "Rions du formulaire.", **changes: Any) -> Post:
    """Return a post of an unnamed file."""
    return replace(Post(file_sha256="0" * 64, text=text, title="Le formulaire"), **changes)


def a_publication(**changes: Any) -> Publication:
    """Return a scheduled publication."""
    first = Publication(
        id=1, organisation_id=1, post_id=1, account_id=1, placement=Placement.FACEBOOK_REEL, at=NOON
    )
    return replace(first, **changes)


def a_pending(step: Step = Step.UPLOAD, **changes: Any) -> Pending:
    """Return what is known of a remote object."""
    first = Pending(
        remote_id="901", upload_url="http://net.example/video-upload/901", step=step, made_at=NOON
    )
    return replace(first, **changes)


def a_receipt(remote_id: str = "901", **changes: Any) -> Receipt:
    """Return what a network gave back."""
    return replace(Receipt(remote_id=remote_id, published_at=NOON, media_id=remote_id), **changes)


@dataclass
class Clock:
    """Real time, moved by hand."""

    ahead: timedelta = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def advances(self, **by: float) -> None:
        self.ahead += timedelta(**by)


class Emulator:
    """The pretend network over real HTTP, with the acts tests need."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._server: BaseWSGIServer | None = None
        self.start(0)

    def start(self, port: int) -> None:
        app = create_app(self.folder)
        self.state = app.config["STATE"]
        self._server = make_pretend_server(app, port=port)
        self.port = self._server.server_port
        self.url = f"http://127.0.0.1:{self.port}"
        serve = self._server.serve_forever
        threading.Thread(target=serve, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        assert self._server is not None
        self.clear_faults()
        self._server.shutdown()
        self._server.server_close()
        self.state.close()

    def seeded(self, **options: Any) -> dict[str, Any]:
        return self._send("seed", options)

    def behaves(self, **settings: Any) -> None:
        self._send("settings", settings)

    def advances(self, seconds: float) -> None:
        self._send("clock", {"advance": seconds})

    def goes_wrong(self, endpoint: str, do: str, **rule: Any) -> None:
        self._send("faults", {"endpoint": endpoint, "do": do, **rule})

    def clear_faults(self) -> None:
        requests.delete(f"{self.url}/_pretend/faults", timeout=5)

    def marks(self, kind: str, key: str, **fields: Any) -> None:
        self._send(f"objects/{kind}/{key}", fields)

    def kills_tokens(self, **rule: Any) -> None:
        self._send("tokens", rule)

    def posts(self, account: str) -> list[dict[str, Any]]:
        answer = requests.get(f"{self.url}/_pretend/posts", params={"account": account}, timeout=5)
        return list(answer.json())

    def calls(self, endpoint: str) -> list[dict[str, Any]]:
        answer = requests.get(f"{self.url}/_pretend/calls", timeout=5)
        return [call for call in answer.json() if call["endpoint"] == endpoint]

    def endpoints(self, app_id: str = "") -> Endpoints:
        return Endpoints(
            graph_url=self.url, rupload_url=self.url, login_url=self.url, app_id=app_id
        )

    def _send(self, where: str, told: dict[str, Any]) -> Any:
        answer = requests.post(f"{self.url}/_pretend/{where}", json=told, timeout=5)
        answer.raise_for_status()
        return answer.json()


@contextmanager
def an_emulator(folder: Path) -> Iterator[Emulator]:
    """Run the pretend network for a while, quick in everything."""
    emulator = Emulator(folder)
    emulator.behaves(processing_seconds=0.0, publish_seconds=0.0)
    try:
        yield emulator
    finally:
        emulator.stop()


def an_engine(path: Path) -> Engine:
    """Return a database as the studio opens it: WAL, foreign keys, patience."""
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 20})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA foreign_keys=ON")

    tables.metadata.create_all(engine)
    return engine


@dataclass
class House:
    """A database, a file, two accounts on the pretend network, and a deliverer."""

    folder: Path
    emulator: Emulator
    clock: Clock = field(default_factory=Clock)
    policy: RetryPolicy = QUICK
    timeouts: Timeouts = field(default_factory=lambda: Timeouts(connect=2, read=0.7, upload=0.7))

    def __post_init__(self) -> None:
        self.engine = an_engine(self.folder / "house.sqlite3")
        self.secrets = Secrets(self.folder / "house.key")
        self.seed = self.emulator.seeded()
        self.facebook = self.connects(Network.FACEBOOK)
        self.instagram = self.connects(Network.INSTAGRAM)
        self.file = self.folder / "film.mp4"
        self.file.write_bytes(hashlib.sha256(b"film").digest() * 9000)
        self.deliverer = self.a_deliverer()

    def a_deliverer(self, **options: Any) -> Deliverer:
        chosen = {"policy": self.policy, "timeouts": self.timeouts} | options
        return Deliverer(self.engine, self.resolve, self.secrets, self.clock, **chosen)

    def resolve(self, organisation_id: int, sha256: str) -> Path:
        return self.file

    def connects(self, network: Network, keys: Keys | None = None) -> int:
        facebook = network is Network.FACEBOOK
        keys = keys or Keys(page_token=self.seed["page_token"], app_secret=self.seed["app_secret"])
        with self.engine.begin() as conn:
            return accounts.add_account(
                conn,
                1,
                network=network,
                remote_id=self.seed["page_id" if facebook else "ig_id"],
                name=self.seed["page_name" if facebook else "ig_username"],
                endpoints=self.emulator.endpoints(self.seed["app_id"]),
                sealed_keys=self.secrets.seal(keys),
                now=self.clock(),
            )

    def account(self, network: Network) -> int:
        return self.facebook if network is Network.FACEBOOK else self.instagram

    def remote(self, network: Network) -> str:
        return str(self.seed["page_id" if network is Network.FACEBOOK else "ig_id"])

    def schedules(
        self,
        network: Network,
        text: str = "Rions du formulaire.",
        at: datetime | None = None,
        **changes: Any,
    ) -> int:
        with self.engine.begin() as conn:
            return repository.schedule(
                conn,
                1,
                a_post(text, **changes),
                self.account(network),
                at or self.clock(),
                now=self.clock,
            )

    def publication(self, publication_id: int) -> Publication:
        with self.engine.connect() as conn:
            return repository.get(conn, 1, publication_id)

    def works_until(
        self, done: Callable[[], bool], seconds: float = 12, deliverer: Deliverer | None = None
    ) -> None:
        """Run what is due, like the clockwork does, until it is as wanted."""
        deliverer = deliverer or self.deliverer
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            deliverer.recover()
            for publication_id, _ in deliverer.due():
                deliverer.deliver(publication_id)
            if done():
                return
            time.sleep(0.02)
        raise AssertionError("it did not come to that in time")

    def settles(self, publication_id: int, *states: str, seconds: float = 12) -> Publication:
        """Work until the publication is in one of the states; return it."""
        self.works_until(lambda: self.publication(publication_id).state in states, seconds)
        return self.publication(publication_id)
