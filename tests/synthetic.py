"""Media made for tests: pictures that bear their number, flashes and beeps at known moments.

A picture's number is its brightness (`level`): it survives cropping, zooming, blurring and coding,
so a test reads from any finished frame which picture of the source it shows.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from imageio_ffmpeg import get_ffmpeg_exe

STEPS = 52
"""Numbers that brightness can tell apart; number n and n + STEPS look alike."""
TICKS = 90_000
"""Time base of generated clips."""


def level(number: int) -> int:
    """The brightness (Y of limited-range video) of picture `number`."""
    return 20 + 4 * (number % STEPS)


def number(luma: float) -> int:
    """The picture number, modulo STEPS, that bears this brightness."""
    return round((luma - 20) / 4) % STEPS


def clip(
    path: Path,
    moments: Sequence[Fraction],
    *,
    size: tuple[int, int] = (90, 160),
    bframes: int = 0,
    gop: int = 12,
    flashes: Iterable[int] = (),
    sound: tuple[Fraction, np.ndarray] | None = None,
) -> Path:
    """A clip whose picture n stands at `moments[n]` (seconds) and is as bright as `level(n)`.

    With `flashes` it is black but for the pictures of these numbers, which are white. `sound` is
    the moment of its first sample, and mono samples at 48 kHz.
    """
    flashing = set(flashes)
    with av.open(str(path), "w", options={"video_track_timescale": str(TICKS)}) as out:
        video = out.add_stream("libx264", rate=30)
        video.width, video.height = size
        video.pix_fmt = "yuv420p"
        video.time_base = video.codec_context.time_base = Fraction(1, TICKS)
        video.options = {"crf": "4", "preset": "veryfast", "bf": str(bframes), "g": str(gop),
                         "x264-params": f"b-adapt=0:bframes={bframes}"}  # fmt: skip
        audio = None
        if sound is not None:
            audio = out.add_stream("aac", rate=48_000, layout="mono")
            audio.options = {"b": "96k"}
        for n, moment in enumerate(moments):
            luma = (235 if n in flashing else 16) if flashing else level(n)
            frame = av.VideoFrame.from_ndarray(_flat(luma, size), format="yuv420p")
            frame.pts = int(moment * TICKS)
            frame.time_base = Fraction(1, TICKS)
            for packet in video.encode(frame):
                out.mux(packet)
        for packet in video.encode():
            out.mux(packet)
        if audio is not None and sound is not None:
            begin, samples = sound
            for at in range(0, len(samples) - 1023, 1024):
                block = np.ascontiguousarray(samples[at : at + 1024], dtype=np.float32)[None]
                piece = av.AudioFrame.from_ndarray(block, format="fltp", layout="mono")
                piece.sample_rate = 48_000
                piece.pts = int(begin * 48_000) + at
                piece.time_base = Fraction(1, 48_000)
                for packet in audio.encode(piece):
                    out.mux(packet)
            for packet in audio.encode():
                out.mux(packet)
    return path


def even(count: int, rate: int = 30, start: Fraction = Fraction(0)) -> list[Fraction]:
    """Moments of a clip of constant rate."""
    return [start + Fraction(n, rate) for n in range(count)]


def uneven(count: int, start: Fraction = Fraction(0)) -> list[Fraction]:
    """Moments of a phone's variable rate: now 24, now 30, now 60 a second, with a long wait."""
    gaps = [Fraction(1, 30), Fraction(1, 24), Fraction(1, 60), Fraction(1, 29), Fraction(7, 100)]
    moments, now = [], start
    for n in range(count):
        moments.append(now)
        now += gaps[n * 7 % 5] if n % 23 else Fraction(3, 10)
    return moments


def beeps(moments: Iterable[Fraction], seconds: Fraction, start: Fraction) -> np.ndarray:
    """Mono samples from `start` on: silence, with a short 1 kHz beep at each moment."""
    samples = np.zeros(int(seconds * 48_000), dtype=np.float32)
    tone = 0.5 * np.sin(2 * np.pi * 1000 * np.arange(1920) / 48_000)
    for moment in moments:
        at = int((moment - start) * 48_000)
        if 0 <= at < len(samples) - len(tone):
            samples[at : at + len(tone)] = tone
    return samples


def turned(path: Path, target: Path, degrees: int) -> Path:
    """The same clip with a display matrix that turns it clockwise by so many degrees."""
    words = ["-display_rotation", str(-degrees), "-i", str(path), "-map", "0", "-c", "copy"]
    ffmpeg(*words, str(target))
    return target


def ffmpeg(*words: str) -> None:
    """Runs the packaged ffmpeg; raises when it fails."""
    subprocess.run(
        [get_ffmpeg_exe(), "-v", "error", "-nostdin", "-y", *words], check=True, timeout=120
    )


def lumas(path: Path, corner: bool = False) -> list[float]:
    """Mean Y of each picture of a file; of its top left eighth only with `corner`."""
    with av.open(str(path)) as container:
        return [_luma(frame, corner) for frame in container.decode(video=0)]


def sounding(path: Path) -> np.ndarray:
    """Decoded samples of a file's sound, (n, channels), as a player hears them from time 0."""
    with av.open(str(path)) as container:
        parts = [frame.to_ndarray().T for frame in container.decode(audio=0)]
    return np.concatenate(parts)


def luma_plane(frame: av.VideoFrame) -> np.ndarray:
    """A picture's Y as it was decoded, (height, width), 16 to 235."""
    plane = frame.planes[0]
    rows = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)
    return rows[: frame.height, : frame.width].copy()


def _luma(frame: av.VideoFrame, corner: bool) -> float:
    grey = luma_plane(frame)
    if corner:
        grey = grey[: frame.height // 8, : frame.width // 8]
    return float(grey.mean())


def _flat(luma: int, size: tuple[int, int]) -> np.ndarray:
    width, height = size
    picture = np.full((height * 3 // 2, width), 128, dtype=np.uint8)
    picture[:height] = luma
    return picture
