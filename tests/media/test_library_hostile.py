"""Files that mean harm, or merely are not what they say: refused, and nothing else is read."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import pytest

from media import sandbox
from media.confine import Limits, run_confined
from media.library import MediaRefused, facts_of, import_file
from tests.media.clips import steady, write_clip

SMALL = Limits(seconds=5, cpu_seconds=3, memory=500_000_000, file_size=1_000_000)


def _code(result: object) -> str:
    assert isinstance(result, MediaRefused), result
    return result.code


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("liste.mp4", "ffconcat version 1.0\nfile '{secret}'\n"),
        ("direct.mp4", "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n{secret}\n#EXT-X-ENDLIST\n"),
        ("direct.m3u8", "#EXTM3U\n#EXTINF:5,\nconcat:{secret}|{secret}\n#EXT-X-ENDLIST\n"),
        (
            "manifeste.mp4",
            '<?xml version="1.0"?><MPD><Period><BaseURL>{secret}</BaseURL></Period></MPD>',
        ),
        ("dessin.svg", '<svg xmlns="http://www.w3.org/2000/svg"><image href="{secret}"/></svg>'),
        ("photo.jpg", '<svg xmlns="http://www.w3.org/2000/svg"><image href="{secret}"/></svg>'),
        ("sous-titres.mp4", "1\n00:00:00,000 --> 00:00:02,000\nBonjour\n"),
        ("lettre.mov", "Chère Madame, cher Monsieur,\n"),
        ("script.mp4", "; ;v1\nmovie={secret}\n"),
    ],
)
def test_a_file_that_names_other_files_is_refused(tmp_path: Path, name: str, content: str) -> None:
    secret = write_clip(tmp_path / "secret.mp4", moments=steady(6))
    hostile = tmp_path / name
    hostile.write_text(content.format(secret=secret), "utf-8")
    assert _code(import_file(hostile, tmp_path / "out")) in {"not-media", "damaged"}
    assert not [p for p in tmp_path.glob("out/*") if p.is_file()]


def test_a_name_that_looks_like_an_option_or_a_protocol_is_only_a_name(tmp_path: Path) -> None:
    for name in ("-i.mp4", "concat:a.mp4", "http:evil.mp4", "a%03d.mp4", "l'été: [v]; 'x'.mp4"):
        clip = write_clip(tmp_path / "plain.mp4", moments=steady(6)).rename(tmp_path / name)
        result = import_file(clip, tmp_path / ("out" + str(abs(hash(name)))))
        assert not isinstance(result, MediaRefused), (name, result)
        assert result.facts.duration == 6
        clip.unlink()


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "vide.mp4"
    empty.touch()
    assert _code(import_file(empty, tmp_path / "out")) == "empty"


def test_noise_is_refused(tmp_path: Path) -> None:
    import random

    noise = tmp_path / "bruit.mp4"
    noise.write_bytes(random.Random(3).randbytes(200_000))
    assert _code(facts_of(noise)) in {"not-media", "damaged", "no-picture"}


def test_a_clip_cut_off_in_its_header_is_refused(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "a.mp4", moments=steady(20))
    clip.write_bytes(clip.read_bytes()[: clip.stat().st_size // 2])
    assert _code(import_file(clip, tmp_path / "out")) in {"not-media", "damaged"}


def test_a_clip_torn_in_the_middle_keeps_what_can_be_seen(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "a.mkv", moments=steady(60))
    clip.write_bytes(clip.read_bytes()[: clip.stat().st_size * 3 // 4])
    result = import_file(clip, tmp_path / "out")
    assert not isinstance(result, MediaRefused)
    assert 10 < result.facts.duration < 60


def test_a_refusal_names_the_file(tmp_path: Path) -> None:
    empty = tmp_path / "plan du stylo.mp4"
    empty.touch()
    result = facts_of(empty)
    assert isinstance(result, MediaRefused)
    assert result.values["name"] == "plan du stylo.mp4"


def test_a_child_that_takes_too_long_is_ended() -> None:
    began = time.monotonic()
    limits = Limits(seconds=0.5, cpu_seconds=60, memory=500_000_000, file_size=1000)
    ended = run_confined([sys.executable, "-c", "import time; time.sleep(60)"], limits=limits)
    assert ended.timed_out
    assert time.monotonic() - began < 5


def test_a_child_that_wants_too_much_memory_does_not_get_it() -> None:
    ended = run_confined([sys.executable, "-c", "x = bytearray(2_000_000_000)"], limits=SMALL)
    assert ended.code == 1
    assert b"MemoryError" in ended.complaints


def test_a_child_that_burns_the_processor_is_ended() -> None:
    limits = Limits(seconds=30, cpu_seconds=1, memory=500_000_000, file_size=1000)
    ended = run_confined([sys.executable, "-c", "while True: pass"], limits=limits)
    assert ended.over_limit or ended.code < 0


def test_a_child_cannot_fill_the_disk(tmp_path: Path) -> None:
    script = f"open({str(tmp_path / 'big')!r}, 'wb').write(b'x' * 3_000_000)"
    ended = run_confined([sys.executable, "-c", script], limits=SMALL)
    assert ended.code != 0
    assert (tmp_path / "big").stat().st_size <= SMALL.file_size


def test_a_child_that_talks_for_ever_is_heard_in_part() -> None:
    script = "import sys\nfor n in range(400000): print('mot ' * 20, file=sys.stderr)\nprint('fin')"
    ended = run_confined([sys.executable, "-c", script], limits=SMALL)
    assert ended.output.strip() == b"fin"
    assert len(ended.complaints) <= 8_000


def test_cancelling_ends_a_child_at_once() -> None:
    cancel = threading.Event()
    threading.Timer(0.3, cancel.set).start()
    began = time.monotonic()
    ended = run_confined(
        [sys.executable, "-c", "import time; time.sleep(60)"], limits=SMALL, cancel=cancel
    )
    assert ended.cancelled
    assert time.monotonic() - began < 1.5


def test_a_full_disk_is_told_apart_from_a_bad_file(tmp_path: Path) -> None:
    from PIL import Image

    photo = tmp_path / "p.jpg"
    Image.new("RGB", (64, 64), (9, 9, 9)).save(photo)
    full = {"target": "/dev/full", "preview": "/dev/full", "poster": "/dev/full"}
    assert sandbox.ask("photo", {"path": str(photo), **full})["refused"] == "no-space"


def test_a_task_that_crashes_is_a_damaged_file() -> None:
    assert sandbox.ask("probe", {"path": "/nowhere/at/all.mp4"})["refused"] == "damaged"
