"""A template goes out of the gallery as one file and comes in; what is hostile stays out."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from studio.commands.base import Fault
from studio.commands.template import template
from studio.models import Template
from templates.catalog import Catalog
from templates.skeleton import skeleton
from tests.conftest import Studio


def test_a_template_goes_out_and_comes_back_in(studio: Studio) -> None:
    studio.signs_in("referent")
    packed = studio.opens("/templates/match-commente/export.zip").data
    with zipfile.ZipFile(io.BytesIO(packed)) as parcel:
        assert parcel.namelist() == ["storyboard.json"]
    answer = studio.sends("/templates/import", data={"file": (io.BytesIO(packed), "m.zip")})
    row = studio.db.query(Template).one()
    assert answer.location == f"/templates/own:{row.id}"
    before = Catalog().template("match-commente").storyboard
    assert row.title == before.title.fr
    page = studio.opens(answer.location).text
    assert all(scene.instructions.fr in page.replace("&#39;", "'") for scene in before.played())


def test_what_is_hostile_or_no_template_is_refused_in_a_sentence(studio: Studio) -> None:
    studio.signs_in("referent")
    evil = io.BytesIO()
    with zipfile.ZipFile(evil, "w") as parcel:
        parcel.writestr("storyboard.json", skeleton("x"))
        parcel.writestr("../../evil.sh", "x")
    for content in (evil.getvalue(), b"nothing", b""):
        answer = studio.sends("/templates/import", data={"file": (io.BytesIO(content), "m.zip")})
        assert answer.location == "/templates"
    assert studio.db.query(Template).count() == 0
    assert "n’est pas un nom de fichier sûr" in studio.opens("/templates").text


def test_a_reviewer_may_not_import(studio: Studio) -> None:
    studio.signs_in("relecteur")
    assert "templates/import" not in studio.opens("/templates").text


def test_a_person_who_writes_no_code_gets_a_template_and_its_shot_list(tmp_path: Path) -> None:
    def typed(*words: str) -> str:
        answer = CliRunner().invoke(template, words, catch_exceptions=False)
        assert answer.exit_code == 0, answer.output
        return answer.output

    folder = tmp_path / "ma-porte"
    board = str(folder / "storyboard.json")
    typed("new", str(folder))
    assert "en règle" in typed("check", board)
    assert "Reculez d’un pas" in typed("shotlist", board)
    typed("pack", board, "-o", str(tmp_path / "p.zip"))
    typed("unpack", str(tmp_path / "p.zip"), "-o", str(tmp_path / "out"))
    assert (tmp_path / "out" / "storyboard.json").is_file()
    with pytest.raises(Fault):
        CliRunner().invoke(template, ["new", str(folder)], catch_exceptions=False)
