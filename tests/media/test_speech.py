"""Listening: the model is the known one or none, pieces become words, a missing extra is said."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from media import listening, speech
from media.confine import Confined
from media.errors import Cancelled, Killed, NoSpace, NoSpeech, TooHeavy
from media.listening import MODEL, WrongModel, joined, put_together
from media.store import SegmentStore
from media.timing import span


def halves(folder: Path, weights: bytes = b"first half, second half") -> list[Path]:
    """Two packages' folders as the extra brings them."""
    made = []
    for number, part in enumerate((weights[:11], weights[11:]), start=1):
        place = folder / f"half{number}"
        place.mkdir(parents=True)
        (place / f"model.bin.part{number}").write_bytes(part)
        made.append(place)
    for name in MODEL:
        if name != "model.bin":
            (made[0] / name).write_text(name)
    return made


def known(monkeypatch: pytest.MonkeyPatch, weights: bytes = b"first half, second half") -> None:
    contents = {name: name.encode() for name in MODEL} | {"model.bin": weights}
    for name, content in contents.items():
        monkeypatch.setitem(listening.MODEL, name, hashlib.sha256(content).hexdigest())


def test_the_model_is_put_together_once_and_checked_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known(monkeypatch)
    place = put_together(tmp_path / "models", halves(tmp_path))
    assert (place / "model.bin").read_bytes() == b"first half, second half"
    assert put_together(tmp_path / "models", []) == place, "the packages are not read again"
    (place / "model.bin").write_bytes(b"something else")
    with pytest.raises(WrongModel):
        put_together(tmp_path / "models", [])
    assert put_together(tmp_path / "models", [tmp_path / "half1", tmp_path / "half2"]) == place


def test_another_model_is_never_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known(monkeypatch)
    with pytest.raises(WrongModel):
        put_together(tmp_path / "models", halves(tmp_path, b"first half, another half"))
    assert list((tmp_path / "models").iterdir()) == [], "nothing half is left"


def test_pieces_of_words_are_joined() -> None:
    pieces = [(" vous", 1.18, 1.3), (" n", 1.3, 1.35), ("'avigerez", 1.35, 1.9), (" ", 2, 2),
              (" libre", 3, 3.2), ("-astérisque.", 3.2, 4)]  # fmt: skip
    assert joined(pieces) == [
        ("vous", 1180, 1300), ("n'avigerez", 1300, 1900), ("libre-astérisque.", 3000, 4000),
    ]  # fmt: skip


def test_without_the_extra_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech, "NEEDED", ("no_such_package", "json"))
    assert speech.missing() == ("no_such_package",)
    with pytest.raises(NoSpeech) as caught:
        speech.recognise(
            tmp_path / "x.wav", span(0, 30), "fr", models=tmp_path, store=SegmentStore(tmp_path)
        )
    assert caught.value.why == "missing"


@pytest.mark.parametrize(
    ("ended", "error"),
    [
        ({"cancelled": True}, Cancelled),
        ({"code": -9}, Killed),
        ({"timed_out": True}, TooHeavy),
        ({"output": b"Illegal instruction"}, NoSpeech),
        ({"output": b'{"refused": "damaged"}'}, NoSpeech),
        ({"output": b'{"refused": "no-space"}'}, NoSpace),
    ],
)
def test_however_the_child_ends_it_is_told(
    ended: dict[str, object], error: type[Exception]
) -> None:
    usual: dict[str, object] = {
        "code": 0, "output": b"", "complaints": b"", "timed_out": False, "cancelled": False,
    }  # fmt: skip
    with pytest.raises(error):
        speech._words(["child"], Confined(**(usual | ended)))  # type: ignore[arg-type]


def test_what_the_child_heard_comes_in_order() -> None:
    output = '{"words": [["Félicitations,", 0, 900], ["vous", 1180, 1300]]}'.encode()
    ended = Confined(code=0, output=output, complaints=b"", timed_out=False, cancelled=False)
    assert [(w.text, w.start) for w in speech._words(["child"], ended)] == [
        ("Félicitations,", 0),
        ("vous", 1180),
    ]
