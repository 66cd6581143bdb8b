"""The sound of a plan as one graph: cut, tempo, fades, music that gives way, one sum. Pure.

clips, voices ── add ──┬───────────────────────────┐
                       └─(key)─► duck ◄─ music ─────┼─ add ─► whole length
effects, music that does not give way ─────────────┘
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from media import conform, filters
from media.assemble import opened
from media.facts import MediaFacts, MediaId
from media.graph import FilterGraph, Input, Pad, Stream
from media.heard import SAMPLES, Heard
from media.rendition import Rendition
from media.timeline import AssetReference, SoundReference

SILENCE = "silence"
"""Token of the endless silence under everything."""
LAG = 744
"""Samples of the source by which rubberband's short window hears too little ahead: a beep comes
LAG * (1 / speed - 1) samples early (measured from 0.5 to 4, 2026-11; within 3 ms)."""
SPARE = 4800
"""Samples by which what ducks and what is ducked are longer than wanted: the compressor leaves out
up to 2,000 of the last ones, now more, now fewer."""
PRIMING = 1024
"""Samples that ffmpeg's AAC coder puts before the first (its codec delay)."""


def mix(
    audio: Iterable[Heard],
    duration: int,
    facts: Mapping[MediaId, MediaFacts],
    loops: Mapping[str, int],
) -> FilterGraph:
    """The graph that sums everything heard, 48 kHz stereo, exactly `duration` frames long.

    `loops` gives the length in samples of each of our own sounds that begins anew at its end.
    Raises KeyError when facts are missing.
    """
    speech: list[Stream] = []
    giving: list[Stream] = []
    rest: list[Stream] = [_silence()]
    for item in audio:
        made = _piece(item, facts, loops)
        if item.role in ("clip", "voice"):
            speech.append(made)
        elif item.ducked:
            giving.append(made)
        else:
            rest.append(made)
    total = duration * SAMPLES
    if speech:
        said = filters.pad_sound(filters.add(tuple(speech)), total + SPARE)
        rest.append(said)
        if giving:
            bed = filters.pad_sound(filters.add(tuple(giving)), total + SPARE)
            rest.append(filters.duck(bed, said))
    else:
        rest.extend(giving)
    return FilterGraph(output=filters.pad_sound(filters.add(tuple(rest)), total))


def levelled(source: str, gain_db: Fraction, ceiling_db: Fraction) -> Stream:
    """A mixed sound brought to its level: louder by a gain, no sample above the ceiling."""
    pad = Pad(input=Input(source=source), stream="a:0", kind="audio")
    return limited(filters.volume(pad, gain_db), ceiling_db)


def limited(stream: Stream, ceiling_db: Fraction) -> Stream:
    """A sound of which no sample is above the ceiling, in decibels of full scale."""
    return filters.limit(stream, f"{10 ** (float(ceiling_db) / 20):.4f}")


def without_priming(stream: Stream) -> FilterGraph:
    """The sound as it enters the coder: its first samples stand in for those the coder adds.

    So the coded sound begins at 0 and is in time without an edit list.
    """
    return FilterGraph(output=filters.step(stream, "atrim", (("start_sample", str(PRIMING)),)))


def measured(stream: Stream, *, peaks: bool = False) -> FilterGraph:
    """The sound through a loudness meter (EBU R128), as it was; true peaks cost as much again."""
    meter = filters.step(stream, "ebur128", (("peak", "true" if peaks else "none"),
                                             ("framelog", "quiet")))  # fmt: skip
    return FilterGraph(output=meter)


def coder(rendition: Rendition) -> tuple[tuple[str, str], ...]:
    """How sound is coded: AAC-LC, bare frames without a container that could hold a delay."""
    return (
        ("c:a", "aac"), ("b:a", "160k"), ("ar", "48000"), ("ac", "2"), ("profile:a", "aac_low"),
        ("aac_coder", "twoloop" if rendition.loudness else "fast"), ("f", "adts"),
    )  # fmt: skip


def _silence() -> Pad:
    return Pad(input=Input(source=SILENCE, options=(("f", "lavfi"),)), stream="a:0", kind="audio")


def _piece(item: Heard, facts: Mapping[MediaId, MediaFacts], loops: Mapping[str, int]) -> Stream:
    """One stretch of sound, made whole (tempo, fades, gain), then cut to the window and placed."""
    source = _source(item.reference, facts)
    start = item.start
    if isinstance(item.reference, SoundReference) and item.reference.name in loops:
        size = loops[item.reference.name]
        source = filters.step(source, "aloop", (("loop", "-1"), ("size", str(size))))
    taken = -(-item.whole * item.speed.numerator // item.speed.denominator)
    if item.speed == 1 or item.backwards or not item.pitch_kept:
        stream: Stream = filters.sound_between(source, start, start + taken)
        if item.backwards:
            stream = filters.turned_sound(stream)
        if item.speed != 1:
            stream = filters.pad_sound(filters.tape(stream, item.speed), item.whole)
    else:
        stream = _at_tempo(source, start, taken, item)
    if item.fade_in:
        stream = filters.fade_sound(stream, "in", 0, item.fade_in)
    if item.fade_out:
        stream = filters.fade_sound(stream, "out", item.whole - item.fade_out, item.fade_out)
    if item.gain_db:
        stream = filters.volume(stream, item.gain_db)
    stream = filters.sound_between(stream, item.skip, item.skip + item.samples)
    return filters.delay(stream, item.at) if item.at else stream


def _at_tempo(source: Stream, start: int, taken: int, item: Heard) -> Stream:
    """A stretch faster or slower at its own pitch, in time: the filter's lag is made good.

    So is that of the picture: at a speed of a/b a picture is shown (a - 1) / 2a of a frame after
    its moment on average, since frames are whole.
    """
    late = Fraction(SAMPLES * (item.speed.numerator - 1), 2 * item.speed.denominator)
    early = round(LAG * (1 - item.speed) + late)
    lead = min(start, max(0, early))
    stretch = filters.sound_between(source, start - lead, start + taken)
    stream: Stream = filters.tempo(stretch, item.speed)
    wait = round((early - lead) / item.speed)
    if wait > 0:
        stream = filters.delay(stream, wait)
    elif wait < 0:
        stream = filters.sound_between(stream, -wait, -wait + item.whole)
    return filters.pad_sound(stream, item.whole)


def _source(
    reference: AssetReference | SoundReference, facts: Mapping[MediaId, MediaFacts]
) -> Stream:
    plain = (("sample_rates", "48000"), ("channel_layouts", "stereo"), ("sample_fmts", "fltp"))
    if isinstance(reference, SoundReference):
        pad = Pad(input=Input(source=f"sound/{reference.name}"), stream="a:0", kind="audio")
        return filters.step(pad, "aformat", plain)
    known = facts[reference.media_id]
    options = [*opened(known), ("copyts", None), ("vn", None)]
    stream: Stream = Pad(
        input=Input(source=f"media/{known.media_id}/original", options=tuple(options)),
        stream=str(known.sound_stream),
        kind="audio",
    )
    for step in conform.sound(known):
        stream = filters.step(stream, step.name, step.options)
    return filters.step(stream, "aformat", plain)
