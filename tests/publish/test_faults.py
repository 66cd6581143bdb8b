"""Whatever goes wrong at whatever call: the network shows the post once, or never and says why."""

from __future__ import annotations

from typing import Any

import pytest

from publish.accounts import get_account
from publish.post import Network
from publish.publication import State
from publish.retry import POLICY
from tests.factories_publish import House

FACEBOOK, INSTAGRAM = Network.FACEBOOK, Network.INSTAGRAM

CALLS = [
    (FACEBOOK, "fb.start"),
    (FACEBOOK, "fb.upload"),
    (FACEBOOK, "fb.status"),
    (FACEBOOK, "fb.finish"),
    (INSTAGRAM, "ig.quota"),
    (INSTAGRAM, "ig.create"),
    (INSTAGRAM, "ig.upload"),
    (INSTAGRAM, "ig.status"),
    (INSTAGRAM, "ig.publish"),
]

PASSING: list[dict[str, Any]] = [
    {"do": "lose", "when": "before"},
    {"do": "lose", "when": "after"},
    {"do": "hang", "when": "before", "seconds": 0.9},
    {"do": "hang", "when": "after", "seconds": 0.9},
    {"do": "delay", "when": "before", "seconds": 1.1},  # the effect comes after we gave up
    {"do": "html", "when": "before", "status": 500},
    {"do": "html", "when": "after", "status": 500},
    {"do": "error", "when": "before", "code": 2},
    {"do": "error", "when": "after", "code": 1},
    {"do": "error", "when": "after", "code": -1, "subcode": 2207001},
    {"do": "error", "when": "before", "code": 4},
    {"do": "answer", "when": "after", "answer": [], "mimetype": "application/json"},
    {"do": "answer", "when": "after", "answer": {}},
]


@pytest.mark.parametrize(("network", "endpoint"), CALLS)
@pytest.mark.parametrize("rule", PASSING, ids=lambda r: "-".join(str(v) for v in r.values()))
def test_a_passing_fault_leaves_one_post(
    house: House, network: Network, endpoint: str, rule: dict[str, Any]
) -> None:
    house.emulator.goes_wrong(endpoint, times=1 if "seconds" in rule else 2, **rule)
    publication_id = house.schedules(network)
    house.settles(publication_id, State.PUBLISHED, seconds=25)
    assert len(house.emulator.posts(house.remote(network))) == 1


@pytest.mark.parametrize("network", list(Network))
def test_spam_answer_with_the_post_live_leaves_one_post_and_a_day_of_rest(
    house: House, network: Network
) -> None:
    endpoint = "fb.finish" if network is FACEBOOK else "ig.publish"
    house.emulator.goes_wrong(endpoint, "error", when="after", code=4, subcode=2207051)
    first = house.schedules(network)
    house.settles(first, State.PUBLISHED)
    second = house.schedules(network, "Une autre")
    house.works_until(lambda: house.publication(second).not_before is not None)
    assert house.publication(second).state is State.SCHEDULED
    assert len(house.emulator.posts(house.remote(network))) == 1
    with house.engine.connect() as conn:
        resting = get_account(conn, 1, house.account(network)).hold_until
    assert resting is not None
    assert (resting - house.clock()).total_seconds() > 23 * 3600


@pytest.mark.parametrize("network", list(Network))
@pytest.mark.parametrize("cut_at", [0, 1000, 200_000])
def test_an_upload_that_is_cut_goes_on_where_it_was(
    house: House, network: Network, cut_at: int
) -> None:
    endpoint = "fb.upload" if network is FACEBOOK else "ig.upload"
    house.emulator.goes_wrong(endpoint, "cut", cut_at=cut_at, times=1)
    publication_id = house.schedules(network)
    house.settles(publication_id, State.PUBLISHED)
    posts = house.emulator.posts(house.remote(network))
    assert len(posts) == 1
    stored = house.emulator.state.upload_path(posts[0]["remote_id"]).read_bytes()
    assert stored == house.file.read_bytes()


