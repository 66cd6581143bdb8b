"""Uploads that lie about where they are, come twice, or are dropped while they come."""

from __future__ import annotations

import hashlib
import threading
from io import RawIOBase

import pytest

from studio.intake import uploads
from studio.intake.digests import Digests
from studio.models import Asset, ImportJob, Upload
from tests.conftest import Studio
from tests.factories_studio import the_user

BODY = {"Content-Type": "application/offset+octet-stream", "Tus-Resumable": "1.0.0"}


def begins(studio: Studio, size: int, status: int = 201) -> str:
    answer = studio.browser.post("/uploads", headers={"Upload-Length": str(size)})
    assert answer.status_code == status, answer.text
    return str(answer.headers.get("Location", ""))


def sends(studio: Studio, where: str, body: bytes | RawIOBase, at: int) -> int:
    size = {} if isinstance(body, bytes) else {"content_length": 8}
    stream = {"data": body} if isinstance(body, bytes) else {"input_stream": body}
    headers = {**BODY, "Upload-Offset": str(at)}
    return studio.browser.patch(where, headers=headers, **stream, **size).status_code


def test_a_piece_that_lies_about_its_place_or_length_changes_nothing(studio: Studio) -> None:
    studio.signs_in()
    where = begins(studio, 8)
    assert sends(studio, where, b"1234", 0) == 204
    for lie in (0, 2, 5, 8, 10**17):
        assert sends(studio, where, b"XXXX", lie) == 409
    assert sends(studio, where, b"5678 and much more", 4) == 204
    assert sends(studio, where, b"again", 8) == 204
    assert sends(studio, where, b"again", 0) == 409
    asset = studio.db.query(Asset).one()
    lies = studio.folder.original(asset.organisation_id, asset.sha256)
    assert lies.read_bytes() == b"12345678"


def test_the_last_byte_brought_twice_makes_one_file_and_one_import(studio: Studio) -> None:
    user = studio.signs_in()
    where = begins(studio, 8)
    upload = studio.db.query(Upload).one()
    studio.folder.upload(user.organisation_id, upload.token).write_bytes(b"12345678")
    codes: list[int] = []

    def bring() -> None:
        browser = studio.app.test_client()
        with browser.session_transaction() as cookie:
            cookie.update(user=user.id, epoch=0, seen=int(studio.clock().timestamp()))
        headers = {**BODY, "Upload-Offset": "8"}
        codes.append(browser.patch(where, headers=headers, data=b"").status_code)

    assert the_user(studio.db, studio.organisation).session_epoch == 0
    both = [threading.Thread(target=bring) for _ in range(4)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert codes == [204] * 4
    assert studio.db.query(Asset).count() == 1
    assert studio.db.query(ImportJob).count() == 1


def test_an_upload_dropped_while_its_last_piece_comes_is_gone(studio: Studio) -> None:
    studio.signs_in()
    where = begins(studio, 8)

    class Dropping(RawIOBase):
        """A line on which the last piece comes after the upload was dropped elsewhere."""

        place = 0

        def readable(self) -> bool:
            return True

        def seek(self, place: int, whence: int = 0) -> int:
            self.place = 8 if whence else place
            return self.place

        def tell(self) -> int:
            return self.place

        def readinto(self, into: bytearray) -> int:  # type: ignore[override]
            for upload in studio.db.query(Upload):
                uploads.drop(studio.db, studio.folder, upload)
            into[:8] = b"12345678"
            return 8

    assert sends(studio, where, Dropping(), 0) == 410
    assert studio.db.query(Asset).count() == 0


def test_room_is_promised_once(studio: Studio) -> None:
    studio.signs_in()
    room = studio.folder.free() - studio.settings.spare_disk
    most = min(studio.settings.largest_upload, room * 3 // 5)
    promised = 0
    while promised + most <= room:
        begins(studio, most)
        promised += most
    begins(studio, most, status=507)
    studio.clock.advances(hours=1)
    begins(studio, most)


def test_killed_between_file_and_row_the_upload_still_ends(studio: Studio) -> None:
    user = studio.signs_in()
    where = begins(studio, 8)
    upload = studio.db.query(Upload).one()
    come = studio.folder.upload(user.organisation_id, upload.token)
    come.write_bytes(b"12345678")
    sha256 = hashlib.sha256(b"12345678").hexdigest()
    studio.folder.original(user.organisation_id, sha256).hardlink_to(come)
    answer = studio.browser.head(where)
    assert answer.headers["Upload-Offset"] == "8"
    assert sends(studio, where, b"", 8) == 204
    assert studio.db.query(Asset).one().sha256 == sha256
    assert not come.exists()


def test_the_hash_is_ready_with_the_last_byte_and_never_that_of_other_bytes() -> None:
    digests = Digests(most=2)
    digests.feed("whole", 0, b"1234")
    digests.feed("whole", 4, b"5678")
    assert digests.taken("whole", 8) == hashlib.sha256(b"12345678").hexdigest()
    assert digests.taken("whole", 8) is None, "it is given once"
    digests.feed("gap", 0, b"1234")
    digests.feed("gap", 6, b"78")
    assert digests.taken("gap", 8) is None
    digests.feed("late", 4, b"5678")
    assert digests.taken("late", 8) is None
    digests.feed("short", 0, b"1234")
    assert digests.taken("short", 8) is None
    for token in ("a", "b", "c"):
        digests.feed(token, 0, b"1")
    assert digests.taken("a", 1) is None, "it was fed longest ago"


def test_an_upload_in_pieces_is_not_read_again(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio.signs_in()
    where = begins(studio, 8)
    monkeypatch.setattr(hashlib, "file_digest", None)
    assert sends(studio, where, b"1234", 0) == 204
    assert sends(studio, where, b"5678", 4) == 204
    assert studio.db.query(Asset).one().sha256 == hashlib.sha256(b"12345678").hexdigest()
