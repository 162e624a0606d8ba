"""The change between two places without answers, against figures by hand (tests/golden/worked.md) and F18 itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import scoring
from scoring import Position, change_between
from tests.scoring.forms import form, sheet

TWELVE = form("twelve")


def place(scenarios: str, statements: str = "") -> Position:
    found = scoring.score(TWELVE, sheet(scenarios, statements)).position
    assert found is not None
    return found


def test_e_swung_past_the_middle() -> None:
    found = change_between(place("DDDDDDDD...."), place("....VVVVVVVV"))
    assert found.method == "independent"
    assert (found.B.change, found.B.se, found.B.rci) == pytest.approx((200, 19.7714, 10.1156), abs=5.1e-5)
    assert (found.C.change, found.C.se, found.C.rci) == pytest.approx((-100, 13.9805, -7.1528), abs=5.1e-5)
    assert (found.toward_balance, found.more_ground, found.crossing) == (False, False, True)


def test_b_is_as_likely_by_the_places_alone_with_a_wider_margin() -> None:
    # V_C = V_S = (6400/15/12)/4 + 2500/9/6/4 + 25 = 8.8889 + 11.5741 + 25 = 45.4630 in both sheets, Cov 0:
    # B: sqrt(4 * 45.4630) = 13.4852, 50/13.4852 = 3.7078; G: half of each, the same ratio.
    found = change_between(place("D" * 12, "333333 333333"), place("B" * 12, "333333 333333"))
    assert (found.B.change, found.B.se, found.B.rci) == pytest.approx((50, 13.4852, 3.7078), abs=5.1e-5)
    assert (found.G.change, found.G.rci) == pytest.approx((25, 3.7078), abs=5.1e-5)
    assert (found.toward_balance, found.more_ground, found.crossing) == (True, True, False)


def test_a_place_that_is_none_is_not_compared() -> None:
    for pair in ((place("DD"), place("B" * 12)), (place("B" * 12), place("DD"))):
        found = change_between(*pair)
        assert found.method is None
        assert found.B.change is None and found.B.verdict is None
        assert not (found.toward_balance or found.more_ground or found.crossing)


def test_a_crossing_needs_twenty_points_beyond_the_middle() -> None:
    before, after = place("D" * 12), place("V" * 12)
    just = replace(after, B=20.0 - 1e-12)
    assert change_between(before, just).crossing
    assert not change_between(before, replace(after, B=19.9)).crossing


scenarios = st.text("DVBH", min_size=12, max_size=12)


@given(scenarios, scenarios)
@settings(max_examples=60, deadline=None)
def test_it_is_what_f18_says_of_the_answers(first: str, second: str) -> None:
    # Statements on one time only: the other status is scenarios_only, so both rest on the scenarios: F18 on those.
    halves = first[:8] + "....", "...." + second[4:]
    known = scoring.change(TWELVE, sheet(halves[0]), sheet(halves[1]))
    found = change_between(place(halves[0]), place(halves[1]))
    assert known.method == found.method == "independent"
    for axis in "CSBG":
        one, other = getattr(known, axis), getattr(found, axis)
        assert (one.change, one.se, one.rci) == pytest.approx((other.change, other.se, other.rci))
        assert one.verdict == other.verdict
    for name in ("toward_balance", "more_ground", "crossing"):
        assert getattr(known, name) == getattr(found, name)
