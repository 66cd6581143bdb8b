"""A run of ffmpeg is confined, ends at once when asked, and says why it failed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from media.command import QUIET, Command
from media.confine import IDLE, run_confined
from media.errors import Cancelled, FfmpegFailed, NoSpace, ShortRender, TooHeavy
from media.ffmpeg import ROOM, run

ROOT = Path(__file__).parents[2]
ENDLESS = ("-re", "-f", "lavfi", "-i", "testsrc=r=30:s=64x64")


def work(*words: str, frames: int = 0) -> Command:
    return Command(argv=(*QUIET, *words), frames=frames)


def test_progress_counts_pictures(tmp_path: Path) -> None:
    told: list[int] = []
    run(
        work("-f", "lavfi", "-i", "testsrc=s=64x64", "-frames:v", "40", str(tmp_path / "a.mp4"),
             frames=40),
        on_progress=told.append,
    )  # fmt: skip
    assert told[-1] == 40
    assert told == sorted(told)


def test_a_cancel_ends_the_process_within_a_fifth_of_a_second(tmp_path: Path) -> None:
    others = children_of(os.getpid())  # of other tests in this process
    cancel = threading.Event()
    set_at: list[float] = []

    def stop() -> None:
        time.sleep(0.5)
        set_at.append(time.monotonic())
        cancel.set()

    threading.Thread(target=stop).start()
    with pytest.raises(Cancelled):
        run(work(*ENDLESS, str(tmp_path / "a.mp4")), cancel=cancel)
    assert time.monotonic() - set_at[0] < 0.8  # 0.2, and what a busy machine adds
    assert set(children_of(os.getpid())) <= set(others)


def test_a_failure_keeps_the_command_its_code_and_the_last_lines(tmp_path: Path) -> None:
    with pytest.raises(FfmpegFailed) as caught:
        run(work("-i", str(tmp_path / "nothing.mp4"), str(tmp_path / "b.mp4")))
    assert caught.value.argv[-1].endswith("b.mp4")
    assert caught.value.code != 0
    assert "No such file" in caught.value.tail


def test_complaints_without_end_are_kept_bounded(tmp_path: Path) -> None:
    """`-v trace` writes far more than a tail holds."""
    command = Command(argv=("-v", "trace", "-nostdin", "-y", "-f", "lavfi", "-i", "testsrc=s=64x64",
                            "-frames:v", "400", "-f", "null", "-"))  # fmt: skip
    assert len(run(command).complaints) <= 8_000


def test_time_on_the_wall_is_limited(tmp_path: Path) -> None:
    with pytest.raises(TooHeavy):
        run(work(*ENDLESS, str(tmp_path / "a.mp4")), limits=replace(ROOM, seconds=0.5))


def test_what_is_written_is_limited(tmp_path: Path) -> None:
    command = work("-f", "lavfi", "-i", "nullsrc=s=640x640,geq=random(1)*255:128:128",
                   "-frames:v", "60", "-c:v", "rawvideo", str(tmp_path / "a.avi"))  # fmt: skip
    with pytest.raises(TooHeavy):
        run(command, limits=replace(ROOM, file_size=2_000_000))
    assert (tmp_path / "a.avi").stat().st_size <= 2_000_000


def test_memory_is_limited(tmp_path: Path) -> None:
    command = work("-f", "lavfi", "-i", "testsrc=s=8000x8000", "-frames:v", "4", "-f", "null", "-")
    with pytest.raises(TooHeavy):
        run(command, limits=replace(ROOM, memory=600_000_000))


def test_a_full_disk_has_its_own_name() -> None:
    with pytest.raises(NoSpace):
        run(work("-f", "lavfi", "-i", "testsrc", "-frames:v", "9", "-f", "avi", "/dev/full"),
            target="/dev/full")  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the rank of a process")
def test_work_that_nobody_waits_for_runs_at_the_lowest_rank() -> None:
    def rank(nice: int) -> tuple[int, int]:
        told = run_confined(["cat", "/proc/self/stat"], limits=ROOM, nice=nice).output.decode()
        fields = told.rpartition(")")[2].split()
        return int(fields[16]), int(fields[38])

    assert rank(IDLE) == (19, os.SCHED_IDLE)
    usual, rank_of_a_render = rank(0), rank(10)
    assert rank_of_a_render == (min(19, usual[0] + 10), usual[1])


def test_fewer_pictures_than_promised_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(ShortRender) as caught:
        run(work("-f", "lavfi", "-i", "testsrc=s=64x64:d=0.2", str(tmp_path / "a.mp4"), frames=30))
    assert (caught.value.wanted, caught.value.got) == (30, 5)


def test_only_local_files_can_be_read(tmp_path: Path) -> None:
    """What a stranger's file names (a playlist's lines) is not opened."""
    roll = tmp_path / "innocent.mp4"
    roll.write_text("ffconcat version 1.0\nfile 'http://127.0.0.1:9/x.mp4'\n")
    with pytest.raises(FfmpegFailed) as caught:
        run(work("-protocol_whitelist", "file", "-format_whitelist", "mov,mp4,matroska",
                 "-i", str(roll), "-f", "null", "-"))  # fmt: skip
    assert caught.value.code != 0


def test_ffmpeg_dies_with_a_worker_that_is_killed(tmp_path: Path) -> None:
    """kill -9 leaves no process behind that goes on writing."""
    script = (
        "from media.ffmpeg import run\nfrom media.command import Command\n"
        f"print('on', flush=True)\nrun(Command(argv=('-v','error','-nostdin','-y',*{ENDLESS!r},"
        f"{str(tmp_path / 'a.mp4')!r})), nice=10)"
    )
    worker = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE)
    assert worker.stdout is not None
    worker.stdout.readline()
    born = wait_for(lambda: children_of(worker.pid))
    assert born
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert wait_for(lambda: not [pid for pid in born if alive(pid)])


@pytest.mark.parametrize(("parent", "written"), [("os.getppid()", "on"), ("1 << 22", "")])
def test_a_child_whose_parent_is_gone_before_it_could_say_so_never_begins(
    parent: str, written: str
) -> None:
    script = (
        "import os\nfrom media.confine import Limits, _leash\n"
        "room = Limits(seconds=9, cpu_seconds=9, memory=1 << 32, file_size=1 << 20)\n"
        f"_leash(room, 0, {parent})\nprint('on')"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], check=False, cwd=ROOT, capture_output=True, text=True
    )
    assert told.stdout.strip() == written


def children_of(pid: int) -> list[int]:
    """Processes whose parent is this one."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[1]) == pid and fields[0] != "Z":
                found.append(int(entry.name))
    return found


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_for(question: object, seconds: float = 8) -> object:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = question()  # type: ignore[operator]
        if answer:
            return answer
        time.sleep(0.05)
    return None
