"""Whether the European block of an end card is what the regulation asks. Pure.

It looks at the card as it is laid out, for each size that leaves the house, and at the cut: the
block stands still for the whole card and nothing lies on it. Whoever spends money of the European
Social Fund Plus may lose up to 3 % of it for a faulty block (DREETS Bretagne, 2024), so a faulty
one is not rendered. Rules and sources: `media.emblem`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from media import card_layout, emblem
from media.areas import Area
from media.card_layout import CardLayout, UnionBlock
from media.contrast import ratio
from media.facts import MediaFacts, MediaId
from media.timeline import Clip, EndCardReference, Timeline, Transition, placed
from media.timing import RATE

Fault = Literal[
    "proportions", "colours", "too-small", "too-large", "smaller-than-logo", "outside",
    "words-over", "crowded", "typeface", "wording", "letters", "ink", "border",
    "too-brief", "not-still", "covered",
]  # fmt: skip
"""What is wrong with it; the catalogue has a sentence for each, `problem-union-<fault>`."""

SHORTEST: Final = 2 * RATE
"""Frames a card with the block stays at least, so that it can be seen. The house's own number."""
LEAST_ROOM: Final = 4
"""The name, lines and code keep at least this part of what no network covers."""


def unfaithful(card: CardLayout) -> tuple[Fault, ...]:
    """Every fault of a card as it is laid out; none where it has no block."""
    return () if card.union is None else tuple(_laid(card, card.union))


def disturbed(timeline: Timeline) -> tuple[Fault, ...]:
    """Every fault of how a cut shows its cards with the block: the whole time, and as it is."""
    return tuple(dict.fromkeys(_shown(timeline)))


def faults(
    timeline: Timeline, width: int, height: int, facts: Mapping[MediaId, MediaFacts]
) -> tuple[Fault, ...]:
    """Every fault of the cards of a cut at this size. `facts` says how large logos are."""
    shapes = {one: (fact.width, fact.height) for one, fact in facts.items()}
    found = list(disturbed(timeline))
    for _, _, reference in _cards(timeline):
        found += unfaithful(card_layout.lay_out(reference, width, height, shapes))
    return tuple(dict.fromkeys(found))


def _laid(card: CardLayout, block: UnionBlock) -> Iterator[Fault]:
    flag, tall = block.emblem, block.emblem.height
    if flag.width != tall * emblem.PROPORTION:
        yield "proportions"
    if (block.blue.lower(), block.yellow.lower()) != (emblem.BLUE, emblem.YELLOW):
        yield "colours"
    if tall < min(card.width, card.height) * emblem.SMALLEST:
        yield "too-small"
    if any(logo.height > tall for logo in card.logos):
        yield "smaller-than-logo"
    if not _holds(card.free, block.box):
        yield "outside"
    if _meet(_wider(flag, block.rim), block.words):
        yield "words-over"
    clear = _wider(block.box, int(tall * emblem.CLEAR))
    others = (*card.logos, card.words, *((card.funding,) if card.funding else ()))
    if any(_meet(clear, other) for other in others):
        yield "crowded"
    if card.words.height * LEAST_ROOM < card.free.height:
        yield "too-large"
    yield from _worded(card, block)


def _worded(card: CardLayout, block: UnionBlock) -> Iterator[Fault]:
    tall = block.emblem.height
    if block.face not in emblem.FACES:
        yield "typeface"
    if block.lines not in emblem.STATEMENTS.values():
        yield "wording"
    least, most = emblem.LETTERS
    wide = block.words.width < int(block.em * emblem.WIDEST)
    if not tall * least <= block.em <= tall * most or wide:
        yield "letters"
    if block.ink not in emblem.INKS or ratio(block.ink, card.ground) < emblem.READABLE:
        yield "ink"
    if emblem.rimmed(card.ground) and block.rim < tall * emblem.RIM:
        yield "border"


def _shown(timeline: Timeline) -> Iterator[Fault]:
    for start, clip, _ in _cards(timeline):
        if clip.duration < SHORTEST:
            yield "too-brief"
        children = timeline.picture.children
        at = next(n for n, item in enumerate(children) if item is clip)
        beside = (*children[max(0, at - 1) : at], *children[at + 1 : at + 2])
        if clip.effects or any(isinstance(item, Transition) for item in beside):
            yield "not-still"
        for track in timeline.tracks[1:]:
            over = track.kind == "Video" and any(
                first < start + clip.duration and start < first + other.duration
                for first, other in placed(track)
            )
            if over:
                yield "covered"


def _cards(timeline: Timeline) -> Iterator[tuple[int, Clip, EndCardReference]]:
    """Each card of the picture that bears the block, with its first frame."""
    for start, clip in placed(timeline.picture):
        reference = clip.media_reference
        if isinstance(reference, EndCardReference) and reference.union:
            yield start, clip, reference


def _holds(outer: Area, inner: Area) -> bool:
    return (
        outer.left <= inner.left
        and outer.top <= inner.top
        and inner.right <= outer.right
        and inner.bottom <= outer.bottom
    )


def _meet(one: Area, other: Area) -> bool:
    """Whether two boxes have a pixel in common; an empty one meets nothing."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 0 and down > 0


def _wider(area: Area, by: int) -> Area:
    return Area(
        left=area.left - by, top=area.top - by, right=area.right + by, bottom=area.bottom + by
    )
