"""The light page on a phone in a real Chromium: whole evenings, with lost connections and a killed server."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from content.workshop import workshop
from tests.browser.support import wait_true
from tests.workshop.served import RoomServer
from workshop import rooms, sheets, stages
from workshop.rooms import Room

SAID = workshop().phone
# A part that closes in between, a lost connection and a room that is gone are what is tried here; each leaves a line.
LOST = r"Failed to load resource|ERR_CONNECTION|ERR_INTERNET|ERR_EMPTY|ERR_NETWORK|/events"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RoomServer]:
    server = RoomServer(f"sqlite:///{tmp_path_factory.mktemp('rooms') / 'rooms.sqlite3'}")
    server.start()
    yield server
    server.stop()


class Evening:
    """A room and its host, and what a phone in it shows."""

    def __init__(self, hall: RoomServer, *exercises: str, title: str = "") -> None:
        self.hall, self.store = hall, hall.store
        self.room, self.key = rooms.create(hall.store, title, exercises=exercises)
        self.url = f"{hall.url}/j/{self.room.code}"

    def go(self, stage: str) -> Room:
        return stages.move(self.store, self.room.code, self.key, stage)

    def sheets(self, exercise: str) -> list[Any]:
        return [dict(one.answers) for one in sheets.of_exercise(self.store, self.room, exercise)]

    def join(self, page: Page) -> Page:
        page.goto(self.url)
        page.get_by_role("button", name=SAID["seat_take"]).click()
        screen(page, "lobby")
        return page

    def kept(self, page: Page, name: str) -> Any:
        return page.evaluate("(key) => localStorage.getItem(key)", f"sweet-spot:{name}:{self.room.code}")


def screen(page: Page, name: str) -> None:
    expect(page.locator("body")).to_have_attribute("data-screen", name)


def begin(page: Page) -> None:
    screen(page, "before")
    page.get_by_role("button", name=re.compile(f"^({SAID['begin']}|{SAID['vote_again']})$")).click()
    screen(page, "answer")


def answer(page: Page, count: int, key: str = "1") -> None:
    """By keys alone, to the end and out."""
    for _ in range(count):
        page.keyboard.press(key)
        page.keyboard.press("Enter")
    page.get_by_role("button", name=SAID["send"]).or_(page.locator(".ss-card .ss-next")).first.click()


def in_the_room(page: Page) -> None:
    screen(page, "sent")
    expect(page.locator("main .state")).to_have_text(SAID["sent"])


def test_an_evening_on_one_phone(hall: RoomServer, browser_page: Callable[..., Page], axe: Callable[..., None]) -> None:
    evening = Evening(hall, "words", "guess", "scenarios", "vote", "pledge", title="Spring <b>school</b>")
    page = browser_page(host=hall, tolerate=LOST)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(hall.url)))

    # The code: a slip gets a sentence, any spelling leads in.
    page.goto(f"{hall.url}/join")
    axe(page)
    page.get_by_label(SAID["code"]).fill(evening.room.code[:-1] + "x")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text(SAID["code_odd"])
    page.get_by_label(SAID["code"]).fill(evening.room.code.replace("-", " ").upper())
    page.keyboard.press("Enter")

    # A seat: what was typed into the title is text; the same seat after a reload and a second scan.
    screen(page, "join")
    expect(page).to_have_url(evening.url)
    expect(page.locator(".eyebrow")).to_have_text("Spring <b>school</b>")
    axe(page)
    page.get_by_role("button", name=SAID["seat_take"]).click()
    screen(page, "lobby")
    expect(page.get_by_role("heading", name=SAID["in"])).to_be_focused()
    expect(page.locator("#state")).to_have_text(SAID["connected"] + SAID["seat_one"])
    seat = evening.kept(page, "seat")
    assert re.fullmatch("[0-9a-hjkmnp-tv-z]{20}", seat)
    page.reload()
    screen(page, "lobby")
    page.goto(evening.url + "?from=qr")
    screen(page, "lobby")
    assert evening.kept(page, "seat") == seat and sheets.counts(evening.store, evening.room)[0] == 1

    # The cards are in the page: opening them sends nothing, and the focus comes back.
    before = len(asked)
    page.get_by_role("link", name="Something happened with a client").click()
    expect(page.get_by_role("heading", name="Something happened with a client")).to_be_focused()
    axe(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Something happened with a client")).to_be_focused()
    assert asked[before:] == []

    # Words by the keyboard: said first who sees them; sent, taken back, sent again; never markup.
    evening.go("words:open")
    screen(page, "before")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.locator(".said li").last).to_contain_text("The room is deleted after")
    axe(page)
    begin(page)
    box = page.get_by_label("A word or a few")
    box.fill("<img src=x onerror=hit()>")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Finish").press("Enter")
    page.get_by_role("button", name=SAID["send"]).press("Enter")
    in_the_room(page)
    assert [each["WORD1"][0]["word"] for each in evening.sheets("words")] == ["<img src=x onerror=hit()>"]
    page.get_by_role("button", name=SAID["withdraw"]).click()
    expect(page.get_by_role("button", name=SAID["no"])).to_be_focused()
    page.get_by_role("button", name=SAID["withdraw_yes"]).click()
    expect(page.locator(".notice")).to_have_text(SAID["withdrawn"])
    assert evening.sheets("words") == []
    begin(page)
    expect(page.locator(".ss-words b").first).to_have_text("<img src=x onerror=hit()>")
    page.get_by_role("button", name="Finish").click()
    page.get_by_role("button", name=SAID["send"]).click()
    in_the_room(page)
    evening.go("words:reveal")
    expect(page.get_by_role("heading", name=SAID["waiting"])).to_be_focused()

    # A part that closes in the middle: what was answered stays, and goes on when it is opened again.
    evening.go("guess:open")
    begin(page)
    page.locator("input[type=range]").first.focus()
    page.keyboard.press("ArrowRight")
    evening.go("guess:close")
    screen(page, "stopped")
    expect(page.get_by_role("heading", name=SAID["closed"])).to_be_focused()
    axe(page)
    evening.go("guess:open")
    page.get_by_role("button", name="Go on").click()
    page.locator("input[type=range]").last.focus()
    page.keyboard.press("ArrowRight")

    # No connection: the sheet is kept, the phone says so, and it goes out by itself. Reveal closes nothing.
    page.context.set_offline(True)
    expect(page.locator("#line")).to_have_text(SAID["no_connection"])
    page.get_by_role("button", name="Finish").click()
    page.get_by_role("button", name=SAID["send"]).or_(page.locator(".ss-card .ss-next")).first.click()
    expect(page.locator("main .state")).to_have_text(SAID["offline"])
    assert evening.sheets("guess") == [] and json.loads(evening.kept(page, "room"))["sheets"]["guess"]["state"] == "out"
    page.context.set_offline(False)
    in_the_room(page)
    assert len(evening.sheets("guess")) == 1

    # The server is killed in the middle of a part: the phone answers on, and everything arrives when it is back.
    evening.go("scenarios:open")
    begin(page)
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    hall.kill()
    answer(page, 11)
    expect(page.locator("main .state")).to_have_text(SAID["offline"])
    hall.start()
    in_the_room(page)
    assert len(evening.sheets("scenarios")) == 1 and evening.kept(page, "seat") == seat
    page.get_by_role("button", name=SAID["change"]).click()
    page.keyboard.press("2")
    page.get_by_role("button", name=SAID["change_not"]).click()
    in_the_room(page)

    # Closed: one's own result, words and picture, in this browser's journal, and the app at a tap, not before.
    evening.go("scenarios:close")
    screen(page, "own")
    expect(page.get_by_role("heading", name=SAID["own"])).to_be_focused()
    title = page.locator("main .lead").inner_text()
    wait_true(page, "document.querySelector('img.map').naturalWidth > 0")
    assert page.locator("img.map").get_attribute("alt")
    axe(page)
    page.set_viewport_size({"width": 320, "height": 640})
    wait_true(page, "document.documentElement.scrollWidth <= 320")
    page.set_viewport_size({"width": 390, "height": 844})
    journal = json.loads(page.evaluate("localStorage.getItem('sweet-spot:journal')"))
    assert [(one["quiz"], len(one["answers"])) for one in journal["entries"]][-1] == ("balance", 24)
    assert not [url for url in asked if not re.match(r"/(j|join|room-files|api/rooms|share)\b", url)]
    page.get_by_role("link", name=SAID["more"]).click()
    expect(page.get_by_role("heading", name=title.split(",")[0])).to_be_visible()
    page.go_back()

    # Two votes: the first stands, the second is beside it.
    evening.go("vote:open")
    begin(page)
    answer(page, 3, "1")
    in_the_room(page)
    evening.go("vote:reveal")
    begin(page)
    answer(page, 3, "2")
    in_the_room(page)
    assert evening.sheets("vote") == [
        {f"VT0{n}{again}": letter for n in (1, 2, 3) for again, letter in (("", "a"), (".again", "b"))}
    ]

    # A step, picked by keys; then the end, and out of the room with everything.
    evening.go("pledge:open")
    begin(page)
    axe(page)
    page.get_by_role("button", name=SAID["pledge_send"]).click()
    expect(page.get_by_text(SAID["pledge_none"])).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(0)
    page.locator(".steps summary").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("radio").nth(1).focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name=SAID["pledge_send"]).press("Enter")
    in_the_room(page)
    assert len(evening.sheets("pledge")) == 1
    evening.go("end")
    screen(page, "end")
    expect(page.locator("main h2").first).to_have_text(SAID["own"])
    page.get_by_role("button", name=SAID["leave"]).click()
    page.get_by_role("button", name=SAID["leave_yes"], exact=True).click()
    screen(page, "left")
    left = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('sweet-spot:'))")
    assert set(left) - {"sweet-spot:ballast", "sweet-spot:persist-asked"} == {"sweet-spot:journal"}


def test_coming_back_two_tabs_and_a_hall_without_streams(
    hall: RoomServer, browser_page: Callable[..., Page], axe: Callable[..., None]
) -> None:
    evening = Evening(hall, "before", "after")
    page = browser_page(host=hall, tolerate=LOST, dark=True, width=320, height=640)
    page.route("**/events", lambda route: route.abort())  # a proxy that lets no stream through
    evening.go("before:open")
    page.goto(evening.url)
    axe(page)
    page.get_by_role("button", name=SAID["seat_take"]).click()
    begin(page)
    axe(page)

    # Two tabs of one phone sit in one seat and share the answers.
    page.keyboard.press("1")
    other = page.context.new_page()
    other.goto(evening.url)
    other.get_by_role("button", name="Go on").click()
    other.keyboard.press("Enter")
    answer(other, 23)
    in_the_room(other)
    assert len(evening.sheets("before")) == 1 and sheets.counts(evening.store, evening.room)[0] == 1
    page.reload()
    in_the_room(page)
    groups = page.locator(".groups").inner_text()
    assert groups.replace(" ", "") == evening.kept(page, "seat")
    wait_true(page, "document.documentElement.scrollWidth <= 320")
    axe(page)
    page.emulate_media(media="print")
    assert page.locator(".groups").is_visible() and not page.locator("footer").is_visible()
    page.emulate_media(media="screen")
    evening.go("lobby")
    screen(page, "lobby")  # heard by asking

    # Weeks later, on another phone: the code, with letters that look like numbers.
    phone = browser_page(host=hall, tolerate=LOST)
    evening.go("after:open")
    phone.goto(evening.url)
    phone.get_by_text(SAID["comeback_have"]).click()
    field = phone.get_by_label(SAID["comeback_type"])
    wrong = ("1" if groups[0] != "1" else "2") + groups[1:]
    field.fill(wrong)
    phone.keyboard.press("Enter")
    expect(phone.get_by_text(SAID["comeback_odd"])).to_be_visible()
    field.fill(groups.upper().replace("0", "O").replace("1", "l").replace(" ", "-"))
    phone.keyboard.press("Enter")
    begin(phone)
    assert evening.kept(phone, "seat") == groups.replace(" ", "")
    answer(phone, 24, "2")
    in_the_room(phone)
    assert len(sheets.pairs(evening.store, evening.room, "before", "after")) == 1
    assert sheets.counts(evening.store, evening.room)[0] == 1


def test_a_phone_that_came_back_by_code_promises_nothing_of_sheets_that_it_does_not_hold(
    hall: RoomServer, browser_page: Callable[..., Page], axe: Callable[..., None]
) -> None:
    evening = Evening(hall, "words", "before", "after")
    page = evening.join(browser_page(host=hall, tolerate=LOST))
    evening.go("words:open")
    begin(page)
    page.get_by_label("A word or a few").fill("💆‍♀️ می‌خواهم")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Finish").click()
    page.get_by_role("button", name=SAID["send"]).click()
    in_the_room(page)
    assert [each["WORD1"][0]["word"] for each in evening.sheets("words")] == ["💆‍♀️ می‌خواهم"]
    evening.go("before:open")
    begin(page)
    answer(page, 24)
    in_the_room(page)
    seat = evening.kept(page, "seat")
    evening.go("before:close")
    screen(page, "own")
    expect(page.get_by_text(SAID["own_here"])).to_be_visible()
    expect(page.get_by_role("link", name=SAID["more"])).to_be_visible()

    # On another phone the result shows, and neither that it is kept there nor the way to it in the app.
    phone = browser_page(host=hall, tolerate=LOST)
    phone.goto(evening.url)
    phone.get_by_text(SAID["comeback_have"]).click()
    phone.get_by_label(SAID["comeback_type"]).fill(seat)
    phone.keyboard.press("Enter")
    screen(phone, "own")
    expect(phone.get_by_text(SAID["own_note"])).to_be_visible()
    expect(phone.locator("main .lead")).to_have_text(page.locator("main .lead").inner_text())
    wait_true(phone, "document.querySelector('img.map').naturalWidth > 0")
    expect(phone.get_by_text(SAID["own_here"])).to_have_count(0)
    expect(phone.get_by_role("link", name=SAID["more"])).to_have_count(0)
    axe(phone)

    # A closed part without a map of its own has no result to be headed with.
    evening.go("words:close")
    expect(phone.get_by_role("heading", name=SAID["closed"])).to_be_visible()
    expect(phone.get_by_role("heading", name=SAID["own"])).to_have_count(0)
    phone.reload()
    expect(phone.get_by_role("heading", name=SAID["closed"])).to_be_visible()
    evening.go("end")
    screen(phone, "end")
    expect(phone.locator("main h2").first).to_have_text(SAID["own"])
    expect(phone.get_by_role("link", name=SAID["more"])).to_have_count(0)
    screen(page, "end")
    expect(page.get_by_role("link", name=SAID["more"])).to_be_visible()


def place_both_lines(page: Page) -> None:
    begin(page)
    answer_lines(page)


def answer_lines(page: Page) -> None:
    for line in page.locator("input[type=range]").all():
        line.fill("10")
    page.get_by_role("button", name="Finish").click()
    page.locator(".ss-card .ss-next").click()


def test_an_answer_lost_on_its_way_a_part_that_closed_first_and_one_that_opens_again(
    hall: RoomServer, browser_page: Callable[..., Page]
) -> None:
    evening = Evening(hall, "guess", "pledge")
    page = evening.join(browser_page(host=hall, tolerate=LOST))

    def swallow(route: Route) -> None:
        route.fetch()
        route.abort()

    # The room has the sheet, and its "accepted" never arrives; then the part closes.
    page.route("**/sheets", swallow)
    evening.go("guess:open")
    place_both_lines(page)
    expect(page.locator("main .state")).to_have_text(SAID["offline"])
    assert len(evening.sheets("guess")) == 1
    page.unroute("**/sheets")
    evening.go("guess:close")
    screen(page, "own")

    # The part closes while the sheet waits: it stays on the phone, which says so, and goes out when it may.
    evening.go("guess:open")
    page.get_by_role("button", name=SAID["withdraw"]).click()
    page.get_by_role("button", name=SAID["withdraw_yes"]).click()
    screen(page, "before")
    page.route("**/sheets", lambda route: route.abort())
    place_both_lines(page)
    expect(page.locator("main .state")).to_have_text(SAID["offline"])
    page.reload()
    screen(page, "sent")
    evening.go("guess:close")
    screen(page, "unsure")
    page.unroute("**/sheets")
    screen(page, "late")
    assert evening.sheets("guess") == [] and json.loads(page.evaluate("localStorage['sweet-spot:journal']"))["entries"]
    evening.go("guess:open")
    in_the_room(page)
    assert len(evening.sheets("guess")) == 1

    # The same, and the room is somewhere else when the phone is back.
    page.get_by_role("button", name=SAID["withdraw"]).click()
    page.get_by_role("button", name=SAID["withdraw_yes"]).click()
    screen(page, "before")
    page.context.set_offline(True)
    place_both_lines(page)
    evening.go("pledge:open")
    page.context.set_offline(False)
    screen(page, "before")
    expect(page.locator(".notice")).to_contain_text("Where would you put yourself?")
    evening.go("lobby")
    screen(page, "lobby")
    expect(page.locator(".notice")).to_have_count(0)
    assert evening.sheets("guess") == []


def test_rooms_that_are_not_there_full_or_over_and_a_browser_that_keeps_nothing(
    hall: RoomServer, browser_page: Callable[..., Page], axe: Callable[..., None]
) -> None:
    page = browser_page(host=hall, tolerate=LOST)
    evening = Evening(hall, "guess")
    page.route("**/seat", lambda route: route.fulfill(status=429, json={"error": "Full."}))
    page.goto(evening.url)
    page.get_by_role("button", name=SAID["seat_take"]).click()
    expect(page.get_by_role("heading", name=SAID["full"])).to_be_focused()
    axe(page)
    page.unroute("**/seat")
    page.get_by_role("button", name=SAID["full_again"]).click()
    screen(page, "lobby")
    evening.go("guess:close")
    screen(page, "missed")

    # Deleted under one's feet; then a room past its day.
    rooms.delete(evening.store, evening.room.code, evening.key)
    page.reload()
    expect(page.get_by_role("heading", name=SAID["none"])).to_be_visible()
    assert evening.kept(page, "seat") is None
    old, _ = rooms.create(hall.store, day=rooms.today() - timedelta(days=40), days=30)
    page.goto(f"{hall.url}/j/{old.code}")
    expect(page.get_by_role("heading", name=SAID["expired"])).to_be_visible()
    axe(page)
    page.get_by_label(SAID["code"]).fill("nothing")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text(SAID["code_odd"])

    bare = browser_page(host=hall, tolerate=LOST)
    bare.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
    evening = Evening(hall, "guess")
    evening.join(bare)
    expect(bare.get_by_text(SAID["not_kept"])).to_be_visible()
    evening.go("guess:open")
    place_both_lines(bare)
    in_the_room(bare)
    assert len(evening.sheets("guess")) == 1


def test_a_second_vote_without_a_connection_while_the_host_hides_the_totals(
    hall: RoomServer, browser_page: Callable[..., Page]
) -> None:
    evening = Evening(hall, "vote", "guess")
    page = evening.join(browser_page(host=hall, tolerate=LOST))
    evening.go("vote:open")
    begin(page)
    answer(page, 3, "1")
    in_the_room(page)
    expect(page.get_by_text(SAID["vote_wait"])).to_be_visible()
    evening.go("vote:reveal")
    begin(page)
    page.context.set_offline(True)
    answer(page, 3, "2")
    expect(page.locator("main .state")).to_have_text(SAID["offline"])
    stages.hide(evening.store, evening.room.code, evening.key)
    page.context.set_offline(False)
    in_the_room(page)
    both = [{f"VT0{n}{again}": letter for n in (1, 2, 3) for again, letter in (("", "a"), (".again", "b"))}]
    assert evening.sheets("vote") == both
    # Still the second round: it is the second vote that can be changed, and the first one stands.
    expect(page.get_by_text(SAID["vote_wait"])).to_have_count(0)
    page.get_by_role("button", name=SAID["change"]).click()
    answer(page, 3, "3")
    in_the_room(page)
    assert [(one["VT01"], one["VT01.again"]) for one in evening.sheets("vote")] == [("a", "c")]

    # A second vote that comes after the close is not in the room, and the phone says so though the first one is.
    page.get_by_role("button", name=SAID["change"]).click()
    page.context.set_offline(True)
    answer(page, 3, "4")
    expect(page.locator("main .state")).to_have_text(SAID["offline"])
    evening.go("vote:close")
    page.context.set_offline(False)
    screen(page, "own")
    expect(page.get_by_text(SAID["change_late"])).to_be_visible()
    evening.go("lobby")
    late = evening.join(browser_page(host=hall, tolerate=LOST))
    evening.go("vote:open")
    begin(late)
    late.context.set_offline(True)
    answer(late, 3, "1")
    evening.go("vote:close")
    late.context.set_offline(False)
    screen(late, "late")
    assert [(one["VT01"], one["VT01.again"]) for one in evening.sheets("vote")] == [("a", "c")]


def test_who_comes_after_the_first_totals_is_asked_for_a_vote_and_not_for_another_one(
    hall: RoomServer, browser_page: Callable[..., Page], axe: Callable[..., None]
) -> None:
    evening = Evening(hall, "vote", "words")
    early = evening.join(browser_page(host=hall, tolerate=LOST))
    page = evening.join(browser_page(host=hall, tolerate=LOST, width=320, height=640))
    evening.go("vote:open")
    begin(early)
    answer(early, 3, "1")
    in_the_room(early)
    evening.go("vote:reveal")
    screen(early, "before")
    expect(early.get_by_text(SAID["vote_talk"])).to_be_visible()
    expect(early.locator(".said")).to_have_count(0)

    # No first vote: what is said before any first answer, and where this one counts.
    screen(page, "before")
    expect(page.locator(".eyebrow")).to_have_text(SAID["before"])
    expect(page.get_by_text(SAID["vote_late"])).to_be_visible()
    expect(page.locator(".said li").last).to_contain_text("The room is deleted after")
    expect(page.get_by_text(SAID["vote_talk"])).to_have_count(0)
    expect(page.get_by_role("button", name=SAID["vote_again"])).to_have_count(0)
    axe(page)
    wait_true(page, "document.documentElement.scrollWidth <= 320")
    page.get_by_role("button", name=SAID["begin"], exact=True).click()
    answer(page, 3, "2")
    in_the_room(page)
    assert sorted(sorted(each) for each in evening.sheets("vote")) == [
        ["VT01", "VT02", "VT03"],
        ["VT01.again", "VT02.again", "VT03.again"],
    ]

    # Who takes the first vote back has none any more either.
    early.get_by_role("button", name=SAID["vote_again"]).click()
    answer(early, 3, "2")
    in_the_room(early)
    early.get_by_role("button", name=SAID["withdraw"]).click()
    early.get_by_role("button", name=SAID["withdraw_yes"]).click()
    screen(early, "before")
    expect(early.get_by_text(SAID["vote_late"])).to_be_visible()
    expect(early.get_by_text(SAID["vote_talk"])).to_have_count(0)


def test_what_a_phone_says_of_a_sheet_that_was_taken_back_before_and_after_a_picture(
    hall: RoomServer, browser_page: Callable[..., Page]
) -> None:
    evening = Evening(hall, "guess", "words")
    page = evening.join(browser_page(host=hall, tolerate=LOST))

    def take_back() -> None:
        page.get_by_role("button", name=SAID["withdraw"]).click()
        page.get_by_role("button", name=SAID["withdraw_yes"]).click()

    # No picture was shown: nothing of it is anywhere.
    evening.go("guess:open")
    place_both_lines(page)
    in_the_room(page)
    take_back()
    expect(page.locator(".notice")).to_have_text(SAID["withdrawn"])
    evening.go("guess:close")
    screen(page, "missed")
    expect(page.get_by_text(SAID["late"])).to_be_visible()
    expect(page.get_by_text(SAID["still"])).to_have_count(0)

    # One was: it is frozen, and may hold the sheet for good. It is said before, at once, and after the close.
    evening.go("guess:open")
    begin(page)
    answer_lines(page)
    in_the_room(page)
    evening.go("guess:reveal")
    expect(page.get_by_role("heading", name=SAID["waiting"])).to_be_visible()
    stages.hide(evening.store, evening.room.code, evening.key)
    expect(page.get_by_role("heading", name=SAID["thanks"])).to_be_visible()
    page.get_by_role("button", name=SAID["withdraw"]).click()
    expect(page.locator("#ask-title")).to_have_text(f"{SAID['withdraw_ask']} {SAID['still']}")
    page.get_by_role("button", name=SAID["withdraw_yes"]).click()
    expect(page.locator(".notice")).to_have_text(f"{SAID['withdrawn']} {SAID['still']}")
    assert evening.sheets("guess") == []
    evening.go("guess:close")
    screen(page, "missed")
    page.reload()
    expect(page.get_by_text(SAID["still"])).to_be_visible()
    expect(page.get_by_text(SAID["late"])).to_have_count(0)

    # Words are said on purpose and go off the wall at once.
    evening.go("words:open")
    begin(page)
    page.get_by_label("A word or a few").fill("kind")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Whose good is in the picture?")).to_have_count(0)
    page.get_by_role("button", name="Finish").click()
    page.get_by_role("button", name=SAID["send"]).click()
    in_the_room(page)
    evening.go("words:reveal")
    take_back()
    expect(page.locator(".notice")).to_have_text(SAID["withdrawn"])

    # Who leaves gives the seat back.
    assert sheets.counts(evening.store, evening.room)[0] == 1
    page.get_by_role("button", name=SAID["leave"]).click()
    page.get_by_role("button", name=SAID["leave_yes"], exact=True).click()
    screen(page, "left")
    assert sheets.counts(evening.store, evening.room)[0] == 0


def test_a_come_back_code_of_another_room_takes_no_seat(hall: RoomServer, browser_page: Callable[..., Page]) -> None:
    here, there = Evening(hall, "before", "after"), Evening(hall, "guess")
    page = there.join(browser_page(host=hall, tolerate=LOST))
    seat = there.kept(page, "seat")
    page.goto(here.url)
    page.get_by_text(SAID["comeback_have"]).click()
    page.get_by_label(SAID["comeback_type"]).fill(seat)
    page.keyboard.press("Enter")
    expect(page.get_by_text(SAID["comeback_none"])).to_be_visible()
    assert sheets.counts(here.store, here.room)[0] == 0 and here.kept(page, "seat") is None
