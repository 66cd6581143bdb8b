"""What the first page says: what failed, what goes out, what waits for somebody, the rest. EDGE."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from publish import repository, snapshots
from publish.calendar import paris
from publish.publication import State
from studio.lists.states import sent_states
from studio.lists.videos import Card, cards
from studio.models import RenderJob, Video
from studio.posting import agenda, tally
from studio.posting.agenda import Entry, Hours
from studio.work.jobs import FAILED

WANTS_A_PERSON = ("failed", "unsure", "late")
"""States of an entry that only a person ends."""
LOOK_BACK = timedelta(days=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """How often a post was seen."""

    entry: Entry
    views: int | None
    """None: not measured yet."""
    networks: int
    """How many networks it is out on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The first page."""

    stuck: tuple[Entry, ...]
    """What only a person ends: failed, unsure, late."""
    broken: tuple[tuple[RenderJob, Video], ...]
    """Renders that failed and were not asked for again."""
    coming: tuple[Entry, ...]
    """What goes out, soonest first."""
    to_review: tuple[Card, ...]
    """Finished files without approval."""
    to_schedule: tuple[Card, ...]
    """Approved files that nobody scheduled."""
    started: tuple[Card, ...]
    """Videos in the making, the last changed first."""
    seen: tuple[Seen, ...]
    """The newest posts with their views."""

    @property
    def waiting(self) -> int:
        """How many things wait for a person."""
        return len(self.stuck) + len(self.broken) + len(self.to_review) + len(self.to_schedule)


def home(db: Session, organisation_id: int, now: datetime) -> Home:
    """The first page of an organisation at a moment."""
    found = agenda.entries(
        repository.list_publications(db.connection(), organisation_id, now - LOOK_BACK), now
    )
    mine = db.scalars(
        select(Video)
        .where(Video.organisation_id == organisation_id, Video.deleted_at.is_(None))
        .order_by(Video.changed_at.desc(), Video.id.desc())
        .limit(60)
    )
    made = cards(db, mine, sent_states(found))
    return Home(
        stuck=tuple(e for e in found if e.shown in WANTS_A_PERSON),
        broken=_broken(db, organisation_id),
        coming=tuple(e for e in found if e.shown in ("planned", "sending", "processing")),
        to_review=tuple(card for card in made if card.state == "rendered"),
        to_schedule=tuple(card for card in made if card.state == "approved"),
        started=tuple(card for card in made if card.state in ("to-fill", "draft")),
        seen=_seen(db, organisation_id, now),
    )


def badges(db: Session, organisation_id: int, now: datetime) -> dict[str, tuple[int, bool]]:
    """Small numbers of the rail: area -> how many wait, and whether something is broken."""
    found = agenda.entries(
        repository.list_publications(
            db.connection(),
            organisation_id,
            states=(
                State.SCHEDULED,
                State.UNCERTAIN,
                State.AWAITING_PERSON,
                State.FAILED,
            ),
        ),
        now,
    )
    stuck = [entry for entry in found if entry.shown in WANTS_A_PERSON]
    return {"publications": (len(stuck), True)}


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingHours:
    """The box of working hours."""

    open: bool
    day: datetime
    """The moment of the next opening or closing, in Paris."""
    share: int
    """Per cent of the working day that is over."""


def working_hours(hours: Hours, now: datetime) -> WorkingHours:
    """Whether the organisation works at that moment, and until or from when."""
    local = paris(now)
    if not hours.closed(local):
        closes = local.replace(hour=hours.closes.hour, minute=hours.closes.minute, second=0)
        opens = local.replace(hour=hours.opens.hour, minute=hours.opens.minute, second=0)
        share = int((local - opens) * 100 / (closes - opens))
        return WorkingHours(open=True, day=closes, share=share)
    day = local
    if local.time() >= hours.opens or hours.closed_day(day.date()):
        day += timedelta(days=1)
    for _ in range(40):
        if not hours.closed_day(day.date()):
            break
        day += timedelta(days=1)
    day = day.replace(hour=hours.opens.hour, minute=hours.opens.minute, second=0)
    return WorkingHours(open=False, day=day, share=100)


def _broken(db: Session, organisation_id: int) -> tuple[tuple[RenderJob, Video], ...]:
    rows = db.execute(
        select(RenderJob, Video)
        .join(Video, Video.id == RenderJob.video_id)
        .where(RenderJob.organisation_id == organisation_id, Video.deleted_at.is_(None))
        .order_by(RenderJob.id)
    )
    newest = {(job.video_id, job.rendition): (job, video) for job, video in rows}
    return tuple(pair for pair in newest.values() if pair[0].state == FAILED)


def _seen(db: Session, organisation_id: int, now: datetime) -> tuple[Seen, ...]:
    rows = repository.list_publications(
        db.connection(), organisation_id, now - LOOK_BACK, states=(State.PUBLISHED,)
    )
    ids = [row[0].id for row in rows]
    read = snapshots.read(db.connection(), organisation_id, publication_ids=ids) if ids else ()
    by_post: dict[int, list[tally.Tally]] = {}
    for one in tally.tallies(rows, read):
        by_post.setdefault(one.publication.post_id, []).append(one)
    found = [
        Seen(
            entry=entry,
            views=tally.total(t.views for t in by_post.get(entry.post_id, [])),
            networks=len(entry.networks),
        )
        for entry in agenda.entries(rows, now)
    ]
    return tuple(sorted(found, key=lambda one: one.entry.at, reverse=True)[:4])
