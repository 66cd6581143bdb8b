"""GraphClient: JSON calls and bytes to Meta's hosts, each ending in a dict or a NetworkFault.

facebook-sdk 3.1.0 (2018) carries the JSON calls with its traps closed here: it knows no version
after 3.1 (set after construction), no other host than a module constant (rewritten in our own
Session, never by changing the module), no time-out, drops the headers, looks at no HTTP status,
raises KeyError on an answer without Content-Type. Bytes go by plain requests to the upload host,
whose address is checked first. Nothing is ever repeated here, and no redirect is followed: either
would send a publishing call twice.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final, Self

import facebook
import requests
from requests.auth import AuthBase
from urllib3.exceptions import NewConnectionError

from publish.endpoints import Endpoints
from publish.errors import NetworkFault
from publish.fault import Fault, Kind
from publish.keys import Keys
from publish.usage import Usage, usage_of

log = logging.getLogger(__name__)

_SDK_HOST: Final = facebook.FACEBOOK_GRAPH_URL


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeouts:
    """Seconds a call may take."""

    connect: float = 10
    """To open a connection."""
    read: float = 60
    """Between two pieces of a JSON answer."""
    upload: float = 600
    """Until the upload host answers, the bytes being sent."""


class GraphClient:
    """Speaks for one account. Not shared between threads."""

    def __init__(self, endpoints: Endpoints, keys: Keys, timeouts: Timeouts | None = None) -> None:
        """Prepare; no call is made."""
        self.endpoints = endpoints
        self.usage = Usage()
        self.served_version = endpoints.version
        self._keys = keys
        self._timeouts = timeouts or Timeouts()
        self._session = _Session(endpoints.graph_url, self._timeouts)
        self._session.hooks["response"].append(self._note_headers)
        self._sdk = facebook.GraphAPI(session=self._session)
        self._sdk.version = endpoints.version  # the constructor refuses every version of today

    def __enter__(self) -> Self:
        """Return itself; its connections are closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def get(self, path: str, **params: Any) -> dict[str, Any]:
        """Return the answer to a read. Raises NetworkFault.

        An object that the Page token cannot read (100/33) is asked for once more with the
        person's token: for weeks in 2026 reads failed by token kind while posts went out.
        """
        try:
            return self._call("GET", path, params, self._keys.page_token)
        except NetworkFault as error:
            unreadable = error.fault.code == 100 and error.fault.subcode == 33
            if not unreadable or self._keys.user_token is None:
                raise
        return self._call("GET", path, params, self._keys.user_token)

    def get_all(self, path: str, *, most: int = 200, **params: Any) -> Iterator[dict[str, Any]]:
        """Yield the items of a listing, page by page, at most so many. Raises NetworkFault."""
        count = 0
        while True:
            page = self.get(path, **params)
            listed = page.get("data")
            for item in listed if isinstance(listed, list) else ():
                if not isinstance(item, dict):
                    continue
                yield item
                count += 1
                if count >= most:
                    return
            paging = page.get("paging")
            cursors = paging.get("cursors") if isinstance(paging, dict) else None
            after = cursors.get("after") if isinstance(cursors, dict) else None
            if not after or after == params.get("after") or not (paging or {}).get("next"):
                return  # a cursor that stands still would go round for ever
            params["after"] = after

    def post(
        self, path: str, *, file: tuple[str, Path] | None = None, **params: Any
    ) -> dict[str, Any]:
        """Return the answer to a write, sent once. `file` is a field name and what lies there."""
        if file is None:
            return self._call("POST", path, params, self._keys.page_token)
        name, where = file
        with where.open("rb") as source:
            return self._call("POST", path, params, self._keys.page_token, {name: source})

    def upload(self, url: str, remote_id: str, source: BinaryIO, size: int, offset: int) -> None:
        """Send the bytes from `offset` on, in one request. Raises NetworkFault unless accepted.

        The token goes in the header `Authorization: OAuth`, and only to the configured host.
        """
        if not self.endpoints.is_upload_address(url, remote_id):
            raise NetworkFault(
                Fault(
                    kind=Kind.UPLOAD,
                    upload_type="UnexpectedHost",
                    message="upload address on an unexpected host",
                )
            )
        source.seek(offset)
        headers = {
            "offset": str(offset),
            "file_size": str(size),
            "Content-Type": "application/octet-stream",
        }
        session = requests.Session()
        try:
            answer = session.post(
                url,
                data=source,
                headers=headers,
                auth=_OAuth(self._keys.page_token),
                timeout=(self._timeouts.connect, self._timeouts.upload),
                allow_redirects=False,
            )
        except requests.RequestException as error:
            raise NetworkFault(_transport_fault(error)) from None
        finally:
            session.close()
        _check_upload_answer(answer)

    def app_call(self, path: str, **params: Any) -> dict[str, Any]:
        """Return the answer to a read that needs no account token (code exchange, debug_token)."""
        return self._call("GET", path, params, None)

    def _call(
        self,
        method: str,
        path: str,
        params: dict[str, Any],
        token: str | None,
        files: dict[str, BinaryIO] | None = None,
    ) -> dict[str, Any]:
        sent = {name: _plain(value) for name, value in params.items() if value is not None}
        if token is not None:
            sent["access_token"] = token
            proof = self._keys.proof(token)
            if proof is not None:
                sent["appsecret_proof"] = proof
        where = f"{self.endpoints.version}/{path}"
        self._session.last_status = None
        try:
            if method == "POST":
                answer = self._sdk.request(where, post_args=sent, files=files)
            else:
                answer = self._sdk.request(where, args=sent, method=method)
        except facebook.GraphAPIError as error:
            fault = self._graph_fault(error.result)
        except requests.RequestException as error:
            fault = _transport_fault(error)
        except (KeyError, ValueError, TypeError) as error:
            fault = Fault(
                kind=Kind.MALFORMED,
                message=type(error).__name__,
                http_status=self._session.last_status,
            )
        else:
            if isinstance(answer, dict) and (self._session.last_status or 0) < 300:
                return answer
            fault = Fault(
                kind=Kind.MALFORMED, message="not an object", http_status=self._session.last_status
            )
        # The causes hold addresses with tokens in them: they end here.
        raise NetworkFault(fault) from None

    def _graph_fault(self, result: object) -> Fault:
        told = result.get("error") if isinstance(result, dict) else None
        if not isinstance(told, dict) or not isinstance(told.get("code"), int):
            return Fault(
                kind=Kind.MALFORMED,
                message="no error code in the answer",
                http_status=self._session.last_status,
            )
        subcode = told.get("error_subcode")
        return Fault(
            kind=Kind.GRAPH,
            code=told["code"],
            subcode=subcode if isinstance(subcode, int) else None,
            message=str(told.get("message", "")),
            user_message=str(told.get("error_user_msg") or ""),
            trace_id=str(told.get("fbtrace_id") or ""),
            http_status=self._session.last_status,
            is_transient=told.get("is_transient") is True,
            regain_minutes=self.usage.regain_minutes,
        )

    def _note_headers(self, answer: requests.Response, *_: Any, **__: Any) -> None:
        told = usage_of(answer.headers)
        self.usage = Usage(
            percent=max(self.usage.percent, told.percent), regain_minutes=told.regain_minutes
        )
        served = answer.headers.get("facebook-api-version")
        if served and served != self.served_version:
            log.warning("asked for Graph %s, served by %s", self.endpoints.version, served)
            self.served_version = served


