"""The same little film made a second time, by MoviePy alone, to check the engine's pictures.

MoviePy cuts, crops, lays over and joins with its own code; only the scaler is shared (swscale,
bicubic), so that a difference means a mistake and not a taste. It gets proxies of no rotation, or
files through `upright_reader`, because MoviePy 2.2.1 reads ffmpeg's word for rotation no longer.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import av
import numpy as np
from moviepy import CompositeVideoClip, ImageClip, VideoClip, VideoFileClip, concatenate_videoclips
from moviepy.video.io import ffmpeg_reader

from media.drawn import sprite
from media.rendition import Rendition
from media.timeline import (
    AssetReference,
    Clip,
    FreezeFrame,
    LinearTimeWarp,
    PunchIn,
    Reframe,
    Timeline,
    placed,
)


@contextlib.contextmanager
def upright_reader() -> Iterator[None]:
    """While it lasts, MoviePy understands how today's ffmpeg says that a phone was held upright."""
    parser = ffmpeg_reader.FFmpegInfosParser
    original = parser.__init__

    def patched(self: Any, infos: str, *words: Any, **named: Any) -> None:
        original(self, infos.replace("Display Matrix: rotation", "displaymatrix: rotation"),
                 *words, **named)  # fmt: skip

    parser.__init__ = patched
    try:
        yield
    finally:
        parser.__init__ = original


def by_moviepy(
    timeline: Timeline,
    rendition: Rendition,
    files: Mapping[str, Path],
    shift: tuple[int, int] = (0, 0),
) -> list[np.ndarray]:
    """Every frame as RGB; `shift` moves what lies over the picture by so many pixels and frames."""
    with upright_reader():
        scenes = [_scene(clip, rendition, files) for _, clip in placed(timeline.picture)]
        base = concatenate_videoclips(scenes)
        layers: list[Any] = [base]
        for track in timeline.tracks[1:]:
            if track.kind != "Video":
                continue
            for start, clip in placed(track):
                drawing = sprite(clip.media_reference, width=rendition.width,  # type: ignore[arg-type]
                                 height=rendition.height, duration=clip.duration)  # fmt: skip
                layer = drawing.clip.with_start((start + shift[1]) / 30)
                layers.append(layer.with_position((drawing.x, drawing.y + shift[0])))
        whole = CompositeVideoClip(layers, size=(rendition.width, rendition.height))
        frames = [whole.get_frame(_exact(n)) for n in range(timeline.duration)]
        for scene in scenes:
            scene.close()
    return frames


def _exact(frame: int) -> float:
    """Just after a frame's moment: MoviePy floors float seconds, and 29/30 * 30 is 28.999…"""
    return frame / 30 + 1e-6


def _scene(clip: Clip, rendition: Rendition, files: Mapping[str, Path]) -> VideoClip:
    size = (rendition.width, rendition.height)
    if not isinstance(clip.media_reference, AssetReference):
        drawing = sprite(
            clip.media_reference, width=size[0], height=size[1], duration=clip.duration
        )  # type: ignore[arg-type]
        return drawing.clip
    source = VideoFileClip(str(files[clip.media_reference.media_id]), audio=False)
    part = source.subclipped(clip.source_range.start_time / 30)
    for effect in clip.effects:
        if isinstance(effect, LinearTimeWarp):
            part = part.with_speed_scaled(float(effect.time_scalar))
    frames = next((e for e in clip.effects if isinstance(e, FreezeFrame)), None)
    if frames is not None:
        still = ImageClip(part.get_frame(_exact(frames.at))).with_duration(frames.duration / 30)
        part = concatenate_videoclips(
            [
                part.subclipped(0, frames.at / 30),
                still.with_fps(30),
                part.subclipped(frames.at / 30),
            ]
        )
    closer = next((e for e in clip.effects if isinstance(e, PunchIn)), None)
    reframe = next((e for e in clip.effects if isinstance(e, Reframe)), Reframe())
    wide = _scaled(part, size, reframe, None)
    if closer is not None:
        near = _scaled(part, size, reframe, closer)
        pieces = [
            wide.subclipped(0, closer.at / 30),
            near.subclipped(closer.at / 30, (closer.at + closer.duration) / 30),
            wide.subclipped((closer.at + closer.duration) / 30, clip.duration / 30),
        ]
        return concatenate_videoclips([p for p in pieces if p.duration > 0.01])
    return wide.subclipped(0, clip.duration / 30)


def _scaled(
    part: VideoClip, size: tuple[int, int], reframe: Reframe, closer: PunchIn | None
) -> VideoClip:
    """Cut around the focus point, then scaled: arithmetic in floats, by MoviePy's own crop."""
    width, height = part.size
    across, down = min(width, height * size[0] / size[1]), min(height, width * size[1] / size[0])
    left = min(max(float(reframe.focus_x) * width - across / 2, 0), width - across)
    top = min(max(float(reframe.focus_y) * height - down / 2, 0), height - down)
    if closer is not None:
        x, y = left + float(closer.focus_x) * across, top + float(closer.focus_y) * down
        inner = across / float(closer.zoom), down / float(closer.zoom)
        left = min(max(x - inner[0] / 2, left), left + across - inner[0])
        top = min(max(y - inner[1] / 2, top), top + down - inner[1])
        across, down = inner
    cut = part.cropped(x1=round(left), y1=round(top), width=round(across), height=round(down))

    def enlarge(picture: np.ndarray) -> np.ndarray:
        frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
        return frame.reformat(*size, interpolation="BICUBIC").to_ndarray(format="rgb24")

    return cut.image_transform(enlarge)


def luma(picture: np.ndarray) -> np.ndarray:
    """Y of BT.709 of an RGB picture, 0 to 255."""
    return picture.astype(np.float64) @ np.array([0.2126, 0.7152, 0.0722])


def ssim(one: np.ndarray, other: np.ndarray) -> float:
    """Structural similarity of two grey pictures over windows of 8x8 (Wang et al., 2004)."""
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2

    def mean(values: np.ndarray) -> np.ndarray:
        table = np.pad(values, ((1, 0), (1, 0))).cumsum(0).cumsum(1)
        return (table[8:, 8:] - table[:-8, 8:] - table[8:, :-8] + table[:-8, :-8]) / 64

    m1, m2 = mean(one), mean(other)
    v1, v2 = mean(one * one) - m1 * m1, mean(other * other) - m2 * m2
    both = mean(one * other) - m1 * m2
    score = (2 * m1 * m2 + c1) * (2 * both + c2) / ((m1**2 + m2**2 + c1) * (v1 + v2 + c2))
    return float(score.mean())
