"""Browser contexts that one test hands on to the next, emptied: half of what opening a page costs is a cold browser.

A context keeps what it has loaded (scripts, styles, fonts) for whoever comes next on the same host, and nothing else:
storage, cookies, permissions, pages and routes go when a test ends.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext

from tests.browser.support import Watch

MOST_IDLE = 4
EMPTIED = "localStorage.clear(); sessionStorage.clear(); localStorage.length"
Media = dict[str, object]


class Kept:
    """A context with one quiet page of the host, which keeps its process and what it has loaded alive."""

    def __init__(self, browser: Browser, address: str, touch: bool, media: Media) -> None:
        self.address, self.touch = address, touch
        self.context: BrowserContext = browser.new_context(has_touch=touch, is_mobile=touch, **media)
        self.context.set_default_timeout(30_000)
        self.open = True
        self.context.on("close", lambda _: setattr(self, "open", False))
        self.quiet = self.context.new_page()
        self.quiet.route("**/*", lambda route: route.fulfill(content_type="text/plain", body=""))  # asks no server
        self.quiet.goto(f"{address}/quiet")
        self.watch = Watch(self.context, urlsplit(address).netloc, "")

    def empty(self) -> None:
        """Leaves nothing of the test that used it. Raises AssertionError where something stays."""
        for page in self.context.pages:
            if page is not self.quiet:
                page.close()
        self.context.unroute_all()
        self.context.set_offline(False)
        self.context.clear_cookies()
        self.context.clear_permissions()
        assert self.quiet.evaluate(EMPTIED) == 0


class Contexts:
    """Those at hand: `take` one for a test, `give_back` when it is over."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.idle: list[Kept] = []

    def take(self, address: str, touch: bool, media: Media) -> Kept:
        """An empty context; `media` is for a new one, whatever an older one was made with."""
        for one in self.idle:
            if (one.address, one.touch) == (address, touch):
                self.idle.remove(one)
                return one
        return Kept(self.browser, address, touch, media)

    def give_back(self, one: Kept) -> None:
        if not one.open:
            return
        one.empty()
        self.idle.append(one)
        while len(self.idle) > MOST_IDLE:
            self.idle.pop(0).context.close()
