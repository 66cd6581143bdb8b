"""A video made a template again: its holes are opened, what is a person's stays out. Pure."""

from __future__ import annotations

from dataclasses import replace

from templates import pace
from templates.storyboard import (
    Caption,
    CardSlot,
    FootageSlot,
    Framing,
    Music,
    PhotoSlot,
    Scene,
    Speaker,
    Storyboard,
    Words,
)


def emptied(board: Storyboard, title: str, *, keep_words: bool) -> Storyboard:
    """The storyboard without the files of a person: clips, photos, voices, sounds, logo, cover.

    Words that were written for this one video (captions, cards, names of the two voices) may name
    somebody: unless `keep_words`, a caption's become the hint of what is to be written there, a
    card's the instructions of its scene, and names go. The end card is the house's and stays.
    """
    about = replace(board.about, length=pace.length(board))
    return replace(
        board,
        title=Words(fr=title, en=title),
        about=about,
        scenes=tuple(_scene(scene, keep_words) for scene in board.scenes),
        speakers=board.speakers if keep_words else tuple(_nameless(s) for s in board.speakers),
        music=_music(board.music),
        logo=None,
        cover=None,
        template="",
    )


def _scene(scene: Scene, keep_words: bool) -> Scene:
    picture, instructions = scene.picture, scene.instructions
    if isinstance(picture, FootageSlot | PhotoSlot):
        picture = replace(picture, take=None)
    elif isinstance(picture, CardSlot) and not keep_words:
        instructions = instructions if instructions.fr or instructions.en else _both(picture.text)
        picture = replace(picture, text="")
    captions = scene.captions if keep_words else tuple(_as_hint(c) for c in scene.captions)
    return replace(
        scene,
        picture=picture,
        framing=Framing() if scene.framing.proposed else scene.framing,
        instructions=instructions,
        voice=replace(scene.voice, take=None) if scene.voice else None,
        captions=captions,
        gags=tuple(replace(gag, take=None, trail=()) for gag in scene.gags),
        sounds=tuple(cue for cue in scene.sounds if cue.take is None),
    )


def _as_hint(caption: Caption) -> Caption:
    hint = caption.hint if caption.hint.fr or caption.hint.en else _both(caption.text)
    return replace(caption, text="", hint=hint, lit=())


def _music(music: Music | None) -> Music | None:
    return None if music is None or music.take is not None else music


def _nameless(speaker: Speaker) -> Speaker:
    return replace(speaker, name="")


def _both(text: str) -> Words:
    return Words(fr=text, en=text)
