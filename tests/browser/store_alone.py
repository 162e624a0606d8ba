"""The device store on a page without Streamlit, and what tests of it ask."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import BrowserContext, Page

from tests.browser.page_alone import PAGE
from tests.browser.support import wait_true

KEY = "sweet-spot:journal"
AT = "2026-05-04T10:00:00.000Z"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };"
"""Lets nothing more be kept."""
FILL = """() => {
    let size = 1 << 20, at = 0;
    const one = (n) => 'sweet-spot:other:' + n;
    const keep = (key, text) => { try { localStorage.setItem(key, text); return true; } catch { return false; } };
    while (size >= 1) { if (keep(one(at), 'x'.repeat(size))) at += 1; else size = Math.floor(size / 2); }
    while (keep(one(0), localStorage.getItem(one(0)) + 'x')) { /* to the last letter */ }
}"""
"""Fills the device. Under names like ours: on a page of the app, others are left out without a word."""
EMPTY = """Object.keys(localStorage).filter((key) => key.startsWith('sweet-spot:other:'))
    .forEach((key) => localStorage.removeItem(key))"""

SHEET = {"id": "s1", "kind": "sheet", "at": AT, "quiz": "some_quiz", "version": 1, "answers": {}}
ASKED = """() => {
    window.asked = 0; window.promised = false;
    navigator.storage.persist = async () => { window.asked += 1; return window.promised; };
    navigator.storage.persisted = async () => window.promised;
}"""
"""Counts how often the browser is asked to keep what is there; `window.promised` is what it says."""


def note(name: str, **changes: Any) -> dict[str, Any]:
    """An entry."""
    return {"id": name, "kind": "note", "at": AT, "text": f"text of {name}"} | changes


def file_of(*entries: Any, settings: Any = None) -> str:
    """A journal file."""
    return json.dumps({"format": "sweet-spot-journal/1", "entries": entries, "settings": settings or {}})


def opened(context: BrowserContext, site: str) -> Page:
    """One more tab."""
    return arrived(context.new_page(), site)


def arrived(page: Page, site: str) -> Page:
    """The page, with `openStore` on it."""
    page.goto(site + PAGE)
    wait_true(page, "window.ready")
    return page


def ask(page: Page, body: str, arg: Any = None) -> Any:
    """Runs `body` with `store` (freshly opened) and `arg`, and gives what it returns."""
    return page.evaluate(f"(arg) => {{ const store = window.openStore(); {body} }}", arg)


def raw(page: Page) -> Any:
    """The journal as it lies on the device."""
    return json.loads(page.evaluate("(key) => localStorage.getItem(key)", KEY))


def hold(page: Page, text: str) -> None:
    """Puts a text where the journal is."""
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])


def everything(page: Page) -> Any:
    """All that this app keeps on the device and in the tab, letter for letter."""
    return page.evaluate(
        """() => [localStorage, sessionStorage].map((place) => Object.fromEntries(Object.keys(place)
            .filter((name) => name.startsWith('sweet-spot:')).sort().map((name) => [name, place.getItem(name)])))"""
    )
