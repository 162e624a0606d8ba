"""The report, taken in a real browser: by touch from the practice on a dark phone, by keyboard from the result."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import measured
from tests.browser.kept import init_script, worked_example
from tests.browser.support import Server, goto, one_run

PROBES = r"_stcore/(health|host-config)"


def told(page: Page, folder: Path, take: Callable[[], None]) -> tuple[str, str]:
    """What the file says that `take` downloads: about itself, and in words."""
    with page.expect_download() as download:
        take()
    assert download.value.suggested_filename == "sweet-spot-report.pdf"
    path = folder / "report.pdf"
    path.write_bytes(download.value.path().read_bytes())
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    words = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    return info, " ".join(words.split())


def test_the_report_is_taken_on_a_phone_and_by_keyboard(
    browser_page: Callable[..., Page], app_server: Server, axe: Callable[..., None], tmp_path: Path
) -> None:
    phone = browser_page(390, 844, True, touch=True, accept_downloads=True, tolerate=PROBES)
    phone.add_init_script(init_script(worked_example()))
    goto(phone, f"{app_server.url}/practice")
    section = phone.locator(".st-key-print")
    section.scroll_into_view_if_needed()
    axe(phone)
    assert phone.evaluate(measured.TOO_WIDE) == []
    assert phone.evaluate(measured.SMALL_TARGETS) == []
    with one_run(phone):
        section.get_by_text("Large print").tap()
    with one_run(phone):
        section.get_by_role("radio", name="Letter").tap()
        expect(section.get_by_role("radio", name="Letter")).to_be_checked()
    info, words = told(phone, tmp_path, section.get_by_role("button", name="Report (PDF)").tap)
    assert "612 x 792" in info
    large = int(info.split("Pages:")[1].split()[0])
    assert "Doormat side, borderline" in words
    assert "How full is your tank?" in words

    page = browser_page(1280, 900, False, accept_downloads=True, tolerate=PROBES)
    page.add_init_script(init_script(worked_example()))
    goto(page, f"{app_server.url}/result")
    section = page.locator(".st-key-print")
    section.scroll_into_view_if_needed()
    axe(page)
    section.get_by_role("radio", name="A4").focus()
    with one_run(page):
        page.keyboard.press("Space")
        expect(section.get_by_role("radio", name="A4")).to_be_checked()
    section.get_by_role("button", name="Report (PDF)").focus()
    info, words = told(page, tmp_path, lambda: page.keyboard.press("Enter"))
    assert "595.276 x 841.89" in info
    assert int(info.split("Pages:")[1].split()[0]) < large
    assert "Where it differs" in words
