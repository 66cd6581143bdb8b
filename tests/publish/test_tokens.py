"""Connecting: what is no Page token is refused with its reason; secrets stay closed."""

from __future__ import annotations

import logging
import stat
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from sqlalchemy import select

from publish import tokens
from publish.endpoints import Endpoints
from publish.errors import KeysUnreadable
from publish.keys import Keys, Secrets
from publish.post import Lamp, Network
from publish.tables import accounts
from tests.factories_publish import Emulator, House


def codes(connected: tokens.Connected) -> list[str]:
    return [problem.code for problem in connected.problems]


@pytest.mark.parametrize("with_app", [True, False])
def test_a_page_token_brings_the_page_and_its_instagram(emulator: Emulator, with_app: bool) -> None:
    seed = emulator.seeded()
    endpoints = emulator.endpoints(seed["app_id"] if with_app else "")
    secret = seed["app_secret"] if with_app else None
    found = tokens.connect_page_token(endpoints, f" {seed['page_token']}\n", app_secret=secret)
    assert codes(found) == []
    assert [(a.network, a.remote_id, a.name) for a in found.accounts] == [
        (Network.FACEBOOK, seed["page_id"], seed["page_name"]),
        (Network.INSTAGRAM, seed["ig_id"], f"@{seed['ig_username']}"),
    ]


def test_a_person_s_token_is_refused_and_said_to_be_one(emulator: Emulator) -> None:
    seed = emulator.seeded()
    endpoints = emulator.endpoints(seed["app_id"])
    found = tokens.connect_page_token(endpoints, seed["user_token"], app_secret=seed["app_secret"])
    assert found.accounts == ()
    assert codes(found) == ["account-not-page-token"]
    assert found.problems[0].values == {"kind": "USER"}


def test_other_refusals(emulator: Emulator) -> None:
    seed = emulator.seeded()
    other = emulator.seeded()
    endpoints, secret = emulator.endpoints(seed["app_id"]), seed["app_secret"]

    def tried(token: str) -> list[str]:
        return codes(tokens.connect_page_token(endpoints, token, app_secret=secret))

    assert tried("EAAGnonsense") == ["account-token-invalid"]
    assert tried(other["page_token"]) == ["account-other-app"]
    poor = emulator.seeded(scopes=["pages_show_list", "pages_read_engagement"])
    found = tokens.connect_page_token(
        emulator.endpoints(poor["app_id"]), poor["page_token"], app_secret=poor["app_secret"]
    )
    assert codes(found) == ["account-scope-missing"]
    assert found.problems[0].values["scopes"] == "pages_manage_posts, read_insights"
    emulator.kills_tokens(page=seed["page_id"], set={"valid": False, "subcode": 463})
    assert tried(seed["page_token"]) == ["account-token-expired"]


def test_a_page_without_instagram_permissions_still_connects(emulator: Emulator) -> None:
    seed = emulator.seeded(scopes=list(tokens.PAGE_SCOPES))
    found = tokens.connect_page_token(
        emulator.endpoints(seed["app_id"]), seed["page_token"], app_secret=seed["app_secret"]
    )
    assert [account.network for account in found.accounts] == [Network.FACEBOOK]
    assert codes(found) == ["account-scope-missing"]


def test_a_network_that_cannot_be_reached_says_nothing_of_the_token() -> None:
    nowhere = Endpoints(graph_url="http://127.0.0.1:9")
    assert codes(tokens.connect_page_token(nowhere, "EAAG1")) == ["account-unreachable"]


def signs_in(emulator: Emulator, endpoints: Endpoints, **answer: object) -> dict[str, list[str]]:
    """Go through the dialog as a person does; return what comes back to the studio."""
    address = tokens.login_address(
        endpoints, redirect_uri="http://studio.example/back", state="word"
    )
    page = requests.get(address, timeout=5)
    assert "faux" in page.text.lower() or "pretend" in page.text.lower()
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    sent = requests.post(address, data={**asked, **answer}, timeout=5, allow_redirects=False)
    back = urlsplit(sent.headers["Location"])
    assert back.netloc == "studio.example"
    return parse_qs(back.query)


