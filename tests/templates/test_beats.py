"""The laugh is on its beat in the file that a viewer gets: a few frames of each draft, measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from media import measured
from media.captions import film
from media.playback import frames_of
from media.render import render
from media.rendition import DRAFT
from media.timeline import CaptionReference, placed
from media.timing import span
from studio.authoring.sources import from_file
from templates import pace
from templates.catalog import Catalog
from templates.compose import compose

BEFORE, AFTER = 10, 10


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("beats")


@pytest.mark.slow
@pytest.mark.parametrize("name", Catalog().names())
def test_the_words_of_the_laugh_are_seen_within_a_frame_of_their_beat(
    name: str, workspace: Path
) -> None:
    found = from_file(Catalog().demo(name).path, workspace)
    timeline = compose(found.board)
    laugh = next(item for item in pace.pace(found.board) if item.lands is not None)
    words = [
        (start, clip.media_reference)
        for track in timeline.tracks
        if track.role == "overlay"
        for start, clip in placed(track)
        if isinstance(clip.media_reference, CaptionReference)
        and clip.name.startswith(f"{laugh.scene.id}/")
    ]
    if not words:  # the joke is in the picture and its sound
        assert laugh.scene.sounds
        return
    start, reference = min(words, key=lambda one: abs(one[0] - int(laugh.lands or 0)))
    low = start - BEFORE
    window = span(low, start + AFTER)
    made = render(timeline, DRAFT, found.sources, workspace, window=window, nice=0)
    frames = frames_of(made.path, DRAFT.width, DRAFT.height)
    seen = measured.appears(frames, film(reference, DRAFT.width, DRAFT.height), start - low)
    assert seen is not None
    assert abs(low + seen - start) <= 1
    assert measured.black(frames) == ()
