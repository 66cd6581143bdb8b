"""Every bundled demo goes out as OpenTimelineIO with its own length and its own clips."""

from __future__ import annotations

from pathlib import Path

import opentimelineio
import pytest
from opentimelineio import schema

from media.otio import otio
from templates.catalog import BUNDLED, load
from templates.compose import compose

DEMOS = sorted(BUNDLED.glob("*/demo.json"))


@pytest.mark.parametrize("demo", DEMOS, ids=lambda path: path.parent.name)
def test_a_demo_is_read_by_the_real_library(demo: Path) -> None:
    loaded = load(demo)
    timeline = compose(loaded.storyboard)
    places = {media: path.as_uri() for media, path in loaded.media.items()}
    read = opentimelineio.adapters.read_from_string(otio(timeline, {}, places), "otio_json")
    assert read.duration().value == timeline.duration
    shown = {
        clip.media_reference.target_url
        for clip in read.find_clips()
        if isinstance(clip.media_reference, schema.ExternalReference)
    }
    assert shown <= set(places.values())
