"""What moved it: every answer with the side it looked after, in the person's own words."""

from __future__ import annotations

import pytest

from content import is_tank, pulls
from content.pulls import lines, option_of
from quizzes import load_all
from quizzes.schema import Scenario, Statement
from tests.content.people import QUIZ, TILTED, scored
from tests.scoring.forms import sheet


def test_the_worked_example_by_group() -> None:
    found = pulls(QUIZ, TILTED, scored(TILTED))
    by_group = {
        name: [line.item for line in getattr(found, name)]
        for name in ("client_not_you", "you_not_client", "neither", "both", "habits")
    }
    assert by_group == {
        "client_not_you": ["SC01", "SC02", "SC05", "SC06", "ST08"],
        "you_not_client": ["SC12"],
        "neither": ["SC11"],
        "both": ["SC03", "SC04", "SC07", "SC08", "SC09", "SC10"],
        "habits": ["ST07", "ST11"],
    }
    assert [found.count(name) for name in ("client_not_you", "you_not_client", "neither", "both")] == [4, 1, 1, 6]
    assert found.n == 12


def test_habits_count_only_when_strong() -> None:
    strong = pulls(QUIZ, answers := sheet(statements="151515 333333"), scored(answers))
    assert {line.item for line in strong.you_not_client} == {"ST01", "ST03", "ST05", "ST07", "ST09", "ST11"}
    mild = pulls(QUIZ, answers := sheet(statements="333333 333333"), scored(answers))
    assert [line for group in ("client_not_you", "you_not_client", "habits") for line in getattr(mild, group)] == []


CARES = {
    # What the statement says, read by hand: the answer that looks after somebody, and who is looked after.
    "ST01": ("almost always", "client"), "ST03": ("almost never", "client"), "ST05": ("almost always", "client"),
    "ST07": ("almost never", "client"), "ST09": ("almost always", "client"), "ST11": ("almost never", "client"),
    "ST02": ("almost never", "self"), "ST04": ("almost always", "self"), "ST06": ("almost never", "self"),
    "ST08": ("almost always", "self"), "ST10": ("almost never", "self"), "ST12": ("almost always", "self"),
}  # fmt: skip
"""Squeezing one more person in, or rounding a price down, is never care for oneself, however often it is done."""


def test_each_habit_counts_as_care_in_the_direction_of_its_words() -> None:
    statements = {item.id: item for item in QUIZ.of_kind(Statement)}
    assert set(CARES) == set(statements)
    ends = {"almost never": 1, "almost always": 5}
    for kind, group in (("care", "habits"), ("none", None)):
        answers = {name: ends[end] if kind == "care" else 6 - ends[end] for name, (end, _) in CARES.items()}
        found = pulls(QUIZ, answers, scored(answers))
        for name, (_, side) in CARES.items():
            expected = group or ("you_not_client" if side == "client" else "client_not_you")
            assert name in {line.item for line in getattr(found, expected)}, (name, kind)
            line = next(one for one in lines(QUIZ, answers, scored(answers)) if one.item == name)
            amount = line.client if side == "client" else line.own
            assert amount == (100.0 if kind == "care" else 0.0)
            assert (line.own if side == "client" else line.client) is None


def test_agreeing_to_everything_shows_no_strong_habit() -> None:
    """Half of the habits are turned round, so that a yes to all of them says nothing of either side (F2)."""
    for all_of_them in (1, 3, 5):
        answers = dict.fromkeys(CARES, all_of_them)
        found = pulls(QUIZ, answers, scored(answers))
        assert [*found.habits, *found.client_not_you, *found.you_not_client] == []


def test_a_scale_that_is_no_care_gives_no_amount_of_it() -> None:
    others = [quiz for quiz in load_all().values() if quiz.of_kind(Statement) and not quiz.scoring.position]
    seen = 0
    for quiz in others:
        answers = {item.id: quiz.answers[item.answers].values[-1] for item in quiz.of_kind(Statement)}
        for line in lines(quiz, answers):
            if line.kind == "statement":
                seen += 1
                assert line.client is None
                assert (line.own is not None) is is_tank(quiz), line
    assert seen > 60


def test_the_strongest_stand_first_and_scenarios_before_habits() -> None:
    answers = sheet("DDDDDDDDDDDD", "515151 151525")
    found = pulls(QUIZ, answers, scored(answers)).client_not_you
    assert [line.kind for line in found] == ["scenario"] * 12 + ["statement"] * 6
    strengths = [line.pull for line in found[12:]]
    assert strengths == sorted(strengths, reverse=True)


def test_two_options_of_one_key_are_told_apart_by_their_place() -> None:
    item = next(one for one in QUIZ.of_kind(Scenario) if sum(option.key == "B" for option in one.options) > 1)
    places = [place for place, option in enumerate(item.options, 1) if option.key == "B"]
    said = {lines(QUIZ, {item.id: "B", f"{item.id}.position": place})[0].said for place in places}
    assert said == {item.options[place - 1].short for place in places}


@pytest.mark.parametrize("place", [None, 0, 9, "x", 3.0])
def test_a_place_that_does_not_fit_falls_back_to_the_first_of_the_key(place: object) -> None:
    item = QUIZ.of_kind(Scenario)[0]
    wrong_key = next(option.key for option in item.options if item.options[2].key != option.key)
    found = option_of(item, wrong_key, place)
    assert found == next(option for option in item.options if option.key == wrong_key)


def test_a_key_that_the_scenario_does_not_offer_is_told_plainly() -> None:
    for item in QUIZ.of_kind(Scenario):
        missing = set("DVBH") - {option.key for option in item.options}
        for key in missing:
            assert lines(QUIZ, {item.id: key})[0].said.startswith("Looked after")


def test_audits_become_lines_too_and_unknown_answers_do_not() -> None:
    audit = next(quiz for quiz in load_all().values() if quiz.scoring.scales)
    found = lines(audit, {"BODY1": 0, "BODY3": 4, "FINA1": 9, "SPIR1": None, "XX": 1})
    assert [(line.item, line.own, line.scale) for line in found] == [("BODY1", 0.0, "body"), ("BODY3", 0.0, "body")]
    assert found[0].said == "not at all"
