"""Plans that begin with a card: after an event with a client (R01), in a week that is too heavy (R02), and in both."""

from __future__ import annotations

from typing import Any

import pytest

from content import Facts, Plan, plan, policies, steps
from quizzes.schema import Check
from tests.content.answering import ALL, sheet
from tests.content.answering import known as of_sheets
from tests.content.people import QUIZ, TILTED, known, tank, touchpoint
from tests.content.test_answered import pulses

EMPTY_TANK = tank(body=10.0, spirit=20.0)
STRICT = {"all_policies_strict": True, "policies_strict": ("POL-01",)}

BESIDE: dict[str, Facts] = {
    "nothing": Facts({"safety": True}),
    "R02, an empty tank": known("diva", EMPTY_TANK, more={"safety": True}),
    "R02, two days": known("doormat", more={"safety": True, "unable_days": 2}),
    "R03": known(None, status="insufficient", more={"safety": True}),
    "R04": known("doormat", flags=("fast_statements", "agrees_with_all"), more={"safety": True}),
    "R05": known("worn_out", more={"safety": True}),
    "R06": known("doormat", more={"safety": True}),
    "R07": known("diva", more={"safety": True}),
    "R07 and R24": known("diva", more={"safety": True, **STRICT}),
    "R27": known("doormat", more={"safety": True, "rules_by_others": True}),
    "R02 and R27": known("doormat", EMPTY_TANK, more={"safety": True, "rules_by_others": True}),
    "R23, and the policy is there": known("sweet_spot", more={"safety": True, "policies_written": 1,
                                                              "policies_in_place": ("POL-05",)}),
}  # fmt: skip
"""What may hold beside R01, as rule and facts."""


def ids(made: Plan) -> list[str]:
    return [step.id for step in made.steps]


def notes(made: Plan) -> str:
    return " ".join(note.text for note in made.notes)


# ---- R01 ---------------------------------------------------------------------------------


@pytest.mark.parametrize("beside", BESIDE)
def test_the_safety_step_stands_first_whatever_else_holds(beside: str) -> None:
    made = plan(BESIDE[beside])
    assert made.first == "safety"
    assert [step.id for step in made.steps if step.of_card == "safety"] == ["POL-05"]
    first = made.steps[0]
    assert (first.id, first.rule, first.card) == ("POL-05", "R01", "safety")
    assert len(made.steps) <= 3 and len(set(ids(made))) == len(made.steps)


@pytest.mark.parametrize("beside", BESIDE)
def test_its_reason_quotes_no_answer_and_nothing_takes_its_place(beside: str) -> None:
    first = plan(BESIDE[beside], swapped=["POL-05", "POL-05"]).steps[0]
    assert (first.id, first.quotes, first.swaps) == ("POL-05", (), ())
    assert "“" not in first.reason and "you said" not in first.reason
    assert "Nothing about what happened is scored." in first.reason


def test_the_rest_of_the_plan_is_as_it_was_as_far_as_there_is_room() -> None:
    rest = {zone: ids(plan(known(zone, more={"safety": True})))[1:] for zone in ("doormat", "worn_out", "diva")}
    assert rest == {
        "doormat": ["CARE-01", "MIND-06"], "worn_out": ["CARE-01", "CARE-05"], "diva": ["KIND-01", "TOUCH-03"]
    }  # fmt: skip


def test_where_others_set_the_rules_its_sentence_asks_for_backing() -> None:
    assert plan(BESIDE["R02 and R27"]).steps[0].if_then == policies()["POL-05"].ask_for
    assert plan(BESIDE["R06"]).steps[0].if_then == policies()["POL-05"].if_then


# ---- R02 ---------------------------------------------------------------------------------


def test_support_comes_first_and_asks_for_one_small_thing() -> None:
    made = plan(known("diva", EMPTY_TANK))
    assert (made.first, made.cards, ids(made)) == ("support", ("support",), ["CARE-01"])
    assert made.steps[0].of_card == "support"
    assert ids(plan(known("doormat", more={"unable_days": 2}))) == ["CARE-01"]


