"""The first page: its bytes on the wire and the time until it can be seen, beside an empty Streamlit app.

Chromium with a cold cache, on loopback; the two apps take turns in one run, medians are compared. "Seen" is the moment
when the words of the first screen stand there in their own font. The last
column is one visit at the speed of a phone on a weak network.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, CDPSession, sync_playwright

from tests.browser.support import CHROMIUM_SWITCHES, Server
from tests.tools.find_chromium import find_chromium

ROUNDS = 9
MOST_BYTES = 1_100_000
MOST_RATIO = 1.3
EMPTY = 'import streamlit as st\n\nst.title("Hello")\nst.write("An empty app.")\n'
# 1.6 Mbit/s with 150 ms there and back: a phone where the signal is weak.
WEAK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
# What has to stand on the first screen: in ours the title and the button that begins, in the empty app all it has.
SHOWN = {
    "Sweet Spot": ["h1", '[data-testid="stBaseButton-primary"]'],
    "empty app": ["h1", '[data-testid="stMarkdownContainer"] p'],
}
SEEN = """selectors => selectors.every(selector => {
  const shown = document.querySelector('[data-testid="stMain"] ' + selector);
  return shown && shown.getBoundingClientRect().height > 0 && document.fonts.check(getComputedStyle(shown).font);
})"""


@dataclass(frozen=True)
class Visit:
    """One visit: seconds until the page is seen, bytes received on the wire, and how many answers."""

    seconds: float
    bytes: int
    answers: int


def visit(browser: Browser, url: str, shown: list[str], weak: bool = False) -> Visit:
    """Opens the address in a browser that has never been there, and measures."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    tools: CDPSession = context.new_cdp_session(page)
    sizes: list[int] = []
    tools.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    tools.send("Network.enable")
    if weak:
        tools.send("Network.emulateNetworkConditions", WEAK)
    page.goto(url, wait_until="commit")
    page.wait_for_function(SEEN, arg=shown, timeout=120_000, polling="raf")
    seconds = float(page.evaluate("performance.now()")) / 1000
    page.wait_for_timeout(1500 if not weak else 3000)  # what loads after the first sight counts as well
    context.close()
    return Visit(seconds, sum(sizes), len(sizes))


def main() -> int:
    """Prints the table; 1 when an aim is missed."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        Path(folder, "empty.py").write_text(EMPTY, "utf-8")
        servers = {"Sweet Spot": Server(workers=None), "empty app": Server(Path(folder), "empty.py", "/_stcore/health")}
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(CHROMIUM_SWITCHES))
        try:
            for name, server in servers.items():
                server.start()
                visit(browser, server.url, SHOWN[name])  # the first visit after a start pays for imports, in both
            near: dict[str, list[Visit]] = {name: [] for name in servers}
            for _ in range(ROUNDS):
                for name, server in servers.items():
                    near[name].append(visit(browser, server.url, SHOWN[name]))
            far = {name: visit(browser, server.url, SHOWN[name], weak=True) for name, server in servers.items()}
        finally:
            browser.close()
            for server in servers.values():
                server.stop()

    seconds = {name: median(each.seconds for each in visits) for name, visits in near.items()}
    size = {name: max(each.bytes for each in visits) for name, visits in near.items()}
    print(f"{'':12}{'bytes':>12}{'answers':>9}{'seen, s':>9}{'weak net, s':>13}")
    for name, visits in near.items():
        print(f"{name:12}{size[name]:>12,}{visits[-1].answers:>9}{seconds[name]:>9.2f}{far[name].seconds:>13.1f}")
    ratio = seconds["Sweet Spot"] / seconds["empty app"]
    print(f"seen: {ratio:.2f} times the empty app (aim: at most {MOST_RATIO}); bytes: aim at most {MOST_BYTES:,}")
    return int(ratio > MOST_RATIO or size["Sweet Spot"] > MOST_BYTES)


if __name__ == "__main__":
    sys.exit(main())
