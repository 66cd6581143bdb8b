"""kill -9 in the middle: a render goes on from its pieces, an upload from its last byte."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests
from sqlalchemy.orm import Session

from studio import migrate
from studio.db import make_engine
from studio.intake import phone
from studio.models import Asset, Render, RenderJob
from studio.paths import DataFolder
from studio.words.moments import now
from studio.work import jobs
from templates.storyboard import FootageSlot, Scene, Storyboard, Words
from tests.factories_studio import a_storyboard, a_video, an_organisation

ROOT = Path(__file__).parents[2]
PATIENCE = 120.0


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = DataFolder(root=tmp_path / "data")
    made.make()
    engine = make_engine(made)
    migrate.upgrade(engine)
    engine.dispose()
    return made


@contextlib.contextmanager
def started(folder: DataFolder, word: str, port: int = 0) -> Iterator[subprocess.Popen[bytes]]:
    """Run `studio word` on that folder; it is killed at the end."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("STUDIO_")}
    environment |= {"STUDIO_DATA": str(folder.root), "STUDIO_PORT": str(port or 5297)}
    with (folder.root.parent / f"{word}.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "studio", word],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def waits(until: Callable[[], bool]) -> None:
    began = time.monotonic()
    while not until():
        assert time.monotonic() - began < PATIENCE, "it never came"
        time.sleep(0.05)


@pytest.mark.slow
def test_a_render_killed_in_the_middle_goes_on_from_its_finished_pieces(
    folder: DataFolder,
) -> None:
    engine = make_engine(folder)
    with Session(engine, expire_on_commit=False) as db:
        house = an_organisation(db)
        board = a_storyboard(*(f"Carton numéro {n}" for n in range(1, 10)))
        job = jobs.ask_render(db, a_video(db, house, board=board), None, now(), "reel")
    store = folder.workspace(house.id) / "segments"

    def pieces() -> dict[str, int]:
        whole = (p for p in store.glob("*/*.mp4") if ".part-" not in p.name)
        return {p.name: p.stat().st_ino for p in whole}

    with started(folder, "worker") as process:
        waits(lambda: len(pieces()) >= 2)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        before = pieces()
    with Session(engine) as db:
        assert db.get_one(RenderJob, job.id).state == "running"
        assert db.query(Render).count() == 0
    assert not list((folder.root / "renders").rglob("video.mp4"))
    with started(folder, "worker"), Session(engine) as db:

        def is_done() -> bool:
            db.expire_all()
            return db.get_one(RenderJob, job.id).state not in ("waiting", "running")

        waits(is_done)
        done = db.get_one(RenderJob, job.id)
        assert (done.state, done.problem) == ("done", None)
        made = db.query(Render).one()
    after = pieces()
    assert {name: after[name] for name in before} == before
    file = folder.render(house.id, made.sha256) / "video.mp4"
    assert hashlib.sha256(file.read_bytes()).hexdigest() == made.sha256
    engine.dispose()


@pytest.mark.slow
def test_an_upload_goes_on_after_the_server_was_killed(folder: DataFolder) -> None:
    with contextlib.closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        port = int(one.getsockname()[1])
    engine = make_engine(folder)
    board = Storyboard(title=Words(fr="Essai"), scenes=(Scene(id="porte", picture=FootageSlot()),))
    with Session(engine, expire_on_commit=False) as db:
        video = a_video(db, an_organisation(db), board=board)
        _, token = phone.make(db, video, None, now())
    data = os.urandom(6_000_000)
    page = f"http://127.0.0.1:{port}/phone/{token}"
    browser = requests.Session()

    def answers() -> bool:
        with contextlib.suppress(requests.RequestException):
            return browser.get(page, timeout=20).status_code == 200
        return False

    def headers(**more: str) -> dict[str, str]:
        found = re.search('name="csrf-token" content="([^"]+)"', browser.get(page).text)
        assert found
        return {"X-CSRFToken": found[1], "Tus-Resumable": "1.0.0", **more}

    def files() -> list[Path]:
        return list((folder.root / "uploads").glob("*/*"))

    def kills() -> None:
        waits(lambda: any(p.stat().st_size >= 1_900_000 for p in files()))
        os.kill(worker_of(server), signal.SIGKILL)

    scene = base64.b64encode(b"porte").decode()
    body = {"Content-Type": "application/offset+octet-stream"}
    with started(folder, "web", port) as server:
        waits(answers)
        meta = {"Upload-Length": str(len(data)), "Upload-Metadata": f"scene {scene}"}
        place = browser.post(f"{page}/uploads", headers=headers(**meta)).headers["Location"]
        place = f"http://127.0.0.1:{port}{place.removeprefix(f'http://127.0.0.1:{port}')}"
        said = headers(**body, **{"Upload-Offset": "0"})
        with contextlib.suppress(requests.RequestException):
            browser.patch(place, data=Slow(data, 2_000_000, kills), headers=said)
        os.killpg(server.pid, signal.SIGKILL)
    with started(folder, "web", port):
        waits(answers)
        held = int(browser.head(place).headers["Upload-Offset"])
        assert 1_900_000 <= held <= len(data)
        rest = headers(**body, **{"Upload-Offset": str(held)})
        answer = browser.patch(place, data=data[held:], headers=rest)
        assert (answer.status_code, answer.headers["Upload-Offset"]) == (204, str(len(data)))
    with Session(engine) as db:
        assert db.query(Asset).one().sha256 == hashlib.sha256(data).hexdigest()
    engine.dispose()


class Slow:
    """A body that stops at a place, does something, and goes on."""

    def __init__(self, data: bytes, place: int, act: Callable[[], None]) -> None:
        self.data, self.place, self.act = data, place, act
        self.at = 0

    def __len__(self) -> int:
        return len(self.data)

    def read(self, size: int = -1) -> bytes:
        if self.at == self.place:
            self.act()
            time.sleep(0.3)
        end = len(self.data) if size < 0 else self.at + size
        if self.at < self.place:
            end = min(end, self.place)
        piece = self.data[self.at : end]
        self.at += len(piece)
        return piece


def worker_of(server: subprocess.Popen[bytes]) -> int:
    """The process of gunicorn that serves: the child of the one that was started."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    return int(children[0])
