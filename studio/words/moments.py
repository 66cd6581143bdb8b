"""Now, and how days and hours are said: UTC inside, the studio's zone when shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from flask import current_app, has_app_context

PARIS: Final = ZoneInfo("Europe/Paris")
NO_BREAK: Final = "\u00a0"
_LOCALES: Final = {"fr": "fr_FR", "en": "en_GB"}


def now() -> datetime:
    """Return the moment, aware, in UTC; the app's own clock where a test has set one."""
    if has_app_context():
        clock: Callable[[], datetime] | None = current_app.extensions.get("studio.now")
        if clock is not None:
            return clock()
    return datetime.now(UTC)


def zone() -> ZoneInfo:
    """Return the zone of the studio."""
    if has_app_context() and "studio.settings" in current_app.extensions:
        found: ZoneInfo = current_app.extensions["studio.settings"].zone
        return found
    return PARIS


def local(moment: datetime) -> datetime:
    """Return the moment in the studio's zone."""
    return moment.astimezone(zone())


def hour(moment: datetime, lang: str) -> str:
    """Return "10 h 41" in French, "10:41" in English; "midi" and "minuit" stay figures."""
    there = local(moment)
    if lang == "en":
        return f"{there:%H:%M}"
    minutes = f"{NO_BREAK}{there.minute:02d}" if there.minute else ""
    return f"{there.hour}{NO_BREAK}h{minutes}"


def day(moment: datetime | date, lang: str, *, year: bool = False) -> str:
    """Return "lundi 30 novembre", "Monday 30 November"; with the year on demand."""
    on = local(moment).date() if isinstance(moment, datetime) else moment
    text = format_date(on, "EEEE d MMMM y" if year else "EEEE d MMMM", locale=_LOCALES[lang])
    if lang == "fr" and on.day == 1:
        text = text.replace(" 1 ", " 1er ", 1)
    return text


def short_day(moment: datetime | date, lang: str) -> str:
    """Return "30 nov.", "30 Nov"."""
    on = local(moment).date() if isinstance(moment, datetime) else moment
    return format_date(on, "d MMM", locale=_LOCALES[lang]).replace(" ", NO_BREAK)


def day_and_hour(moment: datetime, lang: str) -> str:
    """Return "lundi 30 novembre à 12 h 15", "Monday 30 November at 12:15"."""
    between = " à " if lang == "fr" else " at "
    return f"{day(moment, lang)}{between}{hour(moment, lang)}"


def near(moment: datetime, since: datetime, lang: str) -> str:
    """Return the moment as said on that day: "à 10 h 41", "hier à 18 h 02", "demain à 9 h",
    else "lundi 30 novembre à 12 h 15"."""
    days = (local(moment).date() - local(since).date()).days
    words = {
        "fr": {0: "", -1: "hier ", 1: "demain "},
        "en": {0: "", -1: "yesterday ", 1: "tomorrow "},
    }[lang]
    if days in words:
        return f"{words[days]}{'à' if lang == 'fr' else 'at'} {hour(moment, lang)}"
    return day_and_hour(moment, lang)


def iso(moment: datetime) -> str:
    """Return the moment for <time datetime> and scripts."""
    return format_datetime(moment.astimezone(UTC), "yyyy-MM-dd'T'HH:mm:ss'Z'", locale="en")


def size(octets: int, lang: str) -> str:
    """Return "1,2 Go", "840 Mo", "12 ko"; "1.2 GB" in English."""
    units = ("o", "ko", "Mo", "Go") if lang == "fr" else ("B", "kB", "MB", "GB")
    value, unit = float(octets), 0
    while value >= 1000 and unit < len(units) - 1:
        value, unit = value / 1000, unit + 1
    figures = f"{value:.1f}" if unit > 1 and value < 10 else f"{value:.0f}"
    if lang == "fr":
        figures = figures.replace(".", ",")
    return f"{figures}{NO_BREAK}{units[unit]}"


def span(seconds: int, lang: str) -> str:
    """Return a rough time to wait: "moins d’une minute", "4 min", "1 h 10"."""
    if seconds < 60:
        return "moins d’une minute" if lang == "fr" else "under a minute"
    minutes = round(timedelta(seconds=seconds) / timedelta(minutes=1))
    if minutes < 60:
        return f"{minutes}{NO_BREAK}min"
    return f"{minutes // 60}{NO_BREAK}h{NO_BREAK}{minutes % 60:02d}"
