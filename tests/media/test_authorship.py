"""A drawing's name holds the code that draws it: what is rewritten is drawn anew."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from pathlib import Path

import pytest

import media
from media import authorship
from media.captions.lines import paint
from media.drawn import DrawnKind, sprite
from media.timeline import (
    CaptionReference,
    CardReference,
    DrawnReference,
    GagReference,
    StickerReference,
)

HOUSE = Path(media.__file__).parent
CAPTION = CaptionReference(text="Oh !", style="carton")
KARAOKE = CaptionReference(text="Oh la la", style="karaoke", lit=(0, 4, 8))
ACT = DrawnReference(scene="stammer")
GAG = GagReference(name="confetti")
CARD = CardReference(text="Plus tard")
STICKER = StickerReference(emoji="😀", x=Fraction(1, 2), y=Fraction(1, 2), size=Fraction(1, 5))
EVERY = (CAPTION, KARAOKE, ACT, GAG, CARD, STICKER)


def named(reference: DrawnKind) -> tuple[str | int, ...]:
    return sprite(reference, width=180, height=320).fingerprint_parts


@pytest.mark.parametrize(
    ("module", "touched"),
    [
        ("media.captions.karaoke", {KARAOKE, CARD, STICKER}),
        ("media.captions.arrival", {CAPTION, KARAOKE, CARD, STICKER}),
        ("media.troupe.interview", {ACT}),
        ("media.troupe.weather", set()),
        ("media.troupe.pencil", {ACT}),
        ("media.gags.confetti", {GAG}),
        ("media.glyphs", {CAPTION, KARAOKE, ACT, CARD, STICKER}),
        ("media.sprites", set(EVERY)),
        ("media.plan", set()),
    ],
)
def test_a_rewritten_module_renames_what_it_draws_and_nothing_else(
    module: str, touched: set[DrawnKind], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {each: named(each) for each in EVERY}
    code = authorship._code
    monkeypatch.setattr(
        authorship, "_code", lambda name: code(name) + (b"\n" if name == module else b"")
    )
    assert {each for each in EVERY if named(each) != before[each]} == touched


def test_a_partial_counts_with_what_it_fixes() -> None:
    one, other = (authorship.authorship(partial(paint, n)) for n in (1, 2))
    assert one != other


@pytest.mark.parametrize("path", sorted(HOUSE.rglob("*.py")), ids=lambda p: p.stem)
def test_every_import_is_seen(path: Path) -> None:
    name = ".".join(path.relative_to(HOUSE.parent).with_suffix("").parts).removesuffix(".__init__")
    assert set(by_grammar(path)) == set(authorship._imports(name))


def by_grammar(path: Path) -> Iterator[str]:
    def is_module(name: str) -> bool:
        place = HOUSE.parent.joinpath(*name.split("."))
        return place.with_suffix(".py").is_file() or (place / "__init__.py").is_file()

    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name.startswith("media."))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "media":
            inner = [f"{node.module}.{each.name}" for each in node.names]
            yield from (each for each in inner if is_module(each))
            if not all(is_module(each) for each in inner):
                yield str(node.module)
