"""The player and the device store as Streamlit components, with the server stopped and started under them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.support import ROOT, Server, quiet, wait_true

LOST = r"ERR_CONNECTION_REFUSED|server endpoint|not responding|WebSocket|404|when disconnected"
"""What the browser and Streamlit say when the server is away (404: Streamlit tries /quiz/_stcore first)."""


@pytest.fixture(scope="module")
def one_server() -> Iterator[Server]:
    script = "tests/browser/player_page/streamlit_page.py"
    server = Server(ROOT, script, health="/_stcore/health")
    yield server
    server.stop()


@pytest.fixture
def server(one_server: Server) -> Server:
    one_server.start()
    return one_server


@pytest.fixture
def page(browser_page: Callable[..., Page], server: Server) -> Page:
    return browser_page(host=server, tolerate=LOST)


def kept(page: Page, key: str) -> Any:
    return json.loads(page.evaluate("(key) => localStorage.getItem(key)", key))


def begin(page: Page, server: Server, answers: int) -> None:
    page.goto(f"{server.url}/quiz")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Skip").click()
    answer(page, answers)


def answer(page: Page, answers: int) -> None:
    for _ in range(answers):
        page.locator(".ss-set > .ss-options label").nth(1).click()
        page.locator(".ss-next").click()


def test_nothing_is_sent_while_a_person_answers_and_the_handover_is_one(page: Page, server: Server) -> None:
    sent: list[Any] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    requests: list[str] = []
    page.goto(f"{server.url}/quiz")
    page.get_by_role("button", name="Begin").wait_for()
    quiet(page, sent, for_ms=500)
    page.on("request", lambda request: None if ".woff2" in request.url else requests.append(request.url))
    before = len(sent)
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Skip").click()
    answer(page, 6)
    page.get_by_text("That is all 6.").wait_for()
    assert (len(sent) - before, requests) == (0, [])
    page.get_by_role("button", name="See my map").click()
    page.get_by_text("sheets handed over: 2").wait_for()
    page.get_by_text("journal: 2 entries").wait_for()
    page.wait_for_timeout(3500)
    assert page.get_by_text("sheets handed over: 2").is_visible()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('draft'))") == []
    page.get_by_role("link", name="to the quiz").click()
    page.get_by_role("button", name="Begin").wait_for()


def test_a_sheet_finished_before_a_reload_is_handed_over_after_it(page: Page, server: Server) -> None:
    begin(page, server, 6)
    server.kill()
    page.get_by_role("button", name="See my map").click()
    page.get_by_text("No connection just now.").wait_for()
    context = page.context
    page.close()
    server.start()
    again = context.new_page()
    again.goto(f"{server.url}/quiz")
    again.get_by_text("sheets handed over: 2").wait_for()
    assert len(kept(again, "sweet-spot:journal")["entries"]) == 2


def test_pause_leaves_and_the_quiz_is_gone_on_with(page: Page, server: Server) -> None:
    page.goto(server.url)
    page.get_by_text("journal: 0 entries").wait_for()
    page.get_by_role("link", name="to the quiz").click()
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Skip").click()
    answer(page, 1)
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("link", name="to the quiz").click()
    page.get_by_text("You stopped at 2 of 6.").wait_for()


def test_what_python_keeps_is_on_the_device_and_after_a_reload_and_a_restart(page: Page, server: Server) -> None:
    page.goto(server.url)
    page.get_by_text("journal: 0 entries").wait_for()
    page.get_by_role("button", name="keep a note").click()
    wait_true(page, "localStorage.getItem('sweet-spot:journal')?.includes('a quiet day')")
    page.get_by_role("button", name="set", exact=True).click()
    wait_true(page, "localStorage.getItem('sweet-spot:journal')?.includes('neutral')")
    server.kill()
    server.start()
    page.get_by_text("journal: 1 entries, settings {'names': 'neutral'}").wait_for(timeout=30_000)
    page.reload()
    page.get_by_text("journal: 1 entries, settings {'names': 'neutral'}").wait_for()
    page.get_by_role("button", name="drop the note").click()
    wait_true(page, "JSON.parse(localStorage.getItem('sweet-spot:journal')).entries.length === 0")
    page.get_by_text("journal: 0 entries, settings {'names': 'neutral'}").wait_for()
    page.get_by_role("button", name="erase").click()
    wait_true(page, "Object.keys(localStorage).filter((key) => key.startsWith('sweet-spot:')).length === 0")
    page.get_by_text("journal: 0 entries, settings {}").wait_for()


def test_a_change_in_another_tab_reaches_this_one(page: Page, server: Server) -> None:
    page.goto(server.url)
    page.get_by_text("journal: 0 entries").wait_for()
    other = page.context.new_page()
    other.goto(server.url)
    other.get_by_role("button", name="keep a note").click()
    page.get_by_text("journal: 1 entries").wait_for()


def test_five_hundred_entries_arrive_once_and_then_only_changes_travel(page: Page, server: Server) -> None:
    answers = {f"SC{n:02}": "b" for n in range(12)} | {f"SC{n:02}.seconds": 7.3 for n in range(12)}
    sheet = {"kind": "sheet", "at": "2026-05-04T10:00:00Z", "quiz": "q", "version": 1, "answers": answers}
    whole = {"format": "sweet-spot-journal/1", "entries": [sheet | {"id": f"s{n}"} for n in range(500)], "settings": {}}
    page.add_init_script(f"localStorage['sweet-spot:journal'] ??= {json.dumps(json.dumps(whole))}")
    sent: list[int] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(len(frame))))
    page.goto(server.url)
    page.get_by_text("journal: 500 entries").wait_for()
    assert sum(size > 100_000 for size in sent) == 1
    quiet(page, sent, for_ms=300)
    sent.clear()
    page.get_by_role("button", name="keep a note").click()
    page.get_by_text("journal: 501 entries").wait_for()
    quiet(page, sent, for_ms=500)
    assert sum(sent) < 20_000


def test_axe_finds_nothing_in_the_component(page: Page, server: Server, axe: Callable[..., None]) -> None:
    begin(page, server, 1)
    axe(page, within="[data-testid='stBidiComponentRegular'], [data-testid='stBidiComponentIsolated']")
