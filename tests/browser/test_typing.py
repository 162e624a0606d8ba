"""What is being typed is not lost: by a reload, by a tap on a link from inside the field, by a look elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.support import Server, goto, one_run, settled, wait_true
from tests.browser.test_journey import PROBES

Opener = Callable[..., Page]
WORDS = "I'm glad you asked"


def again(page: Page) -> None:
    page.reload()
    settled(page)


def test_words_and_numbers_outlive_a_reload_before_their_field_is_left(
    browser_page: Opener, app_server: Server
) -> None:
    page = browser_page(tolerate=PROBES)
    goto(page, f"{app_server.url}/policies?policy=POL-01")
    number = page.get_by_label("Notice for a free change")
    number.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("48")
    expect(page.locator(".clause")).to_contain_text("48 hours")
    expect(number).to_be_focused()
    wait_true(page, "localStorage.getItem('sweet-spot:journal')?.includes('48')")
    again(page)
    expect(number).to_have_value("48")

    goto(page, f"{app_server.url}/rehearse?situation=REH-02")
    page.get_by_role("button", name="Write my own").click()
    field = page.get_by_label("Your own reply")
    field.click()
    page.keyboard.type(WORDS)
    again(page)
    expect(field).to_have_value(WORDS)
    assert WORDS not in page.evaluate("localStorage.getItem('sweet-spot:journal') ?? ''"), "kept by the tab alone"

    field.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(", yes")
    page.get_by_role("link", name="Next moment").click()
    page.wait_for_url("**/rehearse?situation=REH-03")
    expect(page.get_by_label("Your own reply")).to_have_count(0)
    with one_run(page):  # for a while both pages' fields are there
        page.go_back()
    expect(field).to_have_value(f"{WORDS}, yes")

    page.get_by_role("button", name="Look at my words").click()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Kept on this device.")).to_be_visible()
    settled(page)
    with one_run(page):
        page.get_by_role("button", name="Forget it").click()
    expect(field).to_have_value("")
    wait_true(page, "() => Object.keys(sessionStorage).every((name) => !name.startsWith('sweet-spot:'))")
    again(page)
    expect(page.get_by_role("button", name="Write my own")).to_be_visible()


def test_erasing_takes_what_the_tab_holds_too(browser_page: Opener, app_server: Server) -> None:
    page = browser_page(tolerate=PROBES)
    goto(page, f"{app_server.url}/rehearse?situation=REH-01")
    page.get_by_role("button", name="Write my own").click()
    page.get_by_label("Your own reply").click()
    page.keyboard.type(WORDS)
    assert WORDS in page.evaluate("JSON.stringify(sessionStorage)")
    goto(page, f"{app_server.url}/about")
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Erase", exact=True).click()
    wait_true(page, "() => Object.keys(sessionStorage).every((name) => !name.startsWith('sweet-spot:'))")
    assert WORDS not in page.evaluate("JSON.stringify(sessionStorage)")
