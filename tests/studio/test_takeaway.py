"""Covers, GIF and timeline come out of the finished video, by page and by command line."""

from __future__ import annotations

import io
import json
from pathlib import Path

import opentimelineio
import pytest
from PIL import Image

from media.render import render
from media.sources import KnownSources
from studio import cli
from studio.models import Render
from studio.work import takeaway
from studio.work.rendering import VIDEO
from templates import document
from templates.compose import compose
from templates.storyboard import CardSlot, Scene, Storyboard, Words
from tests.conftest import Studio
from tests.factories_media import SMALL
from tests.factories_studio import a_render, a_video, an_organisation


def a_board() -> Storyboard:
    scenes = tuple(
        Scene(id=name.lower(), picture=CardSlot(text=name)) for name in ("Bonjour", "Bonsoir")
    )
    return Storyboard(title=Words(fr="Le guichet"), scenes=scenes)


def a_film(studio: Studio) -> Render:
    """A video of two cards with its file."""
    video = a_video(studio.db, studio.organisation, board=a_board())
    made = a_render(studio.db, video, facts={"title": "Le guichet"})
    place = studio.folder.render(video.organisation_id, made.sha256)
    place.mkdir(parents=True)
    done = render(compose(a_board()), SMALL, KnownSources(files={}), studio.folder.root / "work")
    (place / VIDEO).write_bytes(done.path.read_bytes())
    return made


def test_every_piece_is_offered_and_comes(studio: Studio) -> None:
    made = a_film(studio)
    studio.signs_in("relecteur")
    page = studio.opens(f"/videos/{made.video_id}/finished").text
    for name in takeaway.NAMES:
        path = f"/renders/pieces/{made.id}/{name}?download=1"
        assert path in page
        answer = studio.opens(path)
        assert answer.mimetype == takeaway.TYPES[name]
        _looks_right(name, answer.data, made)
        again = studio.opens(path)
        assert again.data == answer.data
    left = studio.folder.render(made.organisation_id, made.sha256).iterdir()
    assert {p.name for p in left} == {VIDEO, *takeaway.NAMES}


def _looks_right(name: str, data: bytes, made: Render) -> None:
    if name in takeaway.COVERS:
        assert Image.open(io.BytesIO(data)).size == takeaway.COVERS[name]
    elif name == takeaway.EXTRACT:
        shown = Image.open(io.BytesIO(data))
        assert (shown.format, shown.size) == ("GIF", (320, 568))
        assert getattr(shown, "n_frames", 1) > 5
        assert shown.info["loop"] == 0
    else:
        read = opentimelineio.adapters.read_from_string(data.decode(), "otio_json")
        assert read.duration().value == compose(a_board()).duration


def test_another_organisation_s_pieces_and_other_names_are_unknown(studio: Studio) -> None:
    made = a_film(studio)
    studio.signs_in("admin", an_organisation(studio.db, "Autre"))
    studio.opens(f"/renders/pieces/{made.id}/extract.gif", status=404)
    studio.signs_in("admin", studio.organisation)
    for name in ("video.mp4", "..%2Fvideo.mp4", "cover.jpg", ".hidden"):
        studio.opens(f"/renders/pieces/{made.id}/{name}", status=404)


def test_what_stops_a_piece_is_said_and_leaves_nothing(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = a_film(studio)
    monkeypatch.setattr("media.extract.MOST_BYTES", 10)
    studio.signs_in("referent")
    answer = studio.opens(f"/renders/pieces/{made.id}/extract.gif", status=302)
    assert "bouge trop" in studio.opens(answer.location).text
    place = studio.folder.render(made.organisation_id, made.sha256)
    assert [p.name for p in place.iterdir()] == [VIDEO]


def test_the_command_line_writes_them_beside_the_film(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    board = tmp_path / "b.json"
    board.write_text(json.dumps(document.dump(a_board())), "utf-8")
    film, pieces = str(tmp_path / "f.mp4"), ["--also", "timeline.otio", "--also", "cover-4x5.jpg"]
    monkeypatch.setenv("STUDIO_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(
        "sys.argv", ["studio", "render", str(board), "-o", film, "--draft", "--json", *pieces]
    )
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 0
    also = [Path(path) for path in json.loads(capsys.readouterr().out)["also"]]
    assert [path.name for path in also] == ["f-timeline.otio", "f-cover-4x5.jpg"]
    assert Image.open(also[1]).size == (1080, 1350)
    assert opentimelineio.adapters.read_from_file(str(also[0])).duration().value > 0
