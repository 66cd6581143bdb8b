"""What a gag does to the framed picture with ffmpeg's filters: one small function per look. Pure.

Each takes pictures numbered from 0 at the frame's size, and gives as many at the same size. What
moves is a formula of the look's own frame (`Fitting.now`), so a still, a draft and the final file
show the same, wherever a segment begins. All sizes are shares of the frame: a draft looks alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from media.filters import crop, overlay_moving, scale, step
from media.graph import FilterNode, Stream
from media.shots import Showing
from media.timing import decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting:
    """What a look is fitted to."""

    width: int
    """Even pixels."""
    height: int
    """Even pixels."""
    first: int
    """Frame of the look at the first picture."""
    total: int
    """Frames of the whole look."""
    amount: Fraction
    """1 is as the look was made."""
    x: Fraction
    y: Fraction
    """Middle of the part it touches."""

    @property
    def now(self) -> str:
        """The look's own frame, as a word of a filter's formula."""
        return f"(n+{self.first})"


Made = Callable[[Stream, Fitting], Stream]


def put_on(stream: Stream, showing: Showing, width: int, height: int) -> Stream:
    """The pictures with a look on them. Raises KeyError when there is no such look."""
    look = showing.look
    return LOOKS[look.name](
        stream,
        Fitting(
            width=width, height=height, first=showing.first, total=look.duration,
            amount=look.amount, x=look.x, y=look.y,
        ),
    )  # fmt: skip


def shake(stream: Stream, fit: Fitting) -> Stream:
    """The camera trembles; `amount` 1 moves it by a fortieth of the width."""
    reach = max(2, _even(fit.width * min(fit.amount, Fraction(3)) / 40))
    larger = scale(stream, fit.width + 2 * reach, fit.height + 2 * reach)
    across = _in_twos(f"{reach}+{reach}*sin({fit.now}*2.7)*cos({fit.now}*0.9)")
    down = _in_twos(f"{reach}+{reach}*sin({fit.now}*3.3+1)*cos({fit.now}*0.7)")
    return step(larger, "crop", (("w", str(fit.width)), ("h", str(fit.height)), ("x", across),
                                 ("y", down), ("exact", "1")))  # fmt: skip


def flashback(stream: Stream, fit: Fitting) -> Stream:
    """A white flash, then a memory: pale, warm, soft at the edges."""
    soft = step(stream, "gblur", (("sigma", decimal(Fraction(fit.width, 120), 2)),))
    glow = _mixed(stream, soft, "screen", Fraction(35, 100))
    warm = step(glow, "lutyuv", (
        ("y", "clip(val*0.9+22,16,235)"), ("u", "128+(val-128)*0.45-7"),
        ("v", "128+(val-128)*0.45+6"),
    ))  # fmt: skip
    edge = step(warm, "vignette", (("angle", "PI/7"),))
    return step(edge, "eq", (("brightness", f"0.9*max(0,1-{fit.now}/9)"), ("eval", "frame")))


def old_film(stream: Stream, fit: Fitting) -> Stream:
    """A film of 1920: sepia, grain, a frame that jumps, light that flickers, dark corners."""
    jump = max(2, _even(Fraction(fit.height, 160)))
    larger = scale(stream, fit.width + 2 * jump, fit.height + 2 * jump)
    across = _in_twos(f"{jump}+{jump}*0.5*sin({fit.now}*1.9)")
    down = _in_twos(f"{jump}+{jump}*sin(floor({fit.now}/3)*4.1)")
    jumping = step(larger, "crop", (("w", str(fit.width)), ("h", str(fit.height)), ("x", across),
                                    ("y", down), ("exact", "1")))  # fmt: skip
    sepia = step(jumping, "lutyuv", (("y", "clip(16+(val-16)*1.08,16,235)"), ("u", "108"),
                                     ("v", "146")))  # fmt: skip
    grain = step(sepia, "noise", (("c0_seed", str(1900 + fit.first)),
                                  ("c0_strength", str(min(60, int(16 * fit.amount)))),
                                  ("c0_flags", "t")))  # fmt: skip
    dark = step(grain, "vignette", (("angle", "PI/4"),))
    flicker = f"0.05*sin({fit.now}*2.3)+0.03*sin({fit.now}*5.1)"
    return step(dark, "eq", (("brightness", flicker), ("eval", "frame")))


def glitch(stream: Stream, fit: Fitting) -> Stream:
    """A broken signal: colours slip apart, bands of the picture jump aside."""
    slip = max(1, round(fit.width * min(fit.amount, Fraction(3)) / 60))
    out: Stream = step(stream, "chromashift", (
        ("cbh", str(slip)), ("crh", str(-slip)), ("cbv", str(slip // 3)),
        ("enable", f"lt(mod({fit.now},5),3)"),
    ))  # fmt: skip
    for number, (top, tall) in enumerate(((14, 7), (38, 4), (57, 11), (81, 5))):
        y, high = _even(Fraction(fit.height * top, 100)), _even(Fraction(fit.height * tall, 100))
        band = crop(stream, width=fit.width, height=high, x=0, y=y)
        aside = f"{3 * slip}*sin(floor({fit.now}/2)*{7 + 4 * number})"
        shown = f"lt(mod({fit.now}+{3 * number},7),4)"
        out = overlay_moving(out, band, aside, str(y), shown)
    return out


def mirror(stream: Stream, fit: Fitting) -> Stream:
    """Left and right change places; `amount` above 1 makes the left half face itself."""
    if fit.amount <= 1:
        return step(stream, "hflip")
    half = _even(Fraction(fit.width, 2))
    left = crop(stream, width=half, height=fit.height, x=0, y=0)
    return overlay_moving(stream, step(left, "hflip"), str(fit.width - half), "0")


def blink(stream: Stream, fit: Fitting) -> Stream:
    """Two eyelids shut and open again; they meet in the middle of the look."""
    middle = f"({fit.total - 1}/2)"
    shut = f"pow(1-abs({fit.now}-{middle})/({middle}+1),0.6)"
    lid = step(stream, "lutyuv", (("y", "16"), ("u", "128"), ("v", "128")))
    upper = overlay_moving(stream, lid, "0", f"-h+h*0.52*{shut}")
    return overlay_moving(upper, lid, "0", f"h-h*0.52*{shut}")


def blurred(stream: Stream, fit: Fitting) -> Stream:
    """A box at x, y that cannot be made out; `amount` 1 is a third of the width.

    What it cannot promise: it stands where it was put and follows nobody (media.covering does).
    """
    x, y, wide, high = _part(fit, Fraction(2, 3))
    part = crop(stream, width=wide, height=high, x=x, y=y)
    coarse = scale(part, max(2, _even(Fraction(wide, 12))), max(2, _even(Fraction(high, 12))),
                   "area")  # fmt: skip
    return overlay_moving(stream, scale(coarse, wide, high, "bilinear"), str(x), str(y))


def barred(stream: Stream, fit: Fitting) -> Stream:
    """A black bar at x, y; `amount` 1 is a third of the width."""
    x, y, wide, high = _part(fit, Fraction(1, 4))
    return step(stream, "drawbox", (
        ("x", str(x)), ("y", str(y)), ("w", str(wide)), ("h", str(high)), ("color", "black"),
        ("t", "fill"),
    ))  # fmt: skip


def grey(stream: Stream, fit: Fitting) -> Stream:
    """No colour, and a little darker: the moment that is stopped."""
    shade = decimal(max(Fraction(1, 2), 1 - fit.amount / 8), 3)
    return step(stream, "lutyuv", (("y", f"16+(val-16)*{shade}"), ("u", "128"), ("v", "128")))


LOOKS: Mapping[str, Made] = {
    "shake": shake,
    "flashback": flashback,
    "old-film": old_film,
    "glitch": glitch,
    "mirror": mirror,
    "blink": blink,
    "blurred": blurred,
    "barred": barred,
    "grey": grey,
}
"""By name; a new look is a function and a line here."""


def _mixed(under: Stream, over: Stream, mode: str, share: Fraction) -> Stream:
    """Brightness of one picture mixed with another's; colour stays."""
    return FilterNode(name="blend", inputs=(under, over), options=(
        ("c0_mode", mode), ("c0_opacity", decimal(share, 3)), ("c1_opacity", "0"),
        ("c2_opacity", "0"),
    ))  # fmt: skip


def _part(fit: Fitting, tall: Fraction) -> tuple[int, int, int, int]:
    """Left, top, width and height of the part a look touches, in even pixels of the frame."""
    wide = min(fit.width, max(8, _even(fit.width * fit.amount / 3)))
    high = min(fit.height, max(8, _even(wide * tall)))
    left = min(max(0, int(fit.x * fit.width) - wide // 2), fit.width - wide)
    top = min(max(0, int(fit.y * fit.height) - high // 2), fit.height - high)
    return left // 2 * 2, top // 2 * 2, wide, high


def _in_twos(formula: str) -> str:
    """A moving edge in even pixels: between them colour, which has half as many, would stay."""
    return f"2*round(({formula})/2)"


def _even(value: Fraction | int) -> int:
    return max(2, int(value) // 2 * 2)
