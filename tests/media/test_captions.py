"""Captions: no empty boxes, inside the safe area, the same at every size."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from media import fonts
from media.areas import safe
from media.captions import POP_FRAMES, STYLES, draw_caption, pop
from media.lettering import draw_line, fit, measure, wrap
from media.timeline import CaptionReference
from media.typography import HARD, NARROW

FRENCH = "abcdefghijklmnopqrstuvwxyzàâäæçéèêëîïôöœùûüÿABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ"
SIGNS = "0123456789.,;:!?…«»“”‘’'\"-–—()/€%@&+"
FACES = ("read", "read-bold", "read-italic", "show", "loud", "talk")
SIZES = ((1080, 1920), (1080, 1080), (360, 640))


def _ink(text: str, face: str, size: int = 40) -> np.ndarray:
    image = Image.new("RGBA", (measure(text, face, size) + 40, 90), (0, 0, 0, 0))
    draw_line(image, 20, 60, text, face=face, size=size, ink=(255, 255, 255, 255))
    return np.asarray(image.getchannel("A"))


@pytest.mark.parametrize("face", FACES)
def test_every_french_sign_is_in_the_face(face: str) -> None:
    missing = [sign for sign in FRENCH + SIGNS if ord(sign) not in fonts.covers(face)]
    assert missing == []


@pytest.mark.parametrize("face", FACES)
def test_every_french_letter_is_drawn_and_no_two_are_alike(face: str) -> None:
    drawn = {letter: _ink(letter, face) for letter in FRENCH}
    assert all(picture.sum() > 1000 for picture in drawn.values())
    for one, other in combinations(FRENCH, 2):
        same = drawn[one].shape == drawn[other].shape and (drawn[one] == drawn[other]).all()
        assert not same, (one, other)


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("space", [NARROW, HARD])
def test_no_break_spaces_are_blank_and_as_wide_as_they_should_be(face: str, space: str) -> None:
    assert _ink(space, face).sum() == 0
    gap = measure(f"n{space}n", face, 200) - measure("nn", face, 200)
    ordinary = measure("n n", face, 200) - measure("nn", face, 200)
    assert 0 < gap <= ordinary + 1


@pytest.mark.parametrize("sequence", ["😂", "👩🏽‍🍳", "🇫🇷", "1️⃣", "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"])
def test_an_emoji_is_one_picture_in_colour(sequence: str) -> None:
    size = 60
    image = Image.new("RGBA", (400, 120), (0, 0, 0, 0))
    draw_line(image, 20, 80, sequence, face="talk", size=size, ink=(255, 255, 255, 255))
    pixels = np.asarray(image).astype(int)
    shown = pixels[pixels[..., 3] > 200][:, :3]
    assert len(shown) > 800
    assert len(np.unique(shown // 16, axis=0)) > 10
    assert measure(sequence, "talk", size) < 1.6 * size


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", ["top", "middle", "bottom"])
def test_a_caption_lies_in_the_safe_area(style: str, size: tuple[int, int], place: str) -> None:
    text = "L'animal approche du formulaire. Il ne l'a pas encore senti… 👩🏽‍🍳"
    reference = CaptionReference(text=text, style=style, place=place, speaker="Le stylo")  # type: ignore[arg-type]
    drawn = draw_caption(reference, *size)
    area = safe(*size)
    assert area.left <= drawn.x
    assert drawn.x + drawn.image.width <= area.right
    assert area.top <= drawn.y
    assert drawn.y + drawn.image.height <= area.bottom
    assert drawn.image.getbbox() == (0, 0, *drawn.image.size)


@pytest.mark.parametrize("style", STYLES)
def test_a_draft_has_the_lines_and_the_place_of_the_final(style: str) -> None:
    text = "Pourquoi ce formulaire demande-t-il mon numéro de formulaire, et qui l'a décidé ?"
    reference = CaptionReference(text=text, style=style)
    final, draft = draw_caption(reference, 1080, 1920), draw_caption(reference, 360, 640)
    assert abs(final.x / 3 - draft.x) <= 3  # a size is a whole number of pixels
    assert abs(final.y / 3 - draft.y) <= 2
    assert abs(final.image.width / 3 - draft.image.width) <= 5
    assert abs(final.image.height / 3 - draft.image.height) <= 5
    shrunk = final.image.getchannel("A").resize(draft.image.size)
    difference = np.abs(np.asarray(shrunk, int) - np.asarray(draft.image.getchannel("A"), int))
    assert difference.mean() < 28


def test_letters_stand_off_from_any_ground() -> None:
    for name in STYLES:
        image = draw_caption(CaptionReference(text="MOT", style=name), 1080, 1920).image
        pixels = np.asarray(image)
        solid = pixels[pixels[..., 3] > 150][:, :3].astype(int).sum(axis=1)
        assert (solid > 600).any(), name
        assert (solid < 200).any(), name


def test_two_voices_have_two_colours_and_a_name() -> None:
    def paint(voice: int, speaker: str | None) -> np.ndarray:
        reference = CaptionReference(text="Oui.", style="deux-voix", voice=voice, speaker=speaker)
        return np.asarray(draw_caption(reference, 1080, 1920).image)

    first, second = paint(0, None), paint(1, None)
    blue, warm = (p[p[..., 3] > 250][:, :3].astype(int) for p in (first, second))
    assert (blue[:, 2] > blue[:, 0] + 30).any()
    assert (warm[:, 0] > warm[:, 2] + 30).any()
    assert paint(0, "Le formulaire").shape[0] > first.shape[0] + 40


def test_the_arrival_ends_at_rest() -> None:
    drawn = draw_caption(CaptionReference(text="Boum", style="carton"), 1080, 1920)
    last = pop(drawn, POP_FRAMES - 1)
    assert (last.x, last.y) == (drawn.x, drawn.y)
    assert list(last.image.get_flattened_data()) == list(drawn.image.get_flattened_data())
    assert pop(drawn, 0).image.getchannel("A").getextrema() == (0, 0)
    widths = [pop(drawn, frame).image.width for frame in range(POP_FRAMES)]
    assert max(widths) > drawn.image.width > widths[0]


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(st.characters(codec="utf-32-le", exclude_categories=()), max_size=120),
    style=st.sampled_from(sorted(STYLES)),
    speaker=st.none() | st.text(max_size=40),
)
def test_no_text_breaks_a_caption_or_leaves_the_safe_area(
    text: str, style: str, speaker: str | None
) -> None:
    reference = CaptionReference(text=text, style=style, speaker=speaker)
    drawn = draw_caption(reference, 360, 640)
    area = safe(360, 640)
    assert drawn.x >= area.left
    assert drawn.x + drawn.image.width <= area.right
    assert drawn.y >= area.top
    assert drawn.y + drawn.image.height <= area.bottom


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("aW é\u202f!😂\n-"), min_size=1, max_size=200))
def test_no_line_is_wider_than_its_box(text: str) -> None:
    fitted = fit(text, face="loud", size=60, width=400, height=300)
    assert fitted.width <= 400 or fitted.size <= 12
    assert len(fitted.lines) * fitted.size * 1.2 <= 300 + fitted.size


def test_a_sign_never_begins_a_line() -> None:
    for width in range(120, 400, 20):
        for line in wrap(
            f"Vraiment{NARROW}? Oui{NARROW}! «{NARROW}Bien{NARROW}»", "talk", 40, width
        ):
            assert line[0] not in "?!»", (width, line)


def test_a_word_is_made_smaller_before_it_is_broken() -> None:
    text = "«\u202fNous allons\u202f» vraiment\u202f! Responsabilisation"
    fitted = fit(text, face="loud", size=101, width=700, height=900)
    words = {word for line in fitted.lines for word in line.split(" ")}
    assert words == set(text.split(" "))
    assert fitted.size < 101


def test_a_very_long_text_is_cut_with_an_ellipsis() -> None:
    fitted = fit("mot " * 500, face="talk", size=60, width=400, height=200)
    assert fitted.lines[-1].endswith("…")
