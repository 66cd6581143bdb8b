"""How a publication stands: one sentence, and the one action that goes with it. Pure.

A failure is a sentence and one action; an unknown outcome is looked at, never sent again blindly.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from publish.post import Account, Lamp, Network
from publish.problem import Problem, Value
from publish.publication import Publication, State
from studio.posting.agenda import shown


class Act(StrEnum):
    """The one thing a person may do about it."""

    NOTHING = ""
    MOVE = "move"
    """Give it another minute."""
    NOW = "now"
    """Let it go at once, or give it another minute."""
    LOOK = "look"
    """Look on the network, then say what was seen."""
    REWORD = "reword"
    """Change the words, then send again."""
    REMAKE = "remake"
    """Make the file again: it is what was refused."""
    AGAIN = "again"
    """Send again: nothing is visible, so there will be no second one."""
    ACCOUNT = "account"
    """Mend the account first."""
    SEE = "see"
    """Open it on the network."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is said of a publication."""

    shown: str
    """Name of its state for the components."""
    act: Act
    """The one action."""
    key: str
    """The sentence's key."""
    values: dict[str, Value] = field(default_factory=dict)
    """What it names."""
    problem: Problem | None = None
    """Said first, when there is one."""


_WORDS: Final = frozenset(
    {"network-caption-too-long", "network-link-refused", "network-parameter", "network-duplicate"}
)
_FILE: Final = frozenset(
    {
        "network-video-format",
        "network-video-shape",
        "network-video-size",
        "network-video-duration",
        "network-video-rate",
        "network-file-too-small",
        "network-wrong-kind",
        "publication-file-missing",
    }
)


def standing(
    publication: Publication, account: Account, now: datetime, *, reword: bool = False
) -> Standing:
    """Return how it stands. `reword`: whether new words would be what goes out."""
    name = shown(publication, now)
    problem = publication.problem
    match publication.state:
        case State.SCHEDULED if account.lamp is Lamp.BROKEN:
            return Standing(shown=name, act=Act.ACCOUNT, key="standing-account-broken")
        case State.SCHEDULED if name == "late":
            values: dict[str, Value] = {"minutes": _minutes(now - publication.at)}
            return Standing(shown=name, act=Act.NOW, key="standing-late-here", values=values)
        case State.SCHEDULED:
            return Standing(shown=name, act=Act.MOVE, key="standing-planned")
        case State.SENDING | State.SUBMITTING:
            key = "standing-deferred" if problem else "standing-sending"
            return Standing(shown=name, act=Act.NOTHING, key=key, problem=problem)
        case State.PROCESSING:
            return Standing(shown=name, act=Act.NOTHING, key="standing-processing")
        case State.PUBLISHED:
            seen = publication.receipt is not None and publication.receipt.permalink
            act = Act.SEE if seen else Act.NOTHING
            return Standing(shown=name, act=act, key="standing-live")
        case State.UNCERTAIN:
            return Standing(shown=name, act=Act.LOOK, key="standing-unsure")
        case State.AWAITING_PERSON:
            held = problem is not None and problem.code != "publication-missed"
            broken = account.lamp is Lamp.BROKEN
            key = "standing-held" if held else "standing-missed"
            act = Act.ACCOUNT if broken else Act.NOW
            return Standing(shown=name, act=act, key=key, problem=problem)
        case State.FAILED:
            act = _mending(problem, reword=reword)
            return Standing(shown=name, act=act, key="standing-failed", problem=problem)
        case State.CANCELLED:
            return Standing(shown=name, act=Act.MOVE, key="standing-cancelled")


def profile_address(account: Account) -> str:
    """Return where a person looks at the account with their own eyes.

    Facebook shows a Page under its number at the host of its login dialog. Instagram has a host
    of its own where Facebook is Facebook; anywhere else it lies under the same one.
    """
    home = account.endpoints.login_url
    if account.network is Network.FACEBOOK:
        return f"{home}/{account.remote_id}"
    name = account.handle.lstrip("@")
    if home.endswith("://www.facebook.com"):
        return f"https://www.instagram.com/{name}/"
    return f"{home}/instagram/{name}"


def _mending(problem: Problem | None, *, reword: bool) -> Act:
    code = problem.code if problem else ""
    if reword and (code in _WORDS or (problem is not None and problem.where == "text")):
        return Act.REWORD
    return Act.REMAKE if code in _FILE else Act.AGAIN


def _minutes(span: timedelta) -> int:
    return int(span / timedelta(minutes=1))
