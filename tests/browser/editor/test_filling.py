"""Filling slots: files on their way, refused ones, one slot after another on a phone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.editor.desk import filled, sends, until


def test_a_file_on_its_way_is_not_lost_by_a_reload_or_a_cut_line(
    editor: Page, context: BrowserContext, clip: Path, tmp_path: Path
) -> None:
    piece = 16 * 1024 * 1024
    large = tmp_path / "grand.mp4"
    large.write_bytes(clip.read_bytes() + bytes(int(2.5 * piece) - clip.stat().st_size))
    began: list[int] = []
    reloaded: list[bool] = []

    def second_piece_hangs(route: Route) -> None:
        if route.request.method == "PATCH":
            began.append(int(route.request.headers["upload-offset"]))
        if route.request.method != "PATCH" or began[-1] < piece or reloaded:
            route.continue_()

    editor.route("**/uploads/*", second_piece_hangs)
    asked: list[str] = []
    editor.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    editor.locator("#file-input").set_input_files(str(large))
    expect(editor.locator("#filling")).to_contain_text("arrive\u00a0: 40", timeout=20_000)
    context.set_offline(True)
    expect(editor.locator("#filling")).to_contain_text("La connexion a coupé")
    context.set_offline(False)
    editor.reload()
    assert asked == ["beforeunload"]
    note = editor.locator("#filling .note")
    expect(note).to_contain_text("s’est arrêté à 40\u00a0%. Choisissez-le encore pour finir")
    with editor.expect_file_chooser() as chooser:
        note.get_by_role("button", name="Le choisir").click()
    reloaded.append(True)
    chooser.value.set_files(str(large))
    until(editor, lambda s: s["layout"]["filled"] == 1 or s["imports"])
    assert began[-2:] == [piece, 2 * piece]


def test_a_refused_file_is_told_on_its_scene_only(editor: Page, clip: Path, tmp_path: Path) -> None:
    stranger = tmp_path / "liste.mp4"
    stranger.write_text("#EXTM3U\n/etc/passwd\n")
    editor.locator("#file-input").set_input_files(str(stranger))
    note = editor.locator("#filling .note.failed")
    expect(note).to_be_visible(timeout=30_000)
    editor.locator("[data-scene]").nth(1).click()
    expect(note).to_have_count(0)
    editor.locator("[data-scene]").nth(0).click()
    expect(note).to_be_visible()
    filled(editor, clip)
    expect(note).to_have_count(0)


@pytest.mark.parametrize("context", ["phone"], indirect=True)
def test_on_a_phone_one_fills_the_slots_one_after_another(editor: Page, clip: Path) -> None:
    expect(editor.locator("#desk")).to_be_hidden()
    expect(editor.locator("#phone-name")).to_have_text("Plan large")
    expect(editor.locator("#film")).to_contain_text("Filmer 4")
    editor.locator("#camera-input").set_input_files(str(clip))
    until(editor, lambda s: s["layout"]["filled"] == 1)
    expect(editor.locator("#film")).to_have_text("Refilmer", timeout=20_000)
    editor.locator("#sidenav button").nth(1).click()
    expect(editor.locator("#phone-name")).to_have_text("L’animal approche")
    editor.locator("#file-input").set_input_files(str(clip))
    until(editor, lambda s: s["layout"]["filled"] == 2)
    assert editor.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("context", ["phone"], indirect=True)
def test_on_a_phone_filling_ends_with_the_render(editor: Page, clip: Path) -> None:
    expect(editor.locator("#phone-render")).to_be_hidden()
    editor.locator("#camera-input").set_input_files(str(clip))
    found = until(editor, lambda s: s["layout"]["filled"] == 1)
    media = found["layout"]["scenes"][0]["media"]
    for scene in found["layout"]["scenes"][1:]:
        verb = {"verb": "fill", "scene": scene["id"], "slot": "picture", "media": media}
        sends(editor, verb, scene["id"])
    editor.reload()
    expect(editor.locator("#film")).to_have_text("Refilmer")
    expect(editor.locator("#phone-end")).to_contain_text("La vidéo finie et ses rendus")
    assert editor.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    editor.locator("#phone-render button").click()
    editor.wait_for_url(re.compile(r"/videos/\d+/finished"))
