"""Fault: how a call to a network went wrong, and what class of thing that is.

Law: pure. The decision rests on code and subcode, never on the HTTP status nor on the text.
Sources of the table: Meta's "Handling Errors" (Graph API), Instagram Platform "Error Codes"
(2026-06-02), Reels Publishing (2026-09-11), Page Videos, Rate Limits; rows marked C are reports
of other schedulers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from publish.problem import Problem


class Step(StrEnum):
    """What was being done. Only PUBLISH can make something visible."""

    START = "start"
    """Make the session or container; invisible."""
    UPLOAD = "upload"
    """Send the bytes; invisible."""
    WAIT = "wait"
    """Read until the network is ready; a read."""
    PUBLISH = "publish"
    """The one call that makes it visible; never sent twice without looking first."""
    FOLLOW = "follow"
    """Read until it is visible; a read."""


class Kind(StrEnum):
    """Which door the answer came by."""

    GRAPH = "graph"
    """A JSON error with a code."""
    UPLOAD = "upload"
    """The upload host's debug_info."""
    UNREACHED = "unreached"
    """Nothing was sent: no connection could be made."""
    UNANSWERED = "unanswered"
    """Sent, and no whole answer: whether it took effect is not known."""
    MALFORMED = "malformed"
    """An answer that is not of the expected form (an HTML page, an empty body)."""


class Cure(StrEnum):
    """What a fault asks for."""

    RETRY = "R"
    """The same call again, later and later."""
    THROTTLE = "T"
    """Wait as long as the network says, then again."""
    RENEW = "N"
    """Prove the session or container dead, make another."""
    FIX = "F"
    """The content must change; sending again changes nothing."""
    HUMAN = "H"
    """The account waits for a person; its posts are kept."""
    UNKNOWN = "U"
    """It may have taken effect: look before anything else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One failed call, as it was told."""

    kind: Kind
    """Which door."""
    code: int | None = None
    """Graph error code."""
    subcode: int | None = None
    """Graph error subcode."""
    message: str = ""
    """The network's own words, for the log."""
    user_message: str = ""
    """The network's words meant for people (error_user_msg), empty when it gave none."""
    trace_id: str = ""
    """fbtrace_id."""
    http_status: int | None = None
    """For the log only."""
    is_transient: bool = False
    """The network's hint; it has been wrong both ways."""
    upload_type: str = ""
    """debug_info.type of the upload host."""
    regain_minutes: int = 0
    """Minutes until the network says it listens again (usage header)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a fault means at a step."""

    cure: Cure
    """What it asks for."""
    problem_code: str
    """The sentence's code."""
    hold_hours: int = 0
    """The account stays quiet that long."""


_F, _H, _N, _R, _T, _U = Cure.FIX, Cure.HUMAN, Cure.RENEW, Cure.RETRY, Cure.THROTTLE, Cure.UNKNOWN


def _verdict(cure: Cure, problem_code: str, hold_hours: int = 0) -> Verdict:
    return Verdict(cure=cure, problem_code=problem_code, hold_hours=hold_hours)


