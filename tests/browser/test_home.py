"""The first page for who comes back in the middle of the questions, or with a map; and an address that is no page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import journey, kept
from tests.browser.kept import worked_example
from tests.browser.support import Server, goto

PROBES = r"_stcore/(health|host-config)"
MISSING = r"status of 404"


def test_who_pauses_finds_the_way_on_at_home_also_after_a_reload(
    browser_page: Callable[..., Page], app_server: Server, axe: Callable[..., None]
) -> None:
    page = browser_page(390, 844, touch=True)
    journey.begin(page, app_server.url)
    journey.guess(page)
    journey.answer(page, 1, 0)
    journey.answer(page, 2, 1)
    page.get_by_role("button", name="Pause").click()
    on = page.get_by_role("button", name="Go on where you stopped")
    expect(on).to_be_visible()
    expect(page.get_by_role("button", name="Begin")).to_have_count(0)
    axe(page)
    goto(page, app_server.url)
    on.click()
    page.wait_for_url("**/quiz")
    expect(page.get_by_text("You stopped at 3 of 24")).to_be_visible()


def test_who_has_a_map_is_led_to_it_and_can_answer_again(
    browser_page: Callable[..., Page], app_server: Server, axe: Callable[..., None]
) -> None:
    page = browser_page(1280, 900)
    page.add_init_script(kept.init_script(worked_example()))
    goto(page, app_server.url)
    expect(page.get_by_role("button", name="See your map")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Answer again").click()
    page.wait_for_url("**/quiz")
    expect(page.get_by_role("button", name="Begin")).to_be_visible()
    goto(page, app_server.url)
    page.get_by_role("button", name="See your map").click()
    page.wait_for_url("**/result")
    expect(page.locator(".st-key-pic-map svg.marks")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
def test_an_address_that_is_no_page_says_so_and_leads_home(
    dark: bool, browser_page: Callable[..., Page], app_server: Server, axe: Callable[..., None]
) -> None:
    page = browser_page(390, 844, dark, tolerate=MISSING)
    page.goto(f"{app_server.url}/nosuch")
    expect(page.locator("h1")).to_have_text("There is no page here")
    axe(page)
    page.get_by_role("link", name="first page").click()
    expect(page.get_by_role("button", name="Begin")).to_be_visible()
