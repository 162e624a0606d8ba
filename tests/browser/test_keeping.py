"""What may be lost, in a real Chromium: a full device, a journal not readable, a browser that clears, a home screen."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sharing.journal import read_journal
from tests.browser import kept, measured
from tests.browser.store_alone import ASKED, EMPTY, FILL, FULL, KEY, file_of, note
from tests.browser.support import Server, goto, settled, wait_true
from tests.browser.test_journal import PROBES, SAFARI, choose

Opener = Callable[..., Page]
STORE = "globalThis[Symbol.for('sweet-spot.store')]"
LARGE = [note(f"l{n}", text="x" * 9_000) for n in range(8)]


def saved(page: Page, button: str, folder: Path) -> str:
    """The text of the file that a button hands over."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    download.value.save_as(folder / "file")
    return (folder / "file").read_text(encoding="utf-8")


def test_with_a_device_full_to_the_last_letter_every_page_works_and_says_so(
    browser_page: Opener, app_server: Server, axe: Callable[..., None], tmp_path: Path
) -> None:
    page = browser_page(tolerate=PROBES)
    page.add_init_script(kept.init_script(kept.worked_example()))
    goto(page, f"{app_server.url}/about")
    page.evaluate(FILL)
    theme = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('stActiveTheme'))")
    for address in ("", "result", "plan", "journal", "quiz"):
        goto(page, f"{app_server.url}/{address}")
        expect(page.locator("h1").first).to_be_attached()
        page.locator(".st-key-foot").wait_for()
        if address in ("result", "plan"):
            expect(page.locator(".st-key-keeping")).to_contain_text("hardly any room left")
            axe(page)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('stActiveTheme'))") == theme

    # the room that was set apart takes what is kept next, and then nothing does
    goto(page, f"{app_server.url}/journal")
    assert page.evaluate(f"(entry) => {STORE}.put(entry)", note("n1")) is True
    page.evaluate(f"(entries) => entries.forEach((entry) => {STORE}.put(entry))", LARGE)
    expect(page.get_by_text("The newest entries are not kept yet.")).to_be_visible()
    held = [entry["id"] for entry in json.loads(page.evaluate(f"localStorage['{KEY}']"))["entries"]]
    assert "n1" in held and "l7" not in held
    file = read_journal(saved(page, "Save as a file", tmp_path))
    assert {entry.id for entry in file.entries} == {*held, *(entry["id"] for entry in LARGE)}
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="My map").last.click()
    page.wait_for_url("**/result")
    expect(page.locator(".st-key-keeping")).to_contain_text("the newest entries are not kept")
    assert len(read_journal(saved(page, "Save as a file", tmp_path)).entries) == len(file.entries)

    # with room again everything is kept, and nothing is said any more
    page.evaluate(f"(entry) => {{ {EMPTY}; {STORE}.put(entry); }}", note("n2"))
    expect(page.locator(".st-key-keeping")).to_have_count(0)
    assert len(json.loads(page.evaluate(f"localStorage['{KEY}']"))["entries"]) == len(file.entries) + 1


BLOCKED = """for (const name of ['localStorage', 'sessionStorage'])
  Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });"""


@pytest.mark.parametrize("why", ["blocked", "full"])
def test_a_map_of_a_link_that_finds_no_room_is_not_said_to_be_kept(
    browser_page: Opener, app_server: Server, axe: Callable[..., None], tmp_path: Path, why: str
) -> None:
    page = browser_page(tolerate=PROBES)
    page.add_init_script(BLOCKED if why == "blocked" else kept.init_script(kept.worked_example()))
    goto(page, f"{app_server.url}/shared?code=104pr00g311cah62c")
    page.get_by_role("button", name="This was mine").click()
    page.get_by_role("button", name="Keep it here").wait_for()
    if why == "full":
        page.evaluate(f"() => {{ {FULL} }}")
    page.get_by_role("button", name="Keep it here").click()
    expect(page.get_by_text("in your journal for now")).to_be_visible()
    expect(page.get_by_text("This map is in your journal as an earlier one.")).to_have_count(0)
    says = "keeps nothing for this page" if why == "blocked" else "There is no room left for this app"
    expect(page.locator(".st-key-keeping")).to_contain_text(says)
    axe(page)
    assert "104pr00g311cah62c" in saved(page, "Save as a file", tmp_path)
    page.get_by_role("link", name="See my journal").click()
    page.wait_for_url("**/journal")
    expect(page.locator(".st-key-journal")).to_contain_text("on this page alone, and goes when you close it")
    expect(page.get_by_text("An earlier map, kept from a link").first).to_be_visible()


