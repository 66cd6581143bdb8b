"""The score (la partition) of a storyboard: what every strip of the studio draws. Pure.

One list of marks serves the posters, the lists, the phone's progress and the editor: scenes by
length, the hatched hold, the punchline, the end card.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from templates import pace
from templates.storyboard import CardSlot, DrawnSlot, FootageSlot, PhotoSlot, Scene, Storyboard

GAP = 0.5
"""Per cent of the strip between two marks."""
NARROWEST = 1.2
"""Per cent: a mark thinner than this would not be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One rectangle of the strip."""

    kind: str
    """Class names: "plan", "plan done", "miss", "card-t", "hold", "punch", "punch miss", "end"."""
    x: float
    """Per cent of the strip from the left."""
    width: float
    """Per cent of the strip."""
    scene: str | None
    """Id of the scene; None for the end card."""


def filled(scene: Scene) -> bool:
    """Whether the scene has something to show: a take, a card's words, or the troupe."""
    match scene.picture:
        case FootageSlot(take=take) | PhotoSlot(take=take):
            return take is not None
        case CardSlot(text=text):
            return bool(text.strip())
        case DrawnSlot():
            return True


def counted(board: Storyboard) -> tuple[int, int]:
    """How many played scenes are filled, and how many there are."""
    scenes = board.played()
    return sum(filled(scene) for scene in scenes), len(scenes)


def marks(board: Storyboard, *, template: bool = False) -> tuple[Mark, ...]:
    """The strip of a storyboard. A template's empty slots are drawn full: they are its rhythm."""
    pieces = list(_pieces(board, template))
    total = sum(frames for _, frames, _ in pieces)
    if not total:
        return ()
    room = 100 - GAP * (len(pieces) - 1)
    widths = [max(NARROWEST, room * frames / total) for _, frames, _ in pieces]
    scale = room / sum(widths)
    found: list[Mark] = []
    x = 0.0
    for (kind, _, scene), width in zip(pieces, widths, strict=True):
        found.append(Mark(kind=kind, x=round(x, 2), width=round(width * scale, 2), scene=scene))
        x += width * scale + GAP
    return tuple(found)


def _pieces(board: Storyboard, template: bool) -> Iterator[tuple[str, int, str | None]]:
    for item in pace.pace(board):
        if item.hold.duration:
            yield "hold", item.hold.duration, item.scene.id
        yield _kind(item.scene, template), item.span.duration, item.scene.id
    if board.end_card is not None and board.end_card.frames:
        yield "end", board.end_card.frames, None


def _kind(scene: Scene, template: bool) -> str:
    there = filled(scene)
    if scene.beat == "punchline":
        return "punch" if there or template else "punch miss"
    if isinstance(scene.picture, CardSlot):
        return "card-t"
    if template:
        return "plan"
    return "plan done" if there else "miss"
