"""The Python side of the browser components: what a browser says is checked, and what pages ask is queued."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import streamlit as st

import player
from sharing.journal import Journal, JournalFault, SheetEntry
from ui.components import device
from ui.components import player as component

AT = "2026-05-04T10:00:00Z"


def sheet(name: str, **changes: Any) -> dict[str, Any]:
    answers = {"A1": "b"}
    return {"id": name, "kind": "sheet", "quiz": "main_part", "version": 1, "at": AT, "answers": answers} | changes


def note(name: str) -> dict[str, Any]:
    return {"id": name, "kind": "note", "at": AT, "text": name}


class Browser:
    """Stands for the browser: a session, and what the components were last given."""

    def __init__(self, state: dict[str, Any]) -> None:
        self.state = state
        self.given: list[dict[str, Any]] = []

    def component(self, **call: Any) -> None:
        self.given.append(call)

    def tells(self, **said: Any) -> None:
        """A message from the store's browser side, as it comes in before a run."""
        self.state[device.KEY] = {"told": {"base": None, "rev": "r1", "entries": [], "gone": [], "done": []} | said}
        device._told()

    def run(self) -> dict[str, Any]:
        """A run that connects; gives what the browser gets."""
        device.journal()
        data: dict[str, Any] = self.given[-1]["data"]
        return data


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    state: dict[str, Any] = {}
    here = Browser(state)
    monkeypatch.setattr(st, "session_state", state)
    monkeypatch.setattr(device, "_component", lambda: here.component)
    monkeypatch.setattr(component, "_component", lambda: here.component)
    yield here


# ---- the device


def test_before_the_browser_answers_nothing_is_known(browser: Browser) -> None:
    assert browser.run()["have"] is None
    assert device.held() is None


def test_an_empty_device_is_not_the_same_as_an_unknown_one(browser: Browser) -> None:
    browser.tells()
    known = device.held()
    assert known is not None
    assert known.entries == ()
    assert browser.run()["have"] == "r1"


def test_changes_are_taken_in_on_top_of_what_is_known(browser: Browser) -> None:
    browser.tells(entries=[note("n1"), note("n2")])
    browser.tells(base="r1", rev="r2", entries=[note("n3")], gone=["n1"], settings={"names": "neutral"})
    known = device.held()
    assert known is not None
    assert [entry.id for entry in known.entries] == ["n2", "n3"]
    assert known.settings == {"names": "neutral"}


def test_changes_to_something_unknown_make_python_ask_for_all_of_it(browser: Browser) -> None:
    browser.tells(entries=[note("n1")])
    browser.tells(base="r7", rev="r8", entries=[note("n2")])
    assert browser.run()["have"] is None
    known = device.held()
    assert known is not None
    assert [entry.id for entry in known.entries] == ["n1"]


@pytest.mark.parametrize(
    "said",
    [
        {"rev": 7},
        {"entries": "all", "rev": "r2"},
        {"entries": [None, {"id": "x"}, sheet("s1", version="one")], "rev": "r2"},
        {"gone": [[1]], "done": {"a": 1}, "settings": "x", "room": 5, "aside": ["newer"], "rev": "r2"},
        {"works": "no", "room": "<b>", "aside": {}, "clears": 1, "at_home": "yes", "rev": "r2"},
        {"begun": {"a": 1}, "rev": "r2"},
        {"begun": [7, None, "x" * 201], "rev": "r2"},
    ],
)
def test_nonsense_from_a_browser_changes_nothing_and_never_raises(browser: Browser, said: dict[str, Any]) -> None:
    browser.tells(**said)
    known = device.held()
    assert known is None or known == Journal(skipped=known.skipped)


def test_what_the_browser_says_about_keeping_is_known(browser: Browser) -> None:
    browser.tells(works=False, room="none", aside="newer", clears=True, at_home=True)
    assert device.held() == Journal(works=False, room="none", aside="newer", clears=True, at_home=True)
    browser.tells(base="r1", rev="r2", works=True, room="short", aside=None, clears=False, at_home=False)
    assert device.held() == Journal(room="short")


def test_courses_that_were_begun_are_known_by_name_until_all_is_erased(browser: Browser) -> None:
    browser.tells(begun=["a+b", "c"])
    assert device.held() == Journal(begun=("a+b", "c"))
    device.erase()
    assert device.held() == Journal()


def test_skipped_entries_are_counted(browser: Browser) -> None:
    browser.tells(entries=[note("n1"), {"id": "x"}])
    known = device.held()
    assert known is not None
    assert known.skipped == 1


