"""The map of the practice: what had too few answers is offered again, and nobody is pressed."""

from __future__ import annotations

import pytest

from tests.content.answering import ALL
from tests.ui import visits
from tests.ui.test_outcome_pages import OTHERS, given
from tests.ui.visits import Visit, entry, journal

pytestmark = pytest.mark.usefixtures("app")

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
