"""A still that is developed in this process is the picture that a process of its own makes."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from media import confine, ffmpeg, workshop
from media.effects import Backwards, Boxed, Look, SpeedRamp
from media.library import Imported
from media.still import still
from media.timeline import (
    CardReference,
    Clip,
    DrawnReference,
    FocusKey,
    FreezeFrame,
    GagReference,
    Item,
    LinearTimeWarp,
    PunchIn,
    Reframe,
    SlowZoom,
    StickerReference,
    Transition,
)
from tests import synthetic
from tests.factories_media import (
    SMALL_DRAFT,
    a_timeline,
    asset,
    caption,
    drawn,
    imported,
    sources_of,
)

FORM = replace(SMALL_DRAFT, width=180, height=320)
HALF = Fraction(1, 2)
STICKER = StickerReference(emoji="😀", x=HALF, y=HALF, size=Fraction(1, 5))


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    folder = tmp_path_factory.mktemp("film")
    made = synthetic.clip(folder / "a.mp4", synthetic.even(60), bframes=2, gop=30)
    return imported(made, folder / "in")


def keys() -> Reframe:
    near, far = (
        FocusKey(at=at, x=x, y=HALF) for at, x in ((0, Fraction(1, 5)), (20, Fraction(4, 5)))
    )
    return Reframe(keys=(near, far))


HERE: dict[str, Callable[[str], tuple[Item, ...]]] = {
    "plain": lambda m: (asset(m, 17, 30),),
    "closer": lambda m: (asset(m, 3, 24, PunchIn(at=5, duration=18)),),
    "followed": lambda m: (asset(m, 3, 24, keys()),),
    "frozen": lambda m: (asset(m, 3, 30, FreezeFrame(at=8, duration=10)),),
    "slower": lambda m: (asset(m, 3, 30, LinearTimeWarp(time_scalar=Fraction(2, 3))),),
    "backwards": lambda m: (asset(m, 20, 24, Backwards(at=4, duration=15)),),
    "a ramp": lambda m: (
        asset(m, 2, 24, SpeedRamp(at=3, duration=18, start=Fraction(1), end=Fraction(2))),
    ),
    "a cross-fade of one clip": lambda m: (
        asset(m, 10, 6), Transition(out_offset=8), asset(m, 30, 20),
    ),
    "a wipe": lambda m: (
        asset(m, 10, 6), Transition(out_offset=8, kind="wipe"), asset(m, 30, 20),
    ),
    "mirrored": lambda m: (asset(m, 3, 24, Look(name="mirror", at=2, duration=20)),),
    "boxed": lambda m: (
        asset(m, 3, 24, Boxed(at=2, duration=20, left=HALF, top=HALF, width=HALF, height=HALF)),
    ),
    "a card": lambda m: (drawn(CardReference(text="Plus tard"), 20),),
    "the troupe": lambda m: (drawn(DrawnReference(scene="stammer"), 20),),
}  # fmt: skip
ELSEWHERE: dict[str, Callable[[str], tuple[Item, ...]]] = {
    "a slow zoom": lambda m: (asset(m, 3, 24, SlowZoom()),),
}
OVER = (
    (2, caption("Dans la savane", 18)),
    (4, drawn(STICKER, 16)),
    (0, drawn(GagReference(name="confetti"), 20)),
)


def picture(coded: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    return np.asarray(Image.open(io.BytesIO(coded)).convert("RGB"), dtype=np.int16)


@pytest.mark.parametrize("case", [*HERE, *ELSEWHERE])
def test_it_is_the_picture_that_a_process_makes(
    case: str, film: Imported, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    timeline = a_timeline(*(HERE | ELSEWHERE)[case](film.facts.media_id), over=OVER)

    def shown(frame: int) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
        return picture(still(timeline, frame, sources_of(film), tmp_path, rendition=FORM))

    here = [shown(frame) for frame in (7, 13)]
    monkeypatch.setattr(workshop, "can_develop", lambda _: False)
    for one, other in zip(here, [shown(frame) for frame in (7, 13)], strict=True):
        apart = np.abs(one - other)
        assert apart.mean() < 2.4, apart.mean()  # two coders of JPEG
        assert np.percentile(apart, 99) < 24, np.percentile(apart, 99)


@pytest.mark.parametrize("case", HERE)
def test_no_process_is_started(
    case: str, film: Imported, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> confine.Confined:
        raise AssertionError("a process was started")

    monkeypatch.setattr(ffmpeg, "run_confined", never)
    timeline = a_timeline(*HERE[case](film.facts.media_id), over=OVER)
    assert still(timeline, 9, sources_of(film), tmp_path, rendition=FORM)


def test_what_a_person_uploaded_is_never_decoded_here(
    film: Imported, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> bytes:
        raise AssertionError("an original was decoded in this process")

    monkeypatch.setattr(workshop, "develop", never)
    timeline = a_timeline(asset(film.facts.media_id, 3, 24))
    for source in ("original", "proxy"):
        form = replace(FORM, source=source)
        if source == "original":
            assert still(timeline, 9, sources_of(film), tmp_path, rendition=form)
        else:
            with pytest.raises(AssertionError):
                still(timeline, 9, sources_of(film), tmp_path, rendition=form)


def test_many_may_ask_at_once(film: Imported, tmp_path: Path) -> None:
    clips: list[Clip] = [asset(film.facts.media_id, n, 3, name=str(n)) for n in range(0, 45, 3)]
    timeline = a_timeline(*clips, over=OVER)
    frames = range(0, 45, 4)
    alone = [still(timeline, n, sources_of(film), tmp_path, rendition=FORM) for n in frames]
    got: dict[int, bytes] = {}

    def ask(frame: int) -> None:
        got[frame] = still(timeline, frame, sources_of(film), tmp_path, rendition=FORM)

    threads = [threading.Thread(target=ask, args=(frame,)) for frame in frames]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [got[frame] for frame in frames] == alone
