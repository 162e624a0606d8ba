"""The wall as the back row sees it: all of it in sight, letters large enough, and no part of it lost in the dark."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import content
from tests.browser import measured
from tests.browser.support import Server, goto, one_run, settled, wait_true
from tests.workshop.bots import chosen
from tests.workshop.rooms_made import Made, token
from workshop import rooms
from workshop.exercises import AGAIN, all_exercises
from workshop.questions import questions
from workshop.sheets import Post, put_many
from workshop.store import Store

PROBES = r"_stcore/(health|host-config)"
SIZES = ((1280, 720), (1920, 1080))
LEAST = 18
"""Pixels of the smallest letters at 1280 by 720; they grow with the screen."""
HOST = content.workshop().host
ALL = tuple(all_exercises())
VIEWS = '[class*="st-key-room-view-"] [role="radio"]'
PICTURE, WALL = ".st-key-wall-shown", ".st-key-wall"
APART = """() => {
  const [way, views] = ['.st-key-wall-way-in', '[class*="st-key-room-view-"] [role="radiogroup"]'].map(
    (one) => document.querySelector(one)?.getBoundingClientRect());
  return !way || !views || views.right < way.left || views.top > way.bottom; }"""
PAINTED = r"""() => [...document.querySelectorAll('svg.marks [fill^="url("]')].map(
  (one) => one.getAttribute('fill').match(/url\("?([^#]*)#([^")]+)/)).every(
  ([, address, id]) => document.getElementById(id) && (!address || address === location.href.split('#')[0]))"""
"""Whether each gradient that a picture is filled with is one of the page as its address is now."""
GRADIENTS = "document.querySelectorAll('svg.marks [fill^=\"url(\"]').length"


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The app with rooms of its own, under an address as long as a school may have."""
    monkeypatch.setenv("SWEET_SPOT_DATA", str(tmp_path))
    monkeypatch.setenv("PUBLIC_URL", "https://boundaries.massage-school.example.org")
    server = Server()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def store(tmp_path: Path, served: Server) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path}/rooms.sqlite3")
    yield opened
    opened.close()


def room_of(store: Store, *exercises: str, title: str = "", names: str = "neutral") -> Made:
    room, key = rooms.create(store, title, names=names, exercises=exercises or ALL)
    return Made(store, room.code, key)


def sent(made: Made, exercise: str, n: int, again: bool = False) -> None:
    """A sheet of each of `n` people, the same people every time."""
    asked = questions(made.seen(), exercise)
    sheets = [chosen(asked, random.Random(seat)) for seat in range(n)]
    if again:  # a third of them move to one answer, so that a large room's ways can be drawn
        sheets = [
            {**sheet, **{f"{name}{AGAIN}": one if seat % 3 else "b" for name, one in sheet.items() if "." not in name}}
            for seat, sheet in enumerate(sheets)
        ]
    posts = [Post(made.code, token(seat), exercise, sheet) for seat, sheet in enumerate(sheets)]
    assert put_many(made.store, posts) == [None] * n


def wall(page: Page, served: Server, made: Made, **params: str) -> Page:
    page.context.add_cookies([{"name": f"sweet-spot-host-{made.code}", "value": made.key, "url": served.url}])
    return goto(page, f"{served.url}/wall?" + "&".join(f"{k}={v}" for k, v in {"code": made.code, **params}.items()))


def fits(page: Page) -> None:
    """Everything is in sight and large enough, on a projector of either size."""
    found: dict[str, Any] = {}
    for wide, high in SIZES:
        page.set_viewport_size({"width": wide, "height": high})
        page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
        found[f"small at {high}"] = page.evaluate(measured.SMALL_TEXT, [WALL, LEAST * high / 720])
        found[f"out at {high}"] = page.evaluate(measured.OUT_OF_ROOM, [WALL, ".st-key-lectern"])
        found[f"apart at {high}"] = [] if page.evaluate(APART) else ["the way in lies on the views"]
    assert not any(found.values()), f"{page.locator('h1').inner_text()}: {found}"


def shows(page: Page, exercise: str) -> None:
    """Waits until the wall has drawn what the room sees of that part."""
    name = content.workshop().exercise(exercise).name
    expect(page.locator(f"{WALL} h1")).to_have_text(name)
    expect(page.locator(".st-key-room-shown-large")).to_be_visible()
    settled(page)
    wait_true(page, "document.querySelectorAll('[data-testid=stVegaLiteChart]:not(:has(svg.marks))').length === 0")


def test_nothing_on_the_wall_is_cut_off_or_too_small(
    browser_page: Callable[..., Page], served: Server, store: Store
) -> None:
    """With 6, 30 and 300 people, side by side: each wall looks for news now and then, so they wait together."""
    rooms_made = {n: room_of(store, names="original" if n == 30 else "neutral") for n in (6, 30, 300)}
    pages = {
        n: wall(browser_page(*SIZES[0], host=served, tolerate=PROBES), served, made) for n, made in rooms_made.items()
    }
    seen = dict.fromkeys(rooms_made, 0)
    for exercise in ALL:
        for n, made in rooms_made.items():
            made.to(f"{exercise}:open")
            sent(made, exercise, n)
            made.to(f"{exercise}:reveal")
        for page in pages.values():
            page.bring_to_front()
            shows(page, exercise)
            fits(page)
        again = all_exercises()[exercise].again
        for n, made in rooms_made.items() if again else ():
            sent(made, exercise, n, again=True)
        for n, page in pages.items():
            page.bring_to_front()
            if again:
                expect(page.locator("table.bars.two, svg.marks").first).to_be_visible()
                fits(page)
            for view in range(1, page.locator(VIEWS).count()):
                with one_run(page):
                    page.keyboard.press("ArrowDown")
                expect(page.locator(VIEWS).nth(view)).to_have_attribute("aria-checked", "true")
                shows(page, exercise)
                fits(page)
                seen[n] += 1
    assert min(seen.values()) >= 6, "views that were stepped through"


