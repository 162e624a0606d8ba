"""The journal in a real Chromium: a file out and in, two tabs, and ten seconds on every page to take things back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sharing.journal import read_journal
from tests.browser import journey, kept, measured
from tests.browser.support import Server, goto, settled

PROBES = r"_stcore/(health|host-config)"
KEY = "sweet-spot:journal"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"  # noqa: E501
UNDOABLES = "globalThis[Symbol.for('sweet-spot.store')].undoables"
NASTY = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>'


def journal() -> dict[str, Any]:
    """The worked example, an earlier map with a name of its own, and a note with markup in it."""
    whole = kept.worked_example()
    (leading,) = (one for one in whole["entries"] if one["id"] == "kept-balance")
    whole["entries"].append(leading | {"id": "before", "at": "2026-03-04T10:00:00Z", "label": NASTY[:60]})
    whole["entries"].append({"id": "note", "kind": "note", "at": kept.AT, "text": NASTY})
    return whole | {"settings": {"names": "neutral"}}


def everything(page: Page) -> dict[str, str]:
    """All that this app keeps on the device, letter for letter."""
    found: dict[str, str] = page.evaluate(
        "() => Object.fromEntries(Object.keys(localStorage).filter((n) => n.startsWith('sweet-spot:')).sort()"
        ".map((n) => [n, localStorage.getItem(n)]))"
    )
    return found


def erase(page: Page) -> None:
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Erase", exact=True).click()
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    expect(page.locator(".st-key-timeline")).to_have_count(0)
    settled(page)
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)  # the question has closed with its answer


def choose(page: Page, text: str) -> None:
    page.locator('input[type="file"]').set_input_files(
        {"name": "journal.json", "mimeType": "application/json", "buffer": text.encode()}
    )


def test_the_journal_goes_out_and_comes_in_and_erasing_can_be_taken_back(
    browser_page: Callable[..., Page], app_server: Server, axe: Callable[..., None], tmp_path: Any
) -> None:
    page = browser_page(tolerate=PROBES, user_agent=SAFARI)
    page.add_init_script(kept.init_script(journal()))
    goto(page, f"{app_server.url}/journal")
    page.locator(".st-key-pic-over-time svg.marks").wait_for()
    for dark in (False, True):
        page.emulate_media(color_scheme="dark" if dark else "light")
        axe(page)
    assert page.evaluate("window.hurt") is None
    assert page.evaluate(measured.TOO_WIDE) == page.evaluate(measured.SMALL_TARGETS) == []
    expect(page.get_by_text("Safari clears what a site keeps after seven days")).to_be_visible()
    expect(page.get_by_text(re.compile("This browser (has promised|may clear|does not say)"))).to_be_visible()

    # out: what is on the device, and the day in the name
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a file").click()
    name = saved.value.suggested_filename
    assert re.fullmatch(r"sweet-spot-journal-\d{4}-\d\d-\d\d\.json", name)
    expect(page.get_by_text(f"Saved as {name}.")).to_be_visible()
    saved.value.save_as(tmp_path / "journal.json")
    text = (tmp_path / "journal.json").read_text(encoding="utf-8")
    assert json.loads(text)["entries"] == journal()["entries"]
    assert len(read_journal(text).entries) == 5

    # an entry opened, its day said, and no trace of it in the address
    page.get_by_role("button", name="The balance quiz", exact=True).last.click()
    page.wait_for_url("**/result")
    expect(page.locator(".st-key-opened")).to_contain_text("4 March 2026, from your journal.")
    assert "before" not in page.url
    axe(page)
    page.get_by_role("button", name="Back to the newest").click()
    expect(page.locator(".st-key-opened")).to_have_count(0)

    # a second tab: what each does reaches the other, and nothing is lost
    goto(page, f"{app_server.url}/journal")
    page.locator(".st-key-timeline").wait_for()
    other = page.context.new_page()
    goto(other, f"{app_server.url}/journal")
    other.locator(".st-key-timeline").wait_for()
    other.get_by_role("button", name=re.compile("^Change A note")).click()
    other.get_by_role("button", name="Remove this entry").click()
    expect(other.get_by_text("Removed: A note")).to_be_visible()
    page.bring_to_front()  # a tab behind another draws once a second
    choose(page, json.dumps({"format": "sweet-spot-journal/1", "entries": [journal()["entries"][-1] | {"id": "new"}]}))
    expect(page.get_by_text("One entry came in.")).to_be_visible()
    expect(other.get_by_role("button", name=re.compile("^Change A note"))).to_have_count(1)
    settled(other)
    other.bring_to_front()
    other.get_by_role("button", name="Put it back").click()
    page.bring_to_front()
    expect(page.get_by_role("button", name=re.compile("^Change A note"))).to_have_count(2)
    expect(other.get_by_role("button", name=re.compile("^Change A note"))).to_have_count(2)
    assert len(json.loads(everything(page)[KEY])["entries"]) == 6
    for bad, said in (("{", "is not a journal"), ('{"format":"sweet-spot-journal/9","entries":[]}', "newer version")):
        choose(page, bad)
        expect(page.get_by_text(re.compile(f"{said}.*What you had is still here"))).to_be_visible()

    # erased in one step, in both tabs, and every letter of it back
    page.evaluate("localStorage.setItem('sweet-spot:draft:a+b', '{ \"begun\": 1 }')")
    before = everything(page)
    erase(page)
    assert everything(page) == {}
    axe(page)
    expect(other.get_by_text("Nothing here yet")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_text("All of it is back.")).to_be_visible()
    assert everything(page) == before
    for tab in (page, other):
        expect(tab.locator(".st-key-timeline h2").first).to_have_text("May 2026")
    goto(other, f"{app_server.url}/result")
    expect(other.locator("h1")).to_contain_text("Client-tilted")

    # the way back goes along to other pages
    erase(page)
    undo = page.get_by_role("button", name="Undo")
    page.get_by_role("link", name="About and limits").first.click()
    page.wait_for_url("**/about")
    settled(page)
    page.wait_for_timeout(2200)
    expect(undo).to_be_visible()
    axe(page)
    assert page.evaluate(measured.TOO_WIDE) == page.evaluate(measured.SMALL_TARGETS) == []
    assert everything(page) == {}
    undo.click()
    expect(page.get_by_text("All of it is back.")).to_be_visible()
    assert everything(page) == before

    # and ends with its ten seconds
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Erase", exact=True).click()
    undo.wait_for()
    expect(page.get_by_text("8 seconds left")).to_be_visible()
    expect(undo).to_be_hidden(timeout=12_000)
    expect(page.get_by_text("Nothing of yours is left on this device")).to_be_visible()
    assert page.evaluate(UNDOABLES) == []
    assert everything(page) == {}
    expect(page.get_by_text("Nothing of yours is left on this device")).to_be_hidden()


@pytest.mark.parametrize("touch", [False, True], ids=["mouse", "touch"])
def test_a_name_stays_however_soon_done_is_pressed(
    browser_page: Callable[..., Page], app_server: Server, touch: bool
) -> None:
    page = browser_page(**({"touch": True} if touch else {"width": 1280, "height": 900}), tolerate=PROBES)
    page.add_init_script(kept.init_script(kept.worked_example()))
    page.add_init_script("""window.names = []; const set = Storage.prototype.setItem;
      Storage.prototype.setItem = function (key, text) {
        const one = key === 'sweet-spot:journal' && JSON.parse(text).entries.find((each) => each.id === 'kept-balance');
        if (one) window.names.push(one.label);
        return set.call(this, key, text); };""")
    goto(page, f"{app_server.url}/journal")
    change = page.get_by_role("button", name="Change The balance quiz, 4 May 2026")
    done = page.get_by_role("button", name="Done")
    for turn in range(4):
        name = f"My own name {turn}"
        change.tap() if touch else change.click()
        page.get_by_label("Your own name for it").fill("")
        page.keyboard.type(name)
        page.wait_for_timeout((0, 60, 300, 700)[turn])
        done.tap() if touch else done.click()
        expect(done).to_have_count(0)
        expect(page.locator(".own-label")).to_have_text(name)
        page.wait_for_timeout(700)
        settled(page)
        expect(page.locator(".own-label")).to_have_text(name)
        assert page.evaluate("window.names.at(-1)") == name
        expect(change).to_be_focused()
    assert page.evaluate("window.names.filter((one) => !one)") == []

    # removed, and the way back has the focus
    change.click()
    page.get_by_role("button", name="Remove this entry").click()
    expect(page.get_by_role("button", name="Put it back")).to_be_focused()
    page.keyboard.press("Enter")
    expect(change).to_be_focused()
    expect(page.locator(".own-label")).to_have_text("My own name 3")


def test_what_another_tab_removes_or_erases_is_gone_where_it_was_finished_too(
    browser_page: Callable[..., Page], app_server: Server
) -> None:
    page = browser_page(1280, 900, tolerate=PROBES)
    page.add_init_script(journey.CALM)
    journey.begin(page, app_server.url)
    journey.guess(page)
    journey.answer_all(page)
    journey.see_map(page)
    other = page.context.new_page()
    goto(other, f"{app_server.url}/journal")
    other.get_by_role("button", name=re.compile("^Change The balance quiz")).click()
    other.get_by_role("button", name="Remove this entry").click()
    expect(other.get_by_text("Removed: The balance quiz")).to_be_visible()
    page.bring_to_front()
    expect(page.locator("h1")).to_have_text("No map yet")
    settled(other)
    other.bring_to_front()
    other.get_by_role("button", name="Put it back").click()
    page.bring_to_front()
    page.locator(".st-key-pic-map svg.marks").wait_for()
    other.bring_to_front()
    erase(other)
    page.bring_to_front()
    expect(page.locator("h1")).to_have_text("No map yet")
    for name, title in (("My journal", "Nothing here yet"), ("Plan", "No plan yet")):
        page.get_by_role("link", name=name, exact=True).first.click()
        expect(page.locator("h1")).to_have_text(title)
    assert everything(page) == {}


def test_erasing_leaves_no_name_of_a_page_that_was_open(browser_page: Callable[..., Page], app_server: Server) -> None:
    page = browser_page(1280, 900, tolerate=PROBES)
    page.add_init_script(kept.init_script(kept.worked_example()))
    for address in ("safety", "journal"):
        goto(page, f"{app_server.url}/{address}")
    page.locator(".st-key-timeline").wait_for()
    page.evaluate("localStorage.setItem('stActiveTheme-/safety-v2', 'x')")
    erase(page)
    assert page.evaluate("Object.keys(localStorage)") == []


def test_after_a_reload_there_is_no_way_back_and_no_word_of_it(
    browser_page: Callable[..., Page], app_server: Server
) -> None:
    page = browser_page(tolerate=PROBES)
    page.add_init_script(kept.init_script(journal()))
    goto(page, f"{app_server.url}/journal")
    page.locator(".st-key-timeline").wait_for()
    erase(page)
    goto(page, f"{app_server.url}/journal")
    expect(page.get_by_text("Nothing here yet")).to_be_visible()
    assert page.evaluate(UNDOABLES) == []
    assert page.locator(".ss-undo").count() == 0


def test_a_file_says_what_it_replaced_and_can_be_taken_back(
    browser_page: Callable[..., Page], app_server: Server
) -> None:
    page = browser_page(tolerate=PROBES)
    whole = journal()
    page.add_init_script(kept.init_script(whole))
    goto(page, f"{app_server.url}/journal")
    page.locator(".st-key-timeline").wait_for()
    entries = {entry["id"]: entry for entry in whole["entries"]}
    note = {"id": "mine", "kind": "note", "at": kept.AT, "text": "Mine."}
    choose(page, json.dumps(whole | {"entries": [note]}))
    expect(page.get_by_text("One entry came in.")).to_be_visible()
    before = json.loads(everything(page)[KEY])["entries"]
    file = [
        entries["kept-balance"] | {"changed": "2026-06-01T00:00:00Z", "label": "from the file"},
        entries["before"] | {"changed": "2026-06-01T00:00:00Z", "label": "Renamed"},
        note | {"text": "Another."},
        entries["note"],
        note | {"id": "new"},
    ]
    choose(page, json.dumps(whole | {"entries": file}))
    told = page.locator("[data-part=said]")
    expect(told).to_contain_text("One entry came in. One was here already.")
    expect(told).to_contain_text(f"it took the place of: The balance quiz, 4 May 2026; “{NASTY[:60]}”, 4 March 2026.")
    expect(told).to_contain_text("both are the same age, so what is here stays: A note, 4 May 2026.")
    assert page.evaluate("window.hurt") is None
    expect(page.get_by_text("from the file")).to_be_visible()
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("The file is out again. What you had is back.")).to_be_visible()
    expect(page.get_by_text("from the file")).to_have_count(0)
    assert json.loads(everything(page)[KEY])["entries"] == before


def test_a_browser_that_keeps_nothing_says_so_and_still_gives_the_file(
    browser_page: Callable[..., Page], app_server: Server, axe: Callable[..., None], tmp_path: Any
) -> None:
    page = browser_page(width=1280, height=900, tolerate=PROBES)
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'SecurityError'); };")
    goto(page, f"{app_server.url}/journal")
    expect(page.get_by_text("This browser keeps nothing for this page")).to_be_visible()
    expect(page.locator("h1")).to_have_text("Nothing here yet")
    axe(page)
    choose(page, json.dumps(journal()))
    expect(page.get_by_role("heading", name="May 2026")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a file").click()
    saved.value.save_as(tmp_path / "journal.json")
    assert len(read_journal((tmp_path / "journal.json").read_text(encoding="utf-8")).entries) == 5
