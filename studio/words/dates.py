"""Days and hours as the calendar writes them, in French and English. Pure.

« mar. 24 nov. », « mardi 24 novembre », « 23 au 29 novembre »; a moment is shown in Europe/Paris.
What depends on the present (« demain à 9 h ») stands in `studio.words.moments`.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Final

from publish.calendar import paris

NBSP: Final = "\u00a0"

_MONTHS: Final = {
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
}  # fmt: skip
_SHORT_MONTHS: Final = {
    "fr": (
        "janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.",
        "nov.", "déc.",
    ),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}  # fmt: skip
_DAYS: Final = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_SHORT_DAYS: Final = {
    "fr": ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


def clock(moment: datetime | time, lang: str) -> str:
    """Return the hour: « 12 h 15 », « 9 h » or "12:15". A datetime with zone is shown in Paris."""
    shown = paris(moment) if isinstance(moment, datetime) and moment.tzinfo else moment
    if lang == "en":
        return f"{shown.hour:02}:{shown.minute:02}"
    minutes = f"{NBSP}{shown.minute:02}" if shown.minute else ""
    return f"{shown.hour}{NBSP}h{minutes}"


def weekday(day: date, lang: str, *, short: bool = False) -> str:
    """Return the name of the day of the week."""
    return (_SHORT_DAYS if short else _DAYS)[lang][day.weekday()]


def month(day: date, lang: str, *, short: bool = False) -> str:
    """Return the name of the month, as it is written inside a sentence."""
    return (_SHORT_MONTHS if short else _MONTHS)[lang][day.month - 1]


def month_title(day: date, lang: str) -> str:
    """Return the month and year as a title: « Novembre 2026 »."""
    name = month(day, lang)
    return f"{name[0].upper()}{name[1:]} {day.year}"


def day_number(day: date, lang: str) -> str:
    """Return the number of the day; the first of a month is « 1er » in French."""
    return "1er" if lang == "fr" and day.day == 1 else str(day.day)


def short_day(day: date, lang: str) -> str:
    """Return « 24 nov. »."""
    return f"{day_number(day, lang)}{NBSP}{month(day, lang, short=True)}"


def short_date(day: date, lang: str) -> str:
    """Return « mar. 24 nov. »."""
    return f"{weekday(day, lang, short=True)}{NBSP}{short_day(day, lang)}"


def long_date(day: date, lang: str) -> str:
    """Return « mardi 24 novembre »."""
    return f"{weekday(day, lang)} {day_number(day, lang)}{NBSP}{month(day, lang)}"


def full_date(day: date, lang: str) -> str:
    """Return « 24 novembre 2026 »."""
    return f"{day_number(day, lang)}{NBSP}{month(day, lang)} {day.year}"


def moment(at: datetime, lang: str) -> str:
    """Return « mar. 24 nov., 12 h 15 », in Paris time. Raises ValueError without zone."""
    local = paris(at)
    return f"{short_date(local.date(), lang)}, {clock(local, lang)}"


def day_range(first: date, last: date, lang: str) -> str:
    """Return « 23 au 29 novembre », « 28 décembre 2026 au 3 janvier 2027 »."""
    to = "au" if lang == "fr" else "to"
    if (first.year, first.month) == (last.year, last.month):
        begin, end = day_number(first, lang), f"{day_number(last, lang)} {month(last, lang)}"
    elif first.year == last.year:
        begin = f"{day_number(first, lang)} {month(first, lang)}"
        end = f"{day_number(last, lang)} {month(last, lang)}"
    else:
        begin, end = full_date(first, lang), full_date(last, lang)
    return f"{begin} {to} {end}"
