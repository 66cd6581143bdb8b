"""From a template and a phone's clip to a post and its views, in the browser, on the real thing.

First visit, template, upload, trim, caption, gag, preview, render, approval, schedule; the worker
publishes at the planned minute on the pretend network; one Reel on each; views; the report.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import av
import pytest
from playwright.sync_api import Page, expect

from media import ffmpeg
from tests.browser.conftest import Emulator, Studio, start_emulator, start_studio

PARIS = ZoneInfo("Europe/Paris")
PLAYED = "() => document.querySelector('#draft').currentTime"
PUBLISHED = 150_000
"""Milliseconds until what was planned for the next minute is out: a minute, and its steps."""


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulator]:
    running = start_emulator(tmp_path_factory.mktemp("network"))
    yield running
    running.stop()


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory, network: Emulator) -> Iterator[Studio]:
    running = start_studio(tmp_path_factory.mktemp("path") / "data", **network.settings())
    yield running
    running.stop()


def a_phone_clip(path: Path) -> Path:
    """Five seconds filmed upright by a phone held on its side in the file, with sound."""
    flat = path.with_name("flat.mp4")
    picture = "testsrc2=size=640x360:rate=30:duration=5"
    sound = "sine=frequency=440:duration=5"
    _ffmpeg(
        ["-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", sound, "-shortest", "-pix_fmt",
         "yuv420p", "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", str(flat)]
    )  # fmt: skip
    _ffmpeg(["-display_rotation", "90", "-i", str(flat), "-c", "copy", str(path)])
    return path


def _ffmpeg(arguments: list[str]) -> None:
    subprocess.run([ffmpeg.program(), "-v", "error", "-y", *arguments], check=True, timeout=60)


def asked(url: str, **body: Any) -> Any:
    data = json.dumps(body).encode() if body else None
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_from_the_first_visit_to_the_report(
    page: Page, studio: Studio, network: Emulator, tmp_path: Path
) -> None:
    makes_the_first_account(page)
    connects_the_accounts(page, network)
    begins_from_a_template(page)
    fills_the_first_scene(page, a_phone_clip(tmp_path / "clip.mp4"))
    trims_it(page)
    writes_a_caption(page)
    adds_a_gag_and_a_sound(page)
    keeps_two_scenes(page)
    sees_the_draft(page)
    film = renders_and_approves(page, tmp_path)
    is_what_every_network_takes(film)
    at = schedules(page)
    sees_it_published(page, at)
    posts = both_posts(network)
    assert sorted(post["network"] for post in posts) == ["facebook", "instagram"]
    assert all("Formulaire dompté 😂" in post["text"] for post in posts)
    reads_the_views_and_the_report(page, network, tmp_path)


def makes_the_first_account(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Votre nom").fill("Isabelle M.")
    page.get_by_label("Votre structure").fill("Mission Locale de Limoges")
    page.get_by_label("Adresse mail").fill("isabelle@example.org")
    page.get_by_label("Mot de passe").fill("une phrase assez longue")
    page.get_by_role("button", name="Ouvrir l’atelier").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Isabelle")


def connects_the_accounts(page: Page, network: Emulator) -> None:
    page.goto("/accounts")
    page.locator('input[name="token"]').fill(network.seeded["user_token"])
    page.locator("#connect form button").last.click()
    expect(page.get_by_text("Page").first).to_be_visible()
    assert page.locator("section[id^=account-]").count() == 0, "a person's token is refused"
    page.locator('input[name="token"]').fill(network.seeded["page_token"])
    page.locator("#connect form button").last.click()
    expect(page.locator("section[id^=account-]")).to_have_count(2)


def begins_from_a_template(page: Page) -> None:
    page.goto("/templates")
    page.get_by_role("link", name=re.compile("Documentaire")).first.click()
    page.get_by_role("button", name=re.compile("Commencer")).first.click()
    page.wait_for_url(re.compile(r"/videos/\d+"))
    page.locator("body[data-wired]").wait_for()


def fills_the_first_scene(page: Page, clip: Path) -> None:
    expect(page.locator("#h-scene")).to_contain_text("Plan large")
    with page.expect_file_chooser() as chooser:
        page.locator('.desk [data-fill="file"]').click()
    chooser.value.set_files(str(clip))
    expect(page.locator(".trim")).to_be_visible(timeout=60_000)


def trims_it(page: Page) -> None:
    start = page.locator("#take-start")
    start.fill("0:00,5")
    start.press("Enter")
    expect(page.locator("[data-saved]").first).to_contain_text("Tout est gardé")
    expect(start).to_have_value("0:00,5")


def writes_a_caption(page: Page) -> None:
    text = page.locator("#panel-captions textarea").first
    text.fill("Le formulaire approche ! 👩‍👧 🇫🇷")
    text.blur()
    expect(page.locator("[data-saved]").first).to_contain_text("Tout est gardé")


def adds_a_gag_and_a_sound(page: Page) -> None:
    page.locator("#tab-gags").click()
    page.locator('#panel-gags [data-gag="punch-in"]').click()
    page.locator('#panel-gags [data-sound="ding"]').click()
    expect(page.locator("#lane-gags")).to_contain_text("zoom")


def keeps_two_scenes(page: Page) -> None:
    scenes = page.locator('#scenes [role="option"]')
    for count in (5, 4, 3, 2):
        scenes.nth(1).click()
        page.locator("#scene-pan details.menu summary").first.click()
        page.locator('[data-act="remove-scene"]').click()
        expect(scenes).to_have_count(count)
    page.reload()
    expect(scenes).to_have_count(2)


def sees_the_draft(page: Page) -> None:
    page.locator('[data-act="to-start"]').click()
    still = page.locator("#still")
    expect(still).to_have_js_property("complete", True)
    page.locator('[data-act="play"]').click()
    end = time.monotonic() + 60
    while time.monotonic() < end and page.evaluate(PLAYED) < 0.5:
        page.wait_for_timeout(200)
    assert page.evaluate(PLAYED) >= 0.5


def renders_and_approves(page: Page, folder: Path) -> Path:
    page.locator("[data-render] button").locator("visible=true").click()
    expect(page.get_by_role("heading", name="C’est dans la boîte")).to_be_visible(timeout=180_000)
    with page.expect_download() as downloading:
        page.locator('a[href*="video.mp4"]').first.click()
    film = folder / "film.mp4"
    downloading.value.save_as(film)
    page.locator(".approval form button").last.click()
    expect(page.locator(".approval")).to_contain_text("Isabelle")
    return film


def is_what_every_network_takes(film: Path) -> None:
    with av.open(str(film)) as opened:
        picture, sound = opened.streams.video[0], opened.streams.audio[0]
        assert (picture.width, picture.height) == (1080, 1920)
        assert picture.codec_context.name == "h264"
        assert picture.average_rate == 30
        assert sound.codec_context.name == "aac"
        assert sound.rate == 48_000
        assert picture.start_time == 0
        assert opened.duration is not None
        assert 5 < opened.duration / 1_000_000 < 15
    assert b"elst" not in film.read_bytes()[:200_000]


def schedules(page: Page) -> datetime:
    page.get_by_role("link", name="Choisir quand elle part").first.click()
    for box in page.locator('input[name="account"]').all():
        box.check()
    page.locator('textarea[name="text"]').fill("Formulaire dompté 😂 #MissionLocale")
    at = (datetime.now(PARIS) + timedelta(seconds=70)).replace(second=0, microsecond=0)
    page.locator('input[name="day"]').fill(at.strftime("%Y-%m-%d"))
    page.locator('input[name="hour"]').fill(at.strftime("%H:%M"))
    page.locator(".ready button").click()
    expect(page.locator("main")).to_contain_text(re.compile("Programm|prévu", re.IGNORECASE))
    return at


def sees_it_published(page: Page, at: datetime) -> None:
    page.goto("/calendar")
    expect(page.locator("main")).to_contain_text("Documentaire animalier")
    end = time.monotonic() + PUBLISHED / 1000
    while time.monotonic() < end:
        page.goto("/publications")
        if page.locator("main").get_by_text("Publiée", exact=True).count():
            break
        page.wait_for_timeout(2_000)
    assert datetime.now(PARIS) >= at
    expect(page.locator("main").get_by_text("Publiée", exact=True).first).to_be_visible()


def both_posts(network: Emulator) -> list[dict[str, Any]]:
    """What the network shows once it has both, or what it has when that takes too long."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        posts: list[dict[str, Any]] = asked(f"{network.url}/_pretend/posts")
        if len(posts) >= 2:
            break
        time.sleep(1)
    return posts


