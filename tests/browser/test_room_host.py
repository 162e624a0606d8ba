"""A host in a real browser: opens a room, paces it by key, on two screens and by keyboard alone."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import content
from tests.browser import measured
from tests.browser.support import Server, goto, settled, wait_true
from tests.workshop.bots import chosen
from tests.workshop.rooms_made import token
from ui.sections.room_course import onward
from workshop import rooms, stages
from workshop.exercises import all_exercises
from workshop.moderation import waiting
from workshop.questions import questions
from workshop.sheets import Post, put_many
from workshop.showing import showing
from workshop.store import Store

PROBES = r"_stcore/(health|host-config)"
MISSING = r"404.*/api/rooms/[\w-]+/host"
"""What a browser notes where a host link leads to a room that is gone."""
KEPT = "Object.values({...localStorage}).some((one) => one.includes('room_keys'))"
HOST = content.workshop().host
OPEN_DIALOG = "document.activeElement?.shadowRoot?.activeElement?.className"


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The app with rooms of its own, which the test looks into."""
    monkeypatch.setenv("SWEET_SPOT_DATA", str(tmp_path))
    server = Server()
    server.start()
    yield server
    server.stop()


def place(store: Store, code: str) -> str:
    return rooms.find(store, code).place


def part(page: Page, state: str) -> None:
    """Waits until the host's page says how the part stands."""
    expect(page.locator(".room-state")).to_have_text(HOST[state])


def test_a_room_from_its_first_press_to_its_last(
    browser_page: Callable[..., Page], served: Server, tmp_path: Path, axe: Callable[..., None]
) -> None:
    allowed = ["clipboard-read", "clipboard-write"]
    page = browser_page(1280, 900, host=served, tolerate=f"{PROBES}|{MISSING}", permissions=allowed)
    goto(page, f"{served.url}/room")
    page.get_by_role("button", name=HOST["create"]).focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name=HOST["host_link_copy"]).click()
    expect(page.get_by_text(HOST["host_link_copied"])).to_be_visible()
    link = str(page.evaluate("navigator.clipboard.readText()"))
    code, key = link.partition("#")[2].split(".")
    axe(page)
    page.get_by_role("button", name=HOST["host_link_kept"]).click()
    store = Store(f"sqlite:///{tmp_path}/rooms.sqlite3")
    assert rooms.as_host(store, code, key).place == "lobby"

    # The key is in a cookie that no script reads, in no address and no storage.
    (cookie,) = (one for one in page.context.cookies() if one["value"] == key)
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["expires"]) == (True, "Strict", -1)
    assert key not in page.url
    assert key not in str(page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"))
    settled(page.reload() and page)
    expect(page.locator("h1")).to_have_text(HOST["at_lobby"])
    assert key not in page.content()

    # The wall opens in a tab of its own and paces by key; both screens follow.
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=HOST["projector"]).click()
    wall = opened.value
    wall.locator(".st-key-wall-lobby .scan svg").wait_for()
    tall = wall.evaluate("document.querySelector('.scan svg').getBoundingClientRect().height / innerHeight")
    assert tall > 1 / 3, "read from the back"
    axe(wall)
    first = rooms.find(store, code).exercises[0]
    assert all_exercises()[first].shows == "spoken"
    settled(wall)
    wall.keyboard.press("ArrowRight")
    expect(wall.locator("h1")).to_have_text(content.workshop().exercise(first).name)
    part(page, "is_open")
    asked = questions(rooms.find(store, code), first)
    sent = [Post(code, token(seat), first, chosen(asked, random.Random(seat))) for seat in range(9)]
    assert put_many(store, sent) == [None] * 9
    expect(page.locator(".room-counts")).to_have_text(re.compile(r"joined9.*answering0.*done9"))
    expect(wall.locator(".seen")).to_have_text("9 seats taken, 9 sheets in")

    # Words are looked through; keys are silent while something is typed, and a question takes them over.
    page.bring_to_front()
    hide = page.locator(".st-key-room-word-list button").first
    hide.click()
    page.locator('[class*="st-key-room-word-off"]').wait_for()
    page.keyboard.press("Shift+R")
    part(page, "is_shown_open")
    expect(wall.locator(".st-key-room-shown-large")).to_be_visible()
    for key_name, yes in (("Escape", False), ("Enter", True)):
        page.keyboard.press("Shift+C")
        expect(page.get_by_role("dialog")).to_be_visible()
        assert page.evaluate(OPEN_DIALOG) == "yes"
        if not yes:
            axe(page)
            page.keyboard.press("ArrowRight")
        page.keyboard.press(key_name)
        expect(page.get_by_role("dialog")).to_be_hidden()
        part(page, "is_shown" if yes else "is_shown_open")
    assert place(store, code) == f"{first}:close"
    expect(wall.locator(".st-key-room-next")).to_have_text(onward(rooms.find(store, code)))
    wall.bring_to_front()
    wall.keyboard.press("Shift+H")
    expect(wall.get_by_text(HOST["wall_closed"])).to_be_visible()
    settled(wall)
    wall.keyboard.press("ArrowLeft")
    part(page, "is_shown")

    # Dark against the device, by the switch.
    wall.get_by_role("button", name=HOST["look_dark"], exact=True).click()
    expect(wall).to_have_url(re.compile("look=dark"))
    expect(wall.locator(".stApp")).to_have_css("background-color", "rgb(27, 25, 22)")
    settled(wall)
    axe(wall)

    # Another device: the host link opens the room there, and the key leaves the address bar.
    phone = browser_page(390, 844, touch=True, host=served, tolerate=f"{PROBES}|{MISSING}")
    phone.goto(link)
    phone.wait_for_url(re.compile(r"/room\?code="))
    settled(phone)
    part(phone, "is_shown")
    assert phone.evaluate("history.length") <= 2
    assert not phone.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert phone.evaluate(measured.SMALL_TARGETS) == []
    axe(phone)

    # One switch turns the keys off, for this device and after a reload.
    page.bring_to_front()
    page.locator(".st-key-room-aside summary").last.click()
    page.locator(".st-key-room-keys-on input").press("Space")
    expect(page.locator(".st-key-room-keys-on input")).not_to_be_checked()
    wait_true(page, KEPT)
    settled(page.reload() and page)
    part(page, "is_shown")
    page.locator(".st-key-room-aside summary").last.click()
    expect(page.locator(".st-key-room-keys-on input")).not_to_be_checked()
    at = rooms.find(store, code)
    page.locator("h1").click()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+H")
    settled(page)
    assert rooms.find(store, code) == at

    # Deleted from one screen, the room is gone from all, and the key with it.
    page.get_by_role("button", name=HOST["delete"]).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_text(HOST["gone"])).to_be_visible()
    expect(phone.locator(".st-key-room-gone")).to_be_visible()
    expect(wall.locator(".st-key-room-gone")).to_be_visible()
    assert key not in [one["value"] for one in page.context.cookies()]
    assert key not in served.log
    phone.goto(link)
    expect(phone.locator("h1")).to_have_text(rooms.NO_ROOM)
    store.close()


