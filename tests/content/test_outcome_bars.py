"""Scales and lists of a result: numbers where there are enough answers, and what is empty said once."""

from __future__ import annotations

import pytest

from quizzes.schema import Check
from tests.content.answering import ALL, sheet
from tests.content.test_outcome import told

ROWS = [item.id for item in ALL["touchpoints_list"].of_kind(Check)]


def test_places_of_a_list_without_an_answer_stand_in_one_line() -> None:
    found = told(*sheet("touchpoints_list", {"session": "no", "marketing": "yes"}))
    assert [bar.id for bar in found.bars] == ["marketing", "session"]
    rest = "First contact, Your space, Time and money, Conflict, After and between"
    assert found.blank == f"Nothing answered here: {rest}."
    assert not [bar for bar in found.bars if "Too few" in bar.text]


def test_too_few_rows_give_no_number_and_keep_what_is_not_in_place() -> None:
    rows = [item.id for item in ALL["touchpoints_list"].of_kind(Check) if item.group == "session"][:2]
    found = told(*sheet("touchpoints_list", None, **{rows[0]: "no", rows[1]: "yes"}))
    assert found.opening.startswith("Too few rows for a number here.")
    assert [(bar.id, bar.score, bar.band, bar.text) for bar in found.bars] == [("session", None, "", "")]
    assert [row.said for row in found.bars[0].rows] == ["No"]
    assert found.blank == "" and not [line for line in found.lead if "in place" in line or "There is room" in line]


def test_scales_with_too_few_answers_stand_in_one_line() -> None:
    found = told(*sheet("stumbling_blocks", {"people_pleasing": 1.0}))
    assert [bar.id for bar in found.bars] == ["people_pleasing"]
    rest = "Doubt, Old rules of service, Doubt that gives, Doubt that shows"
    assert found.blank == f"Too few answers for a word on: {rest}."
    few = told(*sheet("stumbling_blocks", PP1=5, PP2=1))
    assert (few.opening, few.bars, few.blank) == ("Too few answers here for a word.", (), "")


def test_scales_are_told_where_a_list_beside_them_was_passed_over() -> None:
    found = told(*sheet("hard_talks", {"defend": 1.0, "yield": 0.0, "repair": 0.5}))
    assert found.opening.startswith("Hard talks come to every practice.")
    assert found.blank == "Nothing answered here: Safety net."


@pytest.mark.parametrize(("answered", "named"), [(1, False), (3, False), (4, True), (6, True)])
def test_a_net_of_one_row_is_no_net_yet(answered: int, named: bool) -> None:
    rows = [item.id for item in ALL["hard_talks"].of_kind(Check)][:answered]
    found = told(*sheet("hard_talks", {"defend": 0.5}, **dict.fromkeys(rows, "yes")))
    net = next(bar for bar in found.bars if bar.id == "net")
    assert net.score == 100
    assert bool(net.band) == bool(net.text) == named


def test_no_sentence_on_a_row_with_a_no_where_none_is() -> None:
    net = next(bar for bar in told(*sheet("hard_talks", {"net": "partly"})).bars if bar.id == "net")
    assert net.text and " a no" not in net.text


def test_rules_are_counted_only_where_their_rows_were_answered() -> None:
    found = told(*sheet("policy_check", {"known": "yes"}))
    assert "written" not in found.opening
    assert found.opening == "Here is what you answered, and what it adds up to."
    assert found.blank == "Nothing answered here: Written down, Kept."
    three = [item.id for item in ALL["policy_check"].of_kind(Check) if item.group == "written"][:3]
    assert not told(*sheet("policy_check", {"kept": "yes"}, **dict.fromkeys(three, "yes"))).readings[1:]
