"""Odd footage to its end: the finished file shows and sounds what the studio showed."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from media.ffmpeg import program
from media.render import render
from media.still import still
from media.timeline import Reframe
from media.timing import RATE
from tests import synthetic
from tests.factories_media import (
    SMALL,
    a_timeline,
    asset,
    imported,
    sounds,
    sources_of,
)
from tests.media.clips import beeps_in, ffmpeg, numbers_in, webm

TENBIT = ("-c:v", "libx265", "-tag:v", "hvc1", "-pix_fmt", "yuv420p10le", "-x265-params")
WIDE = "colorprim=bt2020:colormatrix=bt2020nc:log-level=none:transfer="
KINDS = {
    "hevc, 10 bits": (*TENBIT, "log-level=none"),
    "HLG": (*TENBIT, WIDE + "arib-std-b67"),
    "PQ": (*TENBIT, WIDE + "smpte2084"),
    "wide pixels": ("-vf", "setsar=16/11"),
    "interlaced": ("-vf", "interlace,setfield=tff", "-flags", "+ilme+ildct"),
    "full range": ("-vf", "scale=out_range=pc,format=yuvj420p", "-color_range", "pc"),
    "VP9": ("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8"),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_final_from_the_original_shows_what_the_proxy_showed(kind: str, tmp_path: Path) -> None:
    """The same pictures in the same light, whatever the phone wrote."""
    suffix = "webm" if kind == "VP9" else "mov"
    clip = tmp_path / f"a.{suffix}"
    rate = 60 if kind == "interlaced" else 30
    ffmpeg("-f", "lavfi", "-i", f"testsrc2=s=180x144:r={rate}:d=0.8", *KINDS[kind], str(clip))
    file = imported(clip, tmp_path / "in")
    timeline = a_timeline(asset(file.facts.media_id, 3, 15, Reframe(mode="blur")))
    seen = [
        _shown(still(timeline, frame, sources_of(file), tmp_path, rendition=form, kind="png"))
        for frame in (2, 13)
        for form in (SMALL, replace(SMALL, source="proxy"))
    ]
    early, late = (float(np.abs(a - b).mean()) for a, b in (seen[:2], seen[2:]))
    moved = float(np.abs(seen[0] - seen[2]).mean())
    assert max(early, late) < 3 < 9 < moved, (early, late, moved)


def _shown(data: bytes) -> np.ndarray:
    image = Image.open(io.BytesIO(data)).convert("RGB").resize((90, 160), Image.Resampling.BOX)
    return np.asarray(image, dtype=float)[48:112]


def test_a_webm_without_duration_is_cut_by_number(tmp_path: Path) -> None:
    """As a browser records it: no length, no index, one key picture; the end is still exact."""
    clip = webm(tmp_path / "whole.webm", 75)
    streamed = tmp_path / "streamed.webm"
    with streamed.open("wb") as out:
        out.write(_piped(clip))
    with av.open(str(streamed)) as container:
        assert container.duration is None
    file = imported(streamed, tmp_path / "in")
    assert file.facts.duration == 75
    timeline = a_timeline(asset(file.facts.media_id, 50, 25))
    form = replace(SMALL, width=320, height=240)
    done = render(timeline, form, sources_of(file), tmp_path)
    assert numbers_in(done.path) == list(range(50, 75))


def _piped(clip: Path) -> bytes:
    words = ["-v", "error", "-i", str(clip), "-c", "copy", "-f", "webm", "-live", "1", "pipe:1"]
    return subprocess.run([program(), *words], check=True, capture_output=True, timeout=60).stdout


def test_after_a_minute_of_uneven_pictures_flash_and_beep_are_together(tmp_path: Path) -> None:
    """Under 20 ms at the end of a clip whose pictures come as a phone sends them."""
    moments = synthetic.uneven(1400)
    assert 60 < moments[-1] < 75
    flashes = [n for n in (1330, 1345, 1360, 1375) if moments[n + 1] - moments[n] > Fraction(1, 31)]
    wanted = [moments[n] for n in flashes]
    sound = synthetic.beeps(wanted, moments[-1] + 1, Fraction(0))
    clip = synthetic.clip(tmp_path / "long.mkv", moments, size=(160, 90), bframes=2, gop=60,
                          flashes=flashes, sound=(Fraction(0), sound))  # fmt: skip
    file = imported(clip, tmp_path / "in")
    assert file.facts.variable_rate
    media, start = file.facts.media_id, int(wanted[0] * RATE) - 15
    cut = asset(media, start, file.facts.duration - start - 5)
    done = render(a_timeline(cut, heard=(sounds(cut),)), SMALL, sources_of(file), tmp_path)
    lit = np.array(synthetic.lumas(done.path)) > 120
    seen = [n + 1 for n, (a, b) in enumerate(pairwise(lit)) if b and not a]
    heard = beeps_in(synthetic.sounding(done.path)[:, 0])
    assert len(seen) == len(heard) == len(flashes) >= 2
    # a picture off the grid is moved to the nearest frame, never more than half a frame: that
    # much is the grid's, the rest must stay under 20 ms against the source's own moment
    for n, beep, frame in zip(flashes, heard, seen, strict=True):
        true = float(moments[n] - Fraction(start, RATE))
        assert abs(beep - true) < 0.020, (beep, true)
        assert abs(frame / RATE - true) <= 0.5 / RATE + 0.001, (frame, true)
