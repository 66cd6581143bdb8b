"""Clips of every kind a phone makes, generated, imported and looked at frame by frame."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
import wave
from fractions import Fraction as F
from pathlib import Path

import av
import numpy as np
import pytest

from media.errors import Cancelled
from media.library import Imported, MediaRefused, facts_of, import_file, imported
from tests.media.clips import (
    beeps_in,
    brightness,
    ffmpeg,
    numbers_in,
    steady,
    write_clip,
)


def _import(path: Path, folder: Path) -> Imported:
    result = import_file(path, folder)
    assert isinstance(result, Imported), result
    return result


def _sound(result: Imported) -> np.ndarray:
    assert result.sound is not None
    with wave.open(str(result.sound), "rb") as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (48000, 2, 2)
        data = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2")
    return data.reshape(-1, 2)[:, 0] / 32768


def _grid(moments: list[F], count: int) -> list[int]:
    """Which picture each frame of the grid shows: the last one that is nearest to it or earlier."""
    places = [int((moment - moments[0]) * 30 + F(1, 2)) for moment in moments]
    return [max(n for n, place in enumerate(places) if place <= k) for k in range(count)]


def test_a_steady_clip_keeps_every_frame(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "a.mp4", moments=steady(40))
    result = _import(clip, tmp_path / "out")
    assert (result.facts.width, result.facts.height, result.facts.duration) == (320, 240, 40)
    assert not result.facts.has_sound
    assert not result.facts.variable_rate
    assert result.sound is None
    assert result.waveform is None
    assert result.proxy is not None
    assert numbers_in(result.proxy) == list(range(40))


def test_a_variable_rate_clip_lands_on_the_grid_of_its_first_picture(tmp_path: Path) -> None:
    moments = [F(1, 2)]
    for gap in (20, 20, 41, 13, 20, 80, 17, 20, 20, 33, 200, 20, 19, 21, 20, 9, 11, 20, 20, 20):
        moments.append(moments[-1] + F(gap, 600))
    clip = write_clip(tmp_path / "vfr.mkv", moments=moments)
    result = _import(clip, tmp_path / "out")
    assert result.facts.variable_rate
    assert result.facts.start == F(1, 2)
    assert result.proxy is not None
    seen = numbers_in(result.proxy)
    assert seen == _grid(moments, len(seen))
    assert result.facts.duration == len(seen)


def test_ten_pictures_a_second_are_each_held_three_frames(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "slow.mp4", moments=steady(12, F(10)))
    result = _import(clip, tmp_path / "out")
    assert result.proxy is not None
    seen = numbers_in(result.proxy)
    assert seen == [n // 3 for n in range(len(seen))]
    assert 34 <= len(seen) <= 36  # the file does not say how long the last picture stands


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_clip_stands_upright(tmp_path: Path, turned: int) -> None:
    clip = write_clip(tmp_path / "turned.mp4", moments=steady(12), size=(240, 320), turned=turned)
    result = _import(clip, tmp_path / "out")
    assert result.facts.rotation == turned
    assert (result.facts.width, result.facts.height) == (240, 320)
    assert result.proxy is not None
    assert numbers_in(result.proxy) == list(range(12))
    with av.open(str(result.proxy)) as file:
        first = next(file.decode(video=0))
    assert (first.width, first.height, first.rotation) == (240, 320, 0)


def test_a_mirrored_clip_can_be_read(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "selfie.mp4", moments=steady(8), mirrored=True)
    result = _import(clip, tmp_path / "out")
    assert (result.facts.mirrored, result.facts.rotation) == (True, 0)
    assert result.proxy is not None
    assert numbers_in(result.proxy) == list(range(8))


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("b-frames", {"b_frames": 3}),
        ("turned", {"turned": 90, "size": (240, 320)}),
        ("late sound", {"sound_from": F(2, 5)}),
        ("early sound", {"start": F(3, 10)}),
        ("variable", {"rate": F(24)}),
        ("mono", {"channels": "mono"}),
        ("5.1", {"channels": "5.1"}),
    ],
)
def test_flash_and_beep_stay_together(tmp_path: Path, name: str, options: dict) -> None:
    options = dict(options)
    rate, start = options.pop("rate", F(30)), options.pop("start", F(0))
    moments = steady(int(2 * rate), rate, start)
    flashes = [int(rate * 7 / 10), int(rate * 6 / 5), int(rate * 8 / 5)]
    beeps = [moments[n] for n in flashes]
    clip = write_clip(
        tmp_path / "sync.mp4", moments=moments, flashes=flashes, beeps=beeps,
        **{"sound_from": F(0), **options},
    )  # fmt: skip
    result = _import(clip, tmp_path / "out")
    assert result.proxy is not None
    light = brightness(result.proxy)
    seen = [n / 30 for n in range(1, len(light)) if light[n] > 150 >= light[n - 1]]
    heard = beeps_in(_sound(result))
    assert len(seen) == len(heard) == 3, (seen, heard)
    slack = 0.02 if rate == 30 else 0.02 + 1 / 60  # a picture off the grid is moved to it
    assert max(abs(a - b) for a, b in zip(seen, heard, strict=True)) <= slack, (seen, heard)


def test_hlg_ten_bit_footage_comes_out_in_ordinary_colour(tmp_path: Path) -> None:
    clip = tmp_path / "hlg.mov"
    ffmpeg(
        "-f", "lavfi", "-i", "testsrc2=s=192x108:r=30:d=0.4,format=yuv420p10le",
        "-c:v", "libx265", "-tag:v", "hvc1", "-x265-params",
        "log-level=none:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc",
        "-color_primaries", "bt2020", "-color_trc", "arib-std-b67", "-colorspace", "bt2020nc",
        str(clip),
    )  # fmt: skip
    result = _import(clip, tmp_path / "out")
    facts = result.facts
    assert (facts.transfer, facts.bit_depth, facts.matrix) == ("hlg", 10, "bt2020")
    assert result.proxy is not None
    with av.open(str(result.proxy)) as file:
        first = next(file.decode(video=0))
    assert first.format.name == "yuv420p"
    assert (int(first.color_trc), int(first.colorspace), int(first.color_range)) == (1, 1, 1)
    grey = first.to_ndarray(format="gray")
    assert grey.std() > 30


@pytest.mark.parametrize(("curve", "kind"), [("arib-std-b67", "hlg"), ("smpte2084", "pq")])
def test_wide_range_footage_keeps_the_brightness_of_faces(
    tmp_path: Path, curve: str, kind: str
) -> None:
    clip = tmp_path / "wide.mov"
    sheets = "".join(f"[{n}]" for n in range(4))
    ffmpeg(
        *(word for grey in ("303030", "707070", "b0b0b0", "e0e0e0")
          for word in ("-f", "lavfi", "-i", f"color=0x{grey}:s=64x64:r=30:d=0.2,format=gbrp")),
        "-filter_complex",
        f"{sheets}hstack=4,setparams=color_primaries=bt709:color_trc=bt709:colorspace=gbr:range=pc,"
        f"zscale=t=linear:npl=203,format=gbrpf32le,zscale=p=2020:t={curve}:m=2020_ncl:r=limited:npl=203,"
        "format=yuv420p10le",
        "-c:v", "libx265", "-tag:v", "hvc1", "-x265-params",
        f"log-level=none:colorprim=bt2020:transfer={curve}:colormatrix=bt2020nc", str(clip),
    )  # fmt: skip
    result = _import(clip, tmp_path / "out")
    assert result.facts.transfer == kind
    assert result.proxy is not None
    with av.open(str(result.proxy)) as file:
        seen = next(file.decode(video=0)).to_ndarray(format="rgb24").astype(int)
    greys = [float(seen[16:48, 64 * n + 16 : 64 * n + 48].mean()) for n in range(4)]
    assert greys == pytest.approx([0x30, 0x70, 0xB0, 0xE0], abs=9)


def test_interlaced_footage_is_seen_as_such(tmp_path: Path) -> None:
    clip = tmp_path / "inter.mts"
    ffmpeg(
        "-f", "lavfi", "-i", "testsrc2=s=192x144:r=50:d=0.6", "-vf", "interlace,setfield=tff",
        "-c:v", "libx264", "-flags", "+ilme+ildct", "-f", "mpegts", str(clip),
    )  # fmt: skip
    result = _import(clip, tmp_path / "out")
    assert result.facts.interlaced
    assert result.facts.duration == pytest.approx(18, abs=1)


def test_wide_pixels_are_made_square(tmp_path: Path) -> None:
    clip = tmp_path / "dv.mp4"
    ffmpeg(
        "-f", "lavfi", "-i", "testsrc2=s=180x144:r=25:d=0.4", "-vf", "setsar=16/11", str(clip)
    )  # fmt: skip
    result = _import(clip, tmp_path / "out")
    assert (result.facts.width, result.facts.height) == (262, 144)
    assert result.facts.sample_aspect == F(16, 11)
    assert result.proxy is not None
    with av.open(str(result.proxy)) as file:
        first = next(file.decode(video=0))
    assert (first.width, first.height) == (262, 144)


def test_full_range_footage_keeps_black_black(tmp_path: Path) -> None:
    clip = tmp_path / "full.mp4"
    ffmpeg(
        "-f", "lavfi", "-i", "color=black:s=96x64:r=30:d=0.3",
        "-vf", "scale=out_range=pc,format=yuvj420p", "-color_range", "pc", str(clip),
    )  # fmt: skip
    result = _import(clip, tmp_path / "out")
    assert result.facts.full_range
    assert result.proxy is not None
    with av.open(str(result.proxy)) as file:
        plane = next(file.decode(video=0)).planes[0]
    luma = np.frombuffer(plane, dtype=np.uint8).reshape(-1, plane.line_size)[:64, :96]
    assert abs(float(luma.mean()) - 16) < 2


def test_a_recording_has_sound_and_waveform_only(tmp_path: Path) -> None:
    voice = tmp_path / "voix.m4a"
    ffmpeg("-f", "lavfi", "-i", "sine=f=300:d=1.5", "-ac", "1", "-ar", "44100", str(voice))
    result = _import(voice, tmp_path / "out")
    assert result.facts.kind == "audio"
    assert (result.proxy, result.poster, result.filmstrip) == (None, None, None)
    assert result.facts.duration == pytest.approx(45, abs=2)
    assert result.waveform is not None
    told = json.loads(result.waveform.read_text("utf-8"))
    assert told["rate"] == 30
    assert len(told["peaks"]) == result.facts.duration
    assert max(told["peaks"]) > 20


def test_music_with_a_cover_is_a_sound(tmp_path: Path) -> None:
    cover, song = tmp_path / "c.png", tmp_path / "song.mp3"
    ffmpeg("-f", "lavfi", "-i", "color=red:s=64x64", "-frames:v", "1", str(cover))
    ffmpeg(
        "-f", "lavfi", "-i", "sine=d=1", "-i", str(cover), "-map", "0", "-map", "1", "-c:v", "copy",
        "-id3v2_version", "3", "-disposition:v", "attached_pic", str(song),
    )  # fmt: skip
    facts = facts_of(song)
    assert not isinstance(facts, MediaRefused)
    assert facts.kind == "audio"


def test_the_filmstrip_says_where_its_pictures_stand(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "a.mp4", moments=steady(60))
    result = _import(clip, tmp_path / "out")
    assert (result.filmstrip_step, result.filmstrip_tiles) == (12, 5)
    assert result.filmstrip is not None
    from PIL import Image

    strip = Image.open(result.filmstrip)
    assert strip.size == (128 * 5, 96)


def test_the_original_is_not_touched(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "a.mp4", moments=steady(10))
    before = clip.read_bytes()
    result = _import(clip, tmp_path / "out")
    assert clip.read_bytes() == before
    assert result.render_source == clip


def test_an_import_is_found_again_and_not_made_twice(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "a.mp4", moments=steady(10), sound_from=F(0))
    first = _import(clip, tmp_path / "out")
    assert first.proxy is not None
    stamp = first.proxy.stat().st_mtime_ns
    again = _import(clip, tmp_path / "out")
    assert again.facts == first.facts
    assert first.proxy.stat().st_mtime_ns == stamp
    found = imported(tmp_path / "out")
    assert found is not None
    assert found.facts == first.facts
    assert found.render_source.resolve() == clip.resolve()


def test_an_interrupted_import_goes_on_with_what_is_missing(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "a.mp4", moments=steady(10), sound_from=F(0))
    first = _import(clip, tmp_path / "out")
    assert first.proxy is not None
    stamp = first.proxy.stat().st_mtime_ns
    for name in ("import.json", "filmstrip.jpg", "waveform.json"):
        (tmp_path / "out" / name).unlink()
    (tmp_path / "out" / ".part-999999999-1-filmstrip.jpg").write_bytes(b"half")
    assert imported(tmp_path / "out") is None
    again = _import(clip, tmp_path / "out")
    assert again == first
    assert first.proxy.stat().st_mtime_ns == stamp
    assert not list((tmp_path / "out").glob(".part-*"))


@pytest.mark.slow
def test_an_import_killed_in_its_middle_leaves_nothing_half_made(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "a.mp4", moments=steady(240), size=(640, 480), sound_from=F(0))
    out = tmp_path / "out"
    script = (
        "import sys; from pathlib import Path; from media.library import import_file;"
        "import_file(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    whole: set[str] = set()
    for delay in (0.6, 1.0, 1.4, 1.9):
        child = subprocess.Popen(
            [sys.executable, "-c", script, str(clip), str(out)], cwd=Path(__file__).parents[2]
        )
        time.sleep(delay)
        child.kill()
        child.wait()
        for path in out.glob("[!.]*"):
            assert path.stat().st_size > 0
            whole.add(path.name)
    result = _import(clip, out)
    assert result.proxy is not None
    assert numbers_in(result.proxy) == list(range(240))
    assert whole <= {path.name for path in out.iterdir()}
    assert not list(out.glob(".part-*"))


@pytest.mark.parametrize("share", [0.0, 0.1])
def test_a_cancelled_import_leaves_nothing_behind(tmp_path: Path, share: float) -> None:
    clip = write_clip(tmp_path / "a.mp4", moments=steady(30))
    cancel = threading.Event()
    if share == 0.0:
        cancel.set()
    with pytest.raises(Cancelled):
        import_file(clip, tmp_path / "out", cancel=cancel, on_progress=lambda _: cancel.set())
    assert not list((tmp_path / "out").glob("*"))


def test_progress_rises_to_one(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "a.mp4", moments=steady(10))
    told: list[float] = []
    import_file(clip, tmp_path / "out", on_progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
