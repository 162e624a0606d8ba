"""From the map of the practice through two questionnaires and back, by touch, with a reload in between."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.support import Server, goto, settled
from tests.browser.test_journey import PROBES, stored

Opener = Callable[..., Page]
NASTY = "<script>document.title='gone'</script> **b** 🌿"


def test_a_pulse_from_the_practice_and_back(browser_page: Opener, app_server: Server, axe: Callable[..., None]) -> None:
    page = browser_page(touch=True, tolerate=PROBES)
    goto(page, f"{app_server.url}/practice")
    expect(page.locator("h1")).to_have_text("My practice")
    axe(page)
    page.get_by_role("link", name=re.compile("^Today’s pulse: ")).tap()
    page.wait_for_url("**/quiz?quiz=daily_pulse")
    page.get_by_role("button", name="Begin").tap()
    for place in (4, 2):
        page.locator(".ss-options").first.locator("label").nth(place).tap()
        page.locator(".ss-next").tap()
    page.reload()
    settled(page)
    page.get_by_role("button", name=re.compile("Go on|Begin")).first.tap()
    expect(page.locator(".ss-count")).to_contain_text("3 of 4")
    page.locator(".ss-options").first.locator("label").nth(3).tap()
    page.locator(".ss-next").tap()
    page.locator("input.ss-amount").fill("5")
    page.locator(".ss-next").tap()
    page.get_by_role("button", name="See today").tap()
    page.wait_for_url("**/look?quiz=daily_pulse")
    page.locator(".st-key-pic-days svg.marks").wait_for()
    expect(page.locator(".st-key-look")).to_contain_text("Ready fully, willing half, able mostly; sessions ahead: 5.")
    axe(page)
    page.reload()
    page.locator(".st-key-pic-days svg.marks").wait_for()
    page.locator(".st-key-go").get_by_role("link", name="My practice").tap()
    page.wait_for_url("**/practice")
    expect(page.locator(".st-key-seen")).to_contain_text("Willing: half there, 50 of 100")
    axe(page)


def test_words_of_ones_own_come_back_as_text(
    browser_page: Opener, app_server: Server, axe: Callable[..., None]
) -> None:
    page = browser_page(width=1280, height=900, tolerate=PROBES)
    goto(page, f"{app_server.url}/quiz?quiz=first_words")
    page.get_by_role("button", name="Begin").click()
    page.locator("input.ss-field").fill("<b>bold</b> hotel")
    page.keyboard.press("Enter")
    page.locator(".ss-tags label").nth(1).click()
    page.locator(".ss-next").click()
    page.locator("textarea").fill(NASTY)
    page.locator(".ss-next").click()
    page.get_by_role("button", name="See my words").click()
    page.wait_for_url("**/look?quiz=first_words")
    settled(page)
    expect(page.locator(".cloud b")).to_have_text("<b>bold</b> hotel")
    expect(page.locator(".cloud span")).to_have_text("cold")
    expect(page.locator(".said.typed")).to_have_text(NASTY)
    assert "gone" not in page.title()
    axe(page)
    page.emulate_media(color_scheme="dark")
    axe(page)
    assert stored(page)["entries"][0]["answers"]["WORD2"] == NASTY
