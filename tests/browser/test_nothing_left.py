"""A word of one's own in every free field of a real server, and what is left of it once the visit has ended: nothing.

tests/test_privacy.py looks at each page without a browser; here the way is the whole one: websocket, session, log,
files, and the live objects of the server's process, which tests/tools/watched_server.py tells.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page

from tests.browser import kept
from tests.browser.support import ROOT, free_port, goto, settled
from tests.test_privacy import changed, read

WORD = f"kumquat{uuid4().hex}"
PROBES = r"_stcore/(health|host-config)"
PAGES = (
    "policies?policy=POL-01",
    "rehearse?situation=REH-02",
    "plan",
    "journal",
    "look?quiz=first_words",
    "practice",
    "result",
    "send",
    "shared",
)
FIELDS = '[data-testid="stMain"] :is(textarea, input[type="text"]):visible'


class Watched:
    """The app in a process that tells what it holds."""

    def __init__(self, folder: Path) -> None:
        self.port, self.log = free_port(), folder / "log"
        self.url = f"http://127.0.0.1:{self.port}"
        self.began = time.time()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.tools.watched_server", str(self.port), "1"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log.open("wb"), text=True,
            env={**os.environ, "TMPDIR": str(folder)},
        )  # fmt: skip
        self.said: list[str] = []
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{self.url}/healthz", timeout=5).close()
                return
            except OSError:
                assert self.process.poll() is None, self.log.read_text("utf-8")
                time.sleep(0.1)
        raise AssertionError("the watched server does not answer")

    def holds(self, word: str) -> dict[str, Any]:
        assert self.process.stdin and self.process.stdout
        middle = len(word) // 2
        self.process.stdin.write(f"{word[:middle]} {word[middle:]}\n")
        self.process.stdin.flush()
        while not (line := self.process.stdout.readline()).startswith("WATCHED "):
            assert line, "the watched server has ended"
            self.said.append(line)
        found: dict[str, Any] = json.loads(line.removeprefix("WATCHED "))
        return found

    def stop(self) -> None:
        self.process.terminate()
        out, _ = self.process.communicate(timeout=20)
        self.said.append(out)


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    server = Watched(tmp_path)
    yield server
    if server.process.poll() is None:
        server.stop()


def journal() -> dict[str, Any]:
    """Everything answered, drafted and written, with the word wherever a person wrote something."""
    text = json.dumps(kept.everything())
    for own in (kept.MISSION, kept.OWN_REPLY, "Still Waters Massage", "Thursday evenings"):
        text = text.replace(json.dumps(own)[1:-1], f"{WORD} {own[:9]}")
    found: dict[str, Any] = json.loads(text)
    for entry in found["entries"]:
        entry["label"] = f"{WORD} week"
    return found


OPENERS = ".st-key-own-1 button", '[class*="st-key-change-"] button >> nth=0', ".st-key-own-words button"
"""What has to be pressed for a field to show."""


def write_everywhere(page: Page) -> int:
    """The word into every field that there is on a page; how many took it."""
    page.locator(".stExpander details:not([open]) summary").evaluate_all("folds => folds.forEach((one) => one.click())")
    for opener in OPENERS:
        if page.locator(opener).count():
            page.locator(opener).click()
            page.locator(FIELDS).first.wait_for()
            settled(page)
    count = page.locator(FIELDS).count()
    for at in range(count):
        field = page.locator(FIELDS).nth(at)
        if field.is_editable():
            field.fill(f"{WORD} {at}")
            field.press("Tab")
            settled(page)
    return count


def test_once_a_visit_has_ended_nothing_of_it_is_left(
    browser_page: Callable[..., Page], watched: Watched, tmp_path: Path
) -> None:
    page = browser_page(1280, 900, host=watched.url, tolerate=PROBES)
    page.add_init_script(kept.init_script(journal()))
    written = 0
    for address in PAGES:
        goto(page, f"{watched.url}/{address}")
        page.wait_for_timeout(400)  # the journal comes after the first run
        settled(page)
        written += write_everywhere(page)
    goto(page, f"{watched.url}/quiz?quiz=mission_and_fit")
    assert written >= 5
    alive = watched.holds(WORD)
    assert alive["sessions"] >= 1
    assert alive["holders"], "the search finds what is there"

    page.context.close()
    until = time.monotonic() + 30
    while (left := watched.holds("nothing"))["sessions"] and time.monotonic() < until:
        time.sleep(0.5)
    assert left["sessions"] == 0, "an ended session goes without anybody else's coming"
    assert watched.holds(WORD)["holders"] == {}

    watched.stop()
    assert WORD not in watched.log.read_text("utf-8") + "".join(watched.said)
    folders = [ROOT, Path.home() / ".streamlit", tmp_path, Path(tempfile.gettempdir())]
    own_profile = [Path(each) for each in Path(tempfile.gettempdir()).glob("playwright*")]
    found = [
        path
        for folder in folders
        for path in changed(folder, watched.began)
        if WORD.encode() in read(path) and not any(profile in path.parents for profile in own_profile)
    ]
    assert found == [], "a browser keeps its own profile; nothing else holds the word"
