"""All that is wrong with a document at once, and nothing that only follows."""

from __future__ import annotations

from typing import Any

from studio.named import SHELF
from templates import document
from templates.inspection import inspect
from tests.factories_templates import CLIP, facts

CARD = {"kind": "card", "text": "Bonjour"}


def _found(**fields: Any) -> list[tuple[str, str]]:
    read = document.examine({"schema": "Storyboard.1", "title": {"fr": "Essai"}, **fields})
    problems = inspect(read.problems, read.board, facts(), SHELF)
    return [(p.code, ".".join(map(str, p.where))) for p in problems if p.severity == "error"]


def test_what_is_written_wrong_hides_nothing_of_what_is_said_wrong() -> None:
    scenes = [
        {"id": "a", "picture": CARD, "captions": [{"id": "c", "text": "Tard", "start": 900}]},
        {"id": "a", "picture": {"kind": "drawn", "act": "nulle-part"}, "durée": 3},
    ]
    assert set(_found(scenes=scenes)) == {
        ("unknown-key", "scenes.a.durée"),
        ("scene-exists", "scenes.a"),
        ("caption-outside", "scenes.a.captions.c"),
        ("unknown-act", "scenes.a.picture"),
    }


def test_what_only_follows_from_a_fault_is_not_told_again() -> None:
    late = {"id": "c", "text": "Tard", "start": 60, "speaker": "x"}
    scene = {
        "id": "a",
        "picture": {"kind": "footage", "take": {"media": CLIP, "start": "tôt"}},
        "duration": {"rule": "fixed", "frames": "longtemps"},
        "captions": [late],
    }
    assert set(_found(scenes=[scene], speakers=[{"id": "x", "nom": 1}, {"name": "Y"}])) == {
        ("not-a-time", "scenes.a.picture.take.start"),
        ("not-a-time", "scenes.a.duration.frames"),
        ("unknown-key", "speakers.x.nom"),
        ("missing-key", "speakers.1.id"),
    }


def test_of_what_cannot_be_read_only_that_is_told() -> None:
    assert inspect((), None, {}, SHELF) == ()
    assert _found(schema="Storyboard.99", scenes=[{"id": "a"}, {"id": "a"}]) == [
        ("schema-unknown", "schema")
    ]
