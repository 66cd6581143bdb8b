"""What several screens show of publications: entries by id, pictures, hours, words. EDGE."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import abort, send_from_directory, url_for
from werkzeug.wrappers import Response

from publish.errors import UnknownRow
from publish.post import Account
from publish.publication import Publication
from studio.db import session as db
from studio.here import folder
from studio.people.access import me, organisation
from studio.people.preferences import Preferences
from studio.posting import agenda, publishing
from studio.posting.agenda import Entry, Hours
from studio.posting.standing import Standing, standing
from studio.words import dates
from studio.words.language import current, say
from studio.words.moments import now


def entry_or_404(publication_id: int) -> Entry:
    """Return the entry of that publication; 404 for none and for another organisation's.

    An entry is one post at one minute: lanes that were given another minute are another one.
    """
    rows = rows_or_404(publication_id)
    one = next(row[0] for row in rows if row[0].id == publication_id)
    found = agenda.entries((r for r in rows if r[0].at == one.at), now(), cancelled=True)
    return found[0]


def rows_or_404(publication_id: int) -> tuple[agenda.Row, ...]:
    """Return all publications of the post of that one; 404 as above."""
    try:
        return publishing.siblings(db().connection(), me().organisation_id, publication_id)
    except UnknownRow:
        abort(404)


def hours() -> Hours:
    """Return when my organisation works."""
    chosen = Preferences.of(organisation().settings)
    return Hours(opens=chosen.opens, closes=chosen.closes)


def posters(entries: Iterable[Entry]) -> dict[int, str]:
    """Return the address of each entry's poster, by its id; none where there is no picture."""
    found = {}
    for entry in entries:
        place = folder().render(me().organisation_id, entry.post.file_sha256)
        if (place / publishing.POSTER).is_file():
            found[entry.id] = url_for("publications.poster", publication_id=entry.id)
    return found


def finished_file(sha256: str, name: str) -> Response:
    """Answer with a part of a finished file of my organisation; 404 when it is not there."""
    if not sha256:
        abort(404)
    place = folder().render(me().organisation_id, sha256)
    if not (place / name).is_file():
        abort(404)
    kind = "video/mp4" if name == publishing.VIDEO else "image/jpeg"
    answer = send_from_directory(place, name, mimetype=kind, conditional=True)
    answer.headers["Cache-Control"] = "private, max-age=86400"
    return answer


def stands(publication: Publication, account: Account) -> Standing:
    """Return how a publication stands now."""
    return standing(publication, account, now(), reword=publishing.may_reword(publication))


def entry_words(entry: Entry) -> str:
    """Return what an entry says in a list: of its most urgent lane, and of which network."""
    lane = next(lane for lane in entry.lanes if lane.shown == entry.shown)
    words = standing_words(stands(lane.publication, lane.account))
    several = len({lane.shown for lane in entry.lanes}) > 1
    if not several:
        return words
    return say("said-of", what=say(f"network-{lane.account.network.value}"), words=words)


def standing_words(stand: Standing) -> str:
    """Return the sentence of a standing: the problem's own where there is one."""
    if stand.problem is not None:
        return say(f"problem-{stand.problem.code}", **stand.problem.values)
    return say(stand.key, **stand.values)


def moment(at: Any) -> str:
    """Return a moment in words, as the calendar writes it."""
    return dates.moment(at, current())
