"""Rules that rest on other questionnaires than the map: fired by real sheets, and silent without them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from content import Facts, plan
from content.rules import fired
from quizzes.schema import Check
from tests.content.answering import ALL, TODAY, known, sheet
from tests.content.people import QUIZ, TILTED, position
from tests.content.test_answered import tagged

BALANCE = (QUIZ, dict(TILTED))
HIGH, LOW = 1.0, 0.0


def held(facts: Facts) -> set[str]:
    return {rule.id for rule, _ in fired(facts)}


def doubt(giving: float, showing: float, insecurity: float = HIGH) -> Any:
    return sheet("stumbling_blocks", {"insecurity": insecurity, "route_doormat": giving, "route_diva": showing})


def policies(**groups: str) -> Any:
    return sheet("policy_check", groups)


def access(last: str) -> Any:
    rows = [item.id for item in ALL["touchpoints_list"].of_kind(Check) if item.access]
    return sheet("touchpoints_list", None, **{**dict.fromkeys(rows, "yes"), rows[-1]: last})


FIRES: dict[str, tuple[Any, Any, str]] = {
    "R12": (sheet("stumbling_blocks", {"people_pleasing": HIGH}), sheet("stumbling_blocks", {"people_pleasing": LOW}),
            "MIND-06"),
    "R13": (doubt(HIGH, LOW), doubt(LOW, HIGH), "MIND-04"),
    "R14": (doubt(LOW, HIGH), doubt(LOW, HIGH, insecurity=LOW), "MIND-05"),
    "R15": (sheet("first_words", WORD1=tagged("cold", "cold", "cold")),
            sheet("first_words", WORD1=tagged("cold", "warm", "cold")), "MIND-03"),
    "R16": (sheet("mission_and_fit", {"mission": LOW}), sheet("mission_and_fit", {"mission": 0.5}), "MIND-01"),
    "R17": (sheet("kindness_habits", {"kindness": 0.25}), sheet("kindness_habits", {"kindness": HIGH}), "KIND-01"),
    "R18": (sheet("self_care", {"social": LOW}), sheet("self_care", {"social": HIGH}), "CARE-10"),
    "R19": (access("no"), access("partly"), "TOUCH-04"),
    "R20": (sheet("touchpoints_list", {"marketing": "partly"}), sheet("touchpoints_list", {"marketing": "yes"}),
            "TOUCH-01"),
    "R21": (sheet("touchpoints_list", {"first_contact": "no"}), sheet("touchpoints_list", {"first_contact": "yes"}),
            "TOUCH-03"),
    "R22": (sheet("hard_talks", NET1="no"), sheet("hard_talks", NET1="partly"), "TOUCH-05"),
    "R23": (policies(written="no"), policies(written="yes"), "POL-12"),
}  # fmt: skip


@pytest.mark.parametrize("rule", FIRES)
def test_fires_on_its_answers_and_is_silent_on_others(rule: str) -> None:
    fires, silent, step = FIRES[rule]
    with_it = known(fires, position=position("mixed_middle"))
    assert rule in held(with_it)
    assert rule not in held(known(silent, position=position("mixed_middle")))
    assert rule not in held(known(position=position("mixed_middle")))
    made = plan(known(fires))
    assert step in [one.id for one in made.steps] or step in [id_ for one in made.steps for id_ in one.swaps]


@pytest.mark.parametrize("rule", sorted(set(FIRES) - {"R15", "R18"}))
def test_its_step_quotes_an_answer_that_made_it_hold(rule: str) -> None:
    quiz, answers = FIRES[rule][0]
    made = plan(known((quiz, answers)))
    mine = [one for one in made.steps if one.rule == rule]
    assert mine, [(one.id, one.rule) for one in made.steps]
    for one in mine:
        assert one.quotes and set(one.quotes) <= set(answers)
        assert "“" in one.reason


def test_inherited_rules_of_service_fire_r15_as_well() -> None:
    assert "R15" in held(known(sheet("stumbling_blocks", {"inherited": HIGH})))
    assert "R15" not in held(known(sheet("stumbling_blocks", {"inherited": 0.5})))


def test_two_days_without_strength_put_the_support_card_first() -> None:
    def days(able: int) -> list[Any]:
        return [(*sheet("daily_pulse", PU03=able), TODAY - timedelta(days=back)) for back in (3, 0)]

    made = plan(known(BALANCE, history=days(0)))
    assert (made.first, len(made.steps)) == ("support", 1)
    assert "R02" not in held(known(BALANCE, history=days(1)))


def test_rules_kept_without_exception_are_warmed_up_on_the_diva_side_only() -> None:
    strict = policies(kept="yes", written="yes")
    made = plan(known(strict, position=position("diva")))
    warm = next(one for one in made.steps if one.id == "KIND-07")
    assert (warm.rule, warm.policy) == ("R24", "POL-02")
    assert "R24" not in held(known(strict, position=position("doormat")))
    assert "R24" not in held(known(policies(kept="partly"), position=position("diva")))


def test_policies_that_are_written_are_not_offered_again() -> None:
    made = plan(known(policies(written="yes"), position=position("doormat")))
    offered = [one.id for one in made.steps] + [id_ for one in made.steps for id_ in one.swaps]
    assert not [one for one in offered if one.startswith("POL")]


def test_a_burden_that_is_light_is_no_reason_for_care() -> None:
    light = sheet("stumbling_blocks", {"people_pleasing": LOW, "insecurity": LOW, "inherited": LOW})
    for step in plan(known(BALANCE, light)).steps:
        assert not set(step.quotes) & set(light[1])
