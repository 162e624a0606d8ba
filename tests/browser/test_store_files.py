"""The device store with all of itself, in a real browser: a file out and in, everything erased, and each taken back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from sharing.journal import read_entries, read_journal, write_journal
from tests.browser.page_alone import static_site
from tests.browser.store_alone import (
    ASKED,
    FULL,
    KEY,
    SHEET,
    arrived,
    ask,
    everything,
    file_of,
    hold,
    note,
    opened,
    raw,
)
from tests.browser.support import wait_true
from tests.support.mutated import files


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with static_site() as address:
        yield address


@pytest.fixture
def tab(browser_page: Callable[..., Page], site: str) -> Page:
    return arrived(browser_page(host=site), site)


def taken(**got: Any) -> dict[str, Any]:
    return {"fault": None, "added": [], "replaced": [], "stays": [], "ties": [], "same": 0, "refused": 0} | got


def bring(page: Page, *entries: Any, settings: Any = None) -> dict[str, Any]:
    """What came of a file with these entries: ids and counts."""
    text = file_of(*entries, settings=settings)
    got: dict[str, Any] = ask(
        page,
        """const got = store.importText(arg), named = (one) => (Array.isArray(one) ? one.map(({ id }) => id) : one);
        return Object.fromEntries(Object.entries(got).map(([name, one]) => [name, named(one)]));""",
        text,
    )
    return {name: got[name] for name in taken()}


def taken_in(page: Page, texts: list[str]) -> list[list[str]]:
    """Each text into an empty store of its own: its fault or "in", and the file that comes out then."""
    found: list[list[str]] = page.evaluate(
        """(texts) => texts.map((text) => {
            localStorage.clear();
            const store = window.openStore(), got = store.importText(text);
            return [got.fault ?? 'in', store.exportText()];
        })""",
        texts,
    )
    return found


def test_a_file_from_python_is_merged_by_id(tab: Page) -> None:
    mine = note("n2", changed="2026-06-01T00:00:00Z", text="mine")
    ask(tab, "store.put(arg[0]); store.put(arg[1])", [note("n1"), mine])
    file = read_journal(file_of(note("n1"), note("n2"), note("n3")))
    got = ask(tab, "return store.importText(arg)", "\ufeff" + write_journal(file.entries))
    assert [entry["id"] for entry in got["added"]] == ["n3"]
    texts = {entry["id"]: entry["text"] for entry in ask(tab, "return store.all()")}
    assert texts == {"n1": "text of n1", "n2": "mine", "n3": "text of n3"}


def test_of_two_that_differ_the_newer_stays_and_of_two_as_old_the_one_here(tab: Page) -> None:
    later, latest = "2026-06-01T00:00:00Z", "2026-07-01T00:00:00Z"
    for entry in (note("n1"), note("n2", changed=latest, text="mine"), note("n3", changed=later), note("n4", text="b")):
        ask(tab, "store.put(arg)", entry)
    file = note("n1"), note("n2", changed=later), note("n3", changed=latest, text="file"), note("n4"), note("n5")
    assert bring(tab, *file) == taken(added=["n5"], same=1, replaced=["n3"], stays=["n2"], ties=["n4"])
    texts = [entry["text"] for entry in ask(tab, "return store.all()")]
    assert texts == ["text of n1", "mine", "file", "b", "text of n5"]


def test_a_file_that_came_in_goes_out_again_save_for_what_was_changed_since(tab: Page) -> None:
    mine, newer = note("n1", text="mine"), note("n1", text="file", changed="2026-07-01T00:00:00Z")
    ask(tab, "store.put(arg); store.setting('names', 'neutral')", mine)
    before = raw(tab)
    text = file_of(newer, note("n2"), note("n3"), settings={"names": "named", "role": "owner"})
    tab.evaluate("(text) => { window.mine = window.openStore(); window.got = window.mine.importText(text); }", text)
    assert tab.evaluate("window.got.replaced") == [mine]
    assert tab.evaluate("[window.mine.undoables.map((one) => one.what), window.mine.settings()]") == [
        ["import"], {"names": "neutral", "role": "owner"},
    ]  # fmt: skip
    ask(tab, "store.put(arg)", note("n3", label="A name of my own", changed="2026-08-01T00:00:00Z"))
    assert tab.evaluate("[window.mine.undo(), window.mine.undoables]") == [True, []]
    after = raw(tab)
    assert after["settings"] == before["settings"]
    assert [(entry["id"], entry["text"]) for entry in after["entries"]] == [("n1", "mine"), ("n3", "text of n3")]


def test_nothing_new_in_a_file_leaves_nothing_to_undo(tab: Page) -> None:
    ask(tab, "store.put(arg)", note("n1"))
    tab.evaluate("() => { window.mine = window.openStore(); window.mine.importText(window.mine.exportText()); }")
    assert tab.evaluate("window.mine.undoables") == []


def test_without_room_a_file_stays_out_and_does_not_come_in_later(tab: Page) -> None:
    ask(tab, "store.put(arg)", note("n1"))
    tab.evaluate(f"() => {{ window.mine = window.openStore(); window.real = Storage.prototype.setItem; {FULL} }}")
    text = file_of(note("n2"))
    assert tab.evaluate("(text) => window.mine.importText(text)", text) == {"fault": "full"}
    tab.evaluate("(entry) => { Storage.prototype.setItem = window.real; window.mine.put(entry); }", note("n3"))
    assert [entry["id"] for entry in raw(tab)["entries"]] == ["n1", "n3"]


@pytest.mark.parametrize(
    "entry",
    [
        None,
        {"id": 5},
        note("<script>"),
        note("n9", at="yesterday"),
        note("n9", at="2026-02-30T10:00:00Z"),
        note("n9", at="2026-05-04T10:00:00"),
        note("n9", at="0001-05-04T10:00:00Z"),
        note("n9", changed="soon"),
        note("n9", text="a" * 10_001),
        note("n9", deep=[[[[[["deep"]]]]]]),
        note("n9", kind="sheet", quiz="../etc", version=1, answers={}),
        note("n9", kind="sheet", quiz="some_quiz", version=0, answers={}),
        note("n9", kind="sheet", quiz="some_quiz", version=1, answers={"<b>": 1}),
    ],
    ids=str,
)
def test_an_entry_of_a_file_that_python_could_not_read_stays_out_and_is_counted(tab: Page, entry: Any) -> None:
    assert bring(tab, note("n1"), entry) == taken(added=["n1"], refused=1)
    assert read_entries([entry])[1] == 1, "Python would have read it"


def test_files_gone_wrong_are_refused_by_name_or_taken_in_so_that_python_reads_them(tab: Page) -> None:
    """A slice: `python -m benchmarks journal` takes in 1,000."""
    outcomes = taken_in(tab, list(files(200)))
    assert {outcome for outcome, _ in outcomes} <= {"in", "foreign", "newer", "empty", "large"}
    assert 20 < sum(outcome == "in" for outcome, _ in outcomes) < 180, "both ways are walked"
    for outcome, exported in outcomes:
        journal = read_journal(exported)
        assert journal.skipped == 0, outcome
        assert not journal.entries or outcome == "in"
    assert tab.evaluate("[window.hurt, {}.works]") == [None, None]


def test_settings_of_a_file_fill_what_is_not_set_here_and_odd_ones_stay_out(tab: Page) -> None:
    ask(tab, "store.setting('names', 'neutral')")
    bring(
        tab,
        note("n1"),
        settings={"names": "named", "role": "owner", "Odd Name": 1, "deep": {"a": 1}, "long": "x" * 300},
    )
    assert ask(tab, "return store.settings()") == {"names": "neutral", "role": "owner"}


def test_a_file_leaves_begun_answers_alone(tab: Page) -> None:
    tab.evaluate("localStorage.setItem('sweet-spot:draft:a+b', 'begun')")
    bring(tab, note("n1"))
    assert tab.evaluate("localStorage.getItem('sweet-spot:draft:a+b')") == "begun"


def test_what_found_no_room_is_in_the_file_and_kept_once_there_is_room(tab: Page) -> None:
    tab.evaluate(f"""(entry) => {{
        window.full = window.openStore();
        window.real = Storage.prototype.setItem;
        {FULL}
        window.kept = window.full.put(entry);
    }}""", note("n1"))  # fmt: skip
    assert tab.evaluate("[window.kept, window.full.full, window.full.all().length]") == [False, True, 1]
    assert [entry.id for entry in read_journal(tab.evaluate("window.full.exportText()")).entries] == ["n1"]
    tab.evaluate("(entry) => { Storage.prototype.setItem = window.real; window.full.put(entry); }", note("n2"))
    assert tab.evaluate("[window.full.full, window.full.room]") == [False, "enough"]
    assert [entry["id"] for entry in raw(tab)["entries"]] == ["n1", "n2"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "foreign"),
        ("{}", "foreign"),
        ('{"format": "sweet-spot-journal/7", "entries": []}', "newer"),
        ('{"format": "sweet-spot-journal/1", "entries": []}', "empty"),
        ('{"format": "sweet-spot-journal/1", "entries": [], "settings": []}', "empty"),
        ("[" * 5000, "foreign"),
        (" " * 8_000_001, "large"),
    ],
    ids=lambda text: text[:50],
)
def test_a_file_that_is_no_journal_changes_nothing(tab: Page, text: str, fault: str) -> None:
    ask(tab, "store.put(arg)", note("n1"))
    assert ask(tab, "return store.importText(arg)", text) == {"fault": fault}
    assert ask(tab, "return store.all()") == [note("n1")]


def test_the_browser_is_asked_after_a_file_came_in_however_lately_it_was_asked(tab: Page) -> None:
    tab.evaluate(ASKED)
    ask(tab, "store.put(arg)", SHEET)
    wait_true(tab, "window.asked === 1")
    bring(tab, note("n1"))
    wait_true(tab, "window.asked === 2")
    bring(tab, note("n1"))
    tab.wait_for_timeout(50)
    assert tab.evaluate("window.asked") == 2, "nothing new came in"


# ---- erasing, and taking it back


def filled(page: Page) -> None:
    ask(page, "store.put(arg); store.setting('names', 'neutral')", note("n1"))
    page.evaluate("""() => {
        localStorage.setItem('sweet-spot:draft:a+b', '{ "begun" : 1 }');
        localStorage.setItem('sweet-spot:set-aside:1', 'torn');
        localStorage.setItem('another', 'stays');
        localStorage.setItem('stActiveTheme-/journal-v2', 'light');
        sessionStorage.setItem('sweet-spot:typing:x', 'words');
    }""")
    page.reload()  # a page of the app has one store: that of the first lines would look after its own changes
    wait_true(page, "window.ready")


def test_erasing_takes_all_of_it_and_undo_brings_back_every_letter(tab: Page, site: str) -> None:
    filled(tab)
    other = opened(tab.context, site)
    other.evaluate("() => { window.heard = 0; window.openStore().onChange(() => { window.heard += 1; }); }")
    before = everything(tab)
    tab.evaluate("() => { window.mine = window.openStore(); window.mine.erase(); }")
    assert everything(tab) == [{}, {}]
    assert tab.evaluate("localStorage.getItem('another')") == "stays"
    assert tab.evaluate("localStorage.getItem('stActiveTheme-/journal-v2')") is None, "it names a page that was open"
    assert tab.evaluate("window.mine.undoables.map((one) => one.what)") == ["erased"]
    assert tab.evaluate("window.mine.undo()") is True
    assert everything(tab) == before
    assert tab.evaluate("window.mine.undoables") == []
    wait_true(other, "window.heard >= 2")


def test_after_forgetting_nothing_comes_back(tab: Page) -> None:
    filled(tab)
    tab.evaluate("() => { window.mine = window.openStore(); window.mine.erase(); window.mine.forget(); }")
    assert tab.evaluate("[window.mine.undoables, window.mine.undo()]") == [[], False]
    assert everything(tab) == [{}, {}]


def test_undo_keeps_what_another_tab_wrote_in_between(tab: Page) -> None:
    filled(tab)
    tab.evaluate("() => { window.mine = window.openStore(); window.mine.erase(); }")
    ask(tab, "store.put(arg); store.setting('role', 'owner')", note("n2"))
    assert tab.evaluate("window.mine.undo()") is True
    journal = raw(tab)
    assert [entry["id"] for entry in journal["entries"]] == ["n1", "n2"]
    assert journal["settings"] == {"names": "neutral", "role": "owner"}


def test_without_storage_erasing_and_undo_hold_for_the_page(tab: Page) -> None:
    body = """(entry) => { const s = openStore(null); s.put(entry); s.erase();
        const gone = s.all().length; s.undo(); return [gone, s.all().length]; }"""
    assert tab.evaluate(body, note("n1")) == [0, 1]


def test_two_things_can_be_undone_one_after_the_other(tab: Page) -> None:
    filled(tab)
    before = everything(tab)
    text = file_of(note("n7"))
    tab.evaluate("(text) => { const s = window.mine = window.openStore(); s.erase(); s.importText(text); }", text)
    erased, brought = tab.evaluate("window.mine.undoables")
    assert (erased["what"], brought["what"]) == ("erased", "import")
    assert tab.evaluate("[window.mine.undo(), window.mine.all(), window.mine.undo()]") == [True, [], True]
    assert raw(tab)["entries"] == json.loads(before[0][KEY])["entries"]
    tab.evaluate("(text) => { window.mine.erase(); window.mine.importText(text); }", text)
    tab.evaluate("window.mine.forget(window.mine.undoables[0].id)")
    assert tab.evaluate("window.mine.undoables.map((one) => one.what)") == ["import"]


def test_erasing_leaves_nothing_of_this_app_and_touches_nothing_else(tab: Page) -> None:
    hold(tab, "{broken")
    tab.evaluate("() => { localStorage['sweet-spot:draft:q'] = '{}'; localStorage['other-app'] = 'stays'; }")
    assert ask(tab, "store.put(arg); return store.erase()", note("n1")) is True
    assert tab.evaluate("Object.keys(localStorage)") == ["other-app"]
    assert ask(tab, "return store.all()") == []
