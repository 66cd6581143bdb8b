"""The gags that the editor offers: how each begins, its icon, what of it can be tuned. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from templates.storyboard import Gag

Json = dict[str, Any]
Say = Callable[..., str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A gag on the shelf."""

    fresh: Gag
    """How it begins; a person tunes it afterwards."""
    group: str
    """Under which heading it stands: desk-gags-<group>."""
    sign: str
    """Icon."""
    knobs: tuple[str, ...] = ()
    """What can be tuned beside its moment and its length, as the page names it."""


def _gag(kind: str, duration: int, **values: int | str | bool) -> Gag:
    return Gag(id="", kind=kind, duration=duration, **values)  # type: ignore[arg-type]


OFFERED: Final[tuple[Offered, ...]] = (
    Offered(fresh=_gag("punch-in", 30, amount=140), group="picture", sign="zoom-in",
            knobs=("closer", "place")),
    Offered(fresh=_gag("shake", 20, amount=100), group="picture", sign="smartphone",
            knobs=("strength",)),
    Offered(fresh=_gag("flashback", 60, amount=100), group="picture", sign="history"),
    Offered(fresh=_gag("old-film", 90, amount=100), group="picture", sign="film",
            knobs=("strength",)),
    Offered(fresh=_gag("glitch", 20, amount=100), group="picture", sign="loader",
            knobs=("strength",)),
    Offered(fresh=_gag("mirror", 45, amount=200), group="picture", sign="ghost"),
    Offered(fresh=_gag("blink", 12, amount=100), group="picture", sign="eye-off"),
    Offered(fresh=_gag("freeze", 30), group="time", sign="snowflake"),
    Offered(fresh=_gag("speed", 45, amount=200), group="time", sign="gauge",
            knobs=("speed", "pitch")),
    Offered(fresh=_gag("ramp", 60, amount=100, to=25, pitch=False), group="time",
            sign="chart-line", knobs=("speed", "to", "pitch")),
    Offered(fresh=_gag("reverse", 45), group="time", sign="rewind"),
    Offered(fresh=_gag("replay", 60, amount=50), group="time", sign="rotate-ccw",
            knobs=("speed",)),
    Offered(fresh=_gag("record-scratch", 60, amount=100), group="time", sign="octagon-pause"),
    Offered(fresh=_gag("loop-seam", 12), group="time", sign="repeat"),
    Offered(fresh=_gag("sticker", 45, amount=100, x=700, y=300), group="drawn", sign="smile",
            knobs=("size", "place", "emoji")),
    Offered(fresh=_gag("emoji-rain", 60, amount=60), group="drawn", sign="cloud-rain",
            knobs=("emoji",)),
    Offered(fresh=_gag("confetti", 75, amount=100), group="drawn", sign="sparkles",
            knobs=("size",)),
    Offered(fresh=_gag("countdown", 90, amount=120, y=400), group="drawn", sign="timer",
            knobs=("size", "place")),
    Offered(fresh=_gag("arrow", 45, amount=80, y=350), group="drawn", sign="move-left",
            knobs=("size", "place")),
    Offered(fresh=_gag("circle", 45, amount=130, y=350), group="drawn", sign="circle-dot",
            knobs=("size", "place")),
    Offered(fresh=_gag("burst", 40, amount=120, x=680, y=260), group="drawn",
            sign="message-circle", knobs=("text", "size", "place")),
    Offered(fresh=_gag("split-screen", 90), group="layout", sign="grid-2x2", knobs=("take",)),
    Offered(fresh=_gag("picture-in-picture", 90, amount=35, x=260, y=280), group="layout",
            sign="copy", knobs=("take", "size", "place")),
    Offered(fresh=_gag("bleep-blur", 20, amount=100, y=450), group="layout", sign="volume-x",
            knobs=("size", "place", "bleep", "face")),
    Offered(fresh=_gag("bleep-bar", 20, amount=100, y=350), group="layout", sign="ban",
            knobs=("size", "place", "bleep")),
)  # fmt: skip
"""In the order of the page. "drawn" is left out: a template's author names its drawing."""


def gags(say: Say) -> list[Json]:
    """What the page may offer, with its words."""
    return [
        {
            "kind": each.fresh.kind,
            "label": say(f"gag-{each.fresh.kind}"),
            "group": each.group,
            "sign": each.sign,
            "knobs": list(each.knobs),
            "fresh": _begins(each.fresh),
        }
        for each in OFFERED
    ]


def _begins(gag: Gag) -> Json:
    return {name: getattr(gag, name)
            for name in ("duration", "amount", "to", "pitch", "x", "y")}  # fmt: skip
