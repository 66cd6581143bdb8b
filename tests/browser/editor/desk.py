"""What the editor's tests say: the server's view, verbs from elsewhere, a filled slot."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import FloatRect, Locator, Page, expect

KEPT = re.compile("Tout est gardé")


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
    told = page.locator("dialog[open], [role=alert], [role=status]").all_inner_texts()
    waits = page.evaluate("() => JSON.stringify(localStorage)")
    raise AssertionError(f"it never came: revision {found['revision']}, {told}, {waits}")


def standing(thing: Locator) -> FloatRect:
    """Where a thing is once it has been the same for a while: a clip that is still being looked
    at has the desk drawn anew, and a mouse cannot aim at what is replaced under it."""
    for _ in range(100):
        one = thing.element_handle()
        thing.page.wait_for_timeout(600)
        if one.is_visible() and (box := one.bounding_box()):
            return box
    raise AssertionError("it never stood still")


def filled(page: Page, clip: Path) -> Any:
    page.locator("#file-input").set_input_files(str(clip))
    expect(page.locator(".trim")).to_be_visible(timeout=60_000)
    return state(page)


def captions(found: Any) -> list[str]:
    return [caption["text"] for caption in found["storyboard"]["scenes"][0]["captions"]]


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
