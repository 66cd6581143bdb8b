"""The store of pieces has a limit, and what a video in work needs never leaves it."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from media.store import SegmentStore
from studio.checkup import look
from studio.editor import previews
from studio.models import RenderJob, Video
from studio.settings import Settings
from studio.work import housekeeping
from templates import document
from templates.storyboard import Storyboard
from tests.conftest import Studio
from tests.factories_studio import a_video, an_organisation

DAYS = housekeeping.IN_WORK.days


def a_piece(store: SegmentStore, letter: str, size: int, age: int) -> str:
    """A finished piece of that size, unused for so many seconds; its name."""
    name = letter * 64
    with store.making(name, ".mp4") as part:
        part.write_bytes(b"x" * size)
    path = store.path(name, ".mp4")
    os.utime(path, (path.stat().st_mtime - age,) * 2)
    return name


def left(store: SegmentStore) -> str:
    return "".join(sorted(p.name[0] for p in store.root.glob("??/*")))


def tidies(studio: Studio, limit: int) -> None:
    housekeeping.tidy(studio.db, studio.folder, 2 * limit, studio.clock())


@pytest.fixture
def segments(studio: Studio) -> SegmentStore:
    return housekeeping.stores(studio.folder, studio.organisation.id)[0]


def test_pieces_of_a_video_in_work_stay_however_old(studio: Studio, segments: SegmentStore) -> None:
    video = a_video(studio.db, studio.organisation, changed_at=studio.clock())
    old = a_piece(segments, "a", 100, age=9000)
    a_piece(segments, "b", 100, age=500)
    a_piece(segments, "c", 100, age=10)
    segments.pin(housekeeping.pin_of(video.id, "reel"), [old])
    tidies(studio, 200)
    assert left(segments) == "ac"
    filled = housekeeping.filled(studio.folder, studio.organisation.id)
    assert (filled.total, filled.pinned) == (200, 100)


@pytest.mark.parametrize("why", ["long unchanged", "in the bin", "gone"])
def test_a_video_out_of_work_lets_go_of_its_pieces(
    studio: Studio, segments: SegmentStore, why: str
) -> None:
    now = studio.clock()
    changed = now - timedelta(days=DAYS + 1 if why == "long unchanged" else 0)
    video = a_video(studio.db, studio.organisation, changed_at=changed)
    number = video.id
    if why == "in the bin":
        video.deleted_at = now
        studio.db.commit()
    elif why == "gone":
        studio.db.delete(video)
        studio.db.commit()
    segments.pin(housekeeping.pin_of(number, "reel"), [a_piece(segments, "a", 100, age=9000)])
    a_piece(segments, "b", 100, age=10)
    tidies(studio, 100)
    assert left(segments) == "b"
    assert segments.pins() == ()


def test_a_render_that_waits_keeps_its_pieces(studio: Studio, segments: SegmentStore) -> None:
    before = studio.clock() - timedelta(days=DAYS + 30)
    video = a_video(studio.db, studio.organisation, changed_at=before)
    studio.db.add(
        RenderJob(
            organisation_id=video.organisation_id, video_id=video.id, revision=0, storyboard={},
            state="waiting", created_at=studio.clock(),
        )
    )  # fmt: skip
    studio.db.commit()
    segments.pin(housekeeping.pin_of(video.id, "reel"), [a_piece(segments, "a", 100, age=9000)])
    tidies(studio, 10)
    assert left(segments) == "a"


def test_another_organisation_s_limit_is_its_own(studio: Studio, segments: SegmentStore) -> None:
    other = housekeeping.stores(studio.folder, an_organisation(studio.db, "Autre").id)[0]
    a_piece(segments, "a", 100, age=50)
    a_piece(other, "b", 100, age=50)
    tidies(studio, 100)
    assert (left(segments), left(other)) == ("a", "b")


def test_a_draft_pins_what_it_is_made_of(studio: Studio, segments: SegmentStore) -> None:
    video = a_video(studio.db, studio.organisation, changed_at=studio.clock())
    shown = previews.Previews(studio.folder)
    try:
        wish = previews.Wish(
            organisation_id=video.organisation_id, video_id=video.id, board=_board(video)
        )
        assert shown.draft(wish, wait_s=60).path is not None
    finally:
        shown.close()
    tidies(studio, 1)
    assert segments.pins() == (f"video-{video.id}-draft",)
    kept = [p for p in segments.root.glob("??/*") if p.suffix in {".mp4", ".aac"}]
    assert len(kept) >= 2


def _board(video: Video) -> Storyboard:
    return document.read(video.storyboard)


def test_the_doctor_says_how_full_it_is_and_when_that_is_too_much(
    studio: Studio, segments: SegmentStore
) -> None:
    segments.pin("video-1-reel", [a_piece(segments, "a", 200, age=0)])

    def found(limit: int) -> tuple[bool, str]:
        looks = look(Settings(data=Path(studio.folder.root), store_limit=limit))
        return next((f.well, f.key) for f in looks if f.key.startswith("store"))

    assert found(10_000) == (True, "store")
    assert found(100) == (False, "store-bad")
