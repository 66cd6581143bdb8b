"""Captions put where their words are said: the script's spelling, the recogniser's times. Pure.

Only captions that are spoken move: a joke that nobody says stays where its author put it, and so do
words that come after the voice on the punchline. What was said beyond the script is offered, never
laid by itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, Literal

from media.captions.words import bubbles, words
from media.timing import RATE
from templates import pace
from templates.alignment import agreement, align
from templates.reading import reading
from templates.slots import FootageSlot, Take
from templates.spoken import share, syllables
from templates.storyboard import Caption, Scene

LEAD: Final = 2
"""Frames by which a caption comes before its first word: read a little before it is heard."""
LINGER: Final = 12
"""Frames for which it stays after its last word, where nothing else comes."""
SYLLABLE: Final = 6
"""Frames of a syllable that was not recognised: about five a second in spoken French."""
PAUSE: Final = 18
"""Frames of silence at which a new caption begins."""
SIGNS: Final = 60
"""Characters of a caption at most: what is read in four seconds (templates.reading)."""
SPOKEN: Final = 50
"""Hundredths of a text that must be heard before it counts as said."""
IMPROVISED: Final = 2
"""Words that must have been said beyond the script before they are offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A recognised word."""

    text: str
    start: int
    """Frame of the scene at which it begins."""
    end: int
    """Frame after its last one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Words for a caption that a person may take or leave."""

    text: str
    start: int
    """Frame of the scene."""
    duration: int
    """Frames."""
    guessed: bool
    """True: as recognised, to be read again; False: the script's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voiced:
    """What the voice makes of a scene's captions."""

    captions: tuple[Caption, ...] = ()
    """Those that change, and new ones made of the script; the others stay as they are."""
    offers: tuple[Offer, ...] = ()


def source(scene: Scene) -> tuple[Literal["voice", "picture"], Take] | None:
    """Return what is listened to: the voice laid over the scene, else its film; None: neither."""
    if scene.voice is not None and scene.voice.take is not None:
        return "voice", scene.voice.take
    if isinstance(scene.picture, FootageSlot) and scene.picture.take is not None:
        return "picture", scene.picture.take
    return None


def placed(scene: Scene, heard: Sequence[tuple[str, int, int]]) -> tuple[Said, ...]:
    """Return the words that the scene lets hear; each comes with milliseconds of the take."""
    frames = pace.played_frames(scene)
    found = source(scene)
    if found is None:
        return ()
    slot, _ = found
    used = [pace.of_take(scene, frame) for frame in range(frames)] if slot == "picture" else []
    late = max(0, scene.voice.at) if slot == "voice" and scene.voice is not None else 0

    def moment(milliseconds: int) -> int:
        at = int(Fraction(milliseconds * RATE, 1000))
        return bisect_left(used, at) if slot == "picture" else late + at

    said = ((text, moment(start), moment(end)) for text, start, end in heard)
    return tuple(
        Said(text=text.strip(), start=start, end=min(max(end, start + 1), frames))
        for text, start, end in said
        if start < frames and text.strip()
    )


def voiced(scene: Scene, said: Sequence[Said]) -> Voiced:
    """Return the captions as the words were said, and what else was said."""
    if scene.beat == "punchline" and scene.timing.words == "after":
        return Voiced()
    frames = pace.played_frames(scene)
    heard = [word.text for word in said]
    written = sorted((c for c in scene.captions if words(c.text)), key=lambda c: c.start)
    spoken = _spoken(written, heard)
    text = [word for caption in spoken for word in words(caption.text)]
    found = align(text, heard)
    captions = tuple(_timed(scene, spoken, _moments(text, found, said, frames)))
    offers: tuple[Offer, ...] = ()
    if not spoken:
        script = words(_script(scene))
        of_script = align(script, heard)
        if agreement(script, heard, of_script) >= SPOKEN:
            text, found = list(script), of_script
            times = _moments(text, found, said, frames)
            spelled = zip(_spelled(_script(scene)), times, strict=True)
            pieces = _pieces([_word(*pair) for pair in spelled], frames)
            offers = tuple(replace(offer, guessed=False) for offer in pieces)
    if offers and not written:
        captions, offers = tuple(_new(scene, offers)), ()
    improvised = _pieces(_improvised(found, said), frames)
    return Voiced(captions=captions, offers=(*offers, *improvised))


def _spoken(written: Sequence[Caption], heard: Sequence[str]) -> list[Caption]:
    """Captions that were heard, in order."""
    text = [word for caption in written for word in words(caption.text)]
    found = iter(align(text, heard))
    kept = []
    for caption in written:
        said = words(caption.text)
        if agreement(said, heard, [next(found) for _ in said]) >= SPOKEN:
            kept.append(caption)
    return kept


def _script(scene: Scene) -> str:
    """The line to say: that of the voice laid over the scene, else that of who is filmed."""
    written = scene.voice.script if scene.voice is not None and scene.voice.take else ""
    return written or scene.say


