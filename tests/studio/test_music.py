"""The music shelf: a piece has a licence card, or it goes under no video that is made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from studio import cli, sentences
from studio.models import Asset
from studio.work import licensing
from studio.work.assets import as_json
from studio.work.rendering import blockers
from templates import licences
from templates.licences import Card, Licence
from templates.storyboard import Music, Storyboard, Take
from tests.conftest import Studio
from tests.factories_studio import a_render, a_storyboard, a_video, an_asset
from tests.factories_templates import VOICE, facts

CARD = {
    "title": "Salle d’attente",
    "author": "Inès M.",
    "source": "https://musique.example/12",
    "licence": "cc-by",
}


def a_piece(studio: Studio, name: str = "boucle.mp3") -> Asset:
    known = as_json(facts()[VOICE])
    return an_asset(studio.db, studio.organisation, name=name, kind="audio", facts=known)


def under(piece: Asset) -> Storyboard:
    take = Take(media=piece.sha256, start=0, duration=None)
    return replace(a_storyboard("Le guichet"), music=Music(take=take))


def codes(studio: Studio, board: Storyboard) -> set[str]:
    return {
        code
        for code, _ in blockers(studio.db, studio.organisation.id, board)
        if code.startswith("music-")
    }


def test_a_piece_without_a_card_stops_the_render_and_a_filled_one_lets_it_go(
    studio: Studio,
) -> None:
    studio.signs_in("referent")
    piece = a_piece(studio)
    video = a_video(studio.db, studio.organisation, board=under(piece))
    assert codes(studio, under(piece)) == {"music-card-missing"}
    answer = studio.sends(f"/videos/{video.id}/render")
    assert answer.location == f"/videos/{video.id}"
    state = studio.opens(f"/videos/{video.id}/storyboard").json
    assert state is not None
    (told,) = [p for p in state["problems"] if p["code"] == "music-card-missing"]
    assert told["place"] == f"/library/{piece.id}#licence"
    studio.sends(f"/library/{piece.id}/licence", data=CARD)
    studio.db.refresh(piece)
    assert codes(studio, under(piece)) == set()
    assert "Prête à servir" in studio.opens(f"/library/{piece.id}").text


def test_a_piece_of_the_library_is_laid_under_a_video_by_a_click(studio: Studio) -> None:
    studio.signs_in("referent")
    piece = a_piece(studio)
    video = a_video(studio.db, studio.organisation, board=a_storyboard("Le guichet"))
    take = {"media": piece.sha256, "start": 0, "duration": None}
    verb = {"verb": "music", "music": {"name": "", "take": take}}
    sent = {"id": "v1", "client": "t", "base": 0, "verb": verb}
    state = studio.sends(f"/videos/{video.id}/verbs", 200, json=sent).json
    assert state["storyboard"]["music"]["take"]["media"] == piece.sha256


def test_the_command_line_renders_no_such_video_either(
    studio: Studio,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    video = a_video(studio.db, studio.organisation, board=under(a_piece(studio)))
    monkeypatch.setenv("STUDIO_DATA", str(studio.folder.root))
    film = tmp_path / "film.mp4"
    monkeypatch.setattr("sys.argv", ["studio", "render", str(video.id), "-o", str(film)])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 1
    assert "n’a pas de fiche de licence" in capsys.readouterr().err
    assert not film.exists()


def test_the_house_s_own_loops_need_no_card(studio: Studio) -> None:
    board = replace(a_storyboard("Le guichet"), music=Music(name="fanfare"))
    assert codes(studio, board) == set()
    assert licences.usable(licences.HOUSE)


@pytest.mark.parametrize(
    ("card", "wrong"),
    [
        (None, ["music-card-missing"]),
        (Card(author="x"), ["music-card-missing"]),
        (Card(licence="own"), []),
        (Card(licence="cc0"), []),
        (Card(licence="cc-by", author="x", source="y"), []),
        (Card(licence="cc-by"), ["music-author-missing", "music-source-missing"]),
        (Card(licence="cc-by-sa", author="x", source="y"), ["music-share-alike"]),
        (Card(licence="cc-by-nc", author="x", source="y"), ["music-non-commercial"]),
        (Card(licence="cc-by-nd", author="x", source="y"), ["music-no-derivatives"]),
        (Card(licence="cc-by-nd", author="x", source="y", adaptation=True),
         ["music-no-derivatives"]),
        (Card(licence="bought", networks=True, adaptation=True), ["music-proof-missing"]),
        (Card(licence="bought", proof="F-12", adaptation=True), ["music-not-for-networks"]),
        (Card(licence="bought", proof="F-12", networks=True), ["music-not-to-adapt"]),
        (Card(licence="sacem", proof="C-1", networks=True, adaptation=True), []),
    ],
)  # fmt: skip
def test_what_each_licence_asks(card: Card | None, wrong: list[str]) -> None:
    found = list(licences.faults(card))
    assert [fault.code for fault in found] == wrong
    for fault in found:
        for lang in sentences.LANGUAGES:
            assert len(sentences.problem(fault.code, lang)) > 40


def test_every_licence_has_its_terms_and_its_words() -> None:
    assert set(licences.TERMS) == set(get_args(Licence))
    for licence in licences.TERMS:
        assert sentences.has(f"licence-{licence}", "fr")
        assert sentences.has(f"licence-{licence}-says", "en")


def test_the_credit_goes_into_the_proposed_text_of_the_post(studio: Studio) -> None:
    studio.signs_in("referent")
    piece = a_piece(studio)
    studio.sends(f"/library/{piece.id}/licence", data=CARD)
    video = a_video(studio.db, studio.organisation, title="Le guichet", board=under(piece))
    shown = {"frames": 300, "rate": 30, "width": 1080, "height": 1920}
    made = a_render(studio.db, video, facts=shown)
    place = studio.folder.render(studio.organisation.id, made.sha256)
    place.mkdir(parents=True)
    (place / "video.mp4").write_bytes(b"film")
    studio.sends(f"/renders/files/{made.id}/approve", data={})
    text = studio.opens(f"/videos/{video.id}/schedule").text
    line = "Musique\u00a0: «\u00a0Salle d’attente\u00a0», Inès M., CC BY 4.0"
    assert line in text.replace("&#39;", "’")
    studio.sends(f"/library/{piece.id}/licence", data={**CARD, "credit": "Merci Inès"})
    assert "Merci Inès" in studio.opens(f"/videos/{video.id}/schedule").text
    studio.sends(f"/library/{piece.id}/licence", data={**CARD, "licence": "cc0"})
    assert "Inès" not in studio.opens(f"/videos/{video.id}/schedule").text


def test_the_shelf_shows_the_house_s_loops_and_one_s_own_with_what_they_allow(
    studio: Studio,
) -> None:
    studio.signs_in("referent")
    done, todo = a_piece(studio, "faite.mp3"), a_piece(studio, "vide.mp3")
    studio.sends(f"/library/{done.id}/licence", data=CARD)
    page = studio.opens("/library/music").text
    assert page.index("Salle d’attente") < page.index("vide.mp3")
    assert "Remise de médaille" in page
    assert f'href="/library/{todo.id}#licence"' in page
    studio.db.expire_all()
    offered = licensing.offered(studio.db, studio.organisation.id)
    assert offered == [{"sha256": done.sha256, "title": "Salle d’attente"}]


def test_a_card_is_plain_text_and_a_licence_that_is_none_is_not_chosen(studio: Studio) -> None:
    studio.signs_in("referent")
    piece = a_piece(studio)
    typed = {**CARD, "title": "<b>x</b>\u202e\n y", "licence": "all-mine"}
    studio.sends(f"/library/{piece.id}/licence", data=typed)
    studio.db.refresh(piece)
    card = licensing.card_of(piece)
    assert card is not None
    assert (card.licence, card.networks) == (None, False)
    assert card.title == "<b>x</b> y"
    page = studio.opens(f"/library/{piece.id}").text
    assert "<b>x</b>" not in page
    assert "&lt;b&gt;x" in page
    studio.signs_in("relecteur")
    studio.sends(f"/library/{piece.id}/licence", 403, data=CARD)
