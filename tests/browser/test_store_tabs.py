"""Two tabs that write at the same instant, in a real Chromium: nothing of either is lost, and what is out stays out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import time

import pytest
from playwright.sync_api import Page

from tests.browser.page_alone import static_site
from tests.browser.store_alone import arrived, ask, everything, file_of, note, opened, raw
from tests.browser.support import wait_true

MANY = 150
SOON = 400
"""Milliseconds from now, when both begin."""
WRITE = """([at, name, many, apart]) => {
    window.done = false;
    setTimeout(async () => {
        for (let n = 0; n < many; n += 1) {
            window.mine.put({ id: `${name}${n}`, kind: 'note', at: new Date().toISOString(), text: 'x' });
            if (n % 10 === 0) window.mine.setting(`${name}_${n}`, n);
            if (n % 15 === 14) window.mine.remove(`${name}${n - 3}`);
            if (apart !== null) await new Promise((go) => setTimeout(go, apart));
        }
        window.done = true;
    }, at - Date.now());
}"""
ALONE = "(() => { delete Navigator.prototype.locks; })();"
Two = tuple[Page, Page]


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with static_site() as address:
        yield address


@pytest.fixture(params=["", ALONE], ids=["with locks", "without locks"])
def two(request: pytest.FixtureRequest, browser_page: Callable[..., Page], site: str) -> Two:
    one = browser_page(host=site)
    other = one.context.new_page()
    for page in one, other:
        page.add_init_script(request.param)
        arrived(page, site)
        assert page.evaluate("!!navigator.locks") is not bool(request.param)
        page.evaluate("window.mine = window.openStore()")
    return one, other


def at_once(two: Two, apart: int | None) -> None:
    """Both write their entries, from the same instant on."""
    at = time() * 1000 + SOON
    for page, name in zip(two, "ab", strict=True):
        page.evaluate(WRITE, [at, name, MANY, apart])
    for page in two:
        wait_true(page, "window.done")


@pytest.mark.parametrize("apart", [None, 0, 3], ids=["in one go", "as fast as it goes", "a little apart"])
def test_of_hundreds_of_changes_at_the_same_instant_none_is_lost(two: Two, apart: int | None) -> None:
    at_once(two, apart)
    gone = {n - 3 for n in range(MANY) if n % 15 == 14}
    wanted = sorted(f"{name}{n}" for name in "ab" for n in range(MANY) if n not in gone)
    for page in two:
        wait_true(page, "(many) => window.mine.all().length === many", arg=len(wanted))
        assert sorted(entry["id"] for entry in raw(page)["entries"]) == wanted
        assert raw(page)["settings"] == {f"{name}_{n}": n for name in "ab" for n in range(0, MANY, 10)}
    two[0].wait_for_timeout(300)
    assert sorted(entry["id"] for entry in raw(two[1])["entries"]) == wanted, "and it stays like that"


def test_what_the_other_tab_has_seen_and_taken_out_stays_out(two: Two) -> None:
    one, other = two
    one.evaluate("(entry) => window.mine.put(entry)", note("n1"))
    wait_true(other, "window.mine.all().length === 1")
    other.evaluate("(entry) => { window.mine.remove('n1'); window.mine.put(entry); }", note("n2"))
    wait_true(one, "window.mine.all()[0]?.id === 'n2'")
    other.evaluate("() => { window.heard = 0; window.addEventListener('storage', () => { window.heard += 1; }); }")
    one.evaluate("(entry) => window.mine.put(entry)", note("n3"))
    one.wait_for_timeout(300)
    assert [entry["id"] for entry in raw(other)["entries"]] == ["n2", "n3"]
    assert other.evaluate("window.heard") == 1, "nobody puts anything right"


def test_what_one_tab_erases_the_other_does_not_write_back(two: Two) -> None:
    one, other = two
    one.evaluate("(many) => { for (let n = 0; n < many; n += 1) window.mine.put({ id: `n${n}`, kind: 'note' }); }", 50)
    wait_true(other, "window.mine.all().length === 50")
    at = time() * 1000 + SOON
    one.evaluate("(at) => { setTimeout(() => { window.mine.erase(); window.done = true; }, at - Date.now()); }", at)
    other.evaluate(
        """([at, entry]) => { setTimeout(() => { window.mine.put(entry); window.done = true; }, at - Date.now()); }""",
        [at, note("new")],
    )
    for page in two:
        wait_true(page, "window.done")
    one.wait_for_timeout(500)
    kept = everything(one)[0].get("sweet-spot:journal", "")
    assert '"n1"' not in kept
    other.evaluate("(entry) => window.mine.put(entry)", note("later"))
    wait_true(one, "window.mine.all().some((entry) => entry.id === 'later')")


def test_after_erasing_a_file_may_bring_the_same_entries_in_again(two: Two) -> None:
    one, other = two
    one.evaluate("(entry) => { window.mine.put(entry); window.mine.erase(); }", note("n1"))
    one.evaluate("(text) => window.mine.importText(text)", file_of(note("n1")))
    wait_true(other, "window.mine.all().length === 1")
    one.wait_for_timeout(300)
    assert [entry["id"] for entry in raw(other)["entries"]] == ["n1"]


def test_the_file_holds_nothing_of_how_tabs_agree(two: Two, site: str) -> None:
    one, _ = two
    one.evaluate("(entry) => window.mine.put(entry)", note("n1"))
    assert set(raw(one)) == {"format", "entries", "settings", "seen"}
    assert "seen" not in one.evaluate("window.mine.exportText()")
    for _ in range(15):
        ask(one, "store.put(arg)", note("n2"))
    assert len(raw(one)["seen"]) <= 12, "tabs long gone are forgotten"
    assert opened(one.context, site).evaluate("window.openStore().all().length") == 2
