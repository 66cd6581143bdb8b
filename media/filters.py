"""The filters we use, one small function each: streams and plain values in, a node out. Pure.

Nothing is escaped here; no text of a person and no file name ever becomes an option.
"""

from __future__ import annotations

import re
from fractions import Fraction

from media.graph import FilterNode, Stream
from media.timing import RATE, decimal

BT709 = (("range", "limited"), ("color_primaries", "bt709"), ("color_trc", "bt709"),
         ("colorspace", "bt709"))  # fmt: skip


COUNTER = re.compile(r"\bn\b")
"""The frame number in a formula."""
EXACT = "bicubic+accurate_rnd+full_chroma_int"
"""How colours are converted: letters have sharp edges that cheap rounding would tint."""


def step(stream: Stream, name: str, options: tuple[tuple[str, str], ...] = ()) -> FilterNode:
    """Any filter with one input, its options given as pairs."""
    return FilterNode(name=name, inputs=(stream,), options=options)


# --- time ----------------------------------------------------------------------------------------


def count(stream: Stream, each: int = 1) -> FilterNode:
    """Pictures numbered 0, 1, 2 … on the grid of the house; each stands for `each` frames."""
    ticked = step(stream, "settb", (("expr", f"1/{RATE}"),))
    return step(ticked, "setpts", (("expr", "N" if each == 1 else f"N*{each}"),))


def on_grid(stream: Stream) -> FilterNode:
    """Pictures at the frame of the grid that is nearest to their own time."""
    return step(stream, "settb", (("expr", f"1/{RATE}"),))


def hold_grid(stream: Stream) -> FilterNode:
    """Every frame of the grid filled with the picture that was last before it."""
    return step(stream, "fps", (("fps", str(RATE)), ("round", "up")))


def between(stream: Stream, start: int, end: int) -> FilterNode:
    """Pictures from number `start` up to, not including, `end`, by their time on the grid."""
    return step(stream, "trim", (("start_pts", str(start)), ("end_pts", str(end))))


def shift(stream: Stream, frames: int) -> FilterNode:
    """Every picture later by `frames` (negative: earlier)."""
    return step(stream, "setpts", (("expr", f"PTS{frames:+d}"),))


def warp(stream: Stream, first: int, scalar: Fraction, part: Fraction = Fraction(0)) -> FilterNode:
    """Speed: out frame n shows picture `first + floor(part + n * scalar)`. Exact, in whole ticks.

    Picture k is put at (k - part) / scalar and rounded up to the grid; the last one put at or
    before n is then the largest k with k <= part + n * scalar.
    """
    shifted = shift(stream, -first)
    if scalar == 1 and not part:
        return shifted
    fine = step(shifted, "settb", (("expr", f"1/{RATE * scalar.numerator * part.denominator}"),))
    late = f"(PTS-{part.numerator * scalar.numerator})" if part else "PTS"
    slowed = step(fine, "setpts", (("expr", f"{late}*{scalar.denominator}/{scalar.numerator}"),))
    return hold_grid(slowed)


def ramp(stream: Stream, first: int, speed: Fraction, gain: Fraction, part: Fraction) -> FilterNode:
    """Speed that changes: out frame n shows picture `first + floor(part + n * speed + n^2 * gain /
    2)`.

    Picture k is put on the first such n, by the root of the formula; what is never reached goes
    far away. The numbers are shares with small denominators, so a ten-millionth tells a root that
    is whole from one that is not.
    """
    gone = f"(PTS-{first}-{decimal(part, 12)})"
    v, a = decimal(speed, 12), decimal(gain, 12)
    square = f"({v}*{v}+2*({a})*max(0,{gone}))"
    root = f"ceil(2*max(0,{gone})/max(0.000001,{v}+sqrt(max(0,{square})))-0.0000001)"
    placed = step(stream, "setpts", (("expr", f"if(lt({square},0),1000000,{root})"),))
    return hold_grid(placed)


