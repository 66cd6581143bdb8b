"""The sound of a file, mixed, brought to its loudness, coded, and measured as it will be heard.

The recipe: mix once; find the gain by repeated measuring through the limiter; code; measure the
decoded AAC. Coding adds up to 1.1 dB to a peak, so the limiter stands lower than what is allowed;
where the finished sound is still over, it is lowered by 1 dB and coded again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from media.command import Command, Options, command
from media.ffmpeg import run
from media.graph import FilterGraph, Input, Pad
from media.mix import coder, levelled, limited, measured, without_priming
from media.rendition import Rendition
from media.workshop import Effort

MOST_GAIN = Fraction(20)
"""Decibels: quieter sound is not forced up, its noise would come with it."""
FLOOR = Fraction(-69)
"""LUFS under which the meter hears nothing (its own gate is at -70)."""
HEADROOM = Fraction(3, 2)
"""Decibels by which the limiter stands under the highest true peak that is allowed."""
NEAR = Fraction(1, 5)
"""LU within which the gain counts as found."""
ALLOWED = Fraction(2, 5)
"""LU by which the finished sound may miss the target; half a unit is what is promised."""
ROUNDS = 5

WAVE: Options = (("c:a", "pcm_f32le"), ("f", "wav"), ("rf64", "auto"))
NOWHERE: Options = (("f", "null"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loudness:
    """What the meter says of a sound."""

    lufs: Fraction | None
    """Integrated loudness (EBU R128); None when nothing is heard."""
    dbtp: Fraction | None
    """Highest true peak, in decibels of full scale; None when nothing is heard, or not measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booth:
    """Where a sound is made, and how its runs are watched."""

    paths: Mapping[str, str]
    """Where each input's token lies."""
    mixed: Path
    """The sum of all sounds, a file that is thrown away afterwards."""
    effort: Effort

    def run(self, graph: FilterGraph, options: Options, target: str, loud: bool = False) -> str:
        """Runs a graph over the inputs and the mixed file; gives what ffmpeg said."""
        paths = {**self.paths, "mixed": str(self.mixed)}
        made = command(graph, options, paths, target)
        if loud:
            made = Command(argv=("-v", "info", *made.argv[2:]))
        ended = run(made, cancel=self.effort.cancel, nice=self.effort.nice, target=target)
        return ended.complaints.decode("utf-8", "replace")


def make_sound(graph: FilterGraph, rendition: Rendition, booth: Booth, target: Path) -> Loudness:
    """Writes the coded sound of a mix to `target`; gives its loudness as heard after decoding.

    A draft is coded once, without measuring. Raises what `media.ffmpeg.run` raises.
    """
    if not rendition.loudness:
        sound = limited(graph.output, rendition.ceiling_dbtp - HEADROOM)
        booth.run(without_priming(sound), coder(rendition), str(target))
        return Loudness(lufs=None, dbtp=None)
    raw = read_meter(booth.run(measured(graph.output), WAVE, str(booth.mixed), loud=True))
    if raw.lufs is None:
        booth.run(without_priming(_plain("mixed")), coder(rendition), str(target))
        return raw
    ceiling = rendition.ceiling_dbtp - HEADROOM
    gain = min(rendition.target_lufs - raw.lufs, MOST_GAIN)
    gain = _found(
        lambda g: _measure(booth, measured(levelled("mixed", g, ceiling))), gain, rendition
    )
    return _coded(booth, gain, ceiling, rendition, target)


def read_meter(said: str) -> Loudness:
    """Loudness, and true peak where it was measured, from the summary that ebur128 writes last.

    Raises ValueError where there is none.
    """
    summary = said.rpartition("Summary:")[2]
    lufs = re.search(r"I:\s+(-?[\d.]+|-?inf|nan) LUFS", summary)
    peak = re.search(r"Peak:\s+(-?[\d.]+|-?inf|nan) dBFS", summary)
    if lufs is None:
        raise ValueError("no loudness summary")
    loud, high = _number(lufs[1]), _number(peak[1]) if peak else None
    if loud is None or (peak and high is None) or loud < FLOOR:
        return Loudness(lufs=None, dbtp=high)
    return Loudness(lufs=loud, dbtp=high)


def _found(
    measure: Callable[[Fraction], Loudness], gain: Fraction, rendition: Rendition
) -> Fraction:
    """The gain that brings the limited sound to the target: the limiter takes some of it away."""
    for _ in range(ROUNDS):
        heard = measure(gain)
        if heard.lufs is None:
            return gain
        miss = rendition.target_lufs - heard.lufs
        if abs(miss) <= NEAR or (gain >= MOST_GAIN and miss > 0):
            return gain
        gain = min(gain + miss * Fraction(7, 5), MOST_GAIN)
    return gain


def _coded(
    booth: Booth, gain: Fraction, ceiling: Fraction, rendition: Rendition, target: Path
) -> Loudness:
    coded = {f"coded:{target}": str(target)}

    def code(gain: Fraction, ceiling: Fraction) -> Loudness:
        sound = levelled("mixed", gain, ceiling)
        booth.run(without_priming(sound), coder(rendition), str(target))
        return _measure(booth, measured(_plain(f"coded:{target}"), peaks=True), coded)

    heard = code(gain, ceiling)
    for _ in range(ROUNDS - 1):
        if heard.lufs is None or heard.dbtp is None:
            return heard
        miss = rendition.target_lufs - heard.lufs
        if heard.dbtp > rendition.ceiling_dbtp:
            ceiling -= 1
        elif abs(miss) > ALLOWED and not (gain >= MOST_GAIN and miss > 0):
            gain = min(gain + miss, MOST_GAIN)
        else:
            return heard
        heard = code(gain, ceiling)
    over = (heard.dbtp or rendition.ceiling_dbtp) - rendition.ceiling_dbtp
    if over <= 0:
        return heard
    # rather a little too quiet than a peak that a network would clip
    return code(gain - over - 1, ceiling - over - 1)


def _measure(booth: Booth, graph: FilterGraph, more: Mapping[str, str] | None = None) -> Loudness:
    place = booth if more is None else replace(booth, paths={**booth.paths, **more})
    return read_meter(place.run(graph, NOWHERE, "-", loud=True))


def _plain(source: str) -> Pad:
    return Pad(input=Input(source=source), stream="a:0", kind="audio")


def _number(text: str) -> Fraction | None:
    return None if "inf" in text or "nan" in text else Fraction(text)
