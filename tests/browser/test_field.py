"""More than a field keeps, pasted in one go: it stays in the field, and a line below says what is kept."""

from __future__ import annotations

import json
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.support import Server, goto, settled, wait_true
from tests.browser.test_journey import PROBES

Opener = Callable[..., Page]
EIGHTY = "The first 80 characters are kept."


def paste(page: Page, field: Locator, words: str) -> None:
    """Puts words in as a paste does: all at once, in place of what is there."""
    field.focus()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(words)


def room_below(page: Page, field: Locator) -> float:
    """How much of what belongs to the field lies below it."""
    whole, own = page.locator("[class*='st-key-field-']").first.bounding_box(), field.bounding_box()
    assert whole and own
    return whole["y"] + whole["height"] - own["y"] - own["height"]


def kept(page: Page, entry: str, name: str) -> str:
    """What the device keeps under a name of an entry."""
    journal = json.loads(page.evaluate("localStorage.getItem('sweet-spot:journal') ?? '{\"entries\": []}'"))
    return str(next((one[name] for one in journal["entries"] if one["id"] == entry), ""))


def test_a_long_name_is_kept_as_far_as_it_goes_and_that_is_heard(
    browser_page: Opener, app_server: Server, axe: Callable[..., None]
) -> None:
    page = browser_page(tolerate=PROBES)
    goto(page, f"{app_server.url}/policies")
    field, line = page.get_by_label("Name of the practice"), page.locator("[class*='st-key-field-'] [role=status]")
    expect(line).to_have_text("")
    assert room_below(page, field) < 4, "an empty line takes no room"
    line.evaluate("line => { line.dataset.there = 'before'; }")
    paste(page, field, "Still Waters " * 10)
    expect(line).to_have_text(EIGHTY)
    expect(field).to_have_value("Still Waters " * 10)
    assert line.get_attribute("data-there") == "before", "a screen reader hears a line that was there and changes"
    wait_true(page, "localStorage.getItem('sweet-spot:journal')?.includes('Still Waters')")
    assert kept(page, "practice", "practice") == ("Still Waters " * 10)[:80].strip()
    for width, height, theme in ((1280, 900, "dark"), (390, 844, "light")):
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=theme)
        settled(page)
        axe(page)
        below, above = line.bounding_box(), field.bounding_box()
        assert below and above
        assert 0 < below["y"] - above["y"] - above["height"] < 20, "right under the field"
    paste(page, field, "Still Waters")
    expect(line).to_have_text("")
    assert room_below(page, field) < 4


def test_a_long_reply_comes_back_whole_after_a_reload_and_its_start_is_kept(
    browser_page: Opener, app_server: Server
) -> None:
    page = browser_page(tolerate=PROBES)
    words = "I am glad you asked. " * 150
    goto(page, f"{app_server.url}/rehearse?situation=REH-01")
    page.get_by_role("button", name="Write my own").click()
    field = page.get_by_label("Your own reply")
    paste(page, field, words)
    page.get_by_role("button", name="Look at my words").click()
    expect(page.get_by_text("The first 2,000 characters are kept.")).to_be_visible()
    expect(page.locator(".own-words mark")).not_to_have_count(0)
    page.reload()
    settled(page)
    expect(field).to_have_value(words)
    expect(page.get_by_text("The first 2,000 characters are kept.")).to_be_visible()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Kept on this device.")).to_be_visible()
    wait_true(page, "localStorage.getItem('sweet-spot:journal')?.includes('glad')")
    assert kept(page, "rehearsal.REH-01", "text") == words[:2000]
    expect(field).to_have_value(words)


def test_a_long_title_of_a_room_and_a_long_blank(browser_page: Opener, app_server: Server) -> None:
    page = browser_page(1280, 900, tolerate=PROBES)
    goto(page, f"{app_server.url}/policies?policy=POL-06")
    paste(page, page.get_by_label("Your work days"), "every day " * 20)
    expect(page.get_by_text("The first 60 characters are kept.")).to_be_visible()
    expect(page.locator(".clause")).to_contain_text("every day every day")
    goto(page, f"{app_server.url}/room")
    page.locator(".stExpander summary").first.click()
    field = page.locator("[class*='st-key-field-room-title'] input")
    paste(page, field, "An evening " * 20)
    field.press("Tab")
    expect(page.get_by_text(EIGHTY)).to_be_visible()
    expect(field).to_have_value("An evening " * 20)
