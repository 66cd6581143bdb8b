"""A publication's page: one sentence and one action per state; planning; what people do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from publish import logbook, repository
from publish.post import Network
from publish.problem import Problem
from publish.publication import State
from studio.models import Approval, Video
from tests.conftest import Studio
from tests.factories_agenda import a_publication, an_account, an_approved_video
from tests.factories_studio import a_video, an_organisation

PLAN = {"text": "On rit du formulaire. 😀", "day": "2026-11-26", "hour": "12:15", "key": "k1"}


def publication(studio: Studio, number: int) -> repository.Publication:
    with studio.engine.connect() as conn:
        return repository.get(conn, studio.organisation.id, number)


@pytest.mark.parametrize(
    ("state", "problem", "sentence", "action"),
    [
        (State.SCHEDULED, None, "Rien à faire, tout est prêt.", "Décaler"),
        (State.SENDING, None, "Elle est en route.", None),
        (State.PROCESSING, None, "Le réseau la prépare.", None),
        (State.UNCERTAIN, "network-outcome-unknown", "deux fois la même blague", "Elle y est"),
        (State.FAILED, "network-video-format", "ne fera pas de doublon", "Retirer"),
        (State.FAILED, "network-unknown", "ne fera pas de doublon", "Renvoyer"),
        (State.FAILED, "network-caption-too-long", "trop long", "Changer le texte et renvoyer"),
        (State.AWAITING_PERSON, "publication-missed", "64", "Publier maintenant"),
        (State.CANCELLED, None, "Retirée avant de partir.", "Reprogrammer"),
        (State.PUBLISHED, None, "Elle est en ligne.", "Voir sur Facebook"),
    ],
)
def test_each_state_has_one_sentence_and_one_action(
    studio: Studio, state: State, problem: str | None, sentence: str, action: str | None
) -> None:
    values: dict[str, dict[str, str | int]] = {
        "publication-missed": {"minutes": 64},
        "network-unknown": {"code": "1/2", "message": "?"},
    }
    why = Problem(code=problem, values=values.get(problem, {})) if problem else None
    number = a_publication(studio, an_account(studio), state=state, problem=why)
    studio.signs_in("referent")
    page = studio.opens(f"/publications/{number}").text
    assert sentence in page
    if action is not None:
        assert action in page
    assert page.count('class="btn wink') <= 1
    studio.signs_in("relecteur")
    seen = studio.opens(f"/publications/{number}").text
    assert 'method="post" action="/publications' not in seen


def test_an_unknown_outcome_leads_to_the_network_and_is_never_offered_again(
    studio: Studio,
) -> None:
    account = an_account(studio, Network.INSTAGRAM)
    number = a_publication(studio, account, state=State.UNCERTAIN)
    studio.signs_in()
    page = studio.opens(f"/publications/{number}").text
    assert "https://www.instagram.com/ml.limoges/" in page
    assert "Renvoyer" not in page
    assert "Publier maintenant" not in page


def test_it_is_there_ends_it_and_it_is_not_there_sends_the_same_again(studio: Studio) -> None:
    user = studio.signs_in("referent")
    there = a_publication(studio, an_account(studio), title="Un", state=State.UNCERTAIN)
    studio.sends(f"/publications/{there}/confirm")
    assert publication(studio, there).state is State.PUBLISHED
    gone = a_publication(studio, an_account(studio), title="Deux", state=State.UNCERTAIN)
    studio.sends(f"/publications/{gone}/deny")
    again = publication(studio, gone)
    assert again.state is State.SENDING
    assert again.pending is not None
    assert again.pending.remote_id == "77"
    with studio.engine.connect() as conn:
        line = logbook.read(conn, studio.organisation.id, gone)[-1]
    assert (line["code"], line["person"]) == ("denied", user.name)


def test_said_too_late_nothing_happens(studio: Studio) -> None:
    studio.signs_in()
    number = a_publication(studio, an_account(studio), state=State.PUBLISHED)
    studio.sends(f"/publications/{number}/now")
    studio.sends(f"/publications/{number}/deny")
    assert "Entre-temps" in studio.opens(f"/publications/{number}").text
    assert publication(studio, number).state is State.PUBLISHED


def test_refused_words_are_changed_for_that_network_alone_and_sent_again(studio: Studio) -> None:
    studio.signs_in()
    problem = Problem(code="network-caption-too-long")
    number = a_publication(
        studio, an_account(studio, Network.INSTAGRAM), state=State.FAILED, problem=problem
    )
    too_long = {"text": "a" * 2201, "again": "1"}
    studio.sends(f"/publications/{number}/reword", data=too_long)
    assert publication(studio, number).state is State.FAILED
    studio.sends(f"/publications/{number}/reword", data={"text": "Court.", "again": "1"})
    one = publication(studio, number)
    with studio.engine.connect() as conn:
        post = repository.get_post(conn, studio.organisation.id, one.post_id)
    assert one.state is State.SCHEDULED
    assert one.at == studio.clock()
    assert (post.text_for(Network.INSTAGRAM), post.text_for(Network.FACEBOOK)) == (
        "Court.",
        "On rit du formulaire.",
    )


def test_the_technical_words_are_folded(studio: Studio) -> None:
    number = a_publication(studio, an_account(studio))
    studio.signs_in()
    page = studio.opens(f"/publications/{number}").text
    before, _, folded = page.partition("Pour la personne qui s’occupe de l’informatique")
    assert "graph.facebook.com" in folded
    assert "graph.facebook.com" not in before


def test_another_organisation_s_is_not_found(studio: Studio) -> None:
    other = an_organisation(studio.db, "Mission Locale de Brest")
    account = an_account(studio, organisation=other)
    number = a_publication(studio, account, organisation=other, state=State.UNCERTAIN)
    studio.signs_in()
    for address in ("", "/video", "/poster", "/standing"):
        studio.opens(f"/publications/{number}{address}", 404)
    for act in ("now", "confirm", "deny", "reword", "cancel"):
        studio.sends(f"/publications/{number}/{act}", 404)


def test_the_list_puts_what_wants_a_person_first(studio: Studio) -> None:
    account = an_account(studio)
    a_publication(studio, account, title="Tranquille", state=State.PUBLISHED)
    a_publication(studio, account, title="Coincée", state=State.UNCERTAIN,
                  at=studio.clock() - timedelta(days=30))  # fmt: skip
    studio.signs_in()
    page = studio.opens("/publications").text
    assert page.index("Coincée") < page.index("Tranquille")
    assert "Tranquille" not in studio.opens("/publications?only=to-do").text


def test_planning_holds_the_approved_file_and_goes_to_every_ticked_account(
    studio: Studio, tmp_path: Path
) -> None:
    studio.signs_in("referent")
    video, sha256 = an_approved_video(studio, tmp_path)
    accounts = [an_account(studio, network) for network in Network]
    page = studio.opens(f"/videos/{video.id}/schedule").text
    assert "Nadège B." in page
    form = {**PLAN, "account": accounts, "file": sha256, "text-instagram": "Pour Instagram."}
    answer = studio.sends(f"/videos/{video.id}/schedule", data=form)
    studio.sends(f"/videos/{video.id}/schedule", data=form)  # sent twice, planned once
    with studio.engine.connect() as conn:
        rows = repository.list_publications(conn, studio.organisation.id)
    assert len(rows) == 2
    for one, post, account in rows:
        assert one.at == datetime(2026, 11, 26, 11, 15, tzinfo=UTC)
        assert post.file_sha256 == sha256
        assert post.cover_sha256 is not None
        instagram = account.network is Network.INSTAGRAM
        assert post.text_for(account.network) == ("Pour Instagram." if instagram else PLAN["text"])
    assert studio.opens(answer.location).status_code == 200


def test_planning_says_everything_at_once_and_keeps_what_was_typed(
    studio: Studio, tmp_path: Path
) -> None:
    studio.signs_in()
    video, sha256 = an_approved_video(studio, tmp_path)
    account = an_account(studio, Network.INSTAGRAM)
    form = PLAN | {"account": account, "file": sha256, "text": "#a " * 31, "day": "2026-11-20"}
    page = studio.sends(f"/videos/{video.id}/schedule", 422, data=form).text
    assert "déjà passée" in page
    assert "2 choses à changer" in page
    assert 'value="2026-11-20"' in page
    bare = studio.sends(f"/videos/{video.id}/schedule", 422, data={"file": sha256}).text
    assert "Cochez au moins un compte." in bare
    with studio.engine.connect() as conn:
        assert repository.list_publications(conn, studio.organisation.id) == ()


def test_preflight_answers_at_once_with_counts_and_the_odd_night(
    studio: Studio, tmp_path: Path
) -> None:
    studio.signs_in()
    video, _ = an_approved_video(studio, tmp_path)
    account = an_account(studio, Network.INSTAGRAM)
    form = {"account": account, "text": "😀" * 1101, "day": "2027-03-28", "hour": "02:30"}
    told = studio.sends(f"/videos/{video.id}/preflight", 200, data=form).get_json()
    assert told["counts"]["instagram"]["over"]
    assert not told["counts"]["facebook"]["over"]
    assert "2202" in told["counts"]["instagram"]["sentence"].replace("\u202f", "")
    assert "n’existe pas" in told["when"]
    good = form | {"text": "Bonjour", "day": "2026-10-25", "hour": "02:30"}
    assert studio.sends(f"/videos/{video.id}/preflight", 200, data=good).get_json()["twice"]


def test_what_was_edited_after_the_approval_does_not_go_out_and_the_page_says_so(
    studio: Studio, tmp_path: Path
) -> None:
    studio.signs_in()
    video, sha256 = an_approved_video(studio, tmp_path)
    row = studio.db.get_one(Video, video.id)
    row.revision = 4
    studio.db.commit()
    page = studio.opens(f"/videos/{video.id}/schedule").text
    assert "La vidéo a changé depuis." in page
    assert sha256 in page
    for approval in studio.db.query(Approval):
        approval.withdrawn_at = studio.clock()
    studio.db.commit()
    assert "Il manque un" in studio.opens(f"/videos/{video.id}/schedule").text


def test_a_publication_says_that_its_video_was_edited_since(studio: Studio, tmp_path: Path) -> None:
    studio.signs_in()
    video, _ = an_approved_video(studio, tmp_path)
    one = a_publication(studio, an_account(studio), video_ref=str(video.id))
    assert "La vidéo a changé depuis." not in studio.opens(f"/publications/{one}").text
    studio.db.get_one(Video, video.id).revision = 4
    studio.db.commit()
    page = studio.opens(f"/publications/{one}").text
    assert "La vidéo a changé depuis." in page
    assert f"/videos/{video.id}/finished" in page


def test_a_withdrawn_approval_calls_back_what_was_still_to_go_out(
    studio: Studio, tmp_path: Path
) -> None:
    studio.signs_in()
    an_approved_video(studio, tmp_path)
    account = an_account(studio)
    waits = a_publication(studio, account)
    gone = a_publication(studio, account, title="Déjà", state=State.PUBLISHED)
    approval = studio.db.query(Approval).one()
    answer = studio.sends(f"/approvals/{approval.id}/withdraw")
    assert "La publication prévue est annulée" in studio.opens(answer.location).text
    conn = studio.db.connection()
    states = [repository.get(conn, studio.organisation.id, one).state for one in (waits, gone)]
    assert states == [State.CANCELLED, State.PUBLISHED]


def test_a_file_approved_while_the_form_was_open_is_not_sent_blindly(
    studio: Studio, tmp_path: Path
) -> None:
    studio.signs_in()
    video, _ = an_approved_video(studio, tmp_path)
    form = PLAN | {"account": an_account(studio), "file": "0" * 64}
    page = studio.sends(f"/videos/{video.id}/schedule", 422, data=form).text
    assert "une autre version a été approuvée" in page


def test_a_relecteur_plans_nothing(studio: Studio) -> None:
    video = a_video(studio.db, studio.organisation)
    studio.signs_in("relecteur")
    studio.opens(f"/videos/{video.id}/schedule", 403)
    studio.sends(f"/videos/{video.id}/schedule", 403)
    studio.sends(f"/videos/{video.id}/preflight", 403)


def test_an_open_page_is_told_when_something_has_changed(studio: Studio) -> None:
    studio.signs_in("relecteur")
    number = a_publication(studio, an_account(studio), at=studio.clock(), state=State.SENDING)
    page = studio.opens(f"/publications/{number}").text
    assert f'data-watch="/publications/{number}/standing"' in page
    before = studio.opens(f"/publications/{number}/standing").get_json()
    assert before["mark"] in page
    assert before["landed"] == ""
    a_publication(studio, an_account(studio), at=studio.clock(), state=State.PUBLISHED)
    after = studio.opens(f"/publications/{number}/standing").get_json()
    assert after["mark"] != before["mark"]
    assert after["landed"] == "C’est publié, à 12\u00a0h."
    assert "data-watch" not in studio.opens(f"/publications/{number}").text


def test_what_is_stuck_is_first_and_nobody_is_sent_for_a_coffee(studio: Studio) -> None:
    studio.signs_in("referent")
    a_publication(studio, an_account(studio), state=State.FAILED)
    page = studio.opens("/").text
    assert "restée coincée" in page
    assert "Allez prendre un café" not in page
