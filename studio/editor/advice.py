"""Advice beside a handle or a text box: is the take long enough, is the caption readable. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from media.facts import MediaFacts
from media.timing import RATE
from studio.words import lengths
from templates import pace, reading
from templates.storyboard import Caption, FootageSlot, PhotoSlot, Scene

Json = dict[str, Any]


def of_take(
    scene: Scene, facts: Mapping[str, MediaFacts], lang: str, say: Callable[..., str]
) -> Json | None:
    """The part of the clip that is used, where it stands on the filmstrip, and what it lacks."""
    if isinstance(scene.picture, PhotoSlot):
        take = scene.picture.take
        return {"photo": True, "media": take.media} if take else None
    if not isinstance(scene.picture, FootageSlot) or scene.picture.take is None:
        return None
    take = scene.picture.take
    fact = facts.get(take.media)
    available = max(1, fact.duration if fact else take.start + (take.duration or 1))
    used = take.duration or available
    wanted = _wanted(scene)
    return {
        "photo": False,
        "media": take.media,
        "start": take.start,
        "duration": used,
        "available": available,
        "x": round(take.start * 100 / available, 3),
        "width": round(used * 100 / available, 3),
        "start_label": lengths.moment(take.start, lang),
        "end_label": lengths.moment(take.start + used, lang),
        "wanted": wanted,
        "has_sound": bool(fact and fact.has_sound),
        "advice": _advice(scene, used, lang, say),
    }


def _wanted(scene: Scene) -> int | None:
    """Frames of the clip the scene asks for, or None when it takes what it gets."""
    rule = scene.duration
    if rule.rule == "footage":
        return None
    exact = (rule.frames if rule.rule == "fixed" else rule.minimum) * pace.speed(scene)
    return -(-exact.numerator // exact.denominator)


def _advice(scene: Scene, used: int, lang: str, say: Callable[..., str]) -> Json:
    shown = int(used / pace.speed(scene))
    length = lengths.lasting(shown, lang)
    rule = scene.duration
    if rule.rule != "footage":
        if lacking := pace.lacking(scene):
            missing = lengths.lasting(lacking, lang)
            return {"ok": False, "text": say("editor-take-short", missing=missing)}
        most = rule.frames if rule.rule == "fixed" else rule.maximum
        if shown > most:
            kept = lengths.lasting(most, lang)
            return {"ok": True, "text": say("editor-take-long", kept=kept)}
        if rule.rule == "fixed":
            return {"ok": True, "text": say("editor-take-exact", length=length)}
    return {"ok": True, "text": say("editor-take-good", length=length)}


def of_caption(scene: Scene, caption: Caption, say: Callable[..., str]) -> Json:
    """Whether there is time to read the caption: green, amber or red, and in words."""
    read = reading.of_caption(scene, caption)
    if not read.signs:
        return {"ok": True, "light": "green", "share": 0, "text": ""}
    rate = -(-read.signs * RATE // read.frames)
    key = {"green": "easy", "amber": "brisk", "red": "fast"}[read.light]
    return {
        "ok": read.light != "red",
        "light": read.light,
        "share": min(100, read.signs * 100 // max(1, read.limit)),
        "text": say(f"editor-reading-{key}", rate=rate),
    }
