"""Every page in a real Chromium, with the worked example on the device and with nothing: barriers, targets, measure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise, product
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import kept, measured
from tests.browser.support import CHROMIUM_SWITCHES, Server, goto, settled, still
from tests.tools.find_chromium import find_chromium
from ui.components.frame import MENU

Opener = Callable[..., Page]
PHONE, DESKTOP = (390, 844), (1280, 900)
LOOKS = [(*PHONE, False), (*DESKTOP, True)]
"""Both sizes and both themes in half the time: no colour depends on the size, and no size on the colours."""
PROBES = r"_stcore/(health|host-config)"
"""Streamlit's own first look for its server, below the page's address: a 404, then it finds it."""
SHARED = "103n202nj92naxrc1"
"""A map in the mixed middle, as a link holds it."""
THERE = {
    "": ".terraces",
    "quiz": ".ss-player",
    "result": ".st-key-pic-guessed svg.marks",
    "plan": ".stepno",
    "audit": ".parts",
    "practice": ".st-key-seen svg.mini",
    "look?quiz=daily_pulse": ".st-key-pic-days svg.marks",
    "look?quiz=touchpoint_scenarios": ".shares",
    "look?quiz=first_words": ".cloud",
    "look?quiz=mission_and_fit": ".said.typed",
    "policies": ".st-key-files button",
    "policies?policy=POL-01": ".clausebox",
    "rehearse": ".st-key-moments [data-testid='stPageLink-NavLink']",
    "rehearse?situation=REH-02": ".own-words mark",
    "journal": ".st-key-timeline button",
    "compare?quiz=daily_pulse": ".st-key-pic-panels svg.marks",
    "send": ".st-key-send-picture .sheet img",
    f"shared?code={SHARED}": ".st-key-lay-mine button",
    "room": ".st-key-room-open button",
    "about": ".st-key-erase button",
    "support": ".st-key-card",
    "safety": ".st-key-card",
}
"""What has to be on a page of somebody who has answered, by its address."""
TITLES = {
    "": "Sweet Spot",
    "quiz": "Questions · Sweet Spot",
    "result": "My map · Sweet Spot",
    "plan": "Plan · Sweet Spot",
    "audit": "A closer look · Sweet Spot",
    "practice": "My practice · Sweet Spot",
    "look": "What it says · Sweet Spot",
    "policies": "Policies · Sweet Spot",
    "rehearse": "Rehearse · Sweet Spot",
    "journal": "My journal · Sweet Spot",
    "compare": "Compare · Sweet Spot",
    "send": "Share · Sweet Spot",
    "shared": "A shared map · Sweet Spot",
    "room": "For a group · Sweet Spot",
    "about": "About and limits · Sweet Spot",
    "support": "If today is heavy · Sweet Spot",
    "safety": "Something happened with a client · Sweet Spot",
}
NOTHING_YET = {
    "": ".terraces",
    "result": ".st-key-empty",
    "plan": ".st-key-empty",
    "audit": ".st-key-empty",
    "practice": ".st-key-useful button",
    "journal": ".st-key-journal-file h2",
    "compare": ".st-key-empty",
    "send": ".st-key-empty",
    "shared": ".st-key-shared-paste button",
    "shared?code=1": ".st-key-shared-paste button",
    "look?quiz=policy_check": ".st-key-empty",
    "policies": ".st-key-policy-sheet p",
    "rehearse?situation=REH-01": ".st-key-replies",
}
LATER = ("practice", "look", "policies", "rehearse", "journal", "compare")
"""Pages of the coach: they are opened with everything answered, drafted and written that there is."""
LONGEST_LINE = 90
"""Letters of a line that is still easy to read, in a text of several lines."""


@pytest.fixture
def answered(browser_page: Opener, app_server: Server) -> Callable[..., Page]:
    """`answered(address, width=…, …)` opens a page of somebody who has answered everything once."""

    def open_page(address: str, **more: object) -> Page:
        page = browser_page(tolerate=PROBES, **more)
        whose = kept.everything() if address.startswith(LATER) else kept.worked_example()
        page.add_init_script(kept.init_script(whose))
        return whole(goto(page, f"{app_server.url}/{address}"), THERE[address])

    return open_page


def whole(page: Page, sign: str) -> Page:
    """Waits until `sign` shows and every script has run."""
    page.locator(sign).first.wait_for()
    settled(page)
    return page


def first_question(page: Page) -> None:
    """From the quiz page's first card to the first moment, its second option chosen."""
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Skip").click()
    expect(page.locator(".ss-count")).to_contain_text("1 of 24")
    page.locator(".ss-options label").nth(1).click()


