"""The editor under the hand: handles and keys; the keyboard keeps its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.editor.desk import KEPT, filled, saved, standing, state, until

SIGNING = Path(__file__).parents[3] / "templates/bundled/traduction-simultanee/clips/merci.mkv"
"""A person who signs « thanks », seen from the front."""


def test_a_drag_of_a_handle_is_one_undo_and_outlives_a_reload(editor: Page, clip: Path) -> None:
    before = filled(editor, clip)["layout"]["scenes"][0]["take"]
    box = standing(editor.locator(".win .hz"))
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    editor.mouse.move(x, y)
    editor.mouse.down()
    editor.mouse.move(x - 120, y + 30, steps=8)
    editor.mouse.up()
    until(editor, lambda s: s["layout"]["scenes"][0]["take"]["duration"] < before["duration"])
    editor.reload()  # the last of the drag's verbs are on their way
    editor.locator('.desk [data-act="undo"]').click()
    back = until(editor, lambda s: s["can_redo"])["layout"]["scenes"][0]["take"]
    # (the clip may be known a frame better since: its first look has become whole)
    assert (back["start"], back["duration"]) == (before["start"], before["duration"])


def test_everything_can_be_done_with_keys(editor: Page, clip: Path) -> None:
    filled(editor, clip)
    scenes = editor.locator("#scenes [role=option]")
    scenes.first.focus()
    editor.keyboard.press("ArrowRight")
    expect(scenes.nth(1)).to_be_focused()
    expect(editor.locator("#h-scene")).to_contain_text("2.")
    editor.keyboard.press("Alt+ArrowLeft")
    order = until(editor, lambda s: s["storyboard"]["scenes"][0]["id"] == "approche")
    assert order["storyboard"]["scenes"][1]["id"] == "savane"
    editor.keyboard.press("ArrowRight")
    expect(editor.locator("#h-scene")).to_contain_text("Plan large")
    for _ in range(9):
        editor.keyboard.press(".")
    editor.keyboard.press("i")
    cut = until(editor, lambda s: s["layout"]["scenes"][1]["take"]["start"] == 9)
    assert cut["layout"]["scenes"][1]["take"]["start_label"] == "0:00,3"
    editor.locator(".win .ha").focus()
    editor.keyboard.press("Shift+ArrowRight")
    until(editor, lambda s: s["layout"]["scenes"][1]["take"]["start"] == 19)
    editor.locator(".reframe .dot").focus()
    editor.keyboard.press("ArrowLeft")
    until(editor, lambda s: s["storyboard"]["scenes"][1]["framing"]["x"] == 480)
    editor.keyboard.press("Control+z")
    until(editor, lambda s: s["storyboard"]["scenes"][1]["framing"]["x"] == 500)
    editor.locator("#tab-captions").focus()
    editor.keyboard.press("ArrowRight")
    expect(editor.locator("#tab-gags")).to_be_focused()
    expect(editor.locator("#panel-gags")).to_be_visible()
    editor.keyboard.press("?")
    expect(editor.locator("#keys")).to_be_visible()
    editor.keyboard.press("Escape")
    expect(editor.locator("#keys")).to_be_hidden()


def on_the_keyboard(page: Page) -> str:
    """What has the focus, by its words; the page's body has none."""
    return str(
        page.evaluate(
            "() => { const e = document.activeElement; return e === document.body ? 'nothing'"
            " : `${e.tagName} ${e.id} ${e.ariaLabel ?? e.textContent.slice(0, 40)}`; }"
        )
    )


def test_the_keyboard_keeps_its_place_through_every_act(editor: Page, clip: Path) -> None:
    filled(editor, clip)
    acts = [
        ("#add-caption", "TEXTAREA"),
        (".capcard >> nth=1 >> .sty[aria-checked=false] >> nth=0", "BUTTON"),
        (".capcard >> nth=1 >> [aria-label='Retirer ce texte']", "BUTTON"),
        ("#tab-gags", "tab-gags"),
        ('[data-gag="freeze"]', "Arrêt sur image"),
        ('[data-sound="boing"]', "Boing"),
        (".gagline [aria-label^='Retirer'] >> nth=0", "BUTTON"),
        ("#tab-music", "tab-music"),
        ("#panel-music .chip >> nth=2", "BUTTON"),
        ("#ducked", "ducked"),
        ("#tab-cover", "tab-cover"),
        ("#panel-cover .btn.line >> nth=0", "Prendre"),
        ("#zoom", "zoom"),
        (".seg [data-mode=blur]", "BUTTON"),
        ('.desk [data-act="undo"]', "Annuler"),
        ('.desk [data-act="add-scene"]', "Scène"),
    ]
    for place, stands in acts:
        revision = state(editor)["revision"]
        editor.locator(place).focus()
        editor.keyboard.press("Enter")
        if not place.startswith("#tab"):
            until(editor, lambda s, before=revision: s["revision"] > before)
            expect(saved(editor)).to_have_text(KEPT)
        assert stands in on_the_keyboard(editor), f"{place}: {on_the_keyboard(editor)}"
    editor.locator("#scenes .sel").focus()
    editor.keyboard.press("Delete")
    expect(editor.locator("#scenes .sel")).to_be_focused()


