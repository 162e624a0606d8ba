"""What holds for every sheet."""

from __future__ import annotations

import random
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import scoring
from scoring.model import MODEL
from tests.scoring.forms import SCENARIOS, STATEMENTS, form

keys = st.sampled_from(["D", "V", "B", "H"])
values = st.integers(1, 5)

complete = st.fixed_dictionaries(dict.fromkeys(SCENARIOS, keys) | dict.fromkeys(STATEMENTS, values))
partial = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(SCENARIOS, keys) | dict.fromkeys(STATEMENTS, values)
) | st.tuples(complete, st.sets(st.sampled_from(SCENARIOS + STATEMENTS), max_size=9)).map(
    lambda both: {name: cell for name, cell in both[0].items() if name not in both[1]}
)

junk: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=6),
    st.sampled_from(
        ["", " ", "x", "d", " B ", "4.0", "9", "-1", "nan", "inf", "1e3", "٤", 4.0, 4.5, b"B", "na", "NaN"]
    ),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=2), st.integers(), max_size=1),
    keys,
    values,
)
columns = st.sampled_from(
    [*SCENARIOS, *STATEMENTS, "SC01.second", "SC02.position", "SC03.seconds", "ST04.seconds", "sheet", "else", ""]
)
garbage = st.dictionaries(columns, junk, max_size=30)


def position(answers: dict[str, Any]) -> scoring.Position:
    found = scoring.score(form("twelve"), answers).position
    assert found is not None
    return found


NUMBERS = ("A", "C", "S", "B", "G", "SE_C", "SE_S", "SE_B", "SE_G", "cov", "swing")


def numbers(answers: dict[str, Any]) -> dict[str, float | None]:
    found = position(answers)
    return {name: getattr(found, name) for name in NUMBERS}


@given(partial)
def test_axes_turn_back_and_stay_in_the_diamond(answers: dict[str, Any]) -> None:
    at = position(answers)
    if at.status == "insufficient":
        assert (at.C, at.S, at.B, at.G, at.zone, at.confidence) == (None,) * 6
        return
    assert at.C is not None and at.S is not None and at.B is not None and at.G is not None
    assert pytest.approx(at.G - at.B / 2) == at.C
    assert pytest.approx(at.G + at.B / 2) == at.S
    assert abs(at.B) <= 2 * min(at.G, 100 - at.G) + 1e-9
    assert 0 <= at.C <= 100 and 0 <= at.S <= 100
    assert at.SE_B is not None and at.SE_G is not None and at.SE_B > 0 and at.SE_G > 0
    assert at.running_low == (MODEL.low_cut > at.G)
    for touchpoint in at.touchpoints:
        assert touchpoint.C is not None and 0 <= touchpoint.C <= 100


@given(st.lists(keys, min_size=8, max_size=12))
def test_scenarios_alone_read_as_shares(picks: list[str]) -> None:
    at = position(dict(zip(SCENARIOS, picks, strict=False)))
    shares = at.shares
    assert shares.p_V is not None and shares.p_D is not None and shares.p_B is not None and shares.p_H is not None
    assert pytest.approx(100 * (shares.p_V - shares.p_D)) == at.B
    assert pytest.approx(50 * (1 + shares.p_B - shares.p_H)) == at.G
    assert at.swing == pytest.approx(200 * min(shares.p_D, shares.p_V))


@given(complete.filter(lambda answers: max(answers[name] for name in STATEMENTS) < 5))
def test_agreeing_one_more_throughout_changes_the_leaning_only(answers: dict[str, Any]) -> None:
    more = answers | {name: answers[name] + 1 for name in STATEMENTS}
    one, other = numbers(answers), numbers(more)
    assert other.pop("A") == pytest.approx(one.pop("A") + 1)  # type: ignore[operator]
    assert other == pytest.approx(one, abs=1e-9)