def test_the_code_flow_brings_page_and_instagram_with_both_tokens(emulator: Emulator) -> None:
    seed = emulator.seeded()
    endpoints = emulator.endpoints(seed["app_id"])
    back = signs_in(emulator, endpoints, answer="yes", page=seed["page_id"])
    assert back["state"] == ["word"]

    def exchanged() -> tokens.Connected:
        return tokens.connect_by_code(
            endpoints,
            code=back["code"][0],
            redirect_uri="http://studio.example/back",
            app_secret=seed["app_secret"],
        )

    found = exchanged()
    assert codes(found) == []
    assert [account.remote_id for account in found.accounts] == [seed["page_id"], seed["ig_id"]]
    keys = found.accounts[0].keys
    assert keys.user_token is not None
    assert keys.user_token != keys.page_token
    assert codes(exchanged()) == ["account-refused"]  # a code is used once


def test_the_code_flow_says_what_is_missing(emulator: Emulator) -> None:
    seed = emulator.seeded()
    endpoints = emulator.endpoints(seed["app_id"])

    def tried() -> list[str]:
        back = signs_in(emulator, endpoints, answer="yes", page=seed["page_id"])
        return codes(
            tokens.connect_by_code(
                endpoints,
                code=back["code"][0],
                redirect_uri="http://studio.example/back",
                app_secret=seed["app_secret"],
            )
        )

    emulator.behaves(accounts_empty=True)
    assert tried() == ["account-no-pages"]
    emulator.behaves(accounts_empty=False)
    emulator.marks("page", seed["page_id"], without_token=True)
    assert tried() == ["account-page-without-token"]
    emulator.marks("page", seed["page_id"], without_token=False, ig_id=None)
    assert tried() == ["account-no-instagram"]
    assert signs_in(emulator, endpoints, answer="no")["error"] == ["access_denied"]


def test_secrets_are_sealed_and_their_key_is_the_owner_s_alone(tmp_path: Path) -> None:
    keys = Keys(page_token="EAAGsecret", app_secret="apple")
    secrets = Secrets(tmp_path / "deep" / "key")
    sealed = secrets.seal(keys)
    assert b"EAAGsecret" not in sealed
    assert Secrets(tmp_path / "deep" / "key").open(sealed) == keys
    assert stat.S_IMODE((tmp_path / "deep" / "key").stat().st_mode) == 0o600
    assert "EAAGsecret" not in repr(keys)
    with pytest.raises(KeysUnreadable):
        Secrets(tmp_path / "other").open(sealed)


def test_the_database_holds_no_token_in_clear(house: House) -> None:
    with house.engine.connect() as conn:
        rows = repr(conn.execute(select(accounts)).all())
    for name in ("page_token", "user_token", "app_secret"):
        assert house.seed[name] not in rows
    assert house.seed["page_token"].encode() not in (house.folder / "house.sqlite3").read_bytes()


def test_no_token_is_ever_logged(house: House, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    house.emulator.goes_wrong("fb.*", "lose", times=2)
    house.emulator.goes_wrong("fb.finish", "html", when="after")
    publication_id = house.schedules(Network.FACEBOOK)
    house.settles(publication_id, "published")
    assert house.seed["page_token"] not in caplog.text
    assert house.seed["app_secret"] not in caplog.text


def checked(house: House, account_id: int) -> tuple[Lamp, str]:
    lamp, problem = tokens.check_account(
        house.engine, 1, account_id, secrets=house.secrets, now=house.clock
    )
    return lamp, problem.code if problem else ""


def test_the_lamp_tells_how_the_account_stands(house: House) -> None:
    assert checked(house, house.facebook) == (Lamp.OK, "")
    assert checked(house, house.instagram) == (Lamp.OK, "")
    soon = house.clock().timestamp() + 6.5 * 86_400
    house.emulator.kills_tokens(page=house.seed["page_id"], set={"expires_at": soon})
    assert checked(house, house.facebook) == (Lamp.EXPIRES_SOON, "account-expires-soon")
    house.emulator.kills_tokens(page=house.seed["page_id"], set={"valid": False, "subcode": 460})
    assert checked(house, house.facebook) == (Lamp.BROKEN, "account-token-invalid")
    house.emulator.kills_tokens(page=house.seed["page_id"], set={"valid": True, "expires_at": 0})
    assert checked(house, house.facebook) == (Lamp.OK, "")
    house.emulator.goes_wrong("debug_token", "html", status=503)
    assert checked(house, house.facebook) == (Lamp.OK, "account-unreachable")
    house.secrets = Secrets(house.folder / "another.key")
    assert checked(house, house.facebook) == (Lamp.BROKEN, "account-keys-unreadable")
