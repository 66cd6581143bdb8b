"""What lies over the picture comes and goes on its frame; cross-fades agree in every size."""

from __future__ import annotations

import io
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from media.library import Imported
from media.render import render
from media.rendition import REEL, SQUARE, Rendition
from media.still import still
from media.timeline import (
    DrawnReference,
    FreezeFrame,
    LinearTimeWarp,
    PunchIn,
    SolidReference,
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
from tests.media.counter import counter_value

NOTHING = sources_of()
BLACK, WHITE = SolidReference(colour="#000000"), SolidReference(colour="#ffffff")


def frames_of(timeline: Timeline, folder: Path, rendition: Rendition = SMALL) -> list[np.ndarray]:
    done = render(timeline, rendition, NOTHING, folder)
    with av.open(str(done.path)) as container:
        return [synthetic.luma_plane(frame) for frame in container.decode(video=0)]


def test_a_caption_is_there_from_its_first_to_its_last_frame_across_cuts(tmp_path: Path) -> None:
    timeline = a_timeline(
        drawn(BLACK, 20), drawn(BLACK, 20), over=((7, caption("OUI !", 21, animation="none")),)
    )
    seen = [frame.max() > 150 for frame in frames_of(timeline, tmp_path)]
    assert [n for n, there in enumerate(seen) if there] == list(range(7, 28))


def test_a_caption_that_pops_goes_on_popping_over_a_cut(tmp_path: Path) -> None:
    words = ((4, caption("NON", 30, place="middle")),)
    cut = a_timeline(drawn(BLACK, 8, "a"), drawn(BLACK, 32, "b"), over=words)
    whole = a_timeline(drawn(BLACK, 40), over=words)
    pairs = zip(frames_of(cut, tmp_path / "a"), frames_of(whole, tmp_path / "b"), strict=True)
    assert max(np.abs(a.astype(int) - b.astype(int)).mean() for a, b in pairs) < 0.6


def test_layers_are_painted_in_order(tmp_path: Path) -> None:
    under = StickerReference(emoji="⬛", x=Fraction(1, 2), y=Fraction(1, 2), size=Fraction(2, 3),
                             animation="none")  # fmt: skip
    over = StickerReference(emoji="⬜", x=Fraction(1, 2), y=Fraction(1, 2), size=Fraction(1, 3),
                            animation="none")  # fmt: skip
    first = frames_of(
        a_timeline(drawn(BLACK, 4), over=((0, drawn(under, 4)), (0, drawn(over, 4)))), tmp_path
    )
    assert first[1][160, 90] > 180


@pytest.mark.parametrize("elapsed", range(0, 10, 3))
def test_a_cross_fade_shows_the_same_mixture_in_still_and_final(
    elapsed: int, tmp_path: Path
) -> None:
    timeline = a_timeline(drawn(BLACK, 20), Transition(out_offset=9), drawn(WHITE, 30))
    final = frames_of(timeline, tmp_path)[20 + elapsed].mean()
    data = still(timeline, 20 + elapsed, NOTHING, tmp_path, rendition=SMALL)
    assert np.asarray(Image.open(io.BytesIO(data)).convert("L")).mean() == pytest.approx(
        (final - 16) * 255 / 219, abs=2.5
    )
    share = min(1, Fraction(elapsed + 1, 10))
    assert final == pytest.approx(16 + 219 * float(share), abs=2.5)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    folder = tmp_path_factory.mktemp("film")
    return imported(synthetic.clip(folder / "a.mp4", synthetic.even(120), gop=40), folder / "in")


def test_in_a_cross_fade_both_clips_play_on(film: Imported, tmp_path: Path) -> None:
    """The outgoing clip runs on for nine frames, the incoming one begins with its first."""
    media = film.facts.media_id
    timeline = a_timeline(
        asset(media, 10, 20, PunchIn(at=18, duration=6)), Transition(out_offset=9),
        asset(media, 60, 20, FreezeFrame(at=3, duration=4)),
    )  # fmt: skip
    done = render(timeline, SMALL, sources_of(film), tmp_path)
    lumas = synthetic.lumas(done.path)
    coming = [60, 61, 62, 63, 63, 63, 63, 63, 64]
    for i in range(9):
        mixed = synthetic.level(30 + i) * (9 - i) / 10 + synthetic.level(coming[i]) * (i + 1) / 10
        assert lumas[20 + i] == pytest.approx(mixed, abs=2)
    assert len(lumas) == 40


@pytest.mark.parametrize("rendition", [SMALL, SMALL_DRAFT])
def test_the_burnt_in_counter_is_the_frame_s_own_number_everywhere(
    rendition: Rendition, film: Imported, tmp_path: Path
) -> None:
    media = film.facts.media_id
    wide = 480 if rendition is SMALL else 240
    size = {"width": wide, "height": wide * 16 // 9 // 2 * 2}
    larger = replace(rendition, **size)  # type: ignore[arg-type]
    timeline = a_timeline(
        asset(media, 12, 14, LinearTimeWarp(time_scalar=Fraction(3, 2))), Transition(out_offset=5),
        drawn(DrawnReference(scene="stammer"), 12),
        asset(media, 44, 20, FreezeFrame(at=6, duration=8), PunchIn(at=2, duration=10)),
        counter=True,
    )  # fmt: skip
    done = render(timeline, larger, sources_of(film), tmp_path)
    with av.open(str(done.path)) as container:
        read = [counter_value(frame.to_image()) for frame in container.decode(video=0)]
    assert read == list(range(46))
    for frame in (0, 13, 15, 30, 45):
        data = still(timeline, frame, sources_of(film), tmp_path, rendition=larger)
        assert counter_value(Image.open(io.BytesIO(data))) == frame


def test_a_draft_looks_like_the_final(tmp_path: Path) -> None:
    timeline = a_timeline(
        drawn(SolidReference(colour="#335577"), 12), over=((0, caption("Bonjour 👋\nà tous", 12)),)
    )
    large = still(timeline, 11, NOTHING, tmp_path, rendition=REEL)
    little = still(timeline, 11, NOTHING, tmp_path, rendition=replace(REEL, width=360, height=640))
    one = Image.open(io.BytesIO(large)).convert("RGB").resize((180, 320), Image.Resampling.BOX)
    other = Image.open(io.BytesIO(little)).convert("RGB").resize((180, 320), Image.Resampling.BOX)
    assert np.abs(np.asarray(one, dtype=int) - np.asarray(other, dtype=int)).mean() < 3


def test_a_square_is_square(tmp_path: Path) -> None:
    data = still(a_timeline(drawn(BLACK, 2)), 0, NOTHING, tmp_path, rendition=SQUARE, kind="png")
    assert Image.open(io.BytesIO(data)).size == (1080, 1080)
