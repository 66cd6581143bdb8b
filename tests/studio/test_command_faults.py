"""Every command tells its faults alike: a sentence, JSON with --json, never a traceback."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import av
import click
import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from media.errors import Cancelled
from media.rendition import SQUARE
from studio import cli, sentences
from studio.commands import PLACES, base, media, one, render
from studio.db import make_engine
from studio.paths import DataFolder
from templates import document
from tests.factories_studio import a_storyboard, a_video, an_organisation

Run = Callable[..., int]

FAULTS: list[tuple[tuple[str, ...], str]] = [
    (("accounts", "add", "--page-token", "x"), "no-organisation"),
    (("accounts", "list"), "no-organisation"),
    (("accounts", "check"), "no-organisation"),
    (("doctor",), "setting-wrong"),
    (("frame", "1", "--at", "1", "-o", "x.png"), "no-organisation"),
    (("media", "import", "garbage.mp4"), "no-organisation"),
    (("media", "probe", "garbage.mp4"), "not-media"),
    (("publish", "cancel", "1"), "no-organisation"),
    (("publish", "list"), "no-organisation"),
    (("publish", "now", "1"), "no-organisation"),
    (
        ("publish", "schedule", "1", "--account", "A", "--at", "2027-01-04T10:00", "--text", "T"),
        "no-organisation",
    ),
    (("publish", "show", "1"), "no-organisation"),
    (("render", "1", "-o", "x.mp4"), "no-organisation"),
    (
        ("report", "--from", "2026-02-01", "--to", "2026-01-01", "--format", "csv", "-o", "x.csv"),
        "report-dates",
    ),
    (("template", "check", "nowhere.json"), "document-unreadable"),
    (("template", "sheet", "nowhere.json", "-o", "x.jpg"), "document-unreadable"),
    (("users", "list"), "setting-wrong"),
    (("views", "collect"), "no-organisation"),
    (("views", "show"), "no-organisation"),
]
FAULTLESS = {("template", "list")}
"""It reads what comes with the program, and nothing else."""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run `studio …` in a folder of its own; gives the exit code."""
    monkeypatch.setenv("STUDIO_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "garbage.mp4").write_text("no film")

    def go(*words: str) -> int:
        monkeypatch.setattr("sys.argv", ["studio", *words])
        with pytest.raises(SystemExit) as end:
            cli.main()
        return int(end.value.code or 0)

    return go


def _commands() -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for word in PLACES:
        command = one(word)
        below = command.commands if isinstance(command, click.Group) else {}
        yield from (((word, name), sub) for name, sub in below.items())
        if not below:
            yield (word,), command


def _problems(text: str) -> Any:
    return json.loads(text.strip().splitlines()[-1])["problems"]


def test_every_command_that_speaks_json_has_its_fault_here() -> None:
    speaking = {w for w, c in _commands() if any(p.name == "as_json" for p in c.params)}
    told = {next(w for w in speaking if words[: len(w)] == w) for words, _ in FAULTS}
    assert told == speaking - FAULTLESS


def test_each_fault_is_json_with_json_and_a_sentence_without(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, code in FAULTS:
        monkeypatch.setenv("STUDIO_PORT", "porte" if code == "setting-wrong" else "5812")
        assert run(*words, "--json") == 1, words
        said = capsys.readouterr()
        assert [p["code"] for p in _problems(said.err)] == [code], words
        assert run("--lang=en", *words) == 1, words
        told = capsys.readouterr().err
        values = {k: v for p in _problems(said.err) for k, v in p["values"].items()}
        assert sentences.problem(code, "en", **values) in told, words


def test_every_command_and_option_has_its_help_in_both_languages(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    for lang in sentences.LANGUAGES:
        for words, command in _commands():
            key = "-".join(("command", *words))
            assert sentences.has(key, lang), key
            for param in command.params:
                if isinstance(param, click.Option):
                    own = f"option-{'-'.join(words)}-{param.name}"
                    assert sentences.has(own, lang) or sentences.has(f"option-{param.name}", lang)
    assert run("--help") == 0
    assert "Ouvrir le studio" in capsys.readouterr().out
    assert run("--lang=en", "users", "--help") == 0
    assert "Close an account" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("chanter",), "« chanter » n’est pas un mot"),
        (("users", "chanter"), "n’est pas un mot"),
        (("render", "x.json"), "Il manque -o / --output"),
        (("render", "x.json", "-o", "x.mp4", "--vite"), "L’option --vite n’existe pas"),
        (("render", "x.json", "-o", "x.mp4", "--rendition", "rond"), "doit être l’un de : reel"),
        (("render", "x", "-o", "x.mp4", "--rendition", "square", "--draft"), "pas les deux"),
        (("media", "probe", "nulle-part.mp4"), "ce fichier n’existe pas"),
        (("publish", "show", "un"), "ne convient pas"),
        (("doctor", "vite"), "un mot de trop"),
    ],
)
def test_a_wrong_line_is_answered_in_french(
    run: Run, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert run(*words) == 2
    told = capsys.readouterr().err.replace("\u00a0", " ")
    assert said in told
    assert "Error" not in told


def test_a_broken_database_and_a_folder_that_is_none_are_sentences(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = DataFolder(root=tmp_path / "data")
    folder.make()
    folder.database.write_bytes(b"not a database at all" * 400)
    assert run("users", "list", "--json") == 1
    assert [p["code"] for p in _problems(capsys.readouterr().err)] == ["database-broken"]
    board = tmp_path / "storyboard.json"
    board.write_text(document.dumps(a_storyboard("Bonjour")))
    assert run("--data", "garbage.mp4/x", "render", str(board), "-o", "x.mp4", "--json") == 1
    assert [p["code"] for p in _problems(capsys.readouterr().err)] == ["machine-refused"]


def test_a_full_disk_while_the_database_is_made_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def upgrade(_engine: object) -> None:
        full = sqlite3.OperationalError("database or disk is full")
        raise OperationalError("CREATE TABLE", {}, full)

    monkeypatch.setattr(base.migrate, "upgrade", upgrade)
    assert run("users", "list", "--json") == 1
    assert [p["code"] for p in _problems(capsys.readouterr().err)] == ["disk-full"]


def test_a_full_disk_in_an_import_leaves_no_half_copy(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add = ("users", "add", "ana@example.org", "--name", "Ana", "--new-organisation", "ML")
    assert run(*add) == 0

    def half(_source: Path, final: Path) -> None:
        final.write_bytes(b"half")
        raise OSError(28, os.strerror(28), str(final))

    monkeypatch.setattr(media.shutil, "copyfile", half)
    assert run("media", "import", "garbage.mp4", "--json") == 1
    assert [p["code"] for p in _problems(capsys.readouterr().err)] == ["disk-full"]
    left = [p for p in (tmp_path / "data").rglob("*") if p.is_file() and p.read_bytes() == b"half"]
    assert left == []


def test_views_of_a_publication_that_is_not_there_are_a_problem(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    add = ("users", "add", "ana@example.org", "--name", "Ana", "--new-organisation", "ML")
    assert run(*add) == 0
    assert run("views", "show", "55", "--json") == 1
    assert [p["code"] for p in _problems(capsys.readouterr().err)] == ["publication-unknown"]
    assert run("views", "collect", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"publications": 0, "readings": 0}
    assert run("render", "7", "-o", "x.mp4", "--json") == 1
    assert [p["code"] for p in _problems(capsys.readouterr().err)] == ["no-such-video"]


def test_what_nobody_foresaw_in_the_engine_is_told_and_cancelling_is_130(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    board = tmp_path / "storyboard.json"
    board.write_text(document.dumps(a_storyboard("Bonjour")))

    def broken(*_words: object, **_more: object) -> None:
        raise KeyError("nobody knows")

    monkeypatch.setattr(render, "render", broken)
    assert run("render", str(board), "-o", "x.mp4", "--json") == 1
    assert [p["code"] for p in _problems(capsys.readouterr().err)] == ["engine-failed"]

    def interrupted(*words: Any, **_more: object) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        assert words[5].is_set()  # the event that the engine watches
        raise Cancelled

    monkeypatch.setattr(render, "render", interrupted)
    assert run("render", str(board), "-o", "x.mp4") == 130
    assert not (tmp_path / "x.mp4").exists()


def test_progress_is_a_bar_on_a_terminal_and_lines_elsewhere(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for terminal, said in (
        (True, "\rRendu ███████████████···············  50 %"),
        (False, "Rendu 50 %\n"),
    ):
        monkeypatch.setattr("sys.stderr.isatty", lambda terminal=terminal: terminal)
        bar = base.Progress("Rendu")
        bar(0.5)
        bar.done()
        assert said in capsys.readouterr().err


@pytest.mark.slow
def test_a_square_is_square(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    board = tmp_path / "storyboard.json"
    board.write_text(document.dumps(a_storyboard("Bonjour")))
    out = tmp_path / "carré.mp4"
    assert run("render", str(board), "-o", str(out), "--rendition", "square", "--json") == 0
    with av.open(str(out)) as container:
        stream = container.streams.video[0]
        assert (stream.width, stream.height) == (SQUARE.width, SQUARE.height)
    assert (
        run("frame", str(board), "--at", "0.5", "-o", "x.png", "--rendition", "draft", "--json")
        == 0
    )
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"file": "x.png", "frame": 15}


@pytest.mark.slow
def test_a_video_of_the_studio_is_rendered_by_its_number(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("users", "list") == 0
    engine = make_engine(DataFolder(root=tmp_path / "data"))
    with Session(engine) as db:
        house = an_organisation(db)
        board = document.dump(a_storyboard("Bonjour"))
        number = str(a_video(db, house, storyboard=board).id)
        db.commit()
    engine.dispose()
    capsys.readouterr()
    assert run("render", number, "-o", "x.mp4", "--draft", "--json") == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["width"], made["height"]) == (360, 640)
    assert {p.name for p in tmp_path.glob("x.*")} == {"x.mp4", "x.srt", "x.jpg"}