def test_every_word_of_a_full_hall_is_read_and_hidden_on_a_phone_by_keys_alone(
    browser_page: Callable[..., Page], served: Server, tmp_path: Path, axe: Callable[..., None]
) -> None:
    store = Store(f"sqlite:///{tmp_path}/rooms.sqlite3")
    first = next(one.id for one in all_exercises().values() if one.shows == "spoken")
    room, key = rooms.create(store, "", exercises=(first,))
    stages.move(store, room.code, key, first)
    sent = [Post(room.code, token(at), first, {"words": [f"w{at:03}"]}) for at in range(101)]
    assert put_many(store, sent) == [None] * 101
    page = browser_page(390, 844, touch=True, host=served, tolerate=PROBES)
    page.goto(f"{served.url}/host#{room.code}.{key}")
    page.wait_for_url(re.compile(r"/room\?code="))
    settled(page)
    rows = page.locator('.st-key-room-word-list [data-testid="stText"]')
    expect(rows).to_have_count(60)
    on_first = set(rows.all_inner_texts())
    more = page.get_by_role("button", name=HOST["words_after"])
    more.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("61 to 101 of 101")).to_be_visible()
    expect(rows).to_have_count(41)
    assert not on_first & set(rows.all_inner_texts())
    expect(more).to_be_focused()
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert page.evaluate(measured.SMALL_TARGETS) == []
    axe(page)

    # The way to the other pages stays in sight down the list, and a word hidden here is on no screen.
    page.locator(".st-key-room-word-list button").last.focus()
    expect(more).to_be_in_viewport()
    last = rows.last.inner_text()
    page.keyboard.press("Enter")
    page.locator('[class*="st-key-room-word-off"]').wait_for()
    moved = stages.move(store, room.code, key, f"{first}:reveal")
    frame = showing(store, moved, first)
    assert frame is not None and len(frame.shown["words"]) == 100
    assert last not in [one["word"] for one in frame.shown["words"]] and waiting(store, moved, first) == ()
    store.close()
