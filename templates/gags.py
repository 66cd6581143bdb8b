"""What each gag is made of, in the words of the cut: bends of time, looks, a place. Pure.

One gag may be several things at once: an arrow stands on a picture that stands still, a scratched
record stops picture and music. `bend` says what it does to time, `effects` what it does to the
picture; what is drawn over it is in `templates.compose`, what is heard in `templates.soundtrack`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from media.effects import (
    Backwards,
    BentTime,
    Boxed,
    Covered,
    CoverKey,
    Look,
    Replay,
    SpeedRamp,
)
from media.timeline import Effect, FreezeFrame, PunchIn
from templates.storyboard import Gag, Spot

STANDING: Final = frozenset({"freeze", "arrow", "circle", "record-scratch"})
"""While they last the picture stands still and the clip is silent."""
BENDING: Final = STANDING | {"speed", "ramp", "reverse", "replay"}
"""What changes how the time of the clip runs."""
RUNNING: Final = BENDING - STANDING
"""What plays the clip at another speed or in another order: it cannot be cut in two."""
LOOKS: Final = {
    "shake": "shake",
    "flashback": "flashback",
    "old-film": "old-film",
    "glitch": "glitch",
    "mirror": "mirror",
    "blink": "blink",
    "bleep-blur": "blurred",
    "bleep-bar": "barred",
    "arrow": "grey",
    "circle": "grey",
    "record-scratch": "grey",
}
"""By kind of gag, the look that it puts on (media.looks)."""
BLEEPING: Final = frozenset({"bleep-blur", "bleep-bar"})
"""While they last something is hidden, and a bleep is heard instead of the clip, if wanted."""
TAKING: Final = frozenset({"split-screen", "picture-in-picture"})
"""They show a second clip."""
DRAWINGS: Final = {
    "confetti": "confetti",
    "countdown": "countdown",
    "arrow": "arrow",
    "circle": "circle",
    "burst": "burst",
    "replay": "replay",
}
"""By kind of gag, what it draws over the picture (media.gags)."""
SLOWEST, FASTEST = 10, 800
"""Per cent of the clip's speed."""
HALF = Fraction(1, 2)


def bend(gag: Gag) -> FreezeFrame | BentTime | None:
    """What a gag does to the time of its clip, or None."""
    match gag.kind:
        case kind if kind in STANDING:
            return FreezeFrame(at=gag.at, duration=gag.duration)
        case "speed":
            speed = _speed(gag.amount)
            return SpeedRamp(at=gag.at, duration=gag.duration, start=speed, end=speed,
                             pitch_kept=gag.pitch)  # fmt: skip
        case "ramp":
            return SpeedRamp(
                at=gag.at, duration=gag.duration, start=_speed(gag.amount), end=_speed(gag.to),
                pitch_kept=gag.pitch,
            )  # fmt: skip
        case "reverse":
            return Backwards(at=gag.at, duration=gag.duration)
        case "replay":
            return Replay(at=gag.at, duration=gag.duration, speed=_speed(gag.amount))
        case _:
            return None


def effects(gag: Gag, stay: int) -> list[Effect]:
    """What a gag does to the framed picture while it lasts, `stay` frames of it."""
    found: list[Effect] = []
    x, y = Fraction(gag.x, 1000), Fraction(gag.y, 1000)
    if gag.kind == "punch-in":
        zoom = Fraction(max(101, min(gag.amount, 400)), 100)
        found.append(PunchIn(at=gag.at, duration=stay, zoom=zoom, focus_x=x, focus_y=y))
    if gag.kind == "bleep-blur" and gag.trail:
        found.append(Covered(at=gag.at, duration=stay, keys=tuple(map(_cover, gag.trail))))
    elif gag.kind in LOOKS:
        strength = Fraction(max(1, min(gag.amount, 400)), 100)
        found.append(
            Look(name=LOOKS[gag.kind], at=gag.at, duration=stay, amount=strength, x=x, y=y)
        )
    if gag.kind == "split-screen":
        found.append(first_half(gag, stay))
    return found


def bleeps(gag: Gag) -> bool:
    """Whether a bleep is heard instead of the clip while the gag lasts."""
    return gag.kind in BLEEPING and gag.bleeps


def hides(effect: Effect) -> bool:
    """Whether an effect hides something that nobody shall see."""
    return isinstance(effect, Covered) or (
        isinstance(effect, Look) and effect.name in {LOOKS[kind] for kind in BLEEPING}
    )


def first_half(gag: Gag, stay: int) -> Boxed:
    """The part of a split screen that the scene keeps: the top."""
    return Boxed(at=gag.at, duration=stay, left=Fraction(0), top=Fraction(0), width=Fraction(1),
                 height=HALF)  # fmt: skip


def second_place(gag: Gag, stay: int) -> Boxed:
    """Where the second clip stands: the lower half, or a small picture around its place."""
    if gag.kind == "split-screen":
        return Boxed(at=0, duration=stay, left=Fraction(0), top=HALF, width=Fraction(1),
                     height=HALF)  # fmt: skip
    size = Fraction(max(10, min(gag.amount, 90)), 100)
    left = min(max(Fraction(gag.x, 1000) - size / 2, Fraction(0)), 1 - size)
    top = min(max(Fraction(gag.y, 1000) - size / 2, Fraction(0)), 1 - size)
    return Boxed(at=0, duration=stay, left=left, top=top, width=size, height=size)


def _cover(spot: Spot) -> CoverKey:
    return CoverKey(
        at=spot.at, x=Fraction(spot.x, 1000), y=Fraction(spot.y, 1000),
        width=Fraction(spot.width, 1000), height=Fraction(spot.height, 1000),
    )  # fmt: skip


def _speed(per_cent: int) -> Fraction:
    return Fraction(max(SLOWEST, min(per_cent, FASTEST)), 100)
