"""The phones' light page: bytes of all it needs, and the time until it can be used on a slow phone on a weak network.

Chromium with a cold cache, 1.6 Mbit/s with 150 ms there and back, the processor four times slower. "A seat" is a first
visit: the button "Take a seat" stands there and takes a tap. "A part" is a phone that loads again in an open part
of 24 questions: "Begin" stands there, and the questions are on the phone.
"""

from __future__ import annotations

import gzip
import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.browser.support import CHROMIUM_SWITCHES
from tests.tools.find_chromium import find_chromium
from tests.workshop.served import RoomServer
from workshop import rooms, stages
from workshop.exercises import all_exercises
from workshop.phone.files import FONT, SCRIPT, STYLE, file
from workshop.phone.pages import room_page
from workshop.questions import questions

ROUNDS = 5
MOST_BYTES = 40_000
MOST_SECONDS = 1.0
WEAK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
SLOWER = 4
# Looks at each frame; the moment is that of the page itself. Put in by the browser, which the page's policy allows.
WATCH = """(() => { const look = () => {
  const button = document.querySelector("main .go");
  if (button && ["join", "before"].includes(document.body.dataset.screen)) window.usable ??= performance.now();
  else requestAnimationFrame(look);
}; requestAnimationFrame(look); })();"""


def small(text: str) -> int:
    """Bytes of a text in gzip."""
    return len(gzip.compress(text.encode(), 9, mtime=0))


def sizes(room: rooms.Room) -> dict[str, int]:
    """Bytes of everything a phone loads, compressed."""
    largest = max(
        small(json.dumps(questions(replace(room, exercises=(one,)), one), ensure_ascii=False, separators=(",", ":")))
        for one in all_exercises()
    )
    found = {"page": small(room_page(room.code, "US"))}
    for name in (SCRIPT, STYLE, FONT):
        one = file(name)
        found[name] = len(one.small or one.body) if one else 0
    return found | {"questions (the longest)": largest}


def visit(browser: Browser, url: str, stored: dict[str, str]) -> tuple[float, int, int]:
    """Seconds until the page can be used, bytes on the wire by then, and how many answers."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.add_init_script(WATCH)
    if stored:
        page.add_init_script(
            f"for (const [key, text] of Object.entries({json.dumps(stored)})) localStorage[key] = text;"
        )
    tools = context.new_cdp_session(page)
    loaded: list[int] = []

    def note(event: dict[str, Any]) -> None:
        loaded.append(int(event["encodedDataLength"]))

    tools.on("Network.loadingFinished", note)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", WEAK)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(url, wait_until="commit")
    seconds = 0.0
    while not seconds:
        page.wait_for_timeout(50)
        seconds = float(page.evaluate("window.usable ?? 0")) / 1000
    page.wait_for_timeout(500)
    context.close()
    return seconds, sum(loaded), len(loaded)


def main() -> int:
    """Prints the tables; 1 when an aim is missed."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = RoomServer(f"sqlite:///{Path(folder, 'rooms.sqlite3')}")
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(CHROMIUM_SWITCHES))
        try:
            server.start()
            longest = max(all_exercises().values(), key=lambda one: len(quiz.items) if (quiz := one.asked()) else 0)
            room, key = rooms.create(server.store, exercises=[longest.id])
            url = f"{server.url}/j/{room.code}"
            stages.move(server.store, room.code, key, f"{longest.id}:open")
            table = sizes(room)
            cases = {
                "a seat": {},
                "a part": {
                    f"sweet-spot:seat:{room.code}": "0123456789abcdefghjk",
                    f"sweet-spot:room:{room.code}": json.dumps({"sheets": {}, "at": longest.id}),
                },
            }
            visit(browser, url, {})
            found = {name: [visit(browser, url, stored) for _ in range(ROUNDS)] for name, stored in cases.items()}
        finally:
            browser.close()
            server.stop()

    for name, n in table.items():
        print(f"{name:28}{n:>8,}")
    total = sum(table.values())
    print(f"{'in all':28}{total:>8,}   (aim: under {MOST_BYTES:,})\n")
    print(f"{'':12}{'usable, s':>10}{'slowest':>9}{'bytes':>9}{'answers':>9}")
    slow = []
    for name, visits in found.items():
        seconds = [one[0] for one in visits]
        slow.append(median(seconds))
        print(f"{name:12}{slow[-1]:>10.2f}{max(seconds):>9.2f}{visits[-1][1]:>9,}{visits[-1][2]:>9}")
    print(f"aim: under {MOST_SECONDS:g} s")
    return int(total >= MOST_BYTES or max(slow) >= MOST_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
