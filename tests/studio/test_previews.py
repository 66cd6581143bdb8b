"""Stills and drafts of what is being edited, made by the engine in children of the web process."""

from __future__ import annotations

import io
import time
from typing import Any

import av
import pytest
from PIL import Image

from studio.editor import previews
from studio.models import Video
from tests.conftest import Studio
from tests.factories_studio import a_storyboard, a_video
from tests.factories_templates import a_scene
from tests.factories_templates import a_storyboard as a_filmed_storyboard


@pytest.fixture
def video(studio: Studio) -> Video:
    studio.signs_in("referent")
    return a_video(studio.db, studio.organisation)


def draft(studio: Studio, address: str) -> dict[str, Any]:
    for _ in range(60):
        answer = studio.browser.get(f"{address}?wait=1")
        if answer.status_code == 200:
            return dict(answer.get_json())
        assert answer.status_code == 202, answer.text
    raise AssertionError("the draft never came")


def test_the_still_is_the_frame_asked_for(studio: Studio, video: Video) -> None:
    first = studio.opens(f"/videos/{video.id}/still?frame=10")
    assert Image.open(io.BytesIO(first.data)).size == (360, 640)
    later = studio.opens(f"/videos/{video.id}/still?frame=100")
    assert later.data != first.data
    mark = first.headers["ETag"]
    again = studio.browser.get(
        f"/videos/{video.id}/still?frame=10", headers={"If-None-Match": mark}
    )
    assert again.status_code == 304


def test_a_still_of_a_missing_file_is_a_calm_placeholder(studio: Studio) -> None:
    studio.signs_in("referent")
    made = a_video(studio.db, studio.organisation, board=a_filmed_storyboard(a_scene("s1")))
    picture = studio.opens(f"/videos/{made.id}/still?frame=0")
    assert Image.open(io.BytesIO(picture.data)).format == "JPEG"
    assert studio.browser.get(f"/videos/{made.id}/draft?wait=1").status_code in (202, 422)


@pytest.mark.slow
def test_the_draft_plays_whole_with_sound_and_only_what_changed_is_made_again(
    studio: Studio, video: Video
) -> None:
    address = f"/videos/{video.id}/draft"
    url = draft(studio, address)["url"]
    file = studio.opens(url)
    with av.open(io.BytesIO(file.data)) as container:
        assert len(container.streams.video) == 1
        assert len(container.streams.audio) == 1
        assert container.streams.video[0].frames == 180
    begin = time.monotonic()
    assert draft(studio, address)["url"] == url
    assert time.monotonic() - begin < 1
    scene = draft(studio, f"{address}/s2")["url"]
    with av.open(io.BytesIO(studio.opens(scene).data)) as container:
        assert container.streams.video[0].frames == 90


def test_an_edit_cancels_the_draft_that_is_outdated(studio: Studio, video: Video) -> None:
    with studio.app.app_context():
        here = previews.here()
        old = previews.Wish(
            organisation_id=video.organisation_id, video_id=video.id, board=a_storyboard("Un")
        )
        new = previews.Wish(
            organisation_id=video.organisation_id, video_id=video.id, board=a_storyboard("Deux")
        )
        here.draft(old)
        here.draft(new)
        assert here.draft(new, wait_s=60).path is not None
        assert here.file(video.organisation_id, video.id, old.key) is None
        assert here.file(video.organisation_id, video.id, new.key) is not None
        assert here.file(video.organisation_id, video.id + 1, new.key) is None


def test_an_empty_score_has_no_draft_and_says_so(studio: Studio) -> None:
    studio.signs_in("referent")
    address = studio.sends("/templates/nothing/start").location
    answer = studio.browser.get(address.replace("edit", "draft?wait=1"))
    assert answer.status_code == 422
    assert "vide" in answer.get_json()["text"]


def test_a_sound_of_the_house_can_be_heard(studio: Studio) -> None:
    studio.signs_in("referent")
    assert studio.opens("/sounds/boing.wav").data[:4] == b"RIFF"
    studio.opens("/sounds/silence.wav", status=404)
