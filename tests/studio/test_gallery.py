"""Modèles, Vidéos, Accueil: what the pages show and what their buttons do."""

from __future__ import annotations

from datetime import UTC, datetime, time
from itertools import pairwise

import pytest

from studio.lists import gallery
from studio.lists.home import working_hours
from studio.models import Template, Video
from studio.posting.agenda import Hours
from templates import document
from templates.catalog import Catalog
from tests.conftest import Studio
from tests.factories_studio import a_render, a_video


def test_every_bundled_template_has_a_poster_and_a_page(studio: Studio) -> None:
    studio.signs_in()
    grid = studio.opens("/templates").text
    for name in Catalog().names():
        title = Catalog().template(name).storyboard.title
        assert title.fr in grid
        page = studio.opens(f"/templates/{name}").text
        assert page.count("<q ") == sum(bool(s.say) for s in gallery.bundled(name).board.played())
    studio.opens("/templates/nothing-like-it", status=404)


def test_no_two_neighbours_are_of_one_colour(studio: Studio) -> None:
    found = gallery.posters(studio.db, studio.organisation.id)
    assert all(a.ink != b.ink for a, b in pairwise(found))


def test_starting_a_video_copies_the_template_with_the_house_s_end_card(studio: Studio) -> None:
    studio.signs_in("referent")
    answer = studio.sends("/templates/documentaire-animalier/start")
    video = studio.db.query(Video).one()
    assert answer.location == f"/videos/{video.id}/edit"
    board = document.read(video.storyboard)
    assert board.template == "documentaire-animalier"
    assert board.end_card is not None
    assert board.end_card.lines == (), "no hours that nobody wrote"
    assert board.end_card.title == studio.organisation.name
    assert "editor-data" in studio.opens(answer.location).text


def test_an_end_card_once_kept_ends_every_new_video(studio: Studio) -> None:
    studio.signs_in("referent")
    address = studio.sends("/templates/sav-du-cv/start").location
    card = {"frames": 60, "title": "Mission Locale du Centre", "lines": ["12, rue du Pont"]}
    verb = {"id": "v1", "client": "t", "base": 0, "verb": {"verb": "end-card", "end_card": card}}
    studio.sends(address.replace("edit", "verbs"), 200, json=verb)
    studio.sends(address.replace("edit", "end-card"), 200, json={})
    studio.sends("/templates/roles-inverses/start")
    video = studio.db.query(Video).order_by(Video.id.desc()).first()
    assert video is not None
    kept = document.read(video.storyboard).end_card
    assert kept is not None
    assert (kept.title, kept.lines) == ("Mission Locale du Centre", ("12, rue du Pont",))


def test_a_score_may_begin_empty(studio: Studio) -> None:
    studio.signs_in("referent")
    address = studio.sends("/templates/nothing/start").location
    assert "editor-data" in studio.opens(address).text
    state = studio.opens(address.replace("edit", "storyboard")).get_json()
    assert [p["code"] for p in state["problems"]] == ["no-scene"]


def test_a_video_becomes_a_template_of_one_s_own_and_back(studio: Studio) -> None:
    studio.signs_in("referent")
    video = a_video(studio.db, studio.organisation, title="Le guichet")
    page = studio.sends(f"/videos/{video.id}/template", data={"title": "Le guichet"}).location
    assert "Le guichet" in studio.opens(page).text
    row = studio.db.query(Template).one()
    studio.sends(f"/templates/own:{row.id}/start")
    assert studio.db.query(Video).count() == 2
    studio.sends(f"/templates/own/{row.id}/delete")
    studio.opens(page, status=404)
    assert studio.db.query(Video).count() == 2


def test_a_relecteur_is_shown_no_button_that_would_refuse(studio: Studio) -> None:
    a_video(studio.db, studio.organisation)
    studio.signs_in("relecteur")
    for address in ("/templates", "/templates/roles-inverses", "/videos", "/"):
        text = studio.opens(address).text
        assert "/start" not in text
        assert '/bin"' not in text.replace('href="/videos/bin"', "")


def test_videos_are_found_renamed_doubled_thrown_away_and_brought_back(studio: Studio) -> None:
    studio.signs_in("referent")
    video = a_video(studio.db, studio.organisation, title="Le SAV du CV")
    a_video(studio.db, studio.organisation, title="La porte")
    found = studio.opens("/videos?q=sav").text
    assert "Le SAV du CV" in found
    assert "La porte" not in found
    studio.sends(f"/videos/{video.id}/rename", data={"title": "Le comptoir"})
    studio.db.expire_all()
    assert video.title == "Le comptoir"
    assert video.revision == 1
    studio.sends(f"/videos/{video.id}/duplicate")
    assert "Le comptoir (copie)" in studio.opens("/videos").text
    studio.sends(f"/videos/{video.id}/bin")
    assert f'/videos/{video.id}"' not in studio.opens("/videos").text
    assert "Le comptoir" in studio.opens("/videos/bin").text
    studio.sends(f"/videos/{video.id}/verbs", 404, json={"id": "x", "verb": {}})
    studio.sends(f"/videos/{video.id}/restore")
    assert f'/videos/{video.id}"' in studio.opens("/videos").text


@pytest.mark.parametrize(
    ("made", "word"), [(None, "Brouillon"), ("rendered", "À relire"), ("older", "Brouillon")]
)
def test_a_video_says_where_it_stands(studio: Studio, made: str | None, word: str) -> None:
    studio.signs_in()
    video = a_video(studio.db, studio.organisation, revision=3)
    if made:
        a_render(studio.db, video, revision=3 if made == "rendered" else 2)
    assert word in studio.opens("/videos").text


def test_home_says_what_waits_for_a_person(studio: Studio) -> None:
    studio.signs_in()
    calm = studio.opens("/").text
    assert "Tout est calme" in calm
    assert "Allez prendre un café" in calm
    a_render(studio.db, a_video(studio.db, studio.organisation, title="La porte"))
    page = studio.opens("/").text
    assert "attend un regard" in page
    assert "La porte" in page


def test_pages_speak_english_to_whoever_reads_it(studio: Studio) -> None:
    user = studio.signs_in()
    user.language = "en"
    studio.db.commit()
    assert "Which joke today?" in studio.opens("/templates").text
    assert "Hello Admin." in studio.opens("/").text


@pytest.mark.parametrize(
    ("moment", "open_", "until"),
    [
        (datetime(2026, 11, 24, 9, 0, tzinfo=UTC), True, "2026-11-24T17:30"),
        (datetime(2026, 11, 24, 18, 0, tzinfo=UTC), False, "2026-11-25T09:00"),
        (datetime(2026, 11, 24, 5, 0, tzinfo=UTC), False, "2026-11-24T09:00"),
        (datetime(2026, 11, 27, 20, 0, tzinfo=UTC), False, "2026-11-30T09:00"),
        (datetime(2026, 11, 10, 20, 0, tzinfo=UTC), False, "2026-11-12T09:00"),
    ],
)
def test_the_rail_says_until_when_one_works(moment: datetime, open_: bool, until: str) -> None:
    found = working_hours(Hours(opens=time(9), closes=time(17, 30)), moment)
    assert found.open is open_
    assert found.day.strftime("%Y-%m-%dT%H:%M") == until
