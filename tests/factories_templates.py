"""Storyboards for tests: the point of a test stands in its first line."""

from __future__ import annotations

from typing import Any

from media.facts import MediaFacts
from templates.storyboard import (
    Caption,
    DurationRule,
    FootageSlot,
    PhotoSlot,
    Scene,
    Storyboard,
    Take,
    Words,
)

CLIP = "c" * 64
OTHER = "d" * 64
PHOTO = "e" * 64
VOICE = "f" * 64


def a_take(seconds: float = 3, start: float = 0, media: str = CLIP) -> Take:
    """A stretch of a clip."""
    return Take(media=media, start=round(start * 30), duration=round(seconds * 30))


def a_scene(scene_id: str = "s1", seconds: float | None = 3, **fields: Any) -> Scene:
    """A scene filled with a clip of that length; None leaves the slot empty."""
    picture = FootageSlot(take=a_take(seconds) if seconds is not None else None)
    return Scene(**{"id": scene_id, "picture": picture, **fields})


def a_photo_scene(scene_id: str = "p1", seconds: float = 2) -> Scene:
    """A scene filled with a photo."""
    return Scene(
        id=scene_id,
        picture=PhotoSlot(take=Take(media=PHOTO)),
        duration=DurationRule(rule="fixed", frames=round(seconds * 30)),
    )


def a_caption(text: str = "Bonjour", **fields: Any) -> Caption:
    """A caption from the scene's beginning to its end."""
    return Caption(**{"id": "c1", "text": text, **fields})


def a_storyboard(*scenes: Scene, **fields: Any) -> Storyboard:
    """A storyboard of these scenes; three of three seconds when none is given."""
    scenes = scenes or tuple(a_scene(f"s{n}") for n in (1, 2, 3))
    return Storyboard(**{"title": Words(fr="Essai"), "scenes": scenes, **fields})


def facts(seconds: float = 20) -> dict[str, MediaFacts]:
    """What is known of the files the factories use."""

    def fact(media: str, kind: Any, sound: bool = True) -> MediaFacts:
        return MediaFacts(
            media_id=media,
            kind=kind,
            width=0 if kind == "audio" else 1920,
            height=0 if kind == "audio" else 1080,
            duration=0 if kind == "image" else round(seconds * 30),
            has_sound=sound,
            rotation=0,
        )

    return {
        CLIP: fact(CLIP, "video"),
        OTHER: fact(OTHER, "video"),
        PHOTO: fact(PHOTO, "image", sound=False),
        VOICE: fact(VOICE, "audio"),
    }