# (code, subcode) -> verdict; subcode None is "any other". Code None: known by its subcode alone.
VERDICTS: Final[Mapping[tuple[int | None, int | None], Verdict]] = MappingProxyType(
    {
        (1, None): _verdict(_R, "network-busy"),
        (2, None): _verdict(_R, "network-busy"),
        (3, None): _verdict(_H, "network-app-capability"),
        (4, None): _verdict(_T, "network-throttled"),
        (4, 2207051): _verdict(_U, "network-spam-hold", 24),
        (9, 2207042): _verdict(_T, "network-daily-quota"),
        (10, None): _verdict(_H, "network-permission-missing"),
        (17, None): _verdict(_T, "network-throttled"),
        (24, 2207006): _verdict(_N, "network-object-gone"),
        (24, 2207008): _verdict(_N, "network-object-gone"),
        (25, 2207050): _verdict(_H, "network-account-restricted"),
        (32, None): _verdict(_T, "network-throttled"),
        (100, None): _verdict(_F, "network-parameter"),
        (100, 33): _verdict(_R, "network-object-unreadable"),
        (100, 2207089): _verdict(_F, "network-wrong-kind"),
        (102, None): _verdict(_H, "network-token-dead"),
        (190, None): _verdict(_H, "network-token-dead"),
        (190, 459): _verdict(_H, "network-login-needed"),
        (190, 464): _verdict(_H, "network-login-needed"),
        (200, None): _verdict(_H, "network-not-as-page"),
        (210, None): _verdict(_H, "network-not-as-page"),
        (341, None): _verdict(_T, "network-throttled"),
        (352, None): _verdict(_F, "network-video-format"),
        (352, 2207026): _verdict(_F, "network-video-format"),
        (368, None): _verdict(_H, "network-blocked", 24),
        (382, None): _verdict(_F, "network-file-too-small"),
        (389, None): _verdict(_R, "network-file-unfetched"),
        (506, None): _verdict(_U, "network-duplicate"),
        (613, None): _verdict(_T, "network-throttled"),
        (6000, None): _verdict(_N, "network-upload-failed"),
        (6001, None): _verdict(_R, "network-upload-offset"),
        (9004, 2207052): _verdict(_R, "network-file-unfetched"),
        (9007, 2207027): _verdict(_R, "network-not-ready"),
        (-1, 2207001): _verdict(_R, "network-busy"),
        (-1, 2207032): _verdict(_N, "network-processing-failed"),
        (-1, 2207053): _verdict(_N, "network-upload-failed"),
        (-2, 2207003): _verdict(_R, "network-busy"),
        (-2, 2207020): _verdict(_N, "network-container-expired"),
        (1, 2207057): _verdict(_F, "network-cover-moment"),
        (36000, 2207004): _verdict(_F, "network-video-format"),
        (36001, 2207005): _verdict(_F, "network-video-format"),
        (36003, 2207009): _verdict(_F, "network-video-shape"),
        (36004, 2207010): _verdict(_F, "network-caption-too-long"),
        (1609005, None): _verdict(_F, "network-link-refused"),
        (2500, None): _verdict(_H, "network-token-dead"),
        (80001, None): _verdict(_T, "network-throttled"),
        (80002, None): _verdict(_T, "network-throttled"),
        (None, 1363040): _verdict(_F, "network-video-shape"),
        (None, 1363127): _verdict(_F, "network-video-size"),
        (None, 1363128): _verdict(_F, "network-video-duration"),
        (None, 1363129): _verdict(_F, "network-video-rate"),
        (None, 1390008): _verdict(_T, "network-too-fast"),  # C
        (None, 1404078): _verdict(_H, "network-identity"),  # C
        (None, 4854002): _verdict(_H, "network-identity"),  # C
        (None, 2207006): _verdict(_N, "network-object-gone"),
        (None, 2207026): _verdict(_F, "network-video-format"),
        (None, 2207027): _verdict(_R, "network-not-ready"),
        (None, 2207042): _verdict(_T, "network-daily-quota"),
        (None, 2207051): _verdict(_U, "network-spam-hold", 24),
        (None, 2207052): _verdict(_R, "network-file-unfetched"),
        (None, 2207057): _verdict(_F, "network-cover-moment"),
        (None, 2207077): _verdict(_N, "network-upload-failed"),  # C
        (None, 2207082): _verdict(_N, "network-processing-failed"),  # C
        (None, 2207085): _verdict(_N, "network-processing-failed"),  # C
    }
)

UPLOAD_VERDICTS: Final[Mapping[str, Verdict]] = MappingProxyType(
    {
        "OffsetInvalidError": _verdict(_R, "network-upload-offset"),
        "PartialRequestError": _verdict(_R, "network-upload-failed"),
        # retriable:false was seen on files that were taken later: a new session is worth a try.
        "ProcessingFailedError": _verdict(_N, "network-processing-failed"),
        "ParameterValidationError": _verdict(_R, "network-upload-failed"),
        # Said of a session the host no longer knows as well as of a dead token. A new session
        # tells them apart: it is asked for by the Graph door, which says 190 of a dead token.
        "NotAuthorizedError": _verdict(_N, "network-upload-unknown"),
        "UnexpectedHost": _verdict(_H, "network-upload-host"),
    }
)

_PROVES_NOTHING_WENT_OUT: Final = frozenset({"network-not-ready"})
"""Refusals of the publishing call that by their meaning left nothing visible."""


def judge(fault: Fault, step: Step) -> Verdict:
    """Return what a fault means at that step.

    At PUBLISH whatever might have taken effect is UNKNOWN: no answer, a server's own trouble, a
    code that is not in the table. Only a refusal that says why is believed.
    """
    verdict = _plain_verdict(fault)
    if step is not Step.PUBLISH or fault.kind is Kind.UNREACHED:
        return verdict
    if verdict.cure in (Cure.RETRY, Cure.RENEW):
        if verdict.problem_code in _PROVES_NOTHING_WENT_OUT:
            return verdict
        return _verdict(Cure.UNKNOWN, verdict.problem_code, verdict.hold_hours)
    return verdict


def problem_of(fault: Fault, verdict: Verdict) -> Problem:
    """Return the problem a person reads for that fault."""
    words = fault.user_message or fault.message
    if verdict.problem_code == "network-parameter":
        return Problem(code="network-parameter", values={"message": words})
    if verdict.problem_code == "network-unknown":
        code = "/".join(str(n) for n in (fault.code, fault.subcode) if n is not None)
        return Problem(code="network-unknown", values={"code": code or "?", "message": words})
    return Problem(code=verdict.problem_code)


def _plain_verdict(fault: Fault) -> Verdict:
    if fault.kind is Kind.UNREACHED:
        return _verdict(_R, "network-unreached")
    if fault.kind is Kind.UNANSWERED:
        return _verdict(_R, "network-no-answer")
    if fault.kind is Kind.MALFORMED:
        return _verdict(_R, "network-bad-answer")
    if fault.kind is Kind.UPLOAD:
        return UPLOAD_VERDICTS.get(fault.upload_type, _verdict(_R, "network-upload-failed"))
    for key in ((fault.code, fault.subcode), (None, fault.subcode), (fault.code, None)):
        if key != (None, None) and key in VERDICTS:
            return VERDICTS[key]
    if fault.code is not None and 200 <= fault.code <= 299:
        return _verdict(_H, "network-permission-missing")
    return _verdict(_R, "network-unknown")
