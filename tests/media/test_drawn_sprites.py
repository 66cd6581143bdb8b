"""The door to what is drawn: one shape for all, even boxes, the same pixels every time."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction as F

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from media.areas import safe
from media.drawn import DrawnKind, sprite
from media.sprite import Sprite
from media.timeline import (
    CaptionReference,
    CardReference,
    CounterReference,
    DrawnReference,
    EndCardReference,
    LogoReference,
    MissingReference,
    SolidReference,
    StickerReference,
)
from tests.media.counter import counter_value

EVERY: tuple[DrawnKind, ...] = (
    CaptionReference(text="Bonjour !", style="documentaire"),
    CaptionReference(text="Oui.", style="deux-voix", speaker="La chaise", animation="none"),
    CaptionReference(text="Boum 🎬", style="carton", place="middle"),
    CardReference(text="Aujourd'hui, c'est moi qui recrute"),
    CardReference(text="Non", animation="none"),
    EndCardReference(
        title="Mission Locale", lines=("12, rue du Port", "9 h – 17 h"), link="https://ml.example",
        logo="a" * 64, funders=("b" * 64, "c" * 64), funding="Cofinancé par l'Union européenne.",
    ),
    StickerReference(emoji="😂", x=F(1, 2), y=F(1, 3), size=F(1, 4)),
    StickerReference(emoji="📄", x=F(1), y=F(0), size=F(1, 4), animation="none"),
    StickerReference(emoji="☕", x=F(1, 2), y=F(1, 2), size=F(1, 6), animation="rain"),
    CounterReference(),
    LogoReference(media_id="d" * 64),
    DrawnReference(scene="stammer"),
    MissingReference(name="Le stylo, au ralenti"),
    SolidReference(colour="#ff9f8a"),
)  # fmt: skip
SIZES = ((1080, 1920), (1080, 1080), (360, 640))


def _logo(_: str) -> Image.Image:
    return Image.new("RGBA", (300, 120), (30, 80, 140, 255))


def _made(reference: DrawnKind, size: tuple[int, int] = (360, 640)) -> Sprite:
    return sprite(reference, width=size[0], height=size[1], picture=_logo)


@pytest.mark.parametrize("reference", EVERY, ids=lambda r: type(r).__name__)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_sprite_is_an_even_box_inside_the_picture(
    reference: DrawnKind, size: tuple[int, int]
) -> None:
    made = _made(reference, size)
    assert not any(value % 2 for value in (made.x, made.y, made.width, made.height))
    assert made.x >= 0
    assert made.x + made.width <= size[0]
    assert made.y >= 0
    assert made.y + made.height <= size[1]
    assert made.pixels(3).shape == (made.height, made.width, 4)
    if made.opaque:
        assert made.clip.mask is None
        assert made.pixels(3)[..., 3].min() == 255


@pytest.mark.parametrize("reference", EVERY, ids=lambda r: type(r).__name__)
def test_the_same_reference_gives_the_same_pixels(reference: DrawnKind) -> None:
    one, other = _made(reference), _made(reference)
    assert one.fingerprint_parts == other.fingerprint_parts
    for frame in (0, 4, 30):
        assert (one.pixels(frame) == other.pixels(frame)).all()


@pytest.mark.parametrize("reference", EVERY, ids=lambda r: type(r).__name__)
def test_frames_may_be_asked_in_any_order_and_the_last_one_stays(reference: DrawnKind) -> None:
    made = _made(reference)
    late = made.pixels(40)
    first = made.pixels(0)
    assert (made.pixels(40) == late).all()
    assert (made.pixels(0) == first).all()
    if made.frames:
        assert (made.pixels(made.frames - 1) == made.pixels(made.frames + 77)).all()
    if made.hold > 1:
        assert (made.pixels(40) == made.pixels(40 + made.hold - 1)).all()


def test_every_part_of_a_reference_is_in_its_fingerprint() -> None:
    seen = {sprite(r, width=360, height=640).fingerprint_parts for r in EVERY}
    assert len(seen) == len(EVERY)
    caption = CaptionReference(text="Oui", style="carton")
    changes = (
        {"text": "Non"}, {"style": "documentaire"}, {"place": "top"}, {"speaker": "Moi"},
        {"voice": 1}, {"animation": "none"},
    )  # fmt: skip
    parts = {_made(replace(caption, **change)).fingerprint_parts for change in changes}  # type: ignore[arg-type]
    assert len(parts | {_made(caption).fingerprint_parts}) == 7
    assert _made(caption, (1080, 1920)).fingerprint_parts != _made(caption).fingerprint_parts
    assert all(isinstance(part, str | int) for part in _made(caption).fingerprint_parts)


def test_a_box_holds_all_the_ink_and_little_else() -> None:
    made = _made(CaptionReference(text="Boum", style="carton", animation="none"))
    alpha = made.pixels(0)[..., 3]
    rows, columns = np.flatnonzero(alpha.any(axis=1)), np.flatnonzero(alpha.any(axis=0))
    assert rows[0] <= 2
    assert columns[0] <= 2
    assert made.height - rows[-1] <= 3
    assert made.width - columns[-1] <= 3


def test_a_counter_shows_its_frame_to_people_and_machines() -> None:
    for size in SIZES:
        made = _made(CounterReference(), size)
        for number in (0, 1, 299, 4321):
            picture = Image.new("RGB", size, (90, 120, 60))
            picture.paste(Image.fromarray(made.pixels(number)[..., :3]), (made.x, made.y))
            assert counter_value(picture) == number


def test_a_clip_with_a_length_has_it() -> None:
    made = sprite(CounterReference(), width=360, height=640, duration=45)
    assert made.clip.duration == pytest.approx(1.5)


def test_the_end_card_says_everything_inside_the_safe_area_and_its_code_is_whole() -> None:
    card = EVERY[5]
    made = _made(card, (1080, 1920))
    area = safe(1080, 1920)
    pixels = made.pixels(0)[..., :3].astype(int)
    paper = pixels[area.bottom + 20, 200]
    band = pixels[60 : area.top - 4]
    below = pixels[area.bottom + 2 :]
    assert (np.abs(band - paper).max(axis=2) < 6).all()
    assert (np.abs(below - paper).max(axis=2) < 6).all()
    assert made.frames == 1


def test_an_end_card_without_pictures_is_drawn_all_the_same() -> None:
    made = sprite(EVERY[5], width=360, height=640)
    assert made.pixels(0).std() > 20
    assert (
        sprite(LogoReference(media_id="d" * 64), width=360, height=640).pixels(0)[..., 3].max() == 0
    )


def test_an_empty_slot_says_what_is_to_be_filmed() -> None:
    one = _made(MissingReference(name="Le stylo"))
    other = _made(MissingReference(name="La porte"))
    assert (one.pixels(0) != other.pixels(0)).any()


def test_a_rain_begins_empty_and_fills_the_picture() -> None:
    made = _made(EVERY[8])
    wet = [int((made.pixels(frame)[..., 3] > 128).sum()) for frame in (0, 15, 60)]
    assert wet[0] < wet[1] < wet[2]


def test_what_is_unknown_is_told() -> None:
    with pytest.raises(KeyError):
        _made(CaptionReference(text="a", style="nulle-part"))
    with pytest.raises(KeyError):
        _made(DrawnReference(scene="nulle-part"))
    with pytest.raises(ValueError, match="not a colour"):
        _made(SolidReference(colour="rouge"))


@settings(max_examples=25, deadline=None)
@given(
    text=st.text(max_size=300),
    lines=st.lists(st.text(max_size=80), max_size=8),
    link=st.none() | st.text(min_size=1, max_size=200),
)
def test_no_words_break_a_card(text: str, lines: list[str], link: str | None) -> None:
    _made(CardReference(text=text)).pixels(0)
    _made(MissingReference(name=text)).pixels(0)
    card = EndCardReference(title=text, lines=tuple(lines), link=link, funding=text)
    assert _made(card).pixels(0).shape == (640, 360, 4)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=6), st.fractions(-1, 2), st.fractions(-1, 2), st.fractions(F(1, 100), 2))
def test_no_sticker_leaves_the_picture(emoji: str, x: F, y: F, size: F) -> None:
    made = _made(StickerReference(emoji=emoji, x=x, y=y, size=size))
    assert made.x + made.width <= 360
    assert made.y + made.height <= 640
