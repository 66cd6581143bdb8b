"""The report: what came in a period, what is missing, as table and on paper."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from publish.insights import Snapshot
from publish.post import Placement
from publish.report_pdf import contents, to_pdf, to_pngs
from publish.reports import GapKind, Period, Report, Subject, report, to_csv
from studio.sentences import say

START = datetime(2026, 10, 31, 23, tzinfo=UTC)
PERIOD = Period(start=START, end=START + timedelta(days=30))
MADE = PERIOD.end + timedelta(hours=9)
FACEBOOK, INSTAGRAM = Placement.FACEBOOK_REEL, Placement.INSTAGRAM_REEL


def a_subject(number: int, placement: Placement, day: float, title: str = "") -> Subject:
    return Subject(
        publication_id=number,
        title=title or f"Vidéo {number}",
        placement=placement,
        account="Mission Locale du Val-Doré",
        published_at=START + timedelta(days=day),
        permalink=f"https://net.example/{number}",
    )


def readings(number: int, metric: str, *points: tuple[float, int | None]) -> list[Snapshot]:
    return [
        Snapshot(
            publication_id=number,
            metric=metric,
            value=value,
            measured_at=START + timedelta(days=day),
            api_version="v26.0",
        )
        for day, value in points
    ]


def made(subjects: list[Subject], *series: list[Snapshot]) -> Report:
    return report(
        [snapshot for one in series for snapshot in one],
        PERIOD,
        subjects,
        made_at=MADE,
        organisation="Mission Locale du Val-Doré",
    )


PLAYS, VIEWS = "fb_reels_total_plays", "views"


def test_what_came_before_the_period_is_not_counted() -> None:
    old = a_subject(1, FACEBOOK, -10)
    one = made(
        [old], readings(1, PLAYS, (-1, 100), (1, 120), (8, 130), (16, 140), (24, 150), (29.5, 180))
    )
    (row,) = one.rows
    assert (row.views, row.gained) == (180, 80)
    assert one.gaps == ()


def test_something_published_within_counts_whole_and_later_readings_do_not() -> None:
    new = a_subject(1, INSTAGRAM, 20)
    one = made([new], readings(1, VIEWS, (21, 40), (25, 60), (29.9, 75), (31, 900)))
    (row,) = one.rows
    assert (row.views, row.gained, row.metric) == (75, 75, "views")


def test_what_is_published_after_the_period_is_left_out() -> None:
    assert made([a_subject(1, FACEBOOK, 31)], readings(1, PLAYS, (32, 5))).rows == ()


@pytest.mark.parametrize(
    ("published", "points", "gained", "kinds"),
    [
        (2, (), None, [GapKind.NEVER_ASKED]),
        (2, ((3, None), (9, None)), None, [GapKind.NEVER_READ]),
        (-5, ((1, 100), (9, 120), (17, 130), (25, 140), (29.5, 150)), None, [GapKind.NO_START]),
        (1, ((2, 10), (4, 20), (20, 90), (28, 95), (29.5, 96)), 96, [GapKind.SILENT]),
        (1, ((2, 10), (9, 20), (12, 30)), 30, [GapKind.STALE_END]),
        (20, ((21, 50), (24, 45), (29.5, 60)), 60, [GapKind.FELL]),
    ],
)
def test_each_gap_has_its_name(
    published: float, points: Any, gained: int | None, kinds: list[GapKind]
) -> None:
    one = made([a_subject(1, FACEBOOK, published)], readings(1, PLAYS, *points))
    assert [gap.kind for gap in one.gaps] == kinds
    assert one.rows[0].gained == gained


def test_a_null_is_no_zero_in_the_sum() -> None:
    subjects = [a_subject(1, INSTAGRAM, 20), a_subject(2, INSTAGRAM, 21)]
    one = made(subjects, readings(1, VIEWS, (29.5, 40)), readings(2, VIEWS, (29.5, None)))
    (total,) = one.totals
    assert (total.publications, total.unknown, total.gained) == (2, 1, 40)


def a_full_report() -> Report:
    return made(
        [
            a_subject(1, FACEBOOK, 20, "Le SAV du CV"),
            a_subject(2, INSTAGRAM, 20, '=HYPERLINK("x")'),
            a_subject(3, FACEBOOK, 2, "#strong[gras] $x$ <b>"),
        ],
        readings(1, PLAYS, (21, 400), (29.5, 1234)),
        readings(2, VIEWS, (21, 500), (29.5, 2345)),
    )


def test_totals_stand_per_network() -> None:
    totals = {total.placement: total.gained for total in a_full_report().totals}
    assert totals == {FACEBOOK: 1234, INSTAGRAM: 2345}


def test_the_table_is_as_it_was_agreed() -> None:
    rows = list(csv.reader(io.StringIO(to_csv(a_full_report(), say, "fr")), delimiter=";"))
    assert rows == [
        ["Vidéo", "Réseau", "Compte", "Sortie le", "Vues sur la période",
         "Vues depuis la sortie", "Relevé du", "Nom du chiffre chez le réseau",
         "Version de l’API", "Adresse", "Remarque"],
        ["'=HYPERLINK(\"x\")", "Reel Instagram", "Mission Locale du Val-Doré", "2026-11-21 00:00",
         "2345", "2345", "2026-11-30 12:00", "views", "v26.0", "https://net.example/2", ""],
        ["Le SAV du CV", "Reel Facebook", "Mission Locale du Val-Doré", "2026-11-21 00:00",
         "1234", "1234", "2026-11-30 12:00", "fb_reels_total_plays", "v26.0",
         "https://net.example/1", ""],
        ["#strong[gras] $x$ <b>", "Reel Facebook", "Mission Locale du Val-Doré",
         "2026-11-03 00:00", "", "", "", "", "", "https://net.example/3",
         "Pas encore relevé : le premier relevé se fait dans les minutes qui suivent la sortie."],
    ]  # fmt: skip


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_on_paper_it_is_accessible_repeatable_and_in_the_language(lang: str) -> None:
    one = a_full_report()
    pdf = to_pdf(one, lang, say)
    assert pdf.startswith(b"%PDF-")
    assert b"pdfuaid" in pdf
    assert to_pdf(one, lang, say) == pdf
    words = contents(one, lang, say)["words"]
    assert ("vues" in words["lead"]) == (lang == "fr")
    assert len(to_pngs(one, lang, say)) >= 1


def test_the_paper_says_what_a_view_is_and_that_networks_count_differently() -> None:
    told = contents(a_full_report(), "fr", say)
    assert [line["raw"] for line in told["definitions"]] == ["fb_reels_total_plays", "views"]
    assert "à sa façon" in told["words"]["sum_note"]
    assert told["gaps"][0]["title"].startswith("#strong[gras]")
    assert "2\u202f345" in told["words"]["chart_alt"]


def test_an_empty_period_is_refused_and_an_empty_report_is_printed() -> None:
    with pytest.raises(ValueError, match="empty"):
        Period(start=START, end=START)
    assert to_pdf(made([]), "fr", say).startswith(b"%PDF-")


def just_out() -> Report:
    """One video on two networks, minutes after it came out."""
    return made(
        [
            replace(a_subject(n, where, 29.9), post_id=7)
            for n, where in ((1, FACEBOOK), (2, INSTAGRAM))
        ],
        readings(2, VIEWS, (29.95, None)),
    )


def test_no_figure_is_no_zero_anywhere() -> None:
    one = just_out()
    assert (one.gained_everywhere, [total.gained for total in one.totals]) == (None, [None, None])
    told = contents(one, "fr", say)
    assert [total["gained"] for total in told["totals"]] == [None, None]
    assert told["words"]["title"] == "Vos vidéos sont en ligne"
    assert "0" not in told["words"]["lead"].replace("48 heures", "").replace("1 vidéo", "")
    assert [gap.kind for gap in one.gaps] == [GapKind.NEVER_ASKED, GapKind.NEVER_READ]
    assert to_pdf(one, "fr", say).startswith(b"%PDF-")


def test_a_counted_zero_stays_a_zero() -> None:
    one = made([a_subject(1, INSTAGRAM, 29)], readings(1, VIEWS, (29.5, 0)))
    assert one.gained_everywhere == 0
    assert contents(one, "fr", say)["words"]["lead"].endswith("0 vue sur la période.")


def test_one_video_on_two_networks_is_one_video() -> None:
    one = just_out()
    assert (one.videos, one.fresh, len(one.rows)) == (1, 1, 2)
    assert contents(one, "fr", say)["words"]["lead"].startswith("1 vidéo en ligne")


def test_what_a_view_is_stands_even_before_the_first_figure() -> None:
    assert [line["raw"] for line in contents(just_out(), "fr", say)["definitions"]] == [
        PLAYS,
        VIEWS,
    ]


def test_an_account_stands_in_the_table_without_a_sign_that_a_spreadsheet_would_run() -> None:
    handle, formula = (
        replace(a_subject(n, INSTAGRAM, 20), account=name)
        for n, name in enumerate(("@missionlocale.valdore", "@SUM(1+1)"), 1)
    )
    rows = list(csv.reader(io.StringIO(to_csv(made([handle, formula]), say, "fr")), delimiter=";"))
    assert [row[2] for row in rows[1:]] == ["missionlocale.valdore", "'@SUM(1+1)"]
