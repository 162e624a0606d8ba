"""The rules as data: each fires on a made-up fact, and stays silent without it or against it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from content.facts import Facts
from content.read import rules, steps
from content.rule_shapes import Condition, Rules
from content.rules import fired, holds
from quizzes import load_all
from scoring import MODEL

# rule: facts that fire it, facts that keep it silent
CASES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "R01": ({"safety": True}, {"safety": False}),
    "R02": ({"unable_days": 2}, {"unable_days": 1, "scale.body": 24, "scale.spirit": 25}),
    "R03": ({"status": "insufficient"}, {"status": "scenarios_only"}),
    "R04": ({"flags": 2}, {"flags": 1}),
    "R05": ({"zone": "worn_out"}, {"zone": "doormat", "running_low": False}),
    "R06": ({"zone": "doormat"}, {"zone": "diva"}),
    "R07": ({"zone": "diva"}, {"zone": "doormat"}),
    "R08": ({"zone": "sweet_spot"}, {"zone": "mixed_middle"}),
    "R09": ({"zone": "mixed_middle"}, {"zone": "sweet_spot"}),
    "R10": ({"swing": MODEL.pendulum}, {"swing": MODEL.pendulum - 0.01}),
    "R11": ({"confidence": "borderline", "touched": 2}, {"confidence": "likely", "touched": 1}),
    "R12": ({"scale.people_pleasing": 60}, {"scale.people_pleasing": 59.9}),
    "R13": ({"scale.insecurity": 50, "contrast.route": -20}, {"scale.insecurity": 50, "contrast.route": -19.9}),
    "R14": ({"scale.insecurity": 50, "contrast.route": 20}, {"scale.insecurity": 49.9, "contrast.route": 20}),
    "R15": ({"cold_share": 70}, {"scale.inherited": 59.9, "cold_share": 69.9}),
    "R16": ({"scale.mission": 49.9}, {"scale.mission": 50}),
    "R17": ({"scale.kindness": 59.9}, {"scale.kindness": 60}),
    "R18": ({"thin": ("body",)}, {"thin": ()}),
    "R19": ({"access_gaps": ("space",)}, {"access_gaps": ()}),
    "R20": ({"group.marketing": 59.9}, {"group.marketing": 60}),
    "R21": ({"stands_out": ("first_contact",)}, {"stands_out": ("session",), "group.first_contact": 60}),
    "R22": ({"complaint_steps": "no"}, {"complaint_steps": "partly"}),
    "R23": ({"policies_written": 7}, {"policies_written": 8}),
    "R24": ({"zone": "diva", "all_policies_strict": True}, {"zone": "diva", "all_policies_strict": False}),
    "R25": ({"stands_out": ("conflict",)}, {"stands_out": ()}),
    "R26": ({"has_staff": True}, {"has_staff": False}),
    "R27": ({"rules_by_others": True}, {"rules_by_others": False}),
    "R28": ({"change_tilt": "possible", "toward_balance": True}, {"change_tilt": "too_small_to_tell",
                                                                    "toward_balance": True}),
    "R29": ({"crossing": True}, {"crossing": False}),
    "R30": ({"all_steady": True}, {"zone": "doormat", "all_steady": False}),
}  # fmt: skip

SILENT_WITHOUT_A_QUESTIONNAIRE = {
    "R12": "stumbling blocks", "R13": "stumbling blocks", "R14": "stumbling blocks",
    "R15": "stumbling blocks or the words", "R16": "mission", "R17": "kindness in the session",
    "R19": "touchpoints list", "R20": "touchpoints list", "R22": "conflict", "R23": "policy check",
    "R24": "policy check", "R26": "settings", "R27": "settings", "R28": "an earlier sheet", "R29": "an earlier sheet",
}  # fmt: skip


def names(known: dict[str, Any]) -> list[str]:
    return [rule.id for rule, _ in fired(Facts(known))]


def test_there_are_thirty_rules_in_order_and_a_case_for_each() -> None:
    ids = [rule.id for rule in rules().rules]
    assert ids == [f"R{number:02d}" for number in range(1, 31)]
    assert set(CASES) == set(ids)


@pytest.mark.parametrize("rule", CASES)
def test_fires_on_its_fact(rule: str) -> None:
    assert rule in names(CASES[rule][0])


@pytest.mark.parametrize("rule", CASES)
def test_stays_silent_against_it(rule: str) -> None:
    assert rule not in names(CASES[rule][1])


@pytest.mark.parametrize("rule", CASES)
def test_stays_silent_on_each_fact_left_out(rule: str) -> None:
    firing = CASES[rule][0]
    for gone in firing:
        assert rule not in names({name: value for name, value in firing.items() if name != gone})


@pytest.mark.parametrize(("rule", "needs"), SILENT_WITHOUT_A_QUESTIONNAIRE.items())
def test_what_was_never_asked_is_unknown_and_not_bad(rule: str, needs: str) -> None:
    """A sheet of the map and the self-care audit knows nothing of {needs}."""
    known = {
        "status": "full", "flags": 0, "answers": True, "zone": "diva", "confidence": "clear", "touched": 1,
        "running_low": False, "tilt": 40.0, "swing": 10.0, "stands_out": (), "lowest": "body", "thin": ("body",),
        "all_steady": False, "scale.body": 10.0, "scale.spirit": 90.0,
    }  # fmt: skip
    assert rule not in names(known), needs


def test_other_ways_to_fire() -> None:
    assert "R02" in names({"scale.body": 24.9, "scale.spirit": 24.9})
    assert "R05" in names({"zone": "sweet_spot", "running_low": True})
    assert "R15" in names({"scale.inherited": 60})
    assert "R21" in names({"group.first_contact": 59})
    assert "R30" in names({"zone": "sweet_spot"})


def test_a_rule_hides_facts_from_those_after_it() -> None:
    assert names({"flags": 2, "zone": "doormat", "swing": 80.0, "thin": ("body",)}) == ["R04", "R18"]
    assert names({"status": "insufficient", "swing": 80.0}) == ["R03"]


@pytest.mark.parametrize(
    ("condition", "value", "expected"),
    [
        ({"is": "a"}, "a", True), ({"is": "a"}, "b", False), ({"is": False}, False, True),
        ({"is_not": "a"}, "b", True), ({"is_not": "a"}, "a", False),
        ({"one_of": ["a", "b"]}, "b", True), ({"one_of": ["a", "b"]}, "c", False),
        ({"at_least": 5}, 5, True), ({"at_least": 5}, 4.9, False), ({"at_least": 0}, 0, True),
        ({"above": 5}, 5, False), ({"above": 5}, 5.1, True), ({"at_most": 5}, 5, True), ({"at_most": 5}, 5.1, False),
        ({"below": 5}, 5, False), ({"below": 5}, 4.9, True), ({"below": 0}, -1, True),
        ({"has": "a"}, ("a", "b"), True), ({"has": "a"}, (), False),
        ({"some": True}, ("a",), True), ({"some": True}, (), False),
        ({"at_least": 50}, 49.9999999999, True), ({"below": 50}, 49.9999999999, False),
    ],
)  # fmt: skip
def test_operators(condition: dict[str, Any], value: Any, expected: bool) -> None:
    one = Condition.model_validate({"fact": "x", **condition})
    assert holds(one, Facts({"x": value})) is expected
    assert holds(one, Facts({})) is None


def test_groups_know_three_answers() -> None:
    yes, no, unknown = {"fact": "a", "is": 1}, {"fact": "a", "is": 2}, {"fact": "b", "is": 1}
    facts = Facts({"a": 1})
    expected = {
        "any": {(0, 1): True, (0, 2): True, (1, 2): None, (1,): False},
        "all": {(0, 1): False, (0, 2): None, (1, 2): False, (0,): True},
    }
    for group, cases in expected.items():
        for chosen, answer in cases.items():
            inner = [(yes, no, unknown)[at] for at in chosen]
            assert holds(Condition.model_validate({group: inner}), facts) is answer


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ({"fact": "a"}, "one operator"),
        ({"fact": "a", "is": 1, "below": 2}, "one operator"),
        ({"is": 1}, "fact = "),
        ({"any": [], "all": []}, "fact = "),
        ({"fact": "a", "at_least": "MODEL.pendulun"}, 'did you mean "pendulum"'),
        ({"fact": "a", "at_least": "fifty"}, "the model does not have"),
    ],
)
def test_a_broken_condition_is_told(broken: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match="(?s).*" + says):
        Condition.model_validate(broken)


def test_cut_offs_of_the_model_are_named_and_not_written_again() -> None:
    swing = next(rule for rule in rules().rules if rule.id == "R10")
    assert swing.when[0].at_least == MODEL.pendulum


def test_an_unknown_fact_is_a_fault() -> None:
    raw = rules().model_dump(by_alias=True, exclude_none=True)
    raw["rules"][0]["when"] = [{"fact": "zones", "is": "diva"}]
    with pytest.raises(ValueError, match='R01 ask for the fact "zones"; did you mean "zone"'):
        Rules.model_validate(raw)


def test_every_questionnaire_that_a_note_leads_to_is_there() -> None:
    named = {name: rule for rule in rules().rules for name in rule.quizzes}
    assert named and set(named) <= set(load_all())
    assert all(rule.note for rule in named.values()), "a way without a word leads nobody"


def test_what_fills_a_reason_is_known() -> None:
    for rule in rules().rules:
        for text in (rule.reason, *(one.text for one in rule.reasons)):
            assert set(re.findall(r"{(.*?)}", text)) <= {"answer", "because", "count", "of"}, rule.id
        assert not {"count", "of"} & set(re.findall(r"{(.*?)}", rule.reason)), "only a condition says what to count"


def test_the_facts_that_a_reason_asks_for_are_checked_too() -> None:
    raw = rules().model_dump(by_alias=True, exclude_none=True)
    raw["rules"][14]["reasons"][1]["when"] = [{"fact": "cold_shares", "at_least": 70}]
    with pytest.raises(ValueError, match='R15 ask for the fact "cold_shares"; did you mean "cold_share"'):
        Rules.model_validate(raw)


def test_every_step_is_reachable_by_a_rule_a_table_or_a_swap() -> None:
    book = rules()
    named = {one for table in book.tables.values() for ids in table.values() for one in ids}
    named |= {one for ids in book.swaps.values() for one in ids}
    for picks in (*(rule.picks for rule in book.rules), *(fill.picks for fill in book.fill)):
        named |= {one for pick in picks for one in (*pick.steps, *pick.order)}
    by_domain = {one.id for one in steps().values() if one.kind == "care"}
    assert set(steps()) - named - by_domain == set()
