"""The European block: what is accepted is what the regulation asks, measured on drawn cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final, get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from media import emblem, lettering
from media.areas import Area
from media.card_layout import CardLayout, UnionBlock, lay_out
from media.end_card import draw_end_card, draw_union
from media.errors import Unfaithful
from media.faithful import SHORTEST, Fault, disturbed, unfaithful
from media.render import KnownSources, render
from media.rendition import DRAFT, REEL
from media.timeline import (
    Clip,
    EndCardReference,
    Gap,
    MediaId,
    PunchIn,
    SolidReference,
    Timeline,
    Track,
    Transition,
)
from media.timing import span
from studio import sentences
from templates.check import check
from templates.compose import compose, end_card
from templates.storyboard import EndCard, Storyboard
from templates.storyboard import UnionBlock as Wanted
from tests.factories_templates import PHOTO, a_caption, a_scene, a_storyboard, facts
from tests.templates.test_check import SHELF

Pixels = NDArray[np.uint8]
SIZES: Final = ((360, 640), (360, 450), (360, 360), (640, 360))
"""A third of what leaves the house, to be drawn quickly."""
LOGO: Final = (254, 0, 254)
"""A colour that nothing else on a card has."""
SHAPES: Final = ((300, 200), (100, 900), (1600, 100), (64, 64))

words = st.text(max_size=40) | st.sampled_from(["ÀÇÉ 🇪🇺 Œ", "a" * 60, "Z̸͍̓a̴̪͝l̸" * 12, "ลิ้นปี่้้้"])
colours = st.sampled_from(["#fffaf5", "#ffffff", "#2b1722", "#ff9f8a", "#777777", "#003399"])
cards = st.builds(
    EndCard,
    frames=st.integers(60, 150) | st.integers(1, 70),
    title=words,
    lines=st.lists(words, max_size=4).map(tuple),
    link=st.sampled_from(["", "https://ml.example/rdv"]),
    logo=st.none() | st.just(PHOTO),
    funders=st.integers(0, 4).map(lambda n: (PHOTO,) * n),
    funding=words,
    union=st.builds(
        Wanted,
        statement=st.sampled_from(get_args(emblem.Statement)),
        height=st.integers(143, 156)
        | st.integers(120, 190)
        | st.sampled_from([145, 0, -5, 400, 1000, 10**6]),
    ),
    background=colours,
    ink=colours,
)


def codes(board: Storyboard) -> set[str]:
    return {p.code for p in check(board, facts(), SHELF) if p.severity == "error"}


def reference(board: Storyboard) -> EndCardReference:
    found = end_card(board).media_reference
    assert isinstance(found, EndCardReference)
    return found


def logo_of(shape: tuple[int, int]) -> Callable[[MediaId], Image.Image]:
    return lambda _: Image.new("RGB", shape, LOGO)


def measured(image: Image.Image, layout: CardLayout) -> set[str]:
    """What is wrong with a card, by its pixels alone; the layout only says where to look."""
    assert layout.union is not None
    pixels, block = np.asarray(image), layout.union
    found: set[str] = set()
    near = _part(pixels, _grown(block.emblem, block.rim))
    blue = (near == _rgb(emblem.BLUE)).all(axis=2)
    if layout.ground == emblem.BLUE:  # the white border says where the emblem is
        blue = blue[block.rim : blue.shape[0] - block.rim, block.rim : blue.shape[1] - block.rim]
    rows, columns = np.flatnonzero(blue.any(axis=1)), np.flatnonzero(blue.any(axis=0))
    if not len(rows):
        return {"colours"}
    tall, wide = int(rows[-1] - rows[0]) + 1, int(columns[-1] - columns[0]) + 1
    if wide * 2 != tall * 3:
        found.add("proportions")
    if tall * 7 < min(image.size):
        found.add("too-small")
    if not _starred(_part(pixels, block.emblem)):
        found.add("colours")
    logos = (pixels == LOGO).all(axis=2)
    highest = max((_longest(logos[:, x]) for x in np.flatnonzero(logos.any(axis=0))), default=0)
    if highest > tall:
        found.add("smaller-than-logo")
    around = _grown(block.box, int(tall * emblem.CLEAR))
    empty = np.ones(pixels.shape[:2], dtype=bool)
    for area in (_grown(block.emblem, block.rim), block.words):
        empty[area.top : area.bottom, area.left : area.right] = False
    ground = (pixels == _rgb(layout.ground)).all(axis=2)
    outside = _part(pixels, around).shape[:2] != (around.height, around.width)
    if outside or not _part(ground | ~empty, around).all():
        found.add("crowded")
    said = _part(pixels, block.words).reshape(-1, 3)
    ink = Counter(map(tuple, said[(said != _rgb(layout.ground)).any(axis=1)])).most_common(1)
    if not ink or _code(ink[0][0]) not in emblem.INKS:
        found.add("ink")
    return found


def _starred(flag: Pixels) -> bool:
    """Twelve yellow stars at their hours, one point up, and blue where there are none."""
    tall = flag.shape[0]
    yellow = np.abs(flag.astype(int) - _rgb(emblem.YELLOW)).max(axis=2) < 90
    large = Image.new("1", (flag.shape[1] * 4, tall * 4))
    for star in emblem.stars(tall * 4):
        ImageDraw.Draw(large).polygon(star, fill=1)
    wanted = np.asarray(large.convert("L").resize((flag.shape[1], tall), Image.Resampling.BOX))
    blue = (flag == _rgb(emblem.BLUE)).all(axis=2)
    near = wanted > 0
    for axis in (0, 1):
        near = near | np.roll(near, 1, axis) | np.roll(near, -1, axis)
    return bool(yellow[wanted > 250].all() and blue[~near].all() and (wanted > 250).sum() > 11)


def _part(pixels: NDArray[Any], area: Area) -> NDArray[Any]:
    return pixels[max(0, area.top) : area.bottom, max(0, area.left) : area.right]


def _grown(area: Area, by: int) -> Area:
    return Area(
        left=area.left - by, top=area.top - by, right=area.right + by, bottom=area.bottom + by
    )


def _longest(column: NDArray[np.bool_]) -> int:
    """Longest run of true."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], column.astype(np.int8), [0]))))
    return int((edges[1::2] - edges[::2]).max(initial=0))


