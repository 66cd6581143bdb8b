"""Two versions of a scene side by side, in words, for whoever has to choose. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from studio.words import lengths

Json = dict[str, Any]
Say = Callable[..., str]


def differences(theirs: Mapping[str, Any] | None, mine: Mapping[str, Any] | None, lang: str,
                say: Say) -> list[Json]:  # fmt: skip
    """What differs, field by field: {"label", "theirs", "mine"}; empty when one of them is gone."""
    if theirs is None or mine is None:
        return []
    return [
        {
            "label": say(f"editor-part-{name}"),
            "theirs": _words(name, theirs.get(name), lang, say),
            "mine": _words(name, mine[name], lang, say),
        }
        for name in mine
        if theirs.get(name) != mine[name]
    ]


def _words(name: str, value: Any, lang: str, say: Say) -> str:
    if name == "captions":
        return "\n".join(c["text"] or "…" for c in value) or say("editor-nothing")
    if name in ("gags", "sounds"):
        labels = [say(f"gag-{g['kind']}") if "kind" in g else say(f"sound-{g['sound'] or 'own'}")
                  for g in value]  # fmt: skip
        return ", ".join(labels) or say("editor-nothing")
    if name == "picture":
        return _picture(value, lang, say)
    if name in ("name", "instructions"):
        return str(value.get(lang) or value.get("fr") or "")
    if name == "framing":
        return say("editor-framing-at", x=round(value["x"] / 10), y=round(value["y"] / 10))
    if name == "timing":
        hold = lengths.lasting(value["hold"], lang)
        return say("editor-timing-at", tempo=value["tempo"], hold=hold, repeats=value["repeats"])
    if name == "duration":
        return lengths.lasting(value["frames"], lang)
    if name == "volume":
        return f"{value} dB"
    if name == "voice":
        filled = bool(value and value.get("take"))
        return say("editor-voice-there" if filled else "editor-nothing")
    if isinstance(value, bool):
        return say("editor-yes" if value else "editor-no")
    if isinstance(value, str):
        return value or say("editor-nothing")
    return say("editor-changed")


def _picture(value: Mapping[str, Any], lang: str, say: Say) -> str:
    if value["kind"] == "card":
        return value["text"] or say("editor-nothing")
    take = value.get("take")
    if value["kind"] == "drawn":
        return say("editor-troupe")
    if not take:
        return say("editor-slot-empty")
    if take["duration"] is None:
        return say("editor-photo")
    start, end = take["start"], take["start"] + take["duration"]
    return say(
        "editor-take-from-to", start=lengths.moment(start, lang), end=lengths.moment(end, lang)
    )
