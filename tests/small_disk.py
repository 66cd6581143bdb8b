"""A real disk that is full: a small tmpfs in a mount namespace of its own, without root."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def on_small_disk(mount: Path, kilobytes: int, script: str, *arguments: str) -> list[str]:
    """The lines that a Python script prints while `mount` is a disk of that many kilobytes.

    The script may call `grow()` to make the disk large. Skips, saying so, where the system lets
    nobody mount in a namespace of their own.
    """
    if shutil.which("unshare") is None or _run("true").returncode != 0:
        pytest.skip("this system lets nobody mount a tmpfs in a namespace of their own")
    mount.mkdir(parents=True, exist_ok=True)
    grow = (
        "import subprocess\n"
        "def grow():\n"
        f"    subprocess.run(['mount', '-o', 'remount,size=200m', {str(mount)!r}], check=True)\n"
    )
    ended = _run(
        f'mount -t tmpfs -o size={kilobytes}k small "$1" && shift && exec "$@"',
        "sh", str(mount), sys.executable, "-c", grow + script, *arguments,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr[-2000:]
    return ended.stdout.splitlines()


def _run(command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", command, *arguments],
        capture_output=True, text=True, timeout=120, check=False, cwd=ROOT,
    )  # fmt: skip
