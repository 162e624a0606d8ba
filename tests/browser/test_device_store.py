"""The device store in a real browser: nothing kept is lost, whatever is found there and however many tabs write."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from sharing.journal import read_journal, write_journal
from tests.browser.page_alone import PAGE, static_site

KEY = "sweet-spot:journal"
AT = "2026-05-04T10:00:00.000Z"


def note(name: str, **changes: Any) -> dict[str, Any]:
    return {"id": name, "kind": "note", "at": AT, "text": f"text of {name}"} | changes


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with static_site() as address:
        yield address


@pytest.fixture
def tab(browser_page: Callable[..., Page], site: str) -> Page:
    page = browser_page(host=site)
    page.goto(site + PAGE)
    page.wait_for_function("window.ready")
    return page


def ask(page: Page, body: str, arg: Any = None) -> Any:
    """Runs `body` with `store` (freshly opened) and `arg`, and gives what it returns."""
    return page.evaluate(f"(arg) => {{ const store = window.openStore(); {body} }}", arg)


def raw(page: Page) -> Any:
    return json.loads(page.evaluate("(key) => localStorage.getItem(key)", KEY))


def hold(page: Page, text: str) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])


def test_entries_come_back_and_python_reads_them(tab: Page) -> None:
    assert ask(tab, "return [store.works, store.notice, store.all()]") == [True, None, []]
    assert ask(tab, "return store.put(arg)", note("n1")) is True
    assert ask(tab, "return store.all()") == [note("n1")]
    assert raw(tab)["format"] == "sweet-spot-journal/1"
    journal = read_journal(ask(tab, "return store.exportText()"))
    assert [entry.id for entry in journal.entries] == ["n1"]
    assert ask(tab, "store.remove('n1'); store.remove('unknown'); return store.all()") == []


def test_what_is_missing_of_an_entry_is_filled_in_and_what_is_none_is_refused(tab: Page) -> None:
    assert ask(tab, "return store.put({kind: 'note', text: 'x'})") is True
    (entry,) = ask(tab, "return store.all()")
    assert len(entry["id"]) == 36
    assert entry["at"].endswith("Z")
    assert ask(tab, "return store.put({kind: 'gossip'})") is False
    assert len(ask(tab, "return store.all()")) == 1


def test_of_one_id_the_later_change_counts(tab: Page) -> None:
    later = note("n1", changed="2026-05-06T00:00:00Z", text="later")
    ask(tab, "store.put(arg[0]); store.put(arg[1]); store.put(arg[2])", [note("n1"), later, note("n1", text="older")])
    assert ask(tab, "return store.all()") == [later]


def test_settings_are_set_and_taken_out(tab: Page) -> None:
    ask(tab, "store.setting('names', 'neutral'); store.setting('b', 1); store.setting('b', null)")
    assert ask(tab, "return store.settings()") == {"names": "neutral"}


def test_two_tabs_lose_nothing(tab: Page, site: str) -> None:
    other = tab.context.new_page()
    other.goto(site + PAGE)
    other.wait_for_function("window.ready")
    for page in tab, other:
        page.evaluate("window.mine = window.openStore()")
    tab.evaluate("() => { window.heard = 0; window.mine.onChange(() => { window.heard += 1; }); }")
    for n in range(6):
        (tab, other)[n % 2].evaluate("(entry) => window.mine.put(entry)", note(f"n{n}"))
    other.evaluate("window.mine.remove('n0')")
    assert sorted(entry["id"] for entry in tab.evaluate("window.mine.all()")) == ["n1", "n2", "n3", "n4", "n5"]
    tab.wait_for_function("window.heard >= 7")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{broken", "could not be read"),
        ("17", "could not be read"),
        ('{"format": "sweet-spot-journal/1", "entries": {}}', "could not be read"),
        ('{"format": "something-else/1", "entries": []}', "could not be read"),
        ('{"format": "sweet-spot-journal/2", "entries": [{"id": "x"}]}', "newer version"),
    ],
)
def test_what_cannot_be_read_is_set_aside_and_told(tab: Page, text: str, said: str) -> None:
    hold(tab, text)
    assert said in ask(tab, "return store.notice")
    assert ask(tab, "store.put(arg); return store.all()", note("n1")) == [note("n1")]
    aside = tab.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('sweet-spot:set-aside:'))")
    assert len(aside) == 1
    assert json.loads(tab.evaluate("(key) => localStorage.getItem(key)", aside[0])) == {"key": KEY, "text": text}


def test_what_cannot_be_set_aside_is_never_overwritten(tab: Page) -> None:
    hold(tab, "{broken")
    tab.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; }")
    assert ask(tab, "return [store.works, store.put(arg), store.all().length, store.notice]", note("n1")) == [
        False,
        False,
        1,
        "Not kept: this browser does not let pages keep anything on the device.",
    ]
    assert tab.evaluate("(key) => localStorage.getItem(key)", KEY) == "{broken"


def test_an_unknown_entry_stays_where_it_is_but_is_not_shown(tab: Page) -> None:
    hold(tab, json.dumps({"format": "sweet-spot-journal/1", "entries": [note("n1"), 7, {"id": "x", "kind": "gossip"}]}))
    assert ask(tab, "store.put(arg); return store.all().map((entry) => entry.id)", note("n2")) == ["n1", "n2"]
    assert len(raw(tab)["entries"]) == 4


def test_no_room_is_told_and_what_was_there_stays(tab: Page) -> None:
    ask(tab, "store.put(arg)", note("n1"))
    tab.evaluate("() => { window.full = window.openStore(); }")
    tab.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; }")
    assert tab.evaluate("(entry) => window.full.put(entry)", note("n2")) is False
    assert tab.evaluate("window.full.notice") == "Not kept: there is no room left on this device for this app."
    assert [entry["id"] for entry in raw(tab)["entries"]] == ["n1"]


def test_without_storage_it_holds_for_the_page_and_says_so(tab: Page) -> None:
    body = "(entry) => { const s = openStore(null); s.put(entry); return [s.works, s.notice, s.all().length]; }"
    found = tab.evaluate(body, note("n1"))
    assert found == [False, "Not kept: this browser does not let pages keep anything on the device.", 1]


def test_a_file_from_python_is_merged_by_id(tab: Page) -> None:
    mine = note("n2", changed="2026-06-01T00:00:00Z", text="mine")
    ask(tab, "store.put(arg[0]); store.put(arg[1])", [note("n1"), mine])
    file = read_journal(json.dumps({"format": "sweet-spot-journal/1", "entries": [note("n1"), note("n2"), note("n3")]}))
    text = write_journal(file.entries)
    got = ask(tab, "return store.importText(arg)", text)
    assert (got["added"], got["kept"], got["refused"]) == (1, 2, 0)
    assert got["sentence"] == "1 came in, 2 were here already."
    texts = {entry["id"]: entry["text"] for entry in ask(tab, "return store.all()")}
    assert texts == {"n1": "text of n1", "n2": "mine", "n3": "text of n3"}


def test_entries_of_a_file_that_are_none_are_counted(tab: Page) -> None:
    file = json.dumps({"format": "sweet-spot-journal/1", "entries": [note("n1"), {"id": 5}, None]})
    got = ask(tab, "return store.importText(arg)", file)
    assert (got["added"], got["kept"], got["refused"]) == (1, 0, 2)
    assert "2 could not be read" in got["sentence"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not a journal"),
        ("{}", "not a journal"),
        ('{"format": "sweet-spot-journal/7", "entries": []}', "newer version"),
    ],
)
def test_a_file_that_is_no_journal_changes_nothing(tab: Page, text: str, said: str) -> None:
    ask(tab, "store.put(arg)", note("n1"))
    got = ask(tab, "return store.importText(arg)", text)
    assert (got["added"], got["refused"]) == (0, 0)
    assert said in got["sentence"]
    assert "What you had is still here." in got["sentence"]
    assert ask(tab, "return store.all()") == [note("n1")]


def test_the_browser_is_asked_once_to_keep_the_store_for_good(tab: Page) -> None:
    tab.evaluate("() => { window.asked = 0; navigator.storage.persist = async () => { window.asked += 1; }; }")
    sheet = {"id": "s1", "kind": "sheet", "at": AT, "quiz": "q", "version": 1, "answers": {}}
    ask(tab, "store.put(arg)", note("n1"))
    assert tab.evaluate("window.asked") == 0
    ask(tab, "store.put(arg); store.put({...arg, id: 's2'})", sheet)
    assert tab.evaluate("window.asked") == 1


def test_erasing_leaves_nothing_of_this_app_and_touches_nothing_else(tab: Page) -> None:
    hold(tab, "{broken")
    tab.evaluate("() => { localStorage['sweet-spot:draft:q'] = '{}'; localStorage['other-app'] = 'stays'; }")
    assert ask(tab, "store.put(arg); return store.erase()", note("n1")) is True
    assert tab.evaluate("Object.keys(localStorage)") == ["other-app"]
    assert ask(tab, "return store.all()") == []


def test_five_hundred_sheets_are_quick(tab: Page) -> None:
    answers = {f"SC{n:02}": "b" for n in range(24)} | {f"SC{n:02}.seconds": 7.3 for n in range(24)}
    sheet = {"kind": "sheet", "at": AT, "quiz": "q", "version": 1, "answers": answers}
    entries = [sheet | {"id": f"s{n}"} for n in range(500)]
    hold(tab, json.dumps({"format": "sweet-spot-journal/1", "entries": entries}))
    timed = "const t = performance.now(); store.put(arg); store.all(); return performance.now() - t"
    spent = ask(tab, timed, note("n1"))
    assert spent < 250
