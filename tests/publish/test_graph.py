"""The client: facebook-sdk's traps closed, whatever comes back becomes a Fault."""

from __future__ import annotations

import hashlib
import hmac
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import facebook
import pytest

from publish.connectors.graph import GraphClient, Timeouts
from publish.connectors.numbers import metric_values
from publish.connectors.status import container_status, video_status
from publish.endpoints import Endpoints
from publish.errors import NetworkFault
from publish.fault import Kind
from publish.keys import Keys
from publish.usage import Usage, usage_of

KEYS = Keys(page_token="EAAGpage", user_token="EAAGuser", app_secret="apple")


class Host:
    """A small server that answers as it is told and remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: list[tuple[int, dict[str, str], bytes]] = []
        self.asked: list[tuple[str, str, dict[str, str], bytes]] = []
        host = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                host.asked.append((self.command, self.path, dict(self.headers), body))
                status, headers, out = host.answers.pop(0) if host.answers else (200, JSON, b"{}")
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(out)))
                self.end_headers()
                self.wfile.write(out)

            do_GET = do_POST = answer

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        serve = self.server.serve_forever
        threading.Thread(target=serve, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def query(self, number: int = -1) -> dict[str, str]:
        return {k: v[0] for k, v in parse_qs(urlsplit(self.asked[number][1]).query).items()}


JSON = {"Content-Type": "application/json"}


@pytest.fixture
def host() -> Iterator[Host]:
    """A host that answers as told."""
    host = Host()
    yield host
    host.server.shutdown()
    host.server.server_close()


def a_client(host: Host, keys: Keys = KEYS) -> GraphClient:
    endpoints = Endpoints(graph_url=host.url, rupload_url=host.url, login_url=host.url)
    return GraphClient(endpoints, keys, Timeouts(connect=1, read=1, upload=1))


def test_version_host_and_proof_are_ours_and_the_sdk_s_module_is_untouched(host: Host) -> None:
    a_client(host).get("1", fields="name")
    assert host.asked[0][1].startswith("/v26.0/1?")
    proof = hmac.new(b"apple", b"EAAGpage", hashlib.sha256).hexdigest()
    assert host.query() == {"fields": "name", "access_token": "EAAGpage", "appsecret_proof": proof}
    assert facebook.FACEBOOK_GRAPH_URL == "https://graph.facebook.com/"


def test_a_write_goes_in_the_body(host: Host) -> None:
    a_client(host, Keys(page_token="T")).post("1/video_reels", is_ai=True, nothing=None)
    method, path, _, body = host.asked[0]
    assert (method, path) == ("POST", "/v26.0/1/video_reels")
    assert body == b"is_ai=true&access_token=T"


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ((500, {"Content-Type": "text/html"}, b"<html>"), Kind.MALFORMED),
        ((200, {}, b"{}"), Kind.MALFORMED),
        ((200, JSON, b"not json"), Kind.MALFORMED),
        ((200, JSON, b"[]"), Kind.MALFORMED),
        ((200, JSON, b""), Kind.MALFORMED),
        ((503, JSON, b'{"fine": true}'), Kind.MALFORMED),
        ((302, {"Location": "/elsewhere"}, b""), Kind.MALFORMED),
        ((200, JSON, b'{"error": "text"}'), Kind.MALFORMED),
        ((400, JSON, b'{"error": {"message": "m", "type": "t", "code": 4}}'), Kind.GRAPH),
        ((200, JSON, b'{"error": {"message": "m", "type": "t", "code": 4}}'), Kind.GRAPH),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_whatever_comes_back_is_a_fault_and_is_asked_once(
    host: Host, answer: tuple[int, dict[str, str], bytes], kind: Kind, method: str
) -> None:
    host.answers.append(answer)
    with pytest.raises(NetworkFault) as caught:
        getattr(a_client(host), method)("1")
    assert caught.value.fault.kind is kind
    assert len(host.asked) == 1


def test_the_error_s_parts_are_kept(host: Host) -> None:
    error = (
        b'{"error": {"message": "m", "type": "OAuthException", "code": 190, "error_subcode": 463,'
        b' "error_user_msg": "Reconnectez-vous", "fbtrace_id": "Axyz", "is_transient": true}}'
    )
    host.answers.append((400, JSON, error))
    with pytest.raises(NetworkFault) as caught:
        a_client(host).get("1")
    fault = caught.value.fault
    assert (fault.code, fault.subcode, fault.trace_id) == (190, 463, "Axyz")
    assert (fault.user_message, fault.is_transient) == ("Reconnectez-vous", True)


def test_nothing_sent_and_no_answer_are_two_things(host: Host) -> None:
    nowhere = GraphClient(Endpoints(graph_url="http://127.0.0.1:9"), KEYS)
    with pytest.raises(NetworkFault) as unreached:
        nowhere.post("1")
    assert unreached.value.fault.kind is Kind.UNREACHED
    assert "EAAG" not in str(unreached.value)
    assert unreached.value.__cause__ is None

    client = a_client(host)
    host.server.RequestHandlerClass.answer = lambda handler: handler.connection.close()  # type: ignore[attr-defined]
    host.server.RequestHandlerClass.do_POST = host.server.RequestHandlerClass.answer  # type: ignore[attr-defined]
    with pytest.raises(NetworkFault) as unanswered:
        client.post("1")
    assert unanswered.value.fault.kind is Kind.UNANSWERED


def test_an_unreadable_object_is_asked_for_with_the_other_token(host: Host) -> None:
    unreadable = b'{"error": {"message": "m", "type": "t", "code": 100, "error_subcode": 33}}'
    host.answers += [(400, JSON, unreadable), (200, JSON, b'{"id": "1"}')]
    assert a_client(host).get("1") == {"id": "1"}
    assert [host.query(n)["access_token"] for n in (0, 1)] == ["EAAGpage", "EAAGuser"]


def test_a_netrc_file_does_not_replace_our_header(
    host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password else\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    film = tmp_path / "film"
    film.write_bytes(b"0123456789")
    host.answers += [(200, JSON, b"{}"), (200, JSON, b'{"success": true}')]
    client = a_client(host)
    client.get("1")
    assert "Authorization" not in host.asked[0][2]
    with film.open("rb") as source:
        client.upload(f"{host.url}/video-upload/v26.0/77", "77", source, 10, 4)
    _, _, headers, body = host.asked[1]
    assert (headers["Authorization"], headers["offset"], headers["file_size"]) == (
        "OAuth EAAGpage",
        "4",
        "10",
    )
    assert body == b"456789"


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("{host}/video-upload/77", True),
        ("{host}/video-upload/v26.0/77/", True),
        ("{host}/video-upload/78", False),
        ("https://rupload.facebook.com/video-upload/77", False),
        ("http://127.0.0.1:1/video-upload/77", False),
        ("http://user@127.0.0.1:{port}/77", False),
    ],
)
def test_the_token_goes_to_the_configured_host_only(host: Host, url: str, allowed: bool) -> None:
    endpoints = Endpoints(rupload_url=host.url)
    address = url.format(host=host.url, port=host.server.server_port)
    assert endpoints.is_upload_address(address, "77") is allowed


@pytest.mark.parametrize("wrong", ["ftp://x", "graph.facebook.com", "http://", "http://a:b@c"])
def test_an_address_is_http(wrong: str) -> None:
    with pytest.raises(ValueError, match="http address"):
        Endpoints(graph_url=wrong)


def test_usage_is_the_worst_of_all_headers() -> None:
    headers = {
        "X-App-Usage": '{"call_count":28,"total_time":25,"total_cputime":25}',
        "X-Business-Use-Case-Usage": (
            '{"1":[{"type":"pages","call_count":1,"total_cputime":93,"total_time":1,'
            '"estimated_time_to_regain_access":7}]}'
        ),
        "X-Page-Usage": "not json",
    }
    assert usage_of(headers) == Usage(percent=93, regain_minutes=7)
    assert usage_of({}) == Usage()


def test_statuses_are_read_in_every_spelling() -> None:
    one = video_status({"status": {"video_status": "processing", "uploading_phase": {
        "status": "completed", "bytes_transferred": "12"}}})  # fmt: skip
    two = video_status({"status": {"video_status": "uploading", "upload_phase": {
        "status": "in_progress", "bytes_transfered": 12}}})  # fmt: skip
    assert (one.bytes_held, two.bytes_held) == (12, 12)
    assert (one.holds(99), two.holds(99), two.holds(12)) == (True, False, True)
    assert video_status({"status": {"uploading_phase": {}}}).bytes_held is None
    draft = {"status": {"video_status": "ready", "publishing_phase": {
        "status": "not_started", "publish_status": "draft"}}}  # fmt: skip
    assert not video_status(draft).is_visible
    hidden = container_status({"status": "Error: code 2207026"})
    assert hidden.code == "ERROR"
    assert hidden.error is not None
    assert hidden.error.subcode == 2207026


def test_a_day_s_row_does_not_hide_the_total() -> None:
    answer = {"data": [
        {"name": "views", "period": "lifetime", "values": [{"value": 57}]},
        {"name": "views", "period": "day", "values": [{"value": 0}]},
        {"name": "reach", "period": "lifetime", "total_value": {"value": 41}},
        {"name": "likes", "period": "lifetime", "values": [{"value": {"a": 1}}]},
    ]}  # fmt: skip
    assert metric_values(answer, ("views", "reach", "likes", "shares")) == {
        "views": 57,
        "reach": 41,
        "likes": None,
        "shares": None,
    }
