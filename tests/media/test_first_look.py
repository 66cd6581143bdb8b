"""A film can be worked with a moment after it came; what the first look leaves, what follows."""

from __future__ import annotations

import os
import time
from fractions import Fraction as F
from pathlib import Path

import pytest
from PIL import Image

from media.library import (
    Imported,
    MediaRefused,
    facts_of,
    glimpse,
    glimpsed,
    import_file,
    imported,
)
from media.render import render
from tests.factories_media import SMALL, a_timeline, asset, sources_of
from tests.media.clips import ffmpeg, steady, write_clip
from tests.media.counter import counter_value


def _tiles(strip: Path, count: int) -> list[int]:
    """The number that each picture of a strip shows."""
    image = Image.open(strip)
    width = image.width // count
    whole = (image.crop((n * width, 0, (n + 1) * width, image.height)) for n in range(count))
    return [counter_value(one.resize((320, 240), Image.Resampling.BICUBIC)) for one in whole]


def test_the_first_look_comes_before_the_proxy_and_gives_way_to_it(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "a.mp4", moments=steady(60), sound_from=F(0), turned=90)
    folder, seen = tmp_path / "out", []

    def first(found: Imported) -> None:
        seen.append((found, (folder / "proxy.mp4").exists(), glimpsed(folder)))

    result = import_file(clip, folder, on_first=first)
    assert isinstance(result, Imported)
    ((found, had_proxy, again),) = seen
    assert not had_proxy
    assert again is not None
    assert (again.facts, again.poster) == (found.facts, found.poster)
    assert (found.proxy, found.sound, found.waveform) == (None, None, None)
    assert (found.facts.width, found.facts.height) == (320, 240)
    assert result.facts.duration - 1 <= found.facts.duration <= result.facts.duration
    assert glimpsed(folder) is None
    assert imported(folder) is not None
    assert not list(folder.glob("first-*"))


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_the_first_pictures_stand_upright(tmp_path: Path, turned: int) -> None:
    clip = write_clip(tmp_path / "a.mp4", moments=steady(48), turned=turned)
    found = glimpse(clip, tmp_path / "out")
    assert found is not None
    assert found.poster is not None
    assert found.filmstrip is not None
    assert (found.filmstrip_step, found.filmstrip_tiles) == (6, 8)
    poster = Image.open(found.poster)
    assert poster.size == (853, 640)
    assert counter_value(poster.resize((320, 240))) == 24  # the key picture before a second
    assert _tiles(found.filmstrip, 8) == [n * 6 // 12 * 12 for n in range(8)]


def test_a_film_renders_from_its_first_look(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "a.mp4", moments=steady(30))
    found = glimpse(clip, tmp_path / "out")
    assert found is not None
    timeline = a_timeline(asset(found.facts.media_id, 5, found.facts.duration - 5))
    done = render(timeline, SMALL, sources_of(found), tmp_path)
    assert done.duration == 24
    assert imported(tmp_path / "out") is None


def test_a_photo_and_a_torn_film_have_no_first_look(tmp_path: Path) -> None:
    photo = tmp_path / "p.png"
    Image.new("RGB", (64, 48)).save(photo)
    torn = write_clip(tmp_path / "a.mp4", moments=steady(20))
    torn.write_bytes(torn.read_bytes()[:2000])
    for path in (photo, torn):
        assert glimpse(path, tmp_path / path.stem) is None
        assert glimpsed(tmp_path / path.stem) is None
    assert isinstance(facts_of(torn), MediaRefused)


def test_the_strip_of_a_longer_film_shows_what_it_says(tmp_path: Path) -> None:
    """Only key pictures are decoded for it: they stand where its pictures are wanted."""
    clip = write_clip(tmp_path / "a.mp4", moments=steady(150))
    result = import_file(clip, tmp_path / "out")
    assert isinstance(result, Imported)
    assert (result.filmstrip_step, result.filmstrip_tiles) == (27, 6)
    assert result.filmstrip is not None
    assert _tiles(result.filmstrip, 6) == [0, 27, 54, 81, 108, 135]


@pytest.mark.slow
def test_a_minute_of_full_hd_is_seen_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Facts, poster and strip in under a second of processor time, whatever else runs here."""
    part, clip = tmp_path / "4.mp4", tmp_path / "60.mp4"
    ffmpeg(
        "-f", "lavfi", "-i", "testsrc2=s=1920x1080:r=30:d=3", "-vf", "noise=alls=8:allf=t",
        "-c:v", "libx264", "-preset", "ultrafast", "-b:v", "12M", "-g", "30", str(part),
    )  # fmt: skip
    ffmpeg("-stream_loop", "19", "-i", str(part), "-c", "copy", str(clip))
    began, used = time.monotonic(), os.times()
    found = glimpse(clip, tmp_path / "out", media_id="a" * 64)
    now = os.times()
    spent = now.children_user + now.children_system - used.children_user - used.children_system
    with capsys.disabled():
        megabytes = clip.stat().st_size / 1e6
        print(f"\n60 s of 1080p ({megabytes:.0f} MB) seen in {time.monotonic() - began:.2f} s, "
              f"{spent:.2f} s of processor time")  # fmt: skip
    assert found is not None
    assert found.facts.duration == pytest.approx(1800, abs=12)
    assert spent < 2