def looked_over(page: Page, axe: Callable[..., None]) -> None:
    """All that holds on every page, on a phone and on a desktop, light and dark."""
    for width, height, dark in LOOKS:
        look = f"{page.url} at {width}×{height}, {'dark' if dark else 'light'}"
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if dark else "light")
        settled(page)
        assert page.evaluate(measured.TOO_WIDE) == [], look
        assert page.evaluate(measured.CHROME) == [], look
        levels = page.evaluate(measured.HEADINGS)
        assert levels.count(1) == 1, f"{look}: headings {levels}"
        assert levels[0] == 1, f"{look}: headings {levels}"
        assert all(after - before <= 1 for before, after in pairwise(levels)), f"{look}: {levels}"
        assert page.evaluate(measured.SMALL_TARGETS) == [], look
        assert page.evaluate(measured.COVERED_TARGETS) == [], look
        assert page.evaluate(measured.LONG_LINES, LONGEST_LINE) == [], look
        axe(page)
    assert page.evaluate("document.documentElement.lang") == "en"


@pytest.mark.parametrize("address", THERE, ids=lambda address: address or "home")
def test_a_page_of_somebody_who_has_answered(
    answered: Callable[..., Page], axe: Callable[..., None], address: str
) -> None:
    page = answered(address)
    looked_over(page, axe)
    expect(page).to_have_title(TITLES[address.partition("?")[0]])


@pytest.mark.parametrize("address", NOTHING_YET, ids=lambda address: address or "home")
def test_a_page_of_somebody_who_has_not(
    browser_page: Opener, app_server: Server, axe: Callable[..., None], address: str
) -> None:
    page = whole(goto(browser_page(tolerate=PROBES), f"{app_server.url}/{address}"), NOTHING_YET[address])
    looked_over(page, axe)


def test_a_question(answered: Callable[..., Page], axe: Callable[..., None]) -> None:
    page = answered("quiz")
    first_question(page)
    looked_over(page, axe)


def test_everything_unfolded(answered: Callable[..., Page], axe: Callable[..., None]) -> None:
    """What stands folded away on the result, the plan and the about page is sound once it is open."""
    page = answered("result")
    for address in ("result", "plan", "about", "safety"):
        whole(goto(page, re.sub(r"\w+$", address, page.url)), THERE[address])
        page.locator(".stExpander summary").evaluate_all("folds => folds.forEach((fold) => fold.click())")
        expect(page.locator(".stExpander details:not([open])")).to_have_count(0)
        still(page)
        for width, height in (PHONE, DESKTOP):
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate(measured.TOO_WIDE) == []
            assert page.evaluate(measured.SMALL_TARGETS) == []
            assert page.evaluate(measured.COVERED_TARGETS) == []
        axe(page)


def test_the_measures_notice_a_fault(answered: Callable[..., Page]) -> None:
    page = answered("plan")
    faults = {
        measured.TOO_WIDE: ".st-key-plan { width:50rem; }",
        measured.SMALL_TARGETS: ".st-key-pick button { min-height:30px !important; height:30px !important; }",
        measured.COVERED_TARGETS: ".st-key-foot > * { margin-bottom:-1rem; }",
        measured.CUT_OFF: ".lead, .sub { height:1rem; overflow:hidden; }",
        measured.LONG_LINES: ".why, .why b { font-size:5px !important; line-height:7px !important; }",
        measured.CHROME: '.stApp [data-testid="stIconMaterial"], .stApp span { display:inline !important; }',
    }
    for measure, style in faults.items():
        assert page.evaluate(measure, LONGEST_LINE) == []
        added = page.add_style_tag(content=style)
        assert page.evaluate(measure, LONGEST_LINE) != [], style
        added.evaluate("one => one.remove()")


# ---- small screens, large letters


