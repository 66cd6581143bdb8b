"""Subtitles laid over a video are shown when their file says, and move nothing else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from media.subtitles import read, subtitles
from templates import document, edit, pace, verbs
from templates.compose import compose
from templates.storyboard import ComicTiming, Speaker, Storyboard, VoiceSlot
from templates.subtitled import Cue, subtitled
from tests.factories_templates import VOICE, a_caption, a_scene, a_storyboard, a_take, facts


def shown(board: Storyboard) -> list[tuple[int, int, str]]:
    """First frame, frame after, words of everything that is read."""
    text = subtitles(compose(board))
    return [(cue.start, cue.end, cue.text) for cue in read(text.encode())] if text else []


def test_a_cue_becomes_a_caption_of_the_scene_that_plays_then() -> None:
    board = subtitled(a_storyboard(), (Cue(start=100, duration=30, text="Ici"),))
    assert [len(scene.captions) for scene in board.scenes] == [0, 1, 0]
    assert shown(board) == [(100, 130, "Ici")]


def test_a_cue_across_a_cut_is_in_both_scenes_unless_one_shows_too_little() -> None:
    across = subtitled(a_storyboard(), (Cue(start=80, duration=30, text="Ici"),))
    assert shown(across) == [(80, 90, "Ici"), (90, 110, "Ici")]
    barely = subtitled(a_storyboard(), (Cue(start=85, duration=30, text="Ici"),))
    assert shown(barely) == [(90, 115, "Ici")]


def test_a_scene_without_a_cue_keeps_its_words_and_the_others_lose_theirs() -> None:
    scenes = [a_scene(f"s{n}", captions=(a_caption("avant"),)) for n in (1, 2)]
    board = subtitled(a_storyboard(*scenes), (Cue(start=0, duration=60, text="Neuf"),))
    assert [scene.captions[0].text for scene in board.scenes] == ["Neuf", "avant"]


def test_a_punchline_keeps_its_length_and_its_laugh() -> None:
    scene = a_scene(
        "s1", seconds=4, beat="punchline", timing=ComicTiming(cut=9, voice_lead=12),
        captions=(a_caption("chute", start=30),), voice=VoiceSlot(take=a_take(1, media=VOICE)),
    )  # fmt: skip
    before = a_storyboard(scene)
    after = subtitled(before, (Cue(start=5, duration=20, text="Tôt"),))
    assert shown(after) == [(5, 25, "Tôt")]
    assert pace.pace(after)[0].lands == pace.pace(before)[0].lands
    assert pace.length(after) == pace.length(before)


def test_who_speaks_is_known_by_name_else_said() -> None:
    board = a_storyboard(speakers=(Speaker(id="a", name="Léa"),))
    cues = (Cue(start=0, duration=40, text="Oui", speaker="léa"),
            Cue(start=40, duration=40, text="Non", speaker="Paul"))  # fmt: skip
    captions = subtitled(board, cues).scenes[0].captions
    assert [(c.text, c.speaker) for c in captions] == [("Oui", "a"), ("Paul : Non", None)]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            Cue, start=st.integers(0, 320), duration=st.integers(0, 200),
            text=st.text(min_size=1, max_size=20),
        ),
        max_size=8,
    ),
    st.integers(1, 3),
)  # fmt: skip
def test_the_verb_moves_nothing_and_can_be_read_again(cues: list[Cue], repeats: int) -> None:
    scenes = [a_scene(f"s{n}", timing=ComicTiming(repeats=repeats, hold=n)) for n in (1, 2)]
    board = a_storyboard(*scenes)
    verb = verbs.read(verbs.dump(verbs.LaySubtitles(cues=tuple(cues))))
    after = edit.apply(board, verb, facts())
    assert document.read(document.dump(after)) == after
    assert pace.length(after) == pace.length(board)
    for scene in after.scenes:
        once = pace.played_frames(scene)
        for caption in scene.captions:
            assert caption.duration is not None
            assert 0 <= caption.start < caption.start + caption.duration <= once
