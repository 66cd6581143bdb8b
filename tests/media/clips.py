"""Clips for the tests of import: each picture bears its number, each flash has its beep."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import imageio_ffmpeg
import numpy as np
from PIL import Image

from media.cards import draw_counter
from media.timeline import CounterReference
from tests.media.counter import counter_value

TICKS = 600
"""Ticks per second of the clips' own clock."""


def numbered(number: int, width: int, height: int, *, bright: bool = False) -> Image.Image:
    """A picture that shows a number a machine can read; on light grey when `bright`."""
    image = Image.new("RGB", (width, height), (235, 235, 235) if bright else (60, 60, 60))
    counter = draw_counter(CounterReference(), number, width, height)
    image.paste(counter.image.convert("RGB"), (counter.x, counter.y))
    return image


def write_clip(
    path: Path,
    *,
    moments: Sequence[Fraction],
    size: tuple[int, int] = (320, 240),
    flashes: Sequence[int] = (),
    turned: int = 0,
    mirrored: bool = False,
    b_frames: int = 0,
    beeps: Sequence[Fraction] = (),
    sound_from: Fraction | None = None,
    sound_until: Fraction = Fraction(2),
    channels: str = "stereo",
) -> Path:
    """A clip whose picture n comes at moments[n] seconds and shows n.

    `size` is as seen; with `turned`, 90, 180 or 270, the pixels are stored turned that far back and
    the file says by how much to turn them clockwise; `mirrored` stores them flipped left to right
    and says so. Pictures in `flashes` are bright. `sound_from`
    is when the sound begins; a 1 kHz beep of 0.1 s sounds at each of `beeps`.
    """
    with av.open(str(path), "w") as file:
        video = file.add_stream(
            "libx264", rate=30, options={"bf": str(b_frames), "g": "12", "crf": "12"}
        )
        stored = size[::-1] if turned in {90, 270} else size
        video.width, video.height = stored
        video.pix_fmt = "yuv420p"
        video.time_base = video.codec_context.time_base = Fraction(1, TICKS)
        if mirrored:
            video.set_display_matrix([-65536, 0, 0, 0, 65536, 0, stored[0] << 16, 0, 1 << 30])
        elif turned:
            video.set_display_rotation(-turned)
        sound = None
        if sound_from is not None:
            sound = file.add_stream("aac", rate=48000, layout=channels)
        for number, moment in enumerate(moments):
            image = numbered(number, *size, bright=number in flashes)
            if turned:
                image = image.rotate(turned, expand=True)
            if mirrored:
                image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
            picture = av.VideoFrame.from_image(image)
            picture.pts, picture.time_base = round(moment * TICKS), Fraction(1, TICKS)
            file.mux(video.encode(picture))
        file.mux(video.encode())
        if sound is not None and sound_from is not None:
            for block in _beeping(beeps, sound_from, sound_until, channels):
                file.mux(sound.encode(block))
            file.mux(sound.encode())
    return path


def webm(path: Path, count: int) -> Path:
    """A WebM of so many numbered pictures with one key picture, as a browser records it."""
    with av.open(str(path), "w") as file:
        video = file.add_stream("libvpx", rate=30, options={"deadline": "realtime", "b": "2M"})
        video.width, video.height = 320, 240
        video.gop_size = count
        for number in range(count):
            file.mux(video.encode(av.VideoFrame.from_image(numbered(number, 320, 240))))
        file.mux(video.encode())
    return path


def steady(
    count: int, rate: Fraction = Fraction(30), start: Fraction = Fraction(0)
) -> list[Fraction]:
    """Moments of pictures at a constant rate."""
    return [start + n / rate for n in range(count)]


def numbers_in(path: Path) -> list[int]:
    """The number that each picture of a file shows, in order of presentation."""
    with av.open(str(path)) as file:
        return [counter_value(frame.to_image()) for frame in file.decode(video=0)]


def brightness(path: Path) -> list[float]:
    """Mean light of the lowest fifth of each picture, 0 to 255."""
    with av.open(str(path)) as file:
        greys = [frame.to_ndarray(format="gray") for frame in file.decode(video=0)]
    return [float(grey[grey.shape[0] * 4 // 5 :].mean()) for grey in greys]


def beeps_in(samples: np.ndarray, rate: int = 48000) -> list[float]:
    """Seconds at which a beep sets in, from mono samples between -1 and 1."""
    loud = np.abs(samples) > 0.08
    starts, last = [], -rate
    for index in np.flatnonzero(loud):
        if index - last > rate // 5:
            starts.append(index / rate)
        last = index
    return starts


def ffmpeg(*arguments: str) -> None:
    """Runs the packaged ffmpeg to make a test file."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-nostdin", "-y", *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def _beeping(
    beeps: Sequence[Fraction], start: Fraction, until: Fraction, channels: str
) -> list[av.AudioFrame]:
    rate = 48000
    count = round((until - start) * rate)
    t = np.arange(count) / rate + float(start)
    wave = np.zeros(count, dtype=np.float32)
    for beep in beeps:
        inside = (t >= float(beep)) & (t < float(beep) + 0.1)
        wave[inside] = 0.6 * np.sin(2 * np.pi * 1000 * (t[inside] - float(beep)))
    width = {"mono": 1, "stereo": 2, "5.1": 6}[channels]
    blocks = []
    for at in range(0, count, 1024):
        piece = np.tile(wave[at : at + 1024], (width, 1))
        frame = av.AudioFrame.from_ndarray(piece, format="fltp", layout=channels)
        frame.sample_rate = rate
        frame.pts, frame.time_base = round(start * rate) + at, Fraction(1, rate)
        blocks.append(frame)
    return blocks