def _rgb(code: str) -> NDArray[np.int64]:
    return np.array(lettering.colour(code)[:3])


def _code(pixel: tuple[int, ...]) -> str:
    return "#" + "".join(f"{int(part):02x}" for part in pixel)


def test_of_a_thousand_cards_those_accepted_are_faithful_as_drawn_and_faults_are_refused() -> None:
    seen: Counter[bool] = Counter()

    @settings(max_examples=1000, deadline=None)
    @given(card=cards, size=st.sampled_from(SIZES), shape=st.sampled_from(SHAPES), data=st.data())
    def one(
        card: EndCard, size: tuple[int, int], shape: tuple[int, int], data: st.DataObject
    ) -> None:
        board = a_storyboard(end_card=card)
        wrong = {code for code in codes(board) if code.startswith("union-")}
        assert card.union is not None
        assert ("union-too-brief" in wrong) == (card.frames < SHORTEST)
        assert ("union-too-small" in wrong) == (card.union.height < 143)
        layout = lay_out(reference(board), *size, {PHOTO: shape})
        seen[not wrong] += 1
        if not wrong:
            whole = lay_out(reference(board), 3 * size[0], 3 * size[1], {PHOTO: shape})
            assert unfaithful(whole) == ()
            if seen[True] % 5 == 1:  # drawing all of them takes a quarter of a minute
                image = draw_end_card(reference(board), *size, logo_of(shape))
                assert measured(image, layout) == set()
            fault = data.draw(st.sampled_from(sorted(PLANTED)))
            assert fault in unfaithful(PLANTED[fault](layout)), fault

    one()
    assert seen.total() >= 1000
    assert min(seen[True], seen[False]) > 200, seen


def _block(change: Callable[[UnionBlock], dict[str, Any]]) -> Callable[[CardLayout], CardLayout]:
    def planted(layout: CardLayout) -> CardLayout:
        assert layout.union is not None
        return replace(layout, union=replace(layout.union, **change(layout.union)))

    return planted


def _moved(area: Area, x: int = 0, y: int = 0, wider: int = 0) -> Area:
    return Area(
        left=area.left + x, top=area.top + y, right=area.right + x + wider, bottom=area.bottom + y
    )


def _with_logo(layout: CardLayout) -> CardLayout:
    assert layout.union is not None
    tall = layout.union.emblem.height + 1
    return replace(layout, logo=Area(left=0, top=0, right=9, bottom=tall))


def _intruding(layout: CardLayout) -> CardLayout:
    assert layout.union is not None
    box = layout.union.box
    near = Area(left=box.left, right=box.right, top=box.top - 30, bottom=box.top - 1)
    return replace(layout, funding=near)


