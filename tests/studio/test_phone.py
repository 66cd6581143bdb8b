"""A phone fills one video's slots, without account; uploads go on where they stopped."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from studio.intake import importing
from studio.models import Asset, ImportJob, PhoneLink, Upload, Video
from studio.work import jobs
from studio.work.jobs import IMPORTS
from templates.storyboard import FootageSlot, PhotoSlot, Scene, Storyboard, Words
from tests.conftest import Clock, Studio
from tests.factories_studio import a_video, an_organisation

BODY = {"Content-Type": "application/offset+octet-stream", "Tus-Resumable": "1.0.0"}


def with_holes() -> Storyboard:
    return Storyboard(
        title=Words(fr="Le guichet"),
        scenes=(
            Scene(id="porte", say="Entrez donc.", picture=FootageSlot(), name=Words(fr="La porte")),
            Scene(id="photo", picture=PhotoSlot(), name=Words(fr="Le portrait")),
        ),
    )


def said(**values: str) -> str:
    return ",".join(f"{k} {base64.b64encode(v.encode()).decode()}" for k, v in values.items())


def a_link(studio: Studio) -> tuple[Video, str]:
    """A video with holes, and the path of a phone's page for it; nobody is signed in any more."""
    video = a_video(studio.db, studio.organisation, board=with_holes())
    studio.signs_in("referent")
    told = studio.sends(f"/videos/{video.id}/phone", status=200, json={}).json
    assert told is not None
    studio.browser.delete_cookie("studio")
    return video, "/phone/" + told["address"].rpartition("/")[2]


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_a_code_is_shown_only_where_a_phone_can_reach_the_studio(
    tmp_path: Path, clock: Clock, host: str
) -> None:
    studio = Studio(tmp_path, clock, host=host)
    video = a_video(studio.db, studio.organisation, board=with_holes())
    studio.signs_in("referent")
    told = studio.sends(f"/videos/{video.id}/phone", status=200, json={}).get_json()
    if host == "0.0.0.0":
        assert told["qr"].startswith("data:image/svg+xml")
        assert "— ce lien se ferme demain à " in told["text"]
    else:
        assert told["qr"] is None
        assert "relancer avec" in told["text"]
    studio.closes()


def begins(studio: Studio, where: str, size: int, status: int = 201, **meta: str) -> str:
    headers = {"Upload-Length": str(size), "Upload-Metadata": said(**meta)}
    answer = studio.browser.post(where, headers=headers)
    assert answer.status_code == status, answer.text
    return str(answer.headers.get("Location", ""))


def test_the_page_shows_the_line_to_say_and_keeps_no_token(studio: Studio) -> None:
    _, path = a_link(studio)
    page = studio.opens(path).text
    assert "Entrez donc." in page
    assert "Encore 2 choses à filmer" in page
    assert path.rpartition("/")[2] not in studio.db.query(PhoneLink).one().token_hash


@pytest.mark.parametrize("end", ["revoked", "expired", "binned"])
def test_a_link_that_is_over_opens_nothing(studio: Studio, end: str) -> None:
    video, path = a_link(studio)
    link = studio.db.query(PhoneLink).one()
    if end == "revoked":
        studio.signs_in("referent")
        studio.sends(f"/phone-links/{link.id}/revoke", status=200, json={})
        studio.browser.delete_cookie("studio")
    elif end == "expired":
        studio.clock.advances(hours=13)
    else:
        video.deleted_at = studio.clock()
        studio.db.commit()
    assert "ne marche plus" in studio.opens(path, status=410).text
    begins(studio, f"{path}/uploads", 4, status=410, filename="a.mp4", scene="porte")


def test_another_organisation_cannot_take_a_link_back(studio: Studio) -> None:
    a_link(studio)
    studio.signs_in("admin", an_organisation(studio.db, "Autre"))
    link = studio.db.query(PhoneLink).one()
    studio.sends(f"/phone-links/{link.id}/revoke", status=404, json={})
    assert link.revoked_at is None


def test_a_phone_fills_only_slots_of_its_video(studio: Studio) -> None:
    _, path = a_link(studio)
    begins(studio, f"{path}/uploads", 4, status=404, filename="a.mp4", scene="ailleurs")


