"""The calendar by hand and by keys, planning as it answers, axe on the screens of publishing."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from publish import repository
from publish.post import Network
from publish.problem import Problem
from publish.publication import State
from tests.browser.chromium import AXE
from tests.conftest import Clock, Studio
from tests.factories_agenda import a_publication, an_account, an_approved_video, readings

SCREENS = (
    "/calendar", "/calendar?as=month", "/calendar?as=list", "/publications", "/publications/1",
    "/publications/3", "/publications/4", "/publications/5", "/publications/1/move",
    "/videos/1/schedule", "/views?month=2026-11", "/views/5", "/views/report", "/accounts",
)  # fmt: skip


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Studio, str]]:
    """A studio with posts in several states, served over real HTTP; forms are protected."""
    root = tmp_path_factory.mktemp("calendar")
    studio = Studio(root / "data", Clock())
    studio.app.config["WTF_CSRF_ENABLED"] = True
    accounts = [an_account(studio, network) for network in Network]
    tomorrow = studio.clock() + timedelta(days=1)
    for account in accounts:
        a_publication(studio, account, title="Le SAV du CV", at=tomorrow)
    failed = Problem(code="network-caption-too-long")
    yesterday = studio.clock() - timedelta(days=1)
    a_publication(studio, accounts[1], title="Trop long", at=yesterday, state=State.FAILED,
                  problem=failed)  # fmt: skip
    a_publication(studio, accounts[1], title="Qui sait", at=yesterday, state=State.UNCERTAIN)
    out = studio.clock() - timedelta(days=9)
    seen = a_publication(studio, accounts[0], title="Le guide", at=out, state=State.PUBLISHED)
    day = timedelta(days=1)
    numbers = [(out + n * day, None if n == 4 else 200 * n) for n in range(1, 9)]
    readings(studio, seen, "fb_reels_total_plays", numbers)
    an_approved_video(studio, root)
    server = make_server("127.0.0.1", 0, studio.app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield studio, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    studio.closes()


@pytest.fixture
def page(served: tuple[Studio, str], chromium: Browser) -> Iterator[Page]:
    studio, address = served
    studio.signs_in("admin")
    cookie = studio.browser.get_cookie("studio")
    assert cookie is not None
    context = chromium.new_context(
        viewport={"width": 1440, "height": 1000}, locale="fr-FR", base_url=address
    )
    context.add_cookies([{"name": "studio", "value": cookie.value, "url": address}])
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda m: said.append(m.text) if _is_wrong(m.type, m.text) else None)
    yield page
    context.close()
    assert said == []


def _is_wrong(kind: str, text: str) -> bool:
    """An error of a page; an answer « no, because » is none."""
    return kind == "error" and "status of 422" not in text


def minute(studio: Studio, number: int = 1) -> str:
    with studio.engine.connect() as conn:
        return f"{repository.get(conn, studio.organisation.id, number).at:%d %H:%M}"


def test_a_card_is_carried_to_another_hour_and_the_server_answers(
    served: tuple[Studio, str], page: Page
) -> None:
    studio, _ = served
    page.goto("/calendar?day=2026-11-24")
    page.locator("#entry-1").drag_to(
        page.locator('td[data-at-day="2026-11-26"][data-at-hour="16"]')
    )
    expect(page.locator("#toasts .note")).to_contain_text("jeu.")
    assert minute(studio) == minute(studio, 2) == "26 15:00"


def test_the_same_by_keys_and_the_focus_stays_on_the_card(
    served: tuple[Studio, str], page: Page
) -> None:
    studio, _ = served
    page.goto("/calendar?day=2026-11-24")
    before = minute(studio)
    page.locator("#entry-1 .ev-link").focus()
    page.keyboard.press("Alt+ArrowRight")
    expect(page.locator("#toasts .note")).to_be_visible()
    expect(page.locator("#entry-1 .ev-link")).to_be_focused()
    assert minute(studio)[:2] == f"{int(before[:2]) + 1}"
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("#toasts .note")).to_contain_text("15 h")


def test_the_dialog_moves_it_without_a_mouse(served: tuple[Studio, str], page: Page) -> None:
    studio, _ = served
    page.goto("/calendar?day=2026-11-24")
    page.locator("#entry-1 [data-move]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog#move")).to_be_visible()
    expect(page.locator('dialog#move [name="day"]')).to_be_focused()
    page.fill('dialog#move [name="day"]', "2026-11-25")
    page.fill('dialog#move [name="hour"]', "12:15")
    page.keyboard.press("Enter")
    expect(page.locator(".says .note.live")).to_contain_text("partira mer.")
    assert minute(studio) == "25 11:15"


def test_a_move_into_the_past_is_said_and_nothing_moves(
    served: tuple[Studio, str], page: Page
) -> None:
    studio, _ = served
    page.goto("/calendar?day=2026-11-24")
    before = minute(studio)
    page.locator("#entry-1").drag_to(
        page.locator('td[data-at-day="2026-11-23"][data-at-hour="10"]')
    )
    expect(page.locator("#toasts .note.unsure")).to_contain_text("passée")
    assert minute(studio) == before


def test_planning_answers_while_one_types(page: Page) -> None:
    page.goto("/videos/1/schedule")
    expect(page.locator("[data-ready]")).to_contain_text("Rien ne s’y oppose")
    page.fill('[name="text"]', "x" * 2201)
    expect(page.locator('[data-count="instagram"]')).to_have_class("over")
    expect(page.locator('[data-count="instagram"]')).to_contain_text(re.compile("2.201 signes"))
    expect(page.locator("[data-ready]")).to_contain_text("Instagram")
    page.fill('[name="text"]', "Bonjour")
    page.fill('[name="day"]', "2026-10-25")
    page.fill('[name="hour"]', "02:30")
    expect(page.locator("[data-when]")).to_contain_text("deux fois cette nuit-là")
    expect(page.locator('[name="second"]')).to_be_visible()
    page.locator("[data-slot-day]").first.click()
    expect(page.locator("[data-ready]")).to_contain_text("Rien ne s’y oppose")


@pytest.mark.parametrize(("theme", "width"), [("light", 1440), ("dark", 390)])
def test_axe_finds_nothing_serious_and_nothing_overflows(
    page: Page, theme: str, width: int, tmp_path: Path
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="light" if theme == "light" else "dark")
    found: list[str] = []
    for screen in SCREENS:
        page.goto(screen)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, screen
        page.evaluate(AXE.read_text(encoding="utf-8"))  # a tag would be refused by the policy
        told = page.evaluate("() => axe.run()")
        found += [
            f"{screen}: {one['id']} {one['nodes'][0]['html'][:160]}"
            for one in told["violations"]
            if one["impact"] in ("serious", "critical")
        ]
    assert found == []
