"""When each word of a caption is said, and each bubble comes. Pure.

Times may be given; else words share the voice that is laid over the scene, or the caption's own
time, by their syllables. French is counted as it is spoken today: a final mute e is silent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from media.captions.words import bubbles, words
from templates import pace
from templates.storyboard import Caption, Scene

LEAST = 12
"""Frames of a voice over a caption under which the words share the caption's time instead."""
FIRST_DOTS = 15
"""Frames for which the first typed bubble announces itself."""

_VOWELS = "aeiouyàâäæéèêëîïôöœùûüÿáíóúãõ"
_GROUP = re.compile(rf"[{_VOWELS}]+")
_GLIDE = re.compile(rf"(?<=[{_VOWELS}])[iy](?=[{_VOWELS}])|qu|gu(?=[eiéèê])")
_HIATUS = re.compile(r"[aeoué](?=[ïéèë])|é(?=[aouâ])|o(?=[aé])|i(?=o(?!n))|a(?=o)")
_LETTERS = re.compile(r"[^\W\d_]+")


def syllables(word: str) -> int:
    """How many syllables a French word has when it is said, 1 at least; a digit counts as one.

    An estimate for sharing time, not a rule of metre: « formulaire » 3, « conseillère » 3,
    « été » 2, « nous allons » 1 and 2.
    """
    found = 0
    for part in _LETTERS.findall(word.lower()):
        found += max(1, _of_letters(part)) if _GROUP.search(part) else 1
    found += sum(sign.isdigit() for sign in word)
    return max(1, found)


def _of_letters(part: str) -> int:
    part = _GLIDE.sub("j", part)
    count = len(_GROUP.findall(_HIATUS.sub(r"\g<0>h", part)))
    if count > 1 and re.search(r"[^éèêë\W_](?<![aeiouàâéèêîôùûy])es?$", part):
        count -= 1  # élève, portes; not été, thé
    elif count > 1 and re.search(r"(?<=[aeiouyéèêîùû])es?$", part):
        pass  # vie, année: one group with what stands before
    elif count > 1 and re.search(r"(?<=[^m])ent$", part) and len(part) > 6:
        count -= 1  # a plural verb more often than not: demandent
    return count


def share(weights: Sequence[int], start: int, frames: int, tail: int = 0) -> tuple[int, ...]:
    """First frame of each part when parts share `frames` from `start` by weight, in order.

    Nothing is lost by rounding: part k begins at the whole frame at or before its exact moment.
    `tail` is the weight of what follows the last part.
    """
    total = sum(weights) + tail
    found, before = [], 0
    for weight in weights:
        found.append(start + int(Fraction(before * frames, total)))
        before += weight
    return tuple(found)


def lit(scene: Scene, caption: Caption, frames: int) -> tuple[int, ...]:
    """Frame of the caption at which each word lights up, or each bubble comes.

    `frames` is how long the caption is shown. Empty where a style has no such parts, and for
    bubbles that do not move: they are there at once.
    """
    if caption.style == "karaoke":
        said = words(caption.text)
        weights = [syllables(word) + _pause(word) for word in said]
        return _given(caption, len(said), frames) or _said(scene, caption, weights, frames)
    if caption.style == "bulles" and caption.animation != "none":
        messages = bubbles(caption.text)
        weights = [8 + len(message.strip()) for message in messages]
        typed = FIRST_DOTS if caption.animation == "typewriter" else 0
        start = min(typed, frames // 8)
        given = _given(caption, len(messages), frames)
        return given or (share(weights, start, frames - start) if messages else ())
    return ()


def _said(scene: Scene, caption: Caption, weights: Sequence[int], frames: int) -> tuple[int, ...]:
    """The words over the voice where one is laid over the caption, else over its own time."""
    if not weights:
        return ()
    voice = scene.voice
    if voice is not None and voice.take is not None and voice.take.duration is not None:
        begin = max(0, voice.at) - max(0, pace.shown_at(scene, caption))
        first, last = max(0, begin), min(frames, begin + voice.take.duration)
        if last - first >= LEAST:
            return share(weights, first, last - first)
    return share(weights, 0, frames, tail=2)


def _given(caption: Caption, parts: int, frames: int) -> tuple[int, ...]:
    """Times that a person gave, in order and inside; none where the words have changed since."""
    if not parts or len(caption.lit) != parts:
        return ()
    found: list[int] = []
    for at in caption.lit:
        found.append(max(found[-1] if found else 0, min(at, max(0, frames - 1)), 0))
    return tuple(found)


def _pause(word: str) -> int:
    """A breath after a sentence, counted in syllables."""
    return {".": 2, "!": 2, "?": 2, "…": 2, ",": 1, ";": 1, ":": 1}.get(word[-1:], 0)