@pytest.mark.parametrize("address", ["result", "plan", "quiz"])
def test_narrow_or_twice_as_large_nothing_is_lost(answered: Callable[..., Page], address: str) -> None:
    """320 px is the narrowest phone; 640 × 450 at two pixels a pixel is a desktop at 200 %."""
    page = answered(address, width=1280, height=900, device_scale_factor=2)
    for state in ("first card", "question") if address == "quiz" else ("",):
        if state == "question":
            first_question(page)
        page.set_viewport_size({"width": 1280, "height": 900})
        content = page.evaluate(measured.CONTENT)
        assert len(content) > 3
        for size in ({"width": 320, "height": 640}, {"width": 640, "height": 450}):
            page.set_viewport_size(size)
            settled(page)
            assert page.evaluate(measured.TOO_WIDE) == [], size
            assert page.evaluate(measured.CUT_OFF) == [], size
            assert page.evaluate(measured.SMALL_TARGETS) == [], size
            assert [text for text in content if text not in page.evaluate(measured.CONTENT)] == [], size


def test_text_spaced_by_the_reader_is_not_cut_off(answered: Callable[..., Page]) -> None:
    """The spacing that a reader may ask for (WCAG 1.4.12)."""
    page = answered("plan")
    page.add_style_tag(
        content="* { line-height:1.5 !important; letter-spacing:.12em !important; word-spacing:.16em !important; }"
        " p { margin-bottom:2em !important; }"
    )
    assert page.evaluate(measured.TOO_WIDE) == []
    assert page.evaluate(measured.CUT_OFF) == []


LETTERS = """() => { const within = '[data-testid="stMain"]', found = [];
  const all = (root) => [...root.querySelectorAll('*')].flatMap(
    (one) => one.shadowRoot ? [one, ...all(one.shadowRoot)] : [one]);
  for (const one of all(document.querySelector(within))) {
    if (one.closest('svg, style, script, pre, .linktext') || !one.getClientRects().length) continue;
    for (const node of one.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE) continue;
      for (const { 0: word, index } of node.textContent.matchAll(/[^\\s\\-–—/]+/g)) {
        const range = document.createRange();
        range.setStart(node, index); range.setEnd(node, index + word.length);
        const tops = [...range.getClientRects()].filter((box) => box.width > 0).map((box) => box.top);
        if (Math.max(...tops) - Math.min(...tops) > 8) found.push(word);
      }
    }
  }
  return [...new Set(found)]; }"""
"""Words that a line ends in the middle of."""


@pytest.fixture(scope="module")
def larger(chromium: Browser) -> Iterator[Browser]:
    """A browser whose reader has set twice the usual size of letters."""
    switches = [*CHROMIUM_SWITCHES, "--blink-settings=defaultFontSize=32"]
    browser = chromium.browser_type.launch(executable_path=find_chromium(), args=switches)
    yield browser
    browser.close()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=str)
def test_a_reader_s_own_size_of_letters_is_the_page_s(
    larger: Browser, app_server: Server, size: tuple[int, int]
) -> None:
    context = larger.new_context(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    context.set_default_timeout(30_000)
    context.add_init_script(kept.init_script(kept.everything()))
    page = context.new_page()
    for address in ("", "result", "plan", "policies", "policies?policy=POL-01", "rehearse", "journal", "send", "room"):
        whole(goto(page, f"{app_server.url}/{address}"), THERE[address])
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "34px"
        assert page.evaluate(measured.TOO_WIDE) == [], address
        assert page.evaluate(measured.SMALL_TARGETS) == [], address
        assert page.evaluate(LETTERS) == [], address
        expect(page.get_by_role("button", name="Menu")).to_be_in_viewport(ratio=1)
    context.close()


def test_large_letters_leave_the_question_in_sight(larger: Browser, app_server: Server) -> None:
    """The bar would cover the ends of a line: with so large a text it stands below the question."""
    context = larger.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, reduced_motion="reduce")
    context.set_default_timeout(30_000)
    page = context.new_page()
    whole(goto(page, f"{app_server.url}/quiz?quiz=balance"), THERE["quiz"])
    page.get_by_role("button", name="Begin").click()
    lines, bar = page.locator(".ss-line"), page.locator(".ss-bar").bounding_box()
    expect(lines).to_have_count(2)
    for line in lines.all():
        box = line.bounding_box()
        assert box and bar
        assert box["y"] + box["height"] <= bar["y"]
    assert page.evaluate(measured.TOO_WIDE) == []
    context.close()


def test_the_usual_size_of_letters_stays(answered: Callable[..., Page]) -> None:
    assert answered("plan").evaluate("getComputedStyle(document.documentElement).fontSize") == "17px"


