"""What is wrong with how an end card says who pays, the European block above all. Pure.

The card is laid out in every size that leaves the house, as the engine will lay it out, and looked
at by `media.faithful`: a faulty block stops the render.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from media.contrast import faint
from media.facts import MediaFacts
from media.faithful import SHORTEST, faults
from media.rendition import FINALS
from media.timeline import Timeline, Track
from media.timing import RATE
from templates.compose import end_card
from templates.problems import Problem, problem
from templates.storyboard import EndCard, Storyboard

LEAST_HEIGHT: Final = 143
"""Thousandths of the shorter side: a seventh, rounded up (media.emblem.SMALLEST)."""
SPEAKS: Final = re.compile(
    r"\bFSE\b|\bESF\b|fonds social europ|european social fund|union europ|european union"
    r"|cofinanc\w* par l.(ue|europe)\b",
    re.IGNORECASE,
)
"""Words of a card by which it owes the block."""


def of_card(board: Storyboard, facts: Mapping[str, MediaFacts]) -> Iterator[Problem]:
    """The faults of the end card's block, and what of the card is hard to read."""
    card = board.end_card
    if card is None:
        return
    if _empty(card):
        yield problem("end-card-empty", "end_card", severity="warning")
    if faint(card.ink, card.background):
        yield problem("end-card-faint", "end_card", severity="warning")
    if card.union is None:
        if SPEAKS.search(" ".join((card.funding, *card.lines))):
            yield problem("union-missing", "end_card", severity="warning")
        return
    found: list[str] = []
    for rendition in FINALS:
        found += faults(_alone(board), rendition.width, rendition.height, facts)
    for fault in dict.fromkeys(found):
        yield problem(
            f"union-{fault}", "end_card", "union", least=LEAST_HEIGHT, seconds=SHORTEST // RATE
        )


def _empty(card: EndCard) -> bool:
    words = (card.title, *card.lines, card.link, card.funding)
    return not any(word.strip() for word in words) and not (card.logo or card.funders or card.union)


def lasting(card: EndCard) -> int:
    """Frames that a card needs at least: its own, or what the block on it asks."""
    return max(card.frames, SHORTEST) if card.union else card.frames


def _alone(board: Storyboard) -> Timeline:
    track = Track(kind="Video", children=(end_card(board),), role="picture")
    return Timeline(name="", tracks=(track,))
