"""A scene cut in two looks as it did, and lasts as long."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from media.plan import plan
from media.rendition import RENDITIONS
from media.timing import RATE
from templates import edit, pace, verbs
from templates.compose import compose
from templates.problems import StoryboardError
from templates.spoken import lit
from templates.storyboard import ComicTiming, Count, Cut, DurationRule, Gag, Scene, Storyboard
from tests.factories_templates import a_caption, a_scene, a_storyboard, facts
from tests.templates.test_trimmed import WHOLE, a_trimmed_scene


def seen(board: Storyboard) -> list[tuple[object, ...]]:
    """For each frame of the result: the clip's frame, and what lies over it."""
    found: list[tuple[object, ...]] = []
    for segment in plan(compose(board), RENDITIONS["reel"], facts(WHOLE / RATE)).segments:
        shot = segment.shot
        for frame in range(segment.duration):
            number = shot.picture(frame)
            over = tuple(
                str(o.reference) for o in segment.overlays if o.at <= frame < o.at + o.duration
            )
            found.append((number, shot.close, *over))
    return found


def split(scene: Scene, at: int) -> Storyboard:
    """That scene and one more, the first cut in two."""
    board = a_storyboard(scene, a_scene("after"))
    return edit.apply(board, verbs.Split(scene=scene.id, at=at, id="new"), facts(WHOLE / RATE))


@settings(max_examples=200, deadline=None)
@given(a_trimmed_scene(), st.data())
def test_a_split_changes_no_frame_and_no_length(scene: Scene, data: st.DataObject) -> None:
    tempo = data.draw(st.sampled_from([100, 200, 300]))  # else a picture may be one frame off
    timing = replace(scene.timing, repeats=1, hold=0, tempo=tempo)
    words = a_caption(start=data.draw(st.integers(0, 40)), duration=data.draw(st.integers(1, 60)))
    closer = Gag(id="p", kind="punch-in", at=data.draw(st.integers(0, 40)), duration=20)
    scene = replace(scene, timing=timing, captions=(words,), gags=(*scene.gags, closer))
    once = pace.played_frames(scene)
    if once < 2:
        return
    after = split(scene, data.draw(st.integers(1, once - 1)))
    assert len(after.scenes) == 3
    assert seen(after) == seen(a_storyboard(scene, a_scene("after")))


def test_the_fade_stays_at_the_end_and_the_laugh_in_its_half() -> None:
    scene = a_scene(
        beat="punchline",
        timing=ComicTiming(lands=60),
        transition=Cut(kind="crossfade"),
        captions=(a_caption(start=20, duration=30),),
    )
    first, second, _ = split(scene, 45).scenes
    assert (first.transition.kind, second.transition.kind) == ("cut", "crossfade")
    assert (first.beat, second.beat, second.timing.lands) == ("build", "punchline", 15)
    assert first.captions[0].start == 20 + scene.timing.voice_lead
    assert (second.captions[0].start, second.captions[0].duration) == (0, 17)


def test_a_fixed_scene_stays_as_long_and_shows_nothing_it_did_not_show() -> None:
    scene = a_scene(seconds=3, duration=DurationRule(rule="fixed", frames=60))
    first, second, _ = split(scene, 30).scenes
    assert pace.played_frames(first) + pace.played_frames(second) == 60
    take = pace.take_of(second)
    assert take is not None
    assert (take.start, take.duration) == (30, 30)


def test_a_scene_that_repeats_is_not_split_and_is_told_why() -> None:
    with pytest.raises(StoryboardError) as told:
        split(a_scene(timing=ComicTiming(repeats=2)), 30)
    assert [p.code for p in told.value.problems] == ["split-repeats"]


def test_the_words_of_a_karaoke_light_up_at_the_same_frames_after_a_split() -> None:
    words = a_caption("un deux trois quatre cinq", style="karaoke", start=6, duration=60)
    scene = a_scene(captions=(words,))
    before = lit(scene, words, 60)
    first, second, _ = split(scene, 36).scenes
    assert first.captions[0].lit == before
    assert second.captions[0].lit == tuple(max(0, moment - 30) for moment in before)


def test_a_countdown_goes_on_counting_after_a_split() -> None:
    scene = a_scene(seconds=5, captions=(a_caption("", style="chrono"),))
    first, second, _ = split(scene, 60).scenes
    assert first.captions[0].count == Count(first=5, last=4)
    assert second.captions[0].count == Count(first=3, last=1)
