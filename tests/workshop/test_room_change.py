from __future__ import annotations

import pytest

from quizzes.schema import Scenario
from tests.workshop.made_rooms import all_of, map_quiz, room
from workshop.frames import Kept, Sheet, advance
from workshop.room_change import PAIRS, change_shown, paired, t_975

QUIZ = map_quiz()
SCENARIOS = [item.id for item in QUIZ.of_kind(Scenario)]


def leaning(seat, balanced):
    """Doormat throughout, but for the first `balanced` scenarios."""
    return Sheet(seat, 1, all_of(QUIZ, "D") | dict.fromkeys(SCENARIOS[:balanced], "B"))


def test_the_quantile_by_the_printed_table():
    assert [round(t_975(freedom), 3) for freedom in (7, 9, 19, 99)] == [2.365, 2.262, 2.093, 1.984]
    with pytest.raises(ValueError, match="too few"):
        t_975(6)


def test_change_by_hand():
    # Each balanced answer of twelve in place of a doormat one adds 100 / 12 * 0.5 = 4.1667 to S and to B, 2.0833 to G.
    # Four people move from 0 to 6 of them, four from 6 to 12: S rises by 25 for everyone, so the interval is a point.
    # Before, S is 25 four times and 50 four times: SD 12.5 * sqrt(8 / 7) = 13.363, and so after; 25 / 13.363 = 1.9.
    before = [*(leaning(f"a{n}", 0) for n in range(4)), *(leaning(f"b{n}", 6) for n in range(4))]
    after = [*(leaning(f"a{n}", 6) for n in range(4)), *(leaning(f"b{n}", 12) for n in range(4))]
    shown, facts = change_shown(QUIZ, paired(QUIZ, before, after))
    found = {axis["id"]: axis for axis in shown["axes"]}
    assert found["C"] == {"id": "C", "change": 0, "low": 0, "high": 0, "effect": None}
    assert found["S"] == {"id": "S", "change": 25, "low": 25, "high": 25, "effect": 1.9}
    assert found["B"]["change"] == 25 and found["G"]["change"] == 13
    # |B| falls from 50 to 25 and from 25 to 0.
    assert found["away"]["change"] == -25
    assert facts["change.S"] == facts["change.low.S"] == facts["change.high.S"] == 25
    assert [cell.count for cell in shown["toward_balance"]] == [8]


def test_an_interval_by_hand():
    # Changes of S in steps of 25/6: 0 0 0 0 6 6 6 6 balanced answers more: mean 12.5, SD 12.5 * sqrt(8/7) = 13.363,
    # reach 2.3646 * 13.363 / sqrt(8) = 11.17.
    before = [leaning(f"a{n}", 0) for n in range(8)]
    after = [leaning(f"a{n}", 0 if n < 4 else 6) for n in range(8)]
    shown, _ = change_shown(QUIZ, paired(QUIZ, before, after))
    S = next(axis for axis in shown["axes"] if axis["id"] == "S")
    assert (S["change"], S["low"], S["high"]) == (13, 1, 24)
    # Spread before 0, after 13.363: 12.5 / 6.68 = 1.9.
    assert S["effect"] == 1.9


def test_seven_pairs_show_nothing():
    pairs = paired(QUIZ, room(9), room(7, seed=8))
    assert len(pairs) == 7
    assert advance(Kept(), "after", pairs, lambda found: change_shown(QUIZ, found), least=PAIRS) == Kept()
    with pytest.raises(ValueError, match="8 or more"):
        change_shown(QUIZ, pairs)


def test_who_came_once_and_thin_sheets_are_no_pairs():
    before, after = room(4), room(4, seed=8, first=2)
    assert [pair.seat for pair in paired(QUIZ, before, after)] == ["s2", "s3"]
    assert paired(QUIZ, before, [Sheet("s0", 1, {})]) == []
    scenarios_only = {key: value for key, value in before[1].answers.items() if key in SCENARIOS}
    assert paired(QUIZ, before, [Sheet("s1", 1, scenarios_only)]) == []


def test_a_new_version_of_either_sheet_is_a_new_pair():
    before, after = room(1), room(1, seed=8)
    versions = {
        paired(QUIZ, [Sheet("s0", a, before[0].answers)], [Sheet("s0", b, after[0].answers)])[0].version
        for a in (1, 2, 2**31 - 1)
        for b in (1, 2, 2**31 - 1)
    }
    assert len(versions) == 9


@pytest.mark.parametrize("n", [8, 9, 14, 60])
def test_no_cell_under_five(n):
    shown, _ = change_shown(QUIZ, paired(QUIZ, room(n), room(n, seed=9)))
    cells = [*shown["words"]["B"], *shown["words"]["G"], *shown["toward_balance"], *shown["more_ground"]]
    assert cells and all(cell.count >= 5 for cell in cells)
