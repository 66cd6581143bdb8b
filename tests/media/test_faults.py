"""What ends a child from outside is no fault of the file: it is said, and asking again goes on."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from fractions import Fraction as F
from pathlib import Path

import pytest

from media import ffmpeg, sandbox
from media.command import QUIET, Command
from media.confine import Limits
from media.errors import Killed, TooHeavy
from media.library import Imported, import_file
from media.render import render
from media.sources import KnownSources
from media.timeline import DrawnReference
from media.troupe import ACTS
from tests.factories_media import SMALL, a_timeline, drawn
from tests.media.clips import steady, write_clip
from tests.media.test_ffmpeg import children_of

ENDLESS = ("-re", "-f", "lavfi", "-i", "testsrc=r=30:s=64x64")
SMALL_LIMITS = Limits(seconds=1.5, cpu_seconds=30, memory=500_000_000, file_size=1_000_000)


def shoot(number: int, is_it: Callable[[str], bool]) -> threading.Thread:
    """Sends that signal to the first child of ours whose command is the one."""
    before = set(children_of(os.getpid()))

    def wait_and_shoot() -> None:
        end = time.monotonic() + 20
        while time.monotonic() < end:
            for pid in set(children_of(os.getpid())) - before:
                try:
                    words = Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace")
                    if is_it(words):
                        os.kill(pid, number)
                        return
                except OSError:
                    continue
            time.sleep(0.002)

    gun = threading.Thread(target=wait_and_shoot)
    gun.start()
    return gun


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_an_ffmpeg_that_somebody_ends_is_not_called_faulty(
    number: signal.Signals, tmp_path: Path
) -> None:
    target = tmp_path / "a.mp4"
    gun = shoot(number, lambda words: "testsrc" in words and target.name in words)
    with pytest.raises(Killed):
        ffmpeg.run(
            Command(argv=(*QUIET, *ENDLESS, "-t", "20", str(target))), on_progress=_slow(0.5)
        )
    gun.join()


def _slow(seconds: float) -> Callable[[int], None]:
    """Listens slowly, so that the process is still there when it is shot at."""
    return lambda _: time.sleep(seconds)


def test_a_clip_whose_decoder_was_killed_is_not_refused_and_comes_in_afterwards(
    tmp_path: Path,
) -> None:
    clip = write_clip(tmp_path / "a.mp4", moments=steady(40), sound_from=F(0))
    folder = tmp_path / "out"
    gun = shoot(signal.SIGKILL, lambda words: "proxy.mp4" in words)
    with pytest.raises(Killed):
        import_file(clip, folder)
    gun.join()
    assert not [p.name for p in folder.iterdir() if not p.name.startswith("first")]
    assert isinstance(import_file(clip, folder), Imported)


def test_a_look_that_was_killed_says_nothing_about_the_file(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "a.mp4", moments=steady(10))
    gun = shoot(signal.SIGKILL, lambda words: "media.sandbox" in words)
    with pytest.raises(Killed):
        sandbox.ask("probe", {"path": str(clip)})
    gun.join()
    assert "ok" in sandbox.ask("probe", {"path": str(clip)})


def test_a_render_whose_ffmpeg_was_killed_goes_on_from_its_finished_pieces(tmp_path: Path) -> None:
    acts = sorted(ACTS)[:3]
    scenes = [drawn(DrawnReference(scene=act), 20 + n, name=act) for n, act in enumerate(acts)]

    def another(words: str) -> bool:
        finished = [p for p in tmp_path.glob("segments/??/*.mp4") if ".part-" not in p.name]
        return ".part-" in words and "libx264" in words and bool(finished)

    gun = shoot(signal.SIGKILL, another)
    with pytest.raises(Killed):
        render(a_timeline(*scenes), SMALL, KnownSources(files={}), tmp_path)
    gun.join()
    assert not list(tmp_path.rglob("*.part-*.mp4"))
    done = render(a_timeline(*scenes), SMALL, KnownSources(files={}), tmp_path)
    assert 1 <= done.made < 3
    assert done.duration == 63


def test_an_ffmpeg_that_prints_for_ever_is_ended_and_its_words_do_not_pile_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On both outputs, with and without line ends: what is kept is bounded, and so is the time."""
    for words in ("'frame=1\\n' * 500", "'x' * 5000"):
        chatter = tmp_path / "ffmpeg"
        chatter.write_text(
            f"#!{sys.executable}\nimport os\nwhile True:\n"
            f"    os.write(1, ({words}).encode())\n    os.write(2, ({words}).encode())\n"
        )
        chatter.chmod(0o755)
        monkeypatch.setattr(ffmpeg, "program", lambda: str(tmp_path / "ffmpeg"))
        began = time.monotonic()
        with pytest.raises(TooHeavy) as caught:
            ffmpeg.run(Command(argv=()), limits=SMALL_LIMITS)
        assert time.monotonic() - began < 15
        assert len(caught.value.tail) <= 8_000
        chatter.unlink()


def test_a_limit_of_ours_is_not_taken_for_somebody_else_s_doing(tmp_path: Path) -> None:
    limits = Limits(seconds=60, cpu_seconds=1, memory=2_000_000_000, file_size=50_000_000)
    words = ("-f", "lavfi", "-i", "mandelbrot=s=320x240", "-t", "600", str(tmp_path / "a.mp4"))
    with pytest.raises(TooHeavy):
        ffmpeg.run(Command(argv=(*QUIET, *words)), limits=limits)
