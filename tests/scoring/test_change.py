"""Changes worked by hand in tests/golden/worked.md, by their letters there."""

from __future__ import annotations

import pandas as pd
import pytest

import scoring
from quizzes.schema import Quiz
from scoring.result import Moved
from tests.scoring.forms import form, sheet

THREES = "333333 333333"


def moved(each: Moved) -> tuple[float | None, float | None, float | None]:
    return each.change, each.se, each.rci


def test_a_same_sheet_twice() -> None:
    for answers in (sheet("DDBBDDBBBBHV", "424233 243433"), sheet("DDBBDDBB....")):
        found = scoring.change(form("twelve"), answers, answers)
        for axis in (found.C, found.S, found.B, found.G):
            assert (axis.change, axis.rci, axis.verdict) == (0, 0, "too_small_to_tell")
        assert not (found.toward_balance or found.more_ground or found.crossing)


def test_b_from_doormat_to_balanced() -> None:
    found = scoring.change(form("twelve"), sheet("D" * 12, THREES), sheet("B" * 12, THREES))
    assert found.method == "paired"
    assert moved(found.C) == pytest.approx((0, 8.3942, 0), abs=5.1e-5)
    assert moved(found.S) == pytest.approx((50, 8.3942, 5.9565), abs=5.1e-5)
    assert moved(found.B) == pytest.approx((50, 11.8712, 4.2119), abs=5.1e-5)
    assert moved(found.G) == pytest.approx((25, 5.9356, 4.2119), abs=5.1e-5)
    assert [each.verdict for each in (found.C, found.S, found.B, found.G)] == ["too_small_to_tell", *["likely"] * 3]
    assert (found.toward_balance, found.more_ground, found.crossing) == (True, True, False)


def test_c_possible() -> None:
    found = scoring.change(form("twelve"), sheet("D" * 12, THREES), sheet("BBBBDDDDDDDD", THREES))
    assert moved(found.S) == pytest.approx((16.6667, 10.3682, 1.6075), abs=5.1e-5)
    assert found.S.verdict == "possible"
    assert moved(found.B) == pytest.approx((16.6667, 13.3403, 1.2493), abs=5.1e-5)
    assert (found.B.verdict, found.G.verdict) == ("too_small_to_tell", "too_small_to_tell")
    assert not found.toward_balance and not found.more_ground


def test_d_both_scales_move_together() -> None:
    found = scoring.change(form("twelve"), sheet("H" * 12, THREES), sheet("BBBBBBHHHHHH", THREES))
    assert moved(found.C) == pytest.approx((25, 10.5891, 2.3609), abs=5.1e-5)
    assert found.C.verdict == "likely"
    assert moved(found.B) == pytest.approx((0, 11.8712, 0), abs=5.1e-5)
    assert moved(found.G) == pytest.approx((25, 8.7692, 2.8509), abs=5.1e-5)
    assert (found.toward_balance, found.more_ground, found.crossing) == (False, True, False)


def test_e_swung_past_the_middle() -> None:
    found = scoring.change(form("twelve"), sheet("DDDDDDDD...."), sheet("....VVVVVVVV"))
    assert found.method == "independent"
    assert moved(found.C) == pytest.approx((-100, 13.9805, -7.1528), abs=5.1e-5)
    assert moved(found.S) == pytest.approx((100, 13.9805, 7.1528), abs=5.1e-5)
    assert moved(found.B) == pytest.approx((200, 19.7714, 10.1156), abs=5.1e-5)
    assert (found.toward_balance, found.crossing) == (False, True)


def test_a_small_step_over_the_middle_is_no_crossing() -> None:
    # B from -50 to +16.6667: a likely change, but |B| stays below 20.
    found = scoring.change(form("twelve"), sheet("D" * 12, THREES), sheet("VVVVBBBBBBBB", THREES))
    assert found.B.verdict == "likely"
    assert (found.toward_balance, found.crossing) == (True, False)


def test_moving_further_out_on_one_side_is_no_crossing() -> None:
    for first, second in (("DDDDHHHHHHHH", "D" * 12), ("H" * 12, "V" * 12)):
        found = scoring.change(form("twelve"), sheet(first), sheet(second))
        assert found.B.verdict == "likely"
        assert not found.crossing and not found.toward_balance


def test_f_different_status_is_compared_on_what_both_have() -> None:
    found = scoring.change(form("twelve"), sheet("B" * 12, "515151 515151"), sheet("H" * 12))
    assert found.method == "independent"
    assert moved(found.C) == pytest.approx((-100, 11.0050, -9.0867), abs=5.1e-5)
    assert moved(found.B) == pytest.approx((0, 15.5635, 0), abs=5.1e-5)
    assert moved(found.G) == pytest.approx((-100, 7.7817, -12.8506), abs=5.1e-5)
    assert found.G.verdict == "likely"
    assert not found.more_ground


def test_g_nothing_shared() -> None:
    found = scoring.change(form("twelve"), sheet("B" * 12), sheet("", "515151 515151"))
    assert found.method is None
    assert moved(found.B) == (None, None, None)
    assert found.B.verdict is None
    assert not (found.toward_balance or found.more_ground or found.crossing)


@pytest.mark.parametrize(
    ("later", "method"),
    [
        ("BBBBBBBB....", "paired"),
        ("BBBBBBB.....", "independent"),
    ],
)
def test_paired_needs_eight_common_scenarios(later: str, method: str) -> None:
    found = scoring.change(form("twelve"), sheet("B" * 12, THREES), sheet(later, THREES))
    assert found.method == method


def test_paired_needs_four_common_statements_on_both_scales() -> None:
    first = sheet("B" * 12, "3333.. 333333")
    assert scoring.change(form("twelve"), first, sheet("B" * 12, "3333.. 3333..")).method == "paired"
    assert scoring.change(form("twelve"), first, sheet("B" * 12, "..3333 333333")).method == "independent"


def test_each_sheet_is_freed_of_its_own_leaning() -> None:
    found = scoring.change(form("twelve"), sheet("B" * 12, THREES), sheet("B" * 12, "444444 444444"))
    assert moved(found.C)[0] == pytest.approx(0)
    assert moved(found.C)[1] == pytest.approx(8.3942, abs=5.1e-5)


def test_the_table_matches_on_sheet_in_the_order_of_the_first() -> None:
    quiz = form("twelve")
    before = pd.DataFrame(
        [{"sheet": "x", **sheet("D" * 12, THREES)}, {"sheet": "gone"}, {"sheet": "y", **sheet("H" * 12)}]
    )
    after = pd.DataFrame(
        [{"sheet": "y", **sheet("B" * 12)}, {"sheet": "new"}, {"sheet": "x", **sheet("B" * 12, THREES)}]
    )
    table = scoring.change_table(quiz, before, after)
    assert list(table["sheet"]) == ["x", "y"]
    assert list(table["method"]) == ["paired", "independent"]
    assert table["B.rci"][0] == pytest.approx(4.2119, abs=5.1e-5)
    assert table["G.change"][1] == pytest.approx(100)
    parts = [f"{axis}.{part}" for axis in "CSBG" for part in ("change", "se", "rci", "verdict")]
    assert list(table.columns) == ["sheet", "method", *parts, "toward_balance", "more_ground", "crossing"]


def test_a_quiz_without_a_position_has_no_change(care: Quiz) -> None:
    with pytest.raises(ValueError, match="no position to compare"):
        scoring.change(care, {}, {})


@pytest.fixture
def care() -> Quiz:
    return form("care")
