"""The captions of a timeline as SubRip text, for players and networks that take it. Pure."""

from __future__ import annotations

import pysubs2

from media.timeline import CaptionReference, Timeline, placed
from media.timing import RATE, TimeRange, span


def subtitles(timeline: Timeline, window: TimeRange | None = None) -> str:
    """SubRip text of every caption in the order shown; "" when there is none.

    The speaker's name stands before the words. Milliseconds are rounded from whole frames.
    """
    shown = window or span(0, timeline.duration)
    cues = sorted(
        (both.start_time, both.end_time, _words(clip.media_reference))
        for track in timeline.tracks
        if track.kind == "Video"
        for start, clip in placed(track)
        if isinstance(clip.media_reference, CaptionReference)
        and (both := span(start, start + clip.duration).intersection(shown)) is not None
    )
    document = pysubs2.SSAFile()
    for start, end, words in cues:
        event = pysubs2.SSAEvent(
            start=_ms(start - shown.start_time), end=_ms(end - shown.start_time)
        )
        event.plaintext = words
        document.append(event)
    return str(document.to_string("srt")) if cues else ""


def _words(caption: CaptionReference) -> str:
    """Braces would be read as styling by the format's own readers."""
    text = caption.text.replace("{", "(").replace("}", ")").strip()
    return f"{caption.speaker} : {text}" if caption.speaker else text


def _ms(frames: int) -> int:
    return (frames * 1000 + RATE // 2) // RATE
