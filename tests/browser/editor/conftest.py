"""A studio, somebody signed in, and the editor on a new copy of a template."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from media import ffmpeg
from tests.browser.conftest import Studio, start_studio


@pytest.fixture(scope="package")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """One studio for all the editor's tests."""
    running = start_studio(tmp_path_factory.mktemp("studio") / "data")
    yield running
    running.stop()


@pytest.fixture(scope="package")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six seconds of a test card, upright, with a tone."""
    path = tmp_path_factory.mktemp("clips") / "mire.mp4"
    subprocess.run(
        [ffmpeg.program(), "-v", "error", "-y", "-f", "lavfi",
         "-i", "testsrc2=size=360x640:rate=30:duration=6",
         "-f", "lavfi", "-i", "sine=frequency=440:duration=6", "-shortest",
         "-pix_fmt", "yuv420p", "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac",
         str(path)],
        check=True,
        timeout=60,
    )  # fmt: skip
    return path


@pytest.fixture(scope="package")
def key(chromium: Browser, studio: Studio) -> Any:
    """The first account's cookies: made once for the module."""
    context = chromium.new_context(base_url=studio.url, locale="fr-FR")
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Votre nom").fill("Isabelle M.")
    page.get_by_label("Votre structure").fill("Mission Locale de Limoges")
    page.get_by_label("Adresse mail").fill("isabelle@example.org")
    page.get_by_label("Mot de passe").fill("une phrase assez longue")
    page.get_by_role("button", name="Ouvrir l’atelier").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Isabelle")
    kept = context.storage_state()
    context.close()
    return kept


@pytest.fixture
def context(
    chromium: Browser, studio: Studio, key: Any, request: pytest.FixtureRequest
) -> Iterator[BrowserContext]:
    """A profile that is signed in; a test may ask for a phone by its parameter."""
    phone = getattr(request, "param", None) == "phone"
    made = chromium.new_context(
        base_url=studio.url,
        locale="fr-FR",
        timezone_id="Europe/Paris",
        storage_state=key,
        viewport={"width": 390, "height": 844} if phone else {"width": 1440, "height": 900},
        has_touch=phone,
        is_mobile=phone,
    )
    made.set_default_timeout(15_000)
    yield made
    made.close()


@pytest.fixture
def editor(page: Page) -> Page:
    """The editor on a new copy of « Documentaire animalier », begun as its page's button does."""
    address = "/templates/documentaire-animalier"
    form = re.search(r'name="csrf_token" value="([^"]+)"', page.request.get(address).text())
    assert form is not None
    begun = page.request.post(
        f"{address}/start", form={"csrf_token": form[1]}, headers={"Referer": address}
    )
    assert re.search(r"/videos/\d+/edit$", begun.url)
    page.goto(begun.url)
    page.locator("body[data-wired]").wait_for()
    return page
