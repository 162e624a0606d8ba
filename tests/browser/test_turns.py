"""Turns from page to page and back: one tap is one entry in the browser's history, and Back shows what was left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sharing.link import Shared
from tests.browser import kept
from tests.browser.support import Server, goto, settled

Opener = Callable[..., Page]
PROBES = r"_stcore/(health|host-config)"
CODE = Shared("model_v1", 75, 48, 9, 9, 0, "doormat", "borderline", ("mixed_middle", "sweet_spot")).code


def journal() -> dict[str, Any]:
    """An audit and a policy above all, so that both stand at the head of the timeline."""
    whole = kept.worked_example()
    whole["entries"].append({"id": "policy.POL-01", "kind": "draft", "at": kept.AT, "wording": 1, "blanks": {}})
    return whole


def opened(browser_page: Opener, server: Server, address: str, **more: Any) -> Page:
    page = browser_page(tolerate=PROBES, **more)
    page.add_init_script(kept.init_script(journal()))
    return goto(page, f"{server.url}/{address}")


TAPS = [
    (f"shared?code={CODE}", "button", "Try it yourself", "/quiz"),
    ("", "button", "Answer again", "/quiz"),
    ("journal", "button", "How full is your tank?", "/audit?quiz=self_care"),
    ("journal", "button", "Policy: ", "/policies?policy=POL-01"),
    ("audit?quiz=self_care", "button", "See the plan", "/plan"),
    (f"shared?code={CODE}", "link", "See my own map", "/result"),
]


@pytest.mark.parametrize(("address", "role", "name", "to"), TAPS, ids=[f"{at}-{to}" for at, _, _, to in TAPS])
def test_one_tap_is_one_entry_and_back_shows_the_page_that_was_left(
    browser_page: Opener, app_server: Server, address: str, role: Any, name: str, to: str
) -> None:
    page = opened(browser_page, app_server, address)
    there, entries = page.url, page.evaluate("history.length")
    button = page.get_by_role(role, name=name).first
    button.wait_for()
    title = page.locator("h1").first.text_content() or ""
    button.click()
    page.wait_for_url(f"{app_server.url}{to}")
    page.wait_for_timeout(300)
    settled(page)
    assert page.evaluate("history.length") == entries + 1
    page.go_back()
    page.wait_for_url(there)
    expect(page.locator("h1").first).to_have_text(title)
    page.wait_for_timeout(1500)  # nothing leads away again
    settled(page)
    assert page.url == there
    page.go_forward()
    page.wait_for_url(f"{app_server.url}{to}")


def test_back_at_once_is_back(browser_page: Opener, app_server: Server) -> None:
    page = opened(browser_page, app_server, "")
    page.get_by_role("button", name="Answer again").click()
    page.wait_for_url("**/quiz")
    page.go_back()
    page.wait_for_url(f"{app_server.url}/")
    page.wait_for_timeout(2500)
    assert page.url == f"{app_server.url}/"
    expect(page.get_by_role("button", name="Answer again")).to_be_visible()
