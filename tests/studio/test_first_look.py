"""A clip from a phone can be worked with before its proxy is made, and is put in its slot once."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from media import derive
from media.errors import Killed, MediaError, NoSpace
from studio.editor import previews
from studio.intake import importing
from studio.intake.uploads import Target, append, create, finish
from studio.models import Asset, ImportJob, Video
from studio.words.moments import now
from studio.work import jobs
from studio.work.assets import facts_for
from studio.work.jobs import IMPORTS, Held
from templates import document
from templates.storyboard import FootageSlot, Scene, Storyboard, Words
from tests.conftest import Studio
from tests.factories_studio import a_video
from tests.media.clips import steady, write_clip


def a_video_to_fill(studio: Studio) -> Video:
    scenes = (Scene(id="porte", picture=FootageSlot(), name=Words(fr="La porte")),)
    return a_video(
        studio.db,
        studio.organisation,
        board=Storyboard(title=Words(fr="Le guichet"), scenes=scenes),
    )


def sends(studio: Studio, video: Video, frames: int) -> Asset:
    """A clip of so many frames for the scene « porte », that has just come whole."""
    path = write_clip(studio.folder.root / f"{frames}.mp4", moments=steady(frames), size=(96, 64))
    target = Target(organisation_id=video.organisation_id, video_id=video.id, scene="porte")
    size = path.stat().st_size
    upload = create(
        studio.db, studio.folder, target, name=path.name, length=size, spare=0, now=now()
    )
    with path.open("rb") as stream:
        append(studio.folder, upload, stream, 0, size)
    return finish(studio.db, studio.folder, upload, now())


def taken(studio: Studio) -> Held:
    held = jobs.take(studio.engine, IMPORTS, "worker", studio.clock())
    assert held is not None
    return held


def a_look(studio: Studio, tried: set[int]) -> bool:
    found = importing.look_ahead(studio.engine, studio.folder, tried, Event())
    studio.db.expire_all()
    return found


def test_a_clip_that_waits_behind_another_is_in_its_slot_before_its_proxy(studio: Studio) -> None:
    video, other = a_video_to_fill(studio), a_video_to_fill(studio)
    sends(studio, other, 20)
    asset = sends(studio, video, 45)
    tried: set[int] = set()
    assert not a_look(studio, tried)  # nothing is in its way: the import itself comes at once
    held = taken(studio)
    assert a_look(studio, tried)
    assert not a_look(studio, tried)
    assert asset.state == "ready"
    take = video.storyboard["scenes"][0]["picture"]["take"]
    assert take["media"] == asset.sha256
    studio.signs_in("referent")
    told = studio.opens(f"/videos/{video.id}/storyboard").json
    assert told is not None
    poster = told["media"][asset.sha256]["poster"]
    assert "first=1" in poster
    answer = studio.opens(poster)
    assert answer.data.startswith(b"\xff\xd8")
    assert "no-cache" in answer.headers["Cache-Control"]
    assert "first=1" in told["media"][asset.sha256]["filmstrip"]
    page = studio.opens(f"/library/{asset.id}").text
    assert "déjà utilisable" in page
    assert _a_still(studio, video).startswith(b"\xff\xd8")
    assert not (studio.folder.imported(video.organisation_id, asset.sha256) / "proxy.mp4").exists()
    importing.run(held, studio.folder, Event())
    revision = video.revision
    importing.run(taken(studio), studio.folder, Event())
    studio.db.expire_all()
    assert video.revision == revision  # not put in a second time
    assert asset.facts is not None
    assert asset.facts["duration"] == 45
    told = studio.opens(f"/videos/{video.id}/storyboard").json
    assert told is not None
    poster = told["media"][asset.sha256]["poster"]
    assert "first" not in poster
    assert "immutable" in studio.opens(poster).headers["Cache-Control"]


def _a_still(studio: Studio, video: Video) -> bytes:
    board = document.read(video.storyboard)
    facts = facts_for(studio.db, video.organisation_id, document.media_of(board))
    shown = previews.Previews(studio.folder)
    try:
        return shown.still(
            board, organisation_id=video.organisation_id, facts=facts, frame=5, lang="fr"
        )
    finally:
        shown.close()


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (NoSpace("proxy.mp4"), "import-disk-full"),
        (Killed(("ffmpeg",), -9, ""), "import-killed"),
    ],
)
def test_what_stops_the_proxy_behind_the_first_look_is_said_and_nothing_is_lost(
    studio: Studio, monkeypatch: pytest.MonkeyPatch, error: MediaError, code: str
) -> None:
    video = a_video_to_fill(studio)
    asset = sends(studio, video, 30)

    def stops(*_: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(derive, "film", stops)
        importing.run(taken(studio), studio.folder, Event())
    studio.db.expire_all()
    assert asset.state == "refused"
    assert asset.problem is not None
    assert asset.problem["code"] == code
    assert video.storyboard["scenes"][0]["picture"]["take"]["media"] == asset.sha256
    studio.signs_in("referent")
    assert "préparation" in studio.opens(f"/library/{asset.id}").text or code != "import-killed"
    studio.sends(f"/library/{asset.id}/again", status=302)
    importing.run(taken(studio), studio.folder, Event())
    studio.db.expire_all()
    assert asset.state == "ready"
    assert studio.db.query(ImportJob).filter_by(state="done").count() == 1
    assert _left_over(studio.folder.imported(video.organisation_id, asset.sha256)) == []


def _left_over(folder: Path) -> list[str]:
    return [p.name for p in folder.iterdir() if p.name.startswith((".part", "first"))]
