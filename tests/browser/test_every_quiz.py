"""Every questionnaire goes on where it stopped, one that came in as a file just now too, in one page of one browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

import quizzes
from tests.browser.support import ROOT, Server, goto, settled
from tests.browser.test_journey import PROBES
from tests.support.throwaway import THROWAWAY

LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "tests", "docs", "benchmarks")
DRAFTS = """JSON.stringify(Object.entries(localStorage).filter(([key]) => key.includes("draft")).sort())"""


@pytest.fixture(scope="module")
def with_one_more(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app from a folder of its own, as it is but for one more file among the questionnaires."""
    folder = tmp_path_factory.mktemp("app") / "app"
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    (folder / "quizzes" / "shoes.toml").write_text(THROWAWAY, encoding="utf-8")
    server = Server(folder)
    server.start()
    yield server
    server.stop()


def answer(page: Page) -> None:
    """Answers the card that is shown, whatever it asks, and goes on."""
    card = page.locator(".ss-main")
    for line in card.locator("input[type=range]").all():
        line.press("ArrowRight")
    if card.locator(".ss-set > .ss-options").count():
        card.locator(".ss-set > .ss-options").first.locator("label").nth(1).click()
    elif card.locator("input.ss-amount").count():
        card.locator("input.ss-amount").fill("3")
    elif card.locator("textarea").count():
        card.locator("textarea").fill("Brown, and soft.")
    elif card.locator("input[type=text]").count():
        card.locator("input[type=text]").fill("warm")
        card.locator("input[type=text]").press("Enter")
    page.locator(".ss-next").click()


def stops_and_goes_on(page: Page, url: str, quiz: quizzes.Quiz) -> None:
    """Two answers, or all but the last; a reload; the same card, and every answer still there."""
    goto(page, f"{url}/quiz?quiz={quiz.id}")
    page.get_by_role("button", name="Begin").click()
    shown = page.locator(".ss-head .ss-count")
    for _ in range(min(2, len(quiz.items) - 1)):
        before = page.locator(".ss-main legend").first.inner_text()
        answer(page)
        expect(page.locator(".ss-main legend").first).not_to_have_text(before)
    place, drafts = shown.inner_text(), page.evaluate(DRAFTS)
    assert "value" in drafts
    page.reload()
    settled(page)
    page.get_by_role("button", name="Go on").click()
    expect(shown).to_have_text(place, use_inner_text=True)
    assert page.evaluate(DRAFTS) == drafts, quiz.id


def test_each_goes_on_after_a_reload_and_a_new_file_is_asked_and_scored(
    browser_page: Callable[..., Page], with_one_more: Server
) -> None:
    url, page = with_one_more.url, browser_page(host=with_one_more, tolerate=PROBES)
    every = quizzes.load_all(folder=with_one_more.folder / "quizzes")
    asked_before = {name for quiz in every.values() for name in quiz.before}
    looks = [quiz for quiz in every.values() if quiz.id not in asked_before]
    assert {quiz.id for quiz in looks} > {"shoes"}
    for quiz in looks:
        stops_and_goes_on(page, url, quiz)
    drafts = page.evaluate("Object.keys(localStorage).filter((key) => key.includes('draft')).length")
    assert drafts == len(looks), "each keeps its own place"
    goto(page, f"{url}/practice")
    page.get_by_role("link", name="Your shoes at work").click()
    page.get_by_role("button", name="Go on").click()
    answer(page)
    page.get_by_role("button", name=re.compile("^See what it says")).click()
    page.wait_for_url("**/look?quiz=shoes")
    expect(page.locator(".st-key-bars")).to_contain_text("Easy, 50 of 100")
    expect(page.locator(".st-key-own-texts")).to_contain_text("Brown, and soft.")
    page.locator(".st-key-go").get_by_role("link", name="My practice").click()
    page.wait_for_url("**/practice")
    expect(page.locator(".st-key-seen")).to_contain_text("Feet: easy, 50 of 100")
