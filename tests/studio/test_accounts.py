"""Accounts: what connects, what is refused and why, the state word of the code flow, no secret."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from publish import accounts, repository
from publish.endpoints import Endpoints
from publish.keys import Secrets
from publish.post import Lamp, Network
from publish.problem import Problem
from publish.publication import State
from studio.posting.lamps import Lamps
from studio.posting.standing import profile_address
from tests.conftest import Clock, Studio
from tests.factories_agenda import a_publication, an_account
from tests.factories_publish import Emulator, an_emulator
from tests.factories_studio import an_organisation


@pytest.fixture
def emulator(tmp_path: Path) -> Iterator[Emulator]:
    with an_emulator(tmp_path / "pretend") as emulator:
        yield emulator


@pytest.fixture
def connected(
    tmp_path: Path, clock: Clock, emulator: Emulator
) -> Iterator[tuple[Studio, dict[str, Any]]]:
    """A studio whose settings lead to the pretend network."""
    seed = emulator.seeded()
    studio = Studio(
        tmp_path / "data",
        clock,
        graph_url=emulator.url,
        rupload_url=emulator.url,
        login_url=emulator.url,
        meta_app_id=seed["app_id"],
        meta_app_secret=seed["app_secret"],
    )
    yield studio, seed
    studio.closes()


def known(studio: Studio) -> dict[Network, str]:
    with studio.engine.connect() as conn:
        found = accounts.list_accounts(conn, studio.organisation.id)
    return {account.network: account.name for account in found}


def test_a_page_s_token_connects_the_page_and_its_instagram(
    connected: tuple[Studio, dict[str, Any]],
) -> None:
    studio, seed = connected
    studio.signs_in()
    studio.sends("/accounts/connect", data={"token": seed["page_token"]})
    assert known(studio) == {
        Network.FACEBOOK: seed["page_name"],
        Network.INSTAGRAM: f"@{seed['ig_username']}",
    }
    page = studio.opens("/accounts").text
    assert "Tout va bien" in page
    assert seed["page_token"] not in page
    assert seed["app_secret"] not in page
    database = studio.folder.database.read_bytes()
    wal = Path(f"{studio.folder.database}-wal")
    database += wal.read_bytes() if wal.exists() else b""
    assert seed["page_token"].encode() not in database


def test_a_person_s_token_is_refused_with_the_reason(
    connected: tuple[Studio, dict[str, Any]],
) -> None:
    studio, seed = connected
    studio.signs_in()
    studio.sends("/accounts/connect", data={"token": seed["user_token"]})
    page = studio.opens("/accounts").text
    assert known(studio) == {}
    assert 'class="note failed"' in page


def test_the_code_flow_comes_back_with_the_word_it_left_with(
    connected: tuple[Studio, dict[str, Any]], emulator: Emulator
) -> None:
    studio, seed = connected
    studio.signs_in()
    away = studio.opens("/accounts/login", 302).location
    asked = parse_qs(urlsplit(away).query)
    assert away.startswith(f"{emulator.url}/v26.0/dialog/oauth?")
    decision = requests.post(
        away.split("?")[0],
        data={
            "redirect_uri": asked["redirect_uri"][0],
            "state": asked["state"][0],
            "scope": asked["scope"][0],
            "client_id": asked["client_id"][0],
            "page": seed["page_id"],
            "answer": "yes",
        },
        allow_redirects=False,
        timeout=5,
    )
    back = urlsplit(decision.headers["Location"])
    studio.opens(f"{back.path}?{back.query}", 302)
    assert set(known(studio)) == set(Network)
    studio.opens(f"{back.path}?{back.query}", 302)  # the word is spent: a second return is nobody's
    assert "ne correspond à aucune demande" in studio.opens("/accounts").text


@pytest.mark.parametrize("query", ["code=AQ1", "code=AQ1&state=guessed", "error=access_denied"])
def test_a_return_that_was_not_asked_for_connects_nothing(
    connected: tuple[Studio, dict[str, Any]], query: str
) -> None:
    studio, _ = connected
    studio.signs_in()
    studio.opens("/accounts/login", 302)
    studio.opens(f"/accounts/login/back?{query}", 302)
    assert "ne correspond à aucune demande" in studio.opens("/accounts").text
    assert known(studio) == {}


def test_checking_puts_the_lamp_out_when_the_token_is_dead(
    connected: tuple[Studio, dict[str, Any]], emulator: Emulator
) -> None:
    studio, seed = connected
    studio.signs_in("admin")
    studio.sends("/accounts/connect", data={"token": seed["page_token"]})
    emulator.kills_tokens(page=seed["page_id"], set={"valid": False})
    studio.signs_in("referent")
    studio.sends("/accounts/1/check")
    page = studio.opens("/accounts").text
    assert "Débranché" in page
    with studio.engine.connect() as conn:
        assert accounts.get_account(conn, studio.organisation.id, 1).lamp is Lamp.BROKEN


def test_disconnecting_erases_the_keys_and_takes_back_what_was_planned(studio: Studio) -> None:
    account = an_account(studio)
    planned = a_publication(studio, account, title="Prévue")
    out = a_publication(studio, account, title="Parue", state=State.PUBLISHED)
    studio.signs_in()
    assert "Une vidéo prévue sur ce compte" in studio.opens("/accounts").text
    studio.sends(f"/accounts/{account}/disconnect")
    with studio.engine.connect() as conn:
        row = accounts.account_row(conn, studio.organisation.id, account)
        states = [repository.get(conn, studio.organisation.id, n).state for n in (planned, out)]
    assert (row["keys"], row["state"]) == (b"", "removed")
    assert states == [State.CANCELLED, State.PUBLISHED]
    studio.opens(f"/publications/{out}")
    studio.sends(f"/accounts/{account}/check", 404)


def test_an_access_that_ends_says_when_and_what_is_planned_after(studio: Studio) -> None:
    ends = studio.clock() + timedelta(days=6, hours=2)
    account = an_account(studio, Network.INSTAGRAM, expires_at=ends)
    problem = Problem(code="account-expires-soon", where="account", values={"days": 6})
    with studio.engine.begin() as conn:
        accounts.set_lamp(conn, account, Lamp.EXPIRES_SOON, problem, studio.clock())
    a_publication(studio, account, at=ends + timedelta(days=1))
    studio.signs_in("relecteur")
    page = studio.opens("/accounts").text
    assert "Encore 6 jours" in page
    assert "Une vidéo est prévue après cette date." in page
    assert "/accounts/connect" not in page


def test_any_account_is_renamed_here_and_still_found_under_its_own_name(studio: Studio) -> None:
    ids = [an_account(studio, network) for network in Network]
    studio.signs_in()
    for number in ids:
        studio.sends(f"/accounts/{number}/rename", data={"name": "La Mission"})
    assert set(known(studio).values()) == {"La Mission"}
    page = studio.opens("/accounts").text
    assert "La Mission" in page
    assert "@ml.limoges" in page
    with studio.engine.begin() as conn:
        found = accounts.list_accounts(conn, studio.organisation.id)
    [instagram] = [account for account in found if account.network is Network.INSTAGRAM]
    assert profile_address(instagram).endswith("/ml.limoges/")
    studio.sends(f"/accounts/{instagram.id}/rename", data={"name": " "})
    assert known(studio)[Network.INSTAGRAM] == "@ml.limoges"


def test_connecting_again_keeps_the_name_given_here(studio: Studio) -> None:
    number = an_account(studio, Network.INSTAGRAM)
    studio.signs_in()
    studio.sends(f"/accounts/{number}/rename", data={"name": "La Mission"})
    assert an_account(studio, Network.INSTAGRAM) == number
    assert known(studio)[Network.INSTAGRAM] == "La Mission"


def test_roles_and_organisations_are_kept_apart(studio: Studio) -> None:
    other = an_organisation(studio.db, "Mission Locale de Brest")
    foreign = an_account(studio, organisation=other)
    mine = an_account(studio)
    studio.signs_in()
    for act in ("check", "rename", "disconnect"):
        studio.sends(f"/accounts/{foreign}/{act}", 404, data={"name": "x"})
    studio.signs_in("referent")
    for act in ("rename", "disconnect"):
        studio.sends(f"/accounts/{mine}/{act}", 403)
    studio.sends("/accounts/connect", 403)
    studio.opens("/accounts/login", 403)


def test_without_an_app_there_is_no_login_and_the_token_remains(studio: Studio) -> None:
    assert not replace(studio.settings).meta_app_id
    studio.signs_in()
    page = studio.opens("/accounts").text
    assert "/accounts/login" not in page
    assert 'name="token"' in page
    assert "STUDIO_META_APP_ID" in page, "why the sign-in is missing, and what to do"
    assert "Vous vous connectez chez eux" not in page


def test_each_account_is_asked_about_once_a_day(
    connected: tuple[Studio, dict[str, Any]], emulator: Emulator
) -> None:
    studio, seed = connected
    studio.signs_in()
    studio.sends("/accounts/connect", data={"token": seed["page_token"]})
    secrets = Secrets(studio.folder.accounts_key)
    assert not Lamps(studio.engine, secrets, studio.clock).check_one(), "they were just checked"
    emulator.kills_tokens(page=seed["page_id"], set={"valid": False})
    studio.clock.advances(hours=25)
    lamps = Lamps(studio.engine, secrets, studio.clock)
    assert [lamps.check_one() for _ in range(3)] == [True, True, False]
    with studio.engine.connect() as conn:
        found = accounts.list_accounts(conn, studio.organisation.id)
    assert {account.lamp for account in found} == {Lamp.BROKEN}


def test_a_network_that_cannot_be_reached_leaves_the_lamp_as_it_was(studio: Studio) -> None:
    endpoints = Endpoints(graph_url="http://127.0.0.1:9", rupload_url="http://127.0.0.1:9")
    an_account(studio, endpoints=endpoints)
    studio.clock.advances(hours=25)
    lamps = Lamps(studio.engine, Secrets(studio.folder.accounts_key), studio.clock)
    assert [lamps.check_one(), lamps.check_one()] == [True, False]
    with studio.engine.connect() as conn:
        (account,) = accounts.list_accounts(conn, studio.organisation.id)
    assert account.lamp is Lamp.OK
