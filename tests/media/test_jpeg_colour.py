"""A picture to look at has the colours of the film: stills, posters and strips."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from media.still import still
from media.timeline import SolidReference
from tests.factories_media import SMALL, a_timeline, drawn, imported, sources_of
from tests.media.clips import ffmpeg

NEAR = 4
"""Steps of 255 that coding may move a flat colour."""
COLOURS = {"#ffd05a": (255, 208, 90), "#e03c31": (224, 60, 49), "#2d7d46": (45, 125, 70)}


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("kind", ["jpeg", "png"])
def test_a_still_has_the_colour_that_was_asked_for(kind: str, colour: str, tmp_path: Path) -> None:
    timeline = a_timeline(drawn(SolidReference(colour=colour), 5))
    made = still(timeline, 2, sources_of(), tmp_path, rendition=SMALL, kind=kind)  # type: ignore[arg-type]
    _same(Image.open(io.BytesIO(made)), COLOURS[colour])


def test_the_pictures_of_a_clip_have_its_colours(tmp_path: Path) -> None:
    clip = tmp_path / "a.mp4"
    ffmpeg(
        "-f", "lavfi", "-i", "color=0xe03c31:s=1280x720:r=30:d=0.4,format=gbrp",
        "-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p", "-crf", "10",
        "-colorspace", "bt709", "-color_range", "tv", str(clip),
    )  # fmt: skip
    file = imported(clip, tmp_path / "in")
    for picture in (file.poster, file.filmstrip):
        assert picture is not None
        _same(Image.open(picture), COLOURS["#e03c31"])


def _same(image: Image.Image, wanted: tuple[int, int, int]) -> None:
    seen = image.convert("RGB").getpixel((20, 20))
    assert isinstance(seen, tuple)
    assert max(abs(a - b) for a, b in zip(seen, wanted, strict=True)) <= NEAR, (seen, wanted)
