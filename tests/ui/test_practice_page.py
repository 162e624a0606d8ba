"""The map of the practice: what had too few answers is offered again, and nobody is pressed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.content.answering import ALL
from tests.ui import visits
from tests.ui.test_outcome_pages import OTHERS, given
from tests.ui.visits import Visit, audit, entry, journal
from ui import when

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two days after the sheets."""
    monkeypatch.setattr(when, "today", lambda: date(2026, 5, 6))


TWO = {"PP1": 4, "PP2": 2}
LINK = "Too few answers last time: What trips you up?"
AGAIN = "Last time there were too few answers for a word."


def all_but(name: str) -> list[visits.SheetEntry]:
    return [visits.sheet(), *(given(quiz.id) for quiz in OTHERS if quiz.id != name)]


def test_a_questionnaire_with_too_few_answers_is_offered_again() -> None:
    few = entry(ALL["stumbling_blocks"], TWO, "few")
    seen = Visit(journal(*all_but("stumbling_blocks"), few)).see("practice")
    assert AGAIN in seen.inside("useful")
    assert "What trips you up?" in [one.label for one in seen.at.button]
    assert "You have looked at everything." not in seen.words
    assert "Too few answers for a word yet" in seen.inside("seen-stumbling_blocks")


def test_beside_a_better_reason_it_is_a_line_below() -> None:
    seen = Visit(journal(entry(ALL["stumbling_blocks"], TWO, "few"))).see("practice")
    assert "Start with the map." in seen.inside("useful")
    assert seen.links[LINK] == "quiz?quiz=stumbling_blocks"
    assert AGAIN not in seen.words


def test_one_that_does_not_apply_is_left_alone() -> None:
    quiz = ALL["hiring_list"]
    nothing = entry(quiz, dict.fromkeys((item.id for item in quiz.items), "na"), "na")
    seen = Visit(journal(*all_but("hiring_list"), nothing)).see("practice")
    assert "You have looked at everything." in seen.words
    assert not [link for link in seen.links if link.startswith("Too few answers")]


def test_enough_answers_are_offered_no_more() -> None:
    done = entry(ALL["stumbling_blocks"], {**TWO, "PP3": 4, "PP4": 2}, "done")
    seen = Visit(journal(*all_but("stumbling_blocks"), done)).see("practice")
    assert "You have looked at everything." in seen.words


# ---- how long ago ------------------------------------------------------------------------


def test_ten_months_later_the_map_is_offered_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(when, "today", lambda: date(2027, 3, 4))
    seen = Visit(journal(visits.sheet(), *(given(quiz.id) for quiz in OTHERS))).see("practice")
    assert "You have looked at everything." not in seen.words
    assert "Your map is from about ten months ago" in seen.inside("useful")
    assert seen.press(visits.QUIZ.title).here == "quiz"


def test_of_several_the_oldest_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(when, "today", lambda: date(2026, 6, 10))
    fresh = [visits.sheet(at="2026-06-09T10:00:00Z"), *(given(quiz.id) for quiz in OTHERS if quiz.id != "hard_talks")]
    rest = entry(ALL["hard_talks"], dict(given("hard_talks").answers), "old", at="2026-04-01T10:00:00Z")
    seen = Visit(journal(*fresh, rest)).see("practice")
    assert "You looked at this one about two months ago." in seen.inside("useful")
    assert ALL["hard_talks"].title in [one.label for one in seen.at.button]


# ---- a heavy week ------------------------------------------------------------------------

CARD = "If today is heavier than a quiz can hold"


def pulses(count: int) -> list[visits.SheetEntry]:
    return [entry(ALL["daily_pulse"], {"PU03": 0}, f"p{day}", at=f"2026-05-0{6 - day}T08:00:00Z")
            for day in range(count)]  # fmt: skip


@pytest.mark.parametrize("kept", [[audit(4, body=0, spirit=0)], pulses(3)])
def test_in_a_heavy_week_the_card_comes_first_and_nothing_is_pushed(kept: list[visits.SheetEntry]) -> None:
    few = entry(ALL["stumbling_blocks"], TWO, "few")
    seen = Visit(journal(*kept, few)).see("practice")
    assert CARD in seen.inside("first-card")
    assert seen.inside("useful").startswith("The next ten minutes Nothing here needs a look today.")
    assert "Start with the map" not in seen.words
    assert not [one for one in seen.links if one.startswith(("Too few answers", "Today’s pulse:"))]


@pytest.mark.parametrize(("days", "words"), [(2, "two"), (3, "three"), (6, "six")])
def test_the_pulse_says_how_many_days_it_was(days: int, words: str) -> None:
    look = Visit(journal(*pulses(days))).see("outcome", quiz="daily_pulse")
    assert CARD in look.inside("first-card")
    assert f"On {words} of the last seven days your body was not able" in look.words


def test_the_tank_at_the_floor_shows_the_card_and_names_both_parts() -> None:
    tank = Visit(journal(audit(4, body=0, spirit=0))).see("audit", quiz="self_care")
    assert CARD in tank.inside("first-card")
    assert "Thin just now: body and spirit" in tank.words
    assert "Tank: steady" not in tank.words
    for other in (audit(4, body=0), audit(4)):
        assert not Visit(journal(other)).see("audit", quiz="self_care").has("first-card")
    assert not Visit(journal(*pulses(1))).see("outcome", quiz="daily_pulse").has("first-card")