def test_nothing_is_cut_on_a_score_of_many_short_scenes(page: Page) -> None:
    page.goto("/templates/attendu-realite")
    page.get_by_role("button", name=re.compile("Commencer")).locator("visible=true").click()
    page.wait_for_url(re.compile(r"/videos/\d+/edit"))
    page.locator("body[data-wired]").wait_for()
    expect(page.locator("#count")).to_have_text("0 scène sur 8")
    page.locator("#tab-cover").click()
    cut = page.evaluate(
        "() => [...document.querySelectorAll('.sc.todo .mid, .mark:not(.tiny), #side-pan .btn')]"
        ".filter(e => e.offsetWidth && (e.scrollHeight > e.clientHeight + 1"
        " || e.scrollWidth > e.clientWidth + 1 || (e.matches('.mark') && e.clientWidth < 40)))"
        ".map(e => e.textContent)"
    )
    assert cut == []
    assert page.locator(".mark.tiny").count() > 0
    untitled = page.locator(".mark.tiny:not([title])")
    expect(untitled).to_have_count(0)


@pytest.mark.slow
def test_the_draft_plays_with_the_space_bar(editor: Page, clip: Path) -> None:
    filled(editor, clip)
    editor.locator("#h-scene").focus()
    editor.keyboard.press(" ")
    for _ in range(600):
        if editor.evaluate("() => document.querySelector('#draft').currentTime") > 0.3:
            break
        editor.wait_for_timeout(100)
    expect(editor.locator('[data-act="play"]').first).to_have_attribute("aria-label", "Arrêter")
    editor.keyboard.press(" ")
    expect(editor.locator('[data-act="play"]').first).to_have_attribute("aria-label", "Lire")
    expect(editor.locator("#still")).to_be_visible()


def test_a_picture_that_is_still_to_come_is_said_to_be(editor: Page, clip: Path) -> None:
    label, pill = editor.locator("#exact"), editor.locator("#still-coming")
    filled(editor, clip)
    expect(label).to_contain_text("Image exacte")
    held: list[Route] = []
    editor.route(re.compile(r"/still\?"), lambda route: held.append(route))  # noqa: PLW0108 (Playwright marks the function it is given)
    editor.locator('[data-act="frame-on"]').click()
    expect(label).to_have_text("L’image arrive…")
    expect(pill).to_be_visible()
    assert editor.locator("#still").evaluate("image => getComputedStyle(image).opacity") != "1"
    assert editor.locator("#still").get_attribute("src"), "the last picture stays, dimmed"
    for route in held:
        route.continue_()
    editor.unroute(re.compile(r"/still\?"))
    expect(label).to_contain_text("Image exacte")
    expect(pill).to_be_hidden()


def test_a_tablet_that_is_turned_round_keeps_its_picture(editor: Page) -> None:
    expect(editor.locator("#still")).to_be_visible()
    editor.set_viewport_size({"width": 390, "height": 844})
    expect(editor.locator("#still")).to_be_hidden()
    editor.set_viewport_size({"width": 1440, "height": 900})
    expect(editor.locator("#still")).to_be_visible()


def test_a_face_is_pointed_at_by_hand_or_by_keys_and_nobody_there_is_said(
    editor: Page, clip: Path
) -> None:
    filled(editor, clip)
    editor.locator("#tab-gags").click()
    editor.locator('[data-gag="bleep-blur"]').click()
    until(editor, lambda s: s["storyboard"]["scenes"][0]["gags"])
    follow = editor.locator("[id^='follow-g']")
    follow.click()
    dot = editor.get_by_role("button", name="Le visage à cacher")
    expect(dot).to_be_focused()
    before = dot.bounding_box()
    editor.keyboard.press("ArrowRight")
    after = dot.bounding_box()
    assert before is not None
    assert after is not None
    assert after["x"] > before["x"]
    editor.keyboard.press("Escape")
    expect(dot).to_have_count(0)
    expect(follow).to_be_focused()
    follow.click()
    with editor.expect_request(re.compile(r"/faces$")) as asked:
        editor.keyboard.press("Enter")
    assert asked.value.post_data_json["x"] == 500
    expect(editor.get_by_text("Aucun visage repéré à cet endroit")).to_be_visible(timeout=60_000)
    assert not state(editor)["storyboard"]["scenes"][0]["gags"][0]["trail"]
    short = until(editor, lambda s: s["storyboard"]["scenes"][0]["gags"][0]["duration"] == 20)
    editor.locator("#toasts").get_by_role("button", name="Fermer ce message").click()
    expect(editor.get_by_text("Aucun visage repéré à cet endroit")).to_have_count(0)

    # a face that is hidden for a moment only is not hidden: from the first on it is the whole scene
    editor.locator("#file-input").set_input_files(str(SIGNING))
    card = short["layout"]["scenes"][0]["media"]
    until(
        editor,
        lambda s: (
            (media := s["layout"]["scenes"][0]["media"]) != card and s["media"][media]["looked"]
        ),
    )
    expect(editor.get_by_text("Cadrage proposé d’après le visage")).to_be_visible()
    follow.click()
    expect(dot).to_be_focused()
    editor.keyboard.press("Enter")
    expect(editor.get_by_text("Le flou suit ce visage, sur toute la scène")).to_be_visible(
        timeout=90_000
    )
    scene = state(editor)
    gag = scene["storyboard"]["scenes"][0]["gags"][0]
    assert gag["trail"]
    assert (gag["at"], gag["duration"]) == (0, scene["layout"]["scenes"][0]["once"])
    editor.locator('.desk [data-act="undo"]').click()  # one gesture: the way and the length
    until(
        editor,
        lambda s: (
            not (g := s["storyboard"]["scenes"][0]["gags"][0])["trail"] and g["duration"] == 20
        ),
    )
