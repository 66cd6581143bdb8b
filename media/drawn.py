"""The one door between what is drawn and the engine: any drawn reference as a `Sprite`.

The engine asks `sprite(reference, width=…, height=…)` and gets a MoviePy clip on the smallest even
box that holds the ink, with what decides its pixels as `fingerprint_parts`. The engine burns it in;
it need not know what a caption is. Everything is deterministic: same reference, same size, same
pixels.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from moviepy import VideoClip
from PIL import Image

from media import fonts
from media.areas import Area
from media.captions import POP_FRAMES, Drawn, film, pop
from media.captions.setting import style_of
from media.cards import (
    draw_card,
    draw_counter,
    draw_logo,
    draw_missing,
    draw_solid,
)
from media.end_card import draw_end_card
from media.facts import MediaId
from media.gags import DRAWN, Draws
from media.stickers import draw_rain, draw_sticker
from media.timeline import (
    CaptionReference,
    CardReference,
    CounterReference,
    DrawnReference,
    EndCardReference,
    GagReference,
    LogoReference,
    MissingReference,
    SolidReference,
    StickerReference,
)
from media.timing import RATE
from media.troupe import Stage
from media.troupe.sheet import Pixels

DRAWN_VERSION = 8
"""Raised whenever a drawing changes, so that no old segment passes for a new one."""

_Own = (
    CaptionReference
    | CardReference
    | EndCardReference
    | StickerReference
    | CounterReference
    | LogoReference
    | DrawnReference
    | MissingReference
    | SolidReference
)
DrawnKind = _Own | GagReference
"""References that the engine draws itself."""

Picture = Callable[[MediaId], Image.Image]
"""Gives an uploaded picture (a logo) as a Pillow image."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sprite:
    """Something drawn, at its place in the rendition."""

    x: int
    """Left edge in pixels, even."""
    y: int
    """Top edge in pixels, even."""
    width: int
    """Even pixels."""
    height: int
    """Even pixels."""
    frames: int
    """How many frames differ from each other; afterwards the last one stays. 0: it moves for as
    long as it is shown."""
    hold: int
    """A new picture comes every `hold` frames (the troupe is animated on twos)."""
    opaque: bool
    """True: it covers its box wholly and the clip has no mask."""
    clip: VideoClip
    """The frames at 30 per second: frame n is `clip.get_frame(n / 30)`, 8-bit RGB; where `opaque`
    is false `clip.mask.get_frame(n / 30)` is its opacity, 0 to 1 (straight, not premultiplied).
    Any n from 0 on may be asked."""
    fingerprint_parts: tuple[str | int, ...]
    """Everything that decides the pixels."""
    changes: tuple[int, ...] = ()
    """Frames that bring another picture, where that is known and not every one does."""

    def colours(self, frame: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
        """Frame n as (height, width, 3) RGB bytes, as the clip gives it."""
        given: np.ndarray[Any, np.dtype[np.uint8]] = self.clip.get_frame(frame / RATE)
        return given

    def pixels(self, frame: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
        """Frame n as (height, width, 4) RGBA bytes, taken from the clip."""
        moment = frame / RATE
        whole = np.empty((self.height, self.width, 4), dtype=np.uint8)
        whole[..., :3] = self.colours(frame)
        if self.opaque:
            whole[..., 3] = 255
        else:
            np.rint(self.clip.mask.get_frame(moment) * 255, casting="unsafe", out=whole[..., 3])
        return whole


def sprite(
    reference: DrawnKind,
    *,
    width: int,
    height: int,
    picture: Picture | None = None,
    duration: int | None = None,
) -> Sprite:
    """The drawing of a reference on a rendition of this size.

    `picture` gives the logos of an end card or a logo; without it they are left out. `duration`,
    in frames, gives the clip an end; without it the clip has none and any frame may be asked.
    Raises KeyError when a style or an act is unknown, ValueError when a colour is none.
    """
    parts = (
        "drawn", DRAWN_VERSION, width, height, *_parts(reference),
        *(fonts.digest(name) for name in _faces(reference)),
    )  # fmt: skip
    if isinstance(reference, GagReference):
        return _gag(reference, width, height, parts)
    drawing = _drawing(reference, width, height, picture)
    return Sprite(
        x=drawing.x,
        y=drawing.y,
        width=drawing.width,
        height=drawing.height,
        frames=drawing.frames,
        hold=drawing.hold,
        opaque=drawing.opaque,
        clip=_clip(drawing, duration),
        fingerprint_parts=parts,
        changes=drawing.changes,
    )


def _gag(reference: GagReference, width: int, height: int, parts: tuple[str | int, ...]) -> Sprite:
    """A gag's clip as it is: the function that makes it counts among what decides its pixels."""
    made = DRAWN[reference.name](reference, width, height)
    wide, high = made.clip.size
    length = made.clip.duration
    return Sprite(
        x=made.x, y=made.y, width=wide, height=high, hold=1, opaque=False, clip=made.clip,
        frames=0 if length is None else max(1, round(length * RATE)),
        fingerprint_parts=(*parts, _source(DRAWN[reference.name])),
    )  # fmt: skip


@lru_cache(maxsize=64)
def _source(draws: Draws) -> str:
    """SHA-256 of the file that holds a function, so that a gag that is rewritten is drawn anew."""
    code = getattr(draws, "__code__", None)
    path = Path(code.co_filename) if code else None
    raw = path.read_bytes() if path and path.is_file() else repr(code and code.co_consts).encode()
    return hashlib.sha256(raw).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawing:
    x: int
    y: int
    width: int
    height: int
    frames: int
    hold: int
    opaque: bool
    frame: Callable[[int], Image.Image | Pixels]
    """Frame n on the box: RGB when opaque, else RGBA, which is always an image."""
    changes: tuple[int, ...] = ()


def _drawing(reference: _Own, width: int, height: int, picture: Picture | None) -> _Drawing:
    match reference:
        case CaptionReference():
            shown = film(reference, width, height)
            drawing = _in_box(shown.box, shown.frames, shown.frame, width, height)
            rests = len(shown.changes) < shown.frames
            return replace(drawing, changes=shown.changes) if rests else drawing
        case StickerReference() if reference.animation == "rain":
            return _moving(width, height, lambda n: draw_rain(reference, n, width, height))
        case StickerReference():
            return _laid(draw_sticker(reference, width, height), reference.animation, width, height)
        case LogoReference():
            return _laid(draw_logo(reference, width, height, picture), "none", width, height)
        case CounterReference():
            return _counting(reference, width, height)
        case CardReference():
            frames = POP_FRAMES if reference.animation == "pop" else 1
            return _full(
                width, height, lambda n: draw_card(reference, n, width, height), frames=frames
            )
        case EndCardReference():
            return _full(width, height, lambda _: draw_end_card(reference, width, height, picture))
        case MissingReference():
            return _full(width, height, lambda _: draw_missing(reference, width, height))
        case SolidReference():
            return _full(width, height, lambda _: draw_solid(reference, width, height))
        case DrawnReference():
            stage = Stage(reference, width, height)
            return _full(width, height, stage.frame, frames=0, hold=stage.act.hold)


def _laid(drawn: Drawn, animation: str, width: int, height: int) -> _Drawing:
    """A picture at its place, arriving with a pop or standing still."""
    steps = [pop(drawn, n) for n in range(POP_FRAMES)] if animation == "pop" else [drawn]
    box = Area(
        left=min(step.x for step in steps),
        top=min(step.y for step in steps),
        right=max(step.x + step.image.width for step in steps),
        bottom=max(step.y + step.image.height for step in steps),
    )
    return _in_box(box, len(steps), lambda n: steps[min(n, len(steps) - 1)], width, height)


def _in_box(
    box: Area, frames: int, picture: Callable[[int], Drawn], width: int, height: int
) -> _Drawing:
    """Pictures at their places within the smallest even box around `box`."""
    left, right = _even_span(box.left, box.right, width)
    top, bottom = _even_span(box.top, box.bottom, height)

    def frame(n: int) -> Image.Image:
        step = picture(n)
        whole = Image.new("RGBA", (right - left, bottom - top), (0, 0, 0, 0))
        whole.paste(step.image, (step.x - left, step.y - top))
        return whole

    return _Drawing(
        x=left, y=top, width=right - left, height=bottom - top, frames=frames, hold=1,
        opaque=False, frame=frame,
    )  # fmt: skip


def _even_span(low: int, high: int, limit: int) -> tuple[int, int]:
    """The smallest even span around these pixels that lies within 0 and the (even) limit."""
    low = max(0, low) // 2 * 2
    high = min(limit, -(-high // 2) * 2)
    if high - low < 2:
        low = max(0, min(low, limit - 2))
        high = low + 2
    return low, high


def _counting(reference: CounterReference, width: int, height: int) -> _Drawing:
    first = draw_counter(reference, 0, width, height)
    left, right = _even_span(first.x, first.x + first.image.width, width)
    top, bottom = _even_span(first.y, first.y + first.image.height, height)

    def frame(n: int) -> Image.Image:
        box = Image.new("RGB", (right - left, bottom - top), (255, 255, 255))
        drawn = draw_counter(reference, n, width, height)
        box.paste(drawn.image.convert("RGB"), (drawn.x - left, drawn.y - top))
        return box

    return _Drawing(
        x=left, y=top, width=right - left, height=bottom - top, frames=0, hold=1, opaque=True,
        frame=frame,
    )  # fmt: skip


def _full(
    width: int,
    height: int,
    frame: Callable[[int], Image.Image | Pixels],
    *,
    frames: int = 1,
    hold: int = 1,
) -> _Drawing:
    return _Drawing(
        x=0, y=0, width=width, height=height, frames=frames, hold=hold, opaque=True, frame=frame
    )


def _moving(width: int, height: int, frame: Callable[[int], Image.Image]) -> _Drawing:
    return _Drawing(
        x=0, y=0, width=width, height=height, frames=0, hold=1, opaque=False, frame=frame
    )


def _clip(drawing: _Drawing, duration: int | None) -> VideoClip:
    """A MoviePy clip that draws each frame once, though picture and mask are asked apart."""
    kept: list[tuple[int, Image.Image | Pixels]] = []

    def image(moment: float) -> Image.Image | Pixels:
        number = max(0, round(moment * RATE))
        if drawing.frames:
            number = min(number, drawing.frames - 1)
        number -= number % drawing.hold
        found = kept[0] if kept else None
        if found is None or found[0] != number:
            found = (number, drawing.frame(number))
            kept[:] = [found]
        return found[1]

    def colours(moment: float) -> np.ndarray[Any, Any]:
        shown = image(moment)
        if isinstance(shown, np.ndarray):
            return shown
        return np.asarray(shown if shown.mode == "RGB" else shown.convert("RGB"))

    def opacity(moment: float) -> np.ndarray[Any, Any]:
        shown = image(moment)
        assert isinstance(shown, Image.Image)
        return np.asarray(shown.getchannel("A"), dtype=np.float64) / 255.0

    length = None if duration is None else duration / RATE
    clip = VideoClip(frame_function=colours, duration=length).with_fps(RATE)
    if not drawing.opaque:
        mask = VideoClip(frame_function=opacity, is_mask=True, duration=length)
        clip = clip.with_mask(mask.with_fps(RATE))
    return clip


def _faces(reference: DrawnKind) -> Iterator[str]:
    """The faces that a drawing may use: those of every drawing, and what its caption asks for."""
    yield from fonts.EVERYWHERE
    if isinstance(reference, CaptionReference):
        face = style_of(reference).face
        if face not in fonts.EVERYWHERE:
            yield face
    if isinstance(reference, EndCardReference) and reference.union:
        yield "union"


def _parts(value: object) -> Iterator[str | int]:
    """A reference as a flat row of words and whole numbers."""
    yield type(value).__name__
    for field in fields(value):  # type: ignore[arg-type]
        item = getattr(value, field.name)
        if item == field.default and field.metadata.get("later"):
            continue
        yield field.name
        match item:
            case None:
                yield "none"
            case Fraction():
                yield from (item.numerator, item.denominator)
            case tuple():
                yield len(item)
                yield from (str(each) for each in item)
            case str() | int():
                yield item
            case _:
                raise TypeError(f"no canonical form for {type(item).__name__}")
