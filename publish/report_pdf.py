"""The funder's report as PDF, set by typst from the source beside it; made to PDF/UA-1.

Everything goes in as JSON: a title that looks like markup is printed as it is. Only the fonts
that come with typst are used, so that it looks the same on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from importlib.resources import files
from typing import Any, Final

import typst

from publish.calendar import paris
from publish.reports import Report, Row, Say, gap_sentence

MOST_BARS: Final = 12
"""The chart shows that many publications, the most seen; the table shows all."""

_COLUMNS: Final = ("title", "network", "published", "gained", "views", "measured")
_NARROW: Final = "\u202f"


def to_pdf(made: Report, lang: str, say: Say) -> bytes:
    """Return the report as a PDF in that language. The same report gives the same bytes."""
    return typst.compile(
        _source(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs=_told(made, lang, say),
        timestamp=made.made_at,
        pdf_standards=["ua-1"],
    )


def to_pngs(made: Report, lang: str, say: Say) -> tuple[bytes, ...]:
    """Return its pages as pictures, for looking at them."""
    pages: object = typst.compile(
        _source(),
        format="png",
        ppi=110,
        ignore_system_fonts=True,
        sys_inputs=_told(made, lang, say),
        timestamp=made.made_at,
    )
    return tuple(pages) if isinstance(pages, list) else (bytes(pages),)  # type: ignore[call-overload]


def contents(made: Report, lang: str, say: Say) -> dict[str, Any]:
    """Return all that stands in the printed report, as plain data."""
    last_day = paris(made.period.end - timedelta(seconds=1))
    when = f"{paris(made.made_at):%d/%m/%Y}"
    titles = {row.subject.publication_id: row.subject for row in made.rows}
    bars = _bars(made, lang, say)
    return {
        "lang": lang,
        "organisation": made.organisation,
        "words": {
            "title": say("report-title" if made.gained_everywhere else "report-title-unseen", lang),
            "subtitle": say(
                "report-subtitle",
                lang,
                **{"from": f"{paris(made.period.start):%d/%m/%Y}", "to": f"{last_day:%d/%m/%Y}"},
            ),
            "lead": " ".join(_lead(made, lang, say)),
            "made": say("report-made-for", lang, when=when, organisation=made.organisation)
            if made.organisation
            else say("report-made", lang, when=when),
            "page": say("report-page", lang, page="{page}", pages="{pages}"),
            "columns": [say(f"report-column-{name}", lang) for name in _COLUMNS],
            "chart_alt": say(
                "report-chart-alt",
                lang,
                list=", ".join(
                    f"{bar['title']} ({bar['network']}) {bar['gained']}" for bar in bars
                ),
            ),
            **{
                name: say(f"report-{name.replace('_', '-')}", lang)
                for name in (
                    "sum_note",
                    "gained",
                    "chart_title",
                    "videos",
                    "empty",
                    "not_known",
                    "definitions",
                    "gaps",
                    "gaps_none",
                )
            },
        },
        "totals": [
            {
                "name": say(f"placement-{total.placement.value}", lang),
                "gained": None if total.gained is None else shown(total.gained, lang),
                "count": say("report-count", lang, count=total.publications)
                + (
                    ", " + say("report-unknown", lang, count=total.unknown)
                    if 0 < total.unknown < total.publications
                    else ""
                ),
            }
            for total in made.totals
        ],
        "bars": bars,
        "rows": [_row(row, lang, say) for row in made.rows],
        "definitions": [
            {
                "name": say(f"placement-{total.placement.value}", lang),
                "means": say(f"view-means-{metric}", lang),
                "raw": metric,
            }
            for total in made.totals
            for metric in total.names
        ],
        "gaps": [
            {
                "title": f"{titles[gap.publication_id].title} ("
                + say(f"placement-{titles[gap.publication_id].placement.value}", lang)
                + ")",
                "sentence": gap_sentence(gap, say, lang),
            }
            for gap in made.gaps
        ],
    }


def shown(number: int, lang: str) -> str:
    """Return a number as a person reads it: narrow spaces in French, commas in English."""
    return f"{number:,}".replace(",", _NARROW) if lang == "fr" else f"{number:,}"


def _lead(made: Report, lang: str, say: Say) -> Iterator[str]:
    yield say("report-lead", lang, videos=made.videos, fresh=made.fresh)
    if made.rows and made.gained_everywhere is None:
        yield say("report-lead-no-figure", lang)
    elif made.rows:
        yield say("report-lead-views", lang, views=made.gained_everywhere)


def _bars(made: Report, lang: str, say: Say) -> list[dict[str, Any]]:
    counted = [row for row in made.rows if row.gained]
    most = max((row.gained or 0 for row in counted), default=0)
    return [
        {
            "title": row.subject.title,
            "network": say(f"placement-{row.subject.placement.value}", lang),
            "gained": shown(row.gained or 0, lang),
            "share": (row.gained or 0) / most,
            "best": row.gained == most,
        }
        for row in counted[:MOST_BARS]
    ]


def _row(row: Row, lang: str, say: Say) -> dict[str, Any]:
    return {
        "title": row.subject.title,
        "network": say(f"placement-{row.subject.placement.value}", lang),
        "published": f"{paris(row.subject.published_at):%d/%m/%Y}",
        "gained": None if row.gained is None else shown(row.gained, lang),
        "views": None if row.views is None else shown(row.views, lang),
        "measured": f"{paris(row.measured_at):%d/%m/%Y}" if row.measured_at else "",
    }


def _source() -> bytes:
    return files("publish").joinpath("printed", "report.typ").read_bytes()


def _told(made: Report, lang: str, say: Say) -> dict[str, str]:
    return {"report": json.dumps(contents(made, lang, say))}
