"""Views: null is not zero, names are the network's own, the curve and its table say the same."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.post import Network
from publish.publication import State
from studio.posting import curve
from studio.posting.curve import NARROW, WIDE, Series
from tests.conftest import Studio
from tests.factories_agenda import a_publication, an_account, readings
from tests.factories_studio import an_organisation

OUT = datetime(2026, 11, 10, 11, 15, tzinfo=UTC)
FACEBOOK, INSTAGRAM = "fb_reels_total_plays", "views"


@pytest.fixture
def seen(studio: Studio) -> tuple[int, int]:
    """One post on both networks; Facebook has numbers, Instagram none yet."""
    facebook = a_publication(studio, an_account(studio), at=OUT, state=State.PUBLISHED)
    instagram = a_publication(
        studio, an_account(studio, Network.INSTAGRAM), at=OUT, state=State.PUBLISHED
    )
    day = timedelta(days=1)
    readings(
        studio, facebook, FACEBOOK, [(OUT + day, 310), (OUT + 2 * day, None), (OUT + 3 * day, 1204)]
    )
    readings(studio, instagram, INSTAGRAM, [(OUT + day, None), (OUT + 2 * day, None)])
    return facebook, instagram


def test_not_measured_is_said_and_is_never_zero(studio: Studio, seen: tuple[int, int]) -> None:
    studio.signs_in("relecteur")
    page = studio.opens("/views?month=2026-11").text
    assert "1\u202f204" in page
    assert "pas encore mesuré" in page
    detail = studio.opens(f"/views/{seen[0]}").text
    rows = re.findall(r"<tr class=.*?</tr>", detail)
    assert "pas encore mesuré" in rows[1], "the day on which Facebook gave no number"
    assert not re.search(r'<td class="r">0</td>', detail)


def test_every_number_keeps_the_network_s_own_name_and_its_definition(
    studio: Studio, seen: tuple[int, int]
) -> None:
    studio.signs_in()
    page = studio.opens(f"/views/{seen[1]}").text
    assert f"<code>{FACEBOOK}</code>" in page
    assert f"<code>{INSTAGRAM}</code>" in page
    assert "chacun" in studio.opens("/views?month=2026-11").text.lower()


def test_the_curve_has_no_style_and_breaks_where_nothing_was_read(
    studio: Studio, seen: tuple[int, int]
) -> None:
    studio.signs_in()
    page = studio.opens(f"/views/{seen[0]}").text
    drawing = page[page.index('<svg class="chart') :]
    assert "style=" not in page
    assert drawing.count('class="l l-facebook"') == 2, "one for the desk, one for the phone"
    assert 'class="l l-instagram"' not in drawing
    assert re.search(r'class="dots" d="M[^"]+"', drawing)


def test_without_any_number_there_is_a_sentence_instead_of_a_curve(studio: Studio) -> None:
    number = a_publication(studio, an_account(studio), at=OUT, state=State.PUBLISHED)
    studio.signs_in()
    page = studio.opens(f"/views/{number}").text
    assert "ce n’est pas zéro, c’est patience" in page
    assert '<svg class="chart' not in page


def test_the_report_is_a_page_a_table_and_a_pdf(studio: Studio, seen: tuple[int, int]) -> None:
    studio.signs_in("relecteur")
    span = "begin=2026-11-01&end=2026-11-24"
    page = studio.opens(f"/views/report?{span}").text
    assert "1\u202f204" in page
    assert "Ce qui manque" in page
    answer = studio.opens(f"/views/report.csv?{span}")
    assert "rapport-2026-11-01-2026-11-24.csv" in answer.headers["Content-Disposition"]
    assert answer.data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
    assert [row[0] for row in rows[1:]] == ["Le SAV du CV", "Le SAV du CV"]
    assert "1204" in rows[1]
    pdf = studio.opens(f"/views/report.pdf?{span}")
    assert pdf.mimetype == "application/pdf"
    assert pdf.data[:5] == b"%PDF-"


def test_a_period_that_ends_before_it_begins_is_replaced_and_said(studio: Studio) -> None:
    studio.signs_in()
    page = studio.opens("/views/report?begin=2026-11-24&end=2026-11-01").text
    assert "La période se lit mal" in page
    assert 'value="2026-11-01"' in page


def test_another_organisation_s_views_are_not_found(studio: Studio) -> None:
    other = an_organisation(studio.db, "Mission Locale de Brest")
    account = an_account(studio, organisation=other)
    number = a_publication(
        studio, account, organisation=other, title="À Brest", at=OUT, state=State.PUBLISHED
    )
    studio.signs_in()
    studio.opens(f"/views/{number}", 404)
    studio.sends(f"/views/{number}/read", 404)
    for address in ("/views?month=2026-11", "/views/report", "/views/report.csv"):
        assert "À Brest" not in studio.opens(address).text


MOMENTS = st.lists(
    st.tuples(st.integers(0, 60 * 24 * 40), st.none() | st.integers(0, 10**7)),
    min_size=1, max_size=30, unique_by=lambda point: point[0],
)  # fmt: skip


@settings(deadline=None, max_examples=60)  # a busy machine is not a wrong answer
@given(st.lists(MOMENTS, min_size=1, max_size=2))
def test_any_readings_give_a_drawing_that_stays_in_its_frame(
    lines: list[list[tuple[int, int | None]]],
) -> None:
    names = ("facebook", "instagram")
    series = [
        Series(
            name=names[n],
            label=names[n],
            points=tuple((OUT + timedelta(minutes=m), v) for m, v in sorted(points)),
        )
        for n, points in enumerate(lines)
    ]
    for frame in (WIDE, NARROW):
        drawn = curve.chart(series, "fr", frame)
        numbers = [v for points in lines for _, v in points if v is not None]
        if not numbers:
            assert drawn is None
            continue
        assert drawn is not None
        places = re.findall(r"[ML]([\d.]+) ([\d.]+)", "".join(line.path for line in drawn.lines))
        assert len(places) == len(numbers)
        assert all(frame.left <= float(x) <= drawn.right for x, _ in places)
        assert all(frame.top <= float(y) <= drawn.base for _, y in places)
        assert 2 <= len(drawn.grid) <= 6
        ys = sorted(label.y for label in drawn.labels)
        assert all(b - a >= curve.LABEL_GAP - 0.2 for a, b in pairwise(ys))