def turned_round(stream: Stream, first: int, last: int) -> FilterNode:
    """Pictures `first` to `last` in the opposite order, numbered from 0."""
    part = between(stand(stream), first, last + 1)
    return count(step(part, "reverse"))


def stand(stream: Stream) -> FilterNode:
    """The last picture stays for ever."""
    return step(stream, "tpad", (("stop_mode", "clone"), ("stop", "-1")))


def exactly(stream: Stream, frames: int) -> FilterNode:
    """`frames` pictures, counted."""
    return step(stream, "trim", (("end_frame", str(frames)),))


# --- shape ---------------------------------------------------------------------------------------


def crop(stream: Stream, *, width: int, height: int, x: int, y: int) -> FilterNode:
    """A part of the picture, in whole pixels."""
    return step(stream, "crop", (("w", str(width)), ("h", str(height)), ("x", str(x)),
                                 ("y", str(y)), ("exact", "1")))  # fmt: skip


def crop_moving(stream: Stream, width: int, height: int, x: str, y: str) -> FilterNode:
    """A part of the picture whose edges are formulas of the frame number `n`."""
    return step(stream, "crop", (("w", str(width)), ("h", str(height)), ("x", x), ("y", y),
                                 ("exact", "1")))  # fmt: skip


def scale(stream: Stream, width: int, height: int, flags: str = "bicubic") -> FilterNode:
    """The whole picture at another size."""
    return step(stream, "scale", (("w", str(width)), ("h", str(height)), ("flags", flags)))


