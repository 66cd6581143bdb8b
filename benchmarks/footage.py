"""What job R is made from: a film, a minute of it, a photo, a logo. The same at every run. EDGE."""

from __future__ import annotations

import subprocess
from pathlib import Path

from PIL import Image, ImageDraw

from media.ffmpeg import program

CLIPS = Path(__file__).parent.parent / "templates/bundled/documentaire-animalier/clips"
"""Real film of people, CC BY 4.0 (templates/bundled/CREDITS.md)."""
LENGTH = 210
"""Frames of the film."""
RATE_MBIT = 28
"""Megabits per second the film comes near: a phone's 1080p, with more noise than most."""

FILMED = (
    "fps=30,scale=1920:1080:flags=bicubic,unsharp,noise=alls=5:allf=t:all_seed=1,"
    "setsar=1,format=yuv420p"
)
"""Enlarged, sharpened, and every frame with a grain of its own."""
SPOKEN = (
    "aevalsrc='0.25*(sin(2*PI*140*t)+0.5*sin(2*PI*700*t)+0.3*sin(2*PI*2400*t))"
    "*max(0,sin(2*PI*2.1*t))*lt(mod(t,1.7),1.2)':s=48000"
)
"""Something that comes and goes like speech, for music to give way to."""


def ffmpeg(*words: str) -> None:
    """Runs the packaged ffmpeg. Raises CalledProcessError."""
    subprocess.run([program(), "-v", "error", "-nostdin", "-y", *words], check=True)


def film(folder: Path) -> Path:
    """Seven seconds of 1920x1080 at 30 a second, H.264, a key picture every second, with sound."""
    path = folder / "film.mp4"
    seconds = str(LENGTH / 30)
    ffmpeg(
        "-i", str(CLIPS / "adulte.mp4"), "-f", "lavfi", "-i", SPOKEN, "-vf", FILMED, "-t", seconds,
        "-c:v", "libx264", "-preset", "veryfast", "-b:v", f"{RATE_MBIT}M", "-g", "30",
        "-colorspace", "bt709",
        "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv", "-c:a", "aac",
        "-b:a", "128k", "-movflags", "+faststart", str(path),
    )  # fmt: skip
    return path


def minute(film: Path, folder: Path) -> Path:
    """The film again and again, for 60 seconds, copied and not coded again."""
    path = folder / "minute.mp4"
    ffmpeg("-stream_loop", "-1", "-i", str(film), "-t", "60", "-c", "copy", "-movflags",
           "+faststart", str(path))  # fmt: skip
    return path


def photo(folder: Path) -> Path:
    """A picture of 3264x2448 (8 megapixels), as JPEG."""
    path = folder / "photo.jpg"
    ffmpeg("-i", str(CLIPS / "savane.mp4"), "-vf", "scale=3264:2448:flags=lanczos,unsharp,"
           "noise=alls=8:all_seed=2", "-frames:v", "1", "-q:v", "2", str(path))  # fmt: skip
    return path


def logo(folder: Path) -> Path:
    """A sign with clear parts, as PNG."""
    path = folder / "logo.png"
    image = Image.new("RGBA", (480, 160), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((0, 0, 479, 159), 40, fill=(43, 23, 34, 230))
    pen.ellipse((30, 30, 130, 130), fill=(255, 208, 90, 255))
    pen.rectangle((170, 60, 440, 100), fill=(255, 250, 245, 255))
    image.save(path)
    return path
