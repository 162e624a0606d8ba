"""Comparing two maps in a real Chromium: phone and desktop, by keys alone, with the files that it gives."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import kept, measured
from tests.browser.support import Server, goto, settled
from tests.browser.test_pages import PROBES
from tests.ui.visits import sheet


def test_two_maps_are_compared_by_keys_and_taken_along(
    browser_page: Callable[..., Page], app_server: Server, axe: Callable[..., None]
) -> None:
    page = browser_page(tolerate=PROBES)
    journal = kept.worked_example()
    later = sheet("BBBBDDBBBBBV", "515151 424251", "later", at="2026-06-01T10:00:00Z", label="After the <b>course</b>")
    journal["entries"].append(json.loads(later.model_dump_json(exclude_none=True)))
    page.add_init_script(kept.init_script(journal))
    goto(page, f"{app_server.url}/result")
    page.get_by_role("link", name="Compare with an earlier time").press("Enter")
    expect(page.get_by_role("heading", level=1, name="Compare")).to_be_visible()
    expect(page.locator(".st-key-pic-compared svg.marks")).to_be_visible()
    expect(page.get_by_role("heading", name="Likely a real change")).to_be_visible()
    assert page.url == f"{app_server.url}/compare"

    def chosen(*names: str) -> None:
        boxes = page.get_by_role("combobox")
        expect(boxes).to_have_count(len(names))
        for at, name in enumerate(names):
            expect(boxes.nth(at)).to_have_value(name)

    chosen("4 May 2026", "1 June 2026, After the <b>course</b>")
    page.get_by_role("button", name="Swap the two").press("Enter")
    expect(page.get_by_text("You look back in time here")).to_be_visible()
    chosen("1 June 2026, After the <b>course</b>", "4 May 2026")
    page.get_by_role("button", name="Swap the two").press("Enter")
    expect(page.get_by_text("You look back in time here")).to_have_count(0)
    settled(page)
    summary = page.locator(".st-key-compare-answers summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".then-now > div").first).to_be_visible()
    settled(page)
    for width, height, dark in ((390, 844, False), (1280, 900, True)):
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if dark else "light")
        settled(page)
        axe(page)
        assert page.evaluate(measured.TOO_WIDE) == []
        assert page.evaluate(measured.SMALL_TARGETS) == []
        assert page.evaluate(measured.LONG_LINES, 90) == []

    # The card is seen first, in the names and size that are chosen, and saved as it is seen.
    shown = page.locator(".st-key-compare-card .sheet img")
    first = shown.get_attribute("data-shows") or ""
    page.get_by_role("radio", name="Square").press("Space")
    expect(shown).not_to_have_attribute("data-shows", first)
    settled(page)
    src = shown.get_attribute("src") or ""
    with page.expect_download() as download:
        page.locator(".st-key-save-change-png button").press("Enter")
    assert download.value.suggested_filename == "sweet-spot-before-after.png"
    saved = Path(download.value.path()).read_bytes()
    assert saved == base64.b64decode(src.partition(",")[2]) and saved[16:24] == (1080).to_bytes(4, "big") * 2
    assert "missing ScriptRunContext" not in app_server.log
    with page.expect_download() as download:
        page.get_by_role("button", name="Answers and codebook (ZIP)").press("Enter")
    with zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())) as packed:
        assert len(packed.namelist()) == 6
        assert b"course" not in b"".join(packed.read(name) for name in packed.namelist())
    assert page.url == f"{app_server.url}/compare"