def blur(stream: Stream, radius: int) -> FilterNode:
    """Soft focus."""
    return step(stream, "boxblur", (("luma_radius", str(radius)), ("luma_power", "2"),
                                    ("chroma_radius", str(max(1, radius // 2)))))  # fmt: skip


def closer(stream: Stream, zoom: str, x: str = "0.5", y: str = "0.5") -> FilterNode:
    """The picture enlarged by a formula of `on` (1 at the first picture), to parts of a pixel.

    The window is placed exactly and each of its pixels mixed from its neighbours: nothing trembles
    (0.02 px against 0.49 px for windows of whole pixels of a picture twice as large; 23 ms a
    picture of 1080x1920 against 6, cubic 50 for no steadier a move; 2026-11).
    """
    wide, high = f"(W/({zoom}))", f"(H/({zoom}))"
    left, top = f"((W-{wide})*({x}))", f"((H-{high})*({y}))"
    return step(stream, "perspective", (
        ("x0", left), ("y0", top), ("x1", f"{left}+{wide}"), ("y1", top), ("x2", left),
        ("y2", f"{top}+{high}"), ("x3", f"{left}+{wide}"), ("y3", f"{top}+{high}"),
        ("interpolation", "linear"), ("sense", "source"), ("eval", "frame"),
    ))  # fmt: skip


# --- colour and layers ---------------------------------------------------------------------------


def to_bt709(stream: Stream, *, alpha: bool) -> FilterNode:
    """Drawn or photographed RGB as the house's yuv, with or without opacity."""
    converted = step(stream, "scale", (("out_range", "limited"), ("out_color_matrix", "bt709"),
                                       ("flags", EXACT)))  # fmt: skip
    return step(converted, "format", (("pix_fmts", "yuva420p" if alpha else "yuv420p"),))


def tagged(stream: Stream) -> FilterNode:
    """The colour tags and square pixels that every segment bears."""
    return step(step(stream, "setsar", (("sar", "1"),)), "setparams", BT709)


def surround(stream: Stream, width: int, height: int, x: int, y: int) -> FilterNode:
    """The picture at a place in a larger dark one."""
    return step(stream, "pad", (("w", str(width)), ("h", str(height)), ("x", str(x)),
                                ("y", str(y)), ("color", "black")))  # fmt: skip


def edged(stream: Stream, thick: int) -> FilterNode:
    """The picture with a light edge of so many pixels inside it."""
    return step(stream, "drawbox", (("color", "0xfffaf5"), ("t", str(thick))))


def overlay(under: Stream, over: Stream, x: int, y: int) -> FilterNode:
    """One picture over another while both are there."""
    return FilterNode(
        name="overlay",
        inputs=(under, over),
        options=(("x", str(x)), ("y", str(y)), ("eof_action", "pass"), ("format", "yuv420")),
    )


def overlay_moving(
    under: Stream, over: Stream, x: str, y: str, enable: str | None = None
) -> FilterNode:
    """One picture over another, its place a formula of the frame number `n`, from 0; shown while
    `enable` is not 0. (The filter itself counts from 1 in x and y, from 0 in `enable`: measured.)
    """
    from_0 = [(word, COUNTER.sub("(n-1)", formula)) for word, formula in (("x", x), ("y", y))]
    options = [*from_0, ("eval", "frame"), ("format", "yuv420"), ("shortest", "1")]
    if enable is not None:
        options.append(("enable", enable))
    return FilterNode(name="overlay", inputs=(under, over), options=tuple(options))


# --- sound ---------------------------------------------------------------------------------------


def sound_between(stream: Stream, start: int, end: int) -> FilterNode:
    """Samples from `start` up to, not including, `end`, from time 0."""
    cut = step(stream, "atrim", (("start_sample", str(start)), ("end_sample", str(end))))
    return step(cut, "asetpts", (("expr", "N/SR/TB"),))


def tempo(stream: Stream, scalar: Fraction) -> FilterNode:
    """Faster or slower at the same pitch; see media.mix.LAG for what it does to time."""
    return step(stream, "rubberband", (("tempo", decimal(scalar)), ("window", "short"),
                                       ("channels", "together")))  # fmt: skip


def tape(stream: Stream, scalar: Fraction) -> FilterNode:
    """Faster or slower as on a tape: the pitch goes with it."""
    turned = step(stream, "asetrate", (("sample_rate", str(round(48_000 * scalar))),))
    return step(turned, "aresample", (("sample_rate", "48000"),))


def turned_sound(stream: Stream) -> FilterNode:
    """The same sound from its end to its beginning, from time 0."""
    return step(step(stream, "areverse"), "asetpts", (("expr", "N/SR/TB"),))


def volume(stream: Stream, decibels: Fraction) -> FilterNode:
    """Louder or softer."""
    return step(stream, "volume", (("volume", f"{decimal(decibels, 3)}dB"),))


def fade_sound(stream: Stream, kind: str, start: int, samples: int) -> FilterNode:
    """A rise from or a fall to silence; `kind` is "in" or "out"; all in samples."""
    return step(stream, "afade", (("type", kind), ("start_sample", str(start)),
                                  ("nb_samples", str(samples))))  # fmt: skip


def delay(stream: Stream, samples: int) -> FilterNode:
    """Later by so many samples."""
    return step(stream, "adelay", (("delays", f"{samples}S"), ("all", "1")))


def pad_sound(stream: Stream, samples: int) -> FilterNode:
    """Silence up to a whole length, and nothing beyond it."""
    padded = step(stream, "apad", (("whole_len", str(samples)),))
    return step(padded, "atrim", (("end_sample", str(samples)),))


def add(streams: tuple[Stream, ...]) -> Stream:
    """The sum of sounds, none turned down."""
    if len(streams) == 1:
        return streams[0]
    return FilterNode(
        name="amix",
        inputs=streams,
        options=(("inputs", str(len(streams))), ("duration", "longest"), ("normalize", "0")),
    )


def duck(music: Stream, speech: Stream) -> FilterNode:
    """Music that gives way while speech is heard and comes back when it ends."""
    return FilterNode(
        name="sidechaincompress",
        inputs=(music, speech),
        options=(("threshold", "0.02"), ("ratio", "6"), ("attack", "25"), ("release", "450"),
                 ("knee", "4"), ("detection", "rms")),
    )  # fmt: skip


def limit(stream: Stream, ceiling: str) -> FilterNode:
    """No sample above `ceiling` (a share of full scale), without delay."""
    return step(stream, "alimiter", (("limit", ceiling), ("attack", "5"), ("release", "60"),
                                     ("level", "0"), ("latency", "1")))  # fmt: skip
