"""From home to a saved picture, by touch and by keyboard alone, on a phone and on a desktop, light and dark."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, WebSocket, expect

from scoring.model import MODEL
from tests.browser import journey
from tests.browser.support import Server, goto, quiet, settled

Opener = Callable[..., Page]
LOST = r"WebSocket connection|ERR_CONNECTION_REFUSED|Failed to load resource|_stcore|not responding|when disconnected"
"""What a browser says of its own accord while a server is away."""
PROBES = r"_stcore/(health|host-config)"
"""Streamlit's own first look for its server, below the page's address: a 404, then it finds it."""


def stored(page: Page, name: str = "sweet-spot:journal") -> Any:
    text = page.evaluate("name => localStorage.getItem(name)", name)
    return json.loads(text) if text else None


def test_home_to_picture_by_touch(browser_page: Opener, app_server: Server, axe: Callable[..., None]) -> None:
    page = browser_page(touch=True, accept_downloads=True, tolerate=PROBES)
    page.add_init_script(journey.CALM)
    journey.begin(page, app_server.url)
    axe(page)
    journey.guess(page)
    journey.answer_all(page)
    journey.see_map(page)
    axe(page)
    expect(page.locator("h1")).to_contain_text(re.compile("clear|likely|borderline"))
    page.locator(".st-key-go button").tap()
    page.wait_for_url("**/plan")
    settled(page)
    assert 1 <= page.locator(".stepno").count() <= 3
    axe(page)
    goto(page, f"{app_server.url}/result")
    page.locator(".st-key-pic-map svg.marks").wait_for()
    with page.expect_download() as saved:
        page.get_by_role("button", name=re.compile("PNG")).tap()
    assert saved.value.suggested_filename == "sweet-spot.png"
    assert saved.value.path().read_bytes().startswith(b"\x89PNG")


def test_home_to_picture_by_keyboard_alone(browser_page: Opener, app_server: Server) -> None:
    page = browser_page(accept_downloads=True, tolerate=PROBES)
    page.add_init_script(journey.CALM)
    goto(page, app_server.url)
    tab_to(page, "Begin")
    page.keyboard.press("Enter")
    page.wait_for_url("**/quiz")
    page.locator(".ss-player").wait_for()
    tab_to(page, "Begin")
    page.keyboard.press("Enter")
    for steps, key in ((2, "ArrowLeft"), (3, "ArrowRight")):
        tab_until(page, "on => on.type === 'range'")
        for _ in range(steps):
            page.keyboard.press(key)
    tab_to(page, "Next")
    page.keyboard.press("Enter")
    for number in range(1, journey.QUESTIONS + 1):
        expect(page.locator(".ss-count")).to_contain_text(f"{number} of {journey.QUESTIONS}")
        page.keyboard.press(str(1 + journey.PICKS[number - 1]))
        page.keyboard.press("Enter")
    tab_to(page, "See my map")
    page.keyboard.press("Enter")
    page.wait_for_url("**/result")
    page.locator(".st-key-pic-map svg.marks").wait_for()
    settled(page)
    tab_to(page, "Things to try, if you like")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan")
    settled(page)
    first = page.locator("p.ifthen").first.inner_text()
    tab_to(page, "Swap")
    page.keyboard.press("Enter")
    expect(page.locator("p.ifthen").first).not_to_have_text(first)
    goto(page, f"{app_server.url}/result")
    page.locator(".st-key-pic-map svg.marks").wait_for()
    tab_to(page, "As a picture (PNG)")
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    assert saved.value.path().read_bytes().startswith(b"\x89PNG")


def tab_to(page: Page, name: str) -> None:
    """Tabs to the button or link with that name."""
    tab_until(page, f"on => on.textContent.trim().startsWith({json.dumps(name)}) && /^(BUTTON|A)$/.test(on.tagName)")


def tab_until(page: Page, wanted: str, most: int = 120) -> None:
    """Tabs until what has the focus, through shadow roots, is wanted (a JavaScript function of the element)."""
    focused = "let on = document.activeElement; while (on?.shadowRoot?.activeElement) on = on.shadowRoot.activeElement;"
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(f"() => {{ {focused} return !!on && ({wanted})(on); }}"):
            return
    raise AssertionError(f"no element within {most} tabs is {wanted}")


def test_an_answer_sends_nothing(browser_page: Opener, app_server: Server) -> None:
    page = browser_page(tolerate=PROBES)
    frames: list[int] = []

    def watch(socket: WebSocket) -> None:
        socket.on("framesent", lambda data: frames.append(len(data)))
        socket.on("framereceived", lambda data: frames.append(len(data)))

    page.on("websocket", watch)
    journey.begin(page, app_server.url)
    journey.guess(page)
    quiet(page, frames)
    assert frames, "the page is connected"
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    frames.clear()
    for number in range(1, 13):
        journey.answer(page, number, number % 3)
    assert frames == []
    assert requests == []


def test_killed_and_started_again_all_answers_are_there(browser_page: Opener, app_server: Server) -> None:
    page = browser_page(tolerate=LOST)
    journey.begin(page, app_server.url)
    journey.guess(page)
    for number in range(1, 8):
        journey.answer(page, number, 1)
    app_server.kill()
    journey.answer(page, 8, 0)
    app_server.start()
    goto(page, f"{app_server.url}/quiz")
    expect(page.get_by_text("You stopped at 9 of 24")).to_be_visible()
    page.get_by_role("button", name="Go on").click()
    for _ in range(8):
        page.get_by_role("button", name="Back").click()
    expect(page.locator(".ss-count")).to_contain_text("1 of 24")
    for number in range(1, 9):
        expect(page.locator(".ss-count")).to_contain_text(f"{number} of 24")
        expect(page.locator(".ss-options").first.locator("input:checked")).to_have_count(1)
        page.locator(".ss-next").click()


def test_network_away_no_dialog_covers_the_quiz_and_the_sheet_arrives(browser_page: Opener, app_server: Server) -> None:
    page = browser_page(tolerate=LOST)
    journey.begin(page, app_server.url)
    journey.guess(page)
    for number in range(1, 5):
        journey.answer(page, number, 1)
    app_server.kill()
    journey.answer(page, 5, 1)
    page.locator('[data-testid="stDialog"]').wait_for(state="attached")
    assert not page.locator('[data-testid="stDialog"]').is_visible()
    assert page.locator("#root[inert]").count() == 0
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    journey.answer_all(page, first=7)
    page.get_by_role("button", name="See my map").click()
    expect(page.get_by_text(re.compile("No connection just now"))).to_be_visible()
    sheets = [entry["quiz"] for entry in stored(page)["entries"] if entry["kind"] == "sheet"]
    models = {entry["model"] for entry in stored(page)["entries"] if entry["kind"] == "sheet"}
    assert models == {MODEL.version}, "each says by which model it was scored that day"
    assert len(sheets) == 2
    app_server.start()
    page.wait_for_url("**/result", timeout=60_000)
    page.locator(".st-key-pic-map svg.marks").wait_for(timeout=30_000)
    assert [entry["quiz"] for entry in stored(page)["entries"] if entry["kind"] == "sheet"] == sheets


def test_the_result_outlives_reload_and_restart(browser_page: Opener, app_server: Server) -> None:
    page = browser_page(tolerate=LOST)
    journey.begin(page, app_server.url)
    journey.guess(page)
    journey.answer_all(page)
    journey.see_map(page)
    heading = page.locator("h1").inner_text()
    goto(page, f"{app_server.url}/result")
    expect(page.locator("h1")).to_have_text(heading)
    app_server.kill()
    app_server.start()
    goto(page, f"{app_server.url}/result")
    expect(page.locator("h1")).to_have_text(heading)
    page.locator(".st-key-pic-map svg.marks").wait_for()


BROKEN = {
    "no JSON": "{{{",
    "another version": json.dumps({"version": 99, "answers": {"SC01": "b"}}),
    "an unknown item": json.dumps({"sheets": {"balance": {"id": "x", "version": 1, "answers": {"XX99": "z"}}}}),
    "a list": "[1, 2]",
}


@pytest.mark.parametrize("draft", BROKEN.values(), ids=BROKEN)
def test_a_draft_that_cannot_be_read_is_set_aside(browser_page: Opener, app_server: Server, draft: str) -> None:
    page = browser_page(tolerate=PROBES)
    page.add_init_script(
        "if (!sessionStorage.seen) { sessionStorage.seen = 1;"
        f" localStorage.setItem('sweet-spot:draft:guess+balance', {json.dumps(draft)}); }}"
    )
    goto(page, f"{app_server.url}/quiz")
    expect(page.get_by_text(re.compile("set aside"))).to_be_visible()
    expect(page.get_by_role("button", name="Begin")).to_be_visible()
    kept = page.evaluate(
        "Object.keys(localStorage).filter(k => k.startsWith('sweet-spot:set-aside')).map(k => localStorage[k])"
    )
    assert draft in [json.loads(one)["text"] for one in kept]


def test_too_few_answers_give_no_place_and_a_way_on(browser_page: Opener, app_server: Server) -> None:
    page = browser_page(tolerate=PROBES)
    journey.begin(page, app_server.url)
    journey.guess(page)
    for number in range(1, 25):
        expect(page.locator(".ss-count")).to_contain_text(f"{number} of 24")
        if number <= 4:
            page.locator(".ss-options").first.locator("label").first.click()
            page.locator(".ss-next").click()
        else:
            page.get_by_role("button", name="Skip").click()
    expect(page.get_by_text(re.compile("more situations would do"))).to_be_visible()
    page.get_by_role("button", name=re.compile("See what there is")).click()
    page.wait_for_url("**/result")
    expect(page.locator("h1")).to_have_text("Not enough answers for a map yet")
    assert page.locator("svg.marks").count() == 0
    page.get_by_role("button", name="Go on with the quiz").click()
    page.wait_for_url("**/quiz")
