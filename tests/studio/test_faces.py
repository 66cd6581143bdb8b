"""Faces: looked at by the worker, framed by a line that gives way to people, hidden by a verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any
from uuid import uuid4

import pytest

from media import sightings
from media.errors import Cancelled, Killed, NoDetector, NoSpace
from media.faces import Face, Sighting
from media.library import Imported
from media.sightings import Sightings
from studio.editor import faces
from studio.models import FaceJob, Video, VideoEntry
from studio.work import assets, jobs, library
from studio.work.jobs import FACES
from templates import document
from templates.storyboard import Framing
from tests.conftest import Studio
from tests.factories_studio import NOON, a_storyboard, a_video, an_asset
from tests.factories_templates import CLIP, a_scene, facts

SEEN = Sightings(
    step=15,
    seen=tuple(
        Sighting(at=at, faces=(Face(left=680, top=300, width=80, height=140),))
        for at in range(0, 600, 15)
    ),
)
FRAMED = Framing(x=720, proposed=True)


class Desk:
    """A studio with a wide clip, a video, and a worker that sees what a test says."""

    def __init__(self, studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
        self.studio = studio
        self.kept: Sightings | None = None
        self.answer: Callable[[], Sightings | None] = lambda: SEEN
        fact = facts()[CLIP]
        film = Imported(
            facts=fact, render_source=Path("o.mp4"), proxy=Path("p.mp4"), sound=None,
            filmstrip=None, filmstrip_step=0, filmstrip_tiles=0, waveform=None, poster=None,
        )  # fmt: skip
        self.film: Imported | None = film
        monkeypatch.setattr(sightings, "sightings", lambda _: self.kept)
        monkeypatch.setattr(sightings, "installed", lambda: True)
        monkeypatch.setattr(sightings, "look", self._look)
        monkeypatch.setattr(faces, "imported", lambda _: self.film)
        self.user = studio.signs_in("referent")
        self.asset = an_asset(studio.db, studio.organisation, sha256=CLIP,
                              facts=assets.as_json(fact))  # fmt: skip
        board = replace(a_storyboard(), scenes=(a_scene("s1", seconds=None), a_scene("s2", None)))
        self.video = a_video(studio.db, studio.organisation, board=board)

    def says(self, verb: dict[str, Any], status: int = 200, **more: Any) -> Any:
        body = {"id": uuid4().hex, "client": "t", "base": None, "verb": verb, **more}
        return self.studio.sends(f"/videos/{self.video.id}/verbs", status, json=body).json

    def fills(self, scene: str = "s1") -> Any:
        return self.says({"verb": "fill", "scene": scene, "media": CLIP})

    def asks(self, status: int = 200) -> Any:
        address = f"/videos/{self.video.id}/faces"
        return self.studio.sends(address, status, json={"scene": "s1"}).json

    def looks(self, asked: Any) -> Any:
        return self.studio.opens(f"/videos/{self.video.id}/faces/{asked['id']}").json

    def works(self, stop: Event | None = None) -> None:
        held = jobs.take(self.studio.engine, FACES, "worker", NOON)
        assert held is not None
        faces.run(held, self.studio.folder, stop or Event())
        self.studio.db.expire_all()

    def framing(self, scene: str = "s1") -> Framing:
        self.studio.db.refresh(self.video)
        found = document.read(self.video.storyboard).scene(scene)
        assert found is not None
        return found.framing

    def _look(self, *_: Any, **how: Any) -> Sightings | None:
        if how["cancel"].is_set():
            raise Cancelled
        self.kept = self.answer()
        return self.kept


@pytest.fixture
def desk(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(studio, monkeypatch)


def test_a_clip_that_was_looked_at_is_framed_in_the_line_that_lays_it(desk: Desk) -> None:
    desk.kept = SEEN
    state = desk.fills()
    assert state["revision"] == 1
    assert desk.framing() == FRAMED
    assert state["media"][CLIP]["looked"]
    assert desk.studio.db.query(FaceJob).count() == 0
    undone = desk.studio.sends(f"/videos/{desk.video.id}/undo", 200,
                               json={"id": "u", "client": "t"}).json  # fmt: skip
    assert undone["storyboard"]["scenes"][0]["framing"]["proposed"] is None


def test_a_clip_that_was_not_is_framed_once_it_was_by_a_line_that_can_be_taken_back(
    desk: Desk,
) -> None:
    desk.fills()
    desk.fills("s2")
    assert desk.framing() == Framing()
    assert desk.studio.db.query(FaceJob).count() == 1
    desk.works()
    assert desk.framing() == desk.framing("s2") == FRAMED
    line = desk.studio.db.query(VideoEntry).order_by(VideoEntry.revision.desc()).first()
    assert line is not None
    assert (line.verb["verb"], line.user_id) == ("propose", desk.user.id)
    lines = desk.studio.opens(f"/videos/{desk.video.id}/history").json["lines"]
    assert "d’après le visage" in lines[0]["what"]
    desk.studio.sends(f"/videos/{desk.video.id}/undo", 200, json={"id": "u", "client": "t"})
    assert (desk.framing(), desk.framing("s2")) == (FRAMED, Framing())


def test_done_again_after_a_kill_it_frames_once(desk: Desk) -> None:
    desk.fills()
    desk.works()
    desk.studio.sends(f"/videos/{desk.video.id}/undo", 200, json={"id": "u", "client": "t"})
    job = desk.studio.db.query(FaceJob).one()
    job.state = "waiting"
    desk.studio.db.commit()
    desk.works()
    assert desk.framing() == Framing(), "what a person took back does not come again"


def test_a_look_that_a_dead_worker_held_is_taken_up_by_the_next(desk: Desk) -> None:
    desk.fills()
    assert jobs.take(desk.studio.engine, FACES, "dead", NOON) is not None
    assert jobs.take(desk.studio.engine, FACES, "worker", NOON) is None
    assert jobs.sweep(desk.studio.engine, FACES, NOON + timedelta(hours=1)) == 1
    desk.works()
    assert desk.framing() == FRAMED


def test_the_machine_gives_way_to_a_person(desk: Desk) -> None:
    desk.fills()
    mine = {"verb": "frame", "scene": "s1", "framing": {"x": 100}}
    desk.says(mine)
    desk.works()
    assert desk.framing() == Framing(x=100, proposed=False)


def test_a_proposal_is_never_a_conflict(desk: Desk) -> None:
    base = desk.fills()["revision"]
    desk.works()
    desk.says({"verb": "level", "scene": "s1", "volume": -3}, base=base, client="another tab")
    assert desk.framing() == FRAMED


def test_the_button_frames_anew_and_says_why_it_cannot(desk: Desk) -> None:
    desk.fills()
    desk.says({"verb": "frame", "scene": "s1", "framing": {"x": 100}})
    follow = {"verb": "follow-face", "scene": "s1"}
    assert "pas encore repérés" in desk.says(follow, 422)["text"]
    asked = desk.asks()
    assert asked["open"]
    desk.works()
    told = desk.looks(asked)
    assert (told["open"], told["state"], told["text"]) == (False, "done", "")
    assert desk.asks() == {"open": False}, "what was looked at is not looked at again"
    desk.says(follow)
    assert desk.framing() == FRAMED
    desk.kept = Sightings(step=15, seen=tuple(replace(one, faces=()) for one in SEEN.seen))
    assert "Aucun visage" in desk.says(follow, 422)["text"]
    assert desk.framing() == FRAMED


def test_without_the_detector_the_page_says_so_and_the_rest_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> Sightings:
        raise NoDetector("ImportError")

    desk.answer = fails
    desk.fills()
    asked = desk.asks()
    desk.works()
    assert "ImportError" in desk.looks(asked)["text"]
    monkeypatch.setattr(sightings, "installed", lambda: False)
    assert "pas installé" in desk.asks(422)["text"]
    assert desk.fills("s2")["revision"] == 2


@pytest.mark.parametrize(
    ("error", "word"),
    [(NoSpace("x"), "place"), (Killed((), 9, ""), "Réessayez"), (RuntimeError(), "faute")],
)
def test_what_goes_wrong_is_told_and_may_be_asked_again(
    desk: Desk, error: Exception, word: str
) -> None:
    def fails() -> Sightings:
        raise error

    desk.answer = fails
    desk.fills()
    asked = desk.asks()
    desk.works()
    assert word in desk.looks(asked)["text"]
    assert desk.asks()["id"] != asked["id"]


@pytest.mark.parametrize("gone", [True, False])
def test_a_film_that_is_gone_or_cannot_be_looked_at_is_told(desk: Desk, *, gone: bool) -> None:
    desk.fills()
    asked = desk.asks()
    desk.film = None if gone else desk.film
    desk.answer = lambda: None
    desk.works()
    assert "import" in desk.looks(asked)["text"]


def test_looking_is_stopped_by_a_person_and_put_back_by_a_worker_that_ends(desk: Desk) -> None:
    desk.fills()
    asked = desk.asks()
    stop = Event()
    stop.set()
    desk.works(stop)
    assert desk.looks(asked)["state"] == "waiting"
    address = f"/videos/{desk.video.id}/faces/{asked['id']}/cancel"
    assert desk.studio.sends(address, 200, json={}).json["state"] == "cancelled"
    assert desk.studio.sends(address, 200, json={}).json["state"] == "cancelled"


def test_what_was_seen_goes_with_the_clip(desk: Desk) -> None:
    desk.fills()
    assert desk.studio.db.query(FaceJob).count() == 1
    desk.says({"verb": "clear", "scene": "s1"})
    library.bin_it(desk.studio.db, desk.asset, NOON)
    library.erase(desk.studio.db, desk.studio.folder, desk.asset)
    assert desk.studio.db.query(FaceJob).count() == 0


def test_a_row_belongs_to_its_video(desk: Desk) -> None:
    desk.fills()
    asked = desk.asks()
    other: Video = a_video(desk.studio.db, desk.studio.organisation)
    desk.studio.opens(f"/videos/{other.id}/faces/{asked['id']}", 404)
    desk.studio.sends(f"/videos/{desk.video.id}/faces", 400, json=[])


# --- a blur that follows -------------------------------------------------------------------------


def at_work(desk: Desk, monkeypatch: pytest.MonkeyPatch, *missed: int) -> list[tuple[int, int]]:
    """The clip is laid with a blur on it; the worker sees a face in all pictures but those."""
    stretches: list[tuple[int, int]] = []

    def every_frame(_: Path, first: int, last: int, **_how: Any) -> tuple[Sighting, ...]:
        stretches.append((first, last))
        face = Face(left=480, top=300, width=40, height=80)
        return tuple(
            Sighting(at=at, faces=() if at in missed else (face,)) for at in range(first, last + 1)
        )

    monkeypatch.setattr(sightings, "every_frame", every_frame)
    desk.kept = Sightings(step=15, seen=())
    desk.fills()
    desk.says({"verb": "gag", "scene": "s1", "gag": GAG})
    return stretches


GAG = {"id": "g", "kind": "bleep-blur", "at": 60, "duration": 30}


def points(desk: Desk, status: int = 200, **more: Any) -> Any:
    wish = {"scene": "s1", "gag": "g", "frame": 70, "x": 500, "y": 340, **more}
    return desk.studio.sends(f"/videos/{desk.video.id}/faces", status, json=wish).json


def test_a_face_is_pointed_at_followed_and_hidden_by_a_verb(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    stretches = at_work(desk, monkeypatch, *range(70, 80))
    asked = points(desk)
    assert (asked["open"], asked["trail"], stretches) == (True, [], [])
    desk.works()
    assert stretches == [(0, 599)]  # all of the scene, though the blur was laid on a moment of it
    told = desk.looks(asked)
    assert (told["open"], told["text"]) == (False, "")
    assert (told["at"], told["duration"], told["whole"]) == (0, 600, True)
    assert "sur toute la scène" in told["done"]
    assert [spot["seen"] for spot in told["trail"]].count(False) >= 1
    state = desk.says({"verb": "gag", "scene": "s1", "gag": {**GAG, "trail": told["trail"]}})
    [gag] = state["layout"]["scenes"][0]["gags"]
    assert "0:02,3" in gag["lost"]
    assert "blur-to-look-at" in [problem["code"] for problem in state["problems"]]
    short = [spot for spot in told["trail"] if spot["at"] < 120]
    far = {**GAG, "at": 300, "trail": short}
    state = desk.says({"verb": "gag", "scene": "s1", "gag": far})
    assert "n’a pas été suivie" in state["layout"]["scenes"][0]["gags"][0]["lost"]
    undone = desk.studio.sends(f"/videos/{desk.video.id}/undo", 200,
                               json={"id": "u", "client": "t"}).json  # fmt: skip
    assert undone["storyboard"]["scenes"][0]["gags"][0]["at"] == 60


def test_a_blur_that_follows_already_keeps_its_times_and_says_where_the_face_is_seen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work(desk, monkeypatch)
    asked = points(desk)
    desk.works()
    told = desk.looks(asked)
    desk.says({"verb": "gag", "scene": "s1", "gag": {**GAG, "trail": told["trail"]}})
    desk.studio.db.expire_all()
    again = desk.looks(asked)
    assert (again["at"], again["duration"]) == (GAG["at"], GAG["duration"])
    assert not again["whole"]
    assert "avant et après, on le voit" in again["done"]


def test_a_stretch_is_looked_at_once_wherever_one_points(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    stretches = at_work(desk, monkeypatch)
    first = points(desk)
    assert points(desk)["id"] == first["id"]
    desk.works()
    other = points(desk, x=10, y=10)
    assert other["id"] != first["id"]
    assert not other["open"]
    assert "Aucun visage" not in desk.looks(first)["text"]
    assert "Aucun visage" in other["text"]
    assert len(stretches) == 1


def test_where_nothing_can_be_followed_there_is_a_sentence(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work(desk, monkeypatch)
    for more in ({"gag": "none"}, {"scene": "none"}, {"scene": "s2"}):
        assert "pas de clip" in points(desk, 422, **more)["text"]
    for more in ({"gag": 3}, {"frame": "x"}, {"x": None}, {"y": 1.5}):
        points(desk, 400, **more)
    asked = points(desk)
    desk.works()
    desk.says({"verb": "clear", "scene": "s1"})
    told = desk.looks(asked)
    assert (told["trail"], "a changé" in told["text"]) == ([], True)


def test_a_caption_over_a_face_is_told_gently_beside_it(desk: Desk) -> None:
    face = Face(left=680, top=420, width=80, height=140)
    desk.kept = Sightings(step=15, seen=tuple(replace(one, faces=(face,)) for one in SEEN.seen))
    desk.fills()
    words = {"id": "c1", "text": "On vous rappellera", "style": "carton", "place": "middle"}
    for place, told in (("middle", "visage"), ("bottom", "")):
        verb = {"verb": "caption", "scene": "s1", "caption": {**words, "place": place}}
        state = desk.says(verb)
        [caption] = state["layout"]["scenes"][0]["captions"]
        assert told in caption["face"]
        assert bool(told) == bool(caption["face"])
        assert "face" not in {problem["code"] for problem in state["problems"]}
