"""The first look at a film: a poster and a short strip in a moment. Runs in the sandbox's child.

A long film takes seconds to be made ready. Until then a few of its key pictures, reached by
seeking, show what it is. They are only for the eye: nothing is counted on them.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from itertools import takewhile
from typing import Any

import av
from PIL import Image

from media.admission import OPEN, Answer
from media.timing import RATE

TILES = 8
"""Pictures of the first strip at most."""
LINES = 2
"""Pictures decoded side by side."""
TILE_HEIGHT = 96
"""Rows of each."""
POSTER_HEIGHT = 640


def glance(facts: Answer, path: str, poster: str, strip: str) -> Answer | None:
    """Writes both JPEG files of a film; {"step", "tiles"}, or None when they cannot be had.

    `facts` are those of `media.probe.look`. A picture stands for the frames from its own on; it is
    the nearest key picture before.
    """
    step = max(1, -(-facts["duration"] // TILES))
    try:
        pictures = _pictures(path, facts, step)
    except (av.error.FFmpegError, ValueError, OverflowError):
        return None
    if not pictures:
        return None
    first = min(len(pictures) - 1, RATE // step) if step < RATE else 0
    _shown(pictures[first], facts, POSTER_HEIGHT).save(poster, "JPEG", quality=85)
    tiles = [_shown(picture, facts, TILE_HEIGHT) for picture in pictures]
    whole = Image.new("RGB", (tiles[0].width * len(tiles), TILE_HEIGHT))
    for number, tile in enumerate(tiles):
        whole.paste(tile.resize((tiles[0].width, TILE_HEIGHT)), (tiles[0].width * number, 0))
    whole.save(strip, "JPEG", quality=80)
    return {"step": step, "tiles": len(tiles)}


def _pictures(path: str, facts: Answer, step: int) -> list[Any]:
    """One picture per tile, as many as can be had; decoded by two lines, every other one by each.

    (A key picture of a phone is one slice: threads of the decoder itself would not share it.)
    """
    moments = [number * step for number in range(-(-facts["duration"] // step))]
    with ThreadPoolExecutor(LINES) as pool:
        lines = [pool.submit(_line, path, facts, moments[n::LINES]) for n in range(LINES)]
        found = {moment: picture for line in lines for moment, picture in line.result()}
    return [found[moment] for moment in takewhile(found.__contains__, moments)]


def _line(path: str, facts: Answer, moments: list[int]) -> list[tuple[int, Any]]:
    """The pictures at some frames, until there is none."""
    found: list[tuple[int, Any]] = []
    with av.open(path, options=OPEN, metadata_errors="replace") as film:
        stream: Any = film.streams[facts["video_stream"]]
        stream.codec_context.thread_count = 1
        stream.codec_context.options = {"skip_loop_filter": "all"}  # smaller, nobody sees it
        stream.codec_context.skip_frame = "NONKEY"
        for frame in moments:
            moment = Fraction(facts["start"]) + Fraction(frame, RATE)
            film.seek(int(moment / stream.time_base), stream=stream, backward=True)
            picture = _key_picture(film, stream)
            if picture is None:
                break
            found.append((frame, picture))
    return found


def _key_picture(film: Any, stream: Any) -> Any | None:
    """The next key picture. The decoder is asked for it at once: left alone it would first decode
    two key pictures more, since others might have to be shown before."""
    for packet in film.demux(stream):
        found = packet.decode() or (stream.codec_context.decode(None) if packet.is_keyframe else [])
        if found:
            return found[0]
        if packet.is_keyframe:
            stream.codec_context.flush_buffers()
    return None


def _shown(picture: Any, facts: Answer, height: int) -> Image.Image:
    """Upright, in its own shape, so many rows high."""
    width = max(2, round(facts["width"] * height / facts["height"]))
    turned = facts["rotation"] in {90, 270}
    across, down = (height, width) if turned else (width, height)
    image: Image.Image = picture.reformat(width=across, height=down, format="rgb24").to_image()
    if facts["mirrored"]:
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    turns = {
        90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180,
        270: Image.Transpose.ROTATE_90,
    }  # fmt: skip
    turn = turns.get(facts["rotation"])
    return image if turn is None else image.transpose(turn)
