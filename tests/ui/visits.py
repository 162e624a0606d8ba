"""Visits to the app without a browser: Streamlit's AppTest, a journal put where the device's would be, and words read.

AppTest has no browser, so no component ever answers: what a device keeps is put into the session, as
`ui.components.device` holds it once a browser has told.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, cast
from unittest import mock

from streamlit.runtime import pages_manager
from streamlit.testing.v1 import AppTest, app_test

import quizzes
from quizzes import Quiz
from quizzes.schema import Scenario, Slider, Statement
from sharing.journal import Journal, SheetEntry, read_entry
from tests.browser.support import ROOT
from tests.scoring.forms import sheet as keys_of
from ui.components import ask, copy_text, device, host_cookie, journal_file, player, room_keys

MAIN = ROOT / "ui" / "main.py"
PAGES = (
    *("home", "quiz", "result", "plan", "audit", "outcome", "practice", "journal", "compare", "policies", "rehearse"),
    *("send", "shared", "room", "about", "support", "safety"),
)
PROJECTED = ("wall",)
"""Pages for a whole room to look at: without masthead and foot."""
ALL = quizzes.load_all()
QUIZ: Quiz = quizzes.leading(ALL)
GUESS: Quiz = quizzes.course(ALL, QUIZ.id)[0]
AUDIT: Quiz = next(quiz for quiz in ALL.values() if quiz.scoring.scales and not quiz.scoring.position)
AT = "2026-05-04T10:00:00Z"

TILTED = ("DDBBDDBBBBHV", "424233 243433")
"""The worked example of the measurement model that is tilted to the client."""
ZONES = {
    "doormat": ("DDDHDDDDDDDD", "515151 151515"),
    "diva": ("VVVVVVVVVVVV", "151515 515151"),
    "worn_out": ("DHHHHHVHHHHH", "151515 151515"),
    "mixed_middle": ("BHBHBHBHBHBH", "422433 422433"),
    "sweet_spot": ("BBBBBBBBBBBV", "515151 424251"),
}
"""A sheet for each zone, scenarios in the order of the file, statements in the order of their pairs."""


# ---- what a device keeps -----------------------------------------------------------------


def sheet(scenarios: str = TILTED[0], statements: str = TILTED[1], name: str = "s1", **changes: Any) -> SheetEntry:
    """A sheet of the leading questionnaire, written as keys and numbers; `more` adds answers as browsers send them."""
    given: dict[str, Any] = dict(changes.pop("more", {}))
    items = {item.id: item for item in QUIZ.items}
    for item_id, answer in keys_of(scenarios, statements).items():
        item = items[item_id]
        options = item.options if isinstance(item, Scenario) else ()
        given[item_id] = next(option.letter for option in options if option.key == answer) if options else answer
    return entry(QUIZ, given, name, **changes)


def guess(tilt: int | None, ground: int | None, name: str = "g1", **changes: Any) -> SheetEntry:
    """The two lines before the questions, each None where it was left alone."""
    lines = {item.axis: item.id for item in GUESS.of_kind(Slider)}
    given = {lines["B"]: tilt, lines["G"]: ground}
    return entry(GUESS, {item: value for item, value in given.items() if value is not None}, name, **changes)


def audit(usual: int | None = 3, name: str = "a1", **parts: int | None) -> SheetEntry:
    """An audit by level of each part, 0 to 4, which is 0 to 100 in steps of 25; None leaves a part unanswered."""
    given: dict[str, Any] = {}
    for item in AUDIT.of_kind(Statement):
        level = parts.get(str(item.scale), usual)
        if level is not None:
            given[item.id] = level if item.sign == "+" else 4 - level
    return entry(AUDIT, given, name)


def entry(quiz: Quiz, answers: Mapping[str, Any], name: str, /, **changes: Any) -> SheetEntry:
    """A sheet entry as a browser tells it."""
    raw = {"id": name, "kind": "sheet", "quiz": quiz.id, "version": quiz.version, "at": AT, "answers": dict(answers)}
    return cast(SheetEntry, read_entry(raw | changes))


def journal(*entries: Any, **settings: Any) -> Journal:
    """What a device keeps: entries, and settings by name."""
    return Journal(entries=entries, settings=settings)


# ---- a visit -----------------------------------------------------------------------------


def begun_otherwise(at: AppTest) -> list[str]:
    """The widgets that a page gives a value and another start.

    A run that is cut short may never send the value: the browser then takes the start for the person's answer.
    """
    return [str(node) for node in at.main if not _begins_as_it_stands(getattr(node, "proto", None))]


def _begins_as_it_stands(proto: Any) -> bool:
    if not getattr(proto, "set_value", False):
        return True
    start = proto.default
    given: Any = proto.raw_value if hasattr(proto, "raw_value") else getattr(proto, "value", None)
    if hasattr(proto, "raw_values"):
        start, given = [proto.options[at].content for at in start], list(proto.raw_values)
    elif hasattr(proto, "raw_value"):
        options = list(proto.options)
        chosen = start if isinstance(start, int) else int(start[0])
        start, given = options[chosen], given if isinstance(given, str) else given[0]
    return bool(start == given)


class Visit:
    """One visit: pages opened, what they say, and what they have asked the device to keep."""

    def __init__(self, kept: Journal | None, locale: str | None = None) -> None:
        self.at = AppTest.from_file(MAIN, default_timeout=60)
        self.at.context = {"timezone": "UTC", "locale": locale}
        if kept is not None:
            self.at.session_state["device.held"] = kept
        self.run()

    def run(self) -> Visit:
        self.at.run()
        assert [fault.message for fault in self.at.exception] == []
        assert begun_otherwise(self.at) == []
        return self

    def see(self, page: str, **params: str) -> Visit:
        """Opens a page, as a link to it does."""
        self.at.query_params = dict(params)
        self.at.switch_page(f"pages/{page}.py")
        return self.run()

    def press(self, label: str) -> Visit:
        """Presses the one button with that label."""
        (button,) = (one for one in self.at.button if one.label == label)
        button.click()
        return self.run()

    def tells(self, kept: Journal) -> Visit:
        """The browser's answer comes in, and the page runs again."""
        self.at.session_state["device.held"] = kept
        return self.run()

    @property
    def here(self) -> str:
        """The page that this visit is on."""
        path = str(self.at._registered_pages[self.at._finished_page_script_hash]["url_pathname"])
        return path or "home"

    @property
    def markup(self) -> list[str]:
        """Markdown and HTML of the page, in order."""
        return [
            str(cast(Any, node).value) for node in self.at.main if getattr(node, "type", "") in ("markdown", "html")
        ]

    @property
    def words(self) -> str:
        """All that the page says, in order, blanks made single."""
        return said(" ".join(_say(node) for node in self.at.main))

    def tagged(self, tag: str) -> list[str]:
        """The words of each element with that tag; "p.note" is a tag with a class."""
        name, _, look = tag.partition(".")
        start = rf'<{name}[^>]*class="{look}"[^>]*>' if look else rf"<{name}(?: [^>]*)?>"
        return [said(found) for text in self.markup for found in re.findall(rf"{start}(.*?)</{name}>", text, re.DOTALL)]

    @property
    def title(self) -> str:
        (title,) = self.tagged("h1")
        return title

    def inside(self, key: str) -> str:
        """What the container with that key says."""
        return said(" ".join(_say(node) for node in self.at.main.get_by_key(key)))

    def has(self, key: str) -> bool:
        """Whether there is an element or a container with that key."""
        return any(getattr(node, "key", None) == key for node in self.at.main)

    @property
    def links(self) -> dict[str, str]:
        """Label -> page and query of each link outside masthead and foot."""
        bars = {id(one) for bar in ("masthead", "foot") if self.has(bar) for one in self.at.main.get_by_key(bar)}
        links = (link for link in self.of("page_link") if id(link) not in bars)
        return {link.label: f"{link.page}?{link.query_string}".rstrip("?") for link in links}

    def of(self, kind: str) -> list[Any]:
        """The elements of one kind, in order, masthead and foot included."""
        return [node for node in self.at.main if getattr(node, "type", "") == kind]

    def spec(self, key: str) -> dict[str, Any]:
        """The picture in the container `pic-key`, as Vega-Lite."""
        (picture,) = (node for node in self.at.main.get_by_key(f"pic-{key}") if hasattr(node.proto, "spec"))
        return cast(dict[str, Any], json.loads(picture.proto.spec))

    @property
    def asked(self) -> list[dict[str, Any]]:
        """What pages have asked the device to do, in order."""
        return list(self.at.session_state.get("device.ops", {}).values())


def said(markup: str) -> str:
    """The words of some HTML."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split()).replace(" ,", ",")


def _say(node: Any) -> str:
    kind = getattr(node, "type", "")
    if kind in ("markdown", "html"):
        return str(node.value)
    if kind == "button_group":
        return " ".join([node.label, *node.options])
    return str(getattr(node.proto, "label", "")) if getattr(node, "proto", None) is not None else ""


class _Named(pages_manager.PagesManager):
    """AppTest has Streamlit take ui/pages/ for pages of its own at every run; app.py rules that out, as this does."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        type(self).uses_pages_directory = pages_manager.PagesManager.uses_pages_directory = False
        super().__init__(*args, **kwargs)


@contextmanager
def app() -> Iterator[None]:
    """While open, visits can be made. Each registers its components afresh, since each stands for a server."""
    before = pages_manager.PagesManager.uses_pages_directory
    with mock.patch.object(app_test, "PagesManager", _Named):
        try:
            yield
        finally:
            pages_manager.PagesManager.uses_pages_directory = before
            for module in (device, player, journal_file, ask, copy_text, host_cookie, room_keys):
                module._component.cache_clear()
