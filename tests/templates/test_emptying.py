"""« Enregistrer comme modèle »: nothing of a person stays in it, unless the words are wanted."""

from __future__ import annotations

from templates import document
from templates.emptying import emptied
from templates.storyboard import (
    CardSlot,
    ComicTiming,
    CoverFrame,
    EndCard,
    Gag,
    Music,
    PhotoSlot,
    SoundCue,
    Speaker,
    Storyboard,
    VoiceSlot,
    Words,
)
from tests.factories_templates import (
    CLIP,
    OTHER,
    PHOTO,
    VOICE,
    a_caption,
    a_photo_scene,
    a_scene,
    a_storyboard,
    a_take,
)


def a_filled_one() -> Storyboard:
    """A video with a file, a word or a name in every place that holds one."""
    scene = a_scene(
        voice=VoiceSlot(take=a_take(media=VOICE), script="Bonjour"),
        captions=(
            a_caption("Kévin arrive", id="c1"),
            a_caption("Léa part", id="c2", hint=Words(fr="Qui part")),
        ),
        gags=(Gag(id="g", kind="punch-in"),),
        sounds=(SoundCue(id="a", sound="ding"), SoundCue(id="b", take=a_take(media=OTHER))),
        timing=ComicTiming(hold=12),
    )
    card = a_scene("card", picture=CardSlot(text="Merci Kévin"))
    return a_storyboard(
        scene,
        a_photo_scene(),
        card,
        speakers=(Speaker(id="s", name="Kévin"),),
        music=Music(take=a_take(media=OTHER)),
        logo=PHOTO,
        cover=CoverFrame(scene="s1"),
        end_card=EndCard(title="Mission Locale"),
        template="roles-inverses",
    )


def test_no_file_and_no_name_stays() -> None:
    board = emptied(a_filled_one(), "Le guichet", keep_words=False)
    text = str(document.dump(board))
    assert not [media for media in (CLIP, OTHER, PHOTO, VOICE) if media in text]
    first, photo, card = board.scenes
    assert [(c.text, c.hint.fr) for c in first.captions] == [("", "Kévin arrive"), ("", "Qui part")]
    assert board.speakers == (Speaker(id="s", name=""),)
    assert photo.picture == PhotoSlot()
    assert isinstance(card.picture, CardSlot)
    assert (card.picture.text, card.instructions.fr) == ("", "Merci Kévin")


def test_what_makes_the_joke_stays() -> None:
    before = a_filled_one()
    board = emptied(before, "Le guichet", keep_words=True)
    first = board.scenes[0]
    assert (first.timing, first.gags) == (before.scenes[0].timing, before.scenes[0].gags)
    assert [cue.id for cue in first.sounds] == ["a"]
    assert [c.text for c in first.captions] == ["Kévin arrive", "Léa part"]
    assert first.voice is not None
    assert (first.voice.script, first.voice.take) == ("Bonjour", None)
    assert (board.title.fr, board.template, board.end_card) == ("Le guichet", "", before.end_card)
