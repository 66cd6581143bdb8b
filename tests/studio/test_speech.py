"""« Caler les textes sur la voix »: asked on the page, heard by the worker, laid by verbs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from media.errors import Cancelled, NoSpace, NoSpeech
from media.speech import Word
from studio.models import SpeechJob, Video
from studio.views import speech as page
from studio.work import jobs, speech
from studio.work.jobs import SPEECHES
from templates import document, pace
from templates.storyboard import ComicTiming, FootageSlot, Scene
from tests.conftest import Studio
from tests.factories_studio import NOON, a_storyboard, a_video
from tests.factories_templates import CLIP, a_caption, a_scene, facts

HEARD = (Word(text="lanimal", start=1000, end=1400), Word(text="aproche", start=1500, end=2000))


class Desk:
    """A studio with the extra, a video, and a worker that hears what a test says."""

    def __init__(self, studio: Studio, monkeypatch: pytest.MonkeyPatch, **fields: Any) -> None:
        self.studio = studio
        self.answer: Callable[[], tuple[Word, ...]] = lambda: HEARD
        self.listened = 0
        self.whole = True
        monkeypatch.setattr(page, "missing", lambda: ())
        monkeypatch.setattr(speech, "recognise", self._recognise)
        monkeypatch.setattr(speech.LibrarySources, "whole", lambda *_: self.whole)
        monkeypatch.setattr(speech.LibrarySources, "facts", lambda *_: facts()[CLIP])
        monkeypatch.setattr(speech.LibrarySources, "path", lambda *_: Path("sound.wav"))
        studio.signs_in("referent")
        usual = {"captions": (a_caption("L’animal approche."),)}
        self.video = self.a_video(a_scene("s1", seconds=6, **(usual | fields)))

    def a_video(self, scene: Scene) -> Video:
        board = replace(a_storyboard(), scenes=(scene,))
        return a_video(self.studio.db, self.studio.organisation, board=board)

    def asks(self, status: int = 200, scene: str = "s1") -> Any:
        address = f"/videos/{self.video.id}/speech"
        return self.studio.sends(address, status, json={"scene": scene}).json

    def works(self, stop: Event | None = None) -> None:
        held = jobs.take(self.studio.engine, SPEECHES, "worker", NOON)
        assert held is not None
        speech.run(held, self.studio.folder, stop or Event())
        self.studio.db.expire_all()

    def looks(self, asked: Any) -> Any:
        return self.studio.opens(f"/videos/{self.video.id}/speech/{asked['id']}").json

    def _recognise(self, *_: Any, **how: Any) -> tuple[Word, ...]:
        self.listened += 1
        if how["cancel"].is_set():
            raise Cancelled
        return self.answer()


@pytest.fixture
def desk(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(studio, monkeypatch)


def test_a_scene_is_listened_to_by_the_worker_and_laid_by_a_verb(desk: Desk) -> None:
    asked = desk.asks()
    assert (asked["open"], asked["state"], desk.listened) == (True, "waiting", 0)
    desk.works()
    told = desk.looks(asked)
    assert (told["open"], told["text"]) == (False, "Un texte est calé sur la voix.")
    [caption] = told["captions"]
    assert (caption["text"], caption["start"]) == ("L’animal approche.", 28)
    body = {"id": "v1", "client": "t", "base": desk.video.revision, "gesture": "g",
            "verb": {"verb": "caption", "scene": "s1", "caption": caption}}  # fmt: skip
    state = desk.studio.sends(f"/videos/{desk.video.id}/verbs", 200, json=body).json
    assert state["storyboard"]["scenes"][0]["captions"][0]["start"] == 28
    assert desk.looks(asked)["text"] == "Les textes étaient déjà à leur place."


def test_the_same_stretch_is_listened_to_once(desk: Desk) -> None:
    first = desk.asks()
    assert desk.asks()["id"] == first["id"]
    desk.works()
    assert desk.asks()["id"] == first["id"]
    assert desk.listened == 1
    scene = document.read(desk.video.storyboard).scenes[0]
    take = pace.take_of(scene)
    assert take is not None
    trimmed = replace(scene, picture=FootageSlot(take=replace(take, start=9)))
    desk.video.storyboard = document.dump(replace(a_storyboard(), scenes=(trimmed,)))
    desk.studio.db.commit()
    assert "a changé" in desk.looks(first)["text"]
    assert desk.asks()["id"] != first["id"]


def test_words_beyond_the_script_are_offered(desk: Desk) -> None:
    more = [
        Word(text=text, start=3000 + 300 * n, end=3200 + 300 * n)
        for n, text in enumerate(("et", "hop", "voilà"))
    ]
    desk.answer = lambda: (*HEARD, *more)
    asked = desk.asks()
    desk.works()
    [offer] = desk.looks(asked)["offers"]
    assert (offer["text"], offer["guessed"], offer["start"]) == ("et hop voilà", True, 88)


def test_on_the_punchline_the_reason_is_told(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(studio, monkeypatch, beat="punchline", timing=ComicTiming(words="after"))
    asked = desk.asks()
    desk.works()
    told = desk.looks(asked)
    assert "Sur la chute" in told["text"]
    assert not told["captions"]


def test_without_a_voice_or_without_the_extra_there_is_a_sentence(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "pas encore de voix" in desk.asks(422, scene="no such scene")["text"]
    desk.studio.sends(f"/videos/{desk.video.id}/speech", 400, json=[])
    monkeypatch.setattr(page, "missing", lambda: ("faster_whisper",))
    assert "make speech" in desk.asks(422)["text"]
    assert desk.studio.db.query(SpeechJob).count() == 0


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (NoSpace("store"), "de la place"),
        (NoSpeech("damaged"), "make speech"),
        (NoSpeech("failed"), "Relancez-la"),
        (RuntimeError("?"), "Relancez-la"),
    ],
)
def test_what_goes_wrong_is_told_in_a_sentence(desk: Desk, error: Exception, word: str) -> None:
    def fails() -> tuple[Word, ...]:
        raise error

    desk.answer = fails
    asked = desk.asks()
    desk.works()
    told = desk.looks(asked)
    assert told["state"] == "failed"
    assert word in told["text"]
    assert desk.asks()["id"] != asked["id"], "asked again, it is tried again"


def test_a_sound_that_is_not_there_yet_is_told(desk: Desk) -> None:
    desk.whole = False
    asked = desk.asks()
    desk.works()
    assert "import" in desk.looks(asked)["text"]
    assert desk.listened == 0


def test_listening_is_stopped_by_a_person_and_put_back_by_a_worker_that_ends(desk: Desk) -> None:
    asked = desk.asks()
    stop = Event()
    stop.set()
    desk.works(stop)
    assert desk.looks(asked)["state"] == "waiting"
    held = jobs.take(desk.studio.engine, SPEECHES, "worker", NOON)
    assert held is not None
    address = f"/videos/{desk.video.id}/speech/{asked['id']}/cancel"
    assert desk.studio.sends(address, 200, json={}).json["state"] == "running"
    speech.run(held, desk.studio.folder, Event())
    desk.studio.db.expire_all()
    assert desk.looks(asked)["state"] == "cancelled"
    assert desk.studio.sends(address, 200, json={}).json["state"] == "cancelled"


def test_a_row_belongs_to_its_video(desk: Desk) -> None:
    asked = desk.asks()
    other = desk.a_video(a_scene("s1", seconds=6))
    desk.studio.opens(f"/videos/{other.id}/speech/{asked['id']}", 404)
