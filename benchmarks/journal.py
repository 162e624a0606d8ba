"""The journal: 500 entries opened, and files gone wrong taken in by Python and by the browser's store.

`python -m benchmarks.journal`. Exit 1 when an aim is missed.
"""

from __future__ import annotations

import copy
import statistics
import sys
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from sharing.journal import JournalFault, read_journal, write_journal
from tests.browser import kept
from tests.browser.page_alone import PAGE, static_site
from tests.browser.support import CHROMIUM_SWITCHES, Server, goto, settled
from tests.support.mutated import files
from tests.tools.find_chromium import find_chromium

ENTRIES = 500
OPENS = 7
AIM_OPEN = 1.0
"""Seconds from the tap on "My journal" to its first line and its map."""
PYTHON_FILES, BROWSER_FILES = 10_000, 1_000


def journal(count: int) -> dict[str, Any]:
    """`count` entries, a few a week back from today: everything that there is, over and over."""
    whole, now = kept.everything(), datetime.now(UTC)
    every = whole["entries"]
    whole["entries"] = []
    for n in range(count):
        entry = copy.deepcopy(every[n % len(every)])
        entry |= {"id": f"{entry['id'][:40]}-{n}", "at": (now - timedelta(hours=40 * n)).isoformat()}
        whole["entries"].append(entry)
    return whole


def opened(browser: Browser, server: Server, kept_here: dict[str, Any]) -> list[float]:
    """Seconds from tap to page, `OPENS` times, on a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(kept.init_script(kept_here))
    goto(page, f"{server.url}/about")
    page.locator(".st-key-erase button").first.wait_for()
    settled(page)
    found = []
    for _ in range(OPENS):
        page.get_by_role("button", name="Menu").click()
        link = page.locator('[data-testid="stPopoverBody"]').get_by_text("My journal")
        link.wait_for()
        start = time.perf_counter()
        link.click()
        page.locator(".st-key-timeline h2").first.wait_for()
        page.locator(".st-key-pic-over-time svg.marks").wait_for()
        found.append(time.perf_counter() - start)
        page.get_by_role("link", name="About and limits").last.click()
        page.locator(".st-key-erase button").first.wait_for()
        settled(page)
    context.close()
    return found


def through_python() -> Counter[str]:
    """What becomes of the files in Python; any other error ends the benchmark."""
    found: Counter[str] = Counter()
    for text in files(PYTHON_FILES):
        try:
            read = read_journal(text)
            write_journal(read.entries, read.settings)
            found["taken in"] += 1
        except JournalFault as fault:
            found[str(fault)] += 1
    return found


def through_browser(browser: Browser) -> Counter[str]:
    """What becomes of the files in the store, and whether Python reads what the store then holds."""
    found: Counter[str] = Counter()
    with static_site() as site:
        page = browser.new_page()
        page.goto(site + PAGE)
        page.wait_for_function("window.ready")
        for outcome, exported in page.evaluate(
            """(texts) => texts.map((text) => {
                localStorage.clear();
                const store = window.openStore();
                return [store.importText(text).fault ?? 'taken in', store.exportText()];
            })""",
            list(files(BROWSER_FILES)),
        ):
            if read_journal(exported).skipped:
                outcome = "FAULT: taken in, and Python cannot read all of it."
            found[outcome] += 1
        if page.evaluate("window.hurt") is not None:
            found["FAULT: something in a file was executed."] += 1
        page.close()
    return found


def main() -> int:
    """Prints the figures; 1 where opening takes too long or a file does harm."""
    server = Server(workers=None)
    server.start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(CHROMIUM_SWITCHES))
        try:
            many, few = (opened(browser, server, journal(count)) for count in (ENTRIES, 20))
            in_browser = through_browser(browser)
        finally:
            browser.close()
            server.stop()
    start = time.perf_counter()
    in_python = through_python()
    spent = time.perf_counter() - start
    median = statistics.median(many)
    print(f"{ENTRIES} entries: from tap to page {median:.2f} s (median of {OPENS}, worst {max(many):.2f} s); "
          f"20 entries: {statistics.median(few):.2f} s. Aim: under {AIM_OPEN} s.")  # fmt: skip
    print(f"{PYTHON_FILES} files gone wrong in Python, {spent:.1f} s:")
    for said, count in in_python.most_common():
        print(f"  {count:6}  {said}")
    print(f"{BROWSER_FILES} files gone wrong in the browser's store:")
    for said, count in in_browser.most_common():
        print(f"  {count:6}  {said}")
    return int(median >= AIM_OPEN or any(said.startswith("FAULT") for said in in_browser))


if __name__ == "__main__":
    sys.exit(main())