@given(partial)
def test_swapping_the_scales_flips_the_tilt(answers: dict[str, Any]) -> None:
    # Each C statement takes the answer of an S statement with its sign: pairs A, B, C against D, E, F.
    swap = {"ST01": "ST08", "ST07": "ST02", "ST05": "ST04", "ST11": "ST10", "ST09": "ST12", "ST03": "ST06"}
    swap |= {value: key for key, value in swap.items()}
    keys_swapped = {"D": "V", "V": "D", "B": "B", "H": "H"}
    turned = {swap.get(name, name): keys_swapped[cell] if name in SCENARIOS else cell for name, cell in answers.items()}
    one, other = numbers(answers), numbers(turned)
    if one["B"] is None:
        assert other["B"] is None
        return
    assert other["B"] == pytest.approx(-one["B"], abs=1e-9)
    for name in ("A", "G", "SE_B", "SE_G", "swing"):
        assert other[name] == pytest.approx(one[name], abs=1e-9)
    assert (other["C"], other["SE_C"]) == pytest.approx((one["S"], one["SE_S"]), abs=1e-9)


@given(garbage)
def test_nothing_crashes_and_what_is_no_answer_is_missing(answers: dict[str, Any]) -> None:
    found = scoring.score(form("twelve"), answers)

    def is_answer(name: str, cell: Any) -> bool:
        if isinstance(cell, bool):
            return False
        if name in SCENARIOS:
            return isinstance(cell, str) and cell.strip().upper() in ("D", "V", "B", "H")
        text = cell.strip() if isinstance(cell, str) else str(cell)
        return isinstance(cell, (str, int, float)) and text.removesuffix(".0") in ("1", "2", "3", "4", "5")

    clean = {
        name: cell for name, cell in answers.items() if name not in SCENARIOS + STATEMENTS or is_answer(name, cell)
    }
    assert scoring.score(form("twelve"), clean) == found
    assert found.position is not None
    assert {each.id for each in found.position.items} == {name for name in clean if name in SCENARIOS + STATEMENTS}


@settings(max_examples=30)
@given(st.lists(st.one_of(partial, garbage), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_a_sheet_scores_the_same_alone_and_in_any_table(sheets: list[dict[str, Any]], dice: random.Random) -> None:
    sheets = [{name: cell for name, cell in each.items() if name != "sheet"} for each in sheets]
    quiz = form("twelve")
    together = scoring.score_table(quiz, pd.DataFrame(sheets, dtype=object), touchpoints=True).drop(columns="sheet")
    order = list(range(len(sheets)))
    dice.shuffle(order)
    shuffled = scoring.score_table(quiz, pd.DataFrame([sheets[at] for at in order], dtype=object), touchpoints=True)
    pd.testing.assert_frame_equal(
        together.iloc[order].reset_index(drop=True), shuffled.drop(columns="sheet"), check_exact=True
    )
    for at, each in enumerate(sheets):
        alone = scoring.score_table(quiz, pd.DataFrame([each], dtype=object), touchpoints=True).drop(columns="sheet")
        pd.testing.assert_frame_equal(alone, together.iloc[[at]].reset_index(drop=True), check_exact=True)


@given(partial, st.randoms(use_true_random=False))
def test_the_order_of_questions_and_options_changes_no_score(answers: dict[str, Any], dice: random.Random) -> None:
    quiz = form("twelve")
    items = list(quiz.items)
    dice.shuffle(items)
    turned = []
    for item in items:
        if item.kind == "scenario":
            options = list(item.options)
            dice.shuffle(options)
            item = item.model_copy(update={"options": tuple(options)})
        turned.append(item)
    other = scoring.score(quiz.model_copy(update={"items": tuple(turned)}), answers).position
    assert other is not None
    same = numbers(answers)
    assert {name: getattr(other, name) for name in NUMBERS} == {
        name: None if value is None else pytest.approx(value, abs=1e-9) for name, value in same.items()
    }


@given(partial, partial)
def test_change_turns_round_with_its_direction(before: dict[str, Any], after: dict[str, Any]) -> None:
    there, back = scoring.change(form("twelve"), before, after), scoring.change(form("twelve"), after, before)
    assert there.method == back.method
    for axis in "CSBG":
        one, other = getattr(there, axis), getattr(back, axis)
        assert one.verdict == other.verdict
        if one.change is not None:
            assert one.change == pytest.approx(-other.change, abs=1e-9)
            assert one.se == pytest.approx(other.se)
    same = scoring.change(form("twelve"), before, before)
    assert same.B.rci in (0, None) and not (same.toward_balance or same.more_ground or same.crossing)
