"""The paper version, taken from the about page in a real browser by keyboard, on a dark phone."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import measured
from tests.browser.support import Server, goto, one_run, still

PROBES = r"_stcore/(health|host-config)"


def test_the_paper_version_by_keyboard(
    browser_page: Callable[..., Page], app_server: Server, axe: Callable[..., None], tmp_path: Path
) -> None:
    page = browser_page(390, 844, True, accept_downloads=True, tolerate=PROBES)
    goto(page, f"{app_server.url}/about")
    page.locator('[class*="st-key-paper-"] summary').first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="All of it (PDF)")).to_be_visible()
    still(page)
    axe(page)
    assert page.evaluate(measured.TOO_WIDE) == []
    assert page.evaluate(measured.SMALL_TARGETS) == []
    page.get_by_role("radio", name="Letter").focus()
    with one_run(page):
        page.keyboard.press("Space")
        expect(page.get_by_role("radio", name="Letter")).to_be_checked()
    page.get_by_role("button", name="All of it (PDF)").focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith("-paper.pdf")
    path = tmp_path / "paper.pdf"
    path.write_bytes(download.value.path().read_bytes())
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    assert "612 x 792" in info