@pytest.mark.parametrize(
    ("upload_type", "retriable"),
    [("ProcessingFailedError", False), ("PartialRequestError", True), ("OffsetInvalidError", True)],
)
@pytest.mark.parametrize("network", list(Network))
@pytest.mark.parametrize("status", [200, 400, 412])
def test_a_refusal_of_the_upload_host_is_tried_again(
    house: House, network: Network, upload_type: str, retriable: bool, status: int
) -> None:
    endpoint = "fb.upload" if network is FACEBOOK else "ig.upload"
    info = {"debug_info": {"retriable": retriable, "type": upload_type, "message": "no"}}
    house.emulator.goes_wrong(endpoint, "answer", status=status, answer=info)
    publication_id = house.schedules(network)
    house.settles(publication_id, State.PUBLISHED)
    assert len(house.emulator.posts(house.remote(network))) == 1


@pytest.mark.parametrize("network", list(Network))
def test_an_upload_the_network_has_forgotten_is_begun_anew_and_blames_no_account(
    house: House, network: Network
) -> None:
    endpoint = "fb.upload" if network is FACEBOOK else "ig.upload"
    info = {"type": "NotAuthorizedError", "retriable": False, "message": "Not allowed for this"}
    house.emulator.goes_wrong(endpoint, "answer", status=403, answer={"debug_info": info}, times=1)
    publication_id = house.schedules(network)
    house.settles(publication_id, State.PUBLISHED)
    assert len(house.emulator.posts(house.remote(network))) == 1
    assert len(house.emulator.calls("fb.start" if network is FACEBOOK else "ig.create")) == 2
    with house.engine.connect() as conn:
        assert get_account(conn, 1, house.account(network)).lamp_code == ""


@pytest.mark.parametrize(
    "spelling",
    [
        {"bytes_key": "bytes_transferred", "done_word": "completed", "errors_key": "error"},
        {"bytes_key": "bytes_transfered", "done_word": "complete", "errors_key": "errors"},
        {"upload_phase_key": "upload_phase", "upload_url_version": False},
    ],
)
@pytest.mark.parametrize("network", list(Network))
def test_every_spelling_is_read(house: House, network: Network, spelling: dict[str, Any]) -> None:
    house.emulator.behaves(**spelling)
    endpoint = "fb.upload" if network is FACEBOOK else "ig.upload"
    house.emulator.goes_wrong(endpoint, "cut", cut_at=100_000)
    publication_id = house.schedules(network)
    house.settles(publication_id, State.PUBLISHED)
    assert len(house.emulator.posts(house.remote(network))) == 1


@pytest.mark.parametrize("network", list(Network))
def test_an_answer_that_takes_effect_late_is_waited_for(house: House, network: Network) -> None:
    house.emulator.behaves(publish_seconds=1.2)
    endpoint = "fb.finish" if network is FACEBOOK else "ig.publish"
    house.emulator.goes_wrong(endpoint, "lose", when="after")
    publication_id = house.schedules(network)
    # a slow machine may find it visible at its first look
    house.settles(publication_id, State.UNCERTAIN, State.PUBLISHED)
    house.settles(publication_id, State.PUBLISHED)
    assert len(house.emulator.posts(house.remote(network))) == 1
    assert len(house.emulator.calls(endpoint)) == 1


def test_success_with_a_later_failure_is_no_success(house: House) -> None:
    fail = {"fail": {"phase": "publishing", "code": 1363128, "message": "too long"}}
    house.emulator.goes_wrong("fb.finish", "mark", when="after", mark=fail)
    publication_id = house.schedules(FACEBOOK)
    failed = house.settles(publication_id, State.FAILED)
    assert failed.problem is not None
    assert failed.problem.code == "network-video-duration"
    assert house.emulator.posts(house.remote(FACEBOOK)) == []


@pytest.mark.parametrize("hidden", [True, False])
def test_a_container_that_fails_once_is_made_anew(house: House, hidden: bool) -> None:
    text = "Error: Media upload has failed with error code 2207053"
    mark = {"error_text": text, "code_hidden": hidden}
    house.emulator.goes_wrong("ig.upload", "mark", when="after", mark=mark)
    publication_id = house.schedules(INSTAGRAM)
    done = house.settles(publication_id, State.PUBLISHED)
    assert done.renewals == 1
    assert len(house.emulator.calls("ig.create")) == 2
    assert len(house.emulator.posts(house.remote(INSTAGRAM))) == 1


