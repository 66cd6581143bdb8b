"""What a connector is, and how to add one.

A connector leads one post to one placement in durable steps: `submit` makes the remote object,
`resume` does the one step its Pending names, `find` looks whether it is there. It writes nothing
down and decides nothing about retries: it returns what it learned or raises NetworkFault.

To add a network: give `Network` and `Placement` a member, `limits.LIMITS` its data with source,
`insights.WANTED` its metrics, write `connectors/<network>.py` with a class of this shape, name it
in `connectors.CONNECTORS`, and teach the pretend network its calls. The rules that keep a post
from appearing twice: an id must be known before anything is visible; only Step.PUBLISH may make
it visible, by one call without any automatic repetition; `find` must answer by that id.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from publish.events import Pending, Receipt
from publish.post import Account, Post
from publish.retry import Look, Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One post to one account, with its file at hand."""

    post: Post
    """What goes out."""
    account: Account
    """Where."""
    file: Path
    """The finished file."""
    cover: Path | None = None
    """The cover as JPEG."""
    bound: frozenset[str] = frozenset()
    """Media ids of this account that belong to other publications already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What became known of something published; None: not yet."""

    media_id: str | None
    """The id its numbers are read by."""
    permalink: str | None
    """Its address for people."""


__all__ = ["Connector", "Details", "Job", "Progress"]


class Connector(Protocol):
    """One placement's way. Every method may raise NetworkFault."""

    def submit(self, job: Job) -> Pending:
        """Make the remote object. Nothing becomes visible."""

    def resume(self, job: Job, pending: Pending) -> Progress:
        """Do the one step that `pending.step` names."""

    def find(self, job: Job, pending: Pending) -> Look:
        """Look whether it is there, by its id. A look that cannot be had raises."""

    def details(self, job: Job, pending: Pending | None, receipt: Receipt) -> Details:
        """Return id and address of something published. Cosmetic: its failure changes nothing."""

    def set_cover(self, job: Job, receipt: Receipt) -> None:
        """Give it its cover after the fact, where the network wants that. Cosmetic."""

    def read_metrics(self, media_id: str, metrics: tuple[str, ...]) -> dict[str, int | None]:
        """Return each metric's value now; None where the network gave no number."""
