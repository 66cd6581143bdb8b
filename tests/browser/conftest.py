"""A whole studio for the browser tests: `studio run` as the README says, and a Chromium at it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.chromium import ARGUMENTS, executable

ROOT = Path(__file__).parents[2]
START = 60
"""Seconds a cold start may take on a busy machine before the test says it did not start."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


def free_ports() -> int:
    """A port that is free, as is the one after it (the pretend network's)."""
    while True:
        with contextlib.closing(socket.socket()) as first:
            first.bind(("127.0.0.1", 0))
            port = int(first.getsockname()[1])
            with contextlib.closing(socket.socket()) as second:
                try:
                    second.bind(("127.0.0.1", port + 1))
                except OSError:
                    continue
                return port


@dataclass
class Studio:
    """A studio under way."""

    data: Path
    port: int
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def network(self) -> str:
        """Address of the pretend network."""
        return f"http://127.0.0.1:{self.port + 1}"

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/", timeout=5) as answer:
                return int(answer.status) < 500
        except OSError:
            return False

    def children(self, word: str) -> list[int]:
        """Process numbers of this studio whose command line holds the word."""
        found = []
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            with contextlib.suppress(OSError):
                line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                environ = (entry / "environ").read_bytes()
                if word in line and f"STUDIO_DATA={self.data}".encode() in environ:
                    found.append(int(entry.name))
        return found

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start_studio(data: Path, *, within: tuple[str, ...] = (), **settings: str) -> Studio:
    """Start `studio run` on a data folder and wait until it answers.

    `within` is a command that it is started by, such as one that gives it a disk of its own.
    """
    port = free_ports()
    log = data.parent / f"{data.name}.log"
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("STUDIO_")},
        "STUDIO_DATA": str(data),
        "STUDIO_PORT": str(port),
        "STUDIO_IDLE_RENDER": "0",  # (two cores: what nobody asked for would slow what is tested)
        **settings,
    }
    with log.open("ab") as out:
        process = subprocess.Popen(
            [*within, sys.executable, "-m", "studio", "run"],
            cwd=ROOT,
            env=environment,
            stdout=out,
            stderr=out,
        )
    studio = Studio(data=data, port=port, process=process, log=log)
    end = time.monotonic() + START
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        if studio.answers():
            return studio
        time.sleep(0.2)
    studio.stop()
    raise RuntimeError(f"the studio did not start:\n{log.read_text(errors='replace')[-4000:]}")


@dataclass
class Emulator:
    """The pretend network as a process of its own, with one Page and its Instagram account."""

    port: int
    process: subprocess.Popen[bytes]
    seeded: dict[str, str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def settings(self) -> dict[str, str]:
        """What a studio is told to connect its accounts there."""
        return {
            "STUDIO_GRAPH_URL": self.url,
            "STUDIO_RUPLOAD_URL": self.url,
            "STUDIO_LOGIN_URL": self.url,
            "STUDIO_META_APP_ID": self.seeded["app_id"],
            "STUDIO_META_APP_SECRET": self.seeded["app_secret"],
        }

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


def start_emulator(folder: Path) -> Emulator:
    """Start `studio emulator` and make a Page on it."""
    port = free_ports()
    process = subprocess.Popen(
        [sys.executable, "-m", "studio", "emulator", "--port", str(port), "--state", str(folder)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    end = time.monotonic() + START
    while time.monotonic() < end:
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/_pretend/seed", b"{}", {"Content-Type": "application/json"}
        )
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:
                return Emulator(port=port, process=process, seeded=json.load(answer))
        except OSError:
            time.sleep(0.2)
    process.kill()
    raise RuntimeError("the pretend network did not start")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One headless Chromium for the whole run."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A new studio, empty."""
    running = start_studio(tmp_path_factory.mktemp("studio") / "data")
    yield running
    running.stop()


@pytest.fixture
def context(chromium: Browser, studio: Studio) -> Iterator[BrowserContext]:
    """A browser profile that speaks French, at the desk's width."""
    made = chromium.new_context(
        base_url=studio.url,
        locale="fr-FR",
        timezone_id="Europe/Paris",
        viewport={"width": 1440, "height": 900},
        accept_downloads=True,
    )
    made.set_default_timeout(15_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page whose console errors and outside requests fail the test."""
    opened = context.new_page()
    errors: list[str] = []
    outside: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(("http://127.0.0.1:", "data:", "blob:"))
            else outside.append(request.url)
        ),
    )
    yield opened
    assert errors == []
    assert outside == []