def test_a_container_that_reads_as_failed_for_a_moment_is_kept(house: House) -> None:
    house.emulator.goes_wrong(
        "ig.status",
        "answer",
        times=1,
        answer={"id": "1", "status_code": "ERROR", "status": "Error"},
    )
    publication_id = house.schedules(INSTAGRAM)
    house.settles(publication_id, State.PUBLISHED)
    assert len(house.emulator.calls("ig.create")) == 1
    assert len(house.emulator.posts(house.remote(INSTAGRAM))) == 1


def test_a_format_the_network_refuses_is_not_sent_again(house: House) -> None:
    text = "Error: Media upload has failed with error code 2207026"
    house.emulator.goes_wrong("ig.upload", "mark", when="after", mark={"error_text": text}, times=9)
    publication_id = house.schedules(INSTAGRAM)
    failed = house.settles(publication_id, State.FAILED)
    assert failed.problem is not None
    assert failed.problem.code == "network-video-format"
    assert len(house.emulator.calls("ig.create")) == 1


def test_an_expired_container_is_replaced(house: House) -> None:
    house.emulator.goes_wrong("ig.upload", "mark", when="after", mark={"stuck": True})
    publication_id = house.schedules(INSTAGRAM)
    house.works_until(lambda: len(house.emulator.calls("ig.status")) > 2)
    house.emulator.advances(25 * 3600)
    house.settles(publication_id, State.PUBLISHED)
    assert len(house.emulator.calls("ig.create")) == 2
    assert len(house.emulator.posts(house.remote(INSTAGRAM))) == 1


@pytest.mark.parametrize("network", list(Network))
def test_reads_that_fail_while_posts_go_out_do_not_make_a_second_one(
    house: House, network: Network
) -> None:
    house.emulator.behaves(blind_tokens=["PAGE"])
    publication_id = house.schedules(network)
    house.works_until(lambda: len(house.emulator.posts(house.remote(network))) == 1)
    house.emulator.behaves(blind_tokens=[])
    house.settles(publication_id, State.PUBLISHED)
    assert len(house.emulator.posts(house.remote(network))) == 1


@pytest.mark.parametrize("network", list(Network))
@pytest.mark.parametrize("subcode", [458, 459, 460, 463, 467, 492])
def test_a_token_that_dies_on_the_way_stops_the_account_and_keeps_the_post(
    house: House, network: Network, subcode: int
) -> None:
    endpoint = "fb.status" if network is FACEBOOK else "ig.status"
    house.emulator.goes_wrong(endpoint, "error", code=190, subcode=subcode, times=1)
    publication_id = house.schedules(network)
    waiting = house.settles(publication_id, State.AWAITING_PERSON)
    assert waiting.problem is not None
    assert waiting.problem.code in ("network-token-dead", "network-login-needed")
    second = house.schedules(network, "La suivante")
    house.works_until(lambda: house.publication(second).not_before is not None)
    assert house.publication(second).state is State.SCHEDULED
    assert house.emulator.posts(house.remote(network)) == []
    house.connects(network)  # a person renews the access, and lets both go
    from publish import repository

    with house.engine.begin() as conn:
        for one in (publication_id, second):
            repository.publish_now(conn, 1, one, now=house.clock)
    house.settles(publication_id, State.PUBLISHED)
    house.settles(second, State.PUBLISHED)
    assert len(house.emulator.posts(house.remote(network))) == 2


def test_a_used_up_day_is_waited_for(house: House) -> None:
    house.emulator.behaves(quota_total=1)
    first = house.schedules(INSTAGRAM, "Un")
    house.settles(first, State.PUBLISHED)
    second = house.schedules(INSTAGRAM, "Deux")
    house.works_until(lambda: house.publication(second).problem is not None)
    problem = house.publication(second).problem
    assert problem is not None
    assert problem.code == "network-daily-quota"
    house.emulator.behaves(quota_total=100)
    house.settles(second, State.PUBLISHED)
    assert len(house.emulator.posts(house.remote(INSTAGRAM))) == 2


