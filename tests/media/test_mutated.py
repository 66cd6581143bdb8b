"""Two hundred damaged files: each is taken whole or refused with a reason; nothing is left half.

The seed is fixed, so the same two hundred come each time. They are made of small files generated
here and of every file of ../shared/media when it lies beside the checkout; of those that cost
more than a moment to import (over LIGHT bytes) the facts are asked only. The undamaged ones are
the control: all of them are taken.
"""

from __future__ import annotations

import random
import shutil
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction as F
from functools import partial
from pathlib import Path

import av
import pillow_heif
import pytest
from PIL import Image

from media.library import Imported, MediaRefused, facts_of, import_file, imported
from tests.media.clips import ffmpeg, steady, write_clip

SEED = 20_261_124
COUNT = 200
LIGHT = 60_000
"""Bytes: larger files are only probed, for their import takes seconds."""
SLOWEST = 60.0
"""Seconds after which one file counts as a hang."""
SHARED = Path(__file__).parents[2].parent / "shared" / "media"
REASONS = {"empty", "not-media", "no-picture", "damaged", "too-large", "too-long", "too-heavy"}


def _generated(folder: Path) -> list[Path]:
    """One small file of each kind that a phone or a colleague sends."""
    picture = Image.effect_mandelbrot((96, 64), (-2, -1.5, 1, 1.5), 60).convert("RGB")
    turned = Image.Exif()
    turned[0x0112] = 6
    picture.save(folder / "p.jpg", exif=turned)
    picture.save(folder / "p.png")
    picture.save(folder / "p.avif")
    pillow_heif.from_pillow(picture).save(folder / "p.heic")
    spinning = [picture.rotate(40 * n) for n in range(4)]
    for name in ("m.gif", "m.webp"):
        spinning[0].save(folder / name, save_all=True, append_images=spinning[1:], duration=80)
    write_clip(folder / "c.mp4", moments=steady(9), size=(96, 64), sound_from=F(0),
               sound_until=F(1, 3), turned=90)  # fmt: skip
    write_clip(folder / "c.mkv", moments=steady(9), size=(96, 64), b_frames=2)
    films = "testsrc2=s=96x64:r=30:d=0.3"
    sound = ("-f", "lavfi", "-i", "sine=d=0.3")
    ffmpeg("-f", "lavfi", "-i", films, *sound, "-c:v", "libvpx", str(folder / "c.webm"))
    ffmpeg("-f", "lavfi", "-i", films, *sound, "-c:v", "mjpeg", str(folder / "c.avi"))
    ffmpeg("-f", "lavfi", "-i", films, *sound, "-c:v", "libx264", str(folder / "c.mts"))
    ffmpeg("-f", "lavfi", "-i", films, "-c:v", "libx265", "-x265-params", "log-level=none",
           "-tag:v", "hvc1", "-pix_fmt", "yuv420p10le", str(folder / "c.mov"))  # fmt: skip
    for name in ("s.wav", "s.mp3", "s.m4a", "s.flac"):
        ffmpeg(*sound, str(folder / name))
    return sorted(folder.iterdir())


def _shared() -> list[Path]:
    there = SHARED.iterdir() if SHARED.is_dir() else ()
    return sorted(p for p in there if p.suffix != ".md" and p.name != "malformed.heif")


def _torn(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data))]


