"""The screens of publishing in both languages: every sentence is there, and none is the other's."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from publish.post import Network
from publish.problem import Problem
from publish.publication import State
from tests.conftest import Studio
from tests.factories_agenda import a_publication, an_account, an_approved_video, readings

SCREENS = (
    "/calendar", "/calendar?as=month", "/calendar?as=list", "/publications", "/publications/1",
    "/publications/2", "/publications/3", "/publications/4", "/publications/1/move",
    "/videos/1/schedule", "/views", "/views/4", "/views/report", "/accounts",
)  # fmt: skip
FRENCH = re.compile(
    r"\b(?:vous|votre|le réseau|aucun|jamais|semaine|déplacer|publiée)\b", re.IGNORECASE
)
ENGLISH = re.compile(r"\b(?:the|your|nothing|network|week|published|schedule)\b", re.IGNORECASE)


@pytest.mark.parametrize(("lang", "foreign"), [("fr", ENGLISH), ("en", FRENCH)])
def test_every_screen_speaks_one_language(
    studio: Studio, tmp_path: Path, lang: str, foreign: re.Pattern[str]
) -> None:
    user = studio.signs_in("admin")
    user.language = lang
    studio.db.commit()
    facebook, instagram = (an_account(studio, network) for network in Network)
    moment = studio.clock()
    a_publication(studio, facebook, title="Aaa", text="…", at=moment + timedelta(days=1))
    a_publication(studio, instagram, title="Bbb", text="…", at=moment, state=State.UNCERTAIN)
    missed = Problem(code="publication-missed", values={"minutes": 64})
    late = moment - timedelta(hours=2)
    a_publication(studio, facebook, title="Ccc", text="…", at=late, state=State.AWAITING_PERSON,
                  problem=missed)  # fmt: skip
    seen = a_publication(studio, facebook, title="Ddd", text="…", at=late, state=State.PUBLISHED)
    readings(studio, seen, "fb_reels_total_plays", [(moment, None), (moment, 212)])
    an_approved_video(studio, tmp_path)
    found = []
    for screen in SCREENS:
        page = studio.opens(screen).text
        main = page[page.index("<main") : page.index("</main>")]
        folded = re.sub(
            r"<details class=\"tech\">.*?</details>|<code>.*?</code>", " ", main, flags=re.DOTALL
        )
        shown = re.sub(r"<[^>]*>", " ", folded)
        labels = " ".join(re.findall(r'(?:aria-label|title|placeholder)="([^"]*)"', folded))
        found += [(screen, word) for word in foreign.findall(f"{shown} {labels}")]
    assert found == []
