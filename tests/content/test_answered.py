"""Facts that lie in single answers, each from a real sheet."""

from __future__ import annotations

from datetime import timedelta

import pytest

from content.read import outcomes, rules
from quizzes.schema import Check, FreeWords, Statement
from tests.content.answering import ALL, TODAY, known, sheet


def pulses(*able: int | None) -> list[object]:
    """A pulse a day, the last one today; None is a day without one."""
    days = [TODAY - timedelta(days=back) for back in range(len(able) - 1, -1, -1)]
    return [(*sheet("daily_pulse", PU03=one), day) for one, day in zip(able, days, strict=True) if one is not None]


@pytest.mark.parametrize(
    ("able", "days"),
    [((0, 0), 2), ((4, 0), 1), ((0, 4, 4, 4, 4, 4, 4, 4), 0), ((0, 4, 4, 4, 4, 4, 4), 1), ((0, None, 0), 2)],
)
def test_days_without_strength_are_counted_over_the_last_seven(able: tuple[int | None, ...], days: int) -> None:
    assert known(history=pulses(*able)).get("unable_days") == days


def test_a_day_counts_once_by_its_last_pulse_and_no_pulse_is_unknown() -> None:
    twice = [(*sheet("daily_pulse", PU03=0), TODAY), (*sheet("daily_pulse", PU03=3), TODAY)]
    assert known(history=twice).get("unable_days") == 0
    assert known(history=[(*sheet("daily_pulse", PU03=0), TODAY)] * 3).get("unable_days") == 1
    assert known(history=[(*sheet("daily_pulse", PU03=0), TODAY - timedelta(days=7))]).get("unable_days") is None
    assert known(history=[(*sheet("daily_pulse", PU01=0), TODAY)]).get("unable_days") is None
    assert known().get("unable_days") is None


def test_a_line_is_written_where_it_has_words_in_it() -> None:
    for said, written in (("I work so that tired people sleep", True), ("  \n ", False), ("\u200d", False)):
        assert known(sheet("mission_and_fit", {"mission": 0.5}, MS02=said)).get("mission_written") is written
    assert known(sheet("mission_and_fit", {"mission": 0.5})).get("mission_written") is False
    assert known(sheet("mission_and_fit")).get("mission_written") is None
    assert known().get("mission_written") is None


def test_complaint_steps_are_the_answer_itself() -> None:
    for said in ("yes", "partly", "no"):
        assert known(sheet("hard_talks", NET1=said)).get("complaint_steps") == said
    assert known(sheet("hard_talks", NET1="na")).get("complaint_steps") is None


def test_the_kindness_gap_is_the_habit_with_most_room() -> None:
    high = {"kindness": 1.0}
    assert known(sheet("kindness_habits", high, KI05=0)).get("kindness_gap") == "notes"
    assert known(sheet("kindness_habits", high, KI04=4)).get("kindness_gap") == "own_troubles"
    assert known(sheet("kindness_habits", high, KI02=1, KI10=4)).get("kindness_gap") == "on_time"
    assert known(sheet("kindness_habits", high, KI06=0, KI05=0)).get("kindness_gap") == "notes"
    assert known(sheet("kindness_habits", KI05=0)).get("kindness_gap") is None


def test_access_gaps_are_groups_with_a_no_on_a_row_about_access() -> None:
    rows = [item for item in ALL["touchpoints_list"].of_kind(Check) if item.access]
    every = {item.id: "yes" for item in rows}
    assert known(sheet("touchpoints_list", None, **every)).get("access_gaps") == ()
    one = {**every, rows[-1].id: "no", rows[0].id: "partly"}
    assert known(sheet("touchpoints_list", None, **one)).get("access_gaps") == (rows[-1].group,)
    assert known(sheet("touchpoints_list", {"session": "no"})).get("access_gaps") is None


def tagged(*tags: str | None) -> list[dict[str, object]]:
    return [{"word": f"w{at}", "tags": {"feel": tag} if tag else {}} for at, tag in enumerate(tags)]


def test_the_cold_share_needs_three_tagged_words() -> None:
    assert known(sheet("first_words", WORD1=tagged("cold", "cold"))).get("cold_share") is None
    assert known(sheet("first_words", WORD1=tagged("cold", "warm", "cold", "mixed", None))).get("cold_share") == 50.0


def test_the_policy_check_says_how_many_which_and_whether_all() -> None:
    quiz = ALL["policy_check"]
    written = [item.id for item in quiz.of_kind(Check) if item.group == "written"]
    seven = known(sheet("policy_check", {"written": "no"}, **dict.fromkeys(written[:7], "yes")))
    assert (seven.get("policies_written"), seven.get("policies_in_place")) == (
        7, tuple(f"POL-{number:02d}" for number in range(1, 8)),
    )  # fmt: skip
    few = known(sheet("policy_check", None, P01A="yes", P02A="no"))
    assert (few.get("policies_written"), few.get("policies_in_place")) == (None, ("POL-01",))
    strict = known(sheet("policy_check", {"kept": "yes"}, P05C="no"))
    assert strict.get("all_policies_strict") is True
    assert "POL-05" not in strict.get("policies_strict") and len(strict.get("policies_strict")) == 11
    assert known(sheet("policy_check", {"kept": "yes"}, P03C="partly")).get("all_policies_strict") is False
    assert known(sheet("policy_check", None, P01C="yes")).get("all_policies_strict") is None


def test_every_fact_names_what_the_questionnaires_have() -> None:
    for fact in outcomes().facts:
        quiz = ALL[fact.quiz]
        items = {item.id: item for item in quiz.items}
        assert rules().knows(fact.fact)
        assert {*fact.leave_out, *(one for ids in fact.habits.values() for one in ids)} <= set(items)
        assert fact.item is None or fact.item in items
        assert fact.group is None or any(isinstance(one, Check) and one.group == fact.group for one in quiz.items)
        if fact.way == "share":
            words = items[str(fact.item)]
            assert isinstance(words, FreeWords) and fact.set in words.tags
            assert fact.tag in quiz.tags[str(fact.set)].labels
        if fact.way == "habit":
            assert sorted(one for ids in fact.habits.values() for one in ids) == sorted(
                item.id for item in quiz.of_kind(Statement)
            )
            assert set(fact.habits) == set(rules().tables["kindness_rows"])
    mission = outcomes().mission
    assert ALL[mission.quiz].item(mission.item).kind == "text"
    assert {one.quiz for one in outcomes().useful} <= set(ALL)
