"""Asking for a render, the finished video, and who may approve what."""

from __future__ import annotations

import html
import json
import re
import sqlite3
from dataclasses import replace
from typing import Any

from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from studio.lists.gallery import bundled
from studio.models import Approval, RenderJob, Video
from studio.work.rendering import POSTER, SUBTITLES, VIDEO
from tests.conftest import Studio
from tests.factories_studio import (
    NOON,
    a_render,
    a_storyboard,
    a_video,
    an_organisation,
    the_user,
)
from tests.factories_templates import a_scene


def a_finished(studio: Studio, by: str = "referent") -> tuple[int, int]:
    """A video with a file made for that person: ids of both."""
    video = a_video(studio.db, studio.organisation, revision=3)
    made = a_render(studio.db, video)
    place = studio.folder.render(video.organisation_id, made.sha256)
    place.mkdir(parents=True)
    (place / VIDEO).write_bytes(bytes(range(256)) * 20)
    (place / SUBTITLES).write_text("1\n00:00:00,000 --> 00:00:01,000\nBonjour\n")
    (place / POSTER).write_bytes(b"\xff\xd8\xff")
    studio.db.add(
        RenderJob(
            organisation_id=video.organisation_id,
            video_id=video.id,
            revision=3,
            storyboard={},
            state="done",
            user_id=the_user(studio.db, studio.organisation, by).id,
            render_id=made.id,
            created_at=NOON,
            finished_at=NOON,
        )
    )
    studio.db.commit()
    return video.id, made.id


def test_a_render_is_asked_for_and_shown_in_the_queue(studio: Studio) -> None:
    studio.signs_in("referent")
    video = a_video(studio.db, studio.organisation)
    answer = studio.sends(f"/videos/{video.id}/render")
    assert answer.location == f"/videos/{video.id}/finished"
    assert "Elle se fabrique" in studio.opens(answer.location).text
    assert "Attend son tour" in studio.opens("/renders").text
    job = studio.db.query(RenderJob).one()
    studio.sends(f"/renders/{job.id}/cancel", data={"to": "queue"})
    studio.db.refresh(job)
    assert job.state == "cancelled"
    assert "Relancer" in studio.opens("/renders").text


def test_a_file_is_given_in_parts_and_under_the_video_s_name(studio: Studio) -> None:
    _, made = a_finished(studio)
    studio.signs_in("relecteur")
    part = studio.opens(
        f"/renders/files/{made}/video.mp4", status=206, headers={"Range": "bytes=256-259"}
    )
    assert part.data == bytes([0, 1, 2, 3])
    studio.opens(f"/renders/files/{made}/video.mp4", status=416, headers={"Range": "bytes=99999-"})
    whole = studio.opens(f"/renders/files/{made}/video.srt?download=1")
    assert "attachment" in whole.headers["Content-Disposition"]


def test_the_maker_asks_somebody_else_and_that_person_approves(studio: Studio) -> None:
    video, made = a_finished(studio, by="referent")
    studio.signs_in("referent")
    assert "autre personne" in studio.opens(f"/videos/{video}/finished").text
    studio.sends(f"/renders/files/{made}/approve")
    assert studio.db.query(Approval).count() == 0
    studio.signs_in("relecteur")
    studio.sends(f"/renders/files/{made}/approve", data={"note": "Parfait."})
    approval = studio.db.query(Approval).one()
    assert (approval.self_approved, approval.note) == (False, "Parfait.")
    assert "Choisir quand elle part" not in studio.opens(f"/videos/{video}/finished").text
    studio.signs_in("referent")
    assert "Choisir quand elle part" in studio.opens(f"/videos/{video}/finished").text


def test_alone_one_approves_oneself_and_the_record_says_so(studio: Studio) -> None:
    video, made = a_finished(studio, by="admin")
    for role in ("referent", "relecteur"):
        the_user(studio.db, studio.organisation, role).disabled_at = NOON
    studio.db.commit()
    studio.signs_in("admin")
    studio.sends(f"/renders/files/{made}/approve")
    assert studio.db.query(Approval).one().self_approved
    assert "qui l’a aussi fabriquée" in studio.opens(f"/videos/{video}/finished").text


def test_an_edit_after_approval_changes_nothing_that_goes_out(studio: Studio) -> None:
    video, made = a_finished(studio)
    studio.signs_in("admin")
    studio.sends(f"/renders/files/{made}/approve")
    before = studio.db.query(Approval).one().file_sha256
    row = studio.db.get_one(type(a_video(studio.db, studio.organisation)), video)
    row.revision = 4
    studio.db.commit()
    page = studio.opens(f"/videos/{video}/finished").text
    assert "Une version plus récente existe" in page
    assert studio.db.query(Approval).one().file_sha256 == before


def test_a_withdrawn_approval_does_not_stand(studio: Studio) -> None:
    video, made = a_finished(studio)
    studio.signs_in("relecteur")
    studio.sends(f"/renders/files/{made}/approve")
    approval = studio.db.query(Approval).one()
    studio.signs_in("referent")
    studio.sends(f"/approvals/{approval.id}/withdraw", status=403)
    studio.signs_in("relecteur")
    studio.sends(f"/approvals/{approval.id}/withdraw")
    assert "Approuver" in studio.opens(f"/videos/{video}/finished").text


