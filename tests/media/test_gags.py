"""Every look, drawing, second clip and passage: seen, and alike in still, draft and final."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from media.course import focus
from media.effects import Boxed, Look, SpeedRamp
from media.gags import DRAWN
from media.library import Imported
from media.looks import LOOKS
from media.render import render
from media.rendition import FINALS, REEL, Rendition
from media.still import still
from media.timeline import (
    Clip,
    FocusKey,
    FreezeFrame,
    GagReference,
    PunchIn,
    Reframe,
    SlowZoom,
    SolidReference,
    Timeline,
    Transition,
)
from media.transitions import PASSES
from tests import synthetic
from tests.factories_media import (
    SMALL,
    SMALL_DRAFT,
    a_timeline,
    asset,
    drawn,
    imported,
    sources_of,
)

GOLDEN = Path(__file__).parent / "golden" / "gags"
CLOSE = 4.0
"""Mean difference of two pictures, of 255, that coding alone may make."""


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """A moving pattern of a known look."""
    folder = tmp_path_factory.mktemp("pattern")
    synthetic.ffmpeg(
        "-f", "lavfi", "-i", "testsrc2=s=270x480:r=30:d=3", "-vf", "gblur=sigma=1", "-c:v",
        "libx264", "-crf", "6", "-pix_fmt", "yuv420p", "-colorspace", "bt709", "-color_range",
        "tv", "-color_primaries", "bt709", "-color_trc", "bt709", str(folder / "a.mp4"),
    )  # fmt: skip
    return imported(folder / "a.mp4", folder / "in")


@pytest.fixture(scope="module")
def steady(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    folder = tmp_path_factory.mktemp("steady")
    return imported(synthetic.clip(folder / "a.mp4", synthetic.even(120), gop=40), folder / "in")


def stills(
    timeline: Timeline, frames: tuple[int, ...], file: Imported, folder: Path,
    rendition: Rendition = SMALL,
) -> list[Image.Image]:  # fmt: skip
    found = []
    for frame in frames:
        data = still(timeline, frame, sources_of(file), folder, rendition=rendition, kind="png")
        found.append(Image.open(io.BytesIO(data)).convert("RGB"))
    return found


def sheet(pictures: list[Image.Image]) -> Image.Image:
    """Pictures side by side, a quarter of their size each way."""
    small = [p.resize((p.width // 2, p.height // 2), Image.Resampling.BOX) for p in pictures]
    whole = Image.new("RGB", (sum(p.width for p in small), small[0].height))
    for number, picture in enumerate(small):
        whole.paste(picture, (number * picture.width, 0))
    return whole


def far(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of two pictures."""
    a, b = (np.asarray(image.convert("RGB"), dtype=float) for image in (one, other))
    return float(np.abs(a - b).mean())


def a_drawing(name: str) -> Clip:
    """What is drawn, for a while."""
    return drawn(GagReference(name=name, lasts=18, text="Oh !", size=Fraction(1, 2)), 18)


def cases(media: str) -> dict[str, Timeline]:
    """A short timeline for each look, drawing and passage."""
    found = {
        f"look-{name}": a_timeline(
            asset(media, 0, 30, Look(name=name, at=4, duration=16, amount=Fraction(3, 2)))
        )
        for name in LOOKS
    }
    for name in DRAWN:
        found[f"drawn-{name}"] = a_timeline(asset(media, 0, 24), over=((4, a_drawing(name)),))
    for kind in PASSES:
        found[f"passage-{kind}"] = a_timeline(
            asset(media, 0, 6), Transition(out_offset=9, kind=kind), asset(media, 50, 20)
        )
    box = Boxed(at=0, duration=20, left=Fraction(1, 8), top=Fraction(1, 8), width=Fraction(1, 3),
                height=Fraction(1, 3))  # fmt: skip
    found["second-clip"] = a_timeline(asset(media, 0, 30), over=((6, asset(media, 60, 20, box)),))
    return found


