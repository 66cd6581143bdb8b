"""Réglages: the organisation's end card and logo, drawn by the engine and given to new videos."""

from __future__ import annotations

import io

from PIL import Image

from studio.models import Video
from studio.work.assets import as_json
from studio.work.rendering import blockers
from templates import document
from templates.storyboard import EndCard, UnionBlock
from tests.conftest import Studio
from tests.factories_studio import an_asset, an_organisation
from tests.factories_templates import PHOTO, facts

CARD = {
    "card_title": "Mission Locale du Limousin",
    "card_lines": "12 rue des Combes\r\n\r\n05 55 00 00 00",
    "card_link": "ml-limousin.example",
    "card_funding": "Avec l’aide de la Région.",
}


def a_logo(studio: Studio, name: str = "logo.png", **values: object) -> str:
    """A picture of the library, by its hash."""
    owner = values.pop("organisation", studio.organisation)
    known = as_json(facts()[PHOTO])
    return an_asset(studio.db, owner, name=name, kind="image", facts=known, **values).sha256  # type: ignore[arg-type]


def begun(studio: Studio) -> Video:
    studio.sends("/templates/sav-du-cv/start", data={})
    video = studio.db.query(Video).order_by(Video.id.desc()).first()
    assert video is not None
    return video


def test_new_videos_get_the_card_and_the_logo_set_here(studio: Studio) -> None:
    studio.signs_in("admin")
    logo, funder = a_logo(studio), a_logo(studio, "region.png")
    sent = {**CARD, "card_logo": logo, "corner_logo": logo, "card_funders": [funder, "none"]}
    studio.sends("/settings/card", data=sent)
    board = document.read(begun(studio).storyboard)
    card = board.end_card
    assert card is not None
    assert (card.title, card.lines) == (
        "Mission Locale du Limousin",
        ("12 rue des Combes", "05 55 00 00 00"),
    )
    assert (card.link, card.funding) == ("ml-limousin.example", "Avec l’aide de la Région.")
    assert (card.logo, card.funders, board.logo) == (logo, (funder,), logo)
    text = studio.opens("/settings").text
    assert f'<option value="{logo}" selected>logo.png</option>' in text
    assert "05 55 00 00 00" in text


def test_the_european_block_and_the_colour_set_here_are_on_every_new_video(studio: Studio) -> None:
    studio.signs_in("admin")
    studio.sends("/settings/card", data={**CARD, "card_union": "1", "card_colour": "#afd0f6"})
    card = document.read(begun(studio).storyboard).end_card
    assert card is not None
    assert (card.union, card.background, card.ink) == (UnionBlock(), "#afd0f6", "#2b1a26")
    page = studio.opens("/settings").text
    assert 'name="card_union" value="1" checked' in page
    assert '<option value="#afd0f6" selected>' in page
    studio.sends("/settings/card", data={**CARD, "card_colour": "red"})
    card = document.read(begun(studio).storyboard).end_card
    assert card is not None
    assert (card.union, card.background) == (None, EndCard().background)


def test_a_faulty_block_is_refused_before_the_render_in_a_sentence(studio: Studio) -> None:
    studio.signs_in("admin")
    video = begun(studio)
    small = {"verb": "end-card", "end_card": {"title": "x", "union": {"height": 90}}}
    sent = {"id": "v1", "client": "t", "base": 0, "verb": small}
    told = studio.sends(f"/videos/{video.id}/verbs", 200, json=sent).json
    assert any("emblème européen est trop petit" in p["text"] for p in told["problems"])
    studio.db.expire_all()
    board = document.read(video.storyboard)
    found = blockers(studio.db, studio.organisation.id, board)
    assert ("union-too-small", {"least": 143, "seconds": 2}) in found


def test_a_logo_is_one_s_own_and_in_hand(studio: Studio) -> None:
    theirs = a_logo(studio, "autre.png", organisation=an_organisation(studio.db, "Autre"))
    ours = a_logo(studio)
    studio.signs_in("admin")
    studio.sends("/settings/card", data={**CARD, "card_logo": theirs, "corner_logo": ours})
    kept = studio.organisation
    studio.db.refresh(kept)
    assert (kept.settings["end_card"]["logo"], kept.settings["corner_logo"]) == (None, ours)
    asset = studio.db.query(type(an_asset(studio.db, kept, name="x"))).filter_by(sha256=ours).one()
    studio.db.delete(asset)
    studio.db.commit()
    assert document.read(begun(studio).storyboard).logo is None


def test_the_engine_draws_what_is_typed_and_not_yet_kept(studio: Studio) -> None:
    studio.signs_in("admin")
    pictures = [
        studio.opens(f"/settings/card/end.jpg{words}").data
        for words in ("", "?card_title=Tout+autre+chose")
    ]
    sizes = [Image.open(io.BytesIO(picture)).size for picture in pictures]
    assert sizes[0] == sizes[1]
    assert pictures[0] != pictures[1]
    studio.signs_in("referent")
    assert studio.opens("/settings/card/end.jpg?card_title=Tout+autre+chose").data == pictures[0]
    studio.sends("/settings/card", 403, data=CARD)
    studio.opens("/settings/card/nowhere.jpg", 404)
