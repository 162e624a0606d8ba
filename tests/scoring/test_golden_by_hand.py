"""Sheets worked by hand in tests/golden/worked.md, by their numbers there."""

from __future__ import annotations

from typing import Any

import pytest

import scoring
from tests.scoring.forms import form, sheet

NUMBERS = (
    "A", "C", "S", "B", "G", "SE_C", "SE_S", "SE_B", "SE_G", "V_C", "V_S", "cov", "B_low90", "B_high90", "G_low90",
    "G_high90", "B_low50", "B_high50", "G_low50", "G_high50", "swing",
)  # fmt: skip
PLAIN = {"flags": (), "all_best": False, "running_low": False}

CASES: dict[str, tuple[dict[str, object], dict[str, float], dict[str, Any]]] = {
    "1 scenarios only": (
        sheet("DDDDVVVV....", "555555 ......"),
        {"A": 2, "C": 50, "S": 50, "B": 0, "G": 50, "V_C": 325, "V_S": 325, "cov": -227.2727, "SE_C": 18.0278,
         "SE_B": 33.2347, "SE_G": 6.9903, "swing": 100, "B_low50": -22.4002, "B_high50": 22.4002,
         "G_low50": 45.2886, "G_high50": 54.7114},
        PLAIN | {"status": "scenarios_only", "n_scenarios": 8, "zone": "mixed_middle", "confidence": "borderline",
         "could_also_be": ("doormat", "diva")},
    ),
    "2 statements only": (
        sheet("BBBBBBB.....", "424242 242424"),
        {"A": 0, "C": 75, "S": 25, "B": -50, "G": 50, "V_C": 71.2963, "SE_C": 8.4437, "cov": 0, "SE_B": 11.9412,
         "SE_G": 5.9706, "B_low90": -69.6433, "B_high90": -30.3567},
        PLAIN | {"status": "statements_only", "n_scenarios": 7, "zone": "doormat", "confidence": "clear",
         "could_also_be": (), "swing": None},
    ),
    "3 too little": (
        sheet("BBBBBBB.....", "424... 242424"),
        {},
        PLAIN | {"status": "insufficient", "n_scenarios": 7, "zone": None, "confidence": None, "could_also_be": ()}
        | dict.fromkeys(NUMBERS),
    ),
    "4 missing statements and a leaning": (
        sheet("BBBBBBHHHHHH", "535.5. 5353.3"),
        {"A": 1, "C": 62.5, "S": 62.5, "B": 0, "G": 62.5, "V_C": 97.8770, "V_S": 91.1806, "cov": 41.6667,
         "SE_B": 10.2822, "SE_G": 8.2521, "swing": 0, "G_low50": 56.9381, "G_high50": 68.0619},
        PLAIN | {"status": "full", "zone": "mixed_middle", "confidence": "borderline",
         "could_also_be": ("sweet_spot",)},
    ),
    "5 pendulum": (
        sheet("DDDDDDVVVVVV", "333333 333333"),
        {"A": 0, "C": 50, "S": 50, "B": 0, "G": 50, "V_C": 87.1296, "SE_S": 9.3343, "cov": -41.6667,
         "SE_B": 16.0497, "SE_G": 4.7678, "swing": 100},
        PLAIN | {"zone": "mixed_middle", "confidence": "borderline", "could_also_be": (),
         "flags": ("same_answer_run",)},
    ),
    "6 withdrawn": (
        sheet("HHHHHHHHHHHH", "151515 151515"),
        {"C": 0, "S": 0, "B": 0, "G": 0, "V_C": 45.4630, "SE_B": 9.5355, "SE_G": 4.7678, "G_low90": 0,
         "G_high90": 7.8430},
        PLAIN | {"zone": "worn_out", "confidence": "clear", "could_also_be": (), "running_low": True},
    ),
    "7 doormat side and running low": (
        sheet("DDDDDHHHHHHH"),
        {"C": 41.6667, "S": 0, "B": -41.6667, "G": 20.8333, "V_C": 222.5926, "V_S": 60.5556, "cov": 0,
         "SE_B": 16.8270, "SE_G": 8.4135, "B_low90": -69.3471, "B_high90": -13.9862, "B_high50": -30.3253},
        PLAIN | {"status": "scenarios_only", "zone": "doormat", "confidence": "likely", "could_also_be": (),
         "running_low": True},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_by_hand(case: str) -> None:
    answers, numbers, words = CASES[case]
    position = scoring.score(form("twelve"), answers).position
    assert {name: getattr(position, name) for name in numbers} == pytest.approx(numbers, abs=5.1e-5)
    assert {name: getattr(position, name) for name in words} == words


def test_touchpoints_by_hand() -> None:
    position = scoring.score(form("twelve"), sheet("DDVVDDDDDDDV")).position
    assert position is not None
    found = {each.id: each for each in position.touchpoints}
    assert list(found) == [
        "marketing", "first_contact", "space", "session", "money_time", "conflict", "after_care", "hiring",
    ]  # fmt: skip
    by_hand = {
        # n, C, S, B, G, stands out
        "session": (3, 54.5455, 45.4545, -9.0909, 50, True),
        "money_time": (3, 81.8182, 18.1818, -63.6364, 50, True),
        "conflict": (2, 80, 20, -60, 50, True),
        "marketing": (1, 77.7778, 22.2222, -55.5556, 50, False),
        "hiring": (0, 75, 25, -50, 50, False),
    }
    for name, (n, C, S, B, G, stands_out) in by_hand.items():
        at = found[name]
        assert (at.n_C, at.n_S, at.stands_out) == (n, n, stands_out), name
        assert pytest.approx((C, S, B, G), abs=5.1e-5) == (at.C, at.S, at.B, at.G), name
    assert pytest.approx(30.1997, abs=5.1e-5) == found["session"].SE_B
    assert pytest.approx(31.9548, abs=5.1e-5) == found["hiring"].SE_B


def test_a_touchpoint_takes_statements_of_its_own_scale_too() -> None:
    # Money and time has no C statement: three scenarios on C; three scenarios and four statements on S.
    position = scoring.score(form("twelve"), sheet("BBBBBBBBBBBB", "333333 515133")).position
    assert position is not None
    at = next(each for each in position.touchpoints if each.id == "money_time")
    assert (at.n_C, at.n_S) == (3, 7)
    # Statements on S: 100, 100, 100, 100, 50, 50, mean 83.3333; four deviations of 16.6667 over 7 + 8.
    assert pytest.approx((100 + 83.3333) / 2, abs=5e-5) == position.S
    assert pytest.approx(91.6667 + 4 * 16.6667 / 15, abs=1e-4) == at.S
    assert pytest.approx(75) == at.C


def test_no_position_no_touchpoints() -> None:
    position = scoring.score(form("twelve"), {}).position
    assert position is not None
    assert all((at.n_C, at.C, at.SE_B, at.stands_out) == (0, None, None, False) for at in position.touchpoints)


def test_slip_counts_bad_days_of_balanced_picks_only() -> None:
    bad_days = {"SC01.second": "D", "SC02.second": "D", "SC03.second": "V", "SC04.second": "B", "SC12.second": "H"}
    slip = scoring.score(form("twelve"), sheet("BBBBBBBBBBBD", **bad_days)).position.slip  # type: ignore[union-attr]
    assert slip == scoring.Slip(D=2, V=1, H=0, shown=False)
    bad_days |= {"SC05.second": "H"}
    slip = scoring.score(form("twelve"), sheet("BBBBBBBBBBBD", **bad_days)).position.slip  # type: ignore[union-attr]
    assert slip == scoring.Slip(D=2, V=1, H=1, shown=True)


def test_bad_days_change_nothing_else() -> None:
    plain = scoring.score(form("twelve"), sheet("BBDVHBBDVHBB", "424233 243433")).position
    second = {f"SC{number:02}.second": "H" for number in range(1, 13)}
    slipped = scoring.score(form("twelve"), sheet("BBDVHBBDVHBB", "424233 243433", **second)).position
    assert plain is not None and slipped is not None
    assert (plain.C, plain.S, plain.SE_B, plain.flags) == (slipped.C, slipped.S, slipped.SE_B, slipped.flags)


def test_items_pairs_and_shares() -> None:
    # Pairs A and D and E lean by 1 (see sheet 4): 5 counts as 4, 3 as 2.
    position = scoring.score(form("twelve"), sheet("DVBH........", "535.5. 5353.3")).position
    assert position is not None
    pulls = {each.id: (each.key_or_value, each.c, each.s) for each in position.items}
    assert pulls["SC01"] == ("D", 100, 0)
    assert pulls["SC02"] == ("V", 0, 100)
    assert pulls["SC03"] == ("B", 100, 100)
    assert pulls["SC04"] == ("H", 0, 0)
    assert pulls["ST01"] == (5, pytest.approx(75), None)
    assert pulls["ST06"] == (3, None, pytest.approx(75))
    assert len(pulls) == 4 + 9
    assert position.pairs["A"] == scoring.PairScore("C", pytest.approx(75))
    assert position.pairs["B"] == scoring.PairScore("C", pytest.approx(75))
    assert position.pairs["F"].scale == "S"
    assert (position.shares.n, position.shares.D, position.shares.p_D, position.shares.p_H) == (4, 1, 0.25, 0.25)
    assert scoring.score(form("twelve"), {}).position.pairs["A"].mean is None  # type: ignore[union-attr]
    assert scoring.score(form("twelve"), {}).position.shares.p_B is None  # type: ignore[union-attr]


def test_a_very_even_sheet() -> None:
    def even(statements: str, scenarios: str = "BBBBBBBBBBBB") -> bool:
        return scoring.score(form("twelve"), sheet(scenarios, statements)).position.all_best  # type: ignore[union-attr]

    assert even("424242 515151")
    assert not even("424242 515153")
    assert not even("424242 51515.")
    assert not even("424242 515151", "BBBBBBBBBBB.")
    assert not even("424242 515151", "BBBBBBBBBBBD")
