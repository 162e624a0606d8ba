"""The map of the practice: the next ten minutes, and what has too few answers for a word."""

from __future__ import annotations

from typing import Any

import pytest

import scoring
from content.practice import stands_out, to_finish, unfinished, useful_next
from content.read import outcomes
from quizzes import keyed
from tests.content.answering import ALL, known
from tests.content.people import TILTED, position

FIRST = {name for quiz in ALL.values() for name in quiz.before}
OTHERS = [quiz for quiz in ALL.values() if not quiz.scoring.position and quiz.id not in FIRST]
IDS = [quiz.id for quiz in OTHERS]
FINISH = outcomes().says["finish"]


def test_the_next_ten_minutes_follow_what_is_known() -> None:
    first = useful_next(known(), list(ALL), ())
    assert first and ALL[first.quiz].leads
    by_zone = {"worn_out": "self_care", "doormat": "stumbling_blocks", "diva": "kindness_habits"}
    for zone, expected in by_zone.items():
        found = useful_next(known(position=position(zone), more=None), IDS, ())
        assert found and found.quiz == expected and found.text
        after = useful_next(known(position=position(zone)), IDS, (expected,))
        assert after and after.quiz != expected
    left = useful_next(known(), IDS, IDS[:-1])
    assert left and left.quiz == IDS[-1]
    assert useful_next(known(), IDS, IDS) is None


@pytest.mark.parametrize("begun", IDS)
def test_what_was_begun_is_offered_again_when_all_else_is_seen(begun: str) -> None:
    found = useful_next(known(), IDS, IDS, [begun])
    assert found and (found.quiz, found.text) == (begun, FINISH)


def test_what_was_begun_comes_before_what_was_not_and_after_a_better_reason() -> None:
    last = IDS[-1]
    found = useful_next(known(), IDS, [last], [last])
    assert found and (found.quiz, found.text) == (last, FINISH)
    better = useful_next(known(position=position("diva")), IDS, [last], [last])
    assert better and better.quiz == "kindness_habits" and better.text != FINISH


def test_a_reason_that_names_what_was_begun_says_that_it_was() -> None:
    found = useful_next(known(position=position("diva")), IDS, ["kindness_habits"], ["kindness_habits"])
    assert found and (found.quiz, found.text) == ("kindness_habits", FINISH)


def is_unfinished(name: str, **given: Any) -> bool:
    quiz = ALL[name]
    answers = keyed(quiz, given)
    return unfinished(quiz, scoring.score(quiz, answers), answers, given)


@pytest.mark.parametrize("name", [quiz.id for quiz in ALL.values() if quiz.id not in FIRST])
def test_an_empty_sheet_is_unfinished_and_one_where_nothing_applies_is_not(name: str) -> None:
    items = ALL[name].items
    assert is_unfinished(name)
    assert is_unfinished(name, **dict.fromkeys((item.id for item in items if item.kind != "text"), "skip"))
    assert not is_unfinished(name, **dict.fromkeys((item.id for item in items), "na"))


def test_a_few_answers_are_unfinished_and_enough_are_not() -> None:
    assert is_unfinished("stumbling_blocks", PP1=4, PP2=2)
    assert not is_unfinished("stumbling_blocks", PP1=4, PP2=2, PP3=4, PP4=2)
    assert is_unfinished("touchpoints_list", MARK1="no")
    assert not is_unfinished("first_words", WORD1=[{"word": "warm", "tags": {}}])
    assert not is_unfinished("body_check", FEEL1={"reaction": "nothing"})


def test_a_body_that_showed_nothing_has_no_reactions_noted() -> None:
    def line(**given: Any) -> str:
        quiz = ALL["body_check"]
        answers = keyed(quiz, given)
        return stands_out(quiz, scoring.score(quiz, answers), answers)

    nothing, shrug = {"reaction": "nothing", "strength": 2}, {"reaction": "shrug", "strength": 2}
    assert line(FEEL1=nothing, FEEL2=nothing) == "2 answers kept"
    assert line(FEEL1=nothing, FEEL2=shrug) == "One reaction noted"


def test_the_way_to_what_was_begun_names_it() -> None:
    assert to_finish("Small kindnesses") == "Too few answers last time: Small kindnesses"


def test_the_map_is_told_by_its_heading() -> None:
    quiz = next(one for one in ALL.values() if one.leads)
    assert stands_out(quiz, scoring.score(quiz, dict(TILTED)), TILTED).endswith("borderline")
    assert stands_out(quiz, scoring.score(quiz, {}), {}) == "Too few answers for a map yet"
