"""What a person trimmed away is never shown nor heard, whatever is done to the scene."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from media.plan import plan
from media.rendition import RENDITIONS
from media.shots import Shot
from media.timeline import AssetReference
from media.timing import RATE
from templates.compose import compose
from templates.storyboard import ComicTiming, Cut, DurationRule, FootageSlot, Gag, Scene, Take
from tests.factories_templates import CLIP, OTHER, a_scene, a_storyboard, facts

WHOLE = 600
"""Frames of each clip."""
SAMPLES = 48_000 // RATE


@st.composite
def a_trimmed_scene(draw: st.DrawFn, scene_id: str = "s1", media: str = CLIP) -> Scene:
    """A scene whose clip is cut short, under rules that may want more than is left of it."""
    start = draw(st.integers(0, WHOLE - 1))
    length = draw(st.integers(1, min(80, WHOLE - start)))
    rule = draw(st.sampled_from(["fixed", "footage", "range"]))
    frames = draw(st.integers(1, 120))
    at, stay = draw(st.integers(0, 60)), draw(st.integers(1, 30))
    freeze = (Gag(id="g", kind="freeze", at=at, duration=stay),) if draw(st.booleans()) else ()
    return a_scene(
        scene_id,
        picture=FootageSlot(take=Take(media=media, start=start, duration=length)),
        duration=DurationRule(rule=rule, frames=frames, minimum=frames, maximum=frames + 40),
        gags=freeze,
        timing=ComicTiming(
            tempo=draw(st.sampled_from([25, 50, 80, 100, 130, 200])),
            hold=draw(st.integers(0, 20)),
            repeats=draw(st.integers(1, 3)),
        ),
        transition=Cut(kind=draw(st.sampled_from(["cut", "crossfade"])), frames=9),
    )


@settings(max_examples=200, deadline=None)
@given(a_trimmed_scene("s1", CLIP), a_trimmed_scene("s2", OTHER))
def test_no_picture_and_no_sound_lies_outside_its_take(first: Scene, second: Scene) -> None:
    takes = {CLIP: first.picture.take, OTHER: second.picture.take}  # type: ignore[union-attr]
    made = plan(compose(a_storyboard(first, second)), RENDITIONS["reel"], facts(WHOLE / RATE))
    seen = [shot for segment in made.segments for shot in _shots(segment.shot, segment.fade)]
    assert seen
    for shot in seen:
        assert isinstance(shot.reference, AssetReference)
        take = takes[shot.reference.media_id]
        assert take is not None
        assert take.duration is not None
        assert take.start <= shot.first <= shot.last < take.start + take.duration
    for sound in made.audio:
        assert isinstance(sound.reference, AssetReference)
        take = takes[sound.reference.media_id]
        assert take is not None
        assert take.duration is not None
        first_sample = sound.start + int(sound.skip * sound.speed)
        last_sample = sound.start + (sound.skip + sound.samples) * sound.speed
        slack = SAMPLES * sound.speed  # sound is laid in whole frames of the result
        assert first_sample >= take.start * SAMPLES
        assert last_sample <= (take.start + take.duration) * SAMPLES + slack


def _shots(shot: Shot, fade: object) -> Iterator[Shot]:
    yield shot
    out = getattr(fade, "out", None)
    if out is not None:
        yield out
