"""The page that a QR code opens on a phone: it thanks when everything is in, not before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Studio
from tests.browser.test_screens import faults, look
from tests.browser.test_whole_path import a_phone_clip, makes_the_first_account


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_phone_clip(tmp_path_factory.mktemp("clips") / "clip.mp4")


@pytest.fixture(scope="module")
def desk(chromium: Browser, studio: Studio) -> Iterator[Page]:
    """The editor on a new video, at the desk."""
    context = chromium.new_context(base_url=studio.url, locale="fr-FR")
    context.set_default_timeout(15_000)
    page = context.new_page()
    makes_the_first_account(page)
    page.goto("/templates/documentaire-animalier")
    page.get_by_role("button", name=re.compile("Commencer")).locator("visible=true").click()
    page.wait_for_url(re.compile(r"/videos/\d+/edit"))
    page.locator("body[data-wired]").wait_for()
    yield page
    context.close()


@pytest.fixture
def phone(desk: Page, chromium: Browser, studio: Studio) -> Iterator[Page]:
    """A phone without account, at the address of the code."""
    token = desk.evaluate("() => document.querySelector('meta[name=csrf-token]').content")
    address = re.sub(r"/edit$", "/phone", desk.url)
    answer = desk.request.post(address, headers={"x-csrftoken": token, "accept": "text/json"})
    made = answer.json()
    context = chromium.new_context(
        base_url=studio.url,
        locale="fr-FR",
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
    )
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(re.sub(r"^https?://[^/]+", "", made["address"]))
    yield page
    desk.request.post(made["revoke"], headers={"x-csrftoken": token})
    answered = page.reload()
    assert answered is not None
    assert answered.status == 410
    expect(page.locator("main")).to_contain_text("Ce lien ne marche plus")
    context.close()


@pytest.mark.slow
def test_it_thanks_when_all_has_arrived_and_counts_on_the_way(phone: Page, clip: Path) -> None:
    shots = phone.locator("[data-shot]")
    all_of_them = shots.count()
    held: list[Route] = []
    phone.route(re.compile(r"/phone/.+/uploads/"), lambda route: _hold(route, held))
    for _ in range(all_of_them):
        before = phone.locator("[data-shot]:visible").get_attribute("data-shot")
        phone.locator("[data-shot]:visible input[type=file]").first.set_input_files(str(clip))
        expect(phone.locator("[data-shot]:visible .going")).to_be_visible()
        phone.locator("[data-shot]:visible [data-next]").click()
        expect(phone.locator(f'[data-shot="{before}"]')).to_be_hidden()
    end = phone.locator("#thanks")
    expect(end).to_be_visible()
    expect(end).to_contain_text(f"Encore {all_of_them} envois en route")
    expect(end).not_to_contain_text("Merci")
    for route in held:
        route.continue_()
    phone.unroute_all(behavior="ignoreErrors")
    expect(end).to_contain_text("Merci", timeout=90_000)
    expect(phone.locator("#left")).to_contain_text("Tout est rempli")


def _hold(route: Route, held: list[Route]) -> None:
    """Keep the bytes of a file back; everything else goes through."""
    if route.request.method == "PATCH":
        held.append(route)
    else:
        route.continue_()


@pytest.mark.slow
def test_a_cut_line_is_said_and_the_rest_goes_when_it_is_back(phone: Page, clip: Path) -> None:
    held: list[Route] = []
    phone.route(re.compile(r"/phone/.+/uploads/"), lambda route: _hold(route, held))
    steps = phone.locator("[data-step]")
    steps.first.click()
    phone.locator("[data-shot]:visible input[type=file]").first.set_input_files(str(clip))
    told = phone.locator("[data-shot]:visible [data-told]")
    expect(told).to_contain_text("Envoi en cours")
    phone.context.set_offline(True)
    expect(told).to_contain_text("La connexion a coupé")
    phone.unroute_all(behavior="ignoreErrors")
    phone.context.set_offline(False)
    expect(phone.locator('[data-shot="0"][data-filled]')).to_have_count(1, timeout=60_000)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_serious_is_wrong_with_it_for_anybody(phone: Page, theme: str) -> None:
    phone.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    look(phone, "phone", 390, theme)
    assert faults(phone) == []
    path = phone.url
    phone.goto("/nulle-part")
    look(phone, "page-inconnue", 390, theme)
    assert faults(phone) == []
    phone.goto(path)
