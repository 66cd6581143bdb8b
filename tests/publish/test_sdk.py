"""Meta's own SDK, unmodified but for its host, walks through the pretend network.

That keeps the pretend network honest: what it answers is what the vendor's code expects.
"""

from __future__ import annotations

import time
from typing import Any

import pytest
import requests
from facebook_business.adobjects.advideo import AdVideo
from facebook_business.adobjects.igmedia import IGMedia
from facebook_business.adobjects.iguser import IGUser
from facebook_business.adobjects.page import Page
from facebook_business.adobjects.user import User
from facebook_business.api import FacebookAdsApi
from facebook_business.exceptions import FacebookRequestError
from facebook_business.session import FacebookSession

from tests.factories_publish import Emulator

BYTES = b"film" * 5000

pytestmark = pytest.mark.filterwarnings("ignore:.*(might not be compatible|does not allow field)")


@pytest.fixture
def seed(emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A Page and its Instagram account; the SDK's host is the pretend network's."""
    monkeypatch.setattr(FacebookSession, "GRAPH", emulator.url)
    return emulator.seeded()


@pytest.fixture
def api(seed: dict[str, Any]) -> FacebookAdsApi:
    """The SDK with the Page's token, proving itself with the app's secret."""
    return FacebookAdsApi(
        FacebookSession(seed["app_id"], seed["app_secret"], seed["page_token"], timeout=5)
    )


def uploads(seed: dict[str, Any], url: str) -> None:
    """Send the bytes: the SDK cannot."""
    headers = {
        "Authorization": f"OAuth {seed['page_token']}",
        "offset": "0",
        "file_size": str(len(BYTES)),
    }
    answer = requests.post(url, data=BYTES, headers=headers, timeout=5)
    assert answer.json()["success"] is True


def a_reel(api: FacebookAdsApi, seed: dict[str, Any], text: str) -> str:
    page = Page(seed["page_id"], api=api)
    started = page.create_video_reel(params={"upload_phase": "start"})
    uploads(seed, started["upload_url"])
    page.create_video_reel(
        params={
            "upload_phase": "finish",
            "video_id": started["video_id"],
            "video_state": "PUBLISHED",
            "description": text,
            "is_ai_generated": True,
        }
    )
    return str(started["video_id"])


def test_a_reel_from_start_to_insights(
    api: FacebookAdsApi, seed: dict[str, Any], emulator: Emulator
) -> None:
    video_id = a_reel(api, seed, "Bonjour")
    node = AdVideo(video_id, api=api).api_get(
        fields=["status", "published", "permalink_url", "post_id", "description"]
    )
    assert node["status"]["publishing_phase"]["publish_status"] == "published"
    assert node["published"] is True
    assert node["permalink_url"] == f"/reel/{video_id}/"
    emulator.advances(3600)
    (plays,) = AdVideo(video_id, api=api).get_video_insights(
        params={"metric": ["fb_reels_total_plays"]}
    )
    assert plays["values"][0]["value"] > 0
    nothing = AdVideo(video_id, api=api).get_video_insights(
        params={"metric": ["total_video_views"]}
    )
    assert list(nothing) == []
    assert [post["made_with_ai"] for post in emulator.posts(seed["page_id"])] == [True]


def test_listings_have_pages(api: FacebookAdsApi, seed: dict[str, Any]) -> None:
    ids = [a_reel(api, seed, f"Numéro {n}") for n in range(5)]
    page = Page(seed["page_id"], api=api)
    listed = page.get_video_reels(fields=["id", "description"], params={"limit": 2})
    assert [video["id"] for video in listed] == ids[::-1]


def test_an_instagram_reel_from_container_to_insights(
    api: FacebookAdsApi, seed: dict[str, Any], emulator: Emulator
) -> None:
    account = IGUser(seed["ig_id"], api=api)
    made = account.create_media(
        params={
            "media_type": "REELS",
            "upload_type": "resumable",
            "caption": "Bonjour @ami",
            "share_to_feed": True,
            "thumb_offset": "900",
        }
    )
    uploads(seed, made["uri"])
    container = IGMedia(made["id"], api=api)
    status = api.call("GET", (made["id"],), {"fields": "status_code,status"}).json()
    assert status["status_code"] == "FINISHED"
    published = account.create_media_publish(params={"creation_id": made["id"]})
    assert container.get_id() == made["id"]
    media = IGMedia(published["id"], api=api).api_get(
        fields=["caption", "permalink", "media_product_type", "timestamp"]
    )
    assert media["caption"] == "Bonjour ami"
    assert media["media_product_type"] == "REELS"
    emulator.advances(3600)
    views, reach = IGMedia(published["id"], api=api).get_insights(
        params={"metric": ["views", "reach"]}
    )
    assert views["values"][0]["value"] >= reach["values"][0]["value"] > 0
    (limit,) = account.get_content_publishing_limit(fields=["quota_usage", "config"])
    assert limit["quota_usage"] == 1
    listed = account.get_media(fields=["id", "caption"])
    assert [item["id"] for item in listed] == [published["id"]]


def refused(call: Any) -> tuple[int, int | None]:
    with pytest.raises(FacebookRequestError) as caught:
        call()
    return caught.value.api_error_code(), caught.value.api_error_subcode()


def test_errors_come_in_the_form_the_sdk_reads(
    api: FacebookAdsApi, seed: dict[str, Any], emulator: Emulator
) -> None:
    page, account = Page(seed["page_id"], api=api), IGUser(seed["ig_id"], api=api)
    made = account.create_media(params={"media_type": "REELS", "upload_type": "resumable"})
    assert refused(lambda: account.create_media_publish(params={"creation_id": made["id"]})) == (
        9007,
        2207027,
    )
    assert refused(lambda: page.create_video_reel(params={"upload_phase": "finish"})) == (100, None)
    video_id = page.create_video_reel(params={"upload_phase": "start"})["video_id"]
    finish = {"upload_phase": "finish", "video_id": video_id, "video_state": "PUBLISHED"}
    assert refused(lambda: page.create_video_reel(params=finish)) == (6000, 1363045)
    soon = {**finish, "video_state": "SCHEDULED", "scheduled_publish_time": int(time.time()) + 60}
    assert refused(lambda: page.create_video_reel(params=soon))[0] == 100
    assert refused(lambda: AdVideo(video_id, api=api).api_get(fields=["budget_of_the_film"])) == (
        100,
        None,
    )
    assert refused(lambda: AdVideo(video_id, api=api).get_video_insights(params={})) == (
        3001,
        1504028,
    )
    assert refused(lambda: AdVideo("901999", api=api).api_get(fields=["status"])) == (100, 33)
    old = FacebookAdsApi(FacebookSession(access_token="EAAGnonsense", timeout=5))
    assert refused(lambda: Page(seed["page_id"], api=old).api_get(fields=["name"])) == (190, None)
    wrong = FacebookAdsApi(
        FacebookSession(seed["app_id"], "not the secret", seed["page_token"], timeout=5)
    )
    assert refused(lambda: Page(seed["page_id"], api=wrong).api_get(fields=["name"])) == (100, None)
    person = FacebookAdsApi(FacebookSession(access_token=seed["user_token"], timeout=5))
    start = {"upload_phase": "start"}
    assert refused(lambda: Page(seed["page_id"], api=person).create_video_reel(params=start)) == (
        200,
        None,
    )
    emulator.behaves(usage=80)
    with pytest.raises(FacebookRequestError) as caught:
        page.create_video_reel(params={"upload_phase": "finish"})
    assert '"call_count": 80' in caught.value.http_headers()["X-App-Usage"]


def test_a_person_s_pages_come_with_their_tokens(seed: dict[str, Any]) -> None:
    person = FacebookAdsApi(
        FacebookSession(seed["app_id"], seed["app_secret"], seed["user_token"], timeout=5)
    )
    (page,) = User("me", api=person).get_accounts(fields=["id", "name", "access_token"])
    assert (page["id"], page["access_token"]) == (seed["page_id"], seed["page_token"])
    linked = Page(seed["page_id"], api=person).api_get(fields=["instagram_business_account"])
    assert linked["instagram_business_account"]["id"] == seed["ig_id"]
