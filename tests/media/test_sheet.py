"""What the pencil noted looks the same whatever the sheet showed before; what is kept is exact."""

from __future__ import annotations

import threading
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from media.drawn import sprite
from media.errors import Cancelled
from media.sprite import Sprite
from media.sprites import write
from media.timeline import CaptionReference, DrawnReference
from media.troupe import ACTS, Stage
from media.troupe.sheet import Fill, Ink, Mark, Sheet, Words

PAINTS = st.sampled_from([(43, 26, 38), (255, 159, 138), (165, 220, 196)])
POINT = st.tuples(st.floats(-40, 320), st.floats(-40, 420))
MARK = st.one_of(
    st.builds(Fill, points=st.lists(POINT, min_size=3, max_size=5).map(tuple), paint=PAINTS),
    st.builds(
        Ink,
        points=st.lists(POINT, min_size=2, max_size=4).map(tuple),
        radius=st.floats(0.5, 12),
        paint=PAINTS,
    ),
    st.builds(
        Words,
        text=st.sampled_from(["OUI", "?"]),
        face=st.just("show"),
        size=st.integers(8, 60),
        ink=st.just("#2b1a26"),
        angle=st.sampled_from([0.0, 9.0, -90.0]),
        middle=POINT,
    ),
)


@st.composite
def turns(draw: st.DrawFn) -> list[list[Mark]]:
    """Some drawings, each with a few marks of the one before taken away, moved or added."""
    shown = [draw(st.lists(MARK, max_size=7))]
    for _ in range(draw(st.integers(1, 3))):
        marks = [mark for mark in shown[-1] if draw(st.integers(0, 3))]
        for mark in draw(st.lists(MARK, max_size=2)):
            marks.insert(draw(st.integers(0, len(marks))), mark)
        if draw(st.booleans()):
            marks.reverse()
        shown.append(marks)
    return shown


@settings(max_examples=60, deadline=None)
@given(turns())
def test_a_sheet_shows_the_same_whatever_it_showed_before(drawings: list[list[Mark]]) -> None:
    used = Sheet(90, 120, "#afd0f6")
    for marks in drawings:
        assert (used.show(marks) == Sheet(90, 120, "#afd0f6").show(marks)).all()


@pytest.mark.parametrize("scene", ["stammer", "hard-question", "form-filled", "call-you-back"])
def test_an_act_played_through_is_drawn_as_if_each_frame_were_the_first(scene: str) -> None:
    reference = DrawnReference(scene=scene)
    played = Stage(reference, 90, 160)
    for number in range(0, ACTS[scene].length, 6):
        assert (played.frame(number) == Stage(reference, 90, 160).frame(number)).all()


def test_what_a_stage_gave_is_not_drawn_over_later() -> None:
    stage = Stage(DrawnReference(scene="stammer"), 90, 160)
    first = stage.frame(0)
    kept = first.copy()
    stage.frame(60)
    assert (first == kept).all()


def planes(path: Path) -> list[bytes]:
    with av.open(str(path)) as container:
        return [
            b"".join(bytes(plane) for plane in frame.planes) for frame in container.decode(video=0)
        ]


@pytest.mark.parametrize(
    "drawing",
    [
        sprite(DrawnReference(scene="stammer"), width=180, height=320),
        sprite(CaptionReference(text="Oui.", style="carton"), width=180, height=320),
    ],
    ids=["opaque", "with opacity"],
)
def test_a_drawing_is_kept_without_loss_in_the_house_colours(
    drawing: Sprite, tmp_path: Path
) -> None:
    write(drawing, 4, 6, tmp_path / "a.mkv")
    write(drawing, 8, 2, tmp_path / "b.mkv")
    with av.open(str(tmp_path / "a.mkv")) as container:
        frames = list(container.decode(video=0))
    assert len(frames) == 6
    assert frames[0].format.name == ("yuv420p" if drawing.opaque else "yuva420p")
    for number, frame in enumerate(frames):
        red, green, blue = (
            drawing.pixels(4 + number * drawing.hold)[..., k].astype(float) for k in range(3)
        )
        luma = 16 + 219 / 255 * (0.2126 * red + 0.7152 * green + 0.0722 * blue)
        plane = frame.planes[0]
        kept = np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)
        assert np.abs(kept[:, : plane.width] - luma).max() < 1.5
    again = planes(tmp_path / "b.mkv")
    there = 4 // drawing.hold
    assert again == planes(tmp_path / "a.mkv")[there : there + 2]


def test_drawing_ends_when_somebody_asks_to_stop(tmp_path: Path) -> None:
    stop = threading.Event()
    stop.set()
    drawing = sprite(DrawnReference(scene="stammer"), width=90, height=160)
    with pytest.raises(Cancelled):
        write(drawing, 0, 50, tmp_path / "a.mkv", stop)
