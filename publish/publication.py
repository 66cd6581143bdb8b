"""Publication: one post on its way to one account, and the table of what may happen to it.

Law: pure; everything that changes a state lives in this file, and it knows no network.

A publication becomes visible by one call only, made in SUBMITTING and written down before it is
made. Therefore a crash in SENDING may be resumed freely (nothing is visible yet), a crash in
PROCESSING too (only reads are left), and a crash in SUBMITTING is an unknown outcome: the row
becomes UNCERTAIN and is answered by looking, never by sending.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from publish.errors import IllegalEvent
from publish.events import (
    Accepted,
    Cancelled,
    Claimed,
    Completed,
    Confirmed,
    Deferred,
    Denied,
    Detailed,
    Event,
    Found,
    Held,
    Looked,
    Missed,
    NotFound,
    OutcomeLost,
    Pending,
    Publishing,
    Receipt,
    Refused,
    RemoteDead,
    Rescheduled,
    Staged,
)
from publish.fault import Step
from publish.post import Placement, checked_aware
from publish.problem import Problem


class State(StrEnum):
    """Where a publication stands."""

    SCHEDULED = "scheduled"
    """Waits for its minute."""
    SENDING = "sending"
    """Session made, bytes on their way; nothing visible."""
    SUBMITTING = "submitting"
    """The publishing call is in flight."""
    PROCESSING = "processing"
    """The network took it and works; only reads are left."""
    PUBLISHED = "published"
    """Visible; final."""
    UNCERTAIN = "uncertain"
    """It may be visible: looked up until known, by us or by a person."""
    AWAITING_PERSON = "awaiting-person"
    """Missed its minute, or its account waits for a person; nothing visible."""
    FAILED = "failed"
    """Refused; nothing visible."""
    CANCELLED = "cancelled"
    """Taken back before it was visible."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One post on its way to one account."""

    id: int
    """Row number."""
    organisation_id: int
    """Whose it is."""
    post_id: int
    """Row number of the post."""
    account_id: int
    """Row number of the account."""
    placement: Placement
    """Where it appears."""
    at: datetime
    """Its minute, UTC."""
    state: State = State.SCHEDULED
    """Where it stands."""
    not_before: datetime | None = None
    """Nothing is done before this moment."""
    pending: Pending | None = None
    """The remote object, kept until it is proven dead."""
    receipt: Receipt | None = None
    """Set once, by PUBLISHED."""
    problem: Problem | None = None
    """Why it waits or failed."""
    attempts: int = 0
    """Faults in a row at the present step."""
    renewals: int = 0
    """How many remote objects were given up."""
    version: int = 0
    """Counts writes of the row; a write names the version it read."""

    def __post_init__(self) -> None:
        checked_aware(self.at)


_S = State
TRANSITIONS: Final[Mapping[State, Mapping[type[Event], State]]] = MappingProxyType(
    {
        _S.SCHEDULED: {
            Claimed: _S.SENDING,
            Missed: _S.AWAITING_PERSON,
            Rescheduled: _S.SCHEDULED,
            Cancelled: _S.CANCELLED,
        },
        _S.SENDING: {
            Staged: _S.SENDING,
            Publishing: _S.SUBMITTING,
            Accepted: _S.PROCESSING,
            Completed: _S.PUBLISHED,
            Deferred: _S.SENDING,
            RemoteDead: _S.SENDING,
            OutcomeLost: _S.UNCERTAIN,
            Refused: _S.FAILED,
            Held: _S.AWAITING_PERSON,
            Cancelled: _S.CANCELLED,
        },
        _S.SUBMITTING: {
            Accepted: _S.PROCESSING,
            Completed: _S.PUBLISHED,
            Deferred: _S.SENDING,
            OutcomeLost: _S.UNCERTAIN,
            Refused: _S.FAILED,
            Held: _S.AWAITING_PERSON,
        },
        _S.PROCESSING: {
            Accepted: _S.PROCESSING,
            Completed: _S.PUBLISHED,
            Deferred: _S.PROCESSING,
            RemoteDead: _S.SENDING,
            OutcomeLost: _S.UNCERTAIN,
            Refused: _S.FAILED,
        },
        _S.UNCERTAIN: {
            Looked: _S.UNCERTAIN,
            Deferred: _S.UNCERTAIN,
            Found: _S.PUBLISHED,
            Accepted: _S.PROCESSING,
            NotFound: _S.SENDING,
            RemoteDead: _S.SENDING,
            Refused: _S.FAILED,
            Confirmed: _S.PUBLISHED,
            Denied: _S.SENDING,
        },
        _S.AWAITING_PERSON: {Rescheduled: _S.SCHEDULED, Cancelled: _S.CANCELLED},
        _S.FAILED: {Rescheduled: _S.SCHEDULED, Cancelled: _S.CANCELLED},
        _S.CANCELLED: {Rescheduled: _S.SCHEDULED},
        _S.PUBLISHED: {Detailed: _S.PUBLISHED},
    }
)


