"""The editor under the hand: handles, keys, a cut line, two tabs, a phone; nothing is lost."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from media import ffmpeg
from tests.browser.conftest import Studio

KEPT = re.compile("Tout est gardé")


@pytest.fixture(scope="module")
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


@pytest.fixture(scope="module")
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
    """The editor on a new copy of « Documentaire animalier »."""
    page.goto("/templates/documentaire-animalier")
    page.get_by_role("button", name=re.compile("Commencer")).locator("visible=true").click()
    page.wait_for_url(re.compile(r"/videos/\d+/edit"))
    page.locator("body[data-wired]").wait_for()
    return page


def saved(page: Page) -> Locator:
    return page.locator("[data-saved]").locator("visible=true")


def state(page: Page) -> Any:
    """What the server holds, asked apart from the page's own doing."""
    address = page.url.replace("/edit", "/storyboard")
    return page.request.get(address, headers={"accept": "application/json"}).json()


def until(page: Page, holds: Callable[[Any], bool]) -> Any:
    """The server's view once it holds."""
    for _ in range(300):
        found = state(page)
        if holds(found):
            return found
        page.wait_for_timeout(100)
    raise AssertionError(f"it never came: revision {found['revision']}")


def filled(page: Page, clip: Path) -> Any:
    page.locator("#file-input").set_input_files(str(clip))
    expect(page.locator(".trim")).to_be_visible(timeout=60_000)
    return state(page)


def captions(found: Any) -> list[str]:
    return [caption["text"] for caption in found["storyboard"]["scenes"][0]["captions"]]


def test_a_drag_of_a_handle_is_one_undo_and_outlives_a_reload(editor: Page, clip: Path) -> None:
    before = filled(editor, clip)["layout"]["scenes"][0]["take"]
    handle = editor.locator(".win .hz")
    handle.hover(force=True)  # (it stands: the desk has been drawn for the last time)
    box = handle.bounding_box()
    assert box is not None
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


NO_LOCKS = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })"
"""As it is over plain http on the local network."""


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


def sends(page: Page, verb: dict[str, Any], name: str) -> None:
    """Another page of the same person sends a verb."""
    token = page.evaluate("() => document.querySelector('meta[name=csrf-token]').content")
    answer = page.request.post(
        page.url.replace("/edit", "/verbs"),
        data={"id": name, "client": "elsewhere", "base": state(page)["revision"], "verb": verb},
        headers={"x-csrftoken": token},
    )
    assert answer.status == 200


def elsewhere(page: Page, text: str) -> None:
    """Another page writes the first caption of the first scene."""
    scene = state(page)["storyboard"]["scenes"][0]
    caption = {**scene["captions"][0], "text": text}
    sends(page, {"verb": "caption", "scene": scene["id"], "caption": caption}, text)


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


def test_every_gag_and_passage_is_a_click_and_can_be_tuned(editor: Page, clip: Path) -> None:
    filled(editor, clip)
    # five and twenty gags on one scene are no video: nobody waits for its pictures here
    editor.route(re.compile(r"/videos/\d+/(still|draft)"), lambda route: route.abort())
    editor.locator("#tab-gags").click()
    kinds = editor.locator("[data-gag]").evaluate_all("all => all.map(one => one.dataset.gag)")
    for kind in kinds:
        editor.locator(f'[data-gag="{kind}"]').click()
        if kind in ("sticker", "emoji-rain"):
            editor.locator("#emoji-grid button").nth(5).click()
    found = until(editor, lambda s: len(s["storyboard"]["scenes"][0]["gags"]) == len(kinds))
    gags = {gag["kind"]: gag for gag in found["storyboard"]["scenes"][0]["gags"]}
    assert set(gags) == set(kinds) >= {"reverse", "old-film", "split-screen", "confetti", "ramp"}
    editor.locator(f"#to-{gags['ramp']['id']}").fill("150")
    editor.locator(f"#text-{gags['burst']['id']}").fill("Aïe")
    editor.locator(f'[data-take="{gags["split-screen"]["id"]}"]').click()
    editor.locator("#pick button").first.click()
    editor.locator(".timing summary").click()
    editor.locator("#follows").select_option("whip-pan")

    def tuned(now: Any) -> bool:
        scene = now["storyboard"]["scenes"][0]
        by = {gag["kind"]: gag for gag in scene["gags"]}
        done = (by["ramp"]["to"], by["burst"]["text"], scene["transition"]["kind"])
        return done == (150, "Aïe", "whip-pan") and by["split-screen"]["take"] is not None

    until(editor, tuned)


