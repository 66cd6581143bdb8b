"""People of an organisation, and its settings."""

from __future__ import annotations

from studio.models import User
from studio.people.passwords import hashed
from studio.people.preferences import Preferences
from tests.conftest import Studio
from tests.factories_studio import PASSWORD, an_organisation, the_user

NEW = {"name": "Léa", "email": "lea@example.org", "role": "relecteur", "password": PASSWORD}


def test_an_admin_lets_somebody_in(studio: Studio) -> None:
    studio.signs_in("admin")
    studio.sends("/users", data=NEW)
    made = studio.db.query(User).filter_by(email="lea@example.org").one()
    assert made.organisation_id == studio.organisation.id
    assert "a déjà un compte" in studio.sends("/users", data=NEW, status=422).text


def test_the_last_admin_stays_one(studio: Studio) -> None:
    admin = studio.signs_in("admin")
    studio.sends(f"/users/{admin.id}/disable")
    studio.sends(f"/users/{admin.id}/role", data={"role": "relecteur"})
    studio.db.refresh(admin)
    assert (admin.disabled_at, admin.role) == (None, "admin")
    other = the_user(studio.db, studio.organisation, "referent")
    studio.sends(f"/users/{other.id}/role", data={"role": "admin"})
    studio.sends(f"/users/{admin.id}/role", data={"role": "relecteur"})
    studio.db.refresh(admin)
    assert admin.role == "relecteur"


def test_a_closed_account_is_out_at_once(studio: Studio) -> None:
    referent = studio.signs_in("referent")
    studio.opens("/settings")
    referent.disabled_at = studio.clock()
    studio.db.commit()
    studio.opens("/settings", status=302)


def test_another_organisation_s_person_cannot_be_touched(studio: Studio) -> None:
    theirs = the_user(studio.db, an_organisation(studio.db, "Autre"), "referent")
    studio.signs_in("admin")
    for word in ("disable", "enable", "role", "password"):
        studio.sends(f"/users/{theirs.id}/{word}", status=404, data={"role": "admin"})
    studio.db.refresh(theirs)
    assert theirs.role == "referent"


def test_ones_own_password_needs_the_old_one(studio: Studio) -> None:
    user = studio.signs_in("relecteur")
    user.password = hashed(PASSWORD)
    studio.db.commit()
    kept = user.password
    studio.sends("/me/password", data={"old": "non", "password": "un autre guichet"})
    studio.db.refresh(user)
    assert user.password == kept
    studio.sends("/me/password", data={"old": PASSWORD, "password": "un autre guichet"})
    studio.db.refresh(user)
    assert user.password != kept
    studio.opens("/settings")


def test_habits_are_kept_and_impossible_ones_refused(studio: Studio) -> None:
    studio.signs_in("admin")
    wish = {"name": "ML", "opens": "08:30", "closes": "16:45", "late_minutes": "10"}
    studio.sends("/settings", data=wish | {"self_approval": "1"})
    studio.sends("/settings", data=wish | {"closes": "07:00"})
    studio.db.refresh(studio.organisation)
    kept = Preferences.of(studio.organisation.settings)
    assert kept.closes.isoformat("minutes") == "16:45"
    assert (kept.late_minutes, kept.self_approval) == (10, True)
    assert studio.organisation.name == "ML"
