"""The calendar: what it shows, and what moving and taking back come to."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish import logbook, repository
from publish.calendar import paris
from publish.post import Network
from publish.problem import Problem
from publish.publication import State
from studio.posting import agenda, when
from studio.posting.agenda import Hours
from studio.words.holidays import easter, holiday, holidays
from tests.conftest import Studio
from tests.factories_agenda import a_publication, an_account
from tests.factories_studio import an_organisation

TOMORROW = datetime(2026, 11, 25, 11, 15, tzinfo=UTC)


def publication(studio: Studio, number: int) -> repository.Publication:
    with studio.engine.connect() as conn:
        return repository.get(conn, studio.organisation.id, number)


def test_the_week_shows_each_post_once_with_its_networks(studio: Studio) -> None:
    studio.signs_in("relecteur")
    for network in Network:
        a_publication(studio, an_account(studio, network), at=TOMORROW)
    page = studio.opens("/calendar?day=2026-11-24").text
    assert "23 au 29 novembre" in page
    assert page.count('<article class="ev e-planned"') == 1
    assert "12\u00a0h\u00a015" in page
    assert "Une sortie cette semaine." in page


def test_the_state_that_wants_a_person_is_the_entry_s(studio: Studio) -> None:
    studio.signs_in()
    for network, state in ((Network.FACEBOOK, State.PUBLISHED), (Network.INSTAGRAM, State.FAILED)):
        problem = Problem(code="network-caption-too-long") if state is State.FAILED else None
        a_publication(
            studio, an_account(studio, network), at=TOMORROW, state=state, problem=problem
        )
    page = studio.opens("/calendar?as=month").text
    assert 'class="m e-failed failed"' in page
    assert 'draggable="true"' not in page, "what is partly out does not move"


def test_a_relecteur_sees_no_handle_and_may_not_move(studio: Studio) -> None:
    number = a_publication(studio, an_account(studio), at=TOMORROW)
    studio.signs_in("relecteur")
    assert "data-move=" not in studio.opens("/calendar").text
    told = {"publication": number, "day": "2026-11-26", "hour": "12:15"}
    studio.sends("/calendar/move", 403, json=told)


def test_moving_by_script_is_answered_in_words_and_logged(studio: Studio) -> None:
    user = studio.signs_in("referent")
    number = a_publication(studio, an_account(studio), at=TOMORROW)
    told = {"publication": number, "day": "2026-11-26", "hour": "16:30"}
    answer = studio.sends("/calendar/move", 200, json=told).get_json()
    assert answer["moved"]
    assert "jeu.\u00a026\u00a0nov., 16\u00a0h\u00a030" in answer["sentence"]
    assert publication(studio, number).at == datetime(2026, 11, 26, 15, 30, tzinfo=UTC)
    with studio.engine.connect() as conn:
        line = logbook.read(conn, studio.organisation.id, number)[-1]
    assert (line["code"], line["person"]) == ("moved", user.name)


def test_moving_both_lanes_keeps_them_together(studio: Studio) -> None:
    studio.signs_in()
    rows = [a_publication(studio, an_account(studio, network), at=TOMORROW) for network in Network]
    form = {"publication": rows[1], "day": "2026-11-27", "hour": "12:15", "back": "list"}
    answer = studio.sends("/calendar/move", data=form)
    assert answer.location.endswith("as=list")
    assert {publication(studio, n).at.day for n in rows} == {27}


@pytest.mark.parametrize(
    ("day", "hour", "words"),
    [
        ("2027-03-28", "02:30", "n’existe pas cette nuit-là"),
        ("2026-11-24", "11:00", "déjà passée"),
        ("", "12:15", "Il manque le jour"),
        ("hier", "12:15", "ne se lit pas"),
    ],
)
def test_a_moment_that_cannot_be_is_refused_with_the_reason(
    studio: Studio, day: str, hour: str, words: str
) -> None:
    studio.signs_in()
    number = a_publication(studio, an_account(studio), at=TOMORROW)
    answer = studio.sends(
        "/calendar/move", 422, json={"publication": number, "day": day, "hour": hour}
    )
    assert words in answer.get_json()["sentence"]
    page = studio.sends(
        "/calendar/move", 422, data={"publication": number, "day": day, "hour": hour}
    )
    assert words in page.text
    assert publication(studio, number).at == TOMORROW


def test_what_is_on_its_way_is_neither_moved_nor_taken_back(studio: Studio) -> None:
    studio.signs_in()
    number = a_publication(studio, an_account(studio), at=TOMORROW, state=State.SUBMITTING)
    told = {"publication": number, "day": "2026-11-27", "hour": "12:15"}
    studio.sends("/calendar/move", 409, json=told)
    studio.sends(f"/publications/{number}/cancel", 409, json={})
    assert publication(studio, number).state is State.SUBMITTING


def test_taken_back_it_leaves_the_week_and_stays_in_the_list(studio: Studio) -> None:
    studio.signs_in()
    number = a_publication(studio, an_account(studio), at=TOMORROW)
    studio.sends(f"/publications/{number}/cancel", data={})
    assert publication(studio, number).state is State.CANCELLED
    assert "<article" not in studio.opens("/calendar").text
    assert "Annulée" in studio.opens("/calendar?as=list").text


def test_what_was_missed_is_said_on_every_page_of_the_calendar(studio: Studio) -> None:
    studio.signs_in()
    problem = Problem(code="publication-missed", values={"minutes": 64})
    at = studio.clock() - timedelta(days=9)
    a_publication(studio, an_account(studio), at=at, state=State.AWAITING_PERSON, problem=problem)
    for kind in ("week", "month"):
        assert "a raté son heure" in studio.opens(f"/calendar?as={kind}").text


def test_another_organisation_s_post_is_nowhere(studio: Studio) -> None:
    other = an_organisation(studio.db, "Mission Locale de Brest")
    account = an_account(studio, organisation=other)
    number = a_publication(studio, account, organisation=other, title="À Brest", at=TOMORROW)
    studio.signs_in()
    for address in ("/calendar", "/calendar?as=month", "/calendar?as=list", "/publications"):
        assert "À Brest" not in studio.opens(address).text
    told = {"publication": number, "day": "2026-11-27", "hour": "12:15"}
    studio.sends("/calendar/move", 404, json=told)
    studio.sends(f"/publications/{number}/cancel", 404)
    studio.opens(f"/publications/{number}/move", 404)


def test_english_says_it_in_english(studio: Studio) -> None:
    user = studio.signs_in()
    user.language = "en"
    studio.db.commit()
    a_publication(studio, an_account(studio), at=TOMORROW)
    page = studio.opens("/calendar").text
    assert "One post this week." in page
    assert "23 to 29 November" in page


def test_the_hour_that_comes_twice_may_be_the_second() -> None:
    first, second = when.read("2026-10-25", "02:30"), when.read("2026-10-25", "02:30", second=True)
    assert first.remark == second.remark == "when-twice"
    assert second.at is not None
    assert first.at is not None
    assert second.at - first.at == timedelta(hours=1)


def test_free_hours_are_of_open_days_and_not_taken(studio: Studio) -> None:
    account = an_account(studio)
    a_publication(studio, account, at=TOMORROW)
    with studio.engine.connect() as conn:
        rows = repository.list_publications(conn, studio.organisation.id)
    found = when.free(agenda.entries(rows, studio.clock()), Hours(), paris(studio.clock()), 12)
    assert datetime(2026, 11, 25, 12, 15) not in found  # noqa: DTZ001 (a wall clock)
    assert found[0] == datetime(2026, 11, 24, 16, 30)  # noqa: DTZ001
    assert all(not Hours().closed(slot) for slot in found)


def test_holidays_are_the_eleven_of_the_code() -> None:
    assert len(holidays(2026)) == 11
    assert (holiday(date(2026, 11, 11)), holiday(date(2026, 4, 6))) == (
        "armistice",
        "easter-monday",
    )
    assert (easter(2024), easter(2025), easter(2026)) == (
        date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5),
    )  # fmt: skip


@settings(deadline=None, max_examples=60)  # a busy machine is not a wrong answer
@given(
    st.lists(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)), max_size=12),  # noqa: DTZ001
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
)
def test_a_week_and_a_month_show_each_entry_of_their_days_once(
    moments: list[datetime], day: date
) -> None:
    entries = tuple(
        agenda.Entry(
            post_id=n, post=None, at=at.replace(tzinfo=UTC),  # type: ignore[arg-type]
            local=paris(at.replace(tzinfo=UTC)), lanes=(),
        )
        for n, at in enumerate(moments)
    )  # fmt: skip
    now = datetime(2026, 11, 24, 11, tzinfo=UTC)
    week = agenda.week(day, entries, Hours(opens=time(9), closes=time(17)), now)
    in_cells = [e for _, cells in week.hours for cell in cells for e in cell.entries]
    days = {one.day for one in week.days}
    assert sorted(e.post_id for e in in_cells) == sorted(
        e.post_id for e in entries if e.local.date() in days
    )
    rows = agenda.month(day, entries, Hours(), now)
    shown = {one.day for row in rows for one in row}
    assert sum(len(one.entries) for row in rows for one in row) == sum(
        e.local.date() in shown for e in entries
    )
    assert {one.day.month for row in rows for one in row if one.inside} == {day.month}


def test_of_two_equal_hours_the_second_is_chosen_on_the_page_and_kept(studio: Studio) -> None:
    studio.signs_in()
    number = a_publication(studio, an_account(studio), at=TOMORROW)
    form = {"publication": number, "day": "2027-10-31", "hour": "02:30", "back": "publication"}
    studio.sends("/calendar/move", data=form)
    assert publication(studio, number).at == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    page = studio.opens(f"/publications/{number}/move").text
    assert "La seconde des deux" in page
    studio.sends("/calendar/move", data=form | {"second": "1"})
    assert publication(studio, number).at == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
    kept = studio.opens(f"/publications/{number}/move").text
    assert 'name="second" value="1" checked' in kept


@pytest.mark.parametrize("told", [[], "x", None, {"publication": "9" * 40}, {"publication": "²"}])
def test_what_no_page_sends_finds_nothing(studio: Studio, told: object) -> None:
    studio.signs_in()
    studio.sends("/calendar/move", 404, json=told)


def test_the_line_of_now_lies_between_what_is_over_and_what_is_to_come(studio: Studio) -> None:
    studio.signs_in("referent")
    account = an_account(studio)
    studio.clock.advances(minutes=25)
    for title, minute in (("Passée", 15), ("À venir", 30)):
        a_publication(studio, account, title=title, at=TOMORROW.replace(day=24, minute=minute))
    page = studio.opens("/calendar?day=2026-11-24").text
    line = page.index('<span class="now between">')
    assert page.index("Passée") < line < page.index("À venir", line)
    assert "À venir" not in page[page.index("<table") : line]
