"""Problem: something a person can mend, as a value. The sentences stand in the catalogue alone.

Law: pure. `CODES` is the whole vocabulary of this package; the catalogue holds one sentence
`problem-<code>` per entry and language, and a test renders every one of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, TypeAlias

Value: TypeAlias = str | int | float

CODES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        # what a post may not be (limits.py)
        "post-text-too-long": ("length", "maximum"),
        "post-too-many-hashtags": ("count", "maximum"),
        "post-too-many-mentions": ("count", "maximum"),
        "post-time-past": (),
        "post-time-too-far": ("days",),
        "post-file-too-long": ("seconds", "maximum"),
        "post-file-too-short": ("seconds", "minimum"),
        "post-file-too-big": ("megabytes", "maximum"),
        "post-picture-too-small": ("width", "height", "least_width", "least_height"),
        "post-picture-too-wide": ("width", "maximum"),
        "post-picture-shape": ("width", "height"),
        "post-frame-rate": ("rate", "minimum", "maximum"),
        "post-video-codec": ("codec",),
        "post-pixel-format": ("format",),
        "post-audio-codec": ("codec",),
        "post-audio-rate": ("rate", "maximum"),
        "post-audio-channels": ("channels", "maximum"),
        "post-no-sound": (),
        "post-container": ("container",),
        "post-edit-list": (),
        "post-index-last": (),
        "post-cover-too-late": (),
        # what a network answered (fault.py, retry.py)
        "network-unreached": (),
        "network-no-answer": (),
        "network-bad-answer": (),
        "network-busy": (),
        "network-throttled": (),
        "network-daily-quota": (),
        "network-spam-hold": (),
        "network-blocked": (),
        "network-too-fast": (),
        "network-token-dead": (),
        "network-login-needed": (),
        "network-permission-missing": (),
        "network-not-as-page": (),
        "network-account-restricted": (),
        "network-identity": (),
        "network-app-capability": (),
        "network-object-unreadable": (),
        "network-object-gone": (),
        "network-wrong-kind": (),
        "network-parameter": ("message",),
        "network-video-format": (),
        "network-video-shape": (),
        "network-video-size": (),
        "network-video-duration": (),
        "network-video-rate": (),
        "network-file-unfetched": (),
        "network-file-too-small": (),
        "network-cover-moment": (),
        "network-caption-too-long": (),
        "network-link-refused": (),
        "network-duplicate": (),
        "network-not-ready": (),
        "network-upload-failed": (),
        "network-upload-offset": (),
        "network-upload-unknown": (),
        "network-upload-host": (),
        "network-processing-failed": (),
        "network-container-expired": (),
        "network-still-processing": (),
        "network-outcome-unknown": (),
        "network-gave-up": (),
        "network-unknown": ("code", "message"),
        # what a publication waits for
        "publication-missed": ("minutes",),
        "publication-file-missing": (),
        # what keeps an account from working (tokens.py)
        "account-not-page-token": ("kind",),
        "account-token-invalid": (),
        "account-token-expired": (),
        "account-expires-soon": ("days",),
        "account-other-app": (),
        "account-scope-missing": ("scopes",),
        "account-no-pages": (),
        "account-page-without-token": ("page",),
        "account-no-instagram": ("page",),
        "account-unreachable": (),
        "account-refused": ("message",),
        "account-app-missing": (),
        "account-keys-unreadable": (),
    }
)

LOG_CODES: Final[tuple[str, ...]] = (
    "scheduled",
    "moved",
    "cancelled",
    "asked-now",
    "claimed",
    "taken-over",
    "missed",
    "started",
    "uploaded",
    "publishing",
    "accepted",
    "published",
    "outcome-lost",
    "found",
    "looked-running",
    "looked-absent",
    "looked-unreadable",
    "send-again",
    "remote-dead",
    "deferred",
    "held",
    "failed",
    "confirmed",
    "denied",
    "detailed",
    "cosmetic-failed",
)
"""Every line a publication's log can hold; the catalogue has `publication-log-<code>`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing a person can mend: a code of `CODES`, where it is, and the values of its sentence.

    Raises ValueError when the code is not in the vocabulary or its values are not the named ones.
    """

    code: str
    """A key of CODES, kebab-case."""
    where: str = ""
    """What it is about: "text", "file", "at", "account", or a placement. Empty: the whole."""
    values: Mapping[str, Value] = field(default_factory=dict)
    """What the sentence names, by the names CODES gives."""

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"no such problem: {self.code}")
        if set(self.values) != set(CODES[self.code]):
            raise ValueError(f"{self.code} wants {CODES[self.code]}, got {tuple(self.values)}")

    def as_json(self) -> dict[str, object]:
        """Return the plain form kept in a row."""
        return {"code": self.code, "where": self.where, "values": dict(self.values)}

    @classmethod
    def from_json(cls, plain: Mapping[str, object]) -> Problem:
        """Return the problem that `as_json` wrote. Raises ValueError on anything else."""
        values = plain.get("values")
        if not isinstance(values, Mapping):
            raise ValueError("a problem without values")  # noqa: TRY004 (a broken row, not a caller)
        return cls(code=str(plain["code"]), where=str(plain.get("where", "")), values=dict(values))
