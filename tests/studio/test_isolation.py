"""With another organisation's numbers every route answers 404, and changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from publish import accounts, repository
from publish.endpoints import Endpoints
from publish.post import Network, Post
from studio.intake import phone
from studio.models import (
    Approval,
    FaceJob,
    ImportJob,
    Organisation,
    RenderJob,
    SpeechJob,
    Template,
    Upload,
    metadata,
)
from templates import document
from templates.storyboard import Words
from tests.conftest import Studio
from tests.factories_studio import (
    NOON,
    a_render,
    a_storyboard,
    a_video,
    an_asset,
    an_organisation,
    the_user,
)
from tests.studio.routing import address, methods, routes, view

SECRET = "Chez-eux-seulement"


def everything_of(studio: Studio, house: Organisation) -> dict[str, Any]:
    """One of each thing in that organisation, by the names that routes give to their numbers."""
    db = studio.db
    board = replace(a_storyboard(SECRET), title=Words(fr=SECRET, en=SECRET))
    video = a_video(db, house, title=SECRET, board=board)
    asset = an_asset(db, house, name=SECRET)
    made = a_render(db, video)
    place = studio.folder.render(house.id, made.sha256)
    place.mkdir(parents=True)
    for name in ("video.mp4", "video.srt", "poster.jpg"):
        (place / name).write_text(SECRET)
    studio.folder.original(house.id, asset.sha256).write_text(SECRET)
    rows: dict[str, Any] = {
        "job_id": RenderJob(
            video_id=video.id, revision=0, storyboard={}, state="failed", created_at=NOON
        ),
        "speech_id": SpeechJob(
            video_id=video.id,
            scene="s1",
            media="0" * 64,
            start=0,
            duration=30,
            language="fr",
            state="failed",
            created_at=NOON,
        ),
        "face_id": FaceJob(video_id=video.id, media="0" * 64, state="failed", created_at=NOON),
        "approval_id": Approval(
            video_id=video.id, render_id=made.id, file_sha256=made.sha256, by_name=SECRET, at=NOON
        ),
        "template_id": Template(title=SECRET, storyboard=document.dump(board), created_at=NOON),
        "import": ImportJob(asset_id=asset.id, video_id=video.id, state="failed", created_at=NOON),
        "upload": Upload(
            token="another-upload-token", name=SECRET, length=4, created_at=NOON, touched_at=NOON
        ),
    }
    for row in rows.values():
        row.organisation_id = house.id
        db.add(row)
    db.commit()
    link, _ = phone.make(db, video, None, NOON)
    conn = db.connection()
    account = accounts.add_account(
        conn,
        house.id,
        network=Network.FACEBOOK,
        remote_id="61",
        name=SECRET,
        endpoints=Endpoints(),
        sealed_keys=b"sealed",
        now=NOON,
    )
    post = Post(file_sha256=made.sha256, text=SECRET, title=SECRET, video_ref=str(video.id))
    soon = NOON + timedelta(days=1)
    publication = repository.schedule(conn, house.id, post, account, soon, now=lambda: NOON)
    db.commit()
    return {
        "video_id": video.id,
        "asset_id": asset.id,
        "render_id": made.id,
        "job_id": rows["job_id"].id,
        "speech_id": rows["speech_id"].id,
        "face_id": rows["face_id"].id,
        "approval_id": rows["approval_id"].id,
        "template_id": rows["template_id"].id,
        "token": "another-upload-token",
        "user_id": the_user(db, house, "referent").id,
        "link_id": link.id,
        "account_id": account,
        "publication_id": publication,
        "key": f"own:{rows['template_id'].id}",
        "sha256": asset.sha256,
        "part": "poster",
        "scene": "s1",
    }


def rows_of(studio: Studio, house: Organisation) -> dict[str, list[Any]]:
    """Everything that the database holds of an organisation."""
    with studio.engine.connect() as conn:
        return {
            table.name: [
                tuple(row)
                for row in conn.execute(select(table).where(table.c.organisation_id == house.id))
            ]
            for table in metadata.sorted_tables
            if "organisation_id" in table.c
        }


@pytest.mark.parametrize("role", ["admin", "relecteur"])
def test_another_organisation_s_numbers_are_unknown(studio: Studio, role: str) -> None:
    theirs = an_organisation(studio.db, "Autre structure")
    numbers = everything_of(studio, theirs)
    before = rows_of(studio, theirs)
    studio.signs_in(role)
    walked = numbered = 0
    for rule in routes(studio):
        numbered += any(n.endswith("_id") or n in {"token", "key"} for n in rule.arguments)
        allowed = view(studio, rule).access
        by_number = {n for n in rule.arguments if n.endswith("_id")}
        by_name = {"token", "key"} & rule.arguments
        if allowed is None or role not in allowed or not (by_number or by_name):
            continue
        assert by_number <= set(numbers), f"{rule.rule}: make one of these in everything_of"
        for method in methods(rule):
            how = {"json": {}} if method == "POST" else {}
            answer = studio.browser.open(address(rule, numbers), method=method, **how)
            assert answer.status_code == 404, (method, rule.rule, answer.status_code)
            assert SECRET.encode() not in answer.data, rule.rule
            walked += 1
    assert walked > numbered * (2 / 3 if role == "admin" else 1 / 4)
    studio.opens(f"/templates/own:{numbers['template_id']}", status=404)
    assert rows_of(studio, theirs) == before


def test_the_lists_show_nothing_of_another_organisation(studio: Studio) -> None:
    everything_of(studio, an_organisation(studio.db, "Autre structure"))
    studio.signs_in()
    walked = 0
    for rule in routes(studio):
        if rule.arguments or "GET" not in (rule.methods or ()) or rule.rule == "/events":
            continue
        answer = studio.browser.get(rule.rule)
        assert answer.status_code in (200, 302, 400), (rule.rule, answer.status_code)
        assert SECRET.encode() not in answer.data, rule.rule
        walked += 1
    assert SECRET not in studio.opens("/events?once=1").text
    assert walked > 10


def test_a_token_of_a_page_opens_only_its_own_files(studio: Studio, tmp_path: Path) -> None:
    theirs = an_organisation(studio.db, "Autre structure")
    numbers = everything_of(studio, theirs)
    ours = a_video(studio.db, studio.organisation)
    studio.signs_in()
    strange = f"/videos/{ours.id}/media/{numbers['sha256']}/poster"
    studio.opens(strange, status=404)
    studio.opens(f"/videos/{ours.id}/renders/{numbers['render_id']}/poster.jpg", status=404)
