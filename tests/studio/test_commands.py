"""The command line of people, files, templates, rendering and the doctor."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import pytest
from PIL import Image

from media.rendition import FINALS
from publish.pretend import State
from studio import cli
from studio.causes import cause
from studio.commands import render as render_command
from studio.sentences import say
from studio.settings import Settings
from templates import document
from templates.storyboard import FootageSlot
from tests.factories_studio import a_storyboard

Run = Callable[..., int]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run `studio …` in a data folder of its own; gives the exit code."""
    monkeypatch.setenv("STUDIO_DATA", str(tmp_path / "data"))

    def go(*words: str) -> int:
        monkeypatch.setattr("sys.argv", ["studio", *words])
        with pytest.raises(SystemExit) as end:
            cli.main()
        return int(end.value.code or 0)

    return go


def told(text: str) -> Any:
    return json.loads(text.strip().splitlines()[-1])


def test_people_come_and_go_from_the_terminal(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    add = ("users", "add", "ana@example.org", "--name", "Ana")
    assert run(*add) == 1
    assert "pas encore de structure" in capsys.readouterr().err
    assert run(*add, "--role", "admin", "--new-organisation", "ML Limoges") == 0
    assert "affiché cette seule fois" in capsys.readouterr().out
    assert run(*add) == 1
    assert "déjà un compte" in capsys.readouterr().err
    assert run("users", "list", "--json") == 0
    assert told(capsys.readouterr().out)[0]["organisation"] == "ml-limoges"
    assert run("users", "disable", "ana@example.org") == 1
    assert "dernière personne" in capsys.readouterr().err
    assert run("users", "reset", "personne@example.org") == 1
    assert run("users", "reset", "ana@example.org") == 0


def test_an_unknown_word_is_a_fault_of_use(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("chanter") == 2
    assert run("render", "x.json") == 2
    assert "Usage" in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_all_problems_of_a_file_are_told_at_once(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    file = tmp_path / "storyboard.json"
    plain = document.dump(a_storyboard())
    plain["surprise"] = 1
    plain["scenes"][0]["volume"] = "fort"
    file.write_text(json.dumps(plain))
    assert run("--lang", lang, "template", "check", str(file), "--json") == 1
    problems = told(capsys.readouterr().err)["problems"]
    assert {p["code"] for p in problems} == {"unknown-key", "not-a-whole-number"}
    assert all(p["sentence"] for p in problems)


def test_an_author_is_told_the_names_and_the_form(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("template", "names") == 0
    named = capsys.readouterr().out.splitlines()
    assert {"sounds\tding", "music\tpizzicato", "acts\tfrozen-face"} <= set(named)
    assert run("template", "schema") == 0
    assert json.loads(capsys.readouterr().out)["properties"]["schema"] == {"const": "Storyboard.1"}


def test_a_file_is_rendered_with_no_database_and_no_account(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "storyboard.json"
    file.write_text(document.dumps(a_storyboard("Bonjour")))
    out = tmp_path / "là" / "vidéo.mp4"
    assert run("render", str(file), "-o", str(out), "--draft", "--json") == 0
    made = told(capsys.readouterr().out)
    with av.open(str(out)) as container:
        stream = container.streams.video[0]
        assert (stream.width, stream.height) == (360, 640)
        assert sum(1 for _ in container.decode(stream)) == made["frames"]
    assert out.with_suffix(".srt").exists()
    assert not (tmp_path / "data" / "studio.sqlite3").exists()
    png = tmp_path / "image.png"
    assert run("frame", str(file), "--at", "0.5", "-o", str(png), "--rendition", "draft") == 0
    assert Image.open(png).size == (360, 640)
    assert run("frame", str(file), "--at", "900", "-o", str(png)) == 1


def test_several_forms_bear_their_names(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny = {
        form.name: replace(form, width=form.width // 12 // 2 * 2, height=form.height // 12 // 2 * 2)
        for form in FINALS
    }
    monkeypatch.setattr(render_command, "RENDITIONS", tiny)
    file = tmp_path / "storyboard.json"
    file.write_text(document.dumps(a_storyboard("Bonjour")))
    forms = ("--rendition", "square", "--rendition", "feed")
    assert run("render", str(file), "-o", str(tmp_path / "film.mp4"), *forms, "--json") == 0
    files = told(capsys.readouterr().out)["files"]
    assert [Path(each["file"]).name for each in files] == ["film-square.mp4", "film-feed.mp4"]
    assert [each["made"] for each in files] == [len(a_storyboard("Bonjour").scenes), 0]
    assert all(Path(each["file"]).with_suffix(".jpg").exists() for each in files)
    assert run("render", str(file), "-o", str(tmp_path / "x.mp4"), *forms, "--draft") == 2


def test_a_place_that_cannot_be_written_is_a_sentence(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "storyboard.json"
    file.write_text(document.dumps(a_storyboard("Bonjour")))
    (tmp_path / "plein").write_text("")
    assert run("frame", str(file), "--at", "0", "-o", str(tmp_path / "plein" / "x.png")) == 1
    assert "ne peut pas être écrit" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_refused_before_anything_is_read(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plein").write_text("")
    assert run("render", "nulle-part.json", "-o", str(tmp_path / "plein" / "x.mp4")) == 1
    said = capsys.readouterr().err
    assert "n’est pas un dossier" in said
    assert "nulle-part" not in said
    assert run("render", "nulle-part.json", "-o", str(tmp_path)) == 1
    assert "c’est un dossier" in capsys.readouterr().err


def test_the_system_s_own_words_never_stand_in_a_sentence() -> None:
    for number in errno.errorcode:
        key = cause(number)
        assert say(key, "fr", number=number) != key
        assert os.strerror(number) not in say(key, "fr", number=number)
    assert cause(errno.EACCES) != cause(None) == "cause-other"


def test_a_template_full_of_holes_is_not_rendered_unless_a_person_insists(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    board = a_storyboard("Bonjour")
    hole = replace(board.scenes[0], id="trou", picture=FootageSlot())
    file, out = tmp_path / "storyboard.json", tmp_path / "x.mp4"
    file.write_text(document.dumps(replace(board, scenes=(*board.scenes, hole))))
    assert run("render", str(file), "-o", str(out), "--draft", "--json") == 1
    problems = told(capsys.readouterr().err)["problems"]
    assert [(p["code"], p["where"]) for p in problems] == [
        ("slot-empty", "scenes › trou › picture")
    ]
    assert not out.exists()
    assert run("render", str(file), "-o", str(out), "--draft", "--anyway") == 0
    assert out.exists()


def test_files_are_probed_and_imported_and_strangers_refused(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo, stranger = tmp_path / "photo.png", tmp_path / "liste.mp4"
    Image.new("RGB", (64, 96), "#ffc83d").save(photo)
    stranger.write_text("#EXTM3U\n/etc/passwd\n")
    assert run("media", "probe", str(photo), str(stranger), "--json") == 1
    seen = capsys.readouterr()
    assert told(seen.out)[0]["width"] == 64
    assert told(seen.err)["problems"][0]["code"] == "not-media"
    run(
        "users", "add", "a@example.org", "--name", "A", "--role", "admin", "--new-organisation", "M"
    )
    capsys.readouterr()
    assert run("media", "import", str(photo), "--json") == 0
    assert told(capsys.readouterr().out)[0]["asset"] == 1


def test_the_doctor_says_what_to_do(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STUDIO_PORT", "5298")
    assert run("doctor") == 0
    assert "bon état" in capsys.readouterr().out
    key = tmp_path / "data" / "keys" / "session.key"
    key.write_bytes(b"k" * 48)
    key.chmod(0o644)
    assert run("doctor", "--json") == 1
    found = told(capsys.readouterr().out)
    assert [f["code"] for f in found if not f["well"]] == ["keys-bad"]
    assert run("doctor") == 1
    assert "chmod 600" in capsys.readouterr().out


def test_a_setting_that_means_nothing_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STUDIO_PORT", "huit mille")
    assert run("users", "list") == 1
    assert "STUDIO_PORT" in capsys.readouterr().err


def test_the_pretend_network_says_how_to_connect_to_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    served: list[Path] = []
    (tmp_path / "data" / "pretend").mkdir(parents=True)  # a demo's, which is thrown away with it
    monkeypatch.setattr("publish.pretend.serve", lambda where, **_: served.append(where))
    port = ("--port", "5832")
    assert run("emulator", *port) == 0
    assert "--seed" in capsys.readouterr().out
    assert run("emulator", *port, "--seed") == 0
    said = capsys.readouterr().out
    exported = dict(
        line.strip().removeprefix("export ").split("=", 1)
        for line in said.splitlines()
        if line.strip().startswith("export ")
    )
    assert Settings.from_env(exported).endpoints().graph_url == "http://127.0.0.1:5832"
    assert served == [tmp_path / "data" / "practice"] * 2
    (key,) = (line.strip() for line in said.splitlines() if line.startswith("  EAAG"))
    state = State(served[0])
    token = state.get("token", key)
    assert token is not None
    assert token["kind"] == "PAGE"
    assert state.get("app", exported["STUDIO_META_APP_ID"])