def test_progress_is_told_as_it_is_and_only_to_ones_own(studio: Studio) -> None:
    video = a_video(studio.db, studio.organisation)
    other = an_organisation(studio.db, "Autre structure")
    for owner in (video, a_video(studio.db, other)):
        studio.db.add(
            RenderJob(
                organisation_id=owner.organisation_id,
                video_id=owner.id,
                revision=0,
                storyboard={},
                state="running",
                progress=425,
                remaining_s=130,
                created_at=NOON,
            )
        )
    studio.db.commit()
    studio.signs_in()
    lines = studio.opens("/events?once=1").text.splitlines()
    told = [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data")]
    assert len(told) == 1
    assert (told[0]["video"], told[0]["percent"]) == (video.id, 42.5)
    assert told[0]["left"] == "2\u00a0min"


def test_whoever_says_yes_is_told_which_words_are_still_the_template_s(studio: Studio) -> None:
    studio.signs_in("referent")
    address = studio.sends("/templates/sav-du-cv/start").location
    video = studio.db.query(Video).one()
    a_render(studio.db, video)
    first = bundled("sav-du-cv").board.scenes[0].captions[0].text
    page = studio.opens(address.replace("edit", "finished")).text
    assert "Textes du modèle laissés tels quels" in page
    assert first in html.unescape(page)
    other = a_video(studio.db, studio.organisation)
    a_render(studio.db, other)
    assert "laissé" not in studio.opens(f"/videos/{other.id}/finished").text, "it has no template"


def test_what_keeps_a_video_from_being_made_is_said_where_one_asked(studio: Studio) -> None:
    board = replace(a_storyboard(), scenes=(a_scene("s1"),))  # its clip is not in hand
    video = a_video(studio.db, studio.organisation, board=board)
    studio.signs_in("referent")
    answer = studio.sends(f"/videos/{video.id}/render", 200, follow_redirects=True)
    assert answer.request.path == f"/videos/{video.id}/edit"
    [[hue, sentence]] = _desk(answer.text)["says"]
    assert hue == "failed"
    assert "fichier" in sentence
    assert studio.db.query(RenderJob).count() == 0
    assert _desk(studio.opens(answer.request.path).text)["says"] == []


def _desk(page: str) -> dict[str, Any]:
    found = re.search(r'id="editor-data"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found is not None
    told: dict[str, Any] = json.loads(found[1])
    return told


def test_the_first_file_is_version_1_however_much_was_edited_before_it(studio: Studio) -> None:
    video, _ = a_finished(studio)
    studio.signs_in("referent")
    assert "Version 1, faite" in studio.opens(f"/videos/{video}/finished").text
    a_render(studio.db, studio.db.get_one(Video, video), revision=9, sha256="e" * 64)
    assert "Version 2, faite" in studio.opens(f"/videos/{video}/finished").text


def test_a_disk_that_is_full_at_the_commit_is_said_on_a_page(studio: Studio) -> None:
    studio.signs_in("referent")
    video = a_video(studio.db, studio.organisation)

    def commit_fails(_connection: Any) -> None:
        raise OperationalError("COMMIT", {}, sqlite3.OperationalError("database or disk is full"))

    event.listen(studio.engine, "commit", commit_fails)
    answer = studio.sends(f"/videos/{video.id}/render", 507)
    assert "L’armoire est pleine." in answer.text
    assert the_user(studio.db, studio.organisation, "referent").name in answer.text  # in its frame
    event.remove(studio.engine, "commit", commit_fails)
    assert studio.sends(f"/videos/{video.id}/render").location == f"/videos/{video.id}/finished"


def test_three_formats_are_asked_for_at_once_and_offered_only_while_they_are_wanting(
    studio: Studio,
) -> None:
    studio.signs_in("referent")
    video = a_video(studio.db, studio.organisation)
    page = f"/videos/{video.id}/finished"
    assert "Rendre les trois formats" in studio.opens(page).text
    studio.sends(f"/videos/{video.id}/render", data={"rendition": "all"})
    asked = [job.rendition for job in studio.db.query(RenderJob).order_by(RenderJob.id)]
    assert asked == ["reel", "feed", "square"]
    assert "Rendre les trois formats" not in studio.opens(page).text
    studio.sends(f"/videos/{video.id}/render", data={"rendition": "ovale"}, status=400)
    studio.signs_in("relecteur")
    assert "Rendre les trois formats" not in studio.opens(page).text


def test_a_form_that_is_ready_is_let_be_when_the_others_are_asked_for(studio: Studio) -> None:
    studio.signs_in("referent")
    video = a_video(studio.db, studio.organisation)
    a_render(studio.db, video)
    assert "Rendre 2 formats ensemble" in studio.opens(f"/videos/{video.id}/finished").text
    studio.sends(f"/videos/{video.id}/render", data={"rendition": "all"})
    asked = [job.rendition for job in studio.db.query(RenderJob).order_by(RenderJob.id)]
    assert asked == ["feed", "square"]
