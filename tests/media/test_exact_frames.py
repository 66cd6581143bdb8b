"""Frame n of still, draft and final shows the same picture of the source in every case."""

from __future__ import annotations

import io
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from media.effects import Backwards, Look, Replay, SpeedRamp
from media.library import Imported
from media.render import render
from media.rendition import Rendition
from media.still import still
from media.timeline import (
    Clip,
    FreezeFrame,
    Item,
    LinearTimeWarp,
    PunchIn,
    Reframe,
    SlowZoom,
    StickerReference,
    Timeline,
    Transition,
)
from tests import synthetic
from tests.factories_media import (
    SMALL,
    SMALL_DRAFT,
    a_timeline,
    asset,
    caption,
    drawn,
    imported,
    sources_of,
)

LATE = Fraction(7, 50)
"""Seconds at which the first picture of the uneven clip stands."""


@pytest.fixture(scope="module")
def steady(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    folder = tmp_path_factory.mktemp("steady")
    made = synthetic.clip(folder / "a.mp4", synthetic.even(120), bframes=2, gop=50)
    return imported(made, folder / "in")


@pytest.fixture(scope="module")
def uneven(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    folder = tmp_path_factory.mktemp("uneven")
    made = synthetic.clip(folder / "b.mkv", synthetic.uneven(120, LATE), bframes=2, gop=50)
    return imported(made, folder / "in")


def shown_at(moments: list[Fraction], frame: int) -> int:
    """The picture of a clip on frame `frame` of the grid: the last one rounded to it."""
    start = moments[0]
    rounded = [int((moment - start) * 30 + Fraction(1, 2)) for moment in moments]
    return max(n for n, at in enumerate(rounded) if at <= frame)


CASES: dict[str, Callable[[str], tuple[Item, ...]]] = {
    "plain": lambda m: (asset(m, 0, 20),),
    "from the middle": lambda m: (asset(m, 77, 20),),
    "two cuts": lambda m: (asset(m, 70, 12), asset(m, 10, 12)),
    "freeze": lambda m: (asset(m, 5, 30, FreezeFrame(at=8, duration=10)),),
    "held at the end": lambda m: (asset(m, 50, 24, FreezeFrame(at=11, duration=12)),),
    "twice as fast": lambda m: (asset(m, 31, 20, LinearTimeWarp(time_scalar=Fraction(2))),),
    "a little slower": lambda m: (asset(m, 31, 30, LinearTimeWarp(time_scalar=Fraction(7, 10))),),
    "closer": lambda m: (asset(m, 3, 24, PunchIn(at=9, duration=8)),),
    "slow zoom": lambda m: (asset(m, 3, 24, SlowZoom()),),
    "slower, closer and frozen": lambda m: (
        asset(m, 62, 40, LinearTimeWarp(time_scalar=Fraction(3, 4)), PunchIn(at=6, duration=20),
              FreezeFrame(at=12, duration=9), SlowZoom()),
    ),
    "faster for a while": lambda m: (
        asset(m, 31, 30, SpeedRamp(at=7, duration=9, start=Fraction(2), end=Fraction(2))),
    ),
    "a ramp": lambda m: (
        asset(m, 31, 40, SpeedRamp(at=5, duration=24, start=Fraction(1, 4), end=Fraction(3)),
              PunchIn(at=9, duration=11)),
    ),
    "a ramp that slows a fast clip": lambda m: (
        asset(m, 3, 40, LinearTimeWarp(time_scalar=Fraction(3, 2)),
              SpeedRamp(at=4, duration=20, start=Fraction(2), end=Fraction(1, 10))),
    ),
    "backwards": lambda m: (asset(m, 20, 60, Backwards(at=6, duration=41)),),
    "backwards and fast": lambda m: (
        asset(m, 20, 30, LinearTimeWarp(time_scalar=Fraction(8, 5)), Backwards(at=5, duration=15),
              PunchIn(at=8, duration=4)),
    ),
    "seen again": lambda m: (asset(m, 20, 50, Replay(at=21, duration=16)),),
    "shaken, broken and mirrored": lambda m: (
        asset(m, 5, 24, look("shake", 3, 12), look("glitch", 8, 10), look("mirror", 4, 16)),
    ),
    "past its end": lambda m: (asset(m, 105, 30),),
}  # fmt: skip


def expected(clip: Clip, frame: int) -> int:
    """Which frame of the media a clip shows, said a second time and as plainly as can be."""
    speed, place = Fraction(1), Fraction(0)
    for effect in clip.effects:
        if isinstance(effect, LinearTimeWarp):
            speed = effect.time_scalar
    for now in range(frame + 1):
        within = next(
            (e for e in clip.effects if isinstance(e, BENDS) and e.at <= now < e.at + e.duration),
            None,
        )
        gone = now - within.at if within else 0
        shown, step = int(place), speed
        match within:
            case FreezeFrame():
                step = Fraction(0)
            case SpeedRamp(start=start, end=end, duration=long):
                begin, growth = speed * start, speed * (end - start)
                step = begin + growth * (2 * gone + 1) / (2 * long)
            case Backwards(duration=long):
                first = place - gone * speed
                shown = int(first + (long - 1) * speed) - int(gone * speed)
            case Replay(duration=long, speed=slow):
                shown, step = int(place - (long - gone) * slow * speed), Fraction(0)
            case _:
                pass
        place += step
    return clip.source_range.start_time + shown


BENDS = (FreezeFrame, SpeedRamp, Backwards, Replay)


def look(name: str, at: int, duration: int) -> Look:
    return Look(name=name, at=at, duration=duration)


LAID: dict[str, Callable[[str], Timeline]] = {
    "cross-fade": lambda m: a_timeline(
        asset(m, 5, 14), Transition(out_offset=8), asset(m, 60, 20, FreezeFrame(at=12, duration=4))
    ),
    "over a blur": lambda m: a_timeline(asset(m, 40, 16, Reframe(mode="blur"))),
    "a sticker": lambda m: a_timeline(asset(m, 7, 20), over=((4, emoji("pop", 12)),)),
    "emoji rain": lambda m: a_timeline(asset(m, 7, 20), over=((4, emoji("rain", 12)),)),
    "a caption": lambda m: a_timeline(asset(m, 7, 20), over=((3, caption("Oui", 12)),)),
}  # fmt: skip
"""Cuts whose pictures are mixed or lain over: there the brightness of most of it is compared."""


def medians(path: Path) -> list[float]:
    """The brightness of most of each picture, whatever small thing lies over it."""
    with av.open(str(path)) as file:
        return [float(np.median(synthetic.luma_plane(p))) for p in file.decode(video=0)]


def emoji(animation: str, duration: int) -> Clip:
    half = Fraction(1, 2)
    return drawn(
        StickerReference(
            emoji="\N{HOT BEVERAGE}", x=half, y=half, size=Fraction(1, 4),
            animation=animation,  # type: ignore[arg-type]
        ),
        duration,
    )  # fmt: skip


def everything(
    timeline: Timeline, sources: object, folder: Path, rendition: Rendition
) -> list[int]:
    done = render(timeline, rendition, sources, folder)  # type: ignore[arg-type]
    return [synthetic.number(luma) for luma in synthetic.lumas(done.path)]


def of_still(data: bytes) -> int:
    grey = np.asarray(Image.open(io.BytesIO(data)).convert("L"), dtype=float)
    return synthetic.number(16 + grey.mean() * 219 / 255)


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("which", ["steady", "uneven"])
def test_final_draft_and_still_show_the_same_pictures(
    case: str, which: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    file: Imported = request.getfixturevalue(which)
    moments = synthetic.even(120) if which == "steady" else synthetic.uneven(120, LATE)
    timeline = a_timeline(*CASES[case](file.facts.media_id))
    wanted = []
    for item in timeline.picture.children:
        assert isinstance(item, Clip)
        for frame in range(item.duration):
            shown = min(expected(item, frame), file.facts.duration - 1)
            wanted.append(shown_at(moments, shown) % synthetic.STEPS)
    sources = sources_of(file)
    assert everything(timeline, sources, tmp_path, SMALL) == wanted
    assert everything(timeline, sources, tmp_path, SMALL_DRAFT) == wanted
    for frame in (0, len(wanted) // 2, len(wanted) - 1):
        for rendition in (SMALL, SMALL_DRAFT):
            one = still(timeline, frame, sources, tmp_path, rendition=rendition)
            assert of_still(one) == wanted[frame]


@pytest.mark.slow
@pytest.mark.parametrize("case", LAID)
def test_what_is_mixed_or_lain_over_is_at_the_same_frame_everywhere(
    case: str, uneven: Imported, tmp_path: Path
) -> None:
    timeline, sources = LAID[case](uneven.facts.media_id), sources_of(uneven)
    final, draft = (
        medians(render(timeline, rendition, sources, tmp_path).path)
        for rendition in (SMALL, SMALL_DRAFT)
    )
    assert len(final) == timeline.duration
    assert max(final) - min(final) > 20  # the clip goes on: one frame late would show
    assert draft == pytest.approx(final, abs=1.5)
    for frame in range(0, timeline.duration, 4):
        picture = still(timeline, frame, sources, tmp_path, rendition=SMALL)
        grey = np.asarray(Image.open(io.BytesIO(picture)).convert("L"), dtype=float)
        assert 16 + np.median(grey) * 219 / 255 == pytest.approx(final[frame], abs=1.5)
