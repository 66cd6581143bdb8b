"""`studio run`: a killed worker is back within five seconds; the end leaves nobody behind."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0


def free_port() -> int:
    with contextlib.closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def waits(until: Callable[[], bool], seconds: float) -> float:
    """Seconds until it is so; fails after that many."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        if until():
            return time.monotonic() - began
        time.sleep(0.05)
    raise AssertionError(f"not within {seconds} s")


def children(data: Path, word: str) -> list[int]:
    """Process numbers of that studio's children with that word."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            line = (entry / "cmdline").read_bytes().split(b"\0")
            mine = f"STUDIO_DATA={data}".encode() in (entry / "environ").read_bytes().split(b"\0")
            if mine and line[-2:-1] == [word.encode()] and b"studio" in line:
                found.append(int(entry.name))
    return found


@pytest.fixture
def running(tmp_path: Path) -> Iterator[tuple[Path, int, subprocess.Popen[bytes]]]:
    data, port = tmp_path / "data", free_port()
    environment = {k: v for k, v in os.environ.items() if not k.startswith("STUDIO_")}
    environment |= {"STUDIO_DATA": str(data), "STUDIO_PORT": str(port)}
    argv = [sys.executable, "-m", "studio", "run"]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(argv, cwd=ROOT, env=environment, stdout=log, stderr=log)

    def answers() -> bool:
        with contextlib.suppress(OSError):
            address = f"http://127.0.0.1:{port}/first-visit"
            with urllib.request.urlopen(address, timeout=5) as page:
                return bool(page.status == 200)
        return False

    try:
        waits(answers, PATIENCE)
        yield data, port, process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


@pytest.mark.slow
def test_a_killed_worker_is_back_within_five_seconds(
    running: tuple[Path, int, subprocess.Popen[bytes]],
) -> None:
    data, _, process = running
    waits(lambda: len(children(data, "worker")) == 1, PATIENCE)
    first = children(data, "worker")[0]
    time.sleep(3.5)  # it has lived for a while: this is no quick end
    os.kill(first, signal.SIGKILL)
    took = waits(lambda: children(data, "worker") not in ([], [first]), 5.0)
    assert took < 5
    assert len(children(data, "worker")) == 1
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0
    assert children(data, "worker") + children(data, "web") == []


def test_files_of_others_are_as_they_came() -> None:
    vendor = ROOT / "studio" / "static" / "vendor"
    told = (vendor / "README.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"\| (\S+\.js) \|.*`([0-9a-f]{64})` \|", told))
    found = {str(p.relative_to(vendor)): p.read_bytes() for p in vendor.rglob("*.js")}
    assert {name: hashlib.sha256(data).hexdigest() for name, data in found.items()} == listed