def test_the_way_in_and_what_to_do_fit_in_every_state(
    browser_page: Callable[..., Page], served: Server, store: Store
) -> None:
    made = room_of(store, title="Spring school of massage therapy and bodywork in the old town hall of Bern, day 2")
    page = wall(browser_page(*SIZES[0], host=served, tolerate=PROBES), served, made)
    page.locator(".st-key-wall-lobby .scan svg").wait_for()
    fits(page)
    for exercise in ALL:
        made.to(f"{exercise}:open")
        expect(page.locator(f"{WALL} h1")).to_have_text(content.workshop().exercise(exercise).name)
        expect(page.locator(PICTURE)).to_have_count(0)
        settled(page)
        fits(page)
    made.to("end")
    expect(page.locator(f"{WALL} h1")).to_have_text(HOST["wall_thanks"])
    fits(page)


@pytest.mark.parametrize(("dark", "look"), [(False, "dark"), (True, "light")])
def test_against_the_look_of_the_device_words_can_be_read_and_the_map_keeps_its_ground(
    dark: bool,
    look: str,
    browser_page: Callable[..., Page],
    served: Server,
    store: Store,
    axe: Callable[..., None],
) -> None:
    exercise = next(one.id for one in all_exercises().values() if one.shows == "map")
    made = room_of(store, exercise)
    made.to(f"{exercise}:open")
    sent(made, exercise, 9)
    made.to(f"{exercise}:reveal")
    page = wall(browser_page(*SIZES[0], dark=dark, host=served, tolerate=PROBES), served, made)
    shows(page, exercise)
    grounds = page.evaluate(GRADIENTS)
    assert grounds >= 1 and page.evaluate(PAINTED)
    with one_run(page):
        page.get_by_role("button", name=HOST[f"look_{look}"], exact=True).click()
    expect(page.locator(".stApp")).to_have_css(
        "background-color", "rgb(27, 25, 22)" if not dark else "rgb(251, 248, 241)"
    )
    wait_true(page, PAINTED)
    assert page.evaluate(GRADIENTS) == grounds
    ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    for part in ("button", "p"):
        colours = page.locator(f'[data-testid="stButtonGroup"] button{"" if part == "button" else " p"}')
        assert {one.evaluate("(one) => getComputedStyle(one).color") for one in colours.all()} == {ink}
    page.get_by_text(HOST["keys"], exact=True).click()
    expect(page.get_by_text(HOST["keys_help"])).to_be_visible()
    axe(page)


def test_keys_pace_the_room_after_a_click_on_a_view_and_turn_to_the_next_one(
    browser_page: Callable[..., Page], served: Server, store: Store
) -> None:
    exercise = next(one.id for one in all_exercises().values() if one.shows == "map")
    made = room_of(store, exercise)
    made.to(f"{exercise}:open")
    sent(made, exercise, 9)
    made.to(f"{exercise}:reveal")
    page = wall(browser_page(*SIZES[0], host=served, tolerate=PROBES), served, made)
    shows(page, exercise)
    views = page.locator(VIEWS)
    first, second = (views.nth(at) for at in (0, 1))
    second.click()
    expect(second).to_have_attribute("aria-checked", "true")
    settled(page)
    page.keyboard.press("ArrowUp")
    expect(first).to_have_attribute("aria-checked", "true")
    settled(page)
    page.keyboard.press("ArrowUp")
    expect(first).to_have_attribute("aria-checked", "true")
    page.keyboard.press("Shift+H")
    expect(page.locator(PICTURE)).to_have_count(0)
    assert made.seen().place == f"{exercise}:open"
    settled(page)  # a key speaks of the room as the page was drawn last
    page.keyboard.press("Shift+R")
    shows(page, exercise)
    settled(page)
    with one_run(page):
        views.nth(1).click()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-room-next")).to_have_text(HOST["next_end"])
    assert made.seen().place == f"{exercise}:close"
    expect(views.nth(1)).to_have_attribute("aria-checked", "true")

    # Turned off, they are all of them off.
    page.get_by_text(HOST["keys"], exact=True).click()
    with one_run(page):
        page.locator(".st-key-room-keys-on input").press("Space")
        expect(page.locator(".st-key-room-keys-on input")).not_to_be_checked()
    page.keyboard.press("Escape")
    page.locator("h1").click()
    for key in ("ArrowUp", "ArrowLeft", "Shift+H"):
        page.keyboard.press(key)
    settled(page)
    expect(views.nth(1)).to_have_attribute("aria-checked", "true")
    assert made.seen().place == f"{exercise}:close"