class _Session(requests.Session):
    """Sends what facebook-sdk asks for to the configured host, with time-outs, no redirect."""

    def __init__(self, graph_url: str, timeouts: Timeouts) -> None:
        super().__init__()
        self._base = graph_url + "/"
        self._timeouts = timeouts
        self.last_status: int | None = None
        self.hooks["response"].append(self._note_status)

    def request(  # type: ignore[override]  # (narrower on purpose: only facebook-sdk calls it)
        self, method: str, url: str, **options: Any
    ) -> requests.Response:
        if not url.startswith(_SDK_HOST):
            raise requests.exceptions.InvalidURL("not a Graph address")
        options |= {
            "timeout": (self._timeouts.connect, self._timeouts.read),
            "allow_redirects": False,
            "auth": _NoAuth(),
        }
        return super().request(method, self._base + url[len(_SDK_HOST) :], **options)

    def _note_status(self, answer: requests.Response, *_: Any, **__: Any) -> None:
        self.last_status = answer.status_code


class _NoAuth(AuthBase):
    """Keeps requests from taking credentials for the host out of a .netrc file."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        return request


class _OAuth(AuthBase):
    """The header of the upload host; as an auth object so that no .netrc replaces it."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"OAuth {self._token}"
        return request


class _TokenFilter(logging.Filter):
    """Keeps addresses out of urllib3's debug log: tokens travel in their query."""

    def filter(self, record: logging.LogRecord) -> bool:
        return "access_token" not in record.getMessage() and "_token=" not in record.getMessage()


logging.getLogger("urllib3.connectionpool").addFilter(_TokenFilter())


def _check_upload_answer(answer: requests.Response) -> None:
    try:
        told = answer.json()
    except ValueError:
        told = None
    if not isinstance(told, dict):
        raise NetworkFault(
            Fault(
                kind=Kind.MALFORMED,
                message="upload host gave no JSON",
                http_status=answer.status_code,
            )
        )
    if told.get("success") is True and "debug_info" not in told:
        return
    info = told.get("debug_info")
    info = info if isinstance(info, dict) else {}
    raise NetworkFault(
        Fault(
            kind=Kind.UPLOAD,
            upload_type=str(info.get("type", "")),
            message=str(info.get("message", "")),
            is_transient=info.get("retriable") is True,
            http_status=answer.status_code,
        )
    )


def _transport_fault(error: requests.RequestException) -> Fault:
    # Only the kind of the error is kept: its text holds the address, and so the token.
    name = type(error).__name__
    if isinstance(error, requests.exceptions.JSONDecodeError):
        return Fault(kind=Kind.MALFORMED, message=name)
    if isinstance(error, requests.ConnectTimeout):
        return Fault(kind=Kind.UNREACHED, message=name)
    reason = getattr(error.args[0], "reason", None) if error.args else None
    if isinstance(reason, NewConnectionError):
        return Fault(kind=Kind.UNREACHED, message=name)
    if isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.SSLError):
        return Fault(kind=Kind.UNREACHED, message=name)
    if isinstance(error, requests.exceptions.ProxyError):
        return Fault(kind=Kind.UNREACHED, message=name)
    return Fault(kind=Kind.UNANSWERED, message=name)


def _plain(value: Any) -> Any:
    """Return a parameter as Graph reads it: booleans in small letters, objects as JSON."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list | tuple):
        return json.dumps(value)
    return value
