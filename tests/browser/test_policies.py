"""A policy from the dial to the printed sheet, in a real browser: touch, keyboard, reload, odd words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import BytesIO

from docx import Document
from playwright.sync_api import Page, expect

from tests.browser.support import Server, goto, settled, wait_true

Opener = Callable[..., Page]
PROBES = r"_stcore/(health|host-config)"
"""Streamlit's own first look for its server, below the page's address: a 404, then it finds it."""
NAME = "*Still* <b>Waters</b> $x$ :red[a] #1 😀"


def saved(page: Page, button: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    made: bytes = download.value.path().read_bytes()
    return made


def journal(page: Page) -> str:
    return str(page.evaluate("localStorage.getItem('sweet-spot:journal')"))


def both_looks(page: Page, axe: Callable[..., None]) -> None:
    """On the phone by day, and at a desk by night; then the phone again."""
    for width, height, theme in ((1280, 900, "dark"), (390, 844, "light")):
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=theme)
        settled(page)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_policy_from_dial_to_sheet(browser_page: Opener, app_server: Server, axe: Callable[..., None]) -> None:
    page = browser_page(touch=True, tolerate=PROBES, permissions=["clipboard-read", "clipboard-write"])
    goto(page, f"{app_server.url}/policies")
    both_looks(page, axe)
    page.get_by_label("Name of the practice").fill(NAME)
    page.get_by_label("Name of the practice").blur()
    page.get_by_role("link", name="Cancellation").click()
    page.wait_for_url("**/policies?policy=POL-01")
    expect(page.locator("h1")).to_have_text("Cancellation")
    expect(page.locator(".clausebox .fine").first).to_have_text(NAME)
    settled(page)
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".clause")).to_contain_text("When you book, I keep that time just for you.")
    page.get_by_label("Notice for a free change").fill("48")
    page.keyboard.press("Tab")
    expect(page.locator(".clause")).to_contain_text("up to 48 hours before")
    settled(page)
    page.get_by_role("button", name="Add to my sheet").click()
    expect(page.get_by_role("button", name="Take it off my sheet")).to_be_visible()
    both_looks(page, axe)

    wait_true(page, "localStorage.getItem('sweet-spot:journal')?.includes('\"on_sheet\":true')")
    page.reload()
    settled(page)
    expect(page.locator(".clause")).to_contain_text("up to 48 hours before")
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", "Wording 3 of 4")

    page.get_by_role("link", name="All twelve policies").click()
    expect(page.locator("h1")).to_have_text("Policies, in your own voice")
    assert page.url.endswith("/policies")
    expect(page.get_by_text("One policy is on it.")).to_be_visible()
    both_looks(page, axe)
    assert saved(page, "For print (PDF)").startswith(b"%PDF-")
    words = [one.text for one in Document(BytesIO(saved(page, "To edit (Word)"))).paragraphs]
    assert words[0] == NAME
    assert "up to 48 hours before" in words[3]
    assert "# \\*Still\\*" in saved(page, "As text (Markdown)").decode()
    page.get_by_role("button", name="Copy the text").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith(f"{NAME}\n\nCancellation\nWhen you book")


def test_by_keyboard_alone_and_back(browser_page: Opener, app_server: Server) -> None:
    page = browser_page(1280, 900, tolerate=PROBES)
    goto(page, f"{app_server.url}/policies")
    tab_to(page, "No-show")
    page.keyboard.press("Enter")
    page.wait_for_url("**/policies?policy=POL-02")
    expect(page.locator("h1")).to_have_text("No-show")
    settled(page)
    tab_to(page, "Add to my sheet")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Take it off my sheet")).to_be_visible()
    tab_to(page, "Next policy")
    page.keyboard.press("Enter")
    page.wait_for_url("**/policies?policy=POL-03")
    expect(page.locator("h1")).to_have_text("Lateness, theirs and mine")
    page.go_back()
    expect(page.locator("h1")).to_have_text("No-show")


def test_a_blank_keeps_to_its_limits(browser_page: Opener, app_server: Server) -> None:
    page = browser_page(tolerate=PROBES)
    goto(page, f"{app_server.url}/policies?policy=POL-01")
    field = page.get_by_label("Notice for a free change")
    for typed in ("999", "-3", "", "e"):
        field.click()
        page.keyboard.press("Control+a")
        page.keyboard.press("Delete")
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
        page.wait_for_timeout(400)
        found = re.search(r"at least (\S+) hours", page.locator(".clause").inner_text())
        assert found, typed
        assert found[1] in {"two", "24", "72"}, typed


def test_a_fault_is_told_on_the_list_and_mended_from_there(
    browser_page: Opener, app_server: Server, axe: Callable[..., None]
) -> None:
    page = browser_page(tolerate=PROBES)
    fault = {"id": "policy.POL-06", "kind": "draft", "at": "2026-05-04T10:00:00Z", "wording": 0, "on_sheet": True,
             "blanks": {"opens": "14:00", "closes": "10:00"}}  # fmt: skip
    kept = json.dumps(json.dumps({"format": "sweet-spot-journal/1", "entries": [fault], "settings": {}}))
    page.add_init_script(f"if (!sessionStorage.put) {{ sessionStorage.put = 1;"
                         f" localStorage.setItem('sweet-spot:journal', {kept}); }}")  # fmt: skip
    goto(page, f"{app_server.url}/policies")
    expect(page.locator(".st-key-policy-list .note")).to_have_count(1)
    expect(page.locator(".st-key-policy-sheet .note")).to_have_count(1)
    expect(page.get_by_role("button", name="For print (PDF)")).to_have_count(0)
    both_looks(page, axe)
    name, told = page.get_by_role("link", name="After-hours contact").first, page.locator(".st-key-policy-list .note")
    above, below = name.bounding_box(), told.bounding_box()
    assert above and below
    assert below["y"] >= above["y"] + above["height"] - 4, "under its name, in a line of its own"
    assert below["width"] > 250
    page.locator(".st-key-held-back").get_by_role("link", name="After-hours contact").click()
    page.wait_for_url("**/policies?policy=POL-06")
    expect(page.locator("h1")).to_have_text("After-hours contact")
    expect(page.locator(".note").first).to_be_visible()


def tab_to(page: Page, name: str) -> None:
    """Tabs to the button or link with that name."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()").startswith(name):
            return
    raise AssertionError(f"no {name} within 80 tabs")