def test_an_upload_goes_on_where_it_stopped_and_refuses_what_does_not_fit(studio: Studio) -> None:
    _, path = a_link(studio)
    place = begins(studio, f"{path}/uploads", 10, filename="../é vasion.mp4", scene="porte")
    answer = studio.browser.patch(place, data=b"0123", headers=BODY | {"Upload-Offset": "0"})
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (204, "4")
    head = studio.browser.head(place)
    assert (head.headers["Upload-Offset"], head.headers["Upload-Length"]) == ("4", "10")
    late = studio.browser.patch(place, data=b"0123", headers=BODY | {"Upload-Offset": "0"})
    assert (late.status_code, late.headers["Upload-Offset"]) == (409, "4")
    studio.browser.patch(place, data=b"456789", headers=BODY | {"Upload-Offset": "4"})
    asset = studio.db.query(Asset).one()
    assert asset.name == "é vasion.mp4"
    original = studio.folder.original(asset.organisation_id, asset.sha256)
    assert original.read_bytes() == b"0123456789"
    job = studio.db.query(ImportJob).one()
    assert (job.scene, job.state, job.user_id) == ("porte", "waiting", None)


def test_what_is_no_picture_is_refused_with_a_sentence(studio: Studio) -> None:
    _, path = a_link(studio)
    place = begins(studio, f"{path}/uploads", 6, filename="liste.mp4", scene="porte")
    studio.browser.patch(place, data=b"#EXTM3", headers=BODY | {"Upload-Offset": "0"})
    held = jobs.take(studio.engine, IMPORTS, "worker", studio.clock())
    assert held is not None
    importing.run(held, studio.folder, Event())
    told = studio.opens(place).json
    assert told is not None
    assert told["state"] == "refused"
    assert "liste.mp4" in told["sentence"]


def test_a_photo_from_the_phone_stands_in_its_slot(studio: Studio) -> None:
    from PIL import Image

    file = studio.folder.root / "photo.png"
    Image.new("RGB", (64, 96), "#ffc83d").save(file)
    video, path = a_link(studio)
    data = file.read_bytes()
    place = begins(studio, f"{path}/uploads", len(data), filename="p.png", scene="photo")
    studio.browser.patch(place, data=data, headers=BODY | {"Upload-Offset": "0"})
    held = jobs.take(studio.engine, IMPORTS, "worker", studio.clock())
    assert held is not None
    importing.run(held, studio.folder, Event())
    studio.db.refresh(video)
    asset = studio.db.query(Asset).one()
    assert (asset.state, asset.kind) == ("ready", "image")
    assert video.storyboard["scenes"][1]["picture"]["take"]["media"] == asset.sha256
    assert video.revision == 1


def test_an_upload_of_one_link_is_unknown_to_another(studio: Studio) -> None:
    video, path = a_link(studio)
    place = begins(studio, f"{path}/uploads", 4, filename="a.mp4", scene="porte")
    studio.signs_in("referent")
    told = studio.sends(f"/videos/{video.id}/phone", status=200, json={}).json
    assert told is not None
    other = "/phone/" + told["address"].rpartition("/")[2]
    token = place.rpartition("/")[2]
    assert studio.browser.head(f"{other}/uploads/{token}").status_code == 404
    assert studio.browser.delete(place).status_code == 204
    assert studio.db.query(Upload).count() == 0


def test_one_link_begins_only_so_many_uploads_and_so_many_bytes(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.intake.uploads.LINK_FILES", 3)
    monkeypatch.setattr("studio.intake.uploads.LINK_BYTES", 100)
    _, path = a_link(studio)
    _, other = a_link(studio)

    def begin(where: str, size: int, status: int = 201) -> str:
        return begins(studio, f"{where}/uploads", size, status, filename="a.mp4", scene="porte")

    begin(path, 60)
    begin(path, 60, 413)
    first = begin(path, 4)
    headers = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0"}
    kind = "application/offset+octet-stream"
    studio.browser.patch(first, data=b"abcd", headers=headers, content_type=kind)
    studio.browser.delete(first, headers=headers)  # what has come counts, forgotten or not
    studio.browser.delete(begin(path, 4), headers=headers)  # what has not come does not
    begin(path, 4)
    begin(path, 4, 413)
    answer = studio.browser.post(
        f"{path}/uploads",
        headers={
            "Tus-Resumable": "1.0.0",
            "Upload-Length": "4",
            "Upload-Metadata": said(filename="a.mp4", scene="porte"),
        },
    )
    assert "Demandez-en un nouveau" in answer.json["sentence"]
    begin(other, 4)


def test_a_disk_without_room_says_so_before_anything_is_sent(studio: Studio) -> None:
    _, path = a_link(studio)
    size = studio.folder.free()
    headers = {"Upload-Length": "1000", "Upload-Metadata": said(scene="porte")}
    studio.app.extensions["studio.settings"] = replace(studio.settings, spare_disk=size)
    answer = studio.browser.post(f"{path}/uploads", headers=headers)
    assert answer.status_code == 507
    assert answer.json is not None
    assert "Rien n’a été effacé" in answer.json["sentence"]
