"""The worker renders, and what a dead one held is taken up again."""

from __future__ import annotations

import hashlib
from threading import Event
from typing import Any

import pytest

from media.errors import Cancelled
from media.rendition import Rendition
from studio.errors import NothingToDo
from studio.models import Render, RenderJob
from studio.work import jobs, rendering
from studio.work.jobs import RENDERS
from studio.work.rendering import POSTER, SUBTITLES, VIDEO
from tests.conftest import Studio
from tests.factories_studio import NOON, a_storyboard, a_video


def asked(studio: Studio, *texts: str) -> RenderJob:
    video = a_video(studio.db, studio.organisation, board=a_storyboard(*texts))
    return jobs.ask_render(studio.db, video, None, NOON, rendition="draft")


@pytest.mark.slow
def test_a_render_leaves_a_file_under_the_hash_of_its_content(studio: Studio) -> None:
    job = asked(studio, "Bonjour")
    held = jobs.take(studio.engine, RENDERS, "worker", NOON)
    assert held is not None
    rendering.run(held, studio.folder, Event())
    studio.db.refresh(job)
    assert (job.state, job.progress, job.problem) == ("done", 1000, None)
    made = studio.db.query(Render).one()
    place = studio.folder.render(studio.organisation.id, made.sha256)
    assert hashlib.sha256((place / VIDEO).read_bytes()).hexdigest() == made.sha256
    assert (place / POSTER).read_bytes()[:2] == b"\xff\xd8"
    assert (place / SUBTITLES).exists()
    assert made.facts["frames"] > 30
    assert sorted(p.name for p in place.iterdir()) == [POSTER, VIDEO, SUBTITLES]


def test_asking_twice_for_the_same_is_one_render(studio: Studio) -> None:
    video = a_video(studio.db, studio.organisation)
    first = jobs.ask_render(studio.db, video, None, NOON)
    assert jobs.ask_render(studio.db, video, None, NOON).id == first.id
    assert jobs.ask_render(studio.db, video, None, NOON, rendition="square").id != first.id


def test_a_row_is_one_worker_s(studio: Studio) -> None:
    asked(studio)
    assert jobs.take(studio.engine, RENDERS, "one", NOON) is not None
    assert jobs.take(studio.engine, RENDERS, "two", NOON) is None


def test_what_a_dead_worker_held_waits_again_and_fails_the_third_time(studio: Studio) -> None:
    job = asked(studio)
    states = []
    for _ in range(3):
        assert jobs.take(studio.engine, RENDERS, "dead", studio.clock()) is not None
        assert jobs.sweep(studio.engine, RENDERS, studio.clock.advances(seconds=31)) == 1
        studio.db.refresh(job)
        states.append(job.state)
    assert states == ["waiting", "waiting", "failed"]
    assert job.problem == {"code": "job-fatal", "values": {}}
    jobs.retry_render(studio.db, job)
    assert (job.state, job.tries) == ("waiting", 0)


def test_a_waiting_render_is_cancelled_at_once_and_a_running_one_by_its_worker(
    studio: Studio,
) -> None:
    waiting = asked(studio)
    jobs.cancel(studio.db, waiting, NOON)
    assert waiting.state == "cancelled"
    with pytest.raises(NothingToDo):
        jobs.cancel(studio.db, waiting, NOON)
    running = asked(studio, "Un", "Deux")
    held = jobs.take(studio.engine, RENDERS, "worker", NOON)
    assert held is not None
    jobs.cancel(studio.db, running, NOON)
    assert (running.state, running.cancel) == ("running", True)
    rendering.run(held, studio.folder, Event())
    studio.db.refresh(running)
    assert running.state == "cancelled"


def test_a_worker_that_is_to_stop_puts_its_render_back(studio: Studio) -> None:
    job = asked(studio)
    held = jobs.take(studio.engine, RENDERS, "worker", NOON)
    assert held is not None
    stop = Event()
    stop.set()
    rendering.run(held, studio.folder, stop)
    studio.db.refresh(job)
    assert (job.state, job.claimed_by) == ("waiting", None)


def test_a_missing_file_is_told_as_a_problem_a_person_can_mend(studio: Studio) -> None:
    job = asked(studio)
    board = job.storyboard
    board["scenes"][0]["picture"] = {
        "kind": "footage",
        "take": {"media": "0" * 64, "start": 0, "duration": 30},
    }
    studio.db.query(RenderJob).update({"storyboard": board})
    studio.db.commit()
    held = jobs.take(studio.engine, RENDERS, "worker", NOON)
    assert held is not None
    rendering.run(held, studio.folder, Event())
    studio.db.refresh(job)
    assert job.state == "failed"
    assert job.problem == {"code": "render-media-missing", "values": {}}
    assert job.detail


def test_the_forms_that_wait_of_the_same_film_are_made_with_the_first(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[str, ...]] = []

    def noted(_timeline: object, form: Rendition, *_: object, **more: Any) -> None:
        made.append((form.name, *(other.name for other in more["also"])))
        raise Cancelled

    monkeypatch.setattr(rendering, "render", noted)
    video = a_video(studio.db, studio.organisation, board=a_storyboard("Bonjour"))
    others = a_video(studio.db, studio.organisation, board=a_storyboard("Au revoir"))
    for name in ("reel", "feed", "square"):
        jobs.ask_render(studio.db, video, None, NOON, rendition=name)
        jobs.ask_render(studio.db, others, None, NOON, rendition="landscape")
    stopping = jobs.ask_render(studio.db, video, None, NOON, rendition="landscape")
    jobs.cancel(studio.db, stopping, NOON)
    held = jobs.take(studio.engine, RENDERS, "worker", NOON)
    assert held is not None
    rendering.run(held, studio.folder, Event())
    assert made == [("reel", "feed", "square")]