def test_what_a_page_keeps_is_shown_at_once_and_asked_until_done(browser: Browser) -> None:
    browser.tells(entries=[note("n1")])
    browser.run()
    kept = device.keep({"kind": "note", "text": "new"})
    device.remove("n1")
    device.setting("names", "neutral")
    known = device.held()
    assert known is not None
    assert ([entry.id for entry in known.entries], known.settings) == ([kept.id], {"names": "neutral"})
    device.deliver()
    late = browser.given[-1]
    assert late["key"] == device.TAIL
    asked = browser.run()["ops"]
    assert asked == late["data"]["ops"]
    assert [op["do"] for op in asked] == ["keep", "remove", "setting"]
    # a message that crossed the request does not undo it
    browser.tells(base="r1", rev="r2", entries=[])
    again = device.held()
    assert again is not None
    assert [entry.id for entry in again.entries] == [kept.id]
    browser.tells(base="r2", rev="r3", entries=[kept.plain()], gone=["n1"], done=[op["op"] for op in asked])
    assert browser.run()["ops"] == []


def test_erasing_shows_an_empty_journal_at_once_and_what_comes_after_stays(browser: Browser) -> None:
    browser.tells(entries=[note("n1")], settings={"names": "neutral"}, room="none", aside="broken", clears=True)
    device.erase()
    kept = device.keep({"kind": "note"})
    known = device.held()
    assert known is not None
    assert known == Journal(entries=(kept,), clears=True)
    assert [op["do"] for op in browser.run()["ops"]] == ["erase", "keep"]


def test_what_comes_back_after_erasing_is_what_the_browser_tells(browser: Browser) -> None:
    browser.tells(entries=[note("n1")], settings={"names": "neutral"})
    device.erase()
    (op,) = browser.run()["ops"]
    browser.tells(base="r1", rev="r2", gone=["n1"], done=[op["op"]])
    browser.tells(base="r2", rev="r3", entries=[note("n1")], settings={"names": "neutral"})
    known = device.held()
    assert known is not None
    assert ([entry.id for entry in known.entries], known.settings) == (["n1"], {"names": "neutral"})


def test_the_words_of_the_way_back_travel_with_the_device(browser: Browser) -> None:
    words = browser.run()["undo"]
    assert set(words) >= {f"{what}{end}" for what in ("erased", "import", "aside") for end in ("", "_back")}
    assert "{seconds}" in words["left"]


def test_nothing_late_means_no_second_component(browser: Browser) -> None:
    browser.run()
    device.deliver()
    assert [call["key"] for call in browser.given] == [device.KEY]


def test_what_is_no_entry_is_not_kept(browser: Browser) -> None:
    with pytest.raises(JournalFault):
        device.keep({"kind": "gossip"})
    assert browser.run()["ops"] == []


def test_something_kept_before_the_browser_answers_is_not_half_a_journal(browser: Browser) -> None:
    device.keep({"id": "n9", "kind": "note"})
    assert device.held() is None
    browser.tells(entries=[note("n1")])
    known = device.held()
    assert known is not None
    assert [entry.id for entry in known.entries] == ["n1", "n9"]


# ---- the player

COURSE = [{"id": "main_part", "version": 1, "items": []}]


def hand_over(browser: Browser, said: Any) -> component.Handover:
    component.quiz_player(COURSE, key="quiz")
    browser.state["quiz"] = {"sheets": said, "paused": None}
    browser.given[-1]["on_sheets_change"]()
    return component.quiz_player(COURSE, key="quiz")


def test_a_handover_gives_each_sheet_once_and_says_in_the_same_run_that_it_has_arrived(browser: Browser) -> None:
    got = hand_over(browser, [sheet("s1")])
    assert [type(one) for one in got.sheets] == [SheetEntry]
    assert browser.given[-1]["data"]["received"] == ["s1"]
    again = hand_over(browser, [sheet("s1"), sheet("s2")])
    assert [one.id for one in again.sheets] == ["s2"]
    assert not component.quiz_player(COURSE, key="quiz")


def test_sheets_the_page_knows_are_not_given_again(browser: Browser) -> None:
    component.quiz_player(COURSE, key="quiz", received=["s1"])
    assert not hand_over(browser, [sheet("s1")])


@pytest.mark.parametrize(
    "said",
    [None, "x", {}, [None], [sheet("s1", quiz="other_part")], [sheet("s1", version=2)], [note("n1")], [sheet("<b>")]],
)
def test_what_is_no_sheet_of_the_course_is_left_out(browser: Browser, said: Any) -> None:
    assert not hand_over(browser, said)
    assert device.received_here() == []


def test_a_pause_is_given_once(browser: Browser) -> None:
    component.quiz_player(COURSE, key="quiz")
    browser.state["quiz"] = {"paused": 17}
    browser.given[-1]["on_paused_change"]()
    assert component.quiz_player(COURSE, key="quiz").paused
    assert not component.quiz_player(COURSE, key="quiz").paused


# ---- the player as one text


def test_the_one_text_has_no_imports_and_no_comments() -> None:
    text = player.script()
    assert not [line for line in text.splitlines() if line.startswith(("import ", "export ", "//", "/*"))]
    assert player.exported("mount", "openStore") == "export { mount, openStore };\n"
    assert "function mount(" not in player.script(store_only=True)
    assert "/*" not in player.style()
