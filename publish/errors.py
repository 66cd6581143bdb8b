"""What stops this package.

PublishError
├── IllegalEvent      an event that the table does not allow in that state
├── NetworkFault      a call to a network did not end well (its Fault says how)
├── StaleWrite        the row changed since it was read; nothing was written
├── UnknownRow        no such row in that organisation
├── Refusal           what was asked cannot be done; carries Problems for the person
└── KeysUnreadable    the key file does not open the stored secrets
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publish.fault import Fault
    from publish.problem import Problem


class PublishError(Exception):
    """Something in publishing stopped."""


class IllegalEvent(PublishError):
    """The table of transitions does not allow this event in this state; nothing changed."""

    def __init__(self, state: str, event: str) -> None:
        super().__init__(f"{event} is not allowed in state {state}")
        self.state = state
        self.event = event


class NetworkFault(PublishError):
    """A call to a network did not end well. Never carries a token or an address with one."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(f"{fault.kind}: {fault.code}/{fault.subcode} {fault.message}")
        self.fault = fault


class StaleWrite(PublishError):
    """The row changed since it was read; nothing was written. Read it again and decide anew."""


class UnknownRow(PublishError):
    """There is no such row in this organisation."""


class Refusal(PublishError):
    """What was asked cannot be done; the problems say why and how to mend it."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems


class KeysUnreadable(PublishError):
    """The key file does not open the stored secrets: reconnect the account."""
