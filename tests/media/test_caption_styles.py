"""Eight styles: ink stays in its box and the safe area, moves in time, and looks as it did."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from media.areas import safe
from media.assemble import Needed
from media.captions import HEARD, STYLES, counting, draw_caption, film
from media.captions.styles import INK
from media.captions.words import bubbles, words
from media.drawn import sprite
from media.fingerprint import fingerprint
from media.lettering import colour
from media.rendition import REEL
from media.sprites import SpriteShelf
from media.store import SegmentStore
from media.timeline import CaptionReference

MOVES = ("none", "pop", "slide", "typewriter")
GOLDEN = Path(__file__).parent / "golden" / "captions"
HOSTILE = st.text(
    st.one_of(
        st.characters(codec="utf-32-le", exclude_categories=()),
        st.sampled_from("{}\\%':;[],=\n\u202e\u200b\u200d\u0301\ufe0f👩🏽‍🍳 مرحباשלום«»"),
    ),
    max_size=90,
)

Pixels = np.ndarray[Any, np.dtype[np.uint8]]


def a_caption(style: str, text: str = "", **fields: Any) -> CaptionReference:
    """A caption that shows all that its style can do, over three seconds."""
    text = text or {
        "bulles": "Mets une chemise\nTu as pris ton CV ?\n– Oui",
        "score": "Excuses valables",
        "bandeau": "Madame Agrafe\nGuichet 4, depuis toujours",
    }.get(style, "Vous avez rempli la case « néant » ?")
    known: dict[str, Any] = {
        "karaoke": {"lit": tuple(8 * n for n in range(len(words(text))))},
        "bulles": {"lit": tuple(20 * n for n in range(len(bubbles(text))))},
        "chrono": {"duration": 90},
        "score": {"duration": 90, "count": (2, 3)},
    }.get(style, {})
    return CaptionReference(**{"text": text, "style": style, "duration": 90, **known, **fields})


def shot(reference: CaptionReference, frame: int, size: tuple[int, int] = (360, 640)) -> Pixels:
    """That frame of the caption on a clear picture of that size, RGBA."""
    made = film(reference, *size).frame(frame)
    picture = Image.new("RGBA", size, (0, 0, 0, 0))
    picture.paste(made.image, (made.x, made.y))
    return np.asarray(picture)


def assert_inside(reference: CaptionReference, size: tuple[int, int], frames: list[int]) -> None:
    shown = film(reference, *size)
    area = safe(*size)
    for number in frames:
        made = shown.frame(number)
        ink = made.image.getchannel("A").getbbox()
        if ink is None:
            continue
        left, top, right, bottom = (
            made.x + ink[0], made.y + ink[1], made.x + ink[2], made.y + ink[3],
        )  # fmt: skip
        assert area.left <= left, (reference.style, number)
        assert area.top <= top, (reference.style, number)
        assert right <= area.right, (reference.style, number)
        assert bottom <= area.bottom, (reference.style, number)
        assert shown.box.left <= left
        assert right <= shown.box.right
        assert shown.box.top <= top
        assert bottom <= shown.box.bottom


@pytest.mark.parametrize(
    ("place", "size"),
    [("top", (360, 640)), ("middle", (360, 640)), ("bottom", (360, 640)), ("top", (540, 540)),
     ("middle", (640, 360)), ("bottom", (432, 540)), ("bottom", (1080, 1920))],
    ids=str,
)  # fmt: skip
@pytest.mark.parametrize("style", STYLES)
def test_no_frame_of_an_arrival_leaves_its_box_or_the_safe_area(
    style: str, place: str, size: tuple[int, int]
) -> None:
    long = (
        "Pourquoi ce formulaire demande-t-il mon numéro de formulaire, et qui l’a décidé ? 👩🏽‍🍳"
    )
    for move in MOVES:
        reference = a_caption(
            style, long, place=place, animation=move, speaker="La chaise", dial="bar"
        )
        assert_inside(reference, size, [0, 2, 4, 8, 50])


@settings(max_examples=80, deadline=None)
@given(
    text=HOSTILE,
    style=st.sampled_from(sorted(STYLES)),
    move=st.sampled_from(MOVES),
    place=st.sampled_from(["top", "middle", "bottom"]),
    speaker=st.none() | HOSTILE,
    lit=st.lists(st.integers(0, 60), max_size=9).map(lambda times: tuple(sorted(times))),
    count=st.none() | st.tuples(st.integers(0, 9999), st.integers(0, 9999)),
    dial=st.sampled_from(["ring", "bar"]),
    easy=st.booleans(),
    voice=st.integers(0, 3),
)
def test_no_text_whatever_breaks_a_style_or_leaves_the_safe_area(
    text: str, style: str, **fields: Any
) -> None:
    fields["animation"] = fields.pop("move")
    reference = CaptionReference(text=text, style=style, duration=60, **fields)
    assert_inside(reference, (360, 640), [0, 5, 31, 90])
    drawn = draw_caption(reference, 360, 640)
    assert drawn.image.width >= 1
    made = sprite(reference, width=360, height=640)
    assert made.pixels(17).shape == (made.height, made.width, 4)
    assert len(fingerprint("sprite", made.fingerprint_parts)) == 64


@pytest.mark.parametrize("style", STYLES)
def test_ten_thousand_signs_are_drawn_at_once(style: str) -> None:
    text = "Un mot{\\}\n" * 1000
    assert_inside(a_caption(style, text, lit=tuple(range(90))), (360, 640), [0, 30, 89])


def test_a_word_lights_up_at_its_frame_and_gives_way_to_the_next() -> None:
    reference = a_caption("karaoke", "un deux trois", lit=(3, 20, 40), animation="none")
    plate = np.array(colour(STYLES["karaoke"].inks[0])[:3])

    def lit(frame: int) -> tuple[int, int] | None:
        pixels = shot(reference, frame)
        there = (np.abs(pixels[..., :3].astype(int) - plate) < 6).all(axis=2)
        columns = np.flatnonzero((there & (pixels[..., 3] > 250)).any(axis=0))
        return (int(columns[0]), int(columns[-1])) if len(columns) else None

    assert lit(2) is None
    first, last = lit(3 + 3), lit(60)
    assert first is not None
    assert last is not None
    assert lit(19) == first
    assert lit(20 + 3) not in (first, last, None)
    assert first[1] < last[0]
    assert last[1] - last[0] > first[1] - first[0]


def test_typed_words_come_with_their_voice() -> None:
    reference = a_caption("karaoke", "un deux trois", lit=(0, 20, 40), animation="typewriter")
    amounts = [int((shot(reference, frame)[..., 3] > 0).sum()) for frame in (5, 25, 45)]
    assert amounts[0] < amounts[1] < amounts[2]


@pytest.mark.parametrize("style", ["documentaire", "carton", "deux-voix", "bandeau"])
def test_a_typewriter_adds_signs_until_all_are_there_by_half_of_the_time(style: str) -> None:
    reference = a_caption(style, animation="typewriter", duration=60)
    amounts = [int((shot(reference, n)[..., 0] > 180).sum()) for n in range(0, 40, 3)]
    assert amounts == sorted(amounts)
    assert amounts[0] < amounts[-1]
    assert amounts[-1] == amounts[-3]


def test_bubbles_come_one_by_one_on_their_own_side() -> None:
    reference = a_caption("bulles", lit=(0, 20, 40))
    heights = []
    for frame in (12, 32, 52):
        rows = np.flatnonzero((shot(reference, frame)[..., 3] > 250).any(axis=1))
        heights.append(int(rows[-1] - rows[0]))
    assert heights[0] < heights[1] < heights[2]
    pixels = shot(reference, 52)
    area = safe(360, 640)
    last = np.flatnonzero((pixels[..., 3] > 250).any(axis=1))[-8]
    columns = np.flatnonzero(pixels[last, :, 3] > 250)
    assert columns[0] > (area.left + area.right) / 2  # the answer stands on the right


def test_dots_announce_a_typed_bubble() -> None:
    reference = a_caption("bulles", "Oui\nNon merci vraiment", animation="typewriter", lit=(0, 40))
    before, dots, after = (shot(reference, n) for n in (20, 30, 45))
    amounts = [int((pixels[..., 3] > 250).sum()) for pixels in (before, dots, after)]
    assert amounts[0] < amounts[1] < amounts[2]


@pytest.mark.parametrize(
    ("count", "frame", "number"),
    [
        (None, 0, 3), (None, 29, 3), (None, 30, 2), (None, 60, 1), (None, 89, 1), (None, 500, 1),
        ((5, 1), 0, 5), ((5, 1), 17, 5), ((5, 1), 18, 4), ((5, 1), 89, 1), ((2, 3), 44, 2),
        ((2, 3), 45, 3), ((7, 7), 50, 7), ((0, 999_999), 44, 0), ((0, 999_999), 45, 999_999),
    ],
)  # fmt: skip
def test_a_counter_shows_each_number_equally_long(
    count: tuple[int, int] | None, frame: int, number: int
) -> None:
    assert counting.number(count, 90, frame) == number


@given(st.integers(0, 300), st.integers(0, 300), st.integers(1, 900))
def test_a_counter_begins_and_ends_with_its_numbers_and_never_turns(
    first: int, last: int, duration: int
) -> None:
    shown = [counting.number((first, last), duration, frame) for frame in range(duration)]
    assert shown[0] == first
    if duration > abs(last - first):
        assert shown[-1] == last
    assert shown == sorted(shown, reverse=last < first)


@pytest.mark.parametrize("dial", ["ring", "bar"])
def test_what_is_left_of_a_countdown_shrinks_to_nothing(dial: str) -> None:
    reference = a_caption("chrono", " ", dial=dial, duration=300, animation="none")
    paint = np.array(colour("#ffd23f")[:3])
    left = [
        int((np.abs(shot(reference, n)[..., :3].astype(int) - paint).max(axis=2) < 40).sum())
        for n in (0, 60, 120, 180)
    ]
    assert left == sorted(left, reverse=True)
    assert left[0] > 1.5 * left[-1] > 0


def test_a_score_changes_its_number_alone() -> None:
    reference = a_caption("score", animation="none")
    before, after = shot(reference, 40), shot(reference, 60)
    changed = np.flatnonzero((before != after).any(axis=(0, 2)))
    inked = np.flatnonzero((after[..., 3] > 0).any(axis=0))
    assert len(changed)
    assert changed[0] > inked[0] + (inked[-1] - inked[0]) * 0.6


def test_a_score_without_a_count_takes_the_number_that_ends_the_text() -> None:
    plain = CaptionReference(text="Stylo 2 – 1", style="score")
    bare = CaptionReference(text="Stylo", style="score")
    widths = [draw_caption(reference, 1080, 1920).image.width for reference in (plain, bare)]
    assert widths[0] > widths[1] * 1.4


@pytest.mark.parametrize("name", HEARD)
def test_the_charter_s_colours_can_be_read_on_their_band(name: str) -> None:
    def light(code: str) -> float:
        parts = [part / 255 for part in colour(code)[:3]]
        line = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * line[0] + 0.7152 * line[1] + 0.0722 * line[2]

    ratio = (light(HEARD[name]) + 0.05) / (light(INK) + 0.05)
    assert ratio >= 4.5
    drawn = draw_caption(a_caption("documentaire", tint=HEARD[name]), 1080, 1920)
    pixels = np.asarray(drawn.image).astype(int)
    alike = (np.abs(pixels[..., :3] - np.array(colour(HEARD[name])[:3])) < 4).all(axis=2)
    assert (alike & (pixels[..., 3] > 250)).sum() > 1500


def test_easier_letters_are_another_face_and_another_fingerprint() -> None:
    plain, easy = a_caption("carton"), a_caption("carton", easy=True)
    assert (shot(plain, 30) != shot(easy, 30)).any()
    parts = [sprite(c, width=360, height=640).fingerprint_parts for c in (plain, easy)]
    assert parts[0] != parts[1]


@pytest.mark.parametrize(
    "change",
    [
        {"tint": "#ffffff"}, {"easy": True}, {"duration": 80}, {"lit": (1, 2)}, {"count": (1, 2)},
        {"dial": "bar"}, {"animation": "slide"},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_every_later_field_is_in_the_fingerprint_and_none_when_it_says_nothing(
    change: dict[str, Any],
) -> None:
    plain = CaptionReference(text="Oui", style="carton")
    other = CaptionReference(**{"text": "Oui", "style": "carton", **change})
    parts = [sprite(c, width=360, height=640).fingerprint_parts for c in (plain, other)]
    assert parts[0] != parts[1]
    assert not {"tint", "easy", "lit", "dial"} & set(map(str, parts[0]))


def test_a_still_of_a_long_caption_draws_one_picture(tmp_path: Path) -> None:
    reference = a_caption("chrono", duration=900)
    shelf = SpriteShelf(SegmentStore(tmp_path), REEL, None)
    at = [shelf.lay(Needed(reference=reference, first=n, last=n))[1] for n in (450, 5000)]
    assert [(pictures.first, pictures.count) for pictures in at] == [(450, 1), (899, 1)]
    whole = shelf.lay(Needed(reference=reference, first=300, last=2000))[1]
    assert (whole.first, whole.count) == (300, 600)
    short = shelf.lay(
        Needed(reference=CaptionReference(text="a", style="carton"), first=3, last=80)
    )
    assert (short[1].first, short[1].count) == (0, 9)


@pytest.mark.parametrize("style", STYLES)
def test_a_style_looks_as_it_did(style: str, tmp_path: Path) -> None:
    """Three frames side by side, on grey; GOLDEN=1 writes them anew."""
    move = "slide" if style in {"bandeau", "score"} else "pop"
    reference = a_caption(style, speaker="Inès", animation=move)
    shown = film(reference, 360, 640)
    width, height = shown.box.width, shown.box.height
    sheet = Image.new("RGB", (3 * width, height), (124, 130, 138))
    for number, frame in enumerate((2, 24, 70)):
        made = shown.frame(frame)
        at = (number * width + made.x - shown.box.left, made.y - shown.box.top)
        sheet.paste(made.image, at, made.image)
    golden = GOLDEN / f"{style}.png"
    if os.environ.get("GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        sheet.save(golden, optimize=True)
    there = Image.open(golden).convert("RGB")
    sheet.save(tmp_path / f"{style}.png")
    there.save(tmp_path / f"{style}-golden.png")
    assert there.size == sheet.size, f"both are in {tmp_path}"
    apart = np.abs(np.asarray(there, int) - np.asarray(sheet, int))
    assert apart.mean() < 0.5, f"both are in {tmp_path}"
    assert (apart.max(axis=2) > 60).mean() < 0.002, f"both are in {tmp_path}"
