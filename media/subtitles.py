"""The words of a timeline as subtitles and as a transcript, and subtitles read back. Pure.

Written and read by pysubs2: SubRip, WebVTT, Advanced SubStation. Three things it leaves to us: what
a person typed must not be taken for a tag, for a moment or for the end of a cue.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pysubs2

from media.captions.styles import HEARD, INK, STYLES
from media.errors import NoSubtitles
from media.timeline import CaptionReference, CardReference, MediaReference, Timeline, placed
from media.timing import RATE, TimeRange, span, timecode

Form = Literal["srt", "vtt", "ass"]
"""SubRip, WebVTT, Advanced SubStation Alpha."""

MOST_BYTES = 1_000_000
"""A file of subtitles that is larger is none of ours."""
MOST_CUES = 2_000

_JOINER = "\u2060"
"""Word joiner: seen by nobody, it parts what would be read as a tag."""
_TAG = re.compile(r"<(?=[/a-zA-Z])")
_VOICE = re.compile(r"<v(?:\.[^ >]*)? +([^>]{1,80})>")
_STAMP = re.compile(r"\d{1,2}:\d\d[:.,]\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words and when they are shown."""

    start: int
    """First frame."""
    end: int
    """First frame after it."""
    text: str
    speaker: str = ""
    """Who says it, where that is told."""


def subtitles(timeline: Timeline, window: TimeRange | None = None, form: Form = "srt") -> str:
    """Every caption in the order shown, in that form; "" when there is none.

    The speaker's name stands before the words. Milliseconds are rounded from whole frames.
    """
    shown = window or span(0, timeline.duration)
    cues = sorted(
        (both.start_time, both.end_time, _words(caption, form), _style(caption))
        for start, end, caption in _captions(timeline)
        if (both := span(start, end).intersection(shown)) is not None
    )
    document = pysubs2.SSAFile()
    for start, end, words, style in cues:
        if not words:
            continue
        event = pysubs2.SSAEvent(
            start=_ms(start - shown.start_time), end=_ms(end - shown.start_time)
        )
        event.plaintext = words
        event.style = style
        document.append(event)
    if not document.events:
        return ""
    if form == "ass":
        _dress(document)
    return str(document.to_string(form))


def transcript(timeline: Timeline) -> str:
    """All that is to be read, a line each, with its moment: captions, and cards in « »."""
    heard = [
        (start, f"{c.speaker} : {_one(c.text)}" if c.speaker else _one(c.text))
        for start, _, c in _captions(timeline)
    ]
    heard += [
        (start, f"«\u00a0{_one(card.text)}\u00a0»")
        for start, card in _pictures(timeline)
        if isinstance(card, CardReference) and card.text.strip()
    ]
    lines = [f"{timecode(start)}  {words}" for start, words in sorted(heard) if words.strip()]
    return "\n".join(dict.fromkeys(lines)) + "\n" if lines else ""


def read(data: bytes) -> tuple[Cue, ...]:
    """The cues of a file of subtitles, in order, whatever its encoding and end of line.

    Tags are left out, a voice of WebVTT is the speaker. Raises NoSubtitles when it holds none, or
    is larger than any video's.
    """
    if len(data) > MOST_BYTES:
        raise NoSubtitles(why="large")
    text = _decoded(data)
    form: Form = "srt"
    if text.lstrip().startswith("WEBVTT"):
        form, text = "vtt", _VOICE.sub(rf"{_JOINER}\1{_JOINER}", text)
    elif "[Script Info]" in text[:4000] or "\n[Events]" in text:
        form = "ass"
    if not _STAMP.search(text):
        raise NoSubtitles(why="none")
    try:
        document = pysubs2.SSAFile.from_string(text, format_=form)
    except Exception as error:  # a stranger's file: whatever it stumbles over, it is no subtitle
        raise NoSubtitles(why="broken") from error
    events = [event for event in document if not event.is_comment and event.end > event.start >= 0]
    cues = tuple(cue for event in events[:MOST_CUES] if (cue := _cue(event, form)) is not None)
    if not cues:
        raise NoSubtitles(why="none")
    return tuple(sorted(cues, key=lambda cue: (cue.start, cue.end)))