def test_a_journal_of_a_newer_version_is_told_saved_and_taken_out_of_the_way(
    browser_page: Opener, app_server: Server, axe: Callable[..., None], tmp_path: Path
) -> None:
    text = json.dumps({"format": "sweet-spot-journal/9", "entries": [{"id": "x", "kind": "dream"}]})
    page = browser_page(tolerate=PROBES)
    page.add_init_script(
        kept.init_script(kept.worked_example()).replace(json.dumps(json.dumps(kept.worked_example())), json.dumps(text))
    )
    goto(page, app_server.url)
    told = page.get_by_text("comes from a newer version of this app. It is set aside as it was.")
    expect(told).to_be_visible()
    axe(page)
    goto(page, f"{app_server.url}/result")
    expect(told).to_be_visible()
    page.get_by_role("link", name="Save it, or take it out of the way").click()
    page.wait_for_url("**/journal")
    expect(told).to_be_visible()
    expect(page.get_by_text(re.compile(r"Set aside on \d+ \w+ \d{4}: a journal from a newer version"))).to_be_visible()
    for dark in (False, True):
        page.emulate_media(color_scheme="dark" if dark else "light")
        axe(page)
    assert page.evaluate(measured.TOO_WIDE) == page.evaluate(measured.SMALL_TARGETS) == []
    assert saved(page, "Save what was set aside", tmp_path) == text
    page.get_by_role("button", name="Take it out of the way").click()
    expect(told).to_have_count(0)
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("What was set aside is back.")).to_be_visible()
    expect(told).to_be_visible()
    page.get_by_role("button", name="Take it out of the way").click()
    goto(page, app_server.url)
    page.locator(".st-key-device").wait_for(state="attached")
    assert page.evaluate(f"{STORE}.aside") is None
    expect(told).to_have_count(0)


def test_safari_is_told_on_every_page_of_a_result_and_not_once_it_is_on_the_home_screen(
    browser_page: Opener, app_server: Server, axe: Callable[..., None], tmp_path: Path
) -> None:
    page = browser_page(tolerate=PROBES, user_agent=SAFARI)
    page.add_init_script(kept.init_script(kept.worked_example()))
    for address in ("result", "plan"):
        goto(page, f"{app_server.url}/{address}")
        expect(page.locator(".st-key-keeping")).to_contain_text("Safari clears what a site keeps after seven days")
        assert page.evaluate(measured.TOO_WIDE) == page.evaluate(measured.SMALL_TARGETS) == []
        axe(page)
        assert len(read_journal(saved(page, "Save as a file", tmp_path)).entries) == 3
    goto(page, f"{app_server.url}/journal")
    expect(page.get_by_text("the app starts out empty there. So save a file here first.")).to_be_visible()
    page.add_init_script("Object.defineProperty(navigator, 'standalone', { value: true });")
    for address in ("result", "journal"):
        goto(page, f"{app_server.url}/{address}")
        wait_true(page, f"{STORE}?.all().length === 3")
        page.wait_for_timeout(500)
        settled(page)
        assert page.get_by_text("Safari clears").count() == 0


def test_the_first_start_from_a_home_screen_brings_a_file_in(
    browser_page: Opener, app_server: Server, axe: Any
) -> None:
    page = browser_page(tolerate=PROBES)
    page.add_init_script("Object.defineProperty(navigator, 'standalone', { value: true });" + f"({ASKED})();")
    goto(page, app_server.url)
    expect(page.get_by_text("The app on your home screen starts out empty")).to_be_visible()
    axe(page)
    assert page.evaluate(measured.TOO_WIDE) == page.evaluate(measured.SMALL_TARGETS) == []
    assert page.evaluate("window.asked") == 0, "there is nothing to keep yet"
    choose(page, json.dumps(kept.worked_example()))
    expect(page.get_by_role("button", name="See your map")).to_be_visible()
    expect(page.locator(".st-key-fresh-start")).to_have_count(0)
    assert page.evaluate("window.asked") == 1
    page.evaluate("localStorage.removeItem('sweet-spot:persist-asked')")
    goto(page, app_server.url)
    wait_true(page, "window.asked === 1", seconds=5)
    page.evaluate("dispatchEvent(new Event('appinstalled'))")
    wait_true(page, "window.asked === 2", seconds=5)


@pytest.mark.parametrize("more", [{}, {"dark": True, "width": 1280, "height": 900}], ids=["phone", "desktop"])
def test_with_room_and_a_sound_journal_no_page_says_a_word_of_it(
    browser_page: Opener, app_server: Server, more: dict[str, Any]
) -> None:
    page = browser_page(tolerate=PROBES, **more)
    page.add_init_script(kept.init_script(json.loads(file_of(*kept.worked_example()["entries"]))))
    for address in ("", "result", "plan", "journal"):
        goto(page, f"{app_server.url}/{address}")
        wait_true(page, f"{STORE}?.all().length === 3")
        page.wait_for_timeout(400)
        settled(page)
        for key in ("keeping", "unread", "aside", "fresh-start"):
            assert page.locator(f".st-key-{key}").count() == 0, (address, key)
        assert page.locator(".ss-undo").count() == 0