def transition(publication: Publication, event: Event) -> Publication:
    """Return the publication after the event.

    Raises IllegalEvent when the table has no such line; the publication is a value, so nothing
    changed then. The version is the repository's to count.
    """
    target = TRANSITIONS[publication.state].get(type(event))
    if target is None:
        raise IllegalEvent(publication.state.value, type(event).__name__)
    return replace(publication, state=target, **_changes(publication, event))


def _changes(  # noqa: C901, PLR0911 (one case per event)
    publication: Publication, event: Event
) -> dict[str, Any]:
    match event:
        case Claimed():
            return {"not_before": None, "problem": None, "attempts": 0}
        case (
            Staged(pending=pending, not_before=moment)
            | Accepted(pending=pending, not_before=moment)
        ):
            return {"pending": pending, "not_before": moment, "problem": None, "attempts": 0}
        case Publishing(pending=pending):
            return {"pending": pending, "not_before": None}
        case Completed(receipt=receipt) | Found(receipt=receipt) | Confirmed(receipt=receipt):
            return {"receipt": receipt, "not_before": None, "problem": None, "attempts": 0}
        case Deferred(until=until, problem=problem, pending=pending):
            return {
                "not_before": until,
                "problem": problem,
                "attempts": publication.attempts + 1,
                "pending": pending or publication.pending,
            }
        case OutcomeLost(problem=problem, look_at=look_at):
            return {"not_before": look_at, "problem": problem, "attempts": 0}
        case Looked(pending=pending, look_at=look_at):
            return {"pending": pending, "not_before": look_at, "attempts": publication.attempts + 1}
        case NotFound(pending=pending):
            return {"pending": pending, "not_before": None, "problem": None, "attempts": 0}
        case RemoteDead(problem=problem, until=until):
            return {
                "pending": None,
                "not_before": until,
                "problem": problem,
                "attempts": 0,
                "renewals": publication.renewals + 1,
            }
        case Refused(problem=problem) | Held(problem=problem) | Missed(problem=problem):
            return {
                "not_before": None,
                "problem": problem,
                "attempts": 0,
                "pending": _rewound(publication.pending),
            }
        case Rescheduled(at=at):
            return {
                "at": checked_aware(at),
                "not_before": None,
                "problem": None,
                "attempts": 0,
                "renewals": 0,
            }
        case Cancelled():
            return {"not_before": None, "problem": None}
        case Denied():
            return {
                "pending": _rewound(publication.pending),
                "not_before": None,
                "problem": None,
                "attempts": 0,
            }
        case Detailed(media_id=media_id, permalink=permalink):
            known = publication.receipt
            assert known is not None  # PUBLISHED has a receipt: every way into it sets one
            return {
                "receipt": replace(
                    known,
                    media_id=known.media_id or media_id,
                    permalink=known.permalink or permalink,
                )
            }


def _rewound(pending: Pending | None) -> Pending | None:
    """Return it at a step that reads first: whatever comes next begins by asking the network."""
    if pending is None or pending.step in (Step.START, Step.UPLOAD):
        return pending
    return replace(pending, step=Step.WAIT, doubted_since=None)


def diagram() -> str:
    """Return the table as lines of text, for ARCHITECTURE.md: `state --Event--> state`."""
    return "\n".join(
        f"{state.value:>15} --{event.__name__}--> {target.value}"
        for state, row in TRANSITIONS.items()
        for event, target in row.items()
    )
