"""The desk: gags, passages, music, end card, karaoke, subtitles."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.browser.editor.desk import captions, filled, sends, state, until


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
    until(editor, lambda s: s["storyboard"]["end_card"]["title"] == "Mission Locale du Centre")
    editor.locator("#end-union").click()
    found = until(editor, lambda s: s["storyboard"]["end_card"]["union"] is not None)
    assert found["storyboard"]["end_card"]["title"] == "Mission Locale du Centre"
    scene = found["storyboard"]["scenes"][0]
    assert [gag["kind"] for gag in scene["gags"]] == ["sticker"]
    assert "boing" in [cue["sound"] for cue in scene["sounds"]]
    assert found["storyboard"]["music"]["name"] == "fanfare"
    editor.locator('[data-act="history"]').click()
    expect(editor.locator("#history-lines")).to_contain_text("a changé la musique")


def test_music_without_a_card_leads_to_the_card_and_is_then_in_order(
    editor: Page, clip: Path
) -> None:
    media = filled(editor, clip)["storyboard"]["scenes"][0]["picture"]["take"]["media"]
    take = {"media": media, "start": 0, "duration": None}
    sends(editor, {"verb": "music", "music": {"name": "", "take": take}}, "own-music")
    address = editor.url
    editor.locator("#tab-music").click()
    editor.locator("#panel-music .probs a").click()
    editor.get_by_text("Remplir la fiche").click()
    editor.get_by_label("Licence", exact=True).select_option("own")
    editor.get_by_role("button", name="Garder la fiche").click()
    expect(editor.locator("#licence")).to_contain_text("Prête à servir")
    editor.goto(address)
    editor.locator("#tab-music").click()
    expect(editor.get_by_role("button", name="De la médiathèque")).to_be_visible()
    expect(editor.locator("#panel-music .probs")).to_have_count(0)


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


def test_captions_follow_the_voice_and_the_improvised_is_read_again_before_it_is_added(
    editor: Page,
) -> None:
    expect(editor.locator("#speech")).to_contain_text("make speech")  # the extra is not here …
    scene = state(editor)["storyboard"]["scenes"][0]
    laid = {**scene["captions"][0], "start": 47}
    offer = {"text": "Bonjour hein", "start": 60, "duration": 30, "guessed": True}
    told = {"id": 7, "scene": scene["id"], "open": True, "state": "running", "text": "",
            "captions": [], "offers": []}  # fmt: skip
    done = {**told, "open": False, "state": "done", "text": "Un texte est calé sur la voix.",
            "captions": [laid], "offers": [offer]}  # fmt: skip

    def with_the_extra(route: Route) -> None:  # … so the page is told that it is, and what it heard
        answer = route.fetch()
        route.fulfill(
            response=answer, body=answer.text().replace('"speech": false', '"speech": true')
        )

    editor.route(re.compile(r"/videos/\d+/edit$"), with_the_extra)
    editor.route(re.compile(r"/videos/\d+/speech$"), lambda route: route.fulfill(json=told))
    editor.route(re.compile(r"/videos/\d+/speech/7$"), lambda route: route.fulfill(json=done))
    editor.reload()
    editor.locator("body[data-wired]").wait_for()
    editor.get_by_role("button", name="Caler les textes sur la voix").click()
    expect(editor.get_by_role("button", name="Arrêter l’écoute")).to_be_visible()
    expect(editor.get_by_text("Un texte est calé sur la voix.")).to_be_visible()
    until(editor, lambda s: s["storyboard"]["scenes"][0]["captions"][0]["start"] == 47)
    expect(editor.get_by_text("À relire")).to_be_visible()
    editor.get_by_label("Ce qui est dit", exact=True).fill("Bonjour, hein ?")
    editor.locator("#speech").get_by_role("button", name="Ajouter").click()
    until(editor, lambda s: captions(s)[-1] == "Bonjour, hein ?")
    expect(editor.get_by_text("À relire")).to_have_count(0)
