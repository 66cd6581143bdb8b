"""A finished file as numbers: its frames and its sound, for what is measured. EDGE."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from media.confine import run_confined
from media.errors import FfmpegFailed
from media.ffmpeg import ROOM, program
from media.measured import SAMPLES, Frames, Sound
from media.timing import TimeRange


def frames_of(path: Path, width: int, height: int, window: TimeRange | None = None) -> Frames:
    """The frames of a video at this size, or those within `window`. Raises FfmpegFailed."""
    cut = f"trim=start_frame={window.start_time}:end_frame={window.end_time}," if window else ""
    raw = _decoded(
        path, "-vf", f"{cut}scale={width}:{height}:flags=area", "-fps_mode", "passthrough",
        "-f", "rawvideo", "-pix_fmt", "rgb24",
    )  # fmt: skip
    count = len(raw) // (width * height * 3)
    return raw[: count * width * height * 3].reshape(count, height, width, 3)


def sound_of(path: Path) -> Sound:
    """The sound of a video, both channels in one. Raises FfmpegFailed."""
    raw = _decoded(path, "-vn", "-ac", "1", "-ar", str(SAMPLES), "-f", "f32le")
    return raw[: len(raw) // 4 * 4].view(np.float32)


def _decoded(path: Path, *options: str) -> Frames:
    with TemporaryDirectory() as folder:
        target = Path(folder, "raw")
        argv = [program(), "-v", "error", "-nostdin", "-i", str(path), *options, str(target)]
        ended = run_confined(argv, limits=ROOM)
        if ended.code != 0:
            raise FfmpegFailed(tuple(argv), ended.code, ended.complaints.decode(errors="replace"))
        return np.fromfile(target, dtype=np.uint8)