def _cue(event: pysubs2.SSAEvent, form: Form) -> Cue | None:
    text = event.plaintext
    if form == "vtt":
        text = html.unescape(text)
    speaker = str(event.name or "").strip()
    voiced = re.match(rf"\s*{_JOINER}([^{_JOINER}\n]+){_JOINER}\s*", text)
    if form == "vtt" and voiced:
        speaker, text = voiced[1].strip(), text[voiced.end() :]
    text = text.replace(_JOINER, "").replace("\x00", "").strip()
    start, end = _frames(event.start), _frames(event.end)
    if not text or end <= start:
        return None
    return Cue(start=start, end=end, text=text, speaker=speaker)


def _captions(timeline: Timeline) -> Iterator[tuple[int, int, CaptionReference]]:
    for track in timeline.tracks:
        if track.kind != "Video":
            continue
        for start, clip in placed(track):
            if isinstance(clip.media_reference, CaptionReference):
                yield start, start + clip.duration, clip.media_reference


def _pictures(timeline: Timeline) -> Iterator[tuple[int, MediaReference]]:
    for start, clip in placed(timeline.picture):
        yield start, clip.media_reference


def _words(caption: CaptionReference, form: Form) -> str:
    """What no reader of the form takes for anything but words."""
    lines = [line.strip() for line in caption.text.splitlines()]
    text = "\n".join(line for line in lines if line)
    if not text:
        return ""
    text = f"{caption.speaker} : {text}" if caption.speaker else text
    text = text.replace("{", "(").replace("}", ")").replace("-->", "→")
    text = text.replace("\\", "\\" + _JOINER)
    if form == "vtt":
        return html.escape(text, quote=False)
    return _TAG.sub("<" + _JOINER, text) if form == "srt" else text


def _style(caption: CaptionReference) -> str:
    """Name of the style in an .ass file: what it looks like, where, and whose it is."""
    return f"{caption.style}-{caption.place}-{caption.tint or caption.voice}"


def _dress(document: pysubs2.SSAFile) -> None:
    """Colours and places for the styles that are used, on a picture of 1080 x 1920."""
    document.info.update({"PlayResX": "1080", "PlayResY": "1920"})
    tints = set(HEARD.values())
    for name in {event.style for event in document}:
        style, place, whose = name.rsplit("-", 2)
        look = STYLES[style]
        ink = whose if whose in tints else look.inks[min(int(whose == "1"), len(look.inks) - 1)]
        document.styles[name] = pysubs2.SSAStyle(
            fontname="Arial", fontsize=round(look.size * 1080 * 1.2), bold=True, outline=5,
            shadow=0, primarycolor=_colour(ink), outlinecolor=_colour(INK), marginl=130,
            marginr=130, marginv=384 if place == "bottom" else 290,
            alignment={"top": pysubs2.Alignment.TOP_CENTER,
                       "middle": pysubs2.Alignment.MIDDLE_CENTER}.get(
                place, pysubs2.Alignment.BOTTOM_CENTER),
        )  # fmt: skip


def _colour(code: str) -> pysubs2.Color:
    return pysubs2.Color(*(int(code[at : at + 2], 16) for at in (1, 3, 5)))


def _decoded(data: bytes) -> str:
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"),
                       (b"\xfe\xff", "utf-16")):  # fmt: skip
        if data.startswith(mark):
            text = data.decode(name, "replace")
            break
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    return re.sub(r"\r\n?", "\n", text)


def _one(text: str) -> str:
    return " ".join(text.split())


def _ms(frames: int) -> int:
    return (frames * 1000 + RATE // 2) // RATE


def _frames(ms: int) -> int:
    return (ms * RATE + 500) // 1000
