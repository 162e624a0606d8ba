"""Fixtures for tests in a real Chromium.

app_server       the app on a port of its own: `.url`, `.stop()`, `.kill()`, `.start()` (same port), `.log`.
                 Running at the start of each test, whatever the test before did to it.
browser_page     opens pages: `browser_page(width=390, height=844, dark=False, touch=False, …)` gives a Playwright page
                 in a context of its own (empty localStorage). After the test it fails for any request to another host
                 and any error in the console; `tolerate="regular expression"` names console errors that it expects.
axe              `axe(page, without=(), within=None)` fails with readable findings.
chromium         the browser itself, for a test that needs its own context.

From tests.browser.support: `goto(page, url)` and `settled(page)` wait for Streamlit; `Server(folder, script)` serves
another Streamlit script.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.contexts import Contexts, Kept
from tests.browser.support import CHROMIUM_SWITCHES, Server, Watch, check_axe, shown
from tests.tools.find_chromium import find_chromium

HERE = Path(__file__).parent

expect.set_options(timeout=20_000)  # a busy machine is no fault of the page


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test: `-m "not browser"` leaves it out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[pytest.TestReport]:
    """A test that fails says what its pages showed just then: most that go wrong do so on a busy machine only."""
    report: pytest.TestReport = yield
    pages: list[Page] = getattr(item, "opened_pages", [])
    if report.when == "call" and report.failed:
        report.sections.extend((f"page {page.url}", shown(page)) for page in pages if not page.is_closed())
    return report


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_SWITCHES))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def _one_server() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()


@pytest.fixture
def app_server(_one_server: Server) -> Server:
    _one_server.start()
    return _one_server


@pytest.fixture(scope="session")
def _contexts(chromium: Browser) -> Contexts:
    return Contexts(chromium)


@pytest.fixture
def browser_page(
    chromium: Browser, _contexts: Contexts, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Page]]:
    """`browser_page(width, height, dark, touch, motion, tolerate, host, **more)`; `more` is for new_context.

    `host` is whose requests are allowed: a Server, an address, or (unless given) the app's. Without `more` the context
    may have served another test, and is empty (`tests/browser/contexts.py`).
    """
    kept: list[Kept] = []
    fresh: list[tuple[BrowserContext, Watch]] = []

    opened: list[Page] = []
    request.node.opened_pages = opened

    def open_page(*args: Any, **named: Any) -> Page:
        opened.append(page := new_page(*args, **named))
        return page

    def new_page(
        width: int = 390,
        height: int = 844,
        dark: bool = False,
        touch: bool = False,
        motion: bool = False,
        tolerate: str = "",
        host: Server | str | None = None,
        **more: Any,
    ) -> Page:
        served = host if host is not None else request.getfixturevalue("app_server")
        address = served if isinstance(served, str) else served.url
        media: dict[str, Any] = {
            "viewport": {"width": width, "height": height},
            "color_scheme": "dark" if dark else "light",
            "reduced_motion": "no-preference" if motion else "reduce",
        }
        more = {name: value for name, value in more.items() if (name, value) != ("accept_downloads", True)}
        if more:
            context = chromium.new_context(has_touch=touch, is_mobile=touch, **media, **more)
            context.set_default_timeout(30_000)
            fresh.append((context, Watch(context, urlsplit(address).netloc, tolerate)))
            return context.new_page()
        one = _contexts.take(address, touch, media)
        kept.append(one)
        one.watch.begin(tolerate)
        page = one.context.new_page()
        page.set_viewport_size(media["viewport"])
        page.emulate_media(color_scheme=media["color_scheme"], reduced_motion=media["reduced_motion"])
        return page

    yield open_page
    for context, _ in fresh:
        context.close()
    for one in kept:
        _contexts.give_back(one)
    for watch in [watch for _, watch in fresh] + [one.watch for one in kept]:
        watch.check()


@pytest.fixture
def axe() -> Callable[..., None]:
    return check_axe
