"""The coach from end to end: what drains, what trips, a plan, a policy written and printed, a talk, a date."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from icalendar import Calendar
from playwright.sync_api import Download, Page, expect

import quizzes
from tests.browser import journey, kept
from tests.browser.support import Server, goto, settled, wait_true
from tests.browser.test_journey import PROBES, stored, tab_to, tab_until

Opener = Callable[..., Page]
SHEET = "Cancellation"


def answer_quiz(page: Page, name: str, picks: tuple[int, ...]) -> None:
    """Answers a whole questionnaire by touch, options by place in turn, up to its result."""
    quiz = quizzes.load(name)
    page.get_by_role("button", name="Begin").tap()
    for number, item in enumerate(quiz.items, 1):
        expect(page.locator(".ss-count")).to_contain_text(f"{number} of {len(quiz.items)}")
        if item.kind == "text":
            page.locator("textarea").fill("My first boss, who never sat down.")
        else:
            options = page.locator(".ss-options").first.locator("label")
            options.nth(min(picks[number % len(picks)], options.count() - 1)).tap()
        page.locator(".ss-next").tap()
    page.get_by_role("button", name=quiz.finish).tap()


def saved(page: Page, button: str | re.Pattern[str], tap: bool = True) -> bytes:
    """The bytes of the file behind a button."""
    found = page.get_by_role("button", name=button).first
    with page.expect_download() as download:
        found.tap() if tap else page.keyboard.press("Enter")
    return read(download.value)


def read(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def words_of_pdf(pdf: bytes, folder: Path) -> str:
    """What a PDF says, in one line."""
    assert pdf.startswith(b"%PDF-") and pdf.rstrip().endswith(b"%%EOF")
    (folder / "made.pdf").write_bytes(pdf)
    said = subprocess.run(["pdftotext", folder / "made.pdf", "-"], capture_output=True, text=True, check=True).stdout
    return " ".join(said.split())


@pytest.fixture
def mapped() -> str:
    """Script of a device that holds the core quiz and nothing else."""
    journal = kept.worked_example()
    asked = {quiz.id for quiz in quizzes.course(quizzes.load_all(), quizzes.leading(quizzes.load_all()).id)}
    journal["entries"] = [entry for entry in journal["entries"] if entry["quiz"] in asked]
    return kept.init_script(journal)


def test_from_the_map_to_a_sheet_a_talk_and_a_date_by_touch(
    browser_page: Opener, app_server: Server, axe: Callable[..., None], mapped: str, tmp_path: Path
) -> None:
    page = browser_page(touch=True, accept_downloads=True, tolerate=PROBES)
    page.add_init_script(journey.CALM)
    page.add_init_script(mapped)

    goto(page, f"{app_server.url}/practice")
    expect(page.locator(".st-key-seen")).to_contain_text("Doormat side, borderline")
    page.locator("a[href*='quiz=self_care']").first.tap()
    page.wait_for_url("**/quiz?quiz=self_care")
    answer_quiz(page, "self_care", (2, 3, 1))
    page.wait_for_url("**/audit*")
    page.locator(".parts").wait_for()

    goto(page, f"{app_server.url}/quiz?quiz=stumbling_blocks")
    answer_quiz(page, "stumbling_blocks", (3, 1, 2))
    page.wait_for_url("**/look?quiz=stumbling_blocks")
    page.locator(".bars").wait_for()
    axe(page)

    page.locator(".st-key-go").get_by_role("link", name="See the plan").tap()
    page.wait_for_url("**/plan")
    page.locator(".stepno").first.wait_for()
    axe(page)
    date = Calendar.from_ical(saved(page, "Put it in my calendar"))
    assert len(date.walk("VEVENT")) == 3
    page.locator("a[href*='policy=POL-']").first.tap()
    page.wait_for_url("**/policies?policy=POL-*")

    clause = page.locator(".clause")
    clause.wait_for()  # the address changes before the page does
    settled(page)
    name = page.locator("h1").inner_text()
    before = clause.inner_text()
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    expect(clause).not_to_have_text(before)
    settled(page)
    before = clause.inner_text()
    number = page.locator(".st-key-blanks input[type=number]").first
    number.fill(str(int(number.input_value()) + int(number.get_attribute("step") or 1)))
    number.blur()
    expect(clause).not_to_have_text(before)
    settled(page)
    page.get_by_role("button", name="Add to my sheet").tap()
    expect(page.get_by_role("button", name="Take it off my sheet")).to_be_visible()
    text = clause.inner_text()
    page.reload()
    settled(page)
    expect(clause).to_have_text(text)
    page.get_by_role("link", name="All twelve policies").tap()
    expect(page.get_by_text("One policy is on it.")).to_be_visible()
    printed = words_of_pdf(saved(page, "For print (PDF)"), tmp_path)
    assert name in printed and " ".join(text.split()) in printed.replace("- ", "-")
    word = Document(BytesIO(saved(page, "To edit (Word)")))
    assert text in [one.text for one in word.paragraphs]
    assert name in [one.text for one in word.paragraphs if one.style.name.startswith("Heading")]

    goto(page, f"{app_server.url}/rehearse?situation=REH-02")
    page.get_by_role("button", name="Write my own").tap()
    page.get_by_label("Your own reply").fill(kept.OWN_REPLY)
    page.get_by_role("button", name="Look at my words").tap()
    expect(page.locator(".st-key-own-read ol.marks")).to_contain_text("The limit “I can't”")
    page.get_by_role("button", name="Keep it").tap()
    expect(page.get_by_text("Kept on this device.")).to_be_visible()
    axe(page)

    goto(page, f"{app_server.url}/practice")
    report = words_of_pdf(saved(page, "Report (PDF)"), tmp_path)
    assert "Doormat side, borderline" in report
    assert "What trips you up?" in report and name in report
    kinds = [entry["kind"] for entry in stored(page)["entries"]]
    assert {"sheet", "draft", "note"} <= set(kinds)
    assert "plan" not in kinds, "a plan that was only looked at, and taken as dates, is kept nowhere"


def test_dial_blank_reply_and_own_words_by_keyboard_alone(
    browser_page: Opener, app_server: Server, tmp_path: Path
) -> None:
    """From the list of policies to the printed sheet and to a rehearsed reply, without a pointer."""
    page = browser_page(1280, 900, accept_downloads=True, tolerate=PROBES)
    goto(page, f"{app_server.url}/policies")
    tab_to(page, SHEET)
    page.keyboard.press("Enter")
    page.wait_for_url("**/policies?policy=POL-01")
    expect(page.locator("h1")).to_have_text(SHEET)
    settled(page)
    tab_until(page, "on => on.type === 'range'")
    before = page.locator(".clause").inner_text()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", "Wording 3 of 4")
    expect(page.locator(".clause")).not_to_have_text(before)
    tab_until(page, "on => on.type === 'number'")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    expect(page.locator(".clause")).to_contain_text(re.compile(r"\b(25|26|30|36|48) hours"))
    settled(page)
    tab_to(page, "Add to my sheet")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Take it off my sheet")).to_be_visible()
    text = page.locator(".clause").inner_text()
    tab_to(page, "All twelve policies")
    page.keyboard.press("Enter")
    expect(page.get_by_text("One policy is on it.")).to_be_visible()
    tab_to(page, "For print (PDF)")
    assert SHEET in words_of_pdf(saved(page, "For print (PDF)", tap=False), tmp_path)
    tab_to(page, "To edit (Word)")
    assert text in [one.text for one in Document(BytesIO(saved(page, "To edit (Word)", tap=False))).paragraphs]

    tab_to(page, "Rehearse")
    page.keyboard.press("Enter")
    page.wait_for_url("**/rehearse")
    page.locator(".st-key-moments [data-testid='stPageLink-NavLink']").first.wait_for()
    line = page.locator(".st-key-moments [data-testid='stPageLink-NavLink']").first.inner_text()
    tab_to(page, line)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(line.strip("“”"))
    tab_until(page, "on => on.type === 'radio'")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".st-key-reveal")).to_be_visible()
    tab_to(page, "Write my own")
    page.keyboard.press("Enter")
    tab_until(page, "on => on.localName === 'textarea'")
    page.keyboard.type("I'm glad you asked. I can't, and I can offer Tuesday.")
    tab_to(page, "Look at my words")
    page.keyboard.press("Enter")
    expect(page.locator(".own-words mark")).not_to_have_count(0)
    tab_to(page, "Keep it")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kept on this device.")).to_be_visible()
    wait_true(page, "localStorage.getItem('sweet-spot:journal')?.includes('Tuesday')")
