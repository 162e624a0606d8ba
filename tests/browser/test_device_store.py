"""The device store in a real browser: nothing kept is lost, whatever is found there and however full the device."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from sharing.journal import read_journal
from tests.browser.page_alone import PAGE, static_site
from tests.browser.store_alone import (
    ASKED,
    AT,
    EMPTY,
    FILL,
    FULL,
    KEY,
    SHEET,
    arrived,
    ask,
    hold,
    note,
    opened,
    raw,
)
from tests.browser.support import ROOT, wait_true

ASIDE = "sweet-spot:set-aside:2026-01-01T00:00:00.000Z"


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with static_site() as address:
        yield address


@pytest.fixture
def tab(browser_page: Callable[..., Page], site: str) -> Page:
    return arrived(browser_page(host=site), site)


def test_entries_come_back_and_python_reads_them(tab: Page) -> None:
    assert ask(tab, "return [store.works, store.room, store.aside, store.all()]") == [True, "enough", None, []]
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
    other = opened(tab.context, site)
    for page in tab, other:
        page.evaluate("window.mine = window.openStore()")
    tab.evaluate("() => { window.heard = 0; window.mine.onChange(() => { window.heard += 1; }); }")
    for n in range(6):
        (tab, other)[n % 2].evaluate("(entry) => window.mine.put(entry)", note(f"n{n}"))
        # Chromium takes a few milliseconds to tell the other tab's process: a person is slower than that.
        wait_true((other, tab)[n % 2], "(many) => window.mine.all().length === many", arg=n + 1)
    other.evaluate("window.mine.remove('n0')")
    wait_true(tab, "window.mine.all().length === 5")
    assert sorted(entry["id"] for entry in tab.evaluate("window.mine.all()")) == ["n1", "n2", "n3", "n4", "n5"]
    wait_true(tab, "window.heard >= 7")


def asides(page: Page) -> list[str]:
    found: list[str] = page.evaluate("() => Object.keys(localStorage)")
    return [key for key in found if key.startswith("sweet-spot:set-aside:")]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("{broken", "broken"),
        ("17", "broken"),
        ('{"format": "sweet-spot-journal/1", "entries": {}}', "broken"),
        ('{"format": "something-else/1", "entries": []}', "broken"),
        ('{"format": "sweet-spot-journal/2", "entries": [{"id": "x"}]}', "newer"),
    ],
)
def test_what_cannot_be_read_is_set_aside_and_told_at_every_opening(tab: Page, text: str, state: str) -> None:
    hold(tab, text)
    assert ask(tab, "return store.aside") == state
    assert ask(tab, "store.put(arg); return store.all()", note("n1")) == [note("n1")]
    (key,) = asides(tab)
    assert json.loads(tab.evaluate("(key) => localStorage.getItem(key)", key)) == {"key": KEY, "text": text}
    assert ask(tab, "return [store.aside, store.asides]") == [
        state,
        [{"id": key, "at": key.removeprefix("sweet-spot:set-aside:"), "state": state, "stuck": False, "text": text}],
    ]


def test_what_was_set_aside_is_taken_out_of_the_way_and_that_can_be_undone(tab: Page) -> None:
    hold(tab, "{broken")
    tab.evaluate("() => { window.mine = window.openStore(); window.mine.dropAside(window.mine.asides[0].id); }")
    assert (asides(tab), tab.evaluate("window.mine.aside")) == ([], None)
    assert tab.evaluate("[window.mine.undoables[0].what, window.mine.undo()]") == ["aside", True]
    assert tab.evaluate("window.mine.asides.map((one) => [one.state, one.text])") == [["broken", "{broken"]]


def test_answers_that_were_set_aside_are_told_after_journals(tab: Page) -> None:
    tab.evaluate("""() => {
        const draft = JSON.stringify({ key: 'sweet-spot:draft:a', text: '[]' });
        localStorage.setItem('sweet-spot:set-aside:2026-01-01T00:00:00.000Z', draft);
        localStorage.setItem('sweet-spot:set-aside:odd', 'torn');
    }""")
    assert ask(tab, "return [store.aside, store.asides.map((one) => [one.state, one.text, one.at])]") == [
        "begun",
        [["begun", "[]", "2026-01-01T00:00:00.000Z"], ["begun", "torn", None]],
    ]
    hold(tab, "{broken")
    assert ask(tab, "return store.aside") == "broken"


def test_a_journal_that_was_set_aside_comes_back_once_it_can_be_read(tab: Page, site: str) -> None:
    """A page of a later version is this one with the next format in place of ours; it brings the journal to that."""
    entries = [note("n1", text="older"), note("n2"), 7]
    hold(tab, json.dumps({"format": "sweet-spot-journal/2", "entries": entries, "settings": {"a": 1}}))
    ask(tab, "store.put(arg); store.setting('a', 2); store.setting('b', 3)", note("n1", changed="2026-06-01T00:00:00Z"))
    assert len(asides(tab)) == 1
    later = tab.context.new_page()
    tab.close()
    script = (ROOT / "player/store.js").read_text("utf-8").replace("sweet-spot-journal/1", "sweet-spot-journal/2")
    later.route("**/player/store.js", lambda route: route.fulfill(content_type="text/javascript", body=script))
    later.add_init_script(f"localStorage['{KEY}'] = localStorage['{KEY}'].replace('journal/1', 'journal/2')")
    later.goto(site + PAGE)
    wait_true(later, "window.ready")
    assert ask(later, "return [store.aside, store.all().map((one) => [one.id, one.text]), store.settings()]") == [
        None,
        [["n1", "text of n1"], ["n2", "text of n2"]],
        {"a": 2, "b": 3},
    ]
    assert asides(later) == []
    assert 7 in raw(later)["entries"], "what only a later version knows stays"


@pytest.mark.parametrize("settings", [[], "x", 7, None, [1]], ids=str)
def test_sound_entries_stay_where_only_settings_are_bad(tab: Page, settings: Any) -> None:
    text = json.dumps({"format": "sweet-spot-journal/1", "entries": [note("n1")], "settings": settings})
    hold(tab, text)
    assert ask(tab, "return [store.all(), store.settings(), store.aside]") == [[note("n1")], {}, None]
    assert ask(tab, "store.setting('names', 'neutral'); return store.all().length") == 1
    file = text.replace("n1", "n2")
    assert [entry["id"] for entry in ask(tab, "return store.importText(arg).added", file)] == ["n2"]
    tab.evaluate("localStorage.clear()")
    aside = json.dumps({"key": KEY, "text": text})  # as an earlier version of this app set it aside
    tab.evaluate("([key, text]) => localStorage.setItem(key, text)", [ASIDE, aside])
    assert ask(tab, "return [store.all(), store.aside]") == [[note("n1")], None]


def test_what_cannot_be_set_aside_is_never_overwritten_and_can_be_taken_away(tab: Page) -> None:
    hold(tab, "{broken")
    tab.evaluate(f"() => {{ window.real = Storage.prototype.setItem; {FULL} }}")
    tab.evaluate("() => { window.mine = window.openStore(); }")
    found = "(entry) => { const s = window.mine; return [s.works, s.put(entry), s.all().length, s.room, s.aside]; }"
    assert tab.evaluate(found, note("n1")) == [False, False, 1, "none", "broken"]
    assert tab.evaluate("window.mine.asides") == [
        {"id": KEY, "at": None, "state": "broken", "stuck": True, "text": "{broken"}
    ]
    assert tab.evaluate("(key) => localStorage.getItem(key)", KEY) == "{broken"
    tab.evaluate("(key) => { Storage.prototype.setItem = window.real; window.mine.dropAside(key); }", KEY)
    assert tab.evaluate("[window.mine.works, window.mine.aside]") == [True, None]
    assert [entry["id"] for entry in raw(tab)["entries"]] == ["n1"], "what came meanwhile is kept now"
    assert tab.evaluate("[window.mine.undo(), window.mine.asides[0].text]") == [True, "{broken"]


def test_erasing_frees_a_journal_that_could_not_be_set_aside(tab: Page) -> None:
    hold(tab, "{broken")
    tab.evaluate(f"() => {{ window.real = Storage.prototype.setItem; {FULL} }}")
    tab.evaluate("() => { window.mine = window.openStore(); Storage.prototype.setItem = window.real; }")
    assert tab.evaluate("[window.mine.works, window.mine.erase(), window.mine.works]") == [False, True, True]
    assert tab.evaluate("(entry) => [window.mine.put(entry), window.mine.aside, window.mine.room]", note("n1")) == [
        True, None, "enough",
    ]  # fmt: skip


def test_an_unknown_entry_stays_where_it_is_but_is_not_shown(tab: Page) -> None:
    hold(tab, json.dumps({"format": "sweet-spot-journal/1", "entries": [note("n1"), 7, {"id": "x", "kind": "gossip"}]}))
    assert ask(tab, "store.put(arg); return store.all().map((entry) => entry.id)", note("n2")) == ["n1", "n2"]
    assert len(raw(tab)["entries"]) == 4


def test_no_room_is_told_and_what_was_there_stays(tab: Page) -> None:
    ask(tab, "store.put(arg)", note("n1"))
    tab.evaluate("() => { window.full = window.openStore(); }")
    tab.evaluate(f"() => {{ {FULL} }}")
    assert tab.evaluate("(entry) => window.full.put(entry)", note("n2")) is False
    assert tab.evaluate("[window.full.room, window.full.works]") == ["none", True]
    assert [entry["id"] for entry in raw(tab)["entries"]] == ["n1"]


def test_without_storage_it_holds_for_the_page_and_says_so(tab: Page) -> None:
    body = "(entry) => { const s = openStore(null); s.put(entry); return [s.works, s.room, s.aside, s.all().length]; }"
    assert tab.evaluate(body, note("n1")) == [False, "enough", None, 1]


def test_with_the_device_really_full_an_entry_takes_the_room_that_was_set_apart(tab: Page) -> None:
    ask(tab, "store.put(arg)", note("n1"))
    tab.evaluate(FILL)
    one_more = "() => { try { localStorage.setItem('y', ''); return 'room'; } catch (fault) { return fault.name; } }"
    assert tab.evaluate(one_more) == "QuotaExceededError"
    assert ask(tab, "return [store.works, store.room, store.put(arg), store.room]", note("n2")) == [
        True, "short", True, "short",
    ]  # fmt: skip
    assert [entry["id"] for entry in raw(tab)["entries"]] == ["n1", "n2"]
    large = [note(f"l{n}", text="x" * 9_000) for n in range(8)]
    tab.evaluate("() => { window.mine = window.openStore(); }")
    kept = tab.evaluate("(entries) => entries.map((entry) => window.mine.put(entry))", large)
    assert kept[0] is True and kept[-1] is False
    assert tab.evaluate("window.mine.room") == "none"
    file = read_journal(tab.evaluate("window.mine.exportText()"))
    assert [entry.id for entry in file.entries] == ["n1", "n2", *(entry["id"] for entry in large)]
    tab.evaluate(EMPTY)
    assert tab.evaluate("(entry) => [window.mine.put(entry), window.mine.room]", note("n3")) == [True, "enough"]
    assert len(raw(tab)["entries"]) == 11
    assert tab.evaluate("localStorage.getItem('sweet-spot:ballast').length") == 50_000


def test_begun_answers_find_room_on_a_full_device(tab: Page) -> None:
    ask(tab, "store.put(arg)", note("n1"))
    tab.evaluate(FILL)
    ask(tab, "")
    assert tab.evaluate("() => { localStorage.setItem('sweet-spot:draft:a', 'x'.repeat(7_000)); return true; }") is True


def test_all_parts_of_a_page_share_one_store(tab: Page) -> None:
    body = "async () => { const { sharedStore: get } = await import('/player/store.js'); return get() === get(); }"
    assert tab.evaluate(body) is True


def test_the_browser_is_asked_once_a_day_to_keep_the_store_for_good_until_it_promises(tab: Page) -> None:
    tab.evaluate(ASKED)
    wait = "async () => { await new Promise((go) => setTimeout(go, 50)); return window.asked; }"
    ask(tab, "store.put(arg)", note("n1"))
    assert tab.evaluate(wait) == 0, "a note alone is no reason"
    ask(tab, "store.put(arg); store.put({...arg, id: 's2'})", SHEET)
    assert tab.evaluate(wait) == 1
    for days, asked in ((0.5, 1), (1.1, 2), (-1, 3)):  # the last: a clock that was set back
        at = "new Date(Date.now() - arg * 86400000).toISOString()"
        ask(tab, f"localStorage.setItem('sweet-spot:persist-asked', {at}); store.put({json.dumps(SHEET)})", days)
        assert tab.evaluate(wait) == asked, days
    ask(tab, "localStorage.setItem('sweet-spot:persist-asked', '1'); store.put(arg)", SHEET)
    assert tab.evaluate(wait) == 4, "the mark of earlier versions says no day"
    tab.evaluate("window.promised = true")
    ask(tab, "localStorage.removeItem('sweet-spot:persist-asked'); store.put(arg)", SHEET)
    assert tab.evaluate(wait) == 4, "it has promised"


def test_five_hundred_sheets_are_quick(tab: Page) -> None:
    answers = {f"SC{n:02}": "b" for n in range(24)} | {f"SC{n:02}.seconds": 7.3 for n in range(24)}
    sheet = {"kind": "sheet", "at": AT, "quiz": "q", "version": 1, "answers": answers}
    entries = [sheet | {"id": f"s{n}"} for n in range(500)]
    hold(tab, json.dumps({"format": "sweet-spot-journal/1", "entries": entries}))
    timed = "const t = performance.now(); store.put(arg); store.all(); return performance.now() - t"
    spent = ask(tab, timed, note("n1"))
    assert spent < 250
