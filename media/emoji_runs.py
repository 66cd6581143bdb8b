"""Text cut into runs that one face can draw. Pure.

Pillow draws a string with one font, and no font holds both letters and colour emoji. `runs` cuts
where the face must change: letters, other alphabets, and each emoji sequence whole (families joined
by ZWJ, flags, keycaps, skin tones), so that none falls apart.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

import emoji

Kind = Literal["text", "world", "emoji"]

_INVISIBLE = {"\u200d", "\u200c", "\u200e", "\u200f", "\ufe0e", "\ufe0f"}
_UNKNOWN = "\ufffd"
_UNSEEN = "\u200d"
"""Drawn as nothing, one sign wide in a text and none on the picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of one line."""

    kind: Kind
    """Which sort of face draws it; an "emoji" run is exactly one sequence."""
    text: str


def runs(
    line: str, known: AbstractSet[int], world: AbstractSet[int], pictures: AbstractSet[int]
) -> tuple[Run, ...]:
    """The line as runs, in reading order; their texts joined are the line as drawn.

    `known` and `world` are the code points of the wanted face and of the one that stands in for
    it, `pictures` those of the emoji face. An emoji younger than every face leaves no trace; any
    other sign that none holds is drawn as U+FFFD, never as an empty box.
    """
    found: list[Run] = []
    end = 0
    for match in emoji.emoji_list(line):
        sequence = str(match["emoji"])
        start = int(match["match_start"])
        if _is_letter_sign(sequence, known):
            continue
        if ord(sequence[0]) in pictures:
            _add_text(found, line[end:start], known, world)
            found.append(Run(kind="emoji", text=sequence))
        elif ord(sequence[0]) not in known and ord(sequence[0]) not in world:
            _add_text(found, line[end:start] + _UNSEEN * len(sequence), known, world)
        else:
            continue
        end = int(match["match_end"])
    _add_text(found, line[end:], known, world)
    return tuple(found)


def unknown(
    text: str, letters: AbstractSet[int], pictures: AbstractSet[int] | None = None
) -> tuple[str, ...]:
    """The signs of a text that no face can draw, each once, in order of appearance.

    Emoji are asked of `pictures`; without it all of them are taken as known.
    """
    missing: list[str] = []
    end = 0
    for match in emoji.emoji_list(text):
        missing.extend(_unknown_letters(text[end : int(match["match_start"])], letters))
        end = int(match["match_end"])
        first = ord(str(match["emoji"])[0])
        if pictures is not None and first not in pictures and first not in letters:
            missing.append(str(match["emoji"]))
    missing.extend(_unknown_letters(text[end:], letters))
    return tuple(dict.fromkeys(missing))


def _unknown_letters(text: str, letters: AbstractSet[int]) -> list[str]:
    return [sign for sign in text if ord(sign) not in letters and not _blank(sign)]


def _is_letter_sign(sequence: str, known: AbstractSet[int]) -> bool:
    """True for © ™ ‼ and the like, which are text unless a variation selector says otherwise."""
    return len(sequence) == 1 and ord(sequence) in known and ord(sequence) < 0x2600


def _add_text(
    found: list[Run], text: str, known: AbstractSet[int], world: AbstractSet[int]
) -> None:
    for sign in text:
        if sign in {"\ufe0e", "\ufe0f"}:
            continue
        code = ord(sign)
        last = found[-1] if found and found[-1].kind != "emoji" else None
        kind: Kind = "text"
        drawn = sign
        if _blank(sign):
            kind = last.kind if last else "text"
        elif code not in known:
            kind = "world"
            drawn = sign if code in world else _UNKNOWN
        if last is not None and last.kind == kind:
            found[-1] = Run(kind=kind, text=last.text + drawn)
        else:
            found.append(Run(kind=kind, text=drawn))


def _blank(sign: str) -> bool:
    return sign.isspace() or sign in _INVISIBLE
