"""Where everything stands on an end card, in pixels, before a letter is drawn. Pure.

From the foot upwards: the European block, the funding sentence, the funders' logos; from the top
the agency's logo; between them its name, its lines and its code. No logo is taller than the emblem.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from media import emblem
from media.areas import Area, safe_centred
from media.emblem import BLUE, YELLOW
from media.facts import MediaId
from media.timeline import EndCardReference

Shape = tuple[int, int]
"""Width and height of a picture, in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionBlock:
    """The emblem and its words, as they will be drawn."""

    emblem: Area
    """The blue rectangle."""
    rim: int
    """Pixels of white around it; 0: none."""
    words: Area
    """What the words fill at most."""
    lines: tuple[str, ...]
    face: str
    """A key of media.fonts."""
    em: int
    """Pixels."""
    ink: str
    """#rrggbb of the words."""
    blue: str = BLUE
    yellow: str = YELLOW

    @property
    def box(self) -> Area:
        """All that it covers."""
        return Area(
            left=self.emblem.left - self.rim,
            top=min(self.emblem.top - self.rim, self.words.top),
            right=max(self.emblem.right + self.rim, self.words.right),
            bottom=max(self.emblem.bottom + self.rim, self.words.bottom),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLayout:
    """An end card of one size."""

    width: int
    height: int
    ground: str
    """#rrggbb."""
    free: Area
    """What no network covers."""
    words: Area
    """Room of the name, the lines and the code."""
    logo: Area | None = None
    funders: tuple[Area, ...] = ()
    funding: Area | None = None
    union: UnionBlock | None = None

    @property
    def logos(self) -> tuple[Area, ...]:
        """Every logo that is not the emblem."""
        return (*((self.logo,) if self.logo else ()), *self.funders)


def unit_of(width: int, height: int) -> float:
    """A hundredth of what a card is measured by, in pixels."""
    return min(width, height * 0.72) / 100


def lay_out(
    card: EndCardReference, width: int, height: int, shapes: Mapping[MediaId, Shape]
) -> CardLayout:
    """The layout of a card on a picture of this size; a logo without a shape is left out."""
    free, unit = safe_centred(width, height), unit_of(width, height)
    top, foot = free.top, free.bottom
    union = _union(card, width, height, free) if card.union else None
    tallest = height
    if union is not None:
        tallest = union.emblem.height
        foot = union.box.top - _up(tallest * emblem.CLEAR)
    funding = None
    if card.funding:
        funding = Area(left=free.left, right=free.right, top=foot - round(11 * unit), bottom=foot)
        foot = funding.top
    funders: tuple[Area, ...] = ()
    shown = [shapes[one] for one in card.funders if one in shapes]
    if shown:
        tall = round(9 * unit)
        funders = _row(shown, free, foot - tall, tall, tallest)
        foot -= tall
    logo = None
    if card.logo is not None and card.logo in shapes:
        tall = round(13 * unit)
        (logo,) = _row([shapes[card.logo]], free, top, tall, tallest)
        top += tall
    return CardLayout(
        width=width, height=height, ground=card.background, free=free,
        words=Area(left=free.left, right=free.right, top=top, bottom=max(top, foot)),
        logo=logo, funders=funders, funding=funding, union=union,
    )  # fmt: skip


def _union(card: EndCardReference, width: int, height: int, free: Area) -> UnionBlock:
    """The block at the foot, in the middle: the emblem, and its words to the right of it."""
    assert card.union
    short = min(width, height)
    tall = max(2, min(short, _up(Fraction(short * card.union_height, 1000)))) // 2 * 2
    wide = int(tall * emblem.PROPORTION)
    rim = _up(tall * emblem.RIM) if emblem.rimmed(card.background) else 0
    em = max(1, tall // 3)
    gap = max(1, tall // 6)
    said = _up(em * emblem.WIDEST) + 1
    left = (free.left + free.right - (wide + 2 * rim + gap + said)) // 2 + rim
    bottom = free.bottom - rim
    flag = Area(left=left, top=bottom - tall, right=left + wide, bottom=bottom)
    start = flag.right + rim + gap
    words = Area(left=start, top=flag.top, right=start + said, bottom=flag.bottom)
    return UnionBlock(
        emblem=flag, rim=rim, words=words, em=em, face="union", ink=emblem.ink_on(card.background),
        lines=emblem.STATEMENTS[card.union, card.language],
    )  # fmt: skip


def _row(
    shapes: Sequence[Shape], free: Area, top: int, tall: int, tallest: int
) -> tuple[Area, ...]:
    """Logos side by side at the same height, centred; none taller than `tallest`."""
    gap = round(tall * 0.35)
    room = max(1, (free.width - gap * (len(shapes) - 1)) // len(shapes))
    high = max(1, min(tall - gap // 2, tallest))
    sizes = [_within(shape, room, high) for shape in shapes]
    x = free.left + (free.width - sum(w for w, _ in sizes) - gap * (len(sizes) - 1)) // 2
    found: list[Area] = []
    for w, h in sizes:
        y = top + (tall - gap // 2 - h) // 2
        found.append(Area(left=x, top=y, right=x + w, bottom=y + h))
        x += w + gap
    return tuple(found)


def _within(shape: Shape, width: int, height: int) -> Shape:
    """That shape, as large as fits."""
    wide, tall = max(1, shape[0]), max(1, shape[1])
    scale = min(Fraction(width, wide), Fraction(height, tall))
    return max(1, round(wide * scale)), max(1, round(tall * scale))


def _up(value: Fraction) -> int:
    """The next even number of pixels."""
    return -(-value // 2) * 2
