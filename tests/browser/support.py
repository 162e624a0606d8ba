"""What browser tests share: a server that can be stopped and started again, a watched page, axe with readable findings.

The fixtures in conftest.py hand these out; a test rarely imports from here, save `settled` and `goto`.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page, Request, WebSocket

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM_SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


class Server:
    """A Streamlit program in a process of its own, on one port for its whole life.

    `folder` is where it runs, `script` what `streamlit run` gets. `stop` is a clean end, `kill` is `kill -9`;
    `start` after either serves on the same port again, so that an open page can come back to it. `workers` is how
    many processes make its pictures: loading them at each of many starts takes longer than a few pictures.
    """

    def __init__(
        self, folder: Path = ROOT, script: str = "app.py", health: str = "/healthz", workers: int | None = 0
    ) -> None:
        self.folder, self.script, self.health = folder, script, health
        self.workers = "" if workers is None else str(workers)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None
        self._log: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  (lives as long as the server)

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def log(self) -> str:
        """All that the program has printed so far."""
        self._log.seek(0)
        return self._log.read().decode("utf-8", "replace")

    def command(self) -> list[str]:
        """The command line that serves it on its port."""
        address = ["--server.port", str(self.port), "--server.address", "127.0.0.1", "--server.headless", "true"]
        return [sys.executable, "-m", "streamlit", "run", self.script, *address]

    def start(self, seconds: float = 60) -> None:
        """Start it and wait until it answers (with any status). Raises RuntimeError with its log when it does not."""
        if self.running:
            return
        self._process = subprocess.Popen(
            self.command(),
            cwd=self.folder,
            env={**os.environ, "PICTURE_WORKERS": self.workers},
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.running:
            try:
                urllib.request.urlopen(self.url + self.health, timeout=5).close()
                return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
        self.kill()
        raise RuntimeError(f"{self.script} did not answer at {self.url + self.health}. Its log:\n{self.log}")

    def stop(self) -> None:
        """End it as Ctrl-C would, and wait for that."""
        self._end(force=False)

    def kill(self) -> None:
        """End it at once, with no chance to tidy up."""
        self._end(force=True)

    def _end(self, force: bool) -> None:
        if self._process is None:
            return
        if force:
            self._process.kill()
        else:
            self._process.terminate()
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(15)
        self._process = None


class Watch:
    """Notes what the pages of one browser context do that they had better not: foreign requests, errors."""

    def __init__(self, context: BrowserContext, host: str, tolerate: str) -> None:
        self.host = host
        self.begin(tolerate)
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self._error(f"uncaught: {error.error}"))
        context.on("page", lambda page: page.on("websocket", self._socket))

    def begin(self, tolerate: str) -> None:
        """Forgets what was noted, for the next test; errors that `tolerate` finds are expected there."""
        self.tolerate = tolerate
        self.foreign: list[str] = []
        self.errors: list[str] = []

    def _request(self, request: Request) -> None:
        self._host(request.url)

    def _socket(self, socket: WebSocket) -> None:
        self._host(socket.url)

    def _host(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != self.host:
            self.foreign.append(url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._error(f"{message.text} ({message.location.get('url', '')})")

    def _error(self, text: str) -> None:
        if not (self.tolerate and re.search(self.tolerate, text)):
            self.errors.append(text)

    def check(self) -> None:
        """Fails the test that opened the page when anything was noted."""
        assert not self.foreign, "requests to another host:\n" + "\n".join(self.foreign)
        assert not self.errors, "errors in the browser's console:\n" + "\n".join(self.errors)


SHOWN = """() => [document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState,
  document.activeElement?.outerHTML.slice(0, 200), document.body.innerText.slice(0, 3000)].join("\\n")"""


def shown(page: Page) -> str:
    """What a page shows, for the report of a test that failed: state of its script, what has the focus, its words."""
    try:
        return str(page.evaluate(SHOWN))
    except Error as error:
        return f"nothing to be had: {error}"


def settled(page: Page) -> None:
    """Waits until Streamlit has run its script to the end and the fonts are in."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', state="attached")
    page.wait_for_selector('[data-testid="stMain"] [data-testid="stVerticalBlock"] > *', state="attached")
    page.evaluate("document.fonts.ready.then(() => true)")


def wait_true(page: Page, expression: str, arg: Any = None, seconds: float = 30) -> None:
    """Waits until an expression, or a function of `arg`, is true on the page.

    Playwright's own `wait_for_function` asks again by `eval` inside the page, which our content policy refuses: it
    works only where the first look finds the truth. A page that is just being replaced counts as "not yet".
    """
    until = time.monotonic() + seconds
    while True:
        try:
            if page.evaluate(expression, arg):
                return
        except Error as error:
            if "context was destroyed" not in str(error) or time.monotonic() > until:
                raise
        assert time.monotonic() < until, f"not true within {seconds:g} s: {expression}"
        page.wait_for_timeout(40)


RUNS = """() => { window.ranAgain = false;
  new MutationObserver((changes) => { window.ranAgain ||= changes.some((one) => one.oldValue === 'running'); })
    .observe(document.querySelector('[data-testid="stApp"]'),
      { attributes: true, attributeOldValue: true, attributeFilter: ['data-test-script-state'] }); }"""


@contextmanager
def one_run(page: Page, seconds: float = 5) -> Iterator[None]:
    """Around something that makes Streamlit run its script: waits until that run is over.

    `settled` alone, right after a tap, may look before the run has begun.
    """
    page.evaluate(RUNS)
    yield
    with suppress(AssertionError):  # a run so short that the page never showed it
        wait_true(page, "window.ranAgain", seconds=seconds)
    settled(page)


def still(page: Page) -> None:
    """Waits until nothing moves any more, such as folds that open by and by."""
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    wait_true(page, "document.getAnimations().every((one) => one.playState !== 'running')")


def quiet(page: Page, heard: Sequence[object], for_ms: int = 1000, seconds: float = 30) -> None:
    """Waits until nothing has been added to `heard` for a while."""
    until, count = time.monotonic() + seconds, -1
    while count != len(heard):
        assert time.monotonic() < until, f"no quiet within {seconds:g} s"
        count = len(heard)
        page.wait_for_timeout(for_ms)


def goto(page: Page, url: str) -> Page:
    """Opens an address of the app and waits until it is settled; returns the page."""
    page.goto(url)
    settled(page)
    return page


def check_axe(page: Page, without: Iterable[str] = (), within: str | None = None) -> None:
    """Fails with one paragraph per barrier that axe finds on the page, or inside the selector `within`.

    `without` names rules to leave out, each of which wants a comment that says why. Nothing is said of what passes,
    and style sheets are not fetched again for rules about sound and for one that is not switched on: half the time.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    rules = {rule: {"enabled": False} for rule in without}
    found = page.evaluate(
        "([within, options]) => axe.run(within || document, options).then((all) => all.violations)",
        [within, {"rules": rules, "resultTypes": ["violations"], "preload": False}],
    )
    paragraphs = []
    for each in found:
        places = "\n".join(
            f"    {' '.join(map(str, node['target']))}\n      {node['html'][:300]}" for node in each["nodes"]
        )
        reasons = {check["message"] for node in each["nodes"] for check in node["any"] + node["all"] + node["none"]}
        paragraphs.append(
            f"{each['id']} ({each['impact']}): {each['help']}\n{places}\n    {'; '.join(sorted(reasons))}"
        )
    assert not paragraphs, f"axe on {page.url}:\n" + "\n".join(paragraphs)
