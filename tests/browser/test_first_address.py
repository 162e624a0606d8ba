"""Whatever address is opened first after the app has started: it is a whole page, frame and journal included."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.support import Server, goto


def test_a_page_opened_before_the_home_page_is_whole(browser_page: Callable[..., Page]) -> None:
    fresh = Server()
    fresh.start()
    try:
        page = browser_page(host=fresh, tolerate="404")
        goto(page, f"{fresh.url}/result")
        page.locator(".st-key-masthead").wait_for()
        page.locator(".st-key-device").wait_for(state="attached")
    finally:
        fresh.stop()
