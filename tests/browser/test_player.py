"""The player in a real browser: whole walks, by touch and by keys, and everything that can go wrong on the way."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.page_alone import COURSE, EVERY_KIND, GUESS, MAIN, Alone, quiz, scenario, slider, static_site
from tests.browser.support import wait_true

DRAFT = "sweet-spot:draft:first_lines+main_part"
FOCUSED = "(() => { const on = document.activeElement; return on.id || on.className || on.tagName; })()"
Opener = Callable[..., Alone]


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with static_site() as address:
        yield address


@pytest.fixture
def alone(browser_page: Callable[..., Page], site: str) -> Opener:
    def open_page(**more: Any) -> Alone:
        return Alone(browser_page(host=site, **more), site)

    return open_page


def place_both(player: Alone) -> None:
    for button in player.page.locator(".ss-fits").all():
        button.click()
    player.next()


# ---- the walk


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 640), (1280, 900)])
def test_a_course_from_the_first_card_to_the_handover(alone: Opener, width: int, height: int) -> None:
    player = alone(width=width, height=height, touch=width < 1000).run(COURSE)
    assert "Title of main_part" in player.main
    assert "About 6 minutes" in player.main
    assert "scored on this app’s server, in memory, and kept on this device only" in player.main
    player.press("Begin")
    assert "Title of first_lines" in player.main
    place_both(player)
    assert player.count == "1 of 6"
    player.pick(2)
    player.page.get_by_role("button", name="And on a bad day?").click()
    player.page.locator(".ss-small label").nth(2).click()
    player.next()
    player.answer(1, 4)
    assert player.count == "4 of 6"
    player.answer(5, 3, 1)
    assert "That is all 6." in player.main
    player.press("See my map")
    wait_true(player.page, "window.sheets.length === 2")
    guess, main = player.sheets
    assert (guess["quiz"], guess["version"], guess["kind"]) == ("first_lines", 1, "sheet")
    assert {name: answer for name, answer in guess["answers"].items() if "." not in name} == {"L1": 0, "L2": 50}
    given = {name: answer for name, answer in main["answers"].items() if not name.endswith(".seconds")}
    assert given == {"M1": "b", "M1.second": "d", "M2": "a", "M3": "d", "T1": 5, "T2": 3, "T3": 1}
    assert all(main["answers"][f"{name}.seconds"] >= 0 for name in ("M1", "T3"))
    assert [entry["id"] for entry in player.stored("sweet-spot:journal")["entries"]] == [guess["id"], main["id"]]


def test_the_whole_course_by_keyboard_alone(alone: Opener) -> None:
    player = alone(width=1280, height=900).run(COURSE)
    keys = player.page.keyboard
    keys.press("Tab")
    keys.press("Enter")
    assert player.page.evaluate(FOCUSED) == "ss-legend"
    keys.press("Tab")
    keys.press("ArrowRight")
    keys.press("Tab")
    keys.press("ArrowLeft")
    keys.press("Enter")
    for digit in "2", "4", "1", "5", "3":
        keys.press(digit)
        assert "ss-" in player.page.evaluate(FOCUSED)
        keys.press("Enter")
        assert player.page.evaluate(FOCUSED) == "ss-legend"
    keys.press("3")
    keys.press("Enter")
    assert "That is all 6." in player.main
    keys.press("Tab")
    keys.press("Enter")
    wait_true(player.page, "window.sheets.length === 2")
    assert player.sheets[0]["answers"]["L1"] == 5
    assert player.sheets[0]["answers"]["L2"] == 45
    answers = player.sheets[1]["answers"]
    assert [answers[name] for name in ("M1", "M2", "M3", "T1", "T2", "T3")] == ["b", "d", "a", 5, 3, 3]


def test_an_answer_can_be_changed_and_back_shows_it(alone: Opener) -> None:
    player = alone().run([MAIN])
    player.press("Begin")
    player.pick(1)
    assert player.count == "1 of 6", "picking alone does not go on"
    player.pick(3)
    player.next()
    player.press("Back")
    assert player.count == "1 of 6"
    assert player.page.locator("input:checked").get_attribute("value") == "c"
    player.answer(2, 1, 1, 1, 1, 1)
    player.press("See my map")
    assert player.sheets[0]["answers"]["M1"] == "b"


def test_the_bad_day_pick_never_equals_the_first(alone: Opener) -> None:
    player = alone().run([MAIN])
    player.press("Begin")
    player.pick(1)
    player.page.get_by_role("button", name="And on a bad day?").click()
    player.page.locator(".ss-small label").first.click()
    assert player.stored("sweet-spot:draft:main_part")["answers"]["main_part"]["M1"]["second"] == "b"
    player.pick(2)
    assert "second" not in player.stored("sweet-spot:draft:main_part")["answers"]["main_part"]["M1"]
    others = player.page.locator(".ss-small input").evaluate_all("(all) => all.map((one) => one.value)")
    assert others == ["a", "c", "d"]


def test_next_without_an_answer_says_what_there_is_to_do(alone: Opener) -> None:
    player = alone().run([MAIN])
    player.press("Begin")
    player.next()
    assert player.count == "1 of 6"
    assert player.said == "Pick one, or use “Does not apply” or “Skip”."
    player.press("Does not apply")
    player.press("Skip")
    player.answer(1, 1, 1, 1)
    assert "One is still blank." in player.main
    player.press("Go to the first blank")
    assert player.count == "2 of 6"


def test_an_item_that_cannot_be_passed_over_offers_no_way_round(alone: Opener) -> None:
    player = alone().run([quiz("strict", [scenario("A1", skip=False, na=False)])])
    player.press("Begin")
    player.next()
    assert player.said == "Pick one."
    assert not player.page.get_by_role("button", name="Skip").is_visible()
    assert not player.page.get_by_role("button", name="Does not apply").is_visible()


def test_a_line_counts_only_once_it_is_placed(alone: Opener) -> None:
    player = alone().run([GUESS, MAIN])
    player.press("Begin")
    assert player.page.get_by_text("Not placed yet").count() == 2
    player.next()
    assert player.said == "Move each line or press “This fits”, or use “Skip”."
    player.page.locator(".ss-fits").first.click()
    assert player.page.locator("#ss-L1").get_attribute("aria-valuetext") == "in the middle"
    player.press("Skip")
    draft = player.stored(DRAFT)["answers"]["first_lines"]
    assert draft["L1"]["value"] == 0
    assert draft["L2"]["blank"] == "skip"
    assert "value" not in draft["L2"]


def test_every_kind_of_question_can_be_answered(alone: Opener, axe: Callable[..., None]) -> None:
    player = alone(width=390).run([EVERY_KIND])
    page = player.page
    player.press("Begin")
    player.answer(1, 4, 2, 3)
    assert player.count == "5 of 9"
    page.get_by_role("spinbutton").fill("13")
    player.next()
    assert player.count == "5 of 9", "out of range is no answer"
    page.get_by_role("spinbutton").fill("5")
    page.keyboard.press("Enter")
    page.get_by_role("textbox").fill("Two lines\nof my own.")
    player.next()
    for word in "warm", "a smile":
        page.get_by_label("A word or a few").fill(word)
        page.keyboard.press("Enter")
    page.get_by_role("radio", name="warm", exact=True).first.click()
    page.get_by_role("radio", name="mine", exact=True).nth(1).click()
    axe(page)
    player.next()
    player.pick(2)
    page.locator(".ss-strength label").nth(3).click()
    axe(page)
    player.next()
    page.locator("#ss-I1").fill("40")
    player.next()
    player.press("See my map")
    answers = {name: answer for name, answer in player.sheets[0]["answers"].items() if not name.endswith(".seconds")}
    words = [{"word": "warm", "tags": {"warmth": "warm"}}, {"word": "a smile", "tags": {"whose": "mine"}}]
    assert answers == {
        "A1": "a", "B1": 4, "C1": "partly", "D1": "hospice", "E1": 5, "F1": "Two lines\nof my own.",
        "G1": words, "H1": {"reaction": "swell", "strength": 3}, "I1": 40,
    }  # fmt: skip


def test_how_strong_nothing_is_is_neither_asked_nor_handed_over(alone: Opener) -> None:
    body = next(item for item in EVERY_KIND["items"] if item["kind"] == "body")
    labels = [{"id": "swell", "label": "It swells"}, {"id": "nothing", "label": "Nothing", "quiet": True}]
    moments = [{**body, "id": f"Q{n}", "reactions": {**body["reactions"], "labels": labels}} for n in (1, 2)]
    player = alone().run([quiz("felt", moments)])
    asked = player.page.locator(".ss-strength")
    player.press("Begin")
    player.pick(2)
    assert not asked.is_visible()
    player.pick(1)
    assert asked.is_visible()
    asked.locator("label").nth(3).click()
    player.pick(2)
    assert not asked.is_visible(), "a strength that was picked before goes with its reaction"
    player.next()
    player.pick(2)
    player.pick(1)
    asked.locator("label").nth(2).click()
    player.next()
    player.press("See my map")
    felt = {name: one for name, one in player.sheets[0]["answers"].items() if not name.endswith(".seconds")}
    assert felt == {"Q1": {"reaction": "nothing"}, "Q2": {"reaction": "swell", "strength": 2}}


def test_words_can_be_taken_out_and_no_more_than_fit_go_in(alone: Opener) -> None:
    player = alone().run([quiz("free", [EVERY_KIND["items"][6]])])
    player.press("Begin")
    for word in "one", "two", "three", "four":
        player.page.get_by_label("A word or a few").fill(word)
        player.press("Add")
    assert player.said == "That is as many as fit here."
    player.page.get_by_role("button", name=re.compile("Take out.*two")).click()
    kept = player.stored("sweet-spot:draft:free")["answers"]["free"]["G1"]["value"]
    assert [one["word"] for one in kept] == ["one", "three"]


# ---- what is kept


def test_everything_is_kept_at_once_and_found_again_after_a_reload(alone: Opener) -> None:
    player = alone().run(COURSE)
    player.press("Begin")
    place_both(player)
    player.answer(2, 3)
    player.pick(4)
    assert player.said in ("", "Kept on this device")
    player.reload()
    assert "Welcome back." in player.main
    assert "You stopped at 3 of 6. Your answers are still on this device." in player.main
    player.press("Go on")
    assert player.count == "3 of 6"
    assert player.page.locator("input:checked").get_attribute("value") == "d"
    player.reload()
    player.press("Start again")
    assert "Title of first_lines" in player.main
    assert player.stored(DRAFT)["answers"] == {}


def test_without_storage_it_works_and_says_that_a_reload_loses_the_answers(alone: Opener) -> None:
    player = alone()
    player.page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
    player.open()
    player.page.evaluate("(course) => start(course)", [MAIN])
    assert "Not kept: a reload would lose your answers." in player.main
    player.press("Begin")
    player.pick(1)
    assert player.said == "Not kept: a reload would lose your answers."
    player.next()
    player.answer(1, 1, 1, 1, 1)
    player.press("See my map")
    assert player.sheets[0]["answers"]["T3"] == 1


def test_a_full_storage_is_told(alone: Opener) -> None:
    player = alone().run([MAIN])
    player.press("Begin")
    full = "throw new DOMException('', 'QuotaExceededError')"
    player.page.evaluate(f"() => {{ Storage.prototype.setItem = () => {{ {full}; }}; }}")
    player.pick(1)
    assert player.said == "Not kept: a reload would lose your answers."


def sound_draft() -> dict[str, Any]:
    given = {"value": "b", "seconds": 2, "t": 5}
    sheets = {name: {"id": f"id-{name}", "version": 1} for name in ("first_lines", "main_part")}
    answers = {"main_part": {"M1": given}}
    return {"format": "sweet-spot-draft/1", "begun": 5, "at": 2, "answers": answers, "sheets": sheets}


def put(draft: dict[str, Any], path: str, value: Any) -> str:
    *way, last = path.split("/")
    at = draft
    for name in way:
        at = at[name]
    at[last] = value
    return json.dumps(draft)


def test_a_sound_draft_is_gone_on_with(alone: Opener) -> None:
    player = alone().open()
    player.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [DRAFT, json.dumps(sound_draft())])
    player.run(COURSE)
    assert "You stopped at 2 of 6." in player.main


@pytest.mark.parametrize(
    "text",
    [
        "{broken",
        "null",
        "[]",
        '"a text"',
        put(sound_draft(), "format", "sweet-spot-draft/9"),
        put(sound_draft(), "sheets/main_part/version", 2),
        put(sound_draft(), "sheets", {"main_part": {"id": "x", "version": 1}}),
        put(sound_draft(), "sheets/main_part", None),
        put(sound_draft(), "answers", None),
        put(sound_draft(), "answers/other_part", {}),
        put(sound_draft(), "answers/main_part/M9", {"value": "a", "t": 1}),
        put(sound_draft(), "answers/main_part/M1/value", "z"),
        put(sound_draft(), "answers/main_part/M1/second", "q"),
        put(sound_draft(), "answers/main_part/T1", {"value": 6, "t": 1}),
        put(sound_draft(), "answers/first_lines", {"L1": {"value": 500, "t": 1}}),
        put(sound_draft(), "answers/main_part/M1", 3),
        put(sound_draft(), "answers/main_part/M1/t", "now"),
    ],
)
def test_a_stale_or_foreign_draft_is_set_aside_and_the_quiz_starts_fresh(alone: Opener, text: str) -> None:
    player = alone().open()
    player.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [DRAFT, text])
    player.run(COURSE)
    assert "it is set aside on this device. You start fresh." in player.main
    assert player.page.evaluate("(key) => localStorage.getItem(key)", DRAFT) is None
    (aside,) = player.keys("sweet-spot:set-aside:")
    assert player.stored(aside) == {"key": DRAFT, "text": text}
    player.press("Begin")
    place_both(player)
    assert player.count == "1 of 6"


def two_tabs(alone: Opener) -> tuple[Alone, Alone]:
    one = alone().run([MAIN])
    context: BrowserContext = one.page.context
    other = Alone(context.new_page(), one.url.removesuffix("/tests/browser/player_page/index.html")).run([MAIN])
    return one, other


def test_two_tabs_lose_no_answer(alone: Opener) -> None:
    one, other = two_tabs(alone)
    for tab in one, other:
        tab.page.bring_to_front()
        tab.press("Begin")
    one.page.bring_to_front()
    one.answer(1, 1)
    other.page.bring_to_front()
    other.press("Skip")
    other.press("Skip")
    other.answer(3)
    one.page.bring_to_front()
    one.pick(4)
    given = one.stored("sweet-spot:draft:main_part")["answers"]["main_part"]
    assert given["M3"]["value"] == "d", "the later of two answers to one question counts"
    assert given["M1"]["blank"] == "skip"
    seen = "JSON.parse(localStorage.getItem('sweet-spot:draft:main_part')).answers.main_part.M3.value === 'd'"
    wait_true(other.page, seen)
    other.answer(2)
    kept = other.stored("sweet-spot:draft:main_part")["answers"]["main_part"]
    assert set(kept) == {"M1", "M2", "M3", "T1"}


def test_a_tab_that_waits_learns_of_the_answers_of_another(alone: Opener) -> None:
    one, other = two_tabs(alone)
    one.press("Begin")
    one.answer(2)
    other.page.get_by_text("Welcome back.").wait_for()
    other.press("Go on")
    other.press("Back")
    assert other.page.locator("input:checked").get_attribute("value") == "b"


def test_handing_over_in_one_tab_starts_the_other_fresh(alone: Opener) -> None:
    one, other = two_tabs(alone)
    one.page.bring_to_front()  # a tab behind another draws once a second
    one.press("Begin")
    one.answer(1, 1, 1, 1, 1)
    other.page.get_by_text("Welcome back.").wait_for()
    one.answer(1)
    one.press("See my map")
    one.page.evaluate("player.received(sheets.map((sheet) => sheet.id))")
    other.page.get_by_text("handed over in another tab").wait_for()


# ---- the end


def few(need: int) -> dict[str, Any]:
    return MAIN | {"enough": [{"items": ["M1", "M2", "M3"], "need": need}]}


def test_too_few_answers_give_a_kind_offer_to_go_on(alone: Opener) -> None:
    player = alone().run([few(3)])
    player.press("Begin")
    player.answer(1)
    for _ in range(5):
        player.press("Skip")
    assert "Too few answers yet." in player.main
    assert "Two more situations would do." in player.main
    player.press("Go on answering")
    assert player.count == "2 of 6"
    player.answer(1, 1)
    for _ in range(3):
        player.press("Skip")
    assert "That is all 6." in player.main


def test_what_there_is_can_be_seen_all_the_same(alone: Opener) -> None:
    player = alone().run([few(1)])
    player.press("Begin")
    for _ in range(6):
        player.press("Skip")
    assert "One more situation would do." in player.main
    player.press("See what there is")
    wait_true(player.page, "window.sheets.length === 1")
    assert player.sheets[0]["answers"]["M1"] == "skip"


def test_a_reload_while_handing_over_goes_straight_on(alone: Opener) -> None:
    player = alone().run([MAIN])
    player.press("Begin")
    player.answer(1, 1, 1, 1, 1, 1)
    player.press("See my map")
    wait_true(player.page, "window.sheets.length === 1")
    before = player.sheets[0]
    player.reload()
    wait_true(player.page, "window.sheets.length === 1")
    assert player.sheets[0] == before, "the same sheet, with the same id and time"
    assert "One moment." in player.main
    player.page.evaluate("player.received([sheets[0].id])")
    assert player.keys("sweet-spot:draft:") == []
    assert len(player.stored("sweet-spot:journal")["entries"]) == 1
    player.reload()
    assert "Title of main_part" in player.main


def test_sheets_that_have_arrived_are_not_handed_over_again(alone: Opener) -> None:
    player = alone().run([MAIN])
    player.press("Begin")
    player.answer(1, 1, 1, 1, 1, 1)
    player.press("See my map")
    wait_true(player.page, "window.sheets.length === 1")
    player.run([MAIN], received=[player.sheets[0]["id"]])
    assert "Title of main_part" in player.main
    assert player.sheets == []


def test_waiting_without_a_connection_says_what_happens(alone: Opener) -> None:
    player = alone().run([MAIN])
    player.press("Begin")
    player.page.context.set_offline(True)
    player.answer(1, 1, 1, 1, 1, 1)
    player.press("See my map")
    player.page.get_by_text("No connection just now.").wait_for()
    assert "Your answers are kept on this device" in player.main


def test_pause_says_that_the_answers_are_kept(alone: Opener) -> None:
    player = alone().run([MAIN])
    player.page.evaluate("(course) => start(course)", [MAIN])
    player.press("Begin")
    player.answer(1)
    player.press("Pause")
    assert player.page.evaluate("window.pauses") == 1
    assert "You can close this page and come back." in player.main
    player.press("Go on")
    assert player.count == "2 of 6"


# ---- how it feels and for whom


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 640), (1280, 900)])
def test_the_bar_keeps_its_place_and_nothing_is_wider_than_the_page(alone: Opener, width: int, height: int) -> None:
    player = alone(width=width, height=height).run(COURSE)
    player.press("Begin")
    places = set()
    for _ in range(7):
        places.add(round(player.page.locator(".ss-next").bounding_box()["y"]))  # type: ignore[index]
        assert player.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert player.page.evaluate("scrollY") == 0
        player.press("Skip")
    assert len(places) == 1


def test_targets_are_large_enough(alone: Opener) -> None:
    player = alone(width=320, height=640, touch=True).run([EVERY_KIND])
    player.press("Begin")
    measure = """() => [...document.querySelectorAll("button, label.ss-option, input:not([type=radio]), textarea")]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .map((one) => [one.className || one.type, one.getBoundingClientRect()])
      .filter(([, box]) => box.height < 44 || box.width < 44)
      .map(([name, box]) => `${name} ${box.width}x${box.height}`)"""
    for place in range(9):
        if place == 6:
            player.page.get_by_label("A word or a few").fill("one")
            player.press("Add")
        assert player.page.evaluate(measure) == []
        player.press("Skip")


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_on_any_card(alone: Opener, axe: Callable[..., None], dark: bool) -> None:
    player = alone(dark=dark).run([GUESS, EVERY_KIND])
    axe(player.page)
    player.press("Begin")
    for card in range(10):
        axe(player.page)
        if card == 1:
            player.pick(2)
            player.page.get_by_role("button", name="And on a bad day?").click()
            axe(player.page)
        player.press("Skip")
    axe(player.page)
    player.press("See my map")
    axe(player.page)


def test_progress_is_read_out_and_the_question_gets_the_focus(alone: Opener) -> None:
    player = alone().run([MAIN])
    player.press("Begin")
    live = player.page.locator("[aria-live=polite]")
    live.evaluate("(node) => { window.live = node; }")
    player.answer(1)
    assert live.evaluate("(node) => node === window.live"), "a live region that is swapped out is not read"
    assert live.text_content() == "Question 2 of 6"
    assert player.page.evaluate(FOCUSED) == "ss-legend"


def test_at_twice_the_text_size_everything_is_there(alone: Opener) -> None:
    player = alone(width=640, height=800).run([MAIN])
    player.press("Begin")
    player.page.add_style_tag(content=":root { font-size: 212.5% !important }")
    assert player.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    player.page.locator(".ss-scenario > .ss-options label").last.scroll_into_view_if_needed()
    player.answer(4)
    assert player.count == "2 of 6"


def test_what_a_pick_brings_is_not_under_the_bar(alone: Opener) -> None:
    """The bad day comes in under the last answer, where a long question ends under the bar."""
    moments = [scenario(name, stem="A client asks for one thing more. " * 9) for name in ("M1", "M2")]
    player = alone(touch=True).run([quiz("long_part", moments)])
    player.press("Begin")
    for count in ("1 of 2", "2 of 2"):
        assert player.count == count
        head = player.page.locator(".ss-head").bounding_box()
        assert head
        assert head["y"] >= 0, "each question begins at its top"
        player.pick(3)
        more = player.page.get_by_role("button", name="And on a bad day?")
        toggle, bar, picked = (
            one.bounding_box()
            for one in (more, player.page.locator(".ss-bar"), player.page.locator("label:has(:checked)"))
        )
        assert toggle and bar and picked
        assert toggle["y"] + toggle["height"] <= bar["y"]
        assert picked["y"] >= 0
        assert toggle["width"] > 300, "a fold like the others"
        player.next()


def test_a_question_about_a_number_takes_the_whole_width(alone: Opener) -> None:
    amount = {"id": "E1", "kind": "amount", "text": "How many?", "skip": True, "na": True}
    player = alone().run([quiz("how_many", [amount | {"unit": "sessions", "minimum": 0, "maximum": 12}])])
    player.press("Begin")
    question, box = (player.page.locator(f"{name}.ss-amount").bounding_box() for name in ("fieldset", "input"))
    assert question and box
    assert question["width"] > 300
    assert box["width"] < 130


def test_right_to_left_turns_the_whole_player(alone: Opener) -> None:
    player = alone().run([MAIN])
    player.page.evaluate("document.documentElement.dir = 'rtl'")
    player.press("Begin")
    player.answer(1)
    back, pause = (player.page.locator(name).bounding_box() for name in (".ss-back", ".ss-pause, .ss-head > span"))
    assert back
    assert back["x"] > 195
    assert player.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert pause is None or pause["x"] < 195


def test_motion_stops_where_it_is_not_wanted(alone: Opener) -> None:
    moving, still = (alone(motion=motion).run([MAIN]) for motion in (True, False))
    for player in moving, still:
        player.press("Begin")
        player.answer(1)
    running = "document.getAnimations().filter((one) => one.animationName === 'ss-in').length"
    name = "getComputedStyle(document.querySelector('.ss-main')).animationName"
    assert moving.page.evaluate(name) == "ss-in"
    assert still.page.evaluate(running) == 0


def test_the_next_question_is_there_within_one_frame(alone: Opener) -> None:
    player = alone().run([MAIN])
    player.press("Begin")
    after = player.page.evaluate(
        """() => {
          document.querySelector(".ss-option input").click();
          document.querySelector(".ss-next").click();
          return document.querySelector(".ss-count").textContent;
        }"""
    )
    assert after == "Question 2 of 6"


def test_the_back_key_of_the_browser_leaves_as_always(alone: Opener) -> None:
    player = alone().open()
    player.page.evaluate("(asked) => sessionStorage.setItem('asked', asked)", json.dumps({"course": [MAIN]}))
    player.page.goto(player.url + "?quiz")
    player.press("Begin")
    player.answer(1, 2)
    player.page.go_back()
    assert player.page.url == player.url


def test_keys_meant_for_something_else_are_left_alone(alone: Opener) -> None:
    player = alone().run([quiz("mixed", [EVERY_KIND["items"][5], scenario("A1"), slider("S1")])])
    player.press("Begin")
    player.page.get_by_role("textbox").press_sequentially("12")
    assert player.page.get_by_role("textbox").input_value() == "12"
    player.next()
    player.page.keyboard.press("Control+1")
    player.page.keyboard.press("9")
    assert player.page.locator("input:checked").count() == 0