NAMES = sorted(cases("a" * 64))


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_gag_looks_as_approved_in_final_draft_and_still(
    name: str, pattern: Imported, tmp_path: Path
) -> None:
    """Four frames of the final side by side are kept; GOLDEN=1 writes them anew.

    The stills begin in the middle of the gag, where the final's segment began before it.
    """
    timeline = cases(pattern.facts.media_id)[name]
    final, draft = (rendered(timeline, form, pattern, tmp_path) for form in (SMALL, SMALL_DRAFT))
    assert len(final) == len(draft) == timeline.duration
    here = sheet([final[n] for n in (5, 8, 12, 19)])
    golden = GOLDEN / f"{name}.jpg"
    if os.environ.get("GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        here.save(golden, quality=92, subsampling=0)
    there = Image.open(golden).convert("RGB")
    here.save(tmp_path / f"{name}-now.png")
    there.save(tmp_path / f"{name}-golden.png")
    rough = 3 if "old-film" in name else 1  # its grain is new in each picture
    assert far(here, there) < CLOSE * rough, f"see {tmp_path}"
    at = (10,)
    for frame, one in zip(at, stills(timeline, at, pattern, tmp_path), strict=True):
        assert far(final[frame], one) < CLOSE * rough
    coarse = 4 if name in ("look-shake", "look-blurred") else 2  # a draft has whole pixels too
    for a, b in zip(final, draft, strict=True):
        small = a.resize((45, 80), Image.Resampling.BOX)
        assert far(small, b.resize((45, 80), Image.Resampling.BOX)) < CLOSE * coarse


def rendered(
    timeline: Timeline, rendition: Rendition, file: Imported, folder: Path
) -> list[Image.Image]:
    done = render(timeline, rendition, sources_of(file), folder)
    with av.open(str(done.path)) as container:
        return [frame.to_image() for frame in container.decode(video=0)]


@pytest.mark.parametrize("rendition", [SMALL, SMALL_DRAFT], ids=["final", "draft"])
def test_both_halves_of_a_split_screen_play_their_own_frames(
    rendition: Rendition, steady: Imported, tmp_path: Path
) -> None:
    media = steady.facts.media_id
    upper = Boxed(at=5, duration=14, left=Fraction(0), top=Fraction(0), width=Fraction(1),
                  height=Fraction(1, 2))  # fmt: skip
    lower = replace(upper, at=0, top=Fraction(1, 2))
    timeline = a_timeline(
        asset(media, 10, 30, upper),
        over=((5, asset(media, 60, 14, lower, FreezeFrame(at=9, duration=5))),),
    )
    done = render(timeline, rendition, sources_of(steady), tmp_path)
    halves = []
    with av.open(str(done.path)) as container:
        for frame in container.decode(video=0):
            plane = synthetic.luma_plane(frame).astype(float)
            middle = plane.shape[0] // 2
            both = plane[: middle - 4].mean(), plane[middle + 4 :].mean()
            halves.append(tuple(synthetic.number(luma) for luma in both))
    for n, (above, below) in enumerate(halves):
        other = 60 + min(n - 5, 9) if 5 <= n < 19 else 10 + n
        assert (above, below) == ((10 + n) % synthetic.STEPS, other % synthetic.STEPS), n


@pytest.mark.parametrize("kind", sorted(PASSES))
def test_a_passage_changes_nothing_outside_of_itself_and_no_length(
    kind: str, pattern: Imported, tmp_path: Path
) -> None:
    media = pattern.facts.media_id
    first, second = asset(media, 0, 12), asset(media, 50, 16)
    plain = rendered(a_timeline(first, second), SMALL, pattern, tmp_path)
    passing = Transition(out_offset=6, kind=kind)  # type: ignore[arg-type]
    passed = rendered(a_timeline(first, passing, second), SMALL, pattern, tmp_path)
    assert len(plain) == len(passed) == 28
    apart = [n for n in range(28) if far(plain[n], passed[n]) > 1.5]
    assert set(apart) <= set(range(12, 18))
    assert {13, 14, 15} <= set(apart)  # the change is seen in its middle


def test_a_slow_zoom_does_not_tremble(tmp_path: Path) -> None:
    """A bright dot of a photo goes its way to a tenth of a pixel; in whole pixels it was a half."""
    grid = np.mgrid[:1280, :720].astype(float)
    dot = 235 * np.exp(-((grid[1] - 216) ** 2 + (grid[0] - 384) ** 2) / (2 * 12**2))
    Image.fromarray(dot.astype(np.uint8)).convert("RGB").save(tmp_path / "dot.png")
    photo = imported(tmp_path / "dot.png", tmp_path / "in")
    form = replace(REEL, width=360, height=640, preset="ultrafast", crf=2)
    timeline = a_timeline(asset(photo.facts.media_id, 0, 50, SlowZoom()))
    done = render(timeline, form, sources_of(photo), tmp_path)
    places = []
    with av.open(str(done.path)) as container:
        for frame in container.decode(video=0):
            light = np.clip(synthetic.luma_plane(frame).astype(float) - 24, 0, None)
            rows, columns = np.mgrid[: light.shape[0], : light.shape[1]]
            places.append(
                ((light * columns).sum() / light.sum(), (light * rows).sum() / light.sum())
            )
    moments = np.arange(len(places))
    for axis in zip(*places, strict=True):
        smooth = np.polyval(np.polyfit(moments, axis, 3), moments)
        assert np.abs(np.array(axis) - smooth).max() < 0.1
        assert abs(axis[-1] - axis[0]) > 5


def test_the_focus_goes_where_it_is_told(tmp_path: Path) -> None:
    """A wide picture, dark left and bright right: the window is as bright as its place says."""
    ramp = np.tile(np.linspace(20, 230, 640), (360, 1)).astype(np.uint8)
    Image.fromarray(ramp).convert("RGB").save(tmp_path / "ramp.png")
    photo = imported(tmp_path / "ramp.png", tmp_path / "in")
    keys = (FocusKey(at=4, x=Fraction(1, 5), y=Fraction(1, 2)),
            FocusKey(at=24, x=Fraction(4, 5), y=Fraction(1, 2)))  # fmt: skip
    clip = asset(photo.facts.media_id, 0, 30, Reframe(keys=keys), PunchIn(at=10, duration=4))
    lumas = [
        np.asarray(picture.convert("L"), dtype=float).mean()
        for picture in rendered(a_timeline(clip), SMALL, photo, tmp_path)
    ]
    for n in (0, 4, 9, 16, 20, 24, 29):
        x = float(focus(keys, n)[0])
        assert lumas[n] == pytest.approx(20 + 210 * x, abs=5), n


@pytest.mark.parametrize("form", FINALS, ids=lambda form: form.name)
def test_every_form_has_its_size(form: Rendition, tmp_path: Path) -> None:
    timeline = a_timeline(drawn(SolidReference(colour="#204060"), 2))
    data = still(timeline, 0, sources_of(), tmp_path, rendition=form, kind="png")
    assert Image.open(io.BytesIO(data)).size == (form.width, form.height)


def test_a_speed_that_is_no_ramp_is_a_plain_speed(steady: Imported, tmp_path: Path) -> None:
    media = steady.facts.media_id
    ramp = SpeedRamp(at=0, duration=20, start=Fraction(2), end=Fraction(2))
    done = render(a_timeline(asset(media, 0, 20, ramp)), SMALL, sources_of(steady), tmp_path)
    seen = [synthetic.number(luma) for luma in synthetic.lumas(done.path)]
    assert seen == [n * 2 % synthetic.STEPS for n in range(20)]
