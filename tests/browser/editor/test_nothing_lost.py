"""A cut line, an expired sign-in, two tabs, a reload: nothing written is lost."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.editor.desk import KEPT, captions, elsewhere, saved, state, until

NO_LOCKS = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })"
"""As it is over plain http on the local network."""


def test_what_is_typed_without_a_line_leaves_later_and_once(
    editor: Page, context: BrowserContext
) -> None:
    text = editor.locator("#panel-captions textarea").first
    context.set_offline(True)
    text.fill("Écrit dans un tunnel")
    expect(editor.locator("#toasts")).to_contain_text("La connexion a coupé", timeout=20_000)
    expect(saved(editor)).to_contain_text("attend ici", timeout=20_000)
    context.set_offline(False)
    found = until(editor, lambda s: captions(s) == ["Écrit dans un tunnel"])
    expect(saved(editor)).to_have_text(KEPT, timeout=20_000)
    expect(editor.locator("#toasts .note")).to_have_count(0)
    editor.wait_for_timeout(500)
    assert state(editor)["revision"] == found["revision"]


def test_what_waits_survives_an_expired_sign_in_and_a_reload(
    editor: Page, context: BrowserContext, key: Any
) -> None:
    address = editor.url
    editor.route("**/storyboard?seen=*", lambda route: route.abort())
    editor.wait_for_timeout(3_000)  # an answer under way would bring the session back
    context.clear_cookies()
    editor.locator("#panel-captions textarea").first.fill("Écrit sans être là")
    expect(editor.locator("#toasts")).to_contain_text("reconnectez-vous", timeout=20_000)
    editor.goto("about:blank")  # no answer of before may close the session that opens now
    context.add_cookies(key["cookies"])
    editor.goto(address)
    until(editor, lambda s: captions(s) == ["Écrit sans être là"])
    expect(saved(editor)).to_have_text(KEPT, timeout=20_000)
    expect(editor.locator("#panel-captions textarea").first).to_have_value("Écrit sans être là")


@pytest.fixture
def not_looking(editor: Page) -> Page:
    """An editor that has not seen yet what others do."""
    editor.route("**/storyboard?seen=*", lambda route: route.abort())
    return editor


@pytest.mark.parametrize("plain", [False, True], ids=["locks", "plain-http"])
def test_two_tabs_never_overwrite_each_other(
    not_looking: Page, context: BrowserContext, plain: bool
) -> None:
    """The second tab is opened by the first, so the browser gives it a copy of its name."""
    editor = not_looking
    if plain:
        context.add_init_script(NO_LOCKS)
        editor.reload()
    expect(saved(editor)).to_have_text(KEPT)
    with context.expect_page() as opened:
        editor.evaluate("() => { window.open(location.href); }")
    other = opened.value
    other.locator("#panel-captions textarea").first.fill("De l’autre onglet")
    until(editor, lambda s: captions(s) == ["De l’autre onglet"])
    names = [tab.evaluate("() => sessionStorage.getItem('client')") for tab in (editor, other)]
    assert names[0] != names[1]
    editor.locator("#panel-captions textarea").first.fill("Du premier")
    dialog = editor.get_by_role("dialog")
    expect(dialog).to_contain_text("De l’autre onglet")
    expect(dialog).to_contain_text("Du premier")
    assert captions(state(editor)) == ["De l’autre onglet"]
    editor.locator('[data-act="keep-mine"]').click()
    until(editor, lambda s: captions(s) == ["Du premier"])


@pytest.mark.parametrize("plain", [False, True], ids=["locks", "plain-http"])
def test_a_living_tab_keeps_its_own_letters(
    not_looking: Page, context: BrowserContext, plain: bool
) -> None:
    """Another tab takes up what a tab that is gone had left, and nothing else."""
    editor = not_looking
    if plain:
        context.add_init_script(NO_LOCKS)
        editor.reload()
    editor.route("**/verbs", lambda route: None)  # no answer comes
    editor.locator("#panel-captions textarea").first.fill("Je pars bientôt")
    other = context.new_page()
    other.goto(editor.url)
    other.wait_for_timeout(600)
    assert len(captions(state(other))) == 1
    assert captions(state(other)) != ["Je pars bientôt"]
    editor.close()
    other.reload()
    until(other, lambda s: captions(s) == ["Je pars bientôt"])


def test_a_version_put_aside_waits_for_a_choice_and_the_rest_goes_on(not_looking: Page) -> None:
    editor = not_looking
    elsewhere(editor, "D’ailleurs")
    text = editor.locator("#panel-captions textarea").first
    text.fill("D’ici")
    expect(editor.get_by_role("dialog")).to_contain_text("D’ici")
    editor.keyboard.press("Escape")
    expect(saved(editor)).to_have_text("Une version attend votre choix")
    expect(text).to_have_value("D’ailleurs")
    scenes = state(editor)["layout"]["count"]
    editor.locator('[data-act="add-scene"]').click()
    until(editor, lambda s: s["layout"]["count"] == scenes + 1)
    expect(saved(editor)).to_have_text("Une version attend votre choix")
    editor.reload()
    expect(editor.get_by_role("dialog")).to_contain_text("D’ici")
    editor.keyboard.press("Escape")
    saved(editor).get_by_role("button").click()
    editor.locator('[data-act="keep-theirs"]').click()
    expect(saved(editor)).to_have_text(KEPT)
    assert captions(state(editor)) == ["D’ailleurs"]


def test_a_word_is_written_to_its_end_before_both_versions_are_shown(not_looking: Page) -> None:
    editor = not_looking
    elsewhere(editor, "D’ailleurs")
    editor.locator("#panel-captions textarea").first.focus()
    editor.keyboard.press("Control+A")
    editor.keyboard.type("Une phrase écrite lettre à lettre", delay=40)
    dialog = editor.get_by_role("dialog")
    expect(dialog.locator("#conflict-mine")).to_contain_text("Une phrase écrite lettre à lettre")
    editor.locator('[data-act="keep-mine"]').click()
    until(editor, lambda s: captions(s) == ["Une phrase écrite lettre à lettre"])
    expect(saved(editor)).to_have_text(KEPT)


def test_the_tick_stands_only_where_all_is_with_the_server(editor: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    editor.route("**/verbs", hold)
    editor.locator("#panel-captions textarea").first.fill("Sans réponse encore")
    expect(saved(editor)).to_have_text("On garde…")
    held[0].continue_()
    expect(saved(editor)).to_have_text(KEPT)
    expect(editor.locator("#saved-said")).to_have_text(KEPT)
