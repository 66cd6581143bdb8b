"""What a table was measured on. EDGE."""

from __future__ import annotations

import os
import platform
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from media import ffmpeg
from media.rendition import REEL


def load() -> float:
    """How many processes wanted a processor, on average over the last minute."""
    return os.getloadavg()[0]


def described(rounds: int, busy: float, seconds: float) -> list[str]:
    """Lines that stand over the table."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in _lines("/proc/cpuinfo")
            if "model name" in line
        ),
        platform.processor(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    cores = os.cpu_count() or 1
    state = "**others used it meanwhile: times on the wall are too long**" if busy > cores + 1.5 \
        else "quiet but for the measures"  # fmt: skip
    return [
        "# Speed, as measured",
        "",
        "Written by `make bench`. Job R (`benchmarks/job.py`): 30 s in 1080x1920, four scenes of",
        "film, a photo under a slow zoom, a card, captions, logo, two cross-fades, music under",
        "voices. L is the physical limit: decoding what is used, coding the ready frames.",
        "",
        (
            f"- {datetime.now().astimezone():%Y-%m-%d %H:%M}, {model}, {cores} cores, "
            f"{memory:.0f} GB; load up to {busy:.1f}: {state}"
        ),
        (
            f"- Python {platform.python_version()}, ffmpeg {ffmpeg.version().split()[0]}, PyAV "
            f"{version('av')}, MoviePy {version('moviepy')}, Pillow {version('pillow')}; x264 "
            f"{REEL.preset}, crf {REEL.crf}, no B-pictures"
        ),
        f"- {rounds} rounds, medians; {seconds / 60:.0f} min in all",
    ]


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []
