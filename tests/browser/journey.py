"""One person's way through the app, by touch or by keyboard alone, as browser tests walk it."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Page, expect

from tests.browser.support import goto, settled

QUESTIONS = 24
SCENARIOS = (0, 1, 2, 1, 3, 2, 0, 1, 2, 0, 1, 2)
HABITS = (3, 3, 1, 1, 3, 3, 1, 1, 3, 3, 1, 1)
PICKS = SCENARIOS + HABITS
"""Options by place, from 0. The habits fit each other, so that no flag is raised for them."""
CALM = "const real = performance.now.bind(performance); performance.now = () => real() * 10_000;"
"""For a page whose person takes seconds to answer: a test takes milliseconds, which is a flag of its own (F16), and two
flags are no plan. A quick machine needs two milliseconds for what wants twelve seconds of reading."""


def begin(page: Page, url: str) -> None:
    """From home to the first question of the guess."""
    goto(page, url)
    page.get_by_role("button", name="Begin").click()
    page.wait_for_url("**/quiz")
    page.get_by_role("button", name="Begin").click()


def guess(page: Page, tilt: int = -3, ground: int = 2) -> None:
    """Moves both lines of the guess by some steps and goes on."""
    lines = page.get_by_role("slider")
    expect(lines).to_have_count(2)
    for line, steps in zip(lines.all(), (tilt, ground), strict=True):
        line.focus()
        for _ in range(abs(steps)):
            page.keyboard.press("ArrowLeft" if steps < 0 else "ArrowRight")
    page.get_by_role("button", name="Next").click()


def answer(page: Page, number: int, pick: int) -> None:
    """Answers question `number` (from 1) with option `pick` (from 0) by touch, and goes on."""
    expect(page.locator(".ss-count")).to_contain_text(f"{number} of {QUESTIONS}")
    options = page.locator(".ss-options").first.locator("label")
    options.nth(min(pick, options.count() - 1)).click()
    page.locator(".ss-next").click()


def answer_all(page: Page, picks: Sequence[int] = PICKS, first: int = 1) -> None:
    """Answers from question `first` to the last, `picks` in turn."""
    for number in range(first, QUESTIONS + 1):
        answer(page, number, picks[(number - 1) % len(picks)])


def see_map(page: Page) -> None:
    """From the last card to the result, its map drawn."""
    page.get_by_role("button", name="See my map").click()
    page.wait_for_url("**/result")
    page.locator(".st-key-pic-map svg.marks").wait_for()
    settled(page)
