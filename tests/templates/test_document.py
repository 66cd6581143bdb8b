"""The door: strict, and all problems at once."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates import document
from templates import storyboard as forms
from templates.catalog import BUNDLED, Catalog
from templates.problems import Problem, StoryboardError, problem
from tests.factories_templates import a_scene, a_storyboard
from tests.json_schema import faults


def _problems(value: object, media: object = None) -> tuple[Problem, ...]:
    with pytest.raises(StoryboardError) as caught:
        document.loads(value if isinstance(value, str) else json.dumps(value), media)  # type: ignore[arg-type]
    return caught.value.problems


def a_document(**fields: object) -> dict[str, object]:
    return {"schema": "Storyboard.1", "title": {"fr": "Essai"}, **fields}


def test_seconds_that_fall_on_a_frame_become_frames() -> None:
    scene = {"id": "a", "duration": {"rule": "fixed", "frames": "2,4 s"}}
    board = document.read(a_document(scenes=[scene]))
    assert board.scenes[0].duration.frames == 72


def test_every_problem_is_named_at_once_and_in_its_place() -> None:
    bad = {
        "id": "a",
        "durée": 1,
        "duration": {"frames": "2.41s", "rule": "toujours"},
        "picture": {"kind": "film"},
    }
    found = _problems(a_document(scenes=[bad, {"name": {}}], titre=1))
    assert {(p.code, ".".join(map(str, p.where))) for p in found} == {
        ("not-on-a-frame", "scenes.a.duration.frames"),
        ("unknown-key", "scenes.a.durée"),
        ("not-one-of", "scenes.a.duration.rule"),
        ("not-one-of", "scenes.a.picture.kind"),
        ("missing-key", "scenes.1.id"),
        ("unknown-key", "titre"),
    }


def test_bounds_times_media_and_shape_are_told_together() -> None:
    """No stage hides the next, and what can be read is read."""
    scene = {
        "id": "a",
        "say": "x" * 3000,
        "volume": 10**9,
        "captions": [{"id": "c", "text": "Bonjour", "start": "vite"}],
        "picture": {"kind": "photo", "take": {"media": "../secret.jpg"}},
    }
    found = document.examine(
        a_document(scenes=[scene, {"id": "b", "beat": "drôle", "zoom": True}], titre=1),
        lambda name: problem("media-outside", name=name),
    )
    assert {(p.code, ".".join(map(str, p.where))) for p in found.problems} == {
        ("text-too-long", "scenes.a.say"),
        ("number-outside", "scenes.a.volume"),
        ("not-a-time", "scenes.a.captions.c.start"),
        ("media-outside", "scenes.a.picture.take.media"),
        ("not-one-of", "scenes.b.beat"),
        ("unknown-key", "titre"),
    }
    assert found.board is not None
    assert [scene.id for scene in found.board.scenes] == ["a", "b"]
    assert found.board.scenes[1].zoom


@pytest.mark.parametrize("colour", ["red", "#fff", "#ffd05", "#gggggg", "#ffd05a00", "", "#FFD05A"])
def test_a_card_s_colour_is_a_hash_and_six_signs(colour: str) -> None:
    card = {"kind": "card", "text": "Fin", "background": colour, "ink": "#2b1722"}
    found = document.examine(a_document(scenes=[{"id": "a", "picture": card}]), None)
    told = [(p.code, p.where, dict(p.values)) for p in found.problems if p.code == "not-a-colour"]
    where = ("scenes", "a", "picture", "background")
    good = colour == "#FFD05A"
    assert told == ([] if good else [("not-a-colour", where, {"found": colour})])


def test_an_older_form_is_brought_to_the_newest_step_by_step(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two planted forms: 0 calls the scenes « plans », 0.5 has one title for both languages."""

    def from_0(value: dict[str, Any]) -> dict[str, Any]:
        return {"schema": "Storyboard.0.5", **value, "scenes": value["plans"]} | {"plans": None}

    def from_half(value: dict[str, Any]) -> dict[str, Any]:
        kept = {k: v for k, v in value.items() if k not in ("plans", "name")}
        return {**kept, "schema": "Storyboard.1", "title": {"fr": value["name"]}}

    planted = {"Storyboard.0": from_0, "Storyboard.0.5": from_half}
    monkeypatch.setattr(document, "UPGRADES", planted)
    old = {"schema": "Storyboard.0", "name": "Essai", "plans": [{"id": "a", "zoom": True}]}
    board = document.read(old)
    assert (board.title.fr, board.scenes[0].zoom) == ("Essai", True)
    assert old["schema"] == "Storyboard.0"  # what was given is not touched
    assert [p.code for p in _problems({**old, "schema": "Storyboard.0.7"})] == ["schema-unknown"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "not-json"),
        ("[" * 100_000, "not-json"),
        ("[]", "not-a-storyboard"),
        ('{"title": {}}', "schema-missing"),
        ('{"schema": "Storyboard.99", "title": {}}', "schema-unknown"),
        ('{"schema": "Storyboard.1"}', "missing-key"),
    ],
)
def test_what_is_no_storyboard_is_refused_with_its_reason(text: str, code: str) -> None:
    assert [p.code for p in _problems(text)] == [code]


