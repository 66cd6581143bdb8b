"""Typography of displayed text. Pure; applying it twice changes nothing more.

`french` sets the spaces and signs a French reader expects; `plain` takes out what cannot be drawn.
The stored text stays as it was typed: only what is drawn passes here.

Sources of the rules: Imprimerie nationale, « Lexique des règles typographiques », 2002; the narrow
space is U+202F before every double sign, as browsers and newspapers set it on narrow screens.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

import emoji

NARROW = "\u202f"
"""Narrow no-break space."""
HARD = "\u00a0"
"""No-break space."""
HAIR = "\u200a"
"""Hair space, a sixteenth of an em; a line may break after it."""

_SPACES = " \t\u00a0\u2009\u202f"
_BEFORE_SIGN = re.compile(rf"(?<=[^\s{_SPACES}])[{_SPACES}]+(?=[!?;»]|:(?![)(DPp/|*oO3]))")
_GLUED_SIGN = re.compile(
    r"(?<=[^\W_])(?=(?:[!?]+|[;:])(?:\s|$|[\"»”)\]]))|(?<=[»”)\]%€])(?=[!?]+(?:\s|$))"
)
_GLUED_CLOSE = re.compile(rf"(?<=[^\s{_SPACES}«])(?=»)")
_AFTER_OPEN = re.compile(rf"«[{_SPACES}]*(?=[^\s{_SPACES}»])")
_UNIT = re.compile(rf"(?<=\d)[{_SPACES}]+(?=[%€])")
_THOUSANDS = re.compile(rf"(?<![\d.,])\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d)")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W_])")
_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)")

_UNDRAWABLE = {"Cc", "Cs", "Cn", "Co"}
_KEPT_FORMAT = {"\u200d", "\u200c", "\u200e", "\u200f"}
_TAGS = range(0xE0020, 0xE0080)


Language = Literal["fr", "en"]
"""What a text is written in, which decides its spaces."""


def typeset(text: str, language: Language) -> str:
    """The text as readers of that language expect it: `french`, or `english`."""
    return french(text) if language == "fr" else english(text)


def english(text: str) -> str:
    """The text with curly apostrophes and one-sign ellipses; no space is set or taken.

    >>> english("It's on Monday! Really? Wait...")
    'It’s on Monday! Really? Wait…'
    """
    return _APOSTROPHE.sub("’", _ELLIPSIS.sub("…", text))


def french(text: str) -> str:
    """The text with narrow no-break spaces before ! ? ; : », after «, before % and €, inside
    thousands; with curly apostrophes and one-sign ellipses. Addresses, times of day such as 12:30
    and smileys stay as they are.

    >>> french("Bonjour! L'animal dit : «oui»...").replace(NARROW, "_")
    'Bonjour_! L’animal dit_: «_oui_»…'
    """
    before = None
    while text != before:  # a space that is set may show that the next one is missing
        before, text = text, _set(text)
    return text


def _set(text: str) -> str:
    """One pass of the rules; each only adds or changes a sign, so passes come to rest."""
    text = _ELLIPSIS.sub("…", text)
    text = _APOSTROPHE.sub("’", text)
    text = _BEFORE_SIGN.sub(NARROW, text)
    text = _GLUED_SIGN.sub(NARROW, text)
    text = _GLUED_CLOSE.sub(NARROW, text)
    text = _AFTER_OPEN.sub("«" + NARROW, text)
    text = _UNIT.sub(NARROW, text)
    return _THOUSANDS.sub(lambda number: re.sub(rf"[{_SPACES}]", NARROW, number[0]), text)


def plain(text: str) -> str:
    """The text without controls, lone surrogates, unassigned and private characters; every kind
    of line end becomes one newline, a tab a space. Emoji joiners and flag tags are kept."""
    text = re.sub(r"\r\n?|[\u2028\u2029\v\f]", "\n", text).replace("\t", " ")
    return "".join(sign for sign in text if _drawable(sign))


def _drawable(sign: str) -> bool:
    if sign == "\n" or sign in _KEPT_FORMAT or ord(sign) in _TAGS:
        return True
    kind = unicodedata.category(sign)
    if kind == "Cn":  # an emoji may be younger than this Python
        return sign in emoji.EMOJI_DATA
    return kind not in _UNDRAWABLE and kind != "Cf"
