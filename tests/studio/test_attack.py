"""What no page of ours would send: it is refused in words, and leaves nothing behind."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from publish.connectors.numbers import metric_values
from publish.endpoints import Endpoints
from studio.models import RenderJob
from studio.paths import DataFolder, session_secret
from studio.people.access import open_to_all
from studio.settings import Settings
from templates import bounds, edit, verbs
from templates.problems import StoryboardError
from templates.storyboard import Caption, ComicTiming, DurationRule, Gag, SoundCue
from tests.conftest import Clock, Studio
from tests.factories_studio import a_storyboard, a_video, an_asset

HUGE = "9" * 20


def test_a_number_no_row_can_have_is_no_page(studio: Studio) -> None:
    studio.signs_in()
    for number in (HUGE, "9" * 5000, str(2**63)):
        for place in ("videos/", "library/", "publications/", "templates/own:"):
            studio.opens(f"/{place}{number}", status=404)


def test_a_page_number_out_of_all_range_shows_a_page(studio: Studio) -> None:
    studio.signs_in()
    for page in (HUGE, "-3", "²", "0"):
        for address in ("/videos", "/videos/bin", "/library", "/library/pick"):
            studio.opens(address, query_string={"page": page})


def test_what_is_no_message_of_the_editor_is_refused(studio: Studio) -> None:
    video = a_video(studio.db, studio.organisation)
    studio.signs_in()
    for base in ("1e400", "-5", "true", "99999999999999999999999"):
        for where in ("verbs", "undo", "redo"):
            sent = f'{{"id": "a", "verb": {{}}, "base": {base}}}'.encode()
            _no_message(studio, f"/videos/{video.id}/{where}", sent)
    for sent in (b"[]", b"3", b"null", b'{"id": 3}', b"[" * 60_000, b"\xff", b"{"):
        for where in ("verbs", "undo", "redo"):
            _no_message(studio, f"/videos/{video.id}/{where}", sent)
    _no_message(studio, f"/videos/{video.id}/verbs", b'{"id": "a", "verb": []}')


def _no_message(studio: Studio, address: str, sent: bytes) -> None:
    studio.sends(address, status=400, data=sent, content_type="application/json")


def _verbs() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for number in (10**30, -(10**30), 2**63, 10**9, float("nan"), float("inf")):
        found += [
            {"verb": "last", "scene": "s1", "duration": {"rule": "fixed", "frames": number}},
            {"verb": "time", "scene": "s1", "timing": {"hold": number}},
            {"verb": "level", "scene": "s1", "volume": number},
            {"verb": "cover", "cover": {"scene": "s1", "at": number}},
            {"verb": "gag", "scene": "s1", "gag": {"id": "g", "kind": "freeze", "at": number}},
            {"verb": "caption-end", "scene": "s1", "id": "c", "at": number},
        ]
    long = "a" * 100_000
    card = {"kind": "card", "text": "a"}
    captions = [{"id": str(n), "text": "a"} for n in range(5000)]
    deep: Any = "a"
    for _ in range(300):
        deep = {"a": deep}
    found += [
        {"verb": "time", "scene": "s1", "timing": {"tempo": 0}},
        {"verb": "end-card", "end_card": {"frames": -1}},
        {"verb": "time", "scene": "s1", "timing": {"repeats": 27_000}},
        {"verb": "rename", "title": {"fr": long}},
        {"verb": "show", "scene": "s1", "picture": {"kind": "card", "text": long}},
        {"verb": "end-card", "end_card": {"lines": ["x"] * 50_000}},
        {"verb": "add-scene", "at": 0, "scene": {"id": "n", "picture": card, "captions": captions}},
        {"verb": "rename", "title": deep},
        {"verb": "last", "scene": "s1", "duration": {"rule": "fixed", "frames": "9" * 5000 + ":1"}},
        {"verb": "last", "scene": "s1", "duration": {"rule": "fixed", "frames": "²:1"}},
        {"verb": "fill", "scene": "s1", "media": "../../../../etc/passwd"},
    ]
    return found


def test_a_verb_beyond_all_sense_is_refused_in_words_and_changes_nothing(studio: Studio) -> None:
    video = a_video(studio.db, studio.organisation)
    studio.signs_in()
    for number, verb in enumerate(_verbs()):
        sent = json.dumps({"id": f"v{number}", "client": "c", "verb": verb})
        answer = studio.sends(
            f"/videos/{video.id}/verbs", status=422, data=sent, content_type="application/json"
        )
        assert answer.json is not None
        assert len(answer.json["text"]) > 10, verb
        assert answer.json["state"]["revision"] == 0


def test_a_video_has_room_for_so_many_captions_and_loses_none() -> None:
    captions = tuple(Caption(id=f"c{n}", text="a") for n in range(bounds.MOST_PARTS))
    board = a_storyboard(*(f"carton {n}" for n in range(8)))
    many = tuple(replace(scene, captions=captions[:75]) for scene in board.scenes)
    full = replace(board, scenes=many)
    crowded = replace(board, scenes=(replace(board.scenes[0], captions=captions),))
    one_more = verbs.PutCaption(scene="s1", caption=Caption(id="neuf", text="de trop"))
    for packed in (full, crowded):
        with pytest.raises(StoryboardError, match="list-too-long"):
            edit.apply(packed, one_more, {})
    fewer = edit.apply(full, verbs.Remove(scene="s1", part="caption", id="c1"), {})
    assert len(edit.apply(fewer, one_more, {}).scenes[0].captions) == 75


def test_what_is_odd_still_leaves_a_page(studio: Studio) -> None:
    board = a_storyboard()
    odd = replace(
        board.scenes[0],
        captions=(Caption(id="c", text="a", duration=0), Caption(id="d", text="a", start=9_000)),
        gags=(Gag(id="g", kind="sticker", at=-1, duration=0, emoji="pas un émoji"),),
        sounds=(SoundCue(id="s", sound="../../etc/passwd"),),
        timing=ComicTiming(hold=-5, cut=-5, lands=-5, repeats=0),
    )
    video = a_video(studio.db, studio.organisation, board=replace(board, scenes=(odd,)))
    studio.signs_in()
    assert studio.opens(f"/videos/{video.id}/storyboard").json["problems"]
    studio.opens(f"/videos/{video.id}/edit")
    studio.opens("/sounds/..%2F..%2Fetc%2Fpasswd.wav", status=404)


def test_hours_of_video_are_not_begun(studio: Studio) -> None:
    scenes = tuple(
        replace(scene, duration=DurationRule(rule="fixed", frames=20_000))
        for scene in a_storyboard("a", "b").scenes
    )
    video = a_video(studio.db, studio.organisation, board=replace(a_storyboard(), scenes=scenes))
    studio.signs_in()
    assert studio.opens(f"/videos/{video.id}/draft?wait=1", status=422).json
    studio.sends(f"/videos/{video.id}/render", data={})
    assert studio.db.query(RenderJob).count() == 0


def test_a_text_is_kept_as_it_can_be_shown(studio: Studio) -> None:
    video = a_video(studio.db, studio.organisation)
    studio.signs_in()
    odd = "<script>alert(1)</script> {{ 7*7 }} { $x } %{pts} [0:v]"
    texts = {
        "Une ligne\x0bune autre\r\nune troisième": "Une ligne\nune autre\nune troisième",
        "\ud800Ah\x00 bon\x1b[31m": "Ah bon[31m",
        "\u202eesrever": "esrever",
        "👩‍👩‍👧 🇫🇷": "👩‍👩‍👧 🇫🇷",
        odd: odd,
    }
    for typed, kept in texts.items():
        verb = {"verb": "rename", "title": {"fr": typed, "en": typed}}
        message = {"id": typed, "client": typed, "gesture": typed, "verb": verb}
        told = studio.sends(f"/videos/{video.id}/verbs", status=200, json=message).json
        assert told is not None
        assert told["storyboard"]["title"]["fr"] == kept
    for page in (f"/videos/{video.id}/edit", f"/videos/{video.id}/finished", "/videos"):
        assert "<script>alert" not in studio.opens(page).text


def test_an_upload_of_no_length_is_refused(studio: Studio) -> None:
    studio.signs_in()
    for length in ("²", "-1", HUGE, "9" * 5000, "1e9", ""):
        answer = studio.browser.post("/uploads", headers={"Upload-Length": length})
        assert answer.status_code == 400, length


def test_a_name_that_was_made_to_point_here_is_refused(studio: Studio) -> None:
    for name in ("evil.example", "localhost.evil.example:8000", ""):
        answer = studio.browser.get("/first-visit", headers={"Host": name})
        assert answer.status_code == 421
        assert "csrf_token" not in answer.text
    studio.opens("/first-visit", headers={"Host": "127.0.0.1:8000"})


def test_a_file_of_the_studio_is_kept_by_no_cache_on_the_way(studio: Studio) -> None:
    studio.signs_in()
    asset = an_asset(studio.db, studio.organisation, name="a.html")
    studio.folder.original(asset.organisation_id, asset.sha256).write_text("<script>")
    answer = studio.opens(f"/library/{asset.id}/original")
    assert "public" not in answer.headers["Cache-Control"]
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("told", [{"public_url": "https://videos.example"}, {"https": True}])
def test_behind_a_proxy_the_first_account_needs_the_code(
    tmp_path: Path, clock: Clock, told: dict[str, Any]
) -> None:
    studio = Studio(tmp_path, clock, first_code="1234-5678-9012", **told)
    form = {
        "organisation": "Chez moi", "name": "Moi", "email": "moi@ici.example",
        "password": "un guichet bien rangé",
    }  # fmt: skip
    studio.sends("/first-visit", status=422, data=form)
    studio.sends("/first-visit", status=422, data={**form, "code": "²²²²-5678-9012"})
    studio.sends("/first-visit", data={**form, "code": "1234 5678 9012"})
    studio.closes()


def test_an_empty_key_file_is_made_anew(tmp_path: Path) -> None:
    folder = DataFolder(root=tmp_path)
    folder.make()
    folder.session_key.write_bytes(b"")
    key = session_secret(folder)
    assert len(key) == 48
    assert session_secret(folder) == key
    assert folder.session_key.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in (tmp_path / "keys").iterdir()] == ["session.key"]


@pytest.mark.parametrize(
    "value", [-5, "12", "<b>", float("nan"), float("inf"), 10**30, True, [3], {"a": 1}, None]
)
def test_a_lying_network_s_count_is_no_count(value: object) -> None:
    item = {"name": "views", "period": "lifetime", "values": [{"value": value}]}
    assert metric_values({"data": [item, None, 3, {"name": []}]}, ("views",)) == {"views": None}


@pytest.mark.parametrize(
    "address", ["http://[::1/77", "http://127.0.0.1:port/77", "file:///etc/77", "//x/77", ""]
)
def test_an_address_that_is_none_is_not_given_the_token(address: str) -> None:
    assert not Endpoints(rupload_url="http://127.0.0.1:9").is_upload_address(address, "77")


def test_the_settings_say_where_others_can_come() -> None:
    assert not Settings().first_needs_code
    assert Settings(host="0.0.0.0").first_needs_code


def test_no_address_leads_away(studio: Studio) -> None:
    studio.signs_in()
    away = (
        *("//evil.example", "/\\evil.example", "/\t/evil.example", "/\t\\evil.example"),
        *("https:evil.example", "javascript:alert(1)", "\x01//evil.example", "/%0d%0aX: y"),
    )
    for wanted in away:
        answer = studio.opens("/sign-in", status=302, query_string={"next": wanted})
        parts = urlsplit(answer.headers["Location"])
        assert not parts.scheme, wanted
        assert not parts.netloc, wanted
        assert not answer.headers["Location"].startswith(("//", "/\\")), wanted
        assert "X" not in answer.headers


def test_an_error_names_no_secret_and_leads_to_no_other_host(
    studio: Studio, caplog: pytest.LogCaptureFixture
) -> None:
    studio.app.config["WTF_CSRF_ENABLED"] = True
    studio.signs_in()
    answer = studio.sends(
        "/language", status=400, data={}, headers={"Referer": "https://evil.example/page"}
    )
    assert "evil.example" not in answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]

    def broken(token: str) -> str:
        raise RuntimeError("on purpose")

    studio.app.view_functions["phone.fill"] = open_to_all(broken)
    studio.opens("/phone/a-token-of-a-phone", status=500)
    assert "failed" in caplog.text
    assert "a-token-of-a-phone" not in caplog.text