def _specks(data: bytes, dice: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(dice.choice((1, 4, 30, 200))):
        spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
    return bytes(spoilt)


def _head(data: bytes, dice: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(dice.choice((1, 3, 10))):
        spoilt[dice.randrange(min(200, len(spoilt)))] ^= 1 << dice.randrange(8)
    return bytes(spoilt)


def _hole(data: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(data))
    return (
        data[:start]
        + bytes(min(len(data) - start, dice.choice((16, 512, 8192))))
        + data[start + 8192 :]
    )


def _lies(data: bytes, dice: random.Random) -> bytes:
    """A number of four bytes that says: as much as can be said."""
    place = dice.randrange(max(1, len(data) - 4))
    most = dice.choice((b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x00\x00\x00\x00"))
    return data[:place] + most + data[place + 4 :]


def _swapped(data: bytes, dice: random.Random) -> bytes:
    a, b = sorted(dice.randrange(len(data)) for _ in range(2))
    return data[:a] + data[b:] + data[a:b]


def _twice(data: bytes, dice: random.Random) -> bytes:
    a, b = sorted(dice.randrange(len(data)) for _ in range(2))
    return data[:b] + data[a:]


HARMS: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "torn": _torn, "specks": _specks, "head": _head, "hole": _hole, "lies": _lies,
    "swapped": _swapped, "twice": _twice,
}  # fmt: skip


def _outcome(path: Path, folder: Path) -> tuple[str, float]:
    """What became of a file: "taken" or the reason; and the seconds it took."""
    began = time.monotonic()
    light = path.stat().st_size <= LIGHT
    result = import_file(path, folder) if light else facts_of(path)
    if isinstance(result, MediaRefused):
        assert result.code in REASONS, (path.name, result)
        assert result.values["name"] == path.name
        assert imported(folder) is None, path.name
    left = [p.name for p in folder.glob("*")] if folder.exists() else []
    assert not [name for name in left if name.startswith(".part")], (path.name, left)
    if isinstance(result, Imported):
        _whole(path, result)
    return getattr(result, "code", "taken"), time.monotonic() - began


def _whole(path: Path, result: Imported) -> None:
    """What an import says it has made is there and can be opened."""
    facts = result.facts
    made = (result.proxy, result.poster, result.filmstrip, result.sound, result.waveform)
    for piece in (result.render_source, *made):
        assert piece is None or piece.stat().st_size > 0, (path.name, piece)
    assert (result.sound is not None) == facts.has_sound, path.name
    if facts.kind == "video":
        assert result.proxy is not None
        with av.open(str(result.proxy)) as file:
            assert sum(1 for _ in file.decode(video=0)) == facts.duration, path.name
    elif facts.kind == "image":
        assert result.poster is not None
        Image.open(result.poster).load()


@pytest.mark.slow
def test_two_hundred_damaged_files_are_taken_whole_or_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dice = random.Random(SEED)
    (tmp_path / "sound").mkdir()
    controls = [*_generated(tmp_path / "sound"), *_shared()]
    harmed = tmp_path / "harmed"
    harmed.mkdir()
    told: dict[Path, str] = {}
    for number in range(COUNT):
        base = controls[number % len(controls)]
        harm = dice.choice(sorted(HARMS))
        path = harmed / f"{number:03}-{harm}-{base.name}"
        path.write_bytes(HARMS[harm](base.read_bytes(), dice))
        told[path] = harm
    work = partial(_in_own_folder, tmp_path / "out")
    with ThreadPoolExecutor(max_workers=2) as pool:
        whole = dict(zip(controls, pool.map(work, controls), strict=True))
        outcomes = dict(zip(told, pool.map(work, told), strict=True))
    with capsys.disabled():
        _print(len(whole), outcomes, told)
    assert {code for code, _ in whole.values()} == {"taken"}, whole
    assert max(seconds for _, seconds in outcomes.values()) < SLOWEST
    codes = Counter(code for code, _ in outcomes.values())
    assert codes["taken"] > 20
    assert sum(codes.values()) - codes["taken"] > 20


def _in_own_folder(root: Path, path: Path) -> tuple[str, float]:
    folder = root / path.name
    try:
        return _outcome(path, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _print(controls: int, outcomes: dict[Path, tuple[str, float]], told: dict[Path, str]) -> None:
    codes = Counter(code for code, _ in outcomes.values())
    print(f"\n{controls} undamaged files taken; of {len(outcomes)} damaged ones (seed {SEED}):")
    for code, count in codes.most_common():
        by = Counter(told[path] for path, (found, _) in outcomes.items() if found == code)
        print(f"  {code:12} {count:3}   {', '.join(f'{k} {v}' for k, v in sorted(by.items()))}")
    slow, (code, seconds) = max(outcomes.items(), key=lambda item: item[1][1])
    print(f"  the longest: {slow.name}, {seconds:.1f} s, {code}")
