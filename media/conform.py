"""How an original becomes upright, 30 frames a second and ordinary colour: the one place that says.

`picture(facts)` gives filter steps as data. The proxy is made with them at import, and the final
render decodes the original through the same steps; that is why frame k of a proxy and frame k of
the finished video are the same picture.

The grid of 30 frames a second is tied to the first picture of the file (`facts.start`), not to
where decoding began: with `INPUT` before `-i` the timestamps stay absolute, so one may seek to
before a frame, apply the steps and cut by number.
"""

from __future__ import annotations

from dataclasses import dataclass

from media.facts import MediaFacts
from media.timing import RATE

INPUT = ("-noautorotate", "-copyts")
"""Options before -i without which the steps do not hold: turning is done by a step of ours, and
timestamps are the file's own."""

SOUND_RATE = 48_000
"""Samples per second of every sound file in the house."""
PROXY_HEIGHT = 640
"""Rows of a proxy; it keeps the whole width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One ffmpeg filter with its options in order; values hold no sign that needs escaping."""

    name: str
    options: tuple[tuple[str, str], ...] = ()

    def text(self) -> str:
        """The step as ffmpeg writes it."""
        return (
            self.name
            + ("=" if self.options else "")
            + ":".join(f"{k}={v}" for k, v in self.options)
        )


def picture(facts: MediaFacts, *, height: int | None = None) -> tuple[Step, ...]:
    """Steps from the decoded picture to upright BT.709 yuv420p at 30 frames a second.

    With `height`, the upright picture is brought to that height at its own shape (even pixels) on
    the way, before what is dear. The size of the result is `size(facts, height)`.
    """
    # the matrix would else ride along to the coder and turn the result a second time
    steps = [_step("sidedata", mode="delete", type="DISPLAYMATRIX")]
    if facts.interlaced:
        steps.append(_step("bwdif", mode="send_frame", parity="auto", deint="all"))
    steps.append(
        _step("setpts", expr=f"PTS-round(({facts.start.numerator}/{facts.start.denominator})/TB)")
    )
    steps.append(_step("fps", fps=str(RATE)))
    across, down = size(facts, height)
    if facts.rotation in {90, 270}:
        across, down = down, across
    if facts.transfer == "sdr":
        steps.append(
            _step(
                "scale", w=str(across), h=str(down), flags="bicubic",
                in_range="full" if facts.full_range else "limited", in_color_matrix=facts.matrix,
                out_range="limited", out_color_matrix="bt709",
            )
        )  # fmt: skip
    else:
        steps.extend(_tone_mapped(facts, across, down))
    steps.append(_step("format", pix_fmts="yuv420p"))
    steps.extend(_upright(facts))
    steps.append(_step("setsar", sar="1"))
    steps.append(
        _step("setparams", range="limited", color_primaries="bt709", color_trc="bt709",
              colorspace="bt709")
    )  # fmt: skip
    return tuple(steps)


def size(facts: MediaFacts, height: int | None = None) -> tuple[int, int]:
    """Even width and height of the conformed picture, upright, square pixels; never enlarged."""
    down = facts.height if height is None else min(height, facts.height)
    across = round(facts.width * down / facts.height)
    return max(2, across // 2 * 2), max(2, down // 2 * 2)


def sound(facts: MediaFacts) -> tuple[Step, ...]:
    """Steps from the decoded sound to 48 kHz stereo whose first sample is heard with the first
    picture: what comes earlier is cut, a late start is filled with silence, gaps stay gaps."""
    start = facts.start if facts.kind == "video" else facts.sound_start
    return (
        _step("asetpts", expr=f"PTS-round(({start.numerator}/{start.denominator})/TB)"),
        _step("aresample", sample_rate=str(SOUND_RATE), **{"async": "1"}, first_pts="0"),
        _step("aformat", sample_fmts="s16", channel_layouts="stereo"),
    )


def chain(steps: tuple[Step, ...]) -> str:
    """The steps as one ffmpeg filter chain."""
    return ",".join(step.text() for step in steps)


def _step(name: str, **options: str) -> Step:
    return Step(name=name, options=tuple(options.items()))


def _upright(facts: MediaFacts) -> tuple[Step, ...]:
    turns = {
        0: (),
        90: (_step("transpose", dir="clock"),),
        180: (_step("hflip"), _step("vflip")),
        270: (_step("transpose", dir="cclock"),),
    }
    return ((_step("hflip"),) if facts.mirrored else ()) + turns[facts.rotation]


def _tone_mapped(facts: MediaFacts, across: int, down: int) -> tuple[Step, ...]:
    """From PQ or HLG to BT.709: linear light, narrower colours, bright parts rolled off.

    203 cd/m2 is the level of a white sheet in both (ITU-R BT.2408-7, 2023). Up to 85 % of it light
    is left as it is, so faces keep their brightness; only what is brighter is rolled off (a Moebius
    curve, up to five times that white). Hable's curve was tried and made all of it a third darker.
    The input is named aloud, for phones often leave one of the tags out.
    """
    curve = "smpte2084" if facts.transfer == "pq" else "arib-std-b67"
    return (
        _step("scale", w=str(across), h=str(down), flags="bicubic"),
        _step(
            "zscale", pin="2020", tin=curve, min="2020_ncl",
            rin="full" if facts.full_range else "limited", t="linear", npl="203",
        ),
        _step("format", pix_fmts="gbrpf32le"),
        _step("zscale", p="709"),
        _step("tonemap", tonemap="mobius", param="0.85", peak="5", desat="0"),
        _step("zscale", t="709", m="709", r="limited"),
    )  # fmt: skip
