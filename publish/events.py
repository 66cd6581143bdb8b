"""Events: everything that may happen to a publication, and the two values they bring.

Law: pure. What an event does to a publication is written in publication.py, in one table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from publish.fault import Step
from publish.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """What is known of the remote object on the way. Serialisable; survives a restart."""

    remote_id: str
    """Facebook's video id or Instagram's container id."""
    upload_url: str
    """Where its bytes go, checked against the account's Endpoints."""
    step: Step
    """What is to be done next."""
    made_at: datetime
    """When the remote object was made (a container lives 24 hours)."""
    sent_at: datetime | None = None
    """When the publishing call was first about to be sent; None: never."""
    sent_times: int = 0
    """How often it was sent, always with this same remote id."""
    doubted_since: datetime | None = None
    """Since when the network says that it is not there; a single such reading proves nothing."""

    def as_json(self) -> dict[str, Any]:
        """Return the plain form kept in a row."""
        moments = {
            "made_at": self.made_at,
            "sent_at": self.sent_at,
            "doubted_since": self.doubted_since,
        }
        return {
            "remote_id": self.remote_id,
            "upload_url": self.upload_url,
            "step": self.step.value,
            "sent_times": self.sent_times,
            **{name: moment and moment.isoformat() for name, moment in moments.items()},
        }

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Pending:
        """Return the value that `as_json` wrote."""

        def moment(name: str) -> datetime | None:
            return datetime.fromisoformat(plain[name]) if plain.get(name) else None

        return cls(
            remote_id=plain["remote_id"],
            upload_url=plain["upload_url"],
            step=Step(plain["step"]),
            made_at=datetime.fromisoformat(plain["made_at"]),
            sent_at=moment("sent_at"),
            sent_times=plain.get("sent_times", 0),
            doubted_since=moment("doubted_since"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What the network gave back for something visible."""

    remote_id: str
    """The id asked for: video id or container id; "" when a person confirmed by eye."""
    published_at: datetime
    """When it was known to be visible."""
    media_id: str | None = None
    """The id its numbers are read by; None: published, address not known yet."""
    permalink: str | None = None
    """Its address for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A worker took it at its minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """An invisible step was done; what is known now."""

    pending: Pending
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishing:
    """The publishing call is about to be sent."""

    pending: Pending


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """The network took it and works on it."""

    pending: Pending
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Completed:
    """It is visible."""

    receipt: Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Deferred:
    """A fault that may pass: the same step again, later."""

    until: datetime
    problem: Problem
    pending: Pending | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeLost:
    """Nobody knows whether the publishing call took effect."""

    problem: Problem
    look_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One look that settled nothing."""

    pending: Pending
    look_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A look found it visible."""

    receipt: Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFound:
    """Looks over minutes prove that the call had no effect: the same remote id may be sent."""

    pending: Pending


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteDead:
    """The remote object is proven dead and unpublished: another may be made."""

    problem: Problem
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Sending again would change nothing."""

    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """It waits for a person: the account is broken, or too many tries."""

    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """Its minute passed while nobody was there."""

    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescheduled:
    """A person gave it another minute (or this one)."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled:
    """A person took it back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """A person looked: it is there."""

    receipt: Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """A person looked: it is not there. The same remote id is sent, so no second one can come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detailed:
    """The address of something published became known; fills what is empty, changes nothing."""

    media_id: str | None
    permalink: str | None


Event: TypeAlias = (
    Claimed
    | Staged
    | Publishing
    | Accepted
    | Completed
    | Deferred
    | OutcomeLost
    | Looked
    | Found
    | NotFound
    | RemoteDead
    | Refused
    | Held
    | Missed
    | Rescheduled
    | Cancelled
    | Confirmed
    | Denied
    | Detailed
)
