"""Rehearsing in a real browser, by touch and by keyboard, in one's own words; the plan's follow-up over a reload."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

import quizzes
from quizzes.schema import Scenario
from tests.browser.support import Server, goto, one_run, settled, wait_true

Opener = Callable[..., Page]
PROBES = r"_stcore/(health|host-config)"
SCRIPTS = "<script>window.hit=1</script><img src=x onerror='window.hit=1'>"
NASTY = f"I'm glad you asked. {SCRIPTS} I can't today. **Shall we** book Tuesday?"


@pytest.fixture
def with_plan() -> str:
    """Script that puts a sheet on the device before the first page of a tab."""
    quiz = quizzes.leading(quizzes.load_all())
    answers: dict[str, Any] = {}
    for item, key in zip(quiz.of_kind(Scenario), "DDBBDDBBBBHV", strict=True):
        answers[item.id] = next(option.letter for option in item.options if option.key == key)
        answers[f"{item.id}.seconds"] = 12.5
    entry = {"id": "s1", "kind": "sheet", "quiz": quiz.id, "version": quiz.version, "at": "2026-05-04T10:00:00Z"}
    journal = {"format": "sweet-spot-journal/1", "entries": [entry | {"answers": answers}], "settings": {}}
    text = json.dumps(json.dumps(journal))
    return f"if (!sessionStorage.put) {{ sessionStorage.put = 1; localStorage.setItem('sweet-spot:journal', {text}); }}"


def kept(page: Page, kind: str) -> list[dict[str, Any]]:
    journal = json.loads(page.evaluate("localStorage.getItem('sweet-spot:journal') ?? '{\"entries\": []}'"))
    return [one for one in journal["entries"] if one["kind"] == kind]


def wait_kept(page: Page, kind: str, holds: str) -> None:
    wait_true(
        page,
        "([kind, holds]) => JSON.parse(localStorage.getItem('sweet-spot:journal') ?? '{\"entries\": []}')"
        ".entries.some((one) => one.kind === kind && JSON.stringify(one).includes(holds))",
        arg=[kind, holds],
    )


@pytest.mark.parametrize(("width", "dark"), [(390, False), (1280, True)])
def test_a_moment_by_touch_with_own_words_that_come_back(
    browser_page: Opener, app_server: Server, axe: Callable[..., None], width: int, dark: bool
) -> None:
    page = browser_page(width=width, dark=dark, touch=width < 700, tolerate=PROBES)
    goto(page, f"{app_server.url}/rehearse")
    axe(page)
    page.locator(".st-key-moment-REH-02 a").click()
    page.wait_for_url("**/rehearse?situation=REH-02")
    expect(page.locator("h1")).to_contain_text("your own number")
    page.locator(".st-key-replies [data-testid=stRadioOption]").first.click()
    expect(page.locator(".st-key-reveal")).to_contain_text("What it gives")
    page.get_by_role("button", name="Write my own").click()
    page.get_by_label("Your own reply").fill(NASTY)
    page.get_by_role("button", name="Look at my words").click()
    expect(page.locator(".own-words mark")).not_to_have_count(0)
    expect(page.locator(".own-words")).to_contain_text("<script>window.hit=1</script>")
    expect(page.locator(".marks")).to_contain_text("The limit “I can't”")
    assert kept(page, "note") == []
    axe(page)
    for narrow in (320, width):
        page.set_viewport_size({"width": narrow, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), narrow
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Kept on this device.")).to_be_visible()
    wait_kept(page, "note", "Shall we")
    page.reload()
    settled(page)
    expect(page.get_by_label("Your own reply")).to_have_value(NASTY)
    expect(page.locator(".own-words mark")).not_to_have_count(0)
    assert page.evaluate("window.hit") is None
    with one_run(page):  # the field with the old words leaves at the run's end
        page.get_by_role("button", name="Forget it").click()
    expect(page.get_by_label("Your own reply")).to_have_value("")
    wait_true(page, "!localStorage.getItem('sweet-spot:journal').includes('Shall we')")


def test_words_of_what_the_safety_card_is_for_leave_the_tab_and_lead_to_the_card(
    browser_page: Opener, app_server: Server, axe: Callable[..., None]
) -> None:
    page = browser_page(width=390, height=844, touch=True, tolerate=PROBES)
    goto(page, f"{app_server.url}/rehearse?situation=REH-01")
    page.get_by_role("button", name="Write my own").click()
    page.get_by_label("Your own reply").fill("You touched my thigh. Stop.")
    page.get_by_role("button", name="Look at my words").click()
    expect(page.locator(".st-key-first-card")).to_contain_text("It is not your fault")
    expect(page.locator(".marks li")).to_have_count(1)
    expect(page.locator(".marks")).to_contain_text("The limit “Stop”")
    expect(page.get_by_role("button", name="Keep it")).to_have_count(0)
    wait_true(page, "!JSON.stringify({...sessionStorage}).includes('thigh')")
    assert page.evaluate("!JSON.stringify({...localStorage}).includes('thigh')")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".st-key-own-read a").click()
    page.wait_for_url("**/safety")


def test_a_moment_and_its_second_round_by_keyboard_alone(browser_page: Opener, app_server: Server) -> None:
    page = browser_page(width=1280, tolerate=PROBES)
    goto(page, f"{app_server.url}/rehearse?situation=REH-01")
    tab_until(page, "on.type === 'radio'")
    page.keyboard.press("Space")
    expect(page.locator(".st-key-reveal")).to_be_visible()
    for _ in range(3):  # on to the reply that looks after them alone
        if page.locator(".st-key-reveal dd").all_inner_texts() == ["looked after", "left out"]:
            break
        with one_run(page):
            page.keyboard.press("ArrowDown")
    tab_until(page, "on.type === 'checkbox'")
    page.keyboard.press("Space")
    expect(page.get_by_text("And if the client asks once more?")).to_be_visible()
    tab_until(page, "on.tagName === 'A' && on.textContent.includes('once more')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/rehearse?*again=1*")
    expect(page.locator("h1")).to_contain_text("Just five, then.")
    expect(page.locator(".eyebrow")).to_contain_text("the client asks once more")
    expect(page.locator(".eyebrow")).not_to_contain_text("You held your limit")
    wait_true(page, "document.activeElement?.tagName === 'H1'")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
    tab_until(page, "on.type === 'radio'")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".st-key-reveal")).to_be_visible()
    page.reload()
    settled(page)
    expect(page.locator("h1")).to_contain_text("Just five, then.")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("ten more")


def seen(page: Page, place: str) -> bool:
    """Whether something begins in the upper part of the window."""
    found = page.locator(place).first.bounding_box()
    size = page.viewport_size
    return bool(found and size and 0 <= found["y"] <= 0.6 * size["height"])


@pytest.mark.parametrize("again", ["", "&again=1"])
def test_what_a_reply_gives_comes_into_sight_on_a_phone(browser_page: Opener, app_server: Server, again: str) -> None:
    page = browser_page(touch=True, tolerate=PROBES)
    goto(page, f"{app_server.url}/rehearse?situation=REH-01{again}")
    said = page.locator(".st-key-in-sight [role=status]")
    expect(said).to_have_text("")
    scroll = "document.querySelector('[data-testid=stMain]').scrollTop"
    replies = page.locator(".st-key-replies [data-testid=stRadioOption]")
    for at in (0, 3):
        replies.nth(at).tap()
        expect(replies.nth(at)).to_have_attribute("data-selected", "true")
        expect(said).to_contain_text("What it gives: Them ")
        wait_true(page, f"{scroll} > 100")
        assert seen(page, ".st-key-reveal")
        page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    with one_run(page):
        page.get_by_role("button", name="Write my own").click()
    page.get_by_label("Your own reply").fill("I'm glad you asked. I can't today. Shall we book Tuesday?")
    page.get_by_role("button", name="Look at my words").click()
    expect(said).to_have_text("What the lists found in your words")
    assert seen(page, ".st-key-own-read")


def test_keys_stay_with_the_reply_that_has_the_focus(browser_page: Opener, app_server: Server) -> None:
    page = browser_page(tolerate=PROBES)
    goto(page, f"{app_server.url}/rehearse?situation=REH-01")
    tab_until(page, "on.type === 'radio'")
    page.keyboard.press("Space")
    expect(page.locator(".st-key-in-sight [role=status]")).to_contain_text("What it gives")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".st-key-replies [data-testid=stRadioOption][data-selected=true]")).to_have_count(1)
    focus = "document.activeElement.type === 'radio' && document.activeElement.closest('label').getBoundingClientRect()"
    box = page.evaluate(f"(({focus})).toJSON()")
    assert 0 <= box["top"] < box["bottom"] <= 844


def saved_calendar(page: Page) -> bytes:
    """The calendar file that the plan's page gives just now."""
    with page.expect_download() as saved:
        page.get_by_role("button", name="Put it in my calendar").click()
    assert saved.value.suggested_filename == "sweet-spot.ics"
    return saved.value.path().read_bytes()


