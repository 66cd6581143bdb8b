"""From the words of the joke to the words of the cut: golden text."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from media.drawn import sprite
from media.timeline import (
    CaptionReference,
    CardReference,
    Clip,
    EndCardReference,
    FreezeFrame,
    Gap,
    MissingReference,
    Timeline,
    Track,
    Transition,
    placed,
)
from templates import pace
from templates.catalog import Catalog
from templates.compose import compose
from templates.storyboard import (
    Caption,
    CardSlot,
    ComicTiming,
    Cut,
    EndCard,
    Gag,
    Music,
    MusicStop,
    SoundCue,
    VoiceSlot,
    Words,
)
from tests.factories_templates import VOICE, a_caption, a_scene, a_storyboard, a_take

GOLDEN = Path(__file__).parent / "golden"


def as_text(timeline: Timeline) -> str:
    """A timeline as lines that a person reviews."""
    lines = [f"{timeline.duration} frames"]
    for track in timeline.tracks:
        lines.append(f"{track.kind} {track.role}{' ducked' if track.ducked else ''}")
        lines.extend(f"  {line}" for line in _track(track))
    return "\n".join(lines) + "\n"


def _track(track: Track) -> list[str]:
    lines = []
    now = 0
    for item in track.children:
        if isinstance(item, Transition):
            lines.append(f"{now:5d} ~ fade {item.out_offset}")
            continue
        if isinstance(item, Gap):
            lines.append(f"{now:5d} . {item.duration}")
        if isinstance(item, Clip):
            reference = type(item.media_reference).__name__.removesuffix("Reference")
            effects = " ".join(type(effect).__name__ for effect in item.effects)
            gain = f" {int(item.gain_db):+d} dB" if item.gain_db else ""
            lines.append(
                f"{now:5d} {item.name}: {reference} {item.source_range.start_time}"
                f"+{item.duration}{gain} {effects}".rstrip()
            )
        now += item.duration
    return lines


@pytest.mark.parametrize("name", Catalog().names())
def test_the_cut_of_a_bundled_demo_is_the_one_that_was_reviewed(name: str) -> None:
    text = as_text(compose(Catalog().demo(name).storyboard))
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_an_empty_slot_becomes_a_placeholder_with_its_name() -> None:
    timeline = compose(a_storyboard(a_scene(seconds=None, name=Words(fr="Le stylo", en="The pen"))))
    assert next(placed(timeline.picture))[1].media_reference == MissingReference(name="Le stylo")


def test_the_hold_is_a_freeze_of_the_scene_before() -> None:
    board = a_storyboard(a_scene("s1"), a_scene("s2", timing=ComicTiming(hold=18)))
    first, second = (clip for _, clip in placed(compose(board).picture))
    assert first.duration == 108
    assert first.effects[-1] == FreezeFrame(at=89, duration=18)
    assert second.duration == 90


def test_the_sound_of_a_clip_is_silent_while_its_picture_stands() -> None:
    scene = a_scene(seconds=3, gags=(Gag(id="g", kind="freeze", at=30, duration=15),))
    sounds = [t for t in compose(a_storyboard(scene)).tracks if t.role == "clip"]
    ranges = [(at, clip.source_range.start_time, clip.duration) for at, clip in placed(sounds[0])]
    assert ranges == [(0, 0, 30), (45, 30, 60)]


def _first_frames(words: str, voice: VoiceSlot | None, *captions: Caption) -> list[int]:
    timing = ComicTiming(words=words)  # type: ignore[arg-type]
    scene = a_scene(seconds=6, beat="punchline", captions=captions, timing=timing, voice=voice)
    overlays = [t for t in compose(a_storyboard(scene)).tracks if t.role == "overlay"]
    return sorted(at for track in overlays for at, _ in placed(track))


def test_captions_on_the_punchline_come_a_little_late_unless_told_otherwise() -> None:
    assert _first_frames("before", None, a_caption()) == [0]
    assert _first_frames("after", None, a_caption()) == [12]


def test_captions_on_the_punchline_come_after_the_voice_that_is_laid_over_it() -> None:
    voice = VoiceSlot(take=a_take(2, media=VOICE), at=15)
    two = (a_caption(duration=40), a_caption("Oui", id="c2", start=50))
    assert _first_frames("before", voice, *two) == [0, 50]
    assert _first_frames("after", voice, *two) == [75 + 12, 75 + 12 + 50]


def test_a_long_voice_never_pushes_the_words_out_of_their_scene() -> None:
    voice = VoiceSlot(take=a_take(30, media=VOICE))
    assert _first_frames("after", voice, a_caption()) == [6 * 30 - pace.READ]


def test_music_stops_dead_where_the_author_says() -> None:
    board = a_storyboard(
        music=Music(name="fanfare", start_scene="s2", stop=MusicStop(scene="s3", at=10)),
        end_card=EndCard(),
    )
    music = next(t for t in compose(board).tracks if t.role == "music")
    start, clip = next(placed(music))
    assert (start, clip.duration, clip.fade_out) == (90, 100, 0)


def test_no_overlay_lies_on_the_end_card() -> None:
    board = a_storyboard(a_scene(captions=(a_caption(),)), logo="a" * 64, end_card=EndCard())
    timeline = compose(board)
    ends = [at + c.duration for t in timeline.tracks[1:] for at, c in placed(t)]
    assert timeline.duration == 150
    assert max(ends) == 90


def test_a_cross_fade_changes_no_length() -> None:
    scenes = (a_scene("s1", transition=Cut(kind="crossfade")), a_scene("s2"))
    timeline = compose(a_storyboard(*scenes))
    assert timeline.duration == 180
    assert timeline.picture.children[1] == Transition(out_offset=9)


def test_a_repeated_scene_is_heard_and_captioned_each_time() -> None:
    scene = a_scene(
        captions=(a_caption(),),
        sounds=(SoundCue(id="d", sound="ding", at=3),),
        voice=VoiceSlot(take=a_take(1, media=VOICE)),
        timing=ComicTiming(repeats=2),
    )
    timeline = compose(a_storyboard(scene))
    by_role = {
        role: [at for t in timeline.tracks if t.role == role for at, _ in placed(t)]
        for role in ("overlay", "effect", "voice", "clip")
    }
    assert by_role == {"overlay": [0, 90], "effect": [3, 93], "voice": [0], "clip": [0, 90]}


def test_captions_and_cards_know_the_language_and_french_pieces_keep_their_names() -> None:
    """In French nothing more decides a piece's pixels than before there was a choice."""
    card = a_scene("s2", picture=CardSlot(text="Really?"))
    board = a_storyboard(a_scene(captions=(a_caption("Really?"),)), card, end_card=EndCard())
    french, english = compose(board), compose(replace(board, language="en"))
    worded = (CaptionReference, CardReference, EndCardReference)

    def written(timeline: Timeline) -> list[CaptionReference | CardReference | EndCardReference]:
        clips = [clip for track in timeline.tracks for _, clip in placed(track)]
        return [c.media_reference for c in clips if isinstance(c.media_reference, worded)]

    assert [one.language for one in written(english)] == ["en"] * 3
    for pair in zip(written(french), written(english), strict=True):
        fr, en = (sprite(one, width=360, height=640).fingerprint_parts for one in pair)
        assert "language" not in fr
        assert "en" in en
        assert fr != en


def test_the_length_on_the_timeline_is_the_pace_s() -> None:
    for name in Catalog().names():
        board = Catalog().demo(name).storyboard
        card = board.end_card.frames if board.end_card else 0
        assert compose(board).duration == pace.length(board) + card
        for track in compose(board).tracks:
            for _, clip in placed(track):
                if isinstance(clip.media_reference, CaptionReference):
                    assert clip.media_reference.text.strip()