def _spelled(text: str) -> Iterator[str]:
    """The words of a text with the spaces it has before its signs."""
    tokens = iter(text.split())
    for word in words(text):
        row = [next(tokens)]
        while len("".join(row)) < len(word):
            row.append(next(tokens))
        yield " ".join(row)


def _moments(
    text: Sequence[str], found: Sequence[int | None], said: Sequence[Said], frames: int
) -> list[tuple[int, int]]:
    """First frame and end of each word; those that were not heard share what is between."""
    times: list[tuple[int, int]] = []
    number = 0
    while number < len(text):
        known = found[number]
        if known is not None:
            times.append((said[known].start, said[known].end))
            number += 1
            continue
        after = next((k for k in range(number, len(text)) if found[k] is not None), len(text))
        weights = [syllables(word) for word in text[number:after]]
        lasts = SYLLABLE * sum(weights)
        following = found[after] if after < len(text) else None
        end = said[following].start if following is not None else None
        begin = times[-1][1] if times else max(0, (end or 0) - lasts)
        end = min(frames, begin + lasts) if end is None else end
        starts = share(weights, begin, max(0, end - begin))
        times += zip(starts, (*starts[1:], max(begin, end)), strict=True)
        number = after
    return times


def _timed(
    scene: Scene, spoken: Sequence[Caption], times: Sequence[tuple[int, int]]
) -> Iterator[Caption]:
    """Each spoken caption at its words; those that stay as they are left out."""
    frames = pace.played_frames(scene)
    parts: list[Sequence[tuple[int, int]]] = []
    used = 0
    for caption in spoken:
        count = len(words(caption.text))
        parts.append(times[used : used + count])
        used += count
    starts = [min(max(0, part[0][0] - LEAD), frames - 1) for part in parts]
    for number, (caption, part, start) in enumerate(zip(spoken, parts, starts, strict=True)):
        later = [
            at
            for at, other in zip(starts[number + 1 :], spoken[number + 1 :], strict=True)
            if other.place == caption.place and at > start
        ]
        duration = caption.duration
        if duration is not None or later:
            last = _until(caption.text, start, part[-1][1])
            duration = max(1, min([last, frames, *later[:1]]) - start)
        made = replace(
            caption,
            start=start,
            duration=duration,
            lit=_lit(caption, [at for at, _ in part], start),
        )
        if made != caption:
            yield made


def _until(text: str, start: int, end: int) -> int:
    """Frame until which words are shown: a little longer than said, and as long as one reads."""
    last = end + LINGER
    return last + reading(text, max(1, last - start)).lacking


def _lit(caption: Caption, times: Sequence[int], start: int) -> tuple[int, ...]:
    """When each word lights up, or each bubble comes, counted from the caption's first frame."""
    if caption.style == "karaoke":
        return tuple(max(0, at - start) for at in times)
    if caption.style == "bulles" and caption.animation != "none":
        found, number = [], 0
        for bubble in bubbles(caption.text):
            found.append(max(0, times[min(number, len(times) - 1)] - start))
            number += len(words(bubble))
        return tuple(found)
    return caption.lit


def _new(scene: Scene, offers: Sequence[Offer]) -> Iterator[Caption]:
    """Captions of their own for the words of the script."""
    known = {caption.id for caption in scene.captions}
    names = (f"dit{number}" for number in range(1, len(offers) + len(known) + 1))
    free = (name for name in names if name not in known)
    for name, offer in zip(free, offers, strict=False):
        yield Caption(
            id=name, text=offer.text, start=offer.start, duration=offer.duration, animation="none"
        )


def _improvised(found: Sequence[int | None], said: Sequence[Said]) -> list[Said]:
    """Words said beyond the script. One heard instead of a word of the script is that word."""
    kept: list[Said] = []
    script_before = heard_before = -1
    pairs = [(k, at) for k, at in enumerate(found) if at is not None]
    for script_at, heard_at in (*pairs, (len(found), len(said))):
        between = said[heard_before + 1 : heard_at]
        if len(between) - (script_at - script_before - 1) >= IMPROVISED:
            kept += between
        script_before, heard_before = script_at, heard_at
    return kept


def _pieces(said: Sequence[Said], frames: int) -> tuple[Offer, ...]:
    """Words cut into texts that can be read: at the end of a sentence, at a pause, when full."""
    rows: list[list[Said]] = []
    for word in said:
        row = rows[-1] if rows else []
        full = len(" ".join(w.text for w in (*row, word))) > SIGNS
        if not row or full or word.start - row[-1].end >= PAUSE or row[-1].text[-1:] in ".!?…":
            rows.append([word])
        else:
            row.append(word)
    offers = []
    for number, row in enumerate(rows):
        text = " ".join(word.text for word in row)
        start = min(max(0, row[0].start - LEAD), frames - 1)
        room = rows[number + 1][0].start - LEAD if number + 1 < len(rows) else frames
        last = min(_until(text, start, row[-1].end), max(room, start + 1), frames)
        offers.append(Offer(text=text, start=start, duration=max(1, last - start), guessed=True))
    return tuple(offers)


def _word(text: str, times: tuple[int, int]) -> Said:
    return Said(text=text, start=times[0], end=max(times[1], times[0] + 1))
