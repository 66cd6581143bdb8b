"""A moment of a finished film as an animated GIF: short, small, with a palette of its own."""

from __future__ import annotations

import threading
from pathlib import Path

from media.command import QUIET, Command
from media.errors import MediaError
from media.ffmpeg import run
from media.timing import RATE

LENGTH = 4 * RATE
"""Frames of an extract at most."""
BEFORE = 2 * RATE
"""Frames of it before the moment it is about."""
SIZES = ((320, 12), (270, 10), (216, 8), (160, 6))
"""Widths in pixels and pictures per second that are tried until it is light enough."""
MOST_BYTES = 4_000_000
"""What a mail or a messenger takes without making it smaller."""


class TooLively(MediaError):
    """No size made the extract light enough."""


def gif(
    film: Path, target: Path, moment: int, *, cancel: threading.Event | None = None
) -> tuple[int, int]:
    """Writes the extract around frame `moment` of a film of ours; its window (start, frames).

    Raises TooLively, Cancelled, NoSpace and FfmpegFailed.
    """
    start = max(0, moment - BEFORE)
    for width, rate in SIZES:
        graph = (
            f"[0:v]fps={rate},scale={width}:-2:flags=lanczos,split[a][b];"
            "[a]palettegen=max_colors=128:stats_mode=diff[p];"
            "[b][p]paletteuse=dither=bayer:bayer_scale=4:diff_mode=rectangle"
        )
        argv = (
            *QUIET, "-ss", f"{start / RATE:.3f}", "-t", f"{LENGTH / RATE:.3f}", "-i", str(film),
            "-an", "-filter_complex", graph, "-loop", "0", "-f", "gif", str(target),
        )  # fmt: skip
        run(Command(argv=argv), cancel=cancel, target=str(target))
        if target.stat().st_size <= MOST_BYTES:
            return start, LENGTH
    raise TooLively(str(target))
