"""Templates in folders, and what a file may name."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from studio.named import SHELF
from templates.catalog import Catalog, content_hash, load
from templates.check import check
from templates.problems import StoryboardError
from templates.storyboard import Storyboard


def a_file(folder: Path, media: str) -> Path:
    scene = {"id": "a", "picture": {"kind": "photo", "take": {"media": media}}}
    path = folder / "storyboard.json"
    path.write_text(
        json.dumps({"schema": "Storyboard.1", "title": {"fr": "Essai"}, "scenes": [scene]}),
        encoding="utf-8",
    )
    return path


def _codes(path: Path) -> list[str]:
    with pytest.raises(StoryboardError) as caught:
        load(path)
    return [p.code for p in caught.value.problems]


def test_a_path_becomes_the_hash_of_what_lies_there(tmp_path: Path) -> None:
    (tmp_path / "clips").mkdir()
    photo = tmp_path / "clips" / "photo.jpg"
    photo.write_bytes(b"photo")
    loaded = load(a_file(tmp_path, "clips/photo.jpg"))
    assert loaded.media == {content_hash(photo): photo}


def test_nothing_outside_the_folder_is_reached(tmp_path: Path) -> None:
    secret = tmp_path / "secret.jpg"
    secret.write_bytes(b"x")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.jpg").symlink_to(secret)
    for name in ("../secret.jpg", str(secret), "link.jpg", "a/../../secret.jpg"):
        assert _codes(a_file(inside, name)) == ["media-outside"]
    assert _codes(a_file(inside, "nothing.jpg")) == ["media-missing"]
    assert _codes(a_file(inside, "bad\0name.jpg")) == ["media-missing"]
    assert _codes(a_file(inside, "x" * 400)) == ["media-missing"]


def test_a_file_may_begin_with_the_mark_that_some_editors_write(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"photo")
    path = a_file(tmp_path, "photo.jpg")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load(path).storyboard.title.fr == "Essai"


def test_an_unreadable_file_is_a_problem(tmp_path: Path) -> None:
    assert _codes(tmp_path / "no.json") == ["document-unreadable"]
    (tmp_path / "latin.json").write_bytes(b"\xff\xfe\xfa")
    assert _codes(tmp_path / "latin.json") == ["document-unreadable"]


def test_the_three_bundled_templates_say_all_a_colleague_needs() -> None:
    assert set(Catalog().names()) >= {
        "documentaire-animalier",
        "rôles-inversés".replace("ô", "o").replace("é", "e"),
        "traduction-simultanee",
    }
    for _, loaded in Catalog().all():
        board = loaded.storyboard
        about = board.about
        for words in (board.title, about.summary, about.butt, about.needs):
            assert words.fr
            assert words.en
        assert about.people[0] <= about.people[1]
        for ending in board.endings or (None,):
            told = replace(board, ending=ending.id if ending else None)
            assert [s.beat for s in told.played()].count("punchline") == 1
        for scene in board.scenes:
            assert scene.name.fr
            assert scene.name.en
            assert scene.instructions.fr
            assert scene.instructions.en


@pytest.mark.parametrize("name", Catalog().names())
def test_a_bundled_template_has_holes_only_and_its_demo_none(name: str) -> None:
    def errors(board: Storyboard) -> set[str]:
        return {
            p.code
            for p in check(board, {}, SHELF)
            if p.code not in ("not-in-hand", "reading-too-fast", "reading-brisk")
        }

    assert errors(Catalog().template(name).storyboard) == {"slot-empty"}
    assert errors(Catalog().demo(name).storyboard) == set()


def test_no_such_template_is_a_problem() -> None:
    with pytest.raises(StoryboardError) as caught:
        Catalog().template("../..")
    assert caught.value.problems[0].code == "no-such-template"


def test_an_end_card_of_a_template_says_nothing_of_a_house_that_nobody_wrote() -> None:
    for name, loaded in Catalog().all():
        card = loaded.storyboard.end_card
        assert card is None or (card.lines, card.link, card.funding) == ((), "", ""), name