def test_gags_music_and_end_card_are_kept(editor: Page, clip: Path) -> None:
    filled(editor, clip)
    editor.locator("#tab-gags").click()
    editor.locator('[data-gag="sticker"]').click()
    editor.locator("#emoji-grid button").nth(5).click()
    editor.locator('[data-sound="boing"]').click()
    editor.locator("#tab-music").click()
    editor.get_by_role("button", name="Remise de médaille").click()
    editor.locator("#tab-cover").click()
    editor.locator("#end-title").fill("Mission Locale du Centre")
    found = until(
        editor, lambda s: s["storyboard"]["end_card"]["title"] == "Mission Locale du Centre"
    )
    scene = found["storyboard"]["scenes"][0]
    assert [gag["kind"] for gag in scene["gags"]] == ["sticker"]
    assert "boing" in [cue["sound"] for cue in scene["sounds"]]
    assert found["storyboard"]["music"]["name"] == "fanfare"
    editor.locator('[data-act="history"]').click()
    expect(editor.locator("#history-lines")).to_contain_text("a changé la musique")


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


def test_a_new_gag_is_seen_at_once_the_playhead_goes_a_little_into_it(
    editor: Page, clip: Path
) -> None:
    filled(editor, clip)
    editor.locator('[data-act="to-start"]').click()
    expect(editor.locator("#now")).to_have_text("0:00,0")
    editor.locator("#tab-gags").click()
    editor.locator('[data-gag="sticker"]').click()
    editor.locator("#emoji-grid button").nth(5).click()
    expect(editor.locator("#now")).not_to_have_text("0:00,0")


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


def test_a_word_of_a_karaoke_lights_up_at_the_playhead(editor: Page) -> None:
    panel = editor.locator("#panel-captions")
    panel.get_by_role("radio", name="Karaoké").first.click()
    before = until(editor, lambda s: s["layout"]["scenes"][0]["captions"][0]["said"])
    panel.locator("textarea").first.focus()  # the playhead comes to the caption's ninth frame
    panel.locator(".words button").nth(2).click()
    after = until(editor, lambda s: s["storyboard"]["scenes"][0]["captions"][0]["lit"])
    at = [found["layout"]["scenes"][0]["captions"][0]["said"][2]["at"] for found in (before, after)]
    assert at[0] != at[1] == 9
    expect(panel.locator(".words .lit").first).to_be_visible()


def test_subtitles_come_from_a_file_and_can_be_taken_back(editor: Page, tmp_path: Path) -> None:
    before = captions(state(editor))
    path = tmp_path / "mots.vtt"
    path.write_text("WEBVTT\n\n00:00.500 --> 00:02.500\nAu cœur de la savane\n")
    editor.locator("#subtitles-file").set_input_files(str(path))
    until(editor, lambda s: captions(s) == ["Au cœur de la savane"])
    expect(editor.get_by_text("Un sous-titre est posé.")).to_be_visible()
    editor.locator("[data-act=undo]").locator("visible=true").click()
    until(editor, lambda s: captions(s) == before)
    path.write_text("rien du tout")
    editor.locator("#subtitles-file").set_input_files(str(path))
    expect(editor.get_by_text("ne contient pas de sous-titres")).to_be_visible()
