"""Captions go where their words are said; the script's spelling wins, the joke keeps its time."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from media.captions.words import words
from templates.alignment import agreement, align, likeness, plain
from templates.storyboard import Caption, ComicTiming, Gag, Scene, VoiceSlot
from templates.voiced import Said, placed, source, voiced
from tests.factories_templates import VOICE, a_caption, a_photo_scene, a_scene, a_take

FEW = st.lists(
    st.sampled_from(["le", "la", "formulaire", "formulaires", "tampon", "!"]), max_size=5
)
MANY = st.lists(st.text(max_size=8), max_size=25)


def said(text: str, start: int = 30, each: int = 10) -> list[Said]:
    """Words one after the other, `each` frames long."""
    spoken = text.split()
    return [
        Said(text=word, start=start + n * each, end=start + (n + 1) * each)
        for n, word in enumerate(spoken)
    ]


# --- the alignment -------------------------------------------------------------------------------


def best_of_all(script: list[str], heard: list[str]) -> int:
    """The likeness of the best pairing, found by trying every one."""
    one, other = [plain(w) for w in script], [plain(w) for w in heard]
    most = 0
    for size in range(min(len(one), len(other)) + 1):
        for left in combinations(range(len(one)), size):
            for right in combinations(range(len(other)), size):
                each = [likeness(one[a], other[b]) for a, b in zip(left, right, strict=True)]
                most = max(most, sum(each) if all(each) else 0)
    return most


@given(FEW, FEW)
def test_no_other_pairing_is_more_alike(script: list[str], heard: list[str]) -> None:
    found = align(script, heard)
    score = sum(
        likeness(plain(script[i]), plain(heard[j])) for i, j in enumerate(found) if j is not None
    )
    assert score == best_of_all(script, heard)


@settings(max_examples=40)
@given(MANY, MANY)
def test_pairs_rise_and_are_alike_whatever_was_said(script: list[str], heard: list[str]) -> None:
    found = align(script, heard)
    assert len(found) == len(script)
    kept = [j for j in found if j is not None]
    assert kept == sorted(set(kept))
    assert all(likeness(plain(script[i]), plain(heard[j])) for i, j in enumerate(found)
               if j is not None)  # fmt: skip


@given(MANY)
def test_a_script_said_word_for_word_is_paired_word_for_word(script: list[str]) -> None:
    found = align(script, script)
    assert all(j == i for i, j in enumerate(found) if plain(script[i]))


@pytest.mark.parametrize(
    ("written", "heard", "same"),
    [
        ("naviguerez", "n'avigerez", True),
        ("L’animal", "l'animal", True),
        ("Œuvre", "oeuvre", True),
        ("été", "ÉTÉ", True),
        ("téléphonique", "téléphonie", True),
        ("formulaire", "tampon", False),
        ("le", "la", False),
        ("🎉", "", False),
    ],
)
def test_a_word_misheard_is_that_word(written: str, heard: str, same: bool) -> None:
    assert bool(likeness(plain(written), plain(heard))) == same


def test_long_words_say_more_of_what_was_heard_than_short_ones() -> None:
    script = ["une", "blague", "que", "personne", "ne", "dit"]
    heard = ["un", "pilote", "de", "canaux", "que", "ne", "vois"]
    assert agreement(script, heard, align(script, heard)) < 50
    assert agreement(script, script, align(script, script)) == 100
    assert agreement(["🎉"], heard, align(["🎉"], heard)) == 0


# --- the captions --------------------------------------------------------------------------------


def test_a_caption_comes_with_its_first_word_in_the_script_s_spelling() -> None:
    scene = a_scene(seconds=6, captions=(a_caption("L’animal approche du formulaire !"),))
    (caption,) = voiced(scene, said("lanimal aproche du formulaire")).captions
    assert (caption.text, caption.start) == ("L’animal approche du formulaire !", 28)
    assert caption.duration is None, "it stayed to the end, and nothing comes after it"


def test_captions_follow_each_other_and_one_that_nobody_says_stays() -> None:
    first = a_caption("Le stylo est sorti.", id="a", duration=20)
    second = a_caption("Surtout, plus un bruit.", id="b", start=60)
    joke = a_caption("(il pleure à l’intérieur)", id="c", place="top", start=70)
    scene = a_scene(seconds=9, captions=(first, second, joke))
    made = voiced(scene, said("le stylo est sorti surtout plus un bruit")).captions
    assert [caption.id for caption in made] == ["a", "b"]
    assert [caption.start for caption in made] == [28, 68]
    assert made[0].duration == 40, "until the next one comes"


def test_words_light_up_when_they_are_said_and_the_unheard_share_what_is_between() -> None:
    caption = a_caption("bonjour deux trois quatre", style="karaoke")
    scene = a_scene(seconds=6, captions=(caption,))
    heard = [Said(text="bonjour", start=30, end=40), Said(text="quatre", start=80, end=95)]
    (made,) = voiced(scene, heard).captions
    assert made.lit == (2, 12, 32, 52)


def test_on_the_punchline_words_that_come_after_the_voice_stay_after_it() -> None:
    scene = a_scene(seconds=6, beat="punchline", captions=(a_caption("Suivant !"),))
    assert voiced(scene, said("suivant")).captions == ()
    with_it = a_scene(
        seconds=6, beat="punchline", captions=(a_caption("Suivant !"),),
        timing=ComicTiming(words="before"),
    )  # fmt: skip
    assert voiced(with_it, said("suivant")).captions


def test_without_captions_the_line_to_say_becomes_them() -> None:
    scene = a_scene(seconds=9, say="Bonjour, je viens pour le formulaire. Lequel ?", captions=())
    found = voiced(scene, said("bonjour je viens pour le formulaire lequel"))
    assert [(c.text, c.start) for c in found.captions] == [
        ("Bonjour, je viens pour le formulaire.", 28),
        ("Lequel ?", 88),
    ]
    assert not found.offers


def test_under_captions_that_say_something_else_the_line_to_say_is_only_offered() -> None:
    scene = a_scene(seconds=9, say="Merci beaucoup", captions=(a_caption("Il veut un tampon."),))
    found = voiced(scene, said("merci beaucoup"))
    assert not found.captions
    assert [(o.text, o.guessed) for o in found.offers] == [("Merci beaucoup", False)]


def test_what_was_improvised_is_offered_to_be_read_again() -> None:
    scene = a_scene(seconds=12, captions=(a_caption("Le formulaire est rose."),))
    found = voiced(scene, said("le formulaire est rose enfin plutôt saumon je crois"))
    assert [(o.text, o.guessed) for o in found.offers] == [("enfin plutôt saumon je crois", True)]
    alone = voiced(a_scene(seconds=12, captions=()), said("bonjour tout le monde"))
    assert [(o.text, o.guessed) for o in alone.offers] == [("bonjour tout le monde", True)]


def test_a_word_heard_instead_of_the_script_s_is_no_improvisation() -> None:
    scene = a_scene(seconds=12, captions=(a_caption("le projet libre Asterisk a gagné"),))
    assert not voiced(scene, said("le projet libre stéristique truc a gagné")).offers


@settings(max_examples=40)
@given(
    st.lists(st.text(max_size=30), max_size=4),
    st.lists(st.tuples(st.text(min_size=1, max_size=9), st.integers(0, 150)), max_size=20),
    st.text(max_size=60),
    st.sampled_from(["documentaire", "karaoke", "bulles"]),
)
def test_whatever_is_said_captions_stay_in_their_scene(
    texts: list[str], heard: list[tuple[str, int]], line: str, style: str
) -> None:
    captions = tuple(
        a_caption(text, id=f"c{n}", style=style, start=n * 10) for n, text in enumerate(texts)
    )
    scene = a_scene(seconds=4, captions=captions, say=line)
    moments = sorted(at for _, at in heard)
    spoken = placed(
        scene,
        [(w, at * 33, at * 33 + 200) for (w, _), at in zip(heard, moments, strict=True)],
    )
    found = voiced(scene, spoken)
    known = {c.id: c for c in captions}
    for caption in found.captions:
        assert 0 <= caption.start < 120
        assert caption.duration is None or 1 <= caption.duration <= 120 - caption.start
        assert caption.text == known[caption.id].text if caption.id in known else caption.text
        assert all(a <= b for a, b in pairwise(caption.lit))
    for offer in found.offers:
        assert 0 <= offer.start < offer.start + offer.duration <= 120
        assert words(offer.text)


# --- from the take to the scene ------------------------------------------------------------------


def test_words_of_a_film_come_where_its_time_shows_them() -> None:
    heard = [("un", 0, 500), ("deux", 1000, 1500), ("trop tard", 9000, 9500)]
    plain_scene = a_scene(seconds=3)
    assert [(w.start, w.end) for w in placed(plain_scene, heard)] == [(0, 15), (30, 45)]
    slow = a_scene(seconds=3, timing=ComicTiming(tempo=50))
    assert [w.start for w in placed(slow, heard)] == [0, 60]
    frozen = a_scene(seconds=3, gags=(Gag(id="g", kind="freeze", at=10, duration=20),))
    assert [w.start for w in placed(frozen, heard)] == [0, 50]


def test_words_of_a_voice_laid_over_the_scene_come_when_it_begins() -> None:
    scene = a_scene(seconds=6, voice=VoiceSlot(take=a_take(3, media=VOICE), at=24))
    assert source(scene) == ("voice", a_take(3, media=VOICE))
    assert [(w.start, w.end) for w in placed(scene, [("un", 1000, 1200)])] == [(54, 60)]


def test_a_photo_says_nothing() -> None:
    scene: Scene = a_photo_scene()
    assert source(scene) is None
    assert placed(scene, [("un", 0, 10)]) == ()
    assert isinstance(a_caption(), Caption)
