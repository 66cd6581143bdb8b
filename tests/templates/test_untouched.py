"""What a video still says as its template wrote it."""

from __future__ import annotations

from dataclasses import replace

from templates.storyboard import CardSlot
from templates.untouched import untouched
from tests.factories_templates import a_caption, a_scene, a_storyboard

TEMPLATE = a_storyboard(
    a_scene("s1", captions=(a_caption("Le bus 12 est en panne.", id="c1"), a_caption("", id="c2"))),
    a_scene("s2", picture=CardSlot(text="Six mois plus tard")),
)


def test_a_fresh_copy_says_all_that_the_template_wrote_and_no_empty_line() -> None:
    assert untouched(TEMPLATE, TEMPLATE) == ("Le bus 12 est en panne.", "Six mois plus tard")


def test_words_of_one_s_own_are_not_the_template_s_whatever_stands_where() -> None:
    mine = a_scene("s1", captions=(a_caption("Le car n’est pas venu.", id="c1"),))
    beside = a_scene("s3", captions=(a_caption("Le bus 12 est en panne.", id="c1"),))
    video = replace(TEMPLATE, scenes=(mine, beside))
    assert untouched(video, TEMPLATE) == ()


def test_the_same_words_are_told_once() -> None:
    twice = tuple(a_caption("Encore.", id=name) for name in ("c1", "c2"))
    board = a_storyboard(a_scene("s1", captions=twice))
    assert untouched(board, board) == ("Encore.",)
