"""Looks for faces in a film. Runs in the sandbox's child only: it decodes, and loads the detector.

onnxruntime carries the model out on the processor, one thread. Where it is not installed, or does
not start, the answer is refused "no-detector" and nothing else of the house changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np

from media.admission import OPEN, Answer, refused
from media.faces import SIDE, Face, Numbers, Tile, decode, settle, tiles, whole
from media.timing import RATE

MODEL = Path(__file__).parent / "models" / "blazeface-full-range.onnx"


def faces(path: str, first: str, last: str, step: str, tiled: str) -> Answer:
    """The faces of a proxy's frames `first` to `last`: {"ok": {"seen": [[frame, [box, …]], …]}}.

    A box is [left, top, width, height, score]: thousandths of the picture, per cent. `step` above 1
    takes key pictures only, of those one every `step` frames. `tiled` is "always" (smaller faces
    are found, three times the work) or "lost": only where the whole picture shows none.
    """
    try:
        detector = Detector()
    except Exception as error:
        return refused("no-detector", error=type(error).__name__)
    seen = []
    try:
        with av.open(path, options=OPEN) as film:
            for frame, picture in _pictures(film, int(first), int(last), int(step)):
                found = detector.look(picture, always=tiled == "always")
                seen.append([frame, [_plain(face) for face in found]])
    except (av.error.FFmpegError, ValueError, OverflowError):
        return refused("damaged")
    return {"ok": {"seen": seen}}


class Detector:
    """The model, ready to look. Raises whatever onnxruntime raises where it cannot run."""

    def __init__(self) -> None:
        import onnxruntime  # noqa: PLC0415 - 0.2 s, and it may not be there

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(MODEL), options, providers=["CPUExecutionProvider"]
        )

    def look(self, picture: Any, *, always: bool) -> tuple[Face, ...]:
        """The faces of one picture (an av.VideoFrame), the largest first."""
        width, height = picture.width, picture.height
        padded = np.zeros((SIDE, SIDE, 3), np.uint8)
        share = SIDE / max(width, height)
        fitted = _scaled(picture, round(width * share), round(height * share))
        padded[: fitted.shape[0], : fitted.shape[1]] = fitted
        rows = [self._tile(padded, whole(width, height))]
        if always or not len(rows[0]):
            share = SIDE / min(width, height)
            larger = _scaled(picture, round(width * share), round(height * share))
            for tile in tiles(width, height):
                top = min(round(tile.top * larger.shape[0]), larger.shape[0] - SIDE)
                left = min(round(tile.left * larger.shape[1]), larger.shape[1] - SIDE)
                rows.append(self._tile(larger[top : top + SIDE, left : left + SIDE], tile))
        return settle(rows)

    def _tile(self, pixels: Any, tile: Tile) -> Numbers:
        """What the model says of one square of RGB pixels; it wants them from -1 to 1."""
        wanted = (pixels.astype(np.float32) / 127.5 - 1).transpose(2, 0, 1)[None]
        regressors, scores = self._session.run(None, {"input": np.ascontiguousarray(wanted)})
        return decode(regressors[0], scores[0, :, 0], tile)


def _pictures(film: Any, first: int, last: int, step: int) -> Iterator[tuple[int, Any]]:
    """Pictures of a proxy with their frame numbers: it begins at 0 and has 30 a second."""
    stream = film.streams.video[0]
    if step > 1:
        stream.codec_context.skip_frame = "NONKEY"
    film.seek(int(first / RATE / stream.time_base), stream=stream, backward=True)
    due = first
    for picture in film.decode(stream):
        frame = round(picture.pts * stream.time_base * RATE)
        if frame > last:
            return
        if frame >= due:
            yield frame, picture
            due = frame + step


def _scaled(picture: Any, width: int, height: int) -> Any:
    return picture.reformat(
        width=width, height=height, format="rgb24", interpolation="AREA"
    ).to_ndarray()


def _plain(face: Face) -> list[int]:
    return [face.left, face.top, face.width, face.height, face.score]