def test_media_that_cannot_be_found_is_named_where_it_stands() -> None:
    scene = {"id": "a", "picture": {"kind": "photo", "take": {"media": "../secret.jpg"}}}
    found = _problems(a_document(scenes=[scene]), lambda name: problem("media-outside", name=name))
    assert [(p.code, p.where) for p in found] == [
        ("media-outside", ("scenes", "a", "picture", "take", "media"))
    ]


def test_a_storyboard_survives_the_door_both_ways() -> None:
    for name in Catalog().names():
        board = Catalog().demo(name).storyboard
        assert document.loads(document.dumps(board)) == board


def test_every_media_of_a_storyboard_is_known() -> None:
    board = a_storyboard(a_scene(), logo="a" * 64)
    assert document.media_of(board) == {"a" * 64, "c" * 64}


def test_the_json_schema_accepts_only_known_keys() -> None:
    schema = document.json_schema()
    assert schema["additionalProperties"] is False
    assert schema["properties"]["schema"] == {"const": "Storyboard.1"}
    assert "schema" in schema["required"]
    assert {"scenes", "music", "end_card"} <= set(schema["properties"])


def known_fields() -> frozenset[str]:
    """Every key a document may hold."""
    return frozenset(
        field.name
        for form in vars(forms).values()
        if isinstance(form, type) and is_dataclass(form)
        for field in fields(form)
    )


def _authors() -> list[tuple[str, dict[str, Any]]]:
    """Every bundled file, and the example of the README."""
    found = [(str(p), json.loads(p.read_text())) for p in sorted(BUNDLED.glob("*/*.json"))]
    readme = (BUNDLED.parent / "README.md").read_text(encoding="utf-8")
    example = readme.split("```json")[1].split("```")[0]
    return [*found, ("README", json.loads(example))]


def test_the_json_schema_takes_what_authors_write_and_refuses_a_planted_fault() -> None:
    schema = document.json_schema()
    for name, value in _authors():
        assert list(faults(value, schema, schema)) == [], name
        for planted in (
            {**value, "surprise": 1},
            {**value, "schema": "Storyboard.0"},
            {key: inner for key, inner in value.items() if key != "schema"},
            {**value, "scenes": [{"name": {"fr": "sans id"}}]},
            {**value, "scenes": [{"id": "a", "duration": {"frames": "vite"}}]},
            {**value, "scenes": [{"id": "a", "picture": {"kind": "film"}}]},
        ):
            assert list(faults(planted, schema, schema)), name


@given(st.from_regex(document.SECONDS, fullmatch=True))
def test_a_time_that_the_json_schema_takes_is_read_or_falls_between_two_frames(text: str) -> None:
    read = document.examine(a_document(scenes=[{"id": "a", "timing": {"hold": text}}]))
    assert {p.code for p in read.problems} <= {"not-on-a-frame", "number-outside"}


_anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(sorted(known_fields())) | st.text(max_size=4),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(value=_anything)
def test_whatever_comes_to_the_door_is_taken_or_refused_by_problems(value: object) -> None:
    try:
        board = document.read(a_document(scenes=value))
    except StoryboardError as error:
        assert error.problems
    else:
        assert document.read(document.dump(board)) == board
