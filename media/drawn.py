"""The one door between what is drawn and the engine: any drawn reference as a `Sprite`.

The engine asks `sprite(reference, width=…, height=…)` and gets a MoviePy clip on the smallest even
box that holds the ink, with what decides its pixels as `fingerprint_parts`. The engine burns it in;
it need not know what a caption is. Everything is deterministic: same reference, same size, same
pixels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from functools import cache
from typing import Any

import PIL
from PIL import Image

from media import fonts
from media.areas import Area
from media.authorship import authorship
from media.captions import POP_FRAMES, Drawn, film, pop
from media.captions.film import PAINTERS
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
from media.gags import DRAWN
from media.lettering import colour
from media.sprite import Sprite, clip_of, each_once
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
from media.troupe import ACTS, Stage
from media.troupe.sheet import Pixels

DRAWERS = ("media.drawn", "media.sprite", "media.sprites", "media.captions.film", "media.troupe")
"""Modules that have a hand in many drawings; what they import is counted drawing by drawing."""

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
        "drawn", authorship(*_hands(reference), alone=DRAWERS), PIL.__version__, width, height,
        *_parts(reference), *(fonts.digest(name) for name in _faces(reference)),
    )  # fmt: skip
    if isinstance(reference, GagReference):
        return _gag(reference, width, height, parts)
    drawing = _drawing(reference, width, height, picture)
    shows = each_once(drawing.frame, drawing.frames, drawing.hold)
    return Sprite(
        x=drawing.x,
        y=drawing.y,
        width=drawing.width,
        height=drawing.height,
        frames=drawing.frames,
        hold=drawing.hold,
        opaque=drawing.opaque,
        film=cache(lambda: clip_of(shows, duration, opaque=drawing.opaque)),
        fingerprint_parts=parts,
        changes=drawing.changes,
        drawing=shows,
    )


def _gag(reference: GagReference, width: int, height: int, parts: tuple[str | int, ...]) -> Sprite:
    """A gag's clip as it is."""
    made = DRAWN[reference.name](reference, width, height)
    wide, high = made.clip.size
    length = made.clip.duration
    return Sprite(
        x=made.x, y=made.y, width=wide, height=high, hold=1, opaque=False,
        film=lambda: made.clip,
        frames=0 if length is None else max(1, round(length * RATE)),
        fingerprint_parts=parts,
    )  # fmt: skip


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
            for code in (reference.background, reference.ink):
                colour(code)  # a fault is told now, not when it is drawn
            frames = POP_FRAMES if reference.animation == "pop" else 1
            return _full(
                width, height, lambda n: draw_card(reference, n, width, height), frames=frames
            )
        case EndCardReference():
            return _full(width, height, lambda _: draw_end_card(reference, width, height, picture))
        case MissingReference():
            return _full(width, height, lambda _: draw_missing(reference, width, height))
        case SolidReference():
            colour(reference.colour)
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


def _hands(reference: DrawnKind) -> Iterator[str | Callable[..., Any]]:
    """What draws a reference: functions, or modules where it is all of one."""
    match reference:
        case CaptionReference():
            yield from (PAINTERS[style_of(reference).kind], pop)
        case DrawnReference():
            yield ACTS[reference.scene].play
        case GagReference():
            yield DRAWN[reference.name]
        case StickerReference():
            yield "media.stickers"
        case EndCardReference():
            yield "media.end_card"
        case _:
            yield "media.cards"


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
