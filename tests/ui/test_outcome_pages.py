"""The result page of every questionnaire, and the map of the practice, as a visit sees them."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import quizzes
from quizzes import keyed, load, load_all
from quizzes.__main__ import main
from sharing.journal import SheetEntry
from tests.content.answering import ALL, any_sheet
from tests.support.throwaway import THROWAWAY
from tests.ui import visits
from tests.ui.visits import Visit, entry, journal
from ui import visit as ui_visit
from ui import when
from ui.shell.headers import headers_for

NASTY = "<script>document.title = 'x'</script>\n\n# *Big* :red[red] 🌿 {percent} $x^2$ [a](http://b) " + "long " * 300
OTHERS = [quiz for quiz in ui_visit.looks() if not quiz.scoring.position]
LISTED = [quiz for quiz in OTHERS if not any(one.kind == "statement" and one.scale == "spirit" for one in quiz.items)]

pytestmark = pytest.mark.usefixtures("app")


def given(name: str, seed: int = 3) -> SheetEntry:
    """A sheet answered by chance, as a browser tells it."""
    quiz = ALL[name]
    luck = random.Random(seed)
    answers: dict[str, Any] = {}
    for item_id, answer in any_sheet(quiz, luck).items():
        item = next((one for one in quiz.items if one.id == item_id), None)
        if item is None:
            continue
        if item.kind == "scenario":
            answers[item_id] = luck.choice(item.options).letter
        else:
            answers[item_id] = {"reaction": answer, "strength": 2} if item.kind == "body" else answer
    return entry(quiz, answers, f"s-{name}")


def daily(*able: int) -> list[SheetEntry]:
    now = datetime.now(UTC)
    return [entry(ALL["daily_pulse"], {"PU01": 4, "PU02": 2, "PU03": one, "PU04": 5}, f"p{at}",
                  at=(now - timedelta(days=len(able) - 1 - at)).isoformat())
            for at, one in enumerate(able)]  # fmt: skip


@pytest.mark.parametrize("quiz", LISTED, ids=lambda quiz: quiz.id)
def test_every_questionnaire_has_its_result(quiz: quizzes.Quiz) -> None:
    seen = Visit(journal(given(quiz.id))).see("outcome", quiz=quiz.id)
    assert seen.here == "look"
    assert seen.title.startswith(quiz.title)
    assert "Answer it again" in seen.links
    assert "not a diagnosis" in seen.words
    assert "{" not in seen.words.replace("{n} {x}", "").replace("{n}", "")


def test_one_not_answered_yet_says_what_it_is_and_an_unknown_one_leads_to_the_practice() -> None:
    quiz = ALL["hard_talks"]
    seen = Visit(journal()).see("outcome", quiz=quiz.id)
    assert quiz.about in seen.words and "About 5 minutes." in seen.words
    assert Visit(journal()).see("outcome", quiz="nowhere").here == "practice"
    assert Visit(journal()).see("outcome", quiz=visits.QUIZ.id).here == "result"
    assert Visit(journal()).see("outcome", quiz=visits.AUDIT.id).here == "audit"
    waiting = Visit(None).see("outcome", quiz=quiz.id)
    assert waiting.title == "One moment."


def test_whatever_is_typed_stays_text() -> None:
    words = [{"word": "<img src=x onerror=alert(1)>", "tags": {"feel": "cold"}}, {"word": "**b**", "tags": {}}]
    kept = journal(
        entry(ALL["first_words"], {"WORD1": words, "WORD2": NASTY}, "a"),
        entry(ALL["mission_and_fit"], {"MS02": NASTY[:600]}, "b"),
    )
    for page, params in (("outcome", {"quiz": "first_words"}), ("outcome", {"quiz": "mission_and_fit"})):
        seen = Visit(kept).see(page, **params)
        raw = "".join(seen.markup)
        assert "<script>document" not in raw and "<img" not in raw
        assert "&lt;script&gt;document.title" in raw
        markdown = [node.value for node in seen.at.markdown]
        assert not [text for text in markdown if "document.title" in text or "**b**" in text]
    plan = Visit(journal(visits.sheet(), *kept.entries)).see("plan")
    assert "<script>document" not in "".join(plan.markup)
    assert "What your work is for" in plan.inside("mission")


def test_the_pulse_draws_its_days_and_two_without_strength_bring_the_card() -> None:
    seen = Visit(journal(*daily(0, 3, 0))).see("outcome", quiz="daily_pulse")
    assert "3 days, first not today, last not today" in seen.spec("days")["description"]
    assert "Ready fully, willing half, able not today; sessions ahead: 5." in seen.words
    assert "a reason to talk to somebody" in seen.words
    assert [link for link in seen.links.values() if "support" in link]
    plan = Visit(journal(visits.sheet(), *daily(0, 3, 0))).see("plan")
    assert plan.has("first-card")
    calm = Visit(journal(visits.sheet(), *daily(1, 3, 2))).see("plan")
    assert not calm.has("first-card")
    once = Visit(journal(*daily(2))).see("outcome", quiz="daily_pulse")
    assert "first point of your line" in once.words


def test_the_practice_shows_each_once_with_what_stands_out() -> None:
    empty = Visit(journal()).see("practice")
    assert "Start with the map." in empty.inside("useful")
    assert not empty.has("seen")
    blocks = entry(ALL["stumbling_blocks"], {"PP1": 5, "PP2": 1, "PP3": 5, "PP4": 1}, "b")
    seen = Visit(journal(visits.sheet(), blocks)).see("practice")
    assert "Keeping people happy: strong, 100 of 100" in seen.inside("seen")
    assert "borderline" in seen.inside("seen")
    assert seen.links["What trips you up?"] == "look?quiz=stumbling_blocks"
    assert "stumbling_blocks" not in "".join(key for key in _keys(seen) if key.startswith("left-"))
    everything = {quiz.id for quiz in ui_visit.looks()}
    shown = {key.split("-", 1)[1] for key in _keys(seen) if key.startswith(("seen-", "left-"))}
    assert shown == everything


def test_the_practice_has_an_end_and_offers_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(when, "today", lambda: date(2026, 5, 6))
    all_done = [given(quiz.id) for quiz in OTHERS] + [visits.sheet()]
    seen = Visit(journal(*all_done)).see("practice")
    assert "You have looked at everything." in seen.words
    assert not seen.has("left")
    assert "Today’s pulse: about 20 seconds." in seen.links


def _keys(seen: Visit) -> list[str]:
    return [str(key) for node in seen.at.main if (key := getattr(node, "key", None))]


def test_other_results_reach_the_plan_without_a_map() -> None:
    only = entry(ALL["hard_talks"], {"NET1": "no"}, "a")
    plan = Visit(journal(only)).see("plan")
    assert "no” is" not in plan.words and "TOUCH" not in plan.words
    assert plan.tagged("p.ifthen")
    nothing = Visit(journal(*daily(4))).see("plan")
    assert nothing.title == "No plan yet"


# ---- a questionnaire that nobody has written code for ------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The app with one more file among its questionnaires."""
    for path in Path(quizzes.__file__).parent.glob("*.toml"):
        shutil.copy(path, tmp_path)
    (tmp_path / "shoes.toml").write_text(THROWAWAY, encoding="utf-8")
    monkeypatch.setattr(quizzes, "load_all", partial(load_all, folder=tmp_path))
    yield tmp_path


