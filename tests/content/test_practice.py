"""The map of the practice: the next ten minutes, and what has too few answers for a word."""

from __future__ import annotations

from typing import Any

import pytest

import scoring
from content import card_of
from content.practice import ago, stands_out, to_finish, unfinished, useful_next
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


# ---- how long ago ------------------------------------------------------------------------

LEAD = next(quiz.id for quiz in ALL.values() if quiz.leads)
EVERY = [LEAD, *IDS]


def test_where_all_was_looked_at_the_oldest_look_is_offered_again() -> None:
    """Ten months are 304 days: 304 / 30.44 is 9.99."""
    days = dict.fromkeys(EVERY, 10)
    assert useful_next(known(), EVERY, EVERY, (), days) is None
    old = useful_next(known(), EVERY, EVERY, (), {**days, IDS[3]: 304})
    assert old and old.quiz == IDS[3]
    assert old.text == "You looked at this one about ten months ago. A fresh look would show what has moved."


@pytest.mark.parametrize(("days", "offered"), [(27, False), (28, True)])
def test_a_look_is_old_after_four_weeks(days: int, offered: bool) -> None:
    found = useful_next(known(), EVERY, EVERY, (), {**dict.fromkeys(EVERY, 0), IDS[0]: days})
    assert (found is not None) is offered
    assert not found or found.text.startswith("You looked at this one four weeks ago.")


def test_with_everything_ten_months_old_the_map_comes_first() -> None:
    found = useful_next(known(), EVERY, EVERY, (), dict.fromkeys(EVERY, 304))
    assert found and found.quiz == LEAD
    assert found.text.startswith("Your map is from about ten months ago, and nearly everything else here rests on it.")


@pytest.mark.parametrize(("days", "first"), [(90, IDS[0]), (91, LEAD)])
def test_a_map_of_a_quarter_ago_comes_before_what_goes_by_it(days: int, first: str) -> None:
    found = useful_next(known(), EVERY, [LEAD], (), {LEAD: days})
    assert found and found.quiz == first


@pytest.mark.parametrize(
    ("days", "words"),
    [(28, "four weeks ago"), (62, "eight weeks ago"), (63, "about two months ago"), (731, "about 24 months ago"),
     (800, "more than two years ago")],
)  # fmt: skip
def test_how_long_ago_in_words(days: int, words: str) -> None:
    assert ago(days) == words


# ---- a heavy week ------------------------------------------------------------------------


@pytest.mark.parametrize("more", [{"unable_days": 2}, {"scale.body": 0.0, "scale.spirit": 0.0}])
def test_in_a_heavy_week_a_card_and_no_questionnaire(more: dict[str, Any]) -> None:
    for seen in ((), EVERY):
        found = useful_next(known(more=more), EVERY, seen)
        assert found and (found.quiz, found.card) == ("", "support")
        assert found.text == "Nothing here needs a look today. One small thing is enough, and it stands in your plan."
    assert useful_next(known(more={"unable_days": 1}), EVERY, ()).card is None  # type: ignore[union-attr]


def card_by(name: str, facts: Any = None, **given: Any) -> str | None:
    quiz = ALL[name]
    answers = keyed(quiz, given)
    return card_of(quiz, scoring.score(quiz, answers), answers, facts or known())


def test_a_result_calls_for_the_card_where_its_own_answers_do() -> None:
    empty = {item.id: 0 if item.sign == "+" else 4 for item in ALL["self_care"].items
             if item.scale in ("body", "spirit")}  # type: ignore[union-attr]  # fmt: skip
    assert card_by("self_care", **empty) == "support"
    assert card_by("self_care", **{item: given for item, given in empty.items() if item.startswith("BODY")}) is None
    heavy = known(more={"unable_days": 2})
    assert card_by("daily_pulse", heavy, PU03=0) == "support"
    assert card_by("daily_pulse", known(more={"unable_days": 1}), PU03=0) is None
    assert card_by("hard_talks", heavy, NET1="no") is None, "another questionnaire's answers call for nothing here"
