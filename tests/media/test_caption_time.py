"""A caption that moves shows in the file, the draft and the still what it shows by itself."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from media.assemble import assemble, needed
from media.captions import STYLES, film
from media.command import command, segment_options
from media.drawn import sprite
from media.plan import plan
from media.render import render
from media.sprites import SpriteShelf, write
from media.still import still
from media.store import SegmentStore
from media.timeline import CaptionReference, SolidReference, Timeline
from tests.factories_media import SMALL, a_timeline, drawn, sources_of

GREY = SolidReference(colour="#404850")


def said(text: str, style: str = "carton", **fields: Any) -> CaptionReference:
    return CaptionReference(text=text, style=style, **fields)


KARAOKE = said("un deux trois", "karaoke", lit=(0, 11, 37), animation="none", place="middle")
MOVING = {
    "karaoke": KARAOKE,
    "bulles": said("Un\nDeux\n– Trois", "bulles", lit=(2, 20, 41)),
    "chrono": said("Vite", "chrono", duration=60),
    "score": said("Raté", "score", count=(1, 4), duration=60, place="top"),
    "typed": said("Il a tout effacé", animation="typewriter", duration=60),
}
AT = 6
"""Frame of the timeline at which the caption comes."""


def expected(reference: CaptionReference, frame: int) -> np.ndarray:
    """The picture as it should be: the caption's own frame over grey, its luma."""
    picture = Image.new("RGBA", (SMALL.width, SMALL.height), GREY.colour)
    if frame >= AT:
        made = film(reference, SMALL.width, SMALL.height).frame(frame - AT)
        picture.alpha_composite(made.image, (made.x, made.y))
    return luma(picture.convert("RGB"))


def luma(picture: Image.Image) -> np.ndarray:
    red, green, blue = np.moveaxis(np.asarray(picture).astype(float), 2, 0)
    found: np.ndarray = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return found


def a_film(name: str) -> Timeline:
    """Grey, cut twice under a caption that comes at frame 6."""
    cuts = (drawn(GREY, 23, "a"), drawn(GREY, 19, "b"), drawn(GREY, 30, "c"))
    return a_timeline(*cuts, over=((AT, drawn(MOVING[name], 60)),))


@pytest.mark.parametrize("name", MOVING)
def test_every_frame_of_the_file_is_the_caption_s_own(name: str, tmp_path: Path) -> None:
    reference = MOVING[name]
    done = render(a_film(name), SMALL, sources_of(), tmp_path)
    with av.open(str(done.path)) as container:
        seen = [luma(frame.to_image()) for frame in container.decode(video=0)]
    assert len(seen) == 72
    changes = [AT + n for n in film(reference, SMALL.width, SMALL.height).changes]
    for number in [0, 5, *(n for n in changes if n < 66), 65]:
        wanted = expected(reference, number)
        nearby = [
            float(np.abs(seen[other] - wanted).mean()) for other in (number, min(number + 1, 65))
        ]
        assert nearby[0] < 2.5, (number, nearby)
    before, after = KARAOKE, AT + 11
    if name == "karaoke":  # the second word is lit at its frame, not at the one before
        assert np.abs(seen[after - 1] - expected(before, after - 1)).mean() < 2.5
        lit = np.abs(seen[after] - seen[after - 1]).mean()
        assert lit > 4 * np.abs(seen[after - 1] - seen[after - 2]).mean()


@pytest.mark.parametrize("name", ["karaoke", "chrono"])
def test_a_still_is_the_frame_of_the_file(name: str, tmp_path: Path) -> None:
    reference = MOVING[name]
    for number in (16, 17, 43, 60):
        data = still(a_film(name), number, sources_of(), tmp_path, rendition=SMALL, kind="png")
        seen = luma(Image.open(io.BytesIO(data)).convert("RGB"))
        assert np.abs(seen - expected(reference, number)).mean() < 1.2, number


def test_only_what_changes_is_kept(tmp_path: Path) -> None:
    reference = KARAOKE
    drawing = sprite(reference, width=SMALL.width, height=SMALL.height)
    write(drawing, 0, drawing.frames, tmp_path / "kept.mkv")
    with av.open(str(tmp_path / "kept.mkv")) as container:
        times = [round(float(frame.time or 0) * 30) for frame in container.decode(video=0)]
    assert times == list(drawing.changes) == [0, 1, 2, 3, 11, 12, 13, 14, 37, 38, 39, 40]


def arguments(reference: CaptionReference, folder: Path) -> tuple[str, ...]:
    """The command that burns a caption in, its own name put aside."""
    made = plan(a_timeline(drawn(GREY, 30), over=((3, drawn(reference, 20)),)), SMALL, {})
    shelf = SpriteShelf(SegmentStore(folder), SMALL, None)
    [segment] = made.segments
    laid = {need: shelf.lay(need)[0] for need in needed(segment)}
    names = {one.source: f"/s/{number}.mkv" for number, one in enumerate(laid.values())}
    graph = assemble(segment, SMALL, {}, laid)
    return command(graph, segment_options(SMALL), names, "o.mp4").argv


@settings(max_examples=30, deadline=None)
@given(
    text=st.text(
        st.characters(codec="utf-32-le", exclude_categories=())
        | st.sampled_from("{}\\%':;[],=\n\u202e\u200b"),
        max_size=60,
    ),
    style=st.sampled_from(sorted(STYLES)),
    speaker=st.none() | st.just("[v];'\\"),
)
def test_no_sign_a_person_types_is_in_the_command(
    tmp_path_factory: pytest.TempPathFactory, text: str, style: str, speaker: str | None
) -> None:
    folder = tmp_path_factory.getbasetemp() / "shelf"
    typed = arguments(said(text, style, speaker=speaker, duration=20), folder)
    known = "".join(
        "".join(arguments(said("mot", name, duration=20, animation=move), folder))
        for name in (style, "karaoke")
        for move in ("pop", "typewriter")
    )
    letters = re.compile(r"[A-Za-z_]+")
    whole = "".join(typed)
    assert set(letters.findall(whole)) <= set(letters.findall(known))
    assert set(letters.sub("", whole)) <= set("0123456789 " + letters.sub("", known))