BETWEEN = """() => {
  const folds = [...document.querySelectorAll('.stExpander details')].map((one) => one.getBoundingClientRect());
  const gaps = folds.slice(1).map((one, at) => Math.round(one.top - folds[at].bottom));
  return gaps.filter((gap) => gap > -3 && gap < 40); }"""
"""How far folds that stand below each other are apart."""


@pytest.mark.parametrize(("address", "count"), [("send", 2), ("about", 2), ("room", 1)])
def test_folds_below_each_other_share_a_line(answered: Callable[..., Page], address: str, count: int) -> None:
    page = answered(address)
    still(page)
    assert page.evaluate(BETWEEN) == [-1] * count


# ---- the result's first screen


def test_the_first_screen_is_the_map_a_sentence_and_a_button(answered: Callable[..., Page]) -> None:
    width, height = PHONE
    page = answered("result")
    drawing, lead, button = (
        page.locator(f".st-key-result {part}").bounding_box() for part in ("svg.marks", ".lead", ".st-key-go button")
    )
    assert drawing and lead and button
    assert drawing["y"] > 0 and drawing["y"] + drawing["height"] <= lead["y"]
    assert drawing["width"] > 0.85 * width
    assert lead["y"] + lead["height"] <= button["y"]
    assert button["y"] + button["height"] < height
    assert page.locator(".st-key-counts h2").first.bounding_box()["y"] >= height  # type: ignore[index]
    seen = page.evaluate(measured.CONTROLS_ABOVE, height)
    assert seen == ["Sweet Spot", "Menu", "Things to try, if you like"]
    assert page.locator(".st-key-result p.lead").count() == 1


def test_the_map_has_its_words(answered: Callable[..., Page]) -> None:
    page = answered("result")
    sizes = page.locator(".st-key-pic-map svg.marks").evaluate(measured.TEXT_SIZES)
    assert len(sizes) >= 6
    assert {text: size for text, size in sizes if size < 11} == {}
    chart = page.get_by_label(re.compile(r"^Balance map\. Doormat side, borderline"))
    expect(chart.first).to_have_attribute("role", re.compile("graphics-document|img"))
    assert "27 toward the client" in (chart.first.get_attribute("aria-label") or "")
    assert page.get_by_label(re.compile(r"^(Strips|Tilt|Where)")).count() >= 1


def test_the_colours_change_while_the_page_stands(answered: Callable[..., Page]) -> None:
    page = answered("result")
    page.evaluate(measured.WATCH_SENDING)
    drawing = page.locator(".st-key-pic-map svg.marks")
    light = drawing.evaluate(measured.PAINTS)
    page.emulate_media(color_scheme="dark")
    share = 0.0
    for _ in range(100):  # the picture follows by and by
        dark = drawing.evaluate(measured.PAINTS)
        share = sum(before != after for before, after in zip(light, dark, strict=False)) / len(light)
        if share > 0.6 and len(light) == len(dark):
            break
        page.wait_for_timeout(50)
    assert len(light) == len(dark) > 10
    assert share > 0.6
    assert page.evaluate("window.sent") == [], "no run was asked for"
    page.get_by_text("Use neutral names").click()
    expect(page.locator("h1")).not_to_contain_text("Doormat")
    assert page.evaluate("window.sent") != [], "a run would have been seen"


# ---- motion, keyboard, system colours


def test_only_waiting_moves_and_not_for_those_who_asked(answered: Callable[..., Page]) -> None:
    page = answered("result")
    page.evaluate("document.querySelector('.stApp').dataset.testScriptState = 'running'")
    assert page.evaluate(measured.MOVING) == []
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(measured.MOVING) == ["breathe"]


@pytest.mark.parametrize(
    ("address", "themes"),
    [
        *product(("result", "plan", "about"), (("light", "dark"),)),
        ("policies?policy=POL-01", ("dark",)),
        ("rehearse?situation=REH-02", ("light",)),
    ],
)
def test_the_focus_is_seen_on_every_control(
    answered: Callable[..., Page], address: str, themes: tuple[Literal["light", "dark"], ...]
) -> None:
    page = answered(address)
    for fold in page.locator(".st-key-plan > * > .stExpander summary").all():
        fold.click()
    for theme in themes:
        page.emulate_media(color_scheme=theme)
        still(page)
        tabbed_through(page)


