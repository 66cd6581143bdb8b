"""Every screen that the routes know: axe finds nothing serious, and pictures are taken to look at.

The list comes from the routes themselves. A new screen without a way to reach it here fails
`test_every_screen_is_visited`. Pictures go to `shots/`, at 1440 and 390 px, in both themes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from studio.app import create_app
from studio.settings import Settings
from tests.browser.chromium import AXE
from tests.browser.conftest import Studio

SHOTS = Path(__file__).parents[2] / "shots"
NOT_SCREENS = re.compile(
    r"static|\.(mp4|jpg|srt|wav|csv|pdf|svg|json|zip)|^/events|^/uploads|/still|/draft|/storyboard"
    r"|/media|/history|/poster|/video$|/login|/schedule/|/files/|/qr|/waveform|/filmstrip|/part"
    r"|/speech/|/faces/|/favicon|/pieces/|/address|^/phone/|/progress|/state|/standing|/pick|<any|/original|/proxy|/download"
)
"""Routes that give files, data or a redirection; a phone's page is looked at in test_phone.py."""
LOOKED_INTO = ((1440, "light"), (390, "dark"))
"""Where axe looks: both themes, both widths."""
SIGNED_OUT = ("/first-visit", "/sign-in")


def _screens(data: Path) -> list[str]:
    app = create_app(Settings.from_env({"STUDIO_DATA": str(data)}))
    return sorted(
        {
            str(rule)
            for rule in app.url_map.iter_rules()
            if "GET" in (rule.methods or ()) and not NOT_SCREENS.search(str(rule))
        }
    )


@pytest.fixture(scope="module")
def demo(chromium: Browser, studio: Studio) -> Iterator[BrowserContext]:
    """A browser in the demo's organisation."""
    context = chromium.new_context(
        base_url=studio.url, locale="fr-FR", timezone_id="Europe/Paris", reduced_motion="reduce"
    )
    context.set_default_timeout(30_000)
    page = context.new_page()
    for width in (1440, 390):
        for path in SIGNED_OUT:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(path)
            look(page, path, width, "light")
    page.goto("/first-visit")
    page.get_by_role("button", name="Essayer la démo").click()
    page.wait_for_url(re.compile(r"/$"), timeout=120_000)
    page.close()
    yield context
    context.close()


def _addresses(context: BrowserContext, patterns: list[str]) -> dict[str, str]:
    """For each route an address that serves it, found by following links from the first page."""
    rules = {pattern: _rule(pattern) for pattern in patterns}
    found: dict[str, str] = {}
    known: set[str] = set()
    todo = ["/"]
    while todo and len(found) < len(patterns) and len(known) < 80:
        path = todo.pop(0)
        if path in known:
            continue
        known.add(path)
        answer = context.request.get(path)
        if "html" not in answer.headers.get("content-type", ""):
            continue
        for pattern, rule in rules.items():
            if pattern not in found and rule.match(path):
                found[pattern] = path
        hrefs = re.findall(r'<a\b[^>]*\bhref="(/[^"#?]*)', answer.text())
        fresh = [h for h in hrefs if h not in known and not NOT_SCREENS.search(h)]
        todo.extend(h for h in fresh if _leads_on(h, rules, found))
    for pattern in [name for name in patterns if name not in found and "<" in name]:
        stem = pattern[: pattern.index("<")]
        ids = {path[len(stem) :].split("/")[0] for path in known if path.startswith(stem)}
        for number in sorted(ids):
            path = re.sub(r"<[^>]+>", number, pattern)
            if context.request.get(path).status == 200 and rules[pattern].match(path):
                found[pattern] = path
                break
    return found


def _rule(pattern: str) -> re.Pattern[str]:
    """What a route's addresses look like."""
    text = re.sub(r"<int:[^>]+>", r"\\d+", pattern)
    return re.compile(f"^{re.sub(r'<[^>]+>', '[^/]+', text)}$")


def _leads_on(path: str, rules: dict[str, re.Pattern[str]], found: dict[str, str]) -> bool:
    """Whether the address belongs to a route that was not reached yet, or to a second video."""
    return any(rule.match(path) for name, rule in rules.items() if name not in found) or bool(
        re.match(r"^/(videos|publications)/\d+", path)
    )


def look(page: Page, name: str, width: int, theme: str) -> None:
    SHOTS.mkdir(exist_ok=True)
    file = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "accueil"
    page.wait_for_timeout(250)
    page.screenshot(path=SHOTS / f"{file}-{width}-{theme}.png", full_page=width == 1440)


def faults(page: Page) -> list[str]:
    """What axe calls serious or critical, a line each."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary'][:160]}"
        for rule in found["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"][:4]
    ]


@pytest.fixture(scope="module")
def addresses(demo: BrowserContext, studio: Studio) -> dict[str, str]:
    """An address for every screen."""
    patterns = [pattern for pattern in _screens(studio.data) if pattern not in SIGNED_OUT]
    found = _addresses(demo, patterns)
    assert [pattern for pattern in patterns if pattern not in found] == []
    return found


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_every_screen_is_visited_sound_and_pictured(
    demo: BrowserContext, addresses: dict[str, str]
) -> None:
    page = demo.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
    wrong: dict[str, list[str]] = {}
    for pattern, path in addresses.items():
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 900})
            answer = page.goto(path)
            assert answer is not None
            assert answer.status == 200, f"{path}: {answer.status}"
            wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
            if wide > 0:
                wrong.setdefault(f"{path} {width}", []).append(f"{wide} px too wide")
            for theme in ("light", "dark"):  # the light is turned over under the open page
                page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
                look(page, pattern, width, theme)
                if (width, theme) in LOOKED_INTO and (found := faults(page)):
                    wrong.setdefault(f"{path} {width} {theme}", []).extend(found)
    assert errors == []
    assert wrong == {}


WALK = """() => {
  const reached = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const there = (e) => e.isConnected && e.checkVisibility({visibilityProperty: true})
    && !e.disabled && e.tabIndex >= 0 && !e.matches('[type=radio]');
  const left = new Set([...document.querySelectorAll(reached)].filter(there));
  const walked = window.walked = { unseen: [], left: () => [...left].filter(there) };
  walked.told = () => walked.left().map((e) => e.outerHTML.slice(0, 120));
  addEventListener('focusin', ({ target: e }) => {
    left.delete(e);
    const s = getComputedStyle(e), r = e.getBoundingClientRect();
    const shown = [s, getComputedStyle(e, '::after'),
      ...[...e.labels ?? []].map((l) => getComputedStyle(l))]
      .some((look) => look.outlineStyle !== 'none' || look.boxShadow !== 'none');
    const ok = r.width > 0 && shown;
    if (!ok) walked.unseen.push(e.outerHTML.slice(0, 200));
  });
  return left.size;
}"""
"""From here on the page notes what takes the focus without showing it, and what never did."""


@pytest.mark.slow
def test_every_screen_is_walked_by_keyboard_alone(
    demo: BrowserContext, addresses: dict[str, str]
) -> None:
    """Tab reaches every control of every screen, and the one in focus is always to be seen."""
    page = demo.new_page()
    page.set_viewport_size({"width": 1440, "height": 900})
    wrong: dict[str, list[str]] = {}
    for path in addresses.values():
        page.goto(path)
        for _ in range(page.evaluate(WALK) + 30):
            page.keyboard.press("Tab")
        found = page.evaluate("() => [...walked.unseen, ...walked.told()]")
        if found:
            wrong[path] = found
    assert wrong == {}
