"""What breaks the engine does not pass: files of the wrong kind, ids twice, times beyond sense."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from media.facts import MediaFacts
from studio.named import SHELF
from templates import edit
from templates import verbs as v
from templates.check import check
from templates.problems import StoryboardError
from templates.references import references
from templates.storyboard import (
    Cut,
    DurationRule,
    EndCard,
    Ending,
    FootageSlot,
    Gag,
    Music,
    PhotoSlot,
    Scene,
    SoundCue,
    Speaker,
    Storyboard,
    Take,
    VoiceSlot,
    Words,
)
from tests.factories_templates import (
    CLIP,
    PHOTO,
    VOICE,
    a_caption,
    a_photo_scene,
    a_scene,
    a_storyboard,
    a_take,
    facts,
)


def _found(board: Storyboard) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(p.code, p.where) for p in check(board, facts(), SHELF) if p.severity == "error"]


WHOLES: list[tuple[dict[str, Any], str, tuple[str | int, ...]]] = [
    ({"logo": CLIP}, "media-wrong-kind", ("logo",)),
    ({"logo": "0" * 64}, "not-in-hand", ("logo",)),
    ({"end_card": EndCard(logo=VOICE)}, "media-wrong-kind", ("end_card", "logo")),
    ({"end_card": EndCard(funders=(PHOTO, CLIP))}, "media-wrong-kind", ("end_card", "funders", 1)),
    ({"end_card": EndCard(frames=0)}, "end-card-outside", ("end_card",)),
    ({"music": Music(take=Take(media=PHOTO))}, "media-wrong-kind", ("music",)),
    ({"music": Music(take=Take(media="0" * 64))}, "not-in-hand", ("music",)),
    ({"music": Music(take=a_take(media=VOICE, start=21))}, "take-outside", ("music",)),
    ({"speakers": (Speaker(id="a"), Speaker(id="a"))}, "id-twice", ("speakers", "a")),
    ({"speakers": tuple(Speaker(id=s) for s in "abc")}, "speakers-too-many", ("speakers",)),
    ({"endings": (Ending(id="x"), Ending(id="x"))}, "id-twice", ("endings", "x")),
    ({"ending": "x"}, "unknown-ending", ("ending",)),
]


@pytest.mark.parametrize(("fields", "code", "where"), WHOLES)
def test_each_fault_of_the_whole_is_named_once_and_in_its_place(
    fields: dict[str, Any], code: str, where: tuple[str | int, ...]
) -> None:
    assert _found(a_storyboard(**fields)) == [(code, where)]


SCENES: list[tuple[Scene, str, tuple[str, ...]]] = [
    (a_scene(picture=FootageSlot(take=Take(media=PHOTO))), "media-wrong-kind", ("picture",)),
    (a_scene(picture=FootageSlot(take=Take(media=VOICE))), "media-wrong-kind", ("picture",)),
    (a_scene(picture=PhotoSlot(take=Take(media=CLIP))), "media-wrong-kind", ("picture",)),
    (a_scene(picture=FootageSlot(take=Take(media=CLIP, start=600))), "take-outside", ("picture",)),
    (a_scene(voice=VoiceSlot(take=Take(media=PHOTO))), "media-wrong-kind", ("voice",)),
    (a_scene(voice=VoiceSlot(take=Take(media=VOICE), at=90)), "voice-outside", ("voice",)),
    (a_scene(voice=VoiceSlot(take=Take(media=VOICE), at=-1)), "voice-outside", ("voice",)),
    (
        a_scene(sounds=(SoundCue(id="x", take=Take(media=PHOTO)),)),
        "media-wrong-kind",
        ("sounds", "x"),
    ),
    (
        a_scene(gags=(Gag(id="g", kind="split-screen", take=a_take(media=VOICE)),)),
        "media-wrong-kind",
        ("gags", "g"),
    ),
    (a_scene(captions=(a_caption(), a_caption())), "id-twice", ("captions", "c1")),
    (
        a_scene(gags=(Gag(id="g", kind="punch-in"), Gag(id="g", kind="freeze"))),
        "id-twice",
        ("gags", "g"),
    ),
    (
        a_scene(sounds=(SoundCue(id="x", sound="ding"), SoundCue(id="x", sound="ding"))),
        "id-twice",
        ("sounds", "x"),
    ),
    (
        a_scene(duration=DurationRule(rule="range", minimum=90, maximum=30)),
        "range-reversed",
        ("duration",),
    ),
    (
        a_scene(transition=Cut(kind="crossfade", frames=5000)),
        "transition-outside",
        ("transition",),
    ),
    (a_scene(ending="nowhere"), "unknown-ending", ("ending",)),
]


@pytest.mark.parametrize(("scene", "code", "where"), SCENES)
def test_each_fault_of_a_scene_is_named_once_and_in_its_place(
    scene: Scene, code: str, where: tuple[str, ...]
) -> None:
    board = a_storyboard(scene, a_scene("rest"), speakers=(Speaker(id="a"),))
    assert _found(board) == [(code, ("scenes", "s1", *where))]


def test_a_video_of_which_no_scene_is_played_is_named() -> None:
    endings = (Ending(id="gai"), Ending(id="triste"))
    board = a_storyboard(a_scene(ending="triste"), endings=endings, ending="gai")
    assert _found(board) == [("nothing-played", ("scenes",))]


def test_every_place_that_names_a_file_is_looked_at() -> None:
    """Whatever `media_of` finds in the document, `references` finds in the storyboard."""
    names = [f"{n:064d}" for n in range(8)]
    board = a_storyboard(
        a_scene(
            picture=FootageSlot(take=Take(media=names[0])),
            voice=VoiceSlot(take=Take(media=names[1])),
            gags=(Gag(id="g", kind="split-screen", take=Take(media=names[2])),),
            sounds=(SoundCue(id="x", take=Take(media=names[3])),),
        ),
        music=Music(take=Take(media=names[4])),
        logo=names[5],
        end_card=EndCard(logo=names[6], funders=(names[7],)),
    )
    assert sorted(r.media for r in references(board)) == names


VERBS: list[v.Verb] = [
    v.SetLogo(media=CLIP),
    v.SetLogo(media="0" * 64),
    v.SetEndCard(end_card=EndCard(frames=0)),
    v.SetEndCard(end_card=EndCard(logo=CLIP)),
    v.SetMusic(music=Music(take=Take(media=PHOTO))),
    v.SetSpeakers(speakers=tuple(Speaker(id=s) for s in "abc")),
    v.ChooseEnding(ending="nowhere"),
    v.Show(scene="s1", picture=PhotoSlot(take=Take(media=CLIP))),
    v.Last(scene="s1", duration=DurationRule(rule="range", minimum=9, maximum=3)),
    v.SetTransition(scene="s1", transition=Cut(kind="wipe", frames=0)),
    v.Voice(scene="s1", voice=VoiceSlot(take=Take(media=PHOTO))),
    v.AddScene(scene=a_scene("new", captions=(a_caption(), a_caption())), at=0),
]


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.verb)
def test_a_verb_that_would_break_the_engine_is_refused(verb: v.Verb) -> None:
    with pytest.raises(StoryboardError) as caught:
        edit.apply(a_storyboard(), verb, facts())
    assert len(caught.value.problems) == 1


def test_what_was_broken_before_stops_no_other_hand_movement() -> None:
    """A file that is gone, a form of older days: one still renames, and can mend one by one."""
    broken = a_storyboard(logo="0" * 64, end_card=EndCard(frames=0))
    assert edit.apply(broken, v.Rename(title=Words(fr="Neuf")), facts()).title.fr == "Neuf"
    assert edit.apply(broken, v.SetLogo(media=PHOTO), facts()).logo == PHOTO


def test_a_voice_is_taken_from_where_it_is_asked_to_its_end() -> None:
    verb = v.Fill(scene="s1", slot="voice", media=VOICE, start=60)
    voice = edit.apply(a_storyboard(), verb, facts()).scenes[0].voice
    assert voice is not None
    assert voice.take == Take(media=VOICE, start=60, duration=600 - 60)
    beyond = replace(verb, start=600)
    with pytest.raises(StoryboardError) as caught:
        edit.apply(a_storyboard(), beyond, facts())
    assert [p.code for p in caught.value.problems] == ["take-outside"]


def test_a_photo_where_a_photo_belongs_is_no_fault() -> None:
    known: Mapping[str, MediaFacts] = facts()
    board = a_storyboard(a_photo_scene(), a_scene("s2"), logo=PHOTO)
    assert [p for p in check(board, known, SHELF) if p.severity == "error"] == []
