"""The README's pictures, made anew from the demo: `make pictures`. Look before you commit."""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from media.ffmpeg import program
from tests.browser.chromium import ARGUMENTS, executable
from tests.browser.conftest import ROOT, Studio, start_studio

PLACE: Final = ROOT / "studio" / "pictures"
WIDTH: Final = 1200
"""Pixels across, of each picture."""
FILM: Final = ROOT / "templates" / "bundled" / "roles-inverses" / "demo.mp4"
MOMENTS: Final = ("0.6", "3.5", "10.5", "14", "17.5", "21")
"""Seconds of the film that are shown side by side."""


def main() -> None:
    """Write the four of them."""
    keep(strip(), "film")
    with tempfile.TemporaryDirectory() as folder:
        studio = start_studio(Path(folder) / "data")
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=executable(), args=list(ARGUMENTS)
                )
                screens(browser, studio)
                browser.close()
        finally:
            studio.stop()


def strip() -> Image.Image:
    """Frames of a finished film, side by side."""
    across = WIDTH // len(MOMENTS)
    made = Image.new("RGB", (across * len(MOMENTS), across * 16 // 9), "white")
    for place, moment in enumerate(MOMENTS):
        argv = [program(), "-v", "error", "-ss", moment, "-i", str(FILM), "-frames:v", "1"]
        argv += ["-f", "image2pipe", "-c:v", "png", "-"]
        shot = subprocess.run(argv, check=True, capture_output=True, timeout=60).stdout
        frame = Image.open(io.BytesIO(shot)).resize((across - 6, (across - 6) * 16 // 9))
        made.paste(frame, (place * across + 3, 3))
    return made


def screens(browser: Browser, studio: Studio) -> None:
    """The first page of the demo, the templates, the editor in the middle of a joke."""
    context = browser.new_context(
        base_url=studio.url,
        locale="fr-FR",
        timezone_id="Europe/Paris",
        viewport={"width": 1440, "height": 900},
    )
    page = context.new_page()
    page.goto("/")
    page.get_by_role("button", name=re.compile("démo")).first.click()
    page.get_by_role("heading", name=re.compile("Bonjour")).wait_for()
    page.goto("/")
    page.locator("video").first.wait_for()
    page.wait_for_timeout(9000)  # the film that plays comes to something to see
    keep(seen(page), "accueil")
    page.goto("/templates")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(2000)
    keep(seen(page), "modeles")
    page.goto("/videos")
    page.get_by_role("link", name=re.compile("Le formulaire sauvage")).first.click()
    page.wait_for_load_state("networkidle")
    page.goto(re.sub(r"(/videos/\d+).*", r"\1/edit", page.url))
    page.locator("body[data-wired]").wait_for()
    page.locator("[data-scene]").nth(2).click()
    page.get_by_text("Image exacte").wait_for()
    page.wait_for_timeout(1000)
    keep(seen(page), "editeur")
    context.close()


def seen(page: Page) -> Image.Image:
    """What the page shows now."""
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def keep(picture: Image.Image, name: str) -> None:
    """Write it at the README's width."""
    size = (WIDTH, picture.height * WIDTH // picture.width)
    picture.resize(size, Image.Resampling.LANCZOS).save(
        PLACE / f"{name}.jpg", quality=82, optimize=True, progressive=True
    )


if __name__ == "__main__":
    main()