def test_with_both_cards_there_is_the_safety_step_and_one_small_thing() -> None:
    made = plan(BESIDE["R02, two days"])
    assert (made.first, made.cards) == ("safety", ("safety", "support"))
    assert [(step.id, step.of_card) for step in made.steps] == [("POL-05", "safety"), ("CARE-01", "support")]


def test_nothing_of_a_later_rule_joins_the_one_step() -> None:
    access = {"access_gaps": ("space",), "rules_by_others": True, "unable_days": 2}
    out = (touchpoint("after_care", -40, out=True),)
    near: dict[str, Any] = {"confidence": "borderline", "could_also_be": ("sweet_spot",), "touchpoints": out}
    without = plan(known("doormat", more={**access, "unable_days": 0}, **near))
    assert without.offers and without.choose_from, "it would say something"
    for heavy in (plan(known("doormat", more=access, swing=80.0, **near)),
                  plan(known("sweet_spot", EMPTY_TANK, more={**access, "unable_days": 0}, **near))):  # fmt: skip
        assert [note.text for note in heavy.notes] == ["One step only, and the smallest. The rest can wait."]
        assert (heavy.offers, heavy.choose_from, heavy.retake_weeks) == ((), (), 4)
        assert len(heavy.steps) == 1
        assert {"R19", "R25", "R27"} <= set(heavy.fired)


def test_two_days_without_strength_alone_are_enough_for_the_card_and_a_step() -> None:
    made = plan(of_sheets(sheet("daily_pulse", PU03=0), history=pulses(0, 0)))
    assert (made.first, ids(made)) == ("support", ["CARE-07"])
    assert made.steps[0].quotes == ("PU03",)
    assert made.steps[0].reason.endswith(f"One small thing is enough for now. {steps()['CARE-07'].because}")
    assert plan(of_sheets(sheet("daily_pulse", PU03=0), history=pulses(4, 0))).steps == ()


# ---- notes that speak of a step ----------------------------------------------------------


def gaps() -> tuple[Any, dict[str, object]]:
    rows = [item.id for item in ALL["touchpoints_list"].of_kind(Check)]
    access = [item.id for item in ALL["touchpoints_list"].of_kind(Check) if item.access]
    return sheet("touchpoints_list", None, **{**dict.fromkeys(rows, "yes"), access[0]: "no"})


def test_a_word_on_access_stands_only_beside_the_step_for_it() -> None:
    made = plan(of_sheets(gaps()))
    assert (ids(made), "Access is a duty" in notes(made)) == (["TOUCH-02"], True)
    other = plan(of_sheets(gaps()), swapped=["TOUCH-02"])
    assert other.steps[0].rule == "R19" and "Access is a duty" in notes(other)
    taken = plan(of_sheets((QUIZ, dict(TILTED)), gaps()))
    assert "R19" in taken.fired and "TOUCH-02" not in ids(taken)
    assert "Access is a duty" not in notes(taken)
    swapped_in = plan(of_sheets((QUIZ, dict(TILTED)), gaps()), swapped=["MIND-06"])
    assert "TOUCH-02" in ids(swapped_in) and "Access is a duty" in notes(swapped_in)


def test_the_word_on_asking_stands_only_where_a_step_asks() -> None:
    asks = plan(known("doormat", more={"rules_by_others": True}))
    assert any(step.ask_for for step in asks.steps) and "the step is to ask" in notes(asks)
    warms = plan(known("diva", more={"rules_by_others": True}))
    assert "R27" in warms.fired and not any(step.ask_for for step in warms.steps)
    assert "the step is to ask" not in notes(warms)


def test_a_note_that_leads_to_a_questionnaire_names_it() -> None:
    few = plan(known(None, status="insufficient"))
    assert [note.quizzes for note in few.notes] == [("first_words", "body_check")]
    middle = plan(known("mixed_middle"))
    assert [note.quizzes for note in middle.notes] == [("body_check",)]
    assert all(note.quizzes == () for note in plan(known("sweet_spot")).notes)