@pytest.mark.parametrize("answer", ["success", "error"])
def test_a_second_finish_makes_no_second_reel(house: House, answer: str) -> None:
    house.emulator.behaves(duplicate_finish=answer, publish_seconds=600)
    house.emulator.goes_wrong("fb.finish", "lose", when="after")
    # Reading lags behind: « not started » for longer than the house's patience.
    lagging = {
        "id": "1",
        "status": {"video_status": "ready", "publishing_phase": {"status": "not_started"}},
    }
    publication_id = house.schedules(FACEBOOK)
    house.settles(publication_id, State.UNCERTAIN)
    house.emulator.goes_wrong("fb.status", "answer", answer=lagging, times=60)
    house.works_until(lambda: len(house.emulator.calls("fb.finish")) >= 2)
    house.emulator.clear_faults()
    house.emulator.advances(700)
    house.works_until(lambda: house.publication(publication_id).state is not State.SENDING)
    assert len(house.emulator.posts(house.remote(FACEBOOK))) == 1


def test_the_address_of_a_lost_answer_comes_from_the_list_not_from_a_stranger(
    house: House,
) -> None:
    house.emulator.behaves(listing_lag_seconds=0.5)
    house.emulator.goes_wrong("ig.publish", "lose", when="after")
    publication_id = house.schedules(INSTAGRAM, "Bonjour @mission !")
    house.settles(publication_id, State.PUBLISHED)
    from publish.pretend import hand_post

    hand_post(house.emulator.state, house.remote(INSTAGRAM), "Posté à la main")

    def address() -> str | None:
        receipt = house.publication(publication_id).receipt
        return receipt.media_id if receipt else None

    house.works_until(lambda: address() is not None, seconds=40)
    ours = [p for p in house.emulator.posts(house.remote(INSTAGRAM)) if "Bonjour" in p["text"]]
    assert [address()] == [post["id"] for post in ours]


def test_two_look_alikes_leave_the_address_open(house: House) -> None:
    house.emulator.goes_wrong("ig.publish", "lose", when="after")
    house.deliverer = house.a_deliverer(policy=POLICY)  # in no hurry to look
    publication_id = house.schedules(INSTAGRAM, "Bonjour")
    house.settles(publication_id, State.UNCERTAIN)
    house.clock.advances(seconds=11)
    from publish.pretend import hand_post

    hand_post(house.emulator.state, house.remote(INSTAGRAM), "Bonjour")
    done = house.settles(publication_id, State.PUBLISHED)
    assert done.receipt is not None
    assert done.receipt.media_id is None


def test_an_upload_address_on_another_host_gets_no_token(house: House) -> None:
    stray = {
        "video_id": "901000000000001",
        "upload_url": "http://127.0.0.2:9/video-upload/901000000000001",
    }
    house.emulator.goes_wrong("fb.start", "answer", when="after", answer=stray)
    house.emulator.goes_wrong(
        "unknown.",
        "answer",
        when="before",
        times=9,
        answer={"id": "901000000000001", "status": {"video_status": "uploading"}},
    )
    publication_id = house.schedules(FACEBOOK)
    waiting = house.settles(publication_id, State.AWAITING_PERSON)
    assert waiting.problem is not None
    assert waiting.problem.code == "network-upload-host"


def test_a_missing_file_waits_for_a_person(house: House) -> None:
    house.file.unlink()
    publication_id = house.schedules(FACEBOOK)
    waiting = house.settles(publication_id, State.AWAITING_PERSON)
    assert waiting.problem is not None
    assert waiting.problem.code == "publication-file-missing"


@pytest.mark.parametrize("endpoint", ["fb.thumbnail", "fb.status"])
def test_what_is_cosmetic_never_unpublishes(house: House, endpoint: str) -> None:
    publication_id = house.schedules(FACEBOOK, cover_sha256="1" * 64)
    house.settles(publication_id, State.PUBLISHED)
    house.emulator.goes_wrong(endpoint, "html", status=500, times=3)
    house.works_until(
        lambda: bool(house.emulator.posts(house.remote(FACEBOOK))[0]["cover"]), seconds=40
    )
    assert house.publication(publication_id).state is State.PUBLISHED