def tab_until(page: Page, wanted: str, most: int = 60) -> None:
    """Tabs until the element with the focus, called `on`, is wanted."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(f"() => {{ const on = document.activeElement; return !!on && ({wanted}); }}"):
            return
    raise AssertionError(f"no element within {most} tabs is {wanted}")


def test_a_plan_is_followed_up_and_kept_over_a_reload(
    browser_page: Opener, app_server: Server, axe: Callable[..., None], with_plan: str
) -> None:
    page = browser_page(dark=True, accept_downloads=True, tolerate=PROBES)
    page.add_init_script(with_plan)
    goto(page, f"{app_server.url}/plan")
    page.locator(".stepno").first.wait_for()
    page.locator(".st-key-went-1").get_by_text("Not yet").click()
    expect(page.locator(".st-key-went-1")).to_contain_text("That is fine. Here is half of it.")
    wait_kept(page, "plan", "not_yet")
    page.get_by_role("button", name="Say it my way").first.click()
    field = page.get_by_label("Your own if–then sentence")
    field.fill("If <b>noon</b> **comes**, then <img src=x onerror='window.hit=1'> I eat.")
    field.press("Enter")
    expect(page.locator("p.ifthen").first).to_contain_text("If <b>noon</b> **comes**")
    wait_kept(page, "plan", "I eat.")
    axe(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")
    axe(page)
    raw = saved_calendar(page)
    assert len(Calendar.from_ical(raw).walk("VEVENT")) == 3
    assert b"noon" not in raw
    page.reload()
    settled(page)
    expect(page.locator("p.ifthen").first).to_contain_text("I eat.")
    expect(page.locator(".st-key-went-1")).to_contain_text("Here is half of it.")
    assert page.evaluate("window.hit") is None
    with one_run(page):
        page.get_by_text("Write the steps into it").click()
    smaller = page.locator(".st-key-went-1 .half").inner_text()[:30].encode()
    assert any(smaller in saved_calendar(page) for _ in range(20)), "the file follows the switch, a run later"
    assert b"noon" not in saved_calendar(page), "after “not yet” the smaller step stands there"
    page.get_by_text("Rehearse it").first.click()
    page.wait_for_url("**/rehearse?situation=REH-*")
    expect(page.locator(".st-key-replies [data-testid=stRadioOption]")).to_have_count(4)