PLANTED: Final[dict[str, Callable[[CardLayout], CardLayout]]] = {
    "proportions": _block(lambda b: {"emblem": _moved(b.emblem, wider=1)}),
    "colours": _block(lambda _: {"blue": "#003398"}),
    "too-small": _block(lambda b: {"emblem": replace(b.emblem, bottom=b.emblem.top + 40)}),
    "smaller-than-logo": _with_logo,
    "outside": _block(lambda b: {"emblem": _moved(b.emblem, x=-2000)}),
    "words-over": _block(lambda b: {"words": _moved(b.words, x=b.emblem.right - 1 - b.words.left)}),
    "crowded": _intruding,
    "too-large": lambda one: replace(one, words=replace(one.words, bottom=one.words.top + 20)),
    "typeface": _block(lambda _: {"face": "read-italic"}),
    "wording": _block(lambda _: {"lines": ("Cofinancé par", "l’UE")}),
    "letters": _block(lambda b: {"em": b.emblem.height // 6}),
    "ink": _block(lambda _: {"ink": "#d40000"}),
    "border": lambda one: _block(lambda _: {"rim": 0})(replace(one, ground="#ff9f8a")),
}
"""A fault of the layout by its name, and how it is planted."""


def _flag(block: UnionBlock, image: Image.Image) -> None:
    draw_union(image, block)


def _less_blue(block: UnionBlock, image: Image.Image) -> None:
    draw_union(image, replace(block, blue="#0a3d9e"))


def _eleven(block: UnionBlock, image: Image.Image) -> None:
    middle = (block.emblem.left + block.emblem.right) // 2
    top = block.emblem.top + block.emblem.height // 6
    box = (middle - 6, top - 6, middle + 6, top + 6)
    ImageDraw.Draw(image).rectangle(box, fill=emblem.BLUE)


def _upside_down(block: UnionBlock, image: Image.Image) -> None:
    box = block.emblem.left, block.emblem.top, block.emblem.right, block.emblem.bottom
    image.paste(image.crop(box).transpose(Image.Transpose.FLIP_TOP_BOTTOM), box)


def _squeezed(block: UnionBlock, image: Image.Image) -> None:
    image.paste("#fffaf5", (block.emblem.right - 6, block.emblem.top, block.emblem.right, 960))


def _beside(block: UnionBlock, image: Image.Image) -> None:
    image.paste("#2b1a26", (block.emblem.left - 5, block.emblem.top, block.emblem.left - 2, 960))


def _tall_logo(_block: UnionBlock, image: Image.Image) -> None:
    image.paste(LOGO, (200, 200, 240, 300))


def _red(block: UnionBlock, image: Image.Image) -> None:
    words = block.words
    image.paste("#fffaf5", (words.left, words.top, words.right, words.bottom))
    draw_union(image, replace(block, ink="#d40000"))


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (_flag, set()),
        (_less_blue, {"colours"}),
        (_eleven, {"colours"}),
        (_upside_down, {"colours"}),
        (_squeezed, {"proportions", "colours"}),
        (_beside, {"crowded"}),
        (_tall_logo, {"smaller-than-logo"}),
        (_red, {"ink"}),
    ],
)
def test_the_measure_sees_what_is_spoilt_in_the_picture(
    spoil: Callable[[UnionBlock, Image.Image], None], found: set[str]
) -> None:
    board = a_storyboard(end_card=EndCard(title="Mission Locale", union=Wanted()))
    layout = lay_out(reference(board), 540, 960, {})
    image = draw_end_card(reference(board), 540, 960, None).convert("RGBA")
    assert layout.union is not None
    spoil(layout.union, image)
    assert measured(image.convert("RGB"), layout) == found


def test_every_fault_of_the_layout_is_planted_and_the_others_are_of_the_cut() -> None:
    assert set(PLANTED) | {"too-brief", "not-still", "covered"} == set(get_args(Fault))


def test_every_fault_has_its_sentence_in_both_languages() -> None:
    for fault in get_args(Fault):
        for lang in sentences.LANGUAGES:
            assert len(sentences.problem(f"union-{fault}", lang, least=143, seconds=2)) > 40


# --- the whole time, and still -------------------------------------------------------------------


