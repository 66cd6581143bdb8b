"""First account, signing in and out, the end of a session."""

from __future__ import annotations

from pathlib import Path

from studio.models import SignInTry, User
from studio.people import members
from studio.people.passwords import hashed, new_code
from tests.conftest import Clock, Studio
from tests.factories_studio import PASSWORD, the_user

FIRST = {
    "organisation": "Mission Locale de Limoges",
    "name": "Isabelle Faure",
    "email": "Isabelle@example.org",
    "password": PASSWORD,
}


def test_the_first_person_makes_an_account_and_is_inside(studio: Studio) -> None:
    assert "Bienvenue" in studio.opens("/sign-in", follow_redirects=True).text
    studio.sends("/first-visit", data=FIRST)
    made = studio.db.query(User).one()
    assert (made.email, made.role) == ("isabelle@example.org", "admin")
    assert PASSWORD not in made.password
    studio.opens("/first-visit", status=302)


def test_a_second_first_account_is_refused(studio: Studio) -> None:
    studio.sends("/first-visit", data=FIRST)
    studio.browser.delete_cookie("studio")
    studio.sends("/first-visit", data=FIRST | {"email": "autre@example.org"})
    assert studio.db.query(User).count() == 1


def test_elsewhere_the_first_account_needs_the_printed_code(tmp_path: Path, clock: Clock) -> None:
    code = new_code()
    studio = Studio(tmp_path, clock, host="0.0.0.0", first_code=code)
    page = studio.sends("/first-visit", data=FIRST | {"code": "0000-0000-0000"}, status=422)
    assert "terminal" in page.text
    assert not members.anybody(studio.db)
    studio.sends("/first-visit", data=FIRST | {"code": code.replace("-", " ")})
    assert members.anybody(studio.db)
    studio.closes()


def test_every_fault_of_the_form_is_told_at_once(studio: Studio) -> None:
    page = studio.sends("/first-visit", data={"password": "court", "email": "x"}, status=422).text
    for part in ("nom de votre structure", "Écrivez un nom", "n’est pas complète", "trop court"):
        assert part in page


def test_the_right_password_lets_in_and_the_wrong_one_does_not(studio: Studio) -> None:
    user = the_user(studio.db, studio.organisation)
    user.password = hashed(PASSWORD)
    studio.db.commit()
    typed = {"sign-in-email": user.email.upper(), "sign-in-password": "autre chose"}
    assert "ne vont pas ensemble" in studio.sends("/sign-in", data=typed, status=401).text
    studio.sends("/sign-in", data=typed | {"sign-in-password": PASSWORD})
    assert studio.db.query(SignInTry).count() == 0


def test_guessing_is_braked_and_the_brake_ends(studio: Studio) -> None:
    user = the_user(studio.db, studio.organisation)
    user.password = hashed(PASSWORD)
    studio.db.commit()
    typed = {"sign-in-email": user.email, "sign-in-password": "non"}
    for _ in range(8):
        studio.sends("/sign-in", data=typed, status=401)
    right = typed | {"sign-in-password": PASSWORD}
    studio.sends("/sign-in", data=right, status=429)
    studio.clock.advances(minutes=16)
    studio.sends("/sign-in", data=right)


def test_a_session_ends_when_the_password_changes(studio: Studio) -> None:
    user = studio.signs_in()
    studio.opens("/sign-in", status=302)
    members.set_password(user, "un autre guichet")
    studio.db.commit()
    assert studio.opens("/sign-in").status_code == 200


def test_a_form_sent_after_the_session_ended_is_kept_and_sent_again(studio: Studio) -> None:
    user = studio.signs_in()
    user.password = hashed(PASSWORD)
    studio.db.commit()
    studio.clock.advances(hours=13)
    page = studio.sends("/settings", data={"name": "Nouveau « nom »"}, status=401).text
    assert "est gardé" in page
    again = studio.sends(
        "/sign-in",
        data={
            "sign-in-email": user.email,
            "sign-in-password": PASSWORD,
            "again": "/settings",
            "kept-name": "name",
            "kept-text": "Nouveau « nom »",
        },
        status=200,
    ).text
    assert 'action="/settings"' in again
    assert 'value="Nouveau « nom »"' in again


def test_a_script_is_told_that_the_session_ended(studio: Studio) -> None:
    answer = studio.sends("/settings", json={}, status=401)
    assert answer.json is not None
    assert answer.json["problem"] == "sign-in-needed"


def test_one_is_never_sent_to_another_host(studio: Studio) -> None:
    user = the_user(studio.db, studio.organisation)
    user.password = hashed(PASSWORD)
    studio.db.commit()
    for wanted in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1"):
        typed = {"sign-in-email": user.email, "sign-in-password": PASSWORD, "next": wanted}
        assert studio.sends("/sign-in", data=typed).location == "/"
        studio.sends("/sign-out")


def test_the_language_is_kept_with_the_account(studio: Studio) -> None:
    user = studio.signs_in()
    answer = studio.sends("/language", data={"lang": "en", "next": "/settings"})
    assert answer.location == "/settings"
    studio.db.refresh(user)
    assert user.language == "en"
