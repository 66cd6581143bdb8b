"""From one picture to the next: one small function per kind. Pure.

Each takes what goes and what comes, both numbered from 0 and as long as the stretch, of which
`elapsed` of `total` frames have gone by; frame i shows the share (i + 1) / (total + 1) of the way,
so that neither end repeats a whole picture. No kind changes a length.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from media.filters import closer, overlay_moving, step
from media.graph import FilterNode, Stream
from media.timeline import TransitionKind
from media.timing import RATE, decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """Where in a transition a stretch begins."""

    elapsed: int
    """Frames of the transition before the first picture."""
    total: int
    """Frames of the whole transition."""
    width: int
    """Even pixels."""

    def way(self, counter: str) -> str:
        """The share of the way as a formula; `counter` is 0 at the first picture."""
        return f"(({counter}+{self.elapsed + 1})/{self.total + 1})"


Passes = Callable[[Stream, Stream, Passing], Stream]

CLOSEST: Final = Fraction(4, 5)
"""How much closer a zoom has come, beyond the whole picture, when the pictures change."""


def passed(kind: TransitionKind, out: Stream, into: Stream, where: Passing) -> Stream:
    """The pictures of a transition. Raises KeyError when the kind is unknown."""
    return PASSES[kind](out, into, where)


def dissolve(out: Stream, into: Stream, where: Passing) -> Stream:
    """One picture fades into the other."""
    return _xfade(out, into, where, "fade")


def wipe(out: Stream, into: Stream, where: Passing) -> Stream:
    """The new picture is drawn over the old one from the left, behind a straight edge."""
    return _xfade(out, into, where, "wiperight")


def whip_pan(out: Stream, into: Stream, where: Passing) -> Stream:
    """The camera is thrown aside: both pictures pass by, too fast to be sharp."""
    radius = (("sizeX", str(max(2, where.width // 14))), ("sizeY", "1"))
    return _xfade(step(out, "avgblur", radius), step(into, "avgblur", radius), where, "slideleft")


def zoom(out: Stream, into: Stream, where: Passing) -> Stream:
    """Into the old picture, and out of the new one."""
    near = f"(1+{decimal(CLOSEST, 3)}*pow(1-abs(2*{where.way('(on-1)')}-1),1.6))"
    return _second_half(closer(out, near), closer(into, near), where)


def blink(out: Stream, into: Stream, where: Passing) -> Stream:
    """Two eyelids shut on the old picture and open on the new one."""
    shut = f"min(1,1.25*pow(1-abs(2*{where.way('n')}-1),0.7))"
    shown = _second_half(out, into, where)
    lid = step(out, "lutyuv", (("y", "16"), ("u", "128"), ("v", "128")))
    upper = overlay_moving(shown, lid, "0", f"-h+h*0.51*{shut}")
    return overlay_moving(upper, lid, "0", f"h-h*0.51*{shut}")


def _second_half(out: Stream, into: Stream, where: Passing) -> Stream:
    """What goes up to the middle of the way, what comes from there on."""
    return overlay_moving(out, into, "0", "0", f"gte({where.way('n')},0.5)")


def _xfade(out: Stream, into: Stream, where: Passing, name: str) -> FilterNode:
    return FilterNode(
        name="xfade",
        inputs=(out, into),
        options=(
            ("transition", name),
            ("duration", decimal(Fraction(where.total + 1, RATE))),
            ("offset", decimal(Fraction(-where.elapsed - 1, RATE))),
        ),
    )


PASSES: Mapping[TransitionKind, Passes] = {
    "SMPTE_Dissolve": dissolve,
    "wipe": wipe,
    "whip-pan": whip_pan,
    "zoom": zoom,
    "blink": blink,
}
"""By kind; OpenTimelineIO has a word for the first only."""
