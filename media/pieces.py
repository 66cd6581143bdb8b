"""A stretch of a film in one form or in several: one run of ffmpeg, which decodes once.

The forms of a film are cut at the same frames and read the same pictures, so that their segments
differ only in what is done to a decoded picture. Each is kept under the very name, and with the
very bytes, that it has when its form is made alone: whoever asks for that form finds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import av

from media.command import Output, segment_options, together
from media.errors import ShortRender
from media.ffmpeg import Progress, run
from media.graph import Input, inputs
from media.workshop import SEGMENT, Effort, Job, Workshop

FILMED = 5
"""What a frame of film or of a moving photo costs, in frames of a drawing that stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A segment of one form, and where it is made."""

    shop: Workshop
    job: Job


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What one run makes."""

    parts: tuple[Part, ...]
    """The same stretch in each form; at least one."""

    @property
    def name(self) -> str:
        """Name of the first segment."""
        return self.parts[0].job.name

    @property
    def frames(self) -> int:
        """Length of the stretch."""
        return self.parts[0].job.graph.frames

    @property
    def weight(self) -> int:
        """What it costs, roughly: of what is only drawn nothing is decoded, and little moves."""
        read = inputs(self.parts[0].job.graph.output)
        return self.frames * (FILMED if any(_filmed(each) for each in read) else 1)


def _filmed(each: Input) -> bool:
    return each.source.startswith("media/")


def missing(rows: Sequence[Sequence[Part]]) -> list[Piece]:
    """The pieces that are not kept yet; `rows` holds each form's segments, in order.

    A segment that comes twice is made once.
    """
    seen: set[str] = set()
    found: list[Piece] = []
    for stretch in zip(*rows, strict=True):
        parts: list[Part] = []
        for part in stretch:
            if part.job.name not in seen:
                seen.add(part.job.name)
                if part.shop.store.find(part.job.name, SEGMENT) is None:
                    parts.append(part)
        if parts:
            found.append(Piece(parts=tuple(parts)))
    return found


def make(
    piece: Piece, threads: int, effort: Effort, on_progress: Progress | None = None
) -> tuple[Path, ...]:
    """The finished segments of a piece, drawn and made as far as they are not kept yet.

    Raises Cancelled, NoSpace, ShortRender, and what `media.ffmpeg.run` raises; then none gets its
    name.
    """
    for part in piece.parts:
        for pictures in part.job.drawings:
            part.shop.shelf.draw(pictures, effort.cancel)
    wanted = [p for p in piece.parts if p.shop.store.find(p.job.name, SEGMENT) is None]
    with ExitStack() as stack:
        targets = [
            stack.enter_context(part.shop.store.making(part.job.name, SEGMENT)) for part in wanted
        ]
        if wanted:
            _run(wanted, targets, threads, effort, on_progress)
    return tuple(part.shop.store.path(part.job.name, SEGMENT) for part in piece.parts)


def _run(
    parts: Sequence[Part],
    targets: Sequence[Path],
    threads: int,
    effort: Effort,
    on_progress: Progress | None,
) -> None:
    paths = {token: path for part in parts for token, path in part.job.paths.items()}
    outputs = [
        Output(graph=part.job.graph, options=segment_options(part.job.rendition), target=str(path))
        for part, path in zip(parts, targets, strict=True)
    ]
    run(together(outputs, paths, threads=threads), cancel=effort.cancel, nice=effort.nice,
        on_progress=on_progress, target=outputs[0].target)  # fmt: skip
    for output in outputs[1:]:  # the run itself counts the pictures of the first
        with av.open(output.target) as made:
            count = made.streams.video[0].frames
        if count < output.graph.frames:
            raise ShortRender(output.graph.frames, count)
