"""The pretend network: it refuses what the networks refuse, shows what is there, and survives."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from publish import snapshots
from publish.collect import Collector
from publish.insights import view_curve
from publish.post import Network
from publish.pretend import (
    State,
    drop_account,
    growth,
    past_post,
    practice_account,
    seed_demo,
    seed_post,
)
from publish.publication import State as PublicationState
from tests.factories_publish import Emulator, House, a_post

FILM = b"film" * 2000


@pytest.fixture
def seed(emulator: Emulator) -> dict[str, Any]:
    """A Page and its Instagram account."""
    return emulator.seeded()


def asks(emulator: Emulator, method: str, path: str, token: str, **params: Any) -> Any:
    data = params | {"access_token": token}
    answer = requests.request(
        method,
        f"{emulator.url}/v26.0/{path}",
        params=data if method == "GET" else None,
        data=None if method == "GET" else data,
        timeout=5,
    )
    return answer.json()


def error(body: Any) -> tuple[int, int | None]:
    return body["error"]["code"], body["error"].get("error_subcode")


def sends(url: str, token: str, body: bytes = FILM, **headers: str) -> requests.Response:
    usual = {
        "Authorization": f"OAuth {token}", "offset": "0", "file_size": str(len(body))
    }  # fmt: skip
    return requests.post(url, data=body, headers=usual | headers, timeout=5)


def test_versions(emulator: Emulator, seed: dict[str, Any]) -> None:
    def served(version: str) -> requests.Response:
        return requests.get(
            f"{emulator.url}/{version}/me", params={"access_token": seed["user_token"]}, timeout=5
        )

    assert served("v25.0").headers["facebook-api-version"] == "v25.0"
    assert served("v18.0").headers["facebook-api-version"] == "v21.0"  # silently
    assert error(served("v99.0").json()) == (2500, None)
    assert error(requests.get(f"{emulator.url}/v26.0/me", timeout=5).json()) == (2500, None)


def test_the_upload_host_wants_its_word_its_offset_and_all_bytes(
    emulator: Emulator, seed: dict[str, Any]
) -> None:
    token = seed["page_token"]
    started = asks(emulator, "POST", f"{seed['page_id']}/video_reels", token, upload_phase="start")
    url = started["upload_url"]

    def refusal(answer: requests.Response) -> tuple[int, str]:
        return answer.status_code, answer.json()["debug_info"]["type"]

    assert refusal(sends(url, token, Authorization=f"Bearer {token}")) == (
        401,
        "NotAuthorizedError",
    )
    assert refusal(sends(url, token, offset="x")) == (400, "ParameterValidationError")
    assert refusal(sends(url, token, offset="900")) == (412, "OffsetInvalidError")
    assert refusal(sends(url, token, file_size="99999")) == (400, "PartialRequestError")
    assert sends(url, token).json()["success"] is True
    stray = asks(
        emulator, "POST", f"{seed['page_id']}/video_reels", token,
        upload_phase="start", file_url="https://x",
    )  # fmt: skip
    assert error(stray)[0] == 100


def test_instagram_refuses_what_is_not_ready_or_of_the_wrong_kind(
    emulator: Emulator, seed: dict[str, Any]
) -> None:
    token, ig = seed["page_token"], seed["ig_id"]
    video = asks(emulator, "POST", f"{ig}/media", token, media_type="VIDEO", video_url="http://x/y")
    publish = asks(emulator, "POST", f"{ig}/media_publish", token, creation_id=video["id"])
    assert error(publish) == (100, 2207089)
    long = asks(emulator, "POST", f"{ig}/media", token, media_type="REELS", caption="a" * 2201,
                upload_type="resumable")  # fmt: skip
    assert error(long) == (36004, 2207010)
    made = asks(emulator, "POST", f"{ig}/media", token, media_type="REELS", upload_type="resumable")
    early = asks(emulator, "POST", f"{ig}/media_publish", token, creation_id=made["id"])
    assert error(early) == (9007, 2207027)
    sends(made["uri"], token)
    node = asks(emulator, "GET", made["id"], token, fields="status_code,status,video_status")
    assert node["status_code"] == "FINISHED"
    assert "media_id" not in node
    assert error(asks(emulator, "GET", made["id"], token, fields="status_code,media")) == (
        100,
        None,
    )
    assert "id" in asks(emulator, "POST", f"{ig}/media_publish", token, creation_id=made["id"])
    again = asks(emulator, "POST", f"{ig}/media_publish", token, creation_id=made["id"])
    assert error(again) == (24, 2207008)
    assert len(emulator.posts(ig)) == 1


def test_it_looks_into_files_when_told_to(emulator: Emulator, house: House, tmp_path: Path) -> None:
    emulator.behaves(probe=True)

    def films(size: str, seconds: float) -> None:
        subprocess.run(
            [imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-loglevel", "error", "-f", "lavfi", "-i",
             f"color=s={size}:r=30:d={seconds}", "-c:v", "libx264", "-preset", "ultrafast",
             str(house.file)],
            check=True,
        )  # fmt: skip

    films("540x960", 4)
    good = house.schedules(Network.FACEBOOK, "Bonne")
    assert house.settles(good, PublicationState.PUBLISHED)
    films("360x640", 4)
    small = house.settles(house.schedules(Network.FACEBOOK, "Petite"), PublicationState.FAILED)
    assert small.problem is not None
    assert small.problem.code == "network-video-size"
    films("540x960", 1)
    short = house.settles(house.schedules(Network.INSTAGRAM, "Courte"), PublicationState.FAILED)
    assert short.problem is not None
    assert short.problem.code == "network-video-format"
    assert len(emulator.posts(house.remote(Network.FACEBOOK))) == 1


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_pages_show_posts_and_say_that_they_are_pretend(
    emulator: Emulator, seed: dict[str, Any], tmp_path: Path, lang: str
) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(FILM)
    now = emulator.state.stamp()
    for account in (seed["page_id"], seed["ig_id"]):
        seed_post(emulator.state, account, "<b>Bonjour</b>", file=film, visible_at=now - 90_000)
    (post,) = emulator.posts(seed["page_id"])
    (other,) = emulator.posts(seed["ig_id"])
    addresses = ["/", f"/facebook/{seed['page_id']}", f"/instagram/{seed['ig_username']}",
                 f"/reel/{post['id']}/", f"/instagram/reel/{other['id']}/"]  # fmt: skip
    for address in addresses:
        page = requests.get(emulator.url + address, cookies={"lang": lang}, timeout=5)
        assert page.status_code == 200, address
        assert ("Faux réseau" in page.text) == (lang == "fr")
        assert f'<html lang="{lang}"' in page.text
        assert "<b>Bonjour</b>" not in page.text
        assert "http://" not in page.text.replace(emulator.url, "")
        assert "https://" not in page.text
    assert post["views"] > 0
    video = requests.get(
        f"{emulator.url}/_pretend/video/{post['remote_id']}", headers={"Range": "bytes=4-7"},
        timeout=5,
    )  # fmt: skip
    assert (video.status_code, video.content) == (206, FILM[4:8])
    assert requests.get(f"{emulator.url}/reel/1/", timeout=5).status_code == 404


def test_a_page_thrown_away_leaves_nothing(tmp_path: Path) -> None:
    state = State(tmp_path)
    seed = seed_demo(state)
    film = tmp_path / "film.mp4"
    film.write_bytes(FILM)
    seed_post(state, seed["page_id"], "a", file=film, visible_at=0)
    seed_post(state, seed["ig_id"], "b", file=film, visible_at=0)
    drop_account(state, seed["page_id"])
    kept = {
        kind: state.all(kind) for kind in ("page", "ig", "video", "container", "media", "token")
    }
    assert kept == {kind: [] for kind in kept}
    assert list(state.uploads.iterdir()) == []
    state.close()


def test_a_past_for_the_demo_is_what_a_delivery_leaves(house: House) -> None:
    at = house.clock() - timedelta(days=6)
    made = []
    for network in Network:
        with house.engine.begin() as conn:
            made.append(
                past_post(
                    conn, house.emulator.state, 1, a_post("Il y a six jours"),
                    house.account(network), file=house.file, at=at, now=house.clock(),
                )
            )  # fmt: skip
    for network, one in zip(Network, made, strict=True):
        (post,) = house.emulator.posts(house.remote(network))
        publication = house.publication(one)
        assert publication.receipt is not None
        assert publication.receipt.media_id == post["id"]
        assert publication.receipt.permalink is not None
        assert requests.get(publication.receipt.permalink, timeout=5).status_code == 200
        with house.engine.connect() as conn:
            read = snapshots.read(conn, 1, publication_ids=[one])
        name, curve = view_curve(read, publication.placement)
        assert name in ("fb_reels_total_plays", "views")
        assert len(curve) > 24
        values = [snapshot.value or 0 for snapshot in curve]
        assert values == sorted(values)
        assert values[-1] <= post["views"]
    assert house.deliverer.due() == ()
    collector = Collector(house.engine, house.secrets, house.clock)
    house.clock.advances(days=1)
    house.emulator.advances(86_400)
    assert collector.collect_due() > 0


SERVER = """
import sys
from pathlib import Path
from publish.pretend import serve
serve(Path(sys.argv[1]), port=int(sys.argv[2]))
"""


class Process:
    """The pretend network as a process of its own."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port, self.url = folder, port, f"http://127.0.0.1:{port}"
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-c", SERVER, str(self.folder), str(self.port)]
        self.process = subprocess.Popen(command, cwd=Path(__file__).parents[2])
        end = time.monotonic() + 20
        while True:
            try:
                requests.get(f"{self.url}/_pretend/settings", timeout=1)
            except requests.ConnectionError:
                assert time.monotonic() < end
                time.sleep(0.05)
            else:
                return

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def process(tmp_path: Path) -> Iterator[Process]:
    """A running process, killed at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = Process(tmp_path / "apart", port)
    yield running
    running.kill()


def test_killed_in_the_middle_of_an_upload_it_knows_every_byte(process: Process) -> None:
    seed = requests.post(f"{process.url}/_pretend/seed", json={}, timeout=5).json()
    requests.post(
        f"{process.url}/_pretend/settings",
        json={"processing_seconds": 0, "publish_seconds": 0},
        timeout=5,
    )
    page, token = f"{process.url}/v26.0/{seed['page_id']}/video_reels", seed["page_token"]
    start = {"upload_phase": "start", "access_token": token}
    started = requests.post(page, data=start, timeout=5).json()
    rule = {"endpoint": "fb.upload", "do": "cut", "cut_at": 5000}
    requests.post(f"{process.url}/_pretend/faults", json=rule, timeout=5)
    with pytest.raises(requests.ConnectionError):
        sends(started["upload_url"], token)
    process.kill()
    process.start()
    node = f"{process.url}/v26.0/{started['video_id']}"
    status = requests.get(
        node, params={"fields": "status", "access_token": token}, timeout=5
    ).json()
    assert status["status"]["uploading_phase"]["bytes_transfered"] == 5000
    rest = sends(started["upload_url"], token, FILM[5000:], offset="5000", file_size=str(len(FILM)))
    assert rest.json()["success"] is True
    finish = {"upload_phase": "finish", "video_id": started["video_id"],
              "video_state": "PUBLISHED", "access_token": token}  # fmt: skip
    assert requests.post(page, data=finish, timeout=5).json() == {"success": True}
    process.kill()
    process.start()
    posts = requests.get(f"{process.url}/_pretend/posts", timeout=5).json()
    assert [post["bytes"] for post in posts] == [len(FILM)]


@given(
    st.integers(1, 10**15).map(str),
    st.lists(st.floats(0, 4e7), min_size=2, max_size=20).map(sorted),
)
def test_views_only_ever_rise(post_id: str, ages: list[float]) -> None:
    counts = [growth.plays(post_id, age) for age in ages]
    assert counts == sorted(counts)
    assert all(
        growth.reach(post_id, age) <= growth.starts(post_id, age) <= growth.plays(post_id, age)
        for age in ages
    )


def test_the_pages_speak_french_until_another_language_is_chosen(emulator: Emulator) -> None:
    visitor = requests.Session()
    visitor.headers["Accept-Language"] = "en-US"
    assert '<html lang="fr"' in visitor.get(emulator.url, timeout=5).text
    assert '<html lang="en"' in visitor.get(emulator.url + "/?lang=en", timeout=5).text
    assert '<html lang="en"' in visitor.get(emulator.url, timeout=5).text


def test_a_practice_account_is_made_once_and_told_again(tmp_path: Path) -> None:
    state = State(tmp_path)
    first = practice_account(state)
    again = practice_account(state)
    assert len(state.all("page")) == 1
    assert first == again
