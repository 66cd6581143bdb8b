"""A full disk is a real one: a small tmpfs that the studio alone has as its data folder.

Upload, import, render, autosave and database meet it in turn: a sentence each time, and nothing
that was entered is lost.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import Studio, start_studio
from tests.browser.editor.desk import until
from tests.browser.test_whole_path import a_phone_clip, makes_the_first_account

SIZE = 64
"""Megabytes of the disk."""
FULL = re.compile("assez de place|disque du studio est plein", re.IGNORECASE)
"""What every one of the sentences says."""
OWN_MOUNTS = ("unshare", "-m") if os.getuid() == 0 else ("unshare", "-Urm")


def _can_mount() -> bool:
    tried = subprocess.run(
        [*OWN_MOUNTS, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False
    )
    return tried.returncode == 0


class Disk:
    """The small disk, seen from inside the studio's own mounts."""

    def __init__(self, studio: Studio) -> None:
        self._data = studio.data
        self._pid = studio.process.pid

    def _inside(self, script: str) -> str:
        user = () if os.getuid() == 0 else ("-U", "--preserve-credentials")
        command = ["nsenter", "-t", str(self._pid), "-m", *user, "sh", "-c", script]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def fill(self, but: int = 0) -> None:
        """Leave only that many kilobytes."""
        free = int(self._inside(f"df --output=avail -k {self._data} | tail -1"))
        if free > but:
            self._inside(f"head -c {(free - but) * 1024} /dev/zero > {self._data}/ballast || true")

    def free(self) -> None:
        self._inside(f"rm -f {self._data}/ballast")


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    if not _can_mount():
        pytest.skip("neither root nor user namespaces: no small disk can be made here")
    data = tmp_path_factory.mktemp("small") / "data"
    data.mkdir()
    mount = f'mount -t tmpfs -o size={SIZE}m none "{data}" && exec "$@"'
    within = (*OWN_MOUNTS, "sh", "-c", mount, "small-disk")
    running = start_studio(data, within=within, STUDIO_SPARE_DISK="0")
    yield running
    running.stop()


def _uploads(page: Page, clip: Path) -> None:
    with page.expect_file_chooser() as chooser:
        page.locator('.desk [data-fill="file"]').click()
    chooser.value.set_files(str(clip))


def a_heavy_clip(path: Path) -> Path:
    """A phone's clip with five megabytes behind it that players skip (a « free » box)."""
    a_phone_clip(path)
    with path.open("ab") as file:
        file.write((5_000_000 + 8).to_bytes(4, "big") + b"free" + os.urandom(5_000_000))
    return path


def arrived(studio: Studio) -> int:
    """Bytes of the largest upload that has come so far, as the studio itself sees them."""
    inside = Path(f"/proc/{studio.process.pid}/root") / str(studio.data / "uploads").lstrip("/")
    return max((f.stat().st_size for f in inside.rglob("*") if f.is_file()), default=0)


def _offset(asked: Request) -> int:
    return int(asked.headers.get("upload-offset", "0"))


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_a_full_disk_is_said_and_nothing_entered_is_lost(
    page: Page, studio: Studio, tmp_path: Path
) -> None:
    disk = Disk(studio)
    makes_the_first_account(page)
    page.goto("/templates/boucle-infernale")
    page.get_by_role("button", name=re.compile("Commencer")).first.click()
    page.wait_for_url(re.compile(r"/videos/\d+"))
    page.locator("body[data-wired]").wait_for()
    saved = page.locator(".desk [data-saved]")
    expect(saved).to_contain_text("gardé")
    editor = page.url

    # autosave, and with it the database: what is typed waits in the page until there is room
    disk.fill()
    text = page.locator("#panel-captions textarea").first
    text.fill("Écrit sur un disque plein")
    text.blur()
    expect(page.locator("body")).to_contain_text(FULL)
    page.reload()  # even a reload on the full disk keeps it
    disk.free()
    page.goto(editor)
    expect(page.locator("#panel-captions textarea").first).to_have_value(
        "Écrit sur un disque plein", timeout=40_000
    )
    expect(saved).to_contain_text("Tout est gardé", timeout=40_000)

    # upload: refused before it begins, with how much is missing
    clip = a_phone_clip(tmp_path / "clip.mp4")
    disk.fill(but=100)
    _uploads(page, clip)
    expect(page.locator("body")).to_contain_text(FULL)

    # upload: the disk fills while the bytes come; what has come stays, and the rest goes on from it
    disk.free()
    heavy = a_heavy_clip(tmp_path / "heavy.mp4")
    slow = page.context.new_cdp_session(page)
    pace = {"offline": False, "latency": 0, "downloadThroughput": -1}
    slow.send("Network.enable")
    slow.send("Network.emulateNetworkConditions", {**pace, "uploadThroughput": 700_000})
    page.reload()
    _uploads(page, heavy)
    for _ in range(200):
        if arrived(studio) > 1_000_000:
            break
        page.wait_for_timeout(100)
    disk.fill()
    expect(page.locator("body")).to_contain_text(FULL, timeout=60_000)
    come = arrived(studio)
    assert 1_000_000 < come < heavy.stat().st_size
    disk.free()
    slow.send("Network.emulateNetworkConditions", {**pace, "uploadThroughput": -1})
    page.reload()
    sent: list[int] = []
    page.on(
        "request", lambda asked: sent.append(_offset(asked)) if asked.method == "PATCH" else None
    )
    _uploads(page, heavy)
    expect(page.locator(".trim")).to_be_visible(timeout=60_000)
    assert min(sent) >= 1_000_000

    # import: there was room for the file, and none for what is made of it
    disk.free()
    disk.fill(but=clip.stat().st_size // 1024 + 150)
    page.reload()
    _uploads(page, clip)
    expect(page.locator("body")).to_contain_text(FULL, timeout=60_000)
    disk.free()
    page.reload()
    _uploads(page, clip)
    expect(page.locator(".trim")).to_be_visible(timeout=60_000)

    # render: not one byte is left in the middle; it says so, and goes on from its finished pieces
    # (what found no room is made by itself once there is some: two scenes are full, or three)
    until(page, lambda s: not [p for p in s["problems"] if p["severity"] == "error"])
    expect(page.locator("#count")).to_have_text(re.compile("[23] scènes sur 7"))
    page.locator("[data-render] button").locator("visible=true").click()
    expect(page.locator("[data-work][data-state=running]")).to_be_visible(timeout=60_000)
    disk.fill()
    again = page.get_by_role("button", name=re.compile("Relancer"))
    expect(again.first).to_be_visible(timeout=60_000)
    expect(page.locator("main")).to_contain_text(FULL)
    disk.free()
    again.first.click()
    expect(page.get_by_role("heading", name="C’est dans la boîte")).to_be_visible(timeout=120_000)