def tabbed_through(page: Page) -> None:
    """From the name at the top once round by keyboard; whatever has the focus shows it."""
    seen: list[str] = []
    unseen: list[str] = []
    wanted = page.evaluate(measured.TAB_STOPS)
    page.keyboard.press("Tab")  # from here on it is a keyboard that moves the focus
    page.locator(".st-key-wordmark a").focus()
    while focus := page.evaluate(measured.FOCUS):
        if focus["name"] in seen:
            break
        seen.append(focus["name"])
        page.keyboard.press("Tab")
        if focus["ring"] < 2 or focus["contrast"] < 3:
            unseen.append(f"{focus}")
    assert unseen == []
    assert len(seen) >= wanted


def test_the_menu_opens_and_closes_by_keyboard(answered: Callable[..., Page]) -> None:
    page = answered("result")
    menu = page.get_by_role("button", name="Menu")
    menu.focus()
    page.keyboard.press("Enter")
    body = page.locator('[data-testid="stPopoverBody"]')
    expect(body).to_be_visible()
    assert page.evaluate(measured.SMALL_TARGETS) == []
    assert page.evaluate(measured.COVERED_TARGETS) == []
    page.keyboard.press("Escape")
    expect(body).to_be_hidden()
    expect(menu).to_be_focused()
    page.keyboard.press("Enter")
    expect(body).to_be_visible()
    names = []
    for _ in MENU:
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert names == ["My map", "Plan", "Policies", "Rehearse", "My practice", "My journal", "For a group"]
    page.keyboard.press("Tab")
    expect(body).to_be_hidden()
    expect(page.locator(".st-key-go button")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(menu).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(menu).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan")
    whole(page, THERE["plan"])
    expect(body).to_be_hidden()


def test_the_open_menu_has_no_barrier(answered: Callable[..., Page], axe: Callable[..., None]) -> None:
    page = answered("result")
    page.get_by_role("button", name="Menu").click()
    page.locator('[data-testid="stPopoverBody"] a').first.wait_for()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        axe(page)


def test_colours_by_the_system_hide_nothing_chosen(answered: Callable[..., Page]) -> None:
    page = answered("quiz", forced_colors="active")
    first_question(page)
    page.locator(".ss-count").click()
    chosen, other = (page.locator(".ss-options label").nth(i).evaluate(measured.EDGES) for i in (1, 0))
    assert chosen != other
    assert page.locator(".ss-next").evaluate(measured.EDGES)["border"] >= 1
    whole(goto(page, page.url.replace("/quiz", "/plan")), THERE["plan"])
    picks = page.locator('.st-key-pick [data-testid="stButtonGroup"] button')
    chosen, other = (picks.nth(i).evaluate(measured.EDGES) for i in (0, 1))
    assert chosen["border"] > other["border"] >= 1
    whole(goto(page, page.url.replace("/plan", "/audit")), THERE["audit"])
    bar = page.locator(".bar").first
    assert bar.evaluate(measured.EDGES)["border"] >= 1
    full, empty = (page.locator(place).first.evaluate(measured.FILL) for place in (".bar span", ".bar"))
    assert full != empty
    assert page.locator(".st-key-go button").evaluate(measured.EDGES)["border"] >= 1


# ---- erasing


def test_erasing_takes_everything_off_the_device(answered: Callable[..., Page], axe: Callable[..., None]) -> None:
    page = answered("about")
    page.evaluate("localStorage.setItem('sweet-spot:draft:a+b', '{}'); localStorage.setItem('another', 'stays')")
    page.get_by_role("button", name="Erase everything").click()
    confirm = page.get_by_role("button", name="Erase", exact=True)
    confirm.wait_for()
    axe(page)
    assert page.evaluate(measured.OUR_KEYS) != []
    confirm.click()
    expect(page.get_by_text("Nothing of yours is left on this device")).to_be_visible()
    for _ in range(50):
        if page.evaluate(measured.OUR_KEYS) == []:
            break
        page.wait_for_timeout(100)
    assert page.evaluate("localStorage.getItem('another')") == "stays"
    whole(goto(page, page.url.replace("/about", "/result")), ".st-key-empty")
    expect(page.locator("h1")).to_have_text("No map yet")
    assert page.evaluate(measured.OUR_KEYS) == []