def seen_on(network: Emulator) -> int:
    """How often the network itself says that its two posts were seen by now."""
    return sum(post["views"] for post in both_posts(network))


def reads_the_views_and_the_report(page: Page, network: Emulator, folder: Path) -> None:
    asked(f"{network.url}/_pretend/clock", advance=6 * 3600)
    page.goto("/views")
    page.locator('main a[href^="/views/"]:not([href*="report"])').first.click()
    before = seen_on(network)
    page.get_by_role("button", name="Relever maintenant").click()
    expect(page.locator("main")).to_contain_text("Les chiffres viennent d’être relevés")
    total = figure(page.locator("main .big b").inner_text())
    assert 0 < before <= total <= seen_on(network)
    today = datetime.now(PARIS).date().isoformat()
    page.goto(f"/views/report?from={today}&to={today}")
    expect(page.locator("main")).to_contain_text("Documentaire animalier")
    cells = {figure(cell) for cell in page.locator("main b, main td").all_inner_texts()}
    for name, start in (("csv", b"\xef\xbb\xbf"), ("pdf", b"%PDF")):
        with page.expect_download() as downloading:
            page.locator(f'main a[href*="report.{name}"]').first.click()
        report = folder / f"report.{name}"
        downloading.value.save_as(report)
        assert report.read_bytes().startswith(start)
    _, *rows = csv.reader((folder / "report.csv").open(encoding="utf-8-sig"), delimiter=";")
    assert sum(figure(row[5]) for row in rows) == total
    assert {figure(row[5]) for row in rows} <= cells


def figure(text: str) -> int:
    """The number in a text, whatever its spaces; -1 where there is none."""
    digits = re.sub(r"\D", "", text)
    return int(digits) if digits else -1
