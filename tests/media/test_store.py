"""Results are kept by what they are made of; nothing half made ever bears a final name."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from media.errors import NoSpace
from media.store import STALE, SegmentStore

ROOT = Path(__file__).parents[2]
NAME = "ab" + "0" * 62


def test_what_was_put_is_found_again_and_nothing_else(tmp_path: Path) -> None:
    store = SegmentStore(tmp_path)
    assert store.find(NAME, ".mp4") is None
    with store.making(NAME, ".mp4") as part:
        part.write_bytes(b"film")
    found = store.find(NAME, ".mp4")
    assert found is not None
    assert found.read_bytes() == b"film"
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == [f"{NAME}.mp4"]


def test_an_error_leaves_neither_name_nor_rest(tmp_path: Path) -> None:
    store = SegmentStore(tmp_path)
    with pytest.raises(RuntimeError), store.making(NAME, ".mp4") as part:  # noqa: PT012
        part.write_bytes(b"half")
        raise RuntimeError
    assert store.find(NAME, ".mp4") is None
    assert not [p for p in tmp_path.rglob("*") if p.is_file()]


def test_a_full_disk_is_said_as_such(tmp_path: Path) -> None:
    store = SegmentStore(tmp_path)
    with pytest.raises(NoSpace), store.making(NAME, ".mp4") as part:  # noqa: PT012
        part.write_bytes(b"")
        with Path("/dev/full").open("wb", buffering=0) as full:
            full.write(b"x")


def test_old_rests_are_swept_and_young_ones_left_to_who_makes_them(tmp_path: Path) -> None:
    store = SegmentStore(tmp_path)
    folder = tmp_path / "ab"
    folder.mkdir()
    old, young = folder / f"{NAME}.part-1-2.mp4", folder / f"{NAME}.part-3-4.mp4"
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - STALE - 60,) * 2)
    assert store.sweep() == 1
    assert not old.exists()
    assert young.exists()


def test_the_longest_unused_results_leave_first(tmp_path: Path) -> None:
    store = SegmentStore(tmp_path)
    names = [f"{n:02d}" + "0" * 62 for n in range(4)]
    for n, name in enumerate(names):
        with store.making(name, ".mp4") as part:
            part.write_bytes(b"x" * 100)
        os.utime(store.path(name, ".mp4"), (1000 + n,) * 2)
    store.find(names[0], ".mp4")
    assert store.evict(200) == 2
    assert [bool(store.find(name, ".mp4")) for name in names] == [True, False, False, True]


SCRIPT = """
import sys
from pathlib import Path
from dataclasses import replace
from media.render import KnownSources, render
from media.rendition import REEL
from media.timeline import Clip, SolidReference, DrawnReference, Timeline, Track
from media.timing import span
clips = tuple(Clip(name=f"s{n}", media_reference=SolidReference(colour=f"#2030{n:02d}"),
                   source_range=span(0, 60 + n)) for n in range(10, 18))
timeline = Timeline(name="t", tracks=(Track(kind="Video", role="picture", children=clips),))
small = replace(REEL, width=540, height=960, preset="slow", loudness=False)
done = render(timeline, small, KnownSources(files={}), Path(sys.argv[1]),
              on_progress=lambda p: print(p.done, flush=True))
print("made", done.made, done.sha256, flush=True)
"""


@pytest.mark.slow
def test_a_killed_render_leaves_no_half_file_and_goes_on_from_what_is_finished(
    tmp_path: Path,
) -> None:
    def start() -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE,
            text=True,
        )  # fmt: skip

    def finished() -> list[Path]:
        return [p for p in tmp_path.rglob("*.mp4") if ".part-" not in p.name]

    worker = start()
    end = time.monotonic() + 60
    while len(finished()) < 3 and time.monotonic() < end:
        time.sleep(0.02)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    time.sleep(0.2)
    kept = {path: path.stat().st_mtime_ns for path in finished()}
    assert 3 <= len(kept) < 8
    for path in kept:
        assert path.stat().st_size > 1000
        assert b"moov" in path.read_bytes()
    again = start()
    out, _ = again.communicate(timeout=120)
    assert f"made {8 - len(kept)} " in out
    assert all(b"moov" in path.read_bytes() for path in kept)
