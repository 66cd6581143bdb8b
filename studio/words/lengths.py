"""Moments and lengths as people read them, in French and English. Pure."""

from __future__ import annotations

from media.timing import RATE, timecode

NARROW = "\u202f"
NO_BREAK = "\u00a0"


def moment(frames: int, lang: str) -> str:
    """A moment with tenths: "0:07,4" in French, "0:07.4" in English."""
    text = timecode(max(0, frames))
    return text.replace(".", ",") if lang == "fr" else text


def lasting(frames: int, lang: str) -> str:
    """A length: "6 s", "6,5 s"; from a minute on, "1 min 12 s". Tenths are left out when none."""
    tenths = (max(0, frames) * 10 + RATE // 2) // RATE
    minutes, rest = divmod(tenths, 600)
    whole, part = divmod(rest, 10)
    comma = "," if lang == "fr" else "."
    seconds = f"{whole}{NO_BREAK}s" if not part or minutes else f"{whole}{comma}{part}{NO_BREAK}s"
    return f"{minutes}{NO_BREAK}min{NO_BREAK}{seconds}" if minutes else seconds


def read(text: str) -> int | None:
    """Frames of what a person wrote as a moment: "0:07,4", "7,4", "7.4 s"; None when it is no time.

    It falls on the nearest frame.
    """
    bare = text.strip().lower().replace(",", ".").removesuffix("s").strip()
    minutes, colon, seconds = bare.rpartition(":")
    if len(bare) > 16 or (colon and not minutes.isdecimal()):
        return None
    whole, _, part = seconds.partition(".")
    if not whole.isdecimal() or (part and not part.isdecimal()):
        return None
    scale = int(10 ** len(part))
    exact = int(whole + part)
    frames = (exact * RATE * 2 + scale) // (2 * scale)
    return frames + (int(minutes) * 60 * RATE if colon else 0)
