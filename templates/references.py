"""Every place of a storyboard that names a file, and what that file must be there. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from media.facts import MediaFacts, MediaId
from templates.problems import Step
from templates.storyboard import FootageSlot, PhotoSlot, Scene, Storyboard, Take

Wanted = Literal["footage", "photo", "picture", "sound"]
"""What fits: a clip; a still picture; either of them; whatever is heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One place that names a file."""

    where: tuple[Step, ...]
    """The way to it."""
    media: MediaId
    wanted: Wanted
    take: Take | None = None
    """The part of it that is used; None where it is shown as it is."""


def references(board: Storyboard) -> Iterator[Reference]:
    """Every place, the whole's first, then scene by scene."""
    if board.logo is not None:
        yield Reference(where=("logo",), media=board.logo, wanted="photo")
    if board.end_card is not None:
        if board.end_card.logo is not None:
            where: tuple[Step, ...] = ("end_card", "logo")
            yield Reference(where=where, media=board.end_card.logo, wanted="photo")
        for number, funder in enumerate(board.end_card.funders):
            where = ("end_card", "funders", number)
            yield Reference(where=where, media=funder, wanted="photo")
    if board.music is not None and board.music.take is not None:
        yield _taken(board.music.take, "sound", "music")
    for scene in board.scenes:
        yield from of_scene(scene)


def of_scene(scene: Scene) -> Iterator[Reference]:
    """Every place of one scene."""
    at = ("scenes", scene.id)
    match scene.picture:
        case FootageSlot(take=take) if take is not None:
            yield _taken(take, "footage", *at, "picture")
        case PhotoSlot(take=take) if take is not None:
            yield _taken(take, "photo", *at, "picture")
    if scene.voice is not None and scene.voice.take is not None:
        yield _taken(scene.voice.take, "sound", *at, "voice")
    for gag in scene.gags:
        if gag.take is not None:
            yield _taken(gag.take, "picture", *at, "gags", gag.id)
    for cue in scene.sounds:
        if cue.take is not None:
            yield _taken(cue.take, "sound", *at, "sounds", cue.id)


def fits(fact: MediaFacts, wanted: Wanted) -> bool:
    """Whether a file may stand where that is wanted."""
    match wanted:
        case "footage":
            return fact.kind == "video"
        case "photo":
            return fact.kind == "image"
        case "picture":
            return fact.kind != "audio"
        case "sound":
            return fact.kind == "audio" or fact.has_sound


def _taken(take: Take, wanted: Wanted, *where: Step) -> Reference:
    return Reference(where=where, media=take.media, wanted=wanted, take=take)
