"""The device store in a real browser: nothing kept is lost, whatever is found there and however many tabs write."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from sharing.journal import read_entries, read_journal, write_journal
from tests.browser.page_alone import PAGE, static_site
from tests.browser.support import wait_true
from tests.support.mutated import files

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
    wait_true(page, "window.ready")
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
    wait_true(other, "window.ready")
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


def taken(**counts: int) -> dict[str, int]:
    return {"added": 0, "replaced": 0, "stays": 0, "same": 0, "refused": 0} | counts


def bring(page: Page, *entries: Any, settings: Any = None) -> tuple[dict[str, int], str]:
    """What came of a file with these entries: counts, and the sentence."""
    text = json.dumps({"format": "sweet-spot-journal/1", "entries": entries, "settings": settings or {}})
    got = ask(page, "return store.importText(arg)", text)
    return {name: got[name] for name in taken()}, got["sentence"]


def taken_in(page: Page, texts: list[str]) -> list[list[str]]:
    """Each text into an empty store of its own: what it says, and the file that comes out then."""
    found: list[list[str]] = page.evaluate(
        """(texts) => texts.map((text) => {
            localStorage.clear();
            const store = window.openStore();
            return [store.importText(text).sentence, store.exportText()];
        })""",
        texts,
    )
    return found


def test_a_file_from_python_is_merged_by_id(tab: Page) -> None:
    mine = note("n2", changed="2026-06-01T00:00:00Z", text="mine")
    ask(tab, "store.put(arg[0]); store.put(arg[1])", [note("n1"), mine])
    file = read_journal(json.dumps({"format": "sweet-spot-journal/1", "entries": [note("n1"), note("n2"), note("n3")]}))
    got = ask(tab, "return store.importText(arg)", "\ufeff" + write_journal(file.entries))
    assert got["added"] == 1
    texts = {entry["id"]: entry["text"] for entry in ask(tab, "return store.all()")}
    assert texts == {"n1": "text of n1", "n2": "mine", "n3": "text of n3"}


def test_of_two_that_differ_the_newer_stays_and_the_sentence_says_how_many(tab: Page) -> None:
    later, latest = "2026-06-01T00:00:00Z", "2026-07-01T00:00:00Z"
    for entry in (note("n1"), note("n2", changed=latest, text="mine"), note("n3", changed=later), note("n4", text="b")):
        ask(tab, "store.put(arg)", entry)
    file = note("n1"), note("n2", changed=later), note("n3", changed=latest, text="file"), note("n4"), note("n5")
    counts, said = bring(tab, *file)
    assert counts == taken(added=1, same=1, replaced=1, stays=2)
    assert said == (
        "1 came in; 1 was here already; 1 was newer in the file and replaced the one here; "
        "2 differed, and what is newer here stays."
    )
    texts = [entry["text"] for entry in ask(tab, "return store.all()")]
    assert texts == ["text of n1", "mine", "file", "b", "text of n5"]
    assert bring(tab, note("n6"), note("n7")) == (taken(added=2), "2 came in.")


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
    counts, said = bring(tab, note("n1"), entry)
    assert counts == taken(added=1, refused=1)
    assert said == "1 came in; 1 could not be read."
    assert read_entries([entry])[1] == 1, "Python would have read it"


def test_files_gone_wrong_are_refused_in_a_sentence_or_taken_in_so_that_python_reads_them(tab: Page) -> None:
    """A slice: `python -m benchmarks journal` takes in 1,000."""
    for sentence, exported in taken_in(tab, list(files(200))):
        assert sentence.endswith(".")
        assert "Not kept" not in sentence
        journal = read_journal(exported)
        assert journal.skipped == 0, sentence
        assert journal.entries or "came in" not in sentence or sentence.startswith("0 came in")
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
    refuse = "throw new DOMException('', 'QuotaExceededError');"
    tab.evaluate(f"""(entry) => {{
        window.full = window.openStore();
        window.real = Storage.prototype.setItem;
        Storage.prototype.setItem = () => {{ {refuse} }};
        window.kept = window.full.put(entry);
    }}""", note("n1"))  # fmt: skip
    assert tab.evaluate("[window.kept, window.full.full, window.full.all().length]") == [False, True, 1]
    assert [entry.id for entry in read_journal(tab.evaluate("window.full.exportText()")).entries] == ["n1"]
    tab.evaluate("(entry) => { Storage.prototype.setItem = window.real; window.full.put(entry); }", note("n2"))
    assert tab.evaluate("[window.full.full, window.full.notice]") == [False, None]
    assert [entry["id"] for entry in raw(tab)["entries"]] == ["n1", "n2"]


# ---- erasing, and taking it back


def everything(page: Page) -> dict[str, Any]:
    """All that this app keeps on the device and in the tab, letter for letter."""
    found: dict[str, Any] = page.evaluate(
        """() => [localStorage, sessionStorage].map((place) => Object.fromEntries(Object.keys(place)
            .filter((name) => name.startsWith('sweet-spot:')).sort().map((name) => [name, place.getItem(name)])))"""
    )
    return found


def filled(page: Page) -> None:
    ask(page, "store.put(arg); store.setting('names', 'neutral')", note("n1"))
    page.evaluate("""() => {
        localStorage.setItem('sweet-spot:draft:a+b', '{ "begun" : 1 }');
        localStorage.setItem('sweet-spot:set-aside:1', 'torn');
        localStorage.setItem('another', 'stays');
        sessionStorage.setItem('sweet-spot:typing:x', 'words');
    }""")


def test_erasing_takes_all_of_it_and_undo_brings_back_every_letter(tab: Page, site: str) -> None:
    filled(tab)
    other = tab.context.new_page()
    other.goto(site + PAGE)
    wait_true(other, "window.ready")
    other.evaluate("() => { window.heard = 0; window.openStore().onChange(() => { window.heard += 1; }); }")
    before = everything(tab)
    tab.evaluate("() => { window.mine = window.openStore(); window.mine.erase(); }")
    assert everything(tab) == [{}, {}]
    assert tab.evaluate("localStorage.getItem('another')") == "stays"
    assert tab.evaluate("window.mine.erased") is True
    assert tab.evaluate("window.mine.unerase()") is True
    assert everything(tab) == before
    assert tab.evaluate("window.mine.erased") is False
    wait_true(other, "window.heard >= 2")


def test_after_forgetting_nothing_comes_back(tab: Page) -> None:
    filled(tab)
    tab.evaluate("() => { window.mine = window.openStore(); window.mine.erase(); window.mine.forget(); }")
    assert tab.evaluate("[window.mine.erased, window.mine.unerase()]") == [False, False]
    assert everything(tab) == [{}, {}]


def test_undo_keeps_what_another_tab_wrote_in_between(tab: Page) -> None:
    filled(tab)
    tab.evaluate("() => { window.mine = window.openStore(); window.mine.erase(); }")
    ask(tab, "store.put(arg); store.setting('role', 'owner')", note("n2"))
    assert tab.evaluate("window.mine.unerase()") is True
    journal = raw(tab)
    assert [entry["id"] for entry in journal["entries"]] == ["n1", "n2"]
    assert journal["settings"] == {"names": "neutral", "role": "owner"}


def test_without_storage_erasing_and_undo_hold_for_the_page(tab: Page) -> None:
    body = """(entry) => { const s = openStore(null); s.put(entry); s.erase();
        const gone = s.all().length; s.unerase(); return [gone, s.all().length]; }"""
    assert tab.evaluate(body, note("n1")) == [0, 1]


def test_all_parts_of_a_page_share_one_store(tab: Page) -> None:
    body = "async () => { const { sharedStore: get } = await import('/player/store.js'); return get() === get(); }"
    assert tab.evaluate(body) is True


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not a journal"),
        ("{}", "not a journal"),
        ('{"format": "sweet-spot-journal/7", "entries": []}', "newer version"),
        ('{"format": "sweet-spot-journal/1", "entries": []}', "holds no entries"),
        ("[" * 5000, "not a journal"),
        (" " * 8_000_001, "too large"),
    ],
    ids=lambda text: text[:50],
)
def test_a_file_that_is_no_journal_changes_nothing(tab: Page, text: str, said: str) -> None:
    ask(tab, "store.put(arg)", note("n1"))
    got = ask(tab, "return store.importText(arg)", text)
    assert {name: got[name] for name in taken()} == taken()
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
