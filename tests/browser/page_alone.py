"""The player and the store without Streamlit: a static page, and questionnaires made up for tests."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from playwright.sync_api import Page

from tests.browser.support import ROOT, wait_true

PAGE = "/tests/browser/player_page/index.html"
OFTEN = [{"value": n, "label": label} for n, label in enumerate(("never", "seldom", "sometimes", "often", "always"), 1)]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


@contextmanager
def static_site() -> Iterator[str]:
    """The repository as static files; gives the address of the page."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(ROOT)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def scenario(item_id: str, **changes: Any) -> dict[str, Any]:
    text = f"Way {{}} of {item_id}, told in a line or so of plain words."
    options = [{"letter": letter, "text": text.format(letter)} for letter in "abcd"]
    stem = f"Moment {item_id}: a client asks for one thing more and the clock says no."
    shown = {"id": item_id, "kind": "scenario", "stem": stem, "skip": True, "na": True, "second": True}
    return shown | {"options": options} | changes


def statement(item_id: str, **changes: Any) -> dict[str, Any]:
    text = f"Habit {item_id}: I look at my calendar first."
    return {"id": item_id, "kind": "statement", "text": text, "skip": True, "na": True, "answers": OFTEN} | changes


def slider(item_id: str, **changes: Any) -> dict[str, Any]:
    ends = {"low": "theirs", "high": "mine", "minimum": -100, "maximum": 100, "step": 5}
    return {"id": item_id, "kind": "slider", "text": f"Line {item_id}?", "skip": True, "na": False} | ends | changes


def item(item_id: str, kind: str, **fields: Any) -> dict[str, Any]:
    return {"id": item_id, "kind": kind, "text": f"The {kind} question?", "skip": True, "na": True} | fields


def quiz(quiz_id: str, items: list[dict[str, Any]], **changes: Any) -> dict[str, Any]:
    asks = {"scenario": "What would you most likely do?", "second": "And on a bad day?"}
    words = {"title": f"Title of {quiz_id}", "about": "About it.", "instruction": "Go by feel.", "finish": "See my map"}
    return {"id": quiz_id, "version": 1, "minutes": 3, "asks": asks, "enough": [], "items": items} | words | changes


GUESS = quiz("first_lines", [slider("L1"), slider("L2", minimum=0)])
MAIN = quiz("main_part", [*map(scenario, ("M1", "M2", "M3")), *map(statement, ("T1", "T2", "T3"))])
COURSE = [GUESS, MAIN]


def tags(name: str, *labels: str) -> dict[str, Any]:
    return {"id": name, "ask": f"Which {name}?", "labels": [{"id": label, "label": label} for label in labels]}


EVERY_KIND = quiz(
    "every_kind",
    [
        scenario("A1"),
        statement("B1"),
        item("C1", "check", answers=[{"value": value, "label": value} for value in ("yes", "partly", "no")]),
        item("D1", "choice", options=[{"id": name, "label": name} for name in ("spa", "sports", "hospice")]),
        item("E1", "amount", unit="sessions", minimum=0, maximum=12),
        item("F1", "text", most=200),
        item("G1", "words", most=3, tags=[tags("warmth", "warm", "cold"), tags("whose", "theirs", "mine")]),
        item("H1", "body", strongest=3, reactions=tags("reaction", "curl in", "swell", "shrug")),
        slider("I1"),
    ],
)


class Alone:
    """The page with the player on it, and the moves that tests make."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.url = page, site + PAGE

    def open(self) -> Alone:
        self.page.goto(self.url)
        wait_true(self.page, "window.ready")
        return self

    def run(self, course: list[dict[str, Any]], **options: Any) -> Alone:
        """Opens the page and mounts the course, now and after each reload."""
        self.open()
        asked = json.dumps({"course": course, "options": options})
        self.page.evaluate("(asked) => sessionStorage.setItem('asked', asked)", asked)
        return self.reload()

    def reload(self) -> Alone:
        self.page.reload()
        wait_true(self.page, "window.ready")
        return self

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def pick(self, place: int) -> None:
        self.page.locator(".ss-set > .ss-options").first.locator("label").nth(place - 1).click()

    def next(self) -> None:
        self.page.locator(".ss-next:visible").click()

    def answer(self, *places: int) -> None:
        for place in places:
            self.pick(place)
            self.next()

    @property
    def count(self) -> str:
        return self.page.locator(".ss-count").inner_text().replace("Question", "").strip()

    @property
    def main(self) -> str:
        return self.page.locator(".ss-main").inner_text()

    @property
    def said(self) -> str:
        return self.page.locator(".ss-say").inner_text()

    @property
    def sheets(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.page.evaluate("window.sheets")
        return found

    def stored(self, key: str) -> Any:
        text = self.page.evaluate("(key) => localStorage.getItem(key)", key)
        return None if text is None else json.loads(text)

    def keys(self, start: str) -> list[str]:
        found: list[str] = self.page.evaluate("() => Object.keys(localStorage)")
        return [key for key in found if key.startswith(start)]
