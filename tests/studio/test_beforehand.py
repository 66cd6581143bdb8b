"""While nobody asks anything of the machine, final pieces are made; whoever asks comes first."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from media import ffmpeg
from media.errors import Cancelled, NoSpace
from studio.models import ImportJob, Render, Video
from studio.settings import Settings
from studio.words.moments import now
from studio.work import beforehand, jobs, leisure, rendering
from studio.work.attended import Attended
from studio.work.beforehand import Beforehand
from studio.work.jobs import RENDERS
from studio.work.leisure import Demand, Edited, Key, Room
from studio.work.shunned import Shunned
from tests.conftest import Studio
from tests.factories_studio import NOON, a_storyboard, a_video, an_asset
from tests.factories_templates import a_scene

VIDEO = Edited(organisation_id=1, video_id=7, revision=3, changed_at=NOON, rendition="reel")
QUIET = Demand()
CLIP = {"kind": "footage", "take": {"media": "0" * 64, "start": 0, "duration": 30}}


def after(seconds: float) -> Any:
    return NOON + timedelta(seconds=seconds)


# --- what is chosen ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("demand", "seconds", "chosen"),
    [
        (QUIET, 5, True),
        (QUIET, 4.9, False),
        (QUIET, 6 * 3600 - 1, True),
        (QUIET, 6 * 3600, False),
        (QUIET, -3600, False),
        (Demand(attended=True), 20, False),
        (Demand(imports=1), 20, False),
        (Demand(renders=1), 20, False),
        (Demand(publications=1), 20, False),
    ],
)
def test_a_video_at_rest_is_made_when_nobody_asks_for_anything(
    demand: Demand, seconds: float, chosen: bool
) -> None:
    found = leisure.choose([VIDEO], demand, (), after(seconds))
    assert found == (VIDEO if chosen else None)


def test_the_one_edited_last_comes_first_and_the_finished_one_not_again() -> None:
    newer = replace(VIDEO, video_id=8, changed_at=after(10))
    assert leisure.choose([VIDEO, newer], QUIET, (), after(60)) == newer
    assert leisure.choose([VIDEO, newer], QUIET, (), after(12)) == VIDEO, "the newer is in work"
    assert leisure.choose([VIDEO, newer], QUIET, {newer.key}, after(60)) == VIDEO
    assert leisure.choose([VIDEO, newer], QUIET, {newer.key, VIDEO.key}, after(60)) is None


def test_work_ends_with_an_edit_of_that_video_and_not_of_another() -> None:
    other = replace(VIDEO, video_id=8, changed_at=after(10))
    assert leisure.goes_on(VIDEO, [VIDEO, other], QUIET)
    assert not leisure.goes_on(VIDEO, [replace(VIDEO, revision=4), other], QUIET)
    assert not leisure.goes_on(VIDEO, [replace(VIDEO, rendition="square")], QUIET)
    assert not leisure.goes_on(VIDEO, [other], QUIET), "it went to the bin"
    assert not leisure.goes_on(VIDEO, [VIDEO], Demand(renders=1))


def test_pieces_that_stay_and_a_full_disk_leave_no_room() -> None:
    room = Room(pinned=10, limit=20, free=30, spare=5)
    assert room.enough
    assert not replace(room, pinned=20).enough
    assert not replace(room, free=5).enough


# --- whether somebody waits ----------------------------------------------------------------------


def test_who_waits_for_a_picture_is_seen_from_another_process_even_when_killed(
    tmp_path: Path,
) -> None:
    path = tmp_path / "attended"
    attended = Attended(path=path)
    with attended.held():
        assert attended.lately(0)
    assert not attended.lately(0)
    assert attended.lately(60), "a moment ago counts too"
    told, tells = os.pipe()
    other = os.fork()
    if not other:
        with attended.held():
            os.write(tells, b"!")
            signal.pause()
    assert os.read(told, 1) == b"!"
    os.utime(path, (0, 0))
    assert attended.lately(1)
    os.kill(other, signal.SIGKILL)
    os.waitpid(other, 0)
    assert not attended.lately(1)


def test_where_nothing_can_be_known_nothing_is_idle_and_a_still_is_made_all_the_same(
    tmp_path: Path,
) -> None:
    attended = Attended(path=tmp_path)  # a folder, which cannot be written to
    assert attended.lately(0)
    with attended.held():
        pass


# --- what is done --------------------------------------------------------------------------------


class Bench:
    """A studio whose worker has time, and an engine that only says what it was asked for."""

    def __init__(self, studio: Studio, monkeypatch: pytest.MonkeyPatch, **settings: Any) -> None:
        self.studio = studio
        wanted = Settings(data=studio.folder.root, spare_disk=1, **settings)
        self.beforehand = Beforehand(studio.engine, studio.folder, wanted)
        self.made: list[dict[str, Any]] = []
        self.meanwhile: Callable[[], None] = lambda: None
        monkeypatch.setattr(beforehand, "render", self._render)
        monkeypatch.setattr(beforehand, "GLANCE_EVERY", 0)
        monkeypatch.setattr(beforehand, "LOOK_EVERY", 0)

    def a_video(self, **values: Any) -> Video:
        values = {"revision": 1, "changed_at": now() - timedelta(seconds=30), **values}
        return a_video(self.studio.db, self.studio.organisation, **values)

    def works(self, stop: threading.Event | None = None) -> bool:
        return self.beforehand.one(stop or threading.Event())

    def _render(self, _timeline: Any, rendition: Any, *_: Any, **how: Any) -> None:
        self.made.append({"rendition": rendition.name, **how})
        self.meanwhile()
        if how["cancel"].is_set():
            raise Cancelled


@pytest.fixture
def bench(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> Bench:
    return Bench(studio, monkeypatch)


def test_a_video_at_rest_is_made_once_at_idle_rank_and_pinned(bench: Bench) -> None:
    video = bench.a_video()
    assert bench.works()
    assert not bench.works()
    (made,) = bench.made
    assert (made["rendition"], made["nice"], made["at_a_time"]) == ("reel", 19, 1)
    assert made["pin"] == f"video-{video.id}-reel-beforehand"
    video.revision = 2
    bench.studio.db.commit()
    assert bench.works(), "an edit makes it another video"


def test_the_form_last_asked_for_is_the_one_that_is_made(bench: Bench) -> None:
    video = bench.a_video()
    for form in ("reel", "square"):
        job = jobs.ask_render(bench.studio.db, video, None, NOON, form)
        jobs.cancel(bench.studio.db, job, NOON)
    assert bench.works()
    assert [made["rendition"] for made in bench.made] == ["square"]


def test_nothing_is_made_of_what_is_in_the_bin_only_begun_or_edited_just_now(bench: Bench) -> None:
    bench.a_video(deleted_at=NOON)
    bench.a_video(revision=0)
    bench.a_video(changed_at=now())
    assert not bench.works()
    assert not bench.made


def test_nothing_is_made_where_the_setting_says_so(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Settings.from_env({"STUDIO_IDLE_RENDER": "0"})
    off = Bench(studio, monkeypatch, idle_render=told.idle_render)
    off.a_video()
    assert not off.works()
    assert Settings.from_env({}).idle_render


def test_what_has_a_hole_is_not_made(bench: Bench) -> None:
    bench.a_video(board=replace(a_storyboard(), scenes=(a_scene(),)))
    assert not bench.works()
    assert not bench.made


def test_a_full_store_and_a_full_disk_are_left_alone(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = Bench(studio, monkeypatch, store_limit=0)
    full.a_video()
    assert not full.works()
    assert not full.made

    bench = Bench(studio, monkeypatch)

    def no_space() -> None:
        raise NoSpace("store")

    bench.meanwhile = no_space
    assert not bench.works()
    assert not bench.works()
    assert len(bench.made) == 1


def by_an_edit(bench: Bench, video: Video) -> None:
    video.revision += 1
    bench.studio.db.commit()


def by_a_still(bench: Bench, _video: Video) -> None:
    with Attended(path=bench.studio.folder.attended).held():
        pass


def by_a_render(bench: Bench, video: Video) -> None:
    jobs.ask_render(bench.studio.db, video, None, NOON)


def by_an_import(bench: Bench, video: Video) -> None:
    asset = an_asset(bench.studio.db, bench.studio.organisation)
    bench.studio.db.add(
        ImportJob(
            organisation_id=video.organisation_id, asset_id=asset.id, state="waiting",
            created_at=NOON,
        )
    )  # fmt: skip
    bench.studio.db.commit()


@pytest.mark.parametrize("ended", [by_an_edit, by_a_still, by_a_render, by_an_import])
def test_whoever_asks_comes_first(bench: Bench, ended: Callable[[Bench, Video], None]) -> None:
    video = bench.a_video()
    bench.meanwhile = lambda: ended(bench, video)
    assert not bench.works()
    assert len(bench.made) == 1
    assert not bench.beforehand.done


def test_a_worker_that_is_to_stop_stops(bench: Bench) -> None:
    bench.a_video()
    stop = threading.Event()
    stop.set()
    assert not bench.works(stop)


def test_what_was_in_hand_when_a_worker_died_is_let_be_until_it_is_edited(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = Bench(studio, monkeypatch)
    video = bench.a_video()

    def dies() -> None:
        raise SystemExit  # as near to kill -9 as a test comes: the note stays as it is now

    bench.meanwhile = dies
    monkeypatch.setattr(Shunned, "keep", keeps_but_strikes_nothing)
    with pytest.raises(SystemExit):
        bench.works()
    monkeypatch.undo()
    after_it = Bench(studio, monkeypatch)
    assert not after_it.works()
    assert not after_it.made
    other = after_it.a_video()
    assert after_it.works(), "another video is made as ever"
    video.revision = 2
    studio.db.commit()
    assert after_it.works()
    assert not studio.folder.beforehand.read_text().strip("[]"), (video.id, other.id)


def keeps_but_strikes_nothing(note: Shunned, keys: frozenset[Key]) -> None:
    if keys:
        note.path.write_text(json.dumps(sorted(keys)))


def test_a_note_that_cannot_be_read_or_written_stops_nothing(tmp_path: Path) -> None:
    note = Shunned(path=tmp_path / "note")
    note.path.write_text("[[1, 2")
    assert note.keys() == frozenset()
    with note.in_hand((1, 2, "reel")):
        assert note.keys() == {(1, 2, "reel")}
    assert note.keys() == frozenset()
    nowhere = Shunned(path=tmp_path / "no folder" / "note")
    with nowhere.in_hand((1, 2, "reel")):
        assert nowhere.keys() == frozenset()


@pytest.mark.slow
def test_after_a_rest_rendre_starts_no_encoder_and_an_edit_leaves_no_half_file(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[list[str], int]] = []
    real = ffmpeg.run_confined

    def run_confined(argv: list[str], *, nice: int = 0, **how: Any) -> Any:
        started.append((argv, nice))
        return real(argv, nice=nice, **how)

    monkeypatch.setattr(ffmpeg, "run_confined", run_confined)
    board = a_storyboard("Bonjour")
    rested = now() - timedelta(seconds=30)
    video = a_video(studio.db, studio.organisation, board=board, revision=1, changed_at=rested)
    mine = Beforehand(studio.engine, studio.folder, replace(studio.settings, spare_disk=1))
    read = ffmpeg._Counter.read

    def edited(counter: ffmpeg._Counter, line: str) -> None:
        if video.revision == 1:
            video.revision = 2
            studio.db.commit()
        read(counter, line)

    monkeypatch.setattr(ffmpeg._Counter, "read", edited)
    assert not mine.one(threading.Event())
    assert len(started) == 1
    places = (studio.folder.root / "workspace").rglob("*")
    assert not [p for p in places if ".part-" in p.name or p.suffix == ".mp4"]

    assert mine.one(threading.Event())
    assert {nice for _, nice in started} == {19}
    started.clear()
    job = jobs.ask_render(studio.db, video, None, NOON)
    held = jobs.take(studio.engine, RENDERS, "worker", NOON)
    assert held is not None
    began = time.monotonic()
    rendering.run(held, studio.folder, threading.Event())
    assert time.monotonic() - began < 3
    studio.db.refresh(job)
    assert job.state == "done"
    assert not started, "nothing is coded, mixed or joined once more"
    assert studio.db.query(Render).one().revision == video.revision