def _cut(card: EndCardReference, frames: int = 60, **changes: Any) -> tuple[Clip, ...]:
    joke = Clip(
        name="s", media_reference=SolidReference(colour="#ff0000"), source_range=span(0, 30)
    )
    last = Clip(name="end-card", media_reference=card, source_range=span(0, frames), **changes)
    return joke, last


CARD: Final = EndCardReference(title="Mission Locale", union="cofunded", union_height=145)


@pytest.mark.parametrize(
    ("children", "over", "fault"),
    [
        (_cut(CARD), 30, None),
        (_cut(CARD), 31, "covered"),
        (_cut(CARD, 59), 30, "too-brief"),
        (_cut(CARD, effects=(PunchIn(at=0, duration=9),)), 30, "not-still"),
        ((_cut(CARD)[0], Transition(out_offset=9), _cut(CARD)[1]), 30, "not-still"),
        ((*_cut(CARD), Transition(out_offset=9)), 30, "not-still"),
        (_cut(replace(CARD, union=""), 5, effects=(PunchIn(at=0, duration=9),)), 90, None),
    ],
)
def test_the_block_stands_still_and_bare_for_the_whole_card(
    children: tuple[Any, ...], over: int, fault: str | None
) -> None:
    layer = Clip(
        name="x", media_reference=SolidReference(colour="#00ff00"), source_range=span(0, 1)
    )
    overlay = Track(kind="Video", children=(Gap(duration=over - 1), layer), role="overlay")
    picture = Track(kind="Video", children=children, role="picture")
    timeline = Timeline(name="", tracks=(picture, overlay))
    assert disturbed(timeline) == ((fault,) if fault else ())


@settings(max_examples=60, deadline=None)
@given(card=cards, start=st.integers(0, 400), kind=st.sampled_from(["crossfade", "zoom", "blink"]))
def test_no_storyboard_puts_anything_on_its_card(card: EndCard, start: int, kind: Any) -> None:
    caption = a_caption(start=start, duration=900)
    scene = a_scene(captions=(caption,), transition=replace(a_scene().transition, kind=kind))
    board = a_storyboard(scene, logo=PHOTO, end_card=replace(card, frames=90))
    assert disturbed(compose(board)) == ()


def test_the_engine_itself_makes_no_film_with_a_faulty_block(tmp_path: Any) -> None:
    small = replace(CARD, union_height=100)
    timeline = Timeline(
        name="", tracks=(Track(kind="Video", children=_cut(small), role="picture"),)
    )
    with pytest.raises(Unfaithful, match="too-small"):
        render(timeline, REEL, KnownSources(files={}), tmp_path)
    assert not (tmp_path / "files").exists()
    assert DRAFT.name == "draft", "a draft shows the fault and is made: media.render"


# --- what it says, and where ---------------------------------------------------------------------


def test_the_statement_fits_its_room_in_the_face_that_is_allowed() -> None:
    for lines in emblem.STATEMENTS.values():
        for em in (11, 17, 51, 52, 53, 120):
            widest = max(lettering.advance(line, "union", em) for line in lines)
            assert 0.85 * em * emblem.WIDEST < widest <= em * emblem.WIDEST or "par" in lines[0]
            assert widest <= em * emblem.WIDEST


@pytest.mark.parametrize(
    ("funding", "union", "told"),
    [
        ("Avec le soutien du Fonds social européen", None, True),
        ("Projet FSE+", None, True),
        ("Co-funded by the European Union", None, True),
        ("Avec l’aide de la Région", None, False),
        ("Projet FSE+", Wanted(), False),
    ],
)
def test_a_card_that_speaks_of_the_fund_without_the_block_is_told(
    funding: str, union: Wanted | None, told: bool
) -> None:
    board = a_storyboard(end_card=EndCard(funding=funding, union=union))
    found = [p for p in check(board, facts(), SHELF) if p.code == "union-missing"]
    assert [p.severity for p in found] == (["warning"] if told else [])


@pytest.mark.parametrize(
    ("card", "told"),
    [
        (EndCard(), True),
        (EndCard(title="  ", lines=("", " ")), True),
        (EndCard(title="Mission Locale"), False),
        (EndCard(link="https://ml.example"), False),
        (EndCard(logo=PHOTO), False),
    ],
)
def test_a_card_with_nothing_on_it_is_pointed_out(card: EndCard, told: bool) -> None:
    found = check(a_storyboard(a_scene(), end_card=card), facts(), SHELF)
    [empty] = [p for p in found if p.code == "end-card-empty"] or [None]
    assert (empty is not None) == told
    assert empty is None or empty.severity == "warning"