def test_one_more_file_is_one_more_questionnaire(folder: Path) -> None:
    quiz = load(folder / "shoes.toml")
    before = Visit(journal()).see("practice")
    assert before.links["Your shoes at work"] == "quiz?quiz=shoes"
    asked = Visit(journal()).see("quiz", quiz="shoes")
    assert "Your shoes at work" in asked.words
    assert main(["check", str(folder / "shoes.toml")]) == 0
    sheet = entry(quiz, {"SH1": 2, "SH2": NASTY}, "x")
    assert keyed(quiz, sheet.answers)["SH1"] == 2
    seen = Visit(journal(sheet)).see("outcome", quiz="shoes")
    assert "Feet Easy, 100 of 100" in seen.words
    assert "What do they look like?" in seen.words
    assert "<script>document" not in "".join(seen.markup)
    after = Visit(journal(sheet)).see("practice")
    assert "Feet: easy, 100 of 100" in after.inside("seen")
    assert after.links["Your shoes at work"] == "look?quiz=shoes"


def test_every_result_survives_moving_between_pages() -> None:
    """Handed over in this visit and kept nowhere, as in a browser without storage."""
    held = [visits.sheet(), *(given(quiz.id) for quiz in OTHERS)]
    visit = Visit(journal())
    visit.at.session_state["sheets"] = {sheet.id: sheet for sheet in held}
    pages = {quiz.id: Path(ui_visit.result_page(quiz)).stem for quiz in ui_visit.looks()}
    assert {sheet.quiz for sheet in held} == set(pages)
    first: dict[str, str] = {}
    for quiz_id, page in pages.items():
        first[quiz_id] = visit.see(page, quiz=quiz_id).words
        assert visit.title not in ("Not looked at yet", "No map yet", "Nothing here yet")
    assert len(set(first.values())) == len(pages), "each has a result of its own"
    for between in ("plan", "policies", "home"):
        visit.see(between)
    for quiz_id, page in reversed(pages.items()):
        assert visit.see(page, quiz=quiz_id).words == first[quiz_id], quiz_id
    shown = {key.removeprefix("seen-") for key in _keys(visit.see("practice")) if key.startswith("seen-")}
    assert shown == set(pages)


@pytest.mark.parametrize("path", ["/look", "/practice", "/rehearse", "/plan/"])
def test_search_engines_are_told_to_leave_out_pages_with_answers(path: str) -> None:
    assert headers_for(path, "")["X-Robots-Tag"] == "noindex, nofollow"
    assert "X-Robots-Tag" not in headers_for("/about", "")
