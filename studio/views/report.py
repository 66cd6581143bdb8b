"""Rapport: what was seen in a period, as a page, a table for spreadsheets, and a PDF."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Blueprint, Response, render_template, request

from publish.calendar import paris
from publish.post import Placement
from publish.report_pdf import to_pdf
from publish.reports import Report, gap_sentence, to_csv
from studio import sentences
from studio.db import session as db
from studio.people.access import EVERYBODY, allows, me, organisation
from studio.posting import curve, reporting
from studio.words import dates
from studio.words.language import current, say
from studio.words.moments import now

bp = Blueprint("report", __name__)

LONGEST = timedelta(days=731)
"""Networks keep their numbers two years."""


@bp.get("/views/report")
@allows(*EVERYBODY)
def page() -> str:
    """Show the report, and the form that chooses its period."""
    first, last, wrong = _dates()
    made = _made(first, last)
    return render_template(
        "views/report.html",
        area="views",
        first=first,
        last=last,
        wrong=wrong,
        report=made,
        gaps=_gap_words(made),
        placements={p: sentences.say(f"placement-{p.value}", current()) for p in Placement},
        number=lambda value: curve.number(value, current()),
        dates=dates,
        lang=current(),
        organisation=organisation().name,
    )


@bp.get("/views/report.csv")
@allows(*EVERYBODY)
def csv() -> Response:
    """Give the table; it begins with the mark that makes spreadsheets read accents."""
    first, last, _wrong = _dates()
    text = to_csv(_made(first, last), sentences.say, current())
    return _download(text.encode("utf-8-sig"), "text/csv; charset=utf-8", first, last, "csv")


@bp.get("/views/report.pdf")
@allows(*EVERYBODY)
def pdf() -> Response:
    """Give the PDF."""
    first, last, _wrong = _dates()
    made = to_pdf(_made(first, last), current(), sentences.say)
    return _download(made, "application/pdf", first, last, "pdf")


def _made(first: date, last: date) -> Report:
    period = reporting.period_of(first, last)
    return reporting.make(
        db().connection(), me().organisation_id, organisation().name, period, now()
    )


def _dates() -> tuple[date, date, bool]:
    """Return the period that was asked for, and whether it had to be replaced by this month."""
    today = paris(now()).date()
    month = today.replace(day=1), today
    begin, end = request.args.get("begin", ""), request.args.get("end", "")
    if not begin and not end:
        return *month, False
    try:
        first, last = date.fromisoformat(begin), date.fromisoformat(end)
    except ValueError:
        return *month, True
    good = first <= last <= first + LONGEST and first.year >= 2000 and last.year <= 2100
    return (first, last, False) if good else (*month, True)


def _gap_words(made: Report) -> tuple[tuple[str, str], ...]:
    subjects = {row.subject.publication_id: row.subject for row in made.rows}

    def name(publication_id: int) -> str:
        subject = subjects[publication_id]
        return f"{subject.title}, {say('network-' + subject.placement.network.value)}"

    return tuple(
        (name(gap.publication_id), gap_sentence(gap, sentences.say, current())) for gap in made.gaps
    )


def _download(body: bytes, kind: str, first: date, last: date, ending: str) -> Response:
    answer = Response(body, content_type=kind)
    word = "rapport" if current() == "fr" else "report"
    name = f"{word}-{first.isoformat()}-{last.isoformat()}.{ending}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
