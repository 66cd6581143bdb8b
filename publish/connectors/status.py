"""What Meta tells of a video or container on its way, read in every spelling it has used.

Law: pure. Source: Reels Publishing API (2026-09-11) and IG Container reference; the guides, the
SDK and live answers disagree in spelling, so all of them are accepted. A key that is missing is
None, never 0: a misread byte count would silently begin an upload anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from publish.fault import Fault, Kind

_DONE: Final = frozenset({"complete", "completed"})
_DEAD: Final = frozenset({"error", "expired", "upload_failed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoStatus:
    """A Facebook video's way, phase by phase."""

    video_status: str
    """uploading, upload_complete, upload_failed, processing, ready, error, expired."""
    bytes_held: int | None
    """Bytes the network holds; None when it does not say."""
    upload_phase: str
    """not_started, in_progress, complete, error; "" when absent."""
    publishing_phase: str
    """The same for publishing."""
    publish_status: str
    """draft, scheduled, published, not_published, error; "" when absent."""
    error: Fault | None
    """What the phases tell of a failure."""

    @property
    def is_visible(self) -> bool:
        """Whether it is published; « ready » alone is not enough, a draft is ready too."""
        if self.publish_status == "published":
            return True
        return self.publishing_phase in _DONE and self.publish_status in ("", "published")

    @property
    def is_dead(self) -> bool:
        """Whether it failed or ran out."""
        return self.video_status in _DEAD or "error" in (
            self.publishing_phase,
            self.publish_status,
            self.upload_phase,
        )

    @property
    def is_publishing(self) -> bool:
        """Whether the network took the publishing call and works on it."""
        return self.publishing_phase == "in_progress"

    @property
    def is_processing(self) -> bool:
        """Whether the picture is still being worked on."""
        return self.video_status in ("processing", "upload_complete", "uploading")

    def holds(self, size: int) -> bool:
        """Tell whether all bytes are there."""
        if self.upload_phase in _DONE or self.video_status in ("ready", "processing"):
            return True
        return self.video_status == "upload_complete" or (self.bytes_held or 0) >= size


def video_status(answer: Mapping[str, Any]) -> VideoStatus:
    """Return the status in an answer to `GET /{video}?fields=status`."""
    told = _part(answer, "status")
    upload = _part(told, "uploading_phase", "upload_phase")
    processing = _part(told, "processing_phase")
    publishing = _part(told, "publishing_phase")
    return VideoStatus(
        video_status=_word(told, "video_status"),
        bytes_held=bytes_held(upload),
        upload_phase=_word(upload, "status"),
        publishing_phase=_word(publishing, "status"),
        publish_status=_word(publishing, "publish_status"),
        error=_first_error(publishing, processing, upload),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ContainerStatus:
    """An Instagram container's way."""

    code: str
    """IN_PROGRESS, FINISHED, ERROR, EXPIRED, PUBLISHED; "" when the answer has none."""
    error: Fault | None
    """With ERROR: what the text tells."""


def container_status(answer: Mapping[str, Any]) -> ContainerStatus:
    """Return the status in an answer to `GET /{container}?fields=status_code,status`.

    The text may hold an error while status_code is missing: text that begins with "Error" counts.
    """
    code = _word(answer, "status_code").upper()
    text = _word(answer, "status")
    if not code and text.lower().startswith("error"):
        code = "ERROR"
    if code != "ERROR":
        return ContainerStatus(code=code, error=None)
    number = re.search(r"\b(2207\d{3})\b", text)
    subcode = int(number.group(1)) if number else None
    return ContainerStatus(code=code, error=Fault(kind=Kind.GRAPH, subcode=subcode, message=text))


def container_bytes(answer: Mapping[str, Any]) -> int | None:
    """Return the bytes held, from an answer to `GET /{container}?fields=video_status`."""
    told = _part(answer, "video_status")
    return bytes_held(_part(told, "uploading_phase", "upload_phase"))


def bytes_held(phase: Mapping[str, Any]) -> int | None:
    """Return the byte count of an upload phase in either spelling, None when it has none."""
    for name in ("bytes_transferred", "bytes_transfered"):
        value = phase.get(name)
        if isinstance(value, int | str) and str(value).isdecimal() and len(str(value)) < 16:
            return int(value)
    return None


def web_address(value: object) -> str | None:
    """Return an address as a page may lead to it; None for what is no plain http(s) address."""
    good = isinstance(value, str) and value.startswith(("https://", "http://"))
    return str(value)[:500] if good else None


def _first_error(*phases: Mapping[str, Any]) -> Fault | None:
    for phase in phases:
        told = phase.get("errors") or phase.get("error")
        first = told[0] if isinstance(told, list) and told else told
        if isinstance(first, Mapping):
            code = first.get("code")
            number = code if isinstance(code, int) else None
            # Reel refusals (1363xxx) come as the only number: they are subcodes elsewhere.
            return Fault(
                kind=Kind.GRAPH, code=number, subcode=number, message=str(first.get("message", ""))
            )
    return None


def _part(plain: Mapping[str, Any], *names: str) -> Mapping[str, Any]:
    for name in names:
        if isinstance(plain.get(name), Mapping):
            return dict(plain[name])
    return {}


def _word(plain: Mapping[str, Any], name: str) -> str:
    value = plain.get(name)
    return value if isinstance(value, str) else ""
